"""Dates and times in news prose: what the text calls them, and the days they cover.

One regular grammar in pieces: `grammar` names the pieces; `days`, `years`, `relative`, `length` and
`clock` hold one small function for each construct; `tense` tells past from future by the verbs;
`values` turns TIMEX3 values into days. Offsets count characters of the text given.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.article import Article, NoArticle
from copydesk.corrections import correct_dates
from copydesk.dates import clock, days, length, relative, values, years
from copydesk.dates.context import Construct, Context, Memory, Reading
from copydesk.dates.grammar import (
    MONTH,
    NUMBER,
    WEEKDAY_FULL,
    YEAR4,
    YEAR_BEGIN,
    first_words,
    plain,
)
from copydesk.dates.sure import sure
from copydesk.edits import Span
from copydesk.sentences import sentence_spans

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
    clock.clock,
    *(days.iso_day, days.numeric_day, days.known_day, days.week_of, days.nth_weekday),
    *(days.month_day, days.day_month, days.first_of_two, days.month_year, days.day_of_month),
    *(days.another_day, years.year_range, years.half, relative.year_ago, years.quarter),
    *(years.decade, years.century, years.era_year, relative.before_last, years.season),
    *(days.holiday, days.month, relative.ago, relative.named_day),
    *(relative.part_of_a_day, relative.weekday, relative.which_unit, length.recent_units),
    *(relative.year_end, length.every_unit, length.long, length.duration),
    *(years.year, relative.the_unit, length.vague, length.adjective, length.bare_units),
    length.often,
)
_YEARS = range(1400, 9000)  # a text told outside of these has no believable publication day
_NAMED = re.compile(r"\(\?P<\w+>")
_WORD = r"(?<![\w$£€])"


def _scanner() -> re.Pattern:
    """All constructs as one alternation; the number of its group names the one that matched."""
    sources = (_NAMED.sub("(?:", c.source) for c in _CONSTRUCTS)
    tables = days.HOLIDAYS, days.KNOWN_NAMES, relative.NAMED_DAYS, length.VAGUE, years.DECADES
    first = first_words(*tables, length.OFTEN)
    return re.compile(_WORD + first + "(?:" + "|".join(f"({s})" for s in sources) + ")")


def find_timexes(text: str, published: date | None = None) -> list[Timex]:
    """Find the temporal expressions of `text`, in order, none overlapping.

    Relative expressions count from `published`; without it they stay open (value "XXXX..."), as do
    days and months without a year ("XXXX-06-12"). Only in a text that is history throughout, and
    whatever `published`, do these take the year told last.
    """
    return list(_timexes(text, published))


@lru_cache(maxsize=2)  # the dates and the timeline of an article read the same text
def _timexes(text: str, published: date | None) -> tuple[Timex, ...]:
    low = plain(text)
    history = _tells_history(low, published or date.max)
    if published and (published.year not in _YEARS or history):
        published = None
    context = Context(
        text, low, sentence_spans(text), published, Memory(), _day_first(low), history
    )
    found, pos = [], 0
    while match := _SCANNER.search(low, pos):
        span, rule, reading = _read(match, context)
        if reading is None:
            pos = match.start() + 1
            continue
        found.append(_timex(text, span, rule, reading))
        back = rule == "year" and _looks_back(low, *span)
        memory = context.memory.after(reading, match.start(), rule, published, back)
        context, pos = replace(context, memory=memory), span[1]
    return tuple(_as_listed(_said_then(found, context), context))


_NOUN = re.compile(r"[ -][a-z]{3}")


def _looks_back(low: str, start: int, end: int) -> bool:
    """ "since 1976", "the 1956 war": a year beside the story, in which no day without one lies."""
    before = low[max(0, start - 6) : start]
    return before == "since " or (before.endswith("the ") and bool(_NOUN.match(low, end)))


_A_YEAR = re.compile(r"(?<![\w$£€.,:/-])(?:1\d\d\d|20[0-4]\d)(?![\w:/-])")
_TOLD_NOW = re.compile(
    rf"\b(?:{WEEKDAY_FULL}|today|yesterday|tomorrow|tonight|survived by|(?<!the )(?:last|this|"
    r"next) (?:week|month|night)|said)\b|[\"”] (?:\w+ ){0,3}(?:says|told)\b"
)
_LONG_AGO = 3  # years before publication


def _tells_history(low: str, published: date) -> bool:
    """Is this history: many years, nearly all long past, and hardly a sign of news?

    Then days and months belong to the year told last (HeidelTime's narrative mode, Strötgen and
    Gertz 2012). Signs of news are weekdays, "last month", reports of speech, as in an obituary.
    """
    years = [int(m[0]) for m in _A_YEAR.finditer(low)]
    past = sum(year <= published.year - _LONG_AGO for year in years)
    if past < 4 or past < 0.75 * len(years):
        return False
    return sum(1 for _ in _TOLD_NOW.finditer(low)) <= past / 6


_ENTRIES = 4  # so many lines "Aug. 1: …" make a chronicle


def _as_listed(found: list[Timex], context: Context) -> list[Timex]:
    """The dates of a chronicle, "Aug. 1: …" on line after line, run up to the publication."""
    text, published = context.text, context.published
    listed = [
        i
        for i, t in enumerate(found)
        if t.rule.startswith(("month day", "day month")) and t.certainty == "inferred"
        if t.precision == "day" and text[t.end : t.end + 1] == ":"
        if t.start == 0 or text[t.start - 1] == "\n"
    ]
    days = [(found[i].begin.month, found[i].begin.day) for i in listed]
    new_years = sum(then < day for day, then in pairwise(days))
    if not published or len(listed) < _ENTRIES or new_years != 1:
        return found
    found, year = list(found), published.year - (days[-1] > (published.month, published.day))
    for i, day, then in reversed(list(zip(listed, days, [*days[1:], days[-1]], strict=True))):
        year -= then < day
        told = found[i]
        try:
            begin = told.begin.replace(year=year)
        except ValueError:  # the 29th of February
            continue
        value = begin.isoformat()
        edtf = values.edtf(value, told.mod)
        found[i] = replace(told, value=value, edtf=edtf, begin=begin, until=begin)
    return found


_QUOTED = re.compile(r"“[^“”\n]{1,900}”|\"[^\"\n]{1,900}\"")
_SAID = re.compile(r"\b(?:said|told|announced|wrote|tweeted|added|asked|replied|reported)\b")


def _said_then(found: list[Timex], context: Context) -> list[Timex]:
    """“We won today,” he said on Monday: "today" is that Monday, not the publication day."""
    text, low = context.text, context.low
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    if not quoted or not context.published:
        return found
    opening, starts = [start for start, _ in quoted], [t.start for t in found]
    read = []
    for one in found:
        span = quoted[max(0, bisect_right(opening, one.start) - 1)]
        spoken = span[0] < one.start < span[1]
        if spoken and (day := _day_of_speech(context, found, starts, span)):
            match = _SCANNER.match(low, one.start)
            where, rule, reading = _read(match, replace(context, published=day))
            one = _timex(text, where, rule, reading) if reading else one
        read.append(one)
    return read


def _day_of_speech(context: Context, found: list[Timex], starts: list[int], quoted: Span):
    """The day that the words right around a quotation give for it, with a verb of saying."""
    first, last = context.sentence(quoted[0])[0], context.sentence(quoted[1] - 1)[1]
    for one in found[bisect_left(starts, first) : bisect_left(starts, last)]:
        if one.precision != "day" or quoted[0] < one.start < quoted[1]:
            continue
        edges = (first, quoted[0]) if one.start < quoted[0] else (quoted[1], last)
        if _SAID.search(context.low, *edges):
            return one.begin
    return None


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
    r"(?:at|in) (?=the (?:time|moment|morning|afternoon|evening)|that|those|d)"
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


def find_dates(text: str | Article, published: date | None = None) -> pd.DataFrame:
    """The temporal expressions of `text` as a table, "from May to July" joined into one row.

    An article brings its text, the dates of its timeline that were put right by hand, and, where
    none is given, its day of publication.

    Columns: expression, start, end (offsets into `text`), type, value (TIMEX3), edtf, begin, until
    (datetime.date, both inside the interval), precision, certainty, rule, mod, sure (share of the
    dates of this rule that are right on public news gold) and sure_of (how many these were).
    """
    if isinstance(text, Article):
        found = find_dates(text.text, published or text.metadata.published)
        return correct_dates(text, found)
    if not isinstance(text, str):
        raise NoArticle(f"this is no text and no article but a {type(text).__name__}")
    columns = ("expression", *(f.name for f in fields(Timex) if f.name != "text"))
    found = find_ranges(text, find_timexes(text, published))
    names = ("text", *columns[1:])
    rows = [[*(getattr(t, n) for n in names), *sure(t.rule)] for t in found]
    return table_of(rows, (*columns, "sure", "sure_of"), ("start", "end", "sure_of"))


def table_of(rows: list, columns: Iterable[str], offsets: Iterable[str]) -> pd.DataFrame:
    """A table of `rows`: cells as they are, whole numbers in the columns `offsets`."""
    import pandas as pd

    table = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for name in offsets:
        table[name] = table[name].to_numpy(dtype=int)
    return table


_TO = re.compile(r" ?(?:to|through|until|till|and|-) ?(?:the )?")
_TO_AMOUNT = re.compile(r",? to (?=[^,;:]{0,12}\d)[^,;:]{1,36} (?:in|on) ")
_FROM = re.compile(r"\b(?P<word>from|between) (?:about |around |the |early |late )?$")


def find_ranges(text: str, timexes: list[Timex]) -> list[Timex]:
    """Join "from A to B", "between A and B" and "A to B" into one expression with one interval."""
    low, joined, i = plain(text), [], 0
    while i < len(timexes):
        one, two = timexes[i], timexes[i + 1] if i + 1 < len(timexes) else None
        both = two and (_range(text, low, one, two) or _bracketed(text, one, two))
        joined.append(both or one)
        i += 2 if both else 1
    return joined


def _bracketed(text: str, one: Timex, two: Timex) -> Timex | None:
    """ "on Wednesday (October 12)": the day in brackets is that Wednesday."""
    named = one.rule.startswith("weekday") and two.rule.startswith(("month day", "day month"))
    if not named or text[one.end : two.start] != " (" or text[two.end : two.end + 1] != ")":
        return None
    return replace(two, start=one.start, end=two.end + 1, text=text[one.start : two.end + 1])


def _range(text: str, low: str, one: Timex, two: Timex) -> Timex | None:
    """The two joined, when the words between and before them say "from ... to ..."."""
    if not (one.begin and two.until and one.type == two.type == "DATE"):
        return None
    if one.begin > two.until or "/" in one.value + two.value:
        return None
    kind = _range_kind(low, one, two)
    if not kind:
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
        rule=f"{kind} of {one.rule} and {two.rule}",
        mod="",
    )


def _range_kind(low: str, one: Timex, two: Timex) -> str:
    """ "range" of one time, "change" of an amount between two ("from $3 in 2016 to $1 in 2017")."""
    before, between = low[max(0, one.start - 60) : one.start], low[one.end : two.start]
    if _TO_AMOUNT.fullmatch(between):
        return "change"
    lead, link = _FROM.search(before[-24:]), _TO.fullmatch(between)
    if not link or ("and" in link[0]) != bool(lead and lead["word"] == "between"):
        return ""
    return "range" if lead or re.search(r"to|through|until|till", link[0]) else ""
