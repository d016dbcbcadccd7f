"""A sentence cut at its clause marks, and where its verbs stand.

Works on the plain form of a text (`dates.grammar.plain`) without a tagger: auxiliaries, irregular
pasts, common present forms and words in -ed count as verbs. Offsets count the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.edits import Span
from copydesk.wordlists import load

_IRREGULAR = [row.split("\t") for row in load("irregular_verbs")]
PASTS = "|".join([row[0] for row in _IRREGULAR] + ["set up", "put up"])
PARTICIPLES = "|".join(row[1] for row in _IRREGULAR)
_PRESENT_ROWS = [row.partition("\t") for row in load("present_verbs")]
_PLAIN_PRESENTS = "|".join(verb for verb, _, noun in _PRESENT_ROWS if not noun)
_NOUN_PRESENTS = "|".join(verb for verb, _, noun in _PRESENT_ROWS if noun)
PRESENTS = (
    rf"{_PLAIN_PRESENTS}|(?:(?<=\bhe )|(?<=\bshe )|(?<=\bit )|(?<=\bwho ))(?:{_NOUN_PRESENTS})"
    rf"|(?:{_NOUN_PRESENTS})"
    r"(?= (?:to|that|the|an?|his|her|its|their|it|him|them|no|more)\b)"
)
AUXILIARIES = (
    "is|are|was|were|has|have|had|will|would|can|could|might|must|should|shall|does|do|did|am|"
    "isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|wouldn't|can't|couldn't|doesn't|"
    "don't|didn't|"
    r"(?<!\bin )(?<!\bsince )(?<!\bof )(?<!\buntil )(?<!\blast )(?<!\bby )(?<!\bnext )may(?= [a-z])"
)
REGULAR_PAST = (
    r"(?!(?:need|indeed|hundred|speed|feed|seed|breed|united|so-called|unprecedented|armed|red|"
    r"bed|shed)\b)(?:(?:co|re|pre|over|out)-)?[a-z]{2,14}ed"
)
_NO_ARTICLE = "(?<!the )(?<!an )(?<!a )"
_NO_OWNER = "(?<!his )(?<!its )(?<!their )"
_AFTER_PRONOUN = r"(?:(?<=\bwe )|(?<=\bthey )|(?<=\bi )|(?<=\byou ))[a-z]{2,14}"
FINITE = re.compile(
    rf"(?<![\w'-])(?:{AUXILIARIES}|{PASTS}|{_AFTER_PRONOUN}|{_NO_ARTICLE}{_NO_OWNER}(?:{PRESENTS})"
    rf"|{_NO_ARTICLE}{REGULAR_PAST})(?![\w-])"
)
_ADVERBS = (
    r" {0,2}(?:(?:also|later|then|now|still|never|has|have|had|was|were|[a-z]{2,12}ly) ){0,2}"
)
VERB_FIRST = re.compile(
    rf"{_ADVERBS}(?:{AUXILIARIES}|{PASTS}|{PARTICIPLES}|{PRESENTS}|{REGULAR_PAST})(?![\w-])"
)
_ONE_FORM = re.compile(r" {0,2}(?:left|put|cut|hit|quit|set|shut|read|let|cast|spread)(?![\w-])")
GERUND_FIRST = re.compile(r" {0,2}[a-z]{2,14}ing(?![\w-])")
_MARK = re.compile(
    r"(?P<comma>,(?=[\s\"”']))|;|:(?=\s)|—| -{1,2} |\(|\)|(?<![\w-])(?P<word>after|before|as|while|"
    r"when|because|since|although|though|if|unless|until|once|which|who|whom|whose|where|whereas|"
    r"but|that|and|or|so)(?![\w-])"
)
_NO_CLAUSE_COMMA = re.compile(r", (?:\d{4}|jr|sr|inc|d\.c|calif)\b")
_CLAUSE_END = re.compile(r"[,;:—(]")
_AUXILIARY_SOON = re.compile(rf" (?:[\w'.-]+ ){{1,4}}?(?:{AUXILIARIES})(?![\w-])")
_PREPOSITION_BEFORE = re.compile(r"\b(?:of|in|at|on|for|with|than|to|like|by) $")


_BETWEEN = re.compile(r"\b(?:between|both) [^,;.:]{1,50}$")  # "between Orla and Ayr have been"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence between two clause marks; `mark` is the one before it."""

    start: int
    end: int
    mark: str
    mark_at: int


def pieces(low: str, start: int, end: int) -> list[Piece]:
    """Cut the sentence `low[start:end]` at its clause marks."""
    cuts = [(start, start, "")]
    for mark in _MARK.finditer(low, start, end):
        if mark["word"] and not _opens_clause(low, mark, end):
            continue
        if mark["word"] == "that" and not low[start : mark.start()].strip(" \"“‘'"):
            continue  # "That is all"
        if mark["comma"] and _NO_CLAUSE_COMMA.match(low, mark.start()):
            continue
        cuts.append((mark.start(), mark.end(), mark["word"] or mark[0].strip()))
    stops = [at for at, _, _ in cuts[1:]] + [end]
    found = []
    for (mark_at, begin, mark), stop in zip(cuts, stops, strict=True):
        begin, stop = strip(low, begin, stop)
        if begin < stop:
            found.append(Piece(begin, stop, mark, mark_at))
    return found


def _opens_clause(low: str, mark: re.Match, end: int) -> bool:
    """Whether a conjunction opens a clause here: a verb follows before the next comma."""
    word, rest = mark["word"], low[mark.end() : min(end, mark.end() + 120)]
    rest = _CLAUSE_END.split(rest)[0]
    if word == "and" and _BETWEEN.search(low, max(0, mark.start() - 60), mark.start()):
        return False
    if word in ("and", "or", "so"):
        return bool(VERB_FIRST.match(rest) or _AUXILIARY_SOON.match(rest))
    if word in ("who", "which") and _ONE_FORM.match(rest):
        return True
    if word == "that" and _PREPOSITION_BEFORE.search(low, max(0, mark.start() - 14), mark.start()):
        return False
    if word in ("after", "before", "since", "while", "when", "until") and GERUND_FIRST.match(rest):
        return True
    return bool(FINITE.search(rest))


def verb_first(low: str, piece: Piece) -> bool:
    """Whether a piece begins with its verb, after "who" also one of no clear tense ("who left")."""
    relative = piece.mark in ("who", "which") and _ONE_FORM.match(low, piece.start, piece.end)
    return bool(relative or VERB_FIRST.match(low, piece.start, piece.end))


def strip(low: str, start: int, end: int) -> Span:
    """The span without the blanks and marks at its edges."""
    while start < end and low[start] in " \n\t,;:—-\"“”()'":
        start += 1
    while start < end and low[end - 1] in ' \n\t,;:—-.!?"“”()':
        end -= 1
    return start, end


def has_verb(low: str, start: int, end: int) -> bool:
    """Whether a finite verb stands in `low[start:end]`."""
    return bool(FINITE.search(low, start, end))


def is_gerund_clause(low: str, piece: Piece) -> bool:
    """ "after allowing ...", ", calling it ...": a clause whose verb is an -ing form."""
    return piece.mark not in ("", "and") and bool(GERUND_FIRST.match(low, piece.start, piece.end))
