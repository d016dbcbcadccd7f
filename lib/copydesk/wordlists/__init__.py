"""Word lists in plain text files: one entry a line, '#' starts a comment with the source."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def load(name: str) -> tuple[str, ...]:
    """Return the entries of `NAME.txt` in file order, without comments and blank lines.

    Raises FileNotFoundError when there is no such list.
    """
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def either(name: str) -> str:
    """The entries of `NAME.txt` as one group of a regular expression, to be compiled into others.

    Raises FileNotFoundError when there is no such list.
    """
    return f"(?:{'|'.join(map(re.escape, load(name)))})"
