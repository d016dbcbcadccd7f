"""The words that carry tone: VADER's lexicon, a news list of ours, and topic words set to neutral.

C. J. Hutto and E. Gilbert (2014), "VADER: A Parsimonious Rule-based Model for Sentiment Analysis
of Social Media Text", ICWSM-14. The lexicon ships in the vaderSentiment wheel; nothing is
downloaded, and nothing of the wheel is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from math import fsum
from pathlib import Path
from typing import NamedTuple

from copydesk import wordlists

MOST = 4.0  # the ends of VADER's scale of values
LEAST = 0.5  # a smaller value in VADER's lexicon ("prevent" 0.1) is no tone
LOW, HIGH = -2.2, 3.0  # in news one word weighs no more: "killed" not as much as three others
GAP = 3  # how many words may stand where an entry has "*"
ANY = ""  # the second word of entries that have "*" or "^" there

_WORD = re.compile(r"[^\W\d_]+(?:'t)?|[*^]")
_PLAIN = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")  # an entry that is a word, no emoticon

Words = tuple[str, ...]
Neutral = Iterable[str]  # words that shall carry no tone
Values = Mapping[str, float] | None  # words with a value of the reader's own


class Entry(NamedTuple):
    """A word or phrase: its words, its value (-4 to 4) and its kinds, between blanks.

    Kinds: "grim" (people are hurt or die), "reproach" (said against others), "contest" (one wins,
    one loses), "topic" (no tone in news), and names of scenes (no tone in an article of that one).
    "*" stands for up to GAP words, "^" for a word with a capital.
    """

    words: Words
    value: float
    kind: str

    def match(self, tokens: list[str], at: int) -> int:
        """How many of `tokens` the entry covers from `at` on; 0 when it does not stand there."""
        end, gap = at + 1, 0
        for word in self.words[1:]:
            if word == "*":
                gap = GAP
                continue
            reach = tokens[end : end + gap + 1]
            step = next((i for i, token in enumerate(reach) if _fits(word, token)), None)
            if step is None or not all(token[0].isalpha() for token in reach[:step]):
                return 0
            end, gap = end + step + 1, 0
        return end - at


def _fits(word: str, token: str) -> bool:
    return token[0].isupper() if word == "^" else token.lower() == word


class Lexicon(NamedTuple):
    """Words and phrases by every spelling of their first word (lower, Capitalised, UPPER).

    `starts`: to the entry of that one word, if any, and to the phrases it begins: their second
    words (ANY among them) to the entries, longest first. `benders`: a word to its group
    (no, off). `scenes`: a scene to its cue words.
    """

    starts: Mapping[str, tuple[Entry | None, Mapping[str, list[Entry]]]]
    benders: Mapping[str, str]
    scenes: Mapping[str, set[str]]


@cache
def vader() -> dict[str, float]:
    """VADER's lexicon, word to value, as the vaderSentiment wheel ships it.

    The file is found without importing vaderSentiment, which would pull in `requests`.
    """
    path = Path(find_spec("vaderSentiment").origin).with_name("vader_lexicon.txt")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: float(row[1]) for row in rows if _PLAIN.fullmatch(row[0])}


def inflect(entry: str) -> list[str]:
    """The forms of a word-list entry: `/v` verb, `/d` verb with doubled consonant, `/n` noun.

    >>> inflect("stop/d by")
    ['stop by', 'stops by', 'stopped by', 'stopping by']
    """
    head, mark, rest = entry.partition("/")
    if not mark:
        return [entry]
    kind, tail = rest[0], rest[1:]
    *before, word = head.split(" ")
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = word + word[-1] if kind == "d" else word.removesuffix("e")
    past, present = stem + "ed", (word if word.endswith("ee") else stem) + "ing"
    if word.endswith("y") and word[-2] not in "aeiou":
        plural, past, present = word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    forms = [word, plural] if kind == "n" else [word, plural, past, present]
    return [" ".join([*before, form]) + tail for form in forms]


def words_of(text: str) -> Words:
    """The words of a word-list entry as the scorer cuts them: hyphens count as blanks."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def groups(name: str) -> Iterator[tuple[str, str]]:
    """(head of the group, form) for each form of each entry of a list.

    A group is a head that ends with a colon, then entries between commas.
    """
    head = ""
    for line in wordlists.load(name):
        if line.endswith(":"):
            head = line.rstrip(":")
            continue
        for entry in filter(None, map(str.strip, line.split(","))):
            for form in inflect(entry):
                yield head, form


