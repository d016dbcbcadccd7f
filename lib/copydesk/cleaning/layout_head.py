"""The head of a page: title, byline, agency, time stamps and dateline before the story.

`read_head` gets the lines that were cut before the story, and the story; what stands at the
beginning of the story and belongs to the head is taken from it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.cleaning.layout_dateline import dateline_alone, wire_dateline
from copydesk.cleaning.layout_lines import (
    calendar_day,
    head_facts,
    is_breadcrumb,
    is_caption_line,
    is_job,
    is_name_list,
    is_story,
    is_title,
    read_post,
    site_tail,
)
from copydesk.cleaning.layout_notes import Notes, furniture_role
from copydesk.cleaning.page_credits import (
    BESIDE,
    BY,
    Credit,
    best_name,
    is_caption,
    read_page_credit,
)
from copydesk.cleaning.signs import KINDS, content_words, page_kinds, words_of
from copydesk.edits import Span

HEAD_LINES = 12  # in so many lines the head ends, and a title may be glued to what follows it
SCRAP_WORDS = 4  # fewer words, and no sentence: a scrap of the page
HEAD_STORIES = 2  # so many paragraphs of story end the head: a byline may follow the summary
TITLE_REACH = 40  # lines before the story in which the title is looked for
FEW_LINES = 8  # before the story: no menu stands there, and the first headline is the title
PAGE_TITLE_WORDS = range(3, 31)
TITLE_LEAST = 3.0  # score that a title needs
SUMMARY_BELOW = 3  # so many lines below the headline it stands
SUMMARY_GAIN = 1.5  # by so much a summary may do better than the headline above it
NEAR_TITLE = 4  # lines before the title that may name author and day
NEAR_STORY = 15  # where there is no title: lines before the story that may

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
_NO_TITLE_END = re.compile(r"[:;,]$|\.\.\.$|…$")
_OUTLET_AFTER = re.compile(r"\s?,\s?[A-Z]{2,5}$")  # "Ann Roe, CNN"
_STOP_END = re.compile(r"\.[”\"’')]?$")
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
        titled = match.end() < lines[0][1] or None
        lines = _without(text, lines, match.end(), notes)
        only_month = f"{year}-{month}" if known else None
        notes.note(header=published, published_month=only_month, titled=titled)
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
    if wire_dateline(line) or head_facts(line):
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
    facts = head_facts(line) or {}
    name = facts.get("byline")
    if not name:
        return bool(facts)
    return bool(facts.get("agency")) or name.isupper() or is_name_list(name)


# --- what was cut before the story ---------------------------------------------------------------
def read_cut(text: str, cut: Sequence[Span], story: Sequence[Span], notes: Notes) -> None:
    """Take the lines that were `cut` before the `story`, with what they say of it."""
    lines = [text[slice(*span)] for span in cut]
    title = _find_title(text, cut, story)
    shown = "" if title is None else _headline(text, cut[title])
    again = [i for i, line in enumerate(lines) if title is not None and _is_again(line, shown)]
    above = max((i for i in again if i >= len(cut) - TITLE_REACH), default=None) and min(
        i for i in again if i >= len(cut) - TITLE_REACH
    )
    first = max(0, len(cut) - NEAR_STORY if title is None else above - NEAR_TITLE)
    credits = [read_page_credit(line) if i >= first else Credit() for i, line in enumerate(lines)]
    named = best_name(credits, lines, above, text[story[-1][1] :])
    for i, span in enumerate(cut):
        if i in again:
            _take_title(text, span, notes, shown)
        elif i < first or not _take_page_credit(text, span, notes, credits[i], i == named):
            notes.take(furniture_role(lines[i]), span)


def _take_page_credit(text: str, span: Span, notes: Notes, credit: Credit, named: bool) -> str:
    """Take a line between title and story when it says something; its role, or ""."""
    if role := _take_credit(text, span, notes, names=named):
        return role
    facts = {
        "byline": credit.name if named else None,
        "stamped": next(iter(credit.days), None),
        "changed day": next(iter(credit.changed), None),
    }
    if not any(facts.values()):
        return ""
    role = "byline" if facts["byline"] else "time stamp"
    notes.take(role, span, **facts)
    return role


def _is_again(line: str, title: str) -> bool:
    """True for a line that holds the title and nothing else but perhaps the site's name."""
    return (line.startswith(title) and len(line) < len(title) + 30) or words_of(line) == words_of(
        title
    )


