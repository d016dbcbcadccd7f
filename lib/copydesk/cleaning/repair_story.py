"""What the rules of repair see: the story, paragraph by paragraph, and the evidence in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from copydesk.edits import Edit, Flag, Span

Finding = Flag | tuple[Edit, ...]  # a doubt, or edits that only make sense together
Findings = Iterator[Finding]

_NAME = re.compile(r"\b[A-Z][\w-]{1,40}")
_NAME_PAIR = re.compile(r"(?=\b([A-Z][a-z]{1,30})[ -]([A-Za-z][a-z]{1,30})\b)")
_WORD = re.compile(r"\b[a-z][\w-]{1,40}")


@dataclass(frozen=True)
class Story:
    """A text and the spans of the paragraphs that are story; `heads` end before the byline."""

    text: str
    paragraphs: tuple[Span, ...]
    heads: tuple[int, ...] = ()

    @cached_property
    def names(self) -> Counter[str]:
        """How often each word with a capital stands in the story, its possessive `s` left off."""
        found: Counter[str] = Counter()
        for start, end in self.paragraphs:
            found.update(_NAME.findall(self.text, start, end))
        return found

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word in small letters stands in the story."""
        found: Counter[str] = Counter()
        for start, end in self.paragraphs:
            found.update(_WORD.findall(self.text, start, end))
        return found

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The words of the story in small letters."""
        return frozenset(word.lower() for word in (*self.words, *self.names))

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often each two words joined by a blank or hyphen stand there, the first a name."""
        found: Counter[tuple[str, str]] = Counter()
        for start, end in self.paragraphs:
            found.update(_NAME_PAIR.findall(self.text, start, end))
        return found

    @cached_property
    def before_names(self) -> Counter[str]:
        """How often each word with a capital stands before another one."""
        found: Counter[str] = Counter()
        for (first, second), count in self.pairs.items():
            found[first] += count * second[0].isupper()
        return found

    @cached_property
    def second_halves(self) -> frozenset[str]:
        """The second words of `pairs`."""
        return frozenset(second for _, second in self.pairs)

    @cached_property
    def apostrophe(self) -> str:
        """The apostrophe this text writes; where it has none, the one that suits its marks."""
        curly, straight = self.text.count("’"), self.text.count("'")
        if curly == straight:
            return "’" if "“" in self.text else "'"
        return "’" if curly > straight else "'"

    def first_letter(self, index: int) -> str:
        """The first character of the paragraph, or "" where there is none."""
        if not 0 <= index < len(self.paragraphs):
            return ""
        return self.text[self.paragraphs[index][0]]


def change(start: int, before: str, after: str, rule: str, confidence: float) -> Edit:
    """The edit that puts `after` in place of `before`, which stands at `start`."""
    return Edit(start, start + len(before), before, after, rule, confidence)
