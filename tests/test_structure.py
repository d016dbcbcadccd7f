"""Tables of sentences and paragraphs, who appears where, and the words of a text."""

from datetime import date

import pandas as pd
import pytest
from copydesk.article import Article, Metadata
from copydesk.sentences import sentence_spans
from copydesk.structure import (
    collocations,
    concordance,
    describe_paragraphs,
    describe_sentences,
    presence,
    reading_ease,
    syllables,
    word_frequencies,
)

PARAGRAPHS = (
    "Gov. Ada Roe left for Oslo in 2019. Roe will return next week with 3 aides.",
    "“The old bridge is gone,” she said. Was the old bridge ever safe?",
)
NO_QUOTES = pd.DataFrame({"spans": [], "cue_start": [], "cue_end": []})
NO_DATES = pd.DataFrame({"start": [], "end": [], "begin": [], "until": []})


def article(*paragraphs):
    """An article of these paragraphs, not cleaned, published on 5 March 2020."""
    text, spans, at = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    sentences = [s for span in spans for s in sentence_spans(text, *span)]
    published = Metadata(published=date(2020, 3, 5))
    return Article(text, text, tuple(spans), tuple(sentences), published)


@pytest.fixture(scope="module")
def story():
    return article(*PARAGRAPHS)


def test_sentences(story):
    at = story.text.index("The old")
    quotes = pd.DataFrame({"spans": [((at, at + 22),)], "cue_start": [None], "cue_end": [None]})
    table = describe_sentences(story, quotes, NO_DATES)
    assert list(table["paragraph"]) == [0, 0, 1, 1]
    assert list(table["words"]) == [8, 8, 7, 6]
    assert list(table["reports_speech"]) == [False, False, True, False]
    assert list(table["looks_back"]) == [True, False, False, False]
    assert list(table["looks_ahead"]) == [False, True, False, False]
    assert list(table["numbers"]) == [1, 1, 0, 0]
    assert list(table["new_names"]) == [2, 0, 0, 0]
    assert list(table["known_names"]) == [0, 1, 0, 0]
    assert list(table["question"]) == [False, False, False, True]
    assert list(table["quoted_share"] > 0) == [False, False, True, False]
    assert all(story.text[row.start : row.end] == row.text for row in table.itertuples())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Why did Roe do this.", True),
        ("But to what extent can the town, poor as it is, be saved", True),
        ("To what he said the town gave no answer.", False),
        ("“So what does the council know about it,” he said.", True),
        ("Is Roe to blame.", True),
        ("Can we train enough of them before time runs out.", True),
        ("What about the bridge.", True),
        ("What the council knew was little.", False),
        ("Will Smith left.", False),
        ("Do the right thing.", False),
        ("When the bridge fell, nobody was hurt.", False),
        ("Now is the time to leave.", False),
    ],
)
def test_a_question_that_lost_its_mark(text, asks):
    assert list(describe_sentences(article(text), NO_QUOTES, NO_DATES)["question"]) == [asks]


def test_dates_before_and_after_publication_are_signs_of_time():
    story = article("Roe spoke Tuesday. Roe leaves Sunday. Roe speaks Thursday.")
    starts = [story.text.index(day) for day in ("Tuesday", "Sunday", "Thursday")]
    days = [date(2020, 3, 3), date(2020, 3, 8), date(2020, 3, 5)]
    dates = pd.DataFrame(
        {"start": starts, "end": [s + 6 for s in starts], "begin": days, "until": days}
    )
    table = describe_sentences(story, NO_QUOTES, dates)
    assert list(table["looks_back"]) == [True, False, False]
    assert list(table["looks_ahead"]) == [False, True, False]


def test_paragraphs(story):
    table = describe_paragraphs(story, NO_QUOTES, NO_DATES)
    sentences = describe_sentences(story, NO_QUOTES, NO_DATES)
    assert list(table["sentences"]) == [2, 2]
    assert list(table["words"]) == list(sentences.groupby("paragraph")["words"].sum())
    assert table["readability"].between(50, 130).all()


def test_reading_ease_is_flesch():
    assert reading_ease("The cat sat on the mat.", 1) == pytest.approx(206.835 - 6.09 - 84.6, 0.01)
    assert reading_ease("12 34", 1) is None


@pytest.mark.parametrize(
    ("word", "count"),
    [("peace", 1), ("walked", 1), ("wanted", 2), ("table", 2), ("area", 3), ("security", 4),
     ("people’s", 2), ("houses", 2), ("region", 2), ("the", 1), ("reliable", 4), ("Xkcd", 1)],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_presence_counts_mentions_by_sentence(story):
    table = presence(story)
    assert list(table.index) == ["Ada Roe", "Oslo"]
    assert table.values.tolist() == [[1, 1, 0, 0], [1, 0, 0, 0]]


def test_words_without_stop_words_and_names(story):
    table = word_frequencies(story, 2)
    assert table.values.tolist() == [["old", 2], ["bridge", 2]]


@pytest.mark.parametrize("text", ["Ha ha ha. Ha ha ha.", "Tea, tea, tea and tea."])
def test_words_that_repeat_themselves_do_not_break_the_ratio(text):
    assert len(collocations(article(text))) <= 1


def test_collocations_stay_within_a_sentence(story):
    assert collocations(story)[["words", "count"]].values.tolist() == [["old bridge", 2]]


def test_collocations_of_one_word(story):
    pairs = collocations(story, at_least=1, word="the Bridge")["words"]
    assert "old bridge" in set(pairs)
    assert all("bridge" in pair.split() for pair in pairs)


def test_concordance_points_into_the_text(story):
    table = concordance(story, "old BRIDGE", 40)
    assert list(table["word"]) == ["old bridge", "old bridge"]
    assert list(table["sentence"]) == [2, 3]
    assert [story.text[row.start : row.end] for row in table.itertuples()] == list(table["word"])
    assert concordance(story, "absent").empty
    assert concordance(story, "").empty


@pytest.mark.parametrize("text", ["", "Oh.", "?!", "\x00 \ud800 …"])
def test_tiny_articles(text):
    story = article(text)
    assert len(describe_sentences(story, NO_QUOTES, NO_DATES)) == len(story.sentences)
    assert len(describe_paragraphs(story, NO_QUOTES, NO_DATES)) == 1
    assert presence(story).empty
    assert collocations(story).empty
    assert concordance(story, "word").empty
    assert len(word_frequencies(story)) <= 1
