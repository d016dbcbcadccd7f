"""The proof sheet: the file as it came, in small type, marked the way a copy editor marks it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from copydesk.article_log import cuts
from copydesk.figures.drawing import (
    BAD,
    GOOD,
    INK,
    PLAIN,
    SANS,
    SOFT,
    Picture,
    Sheet,
    picture,
    sheet,
    wrap,
)

_WIDTH = 9.0
_MONO, _SIZE = "DejaVu Sans Mono", 5.98  # at 200 dpi a character is 10 pixels wide, no rounding
_CELL = 0.602 * _SIZE / 72  # inches a character
_PER_LINE, _MOST_LINES = 94, 110
_FOLDED = 4  # so many lines within a cut are left out
_STEP, _GAP = 0.128, 0.07  # inches from line to line, and for a blank line
_LEFT, _NOTES = 0.3, 5.15
_NOTE_SIZE, _NOTE_STEP = 7.0, 0.128
_OVERHANG = 1.5  # inches the notes may run on below the last line
_WORD = re.compile(r"\S{1,40}")


@dataclass(frozen=True)
class _Line:
    """`raw[start:end]`, drawn as one line `y` inches below the first."""

    start: int
    end: int
    y: float
    note: str = ""  # stands in place of lines left out


@dataclass(frozen=True)
class _Mark:
    """A place in the raw text and what the margin says about it."""

    start: int
    end: int
    kind: str  # cut, mended, flagged
    note: str


def proof(article) -> Picture:
    """Draw the raw file as a proof: struck grey where cut, blue where mended, orange if doubtful.

    Long stretches without a mark are left out, and say so. Each note stands beside its line.
    """
    marks = _marks(article)
    lines = _fold(_without_cuts(_lines(article.raw), marks), marks)
    notes = _place_notes(marks, lines)
    body = max(
        [lines[-1].y + 0.2 if lines else 0.2] + [y + len(r) * _NOTE_STEP for y, _, r in notes]
    )
    with sheet(_WIDTH, 1.35 + body) as page:
        top = page.heading("The proof: what was cut, mended and flagged", _READING) + 0.3
        for line in lines:
            _draw_line(page, article.raw, line, marks, top)
        for y, mark, rows in notes:
            _draw_note(page, top + y, mark, rows)
        return picture(page, _caption(article, marks))


_READING = (
    "The file as it came. Struck through in grey: cut, not part of the story. Blue: mended (a "
    "wedge: something put in). Underlined in orange: doubtful, left as it is. The margin says why."
)
_COLOURS = {"cut": SOFT, "mended": GOOD, "flagged": BAD}


# --- what there is to mark ----------------------------------------------------------------------


def _marks(article) -> list[_Mark]:
    marks = [_Mark(c.start, c.end, "cut", f"cut: {c}") for c in cuts(article)]
    inside = [(mark.start, mark.end) for mark in marks]
    groups: dict[object, list] = {}
    for edit in article.edits:
        blank = not edit.before.strip() and not edit.after.strip()
        cut = any(s <= edit.start and edit.end <= e for s, e in inside)
        if not cut and not (blank and edit.before and edit.after) and edit.rule != "white space":
            groups.setdefault(edit.group if edit.group is not None else edit, []).append(edit)
    for edits in groups.values():
        note = _mended(article.raw, edits)
        first, *others = edits
        marks.append(_Mark(first.start, first.end, "mended", note))
        marks += [_Mark(e.start, e.end, "mended", "") for e in others]
    marks += [_Mark(f.start, f.end, "flagged", f.note or f.rule) for f in article.flags]
    return sorted(marks, key=lambda m: (m.start, m.end, m.kind))


def _mended(raw: str, edits: list) -> str:
    """before → after, with the words around the edits so that a reader sees the sense."""
    parts = []
    for edit in edits:
        start, end = edit.start, edit.end
        while start > 0 and not raw[start - 1].isspace() and edit.start - start < 24:
            start -= 1
        while end < len(raw) and not raw[end].isspace() and end - edit.end < 24:
            end += 1
        if edit.start == start and start > 1 and not edit.before[:1].isalnum():
            start = max(raw.rfind(" ", 0, start - 1) + 1, start - 24)
        before = raw[start:end]
        after = raw[start : edit.start] + edit.after + raw[edit.end : end]
        parts.append(f"{before} → {after}")
    return f"{'; '.join(parts)} ({edits[0].rule})"


# --- lines --------------------------------------------------------------------------------------


def _lines(raw: str) -> list[_Line]:
    """The raw text folded into lines of at most `_PER_LINE` characters."""
    lines, y, at, blank = [], 0.0, 0, False
    for part in raw.splitlines(keepends=True):
        if not part.strip():
            y += 0 if blank or not lines else _GAP
            blank = True
        else:
            blank = False
            for start, end in _folded(part):
                lines.append(_Line(at + start, at + end, y))
                y += _STEP
        at += len(part)
    return lines


def _folded(part: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for word in _WORD.finditer(part):
        if spans and word.end() - spans[-1][0] <= _PER_LINE:
            spans[-1] = spans[-1][0], word.end()
        else:
            spans.append(word.span())
    return spans


def _without_cuts(lines: list[_Line], marks: list[_Mark]) -> list[_Line]:
    """The lines, but of a long cut only the first and the last."""
    long = [m for m in marks if m.kind == "cut"]
    inside = [any(m.start <= n.start and n.end <= m.end for m in long) for n in lines]
    out: list[_Line] = []
    lift, skipped = 0.0, 0
    for i, line in enumerate(lines):
        if 0 < i < len(lines) - 1 and all(inside[max(0, i - 1) : i + 2]):
            skipped += 1
            continue
        if skipped >= _FOLDED:
            lift += lines[i].y - lines[i - skipped].y - 0.19
            note = f"{skipped} more lines, cut"
            out.append(_Line(line.start, line.start, line.y - lift - 0.16, note))
        else:
            out += [_Line(n.start, n.end, n.y - lift) for n in lines[i - skipped : i]]
        out.append(_Line(line.start, line.end, line.y - lift))
        skipped = 0
    return out


def _fold(lines: list[_Line], marks: list[_Mark]) -> list[_Line]:
    """Leave out runs of unmarked lines where the whole would not fit on a page."""
    if len(lines) <= _MOST_LINES:
        return lines
    near = {i for i, line in enumerate(lines) if any(_touch(line, m) for m in marks)}
    keep = {j for i in near for j in (i - 1, i, i + 1)} | {0}
    out, y, skipped = [], 0.0, 0
    for i, line in enumerate(lines):
        if i not in keep:
            skipped += 1
            continue
        if skipped:
            out.append(_Line(line.start, line.start, y + 0.03, f"{skipped} lines as they came"))
            y, skipped = y + 0.19, 0
        out.append(_Line(line.start, line.end, y))
        y += _STEP
        if len(out) >= _MOST_LINES:
            break
    rest = len(lines) - 1 - i + skipped
    return [*out, _Line(len(lines), len(lines), y + 0.03, f"{rest} more lines")] if rest else out


def _touch(line: _Line, mark: _Mark) -> bool:
    return mark.start <= line.end and mark.end >= line.start


def _place_notes(marks: list[_Mark], lines: list[_Line]) -> list[tuple[float, _Mark, list[str]]]:
    """(y, mark, wrapped note) from top to bottom, none over another, no further than the lines."""
    placed, free, shown = [], 0.0, [n for n in lines if not n.note]
    starts = [n.start for n in shown]
    end = (lines[-1].y if lines else 0.0) + _OVERHANG
    noted = [m for m in marks if m.note]
    for k, mark in enumerate(noted):
        i = max(bisect_right(starts, mark.start) - 1, 0)
        if not shown or not _touch(shown[i], mark):
            continue
        y = max(shown[i].y, free)
        if y > end:
            rest = f"and {len(noted) - k} more notes, in the tables"
            return [*placed, (y, _Mark(0, 0, "cut", rest), [rest])]
        rows = wrap(mark.note, _WIDTH - _NOTES - 0.3, _NOTE_SIZE, 3)
        placed.append((y, mark, rows))
        free = y + len(rows) * _NOTE_STEP + 0.05
    return placed


# --- drawing ------------------------------------------------------------------------------------


def _draw_line(page: Sheet, raw: str, line: _Line, marks: list[_Mark], top: float) -> None:
    y = top + line.y
    if line.note:
        page.text(_LEFT, y, f"⋯  {line.note}", 7, color=SOFT, style="italic")
        return
    here = [m for m in marks if _touch(line, m)]
    edges = {line.start, line.end}
    edges |= {p for m in here for p in (m.start, m.end) if line.start < p < line.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        kinds = {m.kind for m in here if m.start <= start and end <= m.end}
        _draw_run(page, _cells(raw[start:end]), _LEFT + (start - line.start) * _CELL, y, kinds)
    for mark in here:
        if mark.start == mark.end and line.start <= mark.start <= line.end:
            x = _LEFT + (mark.start - line.start) * _CELL
            page.dot(x, y - 0.095, 3.2, marker="v", color=_COLOURS[mark.kind], zorder=4)


def _draw_run(page: Sheet, text: str, x: float, y: float, kinds: set[str]) -> None:
    width = len(text) * _CELL
    colour = GOOD if "mended" in kinds else PLAIN if "cut" in kinds else INK
    if text.strip():
        page.text_cells(x, y, text, _SIZE, _MONO, colour)
    if kinds & {"cut", "mended"}:
        strike = GOOD if "mended" in kinds else SOFT
        page.line((x, x + width), (y - 0.027, y - 0.027), color=strike, linewidth=0.6)
    if "flagged" in kinds:
        page.line((x, x + width), (y + 0.024, y + 0.024), color=BAD, linewidth=1.1)


def _cells(text: str) -> str:
    """One drawable character for each of `text`, so that columns stay columns."""
    return "".join(c if c.isprintable() else " " for c in text)


def _draw_note(page: Sheet, y: float, mark: _Mark, rows: list[str]) -> None:
    colour = _COLOURS[mark.kind]
    page.box(_NOTES - 0.1, y - 0.09, 0.035, len(rows) * _NOTE_STEP - 0.01, color=colour)
    page.lines(_NOTES, y, rows, _NOTE_SIZE, _NOTE_STEP, color=colour, family=SANS)


def _caption(article, marks: list[_Mark]) -> str:
    counts = {k: sum(1 for m in marks if m.kind == k and m.note) for k in _COLOURS}
    roles = ", ".join(dict.fromkeys(r.role for r in article.regions)) or "nothing"
    return (
        f"proof of {len(article.raw)} characters: {len(article.regions)} lines cut ({roles}), "
        f"{counts['mended']} places mended, {counts['flagged']} flagged"
    )
