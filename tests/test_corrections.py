"""Corrections beside an article: what they change where, and what is said of wrong ones."""

import copydesk
import pytest
from copydesk.corrections import HAND, CorrectionError

TEXT = """Mayor opens the bridge

OSLO, March 2, 2021 (AP) - The mayor opened the bridge on Tuesday after long delay, officials said.

“We will mend the road by 2024,” the engineer said. Ada Roe said that the toll would be small.

The old bridge fell in 1987 and hurt nobody, the council said in its report on the disaster.

Read more of our guide to the coast and its many bridges and ferries this summer.
"""


def read(*rows):
    path = read.folder / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    lines = ["stage,where,column,value", *(",".join(row) for row in rows)]
    (read.folder / "article.corrections.csv").write_text("\n".join(lines), encoding="utf-8-sig")
    return copydesk.load(path)


@pytest.fixture(autouse=True)
def folder(tmp_path):
    read.folder = tmp_path


def test_a_speaker():
    quotes = copydesk.find_quotes(read(("quotes", "mend the road", "speaker", "Bo Lind")))
    (row,) = quotes[quotes["speaker"] == "Bo Lind"].to_dict("records")
    assert row["quote"] == "We will mend the road by 2024" or "mend the road" in row["quote"]
    assert row["rule"] == row["resolved_by"] == HAND
    assert set(quotes["rule"]) > {HAND}, "and no other row"


def test_an_offset_names_a_row():
    plain = copydesk.find_quotes(read())
    start = int(plain["start"].iloc[-1])
    quotes = copydesk.find_quotes(read(("quotes", str(start), "speaker", "")))
    assert quotes["speaker"].iloc[-1] is None
    assert list(quotes["speaker"][:-1]) == list(plain["speaker"][:-1])


def test_every_mention_of_a_name():
    names = copydesk.find_names(read(("names", "Ada Roe", "kind", "organisation")))
    assert set(names.loc[names["name"] == "Ada Roe", ["kind", "via"]].to_numpy().ravel()) == {
        "organisation",
        HAND,
    }


def test_who_speaks_follows_the_names():
    article = read(("names", "Ada Roe", "name", "Ada Roe-Lind"))
    assert "Ada Roe-Lind" in set(copydesk.find_quotes(article)["speaker"])
    assert "Ada Roe" not in set(copydesk.find_quotes(article)["speaker"])


def test_dates_follow_the_timeline():
    plain = copydesk.find_dates(read())
    dates = copydesk.find_dates(read(("timeline", "1987", "date", "1990-02")))
    (row,) = dates[dates["rule"] == HAND].to_dict("records")
    assert (row["expression"], row["value"], str(row["begin"])) == ("1987", "1990-02", "1990-02-01")
    assert list(dates["value"]).count("1987") == 0 < list(plain["value"]).count("1987")


@pytest.mark.parametrize(
    ("value", "start", "end", "when"),
    [
        ("1990", "1990-01-01", "1990-12-31", "1990"),
        ("2022-02", "2022-02-01", "2022-02-28", "Feb 2022"),
        ("2022-12", "2022-12-01", "2022-12-31", "Dec 2022"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "Thu 29 Feb 2024"),
    ],
)
def test_a_date_finds_its_place_on_the_axis(value, start, end, when):
    events = copydesk.build_timeline(read(("timeline", "1987", "date", value)))
    (row,) = events[events["rule"] == HAND].to_dict("records")
    assert (str(row["start"]), str(row["end"]), row["when"]) == (start, end, when)
    assert list(events["start"]) == sorted(events["start"])


def test_a_word_of_tone_in_every_table_of_tone():
    words = copydesk.score_words(read(("tone", "Delay", "value", "-3")))
    (row,) = words[words["word"] == "delay"].to_dict("records")
    assert (row["used"], row["why"]) == (-3, HAND)
    shown = copydesk.score_sentences(read(("tone", "delay", "value", "-3")))["words"]
    assert f"delay -3.0 ({HAND})" in shown.explode().tolist()


def test_lines_are_story_or_furniture():
    article = read(("lines", "The old bridge fell", "role", "furniture"))
    assert "1987" not in article.text
    assert HAND in copydesk.edits_table(article)["why"].str.cat()
    assert copydesk.revert(article.text, article.edits) == article.raw
    back = read(("lines", "Read more of our guide", "role", "story"))
    assert "guide to the coast" in back.text


def test_what_the_article_says_of_itself():
    article = read(("article", "", "published", "2021-03-09"), ("article", "", "title", "A bridge"))
    assert str(article.metadata.published) == "2021-03-09"
    assert article.metadata.title == "A bridge"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("quote", "mend", "speaker", "X"), "no stage is called 'quote'; there are article, lines"),
        (("quotes", "mend", "speakr", "X"), "no column of quotes .* 'speakr'; there are speaker"),
        (("quotes", "no such words", "speaker", "X"), "no row of quotes reads 'no such words'"),
        (("quotes", "", "speaker", "X"), "no row of quotes reads ''"),
        (("quotes", "the", "speaker", "X"), "'the' fits . rows of quotes; .* it starts: "),
        (("quotes", "mend", "kind", "loud"), "kind must be one of direct, .*, not 'loud'"),
        (("timeline", "1987", "date", "soon"), "date must be a date like 2021, .* not 'soon'"),
        (("timeline", "1987", "date", "2021-02-30"), "date is no date of the calendar"),
        (("article", "", "published", "May"), "published must be a day like 2021-12-01"),
        (("tone", "delay", "value", "nan"), "value must be a number from -4"),
        (("tone", "zebra", "value", "1"), "the text has no 'zebra'"),
        (("lines", "zebra", "role", "story"), "no row of lines reads 'zebra'"),
        (("lines", "zebra"), "has 2 cells, not 4"),
    ],
)
def test_a_wrong_row_is_named_in_one_line(row, said):
    with pytest.raises(CorrectionError, match=rf"^article\.corrections\.csv, row 2: .*{said}"):
        all_tables(read(row))


def all_tables(article):
    quotes = copydesk.find_quotes(article)
    return copydesk.build_timeline(article, quotes), copydesk.score_words(article)


def test_a_file_that_is_no_such_table(tmp_path):
    read()
    file = tmp_path / "article.corrections.csv"
    file.write_text("who,what\na,b\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="first line must be stage,where,column,value"):
        copydesk.load(tmp_path / "article.txt")
    file.write_bytes("stage,where,column,value\nquotes,mend,speaker,é".encode("cp1252"))
    with pytest.raises(CorrectionError, match="not UTF-8"):
        copydesk.load(tmp_path / "article.txt")


def test_a_spreadsheet_may_write_semicolons_and_empty_rows(tmp_path):
    read()
    file = tmp_path / "article.corrections.csv"
    file.write_text("stage;where;column;value\n;;;\nquotes;mend;speaker;Bo, Jr.\n", "utf-8")
    assert "Bo, Jr." in set(
        copydesk.find_quotes(copydesk.load(tmp_path / "article.txt"))["speaker"]
    )
