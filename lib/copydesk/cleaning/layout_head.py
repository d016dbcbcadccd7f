"""The head of a page: title, byline, agency, time stamps and dateline before the story.

`read_head` gets the lines that were cut before the story, and the story; what stands at the
beginning of the story and belongs to the head is taken from it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.cleaning.credits import head_facts, is_job, is_name_list, read_post
from copydesk.cleaning.layout_dateline import dateline_alone, wire_dateline
from copydesk.cleaning.layout_lines import (
    is_breadcrumb,
    is_caption_line,
    is_label,
    is_masthead,
    is_story,
    is_title,
    without_site,
)
from copydesk.cleaning.layout_notes import FURNITURE, Notes, furniture_role
from copydesk.cleaning.page_credits import (
    BY,
    KNOWN,
    Credit,
    best_name,
    read_page_credit,
    read_page_credits,
)
from copydesk.cleaning.page_title import find_title, same_title, within_reach
from copydesk.cleaning.stamps import calendar_day, read_stamps
from copydesk.edits import Span

HEAD_LINES = 12  # in so many lines the head ends, and a title may be glued to what follows it
SCRAP_WORDS = 4  # fewer words, and no sentence: a scrap of the page
HEAD_STORIES = 2  # so many paragraphs of story end the head: a byline may follow the summary
OPENING = 12  # paragraphs of story whose words the title shares
NEAR_TITLE = 4  # lines before the title that may name author and day
NEAR_STORY = 15  # where there is no title: lines before the story that may

_COLLECTOR = re.compile(r"date[ :]{1,3}(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])[ \t–—-]{0,4}", re.I)
_TITLE_ENDS = re.compile(  # where a byline, a time stamp or a dateline may follow on the line
    r" (?:[-–—|] )?(?=By [A-Z]|(?:Write|Written|Published|Posted|Updated|Input)\b|\d{4}-\d{2}-\d{2}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
    r"|[A-Z][A-Z.’'-]{2,20}(?: [A-Z.’'-]{2,20})?(?:, [^\n(]{2,40})? ?\([A-Z][\w /-]{1,30}\) ?[-–—]"
    r"|\([A-Z][\w /-]{1,30}\) ?[-–—])"
)
_GLUED_DAY = re.compile(  # "Ann Roe17 July 2018"
    r"(?<=[a-z])(?=\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{4})"
)
_HANGS = re.compile(  # a line that goes on after these words is no title and a stamp
    r"(?:\b(?:on|in|at|of|since|by|until|till|from|for|to|with|the|an?|and|or|before|after|about"
    r"|between|dated|[Oo]n [A-Z][a-z]{2,8}day)|,)$"
)
_SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)(?<!\b[A-Z])[.!?]$")
_OUTLET_AFTER = re.compile(r"\s?,\s?[A-Z]{2,5}$")  # "Ann Roe, CNN"
_POST_HEAD = re.compile(
    r"(?:[^/.!?“\"]{1,30}/ ){1,4}[^/.!?“\"]{1,30}$"
)  # "admin/ May 3, 2018/ News"
_KEYED = re.compile(  # "source-id 88213", "lang=en": what a collector's data base knew
    r"(?:(?:[a-z]{1,15}[-_ ]?)?(?:id|ref|uid|uuid|hash|nr|no)[ :=]{1,3}[\w-]{0,20}\d[\w-]{0,40}"
    r"|[a-z][\w-]{1,20}=[^\s=]{1,80}|lang(?:uage)?[ :=]{1,3}[a-z]{2}(?:[-_][A-Za-z]{2})?)"
    r"(?:[ \t|;,–—-]{1,4}|$)"
)


def stripped(text: str, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    line = text[slice(*span)]
    start = span[0] + len(line) - len(line.lstrip())
    return start, start + len(line.strip())


# --- before anything is judged -------------------------------------------------------------------
def take_header(text: str, lines: list[Span], notes: Notes) -> list[Span]:
    """Take the collector's header, "date 2021-12-01 source-id 4711"; return the lines left."""
    while lines and (match := _COLLECTOR.match(text, *lines[0])):
        year, month, day = match.groups()
        published = calendar_day(int(year), int(month), int(day)) if day else None
        known = not day and calendar_day(int(year), int(month), 1)
        lines = _without(text, lines, match.end(), notes)
        only_month = f"{year}-{month}" if known else None
        notes.note(header=published, published_month=only_month)
    while notes.has("header") and lines and (match := _KEYED.match(text, *lines[0])):
        lines = _without(text, lines, match.end(), notes)
    return lines


