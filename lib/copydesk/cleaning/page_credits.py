"""Author and day of a whole copied page, where they stand among other things in a line.

"Posted by Ann Roe on May 3, 2021", "Ann Roe / SITE.COM / May 3, 2021, 17:07 IST", "Ann Roe@annroe",
or a name alone in a line, next to the line with the day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from copydesk.cleaning.credits import are_names, given_names
from copydesk.cleaning.layout_lines import is_caption_line
from copydesk.cleaning.signs import page_kinds, words_of
from copydesk.cleaning.stamps import (
    DATES,
    EDGE,
    LONGEST_FURNITURE,
    UPDATED,
    is_life,
    read_stamp,
    read_stamps,
)

# How sure a name is: after "by", beside a day or an address, with a known given name, alone.
BY, BESIDE, KNOWN, ALONE = 4, 3, 2, 1
DAY_LINE_WORDS = 14  # a longer line that names a day is a caption or a sentence
NEAR_DAY = 2  # lines between a name alone and the day
LABEL = 3  # what stands in so many lines is no name but the label of a section

_BY = re.compile(  # at the line's beginning, after a bar, or after a date
    r"(?:^|[|•·]\s?|\d\s)(?:posted |written |reported |analysis )?by:?\s(?=\w)|^author:\s", re.I
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d"
_NAME_ENDS = re.compile(  # what follows a name at the head of a page
    rf"\s?[|•·/@(]|\s[-–—]\s|{_MONTH}"
    r"|,? (?:last |first |is )?(?:updated|published|posted|modified)\b"
    r"|,? (?:on|at|for|in|of) |,? \d| ?, (?:the |[A-Z]{2,5}\b)| view (?:more|all)\b|Twitter\b"
    r"| (?:Senior |Staff )?(?:Reporter|Writer|Editor|Correspondent)\b",
    re.I,
)
_NAMES = re.compile(
    r"[A-Z][\w.’'-]{0,20}(?:(?:,? and |, | )(?:[a-z]{1,3} )?[A-Z][\w.’'-]{0,20}){1,11}"
)
_BESIDE = re.compile(  # what stands beside an author's name
    r"\w@\w|\s@\w|\b(?:published|posted|updated)\b|\bview (?:more|all)\b", re.I
)
_BY_ALONE = re.compile(r"[*• ]{0,2}(?:written )?by:?$", re.I)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of author and day: a name and how sure it is, days and changed days."""

    name: str | None = None
    sure: int = 0
    days: tuple[date, ...] = ()
    changed: tuple[date, ...] = ()


@lru_cache(maxsize=512)
def read_page_credit(line: str) -> Credit:
    """What one line of the head of a page says of author and day."""
    if len(line) > LONGEST_FURNITURE or is_life(line):
        return Credit()
    stated = line.count(" ") < DAY_LINE_WORDS or " · " in line or " | " in line
    days = _days(line) if stated or read_stamps(line) else []
    found = {
        "days": tuple(day for day, changed in days if not changed),
        "changed": tuple(day for day, changed in days if changed),
    }
    if by := _BY.search(line):
        name = leading_names(line[by.end() :])
        return Credit(name, BY if name else 0, **found)
    name = None if line.endswith(":") else leading_names(line)  # who speaks, in a transcript
    if not name or page_kinds(words_of(name)):
        return Credit(**found)
    beside = bool(days) or bool(_BESIDE.search(line))
    if not beside and line.strip(EDGE) != name:
        return Credit(**found)
    known = name.split()[0] in given_names()
    if not (known or beside) and (name.isupper() or name.startswith("The ")):
        return Credit(**found)  # the label of a section
    sure = BESIDE if beside and known else KNOWN if known or beside else ALONE
    return Credit(
        name, sure if len(name.split()) < 5 or "," in name or " and " in name else 0, **found
    )


def read_page_credits(lines: Sequence[str], first: int) -> list[Credit]:
    """What each line from the index `first` on says; a name under "By" alone is sure."""
    found = [read_page_credit(line) if i >= first else Credit() for i, line in enumerate(lines)]
    for i in range(1, len(lines)):
        if found[i].name and _BY_ALONE.match(lines[i - 1]):
            found[i] = replace(found[i], sure=BY)
    return found


def leading_names(text: str) -> str | None:
    """The names with which `text` begins: "Ann Roe and Li Wu last updated 4 April": both names."""
    text = _NAME_ENDS.split(text.strip(), maxsplit=1)[0].strip(EDGE)
    match = _NAMES.match(text)
    name = match.group().strip(" ,") if match else ""
    return name if len(name.split()) >= 2 and are_names(name) else None


def _days(line: str) -> list[tuple[date, bool]]:
    """The days a line names, in order, each with whether it is that of a change."""
    found = []
    for pattern in DATES:
        for match in pattern.finditer(line):
            stamp = read_stamp(match, bool(UPDATED.search(line[: match.start()])))
            if stamp.day:
                found.append((match.start(), stamp.day, stamp.updated))
    return [(day, updated) for _, day, updated in sorted(found)]


def best_name(
    credits: Sequence[Credit], lines: Sequence[str], title: int | None, rest: str
) -> int | None:
    """Index of the line whose name is the author's, or None: the surest, then the first.

    A name alone in its line, with no known given name, counts only below the `title`, when a day
    stands next to it and the `rest` of the page repeats it.
    """
    best, found = 0.0, None
    for i, credit in enumerate(credits):
        if not credit.name or is_caption(lines, i):
            continue
        near = credits[max(0, i - NEAR_DAY) : i + NEAR_DAY + 1]
        dated = any(other.days or other.changed for other in near)
        times, below = lines.count(credit.name), title is not None and i > title
        again = times > 1 or credit.name in rest
        sure = credit.sure + 0.3 * dated + 0.2 * again
        if credit.sure == ALONE and not (below and dated and times < LABEL):
            continue
        if credit.sure == KNOWN and not (below and (dated or again or i - title < NEAR_DAY + 2)):
            continue
        if sure > best:
            best, found = sure, i
    return found


CREDIT_WORDS = 8  # a credit has fewer; a longer line is a caption of its own


def is_caption(lines: Sequence[str], i: int) -> bool:
    """True for a caption or its credit: itself or a short next line names a picture or agency."""
    return any(
        "caption" in page_kinds(words_of(line)) or is_caption_line(line)
        for line in lines[i : i + 2]
        if line is lines[i] or line.count(" ") < CREDIT_WORDS
    )
