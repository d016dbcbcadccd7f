"""The patterns of English reporting clauses, each a small function over one cue in its sentence.

All give a `Report` or None. `here` are the reports already found in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.language.clauses import main_clause
from copydesk.language.tokens import Range, Sentence
from copydesk.language.verbs import has_verb, is_finite, reporting
from copydesk.language.words import (
    BE,
    DASHES,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    words,
)
from copydesk.names.lists import document_nouns, person_nouns
from copydesk.quotes.contents import (
    Right,
    accepts,
    beside,
    ends_in_title,
    left_content,
    right_content,
    right_of,
    trimmed,
)
from copydesk.quotes.cues import Cue, subject_like
from copydesk.quotes.phrases import RELATIVE, nearest_subject, phrase_before, subject
from copydesk.quotes.phrases_after import noun_phrase_end, phrase_after

_ASKS = words("ask demand order pledge promise request threaten urge vow")
_ASKED = words("whether if why how that")
_JOINS = words("but and while though")
_OPENING = words("but and so ,")  # "But, said Bell, “…”"
_WITH = words("by in after before without with")  # "by saying" has the subject of its clause
_QUOTES = words("quote quotes quoted quoting cite cites cited citing")
_JOINTS = PREPOSITIONS | SUBORDINATORS
_FINITE = BE | MODALS | HAVE
Choice = tuple[tuple[Range, ...], str] | None  # contents and the name of the rule


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, in token numbers of its paragraph.

    Without `contents` it waits for the next sentence or paragraph. `clause` is where the reporting
    clause begins: an earlier report's content ends there when the two are siblings ("said tea is
    good, adding that coffee is not").
    """

    source: Range
    cue: Range
    contents: tuple[Range, ...]
    rule: str  # for the reader; nothing depends on it
    clause: int
    sibling: bool = False
    follows: bool = False  # its clause stands behind what was said
    hangs: bool = False  # a participle, whose source is the subject of another verb
    labels: bool = False  # "BELL: Tea is good.": all of its paragraph


def plain(s: Sentence, cue: Cue) -> Report | None:
    """ "Ann said that …", "“…,” Ann said.", "…, Ann said, …"."""
    source = _subject_before(s, cue)
    told = s.low[cue.last : cue.last + 2] == ["it", ","]  # "To hear Bell tell it, …"
    if source is None or told or s.low[source[0]] == "there's":
        return None
    first, joint = source[0], s.low[source[0] - 1] if source[0] > s.first else ""
    right = right_of(s, cue.last, cue.uses("to"))
    if cue.homograph and right.kind not in ("that", "quote") and not subject_like(s, cue):
        return None
    if right.adjunct and joint == "as" and s.low[first - 2] == ",":
        return None  # "Bell, as she insisted even when she was old, …"
    left = None if s.low[source[1] - 1] in RELATIVE else left_content(s, first)
    if left and left[1] <= s.first and accepts(s, cue, right):
        left = None  # the sentence before is not needed
    choice = _sides(s, cue, left, right, bool(joint))
    if cue.uses("manner") and not (choice and beside(s, cue, choice[0], source)):
        return None
    alone = first == s.first > s.before and s.end - cue.last < 2
    if choice is None and alone and cue.uses("any", "clause"):  # not "Bell agreed."
        choice = (trimmed(s, s.before, s.first),), "sentence before"  # a stop for a comma
    if choice is None:
        return None
    joined = joint in _JOINS
    follows = choice[1] in ("source after", "sentence before")
    return Report(source, (cue.first, cue.last), *choice, first - joined, joined, follows)


def _subject_before(s: Sentence, cue: Cue) -> Range | None:
    """The source before the verb group of `cue`: the pronoun in "she's said" counts."""
    first = cue.first
    if "'" in s.low[first]:
        return first, first + 1
    if s.low[first - 1] in ("that", "which"):
        if s.low[first - 2 : first] == [",", "which"]:
            return first - 1, first  # "Acme, which said"
        if s.is_word(first - 2):
            head = phrase_before(s, first - 1)  # "a note that said"
            return head and (head[0], first)
    return phrase_before(s, first)


