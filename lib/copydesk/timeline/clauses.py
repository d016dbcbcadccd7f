"""Which event a date belongs to: the clause or the noun phrase around it in its sentence.

The date's own piece of the sentence (`clause_pieces`), joined to the subject or the main clause it
needs, tells the event; nouns count ("Monday's meeting"). All offsets count the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from copydesk.edits import Span
from copydesk.language.verbs import either_said
from copydesk.language.words import words
from copydesk.timeline.clause_pieces import (
    FINITE,
    GERUND_FIRST,
    PARTICIPLES,
    REGULAR_PAST,
    VERB_FIRST,
    Piece,
    has_verb,
    is_gerund_clause,
    pieces,
    strip,
    verb_first,
)
from copydesk.timeline.noun_events import front_preposition, last_phrase, modified_noun, noun_event

_PERFECT = re.compile(
    r"(?<![\w-])(?:has|have)(?: [a-z]{2,12}ly| now| also| just| already)?"
    rf" (?:been (?=\w+ed\b|{PARTICIPLES}))?(?!been\b|had\b)"
    rf"(?:{PARTICIPLES}|{REGULAR_PAST})(?![\w-])"
)
_REPORTING = re.compile(rf"(?<![\w-]){either_said()}(?![\w-])")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were) (?:\w+ly )?$")
_ALWAYS = re.compile(r"^(?:has|have) (?:been )?(?:long|always|often|never)\b")
_HOW_LONG = re.compile(
    r"\bsince\b|\bfor (?!the (?:first|second|third|last|only|\w+th) time)(?:[\w,.-]+ ){0,5}?"
    r"(?:years?|decades?|months?|weeks?|days?|hours?|centur(?:y|ies)|generations?)\b"
)
# What is done at once and then holds for a time: "has been jailed for 12 years".
_SET_LENGTH = re.compile(
    r"\b(?:jailed|imprisoned|banned|barred|suspended|sentenced|disqualified|extended|delayed|"
    r"postponed|signed|agreed|hired|appointed|elected|re-elected|closed|shut|detained|remanded|"
    r"ruled|granted|awarded|given|approved|renewed|halted|grounded|evicted|exiled)\b"
)
_AGE = re.compile(r"(?:aged? )?\d{1,3}")
_REACH = 600  # characters of a sentence looked at on each side of a date
_RELATIVES = ("which", "who", "whom", "whose", "where", "that")
_SUBORDINATE = words(
    "after although as because before if once since though unless until when whereas while"
).union(_RELATIVES)
_ASIDES = _SUBORDINATE - {"that"}
_FOLLOWS = ("after", "since", "once", "following")
_OWN_EVENT = ("", *_FOLLOWS, "before", "ahead of", "until", "despite")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at a date: `low[start:end]`; a label is made of the spans of `parts`, in order.

    `later` is the clause of what followed the event in the same sentence ("after ..."), when that
    clause has no date of its own.
    """

    start: int
    end: int
    parts: tuple[Span, ...]
    rule: str
    later: Span | None = None


def event_of(low: str, sentence: Span, date: Span, dates: tuple[Span, ...] = ()) -> Event:
    """The event that the expression at `date` dates, in `sentence` (spans of the plain text `low`).

    `dates` are all expressions of the sentence: a clause with a date of its own is no follow-up.
    """
    start, end = max(sentence[0], date[0] - _REACH), min(sentence[1], date[1] + _REACH)
    cut = pieces(low, start, end)
    at = next((i for i, p in enumerate(cut) if p.start <= date[0] < p.end), None)
    if at is None:
        return _whole(strip(low, start, end), "whole sentence")
    if low.endswith("-long", *date):
        return _whole(modified_noun(low, cut[at], date), "noun it describes")
    first = at == 0 or not has_verb(low, cut[0].start, cut[at - 1].end)
    front = front_preposition(low, cut[at]) if first else ""
    event = _event(low, cut, at, date, front)
    return replace(event, later=_later(low, cut, at, front, date, dates))


