"""The story in a saved web page, as plain text; trafilatura, an extra, tells it from the rest."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date

from copydesk.article import ArticleError

EXTRA = '.venv/bin/pip install -e "./lib[html]"'

_HEAD = 1024  # bytes in which a page says that it is one
_IS_PAGE = re.compile(rb"[\s\xef\xbb\xbf]*(?:<\?xml[^>]{0,99}>\s*)?<(?:!doctype html|html)\b", re.I)
_ARCHIVE = re.compile(rb"MIME-Version:|Content-Type: multipart/related", re.I)


def is_web_page(octets: bytes, ending: str = "") -> bool:
    """Is this HTML, by its first tag or by the file's `ending`? A saved archive (MHTML) counts."""
    named = ending.lower() in (".html", ".htm", ".xhtml", ".mht", ".mhtml")
    return named or bool(_IS_PAGE.match(octets[:_HEAD]))


def story_of(octets: bytes) -> str:
    """The page's title, author, day and story, as a text file would have them; the address last.

    What the page does not state is left out. Raises ArticleError, whose message names no file,
    when the page holds no story, or when the extra that reads pages is not installed.
    """
    if _ARCHIVE.search(octets[:_HEAD]):
        raise ArticleError("a web archive (MHTML); save the page as “HTML only” instead")
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        message = (
            f"a web page; to read pages, run {EXTRA} in the project's folder, or save the "
            "story as a text file"
        )
        raise ArticleError(message) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells stderr of odd markup
    found = bare_extraction(
        octets,
        with_metadata=True,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        # only a day that the page states as its first: no guess from any number in it
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or not (found.text or "").strip():
        raise ArticleError("a web page without a story in it; was it saved whole?")
    return "\n\n".join(_lines(found)) + "\n"


def _lines(found) -> Iterator[str]:
    """Head, paragraphs and address, each one line, in the order of a text file."""
    title = _one_line(found.title)
    if title:
        yield title
    if found.author:
        yield "By " + " and ".join(map(_one_line, found.author.split(";")))
    if found.date:
        day = date.fromisoformat(found.date[:10])
        yield f"{day:%B} {day.day}, {day.year}"
    lines = [_one_line(line) for line in found.text.splitlines()]
    yield from (line for n, line in enumerate(lines) if line and not (n == 0 and line == title))
    if (found.url or "").startswith(("https://", "http://")):
        yield f"Source: {_one_line(found.url)}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
