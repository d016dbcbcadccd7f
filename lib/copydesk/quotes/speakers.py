"""The person behind a source mention: short name to full name, he and she, the mayor.

Never a guess: where the text gives no fitting person the speaker is None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from copydesk.language.tokens import Tokens
from copydesk.language.words import PREPOSITIONS
from copydesk.names import Mention as Name
from copydesk.names import NameIndex
from copydesk.names.lists import genders_of_given_names, person_nouns, titles
from copydesk.quotes.joined import Placed
from copydesk.quotes.mentions import Mention, read_mention
from copydesk.quotes.phrases import phrase_before
from copydesk.quotes.roles import Roles, just_named, read_roles
from copydesk.quotes.told import Told, read_told, spoken_of

_MOST = 60  # how many people of one paragraph are looked at
_REACH = 4  # how many paragraphs back a pronoun or a role may point


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks (None when the text does not tell), the mention read, and how it was resolved."""

    name: str | None
    mention: Mention
    how: str  # same mention, short name, pronoun, relative, role, ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named outside quotation marks: a place a pronoun may point back to."""

    start: int
    paragraph: int
    unit: int
    name: str
    gender: str
    speaking: int = 0  # 1: speaks there, 2: in quotation marks
    owning: bool = False  # "Bell's shop": she is not the one the sentence is about


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people of a text; filled while its rows are read in order."""

    paragraphs: Sequence[Tokens]
    names: NameIndex
    named: Mapping[int, Name]  # the names by the offset of their end
    people: dict[int, list[Person]]  # by paragraph
    genders: dict[str, str]  # m, f or "" by name
    roles: Roles
    done: list[tuple[int, Speaker]]  # the rows before, with their paragraphs
    told: Told
    spoke_of: dict[tuple[int, str], set[str]]  # (paragraph, speaker): of he, of she


def find_speakers(
    paragraphs: Sequence[Tokens], rows: Sequence[Placed], names: NameIndex
) -> list[Speaker]:
    """The speaker of each row, in order."""
    genders = _genders(paragraphs, names)
    people = _people(paragraphs, names, genders)
    told = read_told(paragraphs, people, genders)
    genders |= {name: told.gender(name) for name, g in genders.items() if not g}
    named = {m.end: m for m in names.mentions if m.via != "demonym"}
    roles = read_roles(paragraphs, names)
    spoke_of = defaultdict(set)
    known = Known(paragraphs, names, named, people, genders, roles, [], told, spoke_of)
    for row in rows:
        tokens = paragraphs[row.paragraph]
        first, end = row.report.source
        speaker = _resolve(read_mention(tokens, first, end, named), row, tokens, known)
        known.done.append((row.paragraph, speaker))
        if speaker.name:
            known.spoke_of[row.paragraph, speaker.name] |= spoken_of(tokens, row.report)
        person = speaker.mention.type == "name" and (
            not speaker.mention.head or speaker.how == "role"
        )
        if names.kind(speaker.name or "") in {"organisation", "place"}:
            person = False
        if speaker.name and (person or speaker.mention.gender):
            gender = speaker.mention.gender or genders.get(speaker.name, "")
            place, unit = tokens.spans[first][0], tokens.unit_of(first)
            speaking = 1 + any(tokens.quote[i] >= 0 for i, _ in row.report.contents)
            found = Person(place, row.paragraph, unit, speaker.name, gender, speaking)
            known.people.setdefault(row.paragraph, []).append(found)
    return [speaker for _, speaker in known.done]


def _resolve(mention: Mention, row: Placed, tokens: Tokens, known: Known) -> Speaker:
    if mention.type == "name":
        full = (mention.name or "") in mention.text
        return Speaker(mention.name, mention, "same mention" if full else "short name")
    if mention.type == "pronoun":
        word = mention.text.lower().replace("’", "'").partition("'")[0]
        if word in {"who", "which", "that"}:
            return _relative(mention, row, tokens, known.named)
        if mention.gender:
            return _he_or_she(mention, row, tokens, known)
        if word in {"they", "it"}:
            return _they(mention, row, word, known)
        return Speaker(None, mention, "")
    if mention.type == "anonymous" and tokens.low[row.report.source[0]] == "the":
        found = _by_role(mention, row, tokens, known)
        if found:
            return Speaker(found, replace(mention, type="name"), "role")
        if before := _unnamed_before(mention, row, known):
            return Speaker(before, mention, "role")
    return Speaker(mention.name, mention, "same mention")


def _unnamed_before(mention: Mention, row: Placed, known: Known) -> str | None:
    """ "a tired official" for "the official", when only one such spoke near by."""
    spoke = {
        speaker.name
        for paragraph, speaker in known.done[-_MOST:]
        if row.paragraph - paragraph <= _REACH and speaker.mention.type == "anonymous"
        if speaker.mention.head == mention.head and speaker.name != mention.name
    }
    name = spoke.pop() if len(spoke) == 1 else None
    plain = mention.head and mention.name == f"the {mention.head}"
    return name if plain and name and name.startswith(("a ", "an ", "one ")) else None


def _relative(mention: Mention, row: Placed, tokens: Tokens, named) -> Speaker:
    """ "Ann Bell, who said": the noun phrase before."""
    first = row.report.source[0]
    floor = next(a for a, b in tokens.units if first < b)
    end = first - 1 if first > floor and tokens.low[first - 1] == "," else first
    phrase = phrase_before(tokens.part(floor, len(tokens)), end)
    if phrase is None:
        return Speaker(None, mention, "")
    if tokens.low[end - 1] in person_nouns():  # "Bell asked about | several women who said"
        inner = (i + 1 for i in range(*phrase) if tokens.low[i] in PREPOSITIONS - {"of"})
        phrase = max(inner, default=phrase[0]), phrase[1]
    head = read_mention(tokens, *phrase, named)
    return Speaker(
        head.name,
        replace(head, text=mention.text, type="pronoun"),
        "relative" if head.name else "",
    )


def _he_or_she(mention: Mention, row: Placed, tokens: Tokens, known: Known) -> Speaker:
    """The nearest sentence before that names somebody who may be "he" or "she" decides.

    In it a speaker comes first, one in quotation marks before others, then who is known to be a
    man or a woman, then whoever is named first. Somebody who is only mentioned and might be either
    gives way to a person of the right gender in the same paragraph or the one before.
    """
    at, genders = tokens.spans[row.report.source[0]][0], known.genders
    near = range(max(0, row.paragraph - _REACH), row.paragraph + 1)
    fitting = [
        p
        for paragraph in near
        for p in known.people.get(paragraph, ())[-_MOST:]
        if p.start < at and genders.get(p.name, p.gender) in {"", mention.gender}
    ]
    if not fitting:
        return Speaker(None, mention, "")

    def rank(p: Person) -> tuple:
        unknown = genders.get(p.name, p.gender) == ""
        return (-p.paragraph, -p.unit, -p.speaking, unknown, p.owning, p.start)

    best = min(fitting, key=rank)
    if not best.speaking and not genders.get(best.name, best.gender):
        sure = [p for p in fitting if genders.get(p.name, p.gender)]
        sure = [p for p in sure if best.paragraph - p.paragraph <= 1]
        best = min(sure, key=rank, default=best)
    name = best.name
    if best.paragraph < row.paragraph:
        name = _whom_the_story_means(best, mention.gender, row, tokens, known)
    genders[name] = mention.gender
    return Speaker(name, mention, "pronoun")


def _whom_the_story_means(best: Person, gender: str, row: Placed, tokens, known: Known) -> str:
    """`best`, who spoke in a paragraph before, unless that was about her, or the story is.

    "“We are proud of her,” says Mayor Doe." Who says something as "she" after that is whom the
    story called so. And a man or woman whom it calls nothing gives way to whom it is all about.
    """
    told = known.told
    of_her = gender in known.spoke_of.get((best.paragraph, best.name), ())
    if of_her and gender not in spoken_of(tokens, row.report):
        return told.main(gender, best.name, row.paragraph) or best.name
    if best.speaking and not known.genders.get(best.name, best.gender):
        main = told.main(gender, best.name, row.paragraph, again=True)
        if main and told.often[main] > 2 * told.often.get(best.name, 1):
            return main
    return best.name


def _they(mention: Mention, row: Placed, word: str, known: Known) -> Speaker:
    """A group or a body that spoke in this paragraph or the one before, else one just named."""
    for paragraph, before in reversed(known.done[-_MOST:]):
        if row.paragraph - paragraph > 1:
            break
        head, name = before.mention.head, before.name
        if not name or before.mention.type == "pronoun":
            continue
        joined = " and " in name and known.names.kind(name) is None
        plural = joined or head.endswith("s") or head in {"people", "men", "women"}
        body = known.names.kind(name) in {"organisation", "place"}
        single = not plural and head not in person_nouns() and (bool(head) or body)
        if plural if word == "they" else single:
            return Speaker(name, replace(mention, head=head), "pronoun")
    source, plural = row.report.source[0], word == "they"
    name = just_named(known.paragraphs, row.paragraph, source, plural, known.roles)
    return Speaker(name, mention, "pronoun" if name else "")


def _by_role(mention: Mention, row: Placed, tokens: Tokens, known: Known) -> str | None:
    """The one name introduced before as a mayor or as a company, when "the mayor" speaks."""
    first, end = row.report.source
    if mention.head.endswith("s"):
        return None
    head = next(i for i in range(first, end) if tokens.low[i] == mention.head)
    far = known.paragraphs[max(0, row.paragraph - _REACH)]
    reach = far.spans[0][0] if len(far) else 0
    return known.roles.whom(tokens, first, head, end, reach)


def _people(
    paragraphs: Sequence[Tokens], names: NameIndex, genders: Mapping[str, str]
) -> dict[int, list[Person]]:
    """People named outside quotation marks, in reading order."""
    found: dict[int, list[Person]] = {}
    p = 0
    starts = [t.spans[0][0] if len(t) else 0 for t in paragraphs]
    for m in names.mentions:
        if m.kind != "person":
            continue
        while p + 1 < len(paragraphs) and starts[p + 1] <= m.start:
            p += 1
        tokens = paragraphs[p]
        i = tokens.at(m.start)
        if i >= len(tokens) or tokens.quote[i] >= 0:
            continue
        owning = _possessive(tokens, m)
        gender = genders.get(m.name, "")
        person = Person(m.start, p, tokens.unit_of(i), m.name, gender, owning=owning)
        found.setdefault(p, []).append(person)
    return found


def _possessive(tokens: Tokens, name: Name) -> bool:
    return tokens.text[name.end : name.end + 2] in {"’s", "'s", "’ ", "' "}


def _genders(paragraphs, names: NameIndex) -> dict[str, str]:
    """m or f of each person named: by the title before any mention, else by the given name."""
    found: dict[str, str] = {}
    text = paragraphs[0].text if paragraphs else ""
    for m in names.mentions:
        if m.kind != "person":
            continue
        before = text[max(0, m.start - 14) : m.start].lower().split()
        title = before[-1] if before else ""
        gender = titles().get(title) or person_nouns().get(title) or ""
        first = m.text.split()[0].lower()
        gender = gender or titles().get(first, "")
        if gender:
            found[m.name] = gender
        else:
            found.setdefault(m.name, genders_of_given_names().get(m.name.split()[0], ""))
    return found
