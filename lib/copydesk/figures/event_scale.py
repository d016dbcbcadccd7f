"""The timeline at true scale: marks on an axis, and over each a flag with its date and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import fsum

from copydesk.event_words import NOTHING, gap_words, no_place
from copydesk.figures import time_axis
from copydesk.figures.drawing import (
    FAINT,
    SERIF,
    SOFT,
    TINT,
    Picture,
    Sheet,
    picture,
    plain,
    sheet,
    text_width,
    wrap,
)
from copydesk.figures.event_marks import Mark, has_place, marks_of
from copydesk.figures.time_axis import Panel, Stretch

_WIDTH, _MARGIN = 9.0, 0.3  # inches
_WHEN, _LABEL, _SMALL = 8.5, 8.5, 7.5  # points
_STEP = 0.158  # inches from line to line
_INDENT, _AIR = 0.07, 0.11  # from pole to text; from flag to flag
_LANE, _HALF = 0.17, 0.055  # height of a lane of marks; half of a mark
_OPEN = 0.32  # how far an open end is drawn
_ROOMS = (1.7, 2.1, 2.6, 3.2, 4.0)  # widths tried for the flags
_TALL = 7.0  # a staircase of flags higher than this writes date and words on one line
_MOST = 60  # events drawn; a page taller than that is read by nobody


@dataclass(frozen=True)
class _Flag:
    """A mark's words, wrapped, with the place of their lower left corner above the marks."""

    mark: Mark
    x: float
    when: tuple[str, ...]
    rows: tuple[str, ...]
    beside: bool = False  # the words stand on the line of the date
    bottom: float = 0.0

    @property
    def weight(self) -> str:
        return "bold" if self.mark.kind == "published" else "normal"

    @property
    def when_width(self) -> float:
        return max(text_width(row, _WHEN, weight="bold") for row in self.when)

    @property
    def width(self) -> float:
        words = max(text_width(row, _LABEL, weight=self.weight) for row in self.rows)
        one, two = self.when_width, words
        return _INDENT + (one + _INDENT + two if self.beside else max(one, two))

    @property
    def height(self) -> float:
        return _STEP * (1 if self.beside else len(self.when) + len(self.rows))

    @property
    def top(self) -> float:
        return self.bottom + self.height


def timeline_scale(events, published: date | None = None) -> Picture:
    """Draw the table of `timeline.build_timeline` on an axis of time at true scale.

    Where long empty gaps lie the axis is broken into two or three parts, each with a scale and
    ticks of its own. A dot is a day or an hour, a bar a longer time, an arrow an open end. Solid:
    the text states it. Hollow: inferred from the text. Dotted: still ahead on the publication
    day, which has a flag of its own. Rows without a place on the axis are listed beneath it.
    """
    more = len(events) - _MOST
    records = events.head(_MOST).to_dict("records")
    placed = [r for r in records if has_place(r)]
    loose = [r for r in records if not has_place(r)]
    marks = marks_of(placed, published)
    panels, gaps, flags = _laid_out(marks) if placed else ([], [], [])
    lanes = _lanes(flags, panels)
    listed = [_listed(r) for r in loose]
    high = max((f.top for f in flags), default=0.0) + _LANE * max(lanes, default=0)
    below = 0.75 + fsum(_STEP * len(rows) + 0.08 for _, rows in listed) if listed else 0.1
    below += 0.3 if more > 0 else 0
    reading = _reading(panels, marks)
    top = 0.72 + 0.165 * len(wrap(reading, _WIDTH - 0.6, 8.5)) + 0.1
    height = top + (high + 0.9 if placed else 0.0) + below
    with sheet(_WIDTH, height) as page:
        page.heading("What happened when, at true scale", reading)
        y = top + high + 0.25 if placed else top
        _draw_axis(page, panels, gaps, y, [f.mark for f in flags])
        thin = 0.5 if any(f.beside for f in flags) else 0.8
        for flag, lane in zip(flags, lanes, strict=True):
            base = y - 0.21 - _LANE * max(lanes)
            _draw_flag(page, flag, base - flag.bottom, y - 0.09 - _LANE * lane, thin)
            _draw_mark(page, flag, panels[flag.mark.panel], y - 0.09 - _LANE * lane)
        _draw_listed(page, listed, no_place(loose), y + (0.65 if placed else 0.1))
        if more > 0:
            note = f"and {more} more events, in the table"
            page.text(_MARGIN, height - 0.2, note, _SMALL, color=SOFT, style="italic")
        return picture(page, _caption(placed, loose, panels, published))


