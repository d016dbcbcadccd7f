"""What one line of a scraped page is: byline, agency, time stamp, breadcrumb, boilerplate, title.

Nothing here looks at other lines; `layout` knows where on the page which reading is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from copydesk import wordlists

LONGEST_CAPTION = 400
LONGEST_FURNITURE = 200  # characters; a longer line is story, or has a mark of its own

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})(?:\b|(?=\d\d?:\d\d))",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH}[\s,-]{{1,2}}(?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\b|T)",
        # Day first or month first: where both could be, nobody can say.
        r"(?:\b(?P<weekday_before>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"
        r"\b(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})\b"
        r"(?:,? (?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)?",
    )
)
_CLOCK = re.compile(
    r"(?:\bat\s)?\bT?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>Z|UTC|GMT|[ECMP][SD]T|ET|CT|MT|PT|BST|CET|CEST|IST|KST|JST|HKT|AEST|AEDT)\b"
    r"\)?)?(?P<offset>\s?[+-]\d{2}:?\d{2}\b)?",
    re.I,
)
_STAMP_WORD = re.compile(
    r"\b(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|uploaded"
    r"|publish|post|update|write|written|input|date|time|on|at|by \d+|local|am|pm)\b"
    r"|\b(?:GMT|UTC|[ECMPKJ][SD]?T)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.I,
)
UPDATED = re.compile(r"(?:updated?|modified)\W{0,3}(?:on |at )?$", re.I)
EDGE = " \t-–—,:;|/()[]•·."
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "kst": 9, "jst": 9}  # those that mean one thing only

_NAME_WORD = r"[^\W\d_](?:[\w’'.-]{0,30}[\w.])?"
_PARTICLE = re.compile(r"(?:and|of|d[aeiou]|l[ae]|de[lnr]|dos|van|von|bin|ibn|al|el|y)$", re.I)
_BY = re.compile(
    r"(?:[-–—] ?)?(?:(?:written |posted |reported |words |story )?by:?|author ?:)\s(?=\S)", re.I
)
_JOB_LINE = re.compile(  # "Reporter, Eastport Plain" under a name
    r"(?:(?:Senior|Staff|Chief|Special|Political|News) )?(?:Reporter|Correspondent|Writer|Editor)\b"
    r"[^.!?]{0,60}$"
)
_JOURNALIST = (
    r"(?:reporter|correspondent|journalist|columnist|staff writer|freelance|news editor|producer)"
)
_BIOGRAPHY = re.compile(  # "Ann Roe is a reporter who covers ports for the Plain."
    r"(?:[A-Z][\w.’'-]{1,20} ){1,4}(?:is|was) (?:an?|the) "
    rf"(?:[\w’'-]{{1,20}} ){{0,6}}{_JOURNALIST}\b"
    r"|(?:[A-Z][\w.’'-]{1,20} ){1,4}(?:covers|reports on|writes about) [^“\"]{2,200} for "
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
_MAIL = re.compile(r"[\s,(<\[]{0,3}[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?")
_PARTS = re.compile(r"\s?[|•·]\s?")
_BREADCRUMB = re.compile(r"(?:home|news|front page)\s?[>»/›→](?:[^.!?]{0,120})$", re.I)
_SAID = re.compile(r"\b(?:said|says|told)\b")
_RULE_LINE = re.compile(r"(?:#{2,5}|[*_=~-]{3,80}|-0-|\?{1,3}|[*•] ?[*•] ?[*•])$")
_READING_TIME = re.compile(r"\d{1,2} ?-?min(?:ute)?s?\.?(?: read)?$")
_SITE = re.compile(  # "| Daily Herald", " - The Oslo Times", "| World | Daily Herald"
    r"(?P<dash>(?:\s?\|(?: ?[A-Z][\w’'&.-]{1,20}(?: [A-Z][\w’'&.-]{1,20})?\s?\|)?|\s[-–—])\s?)"
    r"(?P<site>(?:[A-Z0-9][\w’'&.-]{0,20}|of|the|and|in|&)"
    r"(?: (?:[A-Z0-9][\w’'&.-]{0,20}|of|the|and|in|&)){0,4})$"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])(?<!Linked)(?<!Whats)(?<!You)")
_COMMENTS = re.compile(r"[\s|·•,–—-]*\b(?:\d{1,5}|no|leave an?) (?:comments?|replies|reply)$", re.I)
_PICTURE_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Getty(?: Images?)?|Shutterstock|iStock|Alamy|PA)"
)
_PICTURE_CREDIT = re.compile(
    # "… in Oslo. Photograph by Ann Roe/AFP/Getty Images"
    r"(?:[/|] ?|\bvia |[Pp]hoto(?:graph)?s?(?: by|:) |[Cc]ourtesy of |© ?)"
    rf"{_PICTURE_AGENCY}(?: Images?| Photo)?[)\]]?$"
    # "… in Oslo. (Image: GETTY )", "… on Sunday (Ann Roe/The Plain)"
    r"|[(\[](?:[^()\[\]]{0,40}\b(?i:images?|photos?|photograph|pictures?|credits?|courtesy|getty|via"
    r"|handout|screenshot)\b[^()\[\]]{0,60}|AP|[A-Z][\w.’' -]{1,40}/ ?[A-Z][^()\[\]]{1,40})[)\]]$"
)
_COUNT = re.compile(r"\d{1,4}(?:\.\d)?k?$")  # how often a page was shared
_SENTENCE_WITHIN = re.compile(r"[a-z]{3}[.!?][”\"’']?\s[A-Z“\"]")
_END_MARK = re.compile(r"[.!?…:;,][”\"’')\]]{0,3}$")
_LATIN = re.compile(r"[A-Za-z]")
_SOFT_END = re.compile(r"[\w%)]([?!]?)[”\"’']{0,2}$")

TITLE_WORDS = range(3, 19)  # a headline is short; what is longer is the story's first sentence
STORY_WORDS = 8


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed moment: what is not printed (day, clock, zone) is None."""

    day: date | None = None
    moment: datetime | None = None
    updated: bool = False  # the moment of a change, not of publication


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a line says wrote the story."""

    byline: str | None = None
    agency: str | None = None


# --- time stamps ---------------------------------------------------------------------------------
def read_stamps(line: str) -> tuple[Stamp, ...]:
    """The dates with clock times of a line that holds nothing else; () for any other line."""
    if len(line) > LONGEST_FURNITURE or not any(c.isdigit() for c in line):
        return ()
    line, comments = _COMMENTS.subn("", line)  # "admin December 5, 2018 0 Comments"
    found = sorted((m.span(), m) for pattern in DATES for m in pattern.finditer(line))
    rest, stamps, pos = [], [], 0
    for (start, end), match in found:
        if start < pos:
            continue
        rest.append(line[pos:start])
        stamps.append(read_stamp(match, bool(UPDATED.search(line[:start]))))
        pos = end
    rest.append(line[pos:])
    if comments and len(rest[0].split()) <= 4:
        rest[0] = ""
    clocks = [_CLOCK.search(part) for part in rest]
    left = " ".join(_STAMP_WORD.sub(" ", _CLOCK.sub(" ", part)) for part in rest)
    if not stamps or any(word.strip(EDGE) for word in left.split()):
        return ()
    if clocks[0] and not any(clocks[1:]):  # "12:02, December 1, 2021": the clock comes first
        clocks = [*clocks[1:], *clocks[:1]][: len(stamps)] if len(stamps) > 1 else [None, clocks[0]]
    return tuple(_at(stamp, clock) for stamp, clock in zip(stamps, clocks[1:], strict=False))


def read_stamp(match: re.Match[str], updated: bool) -> Stamp:
    parts = match.groupdict()
    if "one" in parts:
        weekday = parts["weekday_before"] or parts["weekday"]
        numbers = (int(parts[part]) for part in ("year", "one", "two"))
        return Stamp(_either_way(*numbers, weekday), None, updated)
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return Stamp(calendar_day(int(parts["year"]), number, int(parts["day"])), None, updated)


def _either_way(year: int, one: int, two: int, weekday: str | None = None) -> date | None:
    """The day of "14/03/2024", where only one of the two numbers can be the month, or where only
    one reading falls on the `weekday`; else None."""
    days = {calendar_day(year, one, two), calendar_day(year, two, one)} - {None}
    if weekday:
        days = {day for day in days if _WEEKDAYS[day.weekday()] == weekday.lower()}
    return days.pop() if len(days) == 1 else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day or the year cannot be meant."""
    try:
        return date(year, month, day) if 1700 <= year <= 2199 else None
    except ValueError:
        return None


