"""The answers notebooks open with: every figure comes from a table, nothing empty breaks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from conftest import ROOT
from copydesk import answers
from copydesk.article import parse
from copydesk.article_log import edits_table, flags_table
from copydesk.edits import Edit
from tables import events, presence, quotes, sentences, tones


def cleaning(raw: str) -> str:
    article = parse(raw)
    return answers.cleaning(article, edits_table(article), flags_table(article))


def test_clean_text_is_said_to_be_clean():
    said = cleaning("Rain fell in Oslo on Monday.\n\nNobody came.")
    assert said.startswith("no places mended and no doubtful places flagged in 2 paragraphs")
    assert "It does not state: title, day of publication, author, agency." in said
    assert "verbatim" not in said


def test_what_is_no_english_news_is_said_to_be_none():
    assert "does not read like English news: it has only 1 word." in cleaning("Hello")


def test_a_mended_quotation_mark_warns_of_the_wording():
    said = cleaning("“We will stay in the north, Lee said on Monday.\n\nNobody came.")
    assert "1 place mended" in said
    assert "no quotation in this copy can be taken as verbatim" in said


def test_a_mere_doubt_accuses_nobody():
    flags = pd.DataFrame({"rule": ["lost quotation marks"]})
    mended = pd.DataFrame({"rule": ["mojibake", "HTML entity"]})
    assert not answers._marks_were_lost(mended, flags)
    assert answers._marks_were_lost(mended, flags.replace("lost quotation marks", "reversed mark"))


def test_a_moved_fragment_is_one_place():
    edits = (Edit(0, 1, "a", "", "piece moved past the stop", group=1),
             Edit(5, 5, "", "a", "piece moved past the stop", group=1),
             Edit(7, 8, "b", "", "doubled stop"), Edit(9, 10, " ", "", "white space"))  # fmt: skip
    assert replace(parse("abcdefghijkl"), edits=edits).mended == 2


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (answers.quotes(quotes([], [])), "Nobody is reported to say anything in this text."),
        (answers.sentiment(tones([])), "No sentences, no tone."),
        (
            answers.timeline(events(0), date(2020, 1, 2)),
            "The article is of 2020-01-02. It names no date that has a place on an axis.",
        ),
    ],
)
def test_empty_tables_are_answered(said, expected):
    assert said == expected


def test_quotes_count_kinds_and_speakers():
    said = answers.quotes(quotes(["Ann Lee", None], ["It rains here now.", "No."]))
    assert "2 quotations: 1 direct, 1 mixed, 0 without quotation marks." in said
    assert "1 named speaker: Ann Lee" in said
    assert "1 not attributed" in said
    assert "Most words: Ann Lee (4)." in said


def test_structure_names_who_is_named_most():
    table = sentences(["Rain fell.", "Snow fell, he said."])
    said = answers.structure(table, table, presence(["Ann Lee", "Oslo"], 2))
    assert said.startswith(
        "2 sentences in 2 paragraphs, 6 words.\nSentences with reported speech: 1;"
    )
    assert said.endswith("Named most often: Oslo (3) and Ann Lee (1).")


def test_sentiment_gives_mean_spread_and_both_ends():
    said = answers.sentiment(tones(["Joy.", "Grief.", "Rain."]))
    assert said.startswith("Mean tone +0.00 over 3 sentences, spread 0.33")
    assert "Grimmest (-0.40): Grief." in said
    assert "Gladdest (+0.40): Joy." in said


def test_a_text_without_a_date_says_what_stays_open():
    assert "stays open" in answers.timeline(events(2), None)


def test_readme_shows_how_often_readings_are_right_as_the_one_list_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for row in answers.trust():
        assert f"| {' | '.join(row[1:])} |" in readme
        assert row.unseen in answers.trusted(row.notebook)


@pytest.mark.parametrize(
    ("kind", "most"), [("named", "speaks most"), ("document", "is quoted most")]
)
def test_papers_do_not_speak(kind, most):
    table = quotes(["The budget"], ["tea is dear and cold"]).assign(source_type=kind)
    said = answers.LINES["03"](SimpleNamespace(quotes=table))
    assert said == f"Who: The budget {most}, 5 of 5 reported words."
