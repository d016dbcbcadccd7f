"""Tone of words, sentences, speakers and targets: tables, and what must hold for any text."""

import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from copydesk import sentiment
from copydesk.article import Article
from copydesk.edits import Flag
from copydesk.sentences import sentence_spans
from copydesk.sentiment import lexicon
from copydesk.sentiment.tone import ALPHA, NEUTRAL
from hypothesis import given, settings
from hypothesis import strategies as st


def article(text):
    """An article of one paragraph a line, not cleaned."""
    paragraphs, at = [], 0
    for line in text.split("\n\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 2
    sentences = [span for start, end in paragraphs for span in sentence_spans(text, start, end)]
    return Article(text, text, tuple(paragraphs), tuple(sentences))


def read(text, **reader):
    """(word, value used, why) of every hit in `text`."""
    table = sentiment.score_words(article(text), **reader)
    return [(row.word, round(row.used, 2), row.why) for row in table.itertuples()]


def names_of(text, *names):
    """A table of names as find_names gives it, every mention of `names` in `text`."""
    rows = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            rows.append((name, at, at + len(name)))
            at = text.find(name, at + 1)
    return pd.DataFrame(rows, columns=["name", "start", "end"])


def quotes_of(text, *rows):
    """A table of quotes as find_quotes gives it, from (speaker, quoted words)."""
    spans = [((text.index(said), text.index(said) + len(said)),) for _, said in rows]
    return pd.DataFrame({"speaker": [speaker for speaker, _ in rows], "spans": spans})


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        # plain words, VADER's and ours
        ("It was a terrible plan.", [("terrible", -2.1, "plain")]),
        ("They welcomed the ceasefire.", [("welcomed", 1.4, "plain"), ("ceasefire", 1.6, "plain")]),
        ("The deal faces hurdles.", [("hurdles", -1.0, "plain")]),
        # negation: three words back, in the same clause
        ("It was not terrible.", [("terrible", 0, "after “not”")]),
        ("It was not a good plan.", [("good", -1.41, "after “not”")]),
        ("It wasn’t a terrible plan.", [("terrible", 0, "after “wasn't”")]),
        ("It is not only a good plan.", [("good", 1.9, "plain")]),
        ("It is not just terrible.", [("terrible", -2.1, "plain")]),
        ("There was no scandal.", [("scandal", 0, "after “no”")]),
        ("If not, the terrible plan stands.", [("terrible", -2.1, "plain")]),
        ("Not one of the four spoke of a terrible plan.", [("terrible", -2.1, "plain")]),
        ("At least terrible plans end.", [("terrible", -2.1, "plain")]),
        # an adverb of degree changes nothing
        ("A very terrible plan.", [("terrible", -2.1, "plain")]),
        ("A not very good plan.", [("good", -1.41, "after “not”")]),
        # a bad thing held off, a good thing missed
        ("It may deter terrible acts.", [("terrible", 0, "after “deter”")]),
        ("He lacks charm.", [("lacks", -1.2, "plain"), ("charm", 0, "after “lacks”")]),
        ("They halt, and terrible acts follow.", [("terrible", -2.1, "plain")]),
        # names: a capital in mid-sentence
        ("He met Hope Grant at Peace Hall.", [(w, 0, "name") for w in ("Hope", "Grant", "Peace")]),
        ("Hope Miller met the press.", [("Hope", 0, "name")]),
        ("The Ministry of Happiness opened.", [("Happiness", 0, "name")]),
        ("Gen. Strong left.", [("Strong", 0, "name")]),
        ("Terrible plans were made.", [("Terrible", -2.1, "plain")]),
        ("Embattled Mayor Miller left.", [("Embattled", -1.3, "plain")]),
        ("He said: “Terrible.”", [("Terrible", -2.1, "plain")]),
        # headlines: capitals tell nothing
        (
            "Mayor Wins Bitter Fight Over Harbour",
            [("Wins", 2.7, "plain"), ("Bitter", -1.8, "plain"), ("Fight", 0, "topic")],
        ),
        ("TERRIBLE PLAN FOR THE HARBOUR", [("TERRIBLE", -2.1, "plain")]),
        # topic words of news
        ("The security talks ended.", [("security", 0, "topic")]),
        ("An attack helicopter flew by.", [("attack helicopter", 0, "topic")]),
        ("An attack on the harbour.", [("attack", -2.1, "plain")]),
        ("They must strike a balance.", [("strike a balance", 0, "topic")]),
        (
            "The party argued for lower interest rates.",
            [(w, 0, "topic") for w in ("party", "argued", "lower", "interest rates")],
        ),
        # typographic marks and hyphens
        ("A “terrible” plan", [("terrible", -2.1, "plain")]),
        ("A ‘terrible’ plan", [("terrible", -2.1, "plain")]),
        ("A war—terrible—came", [("war", -2.2, "plain"), ("terrible", -2.1, "plain")]),
        ("A new, ill-advised plan", [("ill-advised", -1.5, "plain")]),
        # nothing to say
        ("The council met on Tuesday.", []),
        ("", []),
        (" ", []),
    ],
)
def test_words(text, hits):
    assert read(text) == hits


