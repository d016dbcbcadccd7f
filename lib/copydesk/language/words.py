"""Closed word classes, from `wordlists/word_classes.txt`: `words.DETERMINERS` and the like.

All are sets of small-letter words with straight apostrophes. What a class is for says the list.
"""

from __future__ import annotations

from collections import defaultdict

from copydesk.wordlists import load


def words(text: str) -> frozenset[str]:
    """The space separated words of `text`, as a set."""
    return frozenset(text.split())


def word_classes(name: str) -> dict[str, frozenset[str]]:
    """The classes of the list `wordlists/NAME.txt`: class, tab, its words."""
    classes = defaultdict(set)
    for line in load(name):
        kind, _, listed = line.partition("\t")
        classes[kind] |= words(listed)
    return {kind: frozenset(listed) for kind, listed in classes.items()}


_OF = word_classes("word_classes")
DETERMINERS = _OF["determiner"]
POSSESSIVES = _OF["possessive"]
PREPOSITIONS = _OF["preposition"]
SUBORDINATORS = _OF["subordinator"]
SUBJECTS = _OF["subject"]
PRONOUNS = _OF["pronoun"]
BE = _OF["be"]
HAVE = _OF["have"]
DO = _OF["do"]
MODALS = _OF["modal"]
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = _OF["negation"]
ADVERBS = _OF["adverb"]
TEMPORAL = _OF["temporal"]
WHERE = _OF["where"]
SEVERAL = _OF["several"]
GOVERNING = _OF["governing"]
PERIODS = _OF["period"]
NO_ADVERBS = _OF["no adverb"]
NO_PAST = _OF["no past"]
UNCAPPED = PREPOSITIONS | words("a an and or the")  # without a capital in a title or a heading
STOPS = frozenset(".!?;")
DASHES = frozenset(("—", "–", "--", "---", "-"))
