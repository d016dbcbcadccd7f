"""The answers of `questions` as pictures: tables in, a `Picture` out."""

from __future__ import annotations

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

_WIDTH, _LEFT, _RIGHT = 9.0, 2.6, 0.8  # inches; left and right of what is drawn: names, counts
_STEP = 0.36
_KINDS = ("named", "role", "institution", "group", "anonymous", "document", "none")


def _rows(page: Sheet, y: float, names: list[str], ends: list[str], shade: bool = True) -> list:
    """Write the names of rows and what stands at their ends; returns the middle of each."""
    for k, (name, end) in enumerate(zip(names, ends, strict=True)):
        if shade and k % 2 == 0:
            page.box(0.3, y + (k - 0.5) * _STEP, _WIDTH - 0.6, _STEP, color=TINT, zorder=0)
        page.name(_LEFT, y + k * _STEP + 0.05, name)
        page.text(_WIDTH - 0.4, y + k * _STEP + 0.05, end, 9, ha="right", color=SOFT)
    if not names:
        page.text(_LEFT, y, "There is none.", 9.5, color=SOFT)
    return [y + k * _STEP for k in range(len(names))]


def _columns(page: Sheet, y: float, names: list[str]) -> dict[str, float]:
    """Write the heads of columns; returns the middle of each."""
    wide = (_WIDTH - _LEFT - _RIGHT) / max(1, len(names))
    middle = {name: _LEFT + (k + 0.5) * wide for k, name in enumerate(names)}
    for name, x in middle.items():
        page.text(x, y, wrap(name, wide - 0.05, 7.5, 1)[0], 7.5, ha="center", color=SOFT)
    return middle


def _matrix(title: str, reading: str, rows: dict[str, dict], ends: list[str], caption: str):
    """A dot for each row and column, its size by a number, a word beside it.

    `rows` gives for each row and column of it (the number, the word).
    """
    columns = sorted({column for cells in rows.values() for column in cells})
    with sheet(_WIDTH, 1.75 + _STEP * max(1, len(rows))) as page:
        y = page.heading(title, reading) + 0.3
        middle = _columns(page, y, columns)
        for at, cells in zip(_rows(page, y + 0.35, list(rows), ends), rows.values(), strict=True):
            for column, (number, word) in cells.items():
                size = 5 + 3 * min(number, 12) ** 0.5
                page.dot(middle[column], at, size, color=PALETTE[0], zorder=3)
                page.text(middle[column] + size / 144 + 0.06, at + 0.045, word, 8.5)
        return picture(page, caption)


def quoted(found: DataFrame, most: int = 12) -> Picture:
    """Draw who is quoted most, and by which paper; `found` is of `questions.most_quoted`."""
    totals = found.groupby("speaker", sort=False)["quotations"].sum().head(most)
    rows = {speaker: {} for speaker in totals.index}
    for r in found[found["speaker"].isin(totals.index)].itertuples():
        rows[r.speaker][r.paper] = r.quotations, str(r.quotations)
    said = [f"{name} {n}" for name, n in totals.items()]
    title = f"{totals.index[0]} is quoted most: {totals.iloc[0]} times" if said else "Who is quoted"
    return _matrix(
        title,
        "A dot for each person and paper, as large as the number of quotations; at the right all. "
        "Only full names; the same person has the same name in all articles.",
        rows,
        [str(n) for n in totals],
        f"quoted most: {', '.join(said) or 'nobody'}",
    )


def told(found: DataFrame, most: int = 14) -> Picture:
    """Draw which papers tell an event, and when; `found` is of `questions.told_together`."""
    size = found.groupby("event")["article"].transform("size")
    shown = sorted(found.assign(size=size).nlargest(most * 4, "size")["event"].unique()[:most])
    rows, ends = {}, []
    for number in shown:
        part = found[found["event"] == number]
        cells = rows.setdefault(f"{part['when'].iloc[0]}: {part['label'].iloc[0]}", {})
        for paper, days in part.groupby("paper")["published"]:
            after = [date.fromisoformat(day) for day in days]
            until = date.fromisoformat(part["until"].iloc[0])
            word = ", ".join(f"+{max(0, (day - until).days)}" for day in after)
            cells[paper] = len(days), word
        ends.append(str(len(part)))
    articles = found["article"].nunique()
    return _matrix(
        f"{found['event'].nunique()} events are told by more than one article",
        "A dot for each event and paper; beside it, how many days after the event each article "
        "appeared; at the right, the articles. The same day and at least two shared names: a sign, "
        "no proof, that it is the same event.",
        rows,
        ends,
        f"{found['event'].nunique()} events told by several of {articles} articles: "
        + "; ".join(f"{name} ({end})" for name, end in zip(rows, ends, strict=True)),
    )


def _bars(page: Sheet, y: float, parts: list[tuple[str, float]], whole: float) -> None:
    """A bar of these parts, (kind, amount) each, in the colour and the pattern of the kind."""
    x, unit = _LEFT, (_WIDTH - _LEFT - _RIGHT - 0.2) / whole
    for kind, amount in parts:
        look = _KINDS.index(kind)
        page.box(
            x,
            y - 0.12,
            amount * unit,
            0.24,
            facecolor=PALETTE[look],
            edgecolor="white",
            hatch=HATCHES[look],
            zorder=3,
        )
        x += amount * unit


