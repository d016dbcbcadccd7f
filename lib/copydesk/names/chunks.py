"""Runs of capitalised words: the places of a text where names may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from copydesk.article import Article
from copydesk.edits import Span
from copydesk.language.words import UNCAPPED, words
from copydesk.names.lists import (
    first_words,
    given_names,
    known_names,
    name_words,
    starters,
    title_words,
)

_WORD = re.compile(
    r"[a-z]{1,60}+(?=[ ,.\n])|"  # most words, at once
    r"(?<=[a-z] )[A-Z][a-z]{1,4}-(?!(?:led|era|wide|born|run|held|made|like|hit|area|bound|style|"
    r"based|only|long|to|and|or)\b)[a-z]{2,5}\b"  # Lin-ta
    r"|[A-Z]\w{1,40}\.(?:com|org|net|gov|co\.uk|org\.uk|us|io)\b"  # Zenox.com
    r"|(?:[A-Z]\.){2,6}(?![a-z])|(?<!\w)[A-Z]\.(?=[ \u00a0][A-Z])"  # U.S., J. Roe
    r"|[^\W\d_](?:\w|[’'](?!s\b)(?=[^\W\d_])){0,60}|\d\w{0,20}"
)
# What may stand between two words of one name; a comma or a quotation mark ends it.
_GAP = re.compile(r"\.?[ \u00a0\n]{1,2}|-|[ \u00a0]?&[ \u00a0]?")
_PARTICLES = words("de la del der den ten van von bin bint ibn al el da dos das di du abu")
_FIRST = _PARTICLES - words("la da el du ten")
_OWNERS = ("People", "Women", "Men", "Children", "King", "Queen")  # People's Army
# St. Mary's Hospital, New Year's Eve
_OWNED = ("College", "Hospital", "Cathedral", "Church", "School", "Eve", "Day")
_LONGEST = 16  # words of a name; more is a list, or shouted
_LINKS = words("of for on")
_BY_WATER = words("on upon under super")  # Quorley-on-Sea, Quorle upon Tyne
_LINKING = _PARTICLES | _LINKS | _BY_WATER | {"and"}
_OPENING_MARK = re.compile(r"[:“\"‘`]|''|[.!?…]")
_DAYS = name_words("day")
_GIVEN_MONTHS = frozenset(("May", "April", "June", "August", "March"))
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_STREETS = ("Street", "St", "Avenue", "Ave", "Road", "Place", "Drive", "Lane")
_OFFICERS = ("Sheriff", "Attorney", "Coroner", "Prosecutor", "Marshal", "Defender", "Examiner")


class Word(NamedTuple):
    """One word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return _low(self.text)


def _low(word: str) -> str:
    return word.lower().rstrip(".")


class Chunk(NamedTuple):
    """Capitalised words in a row, with what stands around them.

    `initial`: the first word opens a sentence or a quotation, where its capital says nothing.
    `heading`: the sentence is all in capitals or has a capital on every long word.
    """

    words: tuple[Word, ...]
    sentence: int
    initial: bool
    heading: bool
    before: str  # the word before, in small letters; "" after punctuation
    behind: str  # what goes before, up to 40 characters
    after: str  # what follows, up to 60 characters

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def cut(self, text: str, first: int, last: int) -> Chunk:
        """The chunk of the words first..last-1 alone."""
        words = self.words[first:last]
        before = self.words[first - 1].low if first else self.before
        behind = text[max(words[0].start - 40, 0) : words[0].start]
        after = text[words[-1].end : words[-1].end + 60]
        initial = self.initial and not first
        return Chunk(words, self.sentence, initial, self.heading, before, behind, after)


