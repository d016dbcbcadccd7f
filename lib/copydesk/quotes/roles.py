"""What the text introduces its people and bodies as, so that "the mayor" has a name.

"Mayor Ann Bell", "Ann Bell, 51, the mayor of Orla,", "Ann Bell was elected mayor", "the Tea Board",
"Orla Airlines". Whoever says something as "the mayor" is the one person called so before, near by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from copydesk.language.tokens import Tokens
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
_COMPANY = "company"
_STOPPING = (DETERMINERS | PREPOSITIONS | SUBORDINATORS | AUXILIARIES) - {"of"}


@dataclass(frozen=True, slots=True)
class Role:
    """One introduction; `words` are all words of it, in small letters."""

    start: int  # of the name it belongs to
    name: str
    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """The introductions by their head, in reading order, and where each name stands."""

    by_head: Mapping[str, Sequence[Role]]
    places: Mapping[str, Sequence[int]]  # name: offsets of its mentions
    companies: frozenset[str]  # names that may be called "the company"
    bodies_at: Mapping[int, str]  # names of organisations and places by their offset

    def whom(self, tokens: Tokens, first: int, head: int, end: int, reach: int) -> str | None:
        """The one name that the phrase first..end-1, "the … HEAD …", may mean; None when in doubt.

        `reach` is the offset where the nearest paragraph starts in which the name must stand.
        """
        at = tokens.spans[first][0]
        noun = _plain(tokens.low[head])
        said = {_plain(w) for w in (*tokens.low[first + 1 : head], *tokens.low[head + 1 : end])}
        said -= DETERMINERS | PREPOSITIONS | {""}
        fitting = {
            role.name: self._last(role.name, at)
            for role in self.by_head.get(noun, ())
            if role.start < at and said <= role.words and not role.words & _NOT_IT - said
        }
        if not fitting and noun == _COMPANY and not said:
            fitting = {name: self._last(name, at) for name in sorted(self.companies)}
            reach = max(reach, tokens.spans[0][0])
        near = sorted((place, name) for name, place in fitting.items() if place >= reach)
        here = [name for place, name in near if place >= tokens.spans[0][0]]
        for found in (here, [name for _, name in near]):
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _last(self, name: str, at: int) -> int:
        """Where `name` stands last before the offset `at`; -1 when it does not."""
        return max((p for p in self.places.get(name, ()) if p < at), default=-1)


def read_roles(paragraphs: Sequence[Tokens], names: NameIndex) -> Roles:
    """All introductions of the people and organisations of the article."""
    by_head, places, companies = defaultdict(list), defaultdict(list), set()
    others = set()  # called a fund or a union: not "the company"
    p = 0
    for m in names.mentions:
        while p + 1 < len(paragraphs) and m.start >= _begin(paragraphs[p + 1]):
            p += 1
        tokens = paragraphs[p]
        first, end = tokens.at(m.start), tokens.at(m.end)
        if m.via == "demonym" or m.kind == "place" or first >= end:
            continue
        places[m.name].append(m.start)
        for head, said in _introductions(tokens, first, end, m):
            if _is_person_noun(head) == (m.kind == "person"):
                by_head[head].append(Role(m.start, m.name, head, said))
            if head in company_nouns() and m.kind != "person":  # a carmaker is a company, too
                by_head[_COMPANY].append(Role(m.start, m.name, _COMPANY, said))
            elif head.title() in name_words("organisation") - name_words("company"):
                others.add(m.name)
        if m.kind != "person" and _may_be_company(m.name):
            companies.add(m.name)
    at = {m.start: m.name for m in names.mentions if m.kind in ("organisation", "place")}
    return Roles(dict(by_head), dict(places), frozenset(companies - others), at)


def _begin(tokens: Tokens) -> int:
    return tokens.spans[0][0] if len(tokens) else 0


def _may_be_company(name: str) -> bool:
    last = name.split()[-1].rstrip(".")
    return last in name_words("company") or last not in name_words("organisation")


def _introductions(
    tokens: Tokens, first: int, end: int, name: Name
) -> Iterator[tuple[str, frozenset[str]]]:
    """(head, words) of each phrase beside the name first..end-1 that says what it is."""
    person = name.kind == "person"
    before, after = range(_back(tokens, first), first), _after(tokens, end)
    if before and not tokens.low[first - 1].endswith("'s"):
        yield _plain(tokens.low[first - 1]), _words(tokens, [*before, *_of(tokens, end)])
    for i in _heads(tokens, after):
        yield tokens.low[i], _words(tokens, after)
    if not person and end < len(tokens) and _is_body_noun(tokens, end):
        yield tokens.low[end], _words(tokens, range(first, end + 1))  # "Orla Bakers union"
    if name.kind == "organisation":
        for i in range(first, end):
            if tokens.word[i].rstrip(".") in name_words("organisation"):
                own = tokens.low[i].rstrip(".")
                yield own, _words(tokens, range(first, end))
                yield own.removesuffix("s"), _words(tokens, range(first, end))  # "Orla Airlines"


def _is_person_noun(word: str) -> bool:
    return word in person_nouns() or word in titles()


def _is_body_noun(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i].removesuffix("'s")
    return word in company_nouns() or word.capitalize() in name_words("organisation")


def _of(tokens: Tokens, end: int) -> range:
    """What follows in "Gov. Ann Bell | of Orla"."""
    stop = end
    if tokens.low[end : end + 1] == ["of"]:
        stop += 1
        while stop < min(len(tokens), end + _LONGEST) and tokens.capital(stop):
            stop += 1
    return range(end, stop)


def _back(tokens: Tokens, first: int) -> int:
    """First token of the run of words that leads up to a name: "police chief | Tom Rowe"."""
    begin = first
    while (
        begin > max(0, first - _LONGEST)
        and tokens.is_word(begin - 1)
        and tokens.low[begin - 1] not in _STOPPING
        and tokens.quote[begin - 1] == tokens.quote[first]
    ):
        begin -= 1
    return begin


def _after(tokens: Tokens, end: int) -> range:
    """The words of "Ann Bell, 51, the mayor of Orla," and "Ann Bell is the mayor of Orla"."""
    low, begin = tokens.low, end
    if low[end : end + 1] == [","]:
        begin = end + 3 if low[end + 1][:1].isdigit() else end + 1
    while begin > end - 1 and begin < len(low) and begin < end + 2 and low[begin] in _BECAME:
        begin += 1
    if begin == end or (low[begin : begin + 1] and low[begin] in NEGATIONS):
        return range(0)
    stop = begin
    while stop < min(len(low), begin + _LONGEST) and tokens.is_word(stop):
        if low[stop] in SUBORDINATORS | AUXILIARIES:
            break
        stop += 1
    ended = stop >= len(low) or not tokens.is_word(stop) or low[stop] in ("who", "which")
    return range(begin, stop if ended else begin)  # not "with Ann Bell, the mayor said"


def _heads(tokens: Tokens, run: range) -> Iterator[int]:
    """The words of a phrase that may say what it is: "the city's first | mayor | of Orla"."""
    for i in run:
        if tokens.low[i] in PREPOSITIONS:
            return
        named = i + 1 < len(tokens) and tokens.capital(i + 1)  # "mayor Ann Bell" is another
        if not named and not tokens.low[i].endswith("'s"):
            yield i


def _words(tokens: Tokens, run: Iterable[int]) -> frozenset[str]:
    return frozenset(_plain(tokens.low[i]) for i in run) - DETERMINERS - POSSESSIVES


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
    for tokens, first, end in islice(_sentences_back(paragraphs, p, source), _SENTENCES):
        name = (_group if plural else _body)(tokens, first, end, roles)
        if name:
            return name
    return None


def _sentences_back(
    paragraphs: Sequence[Tokens], p: int, source: int
) -> Iterator[tuple[Tokens, int, int]]:
    """The sentence up to `source` and those before, in this paragraph and the one before."""
    tokens = paragraphs[p]
    unit = tokens.unit_of(source)
    ranges = [(tokens, a, b) for a, b in (*tokens.units[:unit], (tokens.units[unit][0], source))]
    if p:
        ranges = [(paragraphs[p - 1], a, b) for a, b in paragraphs[p - 1].units] + ranges
    return ((t, a, b) for t, a, b in reversed(ranges) if a < b and t.quote[a] < 0)


def _group(tokens: Tokens, first: int, end: int, roles: Roles) -> str | None:
    """The people that a sentence begins with: "Two residents | fled"."""
    for i in range(first, min(end, first + _LONGEST)):
        if tokens.low[i] in SUBJECTS:
            return None
        if tokens.low[i] in plural_nouns():
            name = tokens.text[slice(*tokens.span(first, i + 1))]
            capital = tokens.capital(first + 1) if i > first else False
            return name if capital else name[0].lower() + name[1:]
        if tokens.low[i] in _STOPPING - DETERMINERS or not tokens.is_word(i):
            return None
    return None


def _body(tokens: Tokens, first: int, end: int, roles: Roles) -> str | None:
    """The organisation, country or company that a sentence begins with."""
    definite = tokens.low[first] == "the"
    for i in range(first, min(end, first + 1 + definite)):
        if tokens.spans[i][0] in roles.bodies_at:
            return roles.bodies_at[tokens.spans[i][0]]
    for i in range(first + 1, min(end, first + 3)):
        if definite and (
            tokens.low[i] in company_nouns()
            or tokens.word[i].capitalize() in name_words("organisation")
        ):
            return roles.whom(tokens, first, i, i + 1, 0) or f"the {tokens.low[i]}"
    return None
