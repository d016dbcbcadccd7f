"""The tables of the notebooks as files: CSV that is safe to open in a spreadsheet, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from csv import writer
from functools import cache, cached_property, partial
from io import StringIO
from typing import TYPE_CHECKING

import copydesk
from copydesk.docx import to_docx

if TYPE_CHECKING:
    import pandas as pd

    from copydesk.article import Article

BOM = "\ufeff"  # tells Excel that the file is UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what begins so is computed by a spreadsheet


class Readings:
    """Every table of one article, each worked out once, when it is first asked for.

    `tables` gives a function for each, by its name, which begins with its notebook's number.
    """

    def __init__(self, article: Article):
        self.article = article

    @cached_property
    def quotes(self) -> pd.DataFrame:
        return copydesk.find_quotes(self.article)

    @cached_property
    def names(self) -> pd.DataFrame:
        return copydesk.find_names(self.article)

    @cached_property
    def events(self) -> pd.DataFrame:
        return copydesk.build_timeline(self.article, self.quotes)

    @cached_property
    def edits(self) -> pd.DataFrame:
        return copydesk.edits_table(self.article)

    @cached_property
    def flags(self) -> pd.DataFrame:
        return copydesk.flags_table(self.article)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        return copydesk.describe_sentences(self.article, self.quotes)

    @cached_property
    def tones(self) -> pd.DataFrame:
        return copydesk.score_sentences(self.article)

    @cached_property
    def targets(self) -> pd.DataFrame:
        return copydesk.target_evidence(self.article, self.names)

    @cached_property
    def tables(self) -> dict[str, Callable[[], pd.DataFrame]]:
        article, published = self.article, self.article.metadata.published
        tables = {
            "01_edits": lambda: copydesk.edits_table(article, fold=False),
            "01_flags": lambda: self.flags,
            "02_sentences": lambda: self.sentences,
            "02_paragraphs": lambda: copydesk.describe_paragraphs(article, self.quotes),
            "02_names": lambda: self.names,
            "02_words": lambda: copydesk.word_frequencies(article),
            "02_collocations": lambda: copydesk.collocations(article),
            "03_quotes": lambda: self.quotes,
            "03_voices": lambda: copydesk.voices(self.quotes),
            "04_sentences": lambda: self.tones,
            "04_words": lambda: copydesk.score_words(article),
            "04_targets": lambda: self.targets,
            "04_speakers": lambda: copydesk.score_speakers(article, self.quotes),
            "05_dates": lambda: copydesk.find_dates(article, published),
            "05_timeline": lambda: self.events,
        }
        return {name: cache(make) for name, make in tables.items()}


def exports(readings: Readings) -> dict[str, dict[str, Callable[[], str | bytes]]]:
    """For each notebook, by the number in its name, the files of its tables.

    A file is a function that gives its text or bytes: nothing is computed before it is asked for.
    """
    article = readings.article
    files: dict[str, dict[str, Callable[[], str | bytes]]] = {}
    for name, make in readings.tables.items():
        files.setdefault(name[:2], {})[f"{name}.csv"] = partial(_made, make)
    files["01"][f"{article.name}.clean.txt"] = lambda: article.text + "\n"
    files["01"][f"{article.name}.docx"] = lambda: to_docx(article)
    files["05"]["timeline.json"] = lambda: _json(copydesk.to_timelinejs(readings.events, article))
    return files


def joined(read: Mapping[str, Readings]) -> Iterator[tuple[str, str]]:
    """(file name, CSV) of each table of all articles `read`, by name, in a first column."""
    import pandas as pd

    for name in next(iter(read.values())).tables if read else ():
        parts = []
        for article, readings in read.items():
            table = readings.tables[name]().astype(object)
            table.insert(0, "article", article)
            parts.append(table)
        yield f"{name}.csv", BOM + to_csv(pd.concat(parts, ignore_index=True))


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
    return "".join(_line(row) for row in [cells.columns, *cells.itertuples(index=False)])


def _line(row: Iterable) -> str:
    """One row of CSV; the writer quotes a bare "\r" only where that is how its own lines end."""
    from pandas import isna

    buffer = StringIO()
    writer(buffer, lineterminator="\r\n").writerow(["" if isna(v) else v for v in row])
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _cell(value):
    if isinstance(value, float):  # a column of whole numbers with gaps is one of floats
        return int(value) if value.is_integer() else round(value, 4)
    if isinstance(value, tuple | list):
        spans = all(isinstance(v, tuple) for v in value)
        value = "; ".join("-".join(map(str, v)) if spans else str(v) for v in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
