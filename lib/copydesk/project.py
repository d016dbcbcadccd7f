"""Where the project's folders are, from any working folder, and how a file is written whole."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]  # the library is installed in place: -e ./lib


def seed() -> Path:
    """The article that the project's own notebooks and figures are about."""
    return ROOT / "seeds" / "000_1201c134a9031fe5.txt"


def figures_folder(article=None) -> Path:
    """Where figures are written: $COPYDESK_FIGURES when set, else the project's figures/.

    The figures of any other `article` than the project's go into a folder of its own there, so
    that rerunning a notebook on it leaves the project's figures alone.
    """
    if folder := os.environ.get("COPYDESK_FIGURES"):
        return Path(folder)
    other = article is not None and article.name and article.name != seed().stem
    return ROOT / "figures" / article.name if other else ROOT / "figures"


def load(path: str | Path | None = None, published: str | None = None):
    """Read the article at `path`, or the project's own when there is none.

    A path that is not found from the working folder is looked for in the project's folder and in
    its seeds/. Of a web page the story is read. `published` (YYYY-MM-DD) is used when the text
    gives no date of its own. Raises ArticleError and FileNotFoundError as `read_article` does, and
    ValueError for a date that is none.
    """
    from copydesk.article import ArticleError, parse, read_article
    from copydesk.webpage import is_web_page, story_of

    try:
        day = date.fromisoformat(published) if published else None
    except (TypeError, ValueError):
        message = f'PUBLISHED is {published!r}, which is no day; write it like "2021-12-01"'
        raise ValueError(message) from None
    path = Path(path or seed())
    home = [Path.home() / path.relative_to("~")] if path.parts[:1] == ("~",) else []
    places = [*(p / path for p in (Path(), ROOT, ROOT / "seeds")), *home]
    found = [place for place in places if place.is_file()]
    if not found or not is_web_page(octets := found[0].read_bytes(), found[0].suffix):
        return read_article(found[0] if found else path, published=day)
    try:
        return parse(story_of(octets), name=found[0].stem, published=day)
    except ArticleError as error:
        raise ArticleError(f"{found[0]}: {error}") from error
