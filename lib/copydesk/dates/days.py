"""Constructs that name days and months: "2014-05-02", "March 8-10", "May", "last Christmas"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from copydesk.dates import values
from copydesk.dates.context import (
    Context,
    Reading,
    construct,
    in_year,
    part_of,
    said_outright,
    year_of,
)
from copydesk.dates.grammar import (
    DAY_NUMBER,
    DAY_PART,
    MONTH,
    ON,
    WEEKDAY,
    S,
    any_of,
    either,
    month_number,
    ordinal,
    spaced,
    weekday_number,
    year_number,
)
from copydesk.wordlists import load

_CHARGED = re.compile(r"\b(?:accused of|charged with|convicted of|guilty (?:of|to))\b[^.;]*$")
_THEN_YEAR = re.compile(
    rf"(?:, \d{{1,2}}){{0,5}} ?(?:to|through|until|,? and|or|-),? ?(?:{DAY_NUMBER} )?"
    rf"(?:{MONTH} (?:{DAY_NUMBER},? )?|\d{{1,2}}, )(?P<year>[12]\d{{3}})\b"
)
# What shows that "May" or "March" is a name or a verb, and what that it is a month.
_MONTH_BEFORE = re.compile(rf"\b{any_of('before month')}[ -]$")
_KNOWN_ROWS = [row.split("\t") for row in load("known_days")]
KNOWN_NAMES = {name.lower(): day for name, nouns, day in _KNOWN_ROWS if not nouns}
_KNOWN_NAME = spaced(either(KNOWN_NAMES))
_KNOWN = {
    (int(day[5:7]), int(day[8:])): (int(day[:4]), re.compile(rf",? ?(?:{nouns.replace(' ', '|')})"))
    for _, nouns, day in _KNOWN_ROWS
    if nouns
}
_NAME_MONTHS = ("may", "march", "april", "june", "august", "jan", "mar")
_NAME_FOLLOWS = re.compile(rf" (?!(?i:{WEEKDAY}|{MONTH}))[A-Z][a-z]")
_NO_MONTH_AFTER = re.compile(
    r"-(?!(?i:to|mid|early|late)\b)(?:[a-z]|[A-Z][a-z]+en\b)| (?:Surprise|Revolution|Manifesto)\b"
)
_TIME_BEFORE = re.compile(rf"\b{any_of('before time')}[ -]$")
HOLIDAYS = {row.split("\t")[0].lower(): row.split("\t")[1] for row in load("holidays")}
_HOLIDAY = spaced(either(HOLIDAYS))
_TIME_PHRASE = re.compile(
    r"\b(?:on|at|by|since|until|before|after|over|during|around|through|this|last|next) $|[.] $|^$"
)
_DAYS_BEFORE = re.compile(rf"{MONTH} \d{{1,2}}(?:, \d{{1,2}})*(?:,? and |, )$")
_WEEKDAY_BEFORE = (
    rf"(?:(?:(?:this{S}coming|this{S}past|last|next|this|past|early|late){S})?{WEEKDAY}"
    rf"(?:{S}{DAY_PART},)?,?{S})?"
)


def _year_ahead(match: re.Match, c: Context) -> int | None:
    """The year said once for both, "from May to July 2003"."""
    then = _THEN_YEAR.match(c.low, match.end())
    return int(then["year"]) if then else None


def _carried_year(month: int, c: Context) -> int | None:
    """The year history told last; the next one when it steps from late autumn to a new year."""
    told = c.carried()
    if not told:
        return None
    fine = values.precision(c.memory.story) in ("day", "month")
    return told.year + (fine and told.month - month >= 9)


def year_of_month(month: int, match: re.Match, c: Context) -> int | None:
    """The year of a month that stands without one, by tense; without publication by the text."""
    if ahead := _year_ahead(match, c):
        return ahead
    if not c.published:
        return _carried_year(month, c)
    this, now = c.published.year, c.published.month
    if not _attributive(match, c) and c.direction(match) == "future":
        return this + (month < now)
    return this - (month > now)


def _attributive(match: re.Match, c: Context) -> bool:
    """ "will review a June agreement": a month in front of its noun is a past one."""
    determiner = re.search(r"\b(?:an?|its|his|her|their) $", c.before(match, 6))
    return bool(determiner and re.match(r" [a-z]{3}", c.after(match, 6)))


def year_of_day(month: int, day: int, match: re.Match, c: Context) -> int | None:
    """The nearest year in the direction of the verbs, for a day that stands without one.

    More than eight months away is believed only in a past of the same year, after "ended", "since",
    and of what somebody is accused of.
    """
    if known := _year_ahead(match, c) or _known_year(month, day, match, c):
        return known
    if not c.published:
        return _carried_year(month, c)
    this = c.published.year
    days = {year: _date(year, month, day) for year in (this - 1, this, this + 1)}
    away = {year: (when - c.published).days for year, when in days.items() if when}
    if not away:
        return None
    way = c.direction(match)
    wanted = [y for y, n in away.items() if (n <= 0 if way == "past" else n >= 0)]
    if way and wanted:
        best = min(wanted, key=lambda y: abs(away[y]))
        charged = way == "past" and _CHARGED.search(c.before(match, 120))
        if abs(away[best]) < (366 if (way, best) == ("past", this) or charged else 240):
            return best
    return min(away, key=lambda y: (abs(away[y]), away[y]))


def _known_year(month: int, day: int, match: re.Match, c: Context) -> int | None:
    """The year of a day of history beside its noun: "the September 11 attacks"."""
    year, nouns = _KNOWN.get((month, day), (0, None))
    if not nouns or (c.published and c.published < date(year, month, day)):
        return None
    beside = nouns.match(c.after(match, 12)) or re.search(
        rf"{nouns.pattern}\w* (?:of|on) (?:the )?$", c.before(match, 30)
    )
    return year if beside else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_reading(year: int | None, month: int, day: int, **more) -> Reading | None:
    """Reading of a day; `year` None leaves it open; no such day, no reading."""
    if not _date(2000 if year is None else year, month, day):
        return None
    if year is not None:
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}", **more)
    more = {**more, "certainty": "vague", "how": "no year known"}
    return Reading("DATE", f"XXXX-{month:02}-{day:02}", **more)


@construct(r"(?<![\w/.:-])(?P<y>[12]\d{3})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\w/-])")
def iso_day(m, c):
    """2014-05-02"""
    return day_reading(int(m["y"]), int(m["m"]), int(m["d"]))


@construct(
    r"(?<![\w/.:$£€-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P<mark2>[/.-])"
    r"(?P<y>[12]\d{3}|(?<=[/-])\d\d)(?![\w/%-]|[.,]\d)"
)
def numeric_day(m, c):
    """02/05/2014, 5.2.2014, 10-30-89: month first unless the text shows otherwise."""
    if m["mark"] != m["mark2"]:
        return None
    first, second, year = int(m["a"]), int(m["b"]), year_number(f"'{m['y']}")
    if first > 12 or (second <= 12 and (c.day_first or m["mark"] == ".")):
        first, second = second, first
    return day_reading(year, first, second)


@construct(
    r"{HEDGE}(?:the{S})?(?:{_WEEKDAY_BEFORE}|last{S})(?:the{S})?(?P<month>{MONTH}){S}(?:the{S})?"
    r"(?P<day>{DAY_NUMBER})(?: ?[-/] ?(?P<last>{DAY_NUMBER}))?(?:,?{S}(?P<year>{YEARISH}))?"
)
def month_day(m, c):
    """Feb. 3, 2014; Monday, February 3; March 8-10; May 26 last year"""
    return _day_and_month(m, c)


@construct(
    r"{HEDGE}{_WEEKDAY_BEFORE}(?:the{S})?(?P<day>{DAY_NUMBER})(?: ?[-/] ?(?P<last>{DAY_NUMBER}))?"
    r"{S}(?:day{S})?(?:of{S})?(?P<month>{MONTH})(?:,?{S}(?P<year>{YEARISH}))?"
)
def day_month(m, c):
    """2 May 2014; the 5th of March; Sunday 8 March"""
    return _day_and_month(m, c)


@construct(
    r"(?P<day>{DAY_NUMBER})(?={S}(?:to|and|until|or){S}(?:the{S})?{DAY_NUMBER}{S}(?:of{S})?"
    r"(?P<month>{MONTH})(?![\w-])(?:,?{S}(?P<year>{YEARISH}))?)"
)
def first_of_two(m, c):
    """from 5 | to 12 September 1914: the first day, its month told with the second"""
    return _day_and_month(m, c)


@construct(r"the{S}(?P<day>\d{1,2}(?:st|nd|rd|th|d))(?=[,.;)]|{S}(?:the|an?|he|she|it|they)\b)")
def day_of_month(m, c):
    """on the 12th: of the month told last, in a story of the past"""
    if re.search(r"\b(?:on|by|until|of) $", c.before(m, 7)):
        return day_of_month_told(m["day"], c)
    return None


def day_of_month_told(number: str, c: Context) -> Reading | None:
    """Reading of "12th", a day of the month that history told last."""
    told = c.carried()
    return told and day_reading(told.year, told.month, ordinal(number), certainty="inferred")


def _day_and_month(m: re.Match, c: Context) -> Reading | None:
    if not c.capital(m.start("month")):
        return None
    month, day = month_number(m["month"]), ordinal(m["day"])
    year = year_of(m["year"], c) if m["year"] else year_of_day(month, day, m, c)
    certainty = said_outright(m["year"] or "")
    reading = day_reading(year, month, day, mod=part_of(m), certainty=certainty)
    if m.groupdict().get("last") and reading and year:
        last = day_reading(year, month, ordinal(m["last"]))
        if last and last.value > reading.value:
            return Reading("DATE", f"{reading.value}/{last.value}", certainty=certainty)
    return reading


def written_day(m: re.Match, group: str, c: Context) -> Reading | None:
    """Reading of the day written out in a group of another expression."""
    for piece in (month_day, day_month, iso_day):
        if found := piece.pattern.fullmatch(c.low, *m.span(group)):
            return piece.read(found, c)
    return None


@construct(r"the{S}week{S}(?:of|beginning|starting|ending){S}(?:the{S})?(?P<date>{WRITTEN_DAY})")
def week_of(m, c):
    """the week of March 3"""
    day = written_day(m, "date", c)
    days = day and values.interval(day.value)
    return day and (replace(day, value=values.week(days[0])) if days else day)


@construct(r"(?P<name>{_KNOWN_NAME})(?![\w/])")
def known_day(m, c):
    """9/11; D-Day"""
    day = KNOWN_NAMES[" ".join(m["name"].split())]
    return Reading("DATE", day, certainty="inferred")


@construct(
    r"(?:(?<=\d, )|(?<=and ))(?P<day>{DAY_NUMBER})(?:,?{S}(?P<year>{YEARISH}))?"
    r"(?![\w-]| ?{MONTH}|{S}(?:percent|million|[a-z]+s\b))"
)
def another_day(m, c):
    """April 24 and | 25: one more day of the month told just before"""
    told = c.memory.day if _DAYS_BEFORE.search(c.before(m, 40)) else None
    return told and day_reading(told.year, told.month, ordinal(m["day"]), certainty="inferred")


@construct(r"{HEDGE}{PART}(?P<month>{MONTH})(?:,|{S}of)?{S}(?P<year>{YEARISH})")
def month_year(m, c):
    """May 2014; late June 1998; January this year"""
    if not c.capital(m.start("month")):
        return None
    return in_year(year_of(m["year"], c), f"{month_number(m['month']):02}", m, m["year"])


@construct(
    r"{HEDGE}{PART}(?:(?P<which>last|this{S}past|this{S}coming|this|next|past|coming|each|every|"
    r"previous){S})?(?P<month>{MONTH})(?!\.?{S}\d)"
)
def month(m, c):
    """March; mid-November; last April; each July"""
    which, number = m["which"] or "", month_number(m["month"])
    if not c.capital(m.start("month")):
        return None
    if not which and _is_name(m, c):
        return None
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{number:02}", certainty="vague")
    year = _which_year(which, number, c) if which else year_of_month(number, m, c)
    return in_year(year, f"{number:02}", m, how=which)


def _which_year(which: str, month: int, c: Context) -> int | None:
    """The year of "last April", "this September", "next June", told on the publication day."""
    if not c.published:
        return None
    this, now = c.published.year, c.published.month
    if which in ON:
        return this + (month <= now)
    return this if which == "this" else this - (month >= now)


def _is_name(m: re.Match, c: Context) -> bool:
    """Whether a month's name is a person or a verb ("May said", "June Carter") or a work."""
    before, after = c.before(m, 16, "month"), c.text[m.end() : m.end() + 24]
    if _NO_MONTH_AFTER.match(after):
        return True
    if _NAME_FOLLOWS.match(after) and not _TIME_BEFORE.search(before):
        return m["month"] in _NAME_MONTHS
    if m["month"] not in ("may", "march"):
        return False
    if _MONTH_BEFORE.search(before):
        return False
    return not re.match(r"[,.;:)]|$|'s\b", c.after(m, 3))


