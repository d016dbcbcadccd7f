"""What can be seen of a story's build: tables of its sentences and paragraphs, and of its names.

Only observable signs are counted. What a sentence is *for* (lead, nut graf, background) is no
finding: the best published systems get such roles right about half the time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from copydesk import wordlists
from copydesk.article import Article
from copydesk.edits import Span
from copydesk.frames import frame
from copydesk.language.marks import pair_marks
from copydesk.names import Mention, find_names, name_index

if TYPE_CHECKING:
    import pandas as pd

_WORD = re.compile(r"(?:[A-Za-z]\.){2,6}|[^\W_]+(?:[’'.,-][^\W_]+){0,9}")
_FIGURE = re.compile(r"(?<![\w.,])[$£€]?\d[\d,.]{0,20}(?:-\d[\d,.]{0,20})?(?:%|\b)")
# Signs of time are closed classes. Past tense is not among them: nearly every sentence of a report
# has one, and telling "read" from "read" needs a tagger. "would" counts as looking ahead, as in
# reported speech; where it is only a condition, the sign misleads.
_UNIT = r"(?:day|night|week|weekend|month|year|spring|summer|fall|autumn|winter|decade|century)s?"
_BACK = re.compile(
    rf"\b(?:had|ago|previously|formerly|earlier|former|yesterday|"
    rf"used to|in the past|"
    rf"(?:last|past|previous|recent) {_UNIT}|since (?:\d{{4}}|then|last)|(?:decades|years)-long|"
    rf"in (?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?:will|won['’]t|shall|would|going to|tomorrow|upcoming|forthcoming|by the end of|"
    rf"(?:expected|scheduled|due|set|slated|likely|planned|supposed|about) to|"
    rf"(?:plan|intend|hope|aim|expect|vow|promise|want)s? to|(?:next|coming) {_UNIT})\b|['’]ll\b",
    re.IGNORECASE,
)
_SUBJECT = r"you|we|they|s?he|it|the|th[eo]se|th(?:is|at)|there|your|our|their|his|her"
_ASKS = re.compile(  # a question by the order of its words: "Why did Roe do this."
    r"\W{0,3}(?:q: ?)?(?:(?:so|but|and|then|or|well|also),? )?(?:"
    r"(?:(?:to|at|in|on|for|by|from|with) (?:what|which|whose) \w+|whom?|what|when|where|why"
    r"|how(?: \w+)?|which(?: \w+)?) (?:is|are|was|were|do|does|did|"
    rf"will|would|can|could|should|has|have) (?:I|{_SUBJECT}|(?-i:[A-Z][a-z]+))"
    rf"|(?:is|are|does|did|can|could|would|has|will)(?:n['’]t)? (?:{_SUBJECT})"
    r"|(?:is|are|does|did|has) (?-i:[A-Z][a-z]+)"
    r"|(?:do|have)(?:n['’]t)? (?:you|we|they)|why not|(?:how|what) about|what if|how come)\b",
    re.IGNORECASE,
)
_VOWELS = re.compile(r"[aeiouy]+")
_SPLIT_VOWELS = re.compile(r"ia[^l]|io[^nu]|eo(?!p)|iu|scie|rea$")
_SILENT_E = re.compile(r"[^aeiouytd]ed$|[^aeiouyl]e$|[aeiouyr]le$|[^aeiouyszcxgl]es$")
_COLUMNS = (
    "paragraph", "start", "end", "text", "words", "reports_speech", "quoted_share", "looks_back",
    "looks_ahead", "numbers", "new_names", "known_names", "question",
)  # fmt: skip
_NAMED = frozenset(("person", "place", "organisation"))


def describe_sentences(
    article: Article, quotes: pd.DataFrame | None = None, dates: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Table of the sentences, one row each, in reading order.

    Columns: sentence, paragraph (indexes), start, end (offsets into `article.text`), text, words,
    reports_speech (does a quotation of `quotes`, or its source, touch it?), quoted_share (share of
    its letters inside quotation marks, 0 to 1), looks_back, looks_ahead (does it hold a sign of
    past or coming time: a closed list of words, or a date of `dates` that lies before or after the
    day of publication?), numbers (how many figures), new_names, known_names (people, places
    and bodies named for the first time, and again), question (does it end in a question mark, or
    have a question's order of words, the mark being lost?).

    `quotes` as by `find_quotes`, `dates` as by `find_dates`; worked out when not given.
    """
    return _describe(article, article.sentences, "sentence", quotes, dates)


