"""From a file to an article: the log is complete, cleaning is stable, bad input is named."""

import copydesk
import pytest
from copydesk.article import ArticleError, parse, read_article
from copydesk.article_log import edits_table, flags_table
from copydesk.edits import revert
from hypothesis import example, given, settings
from hypothesis import strategies as st

FEW = settings(max_examples=120, deadline=None)
STORY = (
    "The minister said on Monday that Oslos harbour would open. with a feast.\n\n"
    "“Nobody expected it, Jane Roe said. It was over. ."
)
PIECES = (
    *(
        " date 2021-12-01 ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\ufeff",
        "\u200b",
        "\xa0",
        "\x00",
        "👩\u200d👩",
    ),
    *("By JANE ROE Reuters", "December 1, 2021, 12:02 PM", "Home > World", "A headline of a story"),
    *("This is a long sentence of the story that ends with a stop.", "Share this", "(END)"),
    *("Sources 1/ https://search.example/ 2/ https://a.example/x", "Copyright 2020 Reuters."),
    *("“", "”", '"', "''", "’", ",", ".", "?", "Roe said. -Marie Smith", "We will win,” Roe said."),
    *(
        "Oslo",
        "Oslos plan",
        "Oslo. University.",
        "a. with",
        "b? we",
        "ended.Then",
        "x. .",
        "..",
        "-",
    ),
    *("â€™", "Ã©", "&nbsp;", "&amp;", "\ud83d", ", “while the", "OSLO, Dec. 1 (Reuters) -- ", "|"),
)
RAW = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


@FEW
@given(RAW)
def test_the_log_taken_back_gives_the_file(raw):
    article = parse(raw)
    assert revert(article.text, article.edits) == raw
    assert all(raw[e.start : e.end] == e.before != e.after for e in article.edits)


@FEW
@given(RAW)
@example("By JANE ROE\n\n\n date 2021-12-01 \n\nx")
@example("Â\x08¡")
@example("It ends with a stop.Oslo..Sources 1/ https://search.example/ 2/ https://a.example/x")
def test_cleaning_what_is_clean_changes_nothing(raw):
    text = parse(raw).text
    again = parse(text)
    assert (again.text, again.edits, again.regions) == (text, (), ())


@FEW
@given(RAW)
def test_line_ends_and_byte_order_mark_change_nothing(raw):
    text = parse(raw).text
    assert parse("\ufeff" + raw).text == text
    lines = raw.replace("\r\n", "\n")
    assert parse(lines.replace("\n", "\r\n")).text == parse(lines).text


@FEW
@given(RAW)
def test_paragraphs_and_sentences_lie_in_order_without_loss(raw):
    article = parse(raw)
    assert "\n\n".join(article.text[s:e] for s, e in article.paragraphs) == article.text
    assert list(article.sentences) == sorted(article.sentences)
    inside = [any(s <= a and b <= e for s, e in article.paragraphs) for a, b in article.sentences]
    assert all(inside)


@FEW
@given(st.sampled_from([" date 2021-12-01 \n\n", "By JANE ROE\n\n", "Home > World\n\n"]))
def test_a_header_changes_metadata_only(head):
    foot = "\n\nSource: https://a.example/x\n"
    assert parse(head + STORY + foot).text == parse(STORY).text


FEET = (
    "\n\nSources 1/ https://news.example.org/a/1316499 The mention sources can contact us\n\n",
    "\n\nCopyright 2021 The Associated Press. All rights reserved.\n",
    "\n\nSource link\n",
    "\n\nShare on Facebook\n",
)


@FEW
@given(st.sampled_from(FEET), st.sampled_from(FEET))
def test_a_footer_changes_metadata_only(one, two):
    plain, framed = parse(STORY), parse(STORY + one + two)
    assert framed.text == plain.text
    assert framed.metadata.title == plain.metadata.title
    assert {region.role for region in framed.regions} <= {"footer", "boilerplate"}


def test_work_grows_with_the_text():
    once, twice = parse(STORY), parse(f"{STORY}\n\n{STORY}")
    assert len(twice.text) == 2 * len(once.text) + 2
    real = [[e.rule for e in a.edits if e.rule != "white space"] for a in (once, twice)]
    assert len(real[1]) == 2 * len(real[0])


def test_offsets_lead_back_to_the_file():
    raw = f" date 2021-12-01 \n\n{STORY}"
    article = parse(raw)
    at = article.text.index("harbour")
    start, end = article.raw_span(at, at + 7)
    assert raw[start:end] == "harbour"


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"caf\xe9 is closed", "byte 3 is 0xe9"),
        (b"\x93No\x94", "Windows-1252"),
        ("Oslo".encode("utf-16"), "UTF-16"),
        (b"a\x00b", "binary (byte 1"),
        (b"%PDF-1.4 x", "binary"),
        (b" date 2021-12-01 \n\nSource link\n", "no paragraph of story"),
    ],
)
def test_bad_input_is_named(tmp_path, octets, said):
    path = tmp_path / "copy.txt"
    path.write_bytes(octets)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nothing\.txt: no such file"):
        read_article(tmp_path / "nothing.txt")
    with pytest.raises(ArticleError, match="a folder"):
        read_article(tmp_path)


def test_a_file_keeps_its_name_and_line_ends(tmp_path):
    path = tmp_path / "copy.txt"
    path.write_bytes(b"Ships wait.\r\n\r\nNobody came.\r\n")
    article = read_article(path)
    assert article.name == "copy"
    assert article.text == "Ships wait.\n\nNobody came."
    assert article.raw.endswith("\r\n")


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\ud83d", "x", "(END)"])
def test_parse_and_tables_take_anything(raw):
    article = parse(raw)
    assert len(edits_table(article, white_space=True)) == len(article.edits)
    assert len(flags_table(article)) == len(article.flags)


def test_tables_read_like_an_editors_list():
    article = parse(f" date 2021-12-01 \n\n{STORY}")
    edits = edits_table(article)
    assert list(edits["rule"]) == [
        "remove header",
        "lost apostrophe",
        "stop before a small letter",
        "lost closing mark",
        "doubled stop",
    ]
    assert edits["stood"][1] == "on Monday that Oslo[]s harbour would open."
    assert edits["stands"][1] == "on Monday that Oslo[’]s harbour would open"
    for row in edits.itertuples():
        assert article.text[row.start : row.end] == row.after
        assert article.raw[row.raw_start : row.raw_end] == row.before
    assert "white space" not in set(edits["rule"])


def test_a_date_from_outside_never_overrules_the_text():
    from datetime import date

    given_date = date(2020, 1, 1)
    assert parse(STORY, published=given_date).metadata.published == given_date
    dated = parse(f" date 2021-12-01 \n\n{STORY}", published=given_date)
    assert dated.metadata.published == date(2021, 12, 1)


@pytest.mark.parametrize("mark", ["|", "-", "–"])
def test_only_white_space_goes_as_white_space(mark):
    """A bar between title and byline is cut as what it is."""
    raw = f"Harbour to open again in spring {mark} By JANE ROE Reuters\n\n{STORY}\n"
    article = parse(raw)
    assert article.metadata.byline == "JANE ROE"
    gone = [edit.before for edit in article.edits if edit.rule == "white space"]
    assert not "".join(gone).strip()


READERS = [copydesk.find_quotes, copydesk.find_names, copydesk.build_timeline]


@pytest.mark.parametrize("read", READERS)
def test_what_is_no_article_is_told_in_one_line(read):
    with pytest.raises(TypeError, match="this is no article but a str: give what copydesk") as told:
        read("A text.")
    assert len(told.value._render_traceback_()) == 1
