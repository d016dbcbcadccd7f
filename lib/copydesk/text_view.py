"""The article's own text to read, with layers: who speaks, what was mended, doubts, dates, tone.

Each layer can be switched off with its box, without any script. A mark tells why when the pointer
rests on it; its raised label, or the struck text, does so when the keyboard reaches it. Where a
notebook is not trusted, its style sheet is taken away: then all layers show, by their elements
(del, ins, i, b, sup). None of these has a colour of its own, which on a dark page would be wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from copydesk.answers import UNKNOWN, speaker_words
from copydesk.article_log import place_in_text
from copydesk.html import Html, NoSuch, safe

if TYPE_CHECKING:
    import pandas as pd

# those of the pictures, in their order: a speaker looks the same in the text and in the lanes
_COLOURS = (
    *("0,114,178", "213,94,0", "0,158,115", "170,68,153", "140,109,0", "86,180,233"),
    *("230,159,0", "119,119,119"),
)
_LINES = ("solid", "dashed", "dotted", "double")
_PUT_IN = "background:rgba(0,114,178,.2)"
_DOTTED = "border-bottom:2px dotted rgb(213,94,0)"
_FRAMED = "border:1px solid;border-radius:.3em;padding:0 .15em"
_MOST_CUT = 400  # characters of a cut line that are shown


@dataclass(frozen=True)
class Mark:
    """A stretch of `article.text` to set off; where it is empty, `label` stands alone."""

    start: int
    end: int
    note: str  # the evidence
    style: str = ""
    label: str = ""  # raised behind the stretch
    tag: str = "i"
    cut: str = ""  # what stood before it in the file
    apart: bool = False  # the cut text was no part of a paragraph
    of: str = ""  # a class of its own, beside that of its layer


def show(article, *layers: str) -> Html:
    """The text with the named `layers`, or with all: speakers, repairs, flags, dates, tone.

    Raises NoSuch, a KeyError, for a name that no layer has.
    """
    for name in layers:
        if name not in _LAYERS:
            raise NoSuch(f"no layer is called {name!r}; there are {', '.join(_LAYERS)}")
    return _shown(article, {name: _LAYERS[name](article) for name in layers or _LAYERS})


def with_anchors(article, anchors: Mapping[int, str], quotes: pd.DataFrame) -> str:
    """HTML of the text with all layers, each sentence an element with the id s1, s2 …

    `anchors` gives HTML to stand behind a sentence (0, 1 …); `quotes` saves finding them again.
    """
    marks = {name: make(article) for name, make in _LAYERS.items() if name != "speakers"}
    places: dict[int, str] = {}
    for number, (start, end) in enumerate(article.sentences):
        opening = f'<span class="cd-sentence" id="s{number + 1}">'
        places[start] = places.get(start, "") + opening
        places[end] = f"{anchors.get(number, '')}</span>"
    return _shown(article, {"speakers": _speakers(article, quotes), **marks}, places).html


def _shown(article, marks: dict[str, list[Mark]], places: Mapping[int, str] | None = None) -> Html:
    covers = {name: _Cover.of(found) for name, found in marks.items()}
    page = _Page(article.text, covers, places or {})
    starts, cut, blocks = [start for start, _ in article.paragraphs], {}, []
    for mark in (mark for found in marks.values() for mark in found if mark.apart):
        cut.setdefault(bisect_left(starts, mark.start), []).append(mark)
    for number, span in enumerate([*article.paragraphs, None]):
        blocks += map(_block, cut.get(number, ()))
        blocks += [page.paragraph(*span)] if span else []
    body = "".join(f"<p>{html}</p>" for html, _ in blocks)
    return Html(_frame(list(marks), body), "\n\n".join(plain for _, plain in blocks))


# --- the layers ---------------------------------------------------------------------------------


def _speakers(article, quotes=None) -> list[Mark]:
    from copydesk.quotes import find_quotes

    quotes = find_quotes(article) if quotes is None else quotes
    looks = {name: i for i, (name, _) in enumerate(speaker_words(quotes))}
    marks = []
    for row in quotes.itertuples(index=False):
        speaker = row.speaker if isinstance(row.speaker, str) else UNKNOWN
        note = f"{speaker}: {row.kind}, {row.rule}" + (f", “{row.cue}”" if row.cue else "")
        look = looks[speaker]
        for span in row.spans:
            label = speaker if span == row.spans[-1] else ""
            of = f"who{look + 1}"
            marks.append(Mark(*span, note, _speaker_style(look), label, of=of))
    return marks


def _speaker_style(look: int) -> str:
    colour, line = _COLOURS[look % len(_COLOURS)], _LINES[look % len(_LINES)]
    return f"background:rgba({colour},.18);border-bottom:2px {line} rgb({colour})"


def _repairs(article) -> list[Mark]:
    marks = []
    for edit in article.edits:
        if not edit.before.strip() and not edit.after.strip():
            continue  # white space
        start, end = place_in_text(article, edit)
        note = f"{edit.rule}, sure {edit.confidence:.2f}"
        apart = edit.rule.startswith("remove ") and start == end
        marks.append(Mark(start, end, note, _PUT_IN, "", "ins", edit.before, apart))
    return marks


def _flags(article) -> list[Mark]:
    to_text = article.offsets.to_text
    return [
        Mark(*to_text(f.start, f.end), f"{f.rule}: {f.note}", _DOTTED, "?") for f in article.flags
    ]


def _dates(article) -> list[Mark]:
    from copydesk.dates import find_dates

    return [
        Mark(row.start, row.end, f"{row.certainty}: {row.rule}", _FRAMED, row.value or "no value")
        for row in find_dates(article).itertuples(index=False)
    ]


def _tone(article) -> list[Mark]:
    from copydesk.sentiment import score_sentences, score_words

    words, marks = score_words(article), []
    for row in words[words["used"] != 0].itertuples(index=False):
        note = ", ".join(filter(None, [f"{row.used:+.1f}", row.why]))
        marks.append(Mark(row.start, row.end, note, _tint(row.used), tag="b"))
    for row in score_sentences(article).itertuples(index=False):
        if row.words and len(row.words):
            note = "tone of the sentence: " + "; ".join(row.words)
            marks.append(Mark(row.end, row.end, note, label=f"{row.tone:+.2f}"))
    return marks


def _tint(value: float) -> str:
    line = "solid 2px rgb(0,114,178)" if value > 0 else "wavy 2px rgb(213,94,0)"
    return f"text-decoration:underline {line}"


_LAYERS: dict[str, Callable[..., list[Mark]]] = {
    "speakers": _speakers,
    "repairs": _repairs,
    "flags": _flags,
    "dates": _dates,
    "tone": _tone,
}
_SAMPLES = {
    "speakers": _speaker_style(0),
    "repairs": _PUT_IN,
    "flags": _DOTTED,
    "dates": _FRAMED,
    "tone": _tint(-1),
}
_QUIET = ("dates", "tone")  # off at first where there are boxes


# --- the page -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Page:
    """A text and the marks over it, layer by layer, the outermost first."""

    text: str
    layers: dict[str, _Cover]
    places: Mapping[int, str]  # HTML that stands at these, outside all marks

    def paragraph(self, start: int, end: int) -> tuple[str, str]:
        """(HTML, plain text) of one paragraph."""
        html, plain = [], []
        edges = {start, end}
        for cover in self.layers.values():
            edges.update(cover.edges_in(start, end))
        edges.update(at for at in self.places if start <= at <= end)
        for left, right in pairwise([*sorted(edges), end]):
            for name, cover in self.layers.items():
                shown, text = _edge(name, cover, left, right == left)
                html.append(shown)
                plain.append(text)
            html.append(self.places.get(left, ""))
            html.append(self._piece(left, right))
            plain.append(self.text[left:right])
        return "".join(html), "".join(plain)

    def _piece(self, left: int, right: int) -> str:
        """One stretch that no mark divides, inside the marks that hold it."""
        shown = safe(" ".join(self.text[left:right].split("\n")))
        for name, cover in reversed(self.layers.items()):
            over = cover.over(left, right) if left < right else []
            if over:
                top = min(over, key=lambda mark: (mark.end - mark.start, mark.start))
                said = f'style="font-style:normal;{top.style}" title="{_notes(over)}"'
                kind = f"cd-{name} {top.of}".strip()
                shown = f'<{top.tag} class="{kind}" {said}>{shown}</{top.tag}>'
        return shown


def _edge(name: str, cover: _Cover, at: int, last: bool) -> tuple[str, str]:
    """What stands at one place between the letters: labels of what ends, text cut where it begins.

    `last`: the place is the end of a paragraph.
    """
    html, plain = "", ""
    for mark in cover.ending(at):
        plain += "]" if mark.start < mark.end else ""
        if mark.label:
            kind = f"cd-{name} {mark.of}".strip()
            said = f'class="{kind}" tabindex="0" title="{_notes([mark])}"'
            html += f"<sup {said}><b>{safe(mark.label)}</b></sup>"
            plain += f"({mark.label})"
    for mark in cover.beginning(at):
        if mark.apart or (last and mark.start < mark.end):
            continue
        if mark.cut.strip():
            html += _struck(name, mark)
            plain += f"[-{mark.cut.strip()}-]"
        plain += "[" if mark.start < mark.end else ""
    return html, plain


def _notes(marks: Iterable[Mark]) -> str:
    return safe("; ".join(mark.note for mark in marks))


def _block(mark: Mark) -> tuple[str, str]:
    """(HTML, plain text) of cut text that stood between the paragraphs."""
    return _struck("repairs", mark), f"[-{_short(mark.cut)}-]"


def _struck(name: str, mark: Mark) -> str:
    shown = safe(re.sub(r"[^\S ]", " ", _short(mark.cut) if mark.apart else mark.cut))
    return f'<del class="cd-{name}" tabindex="0" title="{_notes([mark])}">{shown}</del>'


def _short(cut: str) -> str:
    cut = " ".join(cut.split())
    return cut if len(cut) <= _MOST_CUT else f"{cut[:_MOST_CUT]} …"


@dataclass(frozen=True)
class _Cover:
    """Marks of one layer in order, to be asked which of them lie over a place."""

    items: list[Mark]
    starts: list[int]
    reach: list[int]  # the furthest end up to each
    edges: list[int]
    by_end: dict[int, list[Mark]]

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> _Cover:
        items = sorted(marks, key=lambda m: (m.start, -m.end))
        edges = sorted({edge for m in items if not m.apart for edge in (m.start, m.end)})
        by_end: dict[int, list[Mark]] = {}
        for mark in reversed(items):  # the inner one ends first
            by_end.setdefault(mark.end, []).append(mark)
        reach = list(accumulate((m.end for m in items), max))
        return cls(items, [m.start for m in items], reach, edges, by_end)

    def edges_in(self, start: int, end: int) -> list[int]:
        return self.edges[bisect_left(self.edges, start) : bisect_right(self.edges, end)]

    def beginning(self, at: int) -> list[Mark]:
        return self.items[bisect_left(self.starts, at) : bisect_right(self.starts, at)]

    def ending(self, at: int) -> list[Mark]:
        return self.by_end.get(at, [])

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that hold all of start..end."""
        found, i = [], bisect_right(self.starts, start) - 1
        while i >= 0 and self.reach[i] >= end:
            if self.items[i].end >= end:
                found.append(self.items[i])
            i -= 1
        return found[::-1]


