"""Edits of a text: apply them, take them back, chain them, and map offsets. Knows no English."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from copydesk.html import safe

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """`raw[start:end]`, which reads `before`, becomes `after`; offsets into the raw text.

    `confidence` is the share of such edits that are right, 0 to 1. Edits that only make sense
    together (a moved fragment is a delete and an insert) share a `group`.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0
    group: int | None = None

    def _repr_html_(self) -> str:
        change = f"<del>{safe(self.before)}</del> <ins>{safe(self.after)}</ins>"
        return f"{change} {safe(self.rule)}, sure {self.confidence:.2f}"


@dataclass(frozen=True, slots=True)
class Region:
    """`raw[start:end]` is not the story; `role` says what it is (header, byline, footer ...)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubtful place, `raw[start:end]`, left as it is; `note` tells a reader what is wrong."""

    start: int
    end: int
    rule: str
    note: str

    def _repr_html_(self) -> str:
        return f"<mark>{safe(self.rule)}</mark> {safe(self.note)} (raw {self.start}–{self.end})"


def apply(raw: str, edits: Iterable[Edit]) -> str:
    """Return `raw` with the sorted, non-overlapping `edits` made."""
    parts, pos = [], 0
    for edit in edits:
        parts += raw[pos : edit.start], edit.after
        pos = edit.end
    parts.append(raw[pos:])
    return "".join(parts)


def revert(text: str, edits: Iterable[Edit]) -> str:
    """Return the raw text that `apply` made `text` of."""
    parts, pos, shift = [], 0, 0
    for edit in edits:
        at = edit.start + shift
        parts += text[pos:at], edit.before
        pos = at + len(edit.after)
        shift += len(edit.after) - (edit.end - edit.start)
    parts.append(text[pos:])
    return "".join(parts)


def compatible(repairs: Iterable[Sequence[Edit]]) -> list[Sequence[Edit]]:
    """Those of `repairs` that do not overlap; of two that do, the earlier in the order stays.

    A repair is a few edits that only make sense together: it is taken whole or not at all. Two
    insertions at one place overlap too.
    """
    repairs = list(repairs)
    rivals = _rivals(repairs)
    taken: set[int] = set()
    for rank in range(len(repairs)):
        if rank not in rivals or not rivals[rank] & taken:
            taken.add(rank)
    return [repairs[rank] for rank in sorted(taken)]


def merge(repairs: Iterable[Sequence[Edit]]) -> tuple[Edit, ...]:
    """The edits of all compatible `repairs`, sorted; those of one repair get a common `group`."""
    edits: list[Edit] = []
    group = 0
    for repair in compatible(repairs):
        if len(repair) > 1:
            group += 1
            edits += (replace(edit, group=group) for edit in repair)
        else:
            edits += repair
    return tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))


def compose(raw: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits of `raw` that do what `first`, and then `second` on its result, do.

    Both are sorted and free of overlaps, and no `after` of `first` is longer than one character.
    Where the two meet, the edit of `second` takes in those of `first` and keeps its own rule.
    """
    edits, i, shift = [], 0, 0  # shift: length of the mended text so far less that of the raw
    for edit in second:
        while i < len(first) and first[i].start + shift + len(first[i].after) <= edit.start:
            edits.append(first[i])
            shift += len(first[i].after) - (first[i].end - first[i].start)
            i += 1
        start = edit.start - shift
        while i < len(first) and first[i].start + shift < edit.end:
            shift += len(first[i].after) - (first[i].end - first[i].start)
            i += 1
        end = edit.end - shift
        before = raw[start:end]
        if before != edit.after:
            both = (edit.after, edit.rule, edit.confidence, edit.group)
            edits.append(Edit(start, end, before, *both))
    return (*edits, *first[i:])


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where a place of the edited text stood in the raw text, and back.

    Built by `offset_map`. The four tuples run in parallel, one entry an edit.
    """

    raw_starts: tuple[int, ...]
    raw_ends: tuple[int, ...]
    text_starts: tuple[int, ...]
    text_ends: tuple[int, ...]

    def to_raw(self, start: int, end: int) -> Span:
        """Raw span of `text[start:end]`; touched edits are taken in whole."""
        there = self.text_starts, self.text_ends, self.raw_starts, self.raw_ends
        return _across(start, end, *there)

    def to_text(self, start: int, end: int) -> Span:
        """Span of the edited text that `raw[start:end]` became; empty where all was deleted."""
        back = self.raw_starts, self.raw_ends, self.text_starts, self.text_ends
        return _across(start, end, *back)


def offset_map(edits: Sequence[Edit]) -> OffsetMap:
    """Offset map of the sorted, non-overlapping `edits`."""
    starts, ends, shift = [], [], 0
    for edit in edits:
        starts.append(edit.start + shift)
        shift += len(edit.after) - (edit.end - edit.start)
        ends.append(edit.end + shift)
    return OffsetMap(
        tuple(e.start for e in edits), tuple(e.end for e in edits), tuple(starts), tuple(ends)
    )


def _rivals(repairs: Sequence[Sequence[Edit]]) -> dict[int, set[int]]:
    """For each repair that overlaps others, by its place in the order, the places of those."""
    rivals: dict[int, set[int]] = {}
    live: list[tuple[int, int, int]] = []  # edits that reach past the start of the one at hand
    for start, end, rank in sorted((e.start, e.end, i) for i, r in enumerate(repairs) for e in r):
        live = [edit for edit in live if edit[1] > start or edit[:2] == (start, end)]
        for _, _, other in live:
            if other != rank:
                rivals.setdefault(rank, set()).add(other)
                rivals.setdefault(other, set()).add(rank)
        live.append((start, end, rank))
    return rivals


def _across(start: int, end: int, starts, ends, other_starts, other_ends) -> Span:
    """The span on the other side of `start:end`, where the edits stand at `starts:ends`."""
    first = _place(start, starts, ends, other_starts, other_ends)
    if end <= start:
        return first[0], first[0]
    return first[0], _place(end - 1, starts, ends, other_starts, other_ends)[1]


def _place(at: int, starts, ends, other_starts, other_ends) -> Span:
    """The span on the other side of the one character at `at`."""
    i = bisect_right(starts, at) - 1
    if i >= 0 and at < ends[i]:  # inside an edit: the whole of its other side
        return other_starts[i], other_ends[i]
    shift = other_ends[i] - ends[i] if i >= 0 else 0
    return at + shift, at + shift + 1
