"""The words of a label: a clause with its subject, its object, and what is said before it."""

from __future__ import annotations

import re

from copydesk.timeline.clauses import is_passive
from copydesk.timeline.sentence import Sentence
from copydesk.timeline.subjects import MAIN, Clause
from copydesk.timeline.words import BE, HAVE, MODALS, NO_PASSIVE, SAYING

_NO_OBJECTS = ("fact", "way", "time", "day", "reason", "place", "year", "moment")
_STRANDED = re.compile(
    r"(?:tI|g)*(?:n?p(?!x))?(?=$|[px,;])"
)  # "a bill he is | to vote on | in May"


def words_of_label(s: Sentence, clause: Clause, at: int) -> list[int]:
    """The words of a label: "if", what is said, subject, verb group and the rest of the clause."""
    words, (first, verb_end), subject = s.words, clause.verb, clause.subject
    end = max(clause.end, verb_end)
    opener = words[clause.start - 1].low if clause.mark == "s" else ""
    kept = [clause.start - 1] if opener in ("if", "unless") else []
    if words[verb_end - 1].low in SAYING and (clause.mark in MAIN or opener == "as"):
        kept += _said_before(s, clause)
    if not subject:  # the words from the last strong mark on
        kept = list(range(s.last(";", first) + 1, first))
    else:
        kept += range(*subject)
    kept += _borrowed(s, clause)
    near = max(clause.start, subject[1] if subject and subject[1] <= first else 0)
    kept += [i for i in range(near, first) if words[i].cls == "a"]
    verb_end += verb_end < end and words[verb_end].low in ("back", "up", "out", "off", "away")
    if clause.noun and (free := _STRANDED.match(s.shape(verb_end, end))):
        verb_end += free.end()
    kept += [*range(first, verb_end), *_object(s, clause), *range(verb_end, end)]
    if clause.end <= at:  # what follows the clause, up to the end of the phrase with the date
        tail = range(max(c.end for c in s.clauses if c.verb[1] <= at), s.phrase_end(at))
        kept += tail if tail.stop - first < 30 else ()
    return list(dict.fromkeys(kept))


def _object(s: Sentence, clause: Clause) -> range:
    """The "remark" of "a remark | he made": what a relative clause acts on."""
    noun = clause.noun
    led = clause.mark == "w" and s.words[clause.start - 2].cls == "p"  # "in which"
    if not noun or noun == clause.subject or led:
        return range(0)
    return range(0) if s.words[noun[1] - 1].low in _NO_OBJECTS else range(*noun)


def _borrowed(s: Sentence, clause: Clause) -> list[int]:
    """The "was" of "was found and | taken"."""
    first, end = clause.verb
    alone = clause.mark != "c" or end - first > 1 or s.words[first].low in NO_PASSIVE
    if alone or s.words[first].cls not in "eEmbBn":
        return []
    before = [c for c in s.clauses if c.verb[1] <= first and c.subject == clause.subject]
    if before and s.words[first].cls != "e" and s.words[before[-1].verb[0]].low in MODALS:
        return [before[-1].verb[0]]  # "may close and | cut its staff"
    then = s.words[end].cls if end < len(s.words) else ";"
    length = then == "x" and re.fullmatch(r"\d.*s", s.words[end].low)  # "served 24 years"
    same = s.words[first].cls == "E" or (then in "pxat,;c" and not length)
    if not before or not same or not is_passive(s.words, before[-1].verb):
        return []
    return [i for i in range(*before[-1].verb) if s.words[i].low in BE | HAVE]


def _said_before(s: Sentence, clause: Clause) -> list[int]:
    """What is said, where it stands before its "X said": the clauses from the last mark on."""
    rest = s.words[clause.verb[1] : min(clause.end, s.next(",", clause.verb[1]))]
    if any(w.cls in "svrft" or w.low in ("it", "this") for w in rest):
        return []  # it follows
    stop = clause.start - (clause.mark == ",")
    start = s.last(";", stop) + 1
    inside = (c for c in s.clauses if start <= c.start and c.verb[1] <= stop and c.subject)
    main = next((c for c in inside if c.mark in MAIN), None)
    quoted = clause.mark == "," and len(s.words[stop].low) > 1
    if not main:
        return [*range(start, stop + 1)] if quoted and 0 < stop - start < 18 else []
    if clause.mark == "s":
        return [*range(main.subject[0], clause.start)]
    if stop - start > 18:
        return [*range(main.subject[0], main.end), stop]
    return [*range(start, stop + (clause.mark == ","))]
