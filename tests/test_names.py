"""Names: who is found, under which name, of which kind, and which capitals are no names."""

from itertools import pairwise

import pytest
from copydesk import wordlists
from copydesk.article import Article
from copydesk.names import find_names, name_index
from copydesk.sentences import sentence_spans
from hypothesis import given, settings
from hypothesis import strategies as st


def article(*paragraphs):
    """An article of these paragraphs, not cleaned."""
    text, spans, at = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    sentences = [s for span in spans for s in sentence_spans(text, *span)]
    return Article(text, text, tuple(spans), tuple(sentences))


def found(*paragraphs):
    return [(m.text, m.name, m.kind, m.via) for m in name_index(article(*paragraphs)).mentions]


ROWS = [
    ("Gov. Ada Roe spoke.", [("Ada Roe", "Ada Roe", "person", "full name")]),
    ("Then Foreign Minister Wo Lin-ta left.", [("Wo Lin-ta", "Wo Lin-ta", "person", "full name")]),
    ("They met 25-year-old Tarus Wok.", [("Tarus Wok", "Tarus Wok", "person", "full name")]),
    ("It stood on East 24th Street then.",
     [("East 24th Street", "East 24th Street", "place", "full name")]),
    ("It was Orla Roe, 45, who won.", [("Orla Roe", "Orla Roe", "person", "full name")]),
    ("He met his deputy, Una van der Roe.",
     [("Una van der Roe", "Una van der Roe", "person", "full name")]),
    ("The Norwegian general Tor Roe spoke.",
     [("Norwegian", "Norway", "place", "demonym"), ("Tor Roe", "Tor Roe", "person", "full name")]),
    ("Norwegian Defense Ministry spokesman Tor Roe spoke.",
     [("Norwegian", "Norway", "place", "demonym"),
      ("Defense Ministry", "Defense Ministry", "organisation", "full name"),
      ("Tor Roe", "Tor Roe", "person", "full name")]),
    ("He runs the Orla Institute for Peace and War.",
     [("Orla Institute for Peace and War", "Orla Institute for Peace and War", "organisation",
       "full name")]),
    ("U.K.-led talks in the UK failed.",
     [("U.K.", "United Kingdom", "place", "abbreviation"),
      ("UK", "United Kingdom", "place", "abbreviation")]),
    ("The Norway-Sweden border is open.",
     [("Norway", "Norway", "place", "full name"), ("Sweden", "Sweden", "place", "full name")]),
    ("Oslo wants more than talks.", [("Oslo", "Norway", "place", "capital")]),
    ("Talks between Oslo and Stockholm failed.",
     [("Oslo", "Norway", "place", "capital"), ("Stockholm", "Sweden", "place", "capital")]),
    ("They met in Oslo.", [("Oslo", "Oslo", "place", "full name")]),
    ("They met near Lake Orla.", [("Lake Orla", "Lake Orla", "place", "full name")]),
    ("The Millers’ Alliance met.",
     [("Millers’ Alliance", "Millers’ Alliance", "organisation", "full name")]),
    ("The Friends of Orla Library met.",
     [("Friends of Orla Library", "Friends of Orla Library", "organisation", "full name")]),
    ("Friends of Gov. Ada Roe met.", [("Ada Roe", "Ada Roe", "person", "full name")]),
    ("He read the millers’ Gov. Ada Roe a letter.",
     [("Ada Roe", "Ada Roe", "person", "full name")]),
    ("He told Quorley city council.", [("Quorley", "Quorley", "place", "full name")]),
    ("The carmaker Quorla grew.", [("Quorla", "Quorla", "organisation", "full name")]),
    ("Quorla, a chain of tea shops, grew.", [("Quorla", "Quorla", "organisation", "full name")]),
    ("He sold shares of Quorla.", [("Quorla", "Quorla", "organisation", "full name")]),
    ("It was Quorla’s profit.", [("Quorla", "Quorla", "organisation", "full name")]),
    ("Then Wo Lin was elected.", [("Wo Lin", "Wo Lin", "person", "full name")]),
    ("It was Tom Roe, head of the bank Orla owns.",
     [("Tom Roe", "Tom Roe", "person", "full name"),
      ("Orla", "Orla", "organisation", "full name")]),
    ("Then President-Elect Tom Roe spoke.", [("Tom Roe", "Tom Roe", "person", "full name")]),
    ("He asked the Justice Department.",
     [("Justice Department", "Justice Department", "organisation", "full name")]),
    ("He flew to Guadalajara.", [("Guadalajara", "Guadalajara", "place", "full name")]),
    ("Fiona Hill left.", [("Fiona Hill", "Fiona Hill", "person", "full name")]),
    ("Fay Roe, Ohio’s judge, left.", [("Fay Roe", "Fay Roe", "person", "full name"),
                                      ("Ohio", "Ohio", "place", "full name")]),
    ("The Washington County Health Department met.",
     [("Washington County Health Department", "Washington County Health Department",
       "organisation", "full name")]),
    ("Then Zenox said no.", [("Zenox", "Zenox", "organisation", "full name")]),
    ("Then Zenox said he was out.", [("Zenox", "Zenox", "person", "full name")]),
    ("The envoy to Kenya Marie Roe left early.",
     [("Kenya", "Kenya", "place", "full name"), ("Marie Roe", "Marie Roe", "person", "full name")]),
    ("Since Sunday Orla Capital Group hired Marie Bellamy.",
     [("Orla Capital Group", "Orla Capital Group", "organisation", "full name"),
      ("Marie Bellamy", "Marie Bellamy", "person", "full name")]),
    ("OSLO — Shares rose.", [("OSLO", "Oslo", "place", "full name")]),
    ("Her new SUV has an LED and GPS.", []),
    ("It MUST go, and it must go now.", []),
    ("Then Cusco said no.", [("Cusco", "Cusco", "person", "full name")]),
    ("He met the Dallas Cowboys.",
     [("Dallas Cowboys", "Dallas Cowboys", "organisation", "full name")]),
    ("Then W.S. Roe met W. S. Roe. Then Roe said no.",
     [("W.S. Roe", "W. S. Roe", "person", "full name"),
      ("W. S. Roe", "W. S. Roe", "person", "full name"),
      ("Roe", "W. S. Roe", "person", "short name")]),
    ("Norway’s reply came late.", [("Norway", "Norway", "place", "full name")]),
    ("A man of the People’s Army of Orlo fell.",
     [("People’s Army of Orlo", "People’s Army of Orlo", "organisation", "full name")]),
    ("Sales at Honeywell and at Wal-Mart fell.",
     [("Honeywell", "Honeywell", "organisation", "full name"),
      ("Wal-Mart", "Walmart", "organisation", "short name")]),
    ("An analyst at Ketter Brun left.", [("Ketter Brun", "Ketter Brun", "other", "full name")]),
    ("A train from Olsztyn was late.", [("Olsztyn", "Olsztyn", "place", "full name")]),
    ("It won the Los Angeles Marathon.",
     [("Los Angeles Marathon", "Los Angeles Marathon", "other", "full name")]),
    ("He met the ambassador to the European Union Gordon Roe.",
     [("European Union", "European Union", "organisation", "full name"),
      ("Gordon Roe", "Gordon Roe", "person", "full name")]),
    ("He won the Medal of Honor.", [("Medal of Honor", "Medal of Honor", "other", "full name")]),
    ("It left the Port of Quorley.",
     [("Port of Quorley", "Port of Quorley", "place", "full name")]),
    ("The Human Rights and Democracy Act passed.",
     [("Human Rights and Democracy Act", "Human Rights and Democracy Act", "other", "full name")]),
    ("He asked Immigration and Customs Enforcement.",
     [("Immigration and Customs Enforcement", "Immigration and Customs Enforcement",
       "organisation", "full name")]),
    ("She works at Dick's Sporting Goods, he at Macy’s.",
     [("Dick's Sporting Goods", "Dick's Sporting Goods", "organisation", "full name"),
      ("Macy’s", "Macy's", "organisation", "full name")]),
    ("She studied at St. Anne’s College.",
     [("St. Anne’s College", "St. Anne’s College", "organisation", "full name")]),
    ("He asked the Sheriff’s Office.",
     [("Sheriff’s Office", "Sheriff’s Office", "organisation", "full name")]),
    ("He asked the Delhi High Court.",
     [("Delhi High Court", "Delhi High Court", "organisation", "full name")]),
    ("It rained in the town of Quorley.", [("Quorley", "Quorley", "place", "full name")]),
    ("Trains from Quorley stop.", [("Quorley", "Quorley", "place", "full name")]),
    ("He loves Eastern Ohio.", [("Eastern Ohio", "Eastern Ohio", "place", "full name")]),
    ("It grew, said Quorla Fire spokesman Tom Roe.",
     [("Quorla Fire", "Quorla Fire", "organisation", "full name"),
      ("Tom Roe", "Tom Roe", "person", "full name")]),
    ("He met Ada Roe and Quor Brun.",
     [("Ada Roe", "Ada Roe", "person", "full name"),
      ("Quor Brun", "Quor Brun", "person", "full name")]),
    ("He met Tom Roe, Quor Brun and Zor Ket.",
     [("Tom Roe", "Tom Roe", "person", "full name"),
      ("Quor Brun", "Quor Brun", "person", "full name"),
      ("Zor Ket", "Zor Ket", "person", "full name")]),
    ("He met Tom Roe, Quor Citizen editor.",
     [("Tom Roe", "Tom Roe", "person", "full name"),
      ("Quor Citizen", "Quor Citizen", "other", "full name")]),
    ("He met Tom Roe, Head of Zor Research.",
     [("Tom Roe", "Tom Roe", "person", "full name"),
      ("Zor Research", "Zor Research", "other", "full name")]),
    ("It rained in Ohio and Quorley.",
     [("Ohio", "Ohio", "place", "full name"), ("Quorley", "Quorley", "place", "full name")]),
    ("She saw her son, Quorl, leave.", [("Quorl", "Quorl", "person", "full name")]),
    ("He met Erik ten Roe.", [("Erik ten Roe", "Erik ten Roe", "person", "full name")]),
    ("He met voter Quor Brun.", [("Quor Brun", "Quor Brun", "person", "full name")]),
    ("It was the MAN. A man slept.", []),
    ("He drove on Interstate 80.", []),
    ("He met Quorla County Sheriff Tom Roe.",
     [("Quorla County", "Quorla County", "place", "full name"),
      ("Tom Roe", "Tom Roe", "person", "full name")]),
    ("They fled Saint Quorla County.",
     [("Saint Quorla County", "Saint Quorla County", "place", "full name")]),
    ("It grew, said Quor Brun, Gloucester Herald reporter.",
     [("Quor Brun", "Quor Brun", "person", "full name"),
      ("Gloucester Herald", "Gloucester Herald", "organisation", "full name")]),
    ("They slept in Quorley, Ohio. He left.",
     [("Quorley", "Quorley", "place", "full name"), ("Ohio", "Ohio", "place", "full name")]),
    ("He left the Museum of Tea and Ada Roe.",
     [("Museum of Tea", "Museum of Tea", "organisation", "full name"),
      ("Ada Roe", "Ada Roe", "person", "full name")]),
    ("He asked the Secretary-General and the Attorney General.", []),
    ("Ada Roe MP refused.", [("Ada Roe", "Ada Roe", "person", "full name")]),
    ("The New Roe College grew. New shops opened.",
     [("New Roe College", "New Roe College", "organisation", "full name")]),
    ("Then Boeing said no.", [("Boeing", "Boeing", "organisation", "full name")]),
    ("They met in South Bend, where the coach won.",
     [("South Bend", "South Bend", "place", "full name")]),
    ("He met the MP for Brent Lodge, who slept.",
     [("Brent Lodge", "Brent Lodge", "place", "full name")]),
    ("He loves Samba.", [("Samba", "Samba", "other", "full name")]),
    ("He loves Oxford.", [("Oxford", "Oxford", "place", "full name")]),
    ("They came from Kebbi, Quorley, Brunby and Osun.",
     [(w, w, "place", "full name") for w in ("Kebbi", "Quorley", "Brunby", "Osun")]),
    ("He read Reuters, the Zenox and the BBC.",
     [("Reuters", "Reuters", "organisation", "full name"),
      ("Zenox", "Zenox", "organisation", "full name"),
      ("BBC", "BBC", "organisation", "full name")]),
    ("A man of Quorley, County Durham, left.",
     [("Quorley", "Quorley", "place", "full name"),
      ("County Durham", "County Durham", "place", "full name")]),
    ("It hit a house of the Al-Quor district.",
     [("Al-Quor", "Al-Quor", "place", "full name")]),
    ("A St. Quor man was hurt.", [("St. Quor", "St. Quor", "place", "full name")]),
    ("It rained on Quorley’s east side.", [("Quorley", "Quorley", "place", "full name")]),
    ("It snowed on the Quorle Plains.",
     [("Quorle Plains", "Quorle Plains", "place", "full name")]),
    ("He rented the Quor Banquet Hall.",
     [("Quor Banquet Hall", "Quor Banquet Hall", "place", "full name")]),
    ("They met in Downing Street.",
     [("Downing Street", "Downing Street", "place", "full name")]),
    ("The flood broke a major Quor River dam.",
     [("Quor River", "Quor River", "place", "full name")]),
    ("He won at Roland Garros.", [("Roland Garros", "Roland Garros", "place", "full name")]),
    ("QUORLEY TIMES reported it.",
     [("QUORLEY TIMES", "QUORLEY TIMES", "organisation", "full name")]),
    ("He wrote for the Guardian.", [("Guardian", "Guardian", "organisation", "full name")]),
    ("He wrote for the Quorley Guardian.",
     [("Quorley Guardian", "Quorley Guardian", "organisation", "full name")]),
    ("He read The Sunday Herald.",
     [("Sunday Herald", "Sunday Herald", "organisation", "full name")]),
    ("He posted it on Telegram.", [("Telegram", "Telegram", "organisation", "full name")]),
    ("The map is by QuorAware and by Zenox.us, too.",
     [("QuorAware", "QuorAware", "organisation", "full name"),
      ("Zenox.us", "Zenox.us", "organisation", "full name")]),
    ("He met the foe, Quoros Brunas.",
     [("Quoros Brunas", "Quoros Brunas", "person", "full name")]),
    ("On it were Quoros Brunas (68) and Brun Quorsen (72).",
     [("Quoros Brunas", "Quoros Brunas", "person", "full name"),
      ("Brun Quorsen", "Brun Quorsen", "person", "full name")]),
    ("They met the Chairman of the OTC, Quoros Brunas.",
     [("OTC", "OTC", "organisation", "full name"),
      ("Quoros Brunas", "Quoros Brunas", "person", "full name")]),
    ("They ate at Larry Q's BBQ.",
     [("Larry Q's BBQ", "Larry Q's BBQ", "organisation", "full name")]),
    ("It rained on New Year’s Eve.",
     [("New Year’s Eve", "New Year’s Eve", "other", "full name")]),
    ("The Hall of Fame pitcher Ada Roe left.",
     [("Hall of Fame", "Hall of Fame", "other", "full name"),
      ("Ada Roe", "Ada Roe", "person", "full name")]),
    ("The Norwegian General Staff met.",
     [("Norwegian", "Norway", "place", "demonym"),
      ("General Staff", "General Staff", "organisation", "full name")]),
    ("He met the OTC Cabinet Member for Planning, Councillor Ada Roe.",
     [("OTC", "OTC", "organisation", "full name"), ("Ada Roe", "Ada Roe", "person", "full name")]),
    ("He is a former New York Mayor.", [("New York", "New York", "place", "full name")]),
    ("He loves Quorley on Sea’s Coun Brun.",
     [("Quorley on Sea", "Quorley on Sea", "place", "full name"),
      ("Brun", "Brun", "person", "title")]),
    ("The Quorley upon Tyne campaigner Ada Roe fled to Brun-under-Lyne.",
     [("Quorley upon Tyne", "Quorley upon Tyne", "place", "full name"),
      ("Ada Roe", "Ada Roe", "person", "full name"),
      ("Brun-under-Lyne", "Brun-under-Lyne", "place", "full name")]),
    ("Rescuer Quor Brun slept.", [("Quor Brun", "Quor Brun", "person", "full name")]),
    ("He lives on Luke Crescent.", [("Luke Crescent", "Luke Crescent", "place", "full name")]),
    ("He met Department of Quorl Safety Trooper Marie Bellamy.",
     [("Department of Quorl Safety", "Department of Quorl Safety", "organisation", "full name"),
      ("Marie Bellamy", "Marie Bellamy", "person", "full name")]),
    ("They nominated Quoros Brunas as its head.",
     [("Quoros Brunas", "Quoros Brunas", "person", "full name")]),
    ("He came from Oyo State and hit Rivers State.",
     [("Oyo State", "Oyo", "place", "short name"),
      ("Rivers State", "Rivers State", "place", "full name")]),
    ("He drove on Highway 12. He read Clause 1.", []),
    ("The American Red Cross came.",
     [("American Red Cross", "Red Cross", "organisation", "short name")]),
    ("It hit the Quorwood area.", [("Quorwood", "Quorwood", "place", "full name")]),
    ("Then Coroner Buster Brun said no.",
     [("Buster Brun", "Buster Brun", "person", "full name")]),
    ("Then Quorata Brun (TMC) left, said Ada Roe (Con).",
     [("Quorata Brun", "Quorata Brun", "person", "full name"),
      ("TMC", "TMC", "organisation", "full name"), ("Ada Roe", "Ada Roe", "person", "full name")]),
    ("He met Minister of State for Parliamentary Affairs Quoriv Brun.",
     [("Quoriv Brun", "Quoriv Brun", "person", "full name")]),
    ("Then Information and Broadcasting Minister Quor Brun slept.",
     [("Quor Brun", "Quor Brun", "person", "full name")]),
    ("Homeowner Quor Brun slept.", [("Quor Brun", "Quor Brun", "person", "full name")]),
    ("They live in Leigh Quorton, near Malvern.",
     [("Leigh Quorton", "Leigh Quorton", "place", "full name"),
      ("Malvern", "Malvern", "place", "full name")]),
    ("He owns Quor Homes.", [("Quor Homes", "Quor Homes", "organisation", "full name")]),
    ("He met a Sebastian County Sheriff’s deputy.",
     [("Sebastian County", "Sebastian County", "place", "full name")]),
    ("He met Quorley Police Chief Ada Roe.",
     [("Quorley", "Quorley", "place", "full name"), ("Ada Roe", "Ada Roe", "person", "full name")]),
    ("It was a win on the Ada Tour, said all.", [("Ada Tour", "Ada Tour", "other", "full name")]),
    ("He met Deputy Quor Brun then.", [("Quor Brun", "Quor Brun", "person", "full name")]),
    ("He beat Al Quorl by two.", [("Al Quorl", "Al Quorl", "person", "full name")]),
    ("Visitors met Zhou Weili there.", [("Zhou Weili", "Zhou Weili", "person", "full name")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions"), ROWS)
def test_names_of_a_sentence(text, mentions):
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Critics say so. Voters agree.",
        "On Monday, Jan. 3, I slept. The Tuesday after, I did not.",
        "The President met the Prime Minister.",
        "“Nobody knows,” she said. “Everything changed.”",
        "Retired Gen. and others. Why not?",
        "Muslim and Christian voters watched TV.",
        "Apple trees bloom. An apple a day.",
    ],
)
def test_no_names(text):
    assert found(text) == []


def test_short_names_stand_for_the_full_name_that_was_introduced():
    story = found(
        "Analyst Wo Lin Ta met Abe B. Roe Jr. in May.", "Wo said no. Mr. Roe’s aide left."
    )
    assert story == [
        ("Wo Lin Ta", "Wo Lin Ta", "person", "full name"),
        ("Abe B. Roe Jr", "Abe B. Roe Jr", "person", "full name"),
        ("Wo", "Wo Lin Ta", "person", "short name"),
        ("Roe", "Abe B. Roe Jr", "person", "title"),
    ]


def test_a_verb_before_a_known_person_is_no_given_name():
    story = found("Gov. Quor Roe won. Then Roe slept. Questioning Roe took an hour.")
    assert [(text, name) for text, name, *_ in story] == [
        ("Quor Roe", "Quor Roe"), ("Roe", "Quor Roe"), ("Roe", "Quor Roe"),
    ]  # fmt: skip


def test_a_city_gives_way_to_the_firm_that_is_called_after_it():
    story = found("The Nashua Corp. grew. Shares of Nashua rose.")
    assert {name for _, name, *_ in story} == {"Nashua Corp"}


def test_a_surname_keeps_its_particle():
    assert {name for _, name, *_ in found("Bill de Roe won. Then de Roe said no.")} == {
        "Bill de Roe"
    }


def test_a_country_is_no_given_name():
    story = found("Israeli minister Israel Roe spoke. Israel said no. Roe left.")
    assert [name for _, name, *_ in story] == ["Israel", "Israel Roe", "Israel", "Israel Roe"]


def test_a_town_is_not_short_for_its_police():
    text = "The Ayrlo Police said an Ayrlo man was there. Ayrlo slept."
    assert [name for _, name, _, _ in found(text)][1:] == ["Ayrlo", "Ayrlo"]


def test_a_quay_is_not_the_town_council():
    story = found("The Quorley Town Council met. It is Quorley quay.")
    assert [name for _, name, *_ in story] == ["Quorley Town Council", "Quorley"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He read The Sunday Times, she The Times.", ["Sunday Times", "Times"]),
        ("She read the Guardian. He read the Quorley Guardian.", ["Guardian", "Quorley Guardian"]),
        ("He read the Quorley Guardian. She read the Guardian.", ["Quorley Guardian"] * 2),
        ("He read the Quorley Free Press. The Free Press said no.", ["Quorley Free Press"] * 2),
        ("Then member Quoraditya Brundia left. Brundia’s aide slept.", ["Quoraditya Brundia"] * 2),
        ("It bought Blackstone Group LP. It runs Blackstone.", ["Blackstone Group LP"] * 2),
        ("He met the foe, Quoros Brunas. He beat Brunas.", ["Quoros Brunas"] * 2),
    ],
)  # fmt: skip
def test_which_short_names_are_one(text, names):
    assert [name for _, name, *_ in found(text)] == names


