"""Damage below the level of words: characters nobody sees, broken encodings, white space.

`character_edits` puts a text into the form the other modules read: lines end in "\\n", blanks are
single spaces, nothing invisible stands between the letters. No edit inserts more than one
character, so that the result can be composed with later edits (`edits.compose`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from copydesk.edits import Edit

_BLANK = r" \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_JOINERS = "\u200c\u200d"  # meaningful in some scripts and in emoji, damage in Latin letters
_CONTROL = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_HIDDEN = r"\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_ANSI = r"\x1b\[[0-9;]{0,20}[A-Za-z]"
_NEWLINE = r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_BLANK_ENTITY = r"&nbsp;|&\#160;|&\#xa0;"
_UNSEEN = rf"(?:{_ANSI}|[{_BLANK[1:]}{_CONTROL}{_HIDDEN}{_JOINERS}]|{_BLANK_ENTITY})"

# UTF-8 read as Windows-1252: a lead byte and its followers, each shown as one character. The five
# bytes that Windows-1252 leaves undefined come through as control characters.
_HIGH = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_FOLLOWER = "[" + _HIGH + r"\x80-\xbf]"
_MOJIBAKE = (
    rf"(?:[\xc2-\xdf]{_FOLLOWER}|[\xe0-\xef]{_FOLLOWER}{{2}}|[\xf0-\xf4]{_FOLLOWER}{{3}}"
    r"|\xe2\u20ac\ufffd|\xe2\u20ac(?![^\s.,;:!?)]))"  # ” whose third byte was lost on the way
)
_FOLLOWS = re.compile(_FOLLOWER)
_MOJIBAKE_UNIT = re.compile(_MOJIBAKE)
_ODD = re.compile(
    r"(?=[^!-%'-~\n])(?:"  # nothing odd begins with a plain character: this alone makes it quick
    rf"(?P<mojibake>{_MOJIBAKE}{{1,400}})"
    rf"|(?P<newline>{_NEWLINE})"
    rf"|(?P<blank>(?:{_UNSEEN}| (?=[{_BLANK}{_CONTROL}{_HIDDEN}{_JOINERS}&]))(?: |{_UNSEEN})*)"
    r"|(?P<surrogate>[\ud800-\udfff])"
    r"|(?P<entity>&(?:\#\d{2,6}|\#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});))",
)
_UNSEEN_NO_BLANK = re.compile(rf"{_ANSI}|[{_CONTROL}{_HIDDEN}{_JOINERS}]")
_BLANK_CHARACTER = re.compile(f"[{_BLANK[1:]}]")
_HIDDEN_CHARACTER = re.compile(f"[{_CONTROL}{_HIDDEN}]")
_ENTITY_BODY = re.compile("[#A-Za-z0-9]")
_NEEDS_JOINER = re.compile("[\u0600-\u1fff\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001ffff]")
_PLAUSIBLE = re.compile("[\xa0-\u017f\u1e00-\u1eff\u2010-\u2044\u20ac\u2122\U0001f000-\U0001ffff]")
_READABLE = re.compile("[\xa1-\xac\xae-\u017f\u2010-\u2027\u2030-\u2044\u20ac\u2122\"'&]")


def character_edits(raw: str) -> tuple[Edit, ...]:
    """Edits of `raw` that straighten its characters, sorted.

    Rules: "white space", "invisible character", "mojibake" (UTF-8 read as Windows-1252, undone by
    the exact way back), "HTML entity", "broken character" (half of a surrogate pair).
    """
    edits: list[Edit] = []
    for match in _ODD.finditer(raw):
        edits += _READERS[match.lastgroup](raw, *match.span())
    return tuple(edits)


def _newline(raw: str, start: int, end: int) -> Iterator[Edit]:
    yield Edit(start, end, raw[start:end], "\n", "white space")


def _blank(raw: str, start: int, end: int) -> Iterator[Edit]:
    """A run of blanks and unseen characters: one space, or nothing where no blank is among them."""
    run = raw[start:end]
    seen = _UNSEEN_NO_BLANK.sub("", run)
    if seen:
        if run != " ":
            rule = ("white space", 1.0) if seen == run else ("invisible character", 0.99)
            yield Edit(start, end, run, " ", *rule)
        return
    if _joins(raw[max(0, start - 3) : start], raw[end : end + 3]):
        yield Edit(start, end, run, " ", "invisible character", 0.99)
        return
    keep = any(_NEEDS_JOINER.match(near) for near in (raw[start - 1 : start], raw[end : end + 1]))
    for match in re.finditer(rf"{_ANSI}|[^{_JOINERS}]+" if keep else r"(?s:.+)", run):
        at = start + match.start()
        rest = "invisible character", 0.99
        yield Edit(at, start + match.end(), match.group(), "", *rest)


def _joins(before: str, after: str) -> bool:
    """True where `before` and `after`, side by side, would look like misread UTF-8."""
    found = _MOJIBAKE_UNIT.finditer(before + after)
    return any(match.start() < len(before) < match.end() for match in found)


def _surrogate(raw: str, start: int, end: int) -> Iterator[Edit]:
    yield Edit(start, end, raw[start:end], "\ufffd", "broken character")


def _entity(raw: str, start: int, end: int) -> Iterator[Edit]:
    """`&rsquo;` and the like; not `&lt;`, and not an ampersand that would make a new entity."""
    char = html.unescape(raw[start:end])
    if len(char) != 1 or not _READABLE.match(char):
        return
    if char == "&" and _ENTITY_BODY.match(_UNSEEN_NO_BLANK.sub("", raw[end : end + 40])):
        return
    yield Edit(start, end, raw[start:end], char, "HTML entity", 0.99)


def _mojibake(raw: str, start: int, end: int) -> Iterator[Edit]:
    """Each character of the run that was UTF-8 once, also where it was misread twice."""
    blank = raw[start - 1 : start].isspace()
    for at, to, char in _decoded(raw, start, end):
        plain = _plain(char)
        if plain == " " and (blank or raw[to : to + 1].isspace()):
            plain = ""
        blank = plain == " "
        yield Edit(at, to, raw[at:to], plain, "mojibake", 0.99)


def _plain(char: str) -> str:
    """What stands for a decoded character in plain text: nothing for one that nobody sees."""
    if _BLANK_CHARACTER.match(char) or char in "\u2028\u2029":
        return " "
    return "" if _HIDDEN_CHARACTER.match(char) else char


def _decoded(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, true character) of each misread character in `text[start:end]`."""
    units = []
    for match in _MOJIBAKE_UNIT.finditer(text, start, end):
        char = _true_character(match.group())
        if char and not (
            char in "ÂÃâ" and _FOLLOWS.match(text, match.end())
        ):  # half of a longer one
            units.append((*match.span(), char))
    again = "".join(char for _, _, char in units)
    if units and again != text[start:end] and _MOJIBAKE_UNIT.search(again):
        outer = _decoded(again, 0, len(again))
        units = [(units[s][0], units[e - 1][1], char) for s, e, char in outer] or units
    return units


def _true_character(misread: str) -> str | None:
    """The one character whose UTF-8 bytes, read as Windows-1252, look like `misread`."""
    if misread in ("\xe2\u20ac", "\xe2\u20ac\ufffd"):
        return "”"
    octets = bytes(ord(c) if c not in _HIGH else c.encode("cp1252")[0] for c in misread)
    try:
        char = octets.decode("utf-8")
    except UnicodeDecodeError:
        return None
    capital_before_mark = "\u0100" <= char <= "\u017f" and misread[1] in "‘’“”…–—"
    return char if _PLAUSIBLE.match(char) and not capital_before_mark else None


_READERS = {
    "newline": _newline,
    "blank": _blank,
    "surrogate": _surrogate,
    "entity": _entity,
    "mojibake": _mojibake,
}
