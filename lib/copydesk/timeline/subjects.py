"""Who does it: the subject of a verb, over asides, relative clauses and what another verb says.

Works on the words of `words.words_of`; spans count words.
"""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.edits import Span
from copydesk.language.words import words as word_set
from copydesk.timeline.words import SAYING, Word
from copydesk.wordlists import load

MAIN = ("", ",", ";")  # marks of clauses that are no part of another
_ASIDE = "wspqgeEa"  # classes that begin what is put between a subject and its verb
_PEOPLE = frozenset(row.split("\t")[0].lower() for row in load("people"))
_PLURAL_VERBS = ("were", "are", "have")
PLURALS = word_set("people men women children police others many some few those both all most")
_OBJECTS = word_set("me him them us reporters journalists")


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb, `verb` a span of words; `start` the first word of its clause.

    `mark` is what opens it: "" or ";" (a main clause), "," , "c" (and), "s" (a subordinator), "w"
    (a relative pronoun), "v" (what another verb says, without "that"), "r" (a relative clause
    without its pronoun). `subject` is a span of words, perhaps far before; `noun` is what a
    relative clause describes.
    """

    start: int
    verb: Span
    mark: str
    subject: Span | None
    end: int = 0
    noun: Span | None = None


def over_dates(words: list[Word], start: int, end: int) -> int:
    """The first word from `start` on that is no adverb, "and", date, or preposition of one."""
    while start < end and (
        words[start].cls in "axc" or (words[start].cls == "p" and words[start + 1].cls == "x")
    ):
        start += 1
    return start


def over(words: list[Word], start: int, end: int, classes: str) -> int:
    """The first word from `start` on that is of none of the classes."""
    while start < end and words[start].cls in classes:
        start += 1
    return start


def reports(words: list[Word], clause: Clause) -> bool:
    """Whether the verb of the clause is one of saying."""
    return words[clause.verb[1] - 1].low in SAYING


def new_phrase(words: list[Word], first: int, end: int) -> int:
    """Where a second noun phrase begins in `words[first:end]` ("remarks | he"); else `first`."""
    for n in range(end - 1, first, -1):
        cls, left = words[n].cls, words[n - 1].cls
        if cls == "o" and left not in "pc":
            return n
        if left in "nbBR" and cls in "dN" and not _leads(words[n - 1].low):
            return n
        if cls not in "nNdaexbBR":
            break
    return first


def _leads(noun: str) -> bool:
    """Whether a noun goes with the name behind it: "actor Ada Bell", "the port's"."""
    return "'" in noun or noun in _PEOPLE


def phrase_before(words: list[Word], end: int, floor: int, wide: bool = True) -> Span | None:
    """The noun phrase that ends before word `end`, its "of" phrase included."""
    start = end
    while start > floor and words[start - 1].cls in "nNdaeEgbBRr":
        start -= 1
        if words[start].cls == "d" and words[start - 1].cls != "d":
            break
    start = over(words, start, end, "ag" if words[start - 1].cls == "p" else "a")
    named = start < end and all(w.cls == "N" for w in words[start:end])
    mass = end - start == 1 and words[start].low[-1:] != "s" and words[start].low != "many"
    bare = mass and words[start - 1].low == "of"  # "a bastion of art"
    if wide and (named or bare) and start - 1 > floor and words[start - 1].cls == "p":
        # "a debate in Orla | held"
        wider = phrase_before(words, start - 1, floor)
        if wider and (words[wider[0]].cls == "d" or words[start - 1].low == "of"):
            start = wider[0]
    return (start, end) if start < end else None


def antecedent(words: list[Word], pronoun: int, last: Clause | None) -> Span | None:
    """What "who" at word `pronoun` stands for: a whole subject, or the nearest noun phrase."""
    end = pronoun
    while end and words[end - 1].cls in ",;px":
        end -= 1
    floor = last.verb[1] if last else 0
    opening = max((n for n in range(floor, end) if words[n].cls in ",;swc"), default=floor - 1) + 1
    if opening == end - 1 > 1 and words[opening].low.isdigit():  # "Alder, 52, who"
        return antecedent(words, opening, last)
    comma = name = max((n for n in range(floor, end) if words[n].cls == ","), default=floor)
    while name > floor and words[name - 1].cls == "N":
        name -= 1
    aside = words[comma + 1].low in ("a", "an", "the") and words[pronoun - 1].cls == ","
    if name < comma and aside and end - name < 15:
        return name, pronoun  # "Ada Alder, a baker, who"
    subject = (not last or opening > floor) and words[opening - 1].cls != "c"
    if subject and words[opening].cls in "dnN" and words[pronoun].low != "that":
        return opening, end
    near = end == pronoun and words[pronoun].low != "who"
    placed = any(w.low == "," for w in words[max(end - 3, 0) : end])  # "a man in Orla, Ohio, who"
    return phrase_before(words, end, floor, wide=near or placed)


def agreeing(words: list[Word], noun: Span | None, verb: int, last: Clause | None) -> Span | None:
    """The noun before, where the verb is plural: "bills | backed by the port that were passed"."""
    if not noun or words[verb].low not in _PLURAL_VERBS or _is_plural(words, noun):
        return noun
    floor = last.verb[1] if last else 0
    for n in range(noun[0] - 1, floor - 1, -1):
        if words[n].cls in ",;swc":
            break
        if words[n].cls in "nR" and words[n].low.endswith("s"):
            return phrase_before(words, n + 1, floor) or noun
    return noun


def with_others(words: list[Word], subject: Span | None, comma: int, verb: int) -> Span | None:
    """ "Ada, 52, and her son Bo, 22, | were": both, where the verb is plural."""
    if not subject or words[verb].low not in _PLURAL_VERBS or _is_plural(words, subject):
        return subject
    plain = all(w.cls in "nNdbBRac," for w in words[subject[1] : comma])
    return (subject[0], comma + 1) if plain else subject


def _is_plural(words: list[Word], noun: Span) -> bool:
    """Whether a noun phrase can be the subject of "were"."""
    low = words[noun[1] - 1].low
    joined = any(w.low in ("and", "those") for w in words[slice(*noun)])
    return joined or low.endswith("s") or low in PLURALS or words[noun[1] - 1].cls not in "n"


def over_asides(words: list[Word], before: list[Clause], comma: int) -> Span | None:
    """The subject before "X, the mayor, | resigned" and "X, who was ill, | resigned"."""
    end, mark, inner = comma, words[comma].cls, None
    listed, dash = False, words[comma].low
    pair = (n for n in range(comma - 1, 0, -1) if words[n].low == dash and mark == ";")
    end = next(pair, comma) if dash not in ";:" else comma  # "the port - a small one - | closed"
    crossed = end < comma
    while True:
        opening = next((n for n in range(end - 1, -1, -1) if words[n].cls in ",;"), -1)
        main = _main_inside(words, before, opening, end)
        told_by = main and opening > 0 and reports(words, main) and main.verb[1] == end
        if main and (said := _said_subject(words, main, end)):
            return said
        if main and not told_by:  # "the port, Alder wrote, | closed"
            return main.subject
        first = opening + 1
        marked = first < end and (words[first].cls in _ASIDE or words[first].low.isdigit())
        outer = opening < 0 or (words[opening].cls == ";" and (mark == "," or crossed))
        listed = listed or words[first].cls == "c"  # ", A, and B, | left": asides of an aside
        if outer or (crossed and not marked and not listed):
            first = over_dates(words, first, end)
            if crossed and inner and words[first].cls in "sqpg":
                return inner  # "as X, the letter, | sent to them"
            if first == end or (words[first].cls in "pt" and not crossed):
                return None
            cut = new_phrase(words, first, end) if words[first].cls == "p" else first
            return cut, end
        that = max((n + 1 for n in range(first, end) if words[n].cls == "s"), default=first)
        if crossed and that > first + 1 and words[that].cls in "dnN":
            return that, end  # "told them in May that | the port - a small one -"
        inner = None if marked or main else (first, end)
        end, crossed = opening, True


def _said_subject(words: list[Word], main: Clause, end: int) -> Span | None:
    """ "Alder said on Friday that | his son |, the mayor, left": the subject of what is said."""
    if not reports(words, main):
        return None
    that = (n + 1 for n in range(end - 1, main.verb[1] - 1, -1) if words[n].low == "that")
    start = next(that, over_dates(words, main.verb[1], end))
    noun = start < end and words[start].cls in "dnN" and words[start].low not in _OBJECTS
    return (start, end) if noun and all(w.cls in "nNdabB" for w in words[start:end]) else None


def _main_inside(words, before: list[Clause], opening: int, end: int) -> Clause | None:
    """The first clause between two commas that is no relative or subordinate one.

    Of "X said the road was shut, had been for years" it is what is said.
    """
    marked, main = False, None
    for clause in before:
        if opening < clause.verb[0] < end:
            marked = clause.mark in ("w", "s", "r") or (marked and clause.mark in ("c", "v"))
            if not marked and (not main or (clause.mark == "v" and reports(words, main))):
                main = clause
    return main


def whole_subject(words: list[Word], before: list[Clause]) -> Span | None:
    """ "The toll of | a fire that left two dead | rose": from the head of the phrase on."""
    noun, last = before[-1].noun, before[-1]
    if not noun:
        return last.subject
    floor = before[-2].verb[1] if len(before) > 1 else 0
    start = max((n + 1 for n in range(floor, noun[0]) if words[n].cls in ",;swcv"), default=floor)
    led = words[start].cls in "dnN" and noun[0] > start
    return (start, noun[1]) if led and not floor else noun


def subject_before(words: list[Word], clauses: list[Clause], verb: int) -> Span | None:
    """The noun phrase that a participle at word `verb` belongs to: "the firm, | founded"."""
    before = [c for c in clauses if c.verb[1] <= verb]
    floor = before[-1].verb[1] if before else 0
    if words[verb - 1].cls == ",":  # "In a poll, | conducted in May, half" backed her
        near = phrase_before(words, verb - 1, floor, wide=False)
        led = near and words[near[0] - 1].low == "in" and (floor or near[0] == 1)
        return near if led else over_asides(words, before, verb - 1)
    start = max((n for n in range(floor, verb) if words[n].cls in ",;sw"), default=floor - 1) + 1
    own = not before or start > floor
    if own and words[start].cls in "dnN" and all(w.cls in "nNdapbBRc" for w in words[start:verb]):
        return start, verb
    return phrase_before(words, verb, floor)
