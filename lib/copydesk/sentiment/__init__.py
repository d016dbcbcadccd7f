"""Tone tables: by word, sentence, speaker and target, each score with the words that made it.

A reader's own words go everywhere: `neutral=("word", "a phrase")` and `values={"word": -1.5}`.
A tone is -1 (bad) to 1 (good); a sum of word values within ±`tone.NEUTRAL` counts as neutral, 0.
A value that is not the lexicon's says why, in the column `why` and in brackets in `words`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from math import fsum
from statistics import fmean, stdev
from typing import TYPE_CHECKING, NamedTuple

from copydesk.article import Article
from copydesk.corrections import HAND, corrected_words
from copydesk.edits import Span
from copydesk.frames import frame
from copydesk.sentiment.lexicon import Neutral, Values, reader_lexicon, vader
from copydesk.sentiment.targets import BEFORE, Weighed, target_tone, towards, weigh
from copydesk.sentiment.tone import (
    ALPHA,
    NEUTRAL,
    TOKEN,
    Hit,
    Setting,
    find_hits,
    known_names,
    scenes_of,
    squash,
    straighten,
    tone,
)

if TYPE_CHECKING:
    from pandas import DataFrame as Table

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

NEUTRAL_BAND = NEUTRAL / (NEUTRAL**2 + ALPHA) ** 0.5  # on the scale of tones, about 0.15
DAMAGE = 40  # a flag on at most so many characters says that these words are damaged

_WORDS = ["word", "start", "end", "sentence", "paragraph", "lexicon", "used", "why"]
_SENTENCES = ["start", "end", "sentence", "paragraph", "text", "tone", "label", "plain", "words"]
_SAID = ["speaker", "start", "end", "tone", "words", "text"]
_SPEAKERS = ["speaker", "quotes", "words", "tone", "spread", "label"]
_EVIDENCE = ["target", "sentence", "start", "end", "tone", "words", "text"]
_TARGETS = ["target", "sentences", "words", "tone", "spread", "label"]
_STANCES = ["holder", "target", "tone", "label", "words", "start", "end", "text"]


class _Read(NamedTuple):
    """One sentence: its tokens, as words and as matches in the article's text, and its hits."""

    tokens: list[str]
    matches: list[re.Match]
    hits: list[Hit]

    def span(self, hit: Hit) -> Span:
        """Offsets of a hit into the article's text."""
        return self.matches[hit.at].start(), self.matches[hit.at + hit.length - 1].end()

    def places(self, start: int, end: int) -> Span:
        """The tokens of `article.text[start:end]`."""
        return tuple(bisect_left(self.matches, at, key=re.Match.start) for at in (start, end))

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits in `article.text[start:end]`."""
        first, last = (bisect_left(self.hits, (at,)) for at in self.places(start, end))
        return [hit for hit in self.hits[first:last] if self.span(hit)[1] <= end]


def _read(article: Article, neutral: Neutral, values: Values) -> list[_Read]:
    """The sentences of an article, read for tone; of its words some may be corrected by hand."""
    by_hand = corrected_words(article)
    words = reader_lexicon(neutral, {**by_hand, **(values or {})})
    text = straighten(article.text)
    found = [list(TOKEN.finditer(text, s, e)) for s, e in article.sentences]
    tokens = [[match[0] for match in sentence] for sentence in found]
    setting = Setting(known_names(text), scenes_of(chain.from_iterable(tokens), words))
    hits = [find_hits(sentence, words, setting) for sentence in tokens]
    read = list(map(_Read, tokens, found, hits))
    for sentence in read if by_hand else ():
        for i, hit in enumerate(sentence.hits):
            if hit.why == "plain" and article.text[slice(*sentence.span(hit))].lower() in by_hand:
                sentence.hits[i] = hit._replace(why=HAND)
    _drop_damaged(article, read)
    return read


def _drop_damaged(article: Article, read: list[_Read]) -> None:
    """Let the words in flagged damaged places count 0."""
    for flag in article.flags:
        start, end = article.offsets.to_text(flag.start, flag.end)
        number = _sentence_at(article, start)
        if end - start > DAMAGE or number is None:
            continue
        for sentence in read[number : number + 2]:  # a damaged stop may end the sentence
            first, last = sentence.places(start, end)
            for i, hit in enumerate(sentence.hits):
                if first <= hit.at < last:
                    sentence.hits[i] = hit._replace(used=0.0, why=f"damaged: {flag.rule}")


def _paragraph(article: Article, start: int) -> int:
    return bisect_right(article.paragraphs, (start, float("inf"))) - 1


def label(value: float) -> str:
    """negative, neutral or positive: neutral within ±NEUTRAL_BAND, or when there is no value."""
    if abs(value) >= NEUTRAL_BAND:
        return "positive" if value > 0 else "negative"
    return "neutral"


def _shown(article: Article, read: _Read, hits: Iterable[Weighed]) -> Iterator[str]:
    """The hits that count, and those bent to 0: "calm +1.3", "ugly 0 (after “not”)"."""
    for hit, weight, why in hits:
        value = hit.used * weight
        if abs(value) >= 0.05 or hit.why.startswith(("after", "damaged")):
            reasons = ", ".join(r for r in (hit.why, why) if r not in ("", "plain"))
            word, shown = article.text[slice(*read.span(hit))], f"{value:+.1f}" if value else "0"
            yield f"{word} {shown} ({reasons})" if reasons else f"{word} {shown}"


def score_words(article: Article, neutral: Neutral = (), values: Values = None) -> Table:
    """One row for each word or phrase of the lexicon in `article`.

    Columns: word, start, end (offsets into article.text), sentence, paragraph, lexicon (its value,
    -4 to 4), used (what it counts here), why: plain, after “not” (or another word that bends it),
    name, topic, degree (“great” before a bad word), sport or science (no tone in such an article),
    damaged. The sum of `used` in a sentence is what its tone is made of.
    """
    rows = []
    for number, read in enumerate(_read(article, neutral, values)):
        for hit in read.hits:
            start, end = read.span(hit)
            word, place = article.text[start:end], _paragraph(article, start)
            rows.append((word, start, end, number, place, hit.lexicon, hit.used, hit.why))
    return frame(rows, _WORDS)


def score_sentences(article: Article, neutral: Neutral = (), values: Values = None) -> Table:
    """One row a sentence.

    Columns: start, end, sentence, paragraph, text, tone (-1 to 1), label, plain (the same sum over
    every word of VADER's lexicon with the lexicon's own value), words (those that count, with
    their values and why).
    """
    rows, plainly = [], vader()
    for number, read in enumerate(_read(article, neutral, values)):
        start, end = article.sentences[number]
        score = squash(fsum([hit.used for hit in read.hits]))
        plain = squash(fsum([plainly[t] for t in map(str.lower, read.tokens) if t in plainly]), 0.0)
        place, text = _paragraph(article, start), article.text[start:end]
        shown = tuple(_shown(article, read, map(Weighed, read.hits)))
        rows.append((start, end, number, place, text, score, label(score), plain, shown))
    return frame(rows, _SENTENCES)


def speaker_evidence(
    article: Article, quotes: Table, neutral: Neutral = (), values: Values = None
) -> Table:
    """One row for each quotation of `quotes` (see `find_quotes`) whose speaker is known.

    Columns: speaker, start, end (of the quotation), tone (of its words, -1 to 1), words (those that
    count, with their values), text. Rows are in reading order.
    """
    read, rows = _read(article, neutral, values), []
    for quote in quotes[quotes["speaker"].fillna("") != ""].itertuples():
        said, words = [], []
        for start, end in quote.spans:
            first = max(bisect_right(article.sentences, (start, float("inf"))) - 1, 0)
            for sentence in read[first : bisect_left(article.sentences, (end,))]:
                hits = sentence.within(start, end)
                said += hits
                words += _shown(article, sentence, map(Weighed, hits))
        score = squash(fsum(hit.used for hit in said))
        start, end = quote.spans[0][0], quote.spans[-1][1]
        rows.append((quote.speaker, start, end, score, tuple(words), article.text[start:end]))
    return frame(rows, _SAID)


def score_speakers(
    article: Article, quotes: Table, neutral: Neutral = (), values: Values = None
) -> Table:
    """One row a speaker of `quotes` (see `find_quotes`), in the order they first speak.

    Columns: speaker, quotes (n), words (those that count, with their values), tone (mean of the
    quotes' tones), spread (their standard deviation; none for a single quote), label.
    """
    return _means(speaker_evidence(article, quotes, neutral, values), _SPEAKERS)


def _means(evidence: Table, columns: list[str]) -> Table:
    """One row for each speaker or target of the evidence; one tone alone has no spread."""
    rows = []
    for who, part in evidence.groupby(columns[0], sort=False):
        tones, words = part["tone"].tolist(), tuple(chain.from_iterable(part["words"]))
        spread = stdev(tones) if len(tones) > 1 else float("nan")
        rows.append((who, len(part), words, fmean(tones), spread, label(fmean(tones))))
    return frame(rows, columns)


def target_evidence(
    article: Article, names: Table, neutral: Neutral = (), values: Values = None
) -> Table:
    """One row for each name of `names` (see `find_names`) and sentence that mentions it.

    Columns: target, sentence, start, end (of the sentence), tone (towards the target, -1 to 1),
    words (those that count for it, with their weighted values and why), text. Targets come in the
    order they are first mentioned. What a target says itself counts little.
    """
    read = _read(article, neutral, values)
    found: dict[str, dict[int, list[Span]]] = {}  # target → sentence → its tokens
    for start, end, name in sorted(zip(names["start"], names["end"], names["name"], strict=True)):
        number = _sentence_at(article, start)
        if number is not None:
            places = found.setdefault(name, {}).setdefault(number, [])
            places.append(read[number].places(start, end))
    rows = []
    for target, sentences in found.items():
        for number, mentions in sentences.items():
            sentence, span = read[number], article.sentences[number]
            weighed = weigh(sentence.tokens, sentence.hits, mentions)
            score, words = towards(weighed), tuple(_shown(article, sentence, weighed))
            rows.append((target, number, *span, score, words, article.text[slice(*span)]))
    return frame(rows, _EVIDENCE)


def score_targets(
    article: Article, names: Table, neutral: Neutral = (), values: Values = None
) -> Table:
    """One row a target: the tone towards each name over the sentences that mention it.

    Columns: target, sentences (n), words (those that count, with their weighted values and why),
    tone (mean of the sentences' tones), spread (their standard deviation), label.
    """
    return _means(target_evidence(article, names, neutral, values), _TARGETS)


def stances(
    article: Article, quotes: Table, names: Table, neutral: Neutral = (), values: Values = None
) -> Table:
    """Who speaks of whom in what tone: one row for each quote and name in it, if words tell.

    Columns: holder (the speaker), target, tone (of the holder's words, towards the target), label,
    words, start, end (from the first to the last of the words and the target), text. A name the
    holder does not mention, or mentions without a word that counts close by, has no row.
    """
    read, rows = _read(article, neutral, values), []
    mentions = sorted(zip(names["start"], names["end"], names["name"], strict=True))
    for quote in quotes[quotes["speaker"].fillna("") != ""].itertuples():
        for target, number, spans in _targets_of(article, mentions, quote):
            sentence = read[number]
            inside = [hit for span in quote.spans for hit in sentence.within(*span)]
            places = [sentence.places(*span) for span in spans]
            weighed = [w for w in weigh(sentence.tokens, inside, places) if w.weight >= BEFORE / 2]
            if weighed:
                score, words = towards(weighed), tuple(_shown(article, sentence, weighed))
                edges = [*spans, *(sentence.span(hit) for hit, *_ in weighed)]
                start, end = min(s for s, _ in edges), max(e for _, e in edges)
                row = quote.speaker, target, score, label(score), words, start, end
                rows.append((*row, article.text[start:end]))
    return frame(rows, _STANCES)


def _targets_of(article: Article, mentions: list[tuple], quote) -> list[tuple]:
    """(name, sentence, spans of its mentions) for what a quote mentions, but the speaker."""
    found: dict[tuple, list[Span]] = {}
    for start, end in quote.spans:
        for s, e, name in mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]:
            number = _sentence_at(article, s)
            if e <= end and number is not None and name != quote.speaker:
                found.setdefault((name, number), []).append((s, e))
    return [(*key, spans) for key, spans in found.items()]


def _sentence_at(article: Article, at: int) -> int | None:
    """Number of the sentence that holds offset `at`, if one does."""
    number = bisect_right(article.sentences, (at, float("inf"))) - 1
    return number if number >= 0 and at < article.sentences[number][1] else None
