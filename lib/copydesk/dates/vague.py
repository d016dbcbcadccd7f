"""Constructs with no place in the calendar: "now", "recently", "recent years", "the future"."""

from __future__ import annotations

import re

from copydesk.dates.context import Context, Reading, construct
from copydesk.dates.grammar import COUNT, UNIT, UNITS, WORDS_OF, either, spaced

VAGUE = WORDS_OF["vague"]
_VAGUE = spaced(either(VAGUE))
_PART_OF_MORE = re.compile(rf" (?:{COUNT}|{UNIT}|[a-z]+s? of the)\b")


def _open(value: str, c: Context) -> Reading:
    """A vague reading, open towards the past or the future of the publication day."""
    past, future = (c.published if value == ref else None for ref in ("PAST_REF", "FUTURE_REF"))
    return Reading("DATE", value, certainty="vague", begin=future, until=past)


@construct(
    r"(?:(?:the|(?:very{S})?most){S})?"
    r"(?P<way>recent|past|coming|previous|future|last{S}few|past{S}few|next{S}few|earlier){S}"
    r"(?:(?:several|few|many){S})?(?P<unit>{UNIT})s(?:{S}and{S}(?:{UNIT})s)?(?![\w-])"
)
def recent_units(m, c):
    """recent years; the past few months; coming weeks"""
    unit = UNITS[m["unit"]]
    if "few" in m[0] or "several" in m[0]:
        time = "T" if unit.startswith("T") else ""
        return Reading("DURATION", f"P{time}X{unit[-1]}", certainty="vague")
    if m["unit"] == "second":
        return None
    return _open("FUTURE_REF" if m["way"] in ("coming", "future") else "PAST_REF", c)


@construct(r"(?:{_VAGUE})(?![\w-])")
def vague(m, c):
    """now; recently; the past; the near future"""
    words = " ".join(m[0].split())
    if words in ("the past", "the future", "the present") and _PART_OF_MORE.match(c.low, m.end()):
        return None
    return _open(VAGUE[words], c) if _is_time(words, m, c) else None


def _is_time(words: str, m: re.Match, c: Context) -> bool:
    """Whether the words tell a time of their own, not a part of "too soon", "previously agreed"."""
    before, after = c.before(m, 8), c.after(m, 10)
    if words == "the future":
        return bool(re.search(r"\b(?:in|into|about|of) $", before))
    if words == "soon":
        if re.search(r"\b(?:as|how|too|very|so) $", before):
            return False
        return not re.match(r" (?:as|after)\b", after)
    return words != "shortly"


@construct(r"(?P<word>current|recent)(?=[ -][a-z])")
def adjective(m, c):
    """current, recent, as adjectives"""
    if re.match(rf" (?:{UNIT}s?\b|past\b|events\b)", c.after(m, 20)):
        return None
    return _open("PRESENT_REF" if m["word"] == "current" else "PAST_REF", c)
