"""The person behind a source mention: short name to full name, he and she, the mayor.

Never a guess: where the text gives no fitting person the speaker is None.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from copydesk.language.tokens import Tokens
from copydesk.language.words import PREPOSITIONS
from copydesk.names import Mention as Name
from copydesk.names import NameIndex
from copydesk.names.lists import genders_of_given_names, person_nouns, titles
from copydesk.quotes.joined import Placed
from copydesk.quotes.people import Mention, Told, read_mention, read_told, spoken_of
from copydesk.quotes.phrases import RELATIVE, phrase_before
from copydesk.quotes.roles import Roles, just_named, placed, read_roles

_MOST = 60  # how many people of one paragraph are looked at
_REACH = 4  # how many paragraphs back a pronoun or a role may point
_ONE = ("a ", "an ", "one ")
_BODIES = ("organisation", "place")
_DIED = re.compile(  # "Bell, 51, was murdered": she is not the one who speaks
    r"(?:, \d{1,3},)? (?:died|(?:was|were|had been) (?:found (?:dead|murdered)|killed|murdered|"
    r"slain|shot dead|stabbed to death))\b"
)


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
    roles: Callable[[], Roles]
    done: list[tuple[int, Speaker]]  # the rows before, with their paragraphs
    told: Told
    spoke_of: dict[tuple[int, str], set[str]]  # (paragraph, speaker): of he, of she


def find_speakers(
    paragraphs: Sequence[Tokens], rows: Sequence[Placed], names: NameIndex
) -> list[Speaker]:
    """The speaker of each row, in order."""
    if not rows:
        return []
    mentions = [(p, m) for p, m in placed(paragraphs, names) if m.kind == "person"]
    genders = _genders(paragraphs, mentions)
    people = _people(paragraphs, mentions, genders)
    told = read_told(paragraphs, people, genders)
    genders |= {name: told.gender(name) for name, g in genders.items() if not g}
    named = {m.end: m for m in names.mentions if m.via != "demonym"}
    roles = cache(lambda: read_roles(paragraphs, names))  # where "the mayor" asks
    known = Known(paragraphs, names, named, people, genders, roles, [], told, defaultdict(set))
    for row in rows:
        mention = read_mention(paragraphs[row.paragraph], *row.report.source, named)
        speaker = _resolve(mention, row, known)
        known.done.append((row.paragraph, speaker))
        if speaker.name:
            _remember(speaker, row, known)
    return [speaker for _, speaker in known.done]


def _remember(speaker: Speaker, row: Placed, known: Known) -> None:
    """Keep who spoke, and of whom, for the pronouns that follow."""
    tokens, mention, first = known.paragraphs[row.paragraph], speaker.mention, row.report.source[0]
    known.spoke_of[row.paragraph, speaker.name] |= spoken_of(tokens, row.report)
    person = mention.type == "name" and (not mention.head or speaker.how == "role")
    person = person and known.names.kind(speaker.name) not in _BODIES
    somebody = mention.head in person_nouns() and speaker.name.startswith(_ONE)
    if person or mention.gender or somebody:
        gender = mention.gender or known.genders.get(speaker.name, "")
        place, unit = tokens.spans[first][0], tokens.unit_of(first)
        speaking = 1 + any(tokens.quote[i] >= 0 for i, _ in row.report.contents)
        found = Person(place, row.paragraph, unit, speaker.name, gender, speaking)
        known.people.setdefault(row.paragraph, []).append(found)


def _resolve(mention: Mention, row: Placed, known: Known) -> Speaker:
    tokens = known.paragraphs[row.paragraph]
    if mention.type == "name":
        full = (mention.name or "") in mention.text
        return Speaker(mention.name, mention, "same mention" if full else "short name")
    if mention.type == "pronoun":
        word = tokens.low[row.report.source[0]].partition("'")[0]
        if word in RELATIVE:
            return _relative(mention, row, known)
        if mention.gender:
            return _he_or_she(mention, row, known)
        if word in ("they", "it"):
            return _they(mention, row, word, known)
        return Speaker(None, mention, "")
    if mention.type == "anonymous" and tokens.low[row.report.source[0]] == "the":
        if found := _by_role(mention, row, known):
            return Speaker(found, replace(mention, type="name"), "role")
        if before := _unnamed_before(mention, row, known):
            return Speaker(before, mention, "role")
    return Speaker(mention.name, mention, "same mention")


def _unnamed_before(mention: Mention, row: Placed, known: Known) -> str | None:
    """ "a tired official" for "the official", when only one such spoke near by."""
    if mention.name != f"the {mention.head}":
        return None
    spoke = {
        speaker.name
        for paragraph, speaker in known.done[-_MOST:]
        if row.paragraph - paragraph <= _REACH and speaker.mention.type == "anonymous"
        if speaker.mention.head == mention.head and speaker.name != mention.name
    }
    name = spoke.pop() if len(spoke) == 1 else None
    return name if name and name.startswith(_ONE) else None


def _relative(mention: Mention, row: Placed, known: Known) -> Speaker:
    """ "Ann Bell, who said": the noun phrase before."""
    tokens, first = known.paragraphs[row.paragraph], row.report.source[0]
    s = tokens.part(*tokens.units[tokens.unit_of(first)])
    end = first - (s.low[first - 1] == "," and first > s.first)
    phrase = phrase_before(s, end)
    if phrase is None:
        return Speaker(None, mention, "")
    if s.low[end - 1] in person_nouns():  # "Bell asked about | several women who said"
        inner = (i + 1 for i in range(*phrase) if s.low[i] in PREPOSITIONS and s.low[i] != "of")
        phrase = max(inner, default=phrase[0]), phrase[1]
    head = read_mention(s, *phrase, known.named)
    mention = replace(head, text=mention.text, type="pronoun")
    return Speaker(head.name, mention, "relative" if head.name else "")


def _he_or_she(mention: Mention, row: Placed, known: Known) -> Speaker:
    """The nearest sentence before that names somebody who may be "he" or "she" decides.

    In it a speaker comes first, one in quotation marks before others, then who is known to be a
    man or a woman, then whoever is named first. Somebody who is only mentioned and might be either
    gives way to a person of the right gender in the same paragraph or the one before.
    """
    tokens = known.paragraphs[row.paragraph]
    at = tokens.spans[_spoken_of_before(tokens, row.report.source[0])][0]
    genders = known.genders
    fitting = [
        p
        for paragraph in range(max(0, row.paragraph - _REACH), row.paragraph + 1)
        for p in known.people.get(paragraph, ())[-_MOST:]
        if p.start < at and genders.get(p.name, p.gender) in ("", mention.gender)
    ]
    if not fitting:
        return Speaker(None, mention, "")
    fitting = _not_spoken_of(fitting, row, known) or fitting

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
        name = _whom_the_story_means(best, mention.gender, row, known)
    genders[name] = mention.gender
    return Speaker(name, mention, "pronoun")


def _spoken_of_before(tokens: Tokens, pronoun: int) -> int:
    """Where "Referring to Rowe, | he said" begins: he is not whom he refers to; else `pronoun`."""
    first = tokens.units[tokens.unit_of(pronoun)][0]
    opening = tokens.low[first : min(first + 2, pronoun)]
    fronted = any(w.endswith("ing") or w in ("asked", "pressed", "questioned") for w in opening)
    return first if fronted and tokens.low[pronoun - 1] == "," else pronoun


def _not_spoken_of(fitting: list[Person], row: Placed, known: Known) -> list[Person]:
    """Those that are not named in what is said, where one of the others spoke in the paragraph.

    "Bell ran, Rowe said. Guards shot | Bell | when he fell, he said": Rowe said it.
    """
    tokens = known.paragraphs[row.paragraph]
    said = [tokens.span(*content) for content in row.report.contents]
    others = [p for p in fitting if not any(start <= p.start < end for start, end in said)]
    spoke = any(p.speaking and p.paragraph == row.paragraph for p in others)
    return others if spoke else []


def _whom_the_story_means(best: Person, gender: str, row: Placed, known: Known) -> str:
    """`best`, who spoke in a paragraph before, unless that was about her, or the story is.

    "“We are proud of her,” says Mayor Doe." Who says something as "she" after that is whom the
    story called so. And a man or woman whom it calls nothing gives way to whom it is all about.
    """
    told = known.told
    of_her = gender in known.spoke_of.get((best.paragraph, best.name), ())
    if of_her and gender not in spoken_of(known.paragraphs[row.paragraph], row.report):
        return told.main(gender, best.name, row.paragraph) or best.name
    if not known.genders.get(best.name, best.gender):
        main = told.main(gender, best.name, row.paragraph, again=True)
        if main and told.often[main] > 2 * told.often.get(best.name, 1):
            return main
    return best.name


def _they(mention: Mention, row: Placed, word: str, known: Known) -> Speaker:
    """A group or a body that spoke in this paragraph or the one before, else one just named."""
    for paragraph, before in reversed(known.done[-_MOST:]):
        if row.paragraph - paragraph > 1:
            break
        if before.name and before.mention.type != "pronoun" and word == _taken_up_by(before, known):
            return Speaker(before.name, replace(mention, head=before.mention.head), "pronoun")
    source = row.report.source[0]
    name = just_named(known.paragraphs, row.paragraph, source, word == "they", known.roles())
    return Speaker(name, mention, "pronoun" if name else "")


def _taken_up_by(speaker: Speaker, known: Known) -> str:
    """ "they" for a group and for two people, "it" for a body, "" for anybody else."""
    head, kind = speaker.mention.head, known.names.kind(speaker.name)
    if head.endswith("s") or head in ("people", "men", "women"):
        return "they"
    if " and " in speaker.name and kind is None:
        return "they"
    return "it" if head not in person_nouns() and (head or kind in _BODIES) else ""


def _by_role(mention: Mention, row: Placed, known: Known) -> str | None:
    """The one name introduced before as a mayor or as a company, when "the mayor" speaks."""
    if mention.head.endswith("s"):
        return None
    tokens, (first, end) = known.paragraphs[row.paragraph], row.report.source
    head = tokens.low.index(mention.head, first, end)
    far = known.paragraphs[max(0, row.paragraph - _REACH)]
    return known.roles().whom(tokens, first, head, end, far.spans[0][0] if len(far) else 0)


def _people(
    paragraphs: Sequence[Tokens], mentions: Sequence[tuple[int, Name]], genders: Mapping[str, str]
) -> dict[int, list[Person]]:
    """People named outside quotation marks, in reading order, but for those who died."""
    found: dict[int, list[Person]] = {}
    dead = {m.name for p, m in mentions if _DIED.match(paragraphs[p].text, m.end)}
    for p, m in mentions:
        tokens = paragraphs[p]
        i = tokens.at(m.start)
        if i < len(tokens) and tokens.quote[i] < 0 and m.name not in dead:
            owning = tokens.text[m.end : m.end + 2] in ("’s", "'s", "’ ", "' ")
            gender, unit = genders.get(m.name, ""), tokens.unit_of(i)
            person = Person(m.start, p, unit, m.name, gender, owning=owning)
            found.setdefault(p, []).append(person)
    return found


def _genders(paragraphs: Sequence[Tokens], mentions: Sequence[tuple[int, Name]]) -> dict[str, str]:
    """m or f of each person named: by the title before any mention, else by the given name."""
    found: dict[str, str] = {}
    for p, m in mentions:
        title = paragraphs[p].text[max(0, m.start - 14) : m.start].lower().split()[-1:]
        told = (table.get(word, "") for word in title for table in (titles(), person_nouns()))
        gender = next(filter(None, told), titles().get(m.text.split()[0].lower(), ""))
        if gender:
            found[m.name] = gender
        else:
            found.setdefault(m.name, genders_of_given_names().get(m.name.split()[0], ""))
    return found
