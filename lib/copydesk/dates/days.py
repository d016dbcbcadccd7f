"""Constructs that name days and months: "2014-05-02", "March 8-10", "late June 1998", "May"."""

from __future__ import annotations

import re
from datetime import date

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, construct, part_of, said_outright, year_of
from copydesk.dates.grammar import (
    DAY_NUMBER,
    HEDGE,
    MONTH,
    PART,
    WEEKDAY,
    YEARISH,
    S,
    month_number,
    ordinal,
)

_THEN_YEAR = re.compile(
    rf" ?(?:to|through|until|and|or|-),? ?(?:{DAY_NUMBER} )?{MONTH} (?:{DAY_NUMBER},? )?"
    r"(?P<year>[12]\d{3})\b"
)
# What shows that "May" or "March" is a name or a verb, and what that it is a month.
_NAME_AFTER = re.compile(
    r" (?:said|says|is|was|told|has|had|have|be|not|i|we|you|he|she|they|the|it)\b"
    r"|'s (?:government|office|party|deal|plan)"
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|through|and|during|before|after|late|early|mid|for|a"
    r"|the|or|between|as)[ -]$"
)
_WEEKDAY_BEFORE = rf"(?:(?:(?:this{S}coming|this{S}past|last|next|this|past){S})?{WEEKDAY},?{S})?"


def _year_ahead(match: re.Match, c: Context) -> int | None:
    """The year said once for both, "from May to July 2003"."""
    then = _THEN_YEAR.match(c.low, match.end())
    return int(then["year"]) if then else None


def _carried_year(month: int, match: re.Match, c: Context) -> int | None:
    """The year told last; the next one when the story steps from late autumn to a new year."""
    told = c.carried(match)
    if not told:
        return None
    fine = values.precision(c.memory.value) in ("day", "month")
    return told.year + (fine and told.month - month >= 9)


def year_of_month(month: int, match: re.Match, c: Context) -> int | None:
    """The year of a month that stands without one, by tense; without publication by the text."""
    if ahead := _year_ahead(match, c):
        return ahead
    if not c.published:
        return _carried_year(month, match, c)
    this, now = c.published.year, c.published.month
    if month == now:
        return this
    if not _attributive(match, c) and c.direction(match) == "future":
        return this + (month < now)
    return this - (month > now)


def _attributive(match: re.Match, c: Context) -> bool:
    """ "a June agreement": a month in front of its noun is a past one."""
    determiner = re.search(r"\b(?:an?|its|his|her|their) $", c.before(match, 6))
    return bool(determiner and re.match(r" [a-z]{3}", c.after(match, 6)))


def year_of_day(month: int, day: int, match: re.Match, c: Context) -> int | None:
    """The year of a day that stands without one: the nearest, in the direction of the verbs.

    A day more than eight months away in that direction is not believed ("payable Dec. 7" told in
    November), but after "ended" and "since" it is.
    """
    if ahead := _year_ahead(match, c):
        return ahead
    if not c.published:
        return _carried_year(month, match, c)
    this = c.published.year
    days = {year: _date(year, month, day) for year in (this - 1, this, this + 1)}
    away = {year: (when - c.published).days for year, when in days.items() if when}
    if not away:
        return None
    way = c.direction(match)
    wanted = [y for y, n in away.items() if (n <= 0 if way == "past" else n >= 0)]
    if way and wanted:
        best = min(wanted, key=lambda y: abs(away[y]))
        ended = re.search(r"\b(?:ended|since|ending last) $", c.before(match, 13))
        if abs(away[best]) < (366 if ended else 240):
            return best
    return min(away, key=lambda y: (abs(away[y]), away[y]))


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
    r"(?P<y>[12]\d{3}|\d\d)(?![\w/%-]|[.,]\d)"
)
def numeric_day(m, c):
    """02/05/2014, 5.2.2014, 10-30-89: month first unless the text shows otherwise."""
    if m["mark"] != m["mark2"] or (m["mark"] == "." and len(m["y"]) == 2):
        return None
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if len(m["y"]) == 2:
        year += 1900 if year > 30 else 2000
    day_first = first > 12 or (second <= 12 and (c.day_first or m["mark"] == "."))
    day, month = (first, second) if day_first else (second, first)
    return day_reading(year, month, day)