def _reading(panels: list[Panel], marks: list[Mark]) -> str:
    """How to read the picture; only what is there to be seen."""
    if not panels:
        return NOTHING
    parts = ["Time runs from left to right at true scale"]
    if len(panels) > 1:
        parts[0] += f", in {len(panels)} parts, each with a scale of its own (// is time left out)"
    kinds = {m.kind for m in marks}
    dots = [m for m in marks if m.point and m.kind != "published"]
    named = [("a day", False), ("a time of day", True)]
    named = [name for name, timed in named if any(m.timed == timed for m in dots)]
    signs = [f"Dot: {' or '.join(named)}"] if dots else []
    signs += ["Bar: longer"] if any(not m.point and not m.open for m in marks) else []
    signs += ["Arrow: open end"] if any(m.open for m in marks) else []
    signs += ["Filled: stated in the text"] if "explicit" in kinds else []
    signs += ["Hollow: inferred from the text"] if "inferred" in kinds else []
    signs += ["Dotted: still ahead"] if any(m.future for m in marks) else []
    return ". ".join(parts + signs) + "."


# --- where everything goes ----------------------------------------------------------------------


def _laid_out(marks: list[Mark]) -> tuple[list[Panel], list[str], list[_Flag]]:
    """Panels, the words for the gaps between them, and the flags, as wide as keeps them low."""
    groups = time_axis.stretches([(m.begin, m.until) for m in marks])
    begins = [g[0][0] for g in groups]
    marks = [replace(m, panel=sum(b <= m.begin for b in begins) - 1) for m in marks]
    counts = [sum(m.panel == i for m in marks) for i in range(len(groups))]
    ends = [max(until for _, until in g) for g in groups]
    days = [round(b - e) for e, b in zip(ends, begins[1:], strict=False)]
    gaps = [gap_words(n) or (f"{n} days" if n > 1 else "") for n in days]
    free = [max(0.8, text_width(g, _SMALL) + 0.5) for g in gaps]
    tries = []
    for beside in (False, True):
        for room in _ROOMS:
            spare = min(room, 2.6)  # right of the axis, where the last flags hang
            for _ in range(2):
                right = _WIDTH - _MARGIN - spare
                panels = time_axis.panels(groups, counts, _MARGIN, right, free)
                flags = _raised([_flag(m, panels[m.panel], room, beside) for m in marks])
                free_right = _WIDTH - _MARGIN - max(f.x + f.width for f in flags)
                spare = max(spare - free_right, 0.1)
            tries.append((max(f.top for f in flags), panels, flags))
        if min(height for height, *_ in tries) < _TALL:
            break
    low = min(height for height, *_ in tries)
    _, panels, flags = [t for t in tries if t[0] <= 1.1 * low][-1]
    return panels, gaps, flags


def _flag(mark: Mark, panel: Panel, room: float, beside: bool) -> _Flag:
    """The flag of a mark no wider than `room`, the words `beside` the date where they fit."""
    x = panel.x(mark.at)
    right = _WIDTH - _MARGIN - x - _INDENT
    if beside and len(mark.labels) == 1:
        flag = _Flag(mark, x, (plain(mark.when),), (plain(mark.labels[0]),), beside=True)
        if flag.width < right:
            return flag
    room = min(room - _INDENT, right)
    weight = "bold" if mark.kind == "published" else "normal"
    sign = "– " if len(mark.labels) > 1 else ""
    rows = [r for words in mark.labels for r in _even(f"{sign}{words}", room, weight)]
    return _Flag(mark, x, tuple(wrap(mark.when, room, _WHEN, weight="bold")), tuple(rows))


