"""Constructs that count from the publication day, or from what the text told before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, calendar, construct, part_of, with_part
from copydesk.dates.days import day_of_month_told, written_day
from copydesk.dates.grammar import (
    BACK,
    DAY_PARTS,
    MONTH,
    ON,
    SEASONS,
    TOLD,
    UNITS,
    any_of,
    either,
    spaced,
    weekday_number,
)
from copydesk.dates.length import counted, length

_NO_ONE_WEEK = re.compile(
    r"\b(?:(?:an?|any|most|some|alternate|every other) "
    r"|(?:every|each) (?:[a-z]{3,6}day(?:, (?:and |or )?| and | or )){1,6}"
    r"|(?:always|usually|often|normally|typically|generally|sometimes)"
    r" (?!was\b|were\b|had\b|[a-z]+ed\b)(?:[a-z]+ ){1,3}on )$"
)
_NOUN_AFTER = re.compile(rf"(?:'s)? (?!{any_of('after weekday')}\b)[a-z]")
_TITLE_BEFORE = re.compile(r"\b(?:Black|Bloody|Cyber|Super|Good|Easter|Fat|Shrove|Ash|Holy|Palm) $")
_TITLE_AFTER = re.compile(
    r" (?:the 13|Times\b|Telegraph\b|Mail\b|Mirror\b|Express\b|Herald\b|Post\b|Night Football)"
)
NAMED_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "last night": -1, "overnight": -1,
}  # fmt: skip
_NAMED_DAY = spaced(either(NAMED_DAYS))
_QUARTER_REACH = 1200  # characters a quarter is remembered for "a year earlier"
_HAS_CLAUSE = re.compile(
    r" {1,3}(?:before|after|of(?= [a-z])|when|that|he|she|they|i|we|it|the|an?|his|her)\b"
)
_YEAR_ENDING = re.compile(rf" {{1,3}}(?:end(?:s|ed|ing)|to (?:the end of )?{MONTH})\b")
_ENDS = re.compile(r"[.,;:)?!\"']|$|\n")
_MONTHS_OF = {"Y": 12, "E": 120, "C": 1200}
_BACK_WAYS = ("ago", "earlier", "before", "previously", "prior")
_FROM_NOW = ("ago", "from ", "hence")


@construct(
    r"(?:(?:early|late|earlier|later){S})?(?:(?P<day>{_NAMED_DAY})(?:{S}(?P<part>{DAY_PART}))?"
    r"|this{S}(?P<this>{DAY_PART}))(?![\w-])"
)
def named_day(m, c):
    """today; late yesterday; tomorrow morning; tonight; last night; this afternoon"""
    if m["this"]:
        return with_part(_day_away(0, c), DAY_PARTS[m["this"]])
    day, at = " ".join(m["day"].split()), m.start("day")
    if c.capital(at) and re.search(r"[A-Za-z] $", c.text[max(0, at - 2) : at]):
        return None  # the paper "Town Today"
    part = "NI" if day.endswith("night") else DAY_PARTS.get(m["part"], "")
    return with_part(_day_away(NAMED_DAYS[day], c), part)


def _day_away(count: int, c: Context) -> Reading:
    return calendar("D", c.published and values.shift(c.published, count, "D"))


def day_called(word: str, m: re.Match, c: Context) -> Reading:
    """Reading of "yesterday", "Friday" or "last Friday" inside another expression."""
    if word in NAMED_DAYS:
        return _day_away(NAMED_DAYS[word], c)
    which, _, name = word.rpartition(" ")
    return _which_weekday(weekday_number(name), which.strip(), m, c)


@construct(
    r"(?P<det>the|that|mid|early|late|each|every|in the|at(?={S}d|{S}sunset))[ -]"
    r"(?:(?P<edge>early|late|previous|following|next|same)[ -])?(?P<part>{DAY_PART})"
    r"(?:{S}(?:of|on){S}(?:(?:{WEEKDAY_FULL},?{S})?(?:the{S})?(?P<date>{WRITTEN_DAY})"
    r"|the{S}(?P<nth>\d{1,2}(?:st|nd|rd|th|d)))"
    r"|{S}(?:(?:of|on){S})?(?P<day>{WEEKDAY_FULL}|yesterday|today|tomorrow))?"
    r"(?![\w-])"
)
def part_of_a_day(m, c):
    """the morning; mid-afternoon yesterday; every evening; the night of 5-6 March 1940; at dawn on
    the 12th"""
    part = DAY_PARTS[m["part"]]
    if m["nth"]:
        day = day_of_month_told(m["nth"], c)
        return day and with_part(day, part)
    if m["date"]:
        day = written_day(m, "date", c)
        return day and with_part(replace(day, value=day.value.split("/")[0]), part)
    if m["day"]:
        return with_part(day_called(m["day"], m, c), part)
    if m["det"] in ("each", "every"):
        return Reading("SET", f"XXXX-XX-XXT{part}", certainty="vague")
    step = {"previous": -1, "same": 0, "following": 1, "next": 1}.get(m["edge"])
    if (
        step is None
        and m["det"] != "that"
        and (_NOUN_AFTER.match(c.low, m.end()) or _HAS_CLAUSE.match(c.low, m.end()))
    ):
        return None  # "the evening rush", "the morning he died"
    when = c.told_day("D")
    return with_part(calendar("D", when and values.shift(when, step or 0, "D")), part)


_FINAL = re.compile(
    rf" (?:of|in) {MONTH}| of (?:the|an?|his|her|its|their|our|my|this|that|these|those|all)\b"
)


@construct(
    r"{HEDGE}{PART}(?:the{S}|that{S}(?=same))?(?P<which>{WHICH}){S}"
    r"(?:(?:fiscal|calendar|financial|academic|school|business|trading|full){S})?"
    r"(?P<unit>day|week|weekend|month|quarter|year|decade|century|period)"
    r"(?:'s{S}(?:end|start))?(?![\w-])(?:{S}or{S}so)?"
)
def which_unit(m, c):
    """last year; earlier this week; the end of next month; the following day; latest quarter"""
    unit, which = m["unit"], " ".join(m["which"].split())
    if m[0] == "this day" and c.before(m, 3) == "to ":
        return Reading("DATE", "PRESENT_REF", certainty="vague")
    if which == "next" and "the next" in m[0] and (unit == "day" or not c.published):
        which = "following"
    if c.capital(m.start("unit")) and not c.text[m.start("unit") : m.end("unit")].isupper():
        return None  # the name of a programme
    if which == "last" and _FINAL.match(c.after(m)):
        return None  # "the last week of May", "of the season": its final one
    if unit == "period" or (unit == "quarter" and which == "latest"):
        return _latest_quarter(c) if which == "latest" else None
    start = c.told_day(UNITS[unit]) if which in TOLD else c.published
    if unit == "day" and which in ("that", "same") and not (start and c.memory.day):
        return None
    step = -1 if which in BACK or which == "latest" else 1 if which in ON else 0
    if unit == "weekend" and which == "this" and start and start.weekday() < 4:
        step = -(c.direction(m) == "past")
    when = start and values.shift(start, step, UNITS[unit])
    reading = calendar(UNITS[unit], when, mod=part_of(m), how=which)
    if when and (which == "past" or (step and unit in ("decade", "century"))):
        begin, until = sorted((when, c.published))  # "the past decade": up to now
        return replace(reading, begin=begin, until=until)
    return _until_now(reading, m["part"], c) if which in ("this", "current") else reading


def _until_now(reading: Reading, part: str | None, c: Context) -> Reading:
    """ "earlier this week" ends on the publication day, "later this week" begins there."""
    days, now = values.interval(reading.value), c.published
    if part not in ("earlier", "later") or not days or not days[0] <= now <= days[1]:
        return reading
    begin, until = (days[0], now) if part == "earlier" else (now, days[1])
    return replace(reading, how=part, begin=begin, until=until)


@construct(
    r"{PART}(?:the|its|their){S}(?:(?:fiscal|calendar|full|current){S})?"
    r"(?P<unit>year|quarter|month|weekend|week|day)(?:'s{S}end)?(?![\w-])"
)
def the_unit(m, c):
    """the year; the end of the month; earlier in the day; the quarter; the weekend"""
    unit, part, after = m["unit"], m["part"], c.after(m, 16)
    if c.text[m.start("unit")].isupper() and c.text[m.end() - 1].islower():
        return None  # "Person of the Year"
    if unit == "quarter":
        return _latest_quarter(c)
    if unit == "weekend" and c.published:  # the last one, unless it is ahead
        ahead = c.direction(m) == "future" or c.published.weekday() >= 5
        return calendar("WE", values.shift(c.published, ahead - 1, "W"))
    if not part:
        if _HAS_CLAUSE.match(after) or after.startswith(" without"):
            return None  # "the week he died", "the year of the rat"
        if unit == "year" and _YEAR_ENDING.match(after):
            return Reading("DURATION", "P1Y", certainty="vague")
        closes = re.search(r"\b(?:end|clos|finish)(?:e|ed|ing)? $", c.before(m, 10))
        if unit == "month" or (unit == "day" and not after.startswith("'s") and not closes):
            return None
    when = c.published or c.carried()
    if unit == "day":
        when = c.told_day("D") or c.memory.whole_day or c.published
    return calendar(UNITS[unit], when, mod=part_of(m))


def _latest_quarter(c: Context) -> Reading | None:
    """The quarter the text tells of, else the last that was over at publication."""
    if not c.published:
        return None
    value = c.memory.quarter or values.quarter(values.shift(c.published, -1, "Q"))
    return Reading("DATE", value, certainty="inferred", how="latest")


@construct(
    r"the{S}(?:(?P<unit>week|month|year|weekend)|(?P<season>{SEASON}))"
    r"{S}before{S}last(?![\w-])"
)
def before_last(m, c):
    """the summer before last; the week before last"""
    if not c.published:
        return calendar("Y", None)
    if m["season"]:
        over = values.interval(f"{c.published.year:04}-{SEASONS[m['season']]}")[1] < c.published
        value = f"{c.published.year - 2 + over:04}-{SEASONS[m['season']]}"
        return Reading("DATE", value, certainty="inferred", how="before last")
    unit = UNITS[m["unit"]]
    return calendar(unit, values.shift(c.published, -2, unit))


@construct(r"{HEDGE}(?:the{S})?(?:calendar{S})?year(?:-| |'s{S})end(?![\w-])")
def year_end(m, c):
    """year-end, a day; the year end; year's end; where it is past, the last one"""
    if not c.published or "year-end" not in m[0]:
        return calendar("Y", c.published or c.carried(), mod="END")
    over = re.search(r"\b(?:since|last) $", c.before(m, 7)) or c.direction(m) == "past"
    return calendar("D", date(c.published.year - bool(over), 12, 31))


