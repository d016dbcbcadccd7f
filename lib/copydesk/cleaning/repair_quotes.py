"""Quotation marks lost, reversed or strayed.

A mark is put in only where the words around it say where it stood: beside its attribution, or at
the head of a paragraph that is speech. Nothing is ever closed at the end of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.cleaning.repair_story import Finding, Findings, Story, change
from copydesk.edits import Flag
from copydesk.language.verbs import either_said

_MARK = re.compile(r"[“”\"]|''|``")
_CLOSER = {"“": "”", '"': '"', "''": "''", "``": "''", "”": "”"}
_OPENER = {"”": "“", '"': '"', "''": "''"}
_VERB = rf"{either_said()}\b"
_PERSON = (
    r"(?:(?:[A-Z][\w.’'-]{1,30}\s){1,4}|(?:he|she|they|I|we|it)\s"
    r"|(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er)\s(?:[\w’'-]{1,30}\s){1,4}?)"
)
_NO_OBJECT = r"(?!\s(?:that|one|the|an?|he|she|they|it|there|his|her|we|I|their)\b)"
_INVERTED = rf"{_VERB}\s(?:[A-Z]|(?:the|an?|one|his|her|their|former|retired|senior)\s)"
_ATTRIBUTION = re.compile(rf"(?P<stop>[,?!])\s(?={_PERSON}{_VERB}{_NO_OBJECT}|{_INVERTED})")
_ATTRIBUTED = re.compile(
    r"\s(?:according\sto\b|(?:[^\n.!?“”\"]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.)"
    rf"{{0,140}}?\b{_VERB})"
)
_SUBORDINATE = re.compile(
    r"(?:while|which|who|whom|as|but|and|because|although|though|where)\s[a-z]"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])")
_NARRATED = re.compile(rf"\s(?:{_VERB}|saying|writing|called|according to|statement|tweet)")
_CLAUSE_HEAD = re.compile(r"(?:^|[,:;—–]\s|[.!?][”\"]?\s|\b(?:that|said|says|saying)\s)$")
_FIRST_PERSON = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|we|We|we[’'](?:re|ve|d|ll)|We[’'](?:re|ve|d|ll)|our|Our|my|My|us|me)\b"
)
_CONTRACTED = re.compile(
    r"\w(?:n[’']t|[’'](?:re|ve|ll|d|m))\b|\b(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he)[’']s\b"
)
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|will|can|should|must|do|does|may|let|need|needs|want|wants|think)\b"
)
_SPOKEN = re.compile(r"\b(?:you|your|You|Your|yes|Yes|well|Well|okay|let[’']s)\b")
_INSERTED_WORD = re.compile(r"\s[(\[][A-Z][a-z]{2,20}[)\]]\s[A-Z]")
_SAID_AT_END = re.compile(
    rf"(?P<said>[^“”\"]{{20,1200}}?),\s"
    rf"(?:{_VERB}\s(?P<who>(?:[A-Z]|(?:the|an?|one|his|her|retired|former|senior)\s)[^“”\"]{{3,200}})"
    rf"|(?:{_PERSON}|(?:[A-Z][\w.’'-]{{1,30}}\s){{1,5}}(?:\([^)]{{1,20}}\)\s)?"
    rf"|(?:[A-Z][\w.’'-]{{1,30}}\s?){{1,4}},[^.!?“”\"]{{1,80}},\s)"
    rf"(?:\w{{2,12}}ly\s)?{_VERB}{_NO_OBJECT}[^“”\"]{{0,200}})$"
)
_CLAUSE = re.compile(  # "His aide, Ann Bell, said | the club was ready": what follows was said
    r"(?:(?!,|\bwho\b).){1,80}?\b(?:is|are|was|were|has|have|had|will|would|could|can|should)\b"
)
_REPORT_ENDS = re.compile(
    r"\b(?:announced|confirmed|reported|ruled|declared)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:today|yesterday|earlier|in an? (?:\w{1,12} )?(?:statement|release|report|interview))\b"
)
_TITLED = re.compile(r"(?:[a-z]+\s){1,4}[A-Z][\w’'-]+\s[A-Z]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark; `opens` is None where its side cannot be told from its surroundings."""

    start: int
    end: int
    text: str
    opens: bool | None


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The double quotation marks of a paragraph; a straight one is told by its neighbours."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        opens: bool | None = mark in "“``"
        if mark in ('"', "''"):
            before = text[match.start() - 1] if match.start() > start else " "
            after = text[match.end()] if match.end() < end else " "
            opens = _side(before, after)
            if mark == '"' and before.isdigit() and opens is False and not marks:
                continue  # inches
        marks.append(Mark(*match.span(), mark, opens))
    return marks


