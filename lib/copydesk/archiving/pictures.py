"""The answers of `questions` as pictures: tables in, a `Picture` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from copydesk.figures.drawing import (
    FAINT,
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
    wrap,
)

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _LEFT, _RIGHT, _STEP = 9.0, 2.6, 1.0, 0.36  # inches: page, room for names, for counts, row
_WIDE = _WIDTH - _LEFT - _RIGHT
_KINDS = ("named", "role", "institution", "group", "anonymous", "document", "none")


def _picture(
    title: str,
    reading: str,
    rows: Iterable[tuple[str, object, str]],
    draw: Callable[[Sheet, float, object], None],
    caption: str,
    heads: Callable[[Sheet, float], None] = lambda page, y: None,
) -> Picture:
    """A picture of rows: of each its name, what `draw` shows of it, and what stands at its end."""
    rows = list(rows)
    with sheet(_WIDTH, 1.9 + _STEP * max(1, len(rows))) as page:
        y = page.heading(title, reading) + 0.3
        heads(page, y)
        if not rows:
            page.text(_LEFT, y + 0.4, "There is none.", 9.5, color=SOFT)
        for k, (name, shown, end) in enumerate(rows):
            at = y + 0.35 + k * _STEP
            if k % 2 == 0:
                page.box(0.3, at - _STEP / 2, _WIDTH - 0.6, _STEP, color=TINT, zorder=0)
            page.name(_LEFT, at + 0.05, name)
            page.text(_WIDTH - 0.4, at + 0.05, end, 9, ha="right", color=SOFT)
            draw(page, at, shown)
        said = "; ".join(f"{name} {end}" for name, _, end in rows)
        return picture(page, f"{caption}: {said or 'none'}")


def _matrix(title: str, reading: str, cells: list[tuple], caption: str) -> Picture:
    """A dot for each cell (row, column, number, word), as large as the number, the word beside."""
    columns = sorted({column for _, column, _, _ in cells})
    wide = _WIDE / max(1, len(columns))
    middle = {name: _LEFT + (k + 0.5) * wide for k, name in enumerate(columns)}

    def heads(page: Sheet, y: float) -> None:
        for name, x in middle.items():
            page.text(x, y, wrap(name, wide - 0.05, 7.5, 1)[0], 7.5, ha="center", color=SOFT)

    def draw(page: Sheet, at: float, row: str) -> None:
        for _, column, number, word in (cell for cell in cells if cell[0] == row):
            size = 5 + 3 * min(number, 12) ** 0.5
            page.dot(middle[column], at, size, color=PALETTE[0], zorder=3)
            page.text(middle[column] + size / 144 + 0.06, at + 0.045, word, 8.5)

    ends: dict[str, int] = {}
    for row, _, number, _ in cells:
        ends[row] = ends.get(row, 0) + number
    rows = [(row, row, str(number)) for row, number in ends.items()]
    return _picture(title, reading, rows, draw, caption, heads)


def quoted(found: DataFrame, most: int = 12) -> Picture:
    """Draw who is quoted most, and by which paper; `found` is of `questions.most_quoted`."""
    shown = found[found["speaker"].isin(found["speaker"].unique()[:most])]
    first = shown["speaker"].iloc[0] if len(shown) else "Nobody"
    return _matrix(
        f"{first} is quoted most, and by whom",
        "A dot for each person and paper, as large as the number of quotations; at the right all. "
        "Only full names; the same person has the same name in all articles.",
        [(r.speaker, r.paper, r.quotations, str(r.quotations)) for r in shown.itertuples()],
        "quoted most",
    )


def told(found: DataFrame, most: int = 14) -> Picture:
    """Draw which papers tell an event, and when; `found` is of `questions.told_together`."""
    largest, cells = found["event"].value_counts().head(most).index, []
    for _, event in found[found["event"].isin(largest)].groupby("event"):
        first = event.iloc[0]
        until = date.fromisoformat(first["until"])
        for paper, part in event.groupby("paper"):
            days = [max(0, (date.fromisoformat(day) - until).days) for day in part["published"]]
            word = ", ".join(f"+{day}" for day in days)
            cells.append((f"{first['when']}: {first['label']}", paper, len(days), word))
    return _matrix(
        f"{found['event'].nunique()} events are told by more than one article",
        "A dot for each event and paper; beside it, how many days after the event each article "
        "appeared; at the right, the articles. The same day and at least two shared names: a sign, "
        "no proof, that it is the same event.",
        cells,
        f"{found['event'].nunique()} events told by several articles",
    )


def _bar(page: Sheet, at: float, parts: dict[str, float]) -> None:
    """A bar of these shares of it, in the colour and the pattern of their kinds."""
    x = _LEFT
    for kind, share in parts.items():
        look = _KINDS.index(kind)
        style = {"facecolor": PALETTE[look], "edgecolor": "white", "hatch": HATCHES[look]}
        page.box(x, at - 0.12, share * _WIDE, 0.24, zorder=3, **style)
        x += share * _WIDE


def voices(found: DataFrame) -> Picture:
    """Draw the share of kinds of voices by month; `found` is of `questions.voices_by_month`."""

    def heads(page: Sheet, y: float) -> None:
        x = _LEFT
        for look, kind in enumerate(_KINDS):
            style = {"facecolor": PALETTE[look], "edgecolor": "white", "hatch": HATCHES[look]}
            page.box(x, y - 0.1, 0.2, 0.13, **style)
            page.text(x + 0.25, y, kind, 7.5, color=SOFT)
            x += 0.4 + text_width(kind, 7.5)

    rows = []
    for month, part in found.groupby("month"):
        counts = dict(zip(part["voice"], part["quotations"], strict=True))
        shares = {k: counts[k] / sum(counts.values()) for k in _KINDS if k in counts}
        rows.append((month, shares, str(sum(counts.values()))))
    return _picture(
        "Who has a name, who has none: kinds of voices by month",
        "Each bar is a month's quotations, all bars as long; at the right, how many they are.",
        rows,
        _bar,
        "quotations by month, " + _shares(found.groupby("voice")["quotations"].sum().to_dict()),
        heads,
    )


def _shares(counts: dict[str, int]) -> str:
    said = [f"{n} {kind}" for kind, n in sorted(counts.items(), key=lambda item: -item[1])]
    return ", ".join(said) or "none"


def tone(found: DataFrame, actor: str) -> Picture:
    """Draw the tone towards an actor over time; `found` is of `questions.towards`."""
    zero, unit = _LEFT + _WIDE / 2, _WIDE / 2 - 0.2

    def heads(page: Sheet, y: float) -> None:
        bottom = y + 0.2 + _STEP * max(1, len(found))
        for value, word in ((-1, "−1 grim"), (0, "0"), (1, "glad +1")):
            page.text(zero + value * unit, y, word, 7.5, ha="center", color=SOFT)
            page.line((zero + value * unit,) * 2, (y + 0.06, bottom), color=FAINT, linewidth=0.6)

    def draw(page: Sheet, at: float, row) -> None:
        if row.spread == row.spread:  # one sentence alone has none
            low, high = max(-1, row.tone - row.spread), min(1, row.tone + row.spread)
            page.box(zero + low * unit, at - 0.05, (high - low) * unit, 0.1, color=PALETTE[5])
        page.dot(zero + row.tone * unit, at, 7, color=INK, zorder=4)

    return _picture(
        f"The tone towards {actor or 'nobody'}, month by month",
        "Dot: the mean of the sentences that name the actor, right glad, left grim. Bar: one "
        "standard deviation to each side, where there are two sentences or more; at the right the "
        "mean, and of how many.",
        [(r.month, r, f"{r.tone:+.2f} of {r.sentences}") for r in found.itertuples()],
        draw,
        f"tone towards {actor}",
        heads,
    )


def copies(found: DataFrame, verdicts: list[dict[str, int]], most: int = 14) -> Picture:
    """Draw near copies; `found` is of `questions.near_copies`.

    `verdicts` counts the rows of `questions.differences` of each pair by verdict.
    """

    def draw(page: Sheet, at: float, shown: tuple) -> None:
        share, counts = shown
        page.box(_LEFT, at - 0.12, _WIDE, 0.1, facecolor="white", edgecolor=FAINT, linewidth=1)
        page.box(_LEFT, at - 0.12, _WIDE * share, 0.1, color=PALETTE[0], zorder=3)
        page.text(_LEFT, at + 0.12, f"quotations: {_shares(counts)}", 7.5, color=SOFT)

    pairs = list(zip(found.head(most).itertuples(), verdicts, strict=False))
    return _picture(
        f"{len(found)} pairs of articles share long strings of words",
        "Bar: the share of the shorter article's five-word strings that the other has too. Under "
        "it, what became of the quotations.",
        [(f"{p.one} and {p.other}", (p.share, c), f"{p.share:.0%}") for p, c in pairs],
        draw,
        f"near copies, quotations {_shares(sum(map(Counter, verdicts), Counter()))}",
    )