@construct(
    r"{HEDGE}(?P<count>{COUNT}|the){GLUE}{1,3}(?P<unit>{UNIT})s?(?:{S}(?:or{S}(?:so|two|more)|and{S}a{S}half))?{S}"
    r"(?P<way>ago|earlier|before|previously|prior|later|after|afterwards?|hence|from{S}now"
    r"|from{S}today|from{S}(?P<day>{WEEKDAY_FULL})|on(?!{S}{WEEKDAY_FULL}))(?![\w-])(?:{S}(?:{WEEKDAY_FULL}|(?P<now>today|this{S}(?:week|month))))?"
)
def ago(m, c):
    """two weeks ago; a year earlier; three days later; five years from now; a week from Monday"""
    way, unit, count = " ".join(m["way"].split()), UNITS[m["unit"]], counted(m)
    if way in ("before", "after", "prior", "on") and not _ENDS.match(c.low, m.end()):
        return None  # "two days before the vote": a length
    if re.match(r" than\b", c.after(m, 6)):
        return Reading("DURATION", length(count, unit), part_of(m), "vague")
    back = way in _BACK_WAYS
    if count is None and not back:
        return Reading("DURATION", f"PX{unit[-1]}", certainty="vague")
    if count is None or unit.startswith("T"):
        kind = "TIME" if unit.startswith("T") else "DATE"
        return Reading(kind, "PAST_REF" if back else "FUTURE_REF", certainty="vague")
    start = c.published if way.startswith(_FROM_NOW) else c.told_day(unit)
    if unit in _MONTHS_OF:  # "a decade ago", "half a century later": about that year
        count, step, unit, about = count * _MONTHS_OF[unit], "M", "Y", unit != "Y"
    else:
        step, unit, about = unit, "W" if unit == "WE" else unit, False
    if m["day"] and start:
        start, unit = values.nearest_weekday(start, weekday_number(m["day"]), 1), "D"
    when = start and values.shift(start, round(count) * (-1 if back else 1), step)
    if when and c.published and when > c.published > start and c.direction(m) == "past":
        return Reading("DATE", "FUTURE_REF", certainty="vague")  # of a day not told
    if m["now"]:  # "two years ago today", "this month"
        unit = UNITS.get(m["now"].split()[-1], "D")
    return calendar(unit, when, mod=part_of(m) or "APPROX" * about)


