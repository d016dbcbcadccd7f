"""The days and clock times that a line of a page prints: "Updated 10:15 GMT, March 2, 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

LONGEST_FURNITURE = 200  # characters; a longer line is story, or has a mark of its own

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})(?:\b|(?=\d\d?:\d\d))",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH}[\s,-]{{1,2}}(?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\b|T)",
        # Day first or month first: where both could be, nobody can say.
        r"(?:\b(?P<weekday_before>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"
        r"\b(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})(?!\d)"
        r"(?:,? (?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)?",
    )
)
_CLOCK = re.compile(
    r"(?:\bat\s)?\bT?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>Z|UTC|GMT|[ECMP][SD]T|ET|CT|MT|PT|BST|CET|CEST|IST|KST|JST|HKT|AEST|AEDT)\b"
    r"\)?)?(?P<offset>\s?[+-]\d{2}(?::?\d{2})?\b)?",
    re.I,
)
_STAMP_WORD = re.compile(
    r"\b\d{4} GMT\b|\(\d{4} HKT\)|\boriginal\b"
    r"|\b(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|uploaded"
    r"|publish|post|update|write|written|input|date|time|on|at|and|by \d+|local|am|pm)\b"
    r"|\b(?:GMT|UTC|[ECMPKJ][SD]?T)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.I,
)
_DAY_FIRST = re.compile(r"\b(?:IST|BST|CES?T|HKT|AE[SD]T|SGT|WIB)\b")
_MONTH_FIRST = re.compile(r"\b[ECMP][SD]?T\b")
_DIGIT = re.compile(r"\d")
_PLACE_BEHIND = re.compile(r" [-–—] [A-Z][A-Z .]{2,30}$")  # "Updated 01:39 pm IST - BHUBANESWAR"
_PAPER_BEFORE = re.compile(
    r"[-–—] The [A-Z][\w ]{2,30} [-–—] "
)  # "- The Plain Times - May 3, 2020"
_GLUED_ZONE = re.compile(r"(?<=\d )(GMT|UTC)(?=\d)")  # "16:51 GMT17 February 2020"
UPDATED = re.compile(r"(?:updated?|modified)\W{0,3}(?:on |at )?$", re.I)
EDGE = " \t-–—,:;|/()[]•·."
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "kst": 9, "jst": 9}  # those that mean one thing only

COMMENTS = re.compile(
    r"[\s|·•,–—-]*(?:\bcomments? )?\b(?:\d{1,5}|no|leave an?) (?:comments?|replies|reply)$", re.I
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed moment: what is not printed (day, clock, zone) is None."""

    day: date | None = None
    moment: datetime | None = None
    updated: bool = False  # the moment of a change, not of publication


@lru_cache(maxsize=512)  # a page is read more than once, each time less of it
def read_stamps(line: str) -> tuple[Stamp, ...]:
    """The dates with clock times of a line that holds nothing else; () for any other line."""
    if len(line) > LONGEST_FURNITURE or not _DIGIT.search(line):
        return ()
    line, comments = COMMENTS.subn("", line)  # "admin December 5, 2018 0 Comments"
    line = _GLUED_ZONE.sub(r"\1 ", _PAPER_BEFORE.sub("", _PLACE_BEHIND.sub("", line)))
    found = sorted((m.span(), m) for pattern in DATES for m in pattern.finditer(line))
    rest, stamps, pos = [], [], 0
    for (start, end), match in found:
        if start < pos:
            continue
        rest.append(line[pos:start])
        stamps.append(read_stamp(match, bool(UPDATED.search(line[:start])), line))
        pos = end
    rest.append(line[pos:])
    if comments:
        rest[0] = ""
    clocks = [_CLOCK.search(part) for part in rest]
    left = " ".join(_STAMP_WORD.sub(" ", _CLOCK.sub(" ", part)) for part in rest)
    if not stamps or any(word.strip(EDGE) for word in left.split()) or is_life(line):
        return ()
    if clocks[0] and not any(clocks[1:]):  # "12:02, December 1, 2021": the clock comes first
        clocks = [*clocks[1:], *clocks[:1]][: len(stamps)] if len(stamps) > 1 else [None, clocks[0]]
    return tuple(_at(stamp, clock) for stamp, clock in zip(stamps, clocks[1:], strict=False))


def is_life(line: str) -> bool:
    """ "31-7-1918 – 16-5-2010": somebody's birth and death."""
    found = sorted((m.span(), int(m["year"])) for day in DATES for m in day.finditer(line))
    if len(found) != 2:
        return False
    ((_, end), born), ((start, _), died) = found
    return not line[end:start].strip(" -–—") and died - born > 1


def read_stamp(match: re.Match[str], updated: bool, line: str = "") -> Stamp:
    """The stamp of a match of one of `DATES`; the zone in its `line` may tell day from month."""
    parts = match.groupdict()
    if "one" in parts:
        weekday = parts["weekday_before"] or parts["weekday"]
        numbers = (int(parts[part]) for part in ("year", "one", "two"))
        return Stamp(_either_way(*numbers, weekday, _order(line)), None, updated)
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return Stamp(calendar_day(int(parts["year"]), number, int(parts["day"])), None, updated)


def _order(line: str) -> str:
    """Which comes first where this clock is kept, "day" or "month"; "" where the line has none."""
    return "day" if _DAY_FIRST.search(line) else "month" if _MONTH_FIRST.search(line) else ""


def _either_way(
    year: int, one: int, two: int, weekday: str | None = None, order: str = ""
) -> date | None:
    """The day of "14/03/2024", where only one of the two numbers can be the month, or where only
    one reading falls on the `weekday`, or by the `order` of the place; else None."""
    if order and max(one, two) <= 12:
        one, two = (two, one) if order == "day" else (one, two)
        return calendar_day(year, one, two)
    days = {calendar_day(year, one, two), calendar_day(year, two, one)} - {None}
    if weekday:
        days = {day for day in days if _WEEKDAYS[day.weekday()] == weekday.lower()}
    return days.pop() if len(days) == 1 else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day or the year cannot be meant."""
    try:
        return date(year, month, day) if 1700 <= year <= 2199 else None
    except ValueError:
        return None


def _at(stamp: Stamp, clock: re.Match[str] | None) -> Stamp:
    """`stamp` with the printed clock time, in the printed zone or none."""
    if clock is None or stamp.day is None:
        return stamp
    hour, minute, half = int(clock["hour"]), int(clock["minute"]), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p") if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        return stamp
    moment = datetime.combine(stamp.day, time(hour, minute), _zone(clock))
    return Stamp(stamp.day, moment, stamp.updated)


def _zone(clock: re.Match[str]) -> timezone | None:
    """The printed zone where it means one thing only; summer time and CST or IST do not."""
    if clock["offset"]:
        digits = clock["offset"].strip().replace(":", "")
        hours, minutes = int(digits[1:3]), int(digits[3:5] or 0)
        if hours > 14 or minutes > 59:
            return None
        return timezone((-1 if digits[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    hours = _ZONES.get((clock["zone"] or "").lower())
    return None if hours is None else timezone(timedelta(hours=hours))
