"""Figures torn apart by a blank: "12, 000 people", "€1. 5 billion"."""

from __future__ import annotations

import re

from copydesk.cleaning.repair_story import Findings, Story, change

_THOUSANDS = re.compile(
    r"(?P<figure>[1-9](?<![\d.,:/-].)\d{0,2}(?:, ?\d{3}){1,3})"
    r"(?![\d:/]|[.,-]\d|, ?\d|(?:,? and|,? or) \d)"
)
_GROUPS = re.compile(r",( ?)(\d{3})")
_DECIMAL = re.compile(
    r"\d(?<![\d.,:/-].)\d{0,2}\.(?P<blank> )\d{1,2}"
    r"(?= (?:(?:m|b|tr)illion|percentage|per ?cent|bn|mn)\b| ?%)"
)
_MONEY = re.compile(r"(?:[$€£¥₹]|\b(?:US|A|C|NZ|HK)\$) ?$")
_AMOUNT = re.compile(
    r"\b(?:some|about|around|nearly|almost|roughly|approximately|estimated|over|(?:more|less|fewer)"
    r" than|at (?:least|most)|up to|as (?:many|much|few) as|total of) $",
    re.I,
)
_DATE_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $"
    r"|\b(?:No|number|chapter|section|article|part|page|aged?|item|point|step)s?\.? $",
    re.I,
)
_PRICED = re.compile(r"[.;)]| (?:in|for|to|per|on|from|at|a|by|each)\b")
_UNIT = re.compile(r" (?:[a-z]{2,}|[A-Z][a-z]+)")


def torn_figure(story: Story, index: int) -> Findings:
    """A blank inside one figure: after the comma of thousands, or after the decimal point."""
    start, end = story.paragraphs[index]
    for match in _THOUSANDS.finditer(story.text, start, end):
        sure = _is_thousands(story, match, start)
        if " " in match["figure"] and sure:
            before = match["figure"]
            yield (change(match.start(), before, before.replace(" ", ""), "torn figure", sure),)
    for match in _DECIMAL.finditer(story.text, start, end):
        before = story.text[max(start, match.start() - 24) : match.start()]
        if before and not _DATE_BEFORE.search(before):
            sure = 0.97 if _MONEY.search(before) or _AMOUNT.search(before) else 0.9
            yield (change(match.start("blank"), " ", "", "torn figure", sure),)


def _is_thousands(story: Story, match: re.Match[str], start: int) -> float | None:
    """How sure it is that the groups are one figure; None for "on March 12, 500 people"."""
    before = story.text[max(start, match.start() - 24) : match.start()]
    groups = _GROUPS.findall(match["figure"])
    if _DATE_BEFORE.search(before) or re.search(r"\d,? (?:and |or )?$", before):
        return None
    if groups[-1][1] == "000":
        return 0.97
    unit = _PRICED if _MONEY.search(before) else _UNIT if _AMOUNT.search(before) else None
    return 0.9 if unit and unit.match(story.text, match.end()) else None
