"""What a chunk of capitalised words names: its parts, and the signs of what kind of name it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from copydesk.language.verbs import commonly_said, either_said
from copydesk.language.words import words
from copydesk.names.chunks import Chunk, Word
from copydesk.names.lists import (
    Known,
    company_nouns,
    countries,
    genders_of_given_names,
    given_names,
    known_names,
    name_words,
    starters,
    title_words,
)

_SAID = re.compile(rf" (?:(?:also|has|had|later|then|himself|herself) )?{either_said()}\b")
_SAYING_WORDS = frozenset(commonly_said())
_BEHIND_HEAD = words("of for at in to with who which that")
_SHARES = re.compile(r"(?:['’]s?)? (?:shares?|stocks?|revenues?|profits?|earnings|customers)\b")
_SHARES_OF = re.compile(r"\b(?:[Ss]hares|[Ss]tock|stake) (?:of|in) $")
_PARTY_BESIDE = re.compile(r" \(([A-Z])[A-Za-z-]{1,5}\)")
_CHOSEN = words("chose nominated picked appointed elected hired sacked married jailed arrested")
_LIFE = re.compile(r" (?:was|is|has been|had been) (?:elected|born|jailed|arrested|married)\b")
_APPOSITION = re.compile(
    r", (?!where )(?:[Aa]n? |[Tt]he |[Hh]is |[Hh]er )?((?:[A-Za-z’'-]{1,20}[ ,.]){1,6})"
)
_NOUN_BEFORE = re.compile(r"([a-z-]{2,20}), $")  # his deputy, Ada Roe
_HEAD_BEFORE = re.compile(  # Chairman of the Orla Party, Quor Brun
    r"([A-Za-z-]{2,20}) (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:of |the )*[A-Z][\w’'-]*){0,4}, $"
)
_DOES = re.compile(  # Quor Brun tied for fourth, Quor Brun (68)
    r" (?:\(\d\d\)|(?:died|tied for|retired|resigned|stepped down|testified|pleaded|grew up|smiled|"
    r"wept|laughed|married|(?:was|were) (?:sentenced|convicted|acquitted|hospitali[sz]ed))\b)"
)
_SITE = re.compile(r"[A-Z]\w+\.[a-z]")  # Zenox.com
_TWO_IN_ONE = re.compile(r"(?!Ma?c|De|La|Le|Van|Fitz|D[aiu])[A-Z][a-z]+[A-Z][a-z]+")  # OrlaTalk
_ON_WATER = re.compile(r"[ -](?:on|upon|under|super)[ -][A-Z][a-z]+$")
_JOB_AFTER = re.compile(r" (?:(?!and |or )[a-z-]{2,20} ){0,2}([a-z-]{2,20}) [A-Z]")
_KIN = words(
    "son daughter husband wife brother sister father mother cousin uncle aunt nephew niece"
)
_PLACE_OF = re.compile(
    r"\b(?:(?:[Mm]ayor|[Tt]own|[Cc]ity|village|suburbs?|outskirts|streets|port|MP) (?:of|for)|"
    r"(?:north|south|east|west) of|(?:miles|kilomet(?:er|re)s) from) $"
)
_HYPHENED = re.compile(r"[A-Z][a-z]{1,6}-[A-Za-z][a-z]{1,6}")  # Ji-ho, Anne-Marie
_AGED = re.compile(r"-year-old $")
_AGE = re.compile(r", (?:who\b|\d{1,2}[,.])")
_OWNER = re.compile(r"['’]s?(?: |$)")  # Larry's, the Bakers'
_INITIAL = re.compile(r"[A-Z]\.")
_PARTICLES = words("bin bint ibn van von al de")
_IN_PLACE = re.compile(r", (near )?([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)(?![\w’'])")
_LOCATIVE = words("in near outside inside across around")
# "Orla's harbour", "Orla city council": what places have
OWNS_PLACE = re.compile(
    r"['’]s (?:airport|bridge|capital|cathedral|cent(?:re|er)|city council|council|harbou?r|mayor|"
    r"old town|parliament|port|president|prime minister|station|streets|suburbs?|town hall)\b"
    r"| (?:city|town|county|village|borough|municipal|local) (?:council|hall|police)\b"
    r"| (?:council|mayor|airport|residents?|villagers?|high street|town cent(?:re|er)|seafront|"
    r"quay|pier|harbou?r|marina|beach|district|area|neighbou?rhood|suburbs?|governorate|province|peninsula)\b"
)
_SIDE = re.compile(r"['’]s (?:north|south|east|west)(?:ern)? (?:side|edge|end|coast)\b")
_ITS_HEAD = re.compile(r" (?:Mayor|Police Chief|Fire Chief) [A-Z]")  # Quorley Mayor Ada Roe
LOCAL = re.compile(r" (?:man|woman|teen|resident|native|neighbou?rhood)s?\b")  # a Quorley man
SAYS = 2  # the weight of "said" for a person; a firm may say something, too
_OUTSIDE = words("the a an former interim acting")  # never part of a name
_BODIES = (["School", "District"], ["Health", "System"])
_COMPASS = words("north south east west northern southern eastern western central latin greater")
_PARTY = re.compile(r"(?![IVX]+$)[A-Z]{3,5}")  # the Ayr County GOP
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}|(?:[A-Z]\.){2,5}")


class Part(NamedTuple):
    """One possible name: a chunk, the list's answer if any, and votes for its kind."""

    chunk: Chunk
    name: str  # as written, on one line
    known: Known | None
    titled: bool  # a title stands before it
    votes: tuple[tuple[str, float], ...]

    @property
    def words(self) -> list[str]:
        """The words of the name; one with a hyphen is one word."""
        return self.name.split()


