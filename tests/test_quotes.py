"""Who said what: patterns of reporting clauses, tables, hostile text."""

import json
import re
from itertools import pairwise

import pytest
from copydesk.article import Article, parse
from copydesk.quotes import COLUMNS, find_attributions, find_quotes, find_unattributed, to_records
from copydesk.sentences import sentence_spans
from hypothesis import given, settings
from hypothesis import strategies as st


def article(text):
    """An article of clean text: paragraphs are parted by blank lines, nothing is repaired."""
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            paragraphs.append((at, at + len(part)))
        at += len(part) + 2
    sentences = [s for span in paragraphs for s in sentence_spans(text, *span)]
    return Article(text, text, tuple(paragraphs), tuple(sentences))


def read(text):
    """[(source, cue, content, kind)] of a text, the parts of a content joined by " … "."""
    return [
        (text[slice(*a.source)], text[slice(*a.cue)], " … ".join(text[s:e] for s, e in a.spans),
         a.kind)
        for a in find_attributions(article(text))
    ]  # fmt: skip


ONE = [  # text, source, cue, content, kind
    ("“Tea is good for us,” Ann Bell said.", "Ann Bell", "said", "“Tea is good for us,”", "direct"),
    ("“Tea is good for us,” said Ann Bell.", "Ann Bell", "said", "“Tea is good for us,”", "direct"),
    ('"Tea is good," Bell said.', "Bell", "said", '"Tea is good,"', "direct"),
    ("''Tea is good,'' Bell said.", "Bell", "said", "''Tea is good,''", "direct"),
    ("‘The workers’ tea is good,’ Bell said.", "Bell", "said", "‘The workers’ tea is good,’",
     "direct"),
    ("“Is tea any good?” Bell asked.", "Bell", "asked", "“Is tea any good?”", "direct"),
    ("Bell said: “Tea is good.”", "Bell", "said", "“Tea is good.”", "direct"),
    ("Ann Bell said, The tea is cold.", "Ann Bell", "said", "The tea is cold", "indirect"),
    ("Ann Bell said that tea is good.", "Ann Bell", "said", "that tea is good", "indirect"),
    ("She said tea is good.", "She", "said", "tea is good", "indirect"),
    ("Bell has also said tea “is good” for us.", "Bell", "has also said", "tea “is good” for us",
     "mixed"),
    ("Some experts have said the tea was cold.", "Some experts", "have said", "the tea was cold",
     "indirect"),
    ("The tea was cold, Bell said on Tuesday.", "Bell", "said", "The tea was cold", "indirect"),
    ("The tea was cold, said Bell, a baker from Ayr.", "Bell, a baker from Ayr", "said",
     "The tea was cold", "indirect"),
    ("Ann Bell, a baker from Ayr, said on Monday that tea was cold.", "Ann Bell, a baker from Ayr",
     "said", "that tea was cold", "indirect"),
    ("Bell told reporters on Monday that tea was cold.", "Bell", "told", "that tea was cold",
     "indirect"),
    ("According to Ann Bell, the tea was cold.", "Ann Bell", "According to", "the tea was cold",
     "indirect"),
    ("The tea was cold, according to Ann Bell, a baker.", "Ann Bell, a baker", "according to",
     "The tea was cold", "indirect"),
    ("According to an aide at the shop, the owners, aged 60 to 62, closed it in May.",
     "an aide at the shop", "According to", "the owners, aged 60 to 62, closed it in May",
     "indirect"),
    ("“It is cold,” a baker, Ann Bell, 32, told Orla Today.", "a baker, Ann Bell, 32", "told",
     "“It is cold,”", "direct"),
    ("The tea was cold, according to Bell data, a sign that it stood.", "Bell data", "according to",
     "The tea was cold", "indirect"),
    ("As Bell put it in May, “tea is over.”", "Bell", "put it", "“tea is over.”", "direct"),
    ("As reported by the Ayr Echo, the tea was cold.", "the Ayr Echo", "reported",
     "the tea was cold", "indirect"),
    ("Bell left early, saying that tea was cold.", "Bell", "saying", "that tea was cold",
     "indirect"),
    ("Bell opened the shop and said the tea was cold.", "Bell", "said", "the tea was cold",
     "indirect"),
    ("The review concluded that tea is good.", "The review", "concluded", "that tea is good",
     "indirect"),
    ("Bell called the tea “a cold disgrace.”", "Bell", "called", "the tea “a cold disgrace.”",
     "mixed"),
    ("“Forty,” Bell interrupts.", "Bell", "interrupts", "“Forty,”", "direct"),
    ("“Every day,” she shrugs.", "she", "shrugs", "“Every day,”", "direct"),
    ("“No!” laughed Ann Bell.", "Ann Bell", "laughed", "“No!”", "direct"),
    ("Bell smiled: “It was good tea.”", "Bell", "smiled", "“It was good tea.”", "direct"),
    ("According to Ann Bell, professor of tea at Orla College, the milk is cold.",
     "Ann Bell, professor of tea at Orla College", "According to", "the milk is cold", "indirect"),
    ("According to Ann Bell, a baker, the milk is cold.", "Ann Bell, a baker", "According to",
     "the milk is cold", "indirect"),
    ("According to Bell, the mayor, Tom Rowe, drank the milk.", "Bell", "According to",
     "the mayor, Tom Rowe, drank the milk", "indirect"),
    ("According to Bell, tea is good, and milk is bad.", "Bell", "According to",
     "tea is good, and milk is bad", "indirect"),
    ("Bell, head of the Tea League, told the council on Monday: “Tea is a waste of money.”",
     "Bell, head of the Tea League", "told", "“Tea is a waste of money.”", "direct"),
    ("BELL: I like tea very much.", "BELL", ":", "I like tea very much", "indirect"),
    ("The tea was cold, the affidavit states.", "the affidavit", "states", "The tea was cold",
     "indirect"),
    ("Bell, who ran a shop, died in May in Ayr, where she was ill, said baker Tom Rowe.",
     "baker Tom Rowe", "said",
     "Bell, who ran a shop, died in May in Ayr, where she was ill", "indirect"),
    # The narrator's main clause ends what a clause inside it reports.
    ("Though Bell said tea was good, the shop closed in May.", "Bell", "said", "tea was good",
     "indirect"),
    ("Even when she warned that tea was dear, it sold.", "she", "warned", "that tea was dear",
     "indirect"),
    ("Ann Bell, who said tea was good, was fined in May.", "who", "said", "tea was good",
     "indirect"),
    ("Saying that tea was good, Ann Bell opened a shop.", "Ann Bell", "Saying",
     "that tea was good", "indirect"),
    # A restrictive clause belongs to its noun.
    ("Voters who live in Ayr said the tea was cold.", "Voters who live in Ayr", "said",
     "the tea was cold", "indirect"),
    ("It shut after a hearing in which lawyers for its owner, Acme Tea, argued that it was poor.",
     "lawyers for its owner, Acme Tea", "argued", "that it was poor", "indirect"),
    # The clause of saying between two halves, or inside a relative clause.
    ("The tea came late, Bell said, when the milk was cold.", "Bell", "said",
     "The tea came late … when the milk was cold", "indirect"),
    ("She joined the club, where, Bell recalled, she was never late.", "Bell", "recalled",
     "she was never late", "indirect"),
    ("“Every cook thought so,” she wrote in a memoir, “White Tea,” published in May. “I did not.”",
     "she", "wrote", "“Every cook thought so,” … “I did not.”", "direct"),
    ("Bell promised during her campaign to end what she saw.", "Bell", "promised",
     "to end what she saw", "indirect"),
    ("Bell added that firms such as Acme Corp. and Orla AG were cold.", "Bell", "added",
     "that firms such as Acme Corp. and Orla AG were cold", "indirect"),
    ("According to the report and earlier papers, tea was cold.",
     "the report and earlier papers", "According to", "tea was cold", "indirect"),
    ("Tea is cold, Ann Bell, head of tea, milk and sugar for the Orla Group, a firm, said.",
     "Ann Bell, head of tea, milk and sugar for the Orla Group, a firm", "said", "Tea is cold",
     "indirect"),
    ("Bell said on Sunday after a meeting with bakers from Ayr, Orla and Oslo that tea was cold.",
     "Bell", "said", "that tea was cold", "indirect"),
    ("Bell said two days earlier that tea was good.", "Bell", "said", "that tea was good",
     "indirect"),
    ("“We like the tea,” Bell began.", "Bell", "began", "“We like the tea,”", "direct"),
    ("Replied Ann Bell, with some care, “Well, I think it is.”", "Ann Bell", "Replied",
     "“Well, I think it is.”", "direct"),
    ("Said Bell: “Well, I think it is.”", "Bell", "Said", "“Well, I think it is.”", "direct"),
    ("But, said Bell, “I think it is.”", "Bell", "said", "“I think it is.”", "direct"),
    ("• The tea is cold, Bell said.", "Bell", "said", "The tea is cold", "indirect"),
    ("OSLO (Reuters) - The tea is cold, Bell said.", "Bell", "said", "The tea is cold",
     "indirect"),
    ("Acme Inc. cut its forecast on Tuesday, saying that tea was dear.", "Acme Inc.", "saying",
     "that tea was dear", "indirect"),
    # What a study or a court finds, and tells.
    ("The study found that tea is good.", "The study", "found", "that tea is good", "indirect"),
    ("Tea is good, researchers found.", "researchers", "found", "Tea is good", "indirect"),
    ("Barlow told reporters after the vote he was open to tea.", "Barlow", "told",
     "he was open to tea", "indirect"),
    ("The wing of the shop, which engineers say could fall at any time, is due to close.",
     "engineers", "say", "could fall at any time", "indirect"),
    ("According to a draft seen by the Ayr Echo, the tea was cold.",
     "a draft seen by the Ayr Echo", "According to", "the tea was cold", "indirect"),
    ("Bell warned that the train at 7:30 p.m. would be late.", "Bell", "warned",
     "that the train at 7:30 p.m. would be late", "indirect"),
    ("“I think,” she said, wiping her eyes, “that tea is good.”", "she", "said",
     "“I think,” … “that tea is good.”", "direct"),
    ("Voters polled outside the rally said tea was cold.", "Voters polled outside the rally",
     "said", "tea was cold", "indirect"),
    ("What Bell said was that the tea was cold.", "Bell", "said", "that the tea was cold",
     "indirect"),
    ("As Bell tells it, the tea was cold.", "Bell", "tells", "the tea was cold", "indirect"),
    # What the narrator knows of them, and what they did not say.
    ("Bell said the shop had hired Tom Rowe, who bakes on Sundays.", "Bell", "said",
     "the shop had hired Tom Rowe", "indirect"),
    ("Bell said the shop would close, but Bell did not work there.", "Bell", "said",
     "the shop would close", "indirect"),
    ("She said the shop would close, and she accused Rowe of closing it.", "She", "said",
     "the shop would close", "indirect"),
    ("She said the shop would close but declined to say when.", "She", "said",
     "the shop would close", "indirect"),
    ("She said the shop would close, but she didn’t elaborate.", "She", "said",
     "the shop would close", "indirect"),
    ("She said the shop would close, but she did not mind it.", "She", "said",
     "the shop would close, but she did not mind it", "indirect"),
    ("Bell said Tom Rowe, who bakes on Sundays, was tired.", "Bell", "said",
     "Tom Rowe, who bakes on Sundays, was tired", "indirect"),
    # Between cue and content.
    ("She added, though, that tea was cold.", "She", "added", "that tea was cold", "indirect"),
    ("Bell said — on the radio, as it happens — that tea was cold.", "Bell", "said",
     "that tea was cold", "indirect"),
    ("Police reported at least 20 cups that were broken.", "Police", "reported",
     "at least 20 cups that were broken", "indirect"),
    ("Ann Bell (52), said the tea was cold.", "Ann Bell (52)", "said", "the tea was cold",
     "indirect"),
    ("Bell asked Rowe who he thought would close.", "Bell", "asked",
     "who he thought would close", "indirect"),
    ("Bell and Rowe warn it could close the shop.", "Bell and Rowe", "warn",
     "it could close the shop", "indirect"),
    ("Bell told a cold Rowe the tea was good.", "Bell", "told", "the tea was good", "indirect"),
    ("She said if elected, she would close the shop.", "She", "said",
     "if elected, she would close the shop", "indirect"),
    ("Bell said on “Meet the Cup” on Sunday that tea was cold.", "Bell", "said",
     "that tea was cold", "indirect"),
    ("“Tea was cold,” Bell said on “Morning Tea” on Monday. “It was bad.”", "Bell", "said",
     "“Tea was cold,” … “It was bad.”", "direct"),
    # Verb groups.
    ("Bell did note that the tea was cold.", "Bell", "did note", "that the tea was cold",
     "indirect"),
    ("Bell used to boast that the tea was cold.", "Bell", "used to boast",
     "that the tea was cold", "indirect"),
    ("Bell was quick to add that the tea was cold.", "Bell", "was quick to add",
     "that the tea was cold", "indirect"),
    ("Four in ten readers of the page say tea is good.", "Four in ten readers of the page", "say",
     "tea is good", "indirect"),
    # Promises, threats and names for things.
    ("Bell promised to close the shop, and often complained.", "Bell", "promised",
     "to close the shop", "indirect"),
    ("Bell closed the shops, calling them very dear and cold.", "Bell", "calling",
     "them very dear and cold", "indirect"),
    ("Bell announced the end of the tea season.", "Bell", "announced",
     "the end of the tea season", "indirect"),
    ("Bell urged the council to close the shop.", "Bell", "urged",
     "the council to close the shop", "indirect"),
    ("Bell asked Rowe to close “that cold shop.”", "Bell", "asked",
     "Rowe to close “that cold shop.”", "mixed"),
    ("Bell called for a ban on tea that was cold.", "Bell", "called for",
     "a ban on tea that was cold", "indirect"),
    ("In May, when it rained, Bell complained of the price of tea.", "Bell", "complained",
     "the price of tea", "indirect"),
    # The clause of saying stands inside what is said.
    ("The end of tea, said Bell and others, would be sad.", "Bell and others", "said",
     "The end of tea … would be sad", "indirect"),
    ("The end of tea, said Bell, who bakes, would be sad.", "Bell", "said",
     "The end of tea … would be sad", "indirect"),
    # The narrator goes on behind what was said.
    ("Bell said the shop would close, but it was not clear when.", "Bell", "said",
     "the shop would close", "indirect"),
    ("Bell said the shop would close, which worried many.", "Bell", "said",
     "the shop would close", "indirect"),
    ("Bell said the shop would close, the largest such move in a decade.", "Bell", "said",
     "the shop would close", "indirect"),
    ("Bell said the shop would close, making it the last to go.", "Bell", "said",
     "the shop would close", "indirect"),
    # What stands between dashes is part of it.
    ("Bell said the shop – the last in Ayr – would close.", "Bell", "said",
     "the shop – the last in Ayr – would close", "indirect"),
    ("Bell said the shop would close – a blow to Ayr.", "Bell", "said", "the shop would close",
     "indirect"),
    ("Bell told the Echo in a call on Tuesday evening that tea was cold.", "Bell", "told",
     "that tea was cold", "indirect"),
    ("According to Tom Rowe, Deputy Tea Director at Buzzfeed, tea was cold.",
     "Tom Rowe, Deputy Tea Director at Buzzfeed", "According to", "tea was cold", "indirect"),
    ("Bell said warning people of the risk would not deter them.", "Bell", "said",
     "warning people of the risk would not deter them", "indirect"),
    ("While Bell said tea was cold, some guests drank it.", "Bell", "said", "tea was cold",
     "indirect"),
    ("While Bell said “tea is cold, and coffee is dear,” some guests drank it.", "Bell", "said",
     "“tea is cold, and coffee is dear,”", "direct"),
    ("While Bell said tea was “very cold,” some guests drank it.", "Bell", "said",
     "tea was “very cold,”", "mixed"),
    ("Rain fell on Monday. Ann Bell: “Tea is cold.” It rained.", "Ann Bell", ":", "“Tea is cold.”",
     "direct"),
    # The name of a programme in marks is not said.
    ("“Tea is good,” Bell said in a talk with “Tea News Sunday.”", "Bell", "said",
     "“Tea is good,”", "direct"),
    ("“Tea is good,” Bell told “Cups and Friends” after a walk.", "Bell", "told",
     "“Tea is good,”", "direct"),
    ("In a talk on “Morning Tea,” Ann Bell asked Rowe how he would drink it.", "Ann Bell",
     "asked", "how he would drink it", "indirect"),
    ("They chanted, “Tea for All,” in a hallway.", "They", "chanted", "“Tea for All,”", "direct"),
    # One sentence in two halves.
    ("“It is bad luck,” Bell said, that tea is cold.", "Bell", "said",
     "“It is bad luck,” … that tea is cold", "mixed"),
    ("It is no surprise, Bell said, that tea is cold.", "Bell", "said",
     "It is no surprise … that tea is cold", "indirect"),
    ("At the heart of it, according to Ann Bell, was a choice.", "Ann Bell", "according to",
     "At the heart of it … was a choice", "indirect"),
    ("Bell said, if elected, she would close the shop.", "Bell", "said",
     "if elected, she would close the shop", "indirect"),
    ("Bell said having tea at four is good.", "Bell", "said", "having tea at four is good",
     "indirect"),
    ("One in three said the tea was cold.", "One in three", "said", "the tea was cold",
     "indirect"),
    ("Ann Bell, who’s argued for years that tea is cold, was fined.", "who’s", "argued",
     "that tea is cold", "indirect"),
    # A sentence that is a quotation but for its first words.
    ("“Tea is cold,” Bell said. But “it is good with a bit of milk.”", "Bell", "said",
     "“Tea is cold,” … But “it is good with a bit of milk.”", "direct"),
    ("“Tea is cold,” Bell said. Rowe sold “a bit of milk for us.”", "Bell", "said",
     "“Tea is cold,”", "direct"),
    # What the narrator adds.
    ("Rowe has tea, and while Bell said it was cold, it is dear.", "Bell", "said", "it was cold",
     "indirect"),
    ("Bell said tea was cold and she accused Rowe of it.", "Bell", "said", "tea was cold",
     "indirect"),
    ("Bell said the shop would close, the worst loss in Ayr.", "Bell", "said",
     "the shop would close", "indirect"),
    # What a court hears is told to it; who is accused of it tells nothing by that.
    ("The jury heard that the tea was cold.", "The jury", "heard", "that the tea was cold",
     "indirect"),
    ("The tea was cold, the court heard.", "the court", "heard", "The tea was cold", "indirect"),
    ("The court was told on Monday the tea was cold.", "The court", "was told",
     "the tea was cold", "indirect"),
    ("A committee of MPs was told the tea was cold.", "A committee of MPs", "was told",
     "the tea was cold", "indirect"),
    ("The man accused of closing a shop in Ayr has denied it was his.",
     "The man accused of closing a shop in Ayr", "has denied", "it was his", "indirect"),
    ("Bell told the jury, at Ayr Crown Court, the tea was cold.", "Bell", "told",
     "the tea was cold", "indirect"),
    ("This, Bell said, suggested the tea was cold.", "Bell", "said",
     "This … suggested the tea was cold", "indirect"),
    ("Bell said on Monday the tea was cold.", "Bell", "said", "the tea was cold", "indirect"),
    ("Bell promised not to close the shop.", "Bell", "promised", "not to close the shop",
     "indirect"),
    ("One baker, who asked not to be named, said: “Tea is cold.”", "One baker", "said",
     "“Tea is cold.”", "direct"),
    ("Bell said in a statement the tea was cold.", "Bell", "said", "the tea was cold",
     "indirect"),
    ("Bell told reporters outside the court the tea was cold.", "Bell", "told",
     "the tea was cold", "indirect"),
    ("Bell said in Ayr the tea was cold.", "Bell", "said", "the tea was cold", "indirect"),
    ("Bell said on June 5 the tea was cold.", "Bell", "said", "the tea was cold", "indirect"),
    ("But, said Bell, the tea must be cold.", "Bell", "said", "the tea must be cold",
     "indirect"),
    ("Rowe died in May, with his wife, Ann, saying: “He was good.”", "his wife, Ann", "saying",
     "“He was good.”", "direct"),
    ("Bell said tea was cold, but she did not immediately release more.", "Bell", "said",
     "tea was cold", "indirect"),
    ("Bell asked about the price of tea: it was the year of milk.", "Bell", "asked",
     "the price of tea", "indirect"),
    ("Bell accused the club, which met in May, of being “a cold disgrace.”", "Bell", "accused",
     "the club, which met in May, of being “a cold disgrace.”", "mixed"),
    # Relative clauses within the source; an address behind the cue.
    ("The club that runs the pier said tea was cold.", "The club that runs the pier", "said",
     "tea was cold", "indirect"),
    ("The pier burned down on Monday, officials said https://plain.org/a1", "officials", "said",
     "The pier burned down on Monday", "indirect"),
    # Names in -ly, numbers, and words that are nobody.
    ("“Tea is good for us,” Kelly said.", "Kelly", "said", "“Tea is good for us,”", "direct"),
    ("“Tea is good for us,” said Emily.", "Emily", "said", "“Tea is good for us,”", "direct"),
    ("The two said the tea was cold.", "The two", "said", "the tea was cold", "indirect"),
    # Who is quoted by whom, and what can be read.
    ("Local papers quote Ann Bell as saying tea is cold.", "Ann Bell", "saying", "tea is cold",
     "indirect"),
    ("Bell was quoted as saying tea was cold.", "Bell", "saying", "tea was cold", "indirect"),
    ("Bell held a sign reading “Vote No on Tea.”", "a sign", "reading", "“Vote No on Tea.”",
     "direct"),
    # Told by layout.
    ("“Tea is good for us all.” — Ann Bell", "Ann Bell", "—", "“Tea is good for us all.”",
     "direct"),
    ("“Tea is good for us all.” -Commissioner Bell", "Commissioner Bell", "-",
     "“Tea is good for us all.”", "direct"),
    ("And from Bell:\n\n“Tea is good for us.”", "Bell", ":", "“Tea is good for us.”", "direct"),
    # A name before a colon.
    ("More on tea - Ann Bell: “The tea was cold.”", "Ann Bell", ":", "“The tea was cold.”",
     "direct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", *"scqk"), ONE, ids=[row[0][:40] for row in ONE])
