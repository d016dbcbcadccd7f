"""Who said what: the attributions of an article, as plain rows and as a table.

Rules over reporting clauses, no tagger and no model. Every form of a reporting verb is looked up
(cues) and the patterns of English reporting clauses are tried on it (reports, patterns), with the
noun phrase that speaks (phrases) and the words that are said (contents); quotations that go on
elsewhere are joined to their report (joined); the person behind each mention is found last
(people, roles, speakers). What counts as source, cue and content follows
PolNeAR (Newell et al. 2018, LREC): the content is the clause after the verb as well as a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from copydesk.article import Article, kept
from copydesk.corrections import corrected
from copydesk.edits import Flag, Span
from copydesk.language.marks import Quotation
from copydesk.language.tokens import Tokens
from copydesk.language.words import BE
from copydesk.names import name_index
from copydesk.quotes.contents import titled, trimmed
from copydesk.quotes.cues import inquirers
from copydesk.quotes.joined import Placed, extend, left_open, questions_and_answers, speech_lines
from copydesk.quotes.kinds import kind_of, reason_in
from copydesk.quotes.patterns import Report
from copydesk.quotes.reports import find_reports
from copydesk.quotes.speakers import Speaker, find_speakers
from copydesk.quotes.sure import sure

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "speaker", "role", "source", "source_start", "source_end", "source_type", "cue", "cue_start",
    "cue_end", "quote", "spans", "start", "end", "kind", "quoted_share", "paragraph", "sentence",
    "context", "resolved_by", "rule", "flags", "reason", "nested", "sure",
    "sure_of",
)  # fmt: skip
_NUMBERS = {"start": int, "end": int, "quoted_share": float, "paragraph": int, "sentence": int,
            "nested": bool, "sure": float, "sure_of": int}  # fmt: skip
_LONGEST_FLAG = 2_000  # characters; a flag lies within a paragraph
_AROUND = 1_000  # characters of context on each side, at most
_WHOLE = 4  # words a quotation must have to be reported without a source
_EMBEDDED = re.compile(r"[a-z] ")
_DASHED = re.compile(r"(?:--|[–—]) ?(?=([^\n(]{3,80}?)(?: (?:on|after|before)\b|[,(]|$))")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation and who is said to have said it; spans are offsets into `article.text`."""

    spans: tuple[Span, ...]  # what was said; one quotation in two halves has two spans
    kind: str  # direct (nine words of ten in quotation marks), mixed, indirect (none)
    quoted_share: float
    paragraph: int
    rule: str  # the pattern that found it
    speaker: str | None = None  # full name, "some experts"; None when the text does not tell
    role: str | None = None  # what stands beside the name
    source: Span | None = None  # the mention: "he", "Bell", "Ann Bell, a baker"
    source_type: str = "none"  # named, role, institution, group, anonymous, document, pronoun
    cue: Span | None = None
    resolved_by: str = ""  # same mention, short name, pronoun, relative, role, interview
    reason: str = ""  # the words that say why a source has no name


def find_attributions(article: Article) -> list[Attribution]:
    """Attributions of `article` in the order of their cues; each has a source and a cue."""
    return list(_attributed(article))


@kept
def _attributed(article: Article) -> tuple[Attribution, ...]:
    paragraphs, rows = article.tokens, _reports(article)
    speakers = find_speakers(paragraphs, rows, name_index(article))
    return tuple(_attribution(article, *row) for row in zip(rows, speakers, strict=True))


@kept
def _reports(article: Article) -> list[Placed]:
    """The reports of an article, in reading order."""
    lines = speech_lines(article.tokens)
    spoken = left_open(article.tokens)
    found = [
        find_reports(t, p in lines or not p, spoken.get(p, len(t)))
        for p, t in enumerate(article.tokens)
    ]
    return extend(article.tokens, found, spoken)


def _attribution(article: Article, row: Placed, speaker: Speaker) -> Attribution:
    paragraphs, report = article.tokens, row.report
    tokens = paragraphs[row.paragraph]
    parts = [(row.paragraph, r) for r in report.contents] + list(row.elsewhere)
    share = _quoted_share(paragraphs, parts)
    source = tokens.span(*report.source)
    nearby = _nearby(article, row.paragraph, source[0])
    kind = kind_of(speaker.mention, nearby)
    return Attribution(
        speaker=None if _hears(tokens, report, speaker) else speaker.name,
        role=speaker.mention.role,
        source=source,
        source_type=kind,
        cue=tokens.span(*report.cue),
        spans=tuple(sorted(paragraphs[p].span(*r) for p, r in parts)),
        kind="direct" if share >= 0.9 else "mixed" if share else "indirect",
        quoted_share=round(share, 3),
        paragraph=row.paragraph,
        resolved_by=speaker.how,
        rule=report.rule,
        reason=(reason_in(nearby) or "") if kind == "anonymous" else "",
    )


