"""Which event a date belongs to, and a label for it: the clause with its subject and object.

Nouns count too ("Monday's meeting"). A label keeps the order of the text; taken out are the date,
what is put between subject and verb, and what follows the clause. Numbers count words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from copydesk.edits import Span
from copydesk.language.words import AUXILIARIES, SUBJECTS
from copydesk.language.words import words as word_set
from copydesk.timeline.clauses import is_passive, is_place, names_home
from copydesk.timeline.sentence import NOUNS, Sentence, is_event_noun, shorten
from copydesk.timeline.subjects import Clause, subject_before
from copydesk.timeline.words import ADVERBS_ONLY, BE, HAVE, MODALS, SAYING, says
from copydesk.wordlists import load

_FOLLOWS = ("after", "since", "once", "following")
_PAST_OF = dict(row.split("\t") for row in load("irregular_gerunds"))
_BEFORE_EVENT = (*_FOLLOWS, "before", "during", "despite", "amid", "until")
_BEFORE_GERUND = ("after", "before", "since", "while")
_NO_DEED = word_set(
    "according beginning dating following including making speaking starting talking"
)
_CHARGED = ("acquitted", "charged", "convicted")
_EMPTY = SUBJECTS | AUXILIARIES | {"become"}  # "it was", "it has become": no event
_UNFINISHED = BE | HAVE | MODALS | {"either", "both", "between"}  # a label does not end so
_NO_OBJECTS = ("fact", "way", "time", "day", "reason", "place", "year", "moment")
_MAIN = ("", ",", ";")  # marks of clauses that are no part of another
_WHOSE = re.compile(r"(?:His|Her|Its|Their) ")
_STRANDED = re.compile(r"(?:tI|g)*(?:p(?!x))?(?=$|[px,;])")  # "a bill he is | to vote on | in May"
_ADDS = ("of", "with", "between", "against", "over", "in", "at", "on", "by", "for", "among", "near")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at a date: `text[start:end]`, told by `label`; `rule` says how it was found.

    `later` is the event of what followed ("after ...") when its clause has no date of its own.
    """

    start: int
    end: int
    label: str
    rule: str
    later: Event | None = None


def _event(s: Sentence, kept: list[int], rule: str, span: Span | None = None) -> Event | None:
    """The event told by the words `kept`, of `span` or of these words; None without any."""
    label = s.label(kept)
    if not label:
        return None
    inside = [i for i in kept if i >= 0]
    first, end = span or (min(inside), max(inside) + 1)
    return Event(s.words[first].start, s.words[end - 1].end, label, rule)


def event_of(s: Sentence, date: Span) -> Event | None:
    """The event that the expression at `date` dates; None when it only describes a thing."""
    at = s.at(date[0])
    if at is None:
        return None
    if s.words[at].low.endswith("-long"):
        return _noun(s, at, "noun it describes")
    head = s.modified(at)
    if head is not None and not is_event_noun(s.words[head].low):
        return None
    follows = head is not None or _follows_noun(s, at)
    noun = (_noun(s, at, "event noun") if follows else None) or _fronted_noun(s, at)
    owned = noun and re.search(r"\w[’']s? \w", noun.label)  # "Orla's creation"
    if noun and (n := s.at(noun.start)) and s.words[n - 1].cls == "g":
        noun = _gerund(s, at) or noun  # "after winning | her nomination in June"
    enough = 1 if owned or (at and s.words[at - 1].low == "of") else 2
    words = re.findall(r"\w{2,}", noun.label) if noun else []
    if len(words) <= enough or words[-1] == "season":
        noun = _participle(s, at) or _gerund(s, at) or _clause_event(s, at) or noun
    return noun and replace(_owned(s, at, noun), later=_later(s, at))


def told_when(s: Sentence, date: Span) -> Event | None:
    """The clause behind "the worst since 2015, when | two quakes hit the town"."""
    at = next((i for i, w in enumerate(s.words) if w.start >= date[1]), len(s.words))
    if [w.low for w in s.words[at : at + 2]] != [",", "when"]:
        return None
    clause = next((c for c in s.clauses if at < c.start <= at + 2 and c.subject), None)
    return clause and _event(s, _words_of(s, clause, at), "clause")


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
    return _event(s, s.without_date(range(start + 1, comma), at), "event noun", (start + 1, comma))


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
    while kept and words[kept[-1]].cls == "p":
        kept.pop()  # "the June 12 meeting | on | May 24"
    return _event(s, kept, rule, (start, end))


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


