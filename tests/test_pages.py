"""A whole copied page: the story is found, all else is cut and read, no story is lost."""

from datetime import date

import pytest
from copydesk.article import parse
from copydesk.cleaning.layout import block_sizes
from copydesk.cleaning.neighbourhood import best_run
from copydesk.cleaning.news import why_no_news
from copydesk.cleaning.page_credits import read_page_credit
from copydesk.cleaning.signs import block_signs, line_signs
from copydesk.cleaning.stretch import best_path, judge
from copydesk.edits import revert
from hypothesis import given
from hypothesis import strategies as st

TITLE = "Harbour to open again in spring"
STORY = (
    "The minister of trade said on Monday that the harbour would open again in the spring.",
    "Nobody had expected the works to take so long, said Jane Roe, who runs the ferry.",
    "The town council will vote on the plan next week, and most members are likely to agree.",
    "“We have waited for two winters,” she said. “Another one would be the end of us.”",
    "The works began in 2019, after a storm had broken the old pier in two places.",
)
MENU = ("Home", "News", "Sport", "Business", "Opinion", "Weather", "Log in", "Subscribe")
FOOT = (
    "Most read",
    "Man bites dog in park",
    "Ten ways to cook an egg",
    "Bus fares rise again",
    "About us",
    "Privacy policy",
    "Terms of use",
    "© 2021 Eastport Plain",
)


def page(*parts) -> str:
    """A page, a line for each part; a tuple is several lines."""
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))


def body(article) -> tuple[str, ...]:
    return tuple(article.text[start:end] for start, end in article.paragraphs)


WHOLE = page(MENU, TITLE, "By Jane Roe", "March 2, 2021, 12:02 PM", "Share", STORY, FOOT)


def test_a_whole_page():
    article = parse(WHOLE)
    assert body(article) == STORY
    said = article.metadata
    assert (said.title, said.byline, said.published) == (TITLE, "Jane Roe", date(2021, 3, 2))


INSIDE = [  # furniture amid the story
    ("Related: Man bites dog in park",),
    ("Read more: Ten ways to cook an egg",),
    ("Trending News", "Man bites dog in park", "Ten ways to cook an egg"),
    ("Advertisement",),
    ("Story continues below advertisement",),
    ("The harbour of Eastport, seen on Sunday. (Ann Lee/Eastport Plain via AP)",),
    ("Ferries in the harbour. Photograph: Ann Lee/Reuters",),
    ("Photo: Ann Lee",),
    ("Image copyright Getty Images",),
    ("Sign up for our newsletter and get the news in your inbox every morning.",),
    ("Ferries in the harbour of Eastport on Sunday (Image: GETTY )",),
    ("Jane Roe speaks to the council on Sunday. (Ann Lee/The Eastport Plain)",),
]


@pytest.mark.parametrize("furniture", INSIDE, ids=lambda lines: lines[0][:30])
def test_furniture_amid_the_story(furniture):
    for text in (
        page(MENU, TITLE, "By Jane Roe", STORY[:2], furniture, STORY[2:], FOOT),
        page(TITLE, "By Jane Roe", STORY[:2], furniture, STORY[2:]),
    ):
        assert body(parse(text)) == STORY


BEHIND = [  # furniture after the story
    ("2 comments:", "Bill said...", "I think this is a great idea.", "March 3, 2021 at 9:15 AM"),
    ("Most popular", "1. Man bites dog in park", "2. Ten ways to cook an egg"),
    ("[ad_2]", "Source link"),
    ("(END)",),
    ("###",),
    ("(With agency inputs)",),
    ("(Reporting by Ann Lee in Oslo; Editing by Bob Roe)",),
    ("Jane Roe is a reporter who covers ports for the Plain. Contact her at jr@plain.example.",),
    ("Email: jroe@plain.example",),
    ("WorldAsiaNatural Disasters",),
    ("Follow us on Facebook, Twitter and Instagram",),
]


@pytest.mark.parametrize("furniture", BEHIND, ids=lambda lines: lines[0][:30])
def test_furniture_behind_the_story(furniture):
    assert body(parse(page(TITLE, "By Jane Roe", STORY, furniture))) == STORY


