"""What both pictures of the timeline write: dates, times of day, gaps, what has no place."""

from __future__ import annotations

import re
from datetime import date

_CLOCK = re.compile(r"T(\d\d):(\d\d)")  # in a TIMEX3 value
NOTHING = "The text names no time that has a place on an axis."


def as_day(value) -> date | None:
    """A cell of the columns start and end: its day, or None for None, NaT and NaN."""
    return value if isinstance(value, date) and value == value else None  # NaT is not itself


def clock(event: dict) -> tuple[int, int] | None:
    """Hour and minute of an event, where the text gives a time of day."""
    found = _CLOCK.search(str(event.get("value", "")))
    return (int(found[1]), int(found[2])) if found else None


def when_text(event: dict) -> str:
    """The date as the table writes it, with "after" and the time of day where they apply."""
    when, time = event["when"], clock(event)
    if event.get("relation") and "after" not in when:
        when = f"after {when}"
    return f"{when} at {time[0]}:{time[1]:02}" if time and ":" not in when else when


def publication_text(published: date) -> str:
    """The publication day as the rows of the table write a day: "Wed 1 Dec 2021"."""
    return f"{published:%a} {published.day} {published:%b} {published.year}"


def gap_words(days: int) -> str:
    """How long a gap is, in words; "" for less than a month and a half."""
    for size, unit in ((365.25, "year"), (30.44, "month")):
        if days >= 1.5 * size:
            count = round(days / size)
            about = "" if abs(days / size - count) < 0.03 else "about "
            return f"{about}1 year" if (count, unit) == (12, "month") else f"{about}{count} {unit}s"
    return ""


def no_place(rows: list[dict]) -> str:
    """The heading over the rows that stand beneath the axis."""
    vague = all(row["certainty"] == "vague" for row in rows)
    return "No place on the axis: the text does not say when" if vague else "No place on the axis"
