"""The tables as files: whole, readable by a spreadsheet, and nothing in them is computed."""

import csv as reader
import io

import pandas as pd
import pytest
from copydesk.article import parse
from copydesk.exports import BOM, csv, exports
from tables import HOSTILE


def rows(text):
    """The cells of a CSV file, line by line."""
    assert text.startswith(BOM)
    return list(reader.reader(io.StringIO(text.removeprefix(BOM))))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+1 555", "'+1 555"),
        ("-5 percent", "'-5 percent"),
        ("@home", "'@home"),
        ("\t=1", "'\t=1"),
        (("=1", "2"), "'=1; 2"),
        ("said: “=1”, -2", "said: “=1”, -2"),
        ('a\n"b"', 'a\n"b"'),
        (-0.5, "-0.5"),
        (7.0, "7"),
        (0.123456, "0.1235"),
        (((3, 9), (12, 20)), "3-9; 12-20"),
        ((), ""),
        (None, ""),
        (float("nan"), ""),
        (True, "True"),
    ],
)
def test_a_cell(cell, shown):
    table = pd.DataFrame({"a": pd.Series([cell], dtype=object), "b": 0})
    assert rows(csv(table)) == [["a", "b"], [shown, "0"]]


READ = HOSTILE.encode(errors="replace").decode()  # as from a file, which holds no half characters


@pytest.mark.parametrize("text", ["", "Rain fell.", f"“=1+1,” said {READ} on Tuesday.\n\n=2"])
def test_every_file_of_any_article(text):
    for number, files in exports(parse(text, name="a")).items():
        for name, make in files.items():
            made = make()
            made.encode()
            if name.endswith(".csv"):
                assert name[:2] == number
                lines = rows(made)
                assert len({len(line) for line in lines}) == 1
                assert not [c for line in lines for c in line if c.startswith(("=", "@"))]


def test_quotations_keep_their_place():
    article = parse("“Rain fell,” Ann Lee said. “All day.”")
    head, line = rows(exports(article)["03"]["03_quotes.csv"]())
    quote = dict(zip(head, line, strict=True))
    assert (quote["speaker"], quote["spans"]) == ("Ann Lee", "0-12; 27-37")
