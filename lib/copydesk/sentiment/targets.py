"""Tone towards a target: the words near it, those after it counting more than those before.

The weights were found on half of the training part of NewsMTSC (Hamborg and Donnay 2021, "NewsMTSC:
A Dataset for (Multi-)Target-dependent Sentiment Classification in Political News Articles", EACL).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import fsum
from typing import NamedTuple

from copydesk.edits import Span
from copydesk.language.verbs import commonly_said
from copydesk.language.words import BE, words
from copydesk.sentiment.lexicon import Neutral, Values, reader_lexicon
from copydesk.sentiment.tone import TOKEN, Hit, ends_between, find_hits, squash, straighten

BEFORE = 0.55  # weight of a word before the target; after it 1
PAST_NAME = 0.5  # another name stands between: the word before it is rather of that one
NEAR, FADE = 1, 0.94  # words this near count in full, each further word fades
FAR = 60  # words further off do not count
ELSEWHERE = 0.4  # weight of another sentence of the same text
SAID_BAD, SAID_GOOD = 0.15, 0.25  # what the target says itself tells little, good words more
BAND = 0.15  # a weighted sum this near to 0 is neutral

_SAID = frozenset(commonly_said())
_PASSIVE = BE | words("get gets got")
_FINITE = ("ed", "s")  # "slams", "criticised"


class Weighed(NamedTuple):
    """A hit that counts for a target, its weight, and why the weight is below 1."""

    hit: Hit
    weight: float = 1.0
    why: str = ""


def target_tone(
    text: str, start: int, end: int, neutral: Neutral = (), values: Values = None
) -> float:
    """Tone of `text` towards the target `text[start:end]`, -1 to 1; 0 when neutral."""
    found = list(TOKEN.finditer(straighten(text)))
    tokens, starts = [match[0] for match in found], [match.start() for match in found]
    target = bisect_left(starts, start), bisect_left(starts, end)
    hits = find_hits(tokens, reader_lexicon(neutral, values))
    return towards(weigh(tokens, hits, [target]))


def towards(weighed: Iterable[Weighed]) -> float:
    """Tone of weighted hits, -1 to 1; 0 within the band of targets."""
    return squash(fsum(hit.used * weight for hit, weight, _ in weighed), BAND)


def weigh(tokens: list[str], hits: Sequence[Hit], targets: Sequence[Span]) -> list[Weighed]:
    """The hits that count for the sorted `targets` (spans of tokens), each with its weight.

    Of the mentions of a target within FAR words of a hit, the one that gives it most counts.
    That people are hurt or die (a grim word) says nothing about who is named.
    """
    best: dict[int, Weighed] = {}
    for start, end in targets:
        speaks = not _SAID.isdisjoint(tokens[end : end + 3] + tokens[max(start - 1, 0) : start])
        first, last = (bisect_left(hits, (at,)) for at in (start - 2 * FAR, end + FAR + 1))
        acts = _acts(tokens, end, hits[first:last])
        for hit in hits[first:last]:
            if hit.used and "grim" not in hit.kind:
                told = speaks or (acts and acts.at <= hit.at and "reproach" in acts.kind)
                weight, why = _weight(tokens, hit, (start, end), told)
                if weight > (best[hit.at].weight if hit.at in best else 0.0):
                    best[hit.at] = Weighed(_won(hit, acts), weight, why)
    return [best[at] for at in sorted(best)]


def _won(hit: Hit, acts: Hit | None) -> Hit:
    """`hit`; a word of a contest is good for its subject and bad for everyone else."""
    sign, why = (1, "it won") if hit is acts else (-1, "it lost")
    good = "contest" not in hit.kind or sign * hit.used > 0
    return hit if good else hit._replace(used=-hit.used, why=why)


def _weight(tokens: list[str], hit: Hit, target: Span, told: bool) -> tuple[float, str]:
    """Weight of one hit for one target by side and distance, and why it is below 1.

    `told`: the target says it, or blames others. 0 inside the target and far off.
    """
    after = hit.at >= target[1]
    first, last = (target[1], hit.at) if after else (hit.at + hit.length, target[0])
    if not 0 <= last - first <= FAR:
        return 0.0, ""
    weight, why = (1.0, "") if after else (BEFORE, "before it")
    if not after and any(token[0].isupper() for token in tokens[first:last]):
        weight, why = weight * PAST_NAME, "of another name"
    if ends_between(tokens, first, last):
        weight, why = weight * ELSEWHERE, "in another sentence"
    if told:
        weight, why = weight * (SAID_GOOD if hit.used > 0 else SAID_BAD), "said by it"
    far = max(last - first - NEAR, 0)
    return weight * FADE**far, why or ("further off" if far else "")


def _acts(tokens: list[str], end: int, hits: Iterable[Hit]) -> Hit | None:
    """The verb of reproach or contest of the target that ends at `end`, among the `hits`.

    "Smith has sharply criticised Jones", not "Smith was criticised".
    """
    for hit in hits:
        between = [token.lower() for token in tokens[end : hit.at]]
        if not (end <= hit.at < end + 4 and all(map(str.isalpha, between))):
            continue
        if "contest" in hit.kind or ("reproach" in hit.kind and tokens[hit.at].endswith(_FINITE)):
            return None if _PASSIVE.intersection(between) else hit
    return None