def _headline(text: str, span: Span) -> str:
    start, end = without_site(text, span)
    return text[start:end].strip()


def _take_title(text: str, span: Span, notes: Notes, title: str) -> None:
    first = without_site(text, span)
    notes.take("title", first, title=title)
    if first != span:
        notes.take("site", stripped(text, (first[1], span[1])))


def without_site(text: str, span: Span) -> Span:
    """The line without the name of the site at its end."""
    at = site_tail(text[slice(*span)])
    return span if at is None else stripped(text, (span[0], span[0] + at))


def _find_title(text: str, cut: Sequence[Span], story: Sequence[Span]) -> int | None:
    """Index of the line of `cut` that is the title of the `story`, or None.

    It looks like a headline, shares words with the story's beginning, and a byline or a stamp
    follows it. Of a headline and the summary under it, the headline counts.
    """
    topic: set[str] = set()
    for start, end in story[:12]:
        topic |= _stems(text[start : min(end, start + 600)])
    reach = range(max(0, len(cut) - TITLE_REACH), len(cut))
    lines = {i: text[slice(*cut[i])] for i in reach}
    credited = [i - len(cut) for i in reach if _is_credit(lines[i])]
    scores = {
        i: _title_score(line, topic, credited, i - len(cut), list(lines.values()).count(line))
        for i, line in ((i, _headline(text, cut[i])) for i in reach)
        if i - len(cut) not in credited
        and (is_title(line, sure=True) if len(cut) <= FEW_LINES else _could_be_title(line))
        and not is_caption(list(lines.values()), i - reach[0])
    }
    few = len(cut) <= FEW_LINES
    if not scores or (few and max(scores.values()) <= 0):
        headlines = (i for i, span in enumerate(cut) if _is_headline(text, span))
        return next(headlines, None) if few else None
    best = max(scores, key=lambda i: (scores[i], -i))
    near = [i for i in scores if best - SUMMARY_BELOW <= i < best]
    for i in near:
        if scores[i] > max(0, scores[best] - SUMMARY_GAIN):
            return i
    return best if scores[best] > 0 else None


def _is_headline(text: str, span: Span) -> bool:
    """True for a line that reads like a headline and names no author, day or place."""
    line = text[slice(*span)]
    credit = head_facts(line) or is_name_list(line) or read_post(line) or dateline_alone(line)
    return not credit and not is_breadcrumb(line) and is_title(_headline(text, span))


def _is_credit(line: str) -> bool:
    """True for a line that names author or day."""
    credit = read_page_credit(line)
    return credit.sure >= BESIDE or bool(credit.days or credit.changed or head_facts(line))


def _stems(line: str) -> set[str]:
    """The first letters of the content words of `line`: "elections" and "Electoral" are alike."""
    return {word.casefold()[:6] for word in content_words(line)}


def _could_be_title(line: str) -> bool:
    """True for a line of a few words that ends like no sentence."""
    words = line.count(" ") + 1
    return (
        words in PAGE_TITLE_WORDS
        and line[0].isalnum() | (line[0] in "‘’“'\"")
        and (not _NO_TITLE_END.search(line) and not is_breadcrumb(line) and not line[0].islower())
    )


def _title_score(line: str, topic: set[str], credited: list[int], place: int, count: int) -> float:
    """How well `line`, `place` lines before the story, would do as the title; below 0: badly."""
    own = _stems(line)
    words = line.count(" ") + 1
    score = 4.0 * len(own & topic) / max(1, len(own)) + min(words, 12) / 4 + 0.7 * (count > 1)
    score += any(0 < at - place < 7 for at in credited)
    kinds = page_kinds(words_of(line)) & ({"label", "account"} if words > 5 else set(KINDS))
    score -= 2.0 * bool(kinds) + max(0, words - 18) / 8 + bool(_STOP_END.search(line)) - place / 12
    return score - TITLE_LEAST