def voices(found: DataFrame) -> Picture:
    """Draw the share of kinds of voices by month; `found` is of `questions.voices_by_month`."""
    months = sorted(found["month"].unique())
    kinds = [kind for kind in _KINDS if kind in set(found["voice"])]
    with sheet(_WIDTH, 1.9 + _STEP * max(1, len(months))) as page:
        y = page.heading(
            "Who has a name, who has none: kinds of voices by month",
            "Each bar is a month's quotations, all bars as long; at the right, how many they are.",
        )
        x, y = _LEFT, y + 0.25
        for kind in kinds:
            look = _KINDS.index(kind)
            page.box(x, y - 0.1, 0.2, 0.13, facecolor=PALETTE[look], hatch=HATCHES[look],
                     edgecolor="white")  # fmt: skip
            page.text(x + 0.25, y, kind, 8, color=SOFT)
            x += 0.45 + text_width(kind, 8)
        parts = [found[found["month"] == month] for month in months]
        sums = [int(part["quotations"].sum()) for part in parts]
        middles = _rows(page, y + 0.4, months, [f"{n}" for n in sums], shade=False)
        said = []
        for at, part, n in zip(middles, parts, sums, strict=True):
            counts = dict(zip(part["voice"], part["quotations"], strict=True))
            _bars(page, at, [(kind, counts[kind]) for kind in kinds if kind in counts], n)
            said.append(", ".join(f"{k} {counts[k] / n:.0%}" for k in kinds if k in counts))
        lines = [f"{m}: {s} of {n}" for m, s, n in zip(months, said, sums, strict=True)]
        return picture(page, f"kinds of voices by month; {'; '.join(lines) or 'none'}")


def tone(found: DataFrame, actor: str) -> Picture:
    """Draw the tone towards an actor over time; `found` is of `questions.towards`."""
    unit = (_WIDTH - _LEFT - _RIGHT - 0.4) / 2
    zero = _LEFT + 0.1 + unit
    with sheet(_WIDTH, 1.85 + _STEP * max(1, len(found))) as page:
        y = page.heading(
            f"The tone towards {actor}, month by month" if actor else "The tone towards nobody",
            "Dot: the mean of the sentences that name the actor, right glad, left grim. Bar: one "
            "standard deviation to each side, where there are two sentences or more; at the right, "
            "how many.",
        )
        y += 0.25
        for value, word in ((-1, "−1 grim"), (0, "0"), (1, "glad +1")):
            x = zero + value * unit
            page.text(x, y, word, 7.5, ha="center", color=SOFT)
            bottom = y + 0.2 + _STEP * max(1, len(found))
            page.line((x, x), (y + 0.06, bottom), color=FAINT, linewidth=0.6, zorder=1)
        ends = [str(n) for n in found["sentences"]]
        middles = _rows(page, y + 0.35, list(found["month"]), ends)
        for at, row in zip(middles, found.itertuples(), strict=True):
            if row.spread == row.spread:  # else one sentence has none
                low, high = max(-1, row.tone - row.spread), min(1, row.tone + row.spread)
                page.box(zero + low * unit, at - 0.05, max(0.01, (high - low) * unit), 0.1,
                         color=PALETTE[5], zorder=2)  # fmt: skip
            page.dot(zero + row.tone * unit, at, 7, color=INK, zorder=4)
        said = [f"{r.month} {r.tone:+.2f} ({r.sentences})" for r in found.itertuples()]
        return picture(page, f"tone towards {actor}: {', '.join(said) or 'no sentence'}")


def copies(found: DataFrame, verdicts: list[dict[str, int]], most: int = 14) -> Picture:
    """Draw near copies; `found` is of `questions.near_copies`.

    `verdicts` counts the rows of `questions.differences` of each pair by verdict.
    """
    shown = list(zip(found.head(most).itertuples(), verdicts, strict=False))
    with sheet(_WIDTH, 1.6 + 1.5 * _STEP * max(1, len(shown))) as page:
        y = page.heading(
            f"{len(found)} pairs of articles share long strings of words",
            "Bar: the share of the shorter article's five-word strings that the other has too. "
            "Under it, what became of the quotations.",
        )
        whole = _WIDTH - _LEFT - _RIGHT - 0.2
        if not shown:
            _rows(page, y + 0.4, [], [])
        for k, (row, counts) in enumerate(shown):
            at = y + 0.4 + 1.5 * k * _STEP
            page.name(_LEFT, at - 0.02, row.one, 8.5)
            page.name(_LEFT, at + 0.15, row.other, 8.5)
            page.box(_LEFT, at - 0.14, whole, 0.14, facecolor="white", edgecolor=FAINT, linewidth=1)
            page.box(_LEFT, at - 0.14, whole * row.share, 0.14, color=PALETTE[0], zorder=3)
            page.text(_WIDTH - 0.4, at, f"{row.share:.0%}", 9, ha="right", color=SOFT)
            page.text(_LEFT, at + 0.16, _verdicts(counts), 8, color=SOFT)
        lines = [f"{r.one} and {r.other} {r.share:.0%} ({_verdicts(c)})" for r, c in shown]
        return picture(page, f"near copies: {'; '.join(lines) or 'none'}")


def _verdicts(counts: dict[str, int]) -> str:
    said = [f"{n} {verdict}" for verdict, n in sorted(counts.items(), key=lambda kv: -kv[1])]
    return f"quotations: {', '.join(said) or 'none'}"
