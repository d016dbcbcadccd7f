"""The tables of the notebooks as files: CSV that is safe to open in a spreadsheet, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

import copydesk

if TYPE_CHECKING:
    import pandas as pd

    from copydesk.article import Article

BOM = "\ufeff"  # tells Excel that the file is UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what begins so is computed by a spreadsheet


def exports(article: Article) -> dict[str, dict[str, Callable[[], str]]]:
    """For each notebook, by the number in its name, the files of its tables.

    A file is a function that gives its text: nothing is computed before it is asked for, and
    quotations, names and events only once.
    """
    quotes = cache(lambda: copydesk.find_quotes(article))
    names = cache(lambda: copydesk.find_names(article))
    events = cache(lambda: copydesk.build_timeline(article, quotes()))
    published = article.metadata.published
    tables = {
        "01_edits": lambda: copydesk.edits_table(article, fold=False),
        "01_flags": lambda: copydesk.flags_table(article),
        "02_sentences": lambda: copydesk.describe_sentences(article, quotes()),
        "02_paragraphs": lambda: copydesk.describe_paragraphs(article, quotes()),
        "02_names": names,
        "02_words": lambda: copydesk.word_frequencies(article),
        "02_collocations": lambda: copydesk.collocations(article),
        "03_quotes": quotes,
        "03_voices": lambda: copydesk.voices(quotes()),
        "04_sentences": lambda: copydesk.score_sentences(article),
        "04_words": lambda: copydesk.score_words(article),
        "04_targets": lambda: copydesk.target_evidence(article, names()),
        "04_speakers": lambda: copydesk.score_speakers(article, quotes()),
        "05_dates": lambda: copydesk.find_dates(article.text, published),
        "05_timeline": events,
    }
    files: dict[str, dict[str, Callable[[], str]]] = {}
    for name, make in tables.items():
        files.setdefault(name[:2], {})[f"{name}.csv"] = partial(_made, make)
    files["01"][f"{article.name}.clean.txt"] = lambda: article.text + "\n"
    files["05"]["timeline.json"] = lambda: _json(copydesk.to_timelinejs(events(), article))
    return files


def _made(make: Callable[[], pd.DataFrame]) -> str:
    return BOM + to_csv(make())


def _json(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def to_csv(table: pd.DataFrame) -> str:
    """Any table of the library as CSV with a header line, lines parted by "\\n".

    Spans are written "3-9", what a cell lists is parted by "; ". A cell that a spreadsheet would
    run as a formula gets an apostrophe before it (OWASP, "CSV injection"): the text is somebody
    else's.
    """
    cells = table.astype(object).map(_cell)
    return cells.to_csv(index=False, lineterminator="\n")


def _cell(value):
    if isinstance(value, float):  # a column of whole numbers with gaps is one of floats
        return int(value) if value.is_integer() else round(value, 4)
    if isinstance(value, tuple | list):
        spans = all(isinstance(v, tuple) for v in value)
        value = "; ".join("-".join(map(str, v)) if spans else str(v) for v in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