def test_nothing_below_the_comments_of_a_page_is_story():
    prose = "It was the best phone they ever made, and I said so to everyone who wanted to know."
    comments = (
        "See all comments (3)",
        prose,
        "Nobody I know has ever been to that harbour.",
        prose,
    )
    assert body(parse(page(MENU, TITLE, "By Jane Roe", STORY, comments, FOOT))) == STORY


def test_comments_with_stamps_close_a_story_however_short():
    comments = [
        line
        for n in range(9)
        for line in (f"fan{n} says:", f"March {n + 2}, 2021 at 6:3{n} am", f"{n} years, {STORY[3]}")
    ]
    text = page(MENU, TITLE, "By Jane Roe", STORY[:2], f"9 responses to “{TITLE}”", comments, FOOT)
    assert body(parse(text)) == STORY[:2]


def test_a_block_of_lines_is_a_sign_where_other_lines_stand_alone():
    blocks = block_sizes(
        "Home\nNews\nSport\n\nOne line.\n\nAnother.", [(0, 4), (5, 9), (10, 15), (17, 26), (28, 36)]
    )
    assert blocks == [3, 3, 3, 1, 1]
    assert block_signs(blocks) == [("block of 2-3",)] * 3 + [("alone",)] * 2
    assert block_signs([1, 1, 1]) == block_signs([3, 3, 3]) == [()] * 3


BEFORE = [  # furniture before the story
    ("[ad_1]",),
    ("- Country:", "- Norway"),
    ("(ATTN: ADDS minister's remarks in last 2 paras)",),
    (
        "We use cookies to improve your experience. By using this site you accept them.",
        "Accept all",
    ),
    ("Der Hafen und die Stadt", "Les ports de la mer", "El puerto de los barcos"),
    ("The harbour of Eastport on Sunday. ANN LEE/AP",),
    ("Ann Lee/AP",),
]


@pytest.mark.parametrize("furniture", BEFORE, ids=lambda lines: lines[0][:30])
def test_furniture_before_the_story(furniture):
    article = parse(page(furniture, MENU, TITLE, furniture, "By Jane Roe", STORY, FOOT))
    assert body(article) == STORY
    assert article.metadata.byline == "Jane Roe"


HEADS = [  # lines under the title: author, day
    (("By Jane Roe and Li Wu, Reuters", "Dec 5, 2021"), "Jane Roe and Li Wu", date(2021, 12, 5)),
    (("Written by: Jane Roe", "Publish : December 5, 2021"), "Jane Roe", date(2021, 12, 5)),
    (("- By Jane Roe", "December 5th 2021"), "Jane Roe", date(2021, 12, 5)),
    (("Author: Jane Roe", "Updated: 5 Dec 2021, 10:15 IST"), "Jane Roe", date(2021, 12, 5)),
    (("Jane Roe", "Reporter, Eastport Plain", "12/05/2021 Sunday"), "Jane Roe", date(2021, 12, 5)),
    (("Jane Roe", "Reporter, Eastport Plain", "12/05/2021"), "Jane Roe", None),  # May or December
    (("Posted by Jane Roe on December 5, 2021, 6:21 AM EST",), "Jane Roe", date(2021, 12, 5)),
    (("Jane Roe / PLAIN.EXAMPLE / Dec 5, 2021, 17:07 IST",), "Jane Roe", date(2021, 12, 5)),
    (("By Jane Roe last updated 5 December 2021",), "Jane Roe", date(2021, 12, 5)),
    (("Published Sun, Dec 5 20214:29 AM EST", "Jane Roe@janeroe"), "Jane Roe", date(2021, 12, 5)),
    (
        ("Jane Roe View More Articles", "Plain December 5, 2021 13:42"),
        "Jane Roe",
        date(2021, 12, 5),
    ),
    (("Jane Roe|Published 4 months ago",), "Jane Roe", None),
    (("By", "Hrafn Roe", "Order Reprints", "Text size"), "Hrafn Roe", None),
]