def test_an_office_is_named_for_who_heads_it():
    assert found("He left. The Orla County Sheriff’s Office said no.")[-1][1:3] == (
        "Orla County Sheriff’s Office",
        "organisation",
    )


def test_a_surname_that_is_a_colour_or_a_title_elsewhere():
    text = "Police Chief James White spoke. White said Amit Shah had left. Shah wept."
    assert [name for _, name, _, _ in found(text)] == ["James White"] * 2 + ["Amit Shah"] * 2


def test_a_given_name_that_is_a_title_elsewhere():
    story = found("One of them is Dean Quorle, a junior.", "Quorle wept.")
    assert [name for _, name, _, _ in story] == ["Dean Quorle"] * 2


def test_a_charge_in_front_of_a_minister_is_no_name():
    text = "The drought went on in NSW. Drought Minister Ada Roe wept."
    assert [name for _, name, _, _ in found(text)] == ["New South Wales", "Ada Roe"]


@pytest.mark.parametrize(
    "name", ["General Quorle Co", "Ada Roe Health System", "Ada Roe School District"]
)
def test_a_body_called_after_a_person_is_a_body(name):
    assert [(n, kind) for _, n, kind, _ in found(f"It was {name} that closed.")] == [
        (name, "organisation")
    ]


def test_the_bill_is_nobody():
    assert {kind for *_, kind, _ in found("He read the Bill. It was the Bill of May.")} == {"other"}


