"""Which lines of a scraped page are not the story, and what they say about it.

Reads text whose characters are straightened (`characters`). Takes away only what is certain: the
collector's header, title with the name of the site, byline, agency, time stamp, breadcrumb and a
dateline that fills a line at the head; the lines at the foot; page furniture in the middle. A
summary stays in the story, and so does a dateline with which a paragraph opens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from copydesk.cleaning.credits import agency_called, read_credit, stamp_facts
from copydesk.cleaning.layout_dateline import read_dateline
from copydesk.cleaning.layout_head import (
    HEAD_LINES,
    HEAD_STORIES,
    read_cut,
    read_head,
    split_titles,
    stripped,
    take_header,
)
from copydesk.cleaning.layout_lines import (
    is_biography,
    is_boilerplate,
    is_caption_line,
    is_story,
    is_tag_row,
    is_title,
)
from copydesk.cleaning.layout_notes import Notes, furniture_role, read_metadata
from copydesk.cleaning.metadata import Metadata
from copydesk.cleaning.signs import COMMENTS_BEGIN
from copydesk.cleaning.stamps import read_stamps
from copydesk.cleaning.stretch import judge
from copydesk.edits import Region, Span

FOOT_LINES = 12  # so far up the collector's footer is looked for
BELOW_SUMMARY = 2  # so many paragraphs of the story may stand above the byline
BOX_LINES = 5  # so far above a headline the label of its box may stand
LIST_LINES = 20  # in so many lines a list of headlines ends
ROUNDS = 5  # what is taken at one end may lay open more at the other

_LINE = re.compile(r"[^\n]+")
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|updated|modified)\b", re.I)
_LINK = re.compile(r"https?://[^\s<>\"“”|]{3,500}|\bwww\.[^\s<>\"“”|]{4,300}", re.I)
_SOURCES = re.compile(r"(?<![^\s.!?”\"])Sources?:?\s{0,2}(?:1/\s{0,2})?(?=https?://|www\.)")
_NAMES_SOURCE = re.compile(
    r"(?:original )?(?:sources?|article)\b|via\b|link\b|https?://|www\.|\d/", re.I
)
_COLLECTED = re.compile(r"the mention sources can contact us\b|Sources? 1/ ?(?:https?|www)", re.I)
_RIGHTS = re.compile(
    r"^\[?(?:copyright\b|©|\(c\))[\s©(c)]{0,8}\d{4}\b.{0,160}$"
    r"|^.{0,120}\ball rights reserved\b.{0,200}$"
    r"|^.{2,60} is solely responsible for this content\.?$",
    re.I,
)
_RIGHTS_OF = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]{0,8}\d{4},?(?: by)? (?:the )?([A-Z][\w .’'-]{1,40}?)(?:\.|,|$)",
    re.I,
)
_LIST_BEGINS = re.compile(r"list of \d{1,2} items?$", re.I)  # read out for those who cannot see it
_TRAILS = re.compile(r"(?:…|\.\.\.)$")
_LETTERS = re.compile(r"[^\W\d_]")  # without any: a bar, an agency's number for the dispatch
_LOCAL_TIME = re.compile(r"^[-–—\w ]{0,12}\d\d?:\d\d LOCAL TIME \d\d?:\d\d GMT.{0,30}$")
_ANNOUNCES = re.compile(  # the label of a box of headlines
    r"(?:related|trending|recommended|latest|top|most (?:read|popular|viewed)|also read|read also"
    r"|you (?:may|might) also|more (?:from|on|stories|news))\b[\w ’']{0,30}:?$",
    re.I,
)
_BARE_LINK = re.compile(  # "from Orla News https://…"
    r"(?:(?:from|via|read more at|original:?|link:?) [^\n]{0,40})?(?:www\.|https?://)\S{3,500}$",
    re.I,
)
_MAIL_ONLY = re.compile(r"[(<\[]?[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?$")
_SIGNED = re.compile(
    r"\b(?:follow|contact) [^\n.]{2,80}(?:on (?:twitter|instagram|facebook)\b|@\w)"
    r"|[^“\"]{2,160}\bcontributed (?:reporting )?to this (?:report|story|article)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Spans of the story's paragraphs and regions of all else, in reading order."""

    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...]
    metadata: Metadata
    heads: tuple[int, ...] = ()  # ends of the paragraphs that stand before the byline
    doubts: tuple[Span, ...] = ()  # lines that stay, but may be no story