@pytest.mark.parametrize(("lines", "byline", "day"), HEADS, ids=lambda part: str(part)[:40])
def test_author_and_day_of_a_page(lines, byline, day):
    article = parse(page(MENU, TITLE, lines, "Share", STORY, FOOT))
    said = article.metadata
    assert body(article) == STORY
    assert (said.title, said.byline, said.published) == (TITLE, byline, day)


def test_the_title_is_no_headline_of_another_story():
    heads = ("Man bites dog in park", "Ten ways to cook an egg", "Bus fares rise again")
    text = page(MENU, "Top stories", heads, TITLE, "By Jane Roe", "March 2, 2021", STORY, FOOT)
    assert parse(text).metadata.title == TITLE


SERVICES = "Harbour Trade Minister Spring Works Ferry Council Legal Tax Audit Blog Answers"
DECK = "Nobody had expected the harbour works in spring, and the minister may open it. Should he?"


@pytest.mark.parametrize(
    ("above", "title", "below"),
    [
        (["Harbour to open", "Harbour to open"], TITLE, []),  # a label that is repeated
        (["Log", SERVICES, TITLE, "#Trade"], TITLE, []),  # the title stands twice
        (["Log", "Is the harbour worth it?", "2 March 2021 9:22 am"], TITLE, []),  # another's
        (["The Ice Heart Below | Eastport Plain"], "The Ice Heart Below", [DECK]),
        ([], "Harbour works grieve the minister and Rep. Jane Roe", []),  # no credit of a picture
        ([], TITLE, ["The harbour of Eastport, seen from the old pier in May. Photo: Li Wu/AP"]),
    ],
)
def test_the_title_among_its_neighbours(above, title, below):
    text = page(
        above[:1], MENU, above[1:], title, below, "By Jane Roe", "March 2, 2021", STORY, FOOT
    )
    assert parse(text).metadata.title == title


def test_the_headline_below_the_stamp_is_the_title():
    menu = ("about Harbours & the department", "Harbour academic information", "Harbour faculty")
    for credit in ("By Jane Roe | March 2, 2021", "March 2, 2021|by Jane Roe"):
        said = parse(page(menu, "Last Updated", "2 March 2021", TITLE, credit, STORY)).metadata
        assert (said.title, said.byline, said.published) == (TITLE, "Jane Roe", date(2021, 3, 2))


def test_buttons_do_not_part_the_title_from_its_story():
    buttons = ["* Share this with Facebook", "* Share this with Email", "* Share on Twitter"] * 15
    text = page(MENU, TITLE, "* 2 March 2021", buttons, STORY, FOOT)
    said = parse(text).metadata
    assert (said.title, said.published) == (TITLE, date(2021, 3, 2))


def test_an_order_to_the_reader_is_no_title():
    assert parse(page(["Scroll down to view article"] * 3, TITLE, STORY)).metadata.title == TITLE


def test_the_label_of_a_section_is_no_author():
    for label in ("Harbour Watch", "PIER NEWS"):
        text = page(MENU, [label] * 3, TITLE, label, "March 2, 2021", STORY, FOOT, label)
        assert parse(text).metadata.byline is None


def test_a_masthead_day_is_not_the_day_of_the_story():
    text = page("Friday, March 5, 2021", MENU, TITLE, "By Jane Roe", "March 2, 2021", STORY, FOOT)
    assert parse(text).metadata.published == date(2021, 3, 2)


def test_a_live_page_keeps_its_entries():
    entries = ("10:15 AM", "By Jane Roe", "Ferry leaves", STORY[0], "9:40 AM", "By Li Wu", STORY[1])
    text = page("Harbour crisis: live updates", entries, "9:10 AM", "By Li Wu", STORY[2])
    assert body(parse(text)) == STORY[:3]


def test_pictures_between_do_not_cut_the_first_entry_off():
    opening = "On Tuesday thousands had waited for the harbour to open, the mayor of Orla said."
    pictures = [f"{n} sailors on the pier in Orla. Photograph: Ann Roe/AFP" for n in range(2, 8)]
    entry = ("Share", "Updated at 15.12 EST", "Jane Roe", *STORY)
    text = page(MENU, TITLE, "Show key events only", opening, pictures, entry, FOOT)
    assert body(parse(text)) == (opening, *STORY)


