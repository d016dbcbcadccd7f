"""Saved web pages: told from text, read by the extra where it is installed."""

import sys

import pytest
from copydesk import load
from copydesk.article import ArticleError
from copydesk.webpage import is_web_page, story_of

STORY = "The old bridge will close on Monday, the city said, because its cables are worn. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge to close | Daily Tide</title>
<meta property="og:title" content="Bridge to close">
<link rel="canonical" href="https://tide.example/bridge">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Bridge to close",
"datePublished": "2024-05-21T06:30:00+02:00", "dateModified": "2024-06-02",
"author": [{{"@type": "Person", "name": "Mia Berg"}}]}}</script></head><body>
<div id="cookie-banner"><p>We and our 842 partners value your privacy.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge to close</h1><p>{STORY * 3}</p><p>&ldquo;It is overdue,&rdquo; said Ida
Holm, who lives there. {STORY * 2}</p><script>track()</script></article>
<footer>All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize(
    ("octets", "ending", "page"),
    [
        (b"<!DOCTYPE html><html>", "", True),
        (b"\xef\xbb\xbf\n <HTML lang=en>", ".txt", True),
        (b'<?xml version="1.0"?>\n<!doctype html>', "", True),
        (b"<p>half a page", ".html", True),
        (b"From: <Saved by Blink>", ".mhtml", True),
        (b"The tag <html> opens a page.", ".txt", False),
        (b"<htmlx>", "", False),
        (b"", "", False),
    ],
)
def test_what_is_a_page(octets, ending, page):
    assert is_web_page(octets, ending) == page


def test_without_the_extra_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.htm").write_text(PAGE)
    with pytest.raises(ArticleError, match=r"a\.htm: a web page; .*pip install -e \"\./lib\[html]"):
        load(tmp_path / "a.htm")


def test_an_archive_is_refused_with_advice():
    with pytest.raises(ArticleError, match="save the page as “HTML only”"):
        story_of(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n")


def test_the_story_and_what_the_page_says_of_itself(tmp_path):
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text(PAGE)
    article = load(tmp_path / "a.html", published="1999-01-01")
    said = article.metadata
    assert (said.title, said.byline, str(said.published)) == (
        "Bridge to close", "Mia Berg", "2024-05-21",
    )  # fmt: skip
    assert said.sources == ("https://tide.example/bridge",)
    assert article.text.startswith(STORY)
    assert "“It is overdue,” said Ida Holm" in article.text
    for furniture in ("privacy", "Sport", "track", "rights"):
        assert furniture not in article.raw


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html><p>" + b"\xff" * 99])
def test_a_page_without_a_story(page):
    pytest.importorskip("trafilatura")
    with pytest.raises(ArticleError, match="without a story"):
        story_of(page)
