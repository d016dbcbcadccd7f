"""What a source mention is: a name with a role, a pronoun, an unnamed group, a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.language.tokens import Tokens
from copydesk.language.words import (
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    TEMPORAL,
    words,
)
from copydesk.names import Mention as Name
from copydesk.names.lists import (
    document_nouns,
    genders_of_given_names,
    known_names,
    person_nouns,
    plural_nouns,
    proper_nouns,
    titles,
)

Range = tuple[int, int]

_PERSONAL = words(
    "he she they we i you it who which that this these those himself herself him her them"
)
_GENDER = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_LINKS = PREPOSITIONS | words("who which that whose and , — – -- (")
_NO_ROLE = words("and the a an")  # at the head of a role
_PARTICLES = words("of for and & van von de bin al der la the")
_INSTITUTIONS = words(
    "department ministry committee party office agency house institute university court center "
    "centre commission council association union foundation group society institution fund"
)


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
    text = tokens.text[tokens.spans[first][0] : tokens.spans[end - 1][1]]
    pronoun = low[first].partition("'")[0]
    if end - first == 1 and pronoun in _PERSONAL:
        return Mention("pronoun", None, None, text, _GENDER.get(pronoun, ""))
    comma = _next_comma(tokens, first, end)
    run = _person_of(tokens, first, comma) or _name_run(tokens, first, comma)
    apposed = comma + 1 < end and (
        low[comma + 1] not in PREPOSITIONS or tokens.capital(comma + 1)
    )  # "Per" is a name, too
    several = low[comma - 1] in plural_nouns() or low[first] in plural_nouns()
    if run is None and apposed and not several:
        run = _name_run(tokens, comma + 1, _next_comma(tokens, comma + 1, end))
    word = tokens.word[first + 1] if first + 1 < comma else ""
    alone = low[first] == "the" and run == (first + 1, first + 2) == (first + 1, comma)
    if alone and word.lower() in titles():  # "the Commissioner"
        return Mention("anonymous", f"the {word.lower()}", None, text, head=word.lower())
    if alone and _is_demonym(word):
        return Mention("anonymous", f"the {word}", None, text, head=word.lower())
    if run and low[run[1] - 1] not in plural_nouns():
        return _named(tokens, first, end, run, named)
    return _unnamed(tokens, first, comma, end)


def _is_demonym(word: str) -> bool:
    known = known_names().get(word)
    return known is not None and known.via == "demonym"


def _next_comma(tokens: Tokens, first: int, end: int) -> int:
    return next(
        (
            i
            for i in range(first, end)
            if tokens.low[i] in DASHES or tokens.low[i] in {",", "(", ")"}
        ),
        end,
    )


def _person_of(tokens: Tokens, first: int, end: int) -> Range | None:
    """ "Judge | Ann Bell | of the Orla Court": a person, and then where they belong."""
    of = next((i for i in range(first + 1, end) if tokens.low[i] == "of"), None)
    if of is None or not tokens.capital(of - 1):
        return None
    begin = _after_titles(tokens, first, of)
    titled = begin > first and tokens.low[begin] not in titles()
    named = of - begin > 1 and tokens.word[begin] in genders_of_given_names()
    return (begin, of) if titled or named else None


def _name_run(tokens: Tokens, first: int, end: int) -> Range | None:
    """The capitalised words the phrase first..end-1 hangs on: "the club's chair | Ann Bell"."""
    low, last = tokens.low, end
    for i in range(first + 1, end):
        joined = low[i] in {"of", "for", "and"} and tokens.capital(i - 1)
        joined = joined and i + 1 < end and (tokens.capital(i + 1) or low[i + 1] == "the")
        if (low[i] in SUBORDINATORS or low[i] in PREPOSITIONS) and not joined:
            last = i
            break
    if last > first + 1 and low[last - 1] in ("'", "."):  # "the bakers'", "Acme Corp."
        last -= 1
    if last <= first or not tokens.capital(last - 1) or low[last - 1] in TEMPORAL:
        return None
    begin = last - 1
    while begin > first and (
        tokens.capital(begin - 1)
        or (low[begin - 1] in _PARTICLES and begin - 2 >= first and tokens.capital(begin - 2))
    ):
        begin -= 1
    while begin < last and (low[begin] in DETERMINERS or low[begin] in _PARTICLES):
        begin += 1
    for i in range(begin, last - 1):
        if low[i].endswith("'s") or low[i + 1] == "'":
            begin = i + 1
    return (begin, last) if begin < last else None


def _named(tokens: Tokens, first: int, end: int, run: Range, named: Mapping[int, Name]) -> Mention:
    begin, last = run
    known = named.get(_name_end(tokens, last))
    if known and known.kind == "place" and tokens.at(known.start) > begin + 1:
        link = tokens.at(known.start) - 1
        if tokens.low[link] == "of" and named.get(_name_end(tokens, link)):
            return _named(tokens, first, end, (begin, link), named)  # "Zorla of Paris"
    if known and known.via != "demonym" and known.start >= tokens.spans[first][0]:
        bare = tokens.at(known.start)
        bare = bare if known.kind == "organisation" else max(begin, bare)  # "Bakers' Union"
        name = known.name
        if other := _joined_to(tokens, first, bare, name, named):
            name, bare = f"{other.name} and {name}", tokens.at(other.start)
    else:
        bare = _after_titles(tokens, begin, last)
        name = _tidy(tokens, bare, last)
    before, after = _plain(tokens, first, bare), _plain(tokens, last, end)
    nouns = [w for w in (before + " " + after).lower().split() if w.strip(".,") in titles()]
    gender = next((g for w in nouns if (g := titles()[w.strip(".,")])), "")
    for word in before.lower().split():
        gender = gender or person_nouns().get(word, "")
    role = "; ".join(part for part in (before, after) if part) or None
    text = tokens.text[tokens.spans[first][0] : tokens.spans[end - 1][1]]
    return Mention(
        "name", name, role, text, gender or genders_of_given_names().get(name.split()[0], "")
    )


def _joined_to(tokens: Tokens, first: int, bare: int, name: str, named) -> Name | None:
    """The name joined to the one that begins at token `bare`: "Tom Rowe and | Ann Bell"."""
    if bare - 2 < first or tokens.low[bare - 1] != "and":
        return None
    other = named.get(_name_end(tokens, bare - 1))
    return other if other and other.name != name else None


def _name_end(tokens: Tokens, last: int) -> int:
    """Offset where the name ending with token last-1 ends, a possessive 's left out."""
    end = tokens.spans[last - 1][1]
    return end - 2 if tokens.low[last - 1].endswith("'s") else end


