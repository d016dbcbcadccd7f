"""What TimelineJS is given of the timeline, and what it is not."""

import json
from datetime import date

import jsonschema  # pulled in by jupyterlab
import pandas as pd
import pytest
from copydesk.article import parse
from copydesk.timeline import COLUMNS, build_timeline, to_timelinejs
from copydesk.timeline.when import when_text
from tables import HOSTILE

PUBLISHED = date(2010, 12, 1)
NO_QUOTES = pd.DataFrame({"spans": [], "speaker": []})


def thing(required, **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def whole(low, high):
    return {"type": "integer", "minimum": low, "maximum": high}


# https://timeline.knightlab.com/docs/json-format.html, the parts that we write
HTML = {"type": "string", "not": {"pattern": r"<(?!/?p>)"}}
DATE = {
    **thing("year", year={**whole(-271_820, 275_759), "not": {"const": 0}}, month=whole(1, 12),
            day=whole(1, 31), hour=whole(0, 23), minute=whole(0, 59), display_date=HTML),
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"]},
}  # fmt: skip
TEXT = thing("headline", headline=HTML, text=HTML)
SLIDE = {"text": TEXT, "autolink": {"const": False}}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **thing(
        "events",
        title=thing("text", **SLIDE),
        events={
            "type": "array",
            "items": thing("start_date text unique_id", **SLIDE, start_date=DATE, end_date=DATE,
                           display_date=HTML, group={"enum": ["explicit", "inferred"]},
                           unique_id={"type": "string", "pattern": r"^[a-z][a-z0-9-]*$"}),
        },
        eras={
            "type": "array",
            "items": thing("start_date end_date", start_date=DATE, end_date=DATE, text=TEXT),
        },
        scale={"enum": ["human", "cosmological"]},
    ),
}  # fmt: skip


def exported(text, published=PUBLISHED):
    article = parse(text, name=text[:40], published=published)
    return checked(build_timeline(article, NO_QUOTES), article)


def checked(table, article):
    """The export as another program reads it, after a check against the format."""
    story = json.loads(json.dumps(to_timelinejs(table, article), allow_nan=False))
    jsonschema.Draft202012Validator(SCHEMA).validate(story)
    for slide in [*story["events"], *story["eras"]]:  # an era with one date stops TimelineJS
        if "end_date" in slide:
            assert [*slide["start_date"].values()] < [*slide["end_date"].values()]
    assert len({e["unique_id"] for e in story["events"]}) == len(story["events"])
    return story


def test_the_seed(seed):
    story = checked(build_timeline(seed), seed)
    assert [era["start_date"]["year"] for era in story["eras"]] == [1950]
    assert len(story["events"]) > 5


def test_nothing_dated():
    assert exported("The sea is blue.")["events"] == []
    empty = pd.DataFrame(columns=COLUMNS)
    assert checked(empty, parse("Rain."))["title"]["text"]["headline"] == "What happened when"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The abbey was founded in 1132.", {"year": 1132}, None),
        ("The consul was killed in 44 BC.", {"year": -44}, None),
        ("The port was built in A.D. 79.", {"year": 79}, None),
        ("It closed in June 1998.", {"year": 1998, "month": 6}, None),
        ("It closed on 3 June 1998.", {"year": 1998, "month": 6, "day": 3}, None),
        ("It closed at 6:15 a.m. on Tuesday.",
         {"year": 2010, "month": 11, "day": 30, "hour": 6, "minute": 15}, None),
        ("The canal was dug from 1880 to 1889.", {"year": 1880}, {"year": 1889}),
        ("The town grew in the 1930s.", {"year": 1930}, {"year": 1939}),
        ("It lasted from May to July 2003.",
         {"year": 2003, "month": 5}, {"year": 2003, "month": 7}),
        ("Since 1990 the port has sold two ships.", {"year": 1990}, None),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_the_text(text, start, end):
    (event,) = exported(text)["events"]
    assert (event["start_date"], event.get("end_date")) == (start, end)


@pytest.mark.parametrize(
    ("text", "eras"),
    [
        ("The canal was dug from 1880 to 1889.", 1),
        ("The town grew in the 1930s.", 1),
        ("The war of 1914-18 ruined the port.", 1),
        ("It lasted from May to July 2003.", 1),
        ("The port closed in 1990.", 0),
        ("The fair ran from 3 to 5 June 1998.", 0),
        ("Since 1990 the port has sold two ships.", 0),
    ],
)
def test_long_ranges_are_eras(text, eras):
    assert len(exported(text)["eras"]) == eras


def test_text_of_the_article_is_no_markup():
    text = f"{HOSTILE} fell on 3 June 1998. <b onclick='x'>Rain</b> & http://a.org/ in 1999."
    story = exported(text)  # the schema refuses a tag
    assert story["events"]
    assert "&lt;b" in json.dumps(story)


def test_rows_without_a_first_day_are_left_out():
    story = exported("In recent years it rained. It closed in 1990.")
    assert [e["text"]["headline"] for e in story["events"]] == ["It closed"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It shut at 6 a.m. on May 3, 2019.", "Fri 3 May 2019 at 6:00"),
        ("It shut at midnight.", "midnight"),
    ],
)
def test_the_time_of_day_stands_behind_a_day(text, when):
    (row,) = build_timeline(parse(text)).to_dict("records")
    assert when_text(row) == when
