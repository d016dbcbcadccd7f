"""The person behind the mention."""

import pytest
from copydesk.article import parse
from copydesk.language.verbs import reporting
from copydesk.quotes import find_attributions, find_quotes, voices
from test_quotes import article

SPEAKERS = [  # text, speakers of its rows, how each was found
    ("“Yes,” minister of mines and trade Ann Bell told the Echo.", ["Ann Bell"], ["same mention"]),
    ("Ann Bell opened a shop. Bell said tea is good.", ["Ann Bell"], ["short name"]),
    ("Ann Bell said tea is good. She said coffee is bad.", ["Ann Bell", "Ann Bell"],
     ["same mention", "pronoun"]),
    ("Tom Rowe ran, Bob Bell said. Guards held Rowe when he fell, he said.",
     ["Bob Bell", "Bob Bell"], ["same mention", "pronoun"]),
    ("Bob Bell opened a shop.\n\nApparently referring to Tom Rowe, he said tea is good.",
     ["Bob Bell"], ["pronoun"]),
    ("Mr. Tom Rowe met Ann Bell. “Tea is good,” she said.", ["Ann Bell"], ["pronoun"]),
    ("Tom Rowe said no tea was left. Ann Bell nodded. “It was cold,” he said.",
     ["Tom Rowe", "Tom Rowe"], ["same mention", "pronoun"]),
    ("“Tea is good,” enthused Bob Bell.", ["Bob Bell"], ["same mention"]),
    ("“Tea is good,” Quorna, a baker whose shop closed, told Orla Today.", ["Quorna"],
     ["same mention"]),
    ("Some experts said tea is good.", ["some experts"], ["same mention"]),
    ("Officials said tea is good.", ["officials"], ["same mention"]),
    ("The report said tea is good.", ["the report"], ["same mention"]),
    ("“Tea is good,” she said.", [None], [""]),
    ("Ann Bell bakes. She opens at six.\n\n“We need her,” says Mayor Jane Rowe.\n\n"
     "“It is early,” she says.", ["Jane Rowe", "Ann Bell"], ["same mention", "pronoun"]),
    ("Ann Bell bakes. She opens at six.\n\n“We need tea,” says Mayor Jane Rowe.\n\n"
     "“It is late,” she says.", ["Jane Rowe", "Jane Rowe"], ["same mention", "pronoun"]),
    ("Ann Bell bakes. She opens at six.\n\n“We need her,” says Mayor Jane Rowe.\n\n"
     "“She is good,” she says.", ["Jane Rowe", "Jane Rowe"], ["same mention", "pronoun"]),
    ("Dr. Orla Bell was 19 when she swam.\n\nThe mayor, Quin Rowe, called her “calm” in May.\n\n"
     "“It was cold,” she says.", ["Quin Rowe", "Orla Bell"], ["same mention", "pronoun"]),
    ("Dr. Orla Bell was 19 when she swam. Bell won.\n\nBell left as she was tired.\n\n"
     "Quin Rowe said tea is good.\n\n“It was cold,” she says.", ["Quin Rowe", "Orla Bell"],
     ["same mention", "pronoun"]),
    ("Quin Rowe said tea is good.\n\n“It was cold,” she says.", ["Quin Rowe", "Quin Rowe"],
     ["same mention", "pronoun"]),
    ("Jane Rowe met us. Mary Bell, 51, was murdered in May. “She was kind,” she said.",
     ["Jane Rowe"], ["pronoun"]),
    ("Tom Rowe slept.\n\nA delegate from Ayr said Rowe was tired. He added that tea is good.",
     ["a delegate from Ayr", "a delegate from Ayr"], ["same mention", "pronoun"]),
    ("Rowe met Ann Bell, who said tea is good.", ["Ann Bell"], ["relative"]),
    ("Rowe met Ann Bell and several women who said tea is good.", ["several women"], ["relative"]),
    ("After Jane Rowe asked who came, Ann Bell replied, “Nobody.”\n\n“It was cold,” she added.",
     ["Jane Rowe", "Ann Bell", "Ann Bell"], ["same mention", "same mention", "pronoun"]),
    ("Ann Bell said tea is good.\n\nThe Ayr County GOP said tea is bad.\n\n“No,” she said.",
     ["Ann Bell", "Ayr County GOP", "Ann Bell"], ["same mention", "same mention", "pronoun"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers", "how"), SPEAKERS, ids=[s[0][:40] for s in SPEAKERS])
def test_speakers(text, speakers, how):
    rows = find_attributions(article(text))
    assert [r.speaker for r in rows] == speakers
    assert [r.resolved_by for r in rows] == how


SOURCES = [
    ("Zorla Airlines, Phoenix, Ariz., said tea is good.", "Zorla Airlines", None),
    ("Zorla Inc., a maker of tea, said tea is good.", "Zorla Inc", "maker of tea"),
    ("Zorla PLC, London, said quarterly profit fell.", "Zorla PLC", None),
    ("Ann Bell, head of the Zorla Inc. unit, said tea is good.", "Ann Bell", None),
    ("Ann Bell, 51, of Ayr, Ohio, said tea is good.", "Ann Bell", None),
    ("Officials in Paris, France, said tea is good.", "officials in Paris", None),
    ("Senator Ann Bell of Ohio said tea is good.", "Ann Bell", None),
    ("Judge Ann Bell of the Orla Tea Court said tea is good.", "Ann Bell", None),
    ("Ann Bell of Oxfam said tea is good.", "Ann Bell", None),
    ("The Bank of England said tea is good.", "Bank of England", None),
    ("Sen. Ann Bell, R-Ohio, the panel’s chair, said tea is good.", "Ann Bell", None),
    ("The head of the club, Per Lund, said tea is good.", "Per Lund", None),
    ("Marco Rowe left. “Tea is good,” the Italian said.", "the Italian", None),
    ("A tired official left, a tired official said. “Tea is good,” the official said.",
     "a tired official", None),
    ("Doctors at Orla Hospital, where 31 people are being treated, said tea is good.",
     "doctors at Orla Hospital", None),
    ("Witnesses said tea is good.", "witnesses", None),
    ("Substitute Ann Bell came. “Tea is good,” Bell said.", "Ann Bell", None),
    ("The report, released Monday, says tea is good.", "the report", None),
    ("The White House said tea is good.", "White House", None),
    ("He met Megyn Kelly. Megyn Kelly said tea is good.", "Megyn Kelly", None),
    ("Democrats said tea is good.", "Democrats", None),
    ("Lawyers for the owner, Zorla Tea, said tea is good.", "lawyers for the owner", None),
    ("A spokesman for Zorla, of Paris, France, said tea is good.", "a spokesman for Zorla", None),
    ("Tom Rowe Jr. slept. “Tea is good,” Rowe Jr. said.", "Tom Rowe Jr", None),
    ("Tom Rowe, Jr. said tea is good.", "Tom Rowe", None),
    ("Zorla’s said the latest deal was good.", "Zorla", None),
    ("Zorla, which said tea is good, will close.", "Zorla", None),
    ("Mayor Ann Bell yesterday, asked why, replied: “It is good for us.”", "Ann Bell", "Mayor"),
    ("Co-author and Orla physicist Ann Bell said tea is good.", "Ann Bell",
     "Co-author and Orla physicist"),
    ("The Mayor’s Office said tea is good.", "Mayor’s Office", None),
    ("Backers of tariffs said tea is good.", "backers of tariffs", None),
    ("Ann Bell herself said tea is good.", "Ann Bell", None),
    ("Orla co-founder and CEO Ann Bell said tea is good.", "Ann Bell", "Orla co-founder and CEO"),
    ("Mayor Ann Bell and Tom Rowe said tea is good.", "Ann Bell and Tom Rowe", "Mayor"),
    ("Ann Bell met Tom Rowe. Bell and Rowe said tea is good.", "Ann Bell and Tom Rowe", None),
    ("Norway and the Orla Port Authority said tea is good.",
     "Norway and Orla Port Authority", None),
    ("Ann Bell and Tom Rowe left. They said tea is good.", None, None),
    ("Ann Bell and Tom Rowe said no to it. They said tea is good.",
     "Ann Bell and Tom Rowe", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "role"), SOURCES, ids=[s[0][:40] for s in SOURCES])
def test_where_a_source_begins_and_ends(text, speaker, role):
    *_, row = find_attributions(article(text))
    assert row.speaker == speaker
    assert role is None or row.role == role


ROLES = [
    ("Mayor Ann Bell opened the fair. The mayor said tea is good.", "Ann Bell"),
    ("Gov. Ann Bell of Orla arrived. “Good,” said the Orla governor.", "Ann Bell"),
    ("Ann Bell, 51, a retired teacher from Orla, fell. The teacher said tea is good.", "Ann Bell"),
    ("Ann Bell was elected president of the club. The president said tea is good.", "Ann Bell"),
    ("Police Chief Ann Bell came late. The police chief said tea is good.", "Ann Bell"),
    ("The Tea Ministry closed. The ministry said tea is good.", "Tea Ministry"),
    ("The University of Orla closed. The university said tea is good.", "University of Orla"),
    ("Orla Airlines grew. The airline said tea is good.", "Orla Airlines"),
    ("Shares of Zorla fell. The company said tea is good.", "Zorla"),
    ("Zorla, a maker of tea, grew.\n\n“Tea is good,” the company said.", "Zorla"),
    ("Orla Bakers union met. The union said tea is good.", "Orla Bakers"),
    ("Acme Inc. met the hedge fund Orla Capital. The company said tea is good.", "Acme Inc"),
    ("City Commissioner Ann Bell came. The Commissioner said tea is good.", "Ann Bell"),
    # in doubt, or another: as the text calls them
    ("Deputy Mayor Ann Bell came. The mayor said tea is good.", "the mayor"),
    ("Former Mayor Ann Bell came. The mayor said tea is good.", "the mayor"),
    ("Mayor Ann Bell came. The Ayr mayor said tea is good.", "the Ayr mayor"),
    ("Mayors came: Mayor Ann Bell and Mayor Bo Rowe. The mayor said tea is good.", "the mayor"),
    ("Ann Bell, the mayor’s sister, came. The mayor said tea is good.", "the mayor"),
    ("In a talk with Ann Bell, the mayor of Orla said tea is good.", "the mayor of Orla"),
    ("Before the Tea Court, the Orla delegation said tea is good.", "the Orla delegation"),
    ("Ann Bell is not the mayor. The mayor said tea is good.", "the mayor"),
    ("Zorla Inc. sued Acme Inc. on Monday. The company said tea is good.", "the company"),
    ("Mayor Ann Bell came." + "\n\nRain." * 5 + "\n\nThe mayor said tea is good.", "the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), ROLES, ids=[t[:40] for t, _ in ROLES])
def test_who_is_meant_by_a_role(text, speaker):
    *_, row = find_attributions(article(text))
    assert row.speaker == speaker
    assert (row.resolved_by == "role") == (speaker[:3] != "the")


def test_a_title_in_marks_is_not_what_the_next_sentence_reports():
    assert find_attributions(article("Bell won for “Salt Year.” She spoke with us.")) == []


TAKEN_UP = [
    ("Two residents fled. They said tea is good.", "two residents"),
    ("Orla Democrats left because they said tea is good.", "Orla Democrats"),
    ("Orla Airlines cut flights.\n\n“Tea is good,” it said.", "Orla Airlines"),
    ("The company cut its forecast. It said tea is good.", "the company"),
    ("Norway closed its border. It said tea is good.", "Norway"),
    ("Rain fell. It said tea is good.", None),
    ("They came by bus. They said tea is good.", None),
]


@pytest.mark.parametrize(("text", "speaker"), TAKEN_UP)
def test_who_is_taken_up_by_it_and_they(text, speaker):
    *_, row = find_attributions(article(text))
    assert row.speaker == speaker


def test_role_is_kept():
    text = "Ann Bell, spokeswoman for the Tea Board, said tea is good."
    [row] = find_attributions(article(text))
    assert (row.speaker, row.role) == ("Ann Bell", "spokeswoman for the Tea Board")
    [row] = find_attributions(article("Retired baker Ann Bell said tea is good."))
    assert (row.speaker, row.role) == ("Ann Bell", "Retired baker")
    [row] = find_attributions(article("Tea is good, according to the Orla Chamber of Commerce."))
    assert (row.speaker, row.role) == ("Orla Chamber of Commerce", None)
    [row] = find_attributions(article("The Millers' Alliance, a trade union, said tea is good."))
    assert (row.speaker, row.role) == ("Millers' Alliance", "trade union")


def test_lexicon_inflects():
    forms = reporting()
    assert forms["denied"][0].lemma == "deny"
    assert forms["quipped"][0].form == "past"
    assert forms["saying"][0].form == "ing"
    assert {verb.lemma for verb in forms["states"]} == {"states"}  # of documents alone
    assert "inquiry" in forms["states"][0].uses


def test_what_a_court_hears_has_no_speaker():
    story = "The jury was told that tea was cold. The court heard that Bell left. "
    table = find_quotes(parse(story + "The judge told Rowe that he was late."))
    assert list(table.speaker) == [None, None, "the judge"]


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("One of her aides said the bridge was closed.", "anonymous", ""),
        ("A wide array of experts said the bridge was closed.", "group", ""),
        ("The mayor said the bridge was closed.", "role", ""),
        ("‘The bridge is closed,’ governor says", "role", ""),
        ("One of the soldiers from Bell’s War said the bridge was closed.", "anonymous", ""),
        ("His lawyer said the bridge was closed.", "role", ""),
        ("The ministry said the bridge was closed.", "institution", ""),
        ("A spokesman for the ministry said the bridge was closed.", "institution", ""),
        ("Some experts said the bridge was closed.", "group", ""),
        ("Residents said the bridge was closed.", "group", ""),
        ("A source close to the talks said the bridge was closed.", "anonymous", ""),
        ("People briefed on the talks said the bridge was closed.", "anonymous", ""),
        ("A woman said the bridge was closed.", "anonymous", ""),
        (
            "The bridge was closed, said an official who asked not to be named because he was not "
            "authorised to speak.",
            "anonymous",
            "because he was not authorised to speak",
        ),
        (
            "Two officials said the bridge was closed. They spoke on condition of anonymity for "
            "fear of losing their jobs.",
            "anonymous",
            "for fear of losing their jobs",
        ),
        ("The report said the bridge was closed.", "document", ""),
        ("Ann Bell said the bridge was closed.", "named", ""),
        ("He said the bridge was closed.", "pronoun", ""),
    ],
)
def test_kind_of_a_source_and_why_it_has_no_name(text, kind, reason):
    row = find_quotes(parse(text)).iloc[0]
    assert (row.source_type, row.reason) == (kind, reason)


def test_a_role_whose_holder_was_named_is_no_source_without_a_name():
    text = "Ann Bell, the mayor of Orla, opened the bridge. The mayor said it would last."
    row = find_quotes(parse(text)).iloc[0]
    assert (row.speaker, row.source_type) == ("Ann Bell", "named")


def test_a_quotation_inside_another_is_nested():
    text = "Ann Bell said that Tom Rowe had told her the bridge was closed. Rowe said it was old."
    rows = find_quotes(parse(text))
    assert list(rows.nested) == [False, True, False]
    assert voices(rows).words.sum() == len(" ".join(rows.quote[~rows.nested]).split())
