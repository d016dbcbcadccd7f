"""Lines that are pieces of one line: hard-wrapped copy, and sentences torn apart at their links.

Reads text whose characters are straightened. Only lines with no blank line between them are
joined, and an article in clean form has a blank line between all its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from copydesk import wordlists
from copydesk.edits import Edit, Span
from copydesk.language.words import words

NARROW, WIDE = 45, 100  # characters of the longest line of hard-wrapped copy
WRAPPED_LINES = 4  # so many lines show that copy is wrapped

_BLOCK = re.compile(r"^[^\n]+(?:\n[^\n]+)+$", re.M)
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:][”\"’')\]]{0,3}$|[”|]$")
_GOES_ON_WITH_MARK = re.compile(r"[,;.)”’]\s?\w|[,;.)”’]$")
_LIST_ITEM = re.compile(r"[*•+▪●–—-] |\d{1,2}[.)] ")
_HYPHENATED = re.compile(r"(?<![\w’'-])([A-Za-z]{2,20})-$")
_WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,20}(?![\w-])")
_COMPOUND = words(  # what a hyphen may join to a word, whether or not it is a word of the text
    "all anti co cross day double east ex far first five four free full half hard high ill in part "
    "lay left like long low mid mother much multi near new non north off old on one open out over "
    "post pre pro re right second self semi short six small so south state sub ten third three "
    "time two under up vice war well west year"
)
_HANGS = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|that|as|is|was|were|are|has|had"
    r"|have|his|her|their|its|who|which|but|than|into|also|told|said|when|after|before|because"
    r"|it|he|she|they)$"
)


def join_edits(text: str) -> tuple[Edit, ...]:
    """Edits of `text` that put the pieces of a line together again, sorted; rule "broken line".

    A hyphen goes where a word was divided: "har-" and "bour", not "long-" and "term".
    """
    edits: list[Edit] = []
    heads: set[str] = set()  # what stands before a hyphen in "long-" and "term", but not in "har-"
    for block in _BLOCK.finditer(text):
        lines = [_stripped(text, m.span()) for m in _LINE.finditer(text, *block.span())]
        lines = [span for span in lines if span[0] < span[1]]
        joins = _wrapped(text, lines) if _is_wrapped(text, lines) else _torn(text, lines)
        for i in joins:
            end, start = lines[i][1], lines[i + 1][0]
            half = text[start].islower() and _HYPHENATED.search(text, max(0, end - 40), end)
            if half and not heads:
                heads = {word.casefold() for word in _WORD.findall(text)} | _COMPOUND
            edits.append(_join(text, end - bool(half and half[1].casefold() not in heads), start))
    return tuple(edits)


def _stripped(text: str, span: Span) -> Span:
    line = text[slice(*span)]
    start = span[0] + len(line) - len(line.lstrip())
    return start, start + len(line.strip())


def _join(text: str, end: int, start: int) -> Edit:
    """One blank between two pieces, or nothing before a comma, a closing mark or a hyphen."""
    hyphen = text[end - 1] in "-–" and text[end - 2 : end - 1].isalpha()
    close = hyphen or text[end] == "-" or text[start] in ",;.)”’"
    return Edit(end, start, text[end:start], "" if close else " ", "broken line", 0.95)


# --- hard-wrapped copy ---------------------------------------------------------------------------
def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """True when most lines were broken because the next word did not fit."""
    if len(lines) < WRAPPED_LINES:
        return False
    width = _width(lines)
    if width < NARROW:
        return False
    full = sum(_is_full(text, lines, i, width) for i in range(len(lines) - 1))
    within = sum(_goes_on(text, *lines[i], lines[i + 1][0]) for i in range(len(lines) - 1))
    return full >= 0.6 * (len(lines) - 1) and within >= 0.4 * (len(lines) - 1)


def _width(lines: Sequence[Span]) -> int:
    """Length of the longest line that a wrapped one may have, where most have; else 0."""
    lengths = [end - start for start, end in lines]
    short = [length for length in lengths if length <= WIDE]
    return max(short) if len(short) >= 0.8 * len(lengths) else 0


def _is_full(text: str, lines: Sequence[Span], i: int, width: int) -> bool:
    """True when the first word of the next line had no room on line `i`."""
    start, end = lines[i]
    word = text[slice(*lines[i + 1])].partition(" ")[0]
    return end - start + 1 + len(word) > width - 3


def _goes_on(text: str, start: int, end: int, then: int) -> bool:
    """True for a line that ends within a sentence and goes on with a small letter."""
    return text[then].islower() and not _ENDS.search(text, start, end)


def _wrapped(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Indexes of the lines of wrapped copy that go on in the next."""
    width = _width(lines)
    for i in range(len(lines) - 1):
        if _LIST_ITEM.match(text, lines[i + 1][0]):
            continue
        if _is_full(text, lines, i, width) or _goes_on(text, *lines[i], lines[i + 1][0]):
            yield i


# --- sentences torn apart ------------------------------------------------------------------------
def _torn(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Indexes of the lines whose sentence goes on in the next line: "It also", "accused", "…"."""
    words = 0  # of the pieces joined so far
    pieces = 1
    for i in range(len(lines) - 1):
        line, after = text[slice(*lines[i])], text[slice(*lines[i + 1])]
        words = words if pieces > 1 else line.count(" ") + 1
        more = after.count(" ") + 1
        if _is_torn(line, after, words, more, pieces):
            words, pieces = words + more, pieces + 1
            yield i
        else:
            pieces = 1


def _is_torn(line: str, after: str, words: int, more: int, pieces: int) -> bool:
    """True when `after` goes on with the sentence of `line`, itself the end of `pieces`."""
    if _ENDS.search(line):
        return (
            words >= 4
            and len(after) > 1
            and bool(_GOES_ON_WITH_MARK.match(after))
            and (after[0] in ",;)" or after[1:2] in " ”’")
        )
    if _LIST_ITEM.match(after) or after.startswith(("http://", "https://", "www.")):
        return False
    if after[0].islower() or _GOES_ON_WITH_MARK.match(after):
        prose = words >= 6 or more >= 6 or pieces > 1
        return prose and words + more >= 8 and not _is_button(after)
    if line[-1] == "," and after[0] in '“"':
        return words + more >= 8  # "he said," and the quotation
    long = line.count(" ") >= 4 or pieces > 1 or more >= 6
    return bool(_HANGS.search(line)) and long and words + more >= 5 and not _LIST_ITEM.match(line)


def _is_button(line: str) -> bool:
    """True for "facebook" or "print"."""
    return line.casefold() in _buttons()


@cache
def _buttons() -> frozenset[str]:
    """Words of which rows of buttons are made, and whole lines of furniture."""
    return frozenset(row.split("\t")[2] for row in wordlists.load("boilerplate"))
