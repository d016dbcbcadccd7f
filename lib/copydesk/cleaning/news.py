"""Whether a cleaned text reads like English news at all."""

from __future__ import annotations

import re

from copydesk import wordlists
from copydesk.cleaning.signs import words_of

FEWEST_WORDS = 30
LEAST_SMALL_WORDS = 0.25  # share of function words; English news has .40 to .55
LEAST_SENTENCES = 0.3  # share of paragraphs that end like a sentence

MOST_SIGNS = 0.02  # share of characters that are brackets, equal signs and the like

_CODE = re.compile(r"[{}()\[\]=<>_\\|;*#~^]")
_END = re.compile(r"[.!?…:][”\"’')\]]{0,3}$")


def why_no_news(text: str) -> str | None:
    """Why `text`, paragraphs between blank lines, does not read like English news; None if it does.

    The reason is half a sentence, such as "it has only 3 words".
    """
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return f"it has only {len(words)} word{'s' * (len(words) != 1)}"
    signs = len(_CODE.findall(text))
    if signs > MOST_SIGNS * len(text):
        return f"it holds {signs} signs of program code or mark-up"
    stop = frozenset(wordlists.load("stop_words"))
    small = sum(word in stop for word in words)
    if small < LEAST_SMALL_WORDS * len(words):
        return f"only {small} of its {len(words)} words are the small words of English"
    paragraphs = text.split("\n\n")
    ends = sum(bool(_END.search(paragraph)) for paragraph in paragraphs)
    if ends < LEAST_SENTENCES * len(paragraphs):
        return f"only {ends} of its {len(paragraphs)} paragraphs end like a sentence"
    return None