def _even(text: str, room: float, weight: str) -> list[str]:
    """`text` wrapped into as few lines as `room` allows, of about the same length."""
    rows = wrap(text, room, _LABEL, weight=weight)
    while len(rows) > 1:
        room *= 0.94
        narrower = wrap(text, room, _LABEL, weight=weight)
        if len(narrower) > len(rows) or room < 1:
            break
        rows = narrower
    return rows


def _raised(flags: list[_Flag]) -> list[_Flag]:
    """Put every flag just above those to its right that it would cover, the last one first.

    A pole stands at the left edge of its flag, so no pole runs through words: the poles between
    a flag's edges belong to later flags, and these end below it.
    """
    placed: list[_Flag] = []
    for flag in reversed(flags):
        reach = flag.x + flag.width + 0.12
        air = _AIR / 2 if flag.beside else _AIR
        under = [p.top + air for p in placed if p.x < reach]
        placed.append(replace(flag, bottom=max(under, default=0.0)))
    return placed[::-1]


def _lanes(flags: list[_Flag], panels: list[Panel]) -> list[int]:
    """For every mark its lane above the axis, so that marks of one time stand over one another.

    In order of time each takes the lowest free lane above all bars that still run: a pole, which
    rises from the beginning of its mark, then meets none.
    """
    taken: list[tuple[float, int]] = []  # right edge, lane
    lanes = []
    for flag in flags:
        left, right = _extent(flag, panels[flag.mark.panel])
        near = {lane for edge, lane in taken if edge > left - 0.03}
        lane = max((lane + 1 for edge, lane in taken if edge > flag.x), default=0)
        while lane in near:
            lane += 1
        taken.append((right, lane))
        lanes.append(lane)
    return lanes


def _extent(flag: _Flag, panel: Panel) -> Stretch:
    """Left and right edge of a mark in inches."""
    mark = flag.mark
    if mark.open:
        return (flag.x - _OPEN, flag.x) if mark.open == "begin" else (flag.x, flag.x + _OPEN)
    if mark.point:
        return flag.x - _HALF, flag.x + _HALF
    return flag.x, max(panel.x(mark.until), flag.x + 0.05)


# --- drawing ------------------------------------------------------------------------------------


def _draw_axis(
    page: Sheet, panels: list[Panel], gaps: list[str], y: float, marks: list[Mark]
) -> None:
    now = max((m.until for m in marks if m.kind == "published"), default=float("inf"))
    for number, panel in enumerate(panels):
        turn = panel.x(min(max(now, panel.begin), panel.until))
        page.line((panel.left, turn), (y, y), color=SOFT, linewidth=1.2)
        page.line((turn, panel.right), (y, y), color=SOFT, linewidth=1.2, linestyle=":")
        ticks = time_axis.ticks(panel, _finest(marks, number))
        for x in ticks.strokes:
            page.line((x, x), (y, y + 0.06), color=SOFT)
        for label in ticks.labels:
            page.text(label.x, y + 0.2, label.text, time_axis.TICK)
        for label in ticks.context:
            page.text(label.x, y + 0.36, label.text, time_axis.TICK, color=SOFT)
    for one, two, words in zip(panels, panels[1:], gaps, strict=False):
        middle = (one.right + two.left) / 2
        page.line((one.right, two.left), (y, y), color=FAINT, linestyle=":")
        for x in (middle - 0.03, middle + 0.03):
            page.line((x - 0.03, x + 0.03), (y + 0.07, y - 0.07), color=SOFT, linewidth=1.1)
        page.text(middle, y + 0.2, words, _SMALL, ha="center", color=SOFT, style="italic")


