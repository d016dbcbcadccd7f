"""The tables as files: whole, readable by a spreadsheet, and nothing in them is computed."""

import csv
import io

import pandas as pd
import pytest
from copydesk.article import parse
from copydesk.exports import BOM, Readings, exports, joined, to_csv
from copydesk.timeline import build_timeline
from tables import HOSTILE


def rows(text):
    """The cells of CSV, line by line."""
    return list(csv.reader(io.StringIO(text, newline="")))


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
        ("a\rb", "a\rb"),  # bare, it would end the row
        (pd.NA, ""),
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
    assert rows(to_csv(table)) == [["a", "b"], [shown, "0"]]
    assert table["a"][0] is cell  # the table itself is left as it is


def test_the_timeline_comes_back():
    text = "The canal was dug from 1880 to 1889. It closed in June 1998 when “rain,” it says, fell."
    table = build_timeline(parse(text))
    head, *lines = rows(to_csv(table))
    assert head == list(table.columns)
    back = pd.DataFrame(lines, columns=head)
    assert list(back["label"]) == list(table["label"])
    assert list(back["start"]) == ["1880-01-01", "1998-06-01"]


def test_an_empty_table_is_its_header():
    assert to_csv(pd.DataFrame(columns=["a", "b"])) == "a,b\n"


READ = HOSTILE.encode(errors="replace").decode()  # as from a file, which holds no half characters


@pytest.mark.parametrize("text", ["", "Rain fell.", f"“=1+1,” said {READ} on Tuesday.\n\n=2"])
def test_every_file_of_any_article(text):
    for number, files in exports(Readings(parse(text, name="a"))).items():
        for name, make in files.items():
            made = make()
            assert made if isinstance(made, bytes) else made.encode() is not None
            if name.endswith(".csv"):
                assert name[:2] == number
                assert made.startswith(BOM)
                lines = rows(made.removeprefix(BOM))
                assert len({len(line) for line in lines}) == 1
                assert not [c for line in lines for c in line if c.startswith(("=", "@"))]


def test_quotations_keep_their_place():
    article = parse("“Rain fell,” Ann Lee said. “All day.”")
    head, line = rows(exports(Readings(article))["03"]["03_quotes.csv"]().removeprefix(BOM))
    quote = dict(zip(head, line, strict=True))
    assert (quote["speaker"], quote["spans"]) == ("Ann Lee", "0-12; 27-37")


def test_the_tables_of_several_articles_are_joined():
    read = {n: Readings(parse(f"“Rain,” said {n}.", name=n)) for n in ("Ann", "Bob")}
    files = dict(joined(read))
    head, *lines = rows(files["03_quotes.csv"].removeprefix(BOM))
    assert [(line[0], line[1]) for line in lines] == [("Ann", "Ann"), ("Bob", "Bob")]
    assert head[:2] == ["article", "speaker"]
    assert dict(joined({})) == {}
