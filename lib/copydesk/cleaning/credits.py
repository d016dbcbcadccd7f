"""Who a line of a page says wrote the story: byline, agency, post; and what else a head states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from copydesk import wordlists
from copydesk.cleaning.stamps import COMMENTS, EDGE, LONGEST_FURNITURE, read_stamps

_NAME_WORD = r"[^\W\d_](?:[\w’'.-]{0,30}[\w.])?"
_PARTICLE = re.compile(r"(?:and|of|d[aeiou]|l[ae]|de[lnr]|dos|van|von|bin|ibn|al|el|y)$", re.I)
_BY = re.compile(
    r"(?:[-–—] ?)?(?:(?:written |posted |reported |words |story )?by:?|author ?:)\s(?=\S)", re.I
)
_JOB_LINE = re.compile(  # "Reporter, Eastport Plain" under a name
    r"(?:(?:Senior|Staff|Chief|Special|Political|News) )?(?:Reporter|Correspondent|Writer|Editor)\b"
    r"[^.!?]{0,60}$"
)
_POST = re.compile(
    r"[,\s]{1,3}(?:(?:staff|senior|chief|special|foreign|national|political|diplomatic|health|"
    r"science|business|economics|white house|us|u\.s\.|asia|europe) ?){0,3}"
    r"(?:writers?|reporters?|correspondents?|editors?|contributors?|staff|news|columnist)$",
    re.I,
)
_JOB = (
    r"(?:writers?|reporters?|correspondents?|editors?|editor-at-large|columnists?|commentators?"
    r"|critics?|journalists?|photographers?|contributors?|analysts?)"
)
_POST_AFTER_COMMA = re.compile(  # ", local government correspondent", ", Chief Political Editor"
    r",\s(?!(?:an?|the|one|who|now)\s)"
    rf"(?:(?!(?:of|with|to)\s)(?:[a-z][\w&’'/-]{{0,20}}|[A-Z][\w&’'/-]{{1,20}})\s){{0,4}}(?:{_JOB}|{_JOB.title()})$"
)
_DESK = re.compile(r"(?:(?:agency|news|web|online|wire|desk|bureau|service|team)\s?){1,4}", re.I)
_SHORT_NAME = re.compile(r"[A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15}){0,2}$")
_MAIL = re.compile(r"[\s,(<\[]{0,3}[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?")
_PARTS = re.compile(r"\s?[|•·]\s?")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a line says wrote the story."""

    byline: str | None = None
    agency: str | None = None


@cache
def agencies() -> dict[str, str]:
    """Printed name of an agency → its full name; lower case too where that is no other word."""
    names = dict(line.split("\t") for line in wordlists.load("agencies"))
    return names | {name.lower(): full for name, full in names.items() if len(name) > 5}


def agency_called(name: str) -> str | None:
    """The full name of the agency printed as `name`, or None."""
    known = agencies()
    return known.get(name) or known.get(name.lower())


@cache
def _agency_at_end() -> re.Pattern[str]:
    names = sorted((re.escape(name) for name in agencies()), key=len, reverse=True)
    lead = r"(?:^|[\s,(/|–—-]{1,4}|\s(?:of|for|in)\s)"
    return re.compile(rf"{lead}(?:[Tt]he )?(?P<name>{'|'.join(names)})\)?$")


@lru_cache(maxsize=512)
def read_credit(line: str, alone: bool = True) -> Credit | None:
    """The byline and agency a line states, when it states nothing else.

    A line without "By" must name an agency or hold nothing but capitals. `alone=False` reads one
    part of a line, where an agency or a name in capitals is enough.
    """
    if len(line) > LONGEST_FURNITURE:
        return None
    by = _BY.match(line)
    rest = line[by.end() :] if by else line
    rest = _MAIL.sub("", rest).strip(EDGE[:-1])
    whole = rest
    rest, posts = _POST.subn("", rest)
    agency = None
    if match := _agency_at_end().search(rest):
        agency, rest = agency_called(match["name"]), rest[: match.start()].strip(EDGE[:-1])
        rest = _POST.sub("", rest.removesuffix(" By"))
        rest = "" if agency_called(rest.removeprefix("The ")) == agency else rest
    if agency and _DESK.fullmatch(rest):
        rest = ""  # "Agency News PTI"
    if not rest:
        return Credit(None, agency) if agency and not (posts and not alone) else None
    if by and not agency and not are_names(rest) and (name := read_post(whole)):
        return Credit(name)
    if not are_names(rest) or not (by or (agency and len(rest.split()) in range(2, 8))):
        return None
    return Credit(rest, agency)