def _sides(s: Sentence, cue: Cue, left: Range | None, right: Right, inside: bool) -> Choice:
    """Contents and rule for a source that stands before its cue; None when there are none.

    `inside` says that the reporting clause stands inside another ("tea that she said was cold").
    """
    named = left is not None and ends_in_title(s, *left)
    if named and s.low[left[1] - 2] == ".":
        left = None  # "He won for “Salt Year.” She spoke"
    quoted = left is not None and s.low[left[1] - 1] == "”" and not named
    if left and not quoted and right.kind not in ("nothing", "comma", "quote"):
        left = left if has_verb(s, *left) else None  # "In May, she joked about tea"
    if not quoted and (topic := _topic(s, cue)):
        return _one(topic)
    if left is None:
        return _after_only(s, cue, right, inside)
    if not quoted:
        return _after_clause(s, cue, left, right)
    if s.low[left[1] - 2] == "." and s.quote[left[0]] < 0:  # a sentence of the narrator's before
        if right.kind in ("phrase", "clause", "that", "to"):
            return _after_only(s, cue, right, inside)
        if cue.uses("quote"):
            return None  # "He read “Salt Year.” She spoke of it"
    if _goes_on(s, cue, right) or (right.kind == "quote" and s.low[right.first - 1] != ":"):
        return (left, right_content(s, right)), "around"
    return (left,), "source after"


def _goes_on(s: Sentence, cue: Cue, right: Right) -> bool:
    """ "It is no surprise, Bell said, | that tea is cold": one sentence in two halves."""
    return right.kind == "that" and s.low[cue.last : right.first + 1] == [",", "that"]


def _topic(s: Sentence, cue: Cue) -> Range | None:
    """What somebody "complained about" or "boasted of", up to the next comma."""
    i = cue.last
    if not cue.uses("about") or s.low[i] not in ("about", "of", "against"):
        return None
    return trimmed(s, i + 1, s.find((",", ":"), i + 1, s.end, s.end))


def _after_only(s: Sentence, cue: Cue, right: Right, inside: bool) -> Choice:
    """ "Ann said that …", "Ann said, however, …", "Ann complained about …", "Ann said:"."""
    i = cue.last
    if accepts(s, cue, right):
        return _one(right_content(s, right))
    if right.kind == "colon":
        return ((), "colon") if s.end == len(s) else None
    if not cue.uses("any", "clause"):
        return None
    if inside and s.low[i] in _FINITE:
        return _one(trimmed(s, i + (s.low[i + 1] == "that"), s.end))  # "What she said was | that"
    if right.kind == "comma" and (_and_comma(s, cue) or _sentence_at(s, right.first + 1)):
        return _one(trimmed(s, right.first + 1, s.end))
    return None


def _sentence_at(s: Sentence, i: int) -> bool:
    """Does a sentence of its own begin here, as in "Ann said, The tea is cold"?"""
    w = s.low[i]
    return s.capital(i) and (w in DETERMINERS or w in SUBJECTS)


def _and_comma(s: Sentence, cue: Cue) -> bool:
    """Is this ", he said," after nothing but a joining word: "And, he said, tea is good"?"""
    near = range(max(1, cue.first - 4), cue.first)
    return any(s.low[k] == "," and s.low[k - 1] in ("and", "but", "so", "or", "yet") for k in near)


def _after_clause(s: Sentence, cue: Cue, left: Range, right: Right) -> Choice:
    """ "Tea is good, Ann said.", "Tea, Ann said, is good.", "If so, Ann said tea is good."."""
    if accepts(s, cue, right):
        rest = right_content(s, right)
        whole = s.capital(min(rest[0] + 1, s.end - 1)) and left[1] - left[0] > 2
        around = right.kind == "quote" and s.low[rest[0] - 1] == "," and not whole
        around = around or (_goes_on(s, cue, right) and has_verb(s, *left))
        return ((left, rest), "around") if around else _one(rest)
    if cue.uses("object") or (cue.uses("quote") and right.kind != "nothing"):
        return None
    if right.kind in ("phrase", "clause", "that"):
        return None
    verb = has_verb(s, *left)
    if right.kind == "comma":
        rest = trimmed(s, right.first + 1, s.end)
        if verb and s.low[left[1] - 1] in SUBORDINATORS:
            return _one(rest)  # "She came, where, Bell said, tea was cold."
        tells = s.low[rest[0]].endswith("ing") and s.low[rest[0]] in reporting()
        if not (verb and (right.adjunct or tells)):
            return (left, rest), "around"
    plain = cue.uses("any") and right.kind == "nothing" and left[1] - left[0] > 3
    return ((left,), "source after") if verb or plain else None


def _one(content: Range) -> Choice:
    return ((content,), "source first") if content[1] > content[0] else None


