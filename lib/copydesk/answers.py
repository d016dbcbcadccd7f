"""The answer a notebook opens with: two or three sentences, every figure taken from a table.

Nothing here is typed by hand for one article; what the tables do not hold is said to be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from importlib.resources import files
from typing import NamedTuple

from copydesk.article import NO_NEWS
from copydesk.html import safe

UNKNOWN = "not said who"


class Answer(str):
    """Text that a notebook shows as paragraphs, where nothing in it becomes a link."""

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        lines = "".join(f"<p>{safe(line)}</p>" for line in self.splitlines())
        return f'<div class="mathjax_ignore" style="max-width:46em">{lines}</div>'


def _answer(make: Callable[..., str]) -> Callable[..., Answer]:
    @wraps(make)
    def answered(*tables) -> Answer:
        return Answer(make(*tables))

    return answered


def count(n: int, one: str, many: str | None = None) -> str:
    """`3 places`, `1 place`, `no places`."""
    return f"{n or 'no'} {one if n == 1 else many or one + 's'}"


def _list(items: Sequence[str], most: int = 4) -> str:
    """`a, b and c`; what is over `most` is counted."""
    items = [str(i) for i in items]
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else "nobody"


@_answer
def cleaning(article, edits, flags) -> str:
    """What was wrong with this copy; `edits` and `flags` are the tables of the article's log."""
    roles = (
        _list(list(dict.fromkeys(r.role for r in article.regions)), 12) if article.regions else ""
    )
    mended = edits[~edits["rule"].str.startswith("remove")]
    lines = [
        f"{count(article.mended, 'place')} mended and "
        f"{count(len(flags), 'doubtful place')} flagged in "
        f"{count(len(article.paragraphs), 'paragraph')}"
        + (
            f"; cut as no part of the story: {count(len(article.regions), 'line')} ({roles})."
            if roles
            else "; nothing cut."
        ),
        _said_of_itself(article.metadata),
    ]
    if article.doubt:
        lines.append(f"{NO_NEWS[0].upper()}{NO_NEWS[1:]}: {article.doubt}.")
    if _marks_were_lost(mended, flags):
        lines.append(
            "Quotation marks were lost or moved on the way, so no quotation in this copy can be "
            "taken as verbatim: check it against the original before you repeat it."
        )
    return "\n".join(lines)


def _said_of_itself(metadata) -> str:
    """The metadata that the copy states, and what it leaves out."""
    facts = {
        "title": metadata.title,
        "day of publication": metadata.published,
        "author": metadata.byline,
        "agency": metadata.agency,
    }
    said = [f"{name} {fact}" for name, fact in facts.items() if fact]
    unsaid = [name for name, fact in facts.items() if not fact]
    parts = [f"The copy states: {'; '.join(said)}."] if said else []
    return " ".join([*parts, f"It does not state: {', '.join(unsaid)}."] if unsaid else parts)


def _marks_were_lost(mended, flags) -> bool:
    """Was a quotation mark put in or moved, or does one stand where none belongs?

    A flag that the text merely reads like speech is no evidence against an ordinary copy.
    """
    moved = ["lost closing mark", "lost opening mark", "reversed mark"]
    odd = [*moved, "stray quotation mark", "unclosed quotation"]
    return bool(mended["rule"].isin(moved).any() or flags["rule"].isin(odd).any())


@_answer
def structure(sentences, paragraphs, presence) -> str:
    """How the story is built."""
    speech, quoted = (
        int(sentences["reports_speech"].sum()),
        int((sentences["quoted_share"] > 0).sum()),
    )
    top = presence.sum(axis=1).sort_values(ascending=False, kind="stable")
    return (
        f"{count(len(sentences), 'sentence')} in {count(len(paragraphs), 'paragraph')}, "
        f"{int(sentences['words'].sum())} words.\n"
        f"Sentences with reported speech: {speech}; with words in quotation marks: {quoted}; "
        f"that look back: {int(sentences['looks_back'].sum())}; "
        f"that look ahead: {int(sentences['looks_ahead'].sum())}.\n"
        f"Named most often: {_list([f'{n} ({int(c)})' for n, c in top.items() if c][:4])}."
    )


@_answer
def quotes(table) -> str:
    """Who speaks in the article."""
    if not len(table):
        return "Nobody is reported to say anything in this text."
    kinds = table["kind"].value_counts()
    named = table[table["source_type"].isin(["named", "pronoun"])]["speaker"].dropna()
    words = table["quote"].str.split().str.len().mask(table["nested"].astype(bool), 0)
    known = table["speaker"].fillna("somebody not named")
    most = words.groupby(known).sum().sort_values(ascending=False, kind="stable")
    return (
        f"{count(len(table), 'quotation')}: {kinds.get('direct', 0)} direct, "
        f"{kinds.get('mixed', 0)} mixed, {kinds.get('indirect', 0)} without quotation marks.\n"
        f"{count(named.nunique(), 'named speaker')}: {_list(list(named.unique()), 6)}; "
        f"{_unnamed(table['source_type'])}{int(table['speaker'].isna().sum())} not attributed.\n"
        f"Most words: {most.index[0]} ({int(most.iloc[0])})."
    )


def _unnamed(kinds) -> str:
    """How many quotations come from each kind of source without a name."""
    names = {"role": "from a role", "institution": "from an institution", "group": "from a group",
             "anonymous": "from an anonymous source"}  # fmt: skip
    return "".join(
        f"{count(int(n), 'quotation')} {names[kind]}, "
        for kind in names
        if (n := (kinds == kind).sum())
    )


