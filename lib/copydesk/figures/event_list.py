"""The timeline as a vertical list: every event a row, whatever the years between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import fsum

from copydesk.event_words import NOTHING, gap, no_place, publication_text, with_publication
from copydesk.figures.drawing import (
    BAD,
    FAINT,
    GOOD,
    INK,
    SERIF,
    SOFT,
    TINT,
    Picture,
    Sheet,
    picture,
    sheet,
    wrap,
)
from copydesk.timeline.when import as_day, when_text

_WIDTH, _AXIS, _TEXT = 9.0, 2.35, 2.75  # inches: the sheet, the time line, the labels
_LABEL, _SMALL = 10.5, 8.0  # points
_STEP, _SMALL_STEP = 0.205, 0.155  # inches from line to line
_PAD = 0.30
_MOST = 80  # events drawn; a page taller than that is read by nobody


@dataclass(frozen=True)
class _Row:
    """One event, wrapped and ready to draw."""

    when: list[str]
    label: list[str]
    note: list[str]
    certainty: str
    lasting: bool
    future: bool
    published: bool

    @property
    def height(self) -> float:
        text = len(self.label) * _STEP + len(self.note) * _SMALL_STEP
        return max(text, len(self.when) * _STEP) + _PAD


def timeline(events, published: date | None = None) -> Picture:
    """Draw the table of `timeline.build_timeline` from top (earliest) to bottom (latest).

    A dot is a day, a bar a longer time. Solid: the text states it. Hollow: inferred from the
    text. Rows without a place on the axis stand below it. Spaces are equal; a note tells how long
    each gap is. The publication day has a row of its own, tinted.
    """
    more = len(events) - _MOST
    events = events.head(_MOST)
    placed = events[~((events["start"].isna()) & (events["end"].isna()))]
    placed = placed[placed["certainty"] != "vague"]
    vague = events.drop(placed.index)
    dated = with_publication(placed.to_dict("records"), published)
    rows = [_row(e, published) for e in dated]
    gaps = [gap(a, b) for a, b in pairwise(dated)] + [""]
    loose = [_row(e, published) for e in vague.to_dict("records")]
    height = 1.35 + fsum(r.height for r in rows) + 0.34 * sum(map(bool, gaps))
    height += (0.75 + fsum(r.height for r in loose) if loose else 0.1) + (0 if len(placed) else 0.3)
    with sheet(_WIDTH, height) as page:
        y = page.heading(_title(placed), _READING if len(placed) else NOTHING) + 0.2
        y = _draw_dated(page, rows, gaps, y) if rows else y
        if loose:
            _draw_loose(page, loose, no_place(vague.to_dict("records")), y)
        if more > 0:
            note = f"and {more} more events, in the table"
            page.text(_TEXT, height - 0.2, note, _SMALL, color=SOFT, style="italic")
        return picture(page, _caption(placed, vague, published))


def _title(placed) -> str:
    if len(placed) < 2:
        return "What happened when"
    return f"{len(placed)} events, from {placed.iloc[0]['when']} to {placed.iloc[-1]['when']}"


_READING = (
    "Read from top to bottom; steps are equal, notes tell the gaps. Dot: a day. Bar: longer. "
    "Filled: stated in the text. Hollow: inferred from it."
)


def _row(event: dict, published: date | None) -> _Row:
    room = _WIDTH - _TEXT - 0.45
    if event.get("published"):
        return _Row(
            [publication_text(published)],
            ["The article is published"],
            [],
            "explicit",
            False,
            False,
            True,
        )
    start, end = as_day(event["start"]), as_day(event["end"])
    notes = [f"“{event['expression']}”" if event["expression"] else "no date in the text"]
    notes[0] += f", {event['certainty']}"
    if event.get("speaker"):
        notes.append(f"in the words of {event['speaker']}")
    return _Row(
        when=wrap(when_text(event), _AXIS - 0.65, _LABEL, 2, weight="bold"),
        label=wrap(event["label"], room, _LABEL, 4),
        note=wrap(" · ".join(notes), room, _SMALL, 2),
        certainty=event["certainty"],
        lasting=bool(event.get("relation")) or start is None or end is None or start != end,
        future=bool(published and start and start > published),
        published=False,
    )


def _draw_dated(page: Sheet, rows: list[_Row], gaps: list[str], y: float) -> float:
    top, now = y, None
    for row, space in zip(rows, gaps, strict=True):
        _draw_row(page, row, y)
        y += row.height
        now = y if row.published else now
        if space:
            page.text(_AXIS + 0.4, y + 0.04, space, _SMALL, color=SOFT, style="italic")
            page.line((_AXIS, _AXIS), (y - 0.14, y + 0.14), color="white", linewidth=3, zorder=2)
            page.line(
                (_AXIS, _AXIS),
                (y - 0.14, y + 0.14),
                color=SOFT,
                linestyle=":",
                linewidth=1.4,
                zorder=3,
            )
            y += 0.34
    now = now or y - 0.12  # what lies ahead of the publication day hangs on a dotted line
    page.line((_AXIS, _AXIS), (top - 0.12, now), color=FAINT, linewidth=2, zorder=1)
    page.line((_AXIS, _AXIS), (now, y - 0.12), color=FAINT, linewidth=2, linestyle=":", zorder=1)
    return y


def _draw_row(page: Sheet, row: _Row, y: float) -> None:
    if row.published:
        page.box(0.2, y - 0.05, _WIDTH - 0.4, 0.37, color=TINT, zorder=0)
    base = y + 0.19
    colour = INK if row.published else BAD if row.future else GOOD
    for i, line in enumerate(row.when):
        page.text(
            _AXIS - 0.3, base + i * _STEP, line, _LABEL, ha="right", weight="bold", color=colour
        )
    _draw_mark(page, row, base, y, colour)
    weight = "bold" if row.published else "normal"
    page.lines(_TEXT, base, row.label, _LABEL, _STEP, weight=weight)
    note_y = base + len(row.label) * _STEP - 0.02
    page.lines(_TEXT, note_y, row.note, _SMALL, _SMALL_STEP, color=SOFT)


def _draw_mark(page: Sheet, row: _Row, base: float, y: float, colour: str) -> None:
    solid = row.certainty == "explicit"
    fill = colour if solid else "white"
    if row.lasting:
        page.box(
            _AXIS - 0.065,
            base - 0.14,
            0.13,
            row.height - 0.26,
            facecolor=fill,
            edgecolor=colour,
            linewidth=1.6,
            zorder=4,
        )
    else:
        marker = "D" if row.published else "o"
        page.dot(
            _AXIS,
            base - 0.055,
            9,
            marker=marker,
            color=colour,
            markerfacecolor=fill,
            markeredgewidth=1.6,
            zorder=4,
        )


def _draw_loose(page: Sheet, rows: list[_Row], title: str, y: float) -> None:
    page.line((0.3, _WIDTH - 0.3), (y + 0.12, y + 0.12), color=FAINT)
    page.text(0.3, y + 0.42, title, 11, family=SERIF, style="italic", color=SOFT)
    y += 0.6
    for row in rows:
        base = y + 0.19
        page.lines(_AXIS - 0.3, base, row.when, _LABEL, _STEP, color=SOFT, ha="right")
        page.lines(_TEXT, base, row.label, _LABEL, _STEP, color=SOFT)
        page.lines(
            _TEXT, base + len(row.label) * _STEP - 0.02, row.note, _SMALL, _SMALL_STEP, color=SOFT
        )
        y += row.height


def _caption(placed, vague, published: date | None) -> str:
    inferred = int((placed["certainty"] == "inferred").sum())
    parts = [f"timeline of {len(placed)} dated events ({inferred} inferred)"]
    if len(placed):
        parts.append(f"from {placed.iloc[0]['when']} to {placed.iloc[-1]['when']}")
    parts.append(f"{len(vague)} without a place on the axis")
    parts.append(f"published {published.isoformat()}" if published else "publication day unknown")
    return ", ".join(parts)
