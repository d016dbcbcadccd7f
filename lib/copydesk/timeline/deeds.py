"""Deeds told without a finite verb: "the firm, founded in 1987", "after leaving Ayr, Bell"."""

from __future__ import annotations

import re

from copydesk.edits import Span
from copydesk.language.words import words as word_set
from copydesk.timeline.sentence import NOUNS, Event, Sentence, shorten
from copydesk.timeline.subjects import PLURALS, Clause, phrase_before, subject_before
from copydesk.timeline.words import ADVERBS_ONLY, BE, SAYING, says
from copydesk.wordlists import load

_PAST_OF = dict(row.split("\t") for row in load("irregular_gerunds"))
_BEFORE_GERUND = ("after", "before", "since")
_MAY = ("will", "'ll", "may", "might", "could", "would", "should", "can", "must")
_NO_DEED = word_set(
    "according based beginning compared dating following including making speaking starting talking"
)
_APPOSED = re.compile(r"N,d[nNdapbBR]*px,")  # "Bell|, the mayor in 2012,"
_Deed = tuple[Span, str, Span]  # subject, verb, the rest of the phrase


def participle_of(s: Sentence, at: int) -> Event | None:
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
    deed = subject and (subject, _was(s, subject), (n, s.phrase_end(at)))
    return _told(s, deed, at, "participle and its noun") if deed else None


def _was(s: Sentence, subject: Span) -> str:
    last = s.words[subject[1] - 1]
    plural = last.low in PLURALS | {"they"} or (
        last.cls != "N" and re.search(r"[^s'i]s$", last.low)
    )
    return "were" if plural else "was"


def apposed_to(s: Sentence, at: int) -> Event | None:
    """ "Bell, the mayor in 2012, left": she was the mayor."""
    words, start = s.words, s.last(",;wsc", at) + 1
    led = words[start].low in ("a", "an", "the") and words[at - 1].low in ("in", "from")
    if not led or not _APPOSED.fullmatch(s.shape(start - 2, at + 2)):
        return None
    subject = None if any(map(s.is_verb, range(start, at))) else phrase_before(words, start - 1, 0)
    deed = subject and (subject, _was(s, subject), (start, at + 1))
    return _told(s, deed, at, "noun beside a name") if deed else None


def gerund_of(s: Sentence, at: int) -> Event | None:
    """ "After allowing a base in 2017, the port" allowed it; "Founded in 1987, the firm" was."""
    n = s.last("g,;sw", at)
    deed = _opening(s, at) or _founded(s, n + 1, at) or _led(s, n, at) or _trailing(s, n, at)
    return _told(s, deed, at, "gerund and its subject") if deed else None


def _opening(s: Sentence, at: int) -> _Deed | None:
    """ "Visiting Orla, Norway, in May, Bell met him": she visited Orla."""
    end, first = s.phrase_end(at), s.words[0]
    if first.cls != "g" or first.low in _NO_DEED or any(c.verb[0] < at for c in s.clauses):
        return None
    main = next((c for c in s.clauses if c.start >= end and c.subject and c.mark == ","), None)
    if not main or s.words[main.verb[1] - 1].low in SAYING:
        return None  # "Speaking in May, Bell said …": when she said it
    return main.subject, past_of(first.low), (1, end)


def _founded(s: Sentence, first: int, at: int) -> _Deed | None:
    """ "Born in May, in Ayr, Bell": up to the main clause."""
    words = s.words
    if s.is_verb(first) or words[first].cls not in "eE" or words[first].low in _NO_DEED:
        return None
    if first and words[first - 1].cls != ";":
        return None
    mains = (c for c in s.clauses if c.verb[0] > at and words[c.start - 1].cls == ",")
    main = next(mains, None)
    if not main or not main.subject:
        return None
    return main.subject, _was(s, main.subject), (first, main.start - 1)


def _led(s: Sentence, n: int, at: int) -> _Deed | None:
    """ "After allowing a base in 2017, the port", "a clerk before being elected in 1985"."""
    words, end = s.words, s.phrase_end(at)
    being = max((i for i in range(n + 1, at) if words[i].low == "being"), default=0)
    n = being if being and words[being - 1].low in _BEFORE_GERUND else n
    if n < 1 or words[n].cls not in "gv" or words[n - 1].low not in _BEFORE_GERUND:
        return None
    if (n < 2 or words[n - 2].cls in ",;c") and s.next(",", end) == end < len(words):
        main = next((c for c in s.clauses if c.start == end + 1), None)
    else:
        asides = (
            c for c in s.clauses if c.verb[0] > at and c.subject and c.subject[1] <= n
        )  # "Bell, ill since …,"
        main = _main_before(s, n) or next(asides, None)
    if not main or not main.subject or _ahead(s, main):
        return None
    verb = _was(s, main.subject) if n == being else past_of(words[n].low)
    return main.subject, verb, (n + 1, end)


def _trailing(s: Sentence, n: int, at: int) -> _Deed | None:
    """ "Bell served 24 years, retiring in 1999": the clause has a date or length of its own."""
    words, main = s.words, _main_before(s, n)
    if n < 2 or words[n].cls != "g" or words[n - 1].cls != "," or not main or not main.subject:
        return None
    if says(words[n]) or words[n].low in _NO_DEED or any(map(s.is_verb, range(n, at))):
        return None
    if not any(w.cls == "x" for w in words[main.verb[1] : n]):
        return None
    ahead = words[main.verb[0]].low in ("is", "are", "will")  # "is in recess, | resuming on Monday"
    verb = f"will be {words[n].low}" if ahead else past_of(words[n].low)
    return main.subject, verb, (n + 1, s.phrase_end(at))


def _ahead(s: Sentence, main: Clause) -> bool:
    """ "The storm may turn before crossing the coast": nothing has crossed it yet."""
    verb = [w.low for w in s.words[slice(*main.verb)]]
    return verb[0] in _MAY or (verb[0] in BE and verb[-1] in ("expected", "due", "likely", "set"))


def _main_before(s: Sentence, n: int) -> Clause | None:
    return next((c for c in reversed(s.clauses) if c.verb[1] <= n <= c.end + 2), None)


def _told(s: Sentence, deed: _Deed, at: int, rule: str) -> Event:
    """The event told by a subject, a verb in another form, and the rest of its phrase."""
    subject, verb, rest = deed
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
