"""Times of day and the day beside them: "4:30 p.m.", "noon Saturday", "May 2, 2014, 10:15 PM"."""

from __future__ import annotations

import re

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, calendar, construct, part_of
from copydesk.dates.days import written_day
from copydesk.dates.grammar import WEEKDAY_FULL, WORDS, WRITTEN_DAY, S, either
from copydesk.dates.relative import day_called

_NO_AMOUNT = r"(?<![\d:.,$£€-])"
_ZONE_NAME = (
    rf"(?:[ecmp][sd]t|gmt|utc|bst|ce?st|[a-z]{{3,12}}(?:{S}(?:standard|daylight))?{S}time)(?![a-z])"
)
_HOURS, _MINUTES = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"
_CLOCK = (
    rf"(?:{_NO_AMOUNT}(?:{_HOURS}(?:[:.]{_MINUTES})? {{0,2}}(?:[ap]\.m\.?|[ap]m\b)"
    rf"|{_HOURS}:{_MINUTES}(?!\d)|\d\d{_MINUTES}(?={S}(?:gmt|utc|hours|local)))"
    rf"|(?:{either(w for w, n in WORDS.items() if n < 13)}|\d{{1,2}}){S}o'clock"
    rf"|noon(?:time)?|midday|midnight)"
)
_DAY = (
    rf"(?:yesterday|today|tomorrow|{WRITTEN_DAY}|(?:(?:last|this|next){S})?{WEEKDAY_FULL}(?:,?{S}{WRITTEN_DAY})?"
    r"|\d{4}-\d\d-\d\d)"
)
_SHARED_DAY = re.compile(  # "9 a.m. | to 5 p.m. Saturday"
    rf"{S}?(?:to|until|till|and|-|through){S}?{_CLOCK}(?:{S}{_ZONE_NAME})?,?{S}(?:on{S})?(?P<day>{_DAY})"
)
_REACH = 4000  # characters a day is remembered for the times of day after it
_HOUR = re.compile(r"(?P<h>\d{1,2})[:.]?(?P<m>\d\d)?")


@construct(
    r"(?:(?P<before>{_DAY}),?{S}(?:at{S})?)?{HEDGE}(?P<clock>{_CLOCK})(?:{S}{_ZONE_NAME}|{S}\((?:{_CLOCK}{S})?{_ZONE_NAME}\))?"
    r"(?:,?{S}(?:on{S}|of{S})?(?P<after>{_DAY})(?:{S}(?:morning|(?P<late>afternoon|evening|night)))?"
    r"|{S}(?:in{S}the|at){S}(?P<half>afternoon|evening|night)(?![\w-])"
    r"|{S}(?P<next>the{S}(?:following|next){S}(?:day|morning|afternoon|evening|night)))?"
)
def clock(m, c):
    """4:30 p.m.; noon Saturday; 1 p.m. (1800 GMT) on Nov. 3; May 2, 2014, 10:15 PM; 6 a.m. the
    following morning"""
    if c.text[max(0, m.start("clock") - 5) : m.end("clock")] == "High Noon":
        return None
    shared = _SHARED_DAY.match(c.low, m.end())
    time = _time_of_day(m["clock"], m["late"] or m["half"])
    if m["before"] or m["after"]:
        day = _day_in(m, "before" if m["before"] else "after", c)
    else:
        day = _day_in(shared, "day", c) if shared else calendar("D", _day_told(m, time, c))
    value = day and f"{day.value}T{time}"
    return day and Reading("TIME", value, part_of(m), day.certainty, day.how)


def _day_told(m: re.Match, time: str, c: Context):
    """The day of a bare time: the last one told near that is no night; else publication.

    The entries of a live page run past midnight: "18:40 ..." and, on a line below, "00:15 ...".
    """
    last = c.memory.value.partition("T")[2]
    past = time < "06" and "18" <= last < "24" and c.text[m.start() - 1 : m.start()] == "\n"
    told = c.memory
    day = told.whole_day if m.start() - told.whole_day_at < _REACH else c.published
    return values.shift(day, 1, "D") if day and (m["next"] or past) else day


def _time_of_day(words: str, late: str | None) -> str:
    """ "4:30 p.m." and "4:30 Monday afternoon" as 16:30, noon as 12:00, midnight as 24:00."""
    if words.startswith(("noon", "mid")):
        return "12:00" if words != "midnight" else "24:00"
    m = _HOUR.match(words)
    hour, minute = (int(m["h"]), m["m"] or "00") if m else (WORDS[words.split()[0]], "00")
    if hour < 12 and (late or re.search(r"p\.?m", words)):
        hour += 12
    elif hour == 12 and re.search(r"a\.?m", words):
        hour = 0
    return f"{hour:02}:{minute}"


def _day_in(m: re.Match, group: str, c: Context) -> Reading | None:
    """Reading of the day that stands beside a time of day."""
    if not m[group].replace(" ", "").isalpha():
        return written_day(m, group, c)
    return day_called(m[group], re.compile("[a-z ]+").match(c.low, m.start(group)), c)
