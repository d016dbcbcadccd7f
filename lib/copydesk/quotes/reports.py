"""Reporting clauses of one paragraph, found cue by cue."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from copydesk import wordlists
from copydesk.language.tokens import Tokens
from copydesk.language.words import PREPOSITIONS
from copydesk.names.lists import document_nouns
from copydesk.quotes import patterns
from copydesk.quotes.contents import trimmed
from copydesk.quotes.cues import cue_at
from copydesk.quotes.ends import at_main_clause
from copydesk.quotes.patterns import Report


def find_reports(tokens: Tokens, headline: bool = False, line: bool = False) -> list[Report]:
    """All reports of the paragraph, in the order of their cues.

    `headline` is True for the first paragraph of a text, where "Mayor: Tea Is Good" and
    "Bell Says Tea Is Good" are read as headlines are. `line`: it is a line of an interview.
    """
    named = patterns.label(tokens, headline or line)
    if named:
        return [named]
    found: list[Report] = []
    for number, (floor, ceiling) in enumerate(tokens.units):
        previous = tokens.units[number - 1][0] if number else 0
        here: list[Report] = []
        for i in range(floor, ceiling):
            if tokens.quote[i] < 0:
                report = _read(tokens, i, floor, ceiling, previous, here, headline)
                if report:
                    here.append(at_main_clause(tokens, report, floor, ceiling))
        report = patterns.colon(tokens, floor, ceiling, here)
        if report:
            here.append(report)
        found += _clipped(tokens, here)
    return found


@cache
def _inquirers() -> frozenset[str]:
    return frozenset(wordlists.load("inquirers"))


def _inquires(tokens: Tokens, source: tuple[int, int]) -> bool:
    """Does the source name a document or those who look into things?"""
    low = tokens.low[slice(*source)]
    head = next((k for k in range(1, len(low)) if low[k] in PREPOSITIONS | {","}), len(low))
    return low[head - 1] in document_nouns() or low[head - 1] in _inquirers()


def _read(tokens, i, floor, ceiling, previous, here, headline) -> Report | None:
    """The report whose cue is token `i`, if it is one: the first pattern that fits."""
    if tokens.low[i] == "according" and i + 2 < ceiling and tokens.low[i + 1] == "to":
        return patterns.according_to(tokens, i, floor, ceiling)
    cue = cue_at(tokens, i, floor, headline)
    if cue is None:
        return patterns.by_source(tokens, i, floor, ceiling)
    report = _by_cue(tokens, cue, floor, ceiling, previous, here)
    if report and cue.uses("inquiry") and not _inquires(tokens, report.source):
        return None
    return report


def _by_cue(tokens, cue, floor, ceiling, previous, here) -> Report | None:
    if cue.entry.form == "ing" and not cue.helped:
        return patterns.participle(tokens, cue, floor, ceiling, here)
    return (
        patterns.by_source(tokens, cue.verb, floor, ceiling)
        or patterns.inverted(tokens, cue, floor, ceiling, previous)
        or patterns.as_said(tokens, cue, floor, ceiling)
        or patterns.plain(tokens, cue, floor, ceiling, previous)
        or patterns.coordinated(tokens, cue, floor, ceiling, here)
    )


def _clipped(tokens: Tokens, reports: list[Report]) -> list[Report]:
    """End the content of each report where a sibling's clause begins.

    "said tea is good, adding that coffee is not": the first content ends at the comma. What a
    relative clause reports ends with the source that holds it: "Bell, who said A, added B".
    """
    done = []
    for report in reports:
        ends = [r.clause for r in reports if r.sibling and r.clause > report.cue[1]]
        ends += [r.clause for r in reports if r.rule == "source after" and r.clause > report.cue[1]]
        ends += [r.source[1] for r in reports if r.source[0] < report.cue[0] < r.source[1]]
        parts = []
        if report.source[1] <= report.source[0]:
            continue
        for first, last in sorted(report.contents):
            first = max(first, parts[-1][1]) if parts else first
            stop = min([e for e in ends if first < e < last], default=last)
            if first > report.cue[0] and stop < last:
                first, last = trimmed(tokens, first, stop)
            if last > first:
                parts.append((first, last))
        if parts or not report.contents:
            done.append(replace(report, contents=tuple(parts)))
    return done
