"""Noun phrases that name the event a date belongs to: "Monday's meeting", "the war of 1812"."""

from __future__ import annotations

import re

from copydesk.edits import Span
from copydesk.timeline.clause_pieces import FINITE, GERUND_FIRST, VERB_FIRST, Piece, has_verb, strip
from copydesk.wordlists import load

_ROWS = [row.partition("\t") for row in load("event_nouns")]
_EVENT_NOUNS = frozenset(noun for noun, _, no in _ROWS if not no)
_NO_EVENT = frozenset(noun for noun, _, no in _ROWS if no)
_ACTION_ENDING = re.compile(r"[a-z]{3,}(?:tion|sion|ment)s?")
_NOUN = re.compile(r" ?([a-z][\w'.-]{0,30})")
_LINKS = (
    "of", "in", "on", "at", "to", "for", "from", "with", "by", "between", "against", "over", "near",
    "among", "toward", "and",
)  # fmt: skip
_STOPS = (
    *_LINKS, "about", "into", "after", "before", "during", "since", "until", "as", "that", "which",
    "who", "where", "when", "while", "or", "but", "than", "is", "are", "was", "were", "amid",
    "under", "towards",
)  # fmt: skip
_POSSESSIVE = re.compile(r"'s? ")
_MODIFIES = re.compile(
    r"\b(?:the|a|an|his|her|its|their|this|that|of|in|[a-z]+'s?) (?:early |late |mid-)?$"
)
_BEHIND_NOUN = re.compile(r"\b(?:in|of|on|from|during|last|since|,) ?(?:the |early |late |mid-)*$")
_FRONT = re.compile(
    r"(?:at|in|on|during|after|before|following|since|by|ahead of|until|from|for|over|throughout|"
    r"within|through|around|with|despite|amid|under|between)\b"
)
_OF = re.compile(r"\b(?:of|and) $")
_ANY_LINK = re.compile(r"\b(?:of|in|for|at|to|with|and|on|by) $")
_PARTICLE = re.compile(r" (?:away|back|down|off|out|over|up)(?= )")
_OWNED = re.compile(  # "the Orla landings of | 1944", "a trial set for | May 6"
    rf"(?<![\w-])(?:the|an?|his|her|its|their) (?:(?!(?:{'|'.join(_STOPS)})\b)[\w'-]+ ){{0,3}}?"
    r"([a-z]+) "
    r"(?:of|(?:set|scheduled|planned|slated|due) (?:for|on|in)) $"
)
_OWNER = re.compile(r"(?<![\w-])(?:the|a|an|his|her|its|their|this|these|those|our|my)(?![\w-])")


def is_event_noun(word: str) -> bool:
    """Whether a noun names something that happens: listed, or made with -tion, -sion, -ment."""
    word = re.sub(r"'s?$", "", word)
    if word in _EVENT_NOUNS or word.removesuffix("s") in _EVENT_NOUNS:
        return True
    return word.removesuffix("s") not in _NO_EVENT and bool(_ACTION_ENDING.fullmatch(word))


def noun_event(low: str, cut: list[Piece], at: int, date: Span) -> Span | None:
    """The noun phrase in `cut[at]` that the date belongs to, None when there is none."""
    return _noun_after(low, cut, at, date) or _noun_before(low, cut[at], date)


def _noun_after(low: str, cut: list[Piece], at: int, date: Span) -> Span | None:
    """ "Monday's meeting with a delegation", "the 1998 election"."""
    piece = cut[at]
    possessive = _POSSESSIVE.match(low, date[1], piece.end)
    begin = possessive.end() - 1 if possessive else date[1]
    modifies = possessive or date[0] == piece.start
    if not modifies and not _MODIFIES.search(low, max(piece.start, date[0] - 24), date[0]):
        return None
    end, names_event = _phrase(low, begin, piece.end)
    return (date[0], _over_apposition(low, cut, at, end)) if names_event else None


def _phrase(low: str, start: int, limit: int) -> tuple[int, bool]:
    """Where the noun phrase from `start` on ends, and whether its head names an event."""
    verb = FINITE.search(low, start, limit)
    limit = verb.start() if verb else limit
    pos = last = start
    event, in_head = False, True
    while match := _NOUN.match(low, pos, limit):
        word, pos = match[1], match.end()
        if word in _STOPS:
            if word not in _LINKS or (in_head and not event):
                break
            in_head = False
            continue
        event = is_event_noun(word) if in_head else event
        last = pos
    return last, event


def _over_apposition(low: str, cut: list[Piece], at: int, end: int) -> int:
    """Take in the minister of "the talks with A, the minister, end"."""
    if end < cut[at].end or at + 2 >= len(cut):
        return end
    middle, after = cut[at + 1 : at + 3]
    apposed = middle.mark == after.mark == "," and not has_verb(low, middle.start, middle.end)
    return middle.end if apposed and VERB_FIRST.match(low, after.start, after.end) else end


def _noun_before(low: str, piece: Piece, date: Span) -> Span | None:
    """ "their first summit in 2018", "a trial set for May": a noun phrase with the date last."""
    owned = _OWNED.search(low, piece.start, date[0])
    if owned and is_event_noun(owned[1]):
        return owned.start(), date[1]
    if not _BEHIND_NOUN.search(low, piece.start, date[0]):
        return None
    verb = FINITE.search(low, piece.start, date[0]) or GERUND_FIRST.match(low, piece.start, date[0])
    if verb or piece.mark in ("which", "who", "that"):
        return None
    words = re.findall(r"[a-z][\w-]+", low[piece.start : date[0]])
    if not any(map(is_event_noun, words)):
        return None
    front = _FRONT.match(low, piece.start, date[0])
    return strip(low, front.end() if front else piece.start, date[1])


def modified_noun(low: str, piece: Piece, date: Span) -> Span:
    """The noun phrase an adjective of time stands in: "the club's years-long dispute"."""
    owners = [m.start() for m in _OWNER.finditer(low, piece.start, date[0])]
    start = owners[-1] if owners and date[0] - owners[-1] < 40 else date[0]
    verb = FINITE.search(low, date[1], piece.end)
    end = date[1]
    while match := _NOUN.match(low, end, verb.start() if verb else piece.end):
        if match[1] in _STOPS:
            break
        end = match.end()
    return start, end


def front_preposition(low: str, piece: Piece) -> str:
    """The preposition a piece begins with, or the "after" or "since" that cut it off; else ""."""
    front = _FRONT.match(low, piece.start, piece.end)
    return front[0] if front else piece.mark if piece.mark in ("after", "since", "once") else ""


def last_phrase(low: str, piece: Piece, nearest: bool = False) -> Span:
    """The last noun phrase of a piece: from its last determiner after the last verb.

    With what a preposition adds to it ("the reply to the floods"), unless the `nearest` is asked
    for, as by a relative clause ("the floods that").
    """
    links = _OF if nearest else _ANY_LINK
    start = piece.start
    for verb in FINITE.finditer(low, piece.start, piece.end):
        start = verb.end()
    last = None
    for owner in _OWNER.finditer(low, start, piece.end):
        link = links.search(low, start, owner.start())
        if link and last is None and link[0] == "of ":
            last = _over_particle(low, start)  # "demolition of the wing"
        elif not link or last is None:
            last = owner.start()
    return strip(low, _over_particle(low, start) if last is None else last, piece.end)


def _over_particle(low: str, start: int) -> int:
    """After the "away" of "turned away three nurses"."""
    particle = _PARTICLE.match(low, start)
    return particle.end() if particle else start