def test_words_point_at_the_text():
    text = "A calm day.\n\nThen a “terrible” war—and no peace."
    table = sentiment.score_words(article(text))
    assert [text[row.start : row.end] for row in table.itertuples()] == list(table["word"])
    assert list(table["paragraph"]) == [0, 1, 1, 1]
    assert list(table["sentence"]) == [0, 1, 1, 1]


def test_a_name_seen_in_mid_sentence_is_known_at_a_sentence_start():
    text = "They sailed to Promising Bay. Promising Bay was quiet."
    assert read(text) == [("Promising", 0, "name")] * 2
    assert read("Promising Bay was quiet.") == [("Promising", 1.7, "plain")]
    assert read("They met Anna Strong. Strong left.") == [("Strong", 0, "name")] * 2
    assert read("They met at Anna’s. Strong winds came.") == [("Strong", 2.3, "plain")]


def test_a_reader_can_turn_words_off_and_on():
    text = "A terrible day at the harbour, an attack helicopter in the sky."
    assert read(text, neutral=["terrible"])[0] == ("terrible", 0, "topic")
    assert read(text, neutral="terrible")[0] == ("terrible", 0, "topic")
    assert read(text, neutral="terrible day") == [
        ("terrible day", 0, "topic"),
        ("attack helicopter", 0, "topic"),
    ]
    assert ("harbour", 1.5, "plain") in read(text, values={"harbour": 1.5})
    assert ("attack helicopter", -3, "plain") in read(text, values={"attack helicopter": -3})
    assert sentiment.tone(text, neutral=["terrible"]) == 0 > sentiment.tone(text)
    assert (
        sentiment.tone("The harbour.", values={"harbour": 3}) > 0 == sentiment.tone("The harbour.")
    )
    near = "Miller had a terrible day."
    assert sentiment.target_tone(near, 0, 6, neutral=["terrible"]) == 0
    assert sentiment.target_tone(near, 0, 6) < 0


