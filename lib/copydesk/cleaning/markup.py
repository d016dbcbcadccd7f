"""Marks that another program put among the words: quoted mail, Markdown, codes of a wire.

Reads text whose characters are straightened; every edit only takes marks away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.edits import Edit

QUOTED_LINES = 3  # so many lines begin with ">", and three of four: a mail that was quoted

_QUOTED = re.compile(r"^>(?: ?>)* ?", re.M)
_LINE = re.compile(r"^.*\S", re.M)
_HEADING = re.compile(r"^(?:#{1,6} )+ *(?=\S)", re.M)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|mailto:|[/#])[^\s()]{0,500}\)")
_WIRE_CODE = re.compile(r" ?\[(?:ID:)?n[A-Z][A-Z0-9]{7,14}\]")
_BOLD = re.compile(r"(?<![\w*])(?P<opens>\*{2,3})(?=[^\s*])|(?<=[^\s*])\*{2,3}(?![\w*])")
_ITALIC = re.compile(r"(?<![\w*])(?P<opens>[*_])(?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*])")


def markup_edits(text: str) -> tuple[Edit, ...]:
    """Edits of `text` that take such marks away, sorted.

    Rules: "quoted mail", "Markdown", "wire code" (the "[nL8N1NL22V]" of Reuters).

    "**Ann Bell**" and "[Ann Bell](https://…)" are Ann Bell. Marks that come in pairs are taken
    where they do in their line, a star or a line alone only beside other Markdown.
    """
    edits = _deletions(text, _quotes(text), "quoted mail")
    sure = [m.span() for m in _HEADING.finditer(text)]
    if "[" in text:
        edits += _deletions(text, [m.span() for m in _WIRE_CODE.finditer(text)], "wire code")
        sure += [span for match in _LINK.finditer(text) for span in _around(match)]
    if "**" in text:
        sure += _paired(text, _BOLD, sure)
    if sure:
        sure += _paired(text, _ITALIC, sure)
    return tuple(sorted([*edits, *_deletions(text, sure, "Markdown")], key=lambda e: e.start))


def _quotes(text: str) -> list[tuple[int, int]]:
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    lines = sum(1 for _ in _LINE.finditer(text)) if len(quoted) >= QUOTED_LINES else 0
    return quoted if 4 * len(quoted) >= 3 * lines > 0 else []


def _around(link: re.Match) -> Iterator[tuple[int, int]]:
    """The marks around the words of a link; all of a picture."""
    if link[0].startswith("!"):
        yield link.span()
    else:
        yield link.start(), link.start(1)
        yield link.end(1), link.end()


def _paired(text: str, mark: re.Pattern, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where marks stand in pairs, one that opens and one that closes, in a line and not `taken`."""
    inside = {at for start, end in taken for at in range(start, end)}
    found, opened = [], None
    for match in mark.finditer(text):
        if match.start() in inside:
            continue
        if match["opens"]:
            opened = match
        elif opened:
            if "\n" not in text[opened.end() : match.start()]:
                found += [opened.span(), match.span()]
            opened = None
    return found


def _deletions(text: str, spans: list[tuple[int, int]], rule: str) -> list[Edit]:
    return [Edit(start, end, text[start:end], "", rule, 0.97) for start, end in sorted(spans)]
