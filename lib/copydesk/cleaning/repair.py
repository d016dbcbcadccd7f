"""Damage inside the story: what is near certain is mended, what is doubtful is flagged.

Each rule reads one paragraph and yields edits or flags; `RULES` is their order of preference where
two want the same place. No rule rewrites what another has written: all read the same text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from copydesk.cleaning.layout import Layout, read_layout
from copydesk.cleaning.repair_breaks import (
    break_before_small_letter,
    break_in_name,
    doubled_stop,
    drop_cap,
    lost_space,
    moved_piece,
    no_full_stop,
    torn_abbreviation,
)
from copydesk.cleaning.repair_figures import torn_figure
from copydesk.cleaning.repair_quotes import lost_both_marks, pair_marks, reversed_single
from copydesk.cleaning.repair_story import Findings, Story
from copydesk.cleaning.repair_words import lost_apostrophe
from copydesk.edits import Edit, Flag, apply, compatible, merge

Rule = Callable[[Story, int], Findings]

RULES: tuple[Rule, ...] = (
    drop_cap,
    moved_piece,
    torn_abbreviation,
    break_in_name,
    break_before_small_letter,
    doubled_stop,
    reversed_single,
    lost_space,
    torn_figure,
    lost_apostrophe,
    pair_marks,
    lost_both_marks,
    no_full_stop,
)
ROUNDS = 3


def find_repairs(text: str, layout: Layout) -> tuple[list[tuple[Edit, ...]], list[Flag]]:
    """Repairs and flags of the story of `text`; offsets into `text`.

    A repair is a tuple of edits. Repairs of one paragraph that would call for more repairs once
    made are not certain enough: they become flags. So cleaning what is clean changes nothing.
    """
    story = Story(text, layout.paragraphs, layout.heads)
    repairs, flags = _examine(story)
    note = "reads like a part of the page; it stays, for it may be story"
    flags += [Flag(*span, "doubtful line", note) for span in layout.doubts]
    for _ in range(ROUNDS):
        unsettled = _unsettled(story, repairs)
        if not unsettled:
            break
        doubts = [r for r in repairs if _paragraph_at(story, r[0].start) in unsettled]
        repairs = [r for r in repairs if _paragraph_at(story, r[0].start) not in unsettled]
        flags += [_doubt(repair) for repair in doubts]
    else:
        flags += [_doubt(repair) for repair in repairs]
        repairs = []
    return repairs, sorted(set(flags), key=lambda f: (f.start, f.end, f.rule, f.note))


def _examine(story: Story) -> tuple[list[tuple[Edit, ...]], list[Flag]]:
    """What all rules find, without the repairs that overlap a better one."""
    repairs: list[tuple[Edit, ...]] = []
    flags: list[Flag] = []
    for rule in RULES:
        for index in range(len(story.paragraphs)):
            for finding in rule(story, index):
                if isinstance(finding, Flag):
                    flags.append(finding)
                else:
                    repairs.append(finding)
    return compatible(repairs), flags


def _unsettled(story: Story, repairs: list[tuple[Edit, ...]]) -> set[int]:
    """Indexes of the paragraphs that, mended by `repairs`, would be changed or cut again."""
    if not repairs:
        return set()
    again = _mended(story, merge(repairs))
    places = [repair[0].start for repair in _examine(again)[0]]
    places += [region.start for region in read_layout(again.text).regions]
    return {_paragraph_at(again, place) for place in places}


def _mended(story: Story, edits: Sequence[Edit]) -> Story:
    """The story alone, with `edits` made, as a second reading would get it."""
    paragraphs, i = [], 0
    for start, end in story.paragraphs:
        inside = []
        while i < len(edits) and edits[i].end <= end:
            inside.append(edits[i])
            i += 1
        moved = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in inside]
        paragraphs.append(apply(story.text[start:end], moved))
    ends = list(accumulate(len(paragraph) + 2 for paragraph in paragraphs))
    spans = tuple(
        (end - 2 - len(paragraph), end - 2) for end, paragraph in zip(ends, paragraphs, strict=True)
    )
    return Story("\n\n".join(paragraphs), spans)


def _paragraph_at(story: Story, place: int) -> int:
    """Index of the paragraph that holds `place`."""
    return max(0, bisect_right(story.paragraphs, (place, len(story.text) + 1)) - 1)


def _doubt(repair: tuple[Edit, ...]) -> Flag:
    """The flag that stands for a repair not made."""
    start, end = min(e.start for e in repair), max(e.end for e in repair)
    note = f"{repair[0].rule}; too much is wrong around it for a safe repair"
    return Flag(start, max(end, start + 1), repair[0].rule, note)
