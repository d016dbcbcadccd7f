"""TIMEX3 values: the days they cover, their precision, their EDTF string; arithmetic on days.

Values follow TimeML 1.2.1 (https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html):
`2014`, `2014-05`, `2014-05-02`, `2014-W18`, `2014-W18-WE`, `2014-Q3`, `2014-H1`, `2014-SU`, `199`
(a decade), `18` (the years 1800 to 1899), `PAST_REF`, `P3Y`; a range is `1914/1918`. EDTF is that
of ISO 8601-2 (https://www.loc.gov/standards/datetime/); quarters and halves are its level 2.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

Interval = tuple[date, date]  # first and last day, both inside

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")
_TIME = re.compile(r"(?<=.)T(?:\d\d(:\d\d){0,2}|[A-Z]{2})$")
_PART_MONTHS = {  # first month and number of months
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
_PART_EDTF = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36",
    "H1": "40", "H2": "41",
}  # fmt: skip
_PART_NAME = {"Q": "quarter", "H": "half-year", "S": "season", "F": "season", "W": "season"}
_YEARS_NAME = {4: "year", 3: "decade", 2: "century"}
_MARK = {"APPROX": "~", "MORE_THAN": "~", "LESS_THAN": "~"}  # EDTF: approximate


def interval(value: str) -> Interval | None:
    """First and last day a calendar `value` covers; None when it names no stretch of days.

    A time of day is left out. A winter is named by the year of its December. Years before 1 have
    no `datetime.date` and give None.
    """
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    value = _TIME.sub("", value)
    try:
        if m := _DAY.fullmatch(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := _MONTH.fullmatch(value):
            return _months(int(m[1]), int(m[2]), 1)
        if m := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday + timedelta(5 if m[3] else 0), monday + timedelta(6)
        if m := _PART.fullmatch(value):
            return _months(int(m[1]), *_PART_MONTHS[m[2]])
        if _YEARS.fullmatch(value):
            size = 10 ** (4 - len(value))
            first = int(value) * size
            return date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)
    except (ValueError, OverflowError):
        pass
    return None


def precision(value: str) -> str:
    """How exact a value is: minute, hour, day, week, month ... century; "" when it says nothing."""
    value = value.split("/")[0]
    if m := _TIME.search(value):
        return {3: "hour", 6: "minute", 9: "second"}[len(m[0])] if m[0][1].isdigit() else "day"
    if _DAY.fullmatch(value):
        return "day"
    if _MONTH.fullmatch(value):
        return "month"
    if _WEEK.fullmatch(value):
        return "weekend" if value.endswith("WE") else "week"
    if m := _PART.fullmatch(value):
        return _PART_NAME[m[2][0]]
    return _YEARS_NAME[len(value)] if _YEARS.fullmatch(value) else ""


def edtf(value: str, mod: str = "") -> str:
    """EDTF string of a calendar value, "" when it has none. `mod` is TIMEX3's (APPROX ...).

    EDTF has no weeks: a week becomes an interval of days. No second is made up for a time of day:
    it becomes its day.
    """
    if "/" in value:
        first, last = (edtf(part) for part in value.split("/", 1))
        return f"{first}/{last}" if first and last else ""
    value, mark = _TIME.sub("", value), _MARK.get(mod, "")
    if _DAY.fullmatch(value) or _MONTH.fullmatch(value):
        return value + mark
    if _WEEK.fullmatch(value):
        days = interval(value)
        return f"{days[0].isoformat()}{mark}/{days[1].isoformat()}{mark}" if days else ""
    if m := _PART.fullmatch(value):
        return f"{m[1]}-{_PART_EDTF[m[2]]}{mark}"
    if _YEARS.fullmatch(value):
        return value.ljust(4, "X") + mark
    if m := re.fullmatch(r"BC(\d{4})", value):
        return f"-{int(m[1]) - 1:04}" + mark if int(m[1]) > 1 else "0000" + mark
    return ""


def week(when: date, weekend: bool = False) -> str:
    """Value of the ISO week (Monday to Sunday) that holds the day."""
    year, number, _ = when.isocalendar()
    return f"{year:04}-W{number:02}" + ("-WE" if weekend else "")


def quarter(when: date) -> str:
    """Value of the day's calendar quarter."""
    return f"{when.year:04}-Q{(when.month + 2) // 3}"


# unit of length -> (value of the calendar unit of a day, the value when the day is unknown)
CALENDAR = {
    "D": (date.isoformat, "XXXX-XX-XX"),
    "W": (week, "XXXX-WXX"),
    "M": (lambda when: f"{when.year:04}-{when.month:02}", "XXXX-XX"),
    "Q": (quarter, "XXXX-QX"),
    "Y": (lambda when: f"{when.year:04}", "XXXX"),
    "E": (lambda when: f"{when.year // 10:03}", "XXX"),
    "C": (lambda when: f"{when.year // 100:02}", "XX"),
}


def shift(when: date, count: int, unit: str) -> date | None:
    """The day `count` units later (earlier when negative); None beyond year 1 and 9999.

    A day the month lacks becomes its last day.
    """
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if months is None:
            return when + timedelta(count * {"D": 1, "W": 7, "WE": 7}[unit])
        total = when.year * 12 + when.month - 1 + count * months
        first = date(total // 12, total % 12 + 1, 1)
        return min(first + timedelta(when.day - 1), _months(first.year, first.month, 1)[1])
    except (ValueError, OverflowError):
        return None


def nearest_weekday(when: date, weekday: int, step: int) -> date:
    """The nearest such weekday (Monday 0) on or before `when` (step -1), or on or after (1)."""
    return when + timedelta(step * ((step * (weekday - when.weekday())) % 7))


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day_ = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_, day_ + 1)


def _months(year: int, first: int, count: int) -> Interval:
    """First and last day of `count` months from month `first` of `year`."""
    if not 1 <= first <= 12:
        raise ValueError(f"no month {first}")
    after = year * 12 + first - 1 + count
    return date(year, first, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)
