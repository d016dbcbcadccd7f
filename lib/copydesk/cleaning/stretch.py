"""Which lines of a copied page are the story, judged together.

Every line gets the weights of its own signs, then those of its neighbourhood; the best path
through "before, story, aside, story, after" tells what stays. Losing story is the worst error, so
a line needs more than even evidence to go, and one that stays on little evidence is doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from copydesk import wordlists
from copydesk.cleaning.signs import (
    COMMENTS_BEGIN,
    FURNITURE_KINDS,
    LONG,
    LONGEST,
    block_signs,
    line_signs,
)

# All in the unit of the weights, the natural logarithm of odds.
LEAN, LEAN_A_WORD = 0.5, 0.02  # in favour of staying, more for a line of many words
ASIDE = 1.0  # what it costs to leave the story for a box in its midst,
IN_ASIDE = 0.4  # for each line of that box,
CLOSING = 5.0  # and for a line in it that closes a page: comments, rights
BRIEF = 20  # words: a longer line that ends like a sentence makes no page
PAGE_LINES = 5  # so many lines that look like furniture make a text a page
SURE = 0.5  # a line that stays with less than this is doubtful
COMMENTED = 5  # so many paragraphs of a story stand above its comments,
BUTTON = 8  # each of more words than a button or a label
REACH = 5  # so many lines before and after the story a summary may stand

_ADVERTISING = ("advertisement", "advertising")  # stands between a summary and its story
_SENTENCE_ENDS = '.!?”"’'
_NEVER = float("-inf")
_BOXES = tuple(f"{kind} words, short" for kind in FURNITURE_KINDS if kind not in ("bio", "share"))
_CLOSES = ("comments words, short", "legal words, short", "legal words, long")

Signs = Sequence[str]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Stage → weight of each sign, its "constant" among them (list `story_signs`)."""
    table: dict[str, dict[str, float]] = {}
    for line in wordlists.load("story_signs"):
        stage, sign, weight = line.split("\t")
        table.setdefault(stage, {})[sign] = float(weight)
    return table


def own_signs(lines: Sequence[str], blocks: Sequence[int]) -> list[Signs]:
    """The signs each of the `lines` shows by itself, whether the page holds it twice, its block.

    `blocks` says how many lines stand together with no blank line between them, for each line.
    """
    count = Counter(line.casefold() for line in lines)
    return [
        (*line_signs(line), *("stands twice",) * (count[line.casefold()] > 1), *block)
        for line, block in zip(lines, block_signs(blocks), strict=True)
    ]


def scores(rows: Sequence[Signs], stage: str) -> list[float]:
    """The odds (natural logarithm) that a line is story, by the weights of the `stage`."""
    weight = weights()[stage].get
    constant = weight("constant", 0.0)
    return [constant + sum([weight(sign, 0.0) for sign in row]) for row in rows]


def judge(
    lines: Sequence[str], indents: Sequence[int] | None = None, blocks: Sequence[int] | None = None
) -> list[str]:
    """Tell of each line whether it is "story", "doubtful" (it stays) or "furniture".

    `indents` says how far each line is set in, where the copy kept that, `blocks` how many lines
    stand together with it. A text with hardly any line that looks like furniture is no page: all
    of it stays.
    """
    blocks = blocks or [1] * len(lines)
    brief = [
        i
        for i, line in enumerate(lines)
        if line.count(" ") < BRIEF or line[-1] not in _SENTENCE_ENDS
    ]
    signs = own_signs([lines[i] for i in brief], [blocks[i] for i in brief])
    if sum(odd < -SURE for odd in scores(signs, "first")) < PAGE_LINES:
        return ["story"] * len(lines)
    own = own_signs(lines, blocks)
    alone = scores(own, "first")
    from copydesk.cleaning import neighbourhood  # numpy: for pages alone

    around = neighbourhood.graded_signs(lines, own, alone, indents or [0] * len(lines))
    near = neighbourhood.scores(around, weights()["second"])
    odds = [
        odd + more + LEAN + LEAN_A_WORD * min(line.count(" "), LONGEST)
        for odd, more, line in zip(scores(own, "second"), near, lines, strict=True)
    ]
    end = _story_ends(lines, odds, own)
    odds[end:] = [-CLOSING] * (len(lines) - end)
    kept = best_path(odds, [any(sign in _CLOSES for sign in signs) for signs in own])
    rescued = _rescued(kept, alone, lines, own)
    return [
        "doubtful"
        if i in rescued or (kept[i] and odd <= SURE)
        else "story"
        if kept[i]
        else "furniture"
        for i, odd in enumerate(odds)
    ]


