"""Readings that a person put right: NAME.corrections.csv, a small table beside an article.

    stage,where,column,value
    quotes,We will mend it,speaker,Ada Roe
    timeline,next spring,date,2022-04
    lines,Read more: our guide,role,furniture

`where` is the whole text of a row, or enough of it to fit no other, or the offset it starts at.
Every stage takes its rows from here, and says of what was changed that it was done by hand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps
from math import nan
from pathlib import Path

from copydesk.edits import Region
from copydesk.html import OneLine

ENDING = ".corrections.csv"
HAND = "corrected by hand"
COLUMNS = ("stage", "where", "column", "value")


class CorrectionError(OneLine, ValueError):
    """A correction that cannot be made; the message names the file and the row."""


@dataclass(frozen=True)
class Correction:
    """One row of the file; `place` says which."""

    place: str
    stage: str
    where: str
    column: str
    value: str

    def wrong(self, problem: str) -> CorrectionError:
        return CorrectionError(f"{self.place}: {problem}")


# --- what may be corrected ----------------------------------------------------------------------


def _words(value: str) -> str | None:
    return value or None


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return value

    return check


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("must be a day like 2021-12-01") from None


def _date(value: str) -> dict[str, object]:
    """The cells of an event that was on this day, in this month or in this year."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        raise ValueError("must be a date like 2021, 2021-12 or 2021-12-01")
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError("is no date of the calendar") from None
    until = start if day else start.replace(day=28) + timedelta(4 if month else 338)
    until = until if day else until.replace(day=1) - timedelta(1) if month else date(year, 12, 31)
    when = f"{start:%a} {day} {start:%b %Y}" if day else f"{start:%b %Y}" if month else value
    precision = "day" if day else "month" if month else "year"
    return {"start": start, "end": until, "when": when, "precision": precision, "value": value,
            "edtf": value, "certainty": "explicit", "relation": "", "sure": nan,
            "sure_of": 0}  # fmt: skip


