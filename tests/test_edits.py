"""Edits are applied, taken back, chained and mapped without losing a character."""

import pytest
from copydesk.edits import Edit, apply, compose, merge, offset_map, revert
from hypothesis import given, settings
from hypothesis import strategies as st

FEW = settings(max_examples=50, deadline=None)


def edit(start: int, before: str, after: str, rule: str = "rule") -> Edit:
    return Edit(start, start + len(before), before, after, rule)


@pytest.mark.parametrize(
    ("raw", "edits", "text"),
    [
        ("a b", [], "a b"),
        ("a b", [edit(1, " ", "")], "ab"),
        ("ab", [edit(1, "", " ")], "a b"),
        ("abc", [edit(0, "a", "xyz"), edit(2, "c", "")], "xyzb"),
        ("abc", [edit(0, "", "-"), edit(3, "", "-")], "-abc-"),
        ("", [edit(0, "", "x")], "x"),
    ],
)
def test_apply_and_revert(raw, edits, text):
    assert apply(raw, edits) == text
    assert revert(text, edits) == raw


@pytest.mark.parametrize(
    ("repairs", "taken"),
    [
        ([[edit(0, "a", "x")], [edit(0, "ab", "y")]], ["x"]),  # the first wins
        ([[edit(0, "ab", "y")], [edit(1, "b", "x")]], ["y"]),
        ([[edit(1, "", "x")], [edit(1, "", "y")]], ["x"]),  # two insertions at one place
        ([[edit(0, "a", "x")], [edit(1, "b", "y")]], ["x", "y"]),  # neighbours are no rivals
        ([[edit(2, "c", "z")], [edit(0, "a", "x"), edit(2, "c", "y")]], ["z"]),  # whole or nothing
        ([[edit(1, "", "-")], [edit(1, "b", "y")]], ["-", "y"]),
    ],
)
def test_merge_refuses_overlaps(repairs, taken):
    assert [e.after for e in merge(repairs)] == taken


def test_merge_groups_what_belongs_together():
    edits = merge([[edit(4, "e", "")], [edit(0, "a", ""), edit(2, "c", "")]])
    assert [e.group for e in edits] == [1, 1, None]


@pytest.mark.parametrize(
    ("raw", "first", "second", "text", "count"),
    [
        ("a\r\nb", [edit(1, "\r\n", "\n")], [edit(1, "\n", " ")], "a b", 1),
        ("a\u200bb c", [edit(1, "\u200b", "")], [edit(2, " ", "-")], "ab-c", 2),
        ("ab\u200bcd", [edit(2, "\u200b", "")], [edit(1, "bc", "x")], "axd", 1),
        ("ab\u200bcd", [edit(2, "\u200b", "")], [edit(2, "", "x")], "abxcd", 2),
        ("ab\u200bcd", [edit(2, "\u200b", "")], [edit(0, "ab", "x")], "xcd", 2),
        ("a\tb", [edit(1, "\t", " ")], [edit(1, " ", "\t")], "a\tb", 0),  # changed and back
    ],
)
def test_compose_is_one_list_for_the_raw_text(raw, first, second, text, count):
    assert apply(apply(raw, first), second) == text
    edits = compose(raw, first, second)
    assert apply(raw, edits) == text
    assert revert(text, edits) == raw
    assert len(edits) == count


@st.composite
def texts_with_edits(draw, longest_after: int = 3):
    """A text and a sorted list of edits of it that do not overlap."""
    raw = draw(st.text("ab .", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        after = draw(st.text("xyz", max_size=longest_after))
        edits.append(Edit(start, end, raw[start:end], after, "rule"))
    return raw, edits


@FEW
@given(texts_with_edits())
def test_the_log_taken_back_gives_the_raw_text(case):
    raw, edits = case
    assert revert(apply(raw, edits), edits) == raw


@FEW
@given(texts_with_edits(longest_after=1), st.data())
def test_compose_equals_one_after_the_other(case, data):
    raw, first = case
    middle = apply(raw, first)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(middle)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    second = [Edit(s, e, middle[s:e], "Q", "rule") for s, e in pairs]
    assert apply(raw, compose(raw, first, second)) == apply(middle, second)


@FEW
@given(texts_with_edits())
def test_the_map_is_monotone_and_exact_off_the_edits(case):
    raw, edits = case
    text, there = apply(raw, edits), offset_map(edits)
    spans = [there.to_raw(i, i + 1) for i in range(len(text))]
    assert spans == sorted(spans)
    touched = {i for e in edits for i in range(e.start, e.end)}
    for i, (start, end) in enumerate(spans):
        if end - start == 1 and start not in touched:
            assert raw[start] == text[i]
            assert there.to_text(start, end) == (i, i + 1)


@pytest.mark.parametrize(
    ("span", "there"),
    [((0, 1), (0, 1)), ((1, 4), (1, 2)), ((4, 5), (2, 3)), ((0, 5), (0, 3)), ((2, 2), (1, 1))],
)
def test_a_touched_edit_is_taken_in_whole(span, there):
    assert offset_map([edit(1, "b", "xyz")]).to_raw(*span) == there