@_answer
def sentiment(sentences) -> str:
    """In what tone the article is told."""
    if not len(sentences):
        return "No sentences, no tone."
    n = sentences["label"].value_counts()
    low, high = sentences.loc[sentences["tone"].idxmin()], sentences.loc[sentences["tone"].idxmax()]
    return (
        f"Mean tone {sentences['tone'].mean():+.2f} over {len(sentences)} sentences, spread "
        f"{sentences['tone'].std(ddof=0):.2f}: {n.get('positive', 0)} positive, "
        f"{n.get('neutral', 0)} neutral, {n.get('negative', 0)} negative. The plain lexicon would "
        f"say {sentences['plain'].mean():+.2f}.\n"
        f"Grimmest ({low['tone']:+.2f}): {beginning(low['text'])}\n"
        f"Gladdest ({high['tone']:+.2f}): {beginning(high['text'])}"
    )


def beginning(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


@_answer
def timeline(events, published) -> str:
    """What happened when."""
    placed = events[events["certainty"] != "vague"]
    vague = len(events) - len(placed)
    day = (
        f"The article is of {published}."
        if published
        else (
            "The article gives no date of its own: what it dates by “Tuesday” or “last week” "
            "stays open."
        )
    )
    if not len(placed):
        return f"{day} It names no date that has a place on an axis."
    ahead = int((placed["tense"] == "future").sum())
    return (
        f"{day} It dates {count(len(placed), 'event')}, from {placed.iloc[0]['when']} to "
        f"{placed.iloc[-1]['when']}; {ahead} still ahead when it appeared.\n"
        f"{int((placed['certainty'] == 'inferred').sum())} dates are inferred from words such as "
        f"weekdays, {count(vague, 'date')} too vague for a place on the axis."
    )


def speaker_words(quotes) -> list[tuple[str, int]]:
    """(speaker, words of quotation), most words first, then in order of the text.

    Words of a quotation within another are counted once, there.
    """
    totals: dict[str, int] = {}
    for row in quotes.itertuples(index=False):
        speaker = row.speaker if isinstance(row.speaker, str) else UNKNOWN
        words = 0 if getattr(row, "nested", False) else len(row.quote.split())
        totals[speaker] = totals.get(speaker, 0) + words
    return sorted(totals.items(), key=lambda item: -item[1])


# --- the same in one line, for the head of the page ----------------------------------------------


def _when(readings) -> str:
    placed = readings.events[readings.events["certainty"] != "vague"]
    if not len(placed):
        return "When: the text names no time that has a place on an axis."
    first, last = placed.iloc[0]["when"], placed.iloc[-1]["when"]
    span = f"from {first} to {last}" if first != last else f"all {first}"
    return f"When: {count(len(placed), 'dated event')}, {span}."


def _who(readings) -> str:
    spoken = speaker_words(readings.quotes)
    if not spoken:
        return "Who: nobody is reported to say anything."
    name, words = spoken[0]
    total = sum(number for _, number in spoken)
    others = f", of {count(len(spoken), 'speaker')}" if len(spoken) > 1 else ""
    papers = set(readings.quotes.query("source_type == 'document'")["speaker"])
    most = "is quoted most" if name in papers else "speaks most"
    return f"Who: {name} {most}, {words} of {count(total, 'reported word')}{others}."


def _tone(readings) -> str:
    labels = readings.tones["label"].value_counts()
    glad, grim = int(labels.get("positive", 0)), int(labels.get("negative", 0))
    more = "more grim than glad" if grim > glad else "more glad than grim"
    told = "evenly told" if glad == grim else more
    whole = count(len(readings.tones), "sentence")
    return f"Tone: {told}, {glad or 'no'} glad and {grim or 'no'} grim of {whole}."


def _built(readings) -> str:
    names = readings.names["name"].value_counts(sort=False)
    names = names.sort_values(ascending=False, kind="stable")
    speech = int(readings.sentences["reports_speech"].sum())
    named = f"; named most: {_list(list(names.index[:3]))}" if len(names) else ""
    whole = count(len(readings.article.sentences), "sentence")
    return f"Built of {whole}, {speech or 'no'} with reported speech{named}."


def _mended(readings) -> str:
    places = readings.article.mended
    doubts = len(readings.flags)
    if not places and not doubts:
        return "Copy: nothing was mended and nothing is doubtful."
    return f"Copy: {count(places, 'place')} mended, {count(doubts, 'doubtful place')}."


LINES = {"01": _mended, "02": _built, "03": _who, "04": _tone, "05": _when}


class Trust(NamedTuple):
    """How often a reading is right: on text the rules had not seen, and on what tuned them."""

    notebook: str  # its number
    reading: str
    unseen: str
    tuned: str
    data: str


def trust(notebook: str | None = None) -> list[Trust]:
    """How often readings are right, all or those of one notebook: what README shows, too."""
    text = files("copydesk").joinpath("trust.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rows = [Trust(*line.split("\t")) for line in lines]
    return [row for row in rows if notebook in (None, row.notebook)]


@_answer
def trusted(notebook: str) -> str:
    """How often the readings of a notebook, by its number, are right: a line for each."""
    lines = (
        f"{row.reading}: {row.unseen} on unseen text; {row.tuned} on what the rules were tuned on "
        f"({row.data})."
        for row in trust(notebook)
    )
    return "\n".join(line[0].upper() + line[1:] for line in lines)
