"""HTML for notebooks: tables whose cells wrap, and what shows itself.

Article text is untrusted: every character of it goes through `html.escape`, and nothing of it
becomes a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Html:
    """HTML that Jupyter shows; its `repr` is the same in plain text, which nbval compares."""

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


class OneLine(Exception):
    """An error of which a notebook shows the message, in one line, and no traceback."""

    def __str__(self) -> str:
        return str(self.args[0])

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class NoSuch(OneLine, KeyError):
    """A name that is none."""


_JOINERS = "\u200c\u200d"  # they hold an emoji or a Persian word together


def safe(text: str) -> str:
    """Escape `text`; control characters and lone surrogates become a visible box."""
    shown = "".join(
        c if c.isprintable() or c.isspace() or c in _JOINERS else "\ufffd" for c in text
    )
    return escape(shown)


def facts(pairs: Mapping[str, object]) -> str:
    """HTML of a few facts, each with its name; one that is missing is said to be."""
    rows = ""
    for name, value in pairs.items():
        shown = safe(cell_text(value)) or "<small>not stated</small>"
        rows += f'<tr><th scope="row" style="text-align:left">{safe(name)}</th>'
        rows += f'<td style="text-align:left">{shown}</td></tr>'
    return f'<div class="mathjax_ignore"><table><tbody>{rows}</tbody></table></div>'


def table(frame, columns: Mapping[str, str] | Iterable[str], most: int = 40) -> Html:
    """The first `most` rows of `frame` as a table whose cells wrap.

    `columns` names the columns to show, in order; as a mapping it gives each a heading.
    """
    heads = dict(columns) if isinstance(columns, Mapping) else {c: c for c in columns}
    for name in heads:
        if name not in frame:
            raise NoSuch(f"no column is called {name!r}; there are {', '.join(frame.columns)}")
    shown = frame.head(most)
    rows = [[cell_text(v) for v in row] for row in shown[list(heads)].itertuples(index=False)]
    head = '<th scope="col" style="text-align:left">'
    html = "".join(f"{head}{safe(h)}</th>" for h in heads.values())
    html = f"<thead><tr>{html}</tr></thead><tbody>"
    for row in rows:
        cells = (
            f'<td style="text-align:left;vertical-align:top{_room(c)}">{safe(c)}</td>' for c in row
        )
        html += f"<tr>{''.join(cells)}</tr>"
    html += "</tbody>"
    more = "" if rows else "none"
    if len(frame) > most:
        more = f"… {len(frame) - most} more rows"
    html = f'<div class="mathjax_ignore"><table>{html}</table><small>{more}</small></div>'
    lines = [" | ".join(heads.values()), *(" | ".join(r) for r in rows), more]
    return Html(html, "\n".join(line for line in lines if line))


def _room(text: str) -> str:
    """Style of a cell with a long text, which many columns would squeeze to a word a line."""
    return ";min-width:14em" if len(text) > 60 else ""


def cell_text(value) -> str:
    """One cell's text: floats short, spans and lists spelled out, nothing for a missing value."""
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return ", ".join(cell_text(v) for v in value)
    if value is None or str(value) == "<NA>" or value != value:  # NaN and NaT are not themselves
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
