"""Tone tables: by word, sentence, speaker and target, each score with the words that made it.

A reader's own words go everywhere: `neutral=("word", ...)` and `values={"word": -1.5}`.
A tone is -1 (bad) to 1 (good); a sum of word values within ±`tone.NEUTRAL` counts as neutral, 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import chain
from math import fsum
from statistics import fmean, stdev
from typing import TYPE_CHECKING, NamedTuple

from copydesk.article import Article
from copydesk.edits import Span
from copydesk.sentiment.lexicon import reader_lexicon, vader
from copydesk.sentiment.targets import BEFORE, target_tone, towards, weigh
from copydesk.sentiment.tone import (
    ALPHA,
    NEUTRAL,
    TOKEN,
    Hit,
    find_hits,
    known_names,
    squash,
    straighten,
    tone,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "NEUTRAL_BAND",
    "score_sentences",
    "score_speakers",
    "score_targets",
    "score_words",
    "stances",
    "target_evidence",
    "target_tone",
    "tone",
]

NEUTRAL_BAND = NEUTRAL / (NEUTRAL**2 + ALPHA) ** 0.5  # on the scale of tones, about 0.2

_WORDS = ["word", "start", "end", "sentence", "paragraph", "lexicon", "used", "why"]
_SENTENCES = ["start", "end", "sentence", "paragraph", "text", "tone", "label", "plain", "words"]
_SAID = ["speaker", "start", "end", "tone", "words"]
_SPEAKERS = ["speaker", "quotes", "words", "tone", "spread", "label"]
_EVIDENCE = ["target", "sentence", "start", "end", "tone", "words"]
_STANCES = ["holder", "target", "tone", "label", "words", "start", "end"]
_TARGETS = [
    "target", "mentions", "sentences", "tone", "spread", "low", "high", "label", "evidence",
]  # fmt: skip


class _Read(NamedTuple):
    """One sentence: its tokens, where each stands in the article's text, and its hits."""

    tokens: list[str]
    spans: list[Span]
    hits: list[Hit]

    def span(self, hit: Hit) -> Span:
        """Offsets of a hit into the article's text."""
        return self.spans[hit.at][0], self.spans[hit.at + hit.length - 1][1]

    def places(self, start: int, end: int) -> Span:
        """The tokens of `article.text[start:end]`."""
        return tuple(bisect_left(self.spans, at, key=lambda span: span[0]) for at in (start, end))

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits in `article.text[start:end]`."""
        first, last = (bisect_left(self.hits, (at,)) for at in self.places(start, end))
        return [hit for hit in self.hits[first:last] if self.span(hit)[1] <= end]


def _read(article: Article, neutral: Iterable[str], values: Mapping | None) -> list[_Read]:
    """The sentences of an article, read for tone."""
    words, text = reader_lexicon(neutral, values), straighten(article.text)
    found = [list(TOKEN.finditer(text, s, e)) for s, e in article.sentences]
    tokens = [[match.group() for match in sentence] for sentence in found]
    known = known_names(tokens)
    return [
        _Read(words_, [m.span() for m in sentence], find_hits(words_, words, known))
        for words_, sentence in zip(tokens, found, strict=True)
    ]


def _paragraph(article: Article, start: int) -> int:
    return bisect_right(article.paragraphs, (start, float("inf"))) - 1


def label(value: float) -> str:
    """negative, neutral or positive: neutral within ±NEUTRAL_BAND, or when there is no value."""
    if abs(value) >= NEUTRAL_BAND:
        return "positive" if value > 0 else "negative"
    return "neutral"


def _shown(article: Article, read: _Read, hits: Iterable[tuple[Hit, float]]) -> tuple[str, ...]:
    """Hits with the value that counted, ("calm +1.3", ...), but those that round to 0."""
    return tuple(
        f"{article.text[slice(*read.span(hit))]} {hit.used * weight:+.1f}"
        for hit, weight in hits
        if abs(hit.used * weight) >= 0.05
    )


def score_words(
    article: Article, neutral: Iterable[str] = (), values: Mapping | None = None
) -> pd.DataFrame:
    """One row for each word or phrase of the lexicon in `article`.

    Columns: word, start, end (offsets into article.text), sentence, paragraph, lexicon (its value,
    -4 to 4), used (what it counts here), why: plain, degree (very, slightly), negated (not),
    damped (deter, lack before it), but-clause, name, topic. The sum of `used` in a sentence is
    what its tone is made of.
    """
    import pandas as pd

    rows = []
    for number, read in enumerate(_read(article, neutral, values)):
        for hit in read.hits:
            start, end = read.span(hit)
            word, place = article.text[start:end], _paragraph(article, start)
            rows.append((word, start, end, number, place, hit.lexicon, hit.used, hit.why))
    return pd.DataFrame(rows, columns=_WORDS)


def score_sentences(
    article: Article, neutral: Iterable[str] = (), values: Mapping | None = None
) -> pd.DataFrame:
    """One row a sentence.

    Columns: start, end, sentence, paragraph, text, tone (-1 to 1), label, plain (what VADER itself
    says: its compound score), words (those that count, with their values).
    """
    import pandas as pd

    rows = []
    for number, read in enumerate(_read(article, neutral, values)):
        start, end = article.sentences[number]
        text, score = article.text[start:end], squash(fsum(hit.used for hit in read.hits))
        plain = vader().polarity_scores(text)["compound"]
        words = _shown(article, read, [(hit, 1.0) for hit in read.hits if hit.used])
        place = _paragraph(article, start)
        rows.append((start, end, number, place, text, score, label(score), plain, words))
    return pd.DataFrame(rows, columns=_SENTENCES)


def speaker_evidence(
    article: Article,
    quotes: pd.DataFrame,
    neutral: Iterable[str] = (),
    values: Mapping | None = None,
) -> pd.DataFrame:
    """One row for each quotation of `quotes` (see `find_quotes`) whose speaker is known.

    Columns: speaker, start, end (of the quotation), tone (of its words, -1 to 1), words (those that
    count, with their values). Rows are in reading order.
    """
    import pandas as pd

    hits, rows = _all_hits(article, _read(article, neutral, values)), []
    for quote in quotes.itertuples():
        if isinstance(quote.speaker, str) and quote.speaker:
            found = list(_within(hits, quote.spans))
            tone_said = squash(fsum(used for _, _, used, _ in found))
            words = tuple(word for *_, shown in found for word in shown)
            span = quote.spans[0][0], quote.spans[-1][1]
            rows.append((quote.speaker, *span, tone_said, words))
    return pd.DataFrame(rows, columns=_SAID)


def score_speakers(
    article: Article,
    quotes: pd.DataFrame,
    neutral: Iterable[str] = (),
    values: Mapping | None = None,
) -> pd.DataFrame:
    """One row a speaker of `quotes` (see `find_quotes`), in the order they first speak.

    Columns: speaker, quotes (n), words (those that count, with their values), tone (mean of the
    quotes' tones), spread (their standard deviation; none for a single quote), label.
    """
    import pandas as pd

    rows, evidence = [], speaker_evidence(article, quotes, neutral, values)
    for speaker, part in evidence.groupby("speaker", sort=False):
        tones, words = part["tone"].tolist(), tuple(chain.from_iterable(part["words"]))
        rows.append((speaker, len(part), words, *_mean(tones), label(fmean(tones))))
    return pd.DataFrame(rows, columns=_SPEAKERS)


def _all_hits(article: Article, read: list[_Read]) -> list[tuple[int, int, float, tuple]]:
    """Every word that counts, in order: start, end, value used, the word as shown."""
    return [
        (*sentence.span(hit), hit.used, _shown(article, sentence, [(hit, 1.0)]))
        for sentence in read
        for hit in sentence.hits
        if hit.used
    ]


def _within(hits: list[tuple], spans: Iterable[Span]) -> Iterable[tuple]:
    """The hits that lie within `spans` of the article's text."""
    for start, end in spans:
        for hit in hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]:
            if hit[1] <= end:
                yield hit


