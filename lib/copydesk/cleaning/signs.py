"""Signs that a line of a copied page is story or furniture, each with a name.

A sign decides nothing alone: `stretch` adds up their weights, which lie in the list `story_signs`
and are fitted by tests/fit_story_signs.py. The idea, length and share of function words, then the
neighbours, is that of jusText (Pomikálek 2011).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from copydesk import wordlists
from copydesk.language.verbs import commonly_said

KINDS = ("account", "bio", "caption", "comments", "label", "legal", "share", "shop")
FURNITURE_KINDS = ("comments", "label", "share", "bio", "account", "legal")
LONGEST = 40  # words: a longer line counts like one of so many
ENDING = 42  # characters in which a line shows how it ends
LONG = 12  # words: from here on a line can hardly be a button, a label or a stamp

_LENGTHS = (1, 3, 6, 11, 19, 39)
_LENGTH_NAMES = ("1 word", "2-3 words", "4-6 words", "7-11 words", "12-19 words", "20-39 words",
                 "40 words or more")  # fmt: skip
_SHARES = (0.0001, 0.2, 0.35, 0.5)  # of function words
_SHARE_NAMES = ("no", "few", "some", "many", "most")
_BLOCKS = (1, 3, 6)  # lines with no blank line between them
_BLOCK_NAMES = ("alone", "block of 2-3", "block of 4-6", "block of 7 or more")
_CAPITALS = (0.15, 0.35, 0.6)
_CAPITAL_NAMES = ("few", "some", "many", "most")

_END = re.compile(
    r"[.!?][”\"’'»)\]]{0,3}(?: ?[\[(][A-Z][\w .’'-]{1,30}[\])])?$"
)  # "… ended. [Reuters]"
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[”\"’')\]]{0,3}$")
_END_WITHIN = re.compile(r"[a-z0-9)%][.!?][”\"’')]{0,2} [A-Z“\"‘]")
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
_DATE = re.compile(
    rf"\b{_MONTH}[a-z]{{0,6}}\.? \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}"
    r"|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_STAMPED = re.compile(r"\d|ago$", re.I)
_AGO = re.compile(r"\b(?:\d+|an?|one) ?[a-z]{1,7} ago$", re.I)
_BULLET = re.compile(r"(?:[*•+▪●–-] |\d{1,2}[.)] )")
_LINK = re.compile(r"https?://|www\.|\.com\b|@\w|#\w")
_TWEET_END = re.compile(r"[-–—] ?[^()]{1,60}\(@\w{1,20}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}$")
_ARROW = re.compile(r"[|»›►→·▶▼▾❯]|\s>\s|>$")
_BIOGRAPHY = re.compile(  # "Ann Roe is a senior reporter for …"
    r"\b(?:is|was) (?:an?|the|our) [^.]{0,60}(?:reporter|writer|editor|journalist|correspondent"
    r"|columnist|producer|author|contributor|freelance|fellow|professor|host)"
    r"|\bcovers [a-z]|\bsays:$|@\w+\.(?:com|org|co|net)"
)
COMMENTS_BEGIN = re.compile(  # "27 Comments", "See all comments (3)", "3 responses to …"
    r"\W{0,3}(?:(?:see|view|read|show|load|all|post|leave|add|join)\b[\w ]{0,20} )?"
    r"(?:\(?\d{1,5}\)? )?(?:(?:an?|reader|user|your) )?comments?\b[^.!?]{0,40}$"
    r"|\d{1,5} responses to .{1,150}:?$",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\w’'-]+")
_FIRST_PERSON = frozenset(("i", "i’m", "i’ve", "we", "our", "us", "my", "me"))
_SECOND_PERSON = frozenset(("you", "your", "you’re", "yours"))
# The commonest words of languages that share a menu with English.
_FOREIGN = frozenset(wordlists.load("foreign_words"))
_CONTENT = re.compile(r"[A-Z][\w’'-]{2,40}|[a-z][\w-]{4,40}")

Phrases = dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]


@cache
def _page_words() -> Phrases:
    """First word → (all words, kind, where) of the phrases of the list `page_words`."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for line in wordlists.load("page_words"):
        kind, where, phrase = line.split("\t")
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, kind, where))
    return {first: tuple(rows) for first, rows in found.items()}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(wordlists.load("stop_words"))


@cache
def _said() -> frozenset[str]:
    return frozenset(commonly_said())


def words_of(line: str) -> list[str]:
    """The words of `line` in lower case, without marks, apostrophes made alike."""
    return _WORD.findall(line.lower().replace("'", "’"))


