"""What a source mention is, and what the story tells of its people.

A mention is a name with a role, a pronoun, an unnamed group, a document. The story, outside of
quotation marks, calls its people he or she; that is read before any speaker is resolved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk.language.tokens import Range, Tokens
from copydesk.language.verbs import participles, reporting
from copydesk.language.words import (
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    STOPS,
    SUBORDINATORS,
    TEMPORAL,
    words,
)
from copydesk.names import Mention as Name
from copydesk.names.lists import (
    company_nouns,
    document_nouns,
    genders_of_given_names,
    known_names,
    name_words,
    person_nouns,
    plural_nouns,
    proper_nouns,
    titles,
)
from copydesk.quotes.patterns import Report
from copydesk.quotes.phrases import two_jobs

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m",
           "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_PERSONAL = words(
    "he she they we i you it who which that this these those himself herself him her them"
)
_LINKS = PREPOSITIONS | words("who which that whose and , — – -- (")
_COMMAS = DASHES | words(", ( )")
_NO_ROLE = words("and the a an")  # at the head of a role
_PARTICLES = words("of for and & van von de bin al der la the")
_OPENING = _PARTICLES | DETERMINERS
_SMALL = DETERMINERS | POSSESSIVES | PREPOSITIONS | person_nouns().keys()
_ANYBODY = words("someone somebody everyone everybody")
_NOT_OF_IT = words("himself herself itself themselves that")  # "a post | that said"
_JUNIOR = words("jr. sr.")
_SENTENCES = 2  # how many sentences after a name its pronoun may stand
_AGAIN = 2  # paragraphs that must call somebody he or she, for the story to be about them
_NEAR = 6  # how many people named before a pronoun are looked at
_SUBJECTS = {w + s: GENDERS[w] for w in ("he", "she") for s in ("", "'s", "'d", "'ll")}


@dataclass(frozen=True, slots=True)
class Mention:
    """One source as it stands. `name` is a full name, or what an unnamed source is called."""

    type: str  # name, pronoun, anonymous, document
    name: str | None
    role: str | None
    text: str
    gender: str = ""  # m, f, or "" when the mention does not tell
    head: str = ""  # the noun an unnamed source hangs on: "mayor", "experts"


def read_mention(tokens: Tokens, first: int, end: int, named: Mapping[int, Name]) -> Mention:
    """Take the source first..end-1 apart; `named` are the article's names by their end offset.

    "Mayor Ann Bell, a baker," is the name "Ann Bell" with the role "Mayor; baker".
    """
    low = tokens.low
    end -= low[end - 1] in _NOT_OF_IT and end - first > 1
    text = tokens.text[slice(*tokens.span(first, end))]
    pronoun = low[first].partition("'")[0]
    if end - first == 1 and pronoun in _PERSONAL:
        return Mention("pronoun", None, None, text, GENDERS.get(pronoun, ""))
    comma = _next_comma(tokens, first, end)
    if low[first] == "the" and comma == first + 2:
        word = tokens.word[first + 1]  # "the Commissioner", "the Italian"
        known = known_names().get(word)
        title = tokens.capital(first + 1) and low[first + 1] in titles()
        if title or (known and known.via == "demonym"):
            called = f"the {word.lower() if title else word}"
            return Mention("anonymous", called, None, text, head=word.lower())
    run = _titled(tokens, first, comma, named) or _person_of(tokens, first, comma)
    run = run or _name_run(tokens, first, comma)
    unknown = run == (first, first + 1) and not named.get(_name_end(tokens, first + 1))
    if unknown and _only_opens(tokens, first):
        run = None  # "Backers said": nobody's name
    if run is None and low[comma - 1] not in plural_nouns() and low[first] not in plural_nouns():
        run = _apposed_name(tokens, comma + 1, end)
    if run and low[run[1] - 1] not in plural_nouns() | _ANYBODY:
        return _named(tokens, first, end, run, named)
    return _unnamed(tokens, first, comma, end)


def _only_opens(tokens: Tokens, i: int) -> bool:
    """Has token `i` its capital because a sentence or a quotation begins with it?"""
    before = tokens.low[i - 1]
    opens = i == 0 or before in STOPS or before == "“"
    opens = opens or (before == "”" and tokens.low[i - 2] != ",")  # not "“Yes,” | Orla | said"
    return opens and not tokens.low[i].endswith("'s")


def _next_comma(tokens: Tokens, first: int, end: int) -> int:
    return next((i for i in range(first, end) if tokens.low[i] in _COMMAS), end)


def _apposed_name(tokens: Tokens, first: int, end: int) -> Range | None:
    """The name in "the head of the club, | Per Lund |", which may look like a preposition."""
    if tokens.low[first] in PREPOSITIONS and not tokens.capital(first):
        return None
    return _name_run(tokens, first, _next_comma(tokens, first, end))


def _titled(tokens: Tokens, first: int, end: int, named: Mapping[int, Name]) -> Range | None:
    """ "minister of mines and energy | Tom Alder |": a title in small letters, and a person."""
    known = named.get(_name_end(tokens, end))
    if not known or known.kind != "person" or known.start <= tokens.spans[first][0]:
        return None
    begin = tokens.at(known.start)
    title = tokens.low[first] in titles() and tokens.low[begin - 1] not in _LINKS
    return (begin, end) if title and tokens.word[begin - 1].islower() else None


def _person_of(tokens: Tokens, first: int, end: int) -> Range | None:
    """ "Judge | Ann Bell | of the Orla Court": a person, and then where they belong."""
    of = next((i for i in range(first + 1, end) if tokens.low[i] == "of"), None)
    if of is None or not tokens.capital(of - 1):
        return None
    begin = _after_titles(tokens, first, of)
    titled = begin > first and tokens.low[begin] not in titles()
    return (begin, of) if titled or tokens.word[begin] in genders_of_given_names() else None


def _name_run(tokens: Tokens, first: int, end: int) -> Range | None:
    """The capitalised words the phrase first..end-1 hangs on: "the club's chair | Ann Bell"."""
    low = tokens.low
    last = next((i for i in range(first + 1, end) if _leaves_name(tokens, i)), end)
    if low[last - 1] in ("'", "."):  # "the bakers'", "Acme Corp."
        last -= 1
    if last <= first or not tokens.capital(last - 1) or low[last - 1] in TEMPORAL:
        return None
    begin = last - 1
    while begin > first and (tokens.capital(begin - 1) or low[begin - 1] in _PARTICLES):
        begin -= 1
    while begin < last and low[begin] in _OPENING:
        begin += 1
    owners = (i + 1 for i in range(begin, last - 1) if low[i].endswith("'s"))
    whose = begin
    begin = max(owners, default=begin)
    if last - begin == 1 and low[begin] in bodies():
        begin = whose  # "the Mayor's | Office"
    return (begin, last) if begin < last else None


def _leaves_name(tokens: Tokens, i: int) -> bool:
    """Is token `i` a "by" or "who" behind the name, no "of" within it ("Bank of England")?"""
    w = tokens.low[i]
    if w in ("of", "for", "and") and tokens.capital(i - 1):
        return not (tokens.capital(i + 1) or tokens.low[i + 1] == "the")
    if w == "and" and two_jobs(tokens, i):
        return False
    return w in SUBORDINATORS or w in PREPOSITIONS


def _named(tokens: Tokens, first: int, end: int, run: Range, named: Mapping[int, Name]) -> Mention:
    begin, last = run
    known = named.get(_name_end(tokens, last))
    if known and known.name.lower() in bodies():
        known = None  # "the Mayor's Office" is no Office
    if tokens.low[begin] in _JUNIOR and tokens.low[begin - 1] == "," and begin > 1:
        father = named.get(_name_end(tokens, begin - 1))  # "Tom Rowe, | Jr. | said"
        name = father.name if father else tokens.word[begin - 2]
        return Mention("name", name, None, tokens.word[begin], _gender(name, "", ""))
    link = tokens.at(known.start) - 1 if known and known.kind == "place" else 0
    if link > begin and tokens.low[link] == "of" and named.get(_name_end(tokens, link)):
        return _named(tokens, first, end, (begin, link), named)  # "Zorla of Paris"
    if known and known.start >= tokens.spans[first][0]:
        bare = tokens.at(known.start)
        bare = bare if known.kind == "organisation" else max(begin, bare)  # "Bakers' Union"
        name = known.name
        if other := _joined_to(tokens, first, bare, name, named):
            name, bare = f"{other.name} and {name}", tokens.at(other.start)
    else:
        bare = _after_titles(tokens, begin, last)
        name = " ".join(tokens.text[tokens.spans[bare][0] : _name_end(tokens, last)].split())
    before, after = _plain(tokens, first, bare), _plain(tokens, last, end)
    role = "; ".join(filter(None, (before, after))) or None
    text = tokens.text[slice(*tokens.span(first, end))]
    return Mention("name", name, role, text, _gender(name, before, after))


def _gender(name: str, before: str, after: str) -> str:
    """m or f by the words beside a name, else by its given name."""
    said = f"{before} {after}".lower().split()
    told = [titles().get(word.strip(".,"), "") for word in said]
    told += [person_nouns().get(word, "") for word in before.lower().split()]
    return next(filter(None, told), genders_of_given_names().get(name.split()[0], ""))


def _joined_to(tokens: Tokens, first: int, bare: int, name: str, named) -> Name | None:
    """The name joined to the one that begins at token `bare`: "Tom Rowe and | Ann Bell"."""
    joint = bare - 1 - (tokens.low[bare - 1] == "the")
    if joint <= first or tokens.low[joint] != "and":
        return None
    other = named.get(_name_end(tokens, joint))
    return other if other and other.name != name else None


def _name_end(tokens: Tokens, last: int) -> int:
    """Offset where the name ending with token last-1 ends, a possessive 's left out."""
    end, low = tokens.spans[last - 1][1], tokens.low[last - 1]
    return end - 2 * low.endswith("'s") - (low in _JUNIOR)


