"""Tone of a sentence, word by word: which words carry it, and why each counts as it does.

VADER's rules for negation, degree and contrast (Hutto and Gilbert 2014) are kept, with its numbers
for them; its rules for chat are left out: CAPITALS and exclamation marks for emphasis, emoticons,
"never so good". Added for news: names and topic words count 0, what is deterred or lacked is
turned and weakened, and no negation reaches across a comma.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from copydesk.sentiment.lexicon import Lexicon, reader_lexicon

NEUTRAL = 0.8  # a sum of word values this near to 0 counts as neutral
ALPHA = 15  # VADER's: the sum s becomes s / sqrt(s² + ALPHA), from -1 to 1
FLIP = -0.74  # VADER's: what a negation makes of the words after it
TURN = -0.3  # what a turner (deter, lack) makes of the words after it
TURN_REACH = 5  # how many words back a turner may stand
REACH = 3  # VADER's: how many words back a negation or degree adverb may stand

AROUND = 8  # words looked at on each side to tell a headline from a sentence

_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
TOKEN = re.compile(r"[^\W\d_]+(?:'t)?|[.?!;:,()\"—–]")
_OPENERS = frozenset('.?!:"—')
_SMALL = frozenset(  # written small in a headline
    ("a", "an", "the", "and", "or", "but", "of", "in", "on", "to", "for", "at", "by", "as", "with")
)
_STOPS = frozenset(',;:()".?!')  # a negation does not reach across these
_TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gen", "Gov", "Lt", "Col", "Sgt", "Capt", "Prof"]
)
_KINDS = frozenset(("attack", "assault", "strike"))
_CRAFT = frozenset(
    [
        "helicopter",
        "aircraft",
        "jet",
        "plane",
        "drone",
        "submarine",
        "ship",
        "vessel",
        "squadron",
        "battalion",
        "brigade",
        "regiment",
        "wing",
        "unit",
        "group",
        "fleet",
        "vehicle",
    ]
)
_STATIONS = re.compile(
    r"(?:station|deploy|bas(?:e|ed|ing)\Z|buy|bought|purchas|procur|s(?:ale|el?l|old)\Z|order|"
    r"deliver|equip|transfer)"
)
# "Angry Voters", "Embattled Gov. Smith": what tells an adjective from a first name
_ADJECTIVE = re.compile(
    r"(?:ed|ing|ly|ful|ous|ive|al|able|ible|less|ic|ary|ent|ant|Poor|Bad|Angry|Happy)\Z"
)


class Hit(NamedTuple):
    """A word of the lexicon: tokens[at : at + length], its value there, the value used, why."""

    at: int
    length: int
    lexicon: float
    used: float
    why: str


def straighten(text: str) -> str:
    """`text` with straight quotation marks and apostrophes, character for character."""
    if not text.isascii():
        for mark, plain in _MARKS.items():  # faster than str.translate
            text = text.replace(mark, plain)
    return text


def squash(total: float, band: float = NEUTRAL) -> float:
    """VADER's normalisation of a sum of values to -1..1; a sum nearer to 0 than `band` is 0.

    Sum with `math.fsum`: the plain `sum` of floats differs between Python 3.11 and 3.12.
    """
    return 0.0 if -band < total < band else total / math.sqrt(total * total + ALPHA)


def tone(text: str, neutral: Iterable[str] = (), values: Mapping | None = None) -> float:
    """Tone of `text`, -1 (bad) to 1 (good); 0 when neutral. Meant for one sentence at a time.

    `neutral` words count 0, `values` maps words to values of the reader's own, -4 to 4.
    """
    hits = find_hits(TOKEN.findall(straighten(text)), reader_lexicon(neutral, values))
    return squash(math.fsum([hit.used for hit in hits]))


def find_hits(tokens: list[str], words: Lexicon, known: frozenset[str] = frozenset()) -> list[Hit]:
    """The words of the lexicon among `tokens`, in order.

    `known` holds pairs such as "Green Valley" known to begin a name; it only matters where a
    capital says nothing because the sentence begins there.
    """
    hits: list[Hit] = []
    forms, done = words.forms, 0
    for at in [i for i, token in enumerate(tokens) if token in forms]:
        if at < done:
            continue
        word = forms[tokens[at]]
        length, value = _value(tokens, at, word, words)
        if not length:
            continue
        done = at + length
        if not value:
            continue
        key = word if length == 1 else " ".join(tokens[at:done]).lower()
        if tokens[at] != word and _is_name(tokens, at, known):
            hits.append(Hit(at, length, value, 0.0, "name"))
        elif key in words.topics or _is_equipment(tokens, at):
            hits.append(Hit(at, length, value, 0.0, "topic"))
        else:
            hits.append(Hit(at, length, value, *_bend(tokens, at, value, words)))
    return _contrast(tokens, hits) if "but" in tokens else hits


def known_names(sentences: Iterable[list[str]]) -> frozenset[str]:
    """Pairs such as "Green Valley" that stand with capitals in the middle of a sentence."""
    return frozenset(
        f"{a} {b}"
        for tokens in sentences
        for before, a, b in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if before.islower() and a[0].isupper() and b[0].isupper()
    )


def _value(tokens: list[str], at: int, word: str, words: Lexicon) -> tuple[int, float]:
    """Length and value of the longest entry that begins at `at`; length 0 when there is none."""
    for rest, value in words.phrases.get(word, ()):
        end = at + 1 + len(rest)
        if tuple(token.lower() for token in tokens[at + 1 : end]) == rest:
            return len(rest) + 1, value
    return (1, words.values[word]) if word in words.values else (0, 0.0)


def _is_name(tokens: list[str], at: int, known: frozenset[str]) -> bool:
    """Is the capitalised word at `at` part of a name, by its capital alone?"""
    before = tokens[at - 1] if at else "."
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at].isupper() and (before.isupper() or after.isupper()):
        return False  # a headline in capitals
    if before in _OPENERS and not (before == "." and at > 1 and _abbreviates(tokens[at - 2])):
        if f"{tokens[at]} {after}" in known:
            return True
        return after[:1].isupper() and not _ADJECTIVE.search(tokens[at])
    return not _is_headline(tokens[max(at - AROUND, 0) : at + AROUND + 1])


def _is_equipment(tokens: list[str], at: int) -> bool:
    """Is "attack" the kind of a unit or craft that is stationed, sold ...: a thing, no event?

    "the sale of a drone attack wing", not "the drone attack".
    """
    if tokens[at].lower() not in _KINDS or not at or tokens[at - 1].lower() not in _CRAFT:
        return False
    return any(_STATIONS.match(token.lower()) for token in tokens[max(at - TURN_REACH, 0) : at])


def _abbreviates(token: str) -> bool:
    return token in _TITLES or (len(token) == 1 and token.isupper())


def ends_between(tokens: list[str], first: int, last: int) -> bool:
    """Does a sentence end within tokens[first:last]? (The stop of "Mr." ends none.)"""
    return any(
        tokens[at] in ".?!" and not (at and _abbreviates(tokens[at - 1]))
        for at in range(first, last)
    )


def _is_headline(tokens: list[str]) -> bool:
    """Does Every Word of Weight Have a Capital? Then capitals tell no names."""
    capitals = sum(token[0].isupper() for token in tokens)
    return capitals > 3 and all(token in _SMALL for token in tokens if token.islower())


def _bend(tokens: list[str], at: int, value: float, words: Lexicon) -> tuple[float, str]:
    """Value used for a hit of `value` at `at`, and why, from the words before it in its clause.

    VADER's rules for degree and negation, three words back; a turner reaches further.
    """
    used, why = value, "plain"
    for back in range(1, min(TURN_REACH, at) + 1):
        token = tokens[at - back].lower()
        if token in _STOPS:
            break
        if token in words.turners:
            return used * TURN, "damped"
        if back > REACH:
            continue
        if token in words.degrees:
            step = words.degrees[token] * (1.0, 0.95, 0.9)[back - 1]
            used, why = used + math.copysign(1, used) * step, "degree"
        elif _negates(tokens, at - back, words):
            used, why = used * FLIP, "negated"
    return used, why


def _negates(tokens: list[str], at: int, words: Lexicon) -> bool:
    """Is the word at `at` a negation, or "least" other than in "at least"?"""
    token = tokens[at].lower()
    if token == "least":
        return not at or tokens[at - 1].lower() not in ("at", "very")
    return token in words.negations or token.endswith("n't")


def _contrast(tokens: list[str], hits: list[Hit]) -> list[Hit]:
    """VADER's rule for "but": half the tone before it, half as much again after it."""
    but = tokens.index("but")
    return [
        hit._replace(
            used=hit.used * (0.5 if hit.at < but else 1.5),
            why="but-clause" if hit.why == "plain" else hit.why,
        )
        for hit in hits
    ]
