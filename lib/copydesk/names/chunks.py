"""Runs of capitalised words: the places of a text where names may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from copydesk.article import Article
from copydesk.language.words import words
from copydesk.names.lists import (
    first_words,
    known_names,
    name_words,
    starters,
    title_words,
)

_WORD = re.compile(
    r"(?<=[a-z] )[A-Z][a-z]{1,4}-(?!(?:led|era|wide|born|run|held|made|like|hit|area|bound|style|"
    r"based|only|long|to|and|or)\b)[a-z]{2,5}\b"  # Lin-ta
    r"|(?:[A-Z]\.){2,6}(?![a-z])|(?<!\w)[A-Z]\.(?=[ \u00a0][A-Z])"  # U.S., J. Roe
    r"|[^\W\d_](?:\w|[’'](?!s\b)(?=[^\W\d_])){0,60}|\d\w{0,20}"
)
# What may stand between two words of one name; a comma or a quotation mark ends it.
_GAP = re.compile(r"\.?[ \u00a0\n]{1,2}|-|[ \u00a0]?&[ \u00a0]?")
_PARTICLES = words("de la del der den van von bin bint ibn al el da dos das di du abu")
_OF_PLACES = frozenset(("Republic", "Kingdom", "House", "Gulf", "Strait", "Bay", "Isle"))
_LONGEST = 16  # words of a name; more is a list, or shouted
_LINKS = words("of for on")
_DAYS = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec I I'm I'd I'll I've I’m I’d I’ll I’ve AM PM OK"
)
_GIVEN_MONTHS = frozenset(("May", "April", "June", "August", "March"))


class Word(NamedTuple):
    """One word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower().rstrip(".")


@dataclass(frozen=True, slots=True)
class Chunk:
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
        return replace(
            self,
            words=words,
            before=before,
            initial=self.initial and not first,
            behind=text[max(words[0].start - 40, 0) : words[0].start],
            after=text[words[-1].end : words[-1].end + 60],
        )


def chunks(article: Article) -> Iterator[Chunk]:
    """The chunks of `article.text` in reading order."""
    for number, (start, end) in enumerate(article.sentences):
        words = [Word(*m.span(), m[0]) for m in _WORD.finditer(article.text, start, end)]
        openers = [k for k, w in enumerate(words) if w.text[0].isupper() or w.text in _PARTICLES]
        heading = len(openers) > 2 and _is_heading(article.text, words, end)
        after = 0
        for at in openers:
            if at >= after and _opens(article.text, words, at):
                after = _chunk_end(article.text, words, at)
                if at or after > 1 or words[0].low not in starters():
                    yield _chunk(article.text, words, at, after, number, heading, start)


def _chunk(text, words, at, last, number, heading, start) -> Chunk:
    before = text[words[at - 1].end : words[at].start] if at else ""
    opens = at == 0 or bool(re.search(r"[:“\"‘`]|''|[.!?…]", before))
    low = words[at - 1].low if at and not before.strip(" \u00a0\n-") else ""
    begin, end = words[at].start, words[last - 1].end
    behind, after = text[max(start, begin - 40) : begin], text[end : end + 60]
    return Chunk(tuple(words[at:last]), number, opens, heading, low, behind, after)


def _is_heading(text: str, words: list[Word], end: int) -> bool:
    """Does every long word of the sentence have a capital?"""
    long = [w.text for w in words if len(w.text) > 4]
    capitals = sum(w[0].isupper() for w in long)
    shouted = sum(w.text.isupper() for w in words if len(w.text) > 1)
    enough = 2 if text[end - 1] not in '.!?”"' else 3
    return len(words) > 3 and (
        shouted > 0.7 * len(words) or (len(long) > enough and capitals > 0.8 * len(long))
    )


def _chunk_end(text: str, words: list[Word], at: int) -> int:
    """Index after the last word of the chunk that begins at word `at`."""
    last, linked = _known_at(text, words, at) or at + 1, False
    while last < min(len(words), at + _LONGEST):
        gap = text[words[last - 1].end : words[last].start]
        owned = _owned(gap, words, last)
        if not (owned or _GAP.fullmatch(gap)) or (gap == "-" and _apart(text, words, at, last)):
            break
        step = 1 if owned else _step(words, at, last, linked)
        if not step:
            break
        linked = linked or words[last].text in _LINKS
        last += step
    return last


def _owned(gap: str, words: list[Word], last: int) -> bool:
    """Is the apostrophe before word `last` part of a name: Bakers' Union, Workers' Party?"""
    if gap not in ("' ", "’ ") or words[last - 1].text[-1] != "s":
        return False
    following = takewhile(lambda word: word.text[0].isupper(), words[last : last + 4])
    heads = name_words("organisation") | name_words("organisation owned")
    return any(word.text in heads for word in following)


def _opens(text: str, words: list[Word], at: int) -> bool:
    """May word `at`, a capital or a particle, be the first of a chunk?"""
    word = words[at].text
    beside = at + 1 < len(words) and text[words[at].end : words[at + 1].start] in (" ", "-")
    capital = beside and words[at + 1].text[0].isupper()
    if word in _PARTICLES:  # de Roe, al-Roe
        return capital and word not in ("la", "da", "el", "du")
    if word in ("April", "June"):  # June Roe, but not "June Sunday"
        return capital and words[at + 1].text not in _DAYS
    return word not in _DAYS


def _step(words: list[Word], at: int, last: int, linked: bool) -> int:
    """How many words the chunk at..last-1 grows by at word `last`: 0 when it ends there."""
    word, head = words[last].text, words[last - 1]
    if word[0].isupper():
        given = word in _GIVEN_MONTHS and last - at == 1 and head.low not in starters()
        return int(word not in _DAYS or given)
    following = [w.text for w in words[last + 1 : last + 3]]
    capital = [w[0].isupper() and w not in _DAYS for w in following] + [False, False]
    if word in _PARTICLES:  # Ada de Roe, Ada van der Roe
        return 2 if capital[0] else 3 * (capital[1] and following[0] in _PARTICLES)
    joins = head.text in name_words("organisation") or head.text in _OF_PLACES
    if head.text in name_words("organisation of") and last > 1:  # "Friends of Roe" may be friends
        joins = True
    if (word in _LINKS and joins) or (word == "and" and linked):
        return 2 if capital[0] else 3 * (capital[1] and following[0] == "the")
    if word == "of" and head.low in title_words("title") and following:
        return 2 * (capital[0] and following[0].lower() in title_words("charge"))
    return 0


def _known_at(text: str, words: list[Word], at: int) -> int:
    """Index after the longest listed name that begins at word `at`; 0 when none does."""
    if words[at].text not in first_words():
        return 0
    for last in range(min(at + 6, len(words)), at, -1):
        if text[words[at].start : words[last - 1].end] in known_names():
            return last
    return 0


def _apart(text: str, words: list[Word], at: int, last: int) -> bool:
    """Does the hyphen before word `last` stand between names ("Norway-Sweden talks", D-Ohio)?"""
    if len(words[last - 1].text) == 1:
        return True
    ends = (text[w.start : words[last - 1].end] for w in words[max(at, last - 5) : last])
    return any(name in known_names() for name in ends) or bool(_known_at(text, words, last))