def _finest(marks: list[Mark], panel: int) -> float:
    """Days of the shortest thing drawn in a panel, a year at most: the finest step of its ticks."""
    inside = [m for m in marks if m.panel == panel and not m.open]
    return min(
        [1 / 24 if m.timed else 1.0 if m.point else m.until - m.begin for m in inside] + [365]
    )


def _draw_flag(page: Sheet, flag: _Flag, bottom: float, foot: float, thin: float) -> None:
    """The pole from the mark at `foot` to the top of the flag, and the words beside it."""
    mark, top = flag.mark, bottom - flag.height
    bold = flag.weight == "bold"
    if bold:
        page.box(flag.x, top - 0.02, flag.width + 0.06, flag.height + 0.03, color=TINT, zorder=0)
    page.line(
        (flag.x, flag.x),
        (foot, top - 0.02),
        color=mark.colour,
        linewidth=1.6 if bold else thin,
        linestyle=":" if mark.future else "-",
        zorder=1,
    )
    x, y = flag.x + _INDENT, top + 0.115
    page.lines(x, y, flag.when, _WHEN, _STEP, weight="bold", color=mark.colour)
    if flag.beside:
        x += flag.when_width + _INDENT
    else:
        y += _STEP * len(flag.when)
    page.lines(x, y, flag.rows, _LABEL, _STEP, weight=flag.weight)


def _draw_mark(page: Sheet, flag: _Flag, panel: Panel, y: float) -> None:
    mark = flag.mark
    fill = "white" if mark.kind == "inferred" else mark.colour
    fill = TINT if mark.kind == "published" and not mark.point else fill
    look = {"facecolor": fill, "edgecolor": mark.colour, "linewidth": 1.2, "zorder": 4}
    left, right = _extent(flag, panel)
    if mark.point:
        page.dot(
            flag.x,
            y,
            6.5,
            marker="D" if mark.kind == "published" else "o",
            color=mark.colour,
            markerfacecolor=fill,
            markeredgewidth=1.2,
            zorder=5,
        )
        return
    if not mark.open:
        page.box(left, y - _HALF, right - left, 2 * _HALF, **look)
        return
    tip, back = (left, right) if mark.open == "begin" else (right, left)
    neck = tip + (back - tip) * 0.4
    page.shape(
        [(back, y - _HALF), (neck, y - _HALF), (tip, y), (neck, y + _HALF), (back, y + _HALF)],
        **look,
    )


def _listed(event: dict) -> tuple[str, list[str]]:
    return event["when"], wrap(event["label"], _WIDTH - 2.75, _LABEL)


def _draw_listed(page: Sheet, rows: list[tuple[str, list[str]]], title: str, y: float) -> None:
    """The events without a place on the axis, in words."""
    if not rows:
        return
    page.line((_MARGIN, _WIDTH - _MARGIN), (y, y), color=FAINT)
    page.text(_MARGIN, y + 0.26, title, 11, family=SERIF, style="italic", color=SOFT)
    y += 0.52
    for when, lines in rows:
        page.name(2.3, y, when, _LABEL, color=SOFT)
        page.lines(2.3, y, lines, _LABEL, _STEP, color=SOFT)
        y += _STEP * len(lines) + 0.08


def _caption(placed, loose, panels: list[Panel], published: date | None) -> str:
    parts = [f"timeline at true scale of {len(placed)} dated events"]
    if len(panels) > 1:
        parts.append(f"the axis broken into {len(panels)} parts")
    if placed:
        first, last = placed[0]["when"], placed[-1]["when"]
        parts.append(f"from {first} to {last}" if first != last else first)
    parts.append(f"{len(loose)} without a place on the axis")
    parts.append(f"published {published.isoformat()}" if published else "publication day unknown")
    return ", ".join(parts)
