"""Holidays whose day follows from a rule: "Christmas", "last Thanksgiving", "Labor Day 2017"."""

from __future__ import annotations

import re
from datetime import date

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, construct, said_outright, year_of
from copydesk.dates.days import year_of_day
from copydesk.dates.grammar import either, spaced, weekday_number
from copydesk.dates.tense import sentence_start
from copydesk.wordlists import load

HOLIDAYS = {row.split("\t")[0].lower(): row.split("\t")[1] for row in load("holidays")}
_NAME = spaced(either(HOLIDAYS))
_WHEN = re.compile(
    r"\b(?:on|at|by|since|until|before|after|over|during|around|through|this|last|next) $|[.] $|^$"
)


@construct(
    r"(?:(?P<which>last|this|next|past|this{S}past|this{S}coming){S})?"
    r"(?P<name>{_NAME})(?![\w])(?:,?{S}(?:of{S}|in{S})?(?P<year>{YEARISH}))?"
)
def holiday(m, c):
    """Christmas; last Thanksgiving; Labor Day 2017"""
    if not c.capital(m.start("name")) or (not m["year"] and _is_title(m, c)):
        return None
    rule = HOLIDAYS[" ".join(m["name"].split())]
    found = year_of(m["year"], c) if m["year"] else _holiday_year(rule, m["which"] or "", m, c)
    if not found:
        value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
        return Reading("DATE", value, certainty="vague", how="no year known")
    return Reading("DATE", _day(rule, found).isoformat(), "", said_outright(m["year"] or ""))


def _is_title(m: re.Match, c: Context) -> bool:
    """ "A Christmas Carol": the holiday is part of a longer name."""
    follows = re.match(r" [A-Z][a-z]", c.text[m.end() : m.end() + 3])
    return bool(follows) and not _WHEN.search(c.before(m, 12))


def _day(rule: str, year: int) -> date:
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
    this = _day(rule, c.published.year)
    return this.year if which == "this" else year_of_day(this.month, this.day, m, c)


def _year_beside(m: re.Match, c: Context) -> int | None:
    """The past year told just before in the same sentence: "in 2009, a week before Christmas"."""
    told, first = c.memory.day, sentence_start(c.low, m.start())
    if not told or c.memory.at < first or told.year >= c.published.year:
        return None
    if len(c.memory.value) < 4 or not c.memory.value[:4].isdigit():
        return None  # a decade
    return None if c.direction(m) == "future" else told.year
