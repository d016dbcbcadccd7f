"""Where reported words end because the clause that reports them stands inside another sentence.

"Though Bell said tea was good, | the shop closed." and "Bell, who said tea was good, | opened a
shop.": the main clause that follows is the narrator's.
"""

from __future__ import annotations

from dataclasses import replace

from copydesk.quotes.contents import trimmed
from copydesk.quotes.patterns import Report
from copydesk.quotes.subjects import main_clause, resumes
from copydesk.quotes.tokens import PREPOSITIONS, Tokens, words

_FRONTED = words("while though although when if since because after once before unless whereas")
_BEFORE_FRONTED = words("but and even so yet only that ,")
_RELATIVE = words("who which that")


def at_main_clause(tokens: Tokens, report: Report, floor: int, ceiling: int) -> Report:
    """`report` with what it reports after its cue ended where the main clause begins."""
    first, cue = report.source[0], report.cue
    if first > cue[0]:
        fronted = report.rule == "participle" and _opens(tokens, cue[0], floor, PREPOSITIONS)
        ended = _before_main_clause if fronted else None
    elif tokens.low[report.source[1] - 1] in _RELATIVE:
        ended = _before_verb
    else:
        opening = first > floor and tokens.low[first - 1] in _FRONTED
        ended = _before_main_clause if opening and _opens(tokens, first - 1, floor) else None
    if ended is None:
        return report
    contents = [ended(tokens, *c, ceiling) if c[0] >= cue[1] else c for c in report.contents]
    return replace(report, contents=tuple(contents))


def _opens(tokens: Tokens, i: int, floor: int, before: frozenset[str] = frozenset()) -> bool:
    """Do only joining words stand before token `i` in its sentence?"""
    return all(w in _BEFORE_FRONTED or w in before for w in tokens.low[floor:i])


def _before_main_clause(tokens: Tokens, first: int, end: int, ceiling: int) -> tuple[int, int]:
    comma = main_clause(tokens, first, ceiling)
    return trimmed(tokens, first, comma) if comma and comma < end else (first, end)


def _before_verb(tokens: Tokens, first: int, end: int, ceiling: int) -> tuple[int, int]:
    for k in range(first + 2, end - 1):
        if tokens.low[k] == "," and tokens.quote[k + 1] < 0 and resumes(tokens, k + 1, ceiling):
            return trimmed(tokens, first, k)
    return first, end