def _at(stamp: Stamp, clock: re.Match[str] | None) -> Stamp:
    """`stamp` with the printed clock time, in the printed zone or none."""
    if clock is None or stamp.day is None:
        return stamp
    hour, minute, half = int(clock["hour"]), int(clock["minute"]), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p") if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        return stamp
    moment = datetime.combine(stamp.day, time(hour, minute), _zone(clock))
    return Stamp(stamp.day, moment, stamp.updated)


def _zone(clock: re.Match[str]) -> timezone | None:
    """The printed zone where it means one thing only; summer time and CST or IST do not."""
    if clock["offset"]:
        digits = clock["offset"].strip().replace(":", "")
        hours, minutes = int(digits[1:3]), int(digits[3:5])
        if hours > 14 or minutes > 59:
            return None
        return timezone((-1 if digits[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    hours = _ZONES.get((clock["zone"] or "").lower())
    return None if hours is None else timezone(timedelta(hours=hours))


# --- bylines and agencies ------------------------------------------------------------------------
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
        rest = _POST.sub("", rest)
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


# --- what a line of the head says ---------------------------------------------------------------
def head_facts(line: str) -> dict | None:
    """What a byline, agency or time stamp line says, also when "|" joins several; else None."""
    pieces = parts(line)
    facts: dict = {}
    for piece in pieces:
        stamps = read_stamps(piece)
        credit = None if stamps else read_credit(piece, alone=len(pieces) == 1)
        if not stamps and not credit:
            return None
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


# --- other furniture -----------------------------------------------------------------------------
@cache
def _boilerplate(where: str, how: str) -> frozenset[str]:
    rows = (line.split("\t") for line in wordlists.load("boilerplate"))
    return frozenset(row[2] for row in rows if row[0] == where and row[1] == how)


@cache
def _openings(where: str) -> tuple[str, ...]:
    """How furniture begins that stands "any"where or at the "end", or that is a "notice"."""
    how = "notice" if where == "notice" else "start"
    return tuple(sorted(_boilerplate("any" if how == "notice" else where, how)))


def is_share_row(line: str) -> bool:
    """True for a row of buttons: "Share on Facebook Tweet Email Print"."""
    parted = _GLUED.sub(" ", line) if len(line) <= 120 else ""  # "FacebookTwitter"
    words = re.findall(r"[^\s|/·•,:&+]{1,40}", parted.casefold())
    buttons, fillers = _boilerplate("any", "button"), _boilerplate("any", "filler")
    named = sum(word in buttons for word in words)
    known = all(word in buttons or word in fillers or _COUNT.match(word) for word in words)
    return known and named > 0 and (named > 1 or len(words) < 6)


def is_boilerplate(line: str, where: str = "any") -> bool:
    """True for a line that is page furniture "any"where, or at the "end" of a page."""
    if len(line) > LONGEST_CAPTION:
        return False
    plain = line.casefold()
    if plain.startswith(_openings("notice")):
        return True
    if len(line) > LONGEST_FURNITURE:
        return False
    bare = plain.strip(" .:>»›…|-–—*[]←→↓")
    if (
        _READING_TIME.match(bare)
        or _RULE_LINE.match(plain)
        or bare in _boilerplate(where, "line")
        or plain in _boilerplate(where, "line")
        or is_share_row(line.strip(" .:>»›…|-–—*[]←→↓"))
    ):
        return True
    if not plain.startswith(_openings(where)):
        return False
    if where == "end":
        return not _SAID.search(line)
    return not re.search(r"[.!?][”\"’']?$", line)


def is_biography(line: str) -> bool:
    """True for a line that says who the journalist is: "Ann Roe is a reporter for the Plain." """
    return len(line) <= LONGEST_CAPTION and bool(_BIOGRAPHY.match(line)) and not _SAID.search(line)


def is_tag_row(line: str) -> bool:
    """True for tags glued together: "WorldAsiaNatural Disasters"."""
    return len(line.split()) <= 6 and bool(_GLUED.search(line)) and not _END_MARK.search(line)


def is_job(line: str) -> bool:
    """True for "Reporter, Eastport Plain", as it stands under a name."""
    return bool(_JOB_LINE.match(line))


def is_caption_line(line: str) -> bool:
    """True for a caption that ends in the credit of a picture agency."""
    return len(line) <= LONGEST_CAPTION and bool(_PICTURE_CREDIT.search(line))


def is_breadcrumb(line: str) -> bool:
    """True for "Home > World > Asia"."""
    return len(line) <= LONGEST_FURNITURE and bool(_BREADCRUMB.match(line))


def is_title(line: str, sure: bool = False) -> bool:
    """True for a line that could be a headline: short, and without an end mark.

    With `sure` (a byline follows, or the collector's header stands before it) it may end in a
    question mark or an exclamation mark, and be of two words.
    """
    words = len(line.split())
    if (
        len(line) > 140
        or not (TITLE_WORDS[0] - sure <= words <= TITLE_WORDS[-1])
        or not line[0].isprintable()
    ):
        return False
    if not _LATIN.search(line):
        return False
    if line[0].islower() or _SENTENCE_WITHIN.search(line) or not any(c.isalpha() for c in line):
        return False
    soft = _SOFT_END.search(line)
    return bool(soft) and (sure or not soft[1]) and "http" not in line


def site_tail(title: str) -> int | None:
    """Where the name of the site begins after a headline ("… | Daily Herald"), or None.

    After a dash, which a headline may hold too, it must look like the name of a newspaper.
    """
    match = _SITE.search(title) if len(title) <= LONGEST_FURNITURE else None
    if not match or not is_title(title[: match.start()].rstrip(), sure=True):
        return None
    if "|" in match["dash"] or _is_paper(match["site"]):
        return match.start()
    return None


def without_site(line: str) -> str:
    """The headline without the name of the site at its end."""
    return line[: site_tail(line)].rstrip()


def _is_paper(name: str) -> bool:
    """True for "The Daily Herald", "Daily Plain", an agency, or an address on the web."""
    words = name.lower().removeprefix("the ").split()
    if agency_called(name) or name.endswith((".com", ".org", ".net")):
        return True
    titled = words[-1] in wordlists.load("site_names") or (words[0] == "daily" and len(words) == 2)
    return titled and len(words) <= 3


def is_story(line: str) -> bool:
    """True for a line that can only be a paragraph of a story: long, with an end mark."""
    return len(line) > 40 and line.count(" ") >= STORY_WORDS - 1 and bool(_END_MARK.search(line))


def parts(line: str) -> list[str]:
    """The parts of a line like "By Jane Roe | Reuters | May 3, 2020", without "4 comments"."""
    if len(line) > LONGEST_FURNITURE:
        return []
    found = [part for part in _PARTS.split(line) if part]
    return [p for p in found if not _COMMENTS.fullmatch(p)] or found
