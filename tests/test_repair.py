"""Each rule of repair: rows that must change, rows that must be flagged, rows that must stay."""

import pytest
from copydesk.article import parse
from copydesk.cleaning.characters import character_edits
from copydesk.edits import apply

TAIL = "\n\nThe harbour of Oslo stays closed, and the West African ship has to wait there."


def cleaned(paragraph: str) -> tuple[str, set[str], set[str]]:
    """The paragraph as cleaned beside an innocent one, the rules of its edits and of its flags."""
    article = parse(paragraph + TAIL)
    assert article.text.endswith(TAIL)
    edits = {e.rule for e in article.edits if e.rule != "white space"}
    return article.text[: -len(TAIL)], edits, {f.rule for f in article.flags}


MENDED = [
    # stop before a small letter, before a closed-class word only
    ("They met for the exercises. with Norway.", "They met for the exercises with Norway."),
    ("He left the town. because he had to.", "He left the town because he had to."),
    # a piece moved past the verb, or past the stop when the whole name stands elsewhere
    ("It is late, Anne said. -Marie Roe, a sailor.", "It is late, said Anne-Marie Roe, a sailor."),
    (
        "The West navy man Roe. -African and others left.",
        "The West African navy man Roe and others left.",
    ),
    ("The West. -African ship left.", "The West African ship left."),
    # a stop inside a name
    ("She teaches at Oakfield. University.", "She teaches at Oakfield University."),
    ("He spoke for the Green. Party.", "He spoke for the Green Party."),
    # a verb moved behind an abbreviation
    (
        "That is new, the U.N. Says the Refugee Agency.",
        "That is new, the U.N. Refugee Agency says.",
    ),
    # stops twice, spaces lost
    ("It is over. .", "It is over."),
    ("It is over..", "It is over."),
    ("It is over.Then they left.", "It is over. Then they left."),
    ("It began in 2017.Then they left.", "It began in 2017. Then they left."),
    ("They left on Saturday,according to her.", "They left on Saturday, according to her."),
    ("They came from Oslo,Norway.", "They came from Oslo, Norway."),
    # a large first letter apart from its word
    ("T he pier is old, and w hat is old is dear.", "The pier is old, and w hat is old is dear."),
    ("M uch of it is old.", "Much of it is old."),
    ("N orway’s pier is old.", "Norway’s pier is old."),
    # figures torn apart
    ("Some 12, 000 people came.", "Some 12,000 people came."),
    (
        "The 1, 200, 000 readers and 12, 000-odd ships.",
        "The 1,200,000 readers and 12,000-odd ships.",
    ),
    ("About 12, 345 people came.", "About 12,345 people came."),
    ("It cost $12, 500 in May.", "It cost $12,500 in May."),
    ("It cost €1. 5 billion, or 2. 25 percent.", "It cost €1.5 billion, or 2.25 percent."),
    # apostrophes: the name stands elsewhere, and something follows that it can own
    ("They like Oslos harbour.", "They like Oslo's harbour."),
    ("They like Oslos harbour; it’s old.", "They like Oslo’s harbour; it’s old."),
    ("That was todays news.", "That was today's news."),
    ("It was the countrys plan.", "It was the country's plan."),
    ("It wasnt there. Im sure theyve left.", "It wasn't there. I'm sure they've left."),
    ("She was fine,a friend said.", "She was fine, a friend said."),
    ("They read Mondays paper.", "They read Monday's paper."),
    # quotation marks beside their attribution
    (
        "The deal “is good for both, Roe said on Monday.",
        "The deal “is good for both,” Roe said on Monday.",
    ),
    ('"We will go there, she said.', '"We will go there," she said.'),
    ("“Will you go there? Roe asked.", "“Will you go there?” Roe asked."),
    ("We will go there soon,” Roe said.", "“We will go there soon,” Roe said."),
    ("”We will go there,” Roe said.", "“We will go there,” Roe said."),
    ("Roe said: “We will go there. “", "Roe said: “We will go there.”"),
    ("He left them.”It’s a shame,” she said.", "He left them. “It’s a shame,” she said."),
    ("‘We are here,‘ she said. He didn‘t come.", "‘We are here,’ she said. He didn’t come."),
    # spaces lost without a stop, and a stop behind a closing mark
    ("It hit at 3 p.m.The mayor left.", "It hit at 3 p.m. The mayor left."),
    ("The mayor (a former judge)said it.", "The mayor (a former judge) said it."),
    ("The Geological Survey(USGS) said it.", "The Geological Survey (USGS) said it."),
    ("It began at 6 a.m.(11 GMT) there.", "It began at 6 a.m. (11 GMT) there."),
    ("“We won.”. He left.", "“We won.” He left."),
]


@pytest.mark.parametrize(("damaged", "mended"), MENDED)
def test_mended(damaged, mended):
    assert cleaned(damaged)[0] == mended


@pytest.mark.parametrize("clean", [mended for _, mended in MENDED])
def test_what_is_mended_stays(clean):
    text, edits, _ = cleaned(clean)
    assert (text, edits) == (clean, set())