def _mean(tones: list[float]) -> tuple[float, float]:
    """Mean and standard deviation; one tone alone has no spread."""
    return fmean(tones), stdev(tones) if len(tones) > 1 else float("nan")


def target_evidence(
    article: Article,
    names: pd.DataFrame,
    neutral: Iterable[str] = (),
    values: Mapping | None = None,
) -> pd.DataFrame:
    """One row for each name of `names` (see `find_names`) and sentence that mentions it.

    Columns: target, sentence, start, end (of the sentence), tone (towards the target, -1 to 1),
    words (those that count for it, with their weighted values). Targets come in the order they
    are first mentioned. What a target says itself counts little.
    """
    return _evidence(article, names, neutral, values).drop(columns=["mentions", "spans"])


def score_targets(
    article: Article,
    names: pd.DataFrame,
    neutral: Iterable[str] = (),
    values: Mapping | None = None,
) -> pd.DataFrame:
    """One row a target: the tone towards each name over the sentences that mention it.

    Columns: target, mentions, sentences (n), tone (mean over sentences), spread (standard
    deviation; none for one sentence), low, high, label, evidence (spans of the words that count).
    """
    import pandas as pd

    rows = []
    for target, part in _evidence(article, names, neutral, values).groupby("target", sort=False):
        tones = part["tone"].tolist()
        mentions, evidence = int(part["mentions"].sum()), tuple(chain.from_iterable(part["spans"]))
        row = target, mentions, len(tones), *_mean(tones), min(tones), max(tones)
        rows.append((*row, label(fmean(tones)), evidence))
    return pd.DataFrame(rows, columns=_TARGETS)