def _hears(tokens: Tokens, report: Report, speaker: Speaker) -> bool:
    """ "The court heard", "the jury was told": who said it is not told."""
    cue = tokens.low[slice(*report.cue)]
    heard = "heard" in cue or (cue[-1] == "told" and not BE.isdisjoint(cue))
    return heard and inquirers().get(speaker.mention.head, False)


def _nearby(article: Article, paragraph: int, at: int) -> str:
    """The sentence that holds the offset `at`, and the next of its paragraph."""
    i, end = _sentence(article, at), article.paragraphs[paragraph][1]
    last = min(article.sentences[min(i + 1, len(article.sentences) - 1)][1], end)
    return article.text[max(article.sentences[i][0], at - _AROUND) : min(last, at + _AROUND)]


def _quoted_share(paragraphs: list[Tokens], parts) -> float:
    """Share of the words said that stand in quotation marks; an unclosed mark holds to the end."""
    inside = []
    for p, (first, last) in parts:
        tokens = paragraphs[p]
        marks = [i for i, low in enumerate(tokens.low[first:last], first) if low == "“"]
        opened = next(filter(tokens.left_open, marks), last)
        words = filter(tokens.is_word, range(first, last))
        inside += [i >= opened or tokens.quote[i] >= 0 for i in words]
    return sum(inside) / len(inside) if inside else 0.0


def find_unattributed(article: Article) -> list[Attribution]:
    """Whole quoted sentences, and lines "Q: …", that no report claims: speaker and cue are None."""
    found = [*_whole_quotations(article)]
    lines, busy = questions_and_answers(article.tokens), {a.paragraph for a in found}
    who = _interviewed(article, lines[0]) if lines else None
    ends = [*lines[1:], lines[-1] + 1] if lines else []
    turns = [(p, end) for p, end in zip(lines, ends, strict=True) if p not in busy]
    return found + [_line(article.tokens[p:end], p, who) for p, end in turns]


def _whole_quotations(article: Article) -> Iterator[Attribution]:
    """Quotations of whole sentences that no report claims."""
    paragraphs = article.tokens
    claimed = sorted(
        paragraphs[p].span(*content)
        for row in _reports(article)
        for p, content in [*((row.paragraph, c) for c in row.report.contents), *row.elsewhere]
    )
    reach = list(accumulate((end for _, end in claimed), max))
    begins = left_open(paragraphs)
    opened: list[Span] = []  # paragraphs of one speech, of which only the last closes its mark
    for p, tokens in enumerate(paragraphs):
        start, end = article.paragraphs[p]
        rest = (tokens.spans[begins[p]][0] if p in begins else start), end
        free = not _touches(claimed, reach, *rest)
        if free and (p in begins or tokens.left_open(0)):
            opened = [*opened, rest] if tokens.left_open(0) else [rest]
            continue
        goes_on = bool(opened and tokens.opens(0) and free)
        if goes_on:
            opened.append(tokens.span(*tokens.quotation(0)))
            yield _unclaimed(article, p - len(opened) + 1, tuple(opened))
        opened = []
        for q in tokens.quotations[goes_on:]:
            if _is_whole(article, tokens, q) and not _touches(claimed, reach, q.start, q.end):
                yield _unclaimed(article, p, ((q.start, q.end),))


def _is_whole(article: Article, tokens: Tokens, q: Quotation) -> bool:
    """Is a quotation a sentence, and no name: "they played “Takin’ It to the Streets.”"?"""
    said = article.text[q.inner : q.outer].strip()
    named = _EMBEDDED.match(article.text, max(0, q.start - 2), q.start)
    if not q.closed or (named and titled(tokens, tokens.at(q.start))):
        return False
    return said[:1].isupper() and said[-1] in ".?!,…" and len(said.split()) >= _WHOLE


