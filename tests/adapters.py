"""The library under the signatures of the evaluators; nothing in the test run needs them.

Each function takes plain text and gives offsets into that very text.
"""

from __future__ import annotations

from datetime import date

from copydesk.article import parse
from copydesk.sentences import sentence_spans


def clean(raw: str) -> dict:
    """Clean `raw`: metadata, body paragraphs, edits, removed regions and flags in raw offsets."""
    article = parse(raw)
    meta = article.metadata
    edits = [
        {
            "start": e.start,
            "end": e.end,
            "before": e.before,
            "after": e.after,
            "rule": e.rule,
            "confidence": e.confidence,
            "group": e.group,
        }
        for e in article.edits
        if not e.rule.startswith("remove ")
    ]
    return {
        "title": meta.title,
        "published": meta.published.isoformat() if meta.published else meta.published_month,
        "byline": meta.byline,
        "agency": meta.agency,
        "timestamp": meta.timestamp and meta.timestamp.isoformat(timespec="minutes"),
        "sources": list(meta.sources),
        "body": [article.text[s:e] for s, e in article.paragraphs],
        "edits": edits,
        "removed": [{"start": r.start, "end": r.end, "role": r.role} for r in article.regions],
        "flags": [{"start": f.start, "end": f.end, "rule": f.rule} for f in article.flags],
    }


def quotes(text: str) -> list[dict]:
    """Attributions of `text`, offsets into `text` as given (not as cleaned)."""
    from copydesk.quotes import find_attributions

    article = parse(text)
    return [
        {
            "source": a.source and article.raw_span(*a.source),
            "cue": a.cue and article.raw_span(*a.cue),
            "content": [article.raw_span(*span) for span in a.spans],
            "kind": a.kind,
            "speaker": a.speaker,
        }
        for a in find_attributions(article)
    ]


def timexes(text: str, dct: str | None) -> list[dict]:
    """Temporal expressions of `text`, read on publication day `dct` (YYYY-MM-DD)."""
    from copydesk.dates import find_timexes

    found = find_timexes(text, date.fromisoformat(dct) if dct else None)
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]


def sentences(text: str) -> list[str]:
    """Sentences of one paragraph."""
    return [text[s:e] for s, e in sentence_spans(text)]


def tone(text: str) -> float:
    """Tone of a text, -1 to 1."""
    from copydesk.sentiment import tone as score

    return score(text)


def target_tone(text: str, start: int, end: int) -> float:
    """Tone towards the target `text[start:end]`, -1 to 1."""
    from copydesk.sentiment import target_tone as score

    return score(text, start, end)
