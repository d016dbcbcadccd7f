"""The word lists that names are read with, as dictionaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from copydesk import wordlists


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a list knows: canonical name, kind, how it is written, and whether doubtful."""

    name: str
    kind: str
    via: str
    doubtful: bool = False


def word_set(text: str) -> frozenset[str]:
    """The space separated words of `text`, as a set."""
    return frozenset(text.split())


@cache
def known_names() -> dict[str, Known]:
    """Every spelling that the lists of countries, regions and organisations know.

    >>> known_names()["Oslo"]
    Known(name='Norway', kind='place', via='capital', doubtful=False)
    """
    found: dict[str, Known] = {}
    for kind, listed in (("place", "regions"), ("organisation", "organisations")):
        for line in wordlists.load(listed):
            name, _, others = line.partition("\t")
            found[name] = Known(name, kind, "full name")
            for other in filter(None, others.split("|")):
                found[other] = Known(name, kind, _via(other))
    for line in wordlists.load("countries"):
        name, others, capitals, demonyms = (line + "\t\t\t").split("\t")[:4]
        found[name] = Known(name, "place", "full name")
        for other in filter(None, others.split("|")):
            doubtful = other.startswith("?")
            other = other.removeprefix("?")
            found[other] = Known(
                name, "place", "full name" if other == name else _via(other), doubtful
            )
        for words, via in ((capitals, "capital"), (demonyms, "demonym")):
            for word in filter(None, words.split("|")):
                found.setdefault(word, Known(name, "place", via))
    return found


def _via(spelling: str) -> str:
    short = spelling.endswith(".") or spelling.replace(".", "").isupper()
    return "abbreviation" if short else "short name"


@cache
def first_words() -> frozenset[str]:
    """First words of all known names: a quick look before the dictionary is asked."""
    return frozenset(name.replace(",", " ").replace("-", " ").split()[0] for name in known_names())


@cache
def _classes(listed: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for line in wordlists.load(listed):
        word, kind = line.split("\t")[:2]
        classes.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in classes.items()}


def title_words(kind: str) -> frozenset[str]:
    """Small-letter words of one class of `titles.txt`: title, part, before or charge."""
    return _classes("titles")[kind]


@cache
def company_nouns() -> frozenset[str]:
    """Singular nouns for firms: carmaker, retailer."""
    return frozenset(wordlists.load("company_nouns"))


def name_words(kind: str) -> frozenset[str]:
    """Words of one class of `name_words.txt`: organisation, company, place, other, none …"""
    return _classes("name_words")[kind]


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
def genders_of_titles() -> dict[str, str]:
    """Title in small letters, without a stop → m or f, for those that tell: mr, spokeswoman."""
    rows = (line.split("\t") for line in wordlists.load("titles"))
    return {row[0]: row[2] for row in rows if len(row) > 2}


@cache
def countries() -> frozenset[str]:
    """English short names of all states."""
    return frozenset(line.split("\t")[0] for line in wordlists.load("countries"))
