"""Temporal expressions: tables of (text, values told on Wednesday, 1 December 2010)."""

from datetime import date
from itertools import pairwise

import pytest
from copydesk.article import parse
from copydesk.dates import find_dates, find_ranges, find_timexes
from hypothesis import given, settings
from hypothesis import strategies as st

PUBLISHED = date(2010, 12, 1)


def values(text, published=PUBLISHED):
    return " ".join(t.value for t in find_timexes(text, published))


CALENDAR = [
    ("It failed on 2010-11-30.", "2010-11-30"),
    ("Born on 12/25/1980.", "1980-12-25"),
    ("Dated 25/12/1980 and 03/04/1981.", "1980-12-25 1981-04-03"),
    ("Dated 10.12.2003.", "2003-12-10"),
    ("The war (30 November 1939/13 March 1940) was short.", "1939-11-30 1940-03-13"),
    ("On the 23d of August, 1870, and May 2d, 1871, he left.", "1870-08-23 1871-05-02"),
    ("On Nov. 30, 2010, they met.", "2010-11-30"),
    ("Wednesday, December 1, 2010, 9:45 PM", "2010-12-01T21:45"),
    ("On 6 June 1944 they landed.", "1944-06-06"),
    ("On the 5th of March 1770 it rained.", "1770-03-05"),
    ("They met March 8-10, 2019.", "2019-03-08/2019-03-10"),
    ("The fair ran 15–17 June 1815.", "1815-06-15/1815-06-17"),
    ("It came in late June 1998.", "1998-06"),
    ("On the evening of Friday, November 26, they met.", "2010-11-26TEV"),
    (
        "It shut at noontime Friday and at 1:00 a.m. (GMT) on Friday morning.",
        "2010-11-26T12:00 2010-11-26T01:00",
    ),
    ("It has stayed to this day.", "PRESENT_REF"),
    ("She is accused of cutting a man on December 11.", "2009-12-11"),
    ("She will be there on December 11.", "2010-12-11"),
    ("He ordered the trial to begin no earlier than January 3.", "2011-01-03"),
    (  # a chronicle runs up to the publication
        "Dec. 5: It falls.\n\nFeb. 1: It rises.\n\nMay 4: It stops.\n\nNov. 2: It is sold.",
        "2009-12-05 2010-02-01 2010-05-04 2010-11-02",
    ),
    (
        "18:40 GMT: It blew.\n00:15 GMT: It rained.\n13:05 GMT: It left.",
        "2010-12-01T18:40 2010-12-02T00:15 2010-12-02T13:05",
    ),
    ("They left in January this year.", "2010-01"),
    ("In mid-November it snowed.", "2010-11"),
    ("They left in September.", "2010-09"),
    ("The museum will open in February.", "2011-02"),
    ("He leaves on Dec. 15.", "2010-12-15"),
    ("From May to July 2003 it was shut.", "2003-05 2003-07"),
    ("In 1648 and in 1066 and by 2300.", "1648 1066 2300"),
    ("the 1914-18 war", "1914/1918"),
    ("It ran 1998–2001.", "1998/2001"),
    ("the 1999-00 season", "1999/2000"),
    ("In early 2018 and the year 2000.", "2018 2000"),
    ("In nineteen ninety-six and two thousand five.", "1996 2005"),
    ("in the mid-1980s and the early ’60s", "198 196"),
    ("in the nineties", "199"),
    ("in the 1500s and the 19th century", "15 18"),
    ("In 44 B.C. and A.D. 79.", "BC0044 0079"),
    ("the summer of 1994", "1994-SU"),
    ("the last week of the season, the last year of his life", ""),
    ("a profit in the last year of $2 billion", "2009"),
    ("last summer and next spring", "2010-SU 2011-SP"),
    ("Elected in June 1994, she left that winter.", "1994-06 1994-WI"),
    ("Elected in January 1994, she was ill that winter.", "1994-01 1993-WI"),
    ("the third quarter of 2019 and Q3 2009", "2019-Q3 2009-Q3"),
    ("next year's first quarter", "2011-Q1"),
    ("exports could fall in the first quarter", "2011-Q1"),
    ("exports could have fallen in the first quarter", "2010-Q1"),
    ("the first half of 1998", "1998-H1"),
    ("Last Christmas and Labor Day 2017.", "2009-12-25 2017-09-04"),
    ("On Good Friday 2010 and Thanksgiving Day 2019.", "2010-04-02 2019-11-28"),
]
RELATIVE = [
    ("yesterday, today and tomorrow", "2010-11-30 2010-12-01 2010-12-02"),
    ("the day before yesterday", "2010-11-29"),
    ("tomorrow morning and last night", "2010-12-02TMO 2010-11-30TNI"),
    ("Wednesday", "2010-12-01"),
    ("He spoke Thursday.", "2010-11-25"),
    ("They will meet on Thursday.", "2010-12-02"),
    ("On Monday, he will meet them.", "2010-12-06"),
    ("The offer stands until Friday.", "2010-12-03"),
    ("A meeting is planned for 10 a.m. on Friday.", "2010-12-03T10:00"),
    ("The bridge will be shut until noon on Friday.", "2010-12-03T12:00"),
    ("A service is being held on Friday.", "2010-12-03"),
    ("The strike begins Saturday.", "2010-12-04"),
    ("The sale is scheduled for Monday.", "2010-12-06"),
    ("Friday’s ceremony in the park comes a year after the fire.", "2010-12-03 P1Y"),
    ("She said it would seek an order on Friday.", "2010-12-03"),
    ("She said on Monday it would close.", "2010-11-29"),
    ("A panel, set up in October by the town, will meet.", "2010-10"),
    (
        "They have issued a warning for snow from 6pm on Friday until midday on Saturday.",
        "2010-12-03T18:00 2010-12-04T12:00",
    ),
    ("She drove there every Monday and Thursday.", "XXXX-WXX-1 XXXX-WXX-4"),
    ("He could have drowned on Friday.", "2010-11-26"),
    ("He warned that the wall could fall by the weekend.", "2010-W48-WE"),
    ("The wall fell over the weekend.", "2010-W47-WE"),
    ("She turns 70 on Sunday and says she will stay.", "2010-12-05"),
    ("The move follows a vote on Sunday.", "2010-11-28"),
    ("They were shut out of the talks in Osterby on Sunday.", "2010-11-28"),
    ("The mill opens its doors in March.", "2011-03"),
    ("They were pushed out of the talks in March but are back.", "2010-03"),
    ("Somebody breaks something on a Sunday.", "XXXX-WXX-7"),
    ("The mill usually shuts on Monday.", "XXXX-WXX-1"),
    ("The mill always was shut on Monday.", "2010-11-29"),
    ("The mill typically shuts on Monday.", "XXXX-WXX-1"),
    ("It rains every Monday, Tuesday and Friday.", "XXXX-WXX-1 XXXX-WXX-2 XXXX-WXX-5"),
    ("It rained in last year’s summer.", "2009-SU"),
    ("He died three years ago Monday.", "2007"),
    ("She returns two weeks from Tuesday.", "2010-12-21"),
    ("It burned in 1998. A decade later it was sold.", "1998 2008"),
    ("It burned on Nov. 30. A decade later it was sold.", "2010-11-30 FUTURE_REF"),
    ("The shop is open from 9 a.m. to 5 p.m. Saturday.", "2010-11-27T09:00 2010-11-27T17:00"),
    ("It snowed the day after Thanksgiving.", "2010-11-26"),
    ("It blew up at 9.30pm last Friday.", "2010-11-26T21:30"),
    ("Sales rose in the year to May.", "P1Y 2010-05"),
    ("Much can change between now and May.", "PRESENT_REF 2011-05"),
    ("It was told at a Monday meeting.", "2010-11-29"),
    ("He died in 2004, a week before Christmas.", "2004 P1W 2004-12-25"),
    ("He left in 2004. On Labor Day they met.", "2004 2010-09-06"),
    ("Unlike in 2004, it will open at Christmas.", "2004 2010-12-25"),
    ("They met on Monday. At 6 a.m. it rained.", "2010-11-29 2010-11-29T06:00"),
    (
        "On Monday they left, as overnight talks failed, in buses that came at 6 a.m.",
        "2010-11-29 2010-11-30TNI 2010-11-29T06:00",
    ),
    ("Friday’s ceremony in the park drew hundreds.", "2010-11-26"),
    ("last Friday and next Tuesday", "2010-11-26 2010-12-07"),
    ("Saturday night", "2010-11-27TNI"),
    ("last week, next month, last year", "2010-W47 2011-01 2009"),
    ("this weekend", "2010-W48-WE"),
    ("the end of next year", "2011"),
    ("two weeks ago, three days ago, five years ago", "2010-W46 2010-11-28 2005"),
    ("a decade ago and two years from now", "2000 2012"),
    ("It closed in 1995. Two years later it opened.", "1995 1997"),
    ("It closed on May 3, 1995. The next day it opened.", "1995-05-03 1995-05-04"),
    ("at noon Saturday", "2010-11-27T12:00"),
    ("at 4:30 p.m. on Tuesday", "2010-11-30T16:30"),
    ("since at least 2002", "2002"),
    ("He was jailed for the Feb. 21 fire.", "2010-02-21"),
    ("He will proceed Feb. 1.", "2011-02-01"),
    ("They were not yet named for the March debate.", "2011-03"),
    ("at 4:30 p.m. (1430 GMT) on Tuesday", "2010-11-30T16:30"),
    ("on Monday night, Nov. 8, or early Sunday morning, Nov. 7", "2010-11-08 2010-11-07"),
    ("at 1630 GMT", "2010-12-01T16:30"),
]
DIRECTION = [  # before publication or after it
    ("The board will review a June agreement.", "2010-06"),
    ("The firm had 500 workers at year-end.", "2009-12-31"),
    ("The firm expects 500 workers at year-end.", "2010-12-31"),
    ("The film opens Friday in ten towns.", "2010-12-03"),
    ("On Friday, she meets the mayor, and on Monday she leaves.", "2010-12-03 2010-12-06"),
    ("On Friday, Ada awarded orders to ten mills.", "2010-11-26"),
    ("The fair went on until Friday night.", "2010-11-26TNI"),
    ("The book, to be published in March, was written in haste.", "2011-03"),
    ("They may meet as early as Tuesday.", "2010-12-07"),
    ("Until Thursday they had not met.", "2010-11-25"),
    ("They plan a summit in April.", "2011-04"),
    ("The show runs through June.", "2011-06"),
    ("The show ran through June.", "2010-06"),
    ("Through Thursday, nine of them were ill.", "2010-11-25"),
    ("She is hoping to open in early January.", "2011-01"),
    ("The deadline is Friday.", "2010-12-03"),
    ("The deadline to register is Jan. 15.", "2011-01-15"),
    ("He hopes to return in March.", "2011-03"),
    ("This weekend, Alder took issue with it.", "2010-W47-WE"),
    ("This weekend they will meet.", "2010-W48-WE"),
    ("Alder ended a meeting on Friday by saying it would close.", "2010-11-26"),
    ("The offer had been due to expire on Friday.", "2010-11-26"),
    ("The offer was due to expire on Friday.", "2010-12-03"),
    ("He said the mill would close in March.", "2011-03"),
    ("By Sunday morning, the two towns had fallen.", "2010-11-28TMO"),
    ("The two could not be reached on Saturday.", "2010-11-27"),
    ("A plan shown on Monday was similar to a draft.", "2010-11-29"),
    ("A man was sentenced to more than a year on Thursday.", "P1Y 2010-11-25"),
    ("On Friday, Alder is to speak.", "2010-12-03"),
    ("The move follows Tuesday’s vote by the town.", "2010-11-30"),
    ("They squared up ahead of the weekend.", "2010-W48-WE"),
]
SPOKEN = [  # inside quotation marks the day of the speech counts
    ("“Today we won,” he said on Monday.", "2010-11-29 2010-11-29"),
    ("On Monday, he said, “I resign today.”", "2010-11-29 2010-11-29"),
    ("“This week was hard,” he said last Friday.", "2010-W47 2010-11-26"),
    ("“We will win tonight,” Alder said.", "2010-12-01TNI"),
    ("He said today on Monday’s show that he won.", "2010-12-01 2010-11-29"),
]
SHAPES = [
    ("It fell last Oct. 23.", "2010-10-23"),
    ("It fell last Oct. 23, 2009.", "2009-10-23"),
    ("They met the week of Nov. 3.", "2010-W44"),
    ("They met the week of 3 November 2009.", "2009-W45"),
    ("They met in the summer before last.", "2009-SU"),
    ("They met the week before last.", "2010-W46"),
    ("At dawn on 5 March 1854 they left.", "1854-03-05TMO"),
    ("On 5 March 1854 they left. The same evening they slept.", "1854-03-05 1854-03-05TEV"),
    ("It fell on the night of 5–6 August 1944.", "1944-08-05TNI"),
    ("It rained during the evening rush hour.", ""),
    ("On May 3, 1995, it shut. The day before, it snowed.", "1995-05-03 1995-05-02"),
    ("It shut on May 3, 1995. The day after, it snowed.", "1995-05-03 1995-05-04"),
    ("The index rose to end the day at 99.", "2010-12-01"),
    ("It rained days before.", "PAST_REF"),
    ("They met on April 24 and 25.", "2010-04-24 2010-04-25"),
    ("They will not leave before spring.", "2011-SP"),
    ("It rained throughout the winter.", "2010-WI"),
    ("They met on the second Tuesday in March.", "2010-03-09"),
    ("They met on the last Friday of May 2009.", "2009-05-29"),
    ("They met in the last week of May.", "2010-W21"),
    ("They met at 7:30 Monday night.", "2010-11-29T19:30"),
    ("They met on April 24, 25 and 26, 2009.", "2009-04-24 2009-04-25 2009-04-26"),
    ("They met on Nov. 24 and 25 percent left.", "2010-11-24"),
    ("It is held weekly, daily, annually and monthly.", "P1W P1D P1Y P1M"),
    ("It sold 10,000 units annually.", ""),
    ("two years ago today, five years ago this month", "2008-12-01 2005-12"),
    ("a year and a half ago, half a century ago", "2009 1960"),
    ("It shut from 10 p.m. Nov. 9 to 6 a.m. the next morning.",
     "2010-11-09T22:00 2010-11-10T06:00"),
    ("The jury met on Monday.\n\nIt left at 2 p.m. and came back at 4 p.m.",
     "2010-11-29 2010-11-29T14:00 2010-11-29T16:00"),
    ("the September 11 attacks, 9/11, the attack of September 11",
     "2001-09-11 2001-09-11 2001-09-11"),
    ("The book came out in 1982. He wept after the September 11 attacks.", "1982 2001-09-11"),
    ("On September 11 it rained. On D-Day it did not.", "2010-09-11 1944-06-06"),
    ("On Pearl Harbor Day they met.", "2010-12-07"),
]  # fmt: skip
LENGTHS = [
    ("It was the lowest in over six years.", "P6Y"),
    ("Snow fell a month earlier than usual.", "P1M"),
    ("It was ready three days later than planned.", "P3D"),
    ("a year earlier than expected", "P1Y"),
    ("The lowest in over a decade on Monday.", "P1E 2010-11-29"),
]
OTHER = [
    ("for two years and a 10-day visit", "P2Y P10D"),
    ("half an hour", "PT30M"),
    ("two and a half years, 1 1/2 years", "P2Y6M P1Y6M"),
    ("over the past three months", "P3M"),
    ("several weeks", "PXW"),
    ("a decades-long dispute", "PXE"),
    ("every month and every two weeks", "P1M P2W"),
    ("each Thursday", "XXXX-WXX-4"),
    ("twice a week", "P1W"),
    ("now, recently, in the future", "PRESENT_REF PAST_REF FUTURE_REF"),
    ("in recent years", "PAST_REF"),
]
NO_TIME = [
    "He is 30 years old.",
    "the 45-year-old driver and the 18-month-old boy",
    "They won 24-20 and lost 3-2.",
    "A Boeing 1900 and Flight 1549 landed.",
    "28,500 troops and 2,018 people",
    "1900 people fled over 1900 miles.",
    "She was fined $2018.",
    "Room 1998 is full.",
    "It may rain, and they march on.",
    "May said the deal was dead.",
    "spring a leak and fall down",
    "a second term, three-quarters of it",
    "Black Friday sales, the Sunday Times",
    "Agenda 2030 failed.",
    "A Mar-a-Lago guest met a man from Jan-Mayen.",
    "Jan Kavan and Mar Roxas and April Jones and June Carter sang.",
    "May God bless August Wilson.",
    "He appeared on 60 Minutes.",
    "High Noon, the October Surprise and A Christmas Carol were on.",
    "It was the year without winter, in the year of the rat.",
    "María Alder named the reasons behind the fall.",
    "She was ill the week before the vote.",
    "He reads Town Today.",
    "“Black Monday” is a novel.",
    "It costs $3 million a year.",
    "",
    " ",
    "\ud800\x00😀",
]


