"""The timeline as TimelineJS reads it."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.timeline.when import as_day, clock, when_text

if TYPE_CHECKING:
    import pandas as pd

_YEARS = ("year", "decade", "century")
_MONTHS = ("month", "quarter", "season", "half-year")
_BEFORE = re.compile(r"BC(\d{4})")  # TIMEX3 value of a year before the common era


def to_timelinejs(timeline: pd.DataFrame, article: Article) -> dict:
    """The timeline in TimelineJS's JSON (https://timeline.knightlab.com/docs/json-format.html).

    Precision shows in what is left out: a month has no day, a year no month; a year before the
    common era is negative. Ranges of months and years, decades and centuries become eras besides.
    Text is escaped, since TimelineJS reads it as HTML. Rows without a first day have no place
    there; where no row has one, `events` is empty, which TimelineJS does not show.
    """
    rows = [r for r in timeline.to_dict("records") if r["certainty"] != "vague"]
    placed = [(row, start) for row in rows if (start := _start(row))]
    eras = [
        {"start_date": start, "end_date": end, "text": {"headline": escape(row["label"])}}
        for row, start in placed
        if (end := _era_end(row, start))
    ]
    return {
        "title": _title(article),
        "events": [_event(row, start, number) for number, (row, start) in enumerate(placed, 1)],
        "eras": eras,
        "scale": "human",
    }


def _title(article: Article) -> dict:
    published = article.metadata.published
    words = {"headline": escape(article.metadata.title or "What happened when")}
    if published:
        words["text"] = f"<p>Published {published.day} {published:%B} {published.year}</p>"
    return {"text": words, "autolink": False}


def _event(row: dict, start: dict[str, int], number: int) -> dict:
    event = {
        "start_date": start,
        "text": {"headline": escape(row["label"]), "text": f"<p>{escape(row['clause'])}</p>"},
        "display_date": escape(when_text(row)),
        "group": row["certainty"],
        "unique_id": f"event-{number}",
        "autolink": False,  # an address in an article is text, and becomes no link
    }
    end = _end(row)
    return {**event, "end_date": end} if end and end != start else event


def _era_end(row: dict, start: dict[str, int]) -> dict[str, int] | None:
    """The last date of a row that is an era, a time longer than one month or year; else None."""
    long = row["precision"] in ("decade", "century") or "/" in row["value"]
    if not long or row["precision"] not in _YEARS + _MONTHS:
        return None
    end = _end(row)
    return end if end != start else None


def _start(row: dict) -> dict[str, int] | None:
    """First date of a row; None when it has no place on TimelineJS's axis."""
    before = _BEFORE.fullmatch(row["value"])
    if before and int(before[1]):
        return {"year": -int(before[1])}
    day = as_day(row["start"])
    if not day:
        return None
    time = clock(row)
    hours = {"hour": time[0], "minute": time[1]} if time and day == as_day(row["end"]) else {}
    return {**_date(day, row["precision"]), **hours}


def _end(row: dict) -> dict[str, int] | None:
    """Last date of a row; None when it is open, or when the row is a moment."""
    day = as_day(row["end"])
    return _date(day, row["precision"]) if day and not clock(row) else None


def _date(day: date, precision: str) -> dict[str, int]:
    """TimelineJS date: as many of year, month and day as the precision gives."""
    if precision in _YEARS:
        return {"year": day.year}
    if precision in _MONTHS:
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}
