"""What the quotations add to the rows of the timeline: whose words, who "he" is, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.timeline.sentence import content, shorten

if TYPE_CHECKING:
    import pandas as pd

    from copydesk.timeline import Row

_PRONOUN = re.compile(r"(?:He|She)\b")
_SAID = 90  # characters of what is said, in a label


def voiced(rows: Iterable[Row], article: Article, quotes: pd.DataFrame) -> Iterator[Row]:
    """The rows with what the table of `quotes.find_quotes` knows of them."""
    spoken, pronouns, told = _spoken_spans(quotes), _pronouns(quotes), _told(article, quotes)
    for row in rows:
        yield _spoken(_named(_worded(row, told), pronouns), spoken)


def _spoken_spans(quotes: pd.DataFrame) -> list[tuple[int, int, str]]:
    """(start, end, speaker) of everything quoted or reported."""
    rows = zip(quotes["spans"], quotes["speaker"], strict=True)
    return sorted((s, e, who) for spans, who in rows if isinstance(who, str) for s, e in spans)


def _spoken(row: Row, spoken: list[tuple[int, int, str]]) -> Row:
    """The row with the speaker of the shortest quotation its expression stands in."""
    last = bisect_right(spoken, (row.text_start, float("inf")))
    near = spoken[max(0, last - 20) : last]
    who = [(end - start, name) for start, end, name in near if row.text_end <= end]
    return replace(row, speaker=min(who)[1]) if who and row.expression else row


def _told(article: Article, quotes: pd.DataFrame) -> list[tuple[int, int, str]]:
    """(offset of the cue, of what is said, its words, the cue) of every quotation with a cue."""
    if "cue_start" not in quotes:
        return []
    rows = zip(quotes["cue_start"], quotes["cue"], quotes["spans"], strict=True)
    return sorted(
        (int(at), spans[0][0], article.text[slice(*spans[0])], cue)
        for at, cue, spans in rows
        if at is not None and at == at and spans
    )


def _worded(row: Row, told: list[tuple[int, int, str]]) -> Row:
    """ "Roe told the Echo" with what she told, where the label lacks it."""
    at = bisect_left(told, (row.clause_start,))
    cue, start, said, verb = told[at] if at < len(told) else (row.clause_end, 0, "", "")
    said = " ".join(said.split()).strip("“”\"' ,.")
    if cue >= row.clause_end or verb not in row.label or content(said) & content(row.label):
        return row
    if said in row.label:  # nothing, or the "so" of "half of them said so"
        return row
    said, label = shorten(said, _SAID), row.label
    return replace(row, label=f"{said}, {label}" if start < cue else f"{label}: {said}")


def _pronouns(quotes: pd.DataFrame) -> dict[int, str]:
    """Offset of each "he" and "she" that the quotations know the name of."""
    if "source_type" not in quotes:
        return {}
    rows = zip(quotes["source_type"], quotes["source_start"], quotes["speaker"], strict=True)
    return {
        int(start): who for kind, start, who in rows if kind == "pronoun" and isinstance(who, str)
    }


def _named(row: Row, pronouns: dict[int, str]) -> Row:
    """The row with the name of the "he" or "she" its label begins with, where it is known."""
    who, pronoun = pronouns.get(row.clause_start), _PRONOUN.match(row.label)
    return replace(row, label=shorten(who + row.label[pronoun.end() :])) if who and pronoun else row
