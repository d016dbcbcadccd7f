"""The timeline: which event stands beside a date, its label, its order, its exports."""

import json
from datetime import date

import pandas as pd
import pytest
from copydesk.article import parse
from copydesk.timeline import COLUMNS, build_timeline, to_timelinejs
from copydesk.timeline.deeds import past_of
from copydesk.timeline.sentence import LIMIT, shorten
from hypothesis import given, settings
from hypothesis import strategies as st

PUBLISHED = date(2010, 12, 1)
NO_QUOTES = pd.DataFrame({"spans": [], "speaker": []})


def timeline(text, published=PUBLISHED, quotes=NO_QUOTES):
    return build_timeline(parse(text, published=published), quotes)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The mayor resigned in 2018.", ["The mayor resigned"]),
        ("In 2018, the mayor resigned.", ["The mayor resigned"]),
        ("Tickets for the tour go on sale in 2018.", ["Tickets for the tour go on sale"]),
        ("Court papers obtained in 2018 showed it.", ["Court papers were obtained"]),
        ("On Friday, the mayor, a banker, resigned.", ["The mayor resigned"]),
        ("The mayor opened the bridge in 1998 and closed it in 2003.",
         ["The mayor opened the bridge", "The mayor closed it"]),
        ("The town, destroyed in the 1907 fire, was rebuilt.",
         ["The town was destroyed in the fire"]),
        ("Monday’s meeting between Ms Alder and her deputy comes before a vote.",
         ["Meeting between Ms Alder and her deputy"]),
        ("Before the first summit with the islanders in 2016, nothing moved.",
         ["The first summit with the islanders"]),
        ("Ms Alder, head of the port, said on Friday that the quay was safe.",
         ["Ms Alder said that the quay was safe"]),
        ("Experts said the quay had been in danger in 2019.", ["The quay had been in danger"]),
        ("The port closed in 1990 as trade moved to Osterby.", ["The port closed"]),
        ("The port has a years-long debt dispute.", []),
        ("Alder, 52, who was elected in 1998, left.", ["Alder was elected"]),
        ("Sales fell in the three months to June.", ["Sales fell in the three months to June"]),
        ("We open the new pier in May 2010, if the money holds.", ["We open the new pier"]),
        ("The firm, founded in 1987, has a shop and moved here in 2001.",
         ["The firm was founded", "The firm moved here"]),
        ("Ferries between Orla and Ayr were cancelled in May 2009.",
         ["Ferries between Orla and Ayr were cancelled"]),
        ("That was all we saw in May 2009.", ["That was all we saw"]),
        ("Bell won in June 2009 for “Salt.”", ["Bell won for “Salt”"]),
        ("What happened in May? How was the year? The pier opened in June 2009.",
         ["The pier opened"]),
        ("They will choose by the end of the month.", ["They will choose"]),
        # The subject stands before what is put between it and its verb.
        ("Bell, the baker whose bread fed two towns, died in May 2009 at home.",
         ["Bell died at home"]),
        ("Bell, as she liked to be called even after she married, was born on 2 May 1915, in Ayr.",
         ["Bell was born in Ayr"]),
        ("On Friday, the mayor, who was ill, resigned.", ["The mayor resigned"]),
        ("The port, which announced a strike in May 2009, has said that it is over.",
         ["The port announced a strike"]),
        ("The port had turned away two ships that came in May 2009.", ["Two ships came"]),
        ("A map by the port, published in 2009, was wrong.", ["A map by the port was published"]),
        ("She drew maps for the landings of June 6, 1944.", ["The landings"]),
        ("The port may shut before a trial set for May 6.", ["A trial set"]),
        ("Alder, who took over in 2009, left.", ["Alder took over"]),
        ("Prices rise by a tenth starting Dec. 20.", ["Prices rise by a tenth"]),
        ("The port, set up in May 2009 by the town, will close.",
         ["The port was set up by the town"]),
        ("The garrison, 90 men led by Alder, was told in May 2009 to leave.",
         ["The garrison was told to leave"]),
        ("In May 2009 the mayor, Ada Alder, asked them to leave.",
         ["The mayor asked them to leave"]),
        ("She spoke of the reply to the floods that killed 34 in May 2009.",
         ["The floods killed 34"]),
        ("The winter of 2009 was the coldest in years.",
         ["The winter of 2009 was the coldest in years"]),
        ("Demolition of the pier, which she says is old, is due to start in June 2011.",
         ["Demolition of the pier is due to start"]),
        ("A fire tore through a 19th century mill.", []),
        ("The port, which was built in 1972, had been declared unsafe in an audit in 2009.",
         ["The port was built", "The port had been declared unsafe in an audit"]),
        ("Alder, who co-founded the port in 1972, said it was good.",
         ["Alder co-founded the port"]),
        ("Alder, who left in 2009 after a row, said it was good.", ["Alder left after a row"]),
        ("The port shut on Friday with a ship at the door and, by night, a queue.",
         ["The port shut with a ship at the door"]),
        ("A truce signed in May 2009 held for a year.",
         ["A truce was signed"]),
        ("They were asked to count, then again five minutes later.", []),
        ("She turns 70 on Sunday and says she will stay.", ["She turns 70"]),
        # The event is the date's own: of a participle, a gerund, a relative clause.
        ("A poll released on Friday showed Alder ahead.", ["A poll was released"]),
        ("The sign, put up on Sunday and taken down on Monday, was blue.",
         ["The sign was put up", "The sign was put up on Sunday and taken down"]),
        ("After allowing a base in 2009, the port did well.",
         ["The port allowed a base", "The port did well"]),
        ("He bases it on a remark Alder made in May 2009.", ["Alder made a remark"]),
        ("The man who ran for mayor in 1968 lost.", ["The man ran for mayor"]),
        ("It was in May 2009 that the port closed.", ["The port closed"]),
        ("Bell was found in 1998 and taken home in May 2009.",
         ["Bell was found", "Bell was taken home"]),
        ("At one point in May 2009, sales rose.", ["Sales rose"]),
        ("Bell, Alder wrote, left on Friday.", ["Bell left"]),
        ("Leaders of the Orla Party who left on Friday were jailed.",
         ["Leaders of the Orla Party left"]),
        ("Alder skipped Friday’s debate.", ["Alder skipped the debate"]),
        ("Bell was born in Ayr on 1 February 1927, and died on 28 October.",
         ["Bell was born in Ayr", "Bell died"]),
        ("Born on 1 February 1927, in Ayr, Orla, Bell drew maps.", ["Bell was born in Ayr, Orla"]),
        ("Founded in 1987, the firm grew.", ["The firm was founded"]),
        ("The port remains shut, and the mayor left in May 2009.", ["The mayor left"]),
        ("It’s a victory for Alder, who was beaten by Bell in May 2009.",
         ["Alder was beaten by Bell"]),
        ("Alder drew a map that would have shown it and wrote a book in 2005.",
         ["Alder wrote a book"]),
        ("A man accused of driving into a house and causing a death was charged in May 2009.",
         ["A man accused of driving into a house and causing a death was charged"]),
        ("The man arrested on Tuesday, Ada Bell, is a baker.", ["The man was arrested"]),
        ("In a poll, conducted in May 2009, half backed her.", ["A poll was conducted"]),
        ("Two men were held for looting a newly built home in May 2009.",
         ["Two men were held for looting a newly built home"]),
        ("The bill, which the town is set to vote on on May 6, is likely to pass.",
         ["The town is set to vote on the bill"]),
        ("The Orla, Ohio, native left in May 2009.", ["The Orla, Ohio, native left"]),
        ("Judges found Bell, 85, guilty of theft in May 2009.",
         ["Judges found Bell, 85, guilty of theft"]),
        ("The suit was filed in May 2009 in Ayr, N.C.", ["The suit was filed in Ayr, N.C."]),
        ("9:30 AM, Thursday, June 03 2009 | 4252 views | 0 comments", []),
        ("Last Friday saw the debate in the town.", ["Last Friday saw the debate in the town"]),
        ("In May 2009, on 4 May 2009, Alder left.", ["Alder left"]),
        ("No food, water or medicine came in May 2010.", ["No food, water or medicine came"]),
        ("They cut prices they might have gotten in May 2009.", ["They might have gotten prices"]),
        # Over a dash aside, a town with its state, what stands between "who" and its verb.
        ("Sales fell in May 2009 ― a bad month ― after a strike.", ["Sales fell"]),
        ("The port - a maker of ropes, nets, and sails, among others - lost a ship in May 2009.",
         ["The port lost a ship"]),
        ("His plan to merge the port in May 2009 - the boldest of all - ultimately became a debt.",
         ["His plan to merge the port ultimately became a debt"]),
        ("In 2009, the Orla Sailing Club, a private club north of Osterby, Fla., charged a fee.",
         ["The Orla Sailing Club charged a fee"]),
        ("Alder met a crew in Osterby, Fla., who left in May 2009.",
         ["A crew in Osterby, Fla., left"]),
        ("Bell announced in Osterby, South Dakota, on Friday that a juror – number 7 – was ill.",
         ["Bell announced in Osterby, South Dakota, that a juror – number 7 – was ill"]),
        ("The shooting at the Orla, Ohio, school in 2009 was the first.",
         ["The shooting at the Orla, Ohio, school was the first"]),
        ("The tone was softer than that of the crew, who, on a call in May 2009, blamed the port.",
         ["The crew blamed the port"]),
        ("They chided Alder who, if she wins in May, would be mayor from June 20, 2011.",
         ["If she wins", "Alder would be mayor"]),
        ("Ada Alder, a baker in Orla, who left in May 2009, is back.",
         ["Ada Alder, a baker in Orla, left"]),
        ("The mayor left on July 24 after two parties – the Blues and the Reds – quit the town.",
         ["The mayor left"]),
        ("Alder shot dead her friend Bo Bell, 52, and his son Al, 22, on a farm in 2009.",
         ["Alder shot dead her friend Bo Bell, 52, and his son Al, 22, on a farm"]),
        # The whole verb before its object, and the gerund's own date.
        ("This was the bill the town warned about in its report in May 2009.",
         ["The town warned about the bill in its report"]),
        ("The port may shut and cut its staff in May 2011.", ["The port may cut its staff"]),
        ("They will struggle to win in a poll due by May 2011.",
         ["They will struggle to win in a poll due by May 2011"]),
        ("Since winning her party’s nomination in May 2009, Alder has spent much.",
         ["Alder won her party’s nomination", "Alder has spent much"]),
        ("Alder was elected in 1992 and served 24 years as mayor, retiring on 31 December 2009.",
         ["Alder was elected", "Alder retired"]),
        ("Parliament is in recess until Friday, resuming on May 10, 2011.",
         ["Parliament is in recess until Friday", "Parliament will be resuming"]),
        ("Bell was a clerk in 1992 before being elected mayor in 1995.",
         ["Bell was a clerk before being elected mayor in 1995", "Bell was elected mayor"]),
        ("A court spared Bell, who was convicted of robbing, binding, and killing a man in 2005.",
         ["Robbing, binding, and killing a man"]),
        ("It is the law under which we live today.", ["We live"]),
        ("Bell won in the 2001-02 season.", ["Bell won in the 2001-02 season"]),
        ("Alder was named player of the year in Orla.", []),
        ("It was the last meeting of the year.", ["The last meeting"]),
        ("They held him for theft, arson and attempted murder in May 2009.",
         ["They held him for theft, arson and attempted murder"]),
        ("But after beating the Reds in their first match May 6, the Blues lost.",
         ["The Blues beat the Reds in their first match"]),
        ("She is expected to give up her seat as early as June 2011 to run for mayor.",
         ["She is expected to give up her seat to run for mayor"]),
        ("King said the town chose Alder after a talk on Friday.",
         ["The town chose Alder after a talk"]),
        ("He wants back the post the mayor fired him from in May 2009.",
         ["The mayor fired him from the post"]),
        ("They met in May 2009 to see if the pier was safe.",
         ["They met to see if the pier was safe"]),
        ("The town said on Friday that a foot found in Orla belongs to Bell.",
         ["The town said that a foot found in Orla belongs to Bell"]),
        ("Bell’s hastily convened council lost in May 2009.",
         ["Bell’s hastily convened council lost"]),
        ("Bell, beaten twice since taking the place by storm in 2005, left.",
         ["Bell took the place by storm"]),
        ("Ada Alder, the mayor of Orla in 2005, needed help.", ["Ada Alder was the mayor of Orla"]),
        # Conditions stay, and what is said; who says it goes before what is long.
        ("We will come back to the old port of Orla with most of the ships and the best of all "
         "crews and men and women from towns inland, Ada Alder told a crowd on the quay in May.",
         ["Ada Alder told a crowd on the quay: We will come back to the old port of Orla with most "
          "of the ships and the best of all crews and men and women …"]),
        ("If the port shuts in May 2011, they will sell the ships.",
         ["If the port shuts, they will sell the ships"]),
        ("They will sell the ships if the port shuts in May 2011.",
         ["They will sell the ships if the port shuts"]),
        ("Alder warned on Friday that if the port shut and the ships left, the town would close.",
         ["Alder warned that if the port shut and the ships left, the town would close"]),
        ("On that shift, 4 p.m. to midnight, six men worked.", ["Six men worked"]),
        ("Visiting Orla, Norway, in May 2009 for a talk, Alder sold a ship.",
         ["Alder visited Orla, Norway, for a talk"]),
        ("Speaking in Orla on Friday, Alder called the port old.", ["Alder called the port old"]),
        ("Alder was less pleased by the port in May 2009.", ["Alder was less pleased by the port"]),
        ("A man who was accused of theft said on Friday that he left.",
         ["A man said that he left"]),
        ("He left early, saying Alder was ill on Friday.", ["Alder was ill"]),
        ("Alder said on Friday he sold it not because of the port.", ["Alder said he sold it"]),
        ("Since last week’s poll, Alder’s standing improved.", ["Alder’s standing improved"]),
        ("Alder’s wife, Ada, 52, and son Bo, 22, were hurt on Friday.",
         ["Alder’s wife, Ada, 52, and son Bo, 22, were hurt"]),
        ("He read the bills backed by the port that were passed on Friday.",
         ["The bills were passed"]),
        ("Renowned ship owner Tom Alder, the friend of Ada Roe, was hurt on Friday.",
         ["Renowned ship owner Tom Alder was hurt"]),
        ("It burned throughout May 2009.", ["It burned"]),
        ("He left shortly after noon on Friday.", ["He left"]),
        ("The ship, due later this year, will be delayed until May 2011.",
         ["The ship will be delayed until May 2011", "The ship will be delayed until May 2011"]),
        ("The Ports Rules, 2009 were read on Friday.", ["The Ports Rules, 2009 were read"]),
        ("The Ports Bill, 2009 was passed on Friday.", ["The Ports Bill, 2009 was passed"]),
        ("They changed the Ports Act, 2009. He knew the stars of tomorrow.", []),
        ("Alder told the men in a talk that the port — the largest of all — will open in May 2011.",
         ["The port will open"]),
        ("The ships left, Alder said on Friday, marking the third time that they have been seen.",
         ["The ships left, Alder said"]),
        ("The toll of a fire that left two ships in ruins rose on Friday.",
         ["The toll of a fire rose"]),
        ("More than a third of the men left on Friday.", ["More than a third of the men left"]),
        ("More common ships came in May 2009.", ["More common ships came"]),
        ("He saw the man behind the devastating May 7 attack.", ["The devastating attack"]),
        ("Alder was charged on Friday with stealing a ship in May 2009.",
         ["Stealing a ship", "Alder was charged with stealing a ship in May 2009"]),
        ("Alder won in 2004 and in 2008.", ["Alder won", "Alder won"]),
        ("In 2008, Alder called the port a ship of the 19th century.",
         ["Alder called the port a ship of the 19th century"]),
        ("Alder clarified on Friday that his son, Tom Roe, joined the club.",
         ["Alder clarified that his son, Tom Roe, joined the club"]),
        ("Since the port’s founding in 1949, it has closed twice.",
         ["It has closed twice"]),
        ("The port isn’t expected to open until May 2011, but it sells fish.",
         ["The port isn’t expected to open until May 2011"]),
        ('"It is a port that grew," Alder said on the "Day Show" on Friday.',
         ['It is a port that grew, Alder said on the "Day Show"']),
        ("“The pier is safe,” Alder said on Friday.", ["The pier is safe, Alder said"]),
        ("Alder said on Friday that if it rains, they will stay.",
         ["Alder said that if it rains, they will stay"]),
        ("It fell from $3 million in 2007 to $1 million in 2008.",
         ["It fell from $3 million in 2007 to $1 million in 2008"]),
        # A verb without an object has no passive: neither "was died" nor "was declined".
        ("Bell died on 28 April 2009 aged 74.", ["Bell died aged 74"]),
        ("Bell was educated at Ayr and died at home on 28 April 2009.", ["Bell died at home"]),
        ("Bell was married in Ayr, worked at the port and died in May 2009.", ["Bell died"]),
        ("Operating profit for the port declined 50 per cent in May 2009 to $3 million.",
         ["Operating profit for the port declined 50 per cent to $3 million"]),
        ("Profit declined 50 per cent in May 2009 compared with a year of loss.",
         ["Profit declined 50 per cent compared with a year of loss"]),
        # Over a relative clause, an aside between dashes, "all" behind a list of names.
        ("In May 2009, divers who had been searching for Bell concluded he had drowned.",
         ["Divers concluded he had drowned"]),
        ("In May 2009, the ports of the League -- that is, those ports which use the dock -- had "
         "agreed on a plan.", ["The ports of the League had agreed on a plan"]),
        ("Mayor Ada Bell, Clerk Tom Roe and Judge Ann Lee all voted to keep the port in May 2009.",
         ["Mayor Ada Bell, Clerk Tom Roe and Judge Ann Lee all voted to keep the port"]),
        ("In May 2009, at the Harbour Show, port boss Ada Bell unveiled a crane.",
         ["Port boss Ada Bell unveiled a crane"]),
        ("A warning issued by the Department of Fire and Emergency Services said on Friday that "
         "roads were shut.",
         ["A warning issued by the Department of Fire and Emergency Services said that roads were "
          "shut"]),
        ("The driver, identified as Shane J Roe, was swiftly taken into custody as a person of "
         "interest, late at night, officials said at a conference on Friday.",
         ["The driver, identified as Shane J Roe, was swiftly taken into custody as a person of "
          "interest, officials said at a conference"]),
        ("Bell’s time as mayor of Orla ended in May 2009.",
         ["Bell’s time as mayor of Orla ended"]),
        ("Roe read the warning we saw in May 2009.", ["We saw the warning"]),
        # What is still ahead has not happened; "while" and "it appeared" are told whole.
        ("A storm is expected to weaken before crossing the coast either on Friday or Saturday.",
         ["A storm is expected to weaken before crossing the coast"] * 2),
        ("Bell was hurt while walking back to his car on Friday.",
         ["Bell was hurt while walking back to his car"]),
        ("But it appeared late on Tuesday that the talks would be called off.",
         ["It appeared that the talks would be called off"]),
        # One date is one row.
        ("They met on the evening of Friday, November 26, in Ayr.", ["They met in Ayr"]),
        ("They met on Wednesday (November 24) in Ayr.", ["They met in Ayr"]),
        ("The port shut around noontime Friday.", ["The port shut"]),
        ("The probe called home after 1:00 a.m. (GMT) on Friday morning.",
         ["The probe called home"]),
        ("Ada moved the mill to Orla where it has stayed to this day.", []),
        ("Higher costs hurt the port in its third-quarter results.",
         ["Higher costs hurt the port in its third-quarter results"]),
        ("The port expects to release first-quarter results in May 2011.",
         ["The port expects to release first-quarter results in May 2011",
          "The port expects to release first-quarter results"]),
        ("The meeting unfolded on Friday as more ships came.", ["The meeting unfolded"]),
        ("His work as mayor drew praise in May 2009.", ["His work as mayor drew praise"]),
        ("Some men, freed in May 2009, left.", ["Some men were freed"]),
        # What is honoured, what is so nowadays, and when a "year" begins, tell of no event.
        ("Ada brews the beers that we love in honour of Father’s Day.", []),
        ("Today many mills belong to big firms. Today, the firm employs 200 people. Today the "
         "council meets to vote.", ["The council meets to vote"]),
        ("The council cleared the changes made by the board for the spending year starting July 1.",
         []),
        # The year of a noun dates the noun, or what its relative clause tells.
        ("Nine were ill in towns still reeling from a deadly 2001 storm.", ["A deadly storm"]),
        ("Profit at the Orla-based firm jumped 51 per cent in May.",
         ["Profit at the Orla-based firm jumped 51 per cent"]),
        ("There was no damage in Orla, the site of a 1964 tsunami that killed 11 people.",
         ["A tsunami killed 11 people"]),
        ("Since losing the 2008 final in Ayr, Bell has won much.",
         ["Bell lost the final in Ayr", "Bell has won much"]),
        ("Bell — whose 1988-2002 tenure as bishop of Orla was stormy — died at home on May 11.",
         ["Tenure as bishop of Orla was stormy", "Bell died at home"]),
        ("He has been in hiding since his May 2009 power-grab.",
         ["His power-grab", "He has been in hiding"]),
        ("A heavy bombardment of Orla early on June 17 killed one man.",
         ["A heavy bombardment of Orla killed one man"]),
        # A thing described by a date is no event of it.
        ("Alder’s 1987 car was green. His 1982 book won a prize.", []),
        ("Previous years were cold. In future years it may rain.", []),
    ],
)  # fmt: skip
def test_the_event_beside_a_date(text, labels):
    table = timeline(text)
    assert list(table[table["certainty"] != "vague"]["label"]) == labels


