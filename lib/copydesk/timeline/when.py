"""When a row of the timeline is, as its table writes it and its pictures and exports read it."""

from __future__ import annotations

import re
from datetime import date

from copydesk.dates import Timex

_CLOCK = re.compile(r"T(\d\d):(\d\d)")  # in a TIMEX3 value
_SEASON = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_TH = {1: "st", 2: "nd", 3: "rd", 21: "st"}  # of centuries
_NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_EDGE = {"START": "early ", "MID": "mid-", "END": "late ", "APPROX": "about "}


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
    told = time and ":" not in when and as_day(row["start"])  # an open date is told in its words
    return f"{when} at {time[0]}:{time[1]:02}" if told else when


def day_text(day: date) -> str:
    """A day in short: 2 May 2014."""
    return f"{day.day} {day:%b} {day.year}"


def readable(timex: Timex) -> str:
    """A date as a reader would write it: "Fri 2 May 2014", "1914–1918", "early 1990s"."""
    begin, until, value = timex.begin, timex.until, timex.value
    if not (begin and until) or timex.certainty == "vague":
        return timex.text
    edge, year = _EDGE.get(timex.mod, ""), begin.year
    if "/" in value and timex.precision == "year":
        return f"{year}–{until.year}"
    if "/" in value and timex.precision == "decade":
        return f"{year}s–{until.year - 9}s"
    if "/" in value:
        return _span_text(begin, until)
    match timex.precision:
        case "year":
            return f"{edge}{year}"
        case "month":
            return f"{edge}{begin:%b} {year}"
        case "quarter" | "half-year":
            part = "quarter" if timex.precision == "quarter" else "half"
            return f"{_NTH[value[-1]]} {part} of {year}"
        case "season":
            return f"{edge}{_SEASON[value[-2:]]} {year}"
        case "decade" if not year % 10:
            return f"{edge}{year}s"
        case "century":
            number = year // 100 + 1
            return f"{edge}{number}{_TH.get(number, 'th')} century"
        case "decade":  # "in the last decade"
            return f"{year}–{until.year}"
    return _span_text(begin, until)


def _span_text(begin: date, until: date) -> str:
    if begin == until:
        return f"{begin:%a} {day_text(begin)}"
    if (begin.year, begin.month) == (until.year, until.month):
        return f"{begin.day}–{day_text(until)}"
    if begin.year == until.year:
        return f"{begin.day} {begin:%b} – {day_text(until)}"
    return f"{day_text(begin)} – {day_text(until)}"
