"""A time axis at true scale, broken where long empty gaps lie; no drawing, only sums.

Time is counted in days: 12:00 on a day is `day.toordinal() + 0.5`. Places are inches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, fsum

from copydesk.figures.drawing import text_width

Stretch = tuple[float, float]  # first and last moment, in days
TICK = 8.0  # points
_HOUR = 1 / 24
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
# Steps from tick to tick, finest first; the finest whose labels fit is taken.
_STEPS = (
    *(("hour", n) for n in (1, 2, 3, 6, 12)),
    *(("day", n) for n in (1, 2, 5, 10)),
    *(("month", n) for n in (1, 2, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class Panel:
    """A stretch of time and where it is drawn: scale and ticks are its own."""

    begin: float  # days
    until: float
    left: float  # inches
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, day: float) -> float:
        """Inches from the left of the page of a moment."""
        return self.left + (day - self.begin) / (self.until - self.begin) * self.width


# --- breaking -----------------------------------------------------------------------------------


def stretches(spans: list[Stretch], most: int = 3) -> list[list[Stretch]]:
    """Part `spans` into at most `most` groups in order of time, cut at long empty gaps.

    A break costs the reader more than it gives when everything can be told apart without it, so a
    gap is cut only if it is a seventh of its group or more and what lies on one side of it up to
    the next such gap, two spans at least, would stand closer than 0.03 of the axis on average.
    """
    groups = [sorted(set(spans))] if spans else []
    while len(groups) < most:
        cuts = [(share, g, i) for g, group in enumerate(groups) for share, i in _cuts(group)]
        if not cuts:
            break
        _, g, i = max(cuts)
        groups[g : g + 1] = [groups[g][:i], groups[g][i:]]
    return groups


def _cuts(group: list[Stretch]) -> Iterator[tuple[float, int]]:
    """(share of the gap, index of the span after it) of every gap worth a break."""
    whole = _end(group) - group[0][0]
    gaps, end = {}, group[0][1]
    for i, (begin, until) in enumerate(group):
        if i and whole and begin - end >= whole / 7:
            gaps[i] = (begin - end) / whole
        end = max(end, until)
    for before, i, after in zip([0, *gaps], gaps, [*list(gaps)[1:], len(group)], strict=False):
        runs = [run for run in (group[before:i], group[i:after]) if len(run) > 1]
        if any(_end(run) - run[0][0] < 0.03 * whole * (len(run) - 1) for run in runs):
            yield gaps[i], i


def _end(group: list[Stretch]) -> float:
    return max(until for _, until in group)


def panels(
    groups: list[list[Stretch]], counts: list[int], left: float, right: float, gaps: list[float]
) -> list[Panel]:
    """Lay `groups` side by side from `left` to `right`, as wide as their `counts` of labels ask.

    `gaps` are the inches kept free between one and the next.
    """
    room = right - left - fsum(gaps)
    least = min(1.1, room / max(1, len(groups)))
    spare = room - least * len(groups)
    laid, x = [], left
    for group, count, gap in zip(groups, counts, [*gaps, 0.0], strict=True):
        width = least + spare * count / sum(counts)
        begin, until = _padded(group[0][0], _end(group))
        laid.append(Panel(begin, until, x, width))
        x += width + gap
    return laid


def _padded(begin: float, until: float) -> Stretch:
    """Whole days, and a little air on both sides, so that no mark sits on the edge."""
    if until == begin:  # a single day or moment: between its neighbours
        begin, until = floor(begin) - 1, floor(begin) + 2
    begin, until = floor(begin), ceil(until)
    pad = (until - begin) * 0.04
    return max(begin - pad, _FIRST), min(until + pad, _LAST + 1)


# --- ticks --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Label:
    """A piece of text under the axis."""

    x: float  # its left edge
    text: str

    @property
    def right(self) -> float:
        return self.x + text_width(self.text, TICK)


@dataclass(frozen=True)
class Ticks:
    """The ticks of one panel: strokes, a row of labels, and a row that says of which year."""

    strokes: tuple[float, ...]
    labels: tuple[Label, ...]
    context: tuple[Label, ...]


def ticks(panel: Panel, finest: float) -> Ticks:
    """The ticks of `panel`: the smallest step of at least `finest` days whose labels stand apart.

    `finest` is the shortest thing drawn, so that years alone get no months. Where every unit has
    a label, it is centred between the strokes; else it stands at its stroke.
    """
    for unit, step in _STEPS:
        length = _length(unit) * step
        if length < 0.95 * finest or (panel.until - panel.begin) / length > 60:
            continue
        cells = list(_cells(panel, unit, step))
        named = {cell: label for cell in cells if (label := _label(panel, cell, unit, step))}
        labels = list(named.values())
        apart = all(b.x - a.right >= 0.09 for a, b in pairwise(labels))
        if labels and apart and (step > 1 or len(labels) >= len(cells) - 2):
            strokes = [panel.x(m) for cell in cells for m in cell[: 1 if step > 1 else 2]]
            inside = {x for x in strokes if panel.left <= x <= panel.right}
            return Ticks(
                tuple(sorted(inside)), tuple(labels), tuple(_context(panel, list(named), unit))
            )
    return Ticks((), (), ())


def _length(unit: str) -> float:
    return {"hour": _HOUR, "day": 1, "month": 30.4, "year": 365.2}[unit]


def _cells(panel: Panel, unit: str, step: int) -> Iterator[Stretch]:
    """(begin, until) in days of the units in the panel, from one tick to the next."""
    if unit in ("hour", "day"):
        length = step * _HOUR if unit == "hour" else 1.0
        count = floor(panel.begin / length)
        while count * length < panel.until:
            if unit == "hour" or step == 1 or _on_step(count, step):
                yield count * length, (count + 1) * length
            count += 1
        return
    months = step if unit == "month" else 12 * step
    first = _day(panel.begin)
    index = (first.year * 12 + first.month - 1) // months * months
    while (begin := _month(index)) < panel.until:
        yield begin, _month(index + months)
        index += months


def _on_step(day: int, step: int) -> bool:
    """Days of the month 1, 5, 10 …, but none so late that the next month's first is near."""
    number = _day(day).day
    return number == 1 or (number % step == 0 and step <= number <= 31 - step)