def _participle(s: Sentence, at: int) -> Event | None:
    """ "the firm, founded in 1987": the firm was founded."""
    words, floor = s.words, max((c.verb[1] for c in s.clauses if c.verb[1] <= at), default=0)
    n = s.last("eEm,;sw", at)
    while n > max(floor, 1) and s.is_verb(n):
        n = s.last("eEm,;sw", n)
    if n < max(floor, 1) or words[n].cls in ",;sw" or words[n - 1].cls not in NOUNS + ",ac":
        return None
    if words[n - 1].cls == "a" and words[n + 1].cls in NOUNS:
        return None  # "a newly built home"
    while words[n - 1].cls == "a":
        n -= 1
    if words[n - 1].cls == "c":  # "hammered out on Sunday and | announced on Monday"
        n = s.last("eEm,;", n - 1)
    subject = subject_before(words, s.clauses, n) if n > floor and words[n].cls in "eEma" else None
    if not subject:
        return None
    return _told(s, subject, _was(s, subject), (n, s.phrase_end(at)), at, "participle and its noun")


def _was(s: Sentence, subject: Span) -> str:
    last = s.words[subject[1] - 1]
    plural = last.low == "they" or (last.cls != "N" and re.search(r"[^s'i]s$", last.low))
    return "were" if plural else "was"


def _gerund(s: Sentence, at: int) -> Event | None:
    """ "After allowing a base in 2017, the port" allowed it; "Founded in 1987, the firm" was."""
    words, n, end = s.words, s.last("g,;sw", at), s.phrase_end(at)
    being = max((i for i in range(n + 1, at) if words[i].low == "being"), default=0)
    if being and words[being - 1].low in _BEFORE_GERUND:
        n = being  # "before being | elected in May"
    trails = n > 1 and words[n].cls == "g" and words[n - 1].cls == "," and not says(words[n])
    trails = trails and words[n].low not in _NO_DEED and not any(map(s.is_verb, range(n, at)))
    passive = words[n + 1].cls in "eE" and not s.is_verb(n + 1) and (n < 0 or words[n].cls == ";")
    passive = passive and words[n + 1].low not in ("based", "compared")
    if (
        words[0].cls == "g"
        and words[0].low not in _NO_DEED
        and not any(c.verb[0] < at for c in s.clauses)
    ):
        return _opening_gerund(s, at)
    led = n > 0 and words[n].cls in "gv" and words[n - 1].low in _BEFORE_GERUND
    if not (passive or led or trails):
        return None
    if passive:  # "Born in May, in Ayr, Bell": up to the main clause
        main = next(
            (c for c in s.clauses if c.verb[0] > at and words[c.start - 1].cls == ","), None
        )
        end = main.start - 1 if main else end
    elif (
        led and (n < 2 or words[n - 2].cls in ",;c") and end < len(words) and words[end].cls == ","
    ):
        main = next((c for c in s.clauses if c.start == end + 1), None)
    else:
        main = next((c for c in reversed(s.clauses) if c.verb[1] <= n <= c.end + 2), None)
    own = not trails or (main and any(w.cls == "x" for w in words[main.verb[1] : n]))
    if not main or not main.subject or not own:
        return None  # "seized it, shouting in May"
    verb = past_of(words[n].low)
    if passive or words[n].low == "being":
        verb = _was(s, main.subject)
    elif trails and words[main.verb[0]].low in ("is", "are", "will"):
        verb = f"will be {words[n].low}"  # "is in recess, | resuming on Monday"
    return _told(s, main.subject, verb, (n + 1, end), at, "gerund and its subject")


def _opening_gerund(s: Sentence, at: int) -> Event | None:
    """ "Visiting Orla, Norway, in May, Bell met him": she visited Orla."""
    end = s.phrase_end(at)
    main = next((c for c in s.clauses if c.start >= end and c.subject and c.mark == ","), None)
    if not main or s.words[main.verb[1] - 1].low in SAYING:
        return None  # "Speaking in May, Bell said …": when she said it
    return _told(s, main.subject, past_of(s.words[0].low), (1, end), at, "gerund and its subject")


def _told(s: Sentence, subject: Span, verb: str, rest: Span, at: int, rule: str) -> Event:
    """The event told by a subject, a verb in another form, and the rest of its phrase."""
    kept = s.without_date(range(*rest), at)
    while len(kept) > 1 and ADVERBS_ONLY.match(s.words[kept[-1]].low):
        kept.pop()
    done, who = s.label(kept), list(range(*subject))
    if kept and s.words[kept[0]].cls != "N":
        done = done[:1].lower() + done[1:]
    while len(who) > 1 and s.words[who[-1]].cls == "a":
        who.pop()
    label = f"{s.label(who)} {verb} {done}".strip()
    start = min(subject[0], rest[0] - 1)
    return Event(s.words[start].start, s.words[rest[1] - 1].end, shorten(label), rule)