def _take_credit(text: str, span: Span, notes: Notes, names: bool = True) -> str:
    """Take the line when it holds nothing but byline, agency, stamp or dateline; its role, or "".

    With `names`, a list of names or a name with a post is a byline too.
    """
    line = text[slice(*span)]
    if is_breadcrumb(line):
        notes.take("breadcrumb", span)
        return "breadcrumb"
    if place := dateline_alone(line):
        facts = {"dateline": place.text, "agency": place.agency, "datelined": place.day}
        notes.take("dateline", span, **facts)
        return "dateline"
    if names and is_job(line) and notes.has("byline"):
        notes.take("byline", span)
        return "byline"
    if is_caption_line(line) and not line.startswith("By "):
        notes.take("caption", span)  # "Ann Roe/AP" took the picture
        return "caption"
    facts = head_facts(line)
    if facts is None and names:
        name = line if is_name_list(line) else read_post(line)
        facts = {"byline": name} if name else None
    if facts is None and names and (credit := read_page_credit(line)).sure == BY:
        day, changed = (next(iter(days), None) for days in (credit.days, credit.changed))
        found = {"byline": credit.name, "stamped": day, "changed day": changed}
        facts = found if is_name_list(credit.name) else None
    if facts and facts.get("byline"):
        facts["byline"] = _OUTLET_AFTER.sub("", facts["byline"])
    if facts is None:
        return ""
    role = next((name for name in ("byline", "agency") if facts.get(name)), "time stamp")
    at = span[0] if role == "byline" else None
    notes.take(role, span, **facts, **{"byline at": at})
    return role


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
        roles.append(role)
        if not role:
            kept.append(span)
            stories += _begins_story(text[slice(*span)])
    rest = waiting[::-1]
    kept = _without_scraps(text, kept, notes)
    return _rejoined(text, [*kept[_titles(text, kept, rest, roles, notes) :], *rest])


def _begins_story(line: str) -> bool:
    """True for a sentence, or a line too long for a headline."""
    return is_story(line) or (not is_title(line) and line.count(" ") >= SCRAP_WORDS)


def _without_scraps(text: str, kept: list[Span], notes: Notes) -> list[Span]:
    """The lines without short ones between the title and a byline or stamp: "news image"."""
    credits = [r.start for r in notes.regions if r.role in ("byline", "time stamp", "agency")]
    last = max(credits, default=-1)
    left = []
    for i, span in enumerate(kept):
        line = text[slice(*span)]
        scrap = line.count(" ") < SCRAP_WORDS and not _SENTENCE_END.search(line)
        if i and span[0] < last and scrap and not is_title(line):
            notes.take("page furniture", span)
        else:
            left.append(span)
    return left


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
    sure = after in (["byline"], ["agency"], ["time stamp"], ["dateline"]) or "titled" in notes.said
    first = without_site(text, kept[0]) if kept else None
    count = 0
    for span in [first, *kept[1:]] if first else ():
        if not is_title(text[slice(*span)].strip(), sure=sure and count == 0):
            break
        count += 1
    story = [*kept[count:], *rest]
    if not count or not _has_story([text[slice(*span)].strip() for span in story[:8]], sure):
        return 0
    if "title" in notes.said:
        notes.take("subtitle", kept[0])
    else:
        _take_title(text, kept[0], notes, text[slice(*first)].strip())
    for span in kept[1:count]:
        notes.take("subtitle", span)
    return count


def _has_story(lines: list[str], sure: bool) -> bool:
    """True when one of the `lines` is story; under a `sure` title any sentence is."""
    return any(is_story(line) or (sure and line.endswith((".", ".”", '."'))) for line in lines)
