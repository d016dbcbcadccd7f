"""Both pictures of the timeline: whatever the events, no words overlap, none are cut or lost."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from copydesk import event_words, figures
from copydesk.figures import event_list, event_marks, event_scale, time_axis
from tables import HOSTILE, events

PUBLISHED = date(2010, 12, 1)
LONG = "The harbour board, which met for a third time behind closed doors, put off its decision"


def table(*rows):
    """Events of (start, end, changes to the other columns)."""
    found = events(len(rows))
    for i, (start, end, changes) in enumerate(rows):
        when = f"{start or end:%d %b %Y}".replace(" 0", " ")
        values = {"start": start, "end": end, "when": when, "certainty": "explicit", "value": ""}
        for column, value in {**values, **changes}.items():
            if column not in found:
                found[column] = ""
            found.at[i, column] = value
    return found


def days(count, first=date(2010, 11, 1), step=1, **changes):
    at = [first + timedelta(days=step * i) for i in range(count)]
    return table(*((day, day, {"label": f"{LONG} {day.day}", **changes}) for day in at))


MIXED = table(
    (date(1950, 1, 1), date(1953, 12, 31), {"label": "War"}),
    (date(2010, 1, 1), None, {"label": LONG, "relation": "after", "certainty": "inferred"}),
    (date(2010, 1, 1), date(2010, 12, 31), {"label": LONG}),
    (None, date(2010, 6, 1), {"label": LONG}),
    (date(2010, 11, 29), date(2010, 12, 1), {"label": LONG}),
    (date(2010, 11, 30), date(2010, 11, 30), {"label": LONG, "value": "2010-11-30T06:15"}),
    (date(2010, 12, 1), date(2010, 12, 1), {"label": LONG}),
    (date(2010, 12, 1), date(2010, 12, 1), {"label": "A vote", "tense": "future"}),
    (date(2010, 12, 2), date(2010, 12, 2), {"label": HOSTILE, "tense": "future"}),
)
TABLES = {
    "none": events(0),
    "one": days(1),
    "two": days(2),
    "two centuries apart": days(2, date(1810, 1, 1), 73_000),
    "vague only": events(3).tail(1),
    "sixty, with vague ones": events(60, LONG),
    "sixty days running": days(60),
    "sixty over ages": days(60, date(1, 1, 1), 12_345),
    "sixty on one day": days(60, step=0),
    "sixty from the same year on": table(*[(date(2010, 1, 1), None, {"label": LONG})] * 60),
    "to the end of the calendar": days(2, date(9999, 12, 30)),
    "mixed": MIXED,
}
PICTURES = {"list": (event_list, "timeline"), "scale": (event_scale, "timeline_scale")}


@pytest.fixture(params=PICTURES)
def page_of(request, monkeypatch):
    """Draws a table and gives the page before it becomes a file, to be measured."""
    module, name = PICTURES[request.param]
    pages = []
    monkeypatch.setattr(module, "picture", lambda page, caption: pages.append(page))

    def draw(found, published):
        getattr(module, name)(found, published)
        return pages.pop()

    return draw


def boxes(page):
    renderer = page.figure.canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in page.ax.texts]


@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["published", "undated"])
@pytest.mark.parametrize("found", TABLES.values(), ids=TABLES)
def test_no_words_overlap_or_leave_the_page(page_of, found, published):
    page = page_of(found, published)
    drawn = boxes(page)
    touching = [
        (a, b)
        for (a, one), (b, two) in combinations(drawn, 2)
        if min(one.x1, two.x1) - max(one.x0, two.x0) > 1
        and min(one.y1, two.y1) - max(one.y0, two.y0) > 1
    ]
    assert touching == []
    whole = page.figure.bbox
    out = [t for t, b in drawn if b.x0 < 0 or b.y0 < 0 or b.x1 > whole.x1 or b.y1 > whole.y1]
    assert out == []


@pytest.mark.parametrize("found", TABLES.values(), ids=TABLES)
def test_every_word_of_every_label_is_drawn(page_of, found):
    drawn = " ".join(text for text, _ in boxes(page_of(found, PUBLISHED)))
    assert "…" not in drawn
    for label in found["label"]:
        if label != HOSTILE:  # drawn as `plain` leaves it
            assert set(label.split()) <= set(drawn.split())


@pytest.mark.parametrize("found", TABLES.values(), ids=TABLES)
def test_no_line_is_drawn_through_words(page_of, found):
    page = page_of(found, PUBLISHED)
    drawn = boxes(page)
    assert len(page.ax.lines) or not len(found)
    for line in page.ax.lines:
        (x0, y0), (x1, y1) = sorted(
            page.ax.transData.transform(line.get_xydata())[[0, -1]].tolist()
        )
        low, high = min(y0, y1), max(y0, y1)
        crossed = [
            text
            for text, box in drawn
            if min(x1, box.x1) - max(x0, box.x0) >= 0
            and min(high, box.y1) - max(low, box.y0) > 1
            and box.x0 + 1 < (x0 + x1) / 2 < box.x1 - 1
        ]
        assert crossed == []


@pytest.mark.parametrize("found", TABLES.values(), ids=TABLES)
def test_the_scale_is_true(found):
    """Within a panel, marks lie in proportion to their dates."""
    records = [r for r in found.to_dict("records") if event_marks.has_place(r)]
    marks = event_marks.marks_of(records, PUBLISHED)
    if not marks:
        return
    panels, gaps, flags = event_scale._laid_out(marks)
    assert len(panels) == len(gaps) + 1 <= 3
    assert panels[0].left > 0
    assert panels[-1].right < 9
    assert all(a.right < b.left and a.until < b.begin for a, b in pairwise(panels))
    for flag in flags:
        panel = panels[flag.mark.panel]
        share = (flag.mark.at - panel.begin) / (panel.until - panel.begin)
        assert 0 <= share <= 1
        assert flag.x == pytest.approx(panel.left + share * panel.width)


@pytest.mark.parametrize(
    ("spans", "groups"),
    [
        ([], []),
        ([(5.0, 5.0)], [1]),
        ([(0.0, 0.0), (40_000.0, 40_000.0)], [2]),  # two alone need no break
        ([(0.0, 0.0), (3000.0, 3000.0), (6000.0, 6000.0)], [3]),
        ([(0.0, 0.0), (6000.0, 6000.0), (6002.0, 6002.0)], [1, 2]),
        ([(0.0, 365.0), (9000.0, 9001.0), (9003.0, 9003.0), (20_000.0, 20_000.0)], [1, 2, 1]),
        ([(0.0, 9000.0), (6000.0, 6000.0), (6002.0, 6002.0)], [3]),  # no gap is empty
        ([(float(i), float(i)) for i in range(60)], [60]),
    ],
)
def test_the_axis_is_broken_where_a_gap_would_squeeze_the_rest(spans, groups):
    assert [len(g) for g in time_axis.stretches(spans)] == groups


@pytest.mark.parametrize(
    ("begin", "until", "finest", "labels", "context"),
    [
        (date(1950, 1, 1), date(1954, 1, 1), 365, "1950 1951 1952 1953", ""),
        (date(2017, 1, 1), date(2019, 1, 1), 365, "2017 2018", ""),
        (date(2010, 1, 1), date(2010, 7, 1), 30, "Jan Feb Mar Apr May Jun", "2010"),
        (date(2010, 11, 29), date(2010, 12, 3), 1, "29 30 1 2", "Nov 2010 Dec 2010"),
        (date(2010, 12, 1), date(2010, 12, 2), 1, "1", "Dec 2010"),
        (date(2010, 12, 1), date(2010, 12, 2), 1 / 24, "0:00 6:00 12:00 18:00",
         "Wed 1 Dec 2010"),
        (date(1132, 1, 1), date(2019, 1, 1), 365, "1200 1400 1600 1800 2000", ""),
    ],
)  # fmt: skip
def test_ticks_are_what_the_span_asks(begin, until, finest, labels, context):
    panel = time_axis.Panel(begin.toordinal(), until.toordinal(), 1.0, 2.2)
    ticks = time_axis.ticks(panel, finest)
    assert " ".join(label.text for label in ticks.labels) == labels
    assert " ".join(label.text for label in ticks.context).startswith(context)


def test_signs_of_the_scale_are_named_when_they_are_drawn():
    reading = event_scale._reading
    panels, _, flags = event_scale._laid_out(
        event_marks.marks_of(MIXED.to_dict("records"), PUBLISHED)
    )
    said = reading(panels, [f.mark for f in flags])
    for sign in ("//", "Dot", "Bar", "Arrow", "Filled", "Hollow", "Dotted"):
        assert sign in said
    assert reading([], []) == event_words.NOTHING


def test_the_caption_of_the_scale_gives_the_numbers():
    assert repr(figures.timeline_scale(events(3), date(1950, 1, 1))) == (
        "timeline at true scale of 2 dated events, from 1900 to 1902, "
        "1 without a place on the axis, published 1950-01-01"
    )
    assert "publication day unknown" in repr(figures.timeline_scale(events(0)))
    assert "60 dated events" in repr(figures.timeline_scale(days(70)))


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (45, ""), (61, "2 months"), (100, "about 3 months"), (366, "1 year"),
     (400, "about 13 months"), (23_011, "63 years")],
)  # fmt: skip
def test_gaps_in_words(count, words):
    assert event_words.gap_words(count) == words