@construct(
    r"(?:(?:the|a|its){S})?(?:(?:comparable|corresponding|same){S})?(?:"
    r"(?:(?:{QUARTER_WORD}{S})?quarter{S}(?:a{S})?)?(?:a{S})?year[- ](?:ago|earlier|before)"
    r"(?:{S}(?:{QUARTER_WORD}[ -])?(?:quarter|period|level))?"
    r"|(?:quarter|period){S}(?:(?:of|in){S})?(?:last{S}year|a{S}year{S}(?:ago|earlier|before)))"
    r"(?![\w-]|{S}than\b|{S}{NUMBER}{S}months)"
)
def year_ago(m, c):
    """year-earlier; the year-ago quarter; the same period last year"""
    told = c.memory.quarter
    if told and m.start() - c.memory.quarter_at < _QUARTER_REACH:
        value = f"{int(told[:4]) - 1:04}{told[4:]}"
        return Reading("DATE", value, certainty="inferred", how="quarter told before")
    return calendar("Y", c.published and values.shift(c.published, -1, "Y"))


@construct(
    r"(?:(?P<set>every|each){S})?(?:(?P<edge>early|late|earlier|later|mid)(?:{S}on)?[ -]{1,2})?"
    r"(?:(?:the{S})?(?P<which>{WHICH}){S})?(?P<weekday>{WEEKDAY_FULL})"
    r"(?:(?P<plural>s)(?!\w)|(?:'s)?{S}(?P<part>{DAY_PART}s?)(?!\w))?(?![\w])"
)
def weekday(m, c):
    """Thursday; last Friday; next Tuesday; each Thursday; Saturday night"""
    if not c.capital(m.start("weekday")) or _is_title(m, c):
        return None
    nth, part = weekday_number(m["weekday"]), m["part"] or ""
    code = DAY_PARTS.get(part.rstrip("s"), "")
    no_one = _NO_ONE_WEEK.search(c.before(m, 60)) and not _NOUN_AFTER.match(c.low, m.end())
    if m["set"] or m["plural"] or part.endswith("s") or no_one:
        value = f"XXXX-WXX-{nth + 1}" + (f"T{code}" if code else "")
        return Reading("SET", value, certainty="vague")
    return with_part(_which_weekday(nth, " ".join((m["which"] or "").split()), m, c), code)