@pytest.mark.parametrize(
    ("text", "word", "sign"),
    [
        # violence told with a word of winning, and the word of winning
        ("The court heard that he beat her to death at home.", "beat", -1),
        ("They had beaten the man to death.", "beaten", -1),
        ("She beat her rival in the primary.", "beat", 1),
        ("His obsessive love was the motive.", "love", -1),
        ("She spoke of her love of music.", "love", 1),
        # what is grim never turns glad
        ("Her mother died in May.", "died", -1),
        ("He did not die until May.", "die", 0),
        ("He denied the murder.", "murder", 0),
        ("No one was hurt.", "hurt", 0),
        ("“I don’t regret it,” he said.", "regret", 0),
        ("She said she regretted it.", "regretted", -1),
        ("He pleaded not guilty to manslaughter.", "manslaughter", 0),
        # set phrases
        ("In spite of the rain they came.", "spite", 0),
        ("He did it out of spite.", "spite", -1),
        ("In his free time he fished.", "free", 0),
        ("The hostages were set free.", "free", 1),
        ("The shooting range was closed.", "shooting", 0),
        ("The shooting began at nine.", "shooting", -1),
        ("It had a great effect on trade.", "great", 0),
        ("It was a great evening.", "great", 1),
        ("Talks have hit a dead end.", "dead", -1),
        ("The firm issued a profit warning.", "profit", -1),
        ("The firm made a profit.", "profit", 1),
        ("He stopped there on the campaign trail.", "trail", 0),
        ("A presidential hopeful spoke.", "hopeful", 0),
        ("Voters are hopeful.", "hopeful", 1),
        ("She is survived by two sons.", "survived", 0),
        ("Two of them survived.", "survived", 1),
        ("The town lies in a valley.", "lies", 0),
        ("He told lies.", "lies", -1),
        # succession, by the capital or the pronoun after it
        ("He will succeed Lord Miller in May.", "succeed", 0),
        ("She succeeded him as mayor.", "succeeded", 0),
        ("The talks may succeed yet.", "succeed", 1),
        # both sides of a trial, topics, physical senses
        ("The prosecution spoke first.", "prosecution", 0),
        ("The defense spoke first.", "defense", 0),
        ("The warming of the sea goes on.", "warming", 0),
        ("It is due to global warming.", "warming", -1),
        ("A rocky surface was seen.", "rocky", 0),
        ("The year had a rocky start.", "rocky", -1),
        ("Powerful interests objected.", "Powerful", 0),
        ("Kindly wait here.", "Kindly", 0),
        ("The board was reappointed, respectively.", "respectively", 0),
        ("The trust was named in May.", "trust", 0),
        ("She won the trust of voters.", "trust", 1),
        # the trade words of courts, parliaments and games
        ("The jury reached its verdict.", "verdict", 0),
        ("He won the vote of confidence.", "confidence", 0),
        ("He won the confidence of voters.", "confidence", 1),
        ("She leads a unity government.", "unity", 0),
        ("They called for unity.", "unity", 1),
        ("It is true beyond a reasonable doubt.", "doubt", 0),
        ("She is a triple threat on stage.", "threat", 0),
        ("The charity was named in May.", "charity", 0),
        ("It ended disastrously.", "disastrously", -1),
        # what a word only names, wishes or reports, by the words beside it
        ("Shareholders approved its sale.", "approved", 0),
        ("The plan was approved by the council.", "approved", 0),
        ("He denied any role in the plan.", "denied", 0),
        ("He was denied a visa.", "denied", -1),
        ("It helped set the price.", "helped", 0),
        ("It helped the children.", "helped", 1),
        ("Phones with support built in were shown.", "support", 0),
        ("She has the support of the town.", "support", 1),
        ("The tender offer ends in May.", "tender", 0),
        ("It was a tender moment.", "tender", 1),
        ("He spoke of free publicity.", "free", 0),
        ("They stand for free speech.", "free", 1),
        ("The profit fell in the third quarter.", "profit", 0),
        ("She spoke of slow growth.", "growth", 0),
        ("The firm earned 6 million in May.", "earned", 0),
        ("She earned their thanks.", "earned", 1),
        ("The firm took a restructuring charge.", "charge", 0),
        ("Junk bonds fell.", "Junk", 0),
        ("The rule is effective June 1.", "effective", 0),
        ("It was an effective rule.", "effective", 1),
        ("He spoke for the anti-war crowd.", "war", 0),
        ("It beat analysts’ estimates.", "beat", 1),
        ("Their brutal beating of the man was filmed.", "beating", -1),
        ("By beating Stone they went through.", "beating", 0),
        ("Miller defeated Stone in May.", "defeated", 1),
        ("Miller was defeated in May.", "defeated", -1),
        ("Rain and hail fell in May.", "hail", 0),
        ("Floods came in low-lying areas.", "lying", 0),
        ("She screamed out with joy.", "screamed", 1),
        ("She screamed at them.", "screamed", -1),
        ("The mistrial was declared by a peace officer.", "peace", 0),
        ("The speech fired them up.", "fired", 0),
        ("His loved ones came.", "loved", 0),
        ("It was the great recession.", "great", 0),
        ("It was the great evening.", "great", 1),
        # what the lexicon rates by its looks: goods, weather, stage, places and sums
        ("The war epic opened in May.", "war", 0),
        ("A landslide closed the road.", "landslide", 0),
        ("She won by a landslide.", "landslide", 1),
        ("The church is a landmark.", "landmark", 0),
        ("It was a landmark ruling.", "landmark", 1),
        ("The town lies under the hill.", "lies", 0),
        ("It lies on a fault line.", "fault", 0),
        ("He had a negative plus-minus.", "negative", 0),
        ("They bear the burden of proof.", "burden", 0),
        ("The burden on farmers grew.", "burden", -1),
        ("They took steps to curb the spread.", "curb", 0),
        ("Sunny skies are expected.", "Sunny", 0),
        ("Soaring prices were the talk of the town.", "Soaring", -1),
        ("The bird soared.", "soared", 1),
        ("Old habits die hard.", "die", 0),
        ("The admiral spoke on the battleship.", "a", 0),
        # held off or missed: no tone
        ("The treaty may deter aggression.", "aggression", 0),
        ("They tried to reduce tensions.", "tensions", 0),
        ("Despite objections they met.", "objections", 0),
        ("There were objections.", "objections", -1),
        ("They may limit flooding and cause terrible floods.", "terrible", -1),
        # a plea, the weather, a property
        ("Roe, who denied murder, slept.", "denied", 0),
        ("He denies two counts of theft.", "denies", 0),
        ("It was due to strong Arctic high pressure.", "strong", 0),
        ("Strong thunderstorms came.", "Strong", 0),
        ("The party has strong leaders.", "strong", 1),
        ("The police denied this when asked.", "denied", 0),
        ("It took a good decade.", "good", 0),
        ("It was a good year.", "good", 1),
        ("They scored in the dying minutes.", "dying", 0),
        ("It was the strongest typhoon.", "strongest", 0),
        ("The minimum pressure was low.", "pressure", 0),
        ("A sea rescue was made.", "rescue", 0),
        ("Rescue workers came.", "Rescue", 0),
        ("Profit rose before exceptional items.", "exceptional", 0),
        ("He tore his hamstring.", "hamstring", 0),
        ("Ceasefire violations went on.", "Ceasefire violations", -1),
        ("It is a humanitarian crisis.", "humanitarian crisis", -1),
        ("A header had broken the deadlock.", "broken", 0),
        ("The cuts would hit support functions.", "support", 0),
        ("The hospitals will admit new patients.", "admit", 0),
        ("They watched a friendly match.", "friendly", 0),
        ("The money will be divided equally.", "divided", 0),
        ("The walls need flood resistance.", "resistance", 0),
        ("Prominent among the guests was the mayor.", "Prominent", 0),
        ("He is a prominent guest.", "prominent", 1),
        ("It shines in polarized light.", "polarized", 0),
        ("They suspect there is another lake.", "suspect", 0),
        ("The frog was hiding somewhere.", "hiding", 0),
        # glad, kind, and liked in words that are not so alone
        ("“It can’t get any better than this,” he said.", "better", 1),
        ("“I am over the moon,” she said.", "moon", 1),
        ("He was at his imperious best.", "imperious", 1),
        ("He was imperious.", "imperious", -1),
        ("She was a kind friend.", "kind", 1),
        ("He was a kind and patient teacher.", "kind", 1),
        ("It is a kind of tea.", "kind", 0),
        ("I like her very much.", "like", 1),
        ("Houses like hers are very much sought.", "like", 0),
    ],
)
def test_a_word_has_the_sense_its_neighbours_tell(text, word, sign):
    table = sentiment.score_words(article(text))
    used = math.fsum(row.used for row in table.itertuples() if word in row.word)
    assert (used > 0) - (used < 0) == sign