def read_layout(text: str, depth: Callable[[int], int] | None = None) -> Layout:
    """Tell the story of `text` from what surrounds it; spans are offsets into `text`.

    `depth` says how far the line at an offset is set in, where the copy kept that.
    """
    notes = Notes()
    doubts: set[Span] = set()
    lines = [stripped(text, m.span()) for m in _LINE.finditer(text) if not m.group().isspace()]
    lines = _without_lists(text, take_header(text, lines, notes), notes)
    depths = {span: depth(span[0]) for span in lines} if depth else {}
    blocks = dict(zip(lines, block_sizes(text, lines), strict=True))
    for _ in range(ROUNDS):
        parted = [*split_titles(text, lines[:HEAD_LINES]), *lines[HEAD_LINES:]]
        left = _story(text, parted, notes, doubts, depths, blocks)
        left = read_head(text, _foot(text, _middle(text, left, notes), notes), notes)
        if left == lines:
            break
        lines = left
    _read_dateline(text, lines, notes)
    regions = _with_blanks(text, notes.regions)
    heads = tuple(end for _, end in lines if end <= notes.said.get("byline at", 0))
    doubtful = tuple(span for span in lines if span in doubts)
    return Layout(tuple(lines), regions, read_metadata(notes), heads, doubtful)


def _story(
    text: str,
    lines: list[Span],
    notes: Notes,
    doubts: set[Span],
    depths: dict[Span, int],
    blocks: dict[Span, int],
) -> list[Span]:
    """Take all lines that are judged to be no story; return those that stay.

    Those that stay on little evidence are added to `doubts`.
    """
    shown = [text[slice(*span)] for span in lines]
    indents, together = (
        [by.get(span, less) for span in lines] for by, less in ((depths, 0), (blocks, 1))
    )
    verdicts = judge(shown, indents, together)
    for i in range(1, len(lines)):
        if verdicts[i] == "doubtful" and _is_boxed(shown, verdicts, i):
            verdicts[i] = "furniture"
    stays = [i for i, verdict in enumerate(verdicts) if verdict != "furniture"]
    if not stays:
        return lines
    sure = [i for i in stays if verdicts[i] == "story"] or stays
    begun = sure[min(BELOW_SUMMARY, len(sure) - 1)]
    gone = [i for i, verdict in enumerate(verdicts) if verdict == "furniture"]
    kept = [lines[i] for i in stays]
    doubts |= {lines[i] for i in stays if verdicts[i] == "doubtful"}
    read_cut(text, [lines[i] for i in gone if i < begun], kept, notes)
    for i in gone[bisect_left(gone, begun) :]:
        line = shown[i]
        at_foot = stays[-1] < i <= stays[-1] + FOOT_LINES or i >= len(lines) - FOOT_LINES
        if i > stays[-1] and at_foot and _is_foot(line):
            _take_foot(text, lines[i], notes)
        else:
            notes.take(furniture_role(line), lines[i])
    return kept


