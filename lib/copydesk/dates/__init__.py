"""Dates and times in news prose: what the text calls them, and the days they cover.

One regular grammar in pieces: `grammar` names the pieces; `days`, `years`, `weekdays`, `relative`,
`vague`, `length`, `clock` and `holidays` hold one small function for each construct; `tense` tells
past from future by the verbs; `values` turns TIMEX3 values into days. Offsets count characters of
the text given.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from copydesk.dates import values
from copydesk.dates.clock import clock
from copydesk.dates.context import Construct, Context, Memory, Reading
from copydesk.dates.days import (
    day_month,
    day_of_month,
    first_of_two,
    iso_day,
    month,
    month_day,
    month_year,
    numeric_day,
    september_11,
)
from copydesk.dates.grammar import (
    MONTH,
    NUMBER,
    WEEKDAY_FULL,
    YEAR4,
    YEAR_BEGIN,
    first_words,
    plain,
)
from copydesk.dates.holidays import HOLIDAYS, holiday
from copydesk.dates.length import bare_units, duration, every_unit, long
from copydesk.dates.relative import (
    NAMED_DAYS,
    ago,
    named_day,
    part_of_a_day,
    part_of_this_day,
    same_period,
    the_unit,
    weekend,
    which_unit,
    year_ago,
    year_end,
)
from copydesk.dates.vague import VAGUE, adjective, recent_units, vague
from copydesk.dates.weekdays import weekday
from copydesk.dates.years import (
    DECADES,
    century,
    decade,
    era_year,
    half,
    quarter,
    season,
    year,
    year_range,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Timex:
    """One temporal expression, `text[start:end]` of the article.

    `type` and `value` are TIMEX3's; `begin` and `until` the first and last day it covers, None when
    open or unknown; `certainty` explicit (the text states it), inferred (from the publication day
    or the text around) or vague (no place in the calendar); `rule` the construct, and what decided.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    edtf: str
    begin: date | None
    until: date | None
    precision: str
    certainty: str
    rule: str
    mod: str = ""


# In order: of the constructs that begin at one place, the first that accepts it reads it.
_CONSTRUCTS: tuple[Construct, ...] = (
    clock,
    *(iso_day, numeric_day, september_11, month_day, day_month, first_of_two, month_year),
    day_of_month,
    *(year_range, half, year_ago, same_period, quarter, decade, century, era_year, season),
    *(holiday, month, ago, named_day, part_of_this_day, part_of_a_day, weekday, which_unit),
    *(recent_units, weekend, year_end, every_unit, long, duration, year, the_unit),
    *(vague, adjective, bare_units),
)
_YEARS = range(1400, 9000)  # a text told outside of these has no believable publication day
_NAMED = re.compile(r"\(\?P<\w+>")
_WORD = r"(?<![\w$£€])"


def _scanner() -> re.Pattern:
    """All constructs as one alternation; the number of its group names the one that matched."""
    sources = (_NAMED.sub("(?:", c.source) for c in _CONSTRUCTS)
    first = first_words(HOLIDAYS, NAMED_DAYS, VAGUE, DECADES)
    return re.compile(_WORD + first + "(?:" + "|".join(f"({s})" for s in sources) + ")")


def find_timexes(text: str, published: date | None = None) -> list[Timex]:
    """Find the temporal expressions of `text`, in order, none overlapping.

    Relative expressions count from `published`; without it they stay open (value "XXXX..."), and
    days and months without a year take the year the text told last where a past verb, or none,
    decides, as in historical prose; what is planned or holds now stays open ("XXXX-06-12"). A
    text that is history throughout is read so whatever `published`.
    """
    low = plain(text)
    history = _tells_history(low, published or date.max)
    if published and (published.year not in _YEARS or history):
        published = None
    memory, found = Memory(), []
    day_first = _day_first(low)
    pos = 0
    while match := _SCANNER.search(low, pos):
        context = Context(text, low, published, memory, day_first, history)
        span, rule, reading = _read(match, context)
        if reading is None:
            pos = match.start() + 1
            continue
        found.append(_timex(text, span, rule, reading))
        memory, pos = memory.after(reading, match.start(), rule), span[1]
    return found


_A_YEAR = re.compile(r"(?<![\w$£€.,:/-])(?:1\d\d\d|20[0-4]\d)(?![\w:/-])")
_A_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY_FULL}|today|yesterday|tomorrow)\b")
_LONG_AGO = 3  # years before publication


def _tells_history(low: str, published: date) -> bool:
    """Is this history: does it name many years, nearly all long past, and hardly a weekday?

    Then its days and months belong to the year it told last, not to the publication day
    (the narrative mode of HeidelTime, Strötgen and Gertz 2012, chosen by the text itself).
    """
    years = [int(m[0]) for m in _A_YEAR.finditer(low)]
    past = sum(year <= published.year - _LONG_AGO for year in years)
    weekdays = sum(1 for _ in _A_WEEKDAY.finditer(low))
    return past >= 4 and past >= 0.75 * len(years) and weekdays <= past / 6