def parts(
    text: str, chunk: Chunk, lower: frozenset[str], surnames: frozenset[str] = frozenset()
) -> Iterator[Part]:
    """The names that `chunk` may hold; `lower` are the words of the article in small letters,
    `surnames` those of people it names in full: "White said" behind "James White".

    "Ruritanian Foreign Minister Ada Roe" holds a country and a person.
    """
    chunk = _without_opening(text, chunk, lower)
    if chunk is None:
        return
    if len(chunk.words) > 1 and chunk.words[-1].text in name_words("post"):
        chunk = chunk.cut(text, 0, -1)  # "Ada Roe MP"
    elif (office := _office(chunk)) and not _listed(text, chunk):
        body = chunk.cut(text, 0, office)  # "New York Mayor", but "Quor Bishop"
        spelled = [w.text for w in body.words]
        placed = spelled[-1] in name_words("place") or _listed(text, body)
        if placed or _ACRONYM.fullmatch(spelled[-1]) or _is_organisation(spelled):
            chunk = body
    words = [w.text for w in chunk.words]
    known = _listed(text, chunk)
    split = 0 if known else _leading_country(text, chunk)
    first, name = (0, 0) if known or split else _title(words)
    if split or first:
        cut = split or first
        charge = chunk.cut(text, 0, cut)  # "Drought Minister Ada Roe", where it tells of a drought
        if split or not all(word.low in lower for word in charge.words):
            yield from parts(text, charge, lower, surnames)
        yield from parts(text, chunk.cut(text, cut, len(words)), lower, surnames)
    elif name:
        rest = chunk.cut(text, name, len(words))
        known = _listed(text, rest)  # "President Jordan" is no country
        yield _part(text, rest, None if known and known.kind == "place" else known, True)
    elif known or _is_surname(chunk, surnames, lower) or not _is_nothing(chunk, lower):
        yield _part(text, chunk, known, False)


def _part(text: str, chunk: Chunk, known: Known | None, titled: bool) -> Part:
    name = " ".join(text[chunk.start : chunk.end].split())
    return Part(chunk, name, known, titled, tuple(_votes(chunk, name.split(), titled)))


def _listed(text: str, chunk: Chunk) -> Known | None:
    """What the lists know of the chunk, an abbreviation's last stop added where it is."""
    names, end = known_names(), chunk.end
    written = text[chunk.start : end]
    if len(written) > 3 and written.isupper():  # a dateline, a heading
        return names.get(written) or names.get(written.title())
    return names.get(written) or (names.get(written + ".") if text[end : end + 1] == "." else None)