# --- around it ----------------------------------------------------------------------------------

_BOXED = "copydesk-boxed"
_STYLE = (
    ".copydesk-text [tabindex]:focus::after{content:attr(title);position:absolute;z-index:9;"
    "margin:1.4em 0 0 .5em;padding:.2em .5em;max-width:24em;font:.85rem/1.4 sans-serif;"
    "text-decoration:none;background:Canvas;color:CanvasText;border:1px solid}"
    ".copydesk-text sup{font-size:.7em;line-height:0}"
    ".copydesk-text label{margin-right:.8em;white-space:nowrap}"
)


def _frame(layers: list[str], body: str) -> str:
    """One self-contained block: key, boxes, text; no mathematics, no wider than reads well."""
    boxed = len(layers) > 1
    keys = " ".join(_key(name, boxed) for name in layers)
    rules = _STYLE + "".join(map(_switch, layers)) * boxed
    return (
        f'<div class="copydesk-text {_BOXED * boxed} mathjax_ignore" '
        'style="max-width:46em;line-height:1.7;position:relative">'
        f"<style>{rules}</style>"
        f'<div role="group" aria-label="Layers of the text">Shown: {keys}</div>{body}</div>'
    )


def _key(name: str, boxed: bool) -> str:
    tag = "b" if name == "tone" else "i"
    sample = f'<{tag} style="font-style:normal;{_SAMPLES[name]}">{name}</{tag}>'
    if name == "repairs":
        sample = f'<del>cut</del> <ins style="{_SAMPLES[name]}">put in</ins>'
    if not boxed:
        return sample
    on = "" if name in _QUIET else " checked"
    return f'<label><input type="checkbox" class="on-{name}"{on}> {sample}</label>'


def _switch(name: str) -> str:
    """The rules that take a layer away while its box is empty."""
    off = f".{_BOXED}:not(:has(.on-{name}:checked))"
    plain = (
        "background:none",
        "border:0",
        "padding:0",
        "text-decoration:none",
        "font-weight:inherit",
    )
    bare = "".join(f"{rule}!important;" for rule in plain)
    return f"{off} .cd-{name}{{{bare}}}{off} :is(sup,del).cd-{name}{{display:none}}"