def kind_of(head: str) -> str:
    """The kind in the head of a group: "-2.4 grim, people are killed" is "grim"."""
    reason = head.partition(" ")[2].partition(",")[0]
    return reason if reason in ("grim", "reproach", "contest") else ""


@cache
def _listed() -> dict[Words, tuple[float, str]]:
    """Value and kinds of each entry of VADER's lexicon and of our lists, the later list winning."""
    told = {words_of(w): v for w, v in vader().items() if abs(v) >= LEAST}
    table = {words: (max(LOW, min(HIGH, value)), "") for words, value in told.items()}
    for head, form in groups("news_values"):
        words, value = words_of(form), float(head.split()[0])
        published = table.get(words, (0.0, ""))[0]
        # VADER's own value stays where the signs agree
        table[words] = published if published * value > 0 else value, kind_of(head)
    for head, form in groups("news_scenes"):
        scene, _, what = head.partition(": ")
        if what == "no tone":
            words = words_of(form)
            value, kind = table.get(words) or (_value(table, words), "")
            table[words] = value, f"{kind} {scene}".strip()
    for _, form in groups("news_neutral"):
        table[words_of(form)] = _value(table, words_of(form)), "topic"
    return table


def _value(table: Mapping[Words, tuple[float, str]], words: Words) -> float:
    """The value that is dropped for a topic, kept so that it can be shown."""
    return table.get(words, (0.0,))[0] or fsum(table.get((w,), (0.0,))[0] for w in words)


@lru_cache(maxsize=16)
def lexicon(neutral: tuple[str, ...] = (), values: tuple[tuple[str, float], ...] = ()) -> Lexicon:
    """The lexicon with a reader's own words: `neutral` ones count 0, `values` are (word, value).

    The later wins: VADER's lexicon, news values, scenes, topic words, `neutral`, `values`.
    """
    benders = {form: head.partition(",")[0] for head, form in groups("news_benders")}
    table = {w: v for w, v in _listed().items() if benders.get(w[0], "off") == "off" or w[1:]}
    table |= {words_of(word): (_value(table, words_of(word)), "topic") for word in neutral}
    table |= {words_of(word): (value, "") for word, value in values}
    starts: dict[str, tuple] = {}
    for words, (value, kind) in sorted(table.items(), key=lambda item: -len(item[0])):
        for form in {words[0], words[0].capitalize(), words[0].upper()}:
            _, begun = starts.setdefault(form, (None, {}))
            if words[1:]:
                second = words[1] if words[1] not in "*^" else ANY
                begun.setdefault(second, []).append(Entry(words, value, kind))
            else:
                starts[form] = Entry(words, value, kind), begun
    scenes: dict[str, set[str]] = {}
    for head, form in groups("news_scenes"):
        if head.endswith(": cue"):
            scenes.setdefault(head.partition(":")[0], set()).add(form)
    return Lexicon(starts, benders, scenes)


def reader_lexicon(neutral: Neutral = (), values: Values = None) -> Lexicon:
    """`lexicon` for a reader's words and phrases; a lone string is one word.

    Raises ValueError for what is no word, and for a value that is no number from -4 to 4.
    """
    neutral = (neutral,) if isinstance(neutral, str) else tuple(neutral)
    values = dict(values or {})
    for word in (*neutral, *values):
        if not isinstance(word, str) or not words_of(word):
            raise ValueError(f"{word!r} is no word or phrase")
    for word, value in values.items():
        if not isinstance(value, (int, float)) or not -MOST <= value <= MOST:
            raise ValueError(f"the value of {word!r} must be a number from -4 to 4, not {value!r}")
    return lexicon(neutral, tuple(values.items())) if neutral or values else lexicon()