def _side(before: str, after: str) -> bool | None:
    """True for a straight mark that opens, False for one that closes, None for neither."""
    left = before.isspace() or before in "([{—–-/“‘'"
    right = after.isspace() or after in ".,;:!?)]}—–-/”’'"
    if left == right:
        return False if before in ".,!?" else None
    return left


def pair_marks(story: Story, index: int) -> Findings:
    """Pair the marks of a paragraph; mend or flag those without a partner."""
    start, end = story.paragraphs[index]
    marks = find_marks(story.text, start, end)
    if not marks:
        return
    marks, turned = _turned(story, index, marks)
    yield from turned
    opened: Mark | None = None
    for mark in marks:
        opens = mark.opens if mark.opens is not None else opened is None
        if opens:
            if opened and _is_stray(story, index, mark):
                yield _stray(story, index, mark)
                continue
            if opened:
                yield from _unclosed(story, index, opened, mark.start)
            opened = mark
        elif opened:
            opened = None
        else:
            yield from _unopened(story, index, mark, first=mark is marks[0])
    if opened:
        yield from _unclosed(story, index, opened, end)


def _left_open(story: Story, index: int) -> bool:
    """True when the last mark of a paragraph opens."""
    marks = find_marks(story.text, *story.paragraphs[index])
    return _open_before(marks)


# --- reversed marks ------------------------------------------------------------------------------
def _turned(story: Story, index: int, marks: list[Mark]) -> tuple[list[Mark], list[Finding]]:
    """The marks as they should point, and what is wrong: ” at the head, “ at the end."""
    text, (start, end) = story.text, story.paragraphs[index]
    found: list[Finding] = []
    glued = glued_openers(story, index)
    if glued:
        found += [(change(at, "”", " “", "reversed mark", 0.95),) for at in sorted(glued)]
        marks = [Mark(m.start, m.end, "“", True) if m.start in glued else m for m in marks]
    first, last = marks[0], marks[-1]
    if first.text == "”" and first.start == start and text[first.end : first.end + 1].isalnum():
        if len(marks) > 1 and marks[1].opens:
            found.append(Flag(first.start, first.end, "reversed mark", "a closing mark opens here"))
            marks = marks[1:]
        else:
            found.append((change(first.start, "”", "“", "reversed mark", 0.97),))
            marks = [Mark(first.start, first.end, "“", True), *marks[1:]]
    if last.text == "“" and last.end == end and last.start > start + 1 and len(marks) > 0:
        at = last.start - (text[last.start - 1] == " ")
        if text[at - 1] in ".!?," and _open_before(marks[:-1]):
            found.append((change(at, text[at:end], "”", "reversed mark", 0.97),))
        else:
            found.append(
                Flag(last.start, end, "reversed mark", "an opening mark with nothing after")
            )
        marks = (
            [*marks[:-1], Mark(last.start, end, "”", False)]
            if _open_before(marks[:-1])
            else marks[:-1]
        )
    return marks, found


def _open_before(marks: list[Mark]) -> bool:
    """True when the last of `marks` opens."""
    return bool(marks) and marks[-1].opens is True


_GLUED_MARK = re.compile(r"”(?<=[a-z]{2}[.!?].)(?=[A-Z])")
_WRONG_SINGLE = re.compile(  # "didn‘t", "‘We are here,‘ she said"
    r"‘(?:(?<=[A-Za-z].)(?=(?:t|s|re|ve|ll|d|m)\b)|(?<=[a-z][.,!?].)(?=\s|$))"
)


def glued_openers(story: Story, index: int) -> frozenset[int]:
    """Where a ” stands in place of a “: "they were.”It’s a shame,” she added"."""
    text, (start, end) = story.text, story.paragraphs[index]
    if not _GLUED_MARK.search(text, start, end):
        return frozenset()
    marks = find_marks(text, start, end)
    found, opened = set(), False
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        closes_next = following is not None and following.opens is False
        if not opened and closes_next and _GLUED_MARK.match(text, mark.start, end):
            found.add(mark.start)
            opened = True
        else:
            opened = mark.opens is True
    return frozenset(found)


def reversed_single(story: Story, index: int) -> Findings:
    """An opening single mark for an apostrophe or a closing one: "didn‘t"."""
    for match in _WRONG_SINGLE.finditer(story.text, *story.paragraphs[index]):
        yield (change(match.start(), "‘", "’", "reversed mark", 0.95),)


