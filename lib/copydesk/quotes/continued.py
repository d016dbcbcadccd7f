"""Quotations that go on: in the next sentence, in the next paragraph, after a colon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from copydesk.language.tokens import Tokens
from copydesk.quotes.reports import Report
from copydesk.quotes.unmarked import has_marks, spoken_around

Range = tuple[int, int]

_RELATIVE = frozenset(("who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A report of paragraph `paragraph`, with what belongs to it in later paragraphs."""

    paragraph: int
    report: Report
    elsewhere: tuple[tuple[int, Range], ...] = ()  # (paragraph, tokens)


def extend(paragraphs: list[Tokens], reports: list[list[Report]]) -> list[Placed]:
    """Give each quotation without a reporting clause of its own to the report it goes on from.

    "“A,” she said. “B.”" is one attribution; so is "She said:" with its paragraph below.
    """
    marked, placed = has_marks(paragraphs), []
    for p, (tokens, found) in enumerate(zip(paragraphs, reports, strict=True)):
        if marked:
            carried = p + 1 < len(paragraphs) and paragraphs[p + 1].low[0] == "“"
            found = _quoted_after(tokens, found, carried)
        else:
            found = spoken_around(tokens, found)
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
    return [row for rows in placed for row in rows if row.report.contents or row.elsewhere]


def _last_speaker(tokens: Tokens, placed, p: int) -> tuple[int, int] | None:
    """The last report of paragraph `p`, when it reaches the last sentence and is no headline."""
    last = placed[p][-1].report
    reach = max([last.cue[1], last.source[1], *(end for _, end in last.contents)])
    if reach <= tokens.units[-1][0] or (last.rule == "label" and p == 0):
        return None
    return p, len(placed[p]) - 1


def _goes_on(paragraphs: list[Tokens], placed, speaking: tuple[int, int], p: int) -> bool:
    """Does paragraph `p`, without a report of its own, belong to who was speaking?"""
    tokens, (owner, k) = paragraphs[p], speaking
    if not len(tokens):
        return False
    waiting = owner == p - 1 and not placed[owner][k].report.contents
    return _all_quoted(tokens) or (
        waiting and paragraphs[owner].low[len(paragraphs[owner]) - 1] == ":"
    )


def _quoted_after(tokens: Tokens, reports: list[Report], carried: bool) -> list[Report]:
    """Add the quoted sentences that follow a report in its own paragraph.

    `carried`: the next paragraph opens with a mark, so that the last one here may stay open.
    """
    done = list(reports)
    for k, report in enumerate(done):
        limit = done[k + 1].clause if k + 1 < len(done) else len(tokens)
        if k + 1 < len(done):
            limit = min([limit, *(first for first, _ in done[k + 1].contents)])
        last = max([end for _, end in report.contents] + [report.cue[1], report.source[1]])
        extra = _quoted_units(tokens, last, limit, carried)
        if extra:
            k = _who_goes_on(tokens, done, k)
            done[k] = replace(done[k], contents=(*done[k].contents, *extra))
    return done


def _who_goes_on(tokens: Tokens, reports: list[Report], k: int) -> int:
    """Number of the report that a quoted sentence after report `k` goes on from.

    In "“A,” said Bell, adding that B. “C.”" and "“A,” said Bell, who had warned of B. “C.”" the
    quotation goes on, not what the participle or the relative clause reports.
    """
    here = tokens.unit_of(reports[k].cue[0])
    for j in range(k, -1, -1):
        report = reports[j]
        if tokens.unit_of(report.cue[0]) != here:
            break
        if any(tokens.quote[first] >= 0 for first, _ in report.contents):
            return j
        if not (report.rule == "participle" or tokens.low[report.source[1] - 1] in _RELATIVE):
            break
    return k


def _quoted_units(tokens: Tokens, first: int, limit: int, carried: bool) -> list[Range]:
    """The sentences between tokens `first` and `limit` that open with a quotation, as a run."""
    found: list[Range] = []
    number = tokens.unit_of(first) if first < len(tokens) else len(tokens.units)
    for begin, end in tokens.units[number:]:
        if begin < first:
            continue
        alone = carried and limit == len(tokens)
        if (
            alone
            and tokens.left_open(begin)
            and not any(map(tokens.opens, range(begin, len(tokens))))
        ):
            found.append((begin, len(tokens)))
            break
        if end > limit or tokens.quote[begin] < 0:
            break
        last = _quoted_part(tokens, begin, end)
        found.append((begin, last))
        if last < end - 1:
            break
    return found


def _quoted_part(tokens: Tokens, first: int, end: int) -> int:
    """Where the quotations that open a sentence end: at the first word outside."""
    for i in range(first, end):
        if tokens.quote[i] < 0 and tokens.is_word(i):
            return i
    return end


def _all_quoted(tokens: Tokens) -> bool:
    """Is every word of the paragraph inside quotation marks (the last may be left open)?"""
    if tokens.left_open(0):
        return "“" not in tokens.low[1:]
    return tokens.opens(0) and all(
        tokens.quote[i] >= 0 or not tokens.is_word(i) for i in range(len(tokens))
    )
