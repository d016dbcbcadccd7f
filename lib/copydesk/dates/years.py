"""Constructs that name years and their parts: "1914-18", "the '60s", "Q3 2019", "last summer"."""

from __future__ import annotations

import re

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, construct, in_year, part_of, year_of
from copydesk.dates.grammar import (
    BACK,
    HEDGES,
    ON,
    ORDINALS,
    SEASONS,
    TOLD,
    WORDS_OF,
    S,
    any_of,
    either,
    ordinal,
    year_number,
)

DECADES = WORDS_OF["decade"]
_DECADE = either(DECADES)
_CENTURY_WORD = either(o for o in ORDINALS if len(o) > 3)
# What stands before or after four digits that are no year.
_NOT_A_YEAR_BEFORE = re.compile(rf"(?:[$£€#]|\b{any_of('before count')}) ?$")
_NOT_A_YEAR_AFTER = re.compile(rf"[ -]{any_of('counted')}\b")
_STARTS_CLAUSE = re.compile(rf" {any_of('after year')}\b")
_YEAR_CUE = re.compile(rf"\b{any_of('before year')}\.?[ (-]{{0,2}}$")
_SEASON_CUE = re.compile(rf"\b(?:{any_of('before time')}|over|for|of) $")
LAWS = "Act|Bill|Ordinance|Regulations|Rules|Code"  # "the Ports Act, 2018" names no date
_LAW = re.compile(rf"\b(?:{LAWS}), $")
_BOUNDS = re.compile(r"\b(?:since|until|till|through|from|to) $")
_NO_NAME = re.compile(rf"{any_of('no name')} ", re.I)
_WINTER_YEARS = r"[12]\d{3}[-/](?:[12]\d)?\d\d(?!\d)"  # its year is the first
_SEASON_AHEAD = re.compile(
    rf" (?:and|or|to|through) (?:the )?{either(SEASONS)}(?: of)? (?P<year>[12]\d{{3}})\b"
)
_WHICH = rf"last|this{S}past|this{S}coming|this|next|past|coming|each|every|previous|following|that"


@construct(r"(?:the{S})?{YEAR_SPAN}")
def year_range(m, c):
    """1914-18; 1998–2001; 1999-00"""
    first, last = int(m["first"]), int(m["last"])
    if len(m["last"]) == 2:
        last += first - first % 100 + (100 if last < first % 100 else 0)
        if last > first + 60:
            return None
    return Reading("DATE", f"{first:04}/{last:04}") if first < last <= 2150 else None


@construct(
    r"{PART}(?:(?P<digits>(?<![\w$£€.,])(?:1[1-9]|20)\d)0(?:')?s|'(?P<short>[1-9])0s"
    r"|(?P<word>{_DECADE}))(?![\w])"
)
def decade(m, c):
    """the 1990s; the mid-1980s; the '60s; the nineties; the 1500s, which are a century"""
    if m["digits"]:
        hundred = m["digits"].endswith("0") and m["digits"] < "200"
        return Reading("DATE", m["digits"][:2] if hundred else m["digits"], part_of(m))
    if m["word"] and not m[0].startswith(("the", "early", "mid", "late")):
        return None
    if re.search(r"\b(?:his|her|their|my|our|your) (?:\w+[ -])?$", c.before(m, 16)):
        return None  # an age
    tens = int(m["short"] or DECADES[m["word"]])
    latest = c.published or c.memory.day
    century = 20 if latest and latest.year // 10 - 200 >= tens else 19
    return Reading("DATE", f"{century}{tens}", part_of(m), "inferred")


@construct(
    r"{PART}(?P<nth>\d{1,2}(?:st|nd|rd|th)|(?:twenty-)?{_CENTURY_WORD})[ -]centur(?:y|ies)"
    r"(?:{S}(?P<bc>b\.?c\.?(?:e\.?)?))?"
)
def century(m, c):
    """the 19th century; the late eighteenth century; 5th century B.C."""
    nth = ordinal(m["nth"])
    return Reading("DATE", f"BC{nth - 1:02}XX" if m["bc"] else f"{nth - 1:02}", part_of(m))


@construct(
    r"(?<![\w.,$£€])(?P<n>\d{1,4}){S}(?P<era>b\.?c\.?(?:e\.?)?|a\.?d\.|c\.?e\.)(?![a-z])"
    r"|\ba\.?d\.?{S}(?P<ad>\d{1,4})\b"
)
def era_year(m, c):
    """44 B.C.; A.D. 79"""
    if m["era"] and m["era"].startswith("b"):
        return Reading("DATE", f"BC{int(m['n']):04}")
    number = int(m["n"] or m["ad"])
    return Reading("DATE", f"{number:04}")


@construct(
    r"{HEDGE}{PART}(?:(?:the{S})?year{S}|(?P<fiscal>fiscal|calendar|(?:the{S})?fiscal{S}year){S})?"
    r"(?P<year>{YEAR})(?:{S}(?:period|quarter|season|levels?)(?!\w))?"
)
def year(m, c):
    """1998; early 2018; fiscal 1990; the year two thousand; nineteen ninety-six"""
    number = year_number(m["year"])
    mod = HEDGES.get(" ".join((m["hedge"] or "about").split()))
    bounds = mod == "EQUAL_OR_MORE" and _BOUNDS.search(c.before(m))  # "since at least 1998"
    if mod != "APPROX" and not bounds:
        return None  # "more than 1998" is a count
    if m[0] in (m["year"], f"{m['hedge']} {m['year']}") and not _is_year(m, number, c):
        return None
    certainty = "inferred" if m["year"][0] == "'" else "explicit"
    return Reading("DATE", f"{number:04}", part_of(m), certainty)