def _day(moment: float) -> date:
    return date.fromordinal(min(max(floor(moment), _FIRST), _LAST))


def _month(index: int) -> float:
    year, month = divmod(index, 12)
    if year < 1:
        return _FIRST - 1.0
    return date(year, month + 1, 1).toordinal() if year <= 9999 else _LAST + 1.0


def _label(panel: Panel, cell: Stretch, unit: str, step: int) -> Label | None:
    """The label of one cell, or None where it has no room inside the panel."""
    day = _day(cell[0])
    hours = round((cell[0] - floor(cell[0] + 1e-6)) * 24)
    text = {
        "hour": f"{hours}:00",
        "day": str(day.day),
        "month": f"{day:%b}",
        "year": str(day.year),
    }[unit]
    wide = text_width(text, TICK)
    centred = step == 1 and unit != "hour"
    if not centred:
        x = panel.x(cell[0])
        inside = panel.left <= x <= panel.right and cell[0] >= _FIRST
        return Label(x - wide / 2, text) if inside else None
    left, right = max(panel.x(cell[0]), panel.left), min(panel.x(cell[1]), panel.right)
    whole = panel.x(cell[1]) - panel.x(cell[0])
    if right - left < max(min(wide + 0.04, panel.width), min(whole, panel.width) / 2):
        return None  # less than half of it is in sight
    return Label((left + right - wide) / 2, text)


def _context(panel: Panel, cells: list[Stretch], unit: str) -> Iterator[Label]:
    """What the labels leave out, once where it begins: the month and year of days, and so on."""
    if unit == "year":
        return
    starts: dict[tuple[str, ...], float] = {}
    day = _day(panel.begin)
    while day.toordinal() < panel.until:
        starts.setdefault(_names(day, unit), max(panel.x(day.toordinal()), panel.left))
        if day == date.max:
            break
        day += timedelta(days=1)
    shown = {_names(_day(begin), unit) for begin, _ in cells}
    begins = [(names, x) for names, x in starts.items() if names in shown]
    nexts = [x - 0.09 for _, x in begins[1:]] + [panel.right + 0.3]
    for (names, x), room in zip(begins, nexts, strict=True):
        fitting = [n for n in names if Label(x, n).right <= room]
        if fitting:
            yield Label(x, fitting[0])


def _names(day: date, unit: str) -> tuple[str, ...]:
    """Names of what `day` lies in, the fullest first."""
    if unit == "month":
        return (str(day.year),)
    if unit == "day":
        return f"{day:%b} {day.year}", f"{day:%b}"
    return f"{day:%a} {day.day} {day:%b} {day.year}", f"{day.day} {day:%b}"
