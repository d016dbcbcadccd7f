"""The pictures, one function each: tables in, a `drawing.Picture` out.

Every picture tells its kinds apart by shape, pattern or place as well as by colour, labels what it
shows directly, and works for an empty article. The proof sheet and the timeline, which lay out
text, have modules of their own.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

# About its cache and its folder matplotlib speaks on stderr, while it loads: not in a notebook.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

from copydesk.answers import UNKNOWN, speaker_words  # noqa: E402
from copydesk.figures.drawing import (  # noqa: E402
    FAINT,
    GOOD,
    HATCHES,
    INK,
    PALETTE,
    SOFT,
    TINT,
    Picture,
    Sheet,
    picture,
    sheet,
    text_width,
)
from copydesk.figures.event_list import timeline  # noqa: E402
from copydesk.figures.event_scale import timeline_scale  # noqa: E402
from copydesk.figures.proof_sheet import proof  # noqa: E402
from copydesk.figures.tone_bars import tone, tone_of  # noqa: E402

__all__ = ["proof", "speakers", "structure", "timeline", "timeline_scale", "tone", "tone_of"]

_WIDTH = 9.0
_LEFT, _RIGHT = 2.25, 0.95  # inches kept free for names and for counts


# --- the article as a strip, a shared axis of words ---------------------------------------------


@dataclass(frozen=True)
class _Strip:
    """Maps offsets into the text to inches, by counting words, with a gap between paragraphs."""

    starts: tuple[int, ...]  # offset of each sentence
    ends: tuple[int, ...]
    lefts: tuple[float, ...]  # inches
    widths: tuple[float, ...]

    def span(self, i: int) -> tuple[float, float]:
        """Left edge and width of sentence `i`."""
        return self.lefts[i], self.widths[i]

    def place(self, offset: int) -> float:
        """Inches from the left of the place `offset`."""
        for i in range(len(self.starts) - 1, -1, -1):
            if offset >= self.starts[i] or i == 0:
                length = max(1, self.ends[i] - self.starts[i])
                share = min(max((offset - self.starts[i]) / length, 0.0), 1.0)
                return self.lefts[i] + share * self.widths[i]
        return _LEFT


def _strip(sentences) -> _Strip:
    """Strip of a table with the columns start, end, words and paragraph."""
    rows = sentences[["start", "end", "words", "paragraph"]].itertuples(index=False)
    rows = list(rows)
    breaks = len({r.paragraph for r in rows}) - 1
    gap = min(0.06, 1.2 / max(breaks, 1))
    scale = (_WIDTH - _LEFT - _RIGHT - gap * max(breaks, 0)) / max(1, sum(r.words for r in rows))
    lefts, widths, x, last = [], [], _LEFT, None
    for row in rows:
        x += gap if last is not None and row.paragraph != last else 0
        lefts.append(x)
        widths.append(row.words * scale)
        x += row.words * scale
        last = row.paragraph
    return _Strip(
        tuple(r.start for r in rows), tuple(r.end for r in rows), tuple(lefts), tuple(widths)
    )


def _paragraph_numbers(page: Sheet, strip: _Strip, paragraphs: list[int], y: float) -> None:
    """Number the paragraphs above the strip, leaving out what would touch."""
    page.text(_LEFT - 0.15, y, "paragraph", 7.5, ha="right", color=SOFT)
    free, last = 0.0, None
    for i, number in enumerate(paragraphs):
        if number != last and strip.lefts[i] >= free:
            page.text(strip.lefts[i], y, str(number + 1), 7.5, color=SOFT)
            free = strip.lefts[i] + text_width(str(number + 1), 7.5) + 0.06
        last = number


# --- 02: how the story is built -----------------------------------------------------------------


def structure(sentences, presence, most: int = 14) -> Picture:
    """Draw the barcode of the sentences above who appears where, on one axis of words.

    `sentences` is the table of `structure.describe_sentences`, `presence` that of
    `structure.presence`; the `most` names mentioned most often are drawn.
    """
    counts = presence.sum(axis=1)
    counts = counts[counts > 0]
    names = [n for n in presence.index if n in set(counts.nlargest(most).index)][:most]
    more = len(counts) - len(names)
    with sheet(_WIDTH, 3.05 + 0.29 * len(names) + 0.2 * (more > 0)) as page:
        y = page.heading(_structure_title(sentences), _STRUCTURE_READING) + 0.3
        strip = _strip(sentences)
        _paragraph_numbers(page, strip, list(sentences["paragraph"]), y)
        y = _barcode(page, strip, sentences, y + 0.1)
        y = _signs(page, strip, sentences, y + 0.3)
        y = _presence_rows(page, strip, presence, names, y + 0.35)
        if more > 0:
            page.text(_LEFT, y, f"and {more} more, in the table", 8.5, color=SOFT, style="italic")
        return picture(page, _structure_caption(sentences, counts, names))


_STRUCTURE_READING = (
    "Each bar is a sentence, as wide as its words. Filled: reports what somebody said. Hatched: "
    "holds words in quotation marks. Dots: who is mentioned, the larger the more often; a ring "
    "marks the first time."
)


def _barcode(page: Sheet, strip: _Strip, sentences, y: float) -> float:
    page.name(_LEFT, y + 0.34, "sentences")
    for i, row in enumerate(sentences.itertuples(index=False)):
        x, width = strip.span(i)
        colour = GOOD if row.reports_speech else "#d9d4c7"
        quoted = row.quoted_share > 0
        page.box(
            x,
            y,
            max(width - 0.018, 0.006),
            0.55,
            facecolor=colour,
            edgecolor="white",
            hatch="////" if quoted else None,
        )
    return y + 0.55


def _signs(page: Sheet, strip: _Strip, sentences, y: float) -> float:
    lanes = (
        ("looks_back", "looks back", "<"),
        ("looks_ahead", "looks ahead", ">"),
        ("question", "asks", "?"),
    )
    for column, label, marker in lanes:
        page.name(_LEFT, y, label, 8.5, color=SOFT)
        for i in [i for i, on in enumerate(sentences[column]) if on]:
            x, width = strip.span(i)
            if marker == "?":
                page.text(x + width / 2, y, "?", 9, ha="center", color=SOFT, weight="bold")
            else:
                page.dot(x + width / 2, y - 0.045, 5.5, marker=marker, color=SOFT)
        y += 0.21
    return y - 0.21


def _presence_rows(page: Sheet, strip: _Strip, presence, names: list[str], y: float) -> float:
    if not names:
        page.text(_LEFT, y, "The text names nobody.", 9.5, color=SOFT)
    for k, name in enumerate(names):
        row = presence.loc[name]
        at = [(i, n) for i, n in enumerate(row) if n]
        middle = [strip.lefts[i] + strip.widths[i] / 2 for i, _ in at]
        if k % 2 == 0:
            page.box(_LEFT - 0.1, y - 0.19, _WIDTH - _LEFT - 0.2, 0.29, color=TINT, zorder=0)
        page.name(_LEFT, y, name)
        page.line((middle[0], middle[-1]), (y - 0.045, y - 0.045), color=FAINT, zorder=1)
        for j, ((_, n), x) in enumerate(zip(at, middle, strict=True)):
            page.dot(
                x,
                y - 0.045,
                5 + 2 * min(n - 1, 3),
                color=INK,
                zorder=3,
                markerfacecolor="white" if j == 0 else INK,
                markeredgewidth=1.3,
            )
        page.text(_WIDTH - 0.35, y, str(int(row.sum())), 9, ha="right", color=SOFT)
        y += 0.29
    return y


def _structure_title(sentences) -> str:
    speech = int(sentences["reports_speech"].sum())
    if not speech:
        return "How the story is built, and who appears where"
    return f"{speech} of {len(sentences)} sentences report what somebody said"


def _structure_caption(sentences, counts, names: list[str]) -> str:
    speech = int(sentences["reports_speech"].sum())
    head = (
        f"structure: {len(sentences)} sentences in {sentences['paragraph'].nunique()} paragraphs, "
        f"{speech} report speech; mentions: "
    )
    more = f" and {len(counts) - len(names)} more" if len(counts) > len(names) else ""
    return head + (", ".join(f"{n} {int(counts[n])}" for n in names) or "none") + more


# --- 03: who speaks -----------------------------------------------------------------------------


def speakers(quotes, sentences, most: int = 12) -> Picture:
    """Draw who speaks, where and how much: a lane for each speaker under the article's axis.

    `quotes` is the table of `quotes.find_quotes`, `sentences` that of
    `structure.describe_sentences`. Speakers that could not be named share the lane "not said who".
    """
    lanes = speaker_words(quotes)
    shown = lanes[:most]
    with sheet(_WIDTH, 2.15 + 0.44 * max(len(shown), 1)) as page:
        y = page.heading(_speakers_title(lanes), _SPEAKERS_READING) + 0.3
        strip = _strip(sentences)
        _paragraph_numbers(page, strip, list(sentences["paragraph"]), y)
        page.text(_WIDTH - 0.35, y, "words", 7.5, ha="right", color=SOFT)
        for i in range(len(strip.starts)):
            x, width = strip.span(i)
            page.box(x, y + 0.1, max(width - 0.018, 0.006), 0.16, color="#d9d4c7")
        y += 0.66
        if not shown:
            page.text(_LEFT, y, "Nobody is reported to say anything.", 9.5, color=SOFT)
        for k, (speaker, words) in enumerate(shown):
            _lane(page, strip, quotes, speaker, k, y)
            page.text(_WIDTH - 0.35, y, str(words), 9.5, ha="right")
            y += 0.44
        return picture(page, _speakers_caption(lanes))


_SPEAKERS_READING = (
    "Bars lie where the words stand in the article. Filled: in quotation marks throughout. "
    "Hatched: partly. Outlined: reported without marks."
)


def _speakers_title(lanes: list[tuple[str, int]]) -> str:
    named = [(name, words) for name, words in lanes if name != UNKNOWN]
    if len(lanes) < 2 or not named:
        return "Who speaks, where, and for how long"
    return f"{named[0][0]} speaks most: {named[0][1]} of {sum(n for _, n in lanes)} words"


def _lane(page: Sheet, strip: _Strip, quotes, speaker: str, k: int, y: float) -> None:
    colour = PALETTE[k % len(PALETTE)]
    page.name(_LEFT, y, speaker)
    page.line((_LEFT, _WIDTH - _RIGHT), (y - 0.05, y - 0.05), color=FAINT, linewidth=0.5, zorder=0)
    looks = {"direct": (colour, None), "mixed": ("white", HATCHES[1]), "indirect": ("white", None)}
    for row in quotes.itertuples(index=False):
        if (row.speaker if isinstance(row.speaker, str) else UNKNOWN) != speaker:
            continue
        face, hatch = looks[row.kind]
        for start, end in row.spans:
            x, right = strip.place(start), strip.place(end)
            page.box(
                x,
                y - 0.18,
                max(right - x, 0.03),
                0.26,
                facecolor=face,
                edgecolor=colour,
                hatch=hatch,
                linewidth=1.5,
                zorder=3,
            )


def _speakers_caption(lanes: list[tuple[str, int]]) -> str:
    total = sum(words for _, words in lanes)
    return f"who speaks, {total} words in all: " + (
        ", ".join(f"{speaker} {words}" for speaker, words in lanes) or "nobody"
    )