@pytest.mark.parametrize(
    ("gerund", "past"),
    [("allowing", "allowed"), ("making", "made"), ("carrying", "carried"), ("agreeing", "agreed"),
     ("releasing", "released"), ("stopping", "stopped")],
)  # fmt: skip
def test_the_past_of_a_gerund(gerund, past):
    assert past_of(gerund) == past


def test_vague_rows_need_an_event():
    assert list(timeline("Previous years were cold. In recent years it rained.")["label"]) == [
        "It rained"
    ]


def test_a_row_says_how_often_its_rule_is_right():
    (row,) = timeline("The mayor resigned on Friday.").to_dict("records")
    assert 0.8 < row["sure"] <= 1 and row["sure_of"] > 50


def test_what_follows_an_event_is_a_row_marked_after():
    before, after = timeline("After its first strike in 2018, the port sold two ships.").to_dict(
        "records"
    )
    assert (before["label"], before["relation"]) == ("The port’s first strike", "")
    assert (after["label"], after["relation"]) == ("The port sold two ships", "after")
    assert (after["start"], after["end"], after["certainty"]) == (
        date(2018, 1, 1),
        None,
        "inferred",
    )


def test_a_clause_with_a_date_of_its_own_does_not_follow():
    table = timeline("After its first strike in 2018, the port sold two ships in 2009.")
    assert list(table["relation"]) == ["", ""]


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        ("The minister has arrived in Osterby for talks.", 1),
        ("The minister arrived in Osterby for talks.", 0),
        ("The minister has a house in Osterby.", 0),
        ("The minister has arrived in Osterby on Tuesday.", 1),
        ("Osterby has been a port since long before the railway came.", 0),
        ("Ada Brook has mended nets for 41 years.", 0),
        ("Ada Brook has long mended nets.", 0),
        ("Ada Brook has mended a net for the first time in 41 years.", 1),
        ("A banker has been jailed for 12 years.", 1),
    ],
)
def test_a_lead_in_the_present_perfect_happened_on_the_publication_day(lead, rows):
    table = timeline(lead + "\n\nMore follows here.")
    assert len(table) == rows
    assert all(table["rule"].str.contains("present perfect|weekday"))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("They have known about this since April.", ["since Apr 2010"]),
        ("Since 1990 the port has sold two ships.", ["since 1990"]),
        ("The oldest quay has been shut since 1990.", ["since 1990"]),
        ("Protests have gone on since May 3.", ["since Mon 3 May 2010"]),
        ("It was the first full stoppage since October 2001.", []),
        ("It rained, the heaviest storm to reach Osterby since 1997.", []),
        ("It was the worst since 1987.", []),
        ("It was the worst since 1987, when two quakes hit Orla.", ["1987"]),
        ("A level not seen since 1987 was reached.", []),
        ("The strike, the first since 2001, began on Tuesday.", ["Tue 30 Nov 2010"]),
        ("It was the worst in 1987.", ["1987"]),
        ("It is what it has become today.", []),
        ("She picks the best apps of the year.", []),
        ("A clerk said he meant either Monday or Tuesday.", []),
        ("It was on Tuesday that, after tea, Bell left.", ["Tue 30 Nov 2010"]),
        ("Sales came to 3 million, down from 5 million in 1987.", []),
    ],
)
def test_since_is_a_state_from_that_day_on_and_a_comparison_is_no_event(text, when):
    table = timeline(text)
    assert list(table["when"]) == when
    assert all((table["end"].isna()) == table["when"].str.startswith("since"))


