"""One self-contained HTML page of an article's readings: opens offline, links both ways, no script.

The text stands on it once, each sentence with an anchor (#s12); every row of every table and every
mark in a picture leads there, and a sign behind the sentence leads back. Article text is untrusted:
all of it goes through `html.safe`, and a content security policy forbids scripts all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING

from copydesk import answers
from copydesk import page_parts as pieces
from copydesk.article import NO_NEWS
from copydesk.corrections import HAND
from copydesk.event_words import NOTHING, gap, no_place, publication_text, with_publication
from copydesk.html import cell_text, safe
from copydesk.text_view import with_anchors
from copydesk.timeline.when import as_day, when_text

if TYPE_CHECKING:
    from copydesk.exports import Readings

_NAMES = 14  # lanes of names
_SPEAKERS = 12
_EVENTS = 30
_TONES = {"positive": "glad", "negative": "grim"}
_SEEN = {"looks_back": "looks back", "looks_ahead": "looks ahead", "question": "asks"}
_SIGNS = {"e": ("◷", "event"), "q": ("❝", "quotation"), "t": ("±", "tone"), "n": ("◦", "name"),
          "m": ("✎", "mended"), "f": ("?", "doubt"), "a": ("→", "tone towards")}  # fmt: skip


def page(readings: Readings, parts: Iterable[str]) -> str:
    """The page of an article; `parts` are the numbers of the notebooks that it has answers of."""
    sheet = _Sheet(readings)
    makers = {"05": sheet.when, "03": sheet.who, "04": sheet.tone, "02": sheet.built}
    told = {"01": sheet.mended, **makers}
    shown = [number for number in (*makers, "01") if number in set(parts)]
    sections = {number: told[number]() for number in shown}
    lines = "".join(
        f'<li><a href="#p{number}">{safe(answers.LINES[number](readings))}</a></li>'
        for number in shown
    )
    text = sheet.text()  # after the tables, for its signs lead to their rows
    cleaning = sections.pop("01", "")
    doubt = readings.article.doubt
    warning = [f"<p><b>But {NO_NEWS}</b>: {safe(doubt)}.</p>"] if doubt else []
    body = [
        *warning,
        f'<ul class="answers">{lines}</ul>',
        *sections.values(),
        text,
        cleaning,
        pieces.trust(),
    ]
    foot = pieces.citation(readings.article)
    title, about = _headline(readings.article), _about(readings.article)
    return _whole(title, about, body, foot, sheet.picking())


def overview_page(articles: Sequence[tuple]) -> str:
    """The page over several articles: (path, folder, readings or None, what went wrong) each."""
    rows = []
    for path, folder, readings, problem in articles:
        cells = [safe(str(path)), "", "", "", "", "", safe(problem)]
        if readings:
            article, link = readings.article, safe(f"../{folder}/index.html")
            counts = [len(article.sentences), len(readings.quotes), len(readings.events)]
            tone = f"{readings.tones['tone'].mean():+.2f}" if len(readings.tones) else ""
            day = article.metadata.published or "undated"
            title = f'<a href="{link}">{safe(_headline(article))}</a>'
            cells = [title, safe(str(day)), *map(str, counts), tone, safe(problem)]
        rows.append(("", cells))
    heads = ("article", "day", "sentences", "quotations", "events", "mean tone", "went wrong")
    count = answers.count(len(articles), "article")
    failed = sum(readings is None for _, _, readings, _ in articles)
    unread = f"{failed} of them could not be read; " if failed else ""
    about = f"{unread}the tables beside this page join what the articles' own hold"
    return _whole(count, about, [pieces.table(heads, rows, most=len(rows))], pieces.made_by(), "")


def _whole(title: str, about: str, body: list[str], foot: str, picking: str) -> str:
    template = files("copydesk").joinpath("page.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        title=safe(title), about=safe(about), main="\n".join(filter(None, body)), foot=foot,
        picking=picking
    )  # fmt: skip


def _headline(article) -> str:
    """The title, or the first words, or the name of the file."""
    first = article.text[slice(*article.sentences[0])] if article.sentences else ""
    return article.metadata.title or answers.beginning(first, 90) or article.name or "An article"


def _about(article) -> str:
    said = article.metadata
    day = (
        f"{said.published:%A} {said.published.day} {said.published:%B %Y}" if said.published else ""
    )
    by = f"By {said.byline}" if said.byline else ""
    words = f"{len(article.text.split()):,} words"
    parts = [
        by,
        said.agency,
        day or "undated",
        words,
        "read by copydesk: every answer is a reading",
    ]
    return " · ".join(filter(None, parts))


class _Sheet:
    """Builds the parts of one page, and remembers which rows speak of which sentence."""

    def __init__(self, readings: Readings):
        self.of, self.article = readings, readings.article
        self.starts = [start for start, _ in self.article.sentences]
        self.rows: dict[int, list[str]] = {}
        self.lefts, self.widths, x = [], [], 0.0
        words = [max(len(self.article.text[s:e].split()), 1) for s, e in self.article.sentences]
        for count in words:
            self.lefts.append(x)
            self.widths.append(1000 * count / sum(words))
            x += self.widths[-1]

    # --- rows and links ---

    def sentence(self, start: int) -> int:
        """The number, from 0, of the sentence at an offset."""
        return max(bisect_right(self.starts, start) - 1, 0)

    def row(self, kind: str, number: int, sentence: int, cells: Sequence[object]) -> tuple:
        """(id, cells) of a row that leads to its sentence, which will lead back."""
        name = f"{kind}{number}"
        self.rows.setdefault(int(sentence), []).append(name)
        link = f'<a href="#s{sentence + 1}" title="to sentence {sentence + 1}">{sentence + 1}</a>'
        return name, [link, *(safe(cell_text(cell)) for cell in cells)]

    def table(self, kind: str, frame, heads: dict[str, str], file: str) -> str:
        """`frame`, which has the columns of `heads` and sentence or start, as a table of rows."""
        rows = []
        for number, row in enumerate(frame.to_dict("records"), 1):
            at = row["sentence"] if "sentence" in row else self.sentence(row["start"])
            rows.append(self.row(kind, number, at, [row[column] for column in heads]))
        return pieces.table(("sentence", *heads.values()), rows, file) if rows else ""

    # --- pictures ---

    def bar(self, sentence: int, kind: str, note: str, box: Sequence[float] = ()) -> str:
        """A mark over a sentence that says what it is and leads there."""
        x, y, width, height = box or (self.lefts[sentence], 0, self.widths[sentence] - 2, 20)
        return (
            f'<a href="#s{sentence + 1}" tabindex="-1"><title>{safe(note)}</title>'
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 3):.1f}" '
            f'height="{height:.1f}"/></a>'
        )

    def spot(self, offset: int) -> float:
        """Where on the axis of 0 to 1000 an offset into the text lies."""
        i = self.sentence(offset)
        start, end = self.article.sentences[i]
        return self.lefts[i] + self.widths[i] * min((offset - start) / max(end - start, 1), 1)

    # --- the parts ---

    def when(self) -> str:
        events, published = self.of.events, self.article.metadata.published
        rows = [{**row, "id": f"e{n}"} for n, row in enumerate(events.to_dict("records"), 1)]
        placed = [row for row in rows if _has_place(row)]
        loose = [self.event(row, published) for row in rows if not _has_place(row)]
        items, dated = [], with_publication(placed, published) if rows else []
        for event, space in zip(dated, [*(gap(*two) for two in pairwise(dated)), ""], strict=False):
            items.append(self.event(event, published))
            if space:
                items.append(f'<li class="gap"><span></span><span class="what">{space}</span></li>')
        how = (
            "Filled: the text states it. Hollow: worked out from it. Orange and dotted: still "
            "to come when the article appeared. Each line leads to its sentence."
        )
        return pieces.section(
            "05",
            "What happened when",
            f'<p class="how">{how if placed else NOTHING}</p>',
            _list(items, "events"),
            f"<h3>{no_place([row for row in rows if not _has_place(row)])}</h3>" * bool(loose),
            _list(loose, "times"),
        )

    def event(self, event: dict, published) -> str:
        if event.get("published"):
            return (
                f'<li class="published"><span class="when">{publication_text(published)}</span>'
                '<span class="what">The article is published</span></li>'
            )
        at = int(event["sentence"])
        self.rows.setdefault(at, []).append(event["id"])
        notes = [f"“{event['expression']}”" if event["expression"] else "no date in the text"]
        notes += ["worked out"] if event["certainty"] == "inferred" else []
        notes += [f"in the words of {event['speaker']}"] if event.get("speaker") else []
        notes += [HAND] if event["rule"] == HAND else []
        ahead = " ahead" if event["tense"] == "future" else ""
        return (
            f'<li id="{event["id"]}" class="{event["certainty"]}{ahead}">'
            f'<span class="when">{safe(when_text(event))}</span><span class="what">'
            f'<a href="#s{at + 1}">{safe(event["label"])}</a>'
            f"<small>{safe(' · '.join(notes))}</small>"
            "</span></li>"
        )

    def who(self) -> str:
        quotes, words = self.of.quotes, answers.speaker_words(self.of.quotes)
        if not words:
            return pieces.section(
                "03", "Who says what", "<p>Nobody is reported to say anything.</p>"
            )
        who = quotes["speaker"].fillna(answers.UNKNOWN)
        lanes = [(name, self.spoken(quotes[who == name]), str(n)) for name, n in words[:_SPEAKERS]]
        kinds = {"direct": "the speaker’s", "mixed": "partly so", "indirect": "the reporter’s"}
        by_hand = quotes["rule"].eq(HAND).map({True: f", {HAND}", False: ""})
        shown = quotes.assign(marks=quotes["kind"].map(kinds) + by_hand, speaker=who)
        heads = {"speaker": "speaker", "quote": "what was said", "marks": "in whose words"}
        return pieces.section(
            "03",
            "Who says what",
            '<p class="how">Bars lie where the words stand in the article. Filled: in quotation '
            "marks. Pale: partly. Outlined: in the reporter’s words.</p>",
            pieces.lanes([("", _AXIS, "words"), *lanes], "who speaks where"),
            pieces.more(len(words) - _SPEAKERS),
            self.table("q", shown, heads, "03_quotes.csv"),
        )

    def spoken(self, quotes) -> str:
        """The marks of one speaker's lane."""
        marks = ""
        for row in quotes.itertuples(index=False):
            for start, end in row.spans:
                x = self.spot(start)
                box = x, 2, self.spot(end) - x, 16
                marks += self.bar(self.sentence(start), row.kind, row.quote, box)
        return marks

    def tone(self) -> str:
        strong = self.of.tones[self.of.tones["label"] != "neutral"]
        order = strong["tone"].abs().sort_values(ascending=False, kind="stable").index
        strong = strong.loc[order].assign(label=strong["label"].map(_TONES))
        heads = {"label": "tone", "words": "its words", "text": "the sentence"}
        return pieces.section(
            "04",
            "In what tone",
            '<p class="how">A bar a sentence: up and blue is glad, down and orange grim, grey '
            "neither. Tone is in the words, not in the teller’s opinion.</p>",
            pieces.lanes(
                [("glad above, grim below", self.tones(), "")], "tone of each sentence", 100
            ),
            self.table("t", strong, heads, "04_sentences.csv"),
            self.towards(),
        )

    def tones(self) -> str:
        """A bar up or down for each sentence."""
        bars = '<rect class="axis" x="0" y="49.5" width="1000" height="1"/>'
        for row in self.of.tones.itertuples(index=False):
            height = 48 * min(abs(row.tone), 1) + 1
            top = 50 - height if row.tone > 0 else 50
            box = self.lefts[row.sentence], top, self.widths[row.sentence] - 2, height
            note = f"{row.tone:+.2f}: {'; '.join(row.words) or 'no word of tone'}"
            bars += self.bar(row.sentence, row.label, note, box)
        return bars

    def towards(self) -> str:
        targets = self.of.targets[self.of.targets["tone"] != 0]
        sign = (targets["tone"] > 0).map({True: "glad", False: "grim"})
        heads = {"target": "towards", "sign": "tone", "words": "by these words"}
        table = self.table("a", targets.assign(sign=sign), heads, "04_targets.csv")
        return pieces.fold("Towards whom, by which words", table)

    def built(self) -> str:
        table, bars = self.of.sentences, ""
        for row in table.itertuples(index=False):
            note = (
                "reports what somebody said" if row.reports_speech else "the reporter’s own words"
            )
            bars += self.bar(row.sentence, "on" if row.reports_speech else "off", note)
        lanes = [("reports speech", bars, str(int(table["reports_speech"].sum())))]
        for column, title in _SEEN.items():
            on = table.loc[table[column].astype(bool), "sentence"]
            marks = "".join(self.bar(i, "neutral", title) for i in on)
            lanes.append((title, _AXIS + marks, str(len(on))))
        lanes = pieces.lanes(lanes, "what each sentence does")
        return pieces.section("02", "How the story is built", lanes, self.named())

    def named(self) -> str:
        """Who is named where: a lane a name; an open mark is the first mention."""
        groups = self.of.names.groupby("name", sort=False)
        firsts = groups.agg(
            start=("start", "min"), written=("mention", "unique"), mentions=("mention", "size")
        )
        firsts = firsts.sort_values("mentions", ascending=False, kind="stable").reset_index()
        if not len(firsts):
            return "<p>The text names nobody.</p>"
        lanes = [
            (row.name, _AXIS + self.mentions(groups.get_group(row.name)), str(row.mentions))
            for row in firsts.head(_NAMES).itertuples(index=False)
        ]
        heads = {"name": "name", "mentions": "mentions", "written": "written as"}
        return (
            '<h3>Who appears where</h3><p class="how">Outlined: named for the first time.</p>'
            + pieces.lanes(lanes, "who is named where")
            + pieces.more(len(firsts) - _NAMES)
            + pieces.fold("The names in a table", self.table("n", firsts, heads, "02_names.csv"))
        )

    def mentions(self, names) -> str:
        """The marks of one name's lane."""
        return "".join(
            self.bar(row.sentence, "again" if n else "first", row.mention, (x, 3, 9, 14))
            for n, row in enumerate(names.itertuples(index=False))
            for x in [self.spot(row.start)]
        )

    def mended(self) -> str:
        edits, flags = self.of.edits, self.of.flags
        said = answers.cleaning(self.article, edits, flags).splitlines()
        parts = "".join(f"<p>{safe(line)}</p>" for line in said)
        heads = {"stood": "stood", "stands": "stands", "why": "why"}
        parts += self.table("m", edits, heads, "01_edits.csv")
        parts += "<h3>Look at these yourself</h3>" * bool(len(flags))
        heads = {"stands": "stands", "why": "why it is doubtful"}
        parts += self.table("f", flags, heads, "01_flags.csv")
        if not len(flags) and edits["rule"].str.startswith("remove").all():
            parts = pieces.fold("Nothing was mended: what was cut", parts)
        return pieces.section("01", "What was broken in this copy", parts)

    def text(self) -> str:
        backs = {at: f'<span class="back">{_backs(rows)}</span>' for at, rows in self.rows.items()}
        names = ["all", *(name for name, _ in self.speakers())]
        picks = "".join(
            f'<label><input type="radio" name="who" id="pick{n}"{"" if n else " checked"}> '
            f"{safe(name)}</label>"
            for n, name in enumerate(names)
        )
        pick = f'<fieldset class="pick"><legend>Only the words of</legend>{picks}</fieldset>'
        signs = ", ".join(f"{sign} {name}" for sign, name in _SIGNS.values())
        return (
            f'<section><h2 id="text">The text</h2><p class="how">Signs behind a sentence lead '
            f"back: {signs}.</p>{pick * (len(names) > 1)}"
            f"{with_anchors(self.article, backs, self.of.quotes)}</section>"
        )

    def speakers(self) -> list[tuple[str, int]]:
        return answers.speaker_words(self.of.quotes)[:_SPEAKERS]

    def picking(self) -> str:
        """The rules that leave one speaker's words and rows alone while that speaker is picked."""
        rules, who = "", list(self.of.quotes["speaker"].fillna(answers.UNKNOWN))
        for n, (name, _) in enumerate(self.speakers(), 1):
            picked = f"body:has(#pick{n}:checked)"
            on, others = f"{picked} .copydesk-text", f".cd-speakers:not(.who{n})"
            own = ",".join(f"#q{row}" for row, speaker in enumerate(who, 1) if speaker == name)
            rules += (
                f"{picked} tr[id^=q]:not({own}){{display:none}}"
                f"{on} p:not(:has(.who{n},:target)){{display:none}}"
                f"{on} p{{color:var(--soft)}}{on} i.who{n}{{color:var(--ink)}}"
                f"{on} i{others}{{background:none!important;border:0!important}}"
                f"{on} sup{others}{{display:none}}\n"
            )
        return rules


_AXIS = '<rect class="axis" x="0" y="9.5" width="1000" height="1"/>'


def _has_place(event: dict) -> bool:
    dated = as_day(event["start"]) or as_day(event["end"])
    return bool(dated) and event["certainty"] != "vague"


def _backs(rows: Iterable[str]) -> str:
    """Links from a sentence to the rows that speak of it."""
    return "".join(
        f'<a href="#{row}" title="{_SIGNS[row[0]][1]}" '
        f'aria-label="back to {_SIGNS[row[0]][1]} {row[1:]}">{_SIGNS[row[0]][0]}</a>'
        for row in rows
    )


def _list(items: list[str], what: str) -> str:
    """A list of the timeline, folded beyond what anybody reads at once."""
    shown, rest = (
        f'<ol class="timeline">{"".join(part)}</ol>' if part else ""
        for part in (items[:_EVENTS], items[_EVENTS:])
    )
    return shown + pieces.fold(f"More {what}", rest)