class Line(NamedTuple):
    """The words of one sentence, with their spans in `text`."""

    text: str
    spans: list[Span]
    words: list[str]

    def gap(self, i: int) -> str:
        """What stands between word i-1 and word i."""
        return self.text[self.spans[i - 1][1] : self.spans[i][0]]

    def string(self, first: int, last: int) -> str:
        """The text of the words first..last-1."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


def chunks(article: Article) -> Iterator[Chunk]:
    """The chunks of `article.text` in reading order."""
    text, begun = article.text, article.dateline[1]
    for number, (start, end) in enumerate(article.sentences):
        spans = list(map(re.Match.span, _WORD.finditer(text, start, end)))
        line = Line(text, spans, [text[a:b] for a, b in spans])
        openers = [k for k, w in enumerate(line.words) if w[0].isupper() or w in _PARTICLES]
        heading = len(openers) > 2 and _is_heading(line.words, text[end - 1])
        after = 0
        for at in openers:
            if at >= after and _opens(line, at):
                after = _chunk_end(line, at)
                if at or after > 1 or _low(line.words[0]) not in starters():
                    chunk = _chunk(line, at, after, number, heading, start)
                    yield chunk._replace(initial=True) if chunk.start == begun else chunk


def _chunk(line: Line, at: int, last: int, number: int, heading: bool, start: int) -> Chunk:
    text, before = line.text, line.gap(at) if at else ""
    opens = at == 0 or bool(_OPENING_MARK.search(before))
    low = "" if before.strip(" \u00a0\n-") or not at else _low(line.words[at - 1])
    begin, end = line.spans[at][0], line.spans[last - 1][1]
    behind, after = text[max(start, begin - 40) : begin], text[end : end + 60]
    words = tuple([Word(a, b, text[a:b]) for a, b in line.spans[at:last]])
    return Chunk(words, number, opens, heading, low, behind, after)


def _is_heading(words: list[str], mark: str) -> bool:
    """Does every long word of the sentence that ends with `mark` have a capital?"""
    long = [w for w in words if len(w) > 4]
    capitals = len([w for w in long if w[0].isupper()])
    shouted = len([w for w in words if len(w) > 1 and w.isupper()])
    enough = 2 if mark not in '.!?”"' else 3
    # "… hired Roe."
    told = enough == 3 and any(w[0].islower() and w not in UNCAPPED for w in words)
    return len(words) > 3 and (
        shouted > 0.7 * len(words)
        or (len(long) > enough and capitals > 0.8 * len(long) and not told)
    )


def _chunk_end(line: Line, at: int) -> int:
    """Index after the last word of the chunk that begins at word `at`."""
    last, linked = _known_at(line, at) or at + 1, False
    while last < min(len(line.words), at + _LONGEST):
        gap = line.gap(last)
        owned = gap != " " and _owned(gap, line.words, last)
        if (gap == "-" and _apart(line, at, last)) or not (owned or _GAP.fullmatch(gap)):
            break
        step = 1 if owned else _step(line.words, at, last, linked)
        if not step:
            break
        head = line.words[last - 1]
        linked = linked or (line.words[last] in _LINKS and head not in name_words("of"))
        last += step
    return last


def _owned(gap: str, words: list[str], last: int) -> bool:
    """Is the apostrophe before word `last` part of a name: Bakers' Union, Sheriff's Office?"""
    if words[last] == "s" and gap in ("'", "’") and words[last + 1 : last + 2]:
        owner, thing = words[last - 1], words[last + 1]
        officer = owner in _OFFICERS and thing in ("Office", "Department", "Service")
        ends = not words[last + 2 : last + 3] or words[last + 2].islower()
        shop = ends and thing in name_words("shop") and owner not in known_names()
        owned = officer or thing in _OWNED or shop
        return owned or (owner in _OWNERS and thing[0].isupper())
    if gap not in ("' ", "’ ") or words[last - 1][-1] != "s":
        return False
    following = takewhile(lambda word: word[0].isupper(), words[last : last + 4])
    heads = name_words("organisation") | name_words("organisation owned")
    return any(word in heads for word in following)


def _opens(line: Line, at: int) -> bool:
    """May word `at`, a capital or a particle, be the first of a chunk?"""
    word, following = line.words[at], line.words[at + 1 : at + 2]
    if word in _PARTICLES or word in ("April", "June"):  # de Roe, al-Roe, June Roe
        if not following or line.gap(at + 1) not in (" ", "-") or not following[0][0].isupper():
            return False
        return word in _FIRST or (word not in _PARTICLES and following[0] not in _DAYS)
    paper = following and following[0] in name_words("paper") and line.gap(at + 1) == " "
    return word not in _DAYS or (word == "Sunday" and paper)  # The Sunday Herald


def _step(words: list[str], at: int, last: int, linked: bool) -> int:
    """How many words the chunk at..last-1 grows by at word `last`: 0 when it ends there."""
    word, head = words[last], words[last - 1]
    if word[0].isupper():
        given = word in _GIVEN_MONTHS and last - at == 1 and _low(head) not in starters()
        return int(word not in _DAYS or given)
    following = words[last + 1 : last + 3]
    if _ORDINAL.fullmatch(word) and following and following[0] in _STREETS:
        return 2  # East 24th Street
    if word not in _LINKING:
        return 0
    if word in _BY_WATER and following and following[0] in name_words("water"):
        return 2
    capital = [w[0].isupper() and w not in _DAYS for w in following] + [False, False]
    if word in _PARTICLES:  # Ada de Roe, Ada van der Roe
        return 2 if capital[0] else 3 * (capital[1] and following[0] in _PARTICLES)
    joins = head in name_words("organisation") or (word == "of" and head in name_words("of"))
    joins = joins or following[:1] == ["Fame"]
    if head in name_words("organisation of") and last > 1:  # "Friends of Roe" may be friends
        joins = True
    fields = {head, *following[:1]} <= name_words("field")  # "Rights and Democracy Act"
    another = linked and following[0] not in given_names()  # "Museum of Tea and Ada Roe"
    if (word in _LINKS and joins) or (word == "and" and (another or fields)):
        return 2 if capital[0] else 3 * (capital[1] and following[0] == "the")
    office = _low(head) in title_words("title", "office") or head == "State"  # Minister of State
    if word in ("of", "for") and office and following:
        charge = following[0].lower() in title_words("charge")
        return 2 * (capital[0] and (charge or following[0] in name_words("field")))
    return 0


def _known_at(line: Line, at: int) -> int:
    """Index after the longest listed name that begins at word `at`; 0 when none does."""
    if line.words[at] not in first_words():
        return 0
    ends = range(min(at + 6, len(line.words)), at, -1)
    return next((last for last in ends if line.string(at, last) in known_names()), 0)


def _apart(line: Line, at: int, last: int) -> bool:
    """Does the hyphen before word `last` stand between names ("Norway-Sweden talks", D-Ohio)?"""
    if len(line.words[last - 1]) == 1:
        return True
    names = (line.string(first, last) for first in range(max(at, last - 5), last))
    return any(name in known_names() for name in names) or bool(_known_at(line, last))
