"""Texts that lost their quotation marks: speech told by its persons, "I", "we" and "you"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copydesk.language.tokens import Tokens
from copydesk.language.words import words
from copydesk.quotes.patterns import Report

_VOICE = words("i we you my our your me us i'm we're you're i've we've i'd we'd i'll we'll")
_SINGLES = 4  # so many single quotations make a text that quotes with them
_REACH = 12  # sentences on either side


def has_marks(paragraphs: Sequence[Tokens]) -> bool:
    """Does the text quote with quotation marks at all?"""
    singles = 0
    for tokens in paragraphs:
        for q in tokens.quotations:
            if tokens.text[q.start] not in "‘'" or q.inner - q.start > 1:
                return True
            singles += 1
    return singles >= _SINGLES


def spoken_around(tokens: Tokens, reports: list[Report]) -> list[Report]:
    """Add to each report the sentences beside it that must be the speaker's.

    "I love tea. We all do, Ann said. You should try it." is all hers. A report inside the words
    of another one, or by "I" and "we", was part of a quotation and is left out.
    """
    done = [r for r in reports if tokens.low[r.source[0]].partition("'")[0] not in _VOICE]
    taken = {tokens.unit_of(i) for r in done for i in _places(r)}
    for k, report in enumerate(done):
        extra = _neighbours(tokens, report, taken)
        if extra:
            taken |= set(extra)
            spans = tuple(sorted((*report.contents, *(tokens.units[n] for n in extra))))
            done[k] = replace(report, contents=spans)
    return [
        r for k, r in enumerate(done) if not any(_holds(o, r) for o in done[max(0, k - 3) : k + 4])
    ]


def _places(report: Report) -> list[int]:
    return [report.cue[0], *(i for s, e in report.contents for i in (s, e - 1))]


def _neighbours(tokens: Tokens, report: Report, taken: set[int]) -> list[int]:
    """Numbers of the sentences before and after that go with the report."""
    left = report.rule in {"source after", "verb first", "sentence before"}
    if not report.contents:
        return []
    opened = tokens.low[report.contents[0][0] - 1] if report.contents[0][0] else ""
    if not left and opened not in {":", ","}:
        return []
    here = tokens.unit_of(report.cue[0])
    lively = any(_voice(tokens, *content) for content in report.contents)
    found = []
    for step in (-1, 1) if left else (1,):
        n = here + step
        while 0 <= n < len(tokens.units) and n not in taken and abs(n - here) <= _REACH:
            if not ((lively and n <= here + 1) or _voice(tokens, *tokens.units[n])):
                break
            found.append(n)
            n += step
    return found


def _voice(tokens: Tokens, first: int, end: int) -> bool:
    """Does somebody speak here in the first person, or to somebody?"""
    return any(low in _VOICE for low in tokens.low[first:end])


def _holds(outer: Report, inner: Report) -> bool:
    """Is `inner` among the words that `outer` reports before its own clause?"""
    return inner.cue != outer.cue and any(
        first <= inner.cue[0] < end <= outer.clause for first, end in outer.contents
    )
