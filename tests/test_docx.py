"""The Word document: accepting all changes gives the mended text, rejecting all the raw one."""

import shutil
import subprocess
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
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
ASIDE = (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}change-info")
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


def libreoffice(article, folder) -> ElementTree.Element:
    """The text of the document as LibreOffice reads it and writes it again (OpenDocument)."""
    (folder / "article.docx").write_bytes(to_docx(article))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "article.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    with ZipFile(folder / "article.odt") as archive:
        return next(ElementTree.fromstring(archive.read("content.xml")).iter(f"{OFFICE}text"))


def settled(body: ElementTree.Element, accept: bool) -> str:
    """The text once every tracked change is accepted, or rejected (OpenDocument 1.3, 5.5)."""
    changes, text, hidden = {}, "", False

    def walk(node):
        nonlocal text, hidden
        text += "" if hidden else node.text or ""
        for child in node:
            change = changes.get(child.get(f"{TEXT}change-id"))
            if child.tag == f"{TEXT}s":
                text += "" if hidden else " " * int(child.get(f"{TEXT}c", "1"))
            elif child.tag == f"{TEXT}change-start":
                hidden = not accept and change.tag == f"{TEXT}insertion"
            elif child.tag == f"{TEXT}change-end":
                hidden = False
            elif child.tag == f"{TEXT}change" and not accept:
                walk(change)
                text = text[:-1]  # its last paragraph goes on in the text
            elif child.tag not in ASIDE:
                walk(child)
            text += "" if hidden else child.tail or ""
        text += "\n" if node.tag == f"{TEXT}p" and not hidden else ""

    for region in body.iter(f"{TEXT}changed-region"):
        changes[region.get(f"{TEXT}id")] = region[0]
    walk(body)
    return text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_accepts_to_the_text_and_rejects_to_the_file(seed, tmp_path):
    body = libreoffice(seed, tmp_path)
    assert settled(body, accept=True).strip("\n") == seed.text.strip("\n")
    assert settled(body, accept=False).strip("\n") == seed.raw.strip("\n")
    assert len(list(body.iter(f"{OFFICE}annotation"))) == len(seed.flags)