def describe_paragraphs(
    article: Article, quotes: pd.DataFrame | None = None, dates: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Table of the paragraphs: the columns of `describe_sentences`, sentences and readability.

    sentences counts those of the paragraph; readability is Flesch's reading ease (1948),
    206.835 - 1.015 words per sentence - 84.6 syllables per word: 100 easy, 0 hard, news about 50.
    """
    table = _describe(article, article.paragraphs, "paragraph", quotes, dates)
    starts = [start for start, _ in article.sentences]
    counts = [bisect_left(starts, e) - bisect_left(starts, s) for s, e in article.paragraphs]
    table["sentences"] = counts
    table["readability"] = [
        reading_ease(text, count) for text, count in zip(table["text"], counts, strict=True)
    ]
    return table


def _describe(article: Article, spans: Sequence[Span], unit: str, quotes, dates) -> pd.DataFrame:
    speech = _speech(article, quotes)
    marked = [
        (q.start, q.end)
        for p in article.paragraphs
        for q in pair_marks(article.text, *p)
        if q.closed
    ]
    past, coming = _dated(article, dates)
    new, known = _new_and_known(name_index(article).mentions, spans)
    paragraphs = [start for start, _ in article.paragraphs]
    rows = []
    for number, (start, end) in enumerate(spans):
        text = article.text[start:end]
        rows.append(
            {
                unit: number,
                "paragraph": bisect_right(paragraphs, start) - 1,
                "start": start,
                "end": end,
                "text": text,
                "words": len(_words(text)),
                "reports_speech": _covered(speech, start, end) > 0,
                "quoted_share": round(_covered(marked, start, end) / max(end - start, 1), 3),
                "looks_back": bool(_BACK.search(text)) or _covered(past, start, end) > 0,
                "looks_ahead": bool(_AHEAD.search(text)) or _covered(coming, start, end) > 0,
                "numbers": len(_FIGURE.findall(text)),
                "new_names": new[number],
                "known_names": known[number],
                "question": text.rstrip("”’\"') ").endswith("?") or bool(_ASKS.match(text)),
            }
        )
    columns = list(dict.fromkeys([unit, *_COLUMNS]))
    return frame([[row[name] for name in columns] for row in rows], columns)


def _speech(article: Article, quotes: pd.DataFrame | None) -> list[Span]:
    """Where speech is reported: what is said, and the words that say so."""
    if quotes is None:
        from copydesk.quotes import find_quotes

        quotes = find_quotes(article)
    said = [span for spans in quotes.get("spans", ()) for span in spans]
    if "cue_start" in quotes:
        cues = quotes[["cue_start", "cue_end"]].dropna()
        said += [(int(s), int(e)) for s, e in cues.itertuples(index=False)]
    return _merged(said)


def _dated(article: Article, dates: pd.DataFrame | None) -> tuple[list[Span], list[Span]]:
    """Expressions of time wholly before, and wholly after, the day of publication."""
    published = article.metadata.published
    if published is None:
        return [], []
    if dates is None:
        from copydesk.dates import find_dates

        dates = find_dates(article, published)
    past, coming = [], []
    for row in dates.itertuples(index=False):
        if isinstance(row.until, date) and row.until < published:
            past.append((row.start, row.end))
        elif isinstance(row.begin, date) and row.begin > published:
            coming.append((row.start, row.end))
    return _merged(past), _merged(coming)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _covered(spans: list[Span], start: int, end: int) -> int:
    """How many characters of start..end the sorted, separate `spans` cover."""
    first = max(bisect_left(spans, (start, start)) - 1, 0)
    covered = 0
    for s, e in spans[first:]:
        if s >= end:
            break
        covered += max(min(e, end) - max(s, start), 0)
    return covered


def _new_and_known(mentions: Sequence[Mention], spans: Sequence[Span]):
    """Per span, how many different names it brings in, and how many the reader has met before."""
    starts = [start for start, _ in spans]
    named: list[set[str]] = [set() for _ in spans]
    for mention in mentions:
        if mention.kind in _NAMED:
            named[bisect_right(starts, mention.start) - 1].add(mention.name)
    met: set[str] = set()
    new, known = [], []
    for names in named:
        new.append(len(names - met))
        known.append(len(names & met))
        met |= names
    return new, known


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of an English word, by its groups of vowels; silent e, es and ed do not count.

    A rule of thumb (about nine words in ten are right), good enough for averages.

    >>> [syllables(word) for word in ("peace", "alliance", "walked", "table", "wanted")]
    [1, 3, 1, 2, 2]
    """
    low = re.sub(r"['’]s?$", "", word.lower())
    count = len(_VOWELS.findall(low)) + len(_SPLIT_VOWELS.findall(low))
    return max(count - bool(_SILENT_E.search(low)), 1)


def reading_ease(text: str, sentences: int) -> float | None:
    """Flesch's reading ease of `text`, which has that many sentences; None when it has no words."""
    words = [word for word in _words(text) if word[0].isalpha()]
    if not words or not sentences:
        return None
    spoken = sum(map(syllables, words))
    return round(206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words), 1)


