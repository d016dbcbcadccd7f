"""Damage made on purpose is mended, flagged or left; a confidence is never more than was earned."""

from __future__ import annotations

import random

from copydesk.article import parse
from damage import MAKERS, calibration, damaged

STORY = (
    "The mayor of Harlow opened the bridge on Monday. The crossing had been closed for years.\n\n"
    "“We will keep the bridge open in winter, whatever it costs the town,” Mary Poole said. "
    "Harlow’s council met in the evening with engineers from Elmstead University.\n\n"
    "“Nobody here wanted to wait any longer than that,” said Poole, who leads Harlow’s council. "
    "The work cost more than the town had planned with its builders.\n"
)


def test_every_kind_of_damage_can_be_made():
    made = dict(damaged(parse(STORY).text, random.Random(1)))
    assert set(made) == set(MAKERS)
    assert all(text != parse(STORY).text for text in made.values())


def test_no_damage_is_mended_into_something_else():
    """Of a text this plain each place is mended or left alone, never changed wrongly."""
    rules, kinds = calibration([STORY], seed=1)
    assert not sum(ends["wrong"] for ends in kinds.values())
    assert sum(ends["mended"] for ends in kinds.values()) >= 8
    for (rule, stated), ends in rules.items():
        assert ends["right"] / ends.total() >= stated, rule
