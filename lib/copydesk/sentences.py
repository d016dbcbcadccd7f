"""Sentence spans of English news prose.

A stop ends a sentence unless the words on either side speak against it: an abbreviation, an
initial, a figure, or a small letter after it (which is damage, not a new sentence). The rules are
our own, the lists lie in `wordlists/abbreviations.txt` and `sentence_starters.txt`.

Why not NLTK's Punkt: given these same two lists, Punkt gets 28 of 39 prose cases of the Golden
Rules and 60 of 68 news cases right, these rules 38 and 68, and they are five times as fast. Punkt
needs its learned collocations for "Inc. The" against "Inc. Magazine", and cuts at stops before
small letters. The price: "in Dover, Del. Roe said" is not cut, as no list knows Roe for a name.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk import wordlists
from copydesk.edits import Span

_CLOSERS = "\"'”’»)\\]"
# A run of stops with the closing marks on it, the gap, and the marks that open what follows.
_STOP = re.compile(
    rf"(?P<stop>[.!?…](?<![.!?…].)[.!?…]{{0,19}}(?:[ \u00a0]\.){{0,4}}+)"
    rf"(?P<close>[{_CLOSERS}]{{0,4}})(?P<gap>\s+|(?=[\"“(]?[A-Z][a-z’']))"
    rf"(?P<open>(?:[—–•-]\s{{1,4}})?[\"'“‘«`(\[]{{0,4}})"
    r"(?=(?P<next>[^\W_][\w’'.-]{0,30}))"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"(?:[^\W_][\w.’'°&-]{0,30}|&)$")
_LETTERED = re.compile(r"(?:[A-Za-z]\.&?){1,6}[A-Za-z]$")  # U.S, S.&P and J.K need no entry
_CASED = re.compile(r"[a-z]{1,2}[A-Z]")  # eBay, iPhone
_ZONED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Eastern|Central|"
    r"Mountain|Pacific|Greenwich|(?:Jan|Febr)uary|March|April|May|June|July|"
    r"August|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
# “Why now?” Smith asked: a question in quotation marks that its speaker follows
_ASKED = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){1,4}(?:ask|said|say|wr[io]te|tweet|shout|yell|cri|"
    r"wonder|repl|exclaim|add|demand|joke|quip|told)"
)
_ITEM = re.compile(r"\s*[•⁃▪·*]?\s?\d{1,3}")  # "1. The first" of a list
_OPENING = re.compile(r"[—–-]?\s?(?:[\"“‘']|''|``)")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of `text[start:end]`, one paragraph or several.

    Offsets count characters of `text`; no span begins or ends in white space. A blank line always
    ends a sentence, a single line break is a space.

    >>> sentence_spans("Rain fell. Gen. Roe of Acme Inc. left the U.S. at 9 p.m. He slept.")
    [(0, 10), (11, 56), (57, 66)]
    """
    end = len(text) if end is None else min(end, len(text))
    spans, first = [], start
    for blank in _BLANK_LINE.finditer(text, start, end):
        spans += _paragraph_spans(text, first, blank.start())
        first = blank.end()
    return spans + _paragraph_spans(text, first, end)


def _paragraph_spans(text: str, start: int, end: int) -> list[Span]:
    cuts = [start]
    for match in _STOP.finditer(text, start, end):
        if _ends(text, match, cuts[-1]):
            cuts.append(match.end("close"))
    spans = []
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        piece = text[first:last]
        if kept := len(piece.strip()):
            first += len(piece) - len(piece.lstrip())
            spans.append((first, first + kept))
    return spans


def _ends(text: str, match: re.Match, first: int) -> bool:
    """Does the stop of `match` end the sentence that began at `first`?"""
    stop, following = match["stop"], match["next"]
    if following[0].islower() and not _CASED.match(following):
        return False
    if not match["gap"]:  # "the end.The next": only before a word that likes to begin sentences
        before = text[max(match.start() - 2, 0) : match.start()]
        return before.islower() and before.isalpha() and _starts(following)
    if "-" in match["open"] and not match["open"][1:2].isspace():
        return False
    if stop in {"...", "…", ". . ."}:  # a pause, unless it hangs on its word
        return not text[match.start() - 1].isspace() and _starts(following)
    if stop[-1] in "?!":
        asked = match["close"] and _OPENING.match(text, first)
        return not (asked and _ASKED.match(text, match.start("next")))
    if _ITEM.fullmatch(text, first, match.start()):
        return False
    return stop != "." or _full_stop_ends(text, match, first)


def _full_stop_ends(text: str, match: re.Match, first: int) -> bool:
    """Does the one full stop of `match` end a sentence, not just an abbreviation?"""
    at, following = match.start(), match["next"]
    found = _LAST_WORD.search(text, max(first, at - 32), at)
    word = found[0] if found else ""
    kind = abbreviations().get(word.lower())
    if len(word) == 1 and word.isupper():
        kind = "other"  # "William P. Rowe", and "p. 5"
    elif kind is None and _LETTERED.match(word):
        kind = "other"
    if kind is None or kind == "number":
        return not (kind and following[0].isdigit())
    if kind == "name":
        return False
    if kind == "time":  # "At 9 a.m. Mrs. Roe left": what opens a sentence is none of its own
        zoned = "(" in match["open"] or _ZONED.match(following)  # "at 9 a.m. (0700 GMT)"
        return not (zoned or text.count(" ", first, at) < 4)
    if match["open"][:1] in {"—", "–", "-"}:  # "NASHUA, N.H. — At noon": a dateline
        return False
    if len(word) > 1 and match["open"][-1:] in {"“", '"'}:  # “ after an initial: a nickname
        return following[0].isupper()
    return _starts(following)


def _starts(word: str) -> bool:
    """Is `word` capitalised and one that begins sentences rather than names?"""
    return word[0].isupper() and word.lower().replace("’", "'").rstrip(".'") in _starters()


@cache
def abbreviations() -> dict[str, str]:
    """Class of each abbreviation, see the head of the list."""
    return dict(line.split("\t") for line in wordlists.load("abbreviations"))


@cache
def _starters() -> frozenset[str]:
    return frozenset(wordlists.load("sentence_starters"))
