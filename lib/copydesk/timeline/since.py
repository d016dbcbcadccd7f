""" "Since April": a state that goes on from a day, or a comparison that looks back to one.

Works on the plain form of a text (`dates.grammar.plain`).
"""

from __future__ import annotations

import re

from copydesk.edits import Span
from copydesk.language.words import word_classes

_REACH = 160  # characters before the date in which its comparison is looked for
_SINCE = re.compile(
    r"\bsince (?:(?:the )?(?:early|mid|late|beginning of|start of|end of|middle of)[ -]|"
    r"the |at least |about |around |back in |way back in |before |as (?:early|far back) as ){0,2}$"
)
_CLAUSE_MARK = re.compile(r"[;:—()]|, (?=and |but |or |which |who )")
# "The worst since 1987", "not seen since", "more than at any time since": X is only a measure.
_NO_SUPERLATIVE = "|".join(sorted(word_classes("clause_words")["no superlative"]))
_COMPARES = re.compile(
    r"\b(?:the|its|their|his|her|our|my|[a-z]+'s?) (?:[\w-]+ ){0,2}?(?:first|last|only|best|"
    rf"worst|most|least|(?!(?:{_NO_SUPERLATIVE})\b)[a-z]{{2,12}}est|(?:second|third|fourth|fifth)-\w+)\b"
    rf"|(?<!\bat )\b(?:most|least|worst|best|first time|last time|(?!(?:{_NO_SUPERLATIVE})\b)"
    r"(?:low|high|strong|weak|larg|bigg|steep|long|fast|slow|heavi|hott|cold|dri|wett|sharp)est)\b"
    r"|\b(?:not|n't|never|un|rarely|seldom|hardly) ?(?:\w+ )?(?:seen|equalled|matched|witnessed|"
    r"experienced|reached|recorded|known|heard)\b[\w ]{0,30}$|\bunseen\b"
    r"|\bat any (?:time|point|other time)\b|\bthan (?:in |at )?any(?:thing)?\b"
    r"|\b(?:first|second|third|fourth|fifth|[2-9]th|\d{1,3}(?:st|nd|rd|th))(?: [\w-]+){0,4}? since "
)
_MEASURED = re.compile(  # "down from 5% a year earlier", "compared with its April forecast"
    r"\b(?:compared (?:with|to)|versus|(?:down|up|unchanged|higher|lower) from) [^;]{0,60}$"
)
_FROM = re.compile(
    r"\b(?:from|than|compared (?:with|to))(?: the same \w+)? $"
)  # "up from a year ago"
_OF_THE_YEAR = re.compile(  # "the best apps of the year"
    r"\b(?:best|worst|most|least|[a-z]{3,12}est)(?: [\w-]+){0,3} of the "
    r"(?:day|week|month|season|year|decade|century)$"
)
# A verb between them: "the oldest bridge has been shut since 1987" compares nothing.
_STATES = re.compile(
    r"(?<!\bi )(?<!\bwe )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\bthat )(?<!\bone )"
    r"\b(?:has|have|had|is|are|was|were|'ve)\b"
)


def since(low: str, sentence: Span, date: Span) -> str:
    """ "state" for "since X", "comparison" for "the worst since X", "down from 5% in X"; or ""."""
    before = low[max(sentence[0], date[0] - _REACH) : date[0]]
    ago = re.search(r"ago|earlier|before|last|previous", low[slice(*date)])
    if _OF_THE_YEAR.search(low[max(sentence[0], date[0] - _REACH) : date[1]]):
        return "comparison"
    if _MEASURED.search(before) or (ago and _FROM.search(before)):
        return "comparison"
    inside = low[slice(*date)].startswith("since ")
    word = _SINCE.search(before)
    if not word and not inside:
        return ""
    clause = _CLAUSE_MARK.split(before[: word.start() + 6] if word else before)[-1]
    compared = _COMPARES.search(clause)
    if compared and not _STATES.search(clause, compared.end()):
        return "comparison"
    return "state"