@construct(
    r"(?:the{S}day{S}(?P<side>before|after){S})?"
    r"(?:(?P<which>last|this|next|past|this{S}past|this{S}coming){S})?(?P<name>{_HOLIDAY})(?![\w])(?:,?{S}(?:of{S}|in{S})?(?P<year>{YEARISH}))?"
)
def holiday(m, c):
    """Christmas; last Thanksgiving; Labor Day 2017; the day after Christmas"""
    if not c.capital(m.start("name")) or (not m["year"] and _is_title(m, c)):
        return None
    rule = HOLIDAYS[" ".join(m["name"].split())]
    found = year_of(m["year"], c) if m["year"] else _holiday_year(rule, m["which"] or "", m, c)
    if not found:
        value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
        return Reading("DATE", value, certainty="vague", how="no year known")
    day = values.shift(_holiday(rule, found), {"before": -1, "after": 1}.get(m["side"], 0), "D")
    return Reading("DATE", day.isoformat(), "", said_outright(m["year"] or ""))


@construct(
    r"the{S}(?P<nth>first|second|third|fourth|last){S}(?P<what>{WEEKDAY_FULL}|week){S}(?:of|in){S}"
    r"(?P<month>{MONTH})(?:,?{S}(?P<year>{YEARISH}))?"
)
def nth_weekday(m, c):
    """the second Tuesday in March; the last Friday of May 2009; the first week of May"""
    month, nth = month_number(m["month"]), ordinal(m["nth"]) or "last"
    year = year_of(m["year"], c) if m["year"] else year_of_month(month, m, c)
    if not year:
        return in_year(None, f"{month:02}", m)
    edge = "sunday" if nth == "last" else "monday"  # of the weeks that lie in the month
    day = _holiday(f"{month} {nth} {m['what'].replace('week', edge)}", year)
    value = values.week(day) if m["what"] == "week" else day.isoformat()
    return Reading("DATE", value, "", said_outright(m["year"] or ""))


