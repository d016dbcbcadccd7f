"""What surrounds a story is told from it, and what it says is read; nothing is invented."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from copydesk.article import parse
from copydesk.cleaning.credits import is_name_list, read_credit, read_post
from copydesk.cleaning.layout_lines import (
    is_boilerplate,
    is_breadcrumb,
    is_caption_line,
    is_title,
    site_tail,
)
from copydesk.cleaning.stamps import read_stamps

FIRST = "The minister of trade said on Monday that the harbour would open again in the spring."
SECOND = "Nobody had expected the works to take so long, said Jane Roe, who runs the ferry."
STORY = f"{FIRST}\n\n{SECOND}"
TITLE = "Harbour to open again in spring"


def facts(raw: str) -> dict:
    """What the metadata of `raw` say, without what is missing."""
    stated = vars(parse(raw).metadata).items()
    return {name: fact for name, fact in stated if fact not in (None, ())}


def body(raw: str) -> str:
    return parse(raw).text


HEADS = [
    ("", {}),
    (" date 2021-03-02 \n\n\n\n", {"published": date(2021, 3, 2)}),
    (" date 2021-03-02 -\n", {"published": date(2021, 3, 2)}),
    (" date 2021-03-02 ", {"published": date(2021, 3, 2)}),  # the story on the header's line
    (" date 2021-03 ", {"published_month": "2021-03"}),  # a month stays a month
    (" date 2021-13-45 \n\n", {}),  # no such day
    (f" date 2021-03-02 {TITLE}\n\n", {"published": date(2021, 3, 2), "title": TITLE}),
    (
        f" date 2021-03-02 {TITLE} By JANE ROE Reuters\n\n",
        {"published": date(2021, 3, 2), "title": TITLE, "byline": "JANE ROE", "agency": "Reuters"},
    ),
    (
        f" date 2021-03-02 {TITLE} Write: 2021-03-02 08:40:02 / Update: 2021-03-02 14:06:03\n\n",
        {
            "published": date(2021, 3, 2),
            "title": TITLE,
            "timestamp": datetime(2021, 3, 2, 8, 40),
        },
    ),
    (f"{TITLE}\n\n", {"title": TITLE}),
    (f"{TITLE}\n\nBy Jane Roe\n\n", {"title": TITLE, "byline": "Jane Roe"}),
    (
        "Will it open again?\n\nBy Jane Roe\n\n",
        {"title": "Will it open again?", "byline": "Jane Roe"},
    ),
    (
        "By JANE ROE Associated Press\n\nMarch 2, 2021, 12:02 PM\n\n",
        {
            "byline": "JANE ROE",
            "agency": "Associated Press",
            "published": date(2021, 3, 2),
            "timestamp": datetime(2021, 3, 2, 12, 2),
        },
    ),
    (
        f"Home > World > Asia\n\n{TITLE}\n\nBy Jane Roe | Reuters | Mar 2, 2021 9:05 pm\n\n",
        {
            "title": TITLE,
            "byline": "Jane Roe",
            "agency": "Reuters",
            "published": date(2021, 3, 2),
            "timestamp": datetime(2021, 3, 2, 21, 5),
        },
    ),
    (
        f"{TITLE}\n\nPublished : Mar 2, 2021 - 15:30 Updated : Mar 2, 2021 - 16:40\n\n",
        {
            "title": TITLE,
            "published": date(2021, 3, 2),
            "timestamp": datetime(2021, 3, 2, 15, 30),
        },
    ),
    (f"{TITLE}\n\n03/02/2021 10:15\n\n", {"title": TITLE}),  # March or February: nobody can say
    (f"{TITLE}\n\n3 min read\n\nShare\n\n", {"title": TITLE}),
    (f"{TITLE}\n\n14/03/2024\n\n", {"title": TITLE, "published": date(2024, 3, 14)}),
    (  # the day of a change stands for that of publication where no other is printed
        f"{TITLE}\n\nUpdated 14 Mar 2024, 5:42pm\n\n",
        {
            "title": TITLE,
            "published": date(2024, 3, 14),
            "timestamp": datetime(2024, 3, 14, 17, 42),
        },
    ),
    (
        f"{TITLE}\n\nBy Jane Roe\n\nEASTPORT, Sept. 28, 2023\n\n",
        {
            "title": TITLE,
            "byline": "Jane Roe",
            "dateline": "EASTPORT",
            "published": date(2023, 9, 28),
        },
    ),
    (f"{TITLE}\n\nEASTPORT, Sept. 28\n\n", {"title": TITLE, "dateline": "EASTPORT"}),
    (
        f" date 2021-03-02 source-id 4711 lang=en {TITLE} | Eastport Plain Dealer\n\n",
        {"published": date(2021, 3, 2), "title": TITLE},
    ),
    (f" date 2021-03-02\ndoc_id: a-17\n{TITLE}\n", {"published": date(2021, 3, 2), "title": TITLE}),
    (f"{TITLE} - The Eastport Herald\n\n", {"title": TITLE}),
    (f"{TITLE} – minister\n\n", {"title": f"{TITLE} – minister"}),
    (f"{TITLE}\n\nShare on Facebook Tweet Email Print\n\n", {"title": TITLE}),
    (f"{TITLE}\n\nFacebookTwitterWhatsApp\n\n", {"title": TITLE}),
    (
        f"{TITLE}\n\nBy Jane Roe | March 2, 2021 | 4 comments\n\n",
        {"title": TITLE, "byline": "Jane Roe", "published": date(2021, 3, 2)},
    ),
    (
        f"{TITLE}\n\nJane Roe · Plain · Posted: Mar 2, 2021 4:00 AM | Last Updated: March 3\n\n",
        {"title": TITLE, "byline": "Jane Roe", "published": date(2021, 3, 2)},
    ),
    (
        f"{TITLE}\n\nadmin/ March 2, 2021/ Local News\n\n",
        {"title": TITLE, "published": date(2021, 3, 2)},
    ),
    (
        f"ORLA 9NewsNational News\n\nActions\n\n{TITLE}\n\n2021-03-02\n\n",
        {"title": TITLE, "published": date(2021, 3, 2)},
    ),
    (
        f"{TITLE}\n\nChloe Roe2 March 2021\n\n",
        {"title": TITLE, "byline": "Chloe Roe", "published": date(2021, 3, 2)},
    ),
    (
        f"{TITLE}\n\n2 March 2021, Comments 0 comments\n\n",
        {"title": TITLE, "published": date(2021, 3, 2)},
    ),
    ("- The Eastport Times - Tuesday, March 2, 2021\n\n", {"published": date(2021, 3, 2)}),
    (f"The Eastport Herald - ONLINE EDITION\n\n{TITLE}\n\n", {"title": TITLE}),
    (f"The Eastport Herald (Orla)\n\n{TITLE}\n\n-\n\n", {"title": TITLE}),
    (
        f"10:15 GMT2 March 2021\n\n{TITLE}\n\n",
        {
            "title": TITLE,
            "published": date(2021, 3, 2),
            "timestamp": datetime(2021, 3, 2, 10, 15, tzinfo=UTC),
        },
    ),
    (
        f"{TITLE}\n\nOrla City, Norwegian Isles (AFP) March 2, 2021\n\n",
        {
            "title": TITLE,
            "dateline": "Orla City, Norwegian Isles",
            "agency": "Agence France-Presse",
            "published": date(2021, 3, 2),
        },
    ),
    (
        f"{TITLE}\n\nSTAFF REPORTER\nOSLO, MARCH 2, 2021\n\n",
        {"title": TITLE, "dateline": "OSLO", "published": date(2021, 3, 2)},
    ),
    (
        f"{TITLE}\n\nAda Roe-Smith, local government correspondent\n\n",
        {"title": TITLE, "byline": "Ada Roe-Smith"},
    ),
    ("Mayor quits\n\nBy Jane Roe\n\n", {"title": "Mayor quits", "byline": "Jane Roe"}),
    ("Thief of the harbour wanted By FBI\n\n", {"title": "Thief of the harbour wanted By FBI"}),
    ("Follow by Email\n\nMarch 2, 2021\n\n", {"published": date(2021, 3, 2)}),
    (f"Schools\n\n{TITLE}\n\n", {"title": TITLE}),
    (f"NewsNorway and the World\n\n{TITLE}\n\n", {"title": TITLE}),
    (f"{TITLE}\n\n- Jane Roe\n\n", {"title": TITLE, "byline": "Jane Roe"}),
    (
        f"{TITLE}\nReuters | Oslo | Updated: 10-02-2022 05:16 IST | 10-02-2022 04:16 IST\n\n",
        {
            "title": TITLE,
            "agency": "Reuters",
            "published": date(2022, 2, 10),
            "timestamp": datetime(2022, 2, 10, 4, 16),
        },
    ),
    (f"{TITLE}\n\nNone\nNone\n\n", {"title": TITLE}),
    ("The Eastport News\nPosted on March 2, 2021\n\n", {"published": date(2021, 3, 2)}),
    (
        " date 2021-03-02 PTI\n\nOslo, March 2\n\n",
        {"published": date(2021, 3, 2), "agency": "Press Trust of India", "dateline": "Oslo"},
    ),
    (
        f"{TITLE}\n\nAgency News PTI| Mar 2, 2021 07:26 PM IST\n\n",
        {
            "title": TITLE,
            "agency": "Press Trust of India",
            "published": date(2021, 3, 2),
            "timestamp": datetime(2021, 3, 2, 19, 26),
        },
    ),
    (
        "March 02, 2021 01:13 pm | Updated 01:39 pm IST - OSLO\n\n",
        {"published": date(2021, 3, 2), "timestamp": datetime(2021, 3, 2, 13, 13)},
    ),
    ("CLOSE A digger clears the pier, the mayor said. Ann Roe, Eastport Plain\n\n", {}),
    (
        f"{TITLE}\n\nJane Roe\nMarch 2, 2021\n\n",
        {"title": TITLE, "byline": "Jane Roe", "published": date(2021, 3, 2)},
    ),
]


@pytest.mark.parametrize(("head", "stated"), HEADS)
def test_heads(head, stated):
    assert facts(head + STORY) == stated
    assert body(head + STORY) == STORY


FEET = [
    ("", {}),
    ("\n\nSource link\n", {}),
    ("\n\nAdd a Comment\n\nYour email address will not be published.\n", {}),
    ("\n\nNever miss a local story.\n\nCurrently reading\n", {}),
    ("\n\nStaff Writer Ann Roe contributed to this story.\nAbout the Author\n", {}),
    ("\n\n(To receive our E-paper on whatsapp daily, please click here. We permit it.)\n", {}),
    (
        "\n\n[© 2021 Reuters. All rights reserved.] Copyright 2021 Reuters.\n|\n",
        {"agency": "Reuters"},
    ),
    ("\n\nfrom Orla News http://www.orla.example/2021/03/harbour?fromrss=1\n", {}),
    ("\n\nNo comments:\n\nPost a Comment\n\nNote: Only a member of this blog may post.", {}),
    ("\n\nGet more local news delivered straight to your inbox. Sign up for free alerts.\n", {}),
    ("\n\n(END)\n", {}),
    ("\n\nThe harbour of Orla shut on Monday. It wa…\n\nA ferry sank on Friday, the mayor...", {}),
    (
        "\n\n[© 2021 Reuters. All rights reserved.]\n\nReuters is solely responsible for this "
        "content.\n",
        {"agency": "Reuters"},
    ),
    ("\n\nGive Your Comments\n", {}),
    ("\n\nFollow Jane Roe on Twitter at @roe\n", {}),
    ("\n\nFollow the Plain on Instagram, Facebook and YouTube.\n", {}),
    ("\n\nCopyright 2021 The Reuters. All rights reserved.\n", {"agency": "Reuters"}),
    ("\n\nPublished 14 March 2024\n", {"published": date(2024, 3, 14)}),
    ("\n\nFriday, March 15, 2024.\n", {}),  # perhaps that of a correction
    ("\n\nFacebook | Twitter | WhatsApp | Copy link\n", {}),
    ("\n\nBy Kim Roe (roe@example.com)\n", {"byline": "Kim Roe"}),
    ("\n\nSource: https://news.example.org/a/1\n", {"sources": ("https://news.example.org/a/1",)}),
    (
        "\n\nSources 1/ https://search.example/ 2/ https://news.example.org/a/1 The mention "
        "sources can contact us to remove/changing this article\n\n",
        {
            "sources": ("https://news.example.org/a/1",),
            "placeholder_sources": ("https://search.example/",),
        },
    ),
    (
        " Sources 1/ https://news.example.org/a/1\n",  # on the line of the last sentence
        {"sources": ("https://news.example.org/a/1",)},
    ),
]


@pytest.mark.parametrize(("foot", "stated"), FEET)
def test_feet(foot, stated):
    assert facts(STORY + foot) == stated
    assert body(STORY + foot) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "KEEP READING\nlist of 2 items\nHarbour opens again\nFerry to sail in May\nend of list",
        "View Comments",
        "Read Some More",
        "► Ferry: When it will sail",
        "Share this article",
        "Share on Facebook Tweet Email Print",
        "Share 12 Tweet 4",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Read also: Ministers meet again next week",
        "RELATED: Ministers meet again next week — see what they said!",
        "Tweet may have been deleted",
        "Buy Photo A digger clears the pier. (Photo: Ann Roe/Plain)Buy Photo",
        "We apologize, this video has expired.",
        "[Photo : Example News]",
    ],
)
def test_furniture_between_paragraphs(line):
    assert body(f"{FIRST}\n\n{line}\n\n{SECOND}") == STORY


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Share this article with everyone you know,” the mayor told the crowd.",
        "Copyright law in the 2020s is what the two countries will argue about next, she said.",
        "Sources said the harbour would stay closed until the works are paid for.",
        "By Monday the ships had left.",
        "By then Jane Roe had left the harbour, and nobody knew where she was.",
        "On March 2, 2021, the harbour was closed.",
        "In a post they say that schools will close at 1:00 PM on Wednesday March 17, 2021.",
        "He read more than any other minister of his time.",
        "The End is near, the preacher said.",
        "Facebook and Twitter are what they print.",
        "Jane Roe, health reporter, left.",
    ],
)
def test_story_is_never_taken_for_furniture(paragraph):
    for raw in (f"{paragraph}\n\n{STORY}", f"{FIRST}\n\n{paragraph}\n\n{SECOND}"):
        assert paragraph in body(raw)
    assert paragraph in body(f"{STORY}\n\n{paragraph}")


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("OSLO, Norway (AP) — ", "OSLO, Norway (AP)", "Associated Press"),
        ("TOKYO, March 2 (Kyodo) -- ", "TOKYO, March 2 (Kyodo)", "Kyodo News"),
        ("Riyadh, March 2, 2021, SPA -- ", "Riyadh, March 2, 2021, SPA", "Saudi Press Agency"),
        ("LONDON (Reuters) - ", "LONDON (Reuters)", "Reuters"),
        ("OSLO — ", "OSLO", None),
        ("March 2 (Reuters) - ", "March 2 (Reuters)", "Reuters"),
        ("Oslo, Mar 2 (PTI) ", "Oslo, Mar 2 (PTI)", "Press Trust of India"),
        ("[OSLO, Norway] ", "[OSLO, Norway]", None),
        ("In Oslo (Norway) ", None, None),
        ("NATO said the ", None, None),
    ],
)
def test_datelines_stay_in_the_story(opening, dateline, agency):
    article = parse(f" date 2021-03-02 {opening}{STORY}")
    assert (article.metadata.dateline, article.metadata.agency) == (dateline, agency)
    assert article.text == (opening + STORY)


DATED = [
    ("EASTPORT, Norland (Coastal Press) — March 14, 2024 — ", date(2024, 3, 14)),
    ("EASTPORT, March 14, 2024 (CP) — ", date(2024, 3, 14)),
    ("EASTPORT, Norland, 14 March 2024 — ", date(2024, 3, 14)),
    ("Eastport, March 14, 2024 - ", date(2024, 3, 14)),
    ("EASTPORT — March 14, 2024 — ", date(2024, 3, 14)),
    ("EASTPORT, March 14 (CP) — ", None),  # no year
    ("EASTPORT, Norland, February 30, 2024 — ", None),  # no such day
    ("Monday, March 14, 2024 — ", None),
    ("The fire of March 14, 2024 — ", None),
    ("Updated, March 14, 2024 — ", None),
]


@pytest.mark.parametrize(("opening", "day"), DATED)
def test_a_dateline_dates_the_story(opening, day):
    article = parse(opening + STORY)
    assert article.metadata.published == day
    assert article.text == opening + STORY
    headed = parse(f" date 2021-03-02 \n\n{opening}{STORY}")
    assert headed.metadata.published == date(2021, 3, 2)  # the header is believed first


def test_regions_are_named_for_what_they_are():
    raw = f" date 2021-03-02 ref 12 {TITLE} | Eastport Times\n\nEASTPORT, May 3, 2021\n\n{STORY}"
    article = parse(raw)
    roles = [(r.role, article.raw[r.start : r.end].strip()) for r in article.regions]
    assert roles == [
        ("header", "date 2021-03-02"),
        ("header", "ref 12"),
        ("title", TITLE),
        ("site", "| Eastport Times"),
        ("dateline", "EASTPORT, May 3, 2021"),
    ]


def test_a_short_title_needs_a_byline_or_stamp_after_it():
    short = "The mayor left.\nNobody came."
    article = parse(f"Mayor quits in Eastport\nBy Jane Roe\nMarch 2, 2021 5:42pm\n{short}")
    assert article.metadata.title == "Mayor quits in Eastport"
    assert article.text == short.replace("\n", "\n\n")
    assert parse(f"Mayor quits in Eastport\n{short}").metadata.title is None


def test_a_title_may_share_the_line_of_the_dateline():
    raw = f" date 2021-03-02 {TITLE} OSLO, March 2 (Reuters) -- {STORY}"
    assert facts(raw)["title"] == TITLE
    assert body(raw).startswith("OSLO, March 2 (Reuters) -- The minister")


def test_a_summary_before_the_byline_stays():
    summary = (
        "The ministers of the two countries have met for yearly talks that are expected to end a "
        "quarrel about the harbour that has lasted for decades"
    )
    article = parse(f"{summary}\n\nBy JANE ROE\n\n{STORY}")
    assert article.metadata.title is None
    assert article.text == f"{summary}\n\n{STORY}"


@pytest.mark.parametrize(
    ("line", "day", "moment"),
    [
        ("March 2, 2021", date(2021, 3, 2), None),
        ("2 March 2021", date(2021, 3, 2), None),
        ("Tuesday, 2nd of March", None, None),
        ("Posted 12/31/2020 11:59 PM", date(2020, 12, 31), datetime(2020, 12, 31, 23, 59)),
        ("14/03/2024", date(2024, 3, 14), None),
        ("05.05.2024", date(2024, 5, 5), None),  # both ways the same day
        ("03/04/2024", None, None),  # March or April
        ("13/14/2024", None, None),  # no month
        ("Dec. 1, 2021 12:02 a.m.", date(2021, 12, 1), datetime(2021, 12, 1, 0, 2)),
        (
            "2021-12-01T12:02:00Z",
            date(2021, 12, 1),
            datetime(2021, 12, 1, 12, 2, tzinfo=UTC),
        ),
        (
            "December 1, 2021 at 9:15 AM JST",
            date(2021, 12, 1),
            datetime(2021, 12, 1, 9, 15, tzinfo=timezone(timedelta(hours=9))),
        ),
        ("December 1, 2021 9:15 AM CST", date(2021, 12, 1), datetime(2021, 12, 1, 9, 15)),
        ("admin December 5, 2018 0 Comments", date(2018, 12, 5), None),
        (
            "Updated 1909 GMT (0309 HKT) November 18, 2019",
            date(2019, 11, 18),
            None,
        ),
        (
            "Updated Nov. 19, 2019 8:21 am ET / Original Nov. 18, 2019 8:02 am ET",
            date(2019, 11, 19),
            datetime(2019, 11, 19, 8, 21),
        ),
        ("18.11.2019", date(2019, 11, 18), None),
        (
            "Posted at 10:41 AM, Oct 27, 2019 and last updated 2019-10-27 15:31:28-04",
            date(2019, 10, 27),
            None,
        ),
        # the clock's zone tells which comes first
        ("10-02-2022 05:16 IST", date(2022, 2, 10), datetime(2022, 2, 10, 5, 16)),
        ("10-02-2022 05:16 EST", date(2022, 10, 2), datetime(2022, 10, 2, 5, 16)),
        ("Leave a comment", None, None),
        ("The war of December 1, 2021", None, None),
        ("", None, None),
    ],
)
def test_stamps(line, day, moment):
    stamps = read_stamps(line)
    assert (stamps[0].day if stamps else None) == day
    assert (stamps[0].moment if stamps else None) == moment


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        ("By JANE ROE", "JANE ROE", None),
        ("By Jane Roe, local government correspondent", "Jane Roe", None),
        ("By Jane Roe and Li Wu, Reuters", "Jane Roe and Li Wu", "Reuters"),
        ("By Ana de la Cruz", "Ana de la Cruz", None),
        ("By Jane Roe, Associated Press Writer", "Jane Roe", "Associated Press"),
        ("By The Associated Press", None, "Associated Press"),
        ("The Associated Press By The Associated Press", None, "Associated Press"),
        ("Kyodo News", None, "Kyodo News"),
        ("By the time she left", "no", "no"),
        ("Jane Roe", "no", "no"),
        ("By Monday", "no", "no"),
        ("By How Many States You Win.’", "no", "no"),
    ],
)
def test_credits(line, byline, agency):
    credit = read_credit(line)
    assert (credit.byline, credit.agency) == (byline, agency) if credit else byline == "no"


def test_single_lines():
    assert is_breadcrumb("Home > World > Asia")
    assert not is_breadcrumb("Home is > where the heart is.")
    assert is_title(TITLE)
    assert not is_title(f"{TITLE}.")
    assert not is_title("is no title with a small letter")
    assert not is_title("He came. She went to the harbour")
    assert is_boilerplate("Source link", "end")
    assert not is_boilerplate("Source link")
    assert is_name_list("James Roe and Mary Wu")
    assert not is_name_list("Harbour Reopens")
    assert is_boilerplate("Share this story on X")
    assert not is_boilerplate("Comments on this story")
    assert not is_boilerplate("Print of the week")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Roe, political editor", "Ada Roe"),
        ("Ada Roe and Li Wu, Senior Crime Reporters", "Ada Roe and Li Wu"),
        ("Ada Roe, staff writer", "Ada Roe"),
        ("Ada Roe, mayor of Eastport", None),
        ("In Eastport, a local editor", None),
        ("Eastport, city of reporters", None),
        ("Ada Roe, mother of two reporters", None),
        ("Ada Roe, political editor.", None),
    ],
)
def test_posts(line, name):
    assert read_post(line) == name


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("A digger clears the pier in Orla, Norway March 2, 2021.", True),
        ("The pier in Orla, Norway, March 2, 2021. REUTERS/Ann Roe", True),
        ("In this Sunday, Nov. 10, 2019, photo, a digger clears the pier.", True),
        ("A handout map image made available by the harbour shows the pier.", True),
        ("An artist’s impression of the pier as it will look in spring.", True),
        ("The pier on the outskirts of Orla in October. Ann Roe for Eastport Plain", True),
        ("Courtesy of Eastport Plain", True),
        ("FILE - In this May 3, 2020, photo a digger clears the pier (AP)Premium", True),
        ("The pier at noon. Picture: Ann Roe", True),
        ("The pier at noon. Picture: Ann Roe - Credit: Plain", True),
        ("The old pier. –Ann Roe/Plain Staff", True),
        ("The mayor on the pier © PA Photos", True),
        ("File photo dated 22/10/2012 of Ann Roe, who has died at the age of 79.", True),
        ("She got the picture: Ann Roe had lied.", False),
        ("A video shows the car hitting the wall on Sunday, and police asked for help.", False),
        ("An image released on Monday led to his arrest, the mayor said.", False),
        ("An artist’s impression of the bridge was shown to the council on Monday.", False),
        ("File photo orders with the clerk, the mayor said.", False),
        ("The mayor thanked Ann Roe for Eastport Plain, her paper.", False),
        ("A photo was taken from the pier, the mayor said.", False),
        ("This photo was taken from the pier, the mayor said.", False),
        ("The mayor opened the pier in Orla on March 2, 2021.", False),
        ("The AP/Orla poll was right.", False),
    ],
)
def test_captions(line, caption):
    assert is_caption_line(line) is caption
    text = "\n\n".join((TITLE, STORY, line, STORY))
    assert (line in parse(text).text) is not caption


def test_a_page_of_many_boxes_is_read():
    box = "list of 2 items\n\nHarbour opens\n\nFerry sails\n\nend of list\n\n"
    assert body(f"{FIRST}\n\n{box * 1100}{SECOND}") == STORY


def test_the_years_of_a_life_are_no_day_of_publication():
    assert parse(f"{TITLE}\n\n2-3-1921 - 15-5-2010\n\n{STORY}").metadata.published is None


def test_a_caption_that_stands_twice_goes_twice():
    line = "A digger clears the pier in Orla on Tuesday."
    text = "\n\n".join((STORY, line, f"{line} Photo: Ann Roe/Reuters", STORY))
    assert line not in parse(text).text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"{TITLE} | Daily Plain", TITLE),
        (f"{TITLE} | World | Daily Plain", TITLE),
        (f"{TITLE} - Daily Plain", TITLE),
        (f"{TITLE} – Eastport Gazette", TITLE),
        (f"{TITLE} - Reuters", TITLE),
        (f"{TITLE} - Minister Hopes", None),
        (f"{TITLE} - President Visits Daily Market", None),
        (f"{TITLE} | live updates", None),
        ("Ferry | Daily Plain", None),  # too little of a title
        (TITLE, None),
    ],
)
def test_sites(line, title):
    at = site_tail(line)
    assert (None if at is None else line[:at].rstrip()) == title


@pytest.mark.parametrize(
    "sentence",
    [
        "The war in the valley finally ended on Nov. 11, 1918.",
        "Jane Roe was born in Eastport on May 3, 1950.",
        "Nobody has seen the ferry since then, on May 3, 1950.",
    ],
)
@pytest.mark.parametrize("head", ["", "date 2021-12-01\n\n"])
def test_a_sentence_that_ends_in_a_date_is_story(head, sentence):
    article = parse(f"{head}{sentence}\n\nIt was a long time ago. Nobody knew why it began.\n")
    assert article.text.startswith(sentence)
    assert article.metadata.title is None
    assert article.metadata.published == (date(2021, 12, 1) if head else None)
