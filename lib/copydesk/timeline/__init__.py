"""What happened when: the dated events of an article as a table, and its exports."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.cleaning.layout_dateline import LONGEST_DATELINE, wire_dateline
from copydesk.corrections import corrected
from copydesk.dates import Timex, find_ranges, find_timexes, table_of
from copydesk.dates.grammar import plain
from copydesk.dates.sure import sure
from copydesk.edits import Span
from copydesk.timeline.labels import event_of, happened, told_when
from copydesk.timeline.sentence import Event, Sentence, content, parse_sentence
from copydesk.timeline.since import since
from copydesk.timeline.timelinejs import to_timelinejs
from copydesk.timeline.voices import voiced
from copydesk.timeline.when import day_text, readable
from copydesk.timeline.words import SAYING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Row", "build_timeline", "day_text", "find_events", "readable",
           "to_timelinejs"]  # fmt: skip

_ASKS = re.compile(
    r"(?:q: )?[\"“']?(?:who|what|when|where|why|how|which|"
    r"can|could|will|would|does|did|do|is|are|was|were|has|have|should)\b"
)
_CLOCK = {"MO": "06", "MI": "12", "AF": "12", "EV": "18", "NI": "21"}  # parts of a day begin
_JOINT = re.compile(r"[\w ]{0,12}(?:,|and|or|to|but)\b[\w ,]{0,30}")
_REACH = 600  # characters of a long sentence read on each side of a date
_NEXT = re.compile(r"\b(?:next (?!day|morning|evening|night)|coming|upcoming|tomorrow)", re.I)
_NO_DATES = ("tomorrow", "the year", "the month")  # "the stars of …", "player of …"
_HONOUR = re.compile(r"\b(?:honou?r|memory|celebration) of $")  # "in honour of Father's Day"
_OVER = re.compile(r"\b(?:had|was|were)\b")  # the state of a "since" was over when told
_GOES_ON = re.compile(  # a state did not happen on a day: "has mended clocks for 41 years"
    r"\bsince\b|\b(?:has|have) (?:been )?(?:long|always|often|never)\b|(?<!jailed )(?<!banned )"
    r"(?<!suspended )(?<!sentenced )\bfor (?!the (?:first|second|third|last|only|\w+th) time)"
    r"(?:[\w,.-]+ ){0,5}?(?:years?|decades?|months?|weeks?|days?|hours?|centur(?:y|ies)|"
    r"generations?)\b"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the timeline; the columns are those of `build_timeline`."""

    start: date | None
    end: date | None
    precision: str
    certainty: str
    tense: str
    when: str
    label: str
    expression: str
    value: str
    edtf: str
    clause: str
    speaker: str | None
    sentence: int
    rule: str
    text_start: int
    text_end: int
    clause_start: int
    clause_end: int
    relation: str = ""
    places: tuple[Span, ...] = ()
    sure: float = math.nan
    sure_of: int = 0


COLUMNS = tuple(f.name for f in fields(Row))
_OFFSETS = ("sure_of", "sentence", "text_start", "text_end", "clause_start", "clause_end")


