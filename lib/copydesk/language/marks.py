"""Quotation marks: which opens, which closes, which is only an apostrophe.

Marks are paired paragraph by paragraph and type by type. A mark that is never closed opens
nothing: it is reported, so that a caller may close it beside an attribution, but never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Doubles first; `''` and ‘‘ ’’ are what typewriters and old wire systems make of them.
_MARK = re.compile(r"'''?|``|‘‘|’’|[\"“”„«»‘’'`]")
_OPENERS = {"“": "”", "„": "”", "«": "»", "``": "''", "‘‘": "’’"}
_CLOSERS = frozenset(_OPENERS.values())
_SINGLES = frozenset("‘’'`")
# Words that begin with an apostrophe, not with an opening single mark.
_ELISION = re.compile(r"(?:\d0s|\d\d\b|em\b|til\b|cause\b|tis\b|twas\b|round\b|bout\b|n\b)", re.I)
_STOPS = frozenset(",.?!…")
_BEFORE_OPEN = frozenset(" \t\n([{—–-/\u00a0")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks; `closed` is False when only the opening mark stands."""

    start: int
    end: int
    inner: int  # where the words begin
    outer: int  # where they end
    closed: bool = True


def pair_marks(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """Quotations of the one paragraph `text[start:end]`, outermost only, in reading order.

    An unclosed opening mark gives a `Quotation` of that mark alone, `closed=False`.

    >>> [s.closed for s in pair_marks("“Tea is good,” Ann said. “So “is coffee.”")]
    [True, False, True]
    """
    end = len(text) if end is None else end
    found = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    if not found:
        return []
    doubles = [(at, mark) for at, mark in found if mark not in _SINGLES]
    singles = [(at, mark) for at, mark in found if mark in _SINGLES]
    pairs = list(_pair_doubles(text, start, end, doubles))
    if singles:
        pairs += _pair_singles(text, start, end, singles, pairs)
        pairs.sort(key=lambda q: q.start)
    return pairs


def _pair_doubles(text: str, start: int, end: int, marks) -> Iterator[Quotation]:
    pending = None
    for at, mark in marks:
        opening = _opens(text, start, end, at, mark, pending is not None)
        if opening:
            if pending:
                yield _unclosed(*pending)
            pending = (at, mark)
        elif pending:
            yield Quotation(pending[0], at + len(mark), pending[0] + len(pending[1]), at)
            pending = None
    if pending:
        yield _unclosed(*pending)


def _unclosed(at: int, mark: str) -> Quotation:
    return Quotation(at, at + len(mark), at + len(mark), at + len(mark), closed=False)


def _opens(text: str, start: int, end: int, at: int, mark: str, pending: bool) -> bool:
    """Does this double mark open?  Typographic marks say so; straight ones by their neighbours."""
    if mark in _OPENERS:
        # “ is a closing mark too: in „so“ and where a paraphraser mixed the two up
        return not (mark == "“" and pending and text[at - 1 : at] in _STOPS)
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark)] if at + len(mark) < end else " "
    if mark in _CLOSERS and mark[0] != "'":
        # ” where “ was meant ("he said ”no“")
        return not pending and before in _BEFORE_OPEN and after.isalnum()
    if before in _BEFORE_OPEN and not after.isspace():
        return before.isspace() or not pending
    if before.isspace() and after.isspace():
        return not pending
    return not pending and not (before.isalnum() or before in _STOPS)


def _pair_singles(text, start, end, marks, doubles) -> Iterator[Quotation]:
    """British single quotation marks outside double ones, told from apostrophes.

    >>> [(q.start, q.end) for q in pair_marks("‘The workers’ tea,’ he said, ‘isn’t hot.’")]
    [(0, 19), (29, 41)]
    """
    spans = [(q.start, q.end) for q in doubles if q.closed]
    marks = [(at, m) for at, m in marks if not any(s < at < e for s, e in spans)]
    busy = start
    for k, (at, _) in enumerate(marks):
        if at < busy or not _single_opens(text, start, end, at):
            continue
        close = _single_close(text, start, end, marks[k + 1 : k + 40])
        if close is not None and not any(at < s < close for s, _ in spans):
            yield Quotation(at, close + 1, at + 1, close)
            busy = close + 1


def _single_opens(text: str, start: int, end: int, at: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] == "’" or before not in _BEFORE_OPEN or not (after.isalnum() or after in "[…$£€"):
        return False
    return text[at] == "‘" or not _ELISION.match(text, at + 1, end)


def _single_close(text: str, start: int, end: int, later) -> int | None:
    """The mark that closes: after a stop for sure, after a plural s only when nothing better."""
    possible = None
    for at, _ in later:
        after = text[at + 1] if at + 1 < end else " "
        if _single_opens(text, start, end, at):
            break
        if after.isalnum() or text[at] == "‘":
            continue
        before = text[at - 1]
        if before in _STOPS:
            return at
        if before.isspace():
            continue
        if before not in "sS":
            return at if possible is None else possible
        possible = at if possible is None else possible
    return possible
