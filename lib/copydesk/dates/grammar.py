"""The named pieces that date constructs are built of: numbers, units, months, part words.

Pieces are sources of regular expressions over text made plain by `plain`: lower case, straight
marks, one kind of space. All repeats are bounded. `number` and the tables say what a piece means.
"""

from __future__ import annotations

import re
from collections import defaultdict

from copydesk.language.words import words
from copydesk.wordlists import load

S = " {1,3}"  # the space between two words of an expression
NO_LETTER = r"(?![^\W\d_])"  # follows: "Mar 5" and "Mar.5", but not "María"
GLUE = "[ -]"  # between number and unit: "two-year", "two year"


def _tables() -> dict[str, dict[str, str]]:
    """kind -> phrase -> what it means, from `wordlists/time_words.txt`."""
    tables = defaultdict(dict)
    for kind, value, phrases in (row.split("\t") for row in load("time_words")):
        tables[kind] |= dict.fromkeys(phrases.split(", "), value)
    return dict(tables)


WORDS_OF = _tables()
MONTHS = {name: int(n) for name, n in WORDS_OF["month"].items()}
WEEKDAYS = {name: int(n) for name, n in WORDS_OF["weekday"].items()}
SEASONS, DAY_PARTS, UNITS = WORDS_OF["season"], WORDS_OF["day part"], WORDS_OF["unit"]
_TO_19, _TENS, _ORDINALS = (tuple(WORDS_OF[kind]) for kind in ("number", "tens", "ordinal"))
WORDS = {word: n for n, word in enumerate(_TO_19, 1)}
WORDS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)} | {"twentieth": 20, "thirtieth": 30}