def _whole(span: Span, rule: str) -> Event:
    return Event(*span, (span,), rule)


def _event(low: str, cut: list[Piece], at: int, date: Span, front: str) -> Event:
    """The noun phrase of the date, the clause around it, or the clause it stands before."""
    piece = cut[at]
    noun = noun_event(low, cut, at, date)
    if noun and front not in _FOLLOWS and _words(low, noun, date) < 2:
        noun = None  # "Monday's rally" says too little alone
    as_noun = noun and _whole(noun, "event noun")
    if as_noun and front in _OWN_EVENT:
        return as_noun
    relative = piece.mark in ("who", "which") and verb_first(low, piece)
    if relative or has_verb(low, piece.start, piece.end) or is_gerund_clause(low, piece):
        return as_noun or _clause(low, cut, at, date)
    return _main_clause(low, cut, at) or as_noun or _clause_before(low, cut, at)


def _words(low: str, span: Span, date: Span) -> int:
    """How many words of a span do not belong to the date."""
    return len(re.findall(r"[a-z]{2,}", low[span[0] : date[0]] + low[date[1] : span[1]]))


def _clause(low: str, cut: list[Piece], at: int, date: Span | None = None) -> Event:
    """The clause of a piece that has a verb: with its subject, and with what is said."""
    piece = cut[at]
    span = piece.start, piece.end
    says = _REPORTING.search(low, *span)
    if says and _PASSIVE.search(low, span[0], says.start()):
        says = None  # "had been declared unsafe in an audit carried out in May"
    inner = says and FINITE.search(low, says.end(), piece.end)
    if inner and date and date[0] > says.end() + 12:
        start = strip(low, says.end(), piece.end)[0]
        if inner.start() > start:
            return _whole((start, piece.end), "what is said")
    subject = _subject(low, cut, at)
    parts = (subject, span) if subject else (span,)
    rule = "clause and its subject" if subject else "clause"
    if says and not inner:
        return _reporting(low, cut, at, parts) or Event(parts[0][0], piece.end, parts, rule)
    if at + 1 < len(cut) and date and _words(low, span, date) < 4 and not subject:
        parts = (*parts, (cut[at + 1].mark_at, cut[at + 1].end))
    return Event(parts[0][0], parts[-1][1], parts, rule)


def _reporting(low: str, cut: list[Piece], at: int, parts: tuple[Span, ...]) -> Event | None:
    """ "X said that ..." with all that is said; "..., X said" with what was said before it."""
    then = cut[at + 1] if at + 1 < len(cut) else None
    if then and then.mark == "that":
        parts = (*parts, (then.mark_at, cut[-1].end))
    elif (
        then
        and then.mark in (",", ":")
        and has_verb(low, then.start, then.end)
        and not VERB_FIRST.match(low, then.start, then.end)
    ):
        parts = (*parts, (then.start, cut[-1].end))
    elif at > 0 and cut[at].mark not in _RELATIVES and not VERB_FIRST.match(low, cut[at].start):
        parts = (*parts, (cut[0].start, cut[at - 1].end))
        return Event(cut[0].start, cut[at].end, parts, "what is said, and who says it")
    else:
        return None
    return Event(parts[0][0], cut[-1].end, parts, "reporting clause and what it says")


def _subject(low: str, cut: list[Piece], at: int) -> Span | None:
    """The subject of a piece that begins with its verb: over an apposition, or just before."""
    piece, before = cut[at], cut[at - 1] if at else None
    participle = piece.mark == "," and GERUND_FIRST.match(low, piece.start, piece.end)
    if not before or not (participle or verb_first(low, piece)):
        return None
    if piece.mark in ("and", "but"):
        verb = FINITE.search(low, before.start, before.end)
        if verb and verb.start() == before.start:
            return _subject(low, cut, at - 1)
        return strip(low, before.start, verb.start()) if verb else None
    if piece.mark not in (",", "who", "which", "that"):
        return None
    apposed = piece.mark == "," or _AGE.fullmatch(low, before.start, before.end)
    where = cut[_over_asides(low, cut, at - 1)] if apposed else before
    phrase = last_phrase(low, where, nearest=piece.mark != ",")
    return phrase if phrase[0] < phrase[1] else None