def _is_title(m: re.Match, c: Context) -> bool:
    """ "A Christmas Carol": the holiday is part of a longer name."""
    follows = re.match(r" [A-Z][a-z]", c.text[m.end() : m.end() + 3])
    return bool(follows) and not _TIME_PHRASE.search(c.before(m, 12))


def _holiday(rule: str, year: int) -> date:
    """The day of a rule: "12-25", "11 4 thu" (4th Thursday of November), "easter -2"."""
    if rule.startswith("easter"):
        return values.shift(values.easter(year), int(rule[6:]), "D")
    if "-" in rule:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, nth, weekday = rule.split()
    first, last = values.interval(f"{year:04}-{int(month):02}")
    if nth == "last":
        return values.nearest_weekday(last, weekday_number(weekday), -1)
    return values.shift(
        values.nearest_weekday(first, weekday_number(weekday), 1), int(nth) - 1, "W"
    )


def _holiday_year(rule: str, which: str, m: re.Match, c: Context) -> int | None:
    """The year of a holiday named without one."""
    if not c.published:
        told = None if which else c.carried()
        return told and told.year
    if not which and (year := _year_beside(m, c)):
        return year
    this = _holiday(rule, c.published.year)
    return _which_year(which, this.month, c) if which else year_of_day(this.month, this.day, m, c)


def _year_beside(m: re.Match, c: Context) -> int | None:
    """The past year told just before in the same sentence: "in 2009, a week before Christmas"."""
    told, first = c.memory.day, c.sentence(m.start())[0]
    if not told or c.memory.at < first or told.year >= c.published.year:
        return None
    if len(c.memory.value) < 4 or not c.memory.value[:4].isdigit():
        return None  # a decade
    return None if c.direction(m) == "future" else told.year
