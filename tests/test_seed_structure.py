"""The project's own article: its names and its build."""

from copydesk.names import name_index
from copydesk.structure import describe_paragraphs, describe_sentences, presence

PEOPLE = [
    "Lloyd Austin",
    "Moon Seong Mook",
    "Suh Wook",
    "Boo Seung-Chan",
    "Donald Trump",
    "Kim Jong Un",
    "Joe Biden",
    "Leif-Eric Easley",
]


def test_people_under_their_full_names(seed):
    mentions = [m for m in name_index(seed).mentions if m.kind == "person"]
    assert list(dict.fromkeys(m.name for m in mentions)) == PEOPLE


def test_countries_gather_demonyms_abbreviations_and_capitals(seed):
    forms = {}
    for m in name_index(seed).mentions:
        forms.setdefault(m.name, set()).add(m.text)
    assert forms["United States"] == {"US", "United States", "Washington"}
    assert forms["South Korea"] == {"South Korea", "South Korean", "Seoul"}
    assert forms["North Korea"] == {"North Korea", "North Korean"}
    assert forms["China"] == {"China", "Chinese", "Beijing"}


def test_short_names_are_resolved(seed):
    called = {m.text: m.name for m in name_index(seed).mentions}
    assert called["Moon"] == "Moon Seong Mook"
    assert called["Austin"] == "Lloyd Austin"
    assert called["Trump"] == "Donald Trump"


def test_sentences_and_paragraphs(seed):
    sentences = describe_sentences(seed)
    paragraphs = describe_paragraphs(seed)
    assert (len(sentences), len(paragraphs)) == (16, 12)
    assert sentences["words"].sum() == paragraphs["words"].sum()
    assert sentences.loc[sentences["quoted_share"] > 0, "sentence"].tolist() == [1]
    assert sentences["reports_speech"].sum() == 9
    assert sentences.loc[sentences["question"], "sentence"].tolist() == [2]  # its mark was moved


def test_who_appears_most(seed):
    assert list(presence(seed).index[:3]) == ["South Korea", "United States", "China"]
