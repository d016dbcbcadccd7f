"""The words of a sentence, each with a class, and the groups of its finite verbs.

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
from copydesk.language.words import words as word_set
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
_NO_TENSE = word_set("be been being having")
_CLASS = {word: cls for cls, words in _OF.items() if len(cls) == 1 for word in words}
_CLASS |= dict.fromkeys(MODALS | HAVE | BE, "v") | {"that": "T", "to": "T"}
NO_PASSIVE = _OF["no passive"]
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
_BREAKS = ",;cswoq"  # classes that end a simple clause


_LARGER = frozenset(  # what stands behind the comma of a place
    name.lower().rstrip(".")
    for row in (*load("regions"), *load("countries"))
    for name in re.findall(r"[^\t|?]+", row)
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
_EDGE = Word(0, 0, "", ".")
_MAY_BE_FINITE = "vfreEbBmRn"


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
    return town not in _LARGER | {""} and state in _LARGER


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


def verb_groups(words: list[Word]) -> list[Span]:
    """Finite verb groups as spans of word numbers: "has | also been | told"."""
    groups, i = [], 0
    while i < len(words):
        start, i = i, i + 1
        if words[start].cls in _MAY_BE_FINITE and _finite(words, start):
            i = _group_end(words, start)
            groups.append((start, i))
    kept: list[Span] = []
    dropped = 0
    for k, group in enumerate(groups):
        first = group[0]
        again = dropped and words[first].cls in "eEm" and _beside(words, first, -1).cls == "c"
        again = again and words[first].low not in NO_PASSIVE  # "put up and | taken down"
        again = again and _none(words, ",;swo", dropped, first)
        if again or _participle(words, group, groups[k + 1 : k + 2], kept):
            dropped = group[1]
        else:
            kept.append(group)
    return kept


def _none(words: list[Word], classes: str, start: int, end: int) -> bool:
    """Whether no word of `words[start:end]` is of one of the classes."""
    return not any(word.cls in classes for word in words[start:end])


def _beside(words: list[Word], i: int, step: int) -> Word:
    """The next word on one side that is no adverb and no date; at the edge a full stop."""
    i += step
    while 0 <= i < len(words) and words[i].cls in "ax":
        i += step
        if step < 0 and i >= 0 and words[i].cls == "p" and words[i + 1].cls == "x":
            i -= 1
    return words[i] if 0 <= i < len(words) else _EDGE


def _finite(words: list[Word], i: int) -> bool:
    """Whether a finite verb group begins at word `i`."""
    word, before, after = words[i], _beside(words, i, -1), _beside(words, i, 1)
    left, right = before.cls, after.cls
    match word.cls:
        case "v":
            return word.low not in _NO_TENSE and left != "t"
        case "f" | "r":
            return left not in "dptv" and (word.cls == "f" or left != ".")
        case "e":
            if word.low == "compared" and after.low in ("with", "to") and left != "v":
                return False
            dated = i and words[i - 1].cls == "x"  # "a truce signed in May held", "May saw"
            if right in "nB" and (word.low in _ADJECTIVES or before.low.endswith("'s")):
                return False  # "of theft and | attempted murder", "Bell's hastily | formed team"
            since = dated and (left in "eE" or (i == 1 and right in "dNo"))
            noun = left == "g" and i > 1 and (words[i - 2].cls == "d" or "'s" in words[i - 2].low)
            return since or noun or left not in ".dptvgeE"  # "the meeting | ended"
        case "E":  # "was found and taken"
            return left == "c"
        case "R":
            told = right in "dot" or (right == "s" and says(word))  # not "issues that matter"
            return left in "ow" or (left in "nNc" and told)
        case "b" | "B":
            bare = _plural(before) or (word.low in _BARE and left in "nNR")
            return bare and (word.cls == "b" or right in "dotsNp" or left + right in ("o,", "o."))
        case "m":
            noun = left in "Nnc," and right not in "nvf"
            return left in "ow" or noun or (left == ";" and right in "dNo")
    if left not in "ow" or right == ".":
        return False
    return before.low in ("i", "you", "we", "they") or word.low[-1] == "s"


_WITHIN = ("both", "all", "each", "more", "less", "most", "least")  # "were | less | pleased"
_ADJECTIVES = ("aggravated", "attempted")
_BARE = ("go", "begin", "become", "remain")  # no nouns: "tickets for the tour | go on sale"


def _plural(word: Word) -> bool:
    """Whether a word can be the subject of a bare verb form."""
    if word.cls == "o":
        return word.low not in ("he", "she", "it", "there")
    if word.cls not in "nN" or word.low in ("news", "sports", "sales", "arms", "politics"):
        return word.cls == "w"
    return bool(re.search(r"[^s'iu]s$|people|men$|them$", word.low))


def _group_end(words: list[Word], i: int) -> int:
    """The word after the verb group that begins at word `i`."""
    last = i + 1
    if words[i].cls != "v":
        return last
    kind, j = words[i].low, last
    while j < len(words) and (words[j].cls in "avx" or words[j].low in _WITHIN):
        if words[j].cls == "v":
            kind, last = words[j].low, j + 1
        j += 1
    if j < len(words) and _completes(kind, words[j]):
        return j + 1
    return last


def _completes(auxiliary: str, word: Word) -> bool:
    """Whether a word is the main verb behind an auxiliary."""
    if auxiliary in MODALS:
        return word.cls in "nbBmr" and word.low.isalpha() and not word.low.endswith("'s")
    if word.cls == "g":
        return auxiliary in BE
    return word.cls in "eEm" or (word.cls == "f" and auxiliary in HAVE)


def _participle(words: list[Word], group: Span, later: list[Span], earlier: list[Span]) -> bool:
    """ "a survey conducted by a club | found": no finite verb, since another follows unmarked."""
    first, end = group
    before, after = words[first - 1].cls, _beside(words, end - 1, 1)
    form = words[first].cls in "em" and words[first].low not in NO_PASSIVE | {"left"}
    if words[first].low == "said" and after.low != "to":
        return False
    noun = before in "nNbBR," or (before == "g" and words[first - 2].cls == "d")  # "a warning"
    if not form or end - first > 1 or not noun:
        return False
    after = words[end] if end < len(words) and words[end].cls == "x" else after
    quoted = any(w.low[1:] for w in words[:first] if w.cls == ",")
    if before == "," and words[first].low in SAYING and quoted:
        return False  # "“…,” Bell, the mayor, recalled"
    if before == ",":
        start = max((j for j in range(first - 1) if words[j].cls in ",;sw"), default=-1) + 1
        if words[start].cls == "p" and after.cls in "px" and not earlier:
            return True  # "In a poll, conducted in May, half"
        return after.cls in "pqx" and _closed_by_comma(words, end, earlier)
    number = words[min(end + 1, len(words) - 1)].low
    by = after.low == "by" and not number[0].isdigit()
    if by and later:
        return True
    if _verb_before(words, first, earlier) and not _two_phrases(words, first):
        spoken = earlier and words[earlier[-1][1] - 1].low in SAYING
        if by or (not spoken and after.cls in ".px,;cntsw"):
            return True
    close = "".join(w.cls for w in words[end : end + 3]).removeprefix("p")
    dated = close.startswith("x,") and words[first].low not in SAYING
    if later and not earlier and dated and words[later[0][0] - 1].cls == ",":
        return True  # "The man | held on Friday, Ada Bell, is"
    joined = (i + 1 for i in range(end, len(words) - 1) if words[i].cls == "c")
    gerund = words[next(joined, 0)].cls == "g"  # "accused of driving in May and causing a death"
    if not later or not _none(words, ",;swoq" if gerund else _BREAKS, end, later[0][0]):
        return False
    told = words[first].low in SAYING and (words[first].low != "found" or after.cls != "p")
    free = after.cls in "ptx" and not told  # "a foot | found in Orla | belongs"
    return by or free or words[first].low in _OF["naming"]


def _verb_before(words: list[Word], verb: int, earlier: list[Span]) -> bool:
    """Whether the clause has its verb, or is a phrase: "telling him in a letter | sent"."""
    if earlier and _none(words, _BREAKS, earlier[-1][1], verb):
        return True
    start = max((i for i in range(verb) if words[i].cls in ",;sw"), default=-1) + 1
    return words[start].cls == "g" or (words[start].cls == "p" and not earlier)


def _two_phrases(words: list[Word], end: int) -> bool:
    """Whether a second noun phrase begins before word `end`: "a visit | Ada Bell made"."""
    for n in range(end - 1, 0, -1):
        if words[n].cls == "o" or (words[n].cls in "dN" and words[n - 1].cls in "nbBR"):
            return True
        if words[n].cls not in "nNae":
            return False
    return False


def _closed_by_comma(words: list[Word], i: int, earlier: list[Span]) -> bool:
    """ "X, founded in 1987, | has": a verb follows the comma, or the main one came before."""
    comma = next((j for j in range(i, len(words)) if words[j].cls == ","), None)
    if comma is not None:
        return _beside(words, comma, 1).cls in "vferRm"
    for first, _ in earlier:
        start = max((j for j in range(first) if words[j].cls in ",;"), default=-1) + 1
        if _none(words, "ws", start, first):
            return True
    return False