def as_said(s: Sentence, cue: Cue) -> Report | None:
    """ "As Ann said in May, …" and "…, as Ann put it"."""
    if not cue.uses("any", "clause", "that") or cue.entry.lemma in _ASKS:
        return None  # "as Bell had requested" was done, not said
    source = phrase_before(s, cue.first)
    if source is None or s.low[source[0] - 1] != "as":
        return None
    it = s.low[cue.last : cue.last + 2] == ["it", ","]  # "As Ann tells it, …"
    right = right_of(s, cue.last + it, cue.uses("to"))
    if right.kind in ("that", "clause", "phrase") or s.low[cue.last] == "to":
        return None
    quoted = right.kind == "quote"
    content = right_content(s, right) if quoted else _beside_as(s, source[0] - 1, right)
    if content is None or content[1] - content[0] < 3:
        return None
    return Report(source, (cue.first, cue.last), (content,), "as said", source[0] - 1)


def _beside_as(s: Sentence, start: int, right: Right) -> Range | None:
    """The main clause that "as Ann said" stands in: after it when it opens the sentence."""
    first = s.first
    if start <= first + 1 or s.low[start - 2] in RELATIVE:
        return trimmed(s, right.first, s.end)
    if s.low[start - 1] not in DASHES and s.low[start - 1] not in (",", "”"):
        return None
    if s.low[right.first] in DASHES:
        first = s.find(DASHES, start - 2, first, first, -1)
    return trimmed(s, first, start)


def by_source(s: Sentence, i: int) -> Report | None:
    """ "As reported by the Ayr Echo, …" and "asked by a reporter whether …"."""
    entry = next(iter(reporting().get(s.low[i], ())), None)
    if s.low[i + 1] != "by" or entry is None:
        return None
    end = noun_phrase_end(s, i + 2)
    if not end or end >= s.end:
        return None
    before = s.low[i - 1] if i > s.first else ""
    if before in ("as", "first") and entry.lemma in _ASKS:
        return None  # "as demanded by Bell" was done, not said
    if before in ("as", "first"):
        content = _beside_as(s, i - 1 - (before == "first"), Right("comma", end))
    elif entry.lemma in ("ask", "tell") and s.low[end] in _ASKED:
        comma = s.find((",",), end, s.end, s.end)
        content = trimmed(s, end, comma if i <= s.first + 2 else s.end)
    else:
        return None
    if content is None or content[1] - content[0] < 3:
        return None
    return Report((i + 2, end), (i, i + 1), (content,), "by", i)


def inverted(s: Sentence, cue: Cue) -> Report | None:
    """ "“…,” said Ann Bell, a baker.", "Tea, said Ann Bell, is good."."""
    if cue.uses("keep") or cue.first != cue.verb:
        return None
    if _OPENING.issuperset(s.low[s.first : cue.first]):
        return _fronted_verb(s, cue)
    left = left_content(s, cue.first)
    source = left and phrase_after(s, cue.last)
    if not source:
        return None
    rest = _after_inverted(s, source[1])
    if s.low[cue.first - 1] != "”" and not _may_invert(s, cue, left, rest):
        return None
    contents = (left, rest) if rest else (left,)
    return Report(source, (cue.first, cue.last), contents, "verb first", cue.first, follows=True)


def _fronted_verb(s: Sentence, cue: Cue) -> Report | None:
    """ "Replied Ann Bell, with some delicacy, “…”", "Said Bell: “…”"."""
    source = phrase_after(s, cue.last)
    if source is None:
        return None
    ends = range(source[1] + 1, s.end)
    mark = next((k for k in ends if s.opens(k) and s.low[k - 1] in (",", ":")), None)
    if mark is None and cue.first > s.first:
        source = cue.last, noun_phrase_end(s, cue.last) or source[1]
        if s.low[source[1]] != ",":
            return None
        content = trimmed(s, source[1] + 1, s.end)  # "But, said Bell, | the tea is good"
    elif mark is None or has_verb(s, source[1], mark):
        return None
    else:
        content = right_content(s, Right("quote", mark))
    return Report(source, (cue.first, cue.last), (content,), "verb first", cue.first)


def _may_invert(s: Sentence, cue: Cue, left: Range, rest: Range | None) -> bool:
    """Is the clause before a verb, without marks, what its subject behind it says?"""
    unmarked = cue.uses("object", "quote") and s.quote[left[1] - 1] < 0
    if unmarked or _is_subject(s, cue, left) or not (rest or has_verb(s, *left)):
        return False
    clause = right_of(s, cue.last, False).kind in ("that", "clause")
    return rest is not None or not (clause and phrase_before(s, cue.first))


