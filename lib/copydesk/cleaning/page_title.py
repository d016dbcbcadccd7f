"""The title of a copied page, among the lines before its story: menus, boxes, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from copydesk.cleaning.credits import head_facts
from copydesk.cleaning.layout_lines import (
    is_boilerplate,
    is_breadcrumb,
    is_share_row,
    is_title,
    without_site,
)
from copydesk.cleaning.page_credits import BESIDE, is_caption, read_page_credit
from copydesk.cleaning.signs import KINDS, content_words, page_kinds, words_of
from copydesk.sentences import abbreviations

REACH = 40  # lines before the story, buttons aside, in which the title is looked for
FEW_LINES = 8  # before the story: no menu stands there, and the first headline is the title
TITLE_WORDS = range(3, 31)
TITLE_LEAST = 3  # blanks in a headline that stands above a better one
LEAST = 3.0  # score that a title needs
REPEATED = 0.7  # a title stands in the page's first line, too, with the site's name
CREDIT_BELOW = 6  # so many lines below the title its byline or stamp stands
SUMMARY_BELOW = 3  # so many lines below the headline the summary stands
SUMMARY_GAIN = 2.5  # by so much it may do better than the headline

_NO_END = re.compile(r"[:;,]$|\.\.\.$|…$")
_CREDIT_END = re.compile(r"([A-Za-z]{0,8}[a-z0-9]{2})[.)] ?(?:[A-Z][\w’'-]{0,20} ?(?:/ ?)?){1,4}$")
_STOP = re.compile(r"\.[”\"’')]?$")


def find_title(lines: Sequence[str], story: str, headed: bool = False) -> int | None:
    """Index of the line that is the title of the `story`, given by its beginning; or None.

    `headed`: the story begins with a headline of its own, and only a better one counts.

    It looks like a headline, shares words with the story, and a byline or a stamp follows it. Of a
    headline and the summary under it, the headline counts.
    """
    scores = _scores(lines, _stems(story))
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] <= 0:
        few = lines if len(lines) <= FEW_LINES and not headed else ()
        return next((i for i, line in enumerate(few) if _is_headline(line)), None)
    for i in range(max(0, best - SUMMARY_BELOW), best):
        kicker = lines[i].count(" ") < TITLE_LEAST or any(map(_is_credit, lines[i:best]))
        once = lines.count(lines[i]) == 1 < lines.count(lines[best])
        near = scores.get(i, 0) > max(0, scores[best] - SUMMARY_GAIN)
        if near and not kicker and not once:
            return i
    return best


def within_reach(lines: Sequence[str]) -> list[int]:
    """Indexes of the last lines before the story, where a title is looked for; no buttons."""
    upwards = (
        i for i in range(len(lines) - 1, -1, -1) if not is_share_row(lines[i].lstrip("*+• "))
    )
    return [*islice(upwards, REACH)][::-1]


def same_title(line: str, title: str) -> bool:
    """True for a line that holds the title and nothing else but perhaps the site's name."""
    longer = line.startswith(title) and len(line) < len(title) + 30
    return longer or words_of(line) == words_of(title)


def _scores(lines: Sequence[str], topic: set[str]) -> dict[int, float]:
    """How well each line that could be one would do as the title; 0 and less: not at all."""
    near = within_reach(lines)
    shown, scores = [without_site(line) for line in lines], {}
    for away, i in zip(range(len(near), 0, -1), near, strict=True):
        line = shown[i]
        fits = is_title(line, sure=True) if len(lines) <= FEW_LINES else _could_be_title(line)
        if fits and not (_is_credit(lines[i]) or is_caption(lines, i) or is_boilerplate(line)):
            scores[i] = _score(line, topic) - away / 12
            scores[i] += REPEATED * (shown.count(line) > 1)
            scores[i] += any(map(_is_credit, lines[i + 1 : i + 1 + CREDIT_BELOW]))
    return scores


def _score(line: str, topic: set[str]) -> float:
    """How well the line would do as the title wherever it stood."""
    own, words = _stems(line), line.count(" ") + 1
    kinds = page_kinds(words_of(line)) & ({"label", "account"} if words > 5 else set(KINDS))
    score = 4.0 * len(own & topic) / max(1, len(own)) + min(words, 12) / 4 - LEAST
    score -= max(0, words - 18) / 8 + (words < 4)
    return score - 2.0 * bool(kinds) - (2.0 if words > 8 else 1.0) * bool(_STOP.search(line))


def _stems(text: str) -> set[str]:
    """The first letters of the content words of `text`: "elections" and "Electoral" are alike."""
    return {word.casefold()[:6] for word in content_words(text)}


def _could_be_title(line: str) -> bool:
    """True for a line of a few words that ends like no sentence."""
    if line.count(" ") + 1 not in TITLE_WORDS or line[0].islower():
        return False
    credit = _CREDIT_END.search(line)  # "… in Oslo.Reuters", not "… by Rep. Ann Bell"
    credited = credit and abbreviations().get(credit[1].lower()) != "name"
    return (line[0].isalnum() or line[0] in "‘’“'\"") and not (
        credited or _NO_END.search(line) or is_breadcrumb(line)
    )


def _is_headline(line: str) -> bool:
    """True for a line that reads like a headline and names no author or day."""
    furniture = _is_credit(line) or is_breadcrumb(line) or is_boilerplate(line)
    return not furniture and is_title(without_site(line))


@lru_cache(maxsize=128)
def _is_credit(line: str) -> bool:
    """True for a line that names author or day."""
    credit = read_page_credit(line)
    return credit.sure >= BESIDE or bool(credit.days or credit.changed or head_facts(line))
