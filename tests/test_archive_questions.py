"""Questions to an archive: what is united and what is not, each row with its place."""

from __future__ import annotations

import copydesk
import pytest
from copydesk.archiving import pictures, questions

STORIES = {
    "a.txt": (
        "March 5, 2024\n\nLINDENAU — A bridge of the Weser Railway collapsed on Monday. "
        "“We were lucky that nobody was on it,” Mayor Ada Brandt said. An official, who asked not "
        "to be named, said the steel was rotten.\n\nSource: https://www.post.example/1\n"
    ),
    "b.txt": (
        "March 5, 2024\n\nLINDENAU — A bridge of the Weser Railway collapsed on Monday. "
        "“We were very lucky that nobody was on it,” Mayor Ada Brandt said. The police closed the "
        "river.\n\nSource: https://www.wire.example/1\n"
    ),
    "c.txt": (
        "April 9, 2024\n\nOSTERBY — Coach Milo Brandt praised the splendid team. “They ran until "
        "they dropped,” Brandt said on Monday.\n\nSource: https://www.post.example/2\n"
    ),
    "d.txt": "Santos was angry. “It is a disgrace,” Santos said. She left the room in tears.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    source, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for name, text in STORIES.items():
        (source / name).write_text(text, encoding="utf-8")
    copydesk.archive(source, out, workers=0)
    return copydesk.tables(out)


def test_full_names_unite_and_short_ones_do_not(db):
    found = questions.most_quoted(db)[["speaker", "paper", "quotations"]].values.tolist()
    assert found == [
        ["Ada Brandt", "post.example", 1],
        ["Ada Brandt", "wire.example", 1],
        ["Milo Brandt", "post.example", 1],
    ]
    short = {
        row.short: (list(row.who), row.alone) for row in questions.short_names(db).itertuples()
    }
    assert short == {"Brandt": (["Ada Brandt", "Milo Brandt"], 0), "Santos": ([], 1)}


def test_a_quotation_leads_back_to_its_sentence(db):
    said = questions.said_by(db, "Milo Brandt").iloc[0]
    text = copydesk.parse(STORIES[said.article]).text
    assert text[said.start : said.end] == said.quote == "“They ran until they dropped,”"
    around = questions.around(db, said.article, said.start)
    assert any(said.quote in sentence for sentence in around["text"])


def test_kinds_of_voices_by_month(db):
    found = questions.voices_by_month(db)
    march = dict(found[found["month"] == "2024-03"][["voice", "quotations"]].values)
    assert march["named"] == 2 and march["anonymous"] == 1
    assert set(found["month"]) == {"2024-03", "2024-04"}  # d has no day


def test_an_event_of_one_day_and_two_names_is_told_together(db):
    told = questions.told_together(db)
    assert told["article"].tolist() == ["a.txt", "b.txt"] and set(told["event"]) == {1}
    assert set(told["begin"]) == {"2024-03-04"}
    assert {"weser railway", "ada brandt"} <= set(told["names"][0])
    assert "collapsed" in told["words"][0]
    assert questions.told_together(db, shared=9).empty


def test_tone_towards_an_actor_has_spread_and_number(db):
    found = questions.towards(db, "Milo Brandt").iloc[0]
    evidence = questions.towards_evidence(db, "Milo Brandt")
    assert found["sentences"] == len(evidence) and found["articles"] == 1
    assert found["tone"] == pytest.approx(evidence["tone"].mean())
    assert found["spread"] == pytest.approx(evidence["tone"].std(), nan_ok=True)


def test_near_copies_and_what_differs(db):
    (pair,) = questions.near_copies(db).itertuples()
    assert (pair.one, pair.other) == ("a.txt", "b.txt") and 0.3 <= pair.share < 1
    rows = questions.differences(db, pair.one, pair.other)
    changed = rows[rows["verdict"] == "changed"].iloc[0]
    assert (changed["one"], changed["other"]) == (
        "“We were lucky that nobody was on it,”",
        "“We were very lucky that nobody was on it,”",
    )
    assert "only in one" in set(rows["verdict"])
    assert set(questions.differences(db, "a.txt", "a.txt")["verdict"]) == {"same"}


def test_pictures_say_what_they_show(db):
    assert repr(pictures.quoted(questions.most_quoted(db))) == (
        "quoted most: Ada Brandt 2; Milo Brandt 1"
    )
    tone = pictures.tone(questions.towards(db, "nobody"), "nobody")
    assert repr(tone) == "tone towards nobody: none" and tone.png.startswith(b"\x89PNG")