@pytest.mark.parametrize(
    "text", ["Somebody breaks something on a Sunday.", "The mill usually shuts on Monday."]
)
def test_habits_have_no_row(text):
    assert len(timeline(text)) == 0


def test_two_events_on_one_day_are_two_rows_and_one_event_named_twice_is_one():
    text = (
        "The ferry sank on Tuesday. The harbour master resigned on Tuesday.\n\n"
        "The ferry sank early on Tuesday."
    )
    table = timeline(text)
    assert list(table["label"]) == ["The ferry sank", "The harbour master resigned"]
    assert [len(p) for p in table["places"]] == [2, 1]


def test_an_undated_event_of_summary_and_body_is_one_row_and_another_is_not():
    text = (
        "• In Orla, the top court on Friday reversed the mayor’s removal.\n\nMayor Bell wept.\n\n"
        "In Orla, the top court on Friday reversed the mayor’s removal. The mayor left on Friday."
    )
    table = timeline(text, published=None)
    assert list(table["label"]) == [
        "The top court reversed the mayor’s removal", "The mayor left",
    ]  # fmt: skip


def test_order_tense_and_vague_rows_last():
    text = (
        "In recent years it rained. They will meet on Friday. They met in 1999. "
        "They quarrelled on Tuesday. He left in XXXX."
    )
    table = timeline(text)
    assert list(table["start"])[:3] == [date(1999, 1, 1), date(2010, 11, 30), date(2010, 12, 3)]
    assert list(table["tense"]) == ["past", "past", "future", "past"]
    assert list(table["certainty"]) == ["explicit", "inferred", "inferred", "vague"]
    assert (table["start"][3], table["end"][3]) == (None, PUBLISHED)


