"""Which side of a reporting clause holds what was said: after it, before it, or both."""

from __future__ import annotations

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import has_verb
from copydesk.language.words import BE, DETERMINERS, HAVE, MODALS, SUBJECTS, SUBORDINATORS
from copydesk.quotes.contents import Right, accepts, right_content, trimmed
from copydesk.quotes.cues import Cue

Range = tuple[int, int]
Choice = tuple[tuple[Range, ...], str] | None  # contents and the name of the rule


def choose(
    tokens: Tokens, cue: Cue, left: Range | None, right: Right, ceiling: int, relative: bool
) -> Choice:
    """Contents and rule for a source that stands before its cue; None when there are none.

    `relative` says that the reporting clause stands inside another ("tea that she said was cold").
    Empty contents with rule "colon" or "stop" wait for the next paragraph or sentence.
    """
    if left and tokens.low[left[1] - 1] != "”" and right.kind not in {"nothing", "comma", "quote"}:
        left = left if has_verb(tokens, *left) else None  # "In May, she joked about tea"
    accepted = accepts(cue, right, tokens, ceiling)
    topic = _topic(tokens, cue, ceiling)
    if topic and (left is None or tokens.low[left[1] - 1] != "”"):
        return _one(topic, "source first")
    if left is None:
        return _after_only(tokens, cue, right, ceiling, accepted, relative)
    if tokens.low[left[1] - 1] == "”":
        ended = tokens.low[left[1] - 2] == "." and tokens.quote[left[0]] < 0
        if ended and right.kind in {"phrase", "clause", "that", "to"}:
            return _after_only(tokens, cue, right, ceiling, accepted, relative)
        if ended and cue.uses("quote"):
            return None  # "He read “Salt Year.” She spoke of it": a sentence of the narrator's
        return _after_quotation(tokens, left, right, ceiling)
    return _after_clause(tokens, cue, left, right, ceiling, accepted)


def _topic(tokens: Tokens, cue: Cue, ceiling: int) -> Range | None:
    """What somebody "complained about" or "boasted of", up to the next comma."""
    i = cue.last
    if i >= ceiling or not cue.uses("about") or tokens.low[i] not in {"about", "of", "against"}:
        return None
    end = next((k for k in range(i + 1, ceiling) if tokens.low[k] == ","), ceiling)
    return trimmed(tokens, i + 1, end)


def _after_only(tokens: Tokens, cue: Cue, right: Right, ceiling, accepted, relative) -> Choice:
    """ "Ann said that …", "Ann said, however, …", "Ann complained about …", "Ann said:"."""
    low, i = tokens.low, cue.last
    if accepted:
        return _one(right_content(tokens, right, ceiling), "source first")
    clausal = cue.uses("any") or cue.uses("clause")
    if i < ceiling and clausal and relative and low[i] in BE | MODALS | HAVE:
        first = i + (low[i] in BE and low[i + 1 : i + 2] == ["that"])  # "What she said was | that"
        return _one(trimmed(tokens, first, ceiling), "source first")
    if right.kind == "comma" and clausal and _and_comma(tokens, cue):
        return _one(trimmed(tokens, right.first + 1, ceiling), "source first")
    if right.kind == "comma" and clausal and _sentence_at(tokens, right.first + 1, ceiling):
        return _one(trimmed(tokens, right.first + 1, ceiling), "source first")
    if right.kind == "colon" and ceiling == len(tokens):
        return (), "colon"
    waits = right.kind == "nothing" and clausal and not relative
    if waits and tokens.opens(ceiling):
        return (), "stop"
    return None


def _sentence_at(tokens: Tokens, i: int, ceiling: int) -> bool:
    """Does a sentence of its own begin here, as in "Ann said, The tea is cold"?"""
    return (
        i + 3 < ceiling
        and tokens.capital(i)
        and (tokens.low[i] in DETERMINERS | SUBJECTS or "'" in tokens.low[i])
        and has_verb(tokens, i, ceiling)
    )


def _and_comma(tokens: Tokens, cue: Cue) -> bool:
    """Is this ", he said," after nothing but a joining word: "And, he said, tea is good"?"""
    return any(
        tokens.low[k] == "," and tokens.low[k - 1] in {"and", "but", "so", "or", "yet"}
        for k in range(max(1, cue.first - 4), cue.first)
    )


def _after_quotation(tokens: Tokens, left: Range, right: Right, ceiling: int) -> Choice:
    """ "“A,” Ann said.", "“A,” Ann said, “b.”"."""
    if right.kind == "quote" and tokens.low[right.first - 1] != ":":
        return (left, right_content(tokens, right, ceiling)), "around"
    return (left,), "source after"


def _after_clause(tokens: Tokens, cue: Cue, left: Range, right: Right, ceiling, accepted) -> Choice:
    """ "Tea is good, Ann said.", "Tea, Ann said, is good.", "If so, Ann said tea is good."."""
    if accepted:
        rest = right_content(tokens, right, ceiling)
        whole = tokens.capital(min(rest[0] + 1, ceiling - 1)) and left[1] - left[0] > 2
        if right.kind == "quote" and tokens.low[rest[0] - 1] == "," and not whole:
            return (left, rest), "around"
        return _one(rest, "source first")
    if (
        (cue.uses("quote") and right.kind != "nothing")
        or cue.uses("object")
        or right.kind in {"phrase", "clause", "that"}
    ):
        return None
    verb = has_verb(tokens, *left)
    if right.kind == "comma":
        rest = trimmed(tokens, right.first + 1, ceiling)
        if tokens.low[left[1] - 1] in SUBORDINATORS and verb:
            return _one(rest, "source first")  # "She came, where, Bell said, tea was cold."
        if rest[1] - rest[0] > 1 and (not right.adjunct or not verb):
            return (left, rest), "around"
    plain = cue.uses("any") and right.kind == "nothing" and left[1] - left[0] > 3
    return ((left,), "source after") if verb or plain else None


def _one(content: Range, rule: str) -> Choice:
    return ((content,), rule) if content[1] > content[0] else None
