"""The text with its layers: untrusted text stays text, marks survive without styles."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from copydesk import show
from copydesk.article import parse
from copydesk.edits import Edit, Flag, apply
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import check
from tables import HOSTILE

LAYERS = ("speakers", "repairs", "flags", "dates", "tone")


@pytest.mark.parametrize("layers", [(), *((name,) for name in LAYERS)], ids=str)
def test_hostile_text_stays_text(layers):
    text = f"{HOSTILE} {HOSTILE}.\n\n“{HOSTILE},” said {HOSTILE} on Tuesday."
    page = show(parse(text), *layers)
    assert "<script>alert(1)</script>" in check(page.html)
    assert "mathjax_ignore" in page.html


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_gives_a_whole_page(text):
    check(show(parse(text)).html)


@given(
    st.lists(st.sampled_from(["“Rain,” said Ann.", "It fell in 2014", " -Sea. ", "\n\n", "bad "]))
)
@settings(max_examples=50, deadline=None)
def test_without_marks_and_labels_the_text_is_left(pieces):
    article = parse("".join(pieces))
    bare = re.sub(r"<(style|sup|del|label)\b.*?</\1>", "", show(article).html)
    words = check(bare.replace("Shown:", "")).split()
    assert "".join(words) == "".join(article.text.split())


def edited(raw: str, *edits: Edit, flags: tuple[Flag, ...] = ()):
    """An article of one paragraph with just these edits and flags."""
    text = apply(raw, edits)
    spans = ((0, len(text)),)
    return replace(
        parse(""), raw=raw, text=text, paragraphs=spans, sentences=spans, edits=edits, flags=flags
    )


def test_edits_read_without_styles():
    page = show(edited("Rain fel in Oslo.", Edit(5, 8, "fel", "fell", "spelling", 0.9)), "repairs")
    assert repr(page) == "Rain [-fel-][fell] in Oslo."
    bare = re.sub(r' (class|style|tabindex)="[^"]*"', "", page.html)
    why = 'title="spelling, sure 0.90"'
    assert f"Rain <del {why}>fel</del><ins {why}>fell</ins> in Oslo." in bare


def test_what_is_no_part_of_the_story_stands_apart():
    article = parse("A title\n\nBy Ann Lee\n\nRain fell in Oslo.\n\nSource: https://a.example/b")
    assert repr(show(article, "repairs")).split("\n\n") == [
        "[-A title-]", "[-By Ann Lee-]", "Rain fell in Oslo.", "[-Source: https://a.example/b-]",
    ]  # fmt: skip


def test_a_flag_shows_its_place_and_reason():
    article = edited("Rain fel.", flags=(Flag(5, 8, "odd word", "is it “fell”?"),))
    page = show(article, "flags")
    assert 'title="odd word: is it “fell”?">fel</i><sup' in page.html
    assert repr(page) == "Rain [fel](?)."


def test_a_flag_within_a_flag_keeps_its_own_reason():
    flags = Flag(0, 9, "wide", "all of it"), Flag(5, 8, "narrow", "this word")
    page = show(edited("Rain fel.", flags=flags), "flags")
    assert 'title="wide: all of it; narrow: this word">fel</i>' in page.html
    assert repr(page) == "[Rain [fel](?).](?)"


def test_what_is_put_in_behind_a_flag_takes_none_of_it():
    flag = Flag(5, 8, "a", "b")
    article = edited("Rain fel", Edit(8, 8, "", "l", "spelling", 0.9), flags=(flag,))
    assert repr(show(article, "flags")) == "Rain [fel](?)l"
    assert repr(show(article, "flags", "repairs")) == "Rain [fel](?)[l]"


def test_each_speaker_has_a_look_and_a_name():
    article = parse(
        "“It rains,” said Ann Lee. “It snows,” said Bob Hay. “It hails,” he said later."
    )
    page = show(article, "speakers")
    assert repr(page).startswith("[“It rains,”](Ann Lee) said Ann Lee. [“It snows,”](Bob Hay) said")
    assert len(set(re.findall(r"border-bottom:2px (\w+ rgb\([\d,]+\))\" title", page.html))) == 2


def test_dates_and_tone_tell_their_value():
    article = parse("A terrible storm hit Oslo in May 2014.")
    assert repr(show(article, "dates")) == "A terrible storm hit Oslo in [May 2014](2014-05)."
    assert re.search(r'<b class="cd-tone" [^>]*title="-2\.\d[^>]*>terrible</b>', show(article).html)
    assert repr(show(article, "tone")).startswith("A [terrible] storm hit Oslo in May 2014.(-0.")


def test_every_layer_has_a_box_that_switches_it():
    page = show(parse("Rain fell.")).html
    for name in LAYERS:
        assert f'<input type="checkbox" class="on-{name}"' in page
        assert f":not(:has(.on-{name}:checked)) .cd-{name}{{" in page
    assert "<input" not in show(parse("Rain fell."), "dates").html


def test_all_evidence_is_within_reach_of_the_keyboard():
    article = parse("“It rained -on Tuesday,” said Ann Lee. It was terrible. exercises. with Bob.")
    page = show(article).html
    tags = re.findall(r"<(?:sup|del) [^>]*>", page)
    assert len(tags) > 1
    for tag in tags:
        assert 'tabindex="0"' in tag and "title=" in tag


def test_same_article_same_bytes():
    article = parse("“It rains,” said Ann Lee on Tuesday.")
    assert show(article).html == show(article).html


def test_a_layer_that_is_none():
    with pytest.raises(KeyError, match="no layer is called 'cats'; there are speakers, repairs"):
        show(parse("Rain fell."), "cats")
