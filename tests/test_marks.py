"""Quotation marks: pairs, apostrophes, marks never closed."""

from itertools import pairwise

import pytest
from copydesk.language.marks import pair_marks
from hypothesis import given, settings
from hypothesis import strategies as st

PAIRS = [  # text, what stands in closed quotations
    ("a “b c” d", ["b c"]),
    ('a "b" c "d" e', ["b", "d"]),
    ("''a b'' c", ["a b"]),
    ("``a b'' c", ["a b"]),
    ("«a b» c", ["a b"]),
    ("‘A b,’ he said, ‘isn’t c.’", ["A b,", "isn’t c."]),
    ("'A b,' he said.", ["A b,"]),
    ("the workers’ tea and the dogs’ dinner", []),
    ("in the ’90s and ’twas ‘em", []),
    ("'em and 'til the '90s' end", []),
    ("“a ‘b’ c” d", ["a ‘b’ c"]),
    ("''he said 'a b,''' c", ["he said 'a b,"]),
    ("a “b c", []),
    ("a b” c", []),
    ("“a “b” c", ["b"]),
]


@pytest.mark.parametrize(("text", "inside"), PAIRS)
def test_pairs(text, inside):
    assert [text[q.inner : q.outer] for q in pair_marks(text) if q.closed] == inside


@pytest.mark.parametrize(("text", "opened"), [("a “b c", 1), ("“a “b” c", 1), ("a b” c", 0)])
def test_mark_never_closed_is_told(text, opened):
    assert sum(not q.closed for q in pair_marks(text)) == opened


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="a b“”‘’\"'«».,\n", max_size=80))
def test_quotations_do_not_overlap(text):
    found = pair_marks(text)
    assert all(q.start < q.inner <= q.outer <= q.end <= len(text) for q in found)
    closed = [q for q in found if q.closed]
    assert all(a.end <= b.start for a, b in pairwise(closed))