def _without(text: str, lines: list[Span], end: int, notes: Notes) -> list[Span]:
    """The lines without what stands before `end` in the first, which is the header's."""
    start, stop = lines[0]
    notes.take("header", (start, end))
    rest = stripped(text, (end, stop))
    return [*([rest] if rest[0] < rest[1] else []), *lines[1:]]


def split_titles(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, with one that holds a title and a byline, a stamp or a dateline cut in two."""
    found: list[Span] = []
    waiting = list(reversed(lines))
    while waiting:
        span = waiting.pop()
        if halves := _split(text, span):
            waiting += reversed(halves)
        else:
            found.append(span)
    return found


def _split(text: str, span: Span) -> list[Span]:
    """The two lines of one that holds a title and more; [] for any other."""
    start, end = span
    line = text[start:end]
    if any(reads(line) for reads in (wire_dateline, dateline_alone, head_facts, is_caption_line)):
        return []
    glued = _GLUED_DAY.search(text, start, min(end, start + 80))
    if glued and read_stamps(text[glued.start() : end]):
        return [(start, glued.start()), (glued.start(), end)]
    for match in _TITLE_ENDS.finditer(text, start, min(end, start + 200)):
        rest = text[match.end() : end]
        if _HANGS.search(text, start, match.start()):
            continue  # "The war ended on Nov. 11, 1918.": a sentence of the story
        goes_on = _is_sure_credit(rest) or wire_dateline(rest)
        if goes_on and is_title(text[start : match.start()], sure=True):
            return [(start, match.start()), (match.end(), end)]
    return []


def _is_sure_credit(line: str) -> bool:
    """True for a time stamp, or a byline that can be no part of a headline ("By Far the Best")."""
    facts = head_facts(line) or {}
    name = facts.get("byline")
    if not name:
        return bool(facts)
    return bool(facts.get("agency")) or (name.isupper() and " " in name) or is_name_list(name)


# --- what was cut before the story ---------------------------------------------------------------
def read_cut(text: str, cut: Sequence[Span], story: Sequence[Span], notes: Notes) -> None:
    """Take the lines that were `cut` before the `story`, with what they say of it."""
    lines = [text[slice(*span)] for span in cut]
    opening = " ".join(text[start : min(end, start + 600)] for start, end in story[:OPENING])
    title = find_title(lines, opening, is_title(text[slice(*story[0])]))
    shown = "" if title is None else without_site(lines[title])
    titles = [i for i, line in enumerate(lines) if shown and same_title(line, shown)]
    near = within_reach(lines)
    top = next((i for i in titles if i >= near[0]), None)
    first = max(0, len(cut) - NEAR_STORY if top is None else top - NEAR_TITLE)
    credits = read_page_credits(lines, first)
    named = best_name(credits, lines, top, text[story[-1][1] :])
    for i, span in enumerate(cut):
        if i in titles:
            _take_title(text, span, notes, shown)
        elif i < first or not _take_page_credit(text, span, notes, credits[i], i == named):
            notes.take(furniture_role(lines[i]), span)


def _take_title(text: str, span: Span, notes: Notes, title: str) -> None:
    """Take a line that holds the title, and the name of the site behind it."""
    start, end = span
    length = len(without_site(text[start:end]))
    notes.take("title", (start, start + length), title=title)
    if length < end - start:
        notes.take("site", stripped(text, (start + length, end)))


def _take_page_credit(text: str, span: Span, notes: Notes, credit: Credit, named: bool) -> bool:
    """Take a line between title and story when it says something; True when it did."""
    if _take_credit(text, span, notes, names=named):
        return True
    facts = _credit_facts(credit)
    if not named:
        facts.pop("byline", None)
    if facts:
        notes.take("byline" if "byline" in facts else "time stamp", span, **facts)
    return bool(facts)


def _credit_facts(credit: Credit) -> dict:
    """Name, day and day of a change that a line states among other things."""
    days, changed = credit.days[:1], credit.changed[:1]
    stated = [("byline", credit.name), ("stamped", *days), ("changed day", *changed)]
    return {name: fact[0] for name, *fact in stated if fact and fact[0]}


def _take_credit(text: str, span: Span, notes: Notes, names: bool = True) -> str:
    """Take the line when it holds nothing but byline, agency, stamp or dateline; its role, or "".

    With `names`, a name with a post is a byline too.
    """
    line = text[slice(*span)]
    role, facts = _plain_role(line, names and notes.has("byline"))
    if not role:
        facts = head_facts(line)
        if not facts and names and (name := read_post(line)):
            facts = {"byline": name}
        if not facts:
            credit = read_page_credit(line)
            sure = KNOWN if " · " in line or " | " in line else BY
            if not credit.days or (credit.sure < sure and not _POST_HEAD.match(line)):
                return ""
            facts = _credit_facts(credit)  # "December 12, 2002|by Ann Roe"
        role = next((name for name in ("byline", "agency") if facts.get(name)), "time stamp")
    if facts.get("byline"):
        facts |= {"byline": _OUTLET_AFTER.sub("", facts["byline"]), "byline at": span[0]}
    notes.take(role, span, **facts)
    return role


def _plain_role(line: str, under_byline: bool) -> tuple[str, dict]:
    """Role and facts of a line that is told at once: breadcrumb, dateline, post, caption."""
    if is_breadcrumb(line):
        return "breadcrumb", {}
    if place := dateline_alone(line):
        facts = {"dateline": place.text, "agency": place.agency, "datelined": place.day}
        return "dateline", facts
    if under_byline and is_job(line):
        return "byline", {}
    if is_caption_line(line) and not line.startswith("By "):
        return "caption", {}  # "Ann Roe/AP" took the picture
    return "", {}


# --- what stands at the beginning of the story ---------------------------------------------------
def read_head(text: str, lines: Sequence[Span], notes: Notes) -> list[Span]:
    """Read the lines up to the second paragraph of story; return the lines that stay."""
    kept: list[Span] = []
    roles: list[str] = []
    waiting = list(reversed(lines))
    stories = 0
    while waiting and stories < HEAD_STORIES and len(roles) < HEAD_LINES:
        span = waiting.pop()
        role = _take_credit(text, span, notes, names=bool(kept))
        dated = roles[-1:] == ["time stamp"] or (waiting and read_stamps(text[slice(*waiting[-1])]))
        name = text[slice(*span)].removeprefix("- ")  # "- Ann Roe"
        signed = dated or name != text[slice(*span)]
        if not role and kept and signed and is_name_list(name):
            role = "byline"  # "Ann Roe", above "Jan 24, 2014"
            notes.take(role, span, byline=name)
        roles.append(role)
        if not role:
            kept.append(span)
            stories += _begins_story(text[slice(*span)])
    rest = waiting[::-1]
    return _rejoined(text, [*kept[_titles(text, kept, rest, roles, notes) :], *rest])


def _begins_story(line: str) -> bool:
    """True for a sentence, or a line too long for a headline."""
    return is_story(line) or (not is_title(line) and line.count(" ") >= SCRAP_WORDS)


def _rejoined(text: str, lines: list[Span]) -> list[Span]:
    """The lines, with the two halves of one that was split in vain together again."""
    whole: list[Span] = []
    for start, end in lines:
        if whole and not text[whole[-1][1] : start].strip(" -–—|"):
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def _titles(text: str, kept: list[Span], rest: list[Span], roles: list[str], notes: Notes) -> int:
    """Take the title from the first of the `kept` lines; how many lines it and subtitles fill.

    Every headline-like line after the title goes too, so that a second reading finds none.
    """
    after = roles[roles.index("") + 1 :][:1] if "" in roles else []
    sure = after in (["byline"], ["agency"], ["time stamp"], ["dateline"])
    sure = sure or notes.has(FURNITURE)  # a page: no sentence of a story stands so
    shown = [text[slice(*span)].strip() for span in kept]
    headed = len(shown) > 1 and is_label(shown[0]) and (is_title(shown[1]) or is_label(shown[1]))
    if (headed and _has_story(shown[2:], sure)) or (shown and is_masthead(shown[0])):
        notes.take("breadcrumb" if headed else "site", kept[0])
        return 1 + _titles(text, kept[1:], rest, roles, notes)
    shown[:1] = [without_site(line) for line in shown[:1]]
    count = 0
    while count < len(kept) and is_title(shown[count], sure=sure and count == 0):
        count += 1
    story = [*kept[count:], *rest]
    if not count or not _has_story([text[slice(*span)].strip() for span in story[:8]], sure):
        return 0
    if "title" in notes.said:
        notes.take("subtitle", kept[0])
    else:
        _take_title(text, kept[0], notes, shown[0])
    for span in kept[1:count]:
        notes.take("subtitle", span)
    return count


def _has_story(lines: list[str], sure: bool) -> bool:
    """True when one of the `lines` is story; under a `sure` title any sentence is."""
    return any(is_story(line) or (sure and line.endswith((".", ".”", '."'))) for line in lines)
