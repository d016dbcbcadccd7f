"""One article: read, cleaned, cut into paragraphs and sentences, with the way back to the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import TypeVar

from copydesk.cleaning.broken_lines import join_edits
from copydesk.cleaning.characters import character_edits
from copydesk.cleaning.layout import Layout, read_layout
from copydesk.cleaning.layout_dateline import dateline_length
from copydesk.cleaning.layout_notes import JUDGED
from copydesk.cleaning.markup import markup_edits
from copydesk.cleaning.metadata import Metadata
from copydesk.cleaning.news import why_no_news
from copydesk.cleaning.repair import find_repairs
from copydesk.corrections import Correction, correct_lines, read_corrections
from copydesk.edits import Edit, Flag, OffsetMap, Region, Span, apply, compose, merge, offset_map
from copydesk.html import OneLine, facts
from copydesk.language.tokens import Tokens, tokenise
from copydesk.sentences import sentence_spans

__all__ = ["Article", "ArticleError", "Metadata", "kept", "parse", "read_article"]

T = TypeVar("T")

NO_NEWS = "this does not read like English news"
JUDGED_SURE = 0.99  # share of the lines cut by judgement that are no story: .996 on unseen sites
_HOW = "give what copydesk.load(path) or copydesk.parse(text) returns"
DEEPEST = 200  # columns that a line may be set in
_PARAGRAPH = re.compile(r"[^\n]+")
_SET_IN = re.compile(r"\n[^\S\n]")
_EMPTY = b" \t\r\n\x0b\x0c\xef\xbb\xbf"  # white space and a UTF-8 byte order mark
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True, repr=False)
class Article:
    """A cleaned article. Offsets count characters of `text` unless they are said to be raw."""

    raw: str
    text: str  # paragraphs, joined by one blank line
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]  # in reading order; none crosses a paragraph
    metadata: Metadata = field(default_factory=Metadata)
    edits: tuple[Edit, ...] = ()  # everything done, sorted, raw offsets; `revert` takes it back
    flags: tuple[Flag, ...] = ()  # raw offsets
    regions: tuple[Region, ...] = ()  # raw offsets
    name: str | None = None  # the file's name without its ending
    corrections: tuple[Correction, ...] = ()  # made by hand, for the stages that follow

    @cached_property
    def offsets(self) -> OffsetMap:
        """The map between `text` and `raw`."""
        return offset_map(self.edits)

    @cached_property
    def doubt(self) -> str | None:
        """Why this does not read like English news ("it has only 3 words"), or None."""
        return why_no_news(self.text)

    @cached_property
    def dateline(self) -> Span:
        """Place, day and agency with the dash behind them, at the head of the story; or empty."""
        start, end = self.paragraphs[0] if self.paragraphs else (0, 0)
        return start, min(end, start + dateline_length(self.text[start:end]))

    @cached_property
    def tokens(self) -> tuple[Tokens, ...]:
        """The tokens of each paragraph, those of the dateline left out."""
        return tokenise(self.text, self.paragraphs, self.sentences, self.dateline[1])

    def __repr__(self) -> str:
        day = f"published {self.metadata.published}" if self.metadata.published else "undated"
        return (
            f"Article {self.name!r}, {day}: {len(self.paragraphs)} paragraphs, "
            f"{len(self.sentences)} sentences; {self._log()}"
        )

    def _repr_html_(self) -> str:
        said = self.metadata
        counts = {"paragraphs": self.paragraphs, "sentences": self.sentences}
        return facts(
            {
                "title": said.title,
                "published": said.published,
                "by": said.byline,
                "length": ", ".join(f"{len(part)} {name}" for name, part in counts.items()),
                "log": self._log(),
                "doubt": self.doubt and f"{NO_NEWS}: {self.doubt}",
            }
        )

    @property
    def mended(self) -> int:
        """How many places were mended; edits that belong together are one place."""
        edits = [e for e in self.edits if not e.rule.startswith("remove ")]
        edits = [e for e in edits if e.rule != "white space"]
        return len({(e.start, e.end) if e.group is None else e.group for e in edits})

    def _log(self) -> str:
        return (
            f"{len(self.regions)} lines cut, {self.mended} places mended, "
            f"{len(self.flags)} doubtful places"
        )

    def raw_span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stood in `raw`."""
        return self.offsets.to_raw(start, end)


def kept(read: Callable[[Article], T]) -> Callable[[Article], T]:
    """Let what `read` finds in an article be found once and kept on it."""
    key = f"{read.__module__}.{read.__name__}"

    @wraps(read)
    def once(article: Article) -> T:
        if not isinstance(article, Article):
            raise NoArticle(f"this is no article but a {type(article).__name__}: {_HOW}")
        if key not in article.__dict__:
            article.__dict__[key] = read(article)
        return article.__dict__[key]

    return once


class NoArticle(OneLine, TypeError):
    """Something else was given where an article is needed."""


class NoFile(OneLine, FileNotFoundError):
    """There is no such file."""


class ArticleError(OneLine, ValueError):
    """A file that holds no article; the message names the file and says what to do."""


