"""Pieces of one line are joined; lines of their own are left alone."""

import pytest
from copydesk.article import parse
from copydesk.cleaning.broken_lines import join_edits
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
        ("Jobs report gives party a lift;\nSolid upturn could blunt its claims.", None),
        ("What Is Not The Kind Of Values We Believe In\nThe mayor said he would stay.", None),
        ("He left the town.\nThe harbour was closed by then.", None),
        ("The harbour was closed.\n\nand nobody came to open it.", None),  # a blank line between
        ("Share\nfacebook\ntwitter\nemail", None),
        ("The list of the day\n1. milk and eggs for the family\n2. bread", None),
        ("Home\nNews\nSport", None),
    ],
)  # fmt: skip
def test_torn_sentences(text, whole):
    assert joined(text) == (whole or text)


LINE = st.text("ab .,;A1\n-”“", max_size=60)


@given(st.lists(LINE, max_size=12))
def test_joining_ends(lines):
    once = joined("\n".join(lines))
    assert "".join(once.split()) == "".join("\n".join(lines).split())