def _unclaimed(article: Article, p: int, span: tuple[Span, ...]) -> Attribution:
    """A quotation from paragraph `p` on that no report claims; its source is a name in the line
    above, or behind a dash in the line below ("-- Ann Bell on her defeat"), if any."""
    found = Attribution(span, "direct", 1.0, p, "no source")
    people = [m for m in name_index(article).mentions if m.kind == "person"]
    line = article.paragraphs[p - 1] if p else None
    above = next((m for m in people if (m.start, m.end) == line), None)
    start, end = _signature(article, p + len(span))
    below = next((m for m in reversed(people) if start <= m.start and m.end <= end), None)
    if not (named := above or below):
        return found
    source = line if above else (start, named.end)
    facts = {"speaker": named.name, "source": source, "source_type": "named"}
    rule = "name above" if above else "name below"
    return replace(found, rule=rule, resolved_by="same mention", **facts)


def _signature(article: Article, p: int) -> Span:
    """Where paragraph `p` names who was quoted above it: "-- | Fritz's coach Bo Bell | on him"."""
    start, end = (*article.paragraphs, (0, 0))[p]
    dash = _DASHED.match(article.text, start, end)
    return (dash.end(), dash.end() + len(dash[1])) if dash else (end, end)


def _line(turn: Sequence[Tokens], p: int, who: str | None) -> Attribution:
    """The line "Q: …" or "A: …" that paragraph `p` opens, up to the next; `who` answers."""
    begins = [2, *[0] * (len(turn) - 1)]
    said = [t.span(*trimmed(t, first, len(t))) for t, first in zip(turn, begins, strict=True)]
    found = Attribution(tuple(said), "indirect", 0.0, p, "question and answer")
    if who is None or turn[0].low[0] != "a":
        return found
    told = {"speaker": who, "source": turn[0].spans[0], "source_type": "pronoun"}
    return replace(found, resolved_by="interview", **told)


@corrected("quotes")
def find_quotes(article: Article) -> DataFrame:
    """The quotations of `article`, one row each, in reading order.

    Columns: speaker (resolved name, "some experts", "the report", or None), role, source (the
    mention beside the cue), source_start, source_end, source_type (named, role: "the mayor",
    institution: "the ministry", group: "some experts", anonymous: "a source close to the talks",
    document, pronoun, none), cue, cue_start, cue_end, quote (its parts joined by " … "), spans
    (tuple of (start, end)), start, end (first and last), kind (direct, indirect, mixed),
    quoted_share (0 to 1), paragraph, sentence (indexes, of the cue), context (the sentences it
    stands in, from the first to the last of its parts and its cue), resolved_by, rule, flags
    (rules of `article.flags` that touch the row), reason (the words that say why an anonymous
    source has no name, or ""), nested (True where the quote stands in that of another row, whose
    words it repeats), sure (how often rows of this rule, whose speaker was found in this way, have
    the right words and mention on gold; nan where none was seen) and sure_of (how many were
    seen). Starts and ends are offsets into `article.text`. Whole
    quotations, and lines "Q: …" and "A: …", without a source come with source_type "none" and
    None for source and cue; where the text names one person before, that person answers.
    """
    from numpy import fromiter
    from pandas import DataFrame

    found = find_attributions(article) + find_unattributed(article)
    found.sort(key=lambda a: (a.paragraph, a.cue or a.spans[0]))
    flags = sorted(article.flags, key=lambda flag: flag.start)
    within = _nested(found)
    rows = [{**_row(article, a, flags), "nested": i in within} for i, a in enumerate(found)]
    table = DataFrame(
        [tuple(row[name] for name in COLUMNS) for row in rows], columns=list(COLUMNS), dtype=object
    )
    for name, kind in _NUMBERS.items():
        table[name] = fromiter((row[name] for row in rows), kind, len(rows))
    return table


def _nested(found: list[Attribution]) -> set[int]:
    """Indexes of the attributions whose words all stand in the words of a longer one."""
    spans = sorted((s, -e, i) for i, a in enumerate(found) for s, e in a.spans)
    reach, inside, whole = -1, set(), set()
    for _, back, i in spans:
        (inside if -back <= reach else whole).add(i)
        reach = max(reach, -back)
    return inside - whole


def _row(article: Article, a: Attribution, flags: list[Flag]) -> dict:
    text, start, end = article.text, a.spans[0][0], a.spans[-1][1]
    share, seen = sure(a.rule, a.resolved_by)
    row = {name: getattr(a, name) for name in COLUMNS if hasattr(a, name)}
    for name, place in (("source", a.source), ("cue", a.cue)):
        row[name] = place and text[slice(*place)]
        row[f"{name}_start"], row[f"{name}_end"] = place or (None, None)
    return row | {
        "quote": " … ".join(text[s:e] for s, e in a.spans),
        "start": start,
        "end": end,
        "sentence": _sentence(article, a.cue[0] if a.cue else start),
        "context": _context(article, a),
        "flags": _flags(article, a, flags),
        "sure": share,
        "sure_of": seen,
    }


