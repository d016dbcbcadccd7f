"""Pieces of one line are joined; lines of their own are left alone."""

from itertools import pairwise

import pytest
from copydesk.article import parse
from copydesk.cleaning.broken_lines import join_edits
from copydesk.cleaning.markup import markup_edits
from copydesk.edits import apply
from hypothesis import given
from hypothesis import strategies as st

WRAPPED = """\
The minister of trade said on Monday that the harbour would open
again in the spring, and that the ferries would run every hour from
then on. He spoke in Oslo.

Nobody had expected the works to take so long, said Jane Roe, who
runs the ferry and has lost a third of her passengers since winter
began. She will stay, she said, and hopes that others will do so
too.
"""


def joined(text: str) -> str:
    return apply(text, join_edits(text))


def test_hard_wrapped_copy_loses_nothing():
    first, second = WRAPPED.strip().split("\n\n")
    for head in ("", "Harbour to open again\n\nBy Jane Roe\n\n"):
        article = parse(head + WRAPPED)
        assert article.text == f"{first}\n\n{second}".replace("\n\n", "¶").replace(
            "\n", " "
        ).replace("¶", "\n\n")


def test_a_long_line_at_the_foot_unwraps_no_copy():
    rights = "Copyright 2021 Reuters. All rights reserved. This material may not be published here."
    text = WRAPPED.replace("\n\n", "\n") + f"{rights} {rights}\n|\n|"
    article = parse(text)
    assert "Jane Roe, who runs the ferry and has lost" in article.text
    assert article.text.endswith("others will do so too.")
    assert article.metadata.agency == "Reuters"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "It also\naccused the owners of the port of neglect.",
            "It also accused the owners of the port of neglect.",
        ),
        (
            "The governor said he would sign\n, despite the pleas of his own son.",
            "The governor said he would sign, despite the pleas of his own son.",
        ),
        (
            "The council, according to a report of the\nEastport Plain\nsaid it would vote.",
            "The council, according to a report of the Eastport Plain said it would vote.",
        ),
        ("The old har-\nbour will open again in the spring.",
         "The old harbour will open again in the spring."),
        ("He signed a long-\nterm plan for the old town.",
         "He signed a long-term plan for the old town."),
        ("A ferry-\nboat and one more ferry left that day.",
         "A ferry-boat and one more ferry left that day."),
        ("Jobs report gives party a lift;\nSolid upturn could blunt its claims.", None),
        ("What Is Not The Kind Of Values We Believe In\nThe mayor said he would stay.", None),
        ("He left the town.\nThe harbour was closed by then.", None),
        ("The harbour was closed.\n\nand nobody came to open it.", None),  # a blank line between
        ("Share\nfacebook\ntwitter\nemail", None),
        ("The list of the day\n1. milk and eggs for the family\n2. bread", None),
        ("Home\nNews\nSport", None),
        ("The harbour will open\nhttps://news.example.org/1 The minister said so today.", None),
    ],
)  # fmt: skip
def test_torn_sentences(text, whole):
    assert joined(text) == (whole or text)


LINE = st.text("ab .,;A1\n-”“", max_size=60)


@given(st.lists(LINE, max_size=12))
def test_joining_ends(lines):
    once = joined("\n".join(lines))
    assert "".join(once.split()) == "".join("\n".join(lines).split())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("> One,\n> two\n>> and three\nwere here.", "One,\ntwo\nand three\nwere here."),
        ("It was > 5.\n> 6\nAnd so on.", None),  # no quoted mail
        ("# Harbour\n\n**By Ann Bell**", "Harbour\n\nBy Ann Bell"),
        ("[Ann Bell](https://plain.org/bell) said.", "Ann Bell said."),
        ("![The pier](/pier.jpg)**It** is *so* _here_.", "It is so here."),
        ("***It*** is **so\nit** was.", "It is **so\nit** was."),
        ("The f**k of it, he said, f**k it. 2 * 3 * 4 is *not* #1.", None),
        ("He said [sic] (https://plain.org) it.", None),
        ("It rained on Monday. [nL8N1NL22V]", "It rained on Monday."),
    ],
)
def test_marks_of_mail_and_of_markdown(text, plain):
    assert apply(text, markup_edits(text)) == (text if plain is None else plain)


@pytest.mark.parametrize(
    "text",
    [
        "[[Ann](/x)](/y) said so.",
        "**The minister said on Monday that it\nwould open again** in the spring of the year.",
    ],
)
def test_marks_in_marks_go_at_once(text):
    once = parse(text).text
    assert not set("[]*") & set(once)
    assert parse(once).text == once


@given(st.text(alphabet="ab *_#[]()>!\n/h", max_size=60))
def test_marks_are_taken_away_in_order_and_nothing_is_written(text):
    edits = markup_edits(text)
    assert all(e.before and not e.after for e in edits)
    assert all(one.end <= two.start for one, two in pairwise(edits))