@lru_cache(maxsize=512)  # a page is judged twice or thrice, each time less of it
def line_signs(line: str) -> tuple[str, ...]:
    """The signs that `line`, which holds more than white space, shows by itself."""
    shown = line.split()
    words = words_of(line)
    tail = line[-ENDING:]
    trails = ("..." in tail or "…" in tail) and _ELLIPSIS.search(tail)
    ends = not trails and _END.search(tail)
    signs = [
        f"{_LENGTH_NAMES[bisect_left(_LENGTHS, len(shown))]}, {'sentence' if ends else 'no'} end"
    ]
    if trails:
        signs.append("ellipsis")
    if line[-1] in ":,":
        signs.append("ends in a colon" if line[-1] == ":" else "ends in a comma")
    if len(shown) >= 4:
        signs += _shares(shown, words)
    signs += _voice(line, words)
    signs += _looks(line, shown)
    kinds = page_kinds(words)
    if len(shown) < 40 and _BIOGRAPHY.search(line):
        kinds.add("bio")
    size = "long" if len(shown) > LONG else "short"
    return (*signs, *(f"{kind} words, {size}" for kind in sorted(kinds)))


def _shares(shown: Sequence[str], words: Sequence[str]) -> list[str]:
    """Share of function words; share of words with a capital after the first."""
    stop = _stop_words()
    small = len([word for word in words if word in stop]) / max(1, len(words))
    small_start = len([word for word in shown[1:] if word[0].islower()])
    capital = 1 - small_start / (len(shown) - 1)
    return [
        f"{_SHARE_NAMES[bisect_left(_SHARES, small)]} function words",
        f"{_CAPITAL_NAMES[bisect_left(_CAPITALS, capital)]} capitals",
    ]


def _voice(line: str, words: Sequence[str]) -> list[str]:
    """Who speaks: verbs of saying, quotation marks, first and second person, other languages."""
    signs = []
    known = set(words)
    if len(words) >= 4 and not _said().isdisjoint(known):
        signs.append("verb of saying")
    if line[0] in '“"‘':
        signs.append("opens with a mark")
    elif "“" in line or '"' in line:
        signs.append("quotation marks")
    outside = set(words_of(_QUOTED.sub("", line))) if "“" in line or '"' in line else known
    if not _FIRST_PERSON.isdisjoint(outside):
        signs.append("first person")
    if not _SECOND_PERSON.isdisjoint(outside):
        signs.append("second person")
    if _END_WITHIN.search(line):
        signs.append("sentence end inside")
    if not _FOREIGN.isdisjoint(known):
        foreign = len([word for word in words if word in _FOREIGN])
        if foreign >= 2 and foreign >= len(words) / 8:
            signs.append("foreign words")
    return signs


def _looks(line: str, shown: Sequence[str]) -> list[str]:
    """What an eye sees before it reads: capitals, bullets, links, stamps."""
    count = len(shown)
    signs = []
    if line.isupper() and count > 1:
        signs.append("all capitals")
    elif 2 <= count <= 4 and all(word[0].isupper() for word in shown):
        signs.append("names only")
    if line[0].islower():
        signs.append("small start")
    if _BULLET.match(line):
        signs.append("bullet")
    if "(@" in line and _TWEET_END.search(line):
        signs.append("signed like a tweet")
    elif _LINK.search(line):
        signs.append("link")
    if _ARROW.search(line):
        signs.append("arrow or bar")
    if not _LETTER.search(line):
        signs.append("no letters")
    if count <= LONG and _STAMPED.search(line):
        tests = (("a date", _DATE), ("a clock", _CLOCK), ("ago", _AGO))
        signs += [f"short with {name}" for name, test in tests if test.search(line)]
    return signs


def page_kinds(words: Sequence[str]) -> set[str]:
    """The kinds of page words (list `page_words`) that stand in the line."""
    table, kinds = _page_words(), set()
    for i, word in enumerate(words):
        for phrase, kind, where in table.get(word, ()):
            if (i == 0 or where == "any") and tuple(words[i : i + len(phrase)]) == phrase:
                kinds.add(kind)
    return kinds


def block_signs(blocks: Sequence[int]) -> list[tuple[str, ...]]:
    """How many lines each line stands with, on a page where some stand alone and others do not."""
    if len(set(blocks)) < 2 or 1 not in blocks:
        return [()] * len(blocks)
    return [(_BLOCK_NAMES[bisect_left(_BLOCKS, size)],) for size in blocks]


@lru_cache(maxsize=512)
def content_words(line: str) -> frozenset[str]:
    """Names and longer words of the line, by which it can be told what it is about."""
    return frozenset(_CONTENT.findall(line)) - _stop_words()