def _story_ends(lines: Sequence[str], odds: Sequence[float], own: Sequence[Signs]) -> int:
    """Index of the line under which readers comment on the story, or the count of the lines.

    Such a line closes a story of some paragraphs, or one over entries with a date and a clock.
    """
    paragraphs = 0
    for i, line in enumerate(lines):
        if paragraphs and COMMENTS_BEGIN.match(line):
            near = own[i + 1 : i + REACH]
            dated = any(not {"short with a date", "short with a clock"} - {*row} for row in near)
            if dated or paragraphs >= COMMENTED:
                return i
        paragraphs += odds[i] > SURE and line.count(" ") >= BUTTON
    return len(lines)


def _rescued(
    kept: Sequence[bool], odds: Sequence[float], lines: Sequence[str], own: Sequence[Signs]
) -> set[int]:
    """Indexes of lines that are cut for their neighbours, but read like story by themselves.

    They lie amid the story, or close to its ends: a summary under the headline stays.
    """
    if True not in kept:
        return set()
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    found = {i for i in range(first, last) if odds[i] > SURE and lines[i].count(" ") >= LONG}
    for side in (range(first - 1, -1, -1), range(last + 1, len(kept))):
        left = REACH
        for i in side:
            if lines[i].casefold() in _ADVERTISING:
                continue
            left -= not any(sign.startswith(("caption", "share")) for sign in own[i])
            if left < 0 or any(sign in _BOXES for sign in own[i]):
                break
            if odds[i] > 2 * SURE and _is_prose(lines, own, i):
                found.add(i)
                left = REACH
    return {i for i in found if not kept[i]}


def _is_prose(lines: Sequence[str], own: Sequence[Signs], i: int) -> bool:
    """True for a long sentence with no words of a page and no credit of a picture under it."""
    below = own[i + 1] if i + 1 < len(own) and lines[i + 1].count(" ") < BUTTON else ()
    introduces = "ends in a colon" in own[i] and "sentence end inside" in own[i]
    return (
        lines[i].count(" ") >= LONG
        and (introduces or own[i][0].endswith("sentence end"))
        and not any(" words, " in sign and "end" not in sign for sign in own[i])
        and not any(sign.startswith("caption") for sign in below)
    )


def best_path(odds: Sequence[float], closing: Sequence[bool]) -> list[bool]:
    """Which lines are story on the best way through before, story, aside and after (Viterbi)."""
    before, story, aside, after = 0.0, _NEVER, _NEVER, _NEVER
    steps: list[tuple[int, int, int]] = []  # where story, aside and after came from
    for odd, closes in zip(odds, closing, strict=True):
        cost = IN_ASIDE * (odd < 0) + CLOSING * closes
        to_story = max((before, 0), (story, 1), (aside, 2))
        to_aside = max((story - ASIDE - cost, 1), (aside - cost, 2))
        to_after = max((story, 1), (after, 3))
        steps.append((to_story[1], to_aside[1], to_after[1]))
        story, aside, after = to_story[0] + odd, to_aside[0], to_after[0]
    state = 1 if story >= after else 3
    kept = [False] * len(odds)
    for i in range(len(odds) - 1, -1, -1):
        if not state:
            break
        kept[i] = state == 1
        state = steps[i][state - 1]
    return kept
