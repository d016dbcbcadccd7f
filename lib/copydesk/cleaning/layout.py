"""Which lines of a scraped page are not the story, and what they say about it.

Reads text whose characters are straightened (`characters`). Takes away only what is certain: the
collector's header, title with the name of the site, byline, agency, time stamp, breadcrumb and a
dateline that fills a line at the head; the lines at the foot; page furniture in the middle. A
summary stays in the story, and so does a dateline with which a paragraph opens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.cleaning.layout_dateline import dateline_alone, read_dateline, wire_dateline
from copydesk.cleaning.layout_lines import (
    agency_called,
    calendar_day,
    is_boilerplate,
    is_breadcrumb,
    is_name_list,
    is_story,
    is_title,
    parts,
    read_credit,
    read_post,
    read_stamps,
    site_tail,
)
from copydesk.cleaning.layout_notes import Notes, read_metadata
from copydesk.cleaning.metadata import Metadata
from copydesk.edits import Region, Span

HEAD_STORIES = 2  # so many paragraphs of story end the head: a byline may follow the summary
FOOT_LINES = 12  # so far up the collector's footer is looked for
ROUNDS = 5  # what is taken at one end may lay open more at the other

_LINE = re.compile(r"[^\n]+")
_COLLECTOR = re.compile(r"date[ :]{1,3}(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])[ \t–—-]{0,4}", re.I)
_TITLE_ENDS = re.compile(  # where a byline, a time stamp or a dateline may follow on the line
    r" (?:[-–—|] )?(?=By [A-Z]|(?:Write|Written|Published|Posted|Updated|Input)\b|\d{4}-\d{2}-\d{2}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
    r"|[A-Z][A-Z.’'-]{2,20}(?: [A-Z.’'-]{2,20})?(?:, [^\n(]{2,40})? ?\([A-Z][\w /-]{1,30}\) ?[-–—]"
    r"|\([A-Z][\w /-]{1,30}\) ?[-–—])"
)
_HANGS = re.compile(  # a line that goes on after these words is no title and a stamp
    r"(?:\b(?:on|in|at|of|since|by|until|till|from|for|to|with|the|an?|and|or|before|after|about"
    r"|between|dated|[Oo]n [A-Z][a-z]{2,8}day)|,)$"
)
_SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)(?<!\b[A-Z])[.!?]$")
_KEYED = re.compile(  # "source-id 88213", "lang=en": what a collector's data base knew
    r"(?:(?:[a-z]{1,15}[-_ ]?)?(?:id|ref|uid|uuid|hash|nr|no)[ :=]{1,3}[\w-]{0,20}\d[\w-]{0,40}"
    r"|[a-z][\w-]{1,20}=[^\s=]{1,80}|lang(?:uage)?[ :=]{1,3}[a-z]{2}(?:[-_][A-Za-z]{2})?)"
    r"(?:[ \t|;,–—-]{1,4}|$)"
)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|updated|modified)\b", re.I)
_LINK = re.compile(r"https?://[^\s<>\"“”|]{3,500}|\bwww\.[^\s<>\"“”|]{4,300}", re.I)
_SOURCES = re.compile(r"(?<![^\s.!?”\"])Sources?:?\s{0,2}(?:1/\s{0,2})?(?=https?://|www\.)")
_NAMES_SOURCE = re.compile(
    r"(?:original )?(?:sources?|article)\b|via\b|link\b|https?://|www\.|\d/", re.I
)
_COLLECTED = re.compile(r"the mention sources can contact us\b|Sources? 1/ ?(?:https?|www)", re.I)
_RIGHTS = re.compile(
    r"^(?:copyright\b|©|\(c\))[\s©(c)]{0,8}\d{4}\b.{0,160}$"
    r"|^.{0,120}\ball rights reserved\b.{0,200}$",
    re.I,
)
_RIGHTS_OF = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]{0,8}\d{4},?(?: by)? (?:the )?([A-Z][\w .’'-]{1,40}?)(?:\.|,|$)",
    re.I,
)
_NUMBER = re.compile(r"\d{1,6}$")  # an agency's number for the dispatch
_AGENCY_END = re.compile(r"^[-–— (]{0,4}(?P<agency>[A-Z]{2,5}|Yonhap)[ )]{0,2}$")
_LOCAL_TIME = re.compile(r"^[-–—\w ]{0,12}\d\d?:\d\d LOCAL TIME \d\d?:\d\d GMT.{0,30}$")
_BARE_LINK = re.compile(r"(?:www\.|https?://)\S{3,500}$", re.I)
_MAIL_ONLY = re.compile(r"[(<\[]?[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?$")
_SIGNED = re.compile(r"\b(?:follow|contact) [^\n.]{2,80}(?:on twitter|@\w)", re.I)


@dataclass(frozen=True, slots=True)
class Layout:
    """Spans of the story's paragraphs and regions of all else, in reading order."""

    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...]
    metadata: Metadata
    heads: tuple[int, ...] = ()  # ends of the paragraphs that stand before the byline