def _is_year(m: re.Match, number: int, c: Context) -> bool:
    """Whether a number that stands alone is a year."""
    before = c.before(m)
    if before.endswith(("-", '"', "“")):
        return before.endswith(("pre-", "post-"))
    if not m["year"][:4].isdigit():
        return not m["year"].startswith("'") or bool(_YEAR_CUE.search(before))
    if _NOT_A_YEAR_AFTER.match(c.low, m.end()):
        return False
    if _YEAR_CUE.search(before):
        plain_noun = re.match(r" [a-z]", c.after(m, 2)) and not _STARTS_CLAUSE.match(c.low, m.end())
        return 1400 <= number <= 2150 or not plain_noun
    law = _LAW.search(c.text, max(0, m.start() - 14), m.start())
    if law or not 1700 <= number <= 2100 or _after_name(m, c):
        return False
    return not _NOT_A_YEAR_BEFORE.search(before)


def _after_name(m: re.Match, c: Context) -> bool:
    """ "Agenda 2030", "Windows 2000": a capitalised word that is no function word stands before."""
    word = re.search(r"[A-Z][\w.]{0,20} $", c.text[max(0, m.start() - 22) : m.start()])
    return bool(word) and not _NO_NAME.fullmatch(word[0])


@construct(
    r"{HEDGE}{PART}(?:(?P<which>{_WHICH}|(?:last|this|next){S}year's){S})?(?P<season>{SEASON})"
    r"(?P<plural>s)?(?:(?:{S}of)?{S}(?P<year>{_WINTER_YEARS}|{YEARISH}))?(?![\w])"
)
def season(m, c):
    """last summer; the fall of 1994; the winter of 1941-42; this past spring; summer"""
    code, which = SEASONS[m["season"]], m["which"] or ""
    if which == "next" and "the next" in m[0] and not c.published:
        which = "following"
    year = m["year"] or (which if which.endswith("year's") else "")
    if re.match(r" [A-Z]", c.text[m.end() : m.end() + 2]) and not year:
        return None  # the Winter Games, the Spring Offensive
    if which in ("each", "every") or m["plural"]:
        return Reading("SET", f"XXXX-{code}", certainty="vague") if which else None
    if not which and not year and not _is_season(m, c):
        return None
    found = year_of(year, c) if year else _season_year(code, which, m, c)
    return in_year(found, code, m, year, which)


def _is_season(m: re.Match, c: Context) -> bool:
    """A bare season word is a time only after "the" or a preposition of time, and as a noun."""
    cue = m["part"] or _SEASON_CUE.search(c.before(m, 14))
    after = c.after(m, 12)
    noun = re.match(r"[ -](?:[a-z]{4,})", after)
    clause = re.match(r" (?:when|with|after|before|that|from)\b", after)
    return bool(cue and (not noun or clause))


def _season_year(code: str, which: str, m: re.Match, c: Context) -> int | None:
    """The year of a season named without one; a winter has the year of its December."""
    if then := _SEASON_AHEAD.match(c.low, m.end()):
        return int(then["year"])
    now = (which in TOLD and c.memory.day) or c.published or (not which and c.carried())
    if not now:
        return None
    if which in ("this", "that") or (not c.published and not which):
        return now.year - (code == "WI" and now.month < 3)
    spans = {y: values.interval(f"{y:04}-{code}") for y in range(now.year - 2, now.year + 2)}
    if which in ON:
        return min((y for y, days in spans.items() if days and days[0] > now), default=None)
    if which in BACK:
        return max((y for y, days in spans.items() if days and days[1] < now), default=None)
    if c.direction(m) == "future":
        return min(y for y, days in spans.items() if days and days[1] >= now)
    return max(y for y, days in spans.items() if days and days[0] <= now)


@construct(
    r"{PART}(?:(?P<pre>{YEARISH}|(?:last|this|next){S}year)(?:'s)?{S})?(?:its{S}|a{S}flat{S})?"
    r"(?:fiscal[ -])?(?:(?P<nth>{QUARTER_WORD})(?:{S}fiscal)?[ -]quarter|q(?P<q>[1-4]))(?![\w])"
    r"(?:,?{S}(?:of{S}|in{S})?(?:the{S})?(?:its{S})?(?:current{S})?(?P<year>{YEARISH}))?"
)
def quarter(m, c):
    """the third quarter; Q3 2019; fourth-quarter; next year's first quarter"""
    number = int(m["q"]) if m["q"] else {"final": 4, "last": 0}.get(m["nth"])
    number = ordinal(m["nth"]) if number is None else number
    said = m["year"] or m["pre"]
    if not number and not said:
        return None  # "last quarter" counts from now
    number = number or 4
    found = year_of(said, c) if said else _quarter_year(number, m, c)
    return in_year(found, f"Q{number}", m, said or "")


def _quarter_year(number: int, m: re.Match, c: Context) -> int | None:
    """The year of a quarter named without one: the last that has begun, or the next by tense."""
    if not c.published:
        told = c.carried()
        return told and told.year
    this, now = c.published.year, (c.published.month + 2) // 3
    future = c.direction(m) == "future"
    if number <= now:
        return this + (number < now - 1 and future)
    return this if future else this - 1


@construct(
    r"{HEDGE}(?:the{S})?(?P<nth>first|second|last|latter)"
    r"(?:[ -]half|{S}two{S}quarters|{S}six{S}months){S}of{S}(?:the{S})?(?P<year>{YEARISH}|year)"
)
def half(m, c):
    """the first half of 1998; the second half of last year"""
    now = c.published or c.carried()
    found = (now and now.year) if m["year"] == "year" else year_of(m["year"], c)
    return in_year(found, "H1" if m["nth"] == "first" else "H2", m, m["year"])