def _after_titles(tokens: Tokens, begin: int, last: int) -> int:
    """First token of the name proper: "Foreign Minister | Bell", but "Justice Department"."""
    if tokens.low[last - 1] in _INSTITUTIONS:
        return begin
    return max((i + 1 for i in range(begin, last - 1) if tokens.low[i] in titles()), default=begin)


def _tidy(tokens: Tokens, first: int, last: int) -> str:
    name = tokens.text[tokens.spans[first][0] : _name_end(tokens, last)]
    return " ".join(name.split())


def _plain(tokens: Tokens, first: int, last: int) -> str:
    """The words first..last-1 without commas and brackets at their edges."""
    while first < last and not tokens.word[first][0].isalnum():
        first += 1
    while last > first and not tokens.is_word(last - 1):
        last -= 1
    while first < last and tokens.low[first] in _NO_ROLE:
        first += 1
    if first >= last:
        return ""
    return " ".join(tokens.text[tokens.spans[first][0] : tokens.spans[last - 1][1]].split())


def _unnamed(tokens: Tokens, first: int, comma: int, end: int) -> Mention:
    """A role, a group, an institution or a document."""
    low = tokens.low
    stop = next((i for i in range(first + 1, comma) if low[i] in _LINKS), comma)
    head = low[stop - 1]
    called = " ".join(tokens.text[tokens.spans[first][0] : tokens.spans[comma - 1][1]].split())
    text = tokens.text[tokens.spans[first][0] : tokens.spans[end - 1][1]]
    if _sentence_capital(tokens, first):
        called = called[:1].lower() + called[1:]
    if head in document_nouns():
        return Mention("document", called, None, text, head=head)
    role = _plain(tokens, comma, end) or None
    if head not in person_nouns() and any(tokens.capital(i) for i in range(first + 1, stop)):
        return Mention("name", called, role, text, head=head)
    return Mention("anonymous", called, role, text, person_nouns().get(head, ""), head)


def _sentence_capital(tokens: Tokens, first: int) -> bool:
    """Is the capital of token `first` only that of a sentence's beginning?"""
    word = tokens.low[first]
    if word in proper_nouns():
        return False
    return (
        word in DETERMINERS or word in POSSESSIVES or word in PREPOSITIONS or word in person_nouns()
    )
