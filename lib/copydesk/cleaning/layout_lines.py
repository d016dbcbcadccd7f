"""What one line of a scraped page is: breadcrumb, boilerplate, caption, title, story.

Nothing here looks at other lines; `layout` knows where on the page which reading is allowed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from copydesk import wordlists
from copydesk.cleaning.credits import agency_called
from copydesk.cleaning.stamps import LONGEST_FURNITURE

LONGEST_CAPTION = 400
_JOURNALIST = (
    r"(?:reporter|correspondent|journalist|columnist|staff writer|freelance|news editor|producer)"
)
_BIOGRAPHY = re.compile(  # "Ann Roe is a reporter who covers ports for the Plain."
    r"(?:[A-Z][\w.’'-]{1,20} ){1,4}(?:is|was) (?:an?|the) "
    rf"(?:[\w’'-]{{1,20}} ){{0,6}}{_JOURNALIST}\b"
    r"|(?:[A-Z][\w.’'-]{1,20} ){1,4}(?:covers|reports on|writes about) [^“\"]{2,200} for "
)

_BREADCRUMB = re.compile(r"(?:home|news|front page)\s?[>»/›→](?:[^.!?]{0,120})$", re.I)
_SAID = re.compile(r"\b(?:said|says|told)\b")
_RULE_LINE = re.compile(
    r"(?:#{2,5}|[*_=~-]{3,80}|-|-0-|\?{1,3}|[*•] ?[*•] ?[*•]|page \d{1,4}(?: of \d{1,4})?)$"
)
_READING_TIME = re.compile(r"\d{1,2} ?-?min(?:ute)?s?\.?(?: read)?$")
_SITE = re.compile(  # "| Daily Herald", " - The Oslo Times", "| World | Daily Herald"
    r"(?P<dash>(?:\s?\|(?: ?[A-Z][\w’'&.-]{1,20}(?: [A-Z][\w’'&.-]{1,20})?\s?\|)?|\s[-–—])\s?)"
    r"(?P<site>(?:[A-Z0-9][\w’'&.-]{0,20}|of|the|and|in|&)"
    r"(?: (?:[A-Z0-9][\w’'&.-]{0,20}|of|the|and|in|&)){0,4})$"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])(?<!Linked)(?<!Whats)(?<!You)")
_PICTURE_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Getty(?: Images?)?|Shutterstock|iStock|Alamy|PA)"
)
_FULL_NAME = r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{0,20}){1,2}"
_PICTURE_CREDIT = re.compile(
    # "… in Oslo. Photograph by Ann Roe/AFP/Getty Images"
    r"(?:[/|] ?|\bvia |[Pp]hoto(?:graph)?s?(?: by|:) |[Cc]ourtesy of |© ?)"
    rf"{_PICTURE_AGENCY}(?: Images?| Photo)?[)\]]?$"
    # "… in Oslo, Norway, March 2, 2021. REUTERS/Ann Roe", or without the name
    rf"|\b{_PICTURE_AGENCY}/ ?[A-Z][\w.’'-]{{1,20}}(?: [A-Z][\w.’'-]{{1,20}}){{0,3}}$"
    r"|[a-z],? (?<! on )[A-Z][\w.’-]{1,20},? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.? \d{1,2}, \d{4}\.$"
    # "… in Oslo. Ann Roe for The Plain", "… by the road. Courtesy of Ann Roe"
    rf"|(?:^|[.!?] )(?:{_FULL_NAME} for|[Cc]ourtesy of) [A-Z][\w.’' -]{{2,40}}$"
    # "Wells quay. Picture: Ann Roe - Credit: Plain", "Photo: Ann Roe, AP"
    r"|(?:^|[.!?”] )(?:Picture|Photo|Image|Credit)s?: [A-Z][^.!?“”]{2,60}$"
    # "… in Oslo. –Ann Roe/Plain Staff", "… by the road © AP Photos"
    rf"|\s[–—-] ?{_FULL_NAME}/[A-Z][\w ]{{2,30}}$|© [A-Z]{{2,5}} Photos?$"
    # "… in Oslo. (Image: GETTY )", "… on Sunday (Ann Roe/The Plain)"
    r"|[(\[](?:[^()\[\]]{0,40}\b(?i:images?|photos?|photograph|pictures?|credits?|courtesy|getty|via"
    r"|handout|screenshot)\b[^()\[\]]{0,60}|AP|[A-Z][\w.’' -]{1,40}/ ?[A-Z][^()\[\]]{1,40})[)\]]$"
)
_CREDIT_MARKS = (
    *("/", "|", "(", "[", "©", "via ", "hoto", "icture", "mage", "redit", "ourtesy of", " for "),
    *"0123456789",
)
_PICTURE_OPENS = re.compile(  # "This March 28, 2017, file photo, provided by"
    r"(?:(?:In this|This) (?:[A-Z][a-z]{2,5}day, )?(?:[A-Z][\w.]{2,8} \d{1,2}, )?(?:\d{4}, )?"
    r"(?:undated )?(?:file |handout )?(?:map |satellite )?"
    r"|An? (?:undated |file |handout |map |satellite ){1,3})"
    r"(?:photo(?:graph)?|image|frame|picture|video)\b"
    r"(?:,| (?:provided|released|made|taken|shows|from))"
    r"|CLOSE [A-Z]|FILE(?: PHOTO)?(?: ?[-–—]|:) "
    r"|(?:File|Handout|Undated) (?:file )?(?:photo|image|picture)s? (?:dated|of|from|issued)\b"
    r"|An artist[’']s (?:concept|conception|impression|illustration|rendering)\b"
    r"(?!.*\b(?:was|were|is|are|has|had)\b)"  # no sentence of the story
)
_COUNT = re.compile(r"\d{1,4}(?:\.\d)?k?$")  # how often a page was shared
_SENTENCE_WITHIN = re.compile(r"[a-z]{3}[.!?][”\"’']?\s[A-Z“\"]")
_END_MARK = re.compile(r"[.!?…:;,][”\"’')\]]{0,3}$")
_SOFT_END = re.compile(r"[\w%)]([?!]?)[”\"’']{0,2}$")

_LABEL = re.compile(r"[A-Z][A-Za-z&’'-]{2,20}(?: [A-Z][A-Za-z’'-]{2,20})?$")
TITLE_WORDS = range(3, 19)  # a headline is short; what is longer is the story's first sentence
STORY_WORDS = 8


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
    return known and named > 0


@lru_cache(maxsize=512)
def is_boilerplate(line: str, where: str = "any") -> bool:
    """True for a line that is page furniture "any"where, or at the "end" of a page."""
    if len(line) > LONGEST_CAPTION:
        return False
    plain = line.casefold().replace("’", "'")
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


@lru_cache(maxsize=512)
def is_caption_line(line: str) -> bool:
    """True for a caption that says of which picture, or ends in the credit of an agency."""
    if len(line) > LONGEST_CAPTION:
        return False
    credited = any(mark in line for mark in _CREDIT_MARKS) and _PICTURE_CREDIT.search(line)
    return bool(credited or _PICTURE_OPENS.match(line))


def is_breadcrumb(line: str) -> bool:
    """True for "Home > World > Asia"."""
    return len(line) <= LONGEST_FURNITURE and bool(_BREADCRUMB.match(line))


def is_label(line: str) -> bool:
    """True for what names a section: "Schools", "Local News", "NewsWorld"."""
    return bool(_LABEL.match(line)) or is_tag_row(line)


def is_masthead(line: str) -> bool:
    """True for a newspaper's name, alone or before an edition: "The Eastport Herald (Orla)"."""
    name = re.split(r" - | \(", line, maxsplit=1)[0]
    return name.startswith("The ") and _is_paper(name)


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
    if (
        line[0].islower()
        or line[0] in "-–—"
        or _SENTENCE_WITHIN.search(line)
        or not any(c.isalpha() for c in line)
    ):
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
    """True for "The Daily Herald", "Daily Plain", an agency."""
    if agency_called(name):
        return True
    words = name.lower().removeprefix("the ").split()
    titled = words[-1] in wordlists.load("site_names") or (words[0] == "daily" and len(words) == 2)
    return titled and len(words) <= 3


def is_story(line: str) -> bool:
    """True for a line that can only be a paragraph of a story: long, with an end mark."""
    return len(line) > 40 and line.count(" ") >= STORY_WORDS - 1 and bool(_END_MARK.search(line))