def stances(
    article: Article,
    quotes: pd.DataFrame,
    names: pd.DataFrame,
    neutral: Iterable[str] = (),
    values: Mapping | None = None,
) -> pd.DataFrame:
    """Who speaks of whom in what tone: one row for each quote and name in it, if words tell.

    Columns: holder (the speaker), target, tone (of the holder's words, towards the target), label,
    words, start, end (from the first to the last of the words and the target). A name the holder
    does not mention, or mentions without a word that counts close by, has no row.
    """
    import pandas as pd

    read, rows = _read(article, neutral, values), []
    mentions = sorted(zip(names["start"], names["end"], names["name"], strict=True))
    for quote in quotes.itertuples():
        if not isinstance(quote.speaker, str) or not quote.speaker:
            continue
        for target, number, spans in _targets_of(article, mentions, quote):
            sentence = read[number]
            inside = [hit for span in quote.spans for hit in sentence.within(*span)]
            places = [sentence.places(*span) for span in spans]
            weighed = [w for w in weigh(sentence.tokens, inside, places) if w[1] >= BEFORE]
            if weighed:
                score, words = towards(weighed), _shown(article, sentence, weighed)
                edges = [*spans, *(sentence.span(hit) for hit, _ in weighed)]
                start, end = min(s for s, _ in edges), max(e for _, e in edges)
                rows.append((quote.speaker, target, score, label(score), words, start, end))
    return pd.DataFrame(rows, columns=_STANCES)


def _targets_of(article: Article, mentions: list[tuple], quote) -> list[tuple]:
    """(name, sentence, spans of its mentions) for what a quote mentions, but the speaker."""
    found: dict[tuple, list[Span]] = {}
    for start, end in quote.spans:
        for s, e, name in mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]:
            number = _sentence_at(article, s)
            if e <= end and number is not None and name != quote.speaker:
                found.setdefault((name, number), []).append((s, e))
    return [(*key, spans) for key, spans in found.items()]


def _evidence(article: Article, names: pd.DataFrame, neutral, values) -> pd.DataFrame:
    """`target_evidence` with the number of mentions and the spans of the words."""
    import pandas as pd

    read = _read(article, neutral, values)
    places: dict[str, dict[int, list[Span]]] = {}
    for start, end, name in sorted(zip(names["start"], names["end"], names["name"], strict=True)):
        number = _sentence_at(article, start)
        if number is not None:
            span = read[number].places(start, end)
            places.setdefault(name, {}).setdefault(number, []).append(span)
    rows = []
    for target, found in places.items():
        for number, mentions in found.items():
            sentence = read[number]
            weighed = weigh(sentence.tokens, sentence.hits, mentions)
            words = _shown(article, sentence, weighed)
            spans = tuple(sentence.span(hit) for hit, _ in weighed)
            row = target, number, *article.sentences[number], towards(weighed), words
            rows.append((*row, len(mentions), spans))
    return pd.DataFrame(rows, columns=[*_EVIDENCE, "mentions", "spans"])


def _sentence_at(article: Article, at: int) -> int | None:
    """Number of the sentence that holds offset `at`, if one does."""
    number = bisect_right(article.sentences, (at, float("inf"))) - 1
    return number if number >= 0 and at < article.sentences[number][1] else None
