"""What the text introduces its people and bodies as, so that "the mayor" has a name.

"Mayor Ann Bell", "Ann Bell, 51, the mayor of Orla,", "Ann Bell was elected mayor", "the Tea Board",
"Orla Airlines". Whoever says something as "the mayor" is the one person called so before, near by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from copydesk.language.tokens import Range, Tokens
from copydesk.language.verbs import commonly_said
from copydesk.language.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    words,
)
from copydesk.names import Mention as Name
from copydesk.names import NameIndex
from copydesk.names.lists import company_nouns, name_words, person_nouns, plural_nouns, titles

_SENTENCES = 3  # how many of them "it" may look through, its own among them
_LONGEST = 12  # tokens of an introduction
_ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "prof": "professor", "dr": "doctor", "sgt": "sergeant", "col": "colonel", "capt": "captain",
    "adm": "admiral", "lt": "lieutenant", "rev": "reverend", "det": "detective",
}  # fmt: skip
_NOT_IT = words("former ex deputy vice then acting assistant late onetime erstwhile")
_BECAME = BE | words("becomes became remains remained named elected appointed")
_CLAUSES = SUBORDINATORS | AUXILIARIES | frozenset(commonly_said())
_STOPPING = (DETERMINERS | PREPOSITIONS | _CLAUSES) - {"of"}
_NO_GROUP = (_STOPPING - DETERMINERS) | SUBJECTS


@dataclass(frozen=True, slots=True)
class Role:
    """One introduction; `words` are all words of it, in small letters."""

    start: int  # of the name it belongs to
    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """The introductions by their head, in reading order, and where each name stands."""

    by_head: Mapping[str, Sequence[Role]]
    places: Mapping[str, Sequence[int]]  # name: offsets of its mentions, in order
    companies: frozenset[str]  # names that may be called "the company"
    bodies_at: Mapping[int, str]  # names of organisations and places by their offset

    def whom(self, tokens: Tokens, first: int, head: int, end: int, reach: int) -> str | None:
        """The one name that the phrase first..end-1, "the … HEAD …", may mean; None when in doubt.

        `reach` is the offset where the nearest paragraph starts in which the name must stand.
        """
        at, here = tokens.spans[first][0], tokens.spans[0][0]
        noun = _plain(tokens.low[head])
        said = _words(tokens, [*range(first + 1, head), *range(head + 1, end)]) - PREPOSITIONS
        fitting = {
            role.name
            for role in self.by_head.get(noun, ())
            if role.start < at and said <= role.words and not role.words & _NOT_IT - said
        }
        if not fitting and noun == "company" and not said:
            fitting, reach = self.companies, here
        last = {name: self._last(name, at) for name in fitting}
        near = [name for name, place in last.items() if place >= reach]
        nearest = [name for name in near if last[name] >= here] or near
        return nearest[0] if len(nearest) == 1 else None

    def _last(self, name: str, at: int) -> int:
        """Where `name` stands last before the offset `at`; -1 when it does not."""
        places = self.places.get(name, ())
        k = bisect_left(places, at)
        return places[k - 1] if k else -1


def read_roles(paragraphs: Sequence[Tokens], names: NameIndex) -> Roles:
    """All introductions of the people and organisations of the article."""
    by_head, places, companies = defaultdict(list), defaultdict(list), set()
    others = set()  # called a fund or a union: not "the company"
    no_company = name_words("organisation") - name_words("company")
    for p, m in placed(paragraphs, names):
        tokens = paragraphs[p]
        first, end = tokens.at(m.start), tokens.at(m.end)
        if m.via == "demonym" or m.kind == "place" or first >= end:
            continue
        person = m.kind == "person"
        places[m.name].append(m.start)
        for head, said in _introductions(tokens, first, end, m):
            if (head in person_nouns() or head in titles()) == person:
                by_head[head].append(Role(m.start, m.name, said))
            if head in company_nouns() and not person:  # a carmaker is a company, too
                by_head["company"].append(Role(m.start, m.name, said))
            elif head.title() in no_company:
                others.add(m.name)
        if not person and m.name.split()[-1].rstrip(".") not in no_company:
            companies.add(m.name)
    at = {m.start: m.name for m in names.mentions if m.kind in ("organisation", "place")}
    return Roles(dict(by_head), dict(places), frozenset(companies - others), at)


def placed(paragraphs: Sequence[Tokens], names: NameIndex) -> Iterator[tuple[int, Name]]:
    """All mentions, in reading order, each with the number of its paragraph."""
    p, starts = 0, [tokens.spans[0][0] if len(tokens) else 0 for tokens in paragraphs]
    for m in names.mentions:
        while p + 1 < len(paragraphs) and starts[p + 1] <= m.start:
            p += 1
        yield p, m


def _introductions(
    tokens: Tokens, first: int, end: int, name: Name
) -> Iterator[tuple[str, frozenset[str]]]:
    """(head, words) of each phrase beside the name first..end-1 that says what it is."""
    before, after = range(_back(tokens, first), first), _after(tokens, end)
    if before and not tokens.low[first - 1].endswith("'s"):
        yield _plain(tokens.low[first - 1]), _words(tokens, [*before, *_of(tokens, end)])
    for i in _heads(tokens, after):
        yield tokens.low[i], _words(tokens, after)
    if name.kind == "person":
        return
    if _is_body_noun(tokens, end):
        yield tokens.low[end], _words(tokens, range(first, end + 1))  # "Orla Bakers union"
    for i in range(first, end) if name.kind == "organisation" else ():
        if tokens.word[i].rstrip(".") in name_words("organisation"):
            own, said = tokens.low[i].rstrip("."), _words(tokens, range(first, end))
            yield from ((own, said), (own.removesuffix("s"), said))  # "Orla Airlines"


def _is_body_noun(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i].removesuffix("'s")
    return word in company_nouns() or word.capitalize() in name_words("organisation")


def _of(tokens: Tokens, end: int) -> range:
    """What follows in "Gov. Ann Bell | of Orla"."""
    stop = end + (tokens.low[end] == "of")
    while end < stop < end + _LONGEST and tokens.capital(stop):
        stop += 1
    return range(end, stop)


def _back(tokens: Tokens, first: int) -> int:
    """First token of the run of words that leads up to a name: "police chief | Tom Rowe"."""
    for i in range(first - 1, max(0, first - _LONGEST) - 1, -1):
        inside = tokens.is_word(i) and tokens.quote[i] == tokens.quote[first]
        if not inside or tokens.low[i] in _STOPPING:
            return i + 1
    return max(0, first - _LONGEST)


def _after(tokens: Tokens, end: int) -> range:
    """The words of "Ann Bell, 51, the mayor of Orla," and "Ann Bell is the mayor of Orla"."""
    low, begin = tokens.low, end
    if low[end] == ",":
        begin = end + 3 if low[end + 1][:1].isdigit() else end + 1
    while begin < min(end + 2, len(tokens)) and low[begin] in _BECAME:
        begin += 1
    if begin == end or begin >= len(tokens) or low[begin] in NEGATIONS:
        return range(0)
    stop = begin
    while stop < begin + _LONGEST and tokens.is_word(stop) and low[stop] not in _CLAUSES:
        stop += 1
    ended = not tokens.is_word(stop) or low[stop] in ("who", "which")
    return range(begin, stop if ended else begin)  # not "with Ann Bell, the mayor said"


def _heads(tokens: Tokens, run: range) -> Iterator[int]:
    """The words of a phrase that may say what it is: "the city's first | mayor | of Orla"."""
    for i in run:
        if tokens.low[i] in PREPOSITIONS:
            return
        if not tokens.capital(i + 1) and not tokens.low[i].endswith("'s"):
            yield i  # "mayor Ann Bell" is another


def _words(tokens: Tokens, run: Iterable[int]) -> frozenset[str]:
    return frozenset(_plain(tokens.low[i]) for i in run) - DETERMINERS - POSSESSIVES - {""}


def _plain(word: str) -> str:
    """`word` without a possessive, a stop or a shortening: "Gov." is "governor"."""
    bare = word.removesuffix("'s").strip(".,'")
    return _ABBREVIATED.get(bare, bare)


def just_named(
    paragraphs: Sequence[Tokens], p: int, source: int, plural: bool, roles: Roles
) -> str | None:
    """Whom "they" (`plural`) or "it", token `source` of paragraph `p`, takes up, else None.

    It is what the sentence, or one of the two before, begins with: "Residents fled. They said";
    "Orla Airlines cancelled its flights. “We had no choice,” it said".
    """
    for tokens, (first, end) in islice(_sentences_back(paragraphs, p, source), _SENTENCES):
        if name := (_group if plural else _body)(tokens, first, end, roles):
            return name
    return None


def _sentences_back(
    paragraphs: Sequence[Tokens], p: int, source: int
) -> Iterator[tuple[Tokens, Range]]:
    """The sentence up to `source` and those before, in this paragraph and the one before."""
    tokens = paragraphs[p]
    unit = tokens.unit_of(source)
    found = [(tokens, (tokens.units[unit][0], source))]
    found += [(tokens, tokens.units[k]) for k in range(unit - 1, max(-1, unit - 9), -1)]
    if p:
        found += [(paragraphs[p - 1], span) for span in reversed(paragraphs[p - 1].units[-9:])]
    return ((t, (a, b)) for t, (a, b) in found if a < b and t.quote[a] < 0)


def _group(tokens: Tokens, first: int, end: int, roles: Roles) -> str | None:
    """The people that a sentence begins with: "Two residents | fled"."""
    for i in range(first, min(end, first + _LONGEST)):
        if tokens.low[i] in plural_nouns():
            name = tokens.text[slice(*tokens.span(first, i + 1))]
            return name if i > first and tokens.capital(first + 1) else name[0].lower() + name[1:]
        if tokens.low[i] in _NO_GROUP or not tokens.is_word(i):
            return None
    return None


def _body(tokens: Tokens, first: int, end: int, roles: Roles) -> str | None:
    """The organisation, country or company that a sentence begins with."""
    definite = tokens.low[first] == "the"
    for i in range(first, min(end, first + 1 + definite)):
        if tokens.spans[i][0] in roles.bodies_at:
            return roles.bodies_at[tokens.spans[i][0]]
    for i in range(first + 1, min(end, first + 3)) if definite else ():
        if _is_body_noun(tokens, i):
            return roles.whom(tokens, first, i, i + 1, 0) or f"the {tokens.low[i]}"
    return None
