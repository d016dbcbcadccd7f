"""Damage made on purpose, one place at a time, so that the truth is known.

Used by benchmark.py to see whether the confidence of an edit is the share of such edits that are
right. Each maker finds the places in clean text where its damage could have happened.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from copydesk.article import parse

_SAYS = r"(?:said|says|told|added|wrote|asked|explained|argued)"
_PREPOSITION = r"(?:with|of|in|to|for|at|by|from|on|during|against|between)"
_NAME_PART = r"(?:University|College|Institute|Council|Committee|Department|Party|Court|Senate)"

# kind: where it can be made (group 1 is what changes), and what stands there afterwards
MAKERS: dict[str, tuple[re.Pattern, Callable[[str], str]]] = {
    "closing mark lost": (
        re.compile(rf"[,?!]([”\"])(?= (?:[A-Z][\w.’'-]{{1,20}} ){{1,3}}{_SAYS}\b)"),
        lambda mark: "",
    ),
    "opening mark lost": (
        re.compile(r"(?:^|\n\n)([“\"])(?=[A-Z][^“”\"\n]{20,300}[,.?!][”\"])"),
        lambda mark: "",
    ),
    "stop before a preposition": (
        re.compile(rf"\b[a-z]{{4,20}}( )(?={_PREPOSITION} \w)"),
        lambda blank: ". ",
    ),
    "stop inside a name": (
        re.compile(rf"\b[A-Z][a-z]{{3,15}}( )(?={_NAME_PART}\.(?:\s|$))"),
        lambda blank: ". ",
    ),
    "apostrophe lost": (re.compile(r"\b[A-Z][a-z]{2,15}([’'])s(?= [a-z])"), lambda mark: ""),
    "stop doubled": (re.compile(r"[a-z]{3}(\.)(?=\n\n)"), lambda stop: ". ."),
    "space lost": (re.compile(r"[a-z]{3}\.( )(?=[A-Z][a-z])"), lambda blank: ""),
    "mark reversed": (re.compile(r"(?:^|\n\n)(“)(?=[A-Z][^“”\n]{20,300}”)"), lambda mark: "”"),
    "invisible character": (re.compile(r"[a-z]{2}()(?=[a-z]{2})"), lambda gap: "\u200b"),
    "mojibake": (
        re.compile(r"[A-Za-z]([’–—é“])"),
        lambda mark: mark.encode().decode("cp1252", "replace"),
    ),
}  # fmt: skip


def damaged(text: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """(kind, damaged text): one copy for each kind that `text` has a place for."""
    for kind, (pattern, make) in MAKERS.items():
        places = list(pattern.finditer(text))
        if places:
            place = rng.choice(places)
            broken = make(place[1])
            if "\ufffd" not in broken:
                yield kind, text[: place.start(1)] + broken + text[place.end(1) :]


def calibration(texts: list[str], seed: int = 0) -> tuple[dict, dict]:
    """Damage each text and clean it; what became of it.

    Returns ({(rule, confidence): Counter of right and wrong edits}, {kind: Counter of mended,
    flagged, missed and wrong}). An edit is right when the text is as it was before the damage.
    """
    rng = random.Random(seed)
    rules, kinds = defaultdict(Counter), defaultdict(Counter)
    for raw in texts:
        clean = parse(parse(raw).text)
        before = {(e.rule, e.after) for e in clean.edits}
        for kind, broken in damaged(clean.text, rng):
            article = parse(broken)
            edits = [e for e in article.edits if (e.rule, e.after) not in before]
            right = article.text == clean.text
            for edit in edits:
                rules[edit.rule, edit.confidence]["right" if right else "wrong"] += 1
            new_flags = len(article.flags) > len(clean.flags)
            end = "mended" if right else "wrong" if edits else "flagged" if new_flags else "missed"
            kinds[kind][end] += 1
    return dict(rules), dict(kinds)
