"""Tone of a sentence, word by word: which words carry it, and why each counts as it does.

VADER's rule for negation (Hutto and Gilbert 2014) is kept, with its numbers; its rules for chat
are left out (CAPITALS and exclamation marks for emphasis, emoticons, "never so good"), and so are
those for "very" and "but", which bought nothing in news. Added for news: names and topic words
count 0, so does what is held off or missed; a bad thing denied never turns glad; no negation
reaches across a comma.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from copydesk.language.words import DETERMINERS, PREPOSITIONS, words
from copydesk.names.lists import given_names
from copydesk.sentences import abbreviations
from copydesk.sentiment.lexicon import ANY, Entry, Lexicon, Neutral, Values, reader_lexicon

NEUTRAL = 0.6  # a sum of word values this near to 0 counts as neutral
ALPHA = 15  # VADER's: the sum s becomes s / sqrt(s² + ALPHA), from -1 to 1
FLIP = -0.74  # VADER's: what a negation makes of a good word after it; a bad one counts 0
REACH = 3  # VADER's: how many words back a negation may stand
OFF_REACH = 6  # how many words back "deter" or "lack" may stand
AROUND = 8  # words looked at on each side to tell a headline from a sentence
CUES = 5  # so many different cue words make a scene of an article

_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
TOKEN = re.compile(r"[^\W\d_]+(?:'t)?|[.?!;:,()\"—–]")
_PAIR = re.compile(r"(?<=[a-z]) ([A-Z][^\W\d_]*) ([A-Z][^\W\d_]*)")  # in mid-sentence
_OPENERS = frozenset('.?!:"—')
_SMALL = DETERMINERS | PREPOSITIONS | words("and or but")  # written small in a headline
_ONLY = words("only just merely simply")  # "not only good" is good
_STOPS = frozenset(',;:()".?!')  # a negation does not reach across these
# "limit melting and cause terrible floods": a new predicate, out of reach
_CAUSES = words("cause causes caused causing bring brings create creates created lead leads")
_DEGREES = words("great greatest tremendous incredible extraordinary remarkable")  # "great danger"
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
    kind: str = ""


class Setting(NamedTuple):
    """What the whole text tells about its words: names in it, and the scenes it is of."""

    names: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()


Used = tuple[float, str]  # what a word counts, and why
_NO_SETTING = Setting()  # one text alone: no names are known, and no scene


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


def tone(text: str, neutral: Neutral = (), values: Values = None) -> float:
    """Tone of `text`, -1 (bad) to 1 (good); 0 when neutral. Meant for one sentence at a time.

    `neutral` words count 0, `values` maps words to values of the reader's own, -4 to 4.
    """
    hits = find_hits(TOKEN.findall(straighten(text)), reader_lexicon(neutral, values))
    return squash(math.fsum([hit.used for hit in hits]))


def find_hits(tokens: list[str], words: Lexicon, setting: Setting = _NO_SETTING) -> list[Hit]:
    """The words of the lexicon among `tokens`, in order, in the `setting` of the whole text."""
    starts, done, hits = words.starts, 0, []
    for at in [i for i, token in enumerate(tokens) if token in starts]:
        if at < done:
            continue
        entry, begun = starts[tokens[at]]
        length, second = 1, tokens[at + 1].lower() if at + 1 < len(tokens) else "."
        if second in begun or ANY in begun:
            for phrase in (*begun.get(second, ()), *begun.get(ANY, ())):
                if covered := phrase.match(tokens, at):
                    entry, length = phrase, covered
                    break
        if entry:
            done = at + length
            if entry.value:
                used, why = _use(tokens, at, entry, words, setting)
                if used < 0 and hits and hits[-1].at == at - 1 and tokens[at - 1] in _DEGREES:
                    hits[-1] = hits[-1]._replace(used=0.0, why="degree")
                hits.append(Hit(at, length, entry.value, used, why, entry.kind))
    return hits


def scenes_of(tokens: Iterable[str], words: Lexicon) -> frozenset[str]:
    """The scenes (sport, science, crime) of a text with enough different cue words."""
    seen = set(tokens)
    return frozenset(s for s, cues in words.scenes.items() if len(cues & seen) >= CUES)


def known_names(text: str) -> frozenset[str]:
    """Pairs such as "Green Valley" in the middle of a sentence, and the surname of "Ann Strong"."""
    pairs = _PAIR.findall(text)
    return frozenset(map(" ".join, pairs)) | {b for a, b in pairs if a in given_names()}


def _use(tokens: list[str], at: int, entry: Entry, words: Lexicon, setting: Setting) -> Used:
    """What `entry` counts at `at`, and why."""
    if not tokens[at].islower() and _is_name(tokens, at, setting.names):
        return 0.0, "name"
    if entry.kind == "topic":
        return 0.0, "topic"
    for kind in entry.kind.split() if setting.scenes else ():
        if kind in setting.scenes:
            return 0.0, kind
    return _bend(tokens, at, entry.value, words.benders)


def _is_name(tokens: list[str], at: int, known: frozenset[str]) -> bool:
    """Is the capitalised word at `at` part of a name, by its capital alone?"""
    before = tokens[at - 1] if at else "."
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at].isupper() and (before.isupper() or after.isupper()):
        return False  # a headline in capitals
    if before in _OPENERS and not (before == "." and at > 1 and _abbreviates(tokens[at - 2])):
        named = tokens[at] in known or f"{tokens[at]} {after}" in known
        return named or (after[:1].isupper() and not _ADJECTIVE.search(tokens[at]))
    return not _is_headline(tokens[max(at - AROUND, 0) : at + AROUND + 1])


def _abbreviates(token: str) -> bool:
    return abbreviations().get(token.lower()) == "name" or (len(token) == 1 and token.isupper())


def ends_between(tokens: list[str], first: int, last: int) -> bool:
    """Does a sentence end within tokens[first:last]? (The stop of "Mr." ends none.)"""
    stops = (at for at in range(first, last) if tokens[at] in ".?!")
    return any(not (at and _abbreviates(tokens[at - 1])) for at in stops)


def _is_headline(tokens: list[str]) -> bool:
    """Does Every Word of Weight Have a Capital? Then capitals tell no names."""
    capitals = sum(token[0].isupper() for token in tokens)
    return capitals > 3 and all(token in _SMALL for token in tokens if token.islower())


def _bend(tokens: list[str], at: int, value: float, benders: Mapping[str, str]) -> Used:
    """What a word of `value` counts at `at`, and why, from the words before it in its clause."""
    used, why = value, "plain"
    for back in range(1, min(OFF_REACH, at) + 1):
        token = tokens[at - back].lower()
        if token in _STOPS or (token in ("and", "but") and tokens[at - back + 1] in _CAUSES):
            break
        group = benders.get(token)
        if group == "off" and not tokens[at].endswith("ly"):  # "ended badly" has not ended
            return 0.0, f"after “{token}”"
        if group == "no" and back <= REACH and tokens[at - back + 1] not in _ONLY:
            used, why = (used * FLIP if used > 0 else 0.0), f"after “{token}”"
    return used, why