def _without_lists(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take a box of headlines that says where it begins and ends; return the lines left."""
    shown = [text[slice(*span)].strip() for span in lines]
    kept, i = [], 0
    while i < len(lines):
        near = shown[i + 1 : i + LIST_LINES] if _LIST_BEGINS.match(shown[i]) else []
        end = i + 2 + near.index("end of list") if "end of list" in near else i
        for span in lines[i:end]:
            notes.take("other stories", span)
        kept += lines[i : i + 1] if end == i else []
        i = max(end, i + 1)
    return kept


def _is_boxed(lines: Sequence[str], verdicts: Sequence[str], i: int) -> bool:
    """True for a headline in a box whose label and lines above it are furniture."""
    above = i - 1
    while above >= 0 and verdicts[above] == "furniture" and i - above <= BOX_LINES:
        if _ANNOUNCES.match(lines[above]):
            return is_title(lines[i])
        above -= 1
    return False


def block_sizes(text: str, lines: Sequence[Span]) -> list[int]:
    """How many of the `lines` stand together with no blank line between them, for each."""
    sizes: list[int] = []
    block = 0
    for i, (_, end) in enumerate(lines):
        block += 1
        if i + 1 == len(lines) or text.count("\n", end, lines[i + 1][0]) > 1:
            sizes += [block] * block
            block = 0
    return sizes


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


# --- foot and middle -----------------------------------------------------------------------------
def _middle(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the furniture that may stand anywhere."""
    kept = []
    label = ""  # the line above, when it is the label of a box
    for span in lines:
        line = text[slice(*span)]
        if is_boilerplate(line):
            notes.take("boilerplate", span)
            label = line
        elif is_caption_line(line):
            if kept and line.startswith(text[slice(*kept[-1])]):
                notes.take("caption", kept.pop())  # the picture's text, and again with its credit
            notes.take("caption", span)
        elif _ANNOUNCES.match(label) and is_title(line):
            notes.take("other stories", span)
        else:
            kept.append(span)
            label = ""
    return kept


def _foot(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the lines at the foot, from the last one up, and all from the collector's footer on."""
    lines = _cut_teasers(text, _cut_comments(text, lines, notes), notes)
    while lines:
        if _is_foot(text[slice(*lines[-1])]):
            _take_foot(text, lines.pop(), notes)
        elif not _cut_footer(text, lines, notes):
            break
    return lines


def _cut_comments(text: str, lines: Sequence[Span], notes: Notes) -> list[Span]:
    """Take what readers wrote: all from "2 comments:" on, where a stamp follows it."""
    for i in range(HEAD_STORIES, len(lines)):
        near = lines[i + 1 : i + 7] if COMMENTS_BEGIN.match(text[slice(*lines[i])]) else []
        if any(read_stamps(text[slice(*other)]) for other in near):
            for other in lines[i:]:
                notes.take("comment", other)
            return list(lines[:i])
    return list(lines)


def _cut_teasers(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the last lines where two or more trail off: the openings of other stories."""
    count = len(list(takewhile(lambda span: _TRAILS.search(text, *span), reversed(lines))))
    if not 1 < count < len(lines):
        return lines
    for span in lines[-count:]:
        notes.take("other stories", span)
    return lines[:-count]


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
                lines.append(stripped(text, (start, match.start())))
            return True
        if is_story(text[slice(*lines[i])]):
            return False
    return False


def _is_foot(line: str) -> bool:
    """True for a line that closes a page and belongs to no story."""
    if is_boilerplate(line, "end") or is_boilerplate(line) or _COLLECTED.match(line):
        return True
    if is_biography(line) or is_tag_row(line):
        return True
    if len(line) > 600:
        return False
    if not _LETTERS.search(line):
        return True
    if any(mark.match(line) for mark in (_BARE_LINK, _MAIL_ONLY, _LOCAL_TIME)):
        return True
    if agency_called(line.strip("-–—() ")):
        return True
    if read_stamps(line) or ((by := read_credit(line)) and by.byline):
        return True
    return bool(_RIGHTS.match(line) or _SIGNED.match(line))


def _take_foot(text: str, span: Span, notes: Notes) -> None:
    """Note what a line at the foot says: links, whose rights they are, who wrote."""
    line = text[slice(*span)]
    facts: dict = {}
    if rights := _RIGHTS_OF.search(line[:300]):
        facts["agency"] = agency_called(rights[1].strip())
    elif credit := read_credit(line):
        facts = {"byline": credit.byline, "agency": credit.agency}
    elif (stamps := read_stamps(line)) and _PUBLISHED.search(line):  # not that of a correction
        found = stamp_facts(stamps)
        facts = {f"{name} below": fact for name, fact in found.items()}
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