def read_article(
    path: str | Path, published: date | None = None, more: tuple[Correction, ...] = ()
) -> Article:
    """Read and parse the UTF-8 text file at `path`.

    `published` is believed only where the text states no date. Corrections beside it are made,
    then `more`.
    Raises FileNotFoundError when there is no such file, ArticleError when what it holds is empty,
    binary, in another encoding, or has no paragraph of story, CorrectionError.
    """
    path = Path(path)
    raw = _decode(_read(path), path)
    article = parse(raw, path.stem, published, read_corrections(path) + more)
    if not article.paragraphs:
        message = f"{path}: only a header or page furniture, no paragraph of story: is it cut off?"
        raise ArticleError(message)
    return article


def parse(
    raw: str,
    name: str | None = None,
    published: date | None = None,
    corrections: tuple[Correction, ...] = (),
) -> Article:
    """Clean `raw` and cut it into paragraphs and sentences; never fails, whatever `raw` is.

    `name` goes into the article. `published` is believed only where the text states no date.
    Text without a story gives an article without paragraphs. Only one of `corrections` that
    cannot be made raises an error, CorrectionError.
    """
    lines = character_edits(raw)
    text = apply(raw, lines)
    for straighten in (markup_edits, join_edits, markup_edits):  # "[[Ann](/x)](/y)", "**a\nb**"
        if edits := straighten(text):
            lines = compose(raw, lines, edits)
            text = apply(raw, lines)
    layout = read_layout(text, _depths(raw, offset_map(lines)))
    layout = correct_lines(layout, text, corrections)
    repairs, flags = find_repairs(text, layout)
    edits = compose(raw, lines, merge([*_removals(text, layout), *repairs]))
    to_raw = offset_map(lines).to_raw
    text = apply(raw, edits)
    paragraphs = _paragraphs(text)
    sentences = [s for span in paragraphs for s in sentence_spans(text, *span)]
    metadata = layout.metadata
    if published and not metadata.published:
        metadata = replace(metadata, published=published)
    return Article(
        raw,
        text,
        paragraphs,
        tuple(sentences),
        metadata,
        edits,
        tuple(Flag(*to_raw(f.start, f.end), f.rule, f.note) for f in flags),
        tuple(Region(*to_raw(r.start, r.end), r.role) for r in layout.regions),
        name,
        corrections,
    )


def _depths(raw: str, offsets: OffsetMap) -> Callable[[int], int] | None:
    """How many columns the line that begins at an offset of the text is set in, in `raw`.

    None where no line is set in.
    """
    if not _SET_IN.search(raw):
        return None

    def depth(start: int) -> int:
        at = offsets.to_raw(start, start + 1)[0]
        line = raw.rfind("\n", max(0, at - DEEPEST), at) + 1
        lead = raw[line:at]
        return len(lead.expandtabs()) if line and not lead.strip() else 0

    return depth


def _paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs of a cleaned text."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text))


def _removals(text: str, layout: Layout) -> Iterator[tuple[Edit]]:
    """Take the regions out, and leave one blank line between paragraphs and no other space."""
    stays = {span[0]: span for span in layout.paragraphs}
    pieces = sorted([*layout.paragraphs, *((r.start, r.end) for r in layout.regions)])
    roles = {(r.start, r.end): r.role for r in layout.regions}
    pos, begun, parted = 0, False, True
    for start, end in [*pieces, (len(text), len(text))]:
        gap = "\n\n" if begun and not parted and _more(layout, start) else ""
        if text[pos:start] != gap:
            rule = "white space" if not text[pos:start].strip() else "remove separator"
            yield (Edit(pos, start, text[pos:start], gap, rule),)
        parted = parted or bool(gap)
        if (start, end) in roles:
            role = roles[start, end]
            sure = JUDGED_SURE if role in JUDGED else 1.0
            yield (Edit(start, end, text[start:end], "", f"remove {role}", sure),)
        elif start in stays:
            begun, parted = True, False
        pos = end


def _more(layout: Layout, start: int) -> bool:
    """True when a paragraph of story stands at `start` or later."""
    return bool(layout.paragraphs) and layout.paragraphs[-1][0] >= start


def _read(path: Path) -> bytes:
    if not path.exists():
        raise NoFile(f"{path}: no such file")
    if path.is_dir():
        raise ArticleError(f"{path}: a folder; give one text file with one article")
    return path.read_bytes()


def _decode(octets: bytes, path: Path) -> str:
    """The text of `octets`, which must be UTF-8."""
    if not octets.strip(_EMPTY):
        raise ArticleError(f"{path}: empty; give a text file with one article")
    encoding = _other_encoding(octets)
    if encoding:
        raise ArticleError(f"{path}: {encoding}, not UTF-8; save it as UTF-8")
    if b"\0" in octets or octets.startswith(_BINARY):
        at = max(octets.find(b"\0"), 0)
        raise ArticleError(f"{path}: binary (byte {at} is {octets[at]:#04x}); give plain text")
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        at, octet = error.start, octets[error.start]
        guess = "Windows-1252" if _reads(octets, "cp1252") else "Latin-1 (ISO 8859-1)"
        message = (
            f"{path}: not UTF-8 (byte {at} is {octet:#04x}); it may be {guess}: save it as UTF-8"
        )
        raise ArticleError(message) from None


def _other_encoding(octets: bytes) -> str | None:
    """UTF-16 or UTF-32, told by the byte order mark."""
    for mark, name in _BYTE_ORDER_MARKS:
        if octets.startswith(mark):
            return name
    return None


def _reads(octets: bytes, encoding: str) -> bool:
    try:
        octets.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