def test_a_surname_that_is_a_title_elsewhere():
    assert found("Tia Field left. Then Field said no.")[-1][1:3] == ("Tia Field", "person")


def test_a_short_name_of_two_people_stays_short():
    story = found("Sen. Ada Roe met Gov. Tom Roe.", "Roe said no. Tom Roe did not.")
    assert [name for _, name, _, _ in story] == ["Ada Roe", "Tom Roe", "Roe", "Tom Roe"]


def test_a_title_tells_two_people_of_one_name_apart():
    story = found("Mary Roe met Tom Roe.", "Mr. Roe said no. Mrs. Roe did not. Roe left.")
    assert [name for _, name, _, _ in story][2:] == ["Tom Roe", "Mary Roe", "Roe"]
    story = found("Mary Roe slept.", "Mr. Roe said no.")
    assert [name for _, name, _, _ in story] == ["Mary Roe", "Roe"]


def test_the_fullest_form_names_all():
    names = {name for _, name, _, _ in found("Gov. Ada Roe won.", "Ada B. Roe left. Roe slept.")}
    assert names == {"Ada B. Roe"}


def test_a_place_is_not_short_for_what_is_named_after_it():
    story = found("They fled Quorland. In Quorland, Radio Quorland said no.", "Quorland is small.")
    assert [(name, kind) for _, name, kind, _ in story] == [
        ("Quorland", "place"), ("Quorland", "place"), ("Radio Quorland", "organisation"),
        ("Quorland", "place"),
    ]  # fmt: skip
    story = found("QUORMINSTER — It rained.", "Quorminster University closed, Quorminster slept.")
    assert [name for _, name, _, _ in story][1:] == ["Quorminster University", "Quorminster"]