def test_one_report(text, s, c, q, k):
    assert read(text) == [(s, c, q, k)]


SILENT = [  # nobody is quoted here
    "The claim was on the table.",
    "Bell was told to leave the shop.",
    "Bell did not say why the tea was cold.",
    "Bell would say nothing.",
    "The so-called “tea party” went on for hours.",
    "Tea is called a drink in the north states that grow it.",
    "The report was long.",
    "Bell left after concluding a tour of the town.",
    "The town lifted a flood warning for the pier where tea is sold.",
    "Ann Bell: Born in 1934, Bell was a baker in Ayr and later the mayor of Orla.",
    "Bell told a joke that was old. It told a more universal tale about being young.",
    "Bell wrote the song in May.",
    "The show started “with a bang,” and ended.",
    "Bell closed the old shop in May, as demanded by the council.",
    "Bell saw the old pier, dubbed the “Long Plank” by sailors.",
    "Acme reported better than expected results.",
    "Acme, which sells tea, reported a loss of $2 million.",
    "If the board denies the request, he may leave. The judge denied him bail in May.",
    "The club is small, and dear. Bell agreed.",
    "Bell said goodbye to the shop.",
    "The plan’s parts are:\n\n1) Tea for all of us",
    "The cup, tied with a bow that added a pop of color, was hers.",
    "Rowe, 52, who was elected last year, dismissed the offer.",
    "Rowe, 52, who was elected last year, confirmed the offer.",
    "Tea prices, which rose in May, worried her. Rowe denounced the tea.",
    "The council, which met in May, blasted the offer.",
    "Bell laughed at the “Tea Hour” and smiled.",
    "Rowe saw one of the boats called Ayr, which was “as old as tea.”",
    "Neighbours heard that the shop was shut. The court heard evidence that was old.",
    "The court is hearing the case of the year, which was cold.",
    "She says:\n\nQ: Is tea any good?",
    "The hall was full. Bell nodded.",
    "She nodded, laughing at the “tea party” of the year.",
    "He bought the “Daily Tea” every morning.",
    "Bell went on, “while the shop stayed open.",
    "The surprising jobs report was good for the shops.",
    "The shops were shut, as Bell claims to hope.",
    "The cup, described as “old” by nobody we know, was sold.",
    "Nobody said the tea was cold. None of them said why.",
    "Police have asked anyone who saw the two near the shop to come forward.",
    "Rowes have been warned that the tea was cold.",
    "Shops shut because repairs promised after the storms of 2015 were never made.",
    "Bell, as she insisted on being called even after she left, was born in May.",
    "Bell would not go there, as Rowe had requested.",
    "Bell opened the box and found that it was empty.",
    "Bell left the shop, calling",
    "Bell decided to close the shop that sells tea.",
    "Bell told Rowe to close the shop.",
    "Meanwhile said the tea was cold.",
    "So there’s reason — lots of it! — to wonder about tea.",
    "“Tea is good for us all.” — and so on",
    "",
    " ",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_reported(text):
    assert read(text) == []


def test_a_quotation_of_the_sentence_before_is_no_part_of_the_next():
    text = "Bell called it “cold.” “This shop is old,” she said."
    assert [q for *_, q, _ in read(text)] == ["it “cold.”", "“This shop is old,”"]
    text = "Bell called tea “a long time coming.” She proposed a new law in May."
    assert [q for *_, q, _ in read(text)] == ["tea “a long time coming.”"]


def test_quotation_in_two_halves_is_one_row():
    text = "“Tea is good,” Bell said. “Coffee is not good.”"
    assert read(text) == [("Bell", "said", "“Tea is good,” … “Coffee is not good.”", "direct")]
    text = "“Tea,” Bell said, “is good.”"
    assert read(text) == [("Bell", "said", "“Tea,” … “is good.”", "direct")]


ASIDE = [  # what stands between a quotation and the sentence that goes on from it
    "adding that milk was dear",
    "who had warned about milk",
]


@pytest.mark.parametrize("aside", ASIDE)
def test_quotation_goes_on_from_the_quotation_before(aside):
    """Not from what a participle or a relative clause reports in between."""
    rows = read(f"“Tea is good,” said Bell, {aside}. “Coffee is not good.”")
    assert rows[0] == ("Bell", "said", "“Tea is good,” … “Coffee is not good.”", "direct")
    assert all("Coffee" not in content for _, _, content, _ in rows[1:])


def test_each_row_shows_the_sentences_around_it():
    text = "It rained.\n\nTea is out. “Tea is good,” Bell said. “Milk is not.” The shop closed."
    [row] = find_quotes(article(text)).itertuples()
    assert row.context == "“Tea is good,” Bell said. “Milk is not.”"


def test_two_speakers_in_one_paragraph():
    text = "“Tea is good,” Bell said. “Coffee is better,” Rowe replied."
    assert [row[0] for row in read(text)] == ["Bell", "Rowe"]


def test_quotation_goes_on_in_the_next_paragraph():
    text = "“Tea is good,” Bell said. “It always was.\n\n“Coffee is not as good.”"
    [row] = find_attributions(article(text))
    assert text[row.spans[-1][0] :] == "“Coffee is not as good.”"


def test_nobody_reports_within_a_quotation_that_the_next_paragraph_goes_on():
    text = "Bell said: “Tea is cold. He has always denied it.\n\n“It is not as good.”"
    assert [row[0] for row in read(text)] == ["Bell"]


def test_quoted_paragraph_after_the_narrator_spoke_is_nobodys():
    text = "Bell said tea is good. The shop closed.\n\n“Nobody knows where the tea went.”"
    assert [row[2] for row in read(text)] == ["tea is good"]
    assert len(find_unattributed(article(text))) == 1


def test_a_title_within_a_sentence_is_nobody_s_words():
    assert find_unattributed(article("They sang “Take Tea to the Streets.” He left.")) == []


def test_colon_takes_the_paragraph_below():
    text = "Ann Bell wrote:\n\n“Tea is good.”\n\nThe shop closed."
    assert read(text) == [("Ann Bell", "wrote", "“Tea is good.”", "direct")]


def test_second_cue_ends_the_first_content():
    text = "Bell said the tea was cold, adding that the milk was warm."
    assert [row[2] for row in read(text)] == ["the tea was cold", "that the milk was warm"]


def test_mark_never_closed_ends_before_the_reporting_clause():
    [row] = find_attributions(article("Tea “is the backbone of peace here, Bell tweeted."))
    assert (row.kind, row.rule) == ("mixed", "source after")


def test_text_without_marks_keeps_first_person_sentences_together():
    text = "I love tea. We all love tea, Ann Bell said. You should try our tea. The shop closed."
    [row] = find_attributions(article(text))
    assert [text[s:e] for s, e in row.spans] == [
        "I love tea.", "We all love tea", "You should try our tea."
    ]  # fmt: skip


def test_whole_quotation_without_source_is_kept_apart():
    text = "The hall was full.\n\n“Nobody knows where the tea went.”\n\nIt was late."
    assert find_attributions(article(text)) == []
    [row] = find_unattributed(article(text))
    assert (row.speaker, row.source_type, row.rule) == (None, "none", "no source")
    assert list(find_quotes(article(text)).speaker) == [None]


def test_speech_of_several_paragraphs_is_whole_though_nobody_is_named():
    speech = "“We won today, of course.\n\n“We won because they are good.”"
    text = f"City won.\n\nLater came a voice, tired: {speech}"
    [row] = find_unattributed(article(text))
    assert " ".join(text[s:e] for s, e in row.spans) == speech.replace("\n\n", " ")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("-- Ann Bell on her defeat by Bo Rowe", "Ann Bell"),
        ("— Bo Rowe’s coach Ann Bell", "Ann Bell"),
        ("- Ann Bell", None),  # a list begins
        ("Ann Bell won.", None),
    ],
)
def test_name_behind_a_dash_below_a_quotation_is_its_speaker(line, speaker):
    text = f"The hall was full.\n\n“Nobody knows where the tea went.”\n\n{line}\n\nIt was late."
    [row] = find_unattributed(article(text))
    assert (row.speaker, row.rule) == (speaker, "name below" if speaker else "no source")