def _over_asides(low: str, cut: list[Piece], i: int) -> int:
    """The piece whose noun phrase is the subject of what follows piece `i`.

    Over "Bell, | as she likes to be called, |", "Bell, | the baker | whose bread won prizes, |"
    and "Bell, | 52, |".
    """
    while i and cut[i].mark in _ASIDES:
        i -= 1
    verbs = FINITE.finditer(low, cut[i].start, cut[i].end)
    finite = any(not low.startswith(" by ", verb.end()) for verb in verbs)
    aside = not finite or VERB_FIRST.match(low, cut[i].start)  # "9,000 men led by Bell"
    apposed = i and cut[i].mark == "," and aside and not front_preposition(low, cut[i - 1])
    return i - 1 if apposed else i


def _main_clause(low: str, cut: list[Piece], at: int) -> Event | None:
    """The main clause behind a fronted date ("In May, ...", "At Monday's meeting, ...")."""
    if any(has_verb(low, p.start, p.end) for p in cut[:at]):
        return None
    for i in range(at + 1, len(cut)):
        if cut[i].mark in _SUBORDINATE:
            continue
        if has_verb(low, cut[i].start, cut[i].end):
            event = _clause(low, cut, i)
            start = min(event.start, cut[at].start)
            return Event(start, event.end, event.parts, "main clause after its date")
    return None


def _clause_before(low: str, cut: list[Piece], at: int) -> Event:
    """A piece without a verb belongs to the clause before it."""
    for i in range(at - 1, -1, -1):
        if has_verb(low, cut[i].start, cut[i].end):
            event = _clause(low, cut, i)
            end = max(cut[at].end, event.end)
            return Event(event.start, end, event.parts, "clause before its date")
    return _whole((cut[at].start, cut[at].end), "phrase")


def _later(low: str, cut: list[Piece], at: int, front: str, date: Span, dates) -> Span | None:
    """The clause of what came after: "after X in May, Y" and "Y after X in May"."""
    if front in _FOLLOWS and at == 0:
        main = _main_clause(low, cut, at)
        later = main and (main.parts[0][0], main.parts[-1][1])
    elif at and cut[at].mark in ("after", "since") and has_verb(low, cut[0].start, cut[at - 1].end):
        starts = [p.start for p in cut[:at] if p.mark in ("", ";", ":", "that")]
        later = strip(low, max(starts, default=cut[0].start), cut[at].mark_at)
    else:
        return None
    own = [s for s, e in dates if (s, e) != date and later and later[0] <= s < later[1]]
    return later if later and not own and has_verb(low, *later) else None


def present_perfect(low: str, sentence: Span) -> Span | None:
    """The clause that says, in the present perfect, what has just happened; None without one.

    What "has done so for 40 years" or "since 1990" is a state, and did not happen on a day.
    """
    first = next(iter(pieces(low, *sentence)), None)
    perfect = first and _PERFECT.search(low, first.start, first.end)
    if not perfect or _goes_on(low[slice(*sentence)][:_REACH], perfect[0]):
        return None
    return first.start, first.end


def _goes_on(sentence: str, perfect: str) -> bool:
    """Whether a present perfect tells a state: "has mended clocks for 41 years"."""
    if _ALWAYS.search(perfect + sentence.partition(perfect)[2][:12]):
        return True
    how_long = _HOW_LONG.search(sentence)
    return bool(how_long) and (how_long[0] == "since" or not _SET_LENGTH.search(perfect))
