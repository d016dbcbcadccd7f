"""The tone of sentences, of speakers and towards actors, with the words that made it."""

from __future__ import annotations

from math import fsum
from statistics import fmean, stdev

from copydesk.figures.drawing import (
    BAD,
    FAINT,
    GOOD,
    INK,
    PLAIN,
    SOFT,
    TINT,
    Picture,
    Sheet,
    picture,
    sheet,
    wrap,
)
from copydesk.sentiment import NEUTRAL_BAND, label

_WIDTH = 9.0
_LEFT, _RIGHT = 2.25, 1.45  # inches kept free for names and for counts

_ZERO, _UNIT, _WORDS_AT = 2.35, 1.55, 4.25  # inches: where 0 is, how long 1 is, where words start
_COLOURS = {"positive": GOOD, "negative": BAD, "neutral": PLAIN}
_MOST_ROWS = 80
_ENDS = ((-1, "−1 grim", "left"), (0, "0", "center"), (1, "glad +1", "right"))


def tone(sentences) -> Picture:
    """Draw the tone along the article: a bar a sentence, the words that made it beside it.

    `sentences` is the table of `sentiment.score_sentences`. A hollow diamond shows what the plain
    lexicon (the sum of VADER's values) says of the same sentence. The first 80 sentences are drawn.
    """
    shown = sentences.head(_MOST_ROWS)
    rows = [_tone_row(r) for r in shown.itertuples(index=False)]
    with sheet(_WIDTH, 1.75 + fsum(h for *_, h in rows) + (0.3 if not rows else 0)) as page:
        y = page.heading("The tone along the article, and the words that make it", _TONE_READING)
        y = _tone_axis(page, y + 0.35, 0.2 + fsum(h for *_, h in rows))
        last = None
        for row, words, snippet, height in rows:
            if last is not None and row.paragraph != last:
                page.line((0.3, _WIDTH - 0.3), (y + 0.02, y + 0.02), color=FAINT, linewidth=0.6)
            last = row.paragraph
            _tone_bar(page, row, y + 0.23)
            page.lines(_WORDS_AT, y + 0.2, snippet, 7.5, 0.14, color=SOFT)
            page.lines(_WORDS_AT, y + 0.2 + 0.15 * len(snippet), words, 8.5, 0.16)
            y += height
        return picture(page, _tone_caption(sentences))


_TONE_READING = (
    "Each row is a sentence, its first words in grey. Bars to the right: glad, to the left: grim; "
    "beside them the words that made them, and in brackets why a word counts not as the lexicon "
    "has it. Hollow diamond: what the plain lexicon says."
)


def _tone_row(row):
    width = _WIDTH - _WORDS_AT - 0.3
    words = (
        wrap(" · ".join(row.words).replace(" -", " −"), width, 8.5, 3)
        if len(row.words)
        else ["no tone words"]
    )
    snippet = wrap(row.text, width, 7.5, 1)
    return row, words, snippet, 0.22 + 0.15 + 0.16 * len(words)


def _tone_axis(page: Sheet, y: float, height: float) -> float:
    page.box(
        _ZERO - NEUTRAL_BAND * _UNIT, y, 2 * NEUTRAL_BAND * _UNIT, height, color=TINT, zorder=0
    )
    for value, name, side in _ENDS:
        page.text(_ZERO + value * _UNIT, y - 0.06, name, 7.5, ha=side, color=SOFT)
        page.line(
            (_ZERO + value * _UNIT,) * 2, (y, y + height), color=FAINT, linewidth=0.6, zorder=0
        )
    return y + 0.05


def _tone_bar(page: Sheet, row, y: float) -> None:
    colour = _COLOURS[row.label]
    left = min(0.0, row.tone) * _UNIT
    page.box(
        _ZERO + left,
        y - 0.1,
        max(abs(row.tone) * _UNIT, 0.015),
        0.2,
        facecolor=colour,
        edgecolor="white",
        hatch="////" if row.label == "negative" else None,
        zorder=2,
    )
    page.dot(
        _ZERO + row.plain * _UNIT,
        y,
        5.5,
        marker="D",
        color=INK,
        markerfacecolor="white",
        markeredgewidth=0.9,
        zorder=4,
    )
    page.text(0.3, y + 0.04, f"{row.sentence + 1}", 7.5, color=SOFT)


