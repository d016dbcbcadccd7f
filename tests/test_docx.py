"""The Word document: accepting all changes gives the mended text, rejecting all the raw one."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from copydesk.article import parse
from copydesk.docx import to_docx
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BROKEN = (
    "A title\r\n\r\nBy Ann Lee\n\n\n\n“We will stay in the north, Lee said on Monday.\n\n"
    "It rained.  exercises. with Norway it began &amp; ended."
)


def part(article, name):
    with ZipFile(BytesIO(to_docx(article))) as archive:
        assert archive.testzip() is None
        return ElementTree.fromstring(archive.read(name))


def read(article, dropped: str) -> str:
    """The text when every change of one kind ("ins", "del") is dropped and the other kept."""
    text = ""
    for paragraph in part(article, "word/document.xml").iter(f"{W}p"):
        for child in paragraph:
            if child.tag != f"{W}{dropped}":
                text += "".join(
                    t.text or "" for t in child.iter() if t.tag in (f"{W}t", f"{W}delText")
                )
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}")
        text += "" if mark is not None else "\n"
    return text[:-1]


@pytest.mark.parametrize("raw", [BROKEN, "", "Rain fell.", "\n\nRain\n"])
def test_accepted_it_is_the_text_and_rejected_the_file(raw):
    article = parse(raw)
    assert read(article, "del") == article.text
    assert read(article, "ins") == article.raw


def test_the_projects_own_article(seed):
    assert read(seed, "del") == seed.text
    assert read(seed, "ins") == seed.raw


@given(st.text(st.sampled_from("ab. “”\n\r\t’,<&A"), max_size=60))
@settings(max_examples=50, deadline=None)
def test_any_text(raw):
    article = parse(raw)
    assert (read(article, "del"), read(article, "ins")) == (article.text, article.raw)


def test_what_is_in_doubt_is_a_comment(seed):
    comments = ["".join(c.itertext()) for c in part(seed, "word/comments.xml")]
    assert sorted(comments) == sorted(flag.note for flag in seed.flags) != []
    references = list(part(seed, "word/document.xml").iter(f"{W}commentReference"))
    assert len(references) == len(comments)


def test_hostile_text_and_same_bytes():
    article = parse(f"{HOSTILE}. {HOSTILE}")
    assert part(article, "word/document.xml") is not None
    assert to_docx(article) == to_docx(article)