SPORT = "The striker scored before the referee saw it. The goalkeeper and the midfielder slept. "
SCIENCE = "A telescope saw a planet and a star. The galaxy has a dwarf planet in orbit. "
GOLF = "The golfer putted on the fairway, bogeyed the last hole and left the tournament. "
SPECIES = "A taxonomist saw the specimen of a species in a microscope, a researcher said. "
CRIME = "Police arrested a suspect. The victim was stabbed, a detective said. It was murder. "


@pytest.mark.parametrize(
    ("before", "text", "word", "why"),
    [
        (SPORT, "It was an attacking side with a weak defensive third.", "attacking", "sport"),
        ("", "It was an attacking side.", "attacking", "plain"),
        (SPORT, "He fired home from the left.", "fired", "topic"),
        (SPORT, "They struck the post with a shot.", "struck", "sport"),
        ("", "A bomb struck the village.", "struck", "plain"),
        (SCIENCE, "It is a dead star.", "dead star", "topic"),
        (SCIENCE, "The cloud is dead and dim.", "dim", "science"),
        (CRIME, "He beat Miller with a stick.", "beat", "crime"),
        ("", "He beat Miller with ease.", "beat", "plain"),
        (SPORT, "The war was terrible.", "terrible", "plain"),
        (SPORT, "He beat his foe.", "foe", "sport"),
        (GOLF, "He won by shooting a 74.", "shooting", "sport"),
        (SPECIES, "They suspect one of them.", "suspect", "science"),
    ],
)
def test_words_of_sport_science_and_crime(before, text, word, why):
    table = sentiment.score_words(article(before + text))
    rows = table[table["start"] >= len(before)]
    assert [r.why for r in rows.itertuples() if r.word == word] == [why]


