"""Which event a date belongs to, and a label for it: the clause with its subject and object.

Nouns count too ("Monday's meeting"). A label keeps the order of the text; taken out are the date,
what is put between subject and verb, and what follows the clause. Numbers count words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from copydesk.dates.grammar import WORDS_OF
from copydesk.edits import Span
from copydesk.language.words import AUXILIARIES, SUBJECTS
from copydesk.timeline.clauses import is_place, names_home
from copydesk.timeline.deeds import apposed_to, gerund_of, participle_of
from copydesk.timeline.sentence import LIMIT, NOUNS, Event, Sentence, is_event_noun, shorten
from copydesk.timeline.subjects import MAIN, Clause
from copydesk.timeline.wording import words_of_label
from copydesk.timeline.words import BE, HAVE, MODALS, SAYING, Word

_FOLLOWS = ("after", "since", "once", "following")
_BEFORE_EVENT = (*_FOLLOWS, "before", "during", "despite", "amid", "until")
_CHARGED = ("acquitted", "charged", "convicted")
_EMPTY = SUBJECTS | AUXILIARIES | {"become"}  # "it was", "it has become": no event
_UNFINISHED = BE | HAVE | MODALS | {"either", "both", "between"}  # a label does not end so
_RUNS, _SPANS = ("starting", "beginning", "ending"), ("year", "term", "season", "session")
_STATES = frozenset(WORDS_OF["looks back"]) - {"was"}
_WHOSE = re.compile(r"(?:His|Her|Its|Their) ")
_ADDS = ("of", "with", "between", "against", "over", "in", "at", "on", "by", "for", "among", "near")


def event_of(s: Sentence, date: Span) -> Event | None:
    """The event that the expression at `date` dates; None when it only describes a thing."""
    at = s.at(date[0])
    if at is None:
        return None
    if s.words[at].low.endswith("-long"):
        return _noun(s, at, "noun it describes")
    head = s.modified(at)
    since = at > 1 and s.words[at - 2].low == "since"  # "in hiding since his May 2 power-grab"
    if head is not None and not is_event_noun(s.words[head].low) and not since:
        return None
    if at > 1 and s.words[at - 1].low in _RUNS and s.words[at - 2].low in _SPANS:
        return None  # "for the spending year starting July 1"
    if at == 0 and s.words[0].low == "today" and _nowadays(s):
        return None
    if head is not None and (clause := _of_noun(s, head)):
        return s.event([at - 1, *words_of_label(s, clause, at)], "clause")
    follows = head is not None or _follows_noun(s, at)
    noun = (_noun(s, at, "event noun") if follows else None) or _fronted_noun(s, at)
    owned = noun and re.search(r"\w[’']s? \w", noun.label)  # "Orla's creation"
    if noun and (n := s.at(noun.start)) and s.words[n - 1].cls == "g":
        noun = gerund_of(s, at) or noun  # "after winning | her nomination in June"
    enough = 1 if owned or (at and s.words[at - 1].low == "of") or _apart(s, head, noun) else 2
    words = re.findall(r"\w{2,}", noun.label) if noun else []
    if len(words) <= enough or words[-1] == "season":
        deed = participle_of(s, at) or gerund_of(s, at) or apposed_to(s, at)
        noun = deed or _clause_event(s, at) or noun
    return noun and replace(_owned(s, at, noun), later=_later(s, at))


def _apart(s: Sentence, head: int | None, noun: Event | None) -> bool:
    """ "reeling from a deadly 2011 storm": the year dates the storm alone."""
    first = s.at(noun.start) if noun and head is not None else None
    return bool(first) and s.words[first - 1].low in ("from", "after", "following", "like")


def _nowadays(s: Sentence) -> bool:
    """ "Today many mills belong to one firm": a state, told in the plain present."""
    main = next((c for c in s.clauses if c.mark in MAIN and c.subject and c.subject[0]), None)
    low = s.words[main.verb[0]].low if main and main.verb[1] - main.verb[0] == 1 else ""
    return low in ("are", "have") or bool({low, f"{low}s"} & _STATES)


def _of_noun(s: Sentence, head: int) -> Clause | None:
    """ "The site of a 1964 flood that killed 11": what the flood did, where it is no subject."""
    told = (c for c in s.clauses if c.noun and c.mark == "w" and c.start == head + 2)
    of = any(w.low == "of" for w in s.words[max(head - 4, 0) : head])
    return next(told, None) if of else None


def told_when(s: Sentence, date: Span) -> Event | None:
    """The clause behind "the worst since 2015, when | two quakes hit the town"."""
    at = next((i for i, w in enumerate(s.words) if w.start >= date[1]), len(s.words))
    if [w.low for w in s.words[at : at + 2]] != [",", "when"]:
        return None
    clause = next((c for c in s.clauses if at < c.start <= at + 2 and c.subject), None)
    return clause and s.event(words_of_label(s, clause, at), "clause")


def _owned(s: Sentence, at: int, noun: Event) -> Event:
    """ "After its first strike in 2018, the port": "The port’s first strike"."""
    whose, end = _WHOSE.match(noun.label), s.next(",;", at) + 1
    main = next((c for c in s.clauses if c.start == end and c.subject), None)
    owner = s.label(range(*main.subject)) if main else ""
    early = noun.rule == "event noun" and noun.start <= s.words[min(3, at)].start
    if not (whose and early and owner) or s.words[main.subject[0]].cls == "o":
        return noun
    mark = "’" if owner.endswith("s") else "’s"
    return replace(noun, label=shorten(f"{owner}{mark} {noun.label[whose.end() :]}"))


def _follows_noun(s: Sentence, at: int) -> bool:
    """ "their first summit in 2018", before any verb of its clause."""
    n = at - 1
    while n >= 0 and s.leads(n):
        n -= 1
    if n < 0 or n == at - 1 or not is_event_noun(s.words[n].low) or s.is_verb(n):
        return False
    if s.words[at - 1].low == "of" or any(c.start <= n < c.verb[0] for c in s.clauses):
        return True
    return not any(c.verb[1] <= n for c in s.clauses)


def _fronted_noun(s: Sentence, at: int) -> Event | None:
    """ "After its first summit with the islanders in 2018, the port": the summit."""
    start, comma = s.last(",;c", at) + 1, s.next(",;", at)
    head = s.next("px", start + 1) - 1
    if comma == len(s.words) or s.words[start].low not in _BEFORE_EVENT or head <= start:
        return None
    if any(map(s.is_verb, range(start, comma))) or not is_event_noun(s.words[head].low):
        return None
    return s.event(s.without_date(range(start + 1, comma), at), "event noun", (start + 1, comma))


def _noun(s: Sentence, at: int, rule: str) -> Event | None:
    """The noun phrase around the date: its determiner, its head, and what "of" or "with" adds."""
    words, start, end = s.words, at, at + 1
    if s.modified(at) is None:
        while start and s.leads(start - 1):
            start -= 1
    while start and words[start].cls != "d" and not s.is_verb(start - 1):
        if words[start - 1].cls not in "nNbBeERrdag" and not is_event_noun(words[start - 1].low):
            break
        start -= 1
    while end < len(words) and not s.is_verb(end) and _adds(s, start, end):
        end += 1
    while end - 1 > at and words[end - 1].cls == "a":
        end -= 1
    kept = s.without_date(range(start, end), at)
    while len(kept) > 1 and _hangs(words[kept[-1]]):
        kept.pop()  # "the June 12 meeting | on | May 24", "a storm | involving | hail"
    return s.event(kept, rule, (start, end))


def _hangs(word: Word) -> bool:
    """Does a word need another behind it: a preposition, or "involving"?"""
    return word.cls == "p" or (word.cls == "g" and not is_event_noun(word.low))


def _adds(s: Sentence, start: int, i: int) -> bool:
    """Whether word `i` goes on with the noun phrase that begins at `start`."""
    word, before = s.words[i], s.words[i - 1]
    match word.cls:
        case ",":
            return is_place(s.words, i) or names_home(s.words, i)
        case "c":
            return any(w.low == "between" for w in s.words[start:i])
        case "p":
            return word.low in _ADDS
        case "d":
            return before.cls in "pc"
    return word.cls in NOUNS + "a" and not (word.cls == "g" and before.low == "by")


def _clause_event(s: Sentence, at: int) -> Event | None:
    """The clause of the date, with its subject and all that belongs to its verb."""
    clause, rule = _fronted(s, at), "main clause after its date"
    if not clause:
        clause, rule = _inside(s, at), "clause"
    if not clause:
        clause, rule = _beside(s, at)
    if not clause:
        return None
    if behind := _second_date(s, clause, at):
        return behind
    kept = _with_main(s, clause) or words_of_label(s, clause, at)
    if not s.words[at].low.endswith("-quarter"):  # "in its | third-quarter | results"
        kept = s.without_date(kept, at)
    says_only = len(kept) < 3 and s.words[clause.verb[1] - 1].low in SAYING
    says_only = says_only or all(s.words[i].low in _EMPTY for i in kept if i >= 0)
    if not kept or s.words[kept[-1]].low in _UNFINISHED or says_only:
        return None
    event, subject = s.event(kept, rule), clause.subject
    said = [i for i in kept if 0 <= i < clause.start]
    if event and event.label.endswith("…") and said and subject and subject[0] >= clause.start:
        who = s.label(i for i in kept if i >= clause.start)  # before what is said at length
        label = shorten(f"{who}: {s.label(said)}")
        return replace(event, label=label) if len(who) < LIMIT // 2 else event
    return event


def _second_date(s: Sentence, clause: Clause, at: int) -> Event | None:
    """ "Bell was charged on Monday with stealing a boat in May": the stealing was in May."""
    first, gerund = s.next("x", clause.verb[1]), s.next("g", clause.verb[1])
    charged = s.words[clause.verb[1] - 1].low in _CHARGED
    if not (charged or first < gerund) or gerund >= at or s.words[gerund - 1].cls != "p":
        return None
    kept = s.without_date(range(gerund, s.phrase_end(at)), at)
    return s.event(kept, "gerund phrase") if len(kept) > 1 else None


def _with_main(s: Sentence, clause: Clause) -> list[int]:
    """ "If it rains, the port closes": a condition is told with what depends on it."""
    at = clause.start - 1
    if clause.mark != "s" or s.words[at].low not in ("if", "unless"):
        return []
    if at and s.words[at - 1].cls not in ",;":  # "the port closes | if it rains"
        main = next((c for c in reversed(s.clauses) if c.verb[1] <= at and c.subject), None)
        return [*range(main.subject[0], clause.end)] if main and main.end == at else []
    main = next((c for c in s.clauses if c.start == clause.end + 1 and c.subject), None)
    return [*range(at, main.end)] if main and main.mark != "w" else []


def _fronted(s: Sentence, at: int) -> Clause | None:
    """The clause behind a fronted date: "At one point in May, | sales rose"."""
    words, start, comma = s.words, s.last(",;cs", at), s.next(",;", at)
    if comma == len(words) or words[comma].cls == ";" or (start >= 0 and words[start].cls == ","):
        return None
    if start >= 0 and words[start].cls == "c" and words[start + 1].cls not in "pxa":
        return None
    if any(start < c.verb[0] < comma for c in s.clauses):
        return None
    return next((c for c in s.clauses if comma + 1 in (c.start, _resumed(c))), None)


def _resumed(c: Clause) -> int:
    """ "The men who were ill | left": the first word of the subject that a main clause resumes."""
    over = c.mark in ("v", ";") and c.subject and c.subject[1] < c.start
    return c.subject[0] if over else -1


def _inside(s: Sentence, at: int) -> Clause | None:
    """The clause that the date stands in."""
    words = s.words
    for before, clause in pairwise([None, *s.clauses]):
        if clause.start <= at < clause.verb[0]:
            said = before and clause.mark == "v"
            near = said and all(w.cls in "pax" for w in words[before.verb[1] : at])
            return before if near else clause
        if before and before.verb[1] <= at <= before.verb[1] + 2 and clause.subject:
            it = before.subject and words[before.subject[1] - 1].low == "it"
            it = it and words[before.verb[1] - 1].low in BE
            if it and at < clause.start and words[at + 1].low == "that":
                return clause  # "it was in May that the port closed"
    inside = [c for c in s.clauses if c.verb[1] <= at < c.end]
    while len(inside) > 1 and inside[-1].mark == "v" and words[inside[-2].verb[1] - 1].low in BE:
        inside.pop()  # "that was all we saw"
    return inside[-1] if inside else None


def _beside(s: Sentence, at: int) -> tuple[Clause | None, str]:
    """The clause before the date, or the main clause behind it."""
    before = [c for c in s.clauses if c.verb[1] <= at]
    if not before:
        main = next((c for c in s.clauses if c.mark in MAIN or _resumed(c) >= 0), None)
        return main, "main clause after its date"
    last = before[-1]
    if any(w.cls == ";" for w in s.words[last.end : at]):
        return None, ""
    aside = last.mark == "w" and s.words[last.start - 2].cls == ","
    if aside and not is_place(s.words, last.end):  # "met Bell, who left, in May"
        last = next((c for c in reversed(before) if c.mark not in ("w", "c")), last)
    return last, "clause before its date"


def _later(s: Sentence, at: int) -> Event | None:
    """What came after: "after X in May, Y" and "Y after X in May"."""
    words = s.words
    n = s.last(",;", at)
    n = next((i for i in range(at - 1, n, -1) if words[i].low in _FOLLOWS), -1)
    if n < 0 or not any(w.cls in NOUNS for w in words[n + 1 : at + 2]):
        return None
    if n == 0 or words[n - 1].cls in ",;":
        main = next((c for c in s.clauses if c.verb[0] > at and c.mark in MAIN), None)
    else:
        before = (c for c in reversed(s.clauses) if c.verb[1] <= n)
        main = next((c for c in before if c.mark not in ("w", "r")), None)
    if not main or not main.subject:
        return None
    kept = [i for i in words_of_label(s, main, 0) if (i < n if main.verb[1] <= n else i > at)]
    own = (i for i in range(min(kept) - 1, max(kept) + 1) if i != at) if kept else ()
    if any(words[i].cls == "x" or s.possessive(i) for i in own):
        return None
    if not kept or words[kept[-1]].low in SAYING:
        return None
    return s.event(kept, "after the dated event")


def happened(s: Sentence) -> Event | None:
    """The first clause, when it says in the present perfect what has just happened."""
    clause = s.clauses[0] if s.clauses else None
    if not clause or not clause.subject:
        return None
    group = [w.low for w in s.words[slice(*clause.verb)]]
    if len(group) < 2 or group[0] not in ("has", "have") or group[-1] == "been":
        return None
    return s.event(words_of_label(s, clause, 0), "clause")
