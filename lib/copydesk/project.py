"""Where the project's folders are, from any working folder, and how an article is loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

_HOME = Path(__file__).resolve().parents[2]  # of the project, when installed in place: -e ./lib
PACKED = Path(__file__).with_name("packed")  # its notebooks, as they ride in the package
IN_PLACE = (_HOME / "notebooks").is_dir()
ROOT = _HOME if IN_PLACE else Path.cwd()


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


def load(
    path: str | Path | None = None,
    published: str | None = None,
    corrections: Iterable[Sequence] = (),
):
    """Read the article at `path`, or the project's own when there is none.

    A path that is not found from the working folder is looked for in the project's folder and in
    its seeds/. Of a web page the story is read. `published` (YYYY-MM-DD) is used when the text
    gives no date of its own. `corrections` are rows of (stage, where, column, value) beside those
    of NAME.corrections.csv. Raises ArticleError, CorrectionError and FileNotFoundError as
    `read_article` does, and ValueError for a date that is none.
    """
    from copydesk.article import ArticleError, parse, read_article
    from copydesk.corrections import corrections as made
    from copydesk.corrections import read_corrections
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
        return read_article(found[0] if found else path, day, made(corrections))
    by_hand = read_corrections(found[0]) + made(corrections)
    try:
        return parse(story_of(octets), found[0].stem, day, by_hand)
    except ArticleError as error:
        raise ArticleError(f"{found[0]}: {error}") from error
