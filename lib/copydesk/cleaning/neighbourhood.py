"""What the lines around a line of a copied page look like, each as a named sign in grades.

Reads the signs of each line (`signs`) and a first likelihood of each of being story.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from copydesk.cleaning.signs import FURNITURE_KINDS, LONGEST, content_words

_LIKELY = (0.1, 0.3, 0.5, 0.7, 0.9)
_LIKELY_NAMES = ("none", "hardly any", "little", "some", "much", "all")
_MASSES = (5, 20, 60)
_MASS_NAMES = ("none", "little", "some", "much")
_FURNISHED = (0.02, 0.1, 0.25, 0.5, 0.8)  # of the lines of a page
_DISTANCES = (1, 3, 7)
_DISTANCE_NAMES = ("next to", "near", "off", "far off")
_OVERLAPS = (0.0009, 0.15, 0.3, 0.5, 0.75)
_STAMPS = ("short with a date", "short with a clock", "short with ago")
_MARKED = frozenset(f"{kind} words, short" for kind in FURNITURE_KINDS)
_NEAR = (("line before", -1, 0), ("line after", 1, 2), ("4 lines before", -4, 0),
         ("4 lines after", 1, 5))  # fmt: skip
_AROUND = (("before", -6, 0), ("after", 1, 7))
_PLACES = (
    "inside the stretch",
    *(f"{name}, {side} the stretch" for side in ("before", "after") for name in _DISTANCE_NAMES),
)
_MARKS = (
    "no furniture above",
    "furniture above, inside the stretch",
    *(f"{count} lines of furniture since the stretch" for count in range(4)),
)
_OVERLAP_NAMES = tuple(f"words of the story: {share}" for share in (*_LIKELY_NAMES, "no words"))
_INDENTS = ("set in like the story", "set in more", "set in less")

# Grades of one sign, and the index of the grade that each line shows; the grade "" is no sign.
Graded = tuple[Sequence[str], np.ndarray]


def graded_signs(
    lines: Sequence[str],
    signs: Sequence[Sequence[str]],
    alone: Sequence[float],
    indents: Sequence[int],
) -> list[Graded]:
    """What the lines around each line look like.

    `lines` are the lines, `signs` the signs of each, `alone` the odds (natural logarithm) of each
    to be story by itself, `indents` how far each is set in.
    """
    count, at = len(lines), np.arange(len(lines))
    words = np.minimum([line.count(" ") + 1 for line in lines], LONGEST)
    chance = 1 / (1 + np.exp(-np.clip(alone, -30, 30)))
    marked = np.array([not _MARKED.isdisjoint(row) for row in signs])
    first, last = best_run(((chance - 0.35) * words**0.7).tolist())
    sure = (first <= at) & (at <= last) & (chance > 0.6)
    words_above, story_above = _above(words), _above(chance * words)

    def window(low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        """Words of story and all words in the lines from `low` to `high`, counted from each."""
        begin, end = np.clip(at + low, 0, count), np.clip(at + high, 0, count)
        return story_above[end] - story_above[begin], words_above[end] - words_above[begin]

    found = [_shares(name, *window(low, high)) for name, low, high in _NEAR]
    for name, low, high in _AROUND:
        grade = np.searchsorted(_MASSES, window(low, high)[0])
        found.append(([f"story {name}: {mass}" for mass in _MASS_NAMES], grade))
    page = _LIKELY_NAMES[np.searchsorted(_FURNISHED, np.mean(chance < 0.5))]
    found += [
        ([f"page with {page} furniture"], np.zeros(count, int)),
        (_PLACES, _place(at, first, last)),
        (_MARKS, _furniture_above(at, marked, first, last)),
        (_OVERLAP_NAMES, _overlap([content_words(line) for line in lines], sure)),
        (("", "between stamps"), _between_stamps(at, signs)),
    ]
    if len(set(indents)) > 2:
        depths = np.array(indents)
        usual = np.bincount(depths, weights=sure * words).argmax()
        found.append((_INDENTS, np.where(depths > usual, 1, np.where(depths < usual, 2, 0))))
    return found


def scores(graded: Sequence[Graded], weights: Mapping[str, float]) -> list[float]:
    """What the signs of its neighbourhood add to the odds of each line."""
    return sum(
        np.array([weights.get(grade, 0.0) for grade in grades])[shown] for grades, shown in graded
    ).tolist()


def _above(values: np.ndarray) -> np.ndarray:
    """The sum of the `values` before each index, and that of all."""
    return np.concatenate(([0], np.cumsum(values)))


def _shares(name: str, story: np.ndarray, every: np.ndarray) -> Graded:
    """How likely the lines near each are story: `story` of `every` word near by."""
    grades = [f"{name}: {share}" for share in (*_LIKELY_NAMES, "page ends")]
    share = np.searchsorted(_LIKELY, story / np.maximum(every, 1))
    return grades, np.where(every, share, len(_LIKELY_NAMES))


def _between_stamps(at: np.ndarray, signs: Sequence[Sequence[str]]) -> np.ndarray:
    """1 for a line with a stamp in the two lines above and below, as a comment stands."""
    stamped = np.array([any(name in row for name in _STAMPS) for row in signs])
    above = np.append(_above(stamped), [stamped.sum()] * 2)
    between = (above[at] > above[np.maximum(at - 2, 0)]) & (above[at + 3] > above[at + 1])
    return between.astype(int)


def _place(at: np.ndarray, first: int, last: int) -> np.ndarray:
    """Where each line stands to the stretch that looks most like story (index in `_PLACES`)."""
    outside = np.maximum(first - at, at - last)
    grade = 1 + np.searchsorted(_DISTANCES, outside) + len(_DISTANCE_NAMES) * (at > last)
    return np.where(outside > 0, grade, 0)


def _furniture_above(at: np.ndarray, marked: np.ndarray, first: int, last: int) -> np.ndarray:
    """How many lines of furniture have closed the story before each (index in `_MARKS`)."""
    above = _above(marked)
    since = 2 + np.minimum(3, above[at] - above[min(last + 1, len(marked))])
    inside = (at >= first) & (at > 0) & marked[at - 1]
    return np.where(at > last, since, inside.astype(int))


def _overlap(topics: Sequence[frozenset[str]], sure: np.ndarray) -> list[int]:
    """Which share of each line's own words stands in the rest of the stretch, in grades."""
    known = Counter(word for topic, inside in zip(topics, sure, strict=True) if inside
                    for word in topic)  # fmt: skip
    return np.array([
        bisect_left(_OVERLAPS, len([word for word in own if known[word] > mine]) / len(own))
        if own
        else len(_LIKELY_NAMES)
        for own, mine in zip(topics, sure.tolist(), strict=True)
    ])  # fmt: skip


def best_run(weights: Sequence[float]) -> tuple[int, int]:
    """First and last index of the run with the largest sum (Kadane); (0, -1) for no weights."""
    best, run = (0, -1), 0
    total, top = 0.0, float("-inf")
    for i, weight in enumerate(weights):
        if total <= 0:
            total, run = 0.0, i
        total += weight
        if total > top:
            top, best = total, (run, i)
    return best
