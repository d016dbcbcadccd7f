"""Quotations of the project's own article, as read by hand."""

import pytest
from copydesk.quotes import find_attributions

CORE = [  # speaker, mention begins, content begins, kind
    ("Lloyd Austin", "Austin", "The US-Korean alliance “is the backbone", "mixed"),
    ("Moon Seong Mook", "retired South", "South Korea-Japan history issue", "indirect"),
    ("Boo Seung-Chan", "Boo Seung-Chan", "that the US decision", "indirect"),
    ("some experts", "Some experts", "the alliance has been in danger", "indirect"),
    ("Joe Biden", "Trump’s successor Joe Biden", "he would restore", "indirect"),
    ("Moon Seong Mook", "Moon", "At Thursday’s meeting, the allies", "indirect"),
    ("Moon Seong Mook", "Moon", "it will still embarrass North Korea", "indirect"),
    ("Leif-Eric Easley", "Leif", "Washington also wants Seoul", "indirect"),
]
EXTRA = [  # nested in the sentences above, or by the way: speaker, cue, content begins
    ("Donald Trump", "threatened", "to withdraw the 28,500 US troops"),
    ("Donald Trump", "unilaterally announcing", "the suspension of major summer"),
    ("Donald Trump", "calling", "them very provocative"),
]


@pytest.fixture(scope="module")
def rows(seed):
    return find_attributions(seed)


@pytest.mark.parametrize(("speaker", "mention", "begins", "kind"), CORE)
def test_core_attribution(seed, rows, speaker, mention, begins, kind):
    [row] = [r for r in rows if seed.text[r.spans[0][0] :].startswith(begins)]
    assert (row.speaker, row.kind) == (speaker, kind)
    assert seed.text[row.source[0] :].startswith(mention)


@pytest.mark.parametrize(("speaker", "cue", "begins"), EXTRA)
def test_extra_attribution(seed, rows, speaker, cue, begins):
    [row] = [r for r in rows if seed.text[r.spans[0][0] :].startswith(begins)]
    assert (row.speaker, seed.text[slice(*row.cue)]) == (speaker, cue)


def test_none_is_false(rows):
    assert len(rows) == len(CORE) + len(EXTRA)


def test_stray_mark_opens_nothing(seed, rows):
    stray = seed.text.find("while notifying")
    assert stray > 0
    assert not any(s <= stray < e for r in rows for s, e in r.spans)


def test_role_of_the_spokesman(rows):
    [row] = [r for r in rows if r.speaker == "Boo Seung-Chan"]
    assert row.role == "spokesman for the South Korean Defense Ministry"
