"""The subject of a sentence: who does its verbs, when a participle or a second verb reports."""

from __future__ import annotations

from copydesk.quotes.cues import lexicon
from copydesk.quotes.sources import before_cue
from copydesk.quotes.tokens import PREPOSITIONS, SUBJECTS, Tokens, is_finite, words

Range = tuple[int, int]

_DEPENDENT = words(
    "as when while that who which if because after before since what how why "
    "where whose although though unless until whom whether"
)
_ADVERBS = words("also then later once still now just never always often")
_EMPTY = _DEPENDENT | {"there", "it", "here"}


def nearest_subject(tokens: Tokens, floor: int, end: int) -> Range | None:
    """Subject of the last finite verb before token `end`: "Ann opened the shop and | said"."""
    for i in range(end - 1, floor, -1):
        if tokens.quote[i] < 0 and (is_finite(tokens, i) or _present(tokens, i)):
            found = before_cue(tokens, i, floor)
            if found and tokens.low[found[0]] not in _EMPTY:
                return found
    return None


def subject_of(tokens: Tokens, floor: int, ceiling: int) -> Range | None:
    """Subject of the main clause of the sentence floor..ceiling-1: who does its first finite verb.

    "On Monday, the mayor opened a bridge, saying" gives "the mayor".
    """
    for i in range(floor + 1, min(ceiling, floor + 60)):
        if tokens.quote[i] >= 0 or not (is_finite(tokens, i) or _present(tokens, i)):
            continue
        found = before_cue(tokens, i, floor)
        if found is None or (found[0] > floor and tokens.low[found[0] - 1] in _DEPENDENT):
            continue
        opening = tokens.low[found[0]]
        if opening not in _EMPTY and not opening.endswith("ing"):
            return found
    return None


def _present(tokens: Tokens, i: int) -> bool:
    """ "Bell opens", "she opens", "opponents oppose": a verb by its place only."""
    w = tokens.low[i]
    before = i - 1
    while before > 0 and tokens.low[before] in _ADVERBS:
        before -= 1
    if tokens.low[before] in SUBJECTS:
        return tokens.is_word(i) and w not in _ADVERBS
    forms = lexicon().get(w)
    if forms and "noun" not in forms[0].uses and forms[0].form in ("s", "past"):
        return True
    return (
        w.endswith("s")
        and tokens.capital(before)
        and not tokens.capital(i)
        and (w not in PREPOSITIONS and not w.endswith("ss"))
    )
