"""The log of an article as two tables that read like an editor's list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.frames import frame

if TYPE_CHECKING:
    import pandas as pd

    from copydesk.edits import Region

FEWEST_FOLDED = 4  # so many cuts in a row are told as one
AROUND = 24  # characters of text shown on either side of a place

_WHY = {
    "white space": "blank lines and blanks evened out",
    "invisible character": "a character that cannot be seen stood within the text",
    "mojibake": "UTF-8 read as Windows-1252 on the way; undone byte for byte",
    "HTML entity": "the HTML spelling of a character",
    "broken character": "half a character, which no text may hold",
    "piece moved past the verb": "the second half of a hyphenated name stood behind the verb",
    "piece moved past the stop": "the second half of a name that stands in full elsewhere here",
    "verb moved into a name": "the verb stood, with a capital, inside a name after an abbreviation",
    "stop inside a name": "the word after the stop closes a name and is no sentence",
    "stop before a small letter": "a sentence does not begin with a preposition in small letters",
    "doubled stop": "one full stop is enough",
    "lost space": "two sentences ran together",
    "lost apostrophe": "the name stands elsewhere without the s, and what follows is its own",
    "reversed mark": "the quotation mark pointed the wrong way for its place",
    "lost closing mark": "the quotation was open; its attribution shows where it ended",
    "broken line": "the line was broken within a sentence, or within a word at its hyphen",
    "quoted mail": "a mail program put > before the lines it quoted",
    "wire code": "a news agency's mark for another of its reports",
    "Markdown": "signs that make headings, links or bold type, and are no part of the words",
    "lost opening mark": "the paragraph is speech up to its closing mark",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines that were cut in a row: where they stand in the raw text, how many, what they are."""

    start: int
    end: int
    lines: int
    roles: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.lines} lines: {', '.join(self.roles)}" if self.lines > 1 else self.roles[0]


def cuts(article: Article, least: int = FEWEST_FOLDED) -> list[Cut]:
    """The regions that were cut, in the order of the file; `least` and more in a row are one."""
    runs: list[list[Region]] = []
    for region in article.regions:
        between = article.raw[runs[-1][-1].end : region.start] if runs else ""
        if runs and not any(char.isalnum() for char in between):
            runs[-1].append(region)
        else:
            runs.append([region])
    found = []
    for run in runs:
        for part in [run] if len(run) >= least else [[region] for region in run]:
            roles = tuple(dict.fromkeys(region.role for region in part))
            found.append(Cut(part[0].start, part[-1].end, len(part), roles))
    return found


_EDIT_COLUMNS = (
    *("stood", "stands", "why", "sure", "rule", "before", "after", "group"),
    *("start", "end", "raw_start", "raw_end"),
)
_FLAG_COLUMNS = ("stands", "why", "rule", "start", "end", "raw_start", "raw_end")


def edits_table(article: Article, white_space: bool = False, fold: bool = True) -> pd.DataFrame:
    """One row an edit, in the order of the file.

    Columns: `stood` and `stands` (the place in context before and after, the part concerned in
    square brackets), `why` (in plain words), `sure` (share of such edits that are right, 0 to 1),
    `rule`, `before`, `after`, `group` (edits that belong together; missing for an edit alone),
    `start`, `end` (offsets into article.text) and `raw_start`, `raw_end` (into article.raw).
    Edits of nothing but white space are left out unless `white_space`. With `fold`, many lines cut
    in a row are one row.
    """
    rows, past = [], 0
    folded = {cut.start: cut for cut in cuts(article) if cut.lines > 1} if fold else {}
    for edit in article.edits:
        if edit.start < past or (edit.rule == "white space" and not white_space):
            continue
        why = _WHY.get(edit.rule) or f"no part of the story: {edit.rule.removeprefix('remove ')}"
        if cut := folded.get(edit.start):
            past = cut.end
            why = f"no part of the story: {cut}"
            edit = replace(edit, end=cut.end, before=article.raw[cut.start : cut.end])
        start, end = place_in_text(article, edit)
        stood = _in_context(article.raw, edit.start, edit.end)
        stands = _in_context(article.text, start, end)
        said = (edit.rule, edit.before, edit.after, edit.group)
        rows.append((stood, stands, why, edit.confidence, *said, start, end, edit.start, edit.end))
    table = frame(rows, _EDIT_COLUMNS)
    return table.astype({"group": "Int64"})


def flags_table(article: Article) -> pd.DataFrame:
    """One row a doubtful place left as it is, in the order of the file.

    Columns: `stands` (the place in context, in square brackets), `why`, `rule`, `start`, `end`
    (offsets into article.text), `raw_start`, `raw_end` (into article.raw).
    """
    rows = []
    for flag in article.flags:
        start, end = article.offsets.to_text(flag.start, flag.end)
        stands = _in_context(article.text, start, end)
        rows.append((stands, flag.note, flag.rule, start, end, flag.start, flag.end))
    return frame(rows, _FLAG_COLUMNS)


def place_in_text(article: Article, edit) -> tuple[int, int]:
    """Where what the edit put in stands in the text."""
    start = article.offsets.to_text(edit.start, edit.start)[0]
    if edit.start == edit.end:  # an insertion: the map points behind it
        start -= len(edit.after)
    return start, start + len(edit.after)


def _in_context(text: str, start: int, end: int) -> str:
    """The place in square brackets with a few words around it, on one line."""
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end) if " " in text[end:right] else right
    middle = text[start:end]
    if len(middle) > 2 * AROUND:
        middle = f"{middle[:AROUND]} … {middle[-AROUND:]}"
    around = (text[left:start], f"[{middle}]", text[end:right])
    return " ".join("".join(around).split())
