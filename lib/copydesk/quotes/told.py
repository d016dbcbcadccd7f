"""What the story itself tells of its people: whom it calls he or she, and how often it names them.

Read before any speaker is resolved. What stands in quotation marks is no story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import reporting
from copydesk.language.words import DETERMINERS
from copydesk.quotes.patterns import Report

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m",
           "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_SENTENCES = 2  # how many sentences after a name its pronoun may stand
_AGAIN = 2  # paragraphs that must call somebody he or she, for the story to be about them


@dataclass(frozen=True, slots=True)
class Told:
    """Of each name: the paragraphs that call it he (m) or she (f), and how often it stands."""

    called: Mapping[tuple[str, str], frozenset[int]]  # (name, gender): paragraphs
    often: Mapping[str, int]

    def gender(self, name: str) -> str:
        """The one gender that the story gives `name`, else ""."""
        he, she = ((name, gender) in self.called for gender in "mf")
        return "" if he == she else "m" if he else "f"

    def main(self, gender: str, but: str, before: int, again: bool = False) -> str | None:
        """The most mentioned person called so before paragraph `before`; None when two are."""
        fitting = [
            (self.often[name], name)
            for (name, g), paragraphs in self.called.items()
            if g == gender and name != but and min(paragraphs) < before
            and (not again or len(paragraphs) >= _AGAIN)
        ]  # fmt: skip
        fitting.sort(reverse=True)
        if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
            return None
        return fitting[0][1]


def read_told(
    paragraphs: Sequence[Tokens], people: Mapping[int, Sequence], genders: Mapping[str, str]
) -> Told:
    """`people`: those named in each paragraph, in order; `genders`: m, f or "" by name."""
    called = defaultdict(set)
    for p, named in people.items():
        for gender, name in _pronouns(paragraphs[p], named, genders):
            called[name, gender].add(p)
    often = Counter(person.name for named in people.values() for person in named)
    often.update(name for (name, _), found in sorted(called.items()) for _ in found)
    return Told({key: frozenset(found) for key, found in sorted(called.items())}, dict(often))


def _pronouns(tokens: Tokens, named: Sequence, genders) -> Iterable[tuple[str, str]]:
    """(gender, name) of each "he" and "she" that only one person named before can be."""
    k, before = 0, []
    for i, low in enumerate(tokens.low):
        if low.partition("'")[0] not in ("he", "she") or tokens.quote[i] >= 0:
            continue
        while k < len(named) and named[k].start < tokens.spans[i][0]:
            before.append(named[k])
            k += 1
        gender = GENDERS[low.partition("'")[0]]
        unit = tokens.unit_of(i)
        near = [q for q in before[-6:] if unit - q.unit < _SENTENCES]
        names = {q.name for q in near if genders.get(q.name, "") in ("", gender)}
        if len(names) == 1:
            name = names.pop()
            if not any(_of_another(tokens, j, gender) for j in range(tokens.at(near[0].start), i)):
                yield gender, name


def _of_another(tokens: Tokens, i: int, gender: str) -> bool:
    """Is token `i` the her of "Bell called her “…”", "said of her", who is not Bell?"""
    if i == 0 or GENDERS.get(tokens.low[i]) != gender or tokens.low[i] in ("he", "she"):
        return False
    after = tokens.low[i + 1] if i + 1 < len(tokens) else ""
    alone = not tokens.is_word(i + 1) if after else True
    verb = tokens.low[i - 1] in reporting() or tokens.low[i - 1] in ("of", "about")
    return verb and (alone or after in DETERMINERS or after == "that")


def spoken_of(tokens: Tokens, report: Report) -> frozenset[str]:
    """Genders of whom a report speaks: who is "she" in a quotation, or "called her", is another."""
    found = set()
    for first, end in report.contents:
        for i in range(first, end):
            gender = GENDERS.get(tokens.low[i].partition("'")[0])
            if gender and (tokens.quote[i] >= 0 or _of_another(tokens, i, gender)):
                found.add(gender)
    return frozenset(found)
