"""The clauses of a sentence: each finite verb with its subject, and where its clause ends.

Works on the words of `words.words_of`. Spans of a clause count words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from copydesk.edits import Span
from copydesk.language.words import DASHES
from copydesk.language.words import words as word_set
from copydesk.timeline.subjects import (
    Clause,
    agreeing,
    antecedent,
    new_phrase,
    over,
    over_asides,
    over_dates,
    phrase_before,
    reports,
    whole_subject,
    with_others,
)
from copydesk.timeline.verb_groups import verb_groups
from copydesk.timeline.words import BE, SAYING, Word, says

_WHOLE = word_set(
    """those people all one ones anyone someone everyone something anything thing things everything
    nothing point way time"""
)
_SPLITS = word_set("that whether how why what where if")


def clauses_of(words: list[Word]) -> tuple[list[Word], list[Clause]]:
    """The words, "after" and "since" told apart as preposition or conjunction, and the clauses."""
    groups = verb_groups(words)
    words = [_settled(words, groups, i) for i in range(len(words))]
    found: list[Clause] = []
    for group in groups:
        found.append(_clause(words, found, group))
    return words, [replace(c, end=_end(words, found, k)) for k, c in enumerate(found)]


def _settled(words: list[Word], groups: list[Span], i: int) -> Word:
    """A word that may be preposition or conjunction, made one of them."""
    word = words[i]
    if word.cls != "q":
        return word
    if words[i + 1 : i + 2] and words[i + 1].cls == "x":
        return replace(word, cls="p")  # "since 2010"
    if word.low == "as" and i and words[i - 1].cls in "nNbBR" and words[i + 1 : i + 2]:
        floor = max((j + 1 for j in range(i) if words[j].cls in ",;wsc"), default=0)
        if not any(floor <= first < i for first, _ in groups):
            return replace(word, cls="p")  # "her time as mayor ended"
    stops = [j for j in range(i + 1, len(words)) if words[j].cls in ",;wsq"] + [len(words)] * 2
    stop = stops[0]
    if stop < stops[1] < len(words) and words[stop].cls == words[stops[1]].cls in ",;":
        stop = stops[1] + 2 if any(first == stops[1] + 1 for first, _ in groups) else stop
    return replace(word, cls="s" if any(i < first < stop for first, _ in groups) else "p")


def _clause(words: list[Word], before: list[Clause], group: Span) -> Clause:
    """The clause of a finite verb group, its subject looked for on the left, then on the right."""
    start, mark = _start(words, before, group[0])
    first = over_dates(words, start, group[0])
    if first < group[0]:
        found = _with_subject(words, before, group, (start, first), mark)
        if mark == "w" and words[start - 1].low != "whose":  # "the vehicle which he announced"
            return replace(found, noun=antecedent(words, start - 1, before[-1] if before else None))
        return found
    last = before[-1] if before else None
    dated = first > start and words[first - 1].cls == "x"
    if mark in ("", ";", "s") and dated and (first - 2 < start or words[first - 2].cls != "p"):
        return Clause(start, group, mark, (first - 1, first))  # "Thursday night was quiet"
    if mark == "w":
        noun = agreeing(words, antecedent(words, start - 1, last), group[0], last)
        return Clause(start, group, mark, noun, noun=noun)
    if mark == "," and (who := _pronoun_over(words, start - 1)):
        outer = next((c for c in reversed(before) if c.verb[1] <= who), None)
        noun = agreeing(words, antecedent(words, who, outer), group[0], outer)
        return Clause(who + 1 if last == outer else start, group, "w", noun, noun=noun)
    if mark in (",", ";"):
        subject = over_asides(words, before, start - 1)
        return Clause(start, group, mark, with_others(words, subject, start - 1, group[0]))
    if last and mark == "v" and last.noun:  # "who left on Friday | were jailed"
        return Clause(group[0], group, mark, last.noun)
    return Clause(start, group, mark, _shared(words, before, group) if mark == "c" else None)


def _pronoun_over(words: list[Word], comma: int) -> int | None:
    """The "who" of "who, if she wins, | would be mayor"."""
    opening = next((n for n in range(comma - 1, 0, -1) if words[n].cls in ",;"), 0)
    return opening - 1 if words[opening].cls == "," and words[opening - 1].cls == "w" else None


def _shared(words: list[Word], before: list[Clause], group: Span) -> Span | None:
    """The subject that a verb after "and" shares: that of the nearest verb of its shape."""
    shape = words[group[0]].cls == "v"
    alike = (c for c in reversed(before) if (words[c.verb[0]].cls == "v") == shape and c.subject)
    found = next(alike, before[-1] if before else None)
    return found and found.subject


def _start(words: list[Word], before: list[Clause], verb: int) -> tuple[int, str]:
    """The first word of the clause of the verb at word `verb`, and what opens it."""
    floor = before[-1].verb[1] if before else 0
    listed = False
    for n in range(verb - 1, floor - 1, -1):
        cls = words[n].cls
        if cls == "c":
            if over(words, n + 1, verb, "ax") == verb or _joins(words, floor, n, bool(before)):
                return n + 1, "c"
            listed = True
        elif cls == "," and (names_home(words, n) or (listed and _in_list(words, floor, n))):
            continue
        elif cls in ",;sw":
            return n + 1, cls
    return floor, "v" if before else ""


def _in_list(words: list[Word], floor: int, comma: int) -> bool:
    """Whether the comma stands in a list of nouns: "no food, water or medicine came"."""
    start = max((j for j in range(floor, comma) if words[j].cls in ",;"), default=floor - 1) + 1
    plain = all(w.cls in "nNdapbBR" for w in words[start:comma])
    return start < comma and words[comma - 1].cls in "nN" and plain and words[start].cls != "p"


def names_home(words: list[Word], comma: int) -> bool:
    """Whether a comma stands in "the Orla, Ohio, native"."""
    start = comma - 1
    while start > 0 and words[start].cls == "N":
        start -= 1
    town = any(w.low == "," for w in words[start:comma])
    return (
        town and words[start].cls == "d" and comma + 1 < len(words) and words[comma + 1].cls == "n"
    )


def _joins(words: list[Word], floor: int, n: int, verb_before: bool) -> bool:
    """Whether "and" at `n` joins clauses, not two nouns of a subject."""
    comma = n and words[n - 1].cls == ","
    return verb_before and (comma or not any(w.cls in ",;sw" for w in words[floor:n]))


def _with_subject(words, before: list[Clause], group: Span, at: Span, mark: str) -> Clause:
    """The clause whose subject stands right before its verb."""
    start, first = at
    end = group[0]
    while end > first and (
        words[end - 1].cls in "ax," or (words[end - 1].cls == "p" and words[end].cls == "x")
    ):
        end -= 1
    if before and mark == "v" and reports(words, before[-1]):
        behind = (n for n in range(first, end - 1) if words[n + 1].cls in "dNo")
        dated = (n for n in behind if words[n].cls == "x")  # "told them on Monday | the town was"
        start = first = next(dated, first - 1) + 1
    if before and mark == "v" and _resumes(words, before[-1], first, group[0]):
        return Clause(group[0], group, "v", whole_subject(words, before))
    cut = new_phrase(words, first, end)
    if _is_relative(words, before, mark, first, cut):
        return Clause(cut, group, "r", (cut, end), noun=phrase_before(words, cut, first))
    if words[first].cls in "pt" or (mark == "v" and words[cut].cls == "o"):
        first = cut
    if words[first].cls == "g" and says(words[first]) and words[first + 1].cls in "dNo":
        first += 1  # "saying | the port"
    return Clause(start, group, mark, (first, end))


def _resumes(words: list[Word], last: Clause, first: int, verb: int) -> bool:
    """ "The man who ran for office in 1968 | turned out": the verb after a relative clause."""
    plain = words[first].cls == "p" and not any(w.cls in "do" for w in words[first:verb])
    dated = last.mark == "s" and words[verb - 1].cls == "x"
    if not (last.noun or dated or plain) or reports(words, last):
        return False
    return words[first].cls in "pntg" or words[last.verb[1] - 1].cls not in "efR"


def _is_relative(words, before: list[Clause], mark: str, first: int, cut: int) -> bool:
    """ "remarks | he made": a relative clause without its pronoun begins at word `cut`."""
    noun = words[cut - 1].cls != "g" or words[cut - 2].cls == "d"  # "the softening | we saw"
    if not noun or not any(w.cls in "nNbBRg" for w in words[first:cut]):
        return False
    if not before:
        return words[cut].cls == "o" and words[first].cls != "p"
    return mark in ("v", "", ",") and not reports(words, before[-1])


def _end(words: list[Word], found: list[Clause], k: int) -> int:
    """The word after the last one of clause `k`, with its objects and what it says."""
    clause = found[k]
    n = clause.verb[1]
    opened = {c.start: c.mark for c in found[k + 1 :]}
    subjects = {c.subject[0] for c in found[k + 1 :] if c.subject and c.mark not in ("c", "w")}
    speech = words[clause.verb[1] - 1].low in SAYING
    that = over_dates(words, n, len(words) - 2)
    after = over(words, that + 1, len(words) - 1, "a")
    opens = words[after].cls if that + 1 < len(words) and words[that].low == "that" else ""
    if speech and opens in ("s", "p", "g", ","):
        said = (c.start for c in found[k + 1 :] if c.mark == "," and c.subject)
        n = next(said, n)  # "said that if it rains and blows, | they"
    while n < len(words):
        word = words[n]
        speech = speech or (n > clause.verb[1] and word.cls in "gbBI" and says(word))
        behind = n - clause.verb[1]
        new = opened.get(n) == "v" and not speech and (behind > 1 or clause.mark == "w")
        if opened.get(n) == "r" or (new and behind):
            return n
        joins = word.cls == "c" and (opened.get(n + 1) == "c" or n + 1 in subjects)
        dashed = speech and word.low in DASHES and _over_dash(words, found[k + 1 :], n)
        opens = word.cls == "s" and not _completes(word, words[n - 1], speech, behind)
        if (word.cls == ";" and not dashed) or joins or opens:
            return n
        said = speech and word.cls == "," and _unsaid(words, found, k, n)
        if word.cls == "," and not said and not _goes_on(words, n, clause.verb[1]):
            return n
        if word.cls == "w" and words[n - 1].low not in _WHOLE:
            return n - (words[n - 1].cls == "p")
        n += 1
    return n


def _over_dash(words: list[Word], later: list[Clause], dash: int) -> bool:
    """Whether what is said goes on over a dash: "said that the port - a small one - was"."""
    own = (c for c in later if c.subject and c.mark == ";" and c.subject[1] < c.start)
    return any(dash in (c.subject[1], c.start - 1) for c in own if words[c.subject[1]].cls == ";")


def _completes(word: Word, before: Word, speech: bool, behind: int) -> bool:
    """Whether a subordinator opens what a verb says ("said that", "asked how"), no new clause."""
    near = speech or behind < 2 or before.cls == "I"  # "to see if"
    return word.low in ("that", "whether") or (word.low in _SPLITS and near)


def _unsaid(words: list[Word], found: list[Clause], k: int, comma: int) -> bool:
    """Whether what is said comes after a comma: "said that if it rains, | they"."""
    verb = found[k].verb[1]
    later = [c for c in found[k + 1 :] if c.subject and c.subject[0] >= verb]
    if any(c.subject[1] <= comma < c.verb[0] for c in later if c.mark == ","):
        return True  # over "X, the mayor, | left"
    if words[comma + 1 : comma + 2] and words[comma + 1].low == "that":
        return True
    nxt = next((c for c in later if c.start == comma + 1), None)
    if not nxt or len(words[comma].low) > 1:
        return False
    opens = words[verb + (words[verb].low == "that")] if verb + 1 < len(words) else words[comma]
    told = any(c.verb[0] < comma and c.mark in ("v", "s") for c in later)
    return not told or opens.cls in "spg" or opens.low == "even"


def _goes_on(words: list[Word], comma: int, verb: int) -> bool:
    """Whether the clause goes on over a comma: a list, a place ("Orla, Ohio,"), a date."""
    nxt, town = comma + 1, comma - 1
    if nxt >= len(words):
        return False
    while town and words[town].cls == "N":
        town -= 1
    if any(w.low == "," for w in words[town:comma]):
        return words[nxt].cls in "px" or words[nxt].low == "that"  # "in Orla, Ohio, on Monday"
    if re.match("c?g", words[nxt].cls + words[min(nxt + 1, len(words) - 1)].cls):
        return _lists_gerunds(words[verb:comma])
    if words[nxt].low.isdigit() and words[min(nxt + 1, len(words) - 1)].cls == ",":
        return True  # "Bell, 85,"
    if words[comma - 1].low.isdigit() and words[comma - 2].cls == ",":
        return words[nxt].cls in "npxc"
    if words[comma - 1].cls == "x" or words[nxt].cls == "x":
        return words[nxt].cls in "px" and comma > verb
    stop = next((n for n in range(nxt, len(words)) if words[n].cls in ",;cvferRwspg"), len(words))
    if any(w.cls not in "nNdbBaeE" for w in words[nxt:stop]) or stop - nxt > 5 or stop == nxt:
        return False
    if stop < len(words) and words[stop].cls == "c":
        return True
    return is_place(words, comma)


def _lists_gerunds(words: list[Word]) -> bool:
    """ "of robbing, | kidnapping and killing a man": whether a preposition leads to the first."""
    first = next((i for i, w in enumerate(words) if w.cls == "g"), 0)
    return first > 0 and words[first - 1].low in ("of", "with")


def is_place(words: list[Word], comma: int) -> bool:
    """Whether a comma stands inside the name of a place: "Orla, Ohio"."""
    near = words[comma - 1 : comma + 3]
    named = len(near) > 2 and near[0].cls == near[2].cls == "N"
    return named and (len(near) == 3 or near[3].cls in ",;px")


def is_passive(words: list[Word], verb: Span) -> bool:
    """Whether a verb group is "was opened", "have been told"."""
    group = words[slice(*verb)]
    acted = len(group) > 1 and group[-1].cls in "eEm" and group[-1].low != "born"
    return acted and any(w.low in BE for w in group)