def _value(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 9.0
    if not -4 <= number <= 4:
        raise ValueError("must be a number from -4 (grim) to 4 (glad)")
    return number


_KINDS = _one_of("direct", "mixed", "indirect")
_SOURCES = _one_of("named", "role", "institution", "group", "anonymous", "document", "pronoun",
                   "none")  # fmt: skip
_ROLES = _one_of("story", "furniture")
_NAMES = _one_of("person", "place", "organisation", "other")
_TENSES = _one_of("past", "present", "future")

# stage: what may be changed, each with how a value is read; and where the words of `where` stand
STAGES: dict[str, tuple[dict[str, Callable], tuple[str, ...]]] = {
    "article": ({"title": _words, "byline": _words, "agency": _words, "published": _day}, ()),
    "lines": ({"role": _ROLES}, ()),
    "names": ({"name": str, "kind": _NAMES}, ("mention",)),
    "quotes": (
        {"speaker": _words, "role": _words, "kind": _KINDS, "source_type": _SOURCES},
        ("quote",),
    ),
    "tone": ({"value": _value}, ()),
    "timeline": (
        {"date": _date, "label": str, "tense": _TENSES, "speaker": _words},
        ("expression", "label", "clause"),
    ),
}
_SIGNS = {"quotes": ("rule", "resolved_by"), "timeline": ("rule",)}


# --- the file -----------------------------------------------------------------------------------


def beside(path: Path) -> Path:
    """Where the corrections of the article at `path` stand, if there are any."""
    return path.with_name(path.stem + ENDING)


def is_there(file: Path) -> bool:
    """Is there such a file?  None is whose name would be too long for one."""
    try:
        return file.is_file()
    except OSError:
        return False


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections beside the article at `path`. Raises CorrectionError."""
    file = beside(path)
    if not is_there(file):
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{file.name}: not UTF-8; save it as “CSV UTF-8”") from error
    mark = ";" if lines and ";" in lines[0] else ","  # as some spreadsheets save it
    head, *rows = [[c.strip() for c in row] for row in csv.reader(lines, delimiter=mark)] or [[]]
    if head != list(COLUMNS):
        raise CorrectionError(f"{file.name}: its first line must be {','.join(COLUMNS)}")
    return corrections(rows, f"{file.name}, row ", 2)


def corrections(rows: Iterable[Sequence], place: str = "correction ", first: int = 1):
    """Corrections from (stage, where, column, value) each; raises CorrectionError."""
    made = []
    for number, row in enumerate(rows, first):
        if not any(map(str, row)):
            continue
        if len(row) != len(COLUMNS):
            raise CorrectionError(f"{place}{number}: has {len(row)} cells, not {len(COLUMNS)}")
        correction = Correction(f"{place}{number}", *map(str, row))
        made.append(correction)
        if correction.stage not in STAGES:
            there = ", ".join(STAGES)
            raise correction.wrong(f"no stage is called {correction.stage!r}; there are {there}")
        _read(correction)
    return tuple(made)


def _read(correction: Correction):
    """The value of a correction, checked."""
    readers = STAGES[correction.stage][0]
    if correction.column not in readers:
        raise correction.wrong(
            f"no column of {correction.stage} that can be corrected is called "
            f"{correction.column!r}; there are {', '.join(readers)}"
        )
    try:
        return readers[correction.column](correction.value)
    except ValueError as error:
        raise correction.wrong(f"{correction.column} {error}, not {correction.value!r}") from None


# --- making them --------------------------------------------------------------------------------


def _found(correction: Correction, starts: Sequence[int], texts: Sequence[Sequence[str]]):
    """Indexes of the rows meant: those whose text it is, or the one that holds it or starts there.

    Raises CorrectionError when there is none, or several that only hold it.
    """
    wanted = _flat(correction.where)
    flat = [list(map(_flat, row)) for row in texts]
    rows = [i for i, row in enumerate(flat) if wanted and wanted in row]
    if not rows and wanted.isdecimal():
        rows = [i for i, start in enumerate(starts) if start == int(wanted)][:1]
    if not rows:
        rows = [i for i, row in enumerate(flat) if wanted and any(wanted in cell for cell in row)]
        if len(rows) > 1:
            places = ", ".join(str(starts[i]) for i in rows[:6])
            raise correction.wrong(
                f"{correction.where!r} fits {len(rows)} rows of {correction.stage}; give more "
                f"words, or the offset where it starts: {places}"
            )
    if not rows:
        raise correction.wrong(f"no row of {correction.stage} reads {correction.where!r}")
    return rows


def _flat(text: object) -> str:
    return " ".join(str(text).casefold().split())


def corrected(stage: str):
    """Make a function from an article to a table give it with the corrections of `stage`."""

    def decorate(make):
        @wraps(make)
        def made(article, *arguments, **options):
            table = make(article, *arguments, **options)
            mine = [c for c in article.corrections if c.stage == stage]
            return _apply(table, stage, mine) if mine else table

        return made

    return decorate


def _apply(table, stage: str, mine: list[Correction]):
    start = "text_start" if stage == "timeline" else "start"
    texts = table[list(STAGES[stage][1])].to_numpy().tolist()
    for correction in mine:
        value = _read(correction)
        cells = value if isinstance(value, dict) else {correction.column: value}
        for row in _found(correction, list(table[start]), texts):
            for column, cell in {**cells, **dict.fromkeys(_SIGNS[stage], HAND)}.items():
                table.at[row, column] = cell
    if stage == "timeline":
        order = sorted(range(len(table)), key=lambda i: _order(table.iloc[i]))
        table = table.iloc[order].reset_index(drop=True)
    return table


def _order(event) -> tuple[bool, date]:
    """Events in order of time; in the table those that have no place come last."""
    days = [day for day in (event["start"], event["end"]) if isinstance(day, date) and day == day]
    return event["certainty"] == "vague" or not days, min(days, default=date.max)


def correct_names(article, mentions: list) -> list:
    """The mentions of names with those that were put right, for every stage that reads names."""
    starts, texts = [m.start for m in mentions], [[m.text] for m in mentions]
    for correction in article.corrections:
        if correction.stage == "names":
            changed = {correction.column: _read(correction), "via": HAND}
            for i in _found(correction, starts, texts):
                mentions[i] = replace(mentions[i], **changed)
    return mentions


def correct_dates(article, table):
    """The dates of `article` with those that were put right in its timeline, by expression."""
    names = {"start": "begin", "end": "until"}
    for correction in article.corrections:
        if (correction.stage, correction.column) == ("timeline", "date"):
            cells = {names.get(k, k): v for k, v in _read(correction).items()} | {"rule": HAND}
            wanted, there = _flat(correction.where), table[["expression", "start"]].to_numpy()
            rows = [i for i, cell in enumerate(there) if wanted in map(_flat, cell)]
            for column in table.columns.intersection(list(cells)):
                for row in rows:
                    table.at[row, column] = cells[column]
    return table


def corrected_words(article) -> dict[str, float]:
    """Values of tone given by hand to words of this article."""
    values = {}
    for correction in article.corrections:
        if correction.stage == "tone":
            if _flat(correction.where) not in _flat(article.text):
                raise correction.wrong(f"the text has no {correction.where!r}")
            values[correction.where.lower()] = _read(correction)
    return values


def correct_lines(layout, text: str, mine: Iterable[Correction]):
    """The layout of `text` with the lines that were judged by hand, and what it says of itself."""
    for correction in mine:
        if correction.stage == "article":
            changed = {correction.column: _read(correction)}
            layout = replace(layout, metadata=replace(layout.metadata, **changed))
        elif correction.stage == "lines":
            layout = _relaid(layout, text, correction)
    return layout


def _relaid(layout, text: str, correction: Correction):
    roles = dict.fromkeys(layout.paragraphs, "") | {
        (r.start, r.end): r.role for r in layout.regions
    }
    spans = list(roles)
    for i in _found(correction, [s for s, _ in spans], [[text[s:e]] for s, e in spans]):
        roles[spans[i]] = "" if correction.value == "story" else HAND
    return replace(
        layout,
        paragraphs=tuple(sorted(span for span, role in roles.items() if not role)),
        regions=tuple(Region(*span, role) for span, role in sorted(roles.items()) if role),
        doubts=tuple(span for span in layout.doubts if roles.get(span) == ""),
    )
