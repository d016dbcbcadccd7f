"""The committed figures are what is drawn now, pixel by pixel (nbval never looks at pixels)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import copydesk
import numpy as np
import pytest
from conftest import ROOT
from copydesk import figures
from copydesk.figures.drawing import credit
from matplotlib.image import imread


def drawn(article) -> dict[str, object]:
    """The pictures as the notebooks draw them, under the names they save them by."""
    quotes, names = copydesk.find_quotes(article), copydesk.find_names(article)
    sentences = copydesk.describe_sentences(article, quotes)
    events = copydesk.build_timeline(article, quotes)
    evidence = copydesk.target_evidence(article, names)
    return {
        "01_proof": figures.proof(article),
        "02_structure": figures.structure(sentences, copydesk.presence(article, names)),
        "03_speakers": figures.speakers(quotes, sentences),
        "04_tone": figures.tone(copydesk.score_sentences(article)),
        "04_targets": figures.tone_of(evidence, "target", "The tone towards each actor"),
        "04_speakers": figures.tone_of(
            copydesk.speaker_evidence(article, quotes),
            "speaker",
            "The tone in which each speaker speaks",
            "quotation",
        ),
        "05_timeline": figures.timeline(events, article.metadata.published),
        "05_timeline_scale": figures.timeline_scale(events, article.metadata.published),
    }


@pytest.fixture(scope="module")
def pictures(seed):
    return {name: replace(p, credit=credit(seed)) for name, p in drawn(seed).items()}


def test_every_committed_figure_is_checked_here(pictures):
    found = {p.stem for p in (ROOT / "figures").glob("*.*")}
    committed = {
        name for name in found if not name.startswith("06_")
    }  # of an archive, not the seed
    assert committed == set(pictures)


@pytest.mark.parametrize(
    "name",
    ["01_proof", "02_structure", "03_speakers", "04_tone", "04_targets", "04_speakers",
     "05_timeline", "05_timeline_scale"],
)  # fmt: skip
def test_committed_figure_is_what_is_drawn_now(pictures, name):
    committed = ROOT / "figures" / name
    old = imread(committed.with_suffix(".png"))
    new = imread(BytesIO(pictures[name].png), format="png")
    assert old.shape == new.shape
    assert np.array_equal(old, new), f"run `copydesk run` and look at {name}.png"
    assert committed.with_suffix(".svg").read_bytes() == pictures[name].svg
