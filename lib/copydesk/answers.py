"""The answer a notebook opens with: two or three sentences, every figure taken from a table.

Nothing here is typed by hand for one article; what the tables do not hold is said to be missing.
"""

from __future__ import annotations

from collections.abc import Sequence


def _count(n: int, one: str, many: str | None = None) -> str:
    """`3 places`, `1 place`, `no places`."""
    return f"{n or 'no'} {one if n == 1 else many or one + 's'}"


def _list(items: Sequence[str], most: int = 4) -> str:
    """`a, b and c`; what is over `most` is counted."""
    items = [str(i) for i in items]
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else "nobody"


def cleaning(article, edits, flags) -> str:
    """What was wrong with this copy; `edits` and `flags` are the tables of the article's log."""
    roles = (
        _list(list(dict.fromkeys(r.role for r in article.regions)), 12) if article.regions else ""
    )
    mended = edits[~edits["rule"].str.startswith("remove")]
    lines = [
        f"{_count(mended_places(mended), 'place')} mended and "
        f"{_count(len(flags), 'doubtful place')} flagged in "
        f"{_count(len(article.paragraphs), 'paragraph')}"
        + (f"; cut as not part of the story: {roles}." if roles else "; nothing cut."),
        _said_of_itself(article.metadata),
    ]
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


def mended_places(edits) -> int:
    """How many places the edits mend: a moved fragment is two edits but one place."""
    grouped = edits["group"].notna()
    return int(edits.loc[grouped, "group"].nunique() + (~grouped).sum())


def structure(sentences, paragraphs, presence) -> str:
    """How the story is built."""
    speech, quoted = (
        int(sentences["reports_speech"].sum()),
        int((sentences["quoted_share"] > 0).sum()),
    )
    top = presence.sum(axis=1).sort_values(ascending=False, kind="stable")
    return (
        f"{_count(len(sentences), 'sentence')} in {_count(len(paragraphs), 'paragraph')}, "
        f"{int(sentences['words'].sum())} words.\n"
        f"Sentences with reported speech: {speech}; with words in quotation marks: {quoted}; "
        f"that look back: {int(sentences['looks_back'].sum())}; "
        f"that look ahead: {int(sentences['looks_ahead'].sum())}.\n"
        f"Named most often: {_list([f'{n} ({int(c)})' for n, c in top.items() if c][:4])}."
    )


def quotes(table) -> str:
    """Who speaks in the article."""
    if not len(table):
        return "Nobody is reported to say anything in this text."
    kinds = table["kind"].value_counts()
    named = table[table["source_type"].isin(["name", "pronoun"])]["speaker"].dropna()
    words = table["quote"].str.split().str.len()
    known = table["speaker"].fillna("somebody not named")
    most = words.groupby(known).sum().sort_values(ascending=False, kind="stable")
    return (
        f"{_count(len(table), 'quotation')}: {kinds.get('direct', 0)} direct, "
        f"{kinds.get('mixed', 0)} mixed, {kinds.get('indirect', 0)} without quotation marks.\n"
        f"{_count(named.nunique(), 'named speaker')}: {_list(list(named.unique()), 6)}; "
        f"{_count(int((table['source_type'] == 'anonymous').sum()), 'quotation')} from sources "
        f"without a name, {int(table['speaker'].isna().sum())} not attributed.\n"
        f"Most words: {most.index[0]} ({int(most.iloc[0])})."
    )


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
        f"Grimmest ({low['tone']:+.2f}): {_start(low['text'])}\n"
        f"Gladdest ({high['tone']:+.2f}): {_start(high['text'])}"
    )


def _start(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


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
        f"{day} It dates {_count(len(placed), 'event')}, from {placed.iloc[0]['when']} to "
        f"{placed.iloc[-1]['when']}; {ahead} still ahead when it appeared.\n"
        f"{int((placed['certainty'] == 'inferred').sum())} dates are inferred from words such as "
        f"weekdays, {_count(vague, 'date')} too vague for a place on the axis."
    )


def voices(table):
    """Share of the quoted words by kind of source, as a table: voice, quotations, words, share.

    `table` is that of `quotes.find_quotes`. A pronoun counts as named where it was resolved.
    """
    import pandas as pd

    kinds = {"name": "named", "anonymous": "without a name", "document": "a document"}
    voice = table["source_type"].map(kinds).fillna("not attributed")
    voice[(table["source_type"] == "pronoun") & table["speaker"].notna()] = "named"
    words = table["quote"].str.split().str.len().astype("Int64")
    frame = pd.DataFrame({"voice": voice, "quotations": 1, "words": words})
    frame = frame.groupby("voice").sum().sort_values("words", ascending=False, kind="stable")
    frame["share"] = (frame["words"] / max(1, int(frame["words"].sum()))).astype(float)
    return frame.reset_index()
