"""Who speaks: the noun phrase after a cue, with its apposition."""

from __future__ import annotations

from copydesk.language.tokens import Tokens, is_temporal
from copydesk.language.verbs import is_plainly_finite, reporting
from copydesk.language.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
)
from copydesk.quotes.sources import LONGEST, Range


def after_cue(tokens: Tokens, first: int, ceiling: int) -> Range | None:
    """The source that begins at token `first`: "said | Ann Bell, a baker from Ayr."

    None when what follows is a clause of its own or no noun phrase.
    """
    low = tokens.low
    if first >= ceiling or low[first] in SUBORDINATORS or low[first] in PREPOSITIONS:
        return None
    if is_temporal(tokens, first):
        return None
    if low[first].partition("'")[0] in SUBJECTS and low[first] not in SUBJECTS:
        return None
    if low[first] in SUBJECTS:
        return (first, first + 1) if _ends_here(tokens, first + 1, ceiling) else None
    end = phrase_after(tokens, first, ceiling)
    if end is None or end == first:
        return None
    return first, apposition_after(tokens, end, ceiling)


def _ends_here(tokens: Tokens, i: int, ceiling: int) -> bool:
    """Is the reporting clause over at token `i`, or only told when, where and to whom?"""
    if i >= ceiling:
        return True
    w = tokens.low[i]
    return (
        not tokens.is_word(i)
        or w in PREPOSITIONS
        or (w in SUBORDINATORS and w != "that")
        or is_temporal(tokens, i) > 0
    )


def phrase_after(tokens: Tokens, first: int, ceiling: int) -> int | None:
    """End of the noun phrase that begins at `first`; None when a finite verb follows it."""
    low, i = tokens.low, first
    while i < min(ceiling, first + LONGEST):
        w = low[i]
        if w == "(":
            close = next((k for k in range(i, min(ceiling, i + 12)) if low[k] == ")"), None)
            if close is None:
                break
            i = close + 1
            continue
        if w in {"'", "&", "#", "@"} or (w == "and" and i > first):
            i += 1
            continue
        if not tokens.is_word(i) or w in SUBORDINATORS:
            break
        if (
            i > first
            and is_temporal(tokens, i)
            and not tokens.capital(i + 1 if i + 1 < ceiling else i)
        ):
            break
        if w in PREPOSITIONS and w not in {"of", "for"}:
            named = tokens.capital(i - 1)
            if named or w not in {"at", "from", "with", "in", "on", "to", "by"}:
                break
        if i > first and w in SUBJECTS:
            return None
        if i > first and (is_plainly_finite(tokens, i)):
            return None
        i += 1
    return i if any(tokens.is_word(k) for k in range(first, i)) else None


def apposition_after(tokens: Tokens, end: int, ceiling: int) -> int:
    """End of ", a baker from Ayr" when that follows at `end`, else `end`."""
    low = tokens.low
    if end + 1 >= ceiling or low[end] != ",":
        return end
    w = low[end + 1]
    if w in {"who", "which"} or w.endswith("ing") or w in SUBORDINATORS | PREPOSITIONS | SUBJECTS:
        return end
    if tokens.capital(end + 1) and w not in DETERMINERS:
        stop = end + 1
        while stop < ceiling and tokens.is_word(stop):
            stop += 1
        return stop if stop < ceiling and low[stop] in {",", "."} and stop - end < 12 else end
    if w in DETERMINERS or w[:1].isdigit() or w not in reporting():
        stop = end + 1
        while stop < min(ceiling, end + LONGEST) and (
            tokens.is_word(stop) or low[stop] in {"'", "(", ")", "&"}
        ):
            if (low[stop] in AUXILIARIES and low[stop] not in BE) or (
                low[stop] in {"and", "but"} and (stop + 1 < ceiling and low[stop + 1] in SUBJECTS)
            ):
                break
            stop += 1
        return stop if stop > end + 1 else end
    return end
