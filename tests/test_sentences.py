"""Sentence spans: tables of sentences that must and must not be cut, and properties of any text."""

import pytest
from copydesk.sentences import sentence_spans
from hypothesis import given, settings
from hypothesis import strategies as st

WHOLE = [  # one sentence each: nothing in it may be cut
    "It was said by William P. Rowe of the club.",
    "OSTERBY, N.H. — At noon the port was shut.",
    "Lt. Gen. Roe said the border was quiet.",
    "U.S. officials and the U.N. Security Council met Gov. Ada B. Roe.",
    "The ban began at 8 a.m. Tuesday in St. Orla, No. 2 of the towns on p. 12.",
    "Orla Motor Co. on Friday recalled 2,000 trucks, Roe Inc. said.",
    "DOVETOWN, Calif. (AP) — Crews fought a fire.",
    "He told her, “We lost.” and left.",
    "“Why now?” she asked.",
    "“Why now?” Roe asked.",
    "“Stop!” the guard shouted.",
    "“We ... do not know,” he said.",
    "He complained about the cost of drills. with the neighbours.",
    "It is a partner in the key area? region of the world.",
    "The alliance faces tests, said general Roe. -Ruritanian and analyst.",
    "Prices rose 2.5 percent to $3.40 a gallon at example.org.",
    "E. B. Roe and J.K. Doe know the S.&P. 500 index.",
    "1. The first of the rules",
    "William “Bill” T. “Tiny” Roe sang.",
]
CUT = [
    ("He left.", "She stayed."),
    ("“It is over,” she said.", "“We won.”"),
    ("He called it “a sad day.”", "Others agreed."),
    ("They were ‘not ready.’", "They disagreed."),
    ("''It is over.''", "The crowd left."),
    ("He asked, “Why now?”", "The crowd cheered."),
    ("The plane left the U.S.", "It landed."),
    ("He works for Orla Corp.", "The firm makes rope."),
    ("The quake struck at 11:47 p.m. (1802 GMT) on Friday.", "It was deep."),
    ("At 9 a.m. Mrs. Roe opened.", "They closed at 5 p.m.", "Mrs. Roe went home."),
    ("Was he told?", "No.", "He was not."),
    ("The worst flood since 2003.", "12 people died."),
    ("We never agreed....", "He hung up."),
    ("She met voters in Orla, N.Y.", "“We need rain,” one said."),
    ("Profits rose.", "eBay shares fell."),
    ("Sales fell.", "(Costs rose.)", "The firm closed."),
    ("He resigned.", "— His deputy took over."),
    ("They met on Feb. 2.", "The talks failed."),
]


def pieces(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("text", WHOLE)
def test_is_one_sentence(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize("sentences", CUT)
def test_is_cut(sentences):
    assert pieces(" ".join(sentences)) == list(sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It ended.The talks go on.", ["It ended.", "The talks go on."]),
        ("A line\nbreaks here. It goes on.", ["A line\nbreaks here.", "It goes on."]),
        ("No stop\n\nA heading\n \nThe end", ["No stop", "A heading", "The end"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_layout(text, sentences):
    assert pieces(text) == sentences


def test_only_the_asked_part_is_read():
    text = "One here. Two here. Three here."
    assert sentence_spans(text, 10, 19) == [(10, 19)]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aA.?!”“\"' \n…)Mr1", max_size=80) | st.text(max_size=80))
def test_spans_cover_all_but_white_space(text):
    spans = sentence_spans(text)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("text", ["." * 200_000, "A. " * 60_000, " " * 200_000, ".”" * 100_000])
def test_hostile_text_is_read_once(text):
    spans = sentence_spans(text)
    assert sum(end - start for start, end in spans) <= len(text)
