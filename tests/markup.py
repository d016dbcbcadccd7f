"""What a piece of HTML holds, told by a parser: for the tests of everything that shows text."""

from __future__ import annotations

from html.parser import HTMLParser

SAFE_TAGS = {
    "div", "p", "del", "ins", "i", "sup", "b", "small", "style", "label", "input",
    "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
}  # fmt: skip
SAFE_ATTRIBUTES = {
    "class", "style", "title", "tabindex", "type", "checked", "role", "aria-label", "scope",
}  # fmt: skip


class Tags(HTMLParser):
    """Collects the elements, attributes and text of a page, and whether tags close in order."""

    def __init__(self, source: str):
        super().__init__()
        self.tags, self.attributes, self.text, self.open = set(), set(), "", []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "input":  # which has no end
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def check(html: str) -> str:
    """Assert that `html` is whole and can run and fetch nothing; returns its text."""
    seen = Tags(html)
    assert seen.open == []
    assert seen.tags <= SAFE_TAGS
    assert seen.attributes <= SAFE_ATTRIBUTES
    assert "\x00" not in html
    html.encode("utf-8")
    return seen.text
