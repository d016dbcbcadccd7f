"""The project's own article, cleaned: what is read, mended, flagged and left."""

from datetime import date, datetime

import pytest
from copydesk.article import parse
from copydesk.edits import revert


def test_metadata(seed):
    meta = seed.metadata
    assert meta.title is None
    assert meta.published == date(2021, 12, 1)
    assert meta.byline == "HYUNG-JIN KIM"
    assert meta.agency == "Associated Press"
    assert meta.timestamp == datetime(2021, 12, 1, 12, 2)  # no zone is printed
    assert meta.timestamp.tzinfo is None
    assert meta.dateline is None
    assert meta.placeholder_sources == ("https://Google.com/",)
    assert [source.split("/")[2] for source in meta.sources] == ["abcnews.go.com"]


def test_body_and_regions(seed):
    assert len(seed.paragraphs) == 12
    assert seed.text.startswith("US Secretary of Defense")
    assert seed.text.endswith("Ewha University.")
    assert [r.role for r in seed.regions] == ["header", "byline", "time stamp", "footer"]


MENDED = [
    ("in this region, Austin tweeted", "in this region,” Austin tweeted"),
    ("retired South Army general", "retired South Korean Army general"),
    ("Moon Seong Mook. -Korean and analyst", "Moon Seong Mook and analyst"),
    ("exercises. with South Korea", "exercises with South Korea"),
    ("Leif said. -Eric Easley", "said Leif-Eric Easley"),
    ("at Seouls Ewha. University", "at Seoul’s Ewha University"),
]


@pytest.mark.parametrize(("stood", "stands"), MENDED)
def test_mended(seed, stood, stands):
    assert stood in seed.raw
    assert stood not in seed.text
    assert stands in seed.text


def test_nothing_else_is_changed(seed):
    real = [e for e in seed.edits if not e.rule.startswith(("remove", "white space"))]
    assert len(real) == 7
    assert all(e.confidence >= 0.8 for e in real)
    assert revert(seed.text, seed.edits) == seed.raw
    again = parse(seed.text)
    assert (again.text, again.edits) == (seed.text, ())


FLAGGED = [
    "challenges from China",  # the summary has no full stop
    "another ally? key region",
    "China’s rise to power.",  # a question that ends in a stop
    "are undesirable to obstruct South Korea’s national security,",
    "aggression and threats from North Korea, “while",
    "in the United States. dead point.",
    "despite China’s objections,",
]


@pytest.mark.parametrize("place", FLAGGED)
def test_flagged(seed, place):
    start = seed.raw.index(place)
    assert any(f.start <= start + len(place) and f.end >= start for f in seed.flags)
    assert place in seed.text


def test_flags_stay_few(seed):
    assert len(seed.flags) == 7


def test_no_words_are_put_in_a_mouth(seed):
    for wrong in ("in South Korea.”", "after the landing.”", "”Austin", "“The alliance faces"):
        assert wrong not in seed.text
    assert seed.text.count("”") == 1