def test_name_above_a_quotation_is_its_speaker():
    [row] = find_unattributed(article("Ann Bell\n\n“Nobody knows where the tea went.”"))
    assert (row.speaker, row.source_type, row.rule) == ("Ann Bell", "named", "name above")
    [row] = find_unattributed(article("The Tea\n\n“Nobody knows where the tea went.”"))
    assert row.speaker is None


def test_same_words_under_two_verbs_are_one_row():
    text = "Bell wrote in a note, which Rowe quoted: “Tea is good for us all.”"
    assert len({row[2] for row in read(text)}) == len(read(text)) == 1


def test_each_row_says_how_often_its_rule_is_right():
    table = find_quotes(
        article(
            "“Tea is good,” Ann Bell said.\n\nThe shop closed.\n\n“Nobody knows where it went.”"
        )
    )
    assert table.sure[0] > 0.8 and table.sure_of[0] >= 10 and not table.nested.any()
    assert [r["confidence"] for r in to_records(table)] == [table.sure[0], None]


def test_a_speech_of_several_paragraphs_is_one_quotation():
    tail = "\n\n“But milk is dear. It is.”\n\nThe shop closed."
    [row] = find_attributions(article("Ann Bell left. She said: “Tea is good. I like it." + tail))
    assert len(row.spans) == 2 and row.speaker == "Ann Bell"
    story = "The shop was shut.\n\nAnn Bell\n\n“Tea is good. I like it." + tail
    [row] = find_unattributed(article(story))
    assert len(row.spans) == 2 and row.speaker == "Ann Bell"
    assert story[slice(*row.spans[0])] == "“Tea is good. I like it."


