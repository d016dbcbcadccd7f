"""Who speaks, told after the verb: "said | Ann Bell, a baker from Ayr", and appositions."""

from __future__ import annotations

from copydesk.language.tokens import Range, Sentence, is_temporal
from copydesk.language.verbs import is_plainly_finite, reporting
from copydesk.language.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    words,
)
from copydesk.quotes.phrases import IN_PHRASE, LONGEST

_LOOSE = words("at from with in on to by")  # after a noun that is no name they go on with it
_REMARKS = words("sign move step change rise fall drop jump increase decline")  # ", a sign that"


def phrase_after(s: Sentence, first: int) -> Range | None:
    """The source that begins at token `first`: "said | Ann Bell, a baker from Ayr."

    None when what follows is a clause of its own or no noun phrase.
    """
    w = s.low[first]
    if first >= s.end or w in SUBORDINATORS or w in PREPOSITIONS or is_temporal(s, first):
        return None
    if w in SUBJECTS:
        return (first, first + 1) if _ends_here(s, first + 1) else None
    if w.partition("'")[0] in SUBJECTS:
        return None
    end = noun_phrase_end(s, first)
    return (first, apposition_end(s, end)) if end else None


def _ends_here(s: Sentence, i: int) -> bool:
    """Is the reporting clause over at token `i`, or only told when, where and to whom?"""
    w = s.low[i]
    if i >= s.end or not s.is_word(i) or w in PREPOSITIONS:
        return True
    return (w in SUBORDINATORS and w != "that") or is_temporal(s, i) > 0


def noun_phrase_end(s: Sentence, first: int) -> int | None:
    """End of the noun phrase that begins at `first`; None when a finite verb follows it."""
    i = first
    while i < min(s.end, first + LONGEST):
        w = s.low[i]
        if w == "(":
            close = s.find((")",), i, min(s.end, i + 12))
            if close is None:
                break
            i = close
        elif not (w in IN_PHRASE - {"$", "."} or (w == "and" and i > first)):
            if not s.is_word(i) or w in SUBORDINATORS or _leaves_noun(s, i, first):
                break
            if i > first and (w in SUBJECTS or is_plainly_finite(s, i)):
                return None
        i += 1
    return i if any(map(s.is_word, range(first, i))) else None


def _leaves_noun(s: Sentence, i: int, first: int) -> bool:
    """Does a time, or a preposition that does not hang on the noun, begin at token `i`?"""
    temporal = i > first and s.low[i - 1] != "and" and is_temporal(s, i)
    if temporal and not s.capital(i + 1 if i + 1 < s.end else i):
        return True
    w = s.low[i]
    if w not in PREPOSITIONS or w in ("of", "for"):
        return False
    return w not in _LOOSE or s.capital(i - 1)


def apposition_end(s: Sentence, end: int) -> int:
    """End of ", a baker from Ayr" when that follows at `end`, else `end`."""
    w, stop = s.low[end + 1], end + 1
    if end + 1 >= s.end or s.low[end] != ",":
        return end
    if w in SUBORDINATORS or w in PREPOSITIONS or w in SUBJECTS or w.endswith("ing"):
        return end
    if (w in reporting() and w not in DETERMINERS) or s.low[end + 2] in _REMARKS:
        return end
    while stop < min(s.end, end + LONGEST) and _goes_on(s, stop):
        stop += 1
    return stop if stop > end + 1 else end


def _goes_on(s: Sentence, i: int) -> bool:
    """Does an apposition go on with token `i`?"""
    w = s.low[i]
    if (w in AUXILIARIES and w not in BE) or (w in ("and", "but") and s.low[i + 1] in SUBJECTS):
        return False
    return s.is_word(i) or w in ("'", "(", ")", "&")