def presence(article: Article, names: pd.DataFrame | None = None) -> pd.DataFrame:
    """Who appears where: mentions of each name (index) in each sentence (columns 0, 1, ...).

    Names stand in order of how often they are mentioned, then of first mention. `names` as by
    `find_names`, for instance only its people; worked out when not given.
    """
    import pandas as pd

    names = find_names(article) if names is None else names
    order = names.groupby("name", sort=False).agg(count=("start", "size"), first=("start", "min"))
    order = order.sort_values(["count", "first"], ascending=[False, True]).index
    table = pd.crosstab(names["name"], names["sentence"])
    return table.reindex(index=order, columns=range(len(article.sentences)), fill_value=0)


def word_frequencies(article: Article, n: int = 20) -> pd.DataFrame:
    """The `n` most frequent words without stop words and names (NLTK's FreqDist).

    Columns: word (in small letters), count. Words of equal count stand in order of appearance.
    Names are left out since `presence` counts them, under every form the text uses.
    """
    from nltk import FreqDist

    text = _without_names(article)
    counts = FreqDist(w for s, e in article.sentences for w in _content_words(text[s:e]) if w)
    return frame(counts.most_common(n), ["word", "count"])


def collocations(article: Article, n: int = 10, at_least: int = 2, word: str = "") -> pd.DataFrame:
    """The `n` pairs of neighbouring words that most belong together, within one sentence.

    Columns: words, count, score (Dunning's log-likelihood ratio, by NLTK's collocation finder).
    Pairs with a stop word, and pairs seen less than `at_least` times, are left out; with `word`,
    all pairs without it or one of its words.
    """
    from nltk.collocations import BigramCollocationFinder

    sentences = [_content_words(article.text[s:e]) for s, e in article.sentences]
    finder = BigramCollocationFinder.from_documents(sentences)
    finder.apply_word_filter(lambda word: not word)
    finder.apply_freq_filter(at_least)
    if wanted := set(filter(None, _content_words(word))):
        finder.apply_ngram_filter(lambda *pair: wanted.isdisjoint(pair))
    scored = finder.score_ngrams(_likelihood_ratio)
    rows = [(" ".join(pair), finder.ngram_fd[pair], round(score, 2)) for pair, score in scored]
    rows.sort(key=lambda row: (-row[2], row[0]))
    return frame(rows[:n], ["words", "count", "score"])


def _likelihood_ratio(both: int, singles: tuple[int, int], total: int) -> float:
    """NLTK's ratio; 0 where a word repeats itself so often that no table of counts is left."""
    from nltk.collocations import BigramAssocMeasures

    if total - sum(singles) + both < 0:
        return 0.0
    return BigramAssocMeasures.likelihood_ratio(both, singles, total)


def _without_names(article: Article) -> str:
    """The text with blanks in place of every name."""
    parts, pos = [], 0
    for mention in name_index(article).mentions:
        parts += article.text[pos : mention.start], " " * (mention.end - max(mention.start, pos))
        pos = max(pos, mention.end)
    return "".join([*parts, article.text[pos:]])


def _content_words(sentence: str) -> list[str]:
    """Words of a sentence in small letters; a stop word or a figure is an empty place."""
    stop = frozenset(wordlists.load("stop_words"))
    words = (re.sub(r"['’]s$", "", w.lower()) for w in _words(sentence))
    return [
        w if w[0].isalpha() and len(w) > 1 and w.replace("’", "'") not in stop else ""
        for w in words
    ]


def concordance(article: Article, word: str, width: int = 80) -> pd.DataFrame:
    """Every place of `word`, which may be several words, in its context (NLTK's concordance).

    Columns: left, word, right (the context, `width` characters in all, on one line), start, end
    (offsets into `article.text`), sentence. Small and capital letters count as the same.
    """
    from nltk.text import Text

    tokens = list(_WORD.finditer(article.text))
    wanted = _words(word)
    starts = [start for start, _ in article.sentences]
    rows = []
    lines = (
        Text([t[0] for t in tokens]).concordance_list(wanted, width, len(tokens)) if wanted else ()
    )
    for line in lines:
        start, end = tokens[line.offset].start(), tokens[line.offset + len(wanted) - 1].end()
        side = max((width - (end - start)) // 2, 0)
        left, here, right = (
            article.text[a:b].replace("\n", " ")
            for a, b in ((max(start - side, 0), start), (start, end), (end, end + side))
        )
        rows.append((left, here, right, start, end, bisect_right(starts, start) - 1))
    return frame(rows, ["left", "word", "right", "start", "end", "sentence"])