def test_interview_lines_are_their_speakers():
    text = "Ann Bell: I like tea a lot.\n\nTom Rowe: I do not like it.\n\nAnn Bell: It is so good."
    assert [row[0] for row in read(text)] == ["Ann Bell", "Tom Rowe", "Ann Bell"]


@pytest.mark.parametrize(
    "text",
    [
        "The list.\n\nPrice: £4\n\nSize: large\n\nPrice: £5\n\nSize: small",
        "The week.\n\nMonday: tea is served at four.\n\nFriday: milk is served at five.",
    ],
)
def test_listings_are_no_interview(text):
    assert read(text) == []


def test_questions_and_answers_have_no_source():
    text = "Q: Do you like tea at all?\n\nA: I like it a lot.\n\nQ: And milk?\n\nA: Not so much."
    rows = find_unattributed(article(text))
    assert [text[slice(*row.spans[0])] for row in rows] == [
        "Do you like tea at all?", "I like it a lot", "And milk?", "Not so much"
    ]  # fmt: skip
    assert {row.source_type for row in rows} == {"none"}
    assert find_unattributed(article("Q: Do you like tea at all?\n\nThe shop closed.")) == []


def test_an_answer_goes_on_to_the_next_question():
    text = (
        "Q: Do you like tea?\n\nA: I do. My aunt said it was good.\n\nWe drink it cold.\n\n"
        "Q: And milk?\n\nA: Not so much."
    )
    rows = find_unattributed(article(text))
    assert [text[slice(*span)] for span in rows[1].spans] == [
        "I do. My aunt said it was good", "We drink it cold"
    ]  # fmt: skip