@pytest.mark.parametrize(
    ("text", "expected"), CALENDAR + RELATIVE + DIRECTION + SPOKEN + SHAPES + LENGTHS + OTHER
)
def test_values(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time(text):
    assert find_timexes(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "begin", "until"),
    [
        ("earlier this week", date(2010, 11, 29), PUBLISHED),
        ("later this year", PUBLISHED, date(2010, 12, 31)),
        ("the 1914-18 war", date(1914, 1, 1), date(1918, 12, 31)),
        ("in recent years", None, PUBLISHED),
        ("last winter", date(2009, 12, 1), date(2010, 2, 28)),
    ],
)
def test_days(text, begin, until):
    found = find_timexes(text, PUBLISHED)[0]
    assert (found.begin, found.until) == (begin, until)


def test_certainty_and_rule_say_what_decided():
    stated, weekday, vague = find_timexes("In 2018, on Thursday, in recent years.", PUBLISHED)
    assert (stated.certainty, weekday.certainty, vague.certainty) == (
        "explicit",
        "inferred",
        "vague",
    )
    assert weekday.rule == "weekday, past"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Thursday.", "XXXX-WXX-4"),
        ("He spoke yesterday.", "XXXX-XX-XX"),
        ("He left last week.", "XXXX-WXX"),
        ("He left in March.", "XXXX-03"),
    ],
)
def test_without_publication_relative_expressions_stay_open(text, value):
    found = find_timexes(text)[0]
    assert (found.value, found.begin, found.certainty) == (value, None, "vague")
    assert "no publication day" in found.rule or "no year known" in found.rule