def test_one_day_goes_by_the_clock_and_its_dateline_is_no_event():
    table = timeline(
        "OSTERBY, Nov. 30, 2010 (AP) - A fire broke out at 6:15 a.m. on Tuesday and was put out at "
        "10 a.m. on Tuesday. The mayor had left at 5:30 a.m. on Tuesday. The port closed on "
        "Tuesday evening."
    )
    assert list(table["label"]) == [
        "The mayor had left", "A fire broke out", "A fire was put out", "The port closed",
    ]  # fmt: skip


def test_speaker_is_whose_words_hold_the_date():
    text = "“The dam broke in 2005,” the engineer said. It was rebuilt in 2007."
    quotes = pd.DataFrame({"spans": [((1, 23),)], "speaker": ["Ada Brook"]})
    assert list(timeline(text, quotes=quotes)["speaker"]) == ["Ada Brook", None]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ada Alder was mayor. She left in May 2009.", "She (Ada Alder) left"),
        ("Ada Alder asked Mary Bell of it. She left in May 2009.", "She (Ada Alder) left"),
        ("Mary Bell said Ada Alder sang when she left in May 2009.", "She left"),  # which of them?
        ("Ada Alder met Tom Bell. He left in May 2009.", "He (Tom Bell) left"),
        ("Ada Alder lost the cup as she fell to Mary Bell in May 2009.", "She fell to Mary Bell"),
        ("Mary Bell died. When she left in May 2009, Ada Alder wept.", "She left"),
        ("Ada Alder was mayor. “She left in May 2009,” Tom Bell said.", "She left"),
        ("Tom Bell was mayor. She left in May 2009.", "She left"),
    ],
)  # fmt: skip
def test_a_pronoun_gets_the_only_name_it_can_mean(text, label):
    rows = build_timeline(parse(text, published=PUBLISHED))
    assert label in [name.partition(", ")[0] for name in rows["label"]]


