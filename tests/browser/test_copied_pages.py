"""A page copied from the browser, whole, tells the same story as its HTML read by trafilatura."""

import pytest
from browsing import chromium
from copydesk.article import parse
from copydesk.webpage import story_of

STORY = (
    "The minister of trade said on Monday that the harbour would open again in the spring.",
    "Nobody had expected the works to take so long, said Jane Roe, who runs the ferry.",
    "“We have waited for two winters,” she said. “Another one would be the end of us.”",
    "The town council will vote on the plan next week, and most members are likely to agree.",
    "The works began in 2019, after a storm had broken the old pier in two places, and were "
    "to end within a year. The bill has grown to three times the sum the council had set aside.",
    "A report on the delay, which the council ordered in January, will be read out on Friday.",
)
MENU = ("Home", "News", "Sport", "Business", "Opinion", "Weather", "Sign in", "Subscribe")
TEASERS = ("Man bites dog in park", "Ten ways to cook an egg", "Bus fares rise again next month")


def rows(tag: str, lines) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def site(story: str, after: str = "") -> str:
    """A page of a news site around the HTML of a story."""
    return f"""<!doctype html><html lang="en"><head><title>Harbour to open again in spring</title>
<meta property="og:title" content="Harbour to open again in spring">
<meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2021-03-02T12:02:00Z"></head><body>
<header><nav><ul>{rows("li", MENU)}</ul></nav></header>
<main><article><h1>Harbour to open again in spring</h1>
<p class="byline">By Jane Roe</p><time datetime="2021-03-02">March 2, 2021, 12:02 PM</time>
<div class="share"><button>Share</button><button>Tweet</button><button>Email</button></div>
{story}</article></main>{after}
<aside class="related"><h2>Most read</h2><ol>{rows("li", TEASERS)}</ol></aside>
<footer><p>About us</p><p>Privacy policy</p><p>Terms of use</p>
<p>© 2021 Eastport Plain. All rights reserved.</p></footer></body></html>"""


PAGES = {
    "plain": site(rows("p", STORY)),
    "picture and box inside": site(
        "<figure><img alt=''><figcaption>The harbour of Eastport, seen on Sunday. "
        "(Ann Lee/Eastport Plain via AP)</figcaption></figure>"
        + rows("p", STORY[:3])
        + f"<aside class='related'><h3>Related stories</h3><ul>{rows('li', TEASERS)}</ul></aside>"
        + rows("p", STORY[3:])
    ),
    "links and comments": site(
        rows("p", (s.replace("council", "<a href='#'>council</a>") for s in STORY)),
        "<section id='comments' class='comments'><h2>2 comments</h2><p>Bill says:</p>"
        "<p>March 3, 2021 at 9:15 am</p><p>I think this is a great idea.</p></section>",
    ),
}


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_a_copied_page_tells_what_its_html_tells(browser, name):
    page = browser.new_page()
    page.set_content(PAGES[name])
    copied = parse(page.evaluate("document.body.innerText"))
    page.close()
    read = parse(story_of(PAGES[name].encode()))
    for article in (copied, read):
        assert [article.text[start:end] for start, end in article.paragraphs] == list(STORY)
    for fact in ("title", "byline", "published"):
        assert getattr(copied.metadata, fact) == getattr(read.metadata, fact) is not None
