"""What both pictures of the timeline write: the publication day, gaps, what has no place."""

from __future__ import annotations

from datetime import date

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