def test_an_organisation_is_short_for_itself():
    story = found("Orla Motors Inc. opened a shop.", "“No,” Orla said. A man from Orla slept.")
    assert {name for _, name, _, _ in story} == {"Orla Motors Inc"}


def test_acronyms_stand_for_what_the_text_explains():
    story = found("The Orla Trade Council (OTC) met.", "“No,” the OTC said.")
    assert story[-1] == ("OTC", "Orla Trade Council", "organisation", "abbreviation")


def test_a_doubtful_country_needs_another_sign():
    story = found("Ms. Tia Jordan left. Then Jordan said no.")
    assert story[-1][1:3] == ("Tia Jordan", "person")
    assert found("Tbilisi wants peace in Georgia.")[-1] == (
        "Georgia", "Georgia", "place", "full name"
    )  # fmt: skip


def test_headings_hold_only_names_known_from_the_story():
    story = found("ADA ROE WINS THE BIG RACE", "Gov. Ada Roe won the race.")
    assert [(text, name) for text, name, _, _ in story] == [
        ("ADA ROE", "Ada Roe"),
        ("Ada Roe", "Ada Roe"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # borne bare before another came: hers, unless the sentence or the one before has another
        ("Mary Roe won. Roe slept. He met Tom Roe. It grew cold. Then Roe left.",
         ["Mary Roe", "Mary Roe", "Tom Roe", "Mary Roe"]),
        ("Mary Roe won. Roe slept. He met Tom Roe. Then Roe left.",
         ["Mary Roe", "Mary Roe", "Tom Roe", "Roe"]),
        ("Mary Roe won. Roe slept. He met Tom Roe. It grew cold. Mr. Roe left.",
         ["Mary Roe", "Mary Roe", "Tom Roe", "Tom Roe"]),
        # three times the full name, and twice as often: the other only passes
        ("Mary Roe met Tom Roe. Mary Roe won. Mary Roe left. It grew cold. Roe left.",
         ["Mary Roe", "Tom Roe", "Mary Roe", "Mary Roe", "Mary Roe"]),
        ("Mary Roe met Tom Roe. It grew cold. Roe left.", ["Mary Roe", "Tom Roe", "Roe"]),
    ],
)  # fmt: skip
def test_a_surname_of_two_belongs_to_its_main_bearer(text, names):
    assert [name for _, name, _, _ in found(text)] == names