def test_historical_prose_carries_the_year():
    text = (
        "The war of 1939 to 1945 had its roots in 1918 and 1933. On 1 September 1939 they marched. "
        "Two days later others joined. On 17 October it was over. In December they met. "
        "In January they met again. That summer was hot."
    )
    expected = "1939 1945 1918 1933 1939-09-01 1939-09-03 1939-10-17 1939-12 1940-01 1940-SU"
    assert values(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A vote is planned for June 12.", "XXXX-06-12"),
        ("Talks are due to finish by the end of September.", "XXXX-09"),
        ("Her successor starts on 1 September.", "XXXX-09-01"),
        ("Trains are to run from next spring.", "XXXX-SP"),
        ("They left last March.", "XXXX-03"),
        ("A choice is due by the end of the year.", "XXXX"),
        ("The mill will open at Christmas.", "XXXX-12-25"),
        ("The profits will rise in the third quarter.", "XXXX-Q3"),
        ("On 5 March he attacked.", "XXXX-03-05"),
        ("By June the town fell.", "XXXX-06"),
        ("At Christmas they rested.", "XXXX-12-25"),
        ("He warned us last year. They wrote in May.", "XXXX XXXX-05"),
    ],
)
def test_a_year_is_never_borrowed_in_news(text, expected):
    assert values(f"The mill opened in 2011. {text}", None) == f"2011 {expected}"
    last = find_timexes(f"The mill opened in 2011. {text}")[-1]
    assert (last.begin is None) == ("XX" in expected)
    assert (last.certainty == "vague") == ("XX" in expected)