def _is_surname(chunk: Chunk, surnames: frozenset[str], lower: frozenset[str]) -> bool:
    """ "White" where the text has James White; where it has "white", too, only if White speaks."""
    last = chunk.words[-1]
    return last.text in surnames and (last.low not in lower or bool(_SAID.match(chunk.after)))


def _is_nothing(chunk: Chunk, lower: frozenset[str]) -> bool:
    return all(_names_nothing(word) or _shouted(word, lower) for word in chunk.words)


def _names_nothing(word: Word) -> bool:
    return word.text not in name_words("surname") and (  # a field marshal, and Ada Field
        len(word.text) == 1
        or word.text in name_words("none")
        or word.low in title_words("title", "before", "part")
        or word.low in starters()
    )


def _shouted(word: Word, lower: frozenset[str]) -> bool:
    """A word in capitals that the article has in small letters, too: "It MUST go"."""
    return len(word.text) > 2 and word.text.isupper() and word.low in lower


def _without_opening(text: str, chunk: Chunk, lower: frozenset[str]) -> Chunk | None:
    """The chunk without "The", "But" or another common word at its head; None if that is all."""
    words, low = chunk.words, chunk.words[0].low
    known = _listed(text, chunk)
    if known and not (known.doubtful and chunk.initial and low in lower):  # "Apple trees bloom"
        return chunk
    common = low in starters() or (
        low in lower and words[0].text not in given_names() and not _names_nothing(words[0])
    )
    if len(words) > 1 and words[1].text in ("and", "of", "for", "on"):
        return chunk  # Immigration and Customs Enforcement
    if low in _OUTSIDE or (chunk.initial and common):
        rest = chunk.cut(text, 1, len(words)) if len(words) > 1 else None
        return rest and _without_opening(text, rest, lower)
    if len(words) > 1 and low in title_words("before") and low not in _COMPASS:
        rest = chunk.cut(text, 1, len(words))  # "Republican Ohio", "Democrats Ada Roe"
        given = len(words) > 2 and words[1].text in given_names()
        return rest if given or _listed(text, rest) else chunk
    return chunk


def _leading_country(text: str, chunk: Chunk) -> int:
    """How many words at the head name a country or a body that stands beside the rest."""
    words = chunk.words
    for last in range(min(len(words) - 1, 5), 0, -1):
        known = known_names().get(text[words[0].start : words[last - 1].end])
        if known is None:
            continue
        country, inside = known.name in countries(), {w.text for w in words[last:]}
        state = inside & name_words("state") and words[last].text != "County"
        if country and (known.via == "abbreviation" or (state and known.via != "capital")):
            return last
        if country and known.via == "demonym":
            heads = name_words("organisation") | name_words("other") | name_words("place")
            whole = words[-1].text in heads or _of_organisation([w.text for w in words])
            return 0 if whole else last
        if len(words) - last > 1 and words[last].text in given_names() and not known.doubtful:
            return last  # "envoy to Ruritania Ada Roe"
    return 0


def _title(words: list[str]) -> tuple[int, int]:
    """(first word of the title, first word of the name after it); (0, 0) when there is no title."""
    low = [w.rstrip(".").lower() for w in words]
    offices = title_words("office")  # "Member for Health Ada Roe"
    last = max(
        i if w in title_words("title") or (w in offices and low[i + 1] == "for") else -1
        for i, w in enumerate(["", *low[:-1]], -1)
    )
    if last < 0 or (len(words) == 2 and words[0] in given_names()):
        return 0, 0  # Dean Roe has a given name that is a title elsewhere
    body = _is_organisation(words) or words[-1] in name_words("place") | name_words("other")
    body = body and words[last + 1] not in given_names()  # Department of Justice Officer | Ada Roe
    firm = words[-1].rstrip(".") in name_words("company")  # General Electric Co. is no general
    if body and ("s" in words or firm or not (len(words) < 4 and low[0] in title_words("title"))):
        return 0, 0
    name = last + 1
    alone = name == len(words) - 1 and words[-1] in name_words("organisation") | {"Elect"}
    if alone or words[name] == "and":
        return 0, 0  # the Justice Department, the President-Elect
    fields = title_words("charge") | {field.lower() for field in name_words("field")}
    while low[name] in ("of", "for"):  # Minister of State for Trade Ada Roe
        charge = takewhile(fields.__contains__, low[name + 1 :])
        name += 1 + len(list(charge))
        if name >= len(words):
            return 0, 0
    first = last
    while first and low[first - 1] in title_words("title", "before", "office"):
        if first > 1 and words[first - 1] == "County":
            break  # "Orla County | Sheriff Ada Roe"
        first -= 1
    if fields.issuperset(low[:first]):
        first = 0  # Information and Broadcasting Minister Ada Roe
    return first, 0 if words[name:] == ["General"] else name


