"""The words that carry tone: VADER's lexicon, a news list of ours, and topic words set to neutral.

C. J. Hutto and E. Gilbert (2014), "VADER: A Parsimonious Rule-based Model for Sentiment Analysis
of Social Media Text", ICWSM-14. The lexicon ships in the vaderSentiment wheel, its constants
(negations, degree adverbs) in NLTK; nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from math import fsum
from pathlib import Path

from copydesk import wordlists

_WORD = re.compile(r"[^\W\d_]+(?:'t)?")
_PLAIN = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")  # an entry that is a word, no emoticon
_VOWELS = "aeiou"

Phrases = dict[str, tuple[tuple[tuple[str, ...], float], ...]]


@dataclass(frozen=True)
class Lexicon:
    """Values of words and phrases, and the words that bend them.

    `values`: lower-case word to value, -4 to 4. `phrases`: first word to the phrases it begins,
    longest first, each as (words, value). `topics`: words and phrases that are only a topic here.
    `forms`: every spelling worth a look (lower, Capitalised, UPPER) to its lower-case form.
    """

    values: Mapping[str, float]
    phrases: Phrases
    topics: frozenset[str]
    degrees: Mapping[str, float]
    negations: frozenset[str]
    turners: frozenset[str]
    forms: Mapping[str, str]


@cache
def vader():
    """NLTK's `SentimentIntensityAnalyzer` over the lexicon in the vaderSentiment wheel.

    NLTK takes the lexicon only from a folder on its own data path. The folder is found without
    importing vaderSentiment, which would pull in `requests`.
    """
    import nltk
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    folder = str(Path(find_spec("vaderSentiment").origin).parent)
    if folder not in nltk.data.path:
        nltk.data.path.append(folder)
    return SentimentIntensityAnalyzer("vader_lexicon.txt")


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
    if word.endswith("y") and word[-2] not in _VOWELS:
        plural, past, present = word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    forms = [word, plural] if kind == "n" else [word, plural, past, present]
    return [" ".join([*before, form]) + tail for form in forms]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a word-list entry as the scorer cuts them: hyphens count as blanks."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _entries(name: str) -> Iterable[tuple[str, str]]:
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


@lru_cache(maxsize=16)
def lexicon(neutral: tuple[str, ...] = (), values: tuple[tuple[str, float], ...] = ()) -> Lexicon:
    """The lexicon with a reader's own words: `neutral` ones count 0, `values` are (word, value).

    The later wins: VADER's lexicon, news values, topic words, `neutral`, `values`.
    """
    published = {words_of(w): v for w, v in vader().lexicon.items() if _PLAIN.fullmatch(w)}
    table = dict(published)
    for head, form in _entries("news_values"):
        words, value = words_of(form), float(head.split()[0])
        if table.get(words, 0.0) * value <= 0:  # VADER's own stays where the signs agree
            table[words] = value
    mine = {words_of(word): float(value) for word, value in values}
    topics = {words_of(form) for _, form in _entries("news_neutral")}
    topics = (topics | {words_of(word) for word in neutral}) - mine.keys()
    for words in topics:  # keep the value that is dropped, so that it can be shown
        table[words] = table.get(words) or fsum(table.get((word,), 0.0) for word in words)
    table |= mine
    constants = vader().constants
    turners = frozenset(form for _, form in _entries("news_turners"))
    negations = (frozenset(constants.NEGATE) | {"no"}) - turners
    tools = negations | constants.BOOSTER_DICT.keys()  # these bend others, and have no tone
    single = {words[0]: value for words, value in table.items() if len(words) == 1}
    single = {word: value for word, value in single.items() if word not in tools}
    phrases: dict[str, list] = {}
    for words in sorted((w for w in table if len(w) > 1), key=len, reverse=True):
        phrases.setdefault(words[0], []).append((words[1:], table[words]))
    return Lexicon(
        values=single,
        phrases={word: tuple(rest) for word, rest in phrases.items()},
        topics=frozenset(map(" ".join, topics)),
        degrees=constants.BOOSTER_DICT,
        negations=negations,
        turners=turners,
        forms={form: word for word in [*single, *phrases] for form in _cases(word)},
    )


def reader_lexicon(
    neutral: Iterable[str] = (), values: Mapping[str, float] | None = None
) -> Lexicon:
    """`lexicon` for a reader's words as a list and a dictionary; a lone string is one word."""
    neutral = (neutral,) if isinstance(neutral, str) else tuple(neutral)
    return lexicon(neutral, tuple((values or {}).items())) if neutral or values else lexicon()


def _cases(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()
