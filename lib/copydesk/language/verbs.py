"""Verb forms: which words are finite or past, and every form of the verbs that report speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from copydesk.language.tokens import Tokens
from copydesk.language.words import (
    AUXILIARIES,
    DETERMINERS,
    NO_PAST,
    PREPOSITIONS,
    SUBJECTS,
    words,
)
from copydesk.wordlists import load

IRREGULAR_PAST = frozenset(line.partition("\t")[0] for line in load("irregular_verbs"))
_PRESENT = [line.partition("\t") for line in load("present_verbs")]
PRESENT = frozenset(verb for verb, _, noun in _PRESENT if not noun)  # "opens", "becomes"
NOUN_PRESENT = frozenset(verb for verb, _, noun in _PRESENT if noun)  # "plans": a noun as well
_ONE_FORM = words("left put cut hit set")  # past as well as present


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb; `uses` are the words of the list's second column."""

    lemma: str
    form: str  # base, s, past, ing
    uses: frozenset[str]
    particle: str = ""


@cache
def reporting() -> Mapping[str, tuple[Verb, ...]]:
    """Every form of every verb of `wordlists/cue_verbs.txt`, those with a particle first.

    >>> [v.form for v in reporting()["quipped"]]
    ['past']
    """
    forms: dict[str, list[Verb]] = {}
    for lemma, uses, irregular in _reporting_rows():
        head, _, particle = lemma.partition(" ")
        for form, kind in inflect(head, irregular):
            if "past" in uses and (kind in ("base", "s") or ("hearing" in uses and kind == "ing")):
                continue
            verbs = forms.setdefault(form, [])
            if not any(v.lemma == lemma for v in verbs):
                verbs.append(Verb(lemma, kind, uses, particle))
    return {form: tuple(sorted(v, key=lambda e: -len(e.particle))) for form, v in forms.items()}


def _reporting_rows() -> Iterator[tuple[str, frozenset[str], list[str]]]:
    for line in load("cue_verbs"):
        lemma, uses, *irregular = line.split("\t")
        yield lemma, frozenset(uses.split()), "".join(irregular).split()


@cache
def participles() -> frozenset[str]:
    """Irregular participles that are no past: "fallen", "run"."""
    rows = (line.split("\t") for line in load("irregular_verbs"))
    return frozenset(forms[-1] for forms in rows if forms[-1] != forms[0])


@cache
def plain_pasts() -> frozenset[str]:
    """Irregular pasts that report no speech: what has a verb of its own is no "said"."""
    saying = {form for form, found in reporting().items() if any(map(_says, found))}
    return (IRREGULAR_PAST | _ONE_FORM) - saying


def _says(verb: Verb) -> bool:
    """Does the verb alone say, of anybody?  Not "found" and "heard", which a court does."""
    return not verb.particle and verb.uses.isdisjoint(("inquiry", "hearing"))


@cache
def commonly_said() -> tuple[str, ...]:
    """The commonest forms of saying ("said", "adds"), for whatever reads no whole quotations."""
    found = []
    for lemma, uses, irregular in _reporting_rows():
        base, s, past, *_ = (form for form, _ in inflect(lemma, irregular))
        if "common" in uses or "common-past" in uses:
            found += [past, *([s] if "common" in uses else []), *([base] if "any" in uses else [])]
    return tuple(found)


@cache
def either_said() -> str:
    """`commonly_said` as one group of a regular expression, to be compiled into others."""
    return f"(?:{'|'.join(map(re.escape, commonly_said()))})"


def inflect(verb: str, irregular: list[str]) -> list[tuple[str, str]]:
    """The forms of a verb, irregular ones first.

    >>> [form for form, _ in inflect("deny", [])]
    ['deny', 'denies', 'denied', 'denying']
    """
    stem = verb[:-1] if verb[-1] in "ey" else verb
    if verb[-1] == "e":
        regular = [verb + "s", verb + "d", stem + "ing"]
    elif verb[-1] == "y" and verb[-2] not in "aeo":
        regular = [stem + "ies", stem + "ied", verb + "ing"]
    else:
        s = "es" if verb.endswith(("s", "x", "ch", "sh")) else "s"
        regular = [verb + s, verb + "ed", verb + "ing"]
    past = [f for f in irregular if not f.endswith("ing")] or [regular[1]]
    ing = [f for f in irregular if f.endswith("ing")] or [regular[2]]
    found = [(verb, "base"), (regular[0], "s")]
    return found + [(f, "past") for f in past] + [(f, "ing") for f in ing]


def reports(tokens: Tokens, i: int) -> bool:
    """Is token `i` a finite form of a reporting verb?"""
    return any(verb.form in ("past", "s") for verb in reporting().get(tokens.low[i], ()))


def has_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Is there something that looks like a finite verb among the tokens first..last-1?"""
    for i in range(first, last):
        w = tokens.low[i]
        if is_plainly_finite(tokens, i) or w.endswith("n't"):
            return True
        if w.endswith("ed") and i > first and w not in NO_PAST and not tokens.capital(i):
            return True
        if i == first and w.endswith(("'s", "'re", "'ll", "'d")) and w[:-2] in SUBJECTS:
            return True
    return False


def is_plainly_finite(tokens: Tokens, i: int) -> bool:
    """Is token `i` an auxiliary or an irregular past, finite wherever it stands?"""
    low = tokens.low[i]
    if tokens.capital(i):  # "a Fed man", "in May", "Will Bell"
        return low in AUXILIARIES and low not in ("may", "will")
    return low in AUXILIARIES or low in plain_pasts()


def is_finite(tokens: Tokens, i: int) -> bool:
    """Does token `i` look like a finite verb?  "had", "won't", "went", "opened" after a noun."""
    w = tokens.low[i]
    if is_plainly_finite(tokens, i) or w.endswith("n't"):
        return True
    if not w.endswith("ed") or w in NO_PAST or i == 0 or tokens.capital(i):
        return False
    before = tokens.low[i - 1]
    return not (before in DETERMINERS or before in PREPOSITIONS or before.endswith(("'s", "-")))
