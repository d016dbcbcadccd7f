"""Reporting verbs at work: the verb group around one, and whether it reports at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from copydesk.language.tokens import Sentence, is_adverb
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
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    SUBORDINATORS,
    word_classes,
    words,
)
from copydesk.names.lists import document_nouns, person_nouns
from copydesk.wordlists import load

_OF = word_classes("quote_words")
_HELPERS = BE | HAVE | DO | MODALS | NEGATIONS
_HAS = HAVE | words("he's she's who's")
_DENIALS = NEGATIONS | MODALS
# "went on to say", "continued to insist", "did note"; "is expected to say" is none
_INTO = _OF["into"]
_NOUN_AFTER = DETERMINERS - PRONOUNS
_NO_SUBJECT = _HELPERS | PREPOSITIONS | DETERMINERS | SUBORDINATORS | ADVERBS
_AFTER_NOUN = BE | HAVE | MODALS | {"because", "from", "by"}
_PLURAL = (PRONOUNS - {"he", "she", "it"}) | DASHES | {"people", ",", ")", "”", "'"}
_PEOPLES = ("ern", "an", "ish", "ese", "ic", "al")


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
        return "noun" in self.entry.uses and self.entry.form in ("base", "s")

    def uses(self, *uses: str) -> bool:
        """Is the verb used in one of these ways?"""
        return not self.entry.uses.isdisjoint(uses)


def cue_at(s: Sentence, i: int, headline: bool = False) -> Cue | None:
    """The cue whose verb is token `i`, or None where the word is a noun, passive or denied."""
    entries = reporting().get(s.low[i], ())
    if i > s.first and s.capital(i) and s.is_word(i - 1) and not headline:
        return None  # a capital in mid-sentence is a name: the State, The Daily Report
    for entry in entries:
        if not entry.particle or s.low[i + 1] == entry.particle:
            first = _group_start(s, i, entry)
            if first is None:
                return _told(s, i)
            helped = any(w in _HELPERS or "'" in w or w == "to" for w in s.low[first:i])
            return Cue(first, i, i + 1 + bool(entry.particle), entry, helped)
    return None


def _told(s: Sentence, i: int) -> Cue | None:
    """ "The jury | was told that …" is what it hears."""
    first, _ = _over_helpers(s, i)
    hears = s.low[i] == "told" and first > s.first and inquirers().get(s.low[first - 1])
    return Cue(first, i, i + 1, reporting()["heard"][0], True) if hears else None


@cache
def inquirers() -> dict[str, bool]:
    """Who finds that something is so; True for those before whom others say it."""
    rows = (line.partition("\t") for line in load("inquirers"))
    return {head: bool(hears) for head, _, hears in rows}


def _group_start(s: Sentence, i: int, entry: Verb) -> int | None:
    """First token of the verb group around the verb `i`; None when this is no reporting verb."""
    first, helpers = _over_helpers(s, i)
    if first > s.first and s.low[first - 1] == "to":
        first = _infinitive(s, first - 1)
        return None if first is None else _over_helpers(s, first)[0]
    before = s.low[first - 1] if first > s.first else ""
    if any(h in _DENIALS or h.endswith("n't") for h in helpers):
        return None
    if entry.form == "past":
        return None if _is_passive(s, i, before, helpers, entry) else first
    noun = before in _NOUN_AFTER or before in POSSESSIVES or _is_warning(s, i)
    noun = noun or (entry.form != "ing" and _is_noun(s, i, before, helpers, entry))
    return None if noun else first


def _is_warning(s: Sentence, i: int) -> bool:
    """Is the word the noun of "a tsunami warning", and not what "a man warning that" does?"""
    before = s.low[i - 1]
    who = before in person_nouns() or before in document_nouns() or s.capital(i - 1)
    led = s.low[i - 2] in _NOUN_AFTER or s.low[i - 3] in _NOUN_AFTER
    return s.low[i] == "warning" and led and not who and s.is_word(i - 2)


def _over_helpers(s: Sentence, first: int) -> tuple[int, list[str]]:
    """Leftwards over adverbs and auxiliaries: where they begin, and which they are."""
    helpers = []
    while first > s.first:
        w = s.low[first - 1]
        if not (w in ADVERBS or w in _HELPERS or is_adverb(s, first - 1)):
            break
        first -= 1
        helpers.append(w)
        if "'" in w and w.partition("'")[0] in SUBJECTS:
            break
    return first, helpers


def _infinitive(s: Sentence, to: int) -> int | None:
    """Start of "went on to say", "was quick to add"; None for any other infinitive."""
    for k in range(to - 1, max(s.first, to - 5) - 1, -1):
        if s.low[k] in _INTO or (s.low[k] in BE and s.low[k + 1] == "quick"):
            return k
        if s.low[k] not in ("on", "quick", "so", "far", "as"):
            return None
    return None


def _is_passive(s: Sentence, i: int, before: str, helpers: list[str], entry: Verb) -> bool:
    """ "was told", "the claimed price", "the man accused of it"; but "Zorla's said"."""
    done = "object" in entry.uses and s.low[i + 1] in ("of", "by")
    has = HAVE if "to" in entry.uses else _HAS  # "he's argued", but "he's told" is passive
    being = any(h in BE or h.endswith("'s") for h in helpers)
    had = any(h in has or (h.endswith("'s") and h not in BE) for h in helpers)
    owned = before.endswith("'s") and not (s.capital(i - 1) and s.low[i] == "said")
    noun = before in _NOUN_AFTER and not counts(s, i - 1)
    return (being and not had) or "been" in helpers or noun or owned or done


def counts(s: Sentence, i: int) -> bool:
    """Is the determiner at `i` a number that needs no noun: "the | two", "one in | three"?"""
    share = s.low[i - 1] == "in" and s.low[i - 2] in DETERMINERS
    return share or s.low[i - 1] in ("the", "these", "those", "other")


def _is_noun(s: Sentence, i: int, before: str, helpers: list[str], entry: Verb) -> bool:
    """Is a bare or -s form a noun here: "the jobs report was", "in reports", "the state"?"""
    noun = "noun" in entry.uses
    if before in PREPOSITIONS or (noun and s.low[i + 1] in _AFTER_NOUN):
        return True
    if noun and (before.endswith("'s") or before in ("and", "or")):
        return True
    if entry.form != "base" or helpers or _plural(s, i - 1, entry):
        return False
    return noun or not _after_noun(s, i)


def _after_noun(s: Sentence, i: int) -> bool:
    """Does a noun stand before the verb, the last one of its subject: "experts on tea | say"?"""
    w = s.low[i - 1]
    verb = s.low[i + 1] not in ("", ",") and not w.endswith(("ly", "ed"))
    return verb and w.isalpha() and w not in _NO_SUBJECT


def _plural(s: Sentence, i: int, entry: Verb) -> bool:
    """May token `i` be the last word of a plural subject ("they", "experts", "many")?"""
    w = s.low[i]
    if w in _PLURAL or w.isdigit() or w.endswith(("men", "children", "police", "percent")):
        return True
    plural = w.endswith("s") and not w.endswith(("'s", "ous", "ss"))
    return plural or (s.capital(i) and "noun" not in entry.uses)


def subject_like(s: Sentence, cue: Cue) -> bool:
    """Does a subject stand before a verb that could be a noun ("states", "report")?"""
    i = cue.first - 1
    w = s.low[i]
    if cue.helped or w in SUBJECTS or w in person_nouns() or w in document_nouns():
        return True  # "did note that", "she notes", "officials note"
    if cue.entry.form == "base":
        return w in (",", ")") or (w.endswith("s") and not s.capital(i))
    return w in (",", ")") or (s.capital(i) and not w.endswith(_PEOPLES))