def test_words_in_a_damaged_place_count_nothing():
    text = "The talks met a stop. dead point, he said. The war is dead."
    at = text.index("stop. dead")
    flag = Flag(at, at + 10, "stop before a small letter", "")
    whole = Flag(0, len(text), "lost quotation marks", "")  # doubts the marks, not the words
    damaged = replace(article(text), flags=(flag, whole))
    used = sentiment.score_words(damaged)[["word", "used", "why"]].to_numpy().tolist()
    assert used[-3:] == [
        ["dead", 0, "damaged: stop before a small letter"],
        ["war", -2.2, "plain"],
        ["dead", -2.2, "plain"],
    ]
    shown = [word for words in sentiment.score_sentences(damaged)["words"] for word in words]
    assert "dead 0 (damaged: stop before a small letter)" in shown


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        ({"values": {"strike": 5}}, "from -4 to 4"),
        ({"values": {"strike": float("nan")}}, "from -4 to 4"),
        ({"values": {"strike": "bad"}}, "from -4 to 4"),
        ({"values": {"": 1}}, "no word"),
        ({"neutral": ["!"]}, "no word"),
        ({"neutral": [3]}, "no word"),
    ],
)
def test_what_a_reader_may_not_give(reader, message):
    with pytest.raises(ValueError, match=message):
        sentiment.tone("A strike.", **reader)


TEXT = (
    "Miller praised the brave crew. The council met.\n\nIt was not a terrible, ugly war, "
    "Stone said, but a great tragedy. Hope Bay lost its security and its peace."
)