def _is_subject(s: Sentence, cue: Cue, left: Range) -> bool:
    """Is all before the verb its subject: "Bell, 52, who runs the shop, | confirmed the offer"?"""
    found = phrase_before(s, cue.first)
    if found is None or found[0] > left[0]:
        return False
    commas = [i for i in range(found[0], cue.first - 1) if s.low[i] == ","]
    if any(is_finite(s, i + 1) for i in commas):
        return False  # "Bell, who ran a shop, died in May, said Rowe."
    after = (s.low[i + 1] for i in commas)
    return any(w.isdigit() or w in ("who", "which") for w in after)


def _after_inverted(s: Sentence, end: int) -> Range | None:
    """The second half after "said Ann Bell,": a quotation, or the verb of the first half."""
    if s.low[end : end + 2] == [",", "who"]:
        end = s.find((",",), end + 2, s.end, end)
    if end + 2 >= s.end or s.low[end] not in (",", ":"):
        return None
    if s.opens(end + 1):
        return right_content(s, Right("quote", end + 1))
    return trimmed(s, end + 1, s.end) if has_verb(s, end + 1, end + 2) else None


def second_verb(s: Sentence, cue: Cue, here: list[Report]) -> Report | None:
    """ "Ann opened the shop and said that …": the subject of the verb before speaks."""
    before = s.low[cue.first - 1] if cue.first > s.first else ""
    if before not in ("and", "but", "then", ","):
        return None
    right = right_of(s, cue.last, cue.uses("to"))
    if not accepts(s, cue, right):
        return None
    if before == "," and cue.uses("object") and s.low[cue.verb].endswith("ed"):
        return None  # "the pier, dubbed the “Long Plank” by sailors": not by the subject
    if before == "," and here and any(first == cue.first for first, _ in here[-1].contents):
        return None  # "This, Bell said, | suggested …": what she said goes on
    first = cue.first
    if here:
        source = here[-1].source
    else:
        source = subject(s.part(s.first, first)) or nearest_subject(s, first)
    content = right_content(s, right)
    return source and Report(source, (first, cue.last), (content,), "second verb", first - 1, True)


def participle(s: Sentence, cue: Cue, here: list[Report]) -> Report | None:
    """ "Ann left early, saying that …": the source is the subject of the sentence."""
    right = right_of(s, cue.last, cue.uses("to"))
    if here and here[-1].cue[1] == cue.first:
        return None  # "Bell said | warning people would not help"
    if right.kind == "phrase" and s.low[cue.first - 1] in ("after", "before", "while"):
        return None  # "left after | concluding a tour of the town"
    if accepts(s, cue, right):
        contents, rule = (right_content(s, right),), "participle"
    elif right.kind == "colon" and s.end == len(s):
        contents, rule = (), "colon"
    else:
        return None
    source, hangs = _subject_of_participle(s, cue, here), bool(contents)
    where = (cue.first, cue.last)
    return source and Report(source, where, contents, rule, cue.first, sibling=True, hangs=hangs)


def _subject_of_participle(s: Sentence, cue: Cue, here: list[Report]) -> Range | None:
    """Who is "saying": the noun right before, the one who spoke already, or the subject."""
    i, before = cue.first, s.low[cue.first - 1]
    if i == s.first or (i == s.first + 1 and before in _JOINTS):  # "Saying that …, Ann left"
        comma = main_clause(s, i + 1)
        return comma and subject(s.part(comma + 1, s.end))
    verb = s.find(_QUOTES, i - 3, s.first, step=-1) if before == "as" else None
    if verb is not None and 1 < i - verb < 11:
        return trimmed(s, verb + 1, i - 1)  # "The Echo quoted | Ann Bell | as saying that …"
    if before in PREPOSITIONS and before not in _WITH:
        return None
    with_one = phrase_before(s, i)
    if cue.entry.lemma == "read" or (with_one and s.low[with_one[0] - 1] == "with"):
        return with_one  # "a sign reading “No”", "died, with his wife, Jan, saying"
    if before in person_nouns() or s.capital(i - 1) or before.endswith("s"):
        source = phrase_before(s, i)
        if source and before not in document_nouns():
            return source
    return here[-1].source if here else subject(s.part(s.first, i))
