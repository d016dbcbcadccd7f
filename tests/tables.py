"""Small tables in the shape of the library's, for the tests of pictures and answers."""

from __future__ import annotations

from datetime import date

import pandas as pd
from copydesk.frames import frame

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> $x$ `rm` \u202egnihton\u202c "
    "\ud83d \x00 \ufffe 😀 & “quoted” {curly} %s"
)


def sentences(texts: list[str]) -> pd.DataFrame:
    """Both sentence tables in one (structure and tone), every row with a sign of each kind."""
    rows, at = [], 0
    for i, text in enumerate(texts):
        tone = (0.4, -0.4, 0.0)[i % 3]
        rows.append(
            {
                "sentence": i, "paragraph": i // 2, "start": at, "end": at + len(text),
                "text": text, "words": len(text.split()), "reports_speech": i % 2 == 0,
                "quoted_share": 0.5 * (i % 2), "looks_back": i % 2 == 0, "looks_ahead": i % 2 == 1,
                "question": i % 3 == 0, "tone": tone, "plain": -tone,
                "hits": (f"{text[:20]} +1.0",),
                "label": "positive" if tone > 0 else "negative" if tone < 0 else "neutral",
            }
        )  # fmt: skip
        at += len(text) + 1
    columns = [
        "sentence", "paragraph", "start", "end", "text", "words", "reports_speech", "quoted_share",
        "looks_back", "looks_ahead", "question", "tone", "plain", "hits", "label",
    ]  # fmt: skip
    return frame([list(row.values()) for row in rows], columns)


def tones(texts: list[str]) -> pd.DataFrame:
    """The table of `sentiment.score_sentences`."""
    return sentences(texts).drop(columns="words").rename(columns={"hits": "words"})


def presence(names: list[str], count: int) -> pd.DataFrame:
    """The matrix of `structure.presence` over `count` sentences."""
    rows = [[(i + j) % 3 for j in range(count)] for i in range(len(names))]
    return pd.DataFrame(rows, index=names, columns=range(count))


def quotes(speakers: list[str | None], texts: list[str]) -> pd.DataFrame:
    """The table of `quotes.find_quotes`, as far as pictures read it."""
    rows, at = [], 0
    for i, (speaker, text) in enumerate(zip(speakers, texts, strict=True)):
        kind = ("direct", "mixed", "indirect")[i % 3]
        rows.append(
            {
                "speaker": speaker, "quote": text, "spans": ((at, at + len(text)),), "cue": "said",
                "kind": kind, "source_type": "named" if speaker else "none",
                "nested": False,
            }
        )  # fmt: skip
        at += len(text) + 1
    columns = ["speaker", "quote", "spans", "cue", "kind", "source_type", "nested"]
    return frame([list(row.values()) for row in rows], columns)


def events(count: int, label: str = "The ministers meet", first: int = 1900) -> pd.DataFrame:
    """The table of `timeline.build_timeline`: years, days and vague rows in turn."""
    rows = []
    for i in range(count):
        year = first + 2 * i
        start, end = date(year, 1, 1), date(year, 12, 31)
        certainty = ("explicit", "inferred", "vague")[i % 3]
        if certainty == "inferred":
            start = end = date(year, 5, 3)
        rows.append(
            {
                "start": None if certainty == "vague" else start,
                "end": None if certainty == "vague" else end,
                "certainty": certainty, "tense": "past", "when": str(year), "label": label,
                "expression": f"in {year}", "speaker": None, "relation": "",
            }
        )  # fmt: skip
    columns = ["start", "end", "certainty", "tense", "when", "label", "expression", "speaker",
               "relation"]  # fmt: skip
    return frame([list(row.values()) for row in rows], columns)
