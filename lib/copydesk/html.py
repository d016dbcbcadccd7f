"""The article's own text as HTML, marked up; and tables that wrap.

Article text is untrusted: every character of it goes through `html.escape`, and nothing of it
becomes a link. Meaning is carried by elements (del, ins, mark, sup) that read well where styles
are stripped, as in an untrusted notebook; colours are translucent, for light and dark pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise

_COLOURS = ("0,114,178", "213,94,0", "0,158,115", "170,68,153", "140,109,0", "86,180,233")
_LINES = ("solid", "dashed", "dotted", "double")


@dataclass(frozen=True)
class Html:
    """HTML that Jupyter shows; its `repr` is the same in plain text, which nbval compares."""

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def _block(body: str) -> str:
    """One self-contained block: no mathematics in it, text no wider than reads well."""
    return f'<div class="mathjax_ignore" style="max-width:46em;line-height:1.6">{body}</div>'


# --- the text with the editor's marks -----------------------------------------------------------


def show_edits(article) -> Html:
    """The raw text as an editor marks it: deleted struck, inserted underlined, doubtful dotted.

    The reason stands in the tooltip, and in the sentence read out by a screen reader.
    """
    parts, plain, pos, flags = [], [], 0, _Cover.of(article.flags)
    for edit in article.edits:
        parts.append(_kept(article.raw, pos, edit.start, flags))
        plain.append(article.raw[pos : edit.start])
        html, text = _edited(edit)
        parts.append(html)
        plain.append(text)
        pos = edit.end
    parts.append(_kept(article.raw, pos, len(article.raw), flags))
    plain.append(article.raw[pos:])
    paragraphs = _BREAKS.split("".join(parts))
    body = "".join(f"<p>{p}</p>" for p in paragraphs if p.strip())
    return Html(_block(_KEY + body), "".join(plain).strip())


_BREAK = "\0"  # never in escaped output: control characters are replaced
_BREAKS = re.compile(r"\0|\n[^\S\n]*\n")
_DOTTED = "background:none;color:inherit;border-bottom:2px dotted rgb(213,94,0)"
_KEY = (
    "<p><small>Key: <del>taken out</del> · <ins>put in</ins> · "
    f'<mark style="{_DOTTED}">doubtful'
    "</mark><sup>?</sup> left as it is. Hold the pointer over a mark for the reason.</small></p>"
)


def _edited(edit) -> tuple[str, str]:
    """(HTML, plain text) of one edit; changes of white space show as what they make."""
    if not edit.before.strip() and not edit.after.strip():
        breaks = "\n" in edit.after or "\n" in edit.before
        return (_BREAK, "\n") if breaks else (_safe(edit.after), edit.after)
    why = _safe(f"{edit.rule}, sure {edit.confidence:.2f}")
    html = text = ""
    if edit.before:
        html += f'<del title="{why}" style="opacity:.6">{_line(edit.before)}</del>'
        text += f"[-{edit.before.strip()}-]"
    if edit.after.strip():
        html += (
            f'<ins title="{why}" style="background:rgba(0,114,178,.2)">{_line(edit.after)}</ins>'
        )
        text += f"{{+{edit.after.strip()}+}}"
    return html + (_BREAK if "\n" in edit.before else ""), text


def _kept(raw: str, start: int, end: int, flags: _Cover) -> str:
    """`raw[start:end]`, which no edit touches, with its flagged places dotted."""
    parts = []
    for left, right in flags.pieces(start, end):
        over = flags.over(left, right)
        shown = _line(raw[left:right]) if over else _safe(raw[left:right])
        if over:
            note = _safe("; ".join(f"{flag.rule}: {flag.note}" for flag in over))
            shown = f'<mark style="{_DOTTED}" title="{note}">{shown}</mark>'
            if any(flag.end == right for flag in over):
                shown += f'<sup title="{note}">?</sup>'
        parts.append(shown)
    return "".join(parts)


@dataclass(frozen=True)
class _Cover:
    """Stretches of a text in order, to be asked which of them lie over a place."""

    items: list
    starts: list[int]
    reach: list[int]  # the furthest end up to each
    edges: list[int]

    @classmethod
    def of(cls, stretches: Iterable) -> _Cover:
        """`stretches` have start and end."""
        items = sorted(stretches, key=lambda x: (x.start, x.end))
        edges = sorted({edge for x in items for edge in (x.start, x.end)})
        reach = list(accumulate((x.end for x in items), max))
        return cls(items, [x.start for x in items], reach, edges)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """start..end cut wherever a stretch begins or ends."""
        inner = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        return list(pairwise([start, *inner, end])) if start < end else []

    def over(self, start: int, end: int) -> list:
        """The stretches that hold all of start..end."""
        found, i = [], bisect_right(self.starts, start) - 1
        while i >= 0 and self.reach[i] >= end:
            if self.items[i].end >= end:
                found.append(self.items[i])
            i -= 1
        return found[::-1]


def _line(text: str) -> str:
    """`text` escaped, its line breaks as blanks, so that no paragraph ends within a mark."""
    return _safe(re.sub(r"[^\S ]", " ", text))


_JOINERS = "\u200c\u200d"  # they hold an emoji or a Persian word together


def _safe(text: str) -> str:
    """Escape `text`; control characters and lone surrogates become a visible box."""
    shown = "".join(
        c if c.isprintable() or c.isspace() or c in _JOINERS else "\ufffd" for c in text
    )
    return escape(shown.replace(_BREAK, "\ufffd"))


# --- the text with layers -----------------------------------------------------------------------


@dataclass(frozen=True)
class Layer:
    """One stretch of the text to set off: its span, a style of its own, and what it is."""

    start: int
    end: int
    look: int  # number of colour and line
    note: str  # tooltip
    label: str = ""  # raised behind the stretch


def show_quotes(article, quotes) -> Html:
    """The article with each speaker's words in that speaker's colour and line.

    `quotes` is the table of `quotes.find_quotes`.
    """
    looks = {s: i for i, s in enumerate(quotes["speaker"].dropna().unique())}
    layers = []
    for row in quotes.itertuples(index=False):
        known = isinstance(row.speaker, str)
        speaker = row.speaker if known else "not said who"
        note = f"{speaker}: {row.kind}, cue “{row.cue}”"
        look = looks[row.speaker] if known else len(looks)
        spans = list(row.spans)
        layers += [Layer(s, e, look, note) for s, e in spans[:-1]]
        layers += [Layer(s, e, look, note, speaker) for s, e in spans[-1:]]
    return _layered(article, layers)


def show_dates(article, dates) -> Html:
    """The article with its temporal expressions marked, each with its value.

    `dates` is the table of `dates.find_dates`.
    """
    looks = {"explicit": 0, "inferred": 1, "vague": 2}
    layers = [
        Layer(r.start, r.end, looks.get(r.certainty, 3), f"{r.type}, {r.rule}", r.value)
        for r in dates.itertuples(index=False)
    ]
    return _layered(article, layers)


def _layered(article, layers: list[Layer]) -> Html:
    html, plain, cover = [], [], _Cover.of(layers)
    for start, end in article.paragraphs:
        shown, text = _paragraph(article.text, start, end, cover)
        html.append(f"<p>{shown}</p>")
        plain.append(text)
    return Html(_block("".join(html)), "\n\n".join(plain))


def _paragraph(text: str, start: int, end: int, layers: _Cover) -> tuple[str, str]:
    """(HTML, plain text) of one paragraph; where layers overlap the shorter one is on top."""
    html, plain = [], []
    for left, right in layers.pieces(start, end):
        over = layers.over(left, right)
        shown = _safe(text[left:right])
        if not over:
            html.append(shown)
            plain.append(text[left:right])
            continue
        top = min(over, key=lambda x: (x.end - x.start, x.start))
        last = right == top.end and bool(top.label)
        html.append(_mark(shown, top, last))
        plain.append(f"[{text[left:right]}]" + (f"({top.label})" if last else ""))
    return "".join(html), "".join(plain)


def _mark(shown: str, layer: Layer, last: bool) -> str:
    colour = _COLOURS[layer.look % len(_COLOURS)]
    line = _LINES[layer.look % len(_LINES)]
    style = f"color:inherit;background:rgba({colour},.18);border-bottom:2px {line} rgb({colour})"
    label = f"<sup><b>{_safe(layer.label)}</b></sup>" if last else ""
    return f'<mark style="{style}" title="{_safe(layer.note)}">{shown}</mark>{label}'


# --- tables -------------------------------------------------------------------------------------


def table(frame, columns: Mapping[str, str] | Iterable[str], most: int = 40) -> Html:
    """The first `most` rows of `frame` as a table whose cells wrap.

    `columns` names the columns to show, in order; as a mapping it gives each a heading.
    """
    heads = dict(columns) if isinstance(columns, Mapping) else {c: c for c in columns}
    shown = frame.head(most)
    rows = [[_cell(v) for v in row] for row in shown[list(heads)].itertuples(index=False)]
    html = "".join(f'<th style="text-align:left">{_safe(h)}</th>' for h in heads.values())
    html = f"<thead><tr>{html}</tr></thead><tbody>"
    for row in rows:
        cells = (f'<td style="text-align:left;vertical-align:top">{_safe(c)}</td>' for c in row)
        html += f"<tr>{''.join(cells)}</tr>"
    html += "</tbody>"
    more = f"… {len(frame) - most} more rows" if len(frame) > most else ""
    html = f'<div class="mathjax_ignore"><table>{html}</table><small>{more}</small></div>'
    lines = [" | ".join(heads.values()), *(" | ".join(r) for r in rows), more]
    return Html(html, "\n".join(line for line in lines if line))


def _cell(value) -> str:
    """One cell's text: floats short, spans and lists spelled out, nothing for a missing value."""
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return ", ".join(_cell(v) for v in value)
    if value is None or str(value) == "<NA>" or value != value:  # NaN and NaT are not themselves
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