def _read(match: re.Match, context: Context):
    """The reading of the first construct that accepts the place where the scanner stopped."""
    for construct in _CONSTRUCTS[match.lastindex - 1 :]:
        inner = construct.pattern.match(context.low, match.start())
        try:
            reading = inner and construct.read(inner, context)
        except OverflowError:  # a day before year 1 or after 9999 has no place in a calendar
            continue
        if reading:
            return _trim(context.low, *inner.span()), construct.rule, reading
    return None, "", None


# Words a construct takes in to read right and that annotators leave outside the expression: a
# preposition, and the determiner of a noun that it only modifies ("the 1998 election").
_PREPOSITION = re.compile(
    r"(?:at|in) (?=the (?:time|moment|morning|afternoon|evening)|that|those)"
    r"|(?:just|only) (?!over|under)|(?:over|under|some) (?=(?:the|this|last|next|these|those|"
    r"several|its|their|his|her|an? \w+-)\b)"
)
_DETERMINER = re.compile(
    r"(?:its|their|his|her|our|my|your) |(?:the|an?|that) (?:"
    rf"(?=(?:\d+|{NUMBER})[ -](?:year|month|week|day|hour|minute)$|[\w ]{{2,16}}-quarter$)"
    rf"|(?=(?:(?:early|late|mid)[ -])?(?:{MONTH}|{YEAR4}|{YEAR_BEGIN}\d{{4}}-\d\d)))"
)


def _trim(low: str, start: int, end: int) -> tuple[int, int]:
    """The span without trailing marks and without the words that stand outside."""
    while low[end - 1] in " ,-":
        end -= 1
    for outside in (_PREPOSITION, _DETERMINER):
        if found := outside.match(low, start, end):
            start = found.end()
    return start, end


_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)(?![\w/])")


def _day_first(low: str) -> bool:
    """Whether a numeric date of the text has a first number over 12, so that days come first."""
    return any(int(m[1]) > 12 >= int(m[2]) for m in _SLASHED.finditer(low))


def _timex(text: str, span: tuple[int, int], rule: str, r: Reading) -> Timex:
    days = values.interval(r.value) if r.type in ("DATE", "TIME") else None
    begin, until = days or (None, None)
    return Timex(
        *span,
        text[span[0] : span[1]],
        r.type,
        r.value,
        values.edtf(r.value, r.mod) if r.type in ("DATE", "TIME") else "",
        r.begin or begin,
        r.until or until,
        values.precision(r.value) if days else "",
        r.certainty,
        f"{rule}, {r.how}" if r.how else rule,
        r.mod,
    )


_SCANNER = _scanner()


def find_dates(text: str, published: date | None = None) -> pd.DataFrame:
    """The temporal expressions of `text` as a table, "from May to July" joined into one row.

    Columns: expression, start, end (offsets into `text`), type, value (TIMEX3), edtf, begin, until
    (datetime.date, both inside the interval), precision, certainty, rule, mod.
    """
    import pandas as pd

    rows = [astuple(t) for t in find_ranges(text, find_timexes(text, published))]
    table = pd.DataFrame(rows, columns=[f.name for f in fields(Timex)], dtype=object)
    table = table.rename(columns={"text": "expression"}).astype({"start": int, "end": int})
    return table[["expression", *(c for c in table.columns if c != "expression")]]


_TO = re.compile(r" ?(?:to|through|until|till|and|-) ?(?:the )?")
_FROM = re.compile(r"\b(?P<word>from|between) (?:about |around |the |early |late )?$")


def find_ranges(text: str, timexes: list[Timex]) -> list[Timex]:
    """Join "from A to B", "between A and B" and "A to B" into one expression with one interval."""
    low, joined, i = plain(text), [], 0
    while i < len(timexes):
        one, two = timexes[i], timexes[i + 1] if i + 1 < len(timexes) else None
        both = two and _range(text, low, one, two)
        joined.append(both or one)
        i += 2 if both else 1
    return joined


def _range(text: str, low: str, one: Timex, two: Timex) -> Timex | None:
    """The two joined, when the words between and before them say "from ... to ..."."""
    if not (one.begin and two.until and one.type == two.type == "DATE"):
        return None
    between = _TO.fullmatch(low, one.end, two.start)
    lead = _FROM.search(low, max(0, one.start - 24), one.start)
    if not between or one.begin > two.until or "/" in one.value + two.value:
        return None
    if ("and" in between[0]) != bool(lead and lead["word"] == "between"):
        return None
    if not lead and not re.search(r"to|through|until|till", between[0]):
        return None
    value = f"{one.value}/{two.value}"
    certainty = "explicit" if one.certainty == two.certainty == "explicit" else "inferred"
    return replace(
        one,
        end=two.end,
        text=text[one.start : two.end],
        value=value,
        edtf=values.edtf(value),
        until=two.until,
        certainty=certainty,
        rule=f"range of {one.rule} and {two.rule}",
        mod="",
    )
