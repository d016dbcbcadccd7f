"""The words of a sentence, each with a class.

No tagger: closed lists, endings and neighbours tell the class. Classes are one letter: d
determiner, n noun or any other word, N name, o subject pronoun, p preposition, t "to" before a
verb, a adverb, c "and", s subordinator, w relative pronoun, x a date, "," a comma, ";" a strong
mark; of verbs: v auxiliary, f past ("went"), e past or participle ("opened"), E participle
("taken"), r present in -s, R present or plural noun, b bare form, B bare form or noun, I
infinitive, m one form for all ("put"), g -ing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from copydesk.dates.grammar import WORDS as NUMBERS
from copydesk.dates.years import LAWS
from copydesk.edits import Span
from copydesk.language import words as language
from copydesk.language.verbs import commonly_said, reporting
from copydesk.language.words import word_classes
from copydesk.wordlists import load

_CONTRACTED = r"'(?:s|re|ve|d|ll|m)(?!\w)"
_WORD = re.compile(
    rf"[,.?!](?:''|[\"”])|--+|(?:he|she|it|that|there|who|what|i|you|we|they)(?={_CONTRACTED})"
    rf"|{_CONTRACTED}|[$£€#]?[^\W_]+(?:[.'&/@-][^\W_]+|,\d{{3}})*%?(?:'(?= [a-z]))?|[^\s\w]"
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_LAW_YEAR = re.compile(rf"\b(?:{LAWS.lower()})(?P<year>, \d{{4}})\b")
_OF = word_classes("clause_words")
MODALS = language.MODALS | language.DO | {"'ll", "'d"}
HAVE = language.HAVE
BE = language.BE | {"'s"}
_CLASS = {word: cls for cls, words in _OF.items() if len(cls) == 1 for word in words}
_CLASS |= dict.fromkeys(MODALS | HAVE | BE, "v") | {"that": "T", "to": "T"}
NO_PASSIVE, NAMING = _OF["no passive"], _OF["naming"]
_NO_VERB = language.NO_PAST | _OF["no verb"]
_TELLING = {
    word
    for word, entries in reporting().items()
    if any("clause" in e.uses and e.form in ("past", "s") for e in entries)
}
SAYING = _TELLING.union(commonly_said(), _OF["says"])
_SAYING_STEMS = frozenset(re.sub(r"(?:ies|ied|ed|es|s|e|y)$", "", word) for word in SAYING)
ADVERBS_ONLY = re.compile(r"[a-z]{2,}ly$")
_STRONG = frozenset(";:()[]–—―-")
_KEPT = _STRONG | set(",'$£€#")  # marks that are words of their own
_LARGER = frozenset(  # what stands behind the comma of a place: countries and regions by all names
    name.lower().rstrip(".")
    for row in (*load("regions"), *load("countries"))
    for name in re.findall(r"[^\t|?]+", "\t".join(row.split("\t")[:2]))
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, `low[start:end]`, in small letters, with its class."""

    start: int
    end: int
    low: str
    cls: str


_HEDGES = ("about", "around", "nearly", "almost", "roughly", "some", "only")
_MEASURES = ("more", "less", "fewer")


@cache
def _verbs() -> dict[str, str]:
    """Class of every verb form the lists know."""
    rows = [row.split("\t") for row in load("irregular_verbs")]
    forms = {past: "e" if past == rest[0] else "f" for past, *rest in rows}
    forms |= {rest[0]: "E" for past, *rest in rows if past != rest[0]}
    for row in load("present_verbs"):
        verb, _, noun = row.partition("\t")
        forms[verb] = "R" if noun else "r"
        base = re.sub(r"ies$", "y", re.sub(r"(?<=ch|sh|ss|go)es$|(?<!ie)s$", "", verb))
        forms[base] = "B" if noun else "b"
    return forms | dict.fromkeys(_OF["one form"], "m")


def words_of(text: str, low: str, span: Span, dates: tuple[Span, ...]) -> list[Word]:
    """The words of the sentence `text[span]`, quotation marks and stops left out."""
    found: list[Word] = []
    dates = tuple(d for d in dates if span[0] <= d[0] < span[1])
    hidden = _parentheses(low, span, dates)
    for match in _WORD.finditer(low, *span):
        if any(s <= match.start() < e for s, e in hidden):
            continue
        date = next((d for d in dates if d[0] < match.end() and match.start() < d[1]), None)
        if date:
            if not found or found[-1].start != date[0]:
                owner = re.match(r"'s? ", low[date[1] : date[1] + 3])  # "Monday's" is a determiner
                found.append(Word(*date, low[slice(*date)], "d" if owner else "x"))
            continue
        word = match[0]
        if len(word) < 2 and not word.isalnum() and word not in _KEPT:
            continue
        cls = _class(word, text[match.start()].isupper(), not found)
        if cls and (cls != ";" or word != "-" or low[match.start() - 1 : match.end() + 1] == " - "):
            found.append(Word(*match.span(), word, cls))
    return _resolved(found)


def _parentheses(low: str, span: Span, dates: tuple[Span, ...]) -> list[Span]:
    """What stands in round brackets and holds no date; the year in "the Ports Act, 2021"."""
    found = [m.span() for m in _BRACKETS.finditer(low, *span)]
    found += [m.span("year") for m in _LAW_YEAR.finditer(low, *span)]
    return [(s, e) for s, e in found if not any(s < d[0] < e for d in dates)]


