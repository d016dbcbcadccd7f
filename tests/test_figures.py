"""Pictures: drawn for nothing, little and much; they say what they show and never tear a file."""

from __future__ import annotations

import warnings
from datetime import date
from io import BytesIO
from xml.dom.minidom import parseString

import pandas as pd
import pytest
from conftest import ROOT
from copydesk import figures
from copydesk.article import parse
from copydesk.figures import drawing, tone_bars
from copydesk.project import figures_folder
from matplotlib.colors import to_hex
from matplotlib.image import imread
from tables import HOSTILE, events, presence, quotes, sentences, tones

TINY = ["Rain fell."]
MANY = [f"Sentence number {i} of a long and winding story." for i in range(200)]


def evidence(names, count):
    rows = [{"target": n, "tone": i / 10 - 0.4} for n in names for i in range(count)]
    return pd.DataFrame(rows, columns=["target", "tone"], dtype=object).astype({"tone": float})


DRAWN = {
    "structure": lambda texts, names: figures.structure(
        sentences(texts), presence(names, len(texts))
    ),
    "speakers": lambda texts, names: figures.speakers(
        quotes([*names[: len(texts)]], texts[: len(names)]), sentences(texts)
    ),
    "tone": lambda texts, names: figures.tone(tones(texts)),
    "tone_of": lambda texts, names: figures.tone_of(evidence(names, 4), "target", "Tone"),
    "timeline": lambda texts, names: figures.timeline(events(len(texts[:60])), date(1950, 1, 1)),
    "timeline_scale": lambda texts, names: figures.timeline_scale(
        events(len(texts[:60]), texts[0] if texts else ""), date(1950, 1, 1)
    ),
    "proof": lambda texts, names: figures.proof(parse("\n\n".join(texts))),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize(
    ("texts", "names"),
    [([], []), (TINY, ["Ann Lee"]), (MANY, [f"Person {i}" for i in range(30)])],
    ids=["nothing", "tiny", "long"],
)
def test_draws_any_amount(draw, texts, names):
    picture = draw(texts, names)
    pixels = imread(BytesIO(picture.png), format="png")
    assert pixels.shape[1] == 2 * picture.width
    assert pixels.min() < 0.5 < pixels.max()
    assert picture.svg.startswith(b"<?xml")
    assert repr(picture) == picture.caption


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_hostile_text_is_drawn_as_text(draw):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a warning would stand as stderr in a notebook
        picture = draw([HOSTILE, HOSTILE], [HOSTILE[:30], HOSTILE[30:]])
    parseString(picture.svg)  # well-formed, so nothing of the text became markup
    assert "\u202e" not in repr(picture)


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_same_input_same_bytes(draw):
    one, two = draw(TINY, ["Ann Lee"]), draw(TINY, ["Ann Lee"])
    assert (one.png, one.svg) == (two.png, two.svg)


def test_a_page_has_an_end():
    """Any number of rows is drawn on a page that a reader can scroll."""
    flagged = parse("The cost of drills! and more. " * 3000)
    many = events(2000, first=1)
    for picture in (figures.timeline(many), figures.timeline_scale(many), figures.proof(flagged)):
        assert imread(BytesIO(picture.png), format="png").shape[0] < 80 * 200


def test_certainty_and_kind_are_told_by_shape():
    """Filled: stated; hollow: inferred. Filled: in marks; hatched: partly; hollow: none."""
    seen = {}
    with drawing.sheet(9, 9) as page:
        figures._lane(page, figures._strip(sentences(["It rains here."] * 3)),
                      quotes(["Ann"] * 3, ["It rains here."] * 3), "Ann", 0, 2.0)  # fmt: skip
        for patch in page.ax.patches:
            seen[patch.get_hatch(), patch.get_facecolor() == (1, 1, 1, 1)] = True
    assert set(seen) == {(None, False), (drawing.HATCHES[1], True), (None, True)}


def test_grim_bars_point_left_and_glad_ones_right():
    with drawing.sheet(9, 9) as page:
        for row in tones(["Joy.", "Grief."]).itertuples(index=False):
            tone_bars._tone_bar(page, row, 1.0)
        glad, grim = (patch.get_x() for patch in page.ax.patches)
    assert grim < tone_bars._ZERO == glad


def test_caption_gives_the_numbers():
    table = quotes(["Ann Lee", None, "Ann Lee"], ["It rains here.", "No.", "It stops."])
    caption = repr(figures.speakers(table, sentences(TINY)))
    assert caption == "who speaks, 6 words in all: Ann Lee 5, not said who 1"


def test_timeline_tells_gaps_publication_and_what_has_no_place():
    caption = repr(figures.timeline(events(3), date(1950, 1, 1)))
    assert caption == (
        "timeline of 2 dated events (1 inferred), from 1900 to 1902, "
        "1 without a place on the axis, published 1950-01-01"
    )
    assert "publication day unknown" in repr(figures.timeline(events(0)))


@pytest.mark.parametrize("count", [1, 2, 10, 60])
def test_timeline_grows_with_its_rows(count):
    """Rows never overlap: the sheet is at least as tall as the lines of text on it."""
    label = "a label so long that it must be wrapped over more than one line of the sheet " * 2
    small, large = figures.timeline(events(count)), figures.timeline(events(count, label))
    height = lambda p: imread(BytesIO(p.png), format="png").shape[0]  # noqa: E731
    assert height(large) - height(small) >= count * 0.2 * 200


@pytest.mark.parametrize("text", ["", "word", "many words in a row " * 20, "x" * 500, HOSTILE])
@pytest.mark.parametrize("width", [0.5, 2.0, 6.0])
def test_wrapped_lines_fit(text, width):
    for row in drawing.wrap(text, width, 9, 3):
        assert drawing.text_width(row, 9) <= width * 1.25  # a piece of a long word may stand over
    assert len(drawing.wrap(text, width, 9, 3)) <= 3


def test_wrap_says_where_it_cut():
    assert drawing.wrap("many words in a row " * 20, 2.0, 9, 1)[0].endswith("…")


def test_save_writes_both_files_and_leaves_nothing_else(tmp_path):
    picture = figures.timeline(events(1))
    assert picture.save("when", folder=tmp_path) is picture
    assert sorted(p.name for p in tmp_path.iterdir()) == ["when.png", "when.svg"]
    assert (tmp_path / "when.png").read_bytes() == picture.png


def test_a_failed_write_keeps_the_old_figure(tmp_path, monkeypatch):
    figures.timeline(events(1)).save("when", folder=tmp_path)
    old = (tmp_path / "when.png").read_bytes()

    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="disk full"):
        figures.timeline(events(5)).save("when", folder=tmp_path)
    assert (tmp_path / "when.png").read_bytes() == old
    assert len(list(tmp_path.iterdir())) == 2


def test_users_own_style_does_not_leak_in():
    import matplotlib

    before = figures.timeline(events(1)).png
    with matplotlib.rc_context({"text.color": "red", "font.size": 30}):
        assert figures.timeline(events(1)).png == before


def test_another_articles_figures_have_a_folder_of_their_own(seed, monkeypatch):
    monkeypatch.delenv("COPYDESK_FIGURES", raising=False)
    assert figures_folder(seed) == figures_folder() == ROOT / "figures"
    assert figures_folder(parse("Rain fell.", name="rain")) == ROOT / "figures" / "rain"


def test_the_band_is_the_one_the_tables_call_neutral():
    """A mean that `sentiment.label` calls neutral is drawn as neutral, and −0.001 as 0."""
    with drawing.sheet(9, 9) as page:
        tone_bars._dots(page, 1.0, "Ann", [-0.1, 0.0], 4.0, 2.0)
        assert to_hex(page.ax.patches[-1].get_facecolor()) == drawing.PLAIN
    assert tone_bars._signed(-0.001) == "0.00"
