"""Interviews: paragraphs that open with the name of who speaks, or with Q and A."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copydesk.language.tokens import Tokens
from copydesk.quotes.patterns import label_end

_LONG = 4  # words of speech: "Price: 4 pounds" is none


def speech_lines(paragraphs: Sequence[Tokens]) -> frozenset[int]:
    """Numbers of the paragraphs "Ann Bell: I like tea." of an interview.

    One is told by two names that take turns, each of them twice or one of them three times, over
    lines that are sentences: "Price: £4" and "Monday: …" in a listing are not.
    """
    named = {p: _label(tokens) for p, tokens in enumerate(paragraphs) if label_end(tokens)}
    said = {p: name for p, name in named.items() if _sentence(paragraphs[p])}
    if 2 * len(said) < len(named):
        return frozenset()
    turns = Counter(said.values())
    again = {name for name, times in turns.items() if times > 1}
    return frozenset(said) if again and len(turns) > 1 and len(said) > 2 else frozenset()


def questions_and_answers(paragraphs: Sequence[Tokens]) -> list[int]:
    """Numbers of the paragraphs "Q: …" and "A: …", where a text has both."""
    lines = [
        (p, t.low[0])
        for p, t in enumerate(paragraphs)
        if t.low[1:2] == [":"] and any(t.is_word(i) for i in range(2, len(t)))
    ]
    opened = Counter(letter for _, letter in lines if letter in ("q", "a"))
    return [p for p, low in lines if low in opened] if opened["q"] and opened["a"] > 1 else []


def _label(tokens: Tokens) -> str:
    return " ".join(tokens.word[: label_end(tokens)])


def _sentence(tokens: Tokens) -> bool:
    return len(tokens) - label_end(tokens) > _LONG and tokens.low[len(tokens) - 1] in {
        ".",
        "?",
        "!",
        "”",
        "…",
    }