FLAGGED = [
    ("They met for the exercises. wide sea trade.", "stop before a small letter"),
    ("They saw an ally? key port of the north.", "stop before a small letter"),
    ("To what extent can it last, another ally? key port of the north.", "question ends in a stop"),
    ("The sailor Roe. -Marie and others left.", "piece moved past the stop"),
    ("They heard it from Jane. Roe.", "stop inside a name"),
    ("The deal “is good for both and it will last.", "unclosed quotation"),
    ("The deal is good for both” and it will last.", "unopened quotation"),
    ("The port is closed, “while the ships wait.", "stray quotation mark"),
    ("The port is closed and we will wait for it, Roe said.", "lost quotation marks"),
    (
        "The port is closed and many other things will be, said former navy chief Ada Roe.",
        "lost quotation marks",
    ),
    ("They heard it from the U.N. Says Jane Roe.", "verb moved into a name"),
    ("Officials in Brecks old town were told.", "lost apostrophe"),  # Breck stands nowhere else
]


@pytest.mark.parametrize(("doubtful", "rule"), FLAGGED)
def test_flagged_and_left(doubtful, rule):
    text, edits, flags = cleaned(doubtful)
    assert (text, edits) == (doubtful, set())
    assert rule in flags


LEFT = [
    "Call f(x) or look at the site(s) of the word(s) now.",
    "The Midterms didn’t go well. A Midterm never does.",
    "The singer has died at the age of 82, his wife announced.",
    "The minister will visit the port and you can see it, the ministry said on Wednesday.",
    "The earthquakestruck near the coast.",
    "They live in the U.S. and in Norway.",
    "Roe & Co. of Oslo went broke at 5 p.m. on Monday.",
    "He left ... and came back.",
    "They read it on example.com. It was new.",
    "Visit www.example.com or write to Roe@example.com today.",
    "The iPhone. eBay sold it.",
    "“Yes.” She left.",
    "The Oslos of this world wait.",  # no single thing owned
    "The IM and IVE files cant well show it.",  # words, or perhaps words
    "The deal pleased all. Her aide, Ada Roe, said the Norwegian Navy was ready to send ships.",
    "Officers barricaded the pier. They met Officer Ada Roe there.",
    "France waits. Frances Roe won, and Frances walked home as Frances said she would.",
    "The Falkland Islands wait, and the Falklands sovereignty is told of.",
    "The North Korean ship left, and the North Koreans indicated nothing.",
    "They bought a Roemobil there. Roemobils sold well.",
    "The Norwegians wait, and the Swedes have left.",
    "They left on Mondays and came back.",
    "He lives in Paris with James Jones and reads the New York Times daily.",
    "“We will go,” Roe said. “We will not come back.”",
    '“We will go," Roe said.',
    "The 6'2\" man left.",
    "'We will go,' Roe said, and left.",
    "He called it “a good deal” and left.",
    "Roe, 54, said that “nobody” would go.",
    "It was 3.14 or 1,000.50 kroner.",
    "The Wall Street Journal. The Post.",
    "He won. Roe lost.",
    "O’Neil’s dogs’ bowls; rock ’n’ roll.",
    "She asked why. He did not say.",
    "Shouting “No!” she left.",
    "On March 12, 500 people marched, and in all 12, 100 stayed.",
    "Rooms 100, 200, 300 and 12, 500 and 600 are closed.",
    "Of the 12, 100 left; for $5, 200 people came.",
    "They met on May 5. 5 million people watched.",
    "They paid in 2019. 5 million people watched.",
    "They read a,b and one,two,three and x@roe,smith.example.",
    "They met in Texas old towns, with Finns old and young.",
    "Roemart, the shop chain, will close 48 shops and cut 600 jobs, it said on Tuesday.",
    "The shop chain will close 48 shops and cut 600 jobs, the company said on Tuesday.",
    "Many of the shops will be closed, she said.",
    "The Rev. Roe and Gen. Smith met St. John.",
]


@pytest.mark.parametrize("paragraph", LEFT)
def test_left_alone(paragraph):
    assert cleaned(paragraph) == (paragraph, set(), set())


def test_speech_that_runs_on_is_not_closed():
    raw = "“We will go there.\n\n“And we will stay,” Roe said."
    article = parse(raw)
    assert (article.text, article.flags) == (raw, ())


def test_a_moved_piece_is_two_edits_of_one_group():
    edits = parse("The West navy man Roe. -African and others left." + TAIL).edits
    assert [(e.before, e.after, e.group) for e in edits] == [
        ("", " African", 1),
        (". -African", "", 1),
    ]


def test_a_name_in_this_text_decides():
    torn = "They teach at Oakfield. School for boys."
    assert parse(torn).text == torn
    assert "Oakfield School for boys" in parse(f"Oakfield School is old.\n\n{torn}").text


CHARACTERS = [
    ("a\u200bb", "ab"),
    ("a \u200b b", "a b"),
    ("\ufeffa", "a"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("a\t b\xa0c", "a b c"),
    ("a\x00b\x1b[31mc", "abc"),
    ("donâ€™t â€œgoâ€\x9d", "don’t “go”"),
    ("cafÃ© Ã\xad", "café í"),
    ("Ã¢â‚¬â„¢s", "’s"),  # misread twice
    ("&ldquo;x&rdquo;&nbsp;&amp; y", "“x” & y"),
    ("a\ud83db", "a\ufffdb"),
]


@pytest.mark.parametrize(("raw", "text"), CHARACTERS)
def test_characters_are_straightened(raw, text):
    assert apply(raw, character_edits(raw)) == text
    assert character_edits(text) == ()


@pytest.mark.parametrize(
    "raw",
    [
        "“a” ‘b’ – c…",
        "É’s Ü“ Å",
        "👩\u200d👩\u200d👧",
        "می\u200cخواهم",
        "&lt;p&gt; AT&T; R&D",
        "a\nb",
    ],
)
def test_characters_that_stay(raw):
    assert character_edits(raw) == ()