def test_kind_of_a_name():
    index = name_index(article("Then Gov. Ada Roe left Norway."))
    assert (index.kind("Ada Roe"), index.kind("Nobody")) == ("person", None)


def test_table_columns_and_first_mentions():
    table = find_names(article("Gov. Ada Roe left.", "Roe slept in Oslo."))
    assert list(table["first"]) == [True, False, True]
    assert list(table["paragraph"]) == [0, 1, 1]
    assert list(table["mention"]) == ["Ada Roe", "Roe", "Oslo"]
    assert find_names(article("")).empty


def test_every_country_line_has_its_four_columns():
    lines = wordlists.load("countries")
    assert len(lines) == 197
    assert all(line.count("\t") == 3 for line in lines)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(
    ["Ada", "Roe", "Gov.", "of", "de", "US", "-", ", ", "’s", "Norway", "the", "Bank", "said", ".",
     "“", "\n\n", "OSLO", "May", "\x00", "\ud800", "al"]), max_size=30))  # fmt: skip
def test_mentions_lie_in_the_text_in_order(words):
    story = article(" ".join(words))
    mentions = name_index(story).mentions
    assert all(story.text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("text", ["A " * 20_000, "Aa-" * 20_000, "Mr. Roe, " * 3_000, "a" * 10**6])
def test_hostile_text_is_survived(text):
    index = name_index(article(text))
    assert len(index.mentions) <= len(text)
