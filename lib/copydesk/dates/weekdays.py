"""Weekdays: "Thursday" alone is the past one unless the words around announce it."""

from __future__ import annotations

import re
from datetime import timedelta

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, calendar, construct, with_part
from copydesk.dates.grammar import DAY_PARTS, any_of, weekday_number

BACK = ("last", "past", "previous", "preceding", "prior", "this past")
ON = ("next", "coming", "following", "upcoming", "this coming", "succeeding", "ensuing")
TOLD = ("previous", "following", "preceding", "prior", "same", "that", "succeeding", "ensuing")
_SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)[.?!][\"')]* +(?=\S)|\n\n|;")
_CLAUSE_MARK = re.compile(r"[,;:()]|\b(?:that|which|who|as|after|when|while|and|but|will)\b")
_IN_LIST = re.compile(r"\b(?:every|each) (?:[a-z]{3,6}day(?:,? (?:and|or) |, )){1,6}$")
_NO_ONE_WEEK = re.compile(r"\b(?:an?|any|most|some|alternate|every other) $")
_NOUN_AFTER = re.compile(rf"(?:'s)? (?!{any_of('after weekday')}\b)[a-z]")
_HABIT = re.compile(
    r"\b(?:always|usually|often|normally|typically|generally|regularly|traditionally|sometimes)"
    r" (?!was\b|were\b|had\b|[a-z]+ed\b)[a-z]+"
)
_TITLE_BEFORE = re.compile(r"\b(?:Black|Bloody|Cyber|Super|Good|Easter|Fat|Shrove|Ash|Holy|Palm) $")
_TITLE_AFTER = re.compile(
    r" (?:the 13|Times\b|Telegraph\b|Mail\b|Mirror\b|Express\b|Herald\b|Post\b|Night Football)"
)


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
    often = m["set"] or m["plural"] or part.endswith("s") or _IN_LIST.search(c.before(m, 60))
    if often or (not m["which"] and _habitual(m, c)):
        value = f"XXXX-WXX-{nth + 1}" + (f"T{code}" if code else "")
        return Reading("SET", value, certainty="vague")
    return with_part(_which_weekday(nth, " ".join((m["which"] or "").split()), m, c), code)


def _is_title(m: re.Match, c: Context) -> bool:
    """ "Black Friday", "the Sunday Times", "Friday the 13th"."""
    before = c.text[max(0, m.start() - 8) : m.start()]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(c.text, m.end()))


def _habitual(m: re.Match, c: Context) -> bool:
    """Whether no one day is meant: "on a Sunday", "always closes on Monday"."""
    before = _SENTENCE_END.split(c.before(m, 140))[-1]
    if _NO_ONE_WEEK.search(before):
        return not _NOUN_AFTER.match(c.after(m, 20))
    habit = _HABIT.search(before)
    return bool(habit) and not _CLAUSE_MARK.search(before, habit.end())


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