def _tone_caption(sentences) -> str:
    if not len(sentences):
        return "tone: no sentences"
    n = sentences["label"].value_counts()
    return (
        f"tone of {len(sentences)} sentences: {n.get('positive', 0)} positive, "
        f"{n.get('neutral', 0)} neutral, {n.get('negative', 0)} negative; "
        f"mean {sentences['tone'].mean():+.2f}, plain lexicon {sentences['plain'].mean():+.2f}"
    )


def tone_of(evidence, by: str, title: str, dot: str = "sentence", most: int = 14) -> Picture:
    """Draw the tone of each speaker, or towards each target, as dots: one dot a sentence.

    `evidence` has a row for each piece of evidence with the columns `by` and tone; `dot` says what
    a piece is ("sentence", "quotation"). A bar marks the mean, a thick line one standard deviation
    on either side; those with the most evidence come first.
    """
    groups: dict[str, list[float]] = {name: [] for name in sorted(evidence[by].dropna().unique())}
    for name, tone in zip(evidence[by], evidence["tone"], strict=True):
        if name in groups:
            groups[name].append(tone)
    shown = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
    with sheet(_WIDTH, 1.75 + 0.42 * max(len(shown), 1)) as page:
        y = page.heading(title, _DOTS_READING.format(dot)) + 0.35
        centre, unit = (_LEFT + _WIDTH - _RIGHT) / 2, (_WIDTH - _LEFT - _RIGHT) / 2 - 0.1
        page.box(
            centre - NEUTRAL_BAND * unit,
            y,
            2 * NEUTRAL_BAND * unit,
            0.42 * len(shown),
            color=TINT,
            zorder=0,
        )
        for value, name, side in _ENDS:
            page.text(centre + value * unit, y - 0.06, name, 7.5, ha=side, color=SOFT)
        page.text(_WIDTH - 0.3, y - 0.06, "mean ± spread (of)", 7.5, ha="right", color=SOFT)
        for name, values in shown:
            y += 0.42
            _dots(page, y - 0.17, name, values, centre, unit)
        if not shown:
            page.text(_LEFT, y + 0.2, "No evidence in this text.", 9.5, color=SOFT)
        return picture(
            page, f"{title}: " + (", ".join(f"{n} {_summary(v)}" for n, v in shown) or "none")
        )


_DOTS_READING = (
    "One dot a {0}; where dots coincide they are stacked. The bar marks the mean, the thick line "
    "one standard deviation on either side. Shaded: neutral. A mean of few says little."
)


def _dots(page: Sheet, y: float, name: str, values: list[float], centre: float, unit: float):
    page.name(_LEFT, y + 0.05, name)
    page.line((centre - unit, centre + unit), (y, y), color=FAINT, linewidth=0.5, zorder=0)
    stacked: dict[int, int] = {}
    for value in sorted(values):
        slot = round(value * unit / 0.09)
        level = stacked[slot] = stacked.get(slot, -1) + 1
        page.dot(
            centre + value * unit,
            y - 0.06 * min(level, 3),
            5.5,
            color=INK,
            markerfacecolor="white",
            markeredgewidth=1.1,
            zorder=3,
        )
    if len(values) > 1:
        _mean_bar(page, y, values, centre, unit)
    page.text(_WIDTH - 0.3, y + 0.05, _summary(values), 8.5, ha="right")


def _mean_bar(page: Sheet, y: float, values: list[float], centre: float, unit: float) -> None:
    mean, spread = fmean(values), stdev(values)
    ends = max(mean - spread, -1), min(mean + spread, 1)
    page.line([centre + end * unit for end in ends], (y, y), color=FAINT, linewidth=4, zorder=1)
    page.box(
        centre + mean * unit - 0.025, y - 0.15, 0.05, 0.3, color=_COLOURS[label(mean)], zorder=4
    )


def _summary(values: list[float]) -> str:
    """The mean with its spread and of how many: "+0.12 ± 0.30 (4)"."""
    spread = f" ± {stdev(values):.2f}" if len(values) > 1 else ""
    return f"{_signed(fmean(values))}{spread} ({len(values)})"


def _signed(value: float) -> str:
    """+0.12, −0.12 with a real minus sign, or 0.00."""
    rounded = round(value, 2)
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"