def _after_titles(tokens: Tokens, begin: int, last: int) -> int:
    """First token of the name proper: "Foreign Minister | Bell", but "Justice Department"."""
    if tokens.low[last - 1] in bodies():
        return begin
    return max((i + 1 for i in range(begin, last - 1) if tokens.low[i] in titles()), default=begin)


def _plain(tokens: Tokens, first: int, last: int) -> str:
    """The words first..last-1 without commas and brackets at their edges."""
    while first < last and not tokens.word[first][0].isalnum():
        first += 1
    while last > first and not tokens.is_word(last - 1):
        last -= 1
    while first < last and tokens.low[first] in _NO_ROLE:
        first += 1
    return tokens.string(first, last) if first < last else ""


def _unnamed(tokens: Tokens, first: int, comma: int, end: int) -> Mention:
    """A role, a group, an institution or a document."""
    low = tokens.low
    stop = next((i for i in range(first + 1, comma) if _hangs_on(tokens, i)), comma)
    head, called = low[stop - 1], tokens.string(first, comma)
    text = tokens.text[slice(*tokens.span(first, end))]
    if low[first] in _SMALL and low[first] not in proper_nouns():
        called = called[:1].lower() + called[1:]
    if head in document_nouns():
        return Mention("document", called, None, text, head=head)
    role = _plain(tokens, comma, end) or None
    named = head not in person_nouns() and head not in bodies()
    if named and any(map(tokens.capital, range(first + 1, stop))):
        return Mention("name", called, role, text, head=head)
    return Mention("anonymous", called, role, text, person_nouns().get(head, ""), head)