@lru_cache(maxsize=8192)
def _class(word: str, capital: bool, first: bool) -> str:
    """Class of a word by itself."""
    if word[0] in _STRONG or word[0] in ",.?!":
        return ";" if word[0] in _STRONG else ","
    if word[0] == "'" and word not in _CLASS:
        return ""
    name = capital and not first and (word in ("may", "will", "can") or _CLASS.get(word) == "a")
    if word in _CLASS and not name:
        return _CLASS[word]
    if capital and not first:
        return "N"
    known = _verbs().get(word) or _verbs().get(re.sub(r"^(?:re|over|out|up|with)", "", word), "")
    if word in _verbs() or (known and known in "feE"):
        return known
    if word in _NO_VERB or not word.isascii() or not word[0].isalpha():
        return "N" if capital else "n"
    if re.fullmatch(r"(?!un)(?:(?:co|re|pre|over|out)-)?[a-z]{2,14}ed", word):
        return "e"
    if re.fullmatch(r"[a-z]{2,14}ing", word) and word not in _OF["no gerund"]:
        return "g"
    if ADVERBS_ONLY.match(word) and word not in language.NO_ADVERBS:
        return "a"
    return "N" if capital else "n"


def _resolved(words: list[Word]) -> list[Word]:
    """The same words, "to" and "that" told apart by what follows and what stands before."""
    out = []
    for i, word in enumerate(words):
        cls, after = word.cls, words[i + 1].low if i + 1 < len(words) else ""
        then = words[i + 1].cls if after else ";"
        if cls == "a" and after == "of":  # "the first of many"
            cls = "n"
        if word.low == "more" and then in "nN":
            cls = "d"  # "more common options"
        if cls == "d" and word.low in _OF["alone"] and _stands_alone(words, i):
            cls = "n"
        floats = word.low in ("all", "both", "each") and then in "efv"
        if floats and out and out[-1].cls in "nNo":
            cls = "a"  # "Bell and Roe | all | voted"
        if word.low == "than" and out and out[-1].low in _MEASURES and _counts(after):
            out[-1], cls = replace(out[-1], cls="d"), "d"  # "more than 20 men"
        elif word.low in _HEDGES and _counts(after):
            cls = "d"  # "about one-third", "about 20 men"
        elif word.low == "to":
            cls = "t" if _is_infinitive(words, i) else "p"
        elif cls == "s" and after == "to":
            cls = "p"  # "whether to go"
        elif word.low == "that":
            cls = _that(words, i)
            bare = out and out[-1].cls == "I" and not says(out[-1])
            cls = "d" if bare and then in "nB" else cls
        elif cls == "," and _in_state(words, i):
            cls = "N"  # a part of the name
        if out and out[-1].cls == "t" and cls in "nbBm":
            cls = "I"  # infinitive
        out.append(Word(word.start, word.end, word.low, cls) if cls != word.cls else word)
    return out


def _in_state(words: list[Word], comma: int) -> bool:
    """Whether a comma stands before the state of a town: "Orla, South Dakota"."""
    start, end = comma, comma + 1
    while start and words[start - 1].cls == "N":
        start -= 1
    while end < len(words) and words[end].cls == "N":
        end += 1
    town, state = (
        " ".join(w.low for w in words[a:b]) for a, b in ((start, comma), (comma + 1, end))
    )
    return town != "" and town not in _LARGER and state in _LARGER


def _counts(word: str) -> bool:
    """Whether a word begins a number or an amount: "20", "$5", "one-third", "a third"."""
    amount = word.partition("-")[0] in NUMBERS or word in ("a", "an", "half")
    return amount or bool(re.match(r"[$£€#]?\d", word))


def _stands_alone(words: list[Word], i: int) -> bool:
    """Whether a determiner has no noun behind it: "support her in May", not "her 1982 book"."""
    after = words[i + 1 : i + 3]
    if len(after) > 1 and after[0].cls in "xef":
        return after[1].cls not in "nNbBR" if after[0].cls == "x" else after[1].cls == "d"
    return not after or after[0].cls in "pqxvwts,;c" or after[0].low == "to"


def _is_infinitive(words: list[Word], i: int) -> bool:
    """Whether "to" stands before a verb: a word in small letters that is no noun phrase's first."""
    after = next((w for w in words[i + 1 :] if w.cls != "a"), None)
    if not after or after.cls not in "nbBmv" or after.low in MODALS - {"do"}:
        return False
    return not re.search(r"[^s]s$|^\d|'", after.low)


def _that(words: list[Word], i: int) -> str:
    """ "that" as determiner, relative pronoun or conjunction."""
    before = words[i - 1].cls if i else ";"
    after = next((w for w in words[i + 1 :] if w.cls not in "ax"), None)
    if not after or before in "pt,;":
        return "d" if before != "," else "s"
    if after.cls in "vferRmbB" and before in "nNxbBR":
        return "w"
    return "s"


def says(word: Word) -> bool:
    """Whether a verb, in any form, is followed by what is said: "announcing", "to explain"."""
    return word.low in SAYING or (
        word.cls in "gbBnrI" and re.sub(r"(?:ing|es|s|e|y)$", "", word.low) in _SAYING_STEMS
    )