def read_post(line: str) -> str | None:
    """The name in "Ann Roe, health correspondent", a line that holds nothing else; or None."""
    if len(line) > LONGEST_FURNITURE or not (post := _POST_AFTER_COMMA.search(line)):
        return None
    name = line[: post.start()]
    return name if len(name.split()) >= 2 and "," not in name and are_names(name) else None


def is_name_list(line: str) -> bool:
    """True for a line that is nothing but full names with known given names: "Ann Roe, Li Wu"."""
    names = re.split(r",? and |, | & ", line) if len(line) <= LONGEST_FURNITURE else []
    given = given_names()
    return bool(names) and all(
        2 <= len(name.split()) <= 4 and name.split()[0] in given and are_names(name)
        for name in names
    )


@cache
def given_names() -> frozenset[str]:
    """Common given names."""
    return frozenset(line.split("\t")[0] for line in wordlists.load("given_names"))


def are_names(text: str) -> bool:
    """True when `text` is one to four names, each word with a capital (or "and", "de la")."""
    words = text.replace(",", " ").replace("&", " and ").split()
    if not 1 <= len(words) <= 14 or (text.endswith((".", "!", "?")) and len(words) > 4):
        return False
    names = [word for word in words if not _PARTICLE.match(word)]
    if len(names) == 1 and not text.isupper():  # "By Monday"
        return False
    return bool(names) and all(
        re.fullmatch(_NAME_WORD, word) and (word[0].isupper() or not word[0].isascii())
        for word in names
    )


def is_job(line: str) -> bool:
    """True for "Reporter, Eastport Plain", as it stands under a name."""
    return bool(_JOB_LINE.match(line))


# --- what a line of the head says ---------------------------------------------------------------
def head_facts(line: str) -> dict | None:
    """What a byline, agency or time stamp line says, also when "|" joins several; else None."""
    pieces = parts(line)
    facts: dict = {}
    places = 0
    for piece in pieces:
        stamps = read_stamps(piece)
        credit = None if stamps else read_credit(piece, alone=len(pieces) == 1)
        if not stamps and not credit:
            places += 1  # "Reuters | Oslo | Updated: 3 May 2020"
            if places > 1 or len(pieces) < 4 or not _SHORT_NAME.match(piece):
                whole = read_stamps(line)  # "May 3, 2020 01:13 pm | Updated 01:39 pm"
                return stamp_facts(whole) if whole else None
            continue
        found = (
            stamp_facts(stamps) if stamps else {"byline": credit.byline, "agency": credit.agency}
        )
        facts = {**found, **{name: fact for name, fact in facts.items() if fact is not None}}
    return facts or None


def stamp_facts(stamps: Sequence) -> dict:
    """The first stamp that is no update counts; of an update only its moment is kept."""
    first = next((stamp for stamp in stamps if not stamp.updated), None)
    if first:
        return {"stamped": first.day, "timestamp": first.moment}
    return {"changed": stamps[0].moment, "changed day": stamps[0].day}


def parts(line: str) -> list[str]:
    """The parts of a line like "By Jane Roe | Reuters | May 3, 2020", without "4 comments"."""
    if len(line) > LONGEST_FURNITURE:
        return []
    found = [part for part in _PARTS.split(line) if part]
    return [p for p in found if not COMMENTS.fullmatch(p)] or found
