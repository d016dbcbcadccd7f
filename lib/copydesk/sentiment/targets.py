"""Tone towards a target: the words near it, those after it counting more than those before.

The weights were found on half of the training part of NewsMTSC (Hamborg and Donnay 2021, "NewsMTSC:
A Dataset for (Multi-)Target-dependent Sentiment Classification in Political News Articles", EACL).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from copydesk.edits import Span
from copydesk.language.verbs import commonly_said
from copydesk.sentiment.lexicon import reader_lexicon
from copydesk.sentiment.tone import TOKEN, Hit, ends_between, find_hits, squash, straighten

BEFORE = 0.5  # weight of a word before the target; after it 1
NEAR, FADE = 2, 0.92  # words this near count in full, each further word fades
FAR = 60  # words further off do not count
ELSEWHERE = 0.4  # weight of another sentence of the same text
SAID = 0.15  # what the target says itself tells little about the target
BAND = 0.2  # a weighted sum this near to 0 is neutral

_SAYS = frozenset(commonly_said())


def target_tone(
    text: str, start: int, end: int, neutral: Iterable[str] = (), values: Mapping | None = None
) -> float:
    """Tone of `text` towards the target `text[start:end]`, -1 to 1; 0 when neutral."""
    found = list(TOKEN.finditer(straighten(text)))
    tokens, starts = [m.group() for m in found], [m.start() for m in found]
    target = bisect_left(starts, start), bisect_left(starts, end)
    hits = find_hits(tokens, reader_lexicon(neutral, values))
    return towards(weigh(tokens, hits, [target]))


def towards(weighed: Iterable[tuple[Hit, float]]) -> float:
    """Tone of weighted hits, -1 to 1; 0 within the band of targets."""
    return squash(fsum(hit.used * weight for hit, weight in weighed), BAND)


def weigh(
    tokens: list[str], hits: Iterable[Hit], targets: Sequence[Span]
) -> list[tuple[Hit, float]]:
    """The hits that count for the sorted `targets` (spans of tokens), each with its weight.

    Of the target mentions just before and just after a hit, the one that gives it more counts.
    """
    out = []
    for hit in hits:
        after = bisect_left(targets, (hit.at, 0))
        around = targets[max(after - 1, 0) : after + 1]
        weight = max((_weight(tokens, hit, target) for target in around), default=0.0)
        if weight and hit.used:
            out.append((hit, weight))
    return out


def _weight(tokens: list[str], hit: Hit, target: Span) -> float:
    """Weight of one hit for one target by side and distance; 0 inside it and far off."""
    if hit.at >= target[1]:
        weight, first, last = 1.0, target[1], hit.at
    elif hit.at + hit.length <= target[0]:
        weight, first, last = BEFORE, hit.at + hit.length, target[0]
    else:
        return 0.0
    if last - first > FAR:
        return 0.0
    if ends_between(tokens, first, last):
        weight *= ELSEWHERE
    if _speaks(tokens, target):
        weight *= SAID
    return weight * FADE ** max(last - first - NEAR, 0)


def _speaks(tokens: list[str], target: Span) -> bool:
    """Does a verb of saying stand right beside the target?"""
    start, end = target
    return not _SAYS.isdisjoint(tokens[end : end + 3] + tokens[max(start - 2, 0) : start])