def test_a_doubtful_line_stays_and_is_flagged():
    heads = (("10:15 AM", "By Jane Roe"), ("9:40 AM", "By Li Wu"), ("9:10 AM", "By Li Wu"))
    entries = [line for head, text in zip(heads, STORY, strict=False) for line in (*head, text)]
    lines = ["Harbour crisis: live updates", *entries]
    doubtful = [line for line, said in zip(lines, judge(lines), strict=True) if said == "doubtful"]
    article = parse(page(lines))
    flagged = {article.raw[f.start : f.end] for f in article.flags if f.rule == "doubtful line"}
    assert doubtful
    assert set(doubtful) == flagged
    assert set(STORY[:3]) <= set(body(article))


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(STORY),
        "\n".join(STORY),
        "Mayor quits\n\nThe mayor left.\n\nNobody came.",
        "It was 3.14 or 1,000.50 kroner.\n\nThe harbour stays closed.",
    ],
)
def test_a_text_without_furniture_is_no_page(text):
    lines = [line for line in text.split("\n") if line]
    assert judge(lines) == ["story"] * len(lines)


LINES = (*STORY, *MENU, *FOOT, TITLE, "By Jane Roe", "March 2, 2021, 12:02 PM", "It also",
         "accused the port’s owners of a ", ", he said.", "3 comments", "Bill says:", "", "  ",
         "Image copyright Getty Images", "Ipsum und der Hafen", "1. One", "* Two")  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_no_page_is_lost_and_a_clean_one_stays(lines):
    raw = "\n".join(lines)
    article = parse(raw)
    assert revert(article.text, article.edits) == raw
    assert parse(article.text).text == article.text


# --- the parts -----------------------------------------------------------------------------------
def test_signs():
    assert "verb of saying" in line_signs(STORY[0])
    assert "12-19 words, sentence end" in line_signs(STORY[0])
    assert "short with a clock" in line_signs("March 2, 2021, 12:02 PM")
    assert "account words, short" in line_signs("Sign up for our newsletter")
    assert "foreign words" in line_signs("Der Hafen und die Stadt")
    assert "names only" in line_signs("Jane Roe")


@pytest.mark.parametrize(
    ("weights", "run"), [([], (0, -1)), ([-1], (0, 0)), ([1, -2, 3, 1, -9], (2, 3))]
)
def test_best_run(weights, run):
    assert best_run(weights) == run


@given(st.lists(st.floats(-5, 5), max_size=8))
def test_best_path_is_the_best(odds):
    """No other choice of lines in one stretch does better than the one found."""
    kept = best_path(odds, [False] * len(odds))
    inside = [odd for odd, stays in zip(odds, kept, strict=True) if stays]
    for first in range(len(odds)):
        for last in range(first, len(odds)):
            whole = sum(odds[first : last + 1])
            assert sum(inside) >= whole - 1e-9


@pytest.mark.parametrize(
    ("line", "name", "days"),
    [
        ("By Ann Roe May 3, 2021", "Ann Roe", 1),
        ("May 3, 2021 | by Ann Roe", "Ann Roe", 1),
        ("Ann Roe · Plain News · Posted: May 3, 2021 4:00 AM", "Ann Roe", 1),
        ("By Monday the harbour was open", None, 0),
        ("Ann Roe:", None, 0),
        (
            "The harbour of Eastport, seen on a Sunday morning from the pier, May 2, 2021, by us",
            None,
            0,
        ),
    ],
)
def test_page_credits(line, name, days):
    credit = read_page_credit(line)
    assert (credit.name, len(credit.days)) == (name, days)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hello", "it has only 1 word"),
        (
            " ".join(["Der Minister sagte am Montag, dass der Hafen öffnen werde."] * 4),
            "small",
        ),
        ("\n".join(["def f(x): return {x: [1]}"] * 20), "code"),
        ("\n\n".join(["the milk of the day and all of the eggs"] * 9), "end like a sentence"),
        ("\n\n".join(STORY), None),
    ],
)
def test_what_is_no_english_news(text, reason):
    found = why_no_news(text)
    assert found is None if reason is None else reason in found
