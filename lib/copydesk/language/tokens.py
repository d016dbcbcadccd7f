"""The tokens of an article, paragraph by paragraph, with the quotation each of them lies in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from copydesk.edits import Span
from copydesk.language.marks import Quotation, pair_marks
from copydesk.language.words import NO_ADVERBS, PERIODS, STOPS, TEMPORAL, words

Range = tuple[int, int]  # tokens first..last-1

_TITLE = (
    r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev|Prof|Hon|St|Jr|Sr)\."
)
_TOKEN = re.compile(
    r"[a-z]{2,80}+(?=[.,;:]?[ \n])|[A-Za-z]{1,80}+(?=,?[ \n])"  # most words, at once
    r"|(?:[^\W\d_]\.){2,8}(?:-\w{1,40})?"  # U.S., J.R.R., D.C.-based
    r"|\b[^\W\d_]\.(?= [^\W\d_a-z])"  # Ann E. Bell
    rf"|\b{_TITLE}"
    r"|[$£€]?\w{1,80}(?:[’'.\-&/,–]\w{1,80}){0,12}(?<![’'.\-&/,–])"
    r"|'''?|``|-{2,4}|\.{2,4}|[^\w\s]"
)
_LONGEST = 400  # tokens of a sentence; what is longer is no prose and is cut
_AWAY = words("earlier later ago before")
_BEFORE_PERIOD = words("last this earlier next that late early one every")
_PARTS_OF_DAY = words("morning afternoon evening night")
_BEFORE_LAST = words("this last that in")
_AROUND = 3  # empty tokens behind the last one, so that its neighbours can be asked for


@dataclass(slots=True)
class Tokens:
    """Tokens of one paragraph; the lists run in parallel, `spans` are offsets into the article.

    `low` is the lower-cased word with straight apostrophes; quotation marks of all kinds read “ and
    ”. `quote` is the number of the quotation a token lies in (marks included), or -1: a “ that has
    none was never closed. Beyond both ends `word` and `low` are "" and `quote` is -1.
    """

    text: str
    spans: list[Span]
    word: list[str]
    low: list[str]
    quote: list[int]
    quotations: list[Quotation]
    units: list[Range]  # sentences; one that ends inside a quotation reaches to its end

    def __len__(self) -> int:
        return len(self.spans)

    def part(self, first: int, end: int, before: int = 0) -> Sentence:
        """The tokens first..end-1 as a sentence of its own."""
        lists = self.text, self.spans, self.word, self.low, self.quote
        return Sentence(*lists, self.quotations, self.units, first, end, before)

    def span(self, first: int, last: int) -> Span:
        """Character span of the tokens first..last-1."""
        return self.spans[first][0], self.spans[last - 1][1]

    def string(self, first: int, last: int) -> str:
        """The text of the tokens first..last-1, on one line."""
        return " ".join(self.text[self.spans[first][0] : self.spans[last - 1][1]].split())

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after the character `offset`."""
        return bisect_left(self.spans, (offset, offset))

    def unit_of(self, i: int) -> int:
        """Number of the sentence that holds token `i`."""
        return bisect_right(self.units, (i, len(self.spans) + 1)) - 1

    def capital(self, i: int) -> bool:
        """Does token `i` begin with a capital letter?"""
        return self.word[i][:1].isupper()

    def is_word(self, i: int) -> bool:
        """Is token `i` a word or a number, not punctuation?"""
        word = self.word[i]
        return word[-1:].isalnum() or (len(word) > 1 and word[0].isalnum())

    def find(self, marks: Container[str], first: int, end: int, default=None, step: int = 1):
        """The first token from `first` to before `end` that is one of `marks`, else `default`."""
        return next((i for i in range(first, end, step) if self.low[i] in marks), default)

    def opens(self, i: int) -> bool:
        """Does a quotation begin at token `i`, one that is closed?"""
        return self.low[i] == "“" and self.quote[i] >= 0

    def left_open(self, i: int) -> bool:
        """Is token `i` an opening mark that is never closed?"""
        return self.low[i] == "“" and self.quote[i] < 0

    def quotation(self, i: int) -> Range:
        """First token, and one past the last, of the quotation that token `i` lies in."""
        found = self.quotations[self.quote[i]]
        return self.at(found.start), self.at(found.end)


@dataclass(slots=True)
class Sentence(Tokens):
    """The tokens first..end-1 of a paragraph, whose tokens keep their numbers.

    `before` is where the sentence before begins; it is 0 for the first one.
    """

    first: int
    end: int
    before: int


def tokenise(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], begin: int = 0
) -> tuple[Tokens, ...]:
    """Tokens of each of the `paragraphs` of `text`; `sentences` are those of all, in order.

    What stands before the offset `begin` (a dateline) has none.
    """
    spans = list(map(re.Match.span, _TOKEN.finditer(text, begin)))
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter with a dot above may become two
        lowered = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    if not text.isascii():
        lowered = lowered.replace("’", "'").replace("‘", "'")
    starts, ends = [start for start, _ in spans], [end for _, end in sentences]
    made, sentence = [], 0
    for start, end in paragraphs:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        ended = bisect_right(ends, end, sentence)
        made.append(_paragraph(
            text, lowered, spans[first:last], (max(start, begin), end), ends[sentence:ended]
        ))  # fmt: skip
        sentence = ended
    return tuple(made)


def _paragraph(text: str, lowered: str, spans: list[Span], span: Span, ends) -> Tokens:
    word = [text[start:end] for start, end in spans] + [""] * _AROUND
    low = [lowered[start:end] for start, end in spans] + [""] * _AROUND
    tokens = Tokens(text, spans, word, low, [-1] * len(word), pair_marks(text, *span), [])
    for number, quotation in enumerate(tokens.quotations):
        first, last = tokens.at(quotation.start), tokens.at(quotation.end)
        if first == len(tokens):
            continue
        low[first] = "“"
        if quotation.closed:
            low[last - 1] = "”"
            tokens.quote[first:last] = [number] * (last - first)
    tokens.units = _units(tokens, ends)
    return tokens


def _units(tokens: Tokens, ends: Sequence[int]) -> list[Range]:
    units, first, quote = [], 0, tokens.quote
    for last in [*map(tokens.at, ends), len(tokens)]:
        inside = 0 < last < len(tokens) and quote[last - 1] == quote[last] != -1
        if last > first and not inside:
            units.append((first, last))
            first = last
    return [(a, min(a + _LONGEST, end)) for s, end in units for a in range(s, end, _LONGEST)]


def is_adverb(tokens: Tokens, i: int) -> bool:
    """Is token `i` an adverb in -ly?  "Ann Kelly said" holds none."""
    w = tokens.low[i]
    return w.endswith("ly") and len(w) > 4 and w not in NO_ADVERBS and not tokens.capital(i)


def is_temporal(tokens: Tokens, i: int) -> int:
    """How many tokens from `i` on say when ("Tuesday", "last week", "a day ago"): 0 when none."""
    low = tokens.low
    w = low[i]
    if w in TEMPORAL:
        return 1 + (low[i + 1] in _PARTS_OF_DAY)
    if w in _BEFORE_PERIOD:
        k = i + 1 + (low[i + 1] in _BEFORE_LAST)
        if low[k] in PERIODS:
            return k - i + 1
    if low[i + 2] in _AWAY and low[i + 1] in PERIODS:
        return 3  # "a day earlier", "two weeks ago"
    if w.endswith("ly") and len(w) > 4 and w not in NO_ADVERBS:
        return int(not (i and tokens.capital(i) and low[i - 1] not in STOPS))  # "Ann Daly"
    return 0
