"""The subject of a sentence: who does its verbs, when a participle or a second verb reports."""

from __future__ import annotations

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import is_finite, reporting
from copydesk.language.words import DETERMINERS, PREPOSITIONS, SUBJECTS, SUBORDINATORS, words
from copydesk.quotes.sources import before_cue

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


def main_clause(tokens: Tokens, first: int, end: int) -> int | None:
    """The comma between a dependent clause that begins at `first` and the main clause after it.

    "saying that tea was good, | the mayor left": what follows the comma is a subject with its verb.
    """
    for k in range(first + 2, end - 2):
        if tokens.low[k] == "," and tokens.quote[k + 1] < 0 and _opens_clause(tokens, k + 1, end):
            return k
    return None


def _opens_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Does a subject begin at token `i`, and its finite verb stand before the next comma?"""
    w = tokens.low[i].partition("'")[0]
    if w in SUBJECTS:
        return w != "who"
    if w in SUBORDINATORS or not (w in DETERMINERS or w in {"there", "even"} or tokens.capital(i)):
        return False
    for k in range(i + 1, end):
        if tokens.low[k] in {",", "who", "which", "that"}:
            return False
        if is_finite(tokens, k) or _reports(tokens, k):
            return True
    return False


def _reports(tokens: Tokens, i: int) -> bool:
    """Is token `i` a finite form of a reporting verb?"""
    return any(verb.form in {"past", "s"} for verb in reporting().get(tokens.low[i], ()))


def resumes(tokens: Tokens, i: int, end: int) -> bool:
    """Does a finite verb follow at once: ", | was sentenced", ", | also said"?"""
    while i < end - 1 and (tokens.low[i] in _ADVERBS or tokens.low[i].endswith("ly")):
        i += 1
    return is_finite(tokens, i) or (not tokens.capital(i) and _reports(tokens, i))


def subject_of(tokens: Tokens, floor: int, ceiling: int) -> Range | None:
    """Subject of the main clause of the sentence floor..ceiling-1: who does its first finite verb.

    "On Monday, the mayor opened a bridge, saying" gives "the mayor".
    """
    for i in range(floor + 1, min(ceiling, floor + 60)):
        if tokens.quote[i] >= 0 or not (is_finite(tokens, i) or _present(tokens, i)):
            continue
        found = before_cue(tokens, i, floor)
        before = tokens.low[found[0] - 1] if found and found[0] > floor else ""
        if found is None or before in _DEPENDENT or before in PREPOSITIONS:
            continue  # "In a statement released Friday, | the mayor …"
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
    forms = reporting().get(w)
    if forms and "noun" not in forms[0].uses and forms[0].form in ("s", "past"):
        return True
    return (
        w.endswith("s")
        and tokens.capital(before)
        and not tokens.capital(i)
        and (w not in PREPOSITIONS and not w.endswith("ss"))
    )
