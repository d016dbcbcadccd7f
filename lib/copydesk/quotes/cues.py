"""Reporting verbs at work: whether a word in its sentence is used as one."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import Verb, reporting
from copydesk.language.words import (
    ADVERBS,
    BE,
    DASHES,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NO_ADVERBS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    SUBORDINATORS,
    words,
)

_HELPERS = BE | HAVE | DO | MODALS | NEGATIONS
# "went on to say", "continued to insist", "did note", "is expected to say" is none
_INTO = words(
    "went goes go going continued continues continuing hastened appeared appears seemed seems used"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group at work: tokens first..last-1 ("has also said"), the verb at `verb`."""

    first: int
    verb: int
    last: int
    entry: Verb
    helped: bool = False  # by an auxiliary, so no noun: "is saying", "went on to note"

    @property
    def homograph(self) -> bool:
        """Could this form be a noun as well ("report", "claims")?"""
        return "noun" in self.entry.uses and self.entry.form in {"base", "s"}

    def uses(self, use: str) -> bool:
        return use in self.entry.uses


def cue_at(tokens: Tokens, i: int, floor: int, headline: bool = False) -> Cue | None:
    """The cue whose verb is token `i`, or None where the word is a noun, passive or denied.

    `floor` is the first token of the sentence.
    """
    entries = reporting().get(tokens.low[i])
    if not entries:
        return None
    if i > floor and tokens.capital(i) and tokens.is_word(i - 1) and not headline:
        return None  # a capital in mid-sentence is a name: the State, The Daily Report
    for entry in entries:
        last = i + 1
        if entry.particle:
            if last >= len(tokens) or tokens.low[last] != entry.particle:
                continue
            last += 1
        first = _group_start(tokens, i, floor, entry)
        if first is None:
            return None
        helped = any(_helps(w) or w == "to" for w in tokens.low[first:i])
        return Cue(first, i, last, entry, helped)
    return None


def _helps(word: str) -> bool:
    return word in _HELPERS or "'" in word


def _group_start(tokens: Tokens, i: int, floor: int, entry: Verb) -> int | None:
    """First token of the verb group around the verb `i`; None when this is no reporting verb."""
    low = tokens.low
    first, helpers = _over_helpers(tokens, i, floor)
    if first > floor and low[first - 1] == "to":
        first = _infinitive(tokens, first - 1, floor)
        return None if first is None else _over_helpers(tokens, first, floor)[0]
    before = low[first - 1] if first > floor else ""
    if _refused(tokens, i, before, helpers, entry):
        return None
    return first


def _over_helpers(tokens: Tokens, first: int, floor: int) -> tuple[int, list[str]]:
    """Leftwards over adverbs and auxiliaries: where they begin, and which they are."""
    low, helpers = tokens.low, []
    while first > floor:
        w = low[first - 1]
        if not (
            w in ADVERBS
            or w in _HELPERS
            or (w.endswith("ly") and w not in NO_ADVERBS and not tokens.capital(first - 1))
        ):
            break
        first -= 1
        helpers.append(w)
        if "'" in w and w.partition("'")[0] in SUBJECTS:
            break
    return first, helpers


def _infinitive(tokens: Tokens, to: int, floor: int) -> int | None:
    """Start of "went on to say", "was quick to add"; None for any other infinitive."""
    for k in range(to - 1, max(floor, to - 5) - 1, -1):
        if tokens.low[k] in _INTO or (tokens.low[k] in BE and tokens.low[k + 1] == "quick"):
            return k
        if tokens.low[k] not in {"on", "quick", "so", "far", "as"}:
            return None
    return None


def _refused(tokens: Tokens, i: int, before: str, helpers: list[str], entry: Verb) -> bool:
    """Nouns, passives, denials and wishes are not reports."""
    if any(h in NEGATIONS or h in MODALS or h.endswith("n't") for h in helpers):
        return True
    if entry.form == "past":
        being = any(h in BE or h.endswith("'s") for h in helpers)
        had = any(h in HAVE or (h.endswith("'s") and h not in BE) for h in helpers)
        owned = before.endswith("'s") and not (tokens.capital(i - 1) and tokens.low[i] == "said")
        passive = (being and not had) or "been" in helpers
        return passive or before in DETERMINERS - PRONOUNS or owned
    if before in DETERMINERS - PRONOUNS or before in POSSESSIVES:
        return True
    if entry.form == "ing":
        return False
    if "noun" in entry.uses and _noun_by_what_follows(tokens, i):
        return True
    if before in PREPOSITIONS or (
        "noun" in entry.uses and (before.endswith("'s") or before in {"and", "or"})
    ):
        return True
    if entry.form != "base" or helpers or _plural(tokens, i - 1, entry):
        return False
    return "noun" in entry.uses or not _after_noun(tokens, i)


def _after_noun(tokens: Tokens, i: int) -> bool:
    """Does a noun stand before the verb, the last one of its subject: "experts on tea | say"?"""
    w = tokens.low[i - 1] if i else ""
    return (
        w.isalpha()
        and i + 1 < len(tokens)
        and tokens.low[i + 1] != ","
        and w not in _HELPERS | PREPOSITIONS | DETERMINERS | SUBORDINATORS | ADVERBS
        and not w.endswith(("ly", "ed"))
    )


def _noun_by_what_follows(tokens: Tokens, i: int) -> bool:
    """ "the jobs report was", "Bell tweets are": a finite verb follows the noun."""
    return i + 1 < len(tokens) and tokens.low[i + 1] in BE | HAVE | MODALS | {
        "because",
        "from",
        "by",
    }


def _plural(tokens: Tokens, i: int, entry: Verb) -> bool:
    """May token `i` be the last word of a plural subject ("they", "experts", "many")?"""
    if i < 0:
        return False
    w = tokens.low[i]
    return (
        w in PRONOUNS - {"he", "she", "it"}
        or w in {"people", ",", ")", "”", "'"} | DASHES
        or (w.endswith("s") and not w.endswith(("'s", "ous", "ss")))
        or w.endswith(("men", "children", "police", "percent"))
        or w.isdigit()
        or (tokens.capital(i) and "noun" not in entry.uses)
    )