def test_a_pronoun_that_the_quotations_know_gets_its_name():
    text = "Ada Brook came. She said on Tuesday that the dam broke."
    quotes = pd.DataFrame(
        {"spans": [((33, 54),)], "speaker": ["Ada Brook"], "source_type": ["pronoun"],
         "source_start": [16]}
    )  # fmt: skip
    assert list(timeline(text, quotes=quotes)["label"]) == ["Ada Brook said that the dam broke"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It fell on Nov. 30.", "Tue 30 Nov 2010"),
        ("It fell in the 1914-18 war.", "1914–1918"),
        ("It fell in late 1998.", "late 1998"),
        ("It fell in June 1998.", "Jun 1998"),
        ("It fell in the early 1990s.", "early 1990s"),
        ("It fell from the mid-1970s to the 1990s.", "1970s–1990s"),
        ("It fell earlier this week.", "29 Nov – 1 Dec 2010"),
        ("It fell last week.", "22–28 Nov 2010"),
        ("It fell in the summer of 1994.", "summer 1994"),
        ("It fell in the third quarter of 1989.", "third quarter of 1989"),
        ("It fell in the 19th century.", "19th century"),
        ("It fell early in the 21st century.", "early 21st century"),
        ("It ran from May to July 2003.", "1 May – 31 Jul 2003"),
        ("It fell in recent years.", "recent years"),
    ],
)
def test_dates_as_a_reader_would_write_them(text, when):
    assert list(timeline(text)["when"]) == [when]


