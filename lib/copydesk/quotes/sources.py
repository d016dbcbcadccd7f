"""Who speaks: the noun phrase before a cue, with its apposition (`sources_after`: after it)."""

from __future__ import annotations

import re

from copydesk.language.tokens import Tokens, is_temporal
from copydesk.language.verbs import is_plainly_finite, reporting
from copydesk.language.words import (
    DASHES,
    DETERMINERS,
    NO_ADVERBS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    SUBJECTS,
    SUBORDINATORS,
    words,
)
from copydesk.names.lists import known_names, person_nouns
from copydesk.quotes.cues import Cue

Range = tuple[int, int]  # tokens first..last-1

_OPENING = words(
    "but and so then now still yet also meanwhile however instead later earlier indeed today "
    "yesterday or even only just perhaps thus moreover nevertheless nonetheless again"
)
# What may stand between commas before the verb and is no apposition of the source.
_ASIDES = words(
    "however meanwhile though too moreover therefore nevertheless nonetheless instead indeed "
    "for in on at by after before when while during speaking asked citing referring who whose "
    "where which according with as responding writing appearing noting adding to"
)
_PARTY = re.compile(r"(?:[dri]|lab|con|lib)-[a-z]")  # "Bell, R-Ohio, the chair, said"
_NOBODY = words("nobody none neither nothing")
_NUMBERS = words("two three four five six seven eight nine ten")
_NOT_A_HEAD = (
    PREPOSITIONS
    | DETERMINERS - PRONOUNS
    | POSSESSIVES
    | words("and or but not that as than if to be because so")
)
_ADVERBS = words("also then later once still now just never always often only")
LONGEST = 40  # tokens a source may have


def before_cue(tokens: Tokens, end: int, floor: int) -> Range | None:
    """The source that ends right before token `end`, at or after token `floor`.

    "Ann Bell, a baker from Ayr, | said" gives all six words and the name before them.
    """
    if end <= floor:
        return None
    low = tokens.low
    end = _over_time(tokens, end, floor)
    if low[end - 1] == "," and end - 2 > floor and low[end - 2] == ")":
        return _phrase_before(tokens, end - 1, floor)  # "Ann Bell (52), | said": a comma too many
    if low[end - 1] == "," or (low[end - 1] == "”" and low[end - 2] == ","):
        return _with_apposition(tokens, end, floor)
    if low[end - 1] in DASHES:
        return _between(tokens, end, floor, DASHES)
    return _phrase_before(tokens, end, floor)


def subject_before(tokens: Tokens, cue: Cue, floor: int) -> Range | None:
    """The source before the verb group of `cue`: the pronoun in "she's said" counts."""
    first, low = cue.first, tokens.low
    if first < cue.verb and "'" in low[first]:
        return first, first + 1
    if first - 2 > floor and low[first - 2 : first] == [",", "which"]:
        return first - 1, first  # "Acme, which said"
    if first - 1 > floor and low[first - 1] in {"that", "which"} and tokens.is_word(first - 2):
        head = before_cue(tokens, first - 1, floor)  # "a note that said"
        return head and (head[0], first)
    return before_cue(tokens, first, floor)


