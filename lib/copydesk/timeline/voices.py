"""What the quotations add to the rows of the timeline: whose words, who "he" is, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.edits import Span
from copydesk.names import Mention, name_index
from copydesk.names.lists import genders_of_given_names, titles
from copydesk.timeline.sentence import content, shorten

if TYPE_CHECKING:
    import pandas as pd

    from copydesk.timeline import Row

_PRONOUN = re.compile(r"(?:He|She)\b(?!['’])")
_AHEAD = re.compile(r"(?:After|As|Before|Since|Until|When|While)\b")  # "When she left, Bell"
_SUBJECT = re.compile(r",| (?:\w+s|\w+ed|is|was|has|had|will|would|did|said)\b")  # "Bell said"
_OPENS = 25  # characters before the name with which a sentence opens: "Former mayor Ada Bell"
_BACK = 4  # sentences, the pronoun's own the first, in which a person is looked for
_SAID = 90  # characters of what is said, in a label


def voiced(rows: Iterable[Row], article: Article, quotes: pd.DataFrame) -> Iterator[Row]:
    """The rows with what the table of `quotes.find_quotes` knows of them."""
    spoken, pronouns, told = _spoken_spans(quotes), _pronouns(quotes), _told(article, quotes)
    people, marked = _people(article), list(_in_marks(quotes))
    for row in rows:
        row = _named(_worded(row, told), pronouns)
        quoted = any(start <= row.clause_start < end for start, end in marked)
        yield _spoken(row if quoted else _meant(row, article, people), spoken)


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


def _in_marks(quotes: pd.DataFrame) -> Iterator[Span]:
    """What stands in quotation marks, where "he" may be anybody."""
    for kind, spans in zip(quotes.get("kind", ()), quotes["spans"], strict=False):
        yield from spans if kind != "indirect" else ()


def _people(article: Article) -> list[tuple[Mention, str]]:
    """Each person named, m or f by a title before any of the mentions or by the given name."""
    people = [m for m in name_index(article).mentions if m.kind == "person"]
    genders = {m.name: genders_of_given_names().get(m.name.split()[0], "") for m in people}
    for m in people:
        title = article.text[max(0, m.start - 12) : m.start].lower().split()[-1:]
        genders[m.name] = titles().get(title[0] if title else "", "") or genders[m.name]
    return [(m, genders[m.name]) for m in people]


def _meant(row: Row, article: Article, people: list[tuple[Mention, str]]) -> Row:
    """The row with whom the "he" its label begins with means: "He (Bo Bell) left".

    The nearest sentence before that names one person decides, or of several its subject. A name
    in the row's own sentence stands in its clause.
    """
    at, pronoun = row.clause_start, _PRONOUN.match(row.label)
    if not pronoun or article.text[at : at + pronoun.end()].capitalize() != pronoun[0]:
        return row
    fitting = [m for m, gender in people if gender in ("", "m" if pronoun[0] == "He" else "f")]
    ahead = _AHEAD.match(article.text, article.sentences[row.sentence][0])
    if any(m.sentence == row.sentence and (ahead or m.start < at) for m in fitting):
        return row
    for near in range(row.sentence - 1, max(-1, row.sentence - _BACK), -1):
        named = [m for m in fitting if m.sentence == near]
        if named:
            first, start = named[0], article.sentences[near][0]
            opens = first.start - start < _OPENS and _SUBJECT.match(article.text, first.end)
            sure = opens or len({m.name for m in named}) == 1
            who = f"{pronoun[0]} ({first.name}){row.label[pronoun.end() :]}"
            again = first.name.split()[-1] in row.label  # "she voted for Ada Bell"
            return replace(row, label=shorten(who)) if sure and not again else row
    return row