def test_sums_agree_across_levels():
    story = article(TEXT)
    words, sentences = sentiment.score_words(story), sentiment.score_sentences(story)
    sums = words.groupby("sentence")["used"].sum()
    for row in sentences.itertuples():
        total = sums.get(row.sentence, 0.0)
        squashed = total / math.sqrt(total**2 + ALPHA)
        assert row.tone == pytest.approx(squashed if abs(total) >= NEUTRAL else 0)
        assert row.tone == pytest.approx(sentiment.tone(row.text))
        assert (row.label == "neutral") == (row.tone == 0)
        shown = sum(float(re.search(r"[+-]\d+\.\d|0(?= \()", word)[0]) for word in row.words)
        assert shown == pytest.approx(total, abs=0.05 * len(row.words) + 1e-9)
        assert TEXT[row.start : row.end] == row.text


def test_plain_is_the_sum_of_the_lexicon():
    table = sentiment.score_sentences(article("The security council met. It was no good war!"))
    words = lexicon.vader()
    sums = [words["security"], words["no"] + words["good"] + words["war"]]
    assert list(table["plain"]) == pytest.approx([s / math.sqrt(s**2 + ALPHA) for s in sums])
    assert table["plain"][0] > 0 == table["tone"][0]


def test_speakers():
    text = "“A terrible plan,” Miller said. Miller said it was ugly. Stone called it a great plan."
    quotes = quotes_of(
        text,
        ("Miller", "A terrible plan,"),
        ("Miller", "ugly"),
        ("Stone", "great"),
        (None, "called"),
    )
    table = sentiment.score_speakers(article(text), quotes).set_index("speaker")
    assert list(table.index) == ["Miller", "Stone"]
    assert list(table["quotes"]) == [2, 1]
    assert list(table["label"]) == ["negative", "positive"]
    assert table["words"]["Miller"] == ("terrible -2.1", "ugly -2.2")
    assert table["spread"]["Miller"] > 0
    assert math.isnan(table["spread"]["Stone"])
    evidence = sentiment.speaker_evidence(article(text), quotes)
    assert list(evidence["speaker"]) == ["Miller", "Miller", "Stone"]
    assert list(evidence["words"]) == [("terrible -2.1",), ("ugly -2.2",), ("great +3.0",)]
    assert table["tone"]["Miller"] == pytest.approx(evidence["tone"][:2].mean())


@pytest.mark.parametrize(
    ("text", "target", "sign"),
    [
        ("Miller is a brave and honest mayor.", "Miller", 1),
        ("Miller was convicted of fraud.", "Miller", -1),
        ("Critics called Miller a liar.", "Miller", -1),
        ("Miller defeated Stone on Tuesday.", "Miller", 1),
        ("Miller’s victory over Stone was seen.", "Miller", 1),
        ("Miller declined to endorse the great plan.", "Miller", 0),
        ("No better mayor than Miller was seen.", "Miller", 1),
        ("They made fun of Miller.", "Miller", -1),
        ("Miller met Stone on Tuesday.", "Stone", 0),
        ("Hope Miller went home.", "Hope Miller", 0),  # words inside the target do not count
    ],
)
def test_target_tone(text, target, sign):
    start = text.index(target)
    value = sentiment.target_tone(text, start, start + len(target))
    assert (value > 0.05) - (value < -0.05) == sign


def test_words_after_a_target_count_more_than_words_before():
    after = sentiment.target_tone("Miller terrible", 0, 6)
    before = sentiment.target_tone("terrible Miller", 9, 15)
    far = sentiment.target_tone("Miller on a very long Tuesday by the sea terrible", 0, 6)
    assert after < before < 0
    assert after < far < 0


def test_what_a_target_says_tells_little_about_it():
    said = sentiment.target_tone("Miller said a terrible thing", 0, 6)
    did = sentiment.target_tone("Miller made a terrible thing", 0, 6)
    other = sentiment.target_tone("Miller left. A terrible thing", 0, 6)
    assert did < other < said < 0
    praise = sentiment.target_tone("Miller said a wonderful thing", 0, 6)
    assert praise > -said * 1.5  # its own good words tell a little more than its bad ones


