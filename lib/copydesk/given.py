"""What is given to the command to read: a file, standard input, a saved page; as octets."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from copydesk.notebooks import one_line

STDIN = "stdin"  # the name of what comes from there
LIMIT = 4_000_000  # bytes; a book is no article
_LONGEST = 200  # bytes of a name, so that NAME.clean.txt is one that any system takes


class Problem(Exception):
    """Something that the user can mend; the message says what."""


def name_of(path: str) -> str:
    """The name of the result: the file's without its ending, cut where no system would take it."""
    stem = STDIN if path == "-" else Path(path).stem
    octets = os.fsencode(stem)
    return octets[:_LONGEST].decode("utf-8", "ignore" if len(octets) > _LONGEST else "replace")


def article_text(path: str, encoding: str | None) -> bytes:
    """What is at `path` ("-": on standard input), the story alone when it is a web page."""
    from copydesk.article import ArticleError
    from copydesk.webpage import is_web_page, story_of

    octets = _octets(path)
    try:
        if is_web_page(octets, Path(path).suffix):
            return story_of(octets).encode()
        return octets.decode(encoding).encode() if encoding else octets
    except ArticleError as error:
        raise Problem(error) from error
    except UnicodeError as error:
        raise Problem(f"is not written in {encoding}: {one_line(error)}") from error


def _octets(path: str) -> bytes:
    if path.startswith(("https://", "http://")):
        raise Problem(
            "an address, and nothing is fetched: save the page from the browser as “HTML only”, "
            "then read that file"
        )
    if path == "-":
        if sys.stdin is None:
            raise Problem("standard input is closed")
        if sys.stdin.isatty():
            print("copydesk: paste the article, end with Ctrl-D", file=sys.stderr, flush=True)
        octets = sys.stdin.buffer.read(LIMIT + 1)
    else:
        kind = Path(path).stat()
        if stat.S_ISDIR(kind.st_mode):
            raise Problem("a folder; give one file with one article")
        if not stat.S_ISREG(kind.st_mode):
            raise Problem("a pipe or device; give a file, or - for standard input")
        with Path(path).open("rb") as file:
            octets = file.read(LIMIT + 1)
    if len(octets) > LIMIT:
        raise Problem(f"more than {LIMIT // 1_000_000} MB, which is no one article")
    return octets