def read_layout(text: str) -> Layout:
    """Tell the story of `text` from what surrounds it; spans are offsets into `text`."""
    notes = Notes()
    lines = [_stripped(text, m.span()) for m in _LINE.finditer(text) if not m.group().isspace()]
    for _ in range(ROUNDS):
        left = _head(text, _foot(text, _middle(text, lines, notes), notes), notes)
        if left == lines:
            break
        lines = left
    _read_dateline(text, lines, notes)
    regions = _with_blanks(text, notes.regions)
    heads = tuple(end for _, end in lines if end <= notes.said.get("byline at", 0))
    return Layout(tuple(lines), regions, read_metadata(notes), heads)


def _with_blanks(text: str, regions: list[Region]) -> tuple[Region, ...]:
    """The `regions` in order, each with the blanks of its line beside it."""
    widened, pos = [], 0
    for region in sorted(regions, key=lambda region: region.start):
        start, end = region.start, region.end
        start -= start > pos and text[start - 1] == " "
        end += text[end : end + 1] == " "
        widened.append(Region(start, end, region.role))
        pos = end
    return tuple(widened)


def _stripped(text: str, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    line = text[slice(*span)]
    start = span[0] + len(line) - len(line.lstrip())
    return start, start + len(line.strip())


# --- head ----------------------------------------------------------------------------------------
def _head(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Read the lines up to the second paragraph of story; return the lines that stay."""
    kept: list[Span] = []
    roles: list[str] = []
    waiting = list(reversed(lines))
    stories = 0
    while waiting and stories < HEAD_STORIES:
        span = waiting.pop()
        if rest := _split(text, span):
            waiting += reversed(rest)
            continue
        role = _head_role(text, span, waiting, notes, first=not kept)
        roles.append(role)
        if not role:
            kept.append(span)
            stories += not is_title(text[slice(*span)])
    rest = waiting[::-1]
    return _rejoined(text, [*kept[_titles(text, kept, rest, roles, notes) :], *rest])


def _rejoined(text: str, lines: list[Span]) -> list[Span]:
    """The lines, with the two halves of one that was split in vain together again."""
    whole: list[Span] = []
    for start, end in lines:
        if whole and not text[whole[-1][1] : start].strip(" -–—|"):
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def _split(text: str, span: Span) -> list[Span]:
    """The two lines of one that holds a title and more; [] for any other."""
    start, end = span
    line = text[start:end]
    if wire_dateline(line) or _head_facts(line):
        return []
    for match in _TITLE_ENDS.finditer(text, start, min(end, start + 200)):
        rest = text[match.end() : end]
        if _HANGS.search(text, start, match.start()):
            continue  # "The war ended on Nov. 11, 1918.": a sentence of the story
        credit = _is_sure_credit(rest) and not _SENTENCE_END.search(rest)
        goes_on = credit or wire_dateline(rest)
        if goes_on and is_title(text[start : match.start()], sure=True):
            return [(start, match.start()), (match.end(), end)]
    return []


def _is_sure_credit(line: str) -> bool:
    """True for a time stamp, or a byline that can be no part of a headline ("By Far the Best")."""
    facts = _head_facts(line) or {}
    name = facts.get("byline")
    if not name:
        return bool(facts)
    return bool(facts.get("agency")) or name.isupper() or is_name_list(name)


def _head_role(text: str, span: Span, waiting: list[Span], notes: Notes, first: bool) -> str:
    """Take the line when it is furniture of the head; its role, or ""."""
    line = text[slice(*span)]
    if match := _COLLECTOR.match(line):
        _take_header(text, span, match, waiting, notes)
        return "header"
    if first and notes.has("header") and (keyed := _KEYED.match(line)):
        _take_part(span, keyed.end(), waiting, notes)
        return "header"
    if is_breadcrumb(line):
        notes.take("breadcrumb", span)
        return "breadcrumb"
    if place := dateline_alone(line):
        facts = {"dateline": place.text, "agency": place.agency, "datelined": place.day}
        notes.take("dateline", span, **facts)
        return "dateline"
    facts = _head_facts(line)
    if facts is None and not first:
        name = line if is_name_list(line) else read_post(line)
        facts = {"byline": name} if name else None
    if facts is None:
        return ""
    role = next((name for name in ("byline", "agency") if facts.get(name)), "time stamp")
    at = span[0] if role == "byline" else None
    notes.take(role, span, **facts, **{"byline at": at})
    return role


def _take_header(
    text: str, span: Span, match: re.Match[str], waiting: list[Span], notes: Notes
) -> None:
    """Take "date 2021-12-01"; what else stands on its line is put back as a line of its own."""
    year, month, day = match.groups()
    published = calendar_day(int(year), int(month), int(day)) if day else None
    only_month = f"{year}-{month}" if calendar_day(int(year), int(month), 1) and not day else None
    titled = match.end() < span[1] - span[0] or None
    facts = {"header": published, "published_month": only_month, "titled": titled}
    _take_part(span, match.end(), waiting, notes, **facts)


def _take_part(span: Span, length: int, waiting: list[Span], notes: Notes, **facts) -> None:
    """Take so much of a line as "header"; what else stands on it is put back as a line."""
    end = span[0] + length
    notes.take("header", (span[0], end), **facts)
    if end < span[1]:
        waiting.append((end, span[1]))


def _head_facts(line: str) -> dict | None:
    """What a byline, agency or time stamp line says, also when "|" joins several; else None."""
    pieces = parts(line)
    facts: dict = {}
    for piece in pieces:
        stamps = read_stamps(piece)
        credit = None if stamps else read_credit(piece, alone=len(pieces) == 1)
        if not stamps and not credit:
            return None
        found = (
            _stamp_facts(stamps) if stamps else {"byline": credit.byline, "agency": credit.agency}
        )
        facts = {**found, **{name: fact for name, fact in facts.items() if fact is not None}}
    return facts or None


def _stamp_facts(stamps: Sequence) -> dict:
    """The first stamp that is no update counts; of an update only its moment is kept."""
    first = next((stamp for stamp in stamps if not stamp.updated), None)
    if first:
        return {"stamped": first.day, "timestamp": first.moment}
    return {"changed": stamps[0].moment}


def _titles(text: str, kept: list[Span], rest: list[Span], roles: list[str], notes: Notes) -> int:
    """Take the title from the first of the `kept` lines; how many lines it and subtitles fill.

    Every headline-like line after the title goes too, so that a second reading finds none.
    """
    after = roles[roles.index("") + 1 :][:1] if "" in roles else []
    sure = after in (["byline"], ["agency"], ["time stamp"], ["dateline"]) or "titled" in notes.said
    first = _without_site(text, kept[0]) if kept else None
    count = 0
    for span in [first, *kept[1:]] if first else ():
        if not is_title(text[slice(*span)].strip(), sure=sure and count == 0):
            break
        count += 1
    story = [*kept[count:], *rest]
    if not count or not _has_story([text[slice(*span)].strip() for span in story[:8]], sure):
        return 0
    notes.take("title", first, title=text[slice(*first)].strip())
    if first != kept[0]:
        notes.take("site", _stripped(text, (first[1], kept[0][1])))
    for span in kept[1:count]:
        notes.take("subtitle", span)
    return count


def _has_story(lines: list[str], sure: bool) -> bool:
    """True when one of the `lines` is story; under a `sure` title any sentence is."""
    return any(is_story(line) or (sure and line.endswith((".", ".”", '."'))) for line in lines)


def _without_site(text: str, span: Span) -> Span:
    """The line without the name of the site at its end."""
    at = site_tail(text[slice(*span)])
    return span if at is None else _stripped(text, (span[0], span[0] + at))


# --- foot and middle -----------------------------------------------------------------------------
def _middle(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the furniture that may stand anywhere."""
    kept = []
    for span in lines:
        if is_boilerplate(text[slice(*span)]):
            notes.take("boilerplate", span)
        else:
            kept.append(span)
    return kept


def _foot(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the lines at the foot, from the last one up, and all from the collector's footer on."""
    lines = list(lines)
    while lines:
        if _is_foot(text[slice(*lines[-1])]):
            _take_foot(text, lines.pop(), notes)
        elif not _cut_footer(text, lines, notes):
            break
    return lines


def _cut_footer(text: str, lines: list[Span], notes: Notes) -> bool:
    """Take "Sources 1/ http…" and what follows, unless that is story; False when there is none.

    The footer may stand at the end of the last line of the story.
    """
    for i in range(len(lines) - 1, max(-1, len(lines) - FOOT_LINES - 1), -1):
        start, end = lines[i]
        match = _SOURCES.search(text, start, end)
        if match and ("1/" in match.group() or match.start() == start):
            for span in ((match.start(), end), *lines[i + 1 :]):
                _take_foot(text, span, notes)
            del lines[i:]
            if match.start() > start:
                lines.append(_stripped(text, (start, match.start())))
            return True
        if is_story(text[slice(*lines[i])]):
            return False
    return False


def _is_foot(line: str) -> bool:
    """True for a line that closes a page and belongs to no story."""
    if is_boilerplate(line, "end") or is_boilerplate(line) or _COLLECTED.match(line):
        return True
    if len(line) > 600:
        return False
    if any(mark.match(line) for mark in (_BARE_LINK, _MAIL_ONLY, _LOCAL_TIME, _NUMBER)):
        return True
    if agency_called(line.strip("-–—() ")) or (_AGENCY_END.match(line) and line[0] in "-–—("):
        return True
    if read_stamps(line) or ((by := read_credit(line)) and by.byline):
        return True
    return bool(_RIGHTS.match(line) or (_SIGNED.match(line) and len(line) < 160))


def _take_foot(text: str, span: Span, notes: Notes) -> None:
    """Note what a line at the foot says: links, whose rights they are, who wrote."""
    line = text[slice(*span)]
    facts: dict = {}
    if rights := _RIGHTS_OF.search(line[:300]):
        facts["agency"] = agency_called(rights[1].strip())
    elif name := agency_called(line.strip("-–—() ")):
        facts["agency"] = name
    elif credit := read_credit(line):
        facts = {"byline": credit.byline, "agency": credit.agency}
    elif (stamps := read_stamps(line)) and _PUBLISHED.search(line):  # not that of a correction
        found = _stamp_facts(stamps)
        facts = {f"{name} below": fact for name, fact in found.items()}
    elif line.lower().startswith("source:"):
        facts["agency"] = agency_called(line[7:].strip())
    if _NAMES_SOURCE.match(line):
        notes.links += [match.group().rstrip(".,;)]") for match in _LINK.finditer(line)]
    notes.take("footer", span, **facts)


# --- what it all says ----------------------------------------------------------------------------
def _read_dateline(text: str, paragraphs: Sequence[Span], notes: Notes) -> None:
    """Note the dateline of one of the first paragraphs; it stays in the story."""
    for start, end in paragraphs[: HEAD_STORIES + 1]:
        if found := read_dateline(text[start : min(end, start + 200)]):
            facts = {"dateline": found.text, "agency": found.agency, "datelined": found.day}
            notes.note(**facts)
            return
