"""Quotations that go on elsewhere: in the next sentence, in the next paragraph, after a colon.

And interviews, and texts that lost their marks, whose speech shows by "I", "we" and "you".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from copydesk.language.tokens import Range, Tokens
from copydesk.language.verbs import is_finite, reports
from copydesk.language.words import BE, words
from copydesk.quotes.patterns import Report
from copydesk.quotes.phrases import RELATIVE
from copydesk.quotes.reports import label_end

_VOICE = words("i we you my our your me us i'm we're you're i've we've i'd we'd i'll we'll")
_SINGLES = 4  # so many single quotations make a text that quotes with them
_REACH = 12  # sentences on either side that may be a speaker's in a text without marks
_FEW = 4  # tokens before a quotation that goes on: "For him, though, “…”"
_LONG = 4  # words of speech in a line of an interview: "Price: 4 pounds" is none


@dataclass(frozen=True, slots=True)
class Placed:
    """A report of paragraph `paragraph`, with what belongs to it in later paragraphs."""

    paragraph: int
    report: Report
    elsewhere: tuple[tuple[int, Range], ...] = ()  # (paragraph, tokens)


def extend(
    paragraphs: Sequence[Tokens], reports: Sequence[list[Report]], spoken: Mapping[int, int]
) -> list[Placed]:
    """Give each quotation without a reporting clause of its own to the report it goes on from.

    "“A,” she said. “B.”" is one attribution; so is "She said:" with its paragraph below. `spoken`
    says from which token on a paragraph is a quotation that a later one closes.
    """
    marked, placed = _has_marks(paragraphs), []
    for p, (tokens, found) in enumerate(zip(paragraphs, reports, strict=True)):
        found = (_quoted_after if marked else _spoken_around)(tokens, found)
        found = [_to_the_end(r, spoken.get(p, len(tokens)), len(tokens)) for r in found]
        placed.append([Placed(p, r) for r in found])
    speaking: tuple[int, int] | None = None  # who may go on in this paragraph
    for p, tokens in enumerate(paragraphs):
        if placed[p]:
            speaking = _last_speaker(tokens, placed, p)
        elif speaking and _goes_on(paragraphs, placed, speaking, p):
            owner, k = speaking
            row = placed[owner][k]
            placed[owner][k] = replace(row, elsewhere=(*row.elsewhere, (p, (0, len(tokens)))))
        else:
            speaking = None
    found = [apart(row) for rows in placed for row in rows]
    said = {(r.paragraph, r.report.contents, r.elsewhere): r for r in reversed(found)}
    return [r for r in reversed(said.values()) if r.report.contents or r.elsewhere]


def _to_the_end(report: Report, mark: int, end: int) -> Report:
    """The report with its quotation up to the `end` of the paragraph, where only a later one
    closes what begins at `mark`: "He said: “A. B." and "“C.”" below it."""
    contents = [(a, end if a <= mark < b else b) for a, b in report.contents]
    return replace(report, contents=tuple(contents))


def apart(row: Placed) -> Placed:
    """The row with its cue and its words cut so that source, cue and content share no token."""
    report = row.report
    source, cue = report.source, report.cue
    if source[0] <= cue[0] < source[1] < cue[1]:
        cue = source[1], cue[1]  # "she's | said"
    contents = list(report.contents)
    for taken in (source, cue):
        pieces = ((a, min(b, taken[0])) for a, b in contents)
        later = ((max(a, taken[1]), b) for a, b in contents)
        contents = sorted({(a, b) for a, b in (*pieces, *later) if a < b})
    return replace(row, report=replace(report, cue=cue, contents=tuple(contents)))


def _reach(report: Report) -> int:
    """The token behind all that belongs to a report."""
    return max([report.cue[1], report.source[1], *(end for _, end in report.contents)])


def _last_speaker(tokens: Tokens, placed, p: int) -> tuple[int, int] | None:
    """The last report of paragraph `p`, when it reaches the last sentence and is no headline."""
    last = placed[p][-1].report
    if _reach(last) <= tokens.units[-1][0] or (last.labels):
        return None
    return p, len(placed[p]) - 1


def _goes_on(paragraphs: Sequence[Tokens], placed, speaking: tuple[int, int], p: int) -> bool:
    """Does paragraph `p`, without a report of its own, belong to who was speaking?"""
    tokens, (owner, k) = paragraphs[p], speaking
    report = placed[owner][k].report
    waiting = owner == p - 1 and not report.contents
    told = paragraphs[owner].low[report.cue[0]] != ":" and tokens.low[:2] != ["q", ":"]
    return (waiting and told) or _all_quoted(tokens)


def _all_quoted(tokens: Tokens) -> bool:
    """Is every word of the paragraph inside quotation marks (the last may be left open)?"""
    if tokens.left_open(0):
        return "“" not in tokens.low[1:]
    return tokens.opens(0) and not any(
        tokens.quote[i] < 0 and tokens.is_word(i) for i in range(len(tokens))
    )


def _quoted_after(tokens: Tokens, reports: list[Report]) -> list[Report]:
    """Add the quoted sentences that follow a report in its own paragraph."""
    done = list(reports)
    for k in range(len(done)):
        limit = len(tokens)
        if k + 1 < len(done):
            limit = min([done[k + 1].clause, *(first for first, _ in done[k + 1].contents)])
        extra = _quoted_units(tokens, _reach(done[k]), limit)
        if extra:
            k = _who_goes_on(tokens, done, k)
            done[k] = replace(done[k], contents=(*done[k].contents, *extra))
    return done


def _who_goes_on(tokens: Tokens, reports: list[Report], k: int) -> int:
    """Number of the report that a quoted sentence after report `k` goes on from.

    In "“A,” said Bell, adding that B. “C.”" and "“A,” said Bell, who had warned of B. “C.”" the
    quotation goes on, not what the participle or the relative clause reports.
    """
    for j in range(k, -1, -1):
        report = reports[j]
        if any(tokens.quote[first] >= 0 for first, _ in report.contents):
            return j
        if not (report.hangs or tokens.low[report.source[1] - 1] in RELATIVE):
            break
    return k


def _quoted_units(tokens: Tokens, first: int, limit: int) -> list[Range]:
    """The sentences between tokens `first` and `limit` that open with a quotation, as a run."""
    found: list[Range] = []
    for number in range(tokens.unit_of(first), len(tokens.units)):
        begin, end = tokens.units[number]
        if begin < first:
            continue
        if limit == len(tokens) and _stays_open(tokens, begin):
            return [*found, (begin, len(tokens))]
        opened = _opening(tokens, begin, end)
        if end > limit or opened is None:
            break
        last = next((i for i in range(opened, end) if tokens.quote[i] < 0), end)
        found.append((begin, last))
        if last < end - 1:
            break
    return found


def _opening(tokens: Tokens, first: int, end: int) -> int | None:
    """Where the quotation begins that a sentence is but for a few words: "But | “tea is.”"."""
    opened = next((i for i in range(first, end) if tokens.quote[i] >= 0), end)
    outside = [i for i in range(first, opened) if tokens.low[i] not in BE]
    told = any(is_finite(tokens, i) or reports(tokens, i) for i in outside)
    whole = tokens.quote[end - 1] == tokens.quote[opened] and tokens.low[opened - 1] != ":"
    few = opened - first <= min(_FEW, (end - opened) // 2)
    return opened if opened == first or (whole and few and not told) else None


def left_open(paragraphs: Sequence[Tokens]) -> dict[int, int]:
    """By paragraph, the token where a quotation begins that only a later paragraph closes.

    "Bell said: “Tea is good." and "“Coffee, Rowe said, is not.”" below it.
    """
    found: dict[int, int] = {}
    for p, (tokens, then) in enumerate(pairwise(paragraphs)):
        mark = next(filter(tokens.left_open, range(len(tokens))), None)
        if mark is not None and then.low[0] == "“":
            begins = tokens.low[mark - 1] in (":", ",") if mark else p - 1 in found
            found |= {p: mark} if begins else {}
    return found


def _stays_open(tokens: Tokens, first: int) -> bool:
    """Does a quotation begin at token `first` that the paragraph does not close?"""
    return tokens.left_open(first) and not any(map(tokens.opens, range(first, len(tokens))))


def speech_lines(paragraphs: Sequence[Tokens]) -> frozenset[int]:
    """Numbers of the paragraphs "Ann Bell: I like tea." of an interview.

    One is told by two names that take turns, each of them twice or one of them three times, over
    lines that are sentences: "Price: £4" and "Monday: …" in a listing are not.
    """
    ends = {p: end for p, tokens in enumerate(paragraphs) if (end := label_end(tokens))}
    said = {p for p, end in ends.items() if _is_speech(paragraphs[p], end)}
    turns = Counter(" ".join(paragraphs[p].word[: ends[p]]) for p in said)
    if len(turns) < 2 or max(turns.values()) < 2:
        return frozenset()
    return frozenset(said)


def _is_speech(tokens: Tokens, colon: int) -> bool:
    return len(tokens) - colon > _LONG and tokens.low[len(tokens) - 1] in (".", "?", "!", "”", "…")


def questions_and_answers(paragraphs: Sequence[Tokens]) -> list[int]:
    """Numbers of the paragraphs "Q: …" and "A: …", where a text has both."""
    lines = [
        (p, t.low[0])
        for p, t in enumerate(paragraphs)
        if t.low[1] == ":" and t.low[0] in ("q", "a") and any(map(t.is_word, range(2, len(t))))
    ]
    opened = Counter(letter for _, letter in lines)
    return [p for p, _ in lines] if opened["q"] and opened["a"] > 1 else []


def _has_marks(paragraphs: Sequence[Tokens]) -> bool:
    """Does the text quote with quotation marks at all?"""
    singles = 0
    for tokens in paragraphs:
        for q in tokens.quotations:
            if tokens.text[q.start] not in "‘'" or q.inner - q.start > 1:
                return True
            singles += 1
    return singles >= _SINGLES


def _spoken_around(tokens: Tokens, reports: list[Report]) -> list[Report]:
    """Add to each report the sentences beside it that must be the speaker's.

    "I love tea. We all do, Ann said. You should try it." is all hers. A report inside the words
    of another one, or by "I" and "we", was part of a quotation and is left out.
    """
    done = [r for r in reports if tokens.low[r.source[0]].partition("'")[0] not in _VOICE]
    places = (i for r in done for i in (r.cue[0], *(i for s, e in r.contents for i in (s, e - 1))))
    taken = set(map(tokens.unit_of, places))
    for k, report in enumerate(done):
        extra = _neighbours(tokens, report, taken)
        if extra:
            taken |= set(extra)
            spans = tuple(sorted((*report.contents, *(tokens.units[n] for n in extra))))
            done[k] = replace(report, contents=spans)
    return [
        r for k, r in enumerate(done) if not any(_holds(o, r) for o in done[max(0, k - 3) : k + 4])
    ]


def _neighbours(tokens: Tokens, report: Report, taken: set[int]) -> list[int]:
    """Numbers of the sentences before and after that go with the report."""
    if not report.contents:
        return []
    if not report.follows and tokens.low[report.contents[0][0] - 1] not in (":", ","):
        return []
    here, found = tokens.unit_of(report.cue[0]), []
    lively = any(_voice(tokens, *content) for content in report.contents)
    for step in (-1, 1) if report.follows else (1,):
        n = here + step
        while 0 <= n < len(tokens.units) and n not in taken and abs(n - here) <= _REACH:
            if not ((lively and n <= here + 1) or _voice(tokens, *tokens.units[n])):
                break
            found.append(n)
            n += step
    return found


def _voice(tokens: Tokens, first: int, end: int) -> bool:
    """Does somebody speak here in the first person, or to somebody?"""
    return not _VOICE.isdisjoint(tokens.low[first:end])


def _holds(outer: Report, inner: Report) -> bool:
    """Is `inner` among the words that `outer` reports before its own clause?"""
    return inner.cue != outer.cue and any(
        first <= inner.cue[0] < end <= outer.clause for first, end in outer.contents
    )