def _hangs_on(tokens: Tokens, i: int) -> bool:
    """Does what hangs on the noun before begin at token `i`: "a poll | conducted", "| of"?"""
    noun = tokens.low[i - 1] in document_nouns() or tokens.low[i - 1] in person_nouns()
    participle = tokens.low[i].endswith("ed") or tokens.low[i] in participles()
    return tokens.low[i] in _LINKS or (noun and participle)


@cache
def bodies() -> frozenset[str]:
    """Nouns, in small letters, for what speaks as one: "ministry", "carmaker", "campaign"."""
    found = company_nouns() | {w.lower() for w in name_words("organisation")}
    return found - person_nouns().keys()


@dataclass(frozen=True, slots=True)
class Told:
    """Of each name: the paragraphs that call it he (m) or she (f), and how often it stands."""

    called: Mapping[tuple[str, str], frozenset[int]]  # (name, gender): paragraphs
    often: Mapping[str, int]

    def gender(self, name: str) -> str:
        """The one gender that the story gives `name`, else ""."""
        told = [gender for gender in "mf" if (name, gender) in self.called]
        return told[0] if len(told) == 1 else ""

    def main(self, gender: str, but: str, before: int, again: bool = False) -> str | None:
        """The most mentioned person called so before paragraph `before`; None when two are."""
        fitting = sorted(
            (self.often[name], name)
            for (name, g), paragraphs in self.called.items()
            if g == gender and name != but and min(paragraphs) < before
            and (not again or len(paragraphs) >= _AGAIN)
        )  # fmt: skip
        tie = len(fitting) > 1 and fitting[-1][0] == fitting[-2][0]
        return None if tie or not fitting else fitting[-1][1]


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
    k = 0
    for i, low in enumerate(tokens.low if not _SUBJECTS.keys().isdisjoint(tokens.low) else ()):
        if low not in _SUBJECTS or tokens.quote[i] >= 0:
            continue
        while k < len(named) and named[k].start < tokens.spans[i][0]:
            k += 1
        gender, unit = _SUBJECTS[low], tokens.unit_of(i)
        near = [q for q in named[max(0, k - _NEAR) : k] if unit - q.unit < _SENTENCES]
        names = {q.name for q in near if genders.get(q.name, "") in ("", gender)}
        if len(names) == 1:
            between = range(tokens.at(near[0].start), i)
            if not any(_of_another(tokens, j, gender) for j in between):
                yield gender, names.pop()


def _of_another(tokens: Tokens, i: int, gender: str) -> bool:
    """Is token `i` the her of "Bell called her “…”", "said of her", who is not Bell?"""
    low = tokens.low[i]
    if GENDERS.get(low) != gender:
        return False
    after = tokens.low[i + 1]
    alone = not tokens.is_word(i + 1) or after in DETERMINERS or after == "that"
    return alone and (tokens.low[i - 1] in reporting() or tokens.low[i - 1] in ("of", "about"))


def spoken_of(tokens: Tokens, report: Report) -> frozenset[str]:
    """Genders of whom a report speaks: who is "she" in a quotation, or "called her", is another."""
    found = set()
    for first, end in report.contents:
        for i in range(first, end):
            gender = GENDERS.get(tokens.low[i].partition("'")[0])
            if gender and (tokens.quote[i] >= 0 or _of_another(tokens, i, gender)):
                found.add(gender)
    return frozenset(found)
