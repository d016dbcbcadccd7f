"""Pieces of HTML of which the page is made: sections, folds, lanes, tables. Text is escaped here,
unless it is said to be HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

import copydesk
from copydesk import answers
from copydesk.html import safe

_ROWS = 10  # of a table that stand open
_LONG = re.compile(r"[^\s<>]{40}")  # a word that would widen the page


def section(number: str, title: str, *body: str) -> str:
    return f'<section><h2 id="p{number}">{title}</h2>{"".join(body)}</section>'


def fold(summary: str, body: str) -> str:
    return f"<details><summary>{safe(summary)}</summary>{body}</details>" if body else ""


def more(count: int) -> str:
    return f'<p class="how">and {count} more, in the table</p>' if count > 0 else ""


def lanes(lanes: Iterable[tuple[str, str, str]], caption: str, height: int = 20) -> str:
    """Rows of (name, marks, number) over the article's axis of words."""
    kind = ' class="tone"' * (height > 20)
    rows = "".join(
        f'<div class="lane"><b>{safe(name)}</b><svg{kind} viewBox="0 0 1000 {height}" '
        f'preserveAspectRatio="none" role="group" aria-label="{safe(f"{caption}: {name}")}">'
        f"{marks}</svg><span>{safe(number)}</span></div>"
        for name, marks, number in lanes
    )
    return f'<div class="lanes">{rows}</div>'


def table(
    heads: Iterable[str], rows: Sequence[tuple[str, list[str]]], file: str = "", most: int = _ROWS
) -> str:
    """A table of (id, cells) whose cells are HTML; what is beyond `most` rows is folded."""
    heads = [safe(head) for head in heads]
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)

    def some(part) -> str:
        body = ""
        for name, cells in part:
            tds = zip(heads, cells, strict=True)
            tds = "".join(
                f'<td{" class=long" if _LONG.search(cell) else ""} data-of="{of}">{cell}</td>'
                for of, cell in tds
            )
            body += f'<tr id="{name}">{tds}</tr>' if name else f"<tr>{tds}</tr>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    rest = some(rows[most:]) if len(rows) > most else ""
    others = f"{len(rows) - most} more" + (f", also in {file}" if file else "")
    return some(rows[:most]) + fold(others, rest)


def made_by() -> str:
    return (
        f"<p>copydesk {safe(copydesk.__version__)}: rules, word lists and one table of weights.</p>"
    )


def citation(article) -> str:
    digest = sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()
    source = next(iter(article.metadata.sources), "")
    lines = [f"Read from {article.name}.txt, SHA-256 {digest}."]
    lines += [f"The text names as its source {source}"] if source else []
    return "".join(f"<p>{safe(line)}</p>" for line in lines) + made_by()


def trust() -> str:
    """The card that says how often such readings are right, from the library's one list."""
    rows = [("", list(map(safe, row[1:]))) for row in answers.trust()]
    body = table(("reading", "unseen text", "tuned on", "data"), rows)
    note = "On public news corpora; the first figure is that of text the rules had not seen."
    return section("trust", "How far to trust this", f"<p>{note}</p>", fold("The figures", body))