def _sentence(article: Article, at: int) -> int:
    """Index of the sentence that holds the offset `at`."""
    return max(bisect_right(article.sentences, (at, len(article.text))) - 1, 0)


def _context(article: Article, a: Attribution) -> str:
    """The sentences around an attribution, on one line; of a long one, what stands near."""
    places = [place for place in (*a.spans, a.source, a.cue) if place]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    begin = article.sentences[_sentence(article, first)][0]
    end = article.sentences[_sentence(article, last - 1)][1]
    near = slice(max(begin, first - _AROUND), min(end, last + _AROUND))
    return " ".join(article.text[near].split())


def _flags(article: Article, a: Attribution, flags: list[Flag]) -> tuple[str, ...]:
    """Rules of the flags that touch source, cue or content; `flags` are sorted by start."""
    if not flags:
        return ()
    places = [article.raw_span(*s) for s in (*a.spans, a.source, a.cue) if s]
    last = bisect_left(flags, max(e for _, e in places), key=lambda flag: flag.start)
    first = bisect_left(
        flags, min(s for s, _ in places) - _LONGEST_FLAG, key=lambda flag: flag.start
    )
    return tuple(sorted({
        f.rule for f in flags[first:last] if any(f.start < e and s <= f.end for s, e in places)
    }))  # fmt: skip


_ASKS = re.compile(r"\b(?:writes|reports|[Bb]y) $")  # "Tea is over, writes Ann Bell"


def _interviewed(article: Article, p: int) -> str | None:
    """Who answers from paragraph `p` on: the one person of the title, or of the text before it."""
    first = article.paragraphs[p][0]
    before = [m for m in name_index(article).mentions if m.end <= first]
    people = {m.name for m in before if m.kind == "person"}
    people = {name for name in people if name in (article.metadata.title or "")} or people
    people = people or {m.name for m in before if m.kind == "other" and " " in m.name}
    people -= {m.name for m in before if _ASKS.search(article.text, m.start - 9, m.start)}
    return people.pop() if len(people) == 1 else None


def _touches(claimed: list[Span], reach: list[int], start: int, end: int) -> bool:
    """Does one of the sorted spans overlap start..end? `reach` is the furthest end up to each."""
    before = bisect_left(claimed, (end, 0))
    return before > 0 and reach[before - 1] > start


def voices(quotes: DataFrame) -> DataFrame:
    """Share of the quoted words by kind of source, as a table: voice, quotations, words, share.

    `quotes` is the table of `find_quotes`. A pronoun counts as named where it was resolved; the
    words of a nested quotation are counted once.
    """
    from pandas import DataFrame

    kinds = {"role": "a role", "institution": "an institution", "group": "a group",
             "document": "a document", "none": "not attributed"}  # fmt: skip
    voice = quotes["source_type"].replace(kinds)
    voice[quotes["source_type"] == "pronoun"] = "not attributed"
    voice[(quotes["source_type"] == "pronoun") & quotes["speaker"].notna()] = "named"
    words = quotes["quote"].str.split().str.len().mask(quotes["nested"], 0).astype("Int64")
    frame = DataFrame({"voice": voice, "quotations": 1, "words": words})
    frame = frame.groupby("voice").sum().sort_values("words", ascending=False, kind="stable")
    frame["share"] = (frame["words"] / max(1, int(frame["words"].sum()))).astype(float)
    return frame.reset_index()


def to_records(quotes: DataFrame) -> list[dict]:
    """Rows of `find_quotes` as records in the shape of Citron (BBC), for json.dumps.

    Each has quote, speaker, confidence (`sure`, None where no gold was seen), sources, cue and
    contents; spans are {"start", "end", "text"} with offsets into `article.text`.
    """
    records = []
    for q in quotes.itertuples():
        parts = q.quote.split(" … ") if len(q.spans) > 1 else [q.quote]
        records.append({
            "quote": q.quote,
            "speaker": q.speaker,
            "kind": q.kind,
            "confidence": q.sure if q.sure_of else None,
            "sources": [_piece(q.source_start, q.source_end, q.source)] if q.source else [],
            "cue": _piece(q.cue_start, q.cue_end, q.cue) if q.cue else None,
            "contents": [
                _piece(s, e, parts[k] if len(parts) == len(q.spans) else None)
                for k, (s, e) in enumerate(q.spans)
            ],
        })  # fmt: skip
    return records


def _piece(start: int, end: int, text: str | None) -> dict:
    return {"start": int(start), "end": int(end), "text": text}
