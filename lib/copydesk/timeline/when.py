"""When a row of the timeline is, as its pictures and exports read it off the table's cells."""

from __future__ import annotations

import re
from datetime import date

_CLOCK = re.compile(r"T(\d\d):(\d\d)")  # in a TIMEX3 value


def as_day(value) -> date | None:
    """A cell of the columns start and end: its day, or None for None, NaT and NaN."""
    return value if isinstance(value, date) and value == value else None  # NaT is not itself


def clock(row: dict) -> tuple[int, int] | None:
    """Hour and minute of a row, where the text gives a time of day."""
    found = _CLOCK.search(str(row.get("value", "")))
    return (int(found[1]), int(found[2])) if found else None


def when_text(row: dict) -> str:
    """The date as the table writes it, with "after" and the time of day where they apply."""
    when, time = row["when"], clock(row)
    if row.get("relation") and "after" not in when:
        when = f"after {when}"
    return f"{when} at {time[0]}:{time[1]:02}" if time and ":" not in when else when
