"""Where reported words end because the clause that reports them stands inside another sentence.

"Though Bell said tea was good, | the shop closed." and "Bell, who said tea was good, | opened a
shop.": the main clause that follows is the narrator's.
"""

from __future__ import annotations

from dataclasses import replace

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import reporting
from copydesk.language.words import PREPOSITIONS, SUBJECTS, words
from copydesk.names.lists import titles
from copydesk.quotes.contents import trimmed
from copydesk.quotes.patterns import Report
from copydesk.quotes.subjects import main_clause, resumes

_FRONTED = words("while though although when if since because after once before unless whereas")
_BEFORE_FRONTED = words("but and even so yet only that ,")
_RELATIVE = words("who which that")
_JOINING = words("and but though while")
_REFUSALS = words("declined refused")
_NOT = words("did would didn't wouldn't")
_DETAILS = words("elaborate specify give offer provide disclose identify name go")


def at_main_clause(tokens: Tokens, report: Report, floor: int, ceiling: int) -> Report:
    """`report` with what it reports after its cue ended where the main clause begins."""
    first, cue = report.source[0], report.cue
    if first > cue[0]:
        fronted = report.rule == "participle" and _opens(tokens, cue[0], floor, PREPOSITIONS)
        ended = _before_main_clause if fronted else None
    elif tokens.low[report.source[1] - 1] in _RELATIVE or _in_relative(tokens, first):
        ended = _before_verb
    else:
        opening = first > floor and tokens.low[first - 1] in _FRONTED
        ended = _before_main_clause if opening and _opens(tokens, first - 1, floor) else None
    contents = report.contents
    if ended:
        contents = [ended(tokens, *c, ceiling) if c[0] >= cue[1] else c for c in contents]
    named = {w for w in tokens.low[slice(*report.source)] if w[0].isalpha()}
    contents = [_before_aside(tokens, *c, named) if c[0] >= cue[1] else c for c in contents]
    return replace(report, contents=tuple(contents))


def _in_relative(tokens: Tokens, first: int) -> bool:
    """Does the source stand in an aside: "the wing, which | engineers say will fall, is shut"?"""
    return first > 1 and tokens.low[first - 1] in _RELATIVE and tokens.low[first - 2] == ","


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


def _before_aside(tokens: Tokens, first: int, end: int, source: set[str]) -> tuple[int, int]:
    """ "told Ann Bell, | who runs the shop", "Bell said no, | but Bell did not say why"."""
    low = tokens.low
    for k in range(first + 2, end - 2):
        if tokens.quote[k + 1] >= 0:
            continue
        joined = k + (low[k] == ",")
        again = low[k] == "," and low[joined] in _JOINING and _names(tokens, joined + 1, source)
        again = again or (low[k : k + 2] == [",", "and"] and _reports_on(tokens, joined + 1))
        silent = low[joined] == "but" and _says_not(tokens, joined + 1, end)
        if again or silent or (low[k : k + 2] == [",", "who"] and "," not in low[k + 1 : end]):
            return trimmed(tokens, first, k)
    return first, end


def _names(tokens: Tokens, i: int, source: set[str]) -> bool:
    """Is the speaker named at token `i`? Who reports their own words says "he" or "she"."""
    i += tokens.low[i] in titles()
    return i < len(tokens) and tokens.capital(i) and tokens.low[i] in source


def _reports_on(tokens: Tokens, i: int) -> bool:
    """ "she accused": the same speaker goes on, with a verb of saying."""
    who, *said = *tokens.low[i : i + 3], "", ""
    forms = reporting().get(said[said[0] in {"also", "then", "later"}], ())
    return who in {"he", "she", "they"} and any(v.form in {"past", "s"} for v in forms)


def _says_not(tokens: Tokens, i: int, end: int) -> bool:
    """ "he did not say when", "declined to elaborate": what only the narrator can tell."""
    i += tokens.low[i] in SUBJECTS
    said = [*tokens.low[i:end], "", "", ""]
    if said[0] in _REFUSALS:
        return True
    if said[0] not in _NOT:
        return False
    told = said[2] if said[1] == "not" else said[1]
    return told in _DETAILS or told in reporting()