# --- marks without a partner ---------------------------------------------------------------------
def _unclosed(story: Story, index: int, mark: Mark, limit: int) -> Findings:
    """An opening mark with no closing one up to `limit`."""
    text, (start, end) = story.text, story.paragraphs[index]
    if _is_stray(story, index, mark):
        yield _stray(story, index, mark)
        return
    window = min(limit, mark.end + 1200)
    match = _ATTRIBUTION.search(text, mark.end + 8, window)
    if match and _may_close(text, start, mark, match.start()):
        head = _CLAUSE_HEAD.search(text[max(start, mark.start - 12) : mark.start])
        sure = 0.97 if head else 0.8
        yield (change(match.start() + 1, "", _CLOSER[mark.text], "lost closing mark", sure),)
        return
    if limit == end and _goes_on(story, index, mark):
        return  # speech that goes on in the next paragraph is not closed
    note = "a quotation opens here and is never closed"
    yield Flag(mark.start, mark.end, "unclosed quotation", note)


def _is_stray(story: Story, index: int, mark: Mark) -> bool:
    """True for an opening mark before the narrator's "…, while the"."""
    before = story.text[max(story.paragraphs[index][0], mark.start - 2) : mark.start]
    return before == ", " and bool(_SUBORDINATE.match(story.text, mark.end))


def _stray(story: Story, index: int, mark: Mark) -> Flag:
    since = _sentence_start(story.text, story.paragraphs[index][0], mark.start)
    note = "an opening mark where the narrator goes on; the quotation may have ended here"
    return Flag(since, mark.end, "stray quotation mark", note)


def _goes_on(story: Story, index: int, mark: Mark) -> bool:
    """True when the speech `mark` opens may run on: whole sentences, and a mark comes next."""
    start, end = story.paragraphs[index]
    before = story.text[max(start, mark.start - 12) : mark.start]
    whole = mark.start == start or (_CLAUSE_HEAD.search(before) and story.text[end - 1] in ".!?…:")
    return bool(whole) and story.first_letter(index + 1) in "“\"'‘"


def _may_close(text: str, start: int, mark: Mark, at: int) -> bool:
    """True when what stands between `mark` and the attribution at `at` is one run of speech."""
    if not _SENTENCE_END.search(text, mark.end, at):
        return True
    return bool(_CLAUSE_HEAD.search(text[max(start, mark.start - 12) : mark.start]))


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that holds `at` begins, not further back than 600 characters."""
    begun = max(start, at - 600)
    for match in _SENTENCE_END.finditer(text, begun, at):
        begun = match.end()
    return begun


def _unopened(story: Story, index: int, mark: Mark, first: bool) -> Findings:
    """A closing mark with no opening one before it."""
    text, (start, end) = story.text, story.paragraphs[index]
    said = text[start : mark.start]
    goes_on = index > 0 and _left_open(story, index - 1)
    if first and _is_speech(said, text[mark.end : end], goes_on):
        edit = change(start, "", _OPENER.get(mark.text, '"'), "lost opening mark", 0.9)
        yield (edit,)
        return
    note = "a quotation ends here that was never opened"
    yield Flag(mark.start, mark.end, "unopened quotation", note)


def _is_speech(said: str, after: str, goes_on: bool) -> bool:
    """True when a paragraph that opens with `said`, up to a closing mark, is speech throughout.

    What follows must be its attribution, or nothing, and then the words must be a speaker's own
    or `goes_on` with speech left open in the paragraph before.
    """
    if not 20 <= len(said) <= 1200 or not said[0].isupper() or said[-1] not in ".,?!":
        return False
    first = _SENTENCE_END.split(said, 1)[0]
    spoken = bool(_FIRST_PERSON.search(first) or _CONTRACTED.search(first) or _SPOKEN.search(first))
    if _NARRATED.search(first) and not _FIRST_PERSON.search(first):
        return False
    if not after:
        return (goes_on or not _NARRATED.search(said)) and spoken
    return bool(_ATTRIBUTED.match(after)) and (
        spoken or (first == said and bool(_NOW.search(said)))
    )


# --- both marks lost -----------------------------------------------------------------------------
def lost_both_marks(story: Story, index: int) -> Findings:
    """A statement with its attribution that reads like direct speech and has no marks."""
    start, end = story.paragraphs[index]
    paragraph = story.text[start:end]
    if len(paragraph) > 1500 or _MARK.search(paragraph):
        return
    match = _SAID_AT_END.match(paragraph.rstrip(".!?"))
    if not match or (match["who"] and _CLAUSE.match(match["who"])):
        return
    said = match["said"]
    if _REPORT_ENDS.search(paragraph[match.end("said") :]) and not _FIRST_PERSON.search(said):
        return  # "X will do Y, Roe said on Wednesday" is the reporter's own sentence
    signs = (_FIRST_PERSON, _CONTRACTED, _SPOKEN, _INSERTED_WORD)
    spoken = any(sign.search(said) for sign in signs)
    formal = match["who"] and _TITLED.match(match["who"])
    if spoken or formal:
        note = "reads like speech that lost its quotation marks; or the writer's own words"
        yield Flag(start, start + match.end("said") + 1, "lost quotation marks", note)