def _office(chunk: Chunk) -> int:
    """Index of the office that closes the chunk: "Mayor", "Cabinet Member for Planning"; else 0."""
    low, titles = [word.low for word in chunk.words], title_words("title", "before", "office")
    last = next((i for i, word in enumerate(low) if word in ("of", "for") and i > 1), len(low)) - 1
    if low[last] not in title_words("title", "office"):
        return 0
    charge = [word.text for word in chunk.words[last + 2 :]]
    if not all(word in name_words("field") | {"and"} for word in charge):
        return 0
    titles = titles - {"county"}  # Quorley County | Sheriff
    return last - len(list(takewhile(titles.__contains__, reversed(low[:last]))))


def _votes(chunk: Chunk, words: list[str], titled: bool) -> Iterator[tuple[str, float]]:
    """Signs of what kind of name the chunk is, each with its weight."""
    several = len(words) > 1
    part = several and chunk.words[0].low in title_words("part")  # but Saint Louis County
    if titled or (part and words[-1] not in name_words("place") | name_words("organisation")):
        yield "person", 6
    a_place = words[-1] in name_words("place")
    firmly = a_place and words[-1] not in name_words("surname")
    if chunk.before in title_words("title") and not (several and firmly):  # a major Quorle River
        yield "person", 4
    elif several and chunk.before in title_words("noun", "office"):
        yield "person", 2
    elif several and _AGED.search(chunk.behind):
        yield "person", 3
    paper = chunk.before == "the" and words[0] in name_words("paper") and not several
    if paper or _is_organisation(words) or _SITE.search(words[0]):
        yield "organisation", 4
    elif _ON_WATER.search(" ".join(words)):
        yield "place", 4
    elif words[0] in name_words("of") and words[1:2] == ["of"]:
        yield "place" if words[0] in name_words("place") | name_words("place first") else "other", 4
    elif words[0] in given_names() and words[-1] in name_words("surname"):
        pass  # "Fiona Hill" is no hill
    elif several and words[-1] in name_words("other"):
        yield "other", 4  # before "Los": the Los Angeles Marathon
    elif (a_place and (several or firmly)) or (several and words[0] in name_words("place first")):
        yield "place", 4
    elif words[0] not in given_names() and _is_company(chunk):
        yield "organisation", 3
    if _LIFE.match(chunk.after):
        yield "person", 3
    if several and _DOES.match(chunk.after):
        yield "person", 1.5
    if not several and _ACRONYM.fullmatch(words[0]):
        yield "organisation", 2
    elif not several and _TWO_IN_ONE.fullmatch(words[0]):
        yield "organisation", 1.5
    job = _JOB_AFTER.match(chunk.after)  # "said | Orla Fire | spokesman Tom Roe"
    owner = job and job[1] in title_words("title")
    named = several or not (chunk.initial or words[0] in known_names())
    if owner and named and words[-1] not in name_words("none"):
        yield "organisation", 1 + several / 2  # not "a likely Republican nominee"
    said = _SAID.match(chunk.after) or (chunk.before in _SAYING_WORDS and not owner)
    if said and (several or not words[0].endswith("s")):
        yield "person", SAYS
    if 1 < len(words) < 5:
        yield from _person_shape(chunk, words)
    elif words[0] in given_names() and chunk.before not in ("the", "this", "a", "an"):
        yield "person", 1  # "the Bill" is nobody
    elif chunk.behind[-2:] == ", " and not _KIN.isdisjoint(_NOUN_BEFORE.findall(chunk.behind)):
        yield "person", 2.5  # his son, Wo
    place = _IN_PLACE.match(chunk.after)
    held = OWNS_PLACE.match(chunk.after) and chunk.after[0] == " "
    held = held and (not several or chunk.before == "the")
    held = held or (chunk.before in ("a", "an") and LOCAL.match(chunk.after))
    held = held or _SIDE.match(chunk.after)  # Quorley's east side
    held = held or (not several and _ITS_HEAD.match(chunk.after))
    held = held or (chunk.words[0].low in _COMPASS and _region(words[-1]))  # Eastern Ohio
    given = several and words[0] in given_names()
    named_in = place and (not given or chunk.before in _LOCATIVE)  # in Leigh Quor, near Oxford
    if held or (named_in and place[2] not in words and (place[1] or _region(place[2]))):
        yield "place", 3
    elif chunk.before in _LOCATIVE and chunk.after[:2] not in ("'s", "’s"):
        yield "place", 2  # not "near Ada Roe's"
    elif chunk.before in ("of", "for", "from") and _PLACE_OF.search(chunk.behind):
        yield "place", 3.5
    elif chunk.before == "from" and not several and words[0] not in known_names():
        yield "place", 0.5