def either(words) -> str:
    """Alternation of plain words, longest first so that none hides a longer one."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"


def any_of(kind: str) -> str:
    """Alternation of the words of one kind in `wordlists/time_words.txt`."""
    return either(WORDS_OF[kind])


def spaced(source: str) -> str:
    """The same source with every single space of it standing for the space between two words."""
    return source.replace("\\ ", S)


MONTH_FULL = either(m for m in MONTHS if len(m) > 4 or m in ("june", "july", "may"))
MONTH_SHORT = either(m for m in MONTHS if len(m) <= 4 and m not in ("june", "july", "may"))
MONTH = rf"(?:{MONTH_FULL}|{MONTH_SHORT}\.?){NO_LETTER}"
WEEKDAY_FULL = either(d for d in WEEKDAYS if d.endswith("day"))
_WEEKDAY_SHORT = either(d for d in WEEKDAYS if not d.endswith("day"))
WEEKDAY = rf"(?:{WEEKDAY_FULL}|{_WEEKDAY_SHORT}\.?){NO_LETTER}"
SEASON = either(SEASONS)
DAY_PART = either(DAY_PARTS)
UNIT = either(u for u in UNITS if u not in ("centurie", "yr", "hr", "min"))

DIGITS = r"(?<![\d.,$£€])\d{1,3}(?:,\d{3}|\d)?(?:\.\d{1,2})?(?: \d/\d)?(?![\d%])"
_TENS_WORD = rf"{either(_TENS)}(?:[ -]{either(_TO_19[:9])})?"
_NUMBER_WORD = (
    rf"(?:{_TENS_WORD}|{either(_TO_19)})(?:{S}(?:hundred|thousand|million))?"
    rf"|an?{S}(?:hundred|thousand|dozen|million)"
)
NUMBER = rf"(?:{DIGITS}|{_NUMBER_WORD})"
_SOME = (
    rf"(?:several|a{S}few|few|some|many|a{S}number{S}of|a{S}handful{S}of|a{S}good{S}many|various|"
    rf"countless|(?:dozens|hundreds|thousands|scores){S}of)"
)
_COUPLE = rf"(?:(?:a{S})?couple(?:{S}of)?|a{S}pair{S}of)"
_HALF = rf"(?:half{S}an?|a{S}half|one[ -]half)"
_ONE = rf"an?(?:{S}(?:full|whole|single|entire|good|mere))?"
COUNT = rf"(?:{_SOME}|{_COUPLE}|{_HALF}|{NUMBER}|{_ONE})"

HEDGES, PARTS = WORDS_OF["hedge"], WORDS_OF["part"]  # what TIMEX3 writes as mod
HEDGE = rf"(?:(?P<hedge>{spaced(either(HEDGES))}){S})?"
_PART_WORDS = spaced(either(PARTS))
PART = rf"(?:(?P<part>{_PART_WORDS})(?:[ -]{{1,3}}(?:of|in|on))?[ -]{{1,3}})?(?:the{S})?"

_SPOKEN_YEAR = (
    rf"(?:nineteen|eighteen|seventeen){S}(?:{_TENS_WORD}|{either(_TO_19[9:])}|"
    rf"(?:oh|o)[ -]{either(_TO_19[:9])}|hundred)|"
    rf"two{S}thousand(?:{S}and)?(?:{S}(?:{_TENS_WORD}|{either(_TO_19)}))?|"
    rf"twenty{S}(?:{_TENS_WORD}|{either(_TO_19[9:])})"
)
YEAR_BEGIN = r"(?<![\w$£€#.,/:])"
YEAR4 = YEAR_BEGIN + r"[12]\d{3}(?![\w$£€%]|[.,:-]\d|/\d(?!\d? [a-z]))"
YEAR_SPAN = (
    YEAR_BEGIN + r"(?P<first>[12]\d{3})(?: ?- ?|/)(?P<last>[12]\d{3}|\d\d)(?![\w%]|[.,/-]\d)"
)
YEAR = rf"(?:{YEAR4}|{_SPOKEN_YEAR}|'\d\d(?!\w))"
# A year said in any way: "1998", "last year", "the same year".
YEARISH = (
    rf"(?:(?:fiscal(?:{S}year)?{S}|calendar{S}|the{S}year{S})?{YEAR}"
    rf"|(?:of{S})?(?:last|this|next|the{S}next|the{S}previous|the{S}following|that|the{S}same){S}year)"
)
DAY_NUMBER = (
    rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|d)?(?![\w%]|[.,:]\d|/\d(?!\d? [a-z]))"
    rf"|(?:twenty|thirty)-{either(_ORDINALS[:9])}|{either(ORDINALS)})"
)
# A day in words: "May 2, 2014", "2 May last year", "the night of | 5/6 May".
_DAYS = rf"{DAY_NUMBER}(?: ?[-/] ?{DAY_NUMBER})?"
WRITTEN_DAY = rf"(?:{MONTH}{S}{_DAYS}|{_DAYS}{S}{MONTH})(?![\w-])(?:,?{S}(?:{YEARISH}))?"
QUARTER_WORD = "(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
# Which one: "last year", "that same Friday".
WHICH = (
    rf"(?:this{S}past|this{S}coming|last|this|next|past|previous|coming|"
    r"current|following|preceding|prior|latest|same|that|upcoming|succeeding|ensuing)"
)
BACK = ("last", "past", "previous", "preceding", "prior", "this past")
ON = ("next", "coming", "following", "upcoming", "this coming", "succeeding", "ensuing")
TOLD = ("previous", "following", "preceding", "prior", "same", "that", "succeeding", "ensuing")
# Words that say no time by themselves; after an opener one that does must be near.
_SMALL = words("the a an in of at for to as just right more most that these those")
_NEAR = 7  # words


def first_words(*tables) -> str:
    """Lookahead for what an expression begins with: a digit, a word of time, or an opener.

    An opener ("the", "last", "about", "several") counts only where a word of time is near.
    """
    times = (ORDINALS, MONTHS, WEEKDAYS, SEASONS, DAY_PARTS, UNITS, *tables)
    core = {word for table in times for entry in table for word in entry.split()} - _SMALL
    core |= set(WORDS_OF["alone"])
    openers = {entry.split()[0] for table in (WORDS, HEDGES, PARTS, *tables) for entry in table}
    openers |= set(WORDS_OF["opener"])
    near = rf"(?=(?:[^ -]{{0,30}}[ -]{{1,3}}){{1,{_NEAR}}}?(?:\d|'\d|{_tree(core)}))"
    return rf"(?=\d|'\d|{_tree(core)}(?![a-z]{{4}})|{_tree(openers - core)}(?![a-z]{{4}}){near})"


def _tree(words: set[str]) -> str:
    """The same as `either`, branching letter by letter, so that a search reads no letter twice."""
    ends = sorted({word[0] for word in words if word})
    inner = (
        re.escape(first) + _tree({w[1:] for w in words if w and w[0] == first}) for first in ends
    )
    group = f"(?:{'|'.join(inner)})" if ends else ""
    return f"{group}?" if "" in words and ends else group


_TO_PLAIN = str.maketrans("’‘`–‑‐−\u00a0\u2009\u202f\t", "'''----    ")
_LINE_BREAK = re.compile(r"(?<=\S)\n(?=[ \t]{0,8}[^\s])")


def plain(text: str) -> str:
    """`text` in lower case with straight marks and joined lines; every offset stays the same."""
    low = text if text.isascii() else text.translate(_TO_PLAIN)
    low = _LINE_BREAK.sub(" ", low)
    lowered = low.lower()
    if len(lowered) != len(low):  # "İ".lower() is two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in low)
    return lowered


_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}


def number(words: str) -> float | None:
    """What a counting piece counts: "twenty-four" 24, "1 1/2" 1.5, "a" 1; None for "several"."""
    words = words.replace("-", " ").split()
    if not words or any(word in WORDS_OF["uncounted"] for word in words):
        return None
    if words[0] == "half" or words[:2] in (["a", "half"], ["one", "half"]):
        return 0.5
    if "couple" in words or "pair" in words:
        return 2
    total = 0.0
    for word in words:
        if word in _MULTIPLES:
            total = (total or 1) * _MULTIPLES[word]
        else:
            total += _simple_number(word)
    return total or 1


def _simple_number(word: str) -> float:
    """One word or figure as a number, 0 when it is none."""
    if re.fullmatch(r"\d/[1-9]", word):
        return int(word[0]) / int(word[2])
    if re.fullmatch(r"\d[\d,.]{0,8}", word):
        return float(word.replace(",", "").rstrip(".") or 0)
    return WORDS.get(word, 0)


def ordinal(word: str) -> int | None:
    """ "third", "3rd", "3", "twenty-first" as a number."""
    word = word.strip()
    if m := re.match(r"\d{1,2}", word):
        return int(m[0])
    tens, _, rest = word.replace(" ", "-").partition("-")
    if rest:
        return WORDS.get(tens, 0) + ORDINALS.get(rest, 0)
    return ORDINALS.get(word)


def year_number(words: str) -> int | None:
    """A written or spoken year: "1998", "nineteen ninety-eight", "two thousand and five", "'98"."""
    if m := re.search(r"\d{4}", words):
        return int(m[0])
    if m := re.search(r"'(\d\d)", words):
        return int(m[1]) + (1900 if int(m[1]) > 30 else 2000)
    words = words.replace("-", " ").split()
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(WORDS.get(w, 0) for w in words[2:])
    if len(words) > 1 and words[0] in WORDS:
        return 100 * WORDS[words[0]] + sum(WORDS.get(w, 0) for w in words[1:])
    return None


def month_number(word: str) -> int:
    """Month named by a full or short name, "sept." included."""
    return MONTHS[word.strip().rstrip(".")]


def weekday_number(word: str) -> int:
    """Weekday (Monday 0) named by a full or short name."""
    return WEEKDAYS[word.strip().rstrip(".")]