@pytest.mark.parametrize(
    ("text", "target", "sign"),
    [
        # a reproach is the object's, not the subject's
        ("Miller blasted Stone for the terrible plan.", "Miller", -0.5),
        ("They blasted Stone for the terrible plan.", "Stone", -1),
        ("Miller was blasted for the plan.", "Miller", -1),
        # who wins and who loses
        ("Miller was defeated on Tuesday.", "Miller", -1),
        ("They say Miller beat Stone there.", "Stone", -1),
        ("It was a victory over Stone.", "Stone", -1),
        ("Miller pushed back against the plan.", "Miller", -0.5),
        # that people die says nothing about who is named
        ("Miller was killed on Tuesday.", "Miller", 0),
        ("Miller died on Tuesday.", "Miller", 0),
        # no liking, in words with a negation
        ("Voters don’t like Miller.", "Miller", -0.5),
        # another name stands between
        ("It was a terrible day for Miller.", "Miller", -1),
        ("A terrible Stone met Miller.", "Miller", -0.5),
    ],
)
def test_whose_word_it_is(text, target, sign):
    """1: in full; 0.5: less than half of what it would count beside it; 0: nothing."""
    start = text.index(target)
    value = sentiment.target_tone(text, start, start + len(target))
    assert (value < 0) == (sign < 0)
    assert (abs(value) > 0.2) == (abs(sign) == 1), value


def test_a_word_says_why_it_counts_less_for_a_target():
    text = "Terrible Stone met Miller. Miller is not a good mayor. Miller said it was a liar."
    rows = sentiment.target_evidence(article(text), names_of(text, "Miller"))
    assert rows["words"].tolist() == [
        ("Terrible -0.5 (of another name)",),
        ("good -1.2 (after “not”, further off)",),
        ("liar -0.3 (said by it)",),
    ]
    assert rows["text"].tolist() == [text[r.start : r.end] for r in rows.itertuples()]


def test_targets_and_their_evidence():
    text = "Miller is a brave mayor. Miller was convicted of fraud. Stone slept. Reeves won."
    story, names = article(text), names_of(text, "Miller", "Stone", "Reeves")
    table = sentiment.score_targets(story, names).set_index("target")
    rows = sentiment.target_evidence(story, names)
    assert list(table.index) == ["Miller", "Stone", "Reeves"]
    assert list(table["sentences"]) == [2, 1, 1]
    assert table["spread"]["Miller"] > 0
    assert [word.split()[0] for word in table["words"]["Miller"]] == ["brave", "convicted", "fraud"]
    assert table["words"]["Stone"] == ()
    means = rows.groupby("target", sort=False)["tone"].mean()
    assert list(means) == pytest.approx(list(table["tone"]))
    assert text[rows["start"][0] : rows["end"][0]] == "Miller is a brave mayor."


def test_stances_need_a_holder_a_target_and_words():
    text = "Stone called Miller a liar and a fraud. Reeves met Miller."
    names = names_of(text, "Stone", "Miller", "Reeves")
    quotes = quotes_of(text, ("Stone", "Miller a liar and a fraud"), ("Reeves", "met Miller"))
    table = sentiment.stances(article(text), quotes, names)
    assert table[["holder", "target", "label"]].to_numpy().tolist() == [
        ["Stone", "Miller", "negative"]
    ]
    assert text[table["start"][0] : table["end"][0]] == "Miller a liar and a fraud"


@pytest.mark.parametrize("text", ["", " ", "The council met on Tuesday."])
def test_nothing_to_score(text):
    story, names = article(text), names_of(text, "council")
    quotes = pd.DataFrame({"speaker": [], "spans": []})
    assert len(sentiment.score_words(story)) == 0
    assert set(sentiment.score_sentences(story)["label"]) <= {"neutral"}
    assert len(sentiment.score_speakers(story, quotes)) == 0
    assert set(sentiment.score_targets(story, names)["tone"]) <= {0.0}
    assert len(sentiment.stances(story, quotes, names)) == 0
    assert "target" in sentiment.score_targets(story, names.head(0)).columns