def _is_title(m: re.Match, c: Context) -> bool:
    """ "Black Friday", "the Sunday Times", "Friday the 13th"."""
    before = c.text[max(0, m.start() - 8) : m.start()]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(c.text, m.end()))


def _which_weekday(nth: int, which: str, m: re.Match, c: Context) -> Reading:
    """The weekday `nth` (Monday 0) said with or without a "last", "this", "next"."""
    if which in TOLD and c.memory.day and (told := c.told_day("D")):
        step = -1 if which in BACK else 1
        start = told + timedelta(0 if which in ("same", "that") else step)
        return calendar("D", values.nearest_weekday(start, nth, step), how=which)
    if which == "" or not c.published:
        return plain_weekday(nth, m, c)
    now = c.published
    if which in BACK:
        return calendar("D", values.nearest_weekday(now - timedelta(1), nth, -1), how=which)
    if which in ON:
        return calendar("D", values.nearest_weekday(now + timedelta(1), nth, 1), how=which)
    return calendar("D", now + timedelta(nth - now.weekday()), how=which)


def plain_weekday(nth: int, m: re.Match, c: Context) -> Reading:
    """A weekday alone: the one just past, unless the words around announce it."""
    if not c.published:
        value = f"XXXX-WXX-{nth + 1}"
        return Reading("DATE", value, certainty="vague", how="no publication day")
    if nth == c.published.weekday():
        return calendar("D", c.published, how="publication day")
    ahead = c.direction(m) == "future"
    when = values.nearest_weekday(c.published, nth, 1 if ahead else -1)
    return calendar("D", when, how="announced" if ahead else "past")