HISTORY = (  # told of 1853 to 1856, in a text of 2010
    "The war of 1853 to 1856, forgotten by 1880, began with a march in July 1853. "
)
HISTORIES = [  # what follows, and its values
    ("In March 1854 they declared war. Troops landed in June.", "1854-03 1854-06"),
    ("On 4 October they fired. The next day it rained.", "1853-10-04 1853-10-05"),
    ("They landed on 14 September 1854. On the 20th they won, and on the 25th they rested.",
     "1854-09-14 1854-09-20 1854-09-25"),
    ("In June 1855 it rained. A truce was signed the next month.", "1855-06 1855-07"),
    ("In November 1854 it snowed. That winter was hard. In May the allies came.",
     "1854-11 1854-WI 1854-05"),
    ("They fought from 5 to 12 September 1855.", "1855-09-05 1855-09-12"),
    ("In May 1855 they ruled, as since 1849. On 3 June they fell, on the lines of the 1840 war. "
     "On the 23d it rained.", "1855-05 1849 1855-06-03 1840 1855-06-23"),
    ("The winter of 1854–55 was hard. In the spring and summer of 1856 they left.",
     "1854-WI 1856-SP 1856-SU"),
    ("In June 1854 it rained. The next spring was dry. By the year’s end all had left.",
     "1854-06 1855-SP 1855"),
    ("On 2 May 1855 they met. At dawn on the 6th they attacked.", "1855-05-02 1855-05-06TMO"),
    ("In June 1855 he left. In March of the next year he came back.", "1855-06 1856-03"),
    ("They met on 5 May 1855. At 2:45 in the afternoon he fired.", "1855-05-05 1855-05-05T14:45"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HISTORIES)
def test_history_takes_the_year_told_last_whatever_the_publication_day(text, expected):
    assert values(HISTORY + text) == "1853 1856 1880 1853-07 " + expected


@pytest.mark.parametrize(
    "text",
    [
        "The war of 1853 to 1856 began in 1853. On Tuesday, in 1854 words, he said it would rain.",
        "In 1998, in 1999 and in 2009 it rained, and in 2010 and 2011.",
        "Her books of 1963, 1966 and 1973 and the plays of 1963 were his, said Ann Bell.",
    ],
)
def test_news_with_a_look_back_is_no_history(text):
    assert values(text + " He leaves on Dec. 15.").endswith("2010-12-15")


OBITUARY = (
    "Ada Bell, who opened her mill in 1950, died on Nov. 28. She was born in 1927, married in "
    "1948, bought a farm in 1961 and sold it in 1983. She is survived by a son. A service is "
    "planned for Dec. 5. The mill shut last month."
)


def test_an_obituary_is_news():
    expected = "1950 2010-11-28 1927 1948 1961 1983 2010-12-05 2010-11"
    assert values(OBITUARY) == expected


def test_a_decade_counts_from_now():
    (found,) = find_timexes("It rained over the past decade.", PUBLISHED)
    assert (found.begin, found.until) == (date(2000, 12, 1), PUBLISHED)
    (found,) = find_timexes("It will rain over the next decade.", PUBLISHED)
    assert (found.begin, found.until) == (PUBLISHED, date(2020, 12, 1))


def test_spans_leave_determiners_of_modified_nouns_outside():
    text = "The 1998 election, a two-day visit and the end of 1999."
    assert [t.text for t in find_timexes(text, PUBLISHED)] == [
        "1998",
        "two-day",
        "the end of 1999",
    ]


def test_an_article_brings_its_text_and_day():
    article = parse("It closed last year.", published=date(2021, 5, 3))
    assert list(find_dates(article).value) == list(find_dates("last year", date(2021, 5, 3)).value)
    with pytest.raises(TypeError, match="no text and no article but a int"):
        find_dates(3)


def test_ranges_are_joined_in_the_table():
    table = find_dates("It ran from May to July 2003, and between 1939 and 1945.", PUBLISHED)
    assert list(table["expression"]) == ["May to July 2003", "1939 and 1945"]
    assert list(table["value"]) == ["2003-05/2003-07", "1939/1945"]
    assert list(table["edtf"]) == ["2003-05/2003-07", "1939/1945"]
    assert table["until"][0] == date(2003, 7, 31)
    (row,) = find_dates("It fell from $327 million in 2016 to $116.8 million in 2017.").itertuples()
    assert (row.value, row.rule) == ("2016/2017", "change of year and year")


@pytest.mark.parametrize("text", ["in 1939 and 1945", "from 1945 to 1939", "In 1939, to 1945 men"])
def test_no_range(text):
    assert not any("range" in t.rule for t in find_ranges(text, find_timexes(text, PUBLISHED)))


def test_an_empty_table_has_its_columns():
    table = find_dates("Nothing here.", PUBLISHED)
    assert len(table) == 0
    assert list(table.columns[:3]) == ["expression", "start", "end"]


WORDS = st.sampled_from(
    ("the", "last", "next", "May", "5", ",", "2019", "1998-2001", "Tuesday", "'s", "quarter", "of",
     "year", "ago", "two", "weeks", "early", "mid-", "noon", "p.m.", "7", "fiscal", "summer", "now",
     "Christmas", "0", "99", "31", "February", "B.C.", "1/2", "per", "each", "\n\n")
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([None, PUBLISHED, date.min, date.max]))
def test_any_words_in_any_order(words, published):
    text = " ".join(words)
    found = find_timexes(text, published)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.begin <= t.until for t in found if t.begin and t.until)
    assert find_timexes(text, published) == found


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    assert all(text[t.start : t.end] == t.text for t in find_timexes(text, PUBLISHED))


def test_a_day_beyond_the_calendar_is_none():
    text = "A.D. 1 was a good year. On January 1 that year it began. The previous Friday it rained."
    found = find_timexes(text)
    assert (found[-1].value, found[-1].begin) == ("XXXX-WXX-5", None)
    assert all(t.begin is None or t.begin.year >= 1 for t in found)
