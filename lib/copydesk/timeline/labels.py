"""Readable labels for events: the words of a clause without its date, cut to a line or two."""

from __future__ import annotations

import re

from copydesk.edits import Span
from copydesk.timeline.clause_pieces import PARTICIPLES, REGULAR_PAST, VERB_FIRST

LIMIT = 160  # characters: two or three lines of the picture
_LEADING = re.compile(
    r"(?:\s|[\"“”'‘`,;:—-]|(?:and|but|or|so|yet|then|however|meanwhile|still|also|after|as|"
    r"that(?! (?:is|was))|while|when|because|since|although|though|if|once|which|who)\b,?)+",
    re.I,
)
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_OWNER_BEFORE = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|our|my|[\w-]+[’']s?) $", re.I)
_PREPOSITION_BEFORE = re.compile(
    r"(?:\b(?:starting|beginning|effective|through|until|as of|no later than|as early as) )?"
    r"(?:\bat (?:least|most) )?(?:\b(?:early|late|mid)[ -])?(?:\b(?:earlier|later|early|late) )?"
    r"(?:\b(?:on|in|at|since|during|by|from|until|through|over|for|of|the) )?(?:\bthe )?$",
    re.I,
)
_DANGLING = re.compile(
    r"\b(?:to|than|between|and|or|before|after|like|as|through|with|of|for|from|ending|ended) ?$",
    re.I,
)
_COMMA_OF_DATE = re.compile(r"^,(?= (?:in|at|on|near|outside|with|by|to|from|for) )")
_TRAILING = re.compile(r"[\s,]+(?:and|but|or)$")
_PARTICIPLE_LAST = re.compile(rf" (?:{REGULAR_PAST}|{PARTICIPLES})$")
_ARTICLE = re.compile(r"(?:his|her|its|their|the|an?) (?=\w)", re.I)
_CUT_AT = re.compile(
    r", | (?:that (?:is|are|was|were|will|has|have|had)|which|who|while|after|before|when|because) "
)


def label_of(text: str, parts: tuple[Span, ...], date: Span | None, limit: int = LIMIT) -> str:
    """A label of at most `limit` characters from the spans `parts` of `text`, without `date`."""
    joined = "".join(
        ("," if i and text[parts[i - 1][1] : part[0]].strip() == "," else "")
        + f" {_without(text, part, date)}"
        for i, part in enumerate(parts)
    )  # "the firm, | founded in 1987,"
    words = joined.split()
    label = re.sub(r" +([,.;:])", r"\1", " ".join(words))
    if leading := _LEADING.match(label):
        label = label[leading.end() :]
    label = _TRAILING.sub("", label)
    label = _balanced(label.strip(" ,;:—-“\"'’`"))
    if len(label) > 60:
        label = _ARTICLE.sub("", label, count=1) if _ARTICLE.match(label) else label
    return _shorten(label[:1].upper() + label[1:], limit)


def _balanced(label: str) -> str:
    """`label` with the closing mark that was cut off: "won for “Salt Year"."""
    return f"{label}”" if label.rfind("“") > label.rfind("”") else label


def _without(text: str, part: Span, date: Span | None) -> str:
    """`text` of the part with the date taken out, and the preposition that led to it."""
    if not date or not part[0] <= date[0] < part[1]:
        return text[slice(*part)]
    if part[0] == date[0] and VERB_FIRST.match(text.lower(), date[1]):
        return text[slice(*part)]  # "That winter was hard": the date is the subject
    before, after = text[part[0] : date[0]], text[date[1] : part[1]]
    possessive = _POSSESSIVE.match(after)
    if possessive:
        after = after[possessive.end() :]
    elif not _OWNER_BEFORE.search(before) or not re.match(r"\s+\w", after):
        before = _PREPOSITION_BEFORE.sub("", before)
    if not possessive and _DANGLING.search(before) and not re.match(r"\s+\w", after):
        return text[slice(*part)]  # "in the three months to June": the date has to stay
    after = _COMMA_OF_DATE.sub("", after, count=1)
    if _PARTICIPLE_LAST.search(before.rstrip()) and VERB_FIRST.match(after.lower()):
        return text[slice(*part)]  # "a truce signed in 1992 held"
    comma = "," if before.rstrip().endswith(",") and after.strip() else ""
    return f"{before.rstrip(' ,')}{comma} {after.lstrip()}"


def _shorten(label: str, limit: int) -> str:
    """Cut before a clause within the limit, else at a word with an ellipsis."""
    if len(label) <= limit:
        return label
    cuts = [m.start() for m in _CUT_AT.finditer(label, 0, limit)]
    if cuts and cuts[-1] >= limit // 2:
        return label[: cuts[-1]].rstrip(" ,;:")
    return label[: limit - 1].rpartition(" ")[0].rstrip(" ,;:—-") + " …"
