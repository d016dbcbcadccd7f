"""HTML: untrusted text stays text, marks survive without styles, plain text says the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from copydesk import html
from copydesk.article import parse
from copydesk.edits import Edit, Flag
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import HOSTILE

QUOTES = ["speaker", "kind", "cue", "spans"]
DATES = ["start", "end", "certainty", "type", "rule", "value"]


class _Tags(HTMLParser):
    """Collects the elements, attributes and text of a page, and whether tags close in order."""

    def __init__(self, source: str):
        super().__init__()
        self.tags, self.attributes, self.text, self.open = set(), set(), "", []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


SAFE_TAGS = {"div", "p", "small", "del", "ins", "mark", "sup", "b",
             "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
SAFE_ATTRIBUTES = {"class", "style", "title"}


def pages(text: str) -> list[html.Html]:
    """Every kind of page the module makes, of one text and with the text in every cell."""
    article = parse(text)
    span = article.paragraphs[0] if article.paragraphs else (0, 0)
    quotes = pd.DataFrame([[text, "direct", text, (span,)]], columns=QUOTES)
    dates = pd.DataFrame([[*span, "vague", text, text, text]], columns=DATES)
    return [
        html.show_edits(article),
        html.show_quotes(article, quotes),
        html.show_dates(article, dates),
        html.table(pd.DataFrame({"a": [text], "b": [(text,)]}), {"a": text, "b": "b"}),
    ]


def check(page: html.Html) -> None:
    seen = _Tags(page.html)
    assert seen.open == []
    assert seen.tags <= SAFE_TAGS
    assert seen.attributes <= SAFE_ATTRIBUTES
    assert "\x00" not in page.html
    page.html.encode("utf-8")


@pytest.mark.parametrize("i", range(4))
def test_hostile_text_stays_text(i):
    text = f"{HOSTILE} {HOSTILE}.\n\n“{HOSTILE},” said {HOSTILE}."
    page = pages(text)[i]
    check(page)
    assert "mathjax_ignore" in page.html
    assert "<script>alert(1)</script>" in _Tags(page.html).text


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_gives_a_whole_page(text):
    for page in pages(text):
        check(page)


def edited(raw: str, *edits: Edit, flags: tuple[Flag, ...] = ()):
    """An article with just these edits and flags."""
    from dataclasses import replace

    from copydesk.edits import apply

    return replace(parse(""), raw=raw, text=apply(raw, edits), edits=edits, flags=flags)


def test_edits_read_without_styles():
    article = edited("Rain fel in Oslo.", Edit(5, 8, "fel", "fell", "spelling", 0.9))
    page = html.show_edits(article)
    assert repr(page) == "Rain [-fel-]{+fell+} in Oslo."
    bare = re.sub(r' (style|title)="[^"]*"', "", page.html)
    assert "Rain <del>fel</del><ins>fell</ins> in Oslo." in bare


def test_a_flag_shows_its_place_and_reason():
    article = edited("Rain fel.", flags=(Flag(5, 8, "odd word", "is it “fell”?"),))
    page = html.show_edits(article)
    assert 'title="odd word: is it “fell”?">fel</mark><sup' in page.html


def test_a_flag_within_a_flag_keeps_its_own_reason():
    flags = Flag(0, 9, "wide", "all of it"), Flag(5, 8, "narrow", "this word")
    page = html.show_edits(edited("Rain fel.", flags=flags))
    assert 'title="wide: all of it; narrow: this word">fel</mark>' in page.html
    assert page.html.count("<sup title=") == 2


def test_what_is_put_in_behind_a_flag_takes_none_of_it():
    article = edited(
        "Rain fel", Edit(8, 8, "", "l", "spelling", 0.9), flags=(Flag(5, 8, "a", "b"),)
    )
    assert html.show_edits(article).html.count("<sup title=") == 1


def test_joined_emoji_stay_joined():
    article = parse("A family 👨\u200d👩\u200d👧 came.")
    assert "👨\u200d👩\u200d👧" in html.show_edits(article).html


def test_each_speaker_has_a_look_and_a_name():
    article = parse("It rains. It snows. It hails.")
    rows = [["Ann", "direct", "said", ((0, 8),)], ["Bob", "direct", "said", ((10, 18),)],
            [None, "indirect", "said", ((20, 28),)]]  # fmt: skip
    page = html.show_quotes(article, pd.DataFrame(rows, columns=QUOTES).astype(object))
    assert repr(page) == ("[It rains](Ann). [It snows](Bob). [It hails](not said who).")
    assert len(set(re.findall(r"border-bottom:2px (\w+ rgb\([\d,]+\))\" title", page.html))) == 3


def test_where_quotations_nest_the_inner_one_is_on_top():
    article = parse("Ann said Bob said it rains.")
    rows = [["Ann", "indirect", "said", ((9, 26),)], ["Bob", "indirect", "said", ((18, 26),)]]
    page = html.show_quotes(article, pd.DataFrame(rows, columns=QUOTES))
    assert repr(page) == "Ann said [Bob said ][it rains](Bob)."


def test_table_shows_what_was_asked_and_counts_the_rest():
    frame = pd.DataFrame({"a": [0.125, None, 2.0], "b": [True, False, True], "c": 0})
    assert repr(html.table(pd.DataFrame({"n": pd.array([1, None], "Int64")}), ["n"])) == "n\n1"
    page = html.table(frame, {"a": "number", "b": "is it"}, most=2)
    assert repr(page) == "number | is it\n0.12 | yes\n | \n… 1 more rows"