def test_without_publication_relative_dates_have_no_place():
    table = timeline("It fell on Tuesday. It rose in 1999.", published=None)
    assert list(table["certainty"]) == ["explicit", "vague"]
    assert table["start"][1] is None


@pytest.mark.parametrize("text", ["", " ", "No date at all.", "now and then, every week"])
def test_no_events(text):
    table = timeline(text)
    assert len(table) == 0
    assert tuple(table.columns) == COLUMNS


def test_a_long_label_is_cut_at_a_word():
    text = "word " * 40
    label = shorten(text)
    assert len(label) <= LIMIT
    assert label.endswith("word …")


TEXT = (
    "The canal was dug from 1880 to 1889. It closed in June 1998. A <b>bridge</b> fell on Tuesday. "
    "In recent years it rained."
)


def test_timelinejs_leaves_out_what_the_text_does_not_say():
    article = parse(TEXT, name="canal", published=PUBLISHED)
    story = json.loads(json.dumps(to_timelinejs(build_timeline(article, NO_QUOTES), article)))
    assert [e["start_date"] for e in story["events"]] == [
        {"year": 1880},
        {"year": 1998, "month": 6},
        {"year": 2010, "month": 11, "day": 30},
    ]
    assert story["eras"][0]["end_date"] == {"year": 1889}
    assert story["title"]["text"]["text"] == "<p>Published 1 December 2010</p>"
    assert "<b>" not in story["events"][2]["text"]["headline"] + story["events"][2]["text"]["text"]


