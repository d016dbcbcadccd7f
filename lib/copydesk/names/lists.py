"""The word lists that names are read with, as dictionaries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from copydesk import wordlists
from copydesk.language.words import DETERMINERS, word_classes


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a list knows: canonical name, kind, how it is written, and whether doubtful."""

    name: str
    kind: str
    via: str
    doubtful: bool = False


@cache
def known_names() -> dict[str, Known]:
    """Every spelling that the lists of countries, regions and organisations know.

    >>> known_names()["Oslo"]
    Known(name='Norway', kind='place', via='capital', doubtful=False)
    """
    found: dict[str, Known] = {}
    listed = {"firms": "organisation", "cities": "place", "regions": "place",
              "organisations": "organisation", "teams": "organisation"}  # fmt: skip
    for where, kind in listed.items():
        for line in wordlists.load(where):
            name, _, others = line.partition("\t")
            for written in filter(None, (name, *others.split("|"))):
                via = _via(written, name)
                doubtful = where == "cities" or (where in ("firms", "teams") and " " not in written)
                found[written] = found[written.replace("'", "’")] = Known(name, kind, via, doubtful)
    for line in wordlists.load("countries"):
        name, others, capitals, demonyms = (line + "\t\t\t").split("\t")[:4]
        found[name] = Known(name, "place", "full name")
        for other in filter(None, others.split("|")):
            bare = other.removeprefix("?")
            found[bare] = Known(name, "place", _via(bare, name), bare != other)
        for words, via in ((capitals, "capital"), (demonyms, "demonym")):
            for word in filter(None, words.split("|")):
                found.setdefault(word, Known(name, "place", via))
    return found


def _via(spelling: str, name: str) -> str:
    short = spelling.endswith(".") or spelling.replace(".", "").isupper()
    return "full name" if spelling == name else "abbreviation" if short else "short name"


@cache
def first_words() -> frozenset[str]:
    """First words of all known names: a quick look before the dictionary is asked."""
    return frozenset(re.split(r"[ ,’'-]", name, maxsplit=1)[0] for name in known_names())


@cache
def _people() -> tuple[tuple[str, frozenset[str], str], ...]:
    """The rows of `people.txt`: word as written, its classes, m or f or ""."""
    rows = (line.split("\t") for line in wordlists.load("people"))
    return tuple((word, frozenset(kinds.split()), "".join(gender)) for word, kinds, *gender in rows)


@cache
def title_words(*kinds: str) -> frozenset[str]:
    """Small-letter words of one or more classes of `people.txt`: "title", "before", "office"."""
    return frozenset(word.lower() for word, of, _ in _people() if not of.isdisjoint(kinds))


@cache
def titles() -> dict[str, str]:
    """Words before a name that are no part of it, with and without a stop → m, f or ""."""
    found = {}
    for word, kinds, gender in _people():
        if kinds & {"title", "part", "before"} and word not in DETERMINERS | {"and"}:
            found |= dict.fromkeys((word.lower(), word.lower() + "."), gender)
    return found


@cache
def person_nouns() -> dict[str, str]:
    """Nouns for people, singular and plural, in small letters → m, f or ""."""
    return _with_plurals({word: gender for word, kinds, gender in _people() if "noun" in kinds})


@cache
def plural_nouns() -> frozenset[str]:
    """Nouns for several people: "mayors", "women"."""
    return frozenset(n for n in person_nouns() if n.endswith(("s", "men", "people", "others")))


@cache
def proper_nouns() -> frozenset[str]:
    """Nouns for people that are written with a capital, in small letters: "democrats"."""
    return frozenset(_with_plurals({word: "" for word, of, _ in _people() if word[0].isupper()}))


@cache
def document_nouns() -> frozenset[str]:
    """Nouns for documents, singular and plural."""
    return frozenset(_with_plurals(dict.fromkeys(wordlists.load("document_nouns"), "")))


def _with_plurals(nouns: dict[str, str]) -> dict[str, str]:
    found = {}
    for noun, gender in nouns.items():
        plural = noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeo" else noun + "s"
        if noun.endswith("man"):
            plural = noun[:-2] + "en"
        elif noun.endswith(("s", "x", "ch", "sh")):
            plural = noun + "es"
        found |= dict.fromkeys((noun.lower(), plural.lower()), gender)
    return found


@cache
def company_nouns() -> frozenset[str]:
    """Singular nouns for firms: carmaker, retailer."""
    return frozenset(wordlists.load("company_nouns"))


@cache
def name_words(kind: str) -> frozenset[str]:
    """Words of one class of `name_words.txt`: organisation, company, place, other, none …"""
    return word_classes("name_words")[kind]


@cache
def starters() -> frozenset[str]:
    """Small-letter words that begin sentences rather than names."""
    return frozenset(wordlists.load("sentence_starters"))


@cache
def given_names() -> frozenset[str]:
    """Common given names, as written, that tell a person from a place or a firm."""
    rows = (line.split("\t") for line in wordlists.load("given_names"))
    return frozenset(row[0] for row in rows if "word" not in row)


@cache
def genders_of_given_names() -> dict[str, str]:
    """Given name → m or f, for those that tell."""
    rows = (line.split("\t") for line in wordlists.load("given_names"))
    return {name: gender for name, gender, *_ in rows if gender != "-"}


@cache
def countries() -> frozenset[str]:
    """English short names of all states."""
    return frozenset(line.split("\t")[0] for line in wordlists.load("countries"))
