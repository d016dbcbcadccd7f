"""Where one clause ends and another begins: a comma, and a finite verb behind it."""

from __future__ import annotations

from copydesk.language.tokens import Sentence
from copydesk.language.verbs import is_finite, reports
from copydesk.language.words import DETERMINERS, SUBJECTS, SUBORDINATORS, words

LIGHT_ADVERBS = words("also then later once still now just never always often only")
_NO_CLAUSE = words(", who which that")
_OPENERS = words("there even some many most others several few both")  # of a subject


def main_clause(s: Sentence, first: int) -> int | None:
    """The comma between a dependent clause that begins at `first` and the main clause after it.

    "saying that tea was good, | the mayor left": what follows the comma is a subject with its verb.
    """
    for k in range(first + 2, s.end - 2):
        then = k + 1 + (s.low[k + 1] == "”")  # "was “good,” | others left"
        if s.low[k] == "," and s.quote[then] < 0 and _opens_clause(s, then):
            return max(k, then - 1)
    return None


def _opens_clause(s: Sentence, i: int) -> bool:
    """Does a subject begin at token `i`, and its finite verb stand before the next comma?"""
    w = s.low[i].partition("'")[0]
    if w in SUBJECTS:
        return w != "who"
    if w in SUBORDINATORS or not (w in DETERMINERS or w in _OPENERS or s.capital(i)):
        return False
    for k in range(i + 1, s.end):
        if s.low[k] in _NO_CLAUSE:
            return False
        if is_finite(s, k) or reports(s, k):
            return True
    return False


def resumes(s: Sentence, i: int, end: int) -> bool:
    """Does a finite verb follow at once: ", | was sentenced", ", | also said"?"""
    while i < end - 1 and (s.low[i] in LIGHT_ADVERBS or s.low[i].endswith("ly")):
        i += 1
    return is_finite(s, i) or (not s.capital(i) and reports(s, i))