WORDS = st.sampled_from(
    ("Monday", "’s", "meeting", "after", "the", "in", "2018", ",", "that", "said", "Ms", "Alder",
     "has", "arrived", "and", "which", ".", "“", "”", "(", "summit", "sinking", "years-long")
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_words_in_any_order(words):
    article = parse(" ".join(words), published=PUBLISHED)
    table = build_timeline(article, NO_QUOTES)
    for row in table.to_dict("records"):
        assert article.text[row["text_start"] : row["text_end"]] == row["expression"]
        assert article.text[row["clause_start"] : row["clause_end"]] == row["clause"]
        assert 0 < len(row["label"]) <= LIMIT
    assert to_timelinejs(table, article)["scale"] == "human"


def test_next_year_lies_ahead_without_a_day_of_publication():
    table = build_timeline(
        parse("Mayor Ann Bell opened a bridge. “We will mend it next year,” she said.")
    )
    assert list(table["tense"]) == ["future"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We mend the pier – to keep the ships and the men and their trade, of which the whole "
         "town of Orla has lived for more than two hundred years,” Ada Alder told us on Friday.",
         "We mend the pier – to keep the ships and the men and their trade …, Ada Alder told us"),
        ("On Friday, Ada Alder told the Echo: “The pier is safe.”",
         "Ada Alder told the Echo: The pier is safe"),
        ("Ada Alder said the pier was safe on Friday.", "The pier was safe"),
    ],
)  # fmt: skip
def test_what_was_said_comes_from_the_quotations(text, label):
    events = build_timeline(parse(text, None, date(2010, 12, 1)))
    assert list(events["label"]) == [label]
