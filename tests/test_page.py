"""The page: one document that can run nothing, every row leads to its sentence and back."""

import re

import pytest
from copydesk.article import parse
from copydesk.exports import Readings
from copydesk.page import overview_page, page
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import Tags
from tables import HOSTILE

ALL = ("01", "02", "03", "04", "05")
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section",
    "h1", "h2", "h3", "p", "ul", "ol", "li", "a", "span", "small", "div", "b", "i", "ins", "del",
    "sup", "label", "input", "fieldset", "legend", "details", "summary", "svg", "rect",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
TEXT = (
    "Rain in Oslo\n\nBy Ann Lee\n\nMay 21, 2024\n\n"
    "“It is a terrible storm,” said Bob Hay on Monday. Nobody agreed.\n\n"
    "A great summit was held in 2014. Bob Hay said that it rained. Will it end?"
)


def made(text: str, parts=ALL) -> str:
    return page(Readings(parse(text, name="a")), parts)


def check(html: str) -> Tags:
    """The document closes what it opens, and holds nothing that runs or fetches."""
    html = html.replace("<meta ", "<input ").replace("<!DOCTYPE html>", "")  # which have no end
    html = html.replace("/></a>", "></rect></a>").replace('height="1"/>', 'height="1"></rect>')
    seen = Tags(html)
    assert seen.open == []
    assert seen.tags <= TAGS
    assert not [name for name in seen.attributes if name.startswith("on") or name == "src"]
    return seen


@pytest.mark.parametrize(
    "text", ["", "Rain.", f"{HOSTILE}.\n\n“{HOSTILE},” said {HOSTILE} in 2014."]
)
def test_hostile_text_stays_text(text):
    html = made(text)
    check(html)
    assert "default-src 'none'" in html
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', html))


@given(st.lists(st.sampled_from(["“Rain,” said Ann. ", "In 2014 ", "<b>", "\n\n", "bad. ", "$x "])))
@settings(max_examples=15, deadline=None)
def test_any_text_gives_a_whole_page(pieces):
    check(made("".join(pieces)))


def test_every_row_leads_to_its_sentence_and_back():
    html = made(TEXT)
    ids = re.findall(r' id="(\w+)"', html)
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#(\w+)"', html))
    assert links <= set(ids)
    rows = {i for i in ids if re.fullmatch(r"[aefmnqt]\d+", i)}
    assert {row[0] for row in rows} >= set("emnqt")
    assert rows <= links
    sentences = re.findall(r'<span class="cd-sentence" id="s(\d+)">', html)
    assert sentences == [str(n) for n in range(1, 6)]
    for row in rows:  # the sentence that a row leads to is the one that leads back to it
        there = re.search(rf'id="{row}".*?href="#s(\d+)"', html, re.S)[1]
        sentence = re.search(rf'id="s{there}">(.*?)</span></span>', html, re.S)[1]
        assert f'href="#{row}"' in sentence


def test_it_opens_with_headline_and_answers_and_shows_the_text_once():
    html = made(TEXT)
    assert "<h1>Rain in Oslo</h1>" in html and "By Ann Lee · Tuesday 21 May 2024" in html
    assert re.findall(r'<li><a href="#p(\d\d)">(\w+)', html) == [
        ("05", "When"), ("03", "Who"), ("04", "Tone"), ("02", "Built"), ("01", "Copy"),
    ]  # fmt: skip
    order = re.findall(r'<h2 id="(\w+)"', html)
    assert order == ["p05", "p03", "p04", "p02", "text", "p01", "ptrust"]
    assert html.count("copydesk-text copydesk-boxed") == 1
    assert "seeds/" not in html


def test_only_the_parts_asked_for():
    assert re.findall(r'<h2 id="(\w+)"', made(TEXT, ["05"])) == ["p05", "text", "ptrust"]


def test_a_speaker_can_be_picked_without_script():
    html = made(TEXT + "\n\n“No,” said Eva Berg.")
    assert re.findall(r'id="pick(\d)"(?: checked)?> ([\w ]+)', html) == [
        ("0", "all"), ("1", "Bob Hay"), ("2", "Eva Berg"),
    ]  # fmt: skip
    assert (
        "body:has(#pick2:checked) .copydesk-text p:not(:has(.who2,:target)){display:none}" in html
    )
    assert html.count('class="cd-speakers who2"') == 2  # the words, and who said them


def test_a_long_table_folds():
    html = made("“It rained,” said Bob Hay. " * 13)
    assert "<summary>3 more, also in 03_quotes.csv</summary>" in html


def test_a_clean_copy_is_folded():
    assert "<summary>Nothing was mended" in made("Rain fell in Oslo.")
    assert "<summary>Nothing was mended" not in made(
        "“We will stay, Lee said on Monday.\n\nNobody came."
    )


def test_the_file_can_be_checked():
    digest = "2689367b205c16ce32ed4200942b8b8b1e262dfc70d9bc9fbc77c49699a4f1df"
    assert made("ok").count(digest) == 1


def test_the_overview_has_a_row_for_each_also_for_what_failed():
    rows = [("x/a.txt", "a", Readings(parse(TEXT)), ""), (f"{HOSTILE}", "b", None, "empty")]
    html = overview_page(rows)
    check(html)
    assert '<a href="../a/index.html">Rain in Oslo</a>' in html
    assert "1 of them could not be read" in html and ">empty</td>" in html