def test_who_answers_is_the_one_person_of_the_title():
    lines = "\n\nQ: Do you like tea?\n\nA: A lot.\n\nQ: And milk?\n\nA: Not at all."
    story = "Ann Bell met Tom Rowe, 40, at the shop that was opened in May." + lines
    rows = find_unattributed(parse(f"Q&A with Ann Bell\n\nMay 3, 2021\n\n{story}"))
    assert [row.speaker for row in rows] == [None, "Ann Bell", None, "Ann Bell"]


def test_who_answers_is_the_one_person_named_before():
    lines = (
        "\n\nQ: Do you like tea at all?\n\nA: I like it a lot.\n\nQ: And milk?\n\nA: Not at all."
    )
    rows = find_unattributed(article("Ann Bell, 51, has run the shop since 2015." + lines))
    assert [row.speaker for row in rows] == [None, "Ann Bell", None, "Ann Bell"]
    assert {row.resolved_by for row in rows if row.speaker} == {"interview"}
    rows = find_unattributed(article("Tea is over, writes Ann Bell." + lines))
    assert {row.speaker for row in rows} == {None}
    rows = find_unattributed(article("Ann Bell, 51, met Tom Rowe, 40." + lines))
    assert {row.speaker for row in rows} == {None}


def test_table_and_records():
    text = "Ann Bell, a baker, left. “Tea is good,” she said. “It is.”"
    table = find_quotes(article(text))
    assert tuple(table.columns) == COLUMNS
    row = table.iloc[0]
    assert (row.speaker, row.source, row.cue, row.sentence) == ("Ann Bell", "she", "said", 1)
    assert text[row.start : row.end] == "“Tea is good,” she said. “It is.”"
    [record] = to_records(table)
    assert json.loads(json.dumps(record))["contents"][1]["text"] == "“It is.”"
    assert record["cue"] == {"start": row.cue_start, "end": row.cue_end, "text": "said"}


