"""What the picture at true scale shows of each event: when, how surely, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from copydesk.event_words import publication_text
from copydesk.figures.drawing import BAD, GOOD, INK
from copydesk.timeline.when import as_day, clock, when_text


@dataclass(frozen=True)
class Mark:
    """All that happened at one date: one dot or bar, one flag."""

    begin: float  # days, as in `time_axis`
    until: float
    open: str  # "", "begin" or "end": the side that the text leaves open
    when: str
    labels: tuple[str, ...]
    kind: str  # explicit, inferred or published
    future: bool
    timed: bool = False  # the text gives a time of day
    panel: int = 0

    @property
    def at(self) -> float:
        """Where its pole stands: at its first moment, or where an open beginning ends."""
        return self.until if self.open == "begin" else self.begin

    @property
    def point(self) -> bool:
        return self.begin == self.until and not self.open

    @property
    def colour(self) -> str:
        return INK if self.kind == "published" else BAD if self.future else GOOD


def has_place(event: dict) -> bool:
    """Whether a row of the table can stand on the axis."""
    return event["certainty"] != "vague" and days_of(event) is not None


def days_of(event: dict, whole: frozenset[date] = frozenset()) -> tuple[float, float, str] | None:
    """First and last moment of an event in days, and the side that is open; None: no place.

    A day is a point at noon, but as long as it is when it is one of the `whole` days.
    """
    start, end = as_day(event["start"]), as_day(event["end"])
    if start is None and end is None:
        return None
    if start is None or end is None:
        at = float((start or end).toordinal()) + (end is not None)
        return at, at, "end" if end is None else "begin"
    time = clock(event)
    if start == end and (time or start not in whole):
        share = (time[0] + time[1] / 60) / 24 if time else 0.5
        return start.toordinal() + share, start.toordinal() + share, ""
    return float(start.toordinal()), end.toordinal() + 1.0, ""


def marks_of(placed: list[dict], published: date | None) -> list[Mark]:
    """The marks in order of time; events of one date and one kind share a mark.

    A day to which the text gives times of day is drawn whole, beside these.
    """
    whole = frozenset(as_day(r["start"]) for r in placed if clock(r))

    def key(event: dict) -> tuple:
        begin, until, side = days_of(event, whole)
        ahead = event["tense"] == "future" or bool(published and _first(event) > published)
        kind = "explicit" if event["certainty"] == "explicit" else "inferred"
        at = until if side == "begin" else begin
        return (at, ahead, bool(event.get("relation")), begin - until, kind, side, when_text(event))

    marks = []
    for (_, ahead, _, _, kind, side, when), group in groupby(sorted(placed, key=key), key):
        rows = list(group)
        begin, until, _ = days_of(rows[0], whole)
        labels, timed = tuple(r["label"] for r in rows), bool(clock(rows[0]))
        marks.append(Mark(begin, until, side, when, labels, kind, ahead, timed))
    if published and placed:
        begin, until, _ = days_of({"start": published, "end": published}, whole)
        words = ("The article is published",)
        marks.append(Mark(begin, until, "", publication_text(published), words, "published", False))
    return sorted(marks, key=lambda m: (m.at, m.future, m.kind == "published"))


def _first(event: dict) -> date:
    return as_day(event["start"]) or date.min