def past_of(gerund: str) -> str:
    """The past of "allowing" and "making", by the list of irregular verbs or by rule."""
    stem = gerund.removesuffix("ing")
    regular = f"{stem[:-1]}ied" if re.search(r"[^aeiou]y$", stem) else f"{stem}ed"
    return _PAST_OF.get(gerund) or (f"{stem}d" if stem.endswith("e") else regular)


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
    kept = s.without_date(_with_main(s, clause) or _words_of(s, clause, at), at)
    says_only = len(kept) < 3 and s.words[clause.verb[1] - 1].low in SAYING
    says_only = says_only or all(s.words[i].low in _EMPTY for i in kept if i >= 0)
    if not kept or s.words[kept[-1]].low in _UNFINISHED or says_only:
        return None
    return _event(s, kept, rule)


def _second_date(s: Sentence, clause: Clause, at: int) -> Event | None:
    """ "Bell was charged on Monday with stealing a boat in May": the stealing was in May."""
    first, gerund = s.next("x", clause.verb[1]), s.next("g", clause.verb[1])
    charged = s.words[clause.verb[1] - 1].low in _CHARGED
    if not (charged or first < gerund) or gerund >= at or s.words[gerund - 1].cls != "p":
        return None
    kept = s.without_date(range(gerund, s.phrase_end(at)), at)
    return _event(s, kept, "gerund phrase") if len(kept) > 1 else None


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
    return next((c for c in s.clauses if c.start == comma + 1), None)


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
        main = next((c for c in s.clauses if c.mark in _MAIN), None)
        return main, "main clause after its date"
    last = before[-1]
    if any(w.cls == ";" for w in s.words[last.end : at]):
        return None, ""
    aside = last.mark == "w" and s.words[last.start - 2].cls == ","
    if aside and not is_place(s.words, last.end):  # "met Bell, who left, in May"
        last = next((c for c in reversed(before) if c.mark not in ("w", "c")), last)
    return last, "clause before its date"


def _words_of(s: Sentence, clause: Clause, at: int) -> list[int]:
    """The words of a label: "if", what is said, subject, verb group and the rest of the clause."""
    words, (first, verb_end), subject = s.words, clause.verb, clause.subject
    end = max(clause.end, verb_end)
    opener = words[clause.start - 1].low if clause.mark == "s" else ""
    kept = [clause.start - 1] if opener in ("if", "unless") else []
    if words[verb_end - 1].low in SAYING and (clause.mark in _MAIN or opener == "as"):
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
    if clause.mark != "c" or end - first > 1 or s.words[first].cls not in "eEmbBn":
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
    main = next((c for c in inside if c.mark in _MAIN), None)
    quoted = clause.mark == "," and len(s.words[stop].low) > 1
    if not main:
        return [*range(start, stop + 1)] if quoted and 0 < stop - start < 18 else []
    if clause.mark == "s":
        return [*range(main.subject[0], clause.start)]
    if stop - start > 18:
        return [*range(main.subject[0], main.end), stop]
    return [*range(start, stop + (clause.mark == ","))]


def _later(s: Sentence, at: int) -> Event | None:
    """What came after: "after X in May, Y" and "Y after X in May"."""
    words = s.words
    n = s.last(",;", at)
    n = next((i for i in range(at - 1, n, -1) if words[i].low in _FOLLOWS), -1)
    if n < 0 or not any(w.cls in NOUNS for w in words[n + 1 : at + 2]):
        return None
    if n == 0 or words[n - 1].cls in ",;":
        main = next((c for c in s.clauses if c.verb[0] > at and c.mark in _MAIN), None)
    else:
        before = (c for c in reversed(s.clauses) if c.verb[1] <= n)
        main = next((c for c in before if c.mark not in ("w", "r")), None)
    if not main or not main.subject:
        return None
    kept = [i for i in _words_of(s, main, 0) if (i < n if main.verb[1] <= n else i > at)]
    own = (i for i in range(min(kept) - 1, max(kept) + 1) if i != at) if kept else ()
    if any(words[i].cls == "x" or s.possessive(i) for i in own):
        return None
    if not kept or words[kept[-1]].low in SAYING:
        return None
    return _event(s, kept, "after the dated event")


def happened(s: Sentence) -> Event | None:
    """The first clause, when it says in the present perfect what has just happened."""
    clause = s.clauses[0] if s.clauses else None
    if not clause or not clause.subject:
        return None
    group = [w.low for w in s.words[slice(*clause.verb)]]
    if len(group) < 2 or group[0] not in ("has", "have") or group[-1] == "been":
        return None
    return _event(s, _words_of(s, clause, 0), "clause")
