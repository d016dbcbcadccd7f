"""The project's own article: what happened when."""

from datetime import date

import pytest
from copydesk.dates import find_dates
from copydesk.timeline import build_timeline


@pytest.fixture(scope="module")
def table(seed):
    return build_timeline(seed)


@pytest.mark.parametrize(
    ("expression", "start", "end", "certainty", "tense", "event"),
    [
        ("1950-53", date(1950, 1, 1), date(1953, 12, 31), "explicit", "past", "Korean War"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "explicit", "past",
         "install a missile defense system"),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "explicit", "past", "first summit"),
        ("earlier this week", date(2021, 11, 29), date(2021, 12, 1), "inferred", "past",
         "released the results of a comprehensive review"),
        ("Tuesday", date(2021, 11, 30), date(2021, 11, 30), "inferred", "past",
         "Boo Seung-Chan said"),
        ("", date(2021, 12, 1), date(2021, 12, 1), "inferred", "past", "Austin has arrived"),
        ("Thursday", date(2021, 12, 2), date(2021, 12, 2), "inferred", "future",
         "Meeting between Austin and his South Korean counterpart"),
        ("Thursday", date(2021, 12, 2), date(2021, 12, 2), "inferred", "future",
         "allies are expected to announce"),
        ("recent years", None, date(2021, 12, 1), "vague", "past", "alliance has been in danger"),
        ("decades-long", None, date(2021, 12, 1), "vague", "past", "military alliance"),
    ],
)  # fmt: skip
def test_events(table, expression, start, end, certainty, tense, event):
    row = table[(table["expression"] == expression) & table["label"].str.contains(event)]
    row = row[row["relation"] == ""]
    assert len(row) == 1
    found = row.iloc[0]
    assert (found["start"], found["end"]) == (start, end)
    assert (found["certainty"], found["tense"]) == (certainty, tense)


@pytest.mark.parametrize(
    ("label", "start"),
    [("announcing the suspension", date(2018, 1, 1)), ("economic retaliation", date(2017, 1, 1))],
)
def test_what_followed(table, label, start):
    row = table[(table["relation"] == "after") & table["label"].str.contains(label)].iloc[0]
    assert (row["start"], row["end"], row["certainty"]) == (start, None, "inferred")


def test_nothing_else_is_on_the_timeline(table):
    assert len(table) == 12


def test_speaker_of_the_announcement(table):
    row = table[table["label"].str.contains("expected to announce")].iloc[0]
    assert row["speaker"] == "Moon Seong Mook"


def test_values(seed):
    table = find_dates(seed.text, seed.metadata.published)
    dates = table[table["type"] == "DATE"]
    assert list(zip(dates["expression"], dates["value"], strict=True)) == [
        ("1950-53", "1950/1953"),
        ("Thursday", "2021-12-02"),
        ("earlier this week", "2021-W48"),
        ("Tuesday", "2021-11-30"),
        ("recent years", "PAST_REF"),
        ("2018", "2018"),
        ("Thursday", "2021-12-02"),
        ("2017", "2017"),
    ]