def _person_shape(chunk: Chunk, words: list[str]) -> Iterator[tuple[str, float]]:
    """Signs that several words are a person's name."""
    if _AGE.match(chunk.after):
        yield "person", 3
    nouns = [*_apposition(chunk), *_NOUN_BEFORE.findall(chunk.behind)]
    party = _PARTY_BESIDE.match(chunk.after)  # Quor Brun (TMC), but not the Orla Party (OP)
    if chunk.before in _CHOSEN or (party and party[1] != words[0][0]):
        yield "person", 1.5
    nouns += [noun.lower() for noun in _HEAD_BEFORE.findall(chunk.behind)]
    if any(word in title_words("title") for word in nouns):
        yield "person", 2
    if words[0] in given_names():
        yield "person", 2.5
    elif len(words) == 2 and words[0] in genders_of_given_names() and chunk.before != "the":
        yield "person", 0.5  # Jordan Quorl, but not "the Georgia Plan"
    if any(_INITIAL.fullmatch(word) for word in words[:-1]):
        yield "person", 2
    if not _PARTICLES.isdisjoint(words[1:-1]) or any(_HYPHENED.fullmatch(w) for w in words):
        yield "person", 1


def _is_company(chunk: Chunk) -> bool:
    """Is it a trade's ("carmaker Zenox", "Zenox, a maker of tea"), or are its shares spoken of?"""
    said_to_be = takewhile(lambda word: word not in _BEHIND_HEAD, _apposition(chunk))
    called = not company_nouns().isdisjoint((chunk.before, *said_to_be))
    return called or bool(_SHARES.match(chunk.after) or _SHARES_OF.search(chunk.behind))


def _apposition(chunk: Chunk) -> list[str]:
    """The words that follow behind a comma: "a", "retired", "teacher"."""
    found = _APPOSITION.match(chunk.after)
    return re.split(r"[ ,.]", found[1]) if found else []


def _region(name: str) -> bool:
    """Is "Mass." or "Ruritania" behind a comma a place that holds others?"""
    first = name.split()[0]  # "Ohio. He", but not "Gloucester Citizen"
    ended = first[-1] == "." and (known_names().get(first) or known_names().get(first[:-1]))
    known = known_names().get(name) or ended
    return bool(known and known.kind == "place" and known.via != "demonym")


def _is_organisation(words: list[str]) -> bool:
    heads = name_words("organisation")
    head = words[-1].rstrip(".")
    head = head.title() if head.isupper() and head not in heads and len(head) > 4 else head
    if len(words) < 2:
        return False
    owned = any(w[-1] in "'’" for w in words[:-1])
    shop = words[-1] in name_words("shop") and _OWNER.search(" ".join(words[:-1]))
    return bool(shop) or (
        head in heads
        or words[-2:] in _BODIES
        or (_PARTY.fullmatch(words[-1]) and not words[0].isupper())
        or words[0] in name_words("organisation first")
        or (owned and words[-1] in name_words("organisation owned"))
        or _of_organisation(words)
    )


def _of_organisation(words: list[str]) -> bool:
    """Bank of, Institute for, Committee on."""
    heads = name_words("organisation") | name_words("organisation of")
    return any(word in heads and link in ("of", "for", "on") for word, link in pairwise(words))
