"""HTML of tables: untrusted text stays text, plain text says the same."""

import pandas as pd
from copydesk import html
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import check
from tables import HOSTILE


def test_hostile_text_stays_text():
    page = html.table(pd.DataFrame({"a": [HOSTILE]}, dtype=object), {"a": HOSTILE})
    assert check(page.html).count("<script>alert(1)</script>") == 2
    assert "mathjax_ignore" in page.html


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_gives_a_whole_table(text):
    check(html.table(pd.DataFrame({"a": [text], "b": [(text,)]}), {"a": text, "b": "b"}).html)


def test_joined_emoji_stay_joined():
    assert html.safe("A family 👨\u200d👩\u200d👧 came.") == "A family 👨\u200d👩\u200d👧 came."


def test_table_shows_what_was_asked_and_counts_the_rest():
    frame = pd.DataFrame({"a": [0.125, None, 2.0], "b": [True, False, True], "c": 0})
    assert repr(html.table(pd.DataFrame({"n": pd.array([1, None], "Int64")}), ["n"])) == "n\n1"
    page = html.table(frame, {"a": "number", "b": "is it"}, most=2)
    assert repr(page) == "number | is it\n0.12 | yes\n | \n… 1 more rows"
    assert repr(html.table(frame.head(0), ["a"])) == "a\nnone"