@construct(
    rf"{HEDGE}(?:the{S})?{_WEEKDAY_BEFORE}(?:the{S})?(?P<month>{MONTH}){S}(?:the{S})?"
    rf"(?P<day>{DAY_NUMBER})(?: ?- ?(?P<last>{DAY_NUMBER}))?(?:,?{S}(?P<year>{YEARISH}))?"
)
def month_day(m, c):
    """Feb. 3, 2014; Monday, February 3; March 8-10; May 26 last year"""
    return _day_and_month(m, c)


@construct(
    rf"{HEDGE}{_WEEKDAY_BEFORE}(?:the{S})?(?P<day>{DAY_NUMBER})(?: ?- ?(?P<last>{DAY_NUMBER}))?"
    rf"{S}(?:day{S})?(?:of{S})?(?P<month>{MONTH})(?:,?{S}(?P<year>{YEARISH}))?"
)
def day_month(m, c):
    """2 May 2014; the 5th of March; Sunday 8 March"""
    if not (m["day"][0].isdigit() or " of " in m[0] or "the " in m[0]):
        return None
    return _day_and_month(m, c)


@construct(
    rf"(?P<day>{DAY_NUMBER})(?={S}(?:to|and|until|or){S}(?:the{S})?{DAY_NUMBER}{S}(?:of{S})?"
    rf"(?P<month>{MONTH})(?![\w-])(?:,?{S}(?P<year>{YEARISH}))?)"
)
def first_of_two(m, c):
    """from 5 | to 12 September 1914: the first day, its month told with the second"""
    if not re.search(r"\b(?:from|between) (?:the )?$", c.before(m, 14)):
        return None
    return _day_and_month(m, c)


@construct(rf"the{S}(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?=[,.;)]|{S}(?:the|an?|he|she|it|they)\b)")
def day_of_month(m, c):
    """on the 12th: of the month told last, in a story of the past"""
    told = c.carried(m) if re.search(r"\b(?:on|by|until|of) $", c.before(m, 7)) else None
    if not told or values.precision(c.memory.value) not in ("day", "month"):
        return None
    return day_reading(told.year, told.month, ordinal(m["day"]), certainty="inferred")


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


@construct(
    rf"(?:the{S})?(?:sept\.?|september){S}11(?:th)?"
    rf"(?=[,]?{S}(?:terror|attack|hijack|commission|victim))|9/11(?![\d/])"
)
def september_11(m, c):
    """the Sept. 11 attacks; 9/11"""
    if c.published and c.published < date(2001, 9, 11):
        return None
    return Reading("DATE", "2001-09-11", certainty="inferred")


@construct(rf"{HEDGE}{PART}(?P<month>{MONTH})(?:,|{S}of)?{S}(?P<year>{YEARISH})")
def month_year(m, c):
    """May 2014; late June 1998; January this year"""
    if not c.capital(m.start("month")):
        return None
    year = year_of(m["year"], c)
    return _month_reading(year, month_number(m["month"]), m, said_outright(m["year"]))


def _month_reading(year: int | None, month: int, m: re.Match, certainty: str, how: str = ""):
    if not year:
        return Reading("DATE", f"XXXX-{month:02}", part_of(m), "vague", "no year known")
    return Reading("DATE", f"{year:04}-{month:02}", part_of(m), certainty, how)


@construct(
    rf"{HEDGE}{PART}(?:(?P<which>last|this{S}past|this{S}coming|this|next|past|coming|each|every|"
    rf"previous){S})?(?P<month>{MONTH})(?!{S}\d)"
)
def month(m, c):
    """March; mid-November; last April; each July"""
    which, number = m["which"] or "", month_number(m["month"])
    if not c.capital(m.start("month")):
        return None
    if m["month"] in ("may", "march") and not which and _is_name(m, c):
        return None
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{number:02}", certainty="vague")
    year = _which_year(which, number, c) if which else year_of_month(number, m, c)
    return _month_reading(year, number, m, "inferred", which)


def _which_year(which: str, month: int, c: Context) -> int | None:
    """The year of "last April", "this September", "next June", told on the publication day."""
    if not c.published:
        return None
    this, now = c.published.year, c.published.month
    if which in ("this coming", "next", "coming"):
        return this + (month <= now)
    return this if which == "this" else this - (month >= now)


def _is_name(m: re.Match, c: Context) -> bool:
    """Whether "May" or "March" is a person, a verb at a sentence's start, or an event."""
    before = c.before(m, 16, "month")
    if _NAME_AFTER.match(c.low, m.end()) and not re.search(r"\bin $", before):
        return True
    if _MONTH_BEFORE.search(before):
        return False
    return not re.match(r"[,.;:)]|$|'s\b", c.after(m, 3))