def _is_adverb(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    adverb = word.endswith("ly") and len(word) > 4 and word not in NO_ADVERBS
    return word in _ADVERBS or (adverb and not tokens.capital(i))


def _over_time(tokens: Tokens, end: int, floor: int) -> int:
    """Leftwards over "Ann Bell on Tuesday | said", "a report published Tuesday | said"."""
    while end - 1 > floor and _is_adverb(tokens, end - 1):
        end -= 1
    for k in range(end - 1, max(floor, end - 4), -1):
        if is_temporal(tokens, k) == end - k:
            return k - 1 if tokens.low[k - 1] in {"on", "in"} else k
    return end


def _phrase_before(tokens: Tokens, end: int, floor: int) -> Range | None:
    """The noun phrase whose last token is end-1."""
    low, first = tokens.low, end
    if end <= floor:
        return None
    if low[end - 1] in SUBJECTS:
        return end - 1, end
    while first > max(floor, end - LONGEST):
        w = low[first - 1]
        if w == "who" and first < end and (head := _antecedent(tokens, first - 1, floor)):
            return head[0], end
        if w == ")":
            opened = _matching(tokens, first - 1, floor)
            if opened is None:
                break
            first = opened
            continue
        if w == "”":
            opened = _scare_quote(tokens, first - 1)
            if opened is None:
                break
            first = opened
            continue
        if (
            (not tokens.is_word(first - 1) and w not in {"'", "&", "$", "#", "@", "."})
            or (w in SUBORDINATORS and not _inside(tokens, first, end, floor))
            or (w in SUBJECTS and first < end)
        ):
            break
        first -= 1
    first = _trim(tokens, first, end)
    if first < end and (low[first] in _NOBODY or low[first : first + 2] == ["no", "one"]):
        return None
    if first >= end or (low[end - 1] in _NOT_A_HEAD and low[end - 1] not in PRONOUNS):
        return None
    return (first, end) if any(tokens.is_word(i) for i in range(first, end)) else None


def _antecedent(tokens: Tokens, who: int, floor: int) -> Range | None:
    """ "Voters | who live in Ayr said": the noun phrase that a "who" without a comma describes."""
    return _phrase_before(tokens, who, floor) if tokens.is_word(who - 1) else None


def _inside(tokens: Tokens, first: int, end: int, floor: int) -> bool:
    """Is the joining word at first-1 part of a noun phrase: "Ann and Bob", "of that report"?"""
    if tokens.low[first - 1] == "and":
        return _coordinates(tokens, first, end, floor)
    return tokens.low[first - 1] == "that" and tokens.low[first - 2] in {"of", "for", "to", "from"}


def _matching(tokens: Tokens, close: int, floor: int) -> int | None:
    for k in range(close - 1, max(floor, close - 15) - 1, -1):
        if tokens.low[k] == "(":
            return k
    return None


def _scare_quote(tokens: Tokens, close: int) -> int | None:
    """Opening mark of a short quotation inside a noun phrase: the “Tea Hour” host said."""
    number, first = tokens.quote[close], close
    if tokens.low[close - 1] in {",", ".", "?", "!"}:
        return None
    while first > 0 and tokens.quote[first - 1] == number and number >= 0:
        first -= 1
    return first if close - first <= 7 else None


def _coordinates(tokens: Tokens, first: int, end: int, floor: int) -> bool:
    """Does the "and" at first-1 join two nouns (Ann and Bob said), not two clauses?"""
    left = first - 2
    if left - 1 > floor and tokens.low[left] == "." and tokens.capital(left - 1):
        left -= 1  # "Acme Corp. and Bell"
    if left < floor or first >= end:
        return False
    if tokens.low[left].isdigit() and tokens.low[first].isdigit():
        return True  # "between 30 and 90 minutes"
    if tokens.capital(left) and tokens.capital(first):
        return _last_verb(tokens, max(floor, left - 3), left + 1) is None
    return (
        tokens.is_word(left) and not tokens.capital(first) and tokens.low[first] not in DETERMINERS
    )


def _last_verb(tokens: Tokens, first: int, end: int) -> int | None:
    """The last token of first..end-1 that must be a finite verb."""
    low = tokens.low
    for i in range(end - 1, first - 1, -1):
        w = low[i]
        if is_plainly_finite(tokens, i):
            return i
        forms = reporting().get(w)
        if forms and forms[0].form in ("past", "s") and "noun" not in forms[0].uses:
            return i
        if (
            w.endswith("ed")
            and len(w) > 4
            and first < i < end - 1
            and not tokens.capital(i)
            and (
                low[i - 1] not in DETERMINERS
                and low[i - 1] not in PREPOSITIONS
                and low[i + 1] not in PREPOSITIONS
                and not low[i - 1].endswith(("ly", "'s"))
            )
        ):
            return i
    return None


def _trim(tokens: Tokens, first: int, end: int) -> int:
    """Drop from the front what is no part of the noun phrase: But, On Monday, In Ayr the ..."""
    low = tokens.low
    verb = _last_verb(tokens, first, end)
    if verb is not None:
        first = verb + 1
    moved = True
    while moved and first < end:
        moved = False
        steps = (
            1 if low[first] in _OPENING or low[first] in {".", "'"} else is_temporal(tokens, first)
        )
        if low[first] in {"in", "on", "at", "by"} and first + 1 < end:
            steps = 1 + is_temporal(tokens, first + 1)
            if steps == 1 and (low[first + 1][:4].isdigit()):
                steps = 2
            if steps == 1:
                steps = 0
        if steps and first + steps <= end - 1:
            first, moved = first + steps, True
    if first < end and low[first] in PREPOSITIONS:
        first = _last_base(tokens, first, end)
    return first


def _last_base(tokens: Tokens, first: int, end: int) -> int:
    """Start of the last simple noun phrase: a run of capitals, or from the determiner on."""
    i = end - 1
    if tokens.capital(i):
        while (
            i > first
            and (tokens.capital(i - 1) or tokens.low[i - 1] in {".", "of", "for", "the"})
            and tokens.low[i - 1] not in PREPOSITIONS - {"of", "for"}
        ):
            i -= 1
        while tokens.low[i] in PREPOSITIONS and i < end - 1:
            i += 1
        return i
    while i > first and tokens.low[i] not in DETERMINERS and tokens.low[i - 1] not in PREPOSITIONS:
        i -= 1
    return i if tokens.low[i] not in PREPOSITIONS else i + 1


def _with_apposition(tokens: Tokens, end: int, floor: int) -> Range | None:
    """ "Ann Bell, a baker, | said": from the name on, the comma left out."""
    low, commas, whole = tokens.low, 0, end - 1
    end = _over_region(tokens, end, floor)
    for i in range(end - 2, max(floor, end - LONGEST) - 1, -1):
        if (
            (low[i] in STOPS and not _shortens(tokens, i))
            or low[i] in {":"} | DASHES
            or (low[i] == "”" and low[i - 1] in {".", "?", "!"})
        ):
            return None
        if low[i] != ",":
            continue
        commas += 1
        if i == floor or commas > 4:
            return None
        if not _apposed(tokens, i + 1, end - 1):
            continue
        found = _phrase_before(tokens, i, floor)
        if found and _can_be_named(tokens, *found):
            aside = low[i + 1] in _ASIDES
            return (found[0], _over_time(tokens, i, found[0])) if aside else (found[0], whole)
    found = _phrase_before(tokens, end - 1, floor) if end - 1 < whole else None
    return found and (found[0], whole)  # "Officials in Ayr, Ohio, | said"


def _shortens(tokens: Tokens, stop: int) -> bool:
    """Is the full stop one of "Acme Inc., Ayr," or "the Acme Inc. unit"?"""
    return tokens.low[stop] == "." and not tokens.capital(stop + 1)


def _over_region(tokens: Tokens, end: int, floor: int) -> int:
    """Leftwards over the region behind a town: "Acme Inc., Ayr, | Ohio, | said"."""
    for comma in range(end - 2, max(floor, end - 6), -1):
        if tokens.low[comma] == ",":
            name = tokens.text[slice(*tokens.span(comma + 1, end - 1))]
            known = known_names().get(name)
            place = known and known.kind == "place" and tokens.capital(comma - 1)
            return comma + 1 if place else end
    return end


def _apposed(tokens: Tokens, first: int, end: int) -> bool:
    """May first..end-1 stand in commas between a source and its verb?"""
    low = tokens.low
    if first >= end:
        return False
    w = low[first]
    if w in SUBJECTS and w != "who":
        return False
    if w in _ASIDES or is_temporal(tokens, first):
        return True
    return _last_verb(tokens, first, end) is None or any(
        x.partition("'")[0] in {"who", "which", "that", "whose"} for x in low[first:end]
    )


def _can_be_named(tokens: Tokens, first: int, end: int) -> bool:
    """A name, a pronoun or a noun with its determiner: what an apposition may follow."""
    low = tokens.low
    if low[first].endswith("ing") or low[first] in _ASIDES or _PARTY.match(low[first]):
        return False
    return (
        tokens.capital(end - 1)
        or tokens.capital(first)
        or low[first] in DETERMINERS
        or low[first] in POSSESSIVES
        or low[first] in person_nouns()
        or low[end - 1] in PRONOUNS
        or low[end - 1] == ")"
    )


def _between(tokens: Tokens, end: int, floor: int, marks: frozenset[str]) -> Range | None:
    """ "Ann Bell — a baker — | said"."""
    for i in range(end - 2, max(floor, end - LONGEST) - 1, -1):
        if tokens.low[i] in STOPS:
            return None
        if tokens.low[i] in marks:
            found = _phrase_before(tokens, i, floor)
            return (found[0], end - 1) if found else None
    return None