def test_empty_table_has_its_columns():
    table = find_quotes(article(""))
    assert tuple(table.columns) == COLUMNS
    assert to_records(table) == []


WORDS = "he said that told asked by who and Ann Bell Mr. the adding says to I"
MARKS = ", . : — ( ) “ ” \" '' ' ‘ ’"
PIECES = st.sampled_from(
    [
        *WORDS.split(" "),
        *MARKS.split(" "),
        "according to",
        "\n\n",
        "\n\nQ:",
        "\n\nA:",
        "\x00",
        "\ud800",
        "😀",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_spans_lie_in_the_text_and_in_order(text):
    made = article(text)
    for row in find_attributions(made) + find_unattributed(made):
        places = [*row.spans, *(s for s in (row.source, row.cue) if s)]
        assert all(0 <= s < e <= len(text) for s, e in places)
        assert all(a[1] <= b[0] for a, b in pairwise(row.spans))
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(places)))
        assert 0 <= row.quoted_share <= 1


@pytest.mark.parametrize("text", [case[0] for case in ONE] + SILENT)
def test_a_text_may_break_off_after_any_word(text):
    for end in (match.end() for match in re.finditer(r"\w+|[^\w\s]", text)):
        for row in find_attributions(article(text[:end])):
            assert all(0 <= s < e <= end for s, e in row.spans)


@pytest.mark.parametrize("text", ['"' * 20_000, "he said " * 3_000, "(" * 20_000, "a" * 200_000])
def test_hostile_text_is_read_without_a_quotation(text):
    assert not any(a.kind == "direct" for a in find_attributions(article(text)))
