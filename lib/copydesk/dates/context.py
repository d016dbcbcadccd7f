"""What a construct is given and gives back, and what the text has said before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from copydesk.dates import grammar, values
from copydesk.dates.grammar import HEDGES, PARTS, year_number
from copydesk.dates.tense import direction
from copydesk.edits import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """How one expression is read: TIMEX3 type, value and mod; whether the text says it outright.

    `certainty` is "explicit" (the value is in the text), "inferred" (it took the publication day
    or the text around) or "vague" (no calendar value). `how` names what decided, if not the
    construct alone. `begin` and `until` narrow the days of the value ("earlier this week").
    """

    type: str
    value: str
    mod: str = ""
    certainty: str = "explicit"
    how: str = ""
    begin: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """The dates read so far that later ones lean on ("a year earlier", "the quarter", "in May")."""

    value: str = ""  # the last calendar value
    at: int = -1  # where it stood
    day: date | None = None  # its first day
    story: str = ""  # the last value that is no look back, "the 1956 war"
    quarter: str = ""  # the last quarter named
    quarter_at: int = -10_000
    whole_day: date | None = None  # the last day told that is no night
    whole_day_at: int = -10_000

    def after(
        self, reading: Reading, at: int, rule: str, published: date | None, back: bool
    ) -> Memory:
        """The memory once `reading`, found at offset `at`, is known; `back` if it looks back."""
        days = values.interval(reading.value) if reading.type in ("DATE", "TIME") else None
        if not days:  # after "last year", said of a year unknown, no year told before counts
            return Memory() if reading.value == "XXXX" else self
        story = (self.story if back else "") or reading.value
        told = replace(self, value=reading.value, at=at, day=days[0], story=story)
        clock = reading.type == "TIME" and ":" in reading.value
        if clock or (reading.type == "DATE" and values.precision(reading.value) == "day"):
            told = replace(told, whole_day=days[0], whole_day_at=at)
        over = not published or days[1] <= published
        if "-Q" in reading.value and rule != "year ago" and over:
            return replace(told, quarter=reading.value, quarter_at=at)
        return told


@dataclass(frozen=True, slots=True)
class Context:
    """Where a construct reads: text, plain form, sentences, publication day, memory."""

    text: str
    low: str
    sentences: list[Span]
    published: date | None
    memory: Memory
    day_first: bool
    history: bool = False  # days and months go with the year told last, whatever their verb

    def capital(self, at: int) -> bool:
        """Whether the text has a capital letter at `at`: "May", not "may"."""
        return self.text[at].isupper()

    def before(self, match: re.Match, size: int = 24, group: str | int = 0) -> str:
        """The plain text just before the match."""
        at = match.start(group)
        return self.low[max(0, at - size) : at]

    def after(self, match: re.Match, size: int = 24) -> str:
        """The plain text just after the match."""
        return self.low[match.end() : match.end() + size]

    def direction(self, match: re.Match) -> str:
        """ "past", "future" or "" by the verbs around the match."""
        return direction(self.low, self.sentence(match.start()), match.start(), match.end())

    def sentence(self, at: int) -> Span:
        """The sentence that holds offset `at`, no more than `_REACH` characters on each side."""
        span = self.sentences[max(0, bisect_right(self.sentences, (at, len(self.low))) - 1)]
        return max(span[0], at - _REACH), max(min(span[1], at + _REACH), at)

    def carried(self) -> date | None:
        """The day the story told last, in history; in news no year is borrowed: None."""
        days = values.interval(self.memory.story) if self.history else None
        return days and days[0]

    def told_day(self, unit: str) -> date | None:
        """The day told last, if told finely enough to count `unit` from; before any, publication.

        After "in 1943", "two years later" can be counted and "the next day" cannot.
        """
        if not self.memory.day:
            return self.published
        told = values.precision(self.memory.value)
        fine = {"D": _DAYS, "W": (*_DAYS, "week"), "WE": (*_DAYS, "week"), "M": (*_DAYS, "month")}
        return self.memory.day if told in fine.get(unit, (told,)) else None


_REACH = 240  # characters looked at on each side
_DAYS = ("day", "hour", "minute", "second", "weekend")
_PIECE = re.compile(r"\{(_?[A-Z]\w*)\}")
Read = Callable[[re.Match, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Construct:
    """One kind of expression: its rule name, its pattern, the function that reads a match."""

    rule: str
    source: str
    pattern: re.Pattern
    read: Read


def construct(source: str) -> Callable[[Read], Construct]:
    """Make a reading function the construct of pattern `source`, ruled by the function's name.

    "{MONTH}" stands for that piece of the function's module, or of the grammar. The function gets
    the match and the context and gives None for what only looks like a time.
    """

    def build(read: Read) -> Construct:
        pieces = {**vars(grammar), **read.__globals__}
        full = _PIECE.sub(lambda m: pieces[m[1]], source)
        return Construct(read.__name__.replace("_", " "), full, re.compile(full), read)

    return build


_CALENDAR = {**values.CALENDAR, "WE": (lambda when: values.week(when, True), "XXXX-WXX-WE")}


def calendar(unit: str, when: date | None, **more) -> Reading:
    """Reading of the calendar unit ("D", "W" ... "C") that holds `when`; open when None."""
    name, unknown = _CALENDAR[unit]
    if when is None:
        more = {**more, "certainty": "vague", "how": "no publication day"}
        return Reading("DATE", unknown, **more)
    return Reading("DATE", name(when), **{"certainty": "inferred", **more})


def with_part(reading: Reading, part: str) -> Reading:
    """The reading of a day narrowed to a part of it, a TIME; the day itself when `part` is ""."""
    return replace(reading, type="TIME", value=f"{reading.value}T{part}") if part else reading


def part_of(match: re.Match) -> str:
    """TIMEX3 mod of the "early", "the end of", "about" in front of an expression."""
    found = match.groupdict()
    part, hedge = found.get("part") or "", found.get("hedge") or ""
    return PARTS.get(" ".join(part.split()), "") or HEDGES.get(" ".join(hedge.split()), "")


def year_of(words: str, c: Context) -> int | None:
    """The year said by "1998", "fiscal 1998", "last year", "the following year"."""
    if found := year_number(words):
        return found
    if re.search(r"previous|following|that|same|the next", words):
        now = c.memory.day or c.published
        return now and now.year + bool(re.search("follow|next", words)) - ("previous" in words)
    return c.published and c.published.year + ("next" in words) - ("last" in words)


def in_year(year: int | None, rest: str, m: re.Match, words: str = "", how: str = "") -> Reading:
    """Reading of a part of a year ("03", "SU", "Q3"), open when the year is not known."""
    if not year:
        return Reading("DATE", f"XXXX-{rest}", part_of(m), "vague", "no year known")
    return Reading("DATE", f"{year:04}-{rest}", part_of(m), said_outright(words), how)


def said_outright(words: str) -> str:
    """Certainty of a year in words: "1998" is explicit, "last year" inferred."""
    return "explicit" if year_number(words) else "inferred"
