"""Datelines: the place, day and agency with which a dispatch opens, or that fill a line alone.

"OSLO, March 2, 2021 (Reuters) - ", "OSLO, Norway (AP) — March 2, 2021 — ", "OSLO, 2 March 2021 — ".
A day counts only where its year is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from copydesk.cleaning.credits import agency_called, given_names
from copydesk.cleaning.stamps import read_stamps

LONGEST_DATELINE = 160

_SHORT_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_FULL_DAY = rf"(?:{_SHORT_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_SHORT_MONTH},? \d{{4}})"
_ANY_DAY = rf"(?:{_FULL_DAY}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}})"
_PLACE = (
    r"(?P<place>[A-Z][\w.’'/-]{1,20}(?: [A-Z][\w.’'/-]{1,20}){0,3}"
    r"(?:, ?[A-Z][\w.’' -]{1,30}?){0,2})"
)
_DASH = r" ?(?:[-–—―]{1,3}|:)\s"
_DAY_AFTER = rf"(?:(?P<after>{_FULL_DAY}){_DASH})?"  # "OSLO (AP) — March 2, 2021 — "
_WIRE = re.compile(
    rf"(?P<head>{_PLACE}(?:[,;]? (?P<day>{_ANY_DAY}))?"
    rf"(?: ?\((?P<agency>[A-Z][\w /.’'-]{{1,40}})\)|,? (?P<short>[A-Z]{{2,5}})))"
    rf"{_DASH}{_DAY_AFTER}"
)
_DATED = re.compile(rf"(?P<head>{_PLACE}[,;]? (?P<day>{_FULL_DAY})){_DASH}")
_AGENCY_FIRST = re.compile(
    rf"(?P<head>(?:(?P<day>{_ANY_DAY}) )?\((?P<agency>[A-Z][\w /.’'-]{{1,40}})\)) ?[-–—―]{{1,3}}\s"
    rf"{_DAY_AFTER}"
)
_UNDASHED = re.compile(  # "New Delhi, Jun 13 (PTI) The minister …"
    rf"(?P<head>{_PLACE},? (?P<day>{_ANY_DAY}) ?\((?P<agency>[A-Z]{{2,5}})\)) (?=[A-Z“])"
)
_CITY = re.compile(
    rf"(?P<head>[A-Z][A-Z.’' -]{{3,40}}(?:, [A-Z][\w.’' -]{{1,30}})?) ?[-–—―]{{1,2}}\s{_DAY_AFTER}"
)
_BRACKETS = re.compile(  # "[ANNAPOLIS, Maryland] A gunman …"
    r"(?P<head>\[[A-Z][A-Z.’' -]{2,40}(?:, [A-Z][\w.’' -]{1,30})?\])(?P<after>) "
)
_ALONE = re.compile(
    r"(?P<place>[A-Z][A-Z.’'-]{1,20}(?: [A-Z.’'-]{1,20}){0,3}(?:, [A-Z][\w.’' -]{1,30}?)?"
    r"|[A-Z][a-z’'-]{2,20}(?: [A-Z][a-z’'-]{2,20}){0,2}"
    r"(?:(?=, |\s\()|, [A-Z][A-Za-z ]{2,30}(?= \()))"
    rf"(?: ?\((?P<agency>[A-Z][\w /.’'-]{{1,40}})\))?[,;]? (?P<day>{_ANY_DAY})\.?$"
)
_BEFORE_STORY = re.compile(r"[\s–—-]{0,5}")
_NO_PLACE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Updated?|Published|Posted|Modified|By|On"
    r"|Since|From|Until|Before|After)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, the agency it names and its day; what it does not say is None."""

    text: str
    agency: str | None = None
    day: date | None = None


def wire_dateline(opening: str) -> Dateline | None:
    """The dateline with an agency or a full date with which `opening` begins, or None."""
    opening = opening[:LONGEST_DATELINE]
    if match := _WIRE.match(opening) or _AGENCY_FIRST.match(opening):
        facts = match.groupdict()
        agency = agency_called((facts["agency"] or facts["short"]).split("/")[-1].strip())
        if agency or not facts.get("short"):
            day = _day(facts.get("day")) or _day(facts["after"])
            return Dateline(match["head"], agency, day)
    match = _UNDASHED.match(opening)
    if match and (agency := agency_called(match["agency"])):
        return Dateline(match["head"], agency, _day(match["day"]))
    match = _DATED.match(opening)
    if match and not _NO_PLACE.match(opening) and not _is_person(match["place"]):
        return Dateline(match["head"], None, _day(match["day"]))
    return None


def read_dateline(opening: str) -> Dateline | None:
    """The dateline with which `opening` begins, a place in capitals before a dash among them."""
    if found := wire_dateline(opening):
        return found
    opening = opening[:LONGEST_DATELINE]
    match = _CITY.match(opening) or _BRACKETS.match(opening)
    return Dateline(match["head"].strip(), None, _day(match["after"])) if match else None


def dateline_length(opening: str) -> int:
    """How many characters the dateline and its dash take with which `opening` begins, or 0."""
    found = read_dateline(opening)
    return _BEFORE_STORY.match(opening, len(found.text)).end() if found else 0


def dateline_alone(line: str) -> Dateline | None:
    """The place, agency and day of a line that holds nothing else: "OSLO, Sept. 28, 2023"."""
    match = _ALONE.match(line) if len(line) <= LONGEST_DATELINE else None
    if not match or _NO_PLACE.match(line) or _is_person(match["place"]):
        return None
    agency = agency_called(match["agency"]) if match["agency"] else None
    return Dateline(match["place"], agency, _day(match["day"]))


def _is_person(place: str) -> bool:
    """True for "JANE ROE", before whose date stands no place."""
    words = place.split()
    return len(words) > 1 and words[0].title() in given_names()


def _day(printed: str | None) -> date | None:
    """The day of a date with a year, or None."""
    stamps = read_stamps(printed) if printed else ()
    return stamps[0].day if stamps else None
