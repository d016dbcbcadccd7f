"""What all pictures of the timeline write: the publication day, gaps, what has no place."""

from __future__ import annotations

from datetime import date

from copydesk.dates import values
from copydesk.timeline.when import as_day, clock

NOTHING = "The text names no date that has a place on an axis."


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


def with_publication(records: list[dict], published: date | None) -> list[dict]:
    """The events in order of time, the publication day after what had happened by then."""
    if published:
        records = [*records, {"start": published, "end": published, "published": True}]

    def order(event: dict) -> tuple:
        start = as_day(event.get("start")) or as_day(event.get("end")) or date.min
        ahead = event.get("tense") == "future"
        return (
            start,
            2 if ahead else 1 if event.get("published") else 0,
            clock(event) or (0, 0),
            bool(event.get("relation")),
        )

    return sorted(records, key=order)


def gap(one: dict, two: dict) -> str:
    """How long it is from one event to the next, in words."""
    end, start = as_day(one.get("end")), as_day(two.get("start"))
    if one.get("relation") and not end:  # "2018 or after": from the end of 2018 on
        end = (values.interval(one["value"]) or (None, None))[1]
    return gap_words((start - end).days) if end and start else ""