def test_ten_thousand_sentences():
    text = "A terrible war. The council met. " * 5000
    table = sentiment.score_words(article(text.strip()))
    assert len(table) == 10_000
    assert set(table["word"]) == {"terrible", "war"}


@pytest.mark.parametrize(
    "mark", ["a" * 200_000, '"' * 50_000, "War " * 30_000, "." * 50_000, "\0\ud800"]
)
def test_hostile_text_is_read(mark):
    assert -1 <= sentiment.tone(mark) <= 1
    assert -1 <= sentiment.target_tone(mark, 1, 2) <= 1
    assert len(sentiment.score_words(article(mark))) in (0, 30_000)


WORDS = [
    "not",
    "very",
    "terrible",
    "Hope",
    "good",
    "but",
    "security",
    "Miller",
    "said",
    "“",
    ".",
    "’s",
]


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_any_text(text):
    story = article(text)
    words, sentences = sentiment.score_words(story), sentiment.score_sentences(story)
    assert all(text[row.start : row.end] == row.word for row in words.itertuples())
    assert words["start"].is_monotonic_increasing
    assert sentences["tone"].between(-1, 1).all()
    assert (words.loc[words["why"].isin(["name", "topic"]), "used"] == 0).all()
    assert -1 <= sentiment.target_tone(text, 0, 1) <= 1


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("obstacle/n", ["obstacle", "obstacles"]),
        ("boss/n", ["boss", "bosses"]),
        ("ally/n", ["ally", "allies"]),
        ("blame/v", ["blame", "blames", "blamed", "blaming"]),
        ("decry/v", ["decry", "decries", "decried", "decrying"]),
        ("delay/v", ["delay", "delays", "delayed", "delaying"]),
        ("flee/v", ["flee", "flees", "fleed", "fleeing"]),
        ("ban/d", ["ban", "bans", "banned", "banning"]),
        ("lash/v out", ["lash out", "lashes out", "lashed out", "lashing out"]),
        ("at odds", ["at odds"]),
    ],
)
def test_inflect(entry, forms):
    assert lexicon.inflect(entry) == forms


def test_the_word_lists_are_in_order():
    values = list(lexicon.groups("news_values"))
    neutral = {form for _, form in lexicon.groups("news_neutral")}
    forms = [form for _, form in values]
    assert len(forms) > 3000
    assert len(forms) == len(set(forms)), "an entry stands twice"
    assert not neutral & set(forms), "an entry is both neutral and not"
    assert all(form == form.lower() and form[0].isalpha() for form in [*forms, *neutral])
    assert {head.partition(",")[0].split()[0] for head, _ in lexicon.groups("news_benders")} == {
        "no", "off",
    }  # fmt: skip
    scenes = {head.partition(": ")[0] for head, _ in lexicon.groups("news_scenes")}
    heads = {head for head, _ in lexicon.groups("news_scenes")}
    assert heads == {f"{scene}: {what}" for scene in scenes for what in ("cue", "no tone")}
    for head in {head for head, _ in values}:
        value, _, reason = head.partition(" ")
        assert -4 <= float(value) <= 4
        assert float(value) != 0
        assert reason


@pytest.mark.parametrize(
    ("text", "grim"),
    [
        ("He approved the stationing of a helicopter squadron attack there.", False),
        ("The sale of a drone strike unit was announced.", False),
        ("The night of the battalion attack was long.", True),
        ("The drone attack hit a village.", True),
        ("They deployed troops before the attack.", True),
    ],
)
def test_what_is_stationed_or_sold_is_no_event(text, grim):
    assert (sentiment.tone(text) < 0) == grim
