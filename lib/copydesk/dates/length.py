"""Constructs with no place in the calendar: "two years", "every month", "now", "recent years"."""

from __future__ import annotations

import re

from copydesk.dates.context import Context, Reading, construct, part_of
from copydesk.dates.grammar import COUNT, UNIT, UNITS, WORDS_OF, any_of, either, number, spaced

_SMALLER = {
    "Y": (12, "M"), "H": (60, "M"), "TM": (60, "S"), "M": (30, "D"), "E": (10, "Y"),
    "D": (24, "H"), "W": (7, "D"), "C": (100, "Y"),
}  # fmt: skip
_WHICH = (
    "(?:last|past|next|first|final|coming|previous|latest|following|preceding|recent|entire|whole|"
    "full|remaining|opening|closing|additional|other|intervening)"
)
_KIND = (
    "(?:more|additional|full|straight|consecutive|trading|working|business|successive|long|"
    "further|extra|whole|calendar|fiscal|short|solid|crucial|academic|school)"
)
_OWNER = "(?:the|these|those|his|her|their|its|our|my|an?|this|that|another)"
_PLAIN_UNIT = "(?:year|month|week|day|decade|centurie|hour|minute)"
# What stands before "a year" when it is a rate ("$3 million a year").
_BEFORE_RATE = re.compile(
    r"(?:\d[\d,.]*|[mb]illion|thousand|hundred|percent|%|\b(?!takes|lasts|spends)[a-z]{3,}s|\)) $"
)
VAGUE = WORDS_OF["vague"]
_VAGUE = spaced(either(VAGUE))
_PART_OF_MORE = re.compile(rf" (?:{COUNT}|{UNIT}|[a-z]+s? of the)\b")
_AND_A_HALF = re.compile(r"and[ -]a[ -]half")
_BEFORE_BARE = re.compile(rf"\b{any_of('before bare')} $|^$|[.,;] $")


def length(count: float | None, unit: str) -> str:
    """TIMEX3 value of so many units: P3Y, PT2H, PXM; one and a half years is P1Y6M."""
    time, code = ("T", unit[1]) if unit.startswith("T") else ("", unit)
    code = "W" if code == "WE" else code
    if count is None:
        return f"P{time}X{code}"
    whole, rest = int(count), count - int(count)
    smaller = _SMALLER.get(unit if unit == "TM" else code)
    if not rest or not smaller:
        return f"P{time}{count:g}{code}" if rest else f"P{time}{whole}{code}"
    first = f"{whole}{code}" if whole else ""
    return f"P{time}{first}{'T' if code == 'D' else ''}{round(rest * smaller[0])}{smaller[1]}"


def counted(m: re.Match) -> float | None:
    """How many units a match counts: two weeks a fortnight, 1.5 "a year and a half", or None."""
    count = number(m["count"])
    if count is None:
        return None
    return (count + 0.5 * bool(_AND_A_HALF.search(m[0]))) * (1 + (m["unit"] == "fortnight"))


@construct(
    r"{HEDGE}(?:each{S}of{S})?(?:{_OWNER}{S})?(?:(?P<which>{_WHICH}){S})?(?P<count>{COUNT})"
    r"(?:(?:{S}|-)(?:to|or){GLUE}{COUNT})?(?:(?:{S}|-)and{GLUE}a{GLUE}half)?{GLUE}{1,3}"
    r"(?:{_KIND}{S})?(?P<unit>{UNIT})(?P<s>s?)(?:[ -]long)?(?:{S}and{S}a{S}half)?"
    r"(?:{S}or{S}(?:so|more|two))?(?![\w])(?!-old|{S}old|{S}of{S}age)"
)
def duration(m, c):
    """two years; the past three months; a 10-day visit; several weeks; half an hour"""
    unit, words = m["unit"], m["count"]
    if c.text[m.start("unit")].isupper() and c.text[m.end() - 1].islower():
        return None  # the programme "60 Minutes"
    count = counted(m)
    if unit == "second" and not m["s"]:
        return None  # "a second term"
    if unit == "quarter" and (m[0].endswith("-quarters") or not m["s"] or count == 1):
        return None  # "three-quarters of it"
    if words in ("a", "an") and (m["s"] or (not m["which"] and _is_rate(m, c))):
        return None
    return Reading("DURATION", length(count, UNITS[unit]), part_of(m), "vague")


def _is_rate(m: re.Match, c: Context) -> bool:
    """ "$3 million a year" is a rate and no time; "within a year" is a length."""
    if re.match(r" (?:after|before|later|earlier|from)\b", c.after(m, 9)):
        return False
    return bool(_BEFORE_RATE.search(c.before(m)))


@construct(
    r"(?P<unit>{_PLAIN_UNIT})s(?:{S}(?:and|or){S}{_PLAIN_UNIT}s)?"
    r"(?:{S}(?P<way>ago|earlier|later|ahead|to{S}come|before(?=[.,;])))?(?![\w'-])"
)
def bare_units(m, c):
    """for years; weeks or months; centuries; months ago"""
    before = c.before(m)
    if m["way"] in ("ago", "earlier", "before"):
        return Reading("DATE", "PAST_REF", certainty="vague", until=c.published)
    if not _BEFORE_BARE.search(before):
        return None
    modified = re.search(r"\b(?:the|early) $", before)
    if modified and m["unit"] not in ("year", "week", "month"):
        return None
    return Reading("DURATION", length(None, UNITS[m["unit"]]), certainty="vague")


@construct(r"(?P<unit>year|month|week|day|decade|centurie|century|hour)(?P<s>s?)-long(?![\w])")
def long(m, c):
    """decades-long: how long something has gone on, until now; week-long"""
    value = length(None if m["s"] else 1, UNITS[m["unit"]])
    return Reading("DURATION", value, certainty="vague", until=c.published if m["s"] else None)


@construct(
    r"(?P<each>every|each|per|(?:once|twice){S}(?:an?|every))(?:{S}of{S}the{S}(?:past|last|next))?"
    r"{S}(?:(?P<other>other){S})?(?:(?P<count>{COUNT}){S})?(?P<unit>{UNIT})(?P<s>s?)(?![\w-])"
)
def every_unit(m, c):
    """every month; each year; every two weeks; twice a day"""
    if m["unit"] == "second" or (m["each"] == "each" and m["count"] is None and m["s"]):
        return None
    count = 2 if m["other"] else number(m["count"]) if m["count"] else 1
    return Reading("SET", length(count, UNITS[m["unit"]]), certainty="vague")


OFTEN = WORDS_OF["often"]
_OFTEN = either(OFTEN)


@construct(r"(?P<word>{_OFTEN})(?![\w-])(?=[ ]?(?:[.,;:)]|$|\n|(?:in|at|to|by|on|and|or|from)\b))")
def often(m, c):
    """weekly, daily, as adverbs"""
    rate = _BEFORE_RATE.search(c.before(m))  # "10,000 units annually"
    return None if rate else Reading("SET", OFTEN[m["word"]], certainty="vague")


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
        return Reading("DURATION", length(None, unit), certainty="vague")
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