@corrected("timeline")
def build_timeline(article: Article, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    """Put the events of `article` in order of time, those without a place on the axis last.

    `quotes` is the table of `quotes.find_quotes`, found here when None. One row an event: start,
    end (datetime.date, both inside; None when open, as the end of "since April"), precision (day,
    month, year ...; "" when vague), certainty (explicit: the text states the date; inferred: from
    the publication day or the words around; vague: no place on the axis), tense (past, present,
    future, seen from the publication day), when (the date as a reader would write it), label,
    expression ("" when a tense told the day), value (TIMEX3), edtf, clause, speaker (whose words
    hold the date, or None), sentence (index into `article.sentences`), rule, text_start and
    text_end (offsets of the expression), clause_start, clause_end, relation ("after": it followed
    the event of that date; else ""), places (spans of all expressions that gave the row), sure
    (share of the dates of this rule that are right on public news gold; NaN without an
    expression), sure_of (how many these were).
    """
    if quotes is None:
        from copydesk.quotes import find_quotes

        quotes = find_quotes(article)
    found = voiced(find_events(article), article, quotes)
    rows = sorted(_merged(found), key=_order)
    return table_of([[getattr(r, c) for c in COLUMNS] for r in rows], COLUMNS, _OFFSETS)


def find_events(article: Article) -> list[Row]:
    """The rows of the timeline in reading order, before any are merged."""
    low, published = plain(article.text), article.metadata.published
    timexes = find_ranges(article.text, find_timexes(article.text, published))
    starts = [s for s, _ in article.sentences]
    by_sentence: dict[int, list[Timex]] = {}
    datelines = _datelines(article)
    for timex in timexes:
        if any(start <= timex.start < end for start, end in datelines):
            continue  # "OSLO, March 2, 2021 (AP)" dates the story, no event
        by_sentence.setdefault(max(0, bisect_right(starts, timex.start) - 1), []).append(timex)
    rows = []
    for number, span in enumerate(article.sentences):
        found = by_sentence.get(number, [])
        if number == 0 and (row := _lead(article, low, found)):
            rows.append(row)
        asks = _ASKS.match(low, *span) and low[span[1] - 1] == "?"
        if found and not asks:  # "What happened in May?" tells of no event
            rows += _sentence_rows(article, low, number, found)
    return rows


def _sentence_rows(article: Article, low: str, number: int, found: list[Timex]) -> list[Row]:
    """The rows of one sentence."""
    span = article.sentences[number]
    dated = [t for t in found if _has_row(t)]
    if not dated:
        return []
    spans, rows = tuple((t.start, t.end) for t in found), []
    parsed: dict[Span, Sentence] = {}
    for timex in dated:
        part = _part(span, timex.start)
        if part not in parsed:
            parsed[part] = parse_sentence(article.text, low, part, spans)
        event = event_of(parsed[part], (timex.start, timex.end))
        stamp = low[timex.end : timex.end + 2] == " |"  # "1/26/2016 | 12 views"
        named = event and event.rule != "event noun"  # not "the last meeting of the year"
        before = low[max(timex.start - 15, 0) : timex.start]
        described = before.endswith("of ") and timex.text.lower() in _NO_DATES
        stamp = stamp or (named and (described or _HONOUR.search(before)))
        vague = timex.value in ("PAST_REF", "FUTURE_REF")
        if not event or stamp or (vague and event.rule not in ("clause", "event noun")):
            continue  # "his 1982 book" tells of no event of 1982, "in previous years" of none
        own_noun = event.rule == "event noun" and event.start == timex.start
        lasting = "" if own_noun else since(low, span, (timex.start, timex.end))
        if lasting == "comparison":  # "the worst since 1987" tells of another day
            if then := told_when(parsed[part], (timex.start, timex.end)):
                rows.append(_row(article, timex, then, number))
            continue
        rows.append(_row(article, timex, event, number))
        if lasting:
            rows[-1] = _since_row(rows[-1])
        elif event.later and timex.begin and timex.certainty != "vague":
            if event.later.label == event.label:
                rows.pop()  # "since the pier's fire in 2019, it has …" tells nothing of 2019 itself
            if not event.label.startswith(event.later.label) or event.later.label == event.label:
                rows.append(_later_row(_row(article, timex, event.later, number)))
    rows = [row for row in rows if not any(_within(other, row) for other in rows)]
    return [row for k, row in enumerate(rows) if not any(_again(o, row, low) for o in rows[:k])]


def _within(one: Row, two: Row) -> bool:
    """Whether row `two` tells the event of `one` on a longer date: "this month, on a Thursday"."""
    if one.label != two.label or not (one.start and one.end and two.start and two.end):
        return False
    return (
        two.start <= one.start and one.end <= two.end and one.end - one.start < two.end - two.start
    )


def _again(one: Row, two: Row, low: str) -> bool:
    """Whether `two` tells the event of `one` anew, for a date that stands farther from it."""
    ends = low.startswith("until ", two.text_start - 6)  # "delayed until May"
    joined = ends or _JOINT.fullmatch(low, one.text_end, two.text_start)
    told = "-quarter" in one.expression + two.expression  # "its third-quarter results in May"
    if one.relation != two.relation or joined or told:
        return False
    fewer, more = sorted((content(one.label), content(two.label)), key=len)
    if len(fewer) < 3 or not fewer <= more or len(more - fewer) > 1 or (more - fewer) & SAYING:
        return False  # "the road was shut in May, Bell said on Monday": when she said it, too
    return "clause" in one.rule


def _part(sentence: Span, at: int) -> Span:
    """The sentence; of a very long one the stretch that holds offset `at` and what is near."""
    if sentence[1] - sentence[0] <= 2 * _REACH:
        return sentence
    start = at - (at - sentence[0]) % _REACH
    return max(sentence[0], start - _REACH // 2), min(sentence[1], start + 3 * _REACH // 2)


def _datelines(article: Article) -> list[Span]:
    """The datelines that open a story, behind its heading too."""
    starts = [start for start, _ in article.paragraphs[:3]]
    found = ((at, wire_dateline(article.text[at : at + LONGEST_DATELINE])) for at in starts)
    return [(at, at + len(dateline.text)) for at, dateline in found if dateline]


def _has_row(timex: Timex) -> bool:
    """Dates have a row, and lengths that reach the present; "now" and "soon" have none."""
    if timex.type == "SET" or timex.value == "PRESENT_REF":
        return False
    if timex.type == "DURATION":
        return timex.rule == "long" and timex.until is not None
    if timex.value in ("PAST_REF", "FUTURE_REF"):
        told = timex.rule.startswith(("recent units", "bare units", "ago"))
        return told and not timex.text.lower().startswith(("previous", "future"))
    return True


def _row(article: Article, timex: Timex, event: Event, number: int) -> Row:
    """The row of one expression and the event it dates."""
    published = article.metadata.published
    return Row(
        start=timex.begin,
        end=timex.until,
        precision=timex.precision,
        certainty=timex.certainty,
        tense=_tense(timex, published),
        when=readable(timex),
        label=event.label or timex.text,
        expression=timex.text,
        value=timex.value,
        edtf=timex.edtf,
        clause=article.text[event.start : event.end],
        speaker=None,
        sentence=number,
        rule=f"{timex.rule}; {event.rule}",
        text_start=timex.start,
        text_end=timex.end,
        clause_start=event.start,
        clause_end=event.end,
        places=((timex.start, timex.end),),
        **dict(zip(("sure", "sure_of"), sure(timex.rule), strict=True)),
    )


def _since_row(row: Row) -> Row:
    """The row of a state that goes on since its date: its first day is known, its end open."""
    return replace(
        row,
        end=None,
        tense="past" if _OVER.search(row.clause) or not row.start else "present",
        when=row.when if row.when.startswith("since") else f"since {row.when}",
        edtf=_open(row.edtf),
        rule=f"{row.rule}; since",
    )


def _later_row(row: Row) -> Row:
    """The row of what followed: from the first day of the dated event on, its end open."""
    return replace(
        row,
        end=None,
        certainty="inferred",
        tense="future" if row.tense == "future" else "past",
        when=f"{row.when} or after",
        edtf=_open(row.edtf),
        relation="after",
    )


def _open(edtf: str) -> str:
    return f"{edtf}/.." if edtf and "/" not in edtf else ""


def _lead(article: Article, low: str, timexes: list[Timex]) -> Row | None:
    """A lead in the present perfect tells what happened on the publication day, or just before."""
    published = article.metadata.published
    first, end = article.sentences[0]
    end = min(end, first + 2 * _REACH)
    if not published or _GOES_ON.search(low, first, end):
        return None
    dates = tuple((t.start, t.end) for t in timexes)
    event = happened(parse_sentence(article.text, low, (first, end), dates))
    if not event or any(event.start <= t.start < event.end and t.begin for t in timexes):
        return None  # the clause has a date of its own
    day = published.isoformat()
    own = (*[event.start] * 2, "", "DATE", day, f"{day}?", *[published] * 2, "day", "inferred")
    told = Timex(*own, "present perfect in the lead")
    return replace(_row(article, told, event, 0), places=(), sure=math.nan, sure_of=0)


def _tense(timex: Timex, published: date | None) -> str:
    """past, present or future, seen from the day of publication; "next year" lies ahead anyhow."""
    begin, until = timex.begin, timex.until
    if timex.value == "FUTURE_REF" or (begin is None and _NEXT.search(timex.text)):
        return "future"
    if not published or (begin is None and until is None):
        return "past"
    if begin and begin > published:
        return "future"
    return "past" if until and until <= published else "present"


def _merged(rows: Iterable[Row]) -> list[Row]:
    """The same event named twice at one date becomes one row with both places."""
    kept: dict[tuple, list[list[Row]]] = {}  # date -> groups of rows that tell one event
    for row in rows:
        vague = row.expression.lower() if row.certainty == "vague" else None
        value = row.value.partition("T")[0]
        groups = kept.setdefault((row.start, row.end, row.relation, value, vague), [])
        twins = next((g for g in groups[:50] if _same_event(g[0], row)), None)
        if twins is None:
            groups.append([row])
        else:
            twins.append(row)
    merged = [group for groups in kept.values() for group in groups]
    return [replace(g[0], places=tuple(p for row in g for p in row.places)) for g in merged]


def _same_event(one: Row, two: Row) -> bool:
    """Whether two rows of one date share most content words of their labels."""
    if one.value != two.value:  # "4 p.m. to midnight"
        return one.label == two.label
    a, b = content(one.label), content(two.label)
    if one.certainty == "vague":  # perhaps of another week
        return len(a & b) > 0.8 * len(a | b) and len(a) > 2
    fewer, shared = min(len(a), len(b)), len(a & b)
    return bool(fewer) and shared >= max(0.6 * fewer, min(2, fewer))


def _order(row: Row) -> tuple:
    """Sort key: begin, end, time of day, then reading order; rows with no place last."""
    clock = row.value.partition("T")[2]
    clock = _CLOCK.get(clock, clock)
    loose = row.certainty == "vague" or (row.start is None and row.end is None)
    first = row.start or row.end or date.max
    return loose, first, row.relation, row.end or date.max, clock, row.text_start
