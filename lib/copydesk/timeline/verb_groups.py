"""The groups of finite verbs in a sentence: "has | also been | told"."""

from __future__ import annotations

import re

from copydesk.edits import Span
from copydesk.language.words import words as word_set
from copydesk.timeline.words import BE, HAVE, MODALS, NAMING, NO_PASSIVE, SAYING, Word, says

_EDGE = Word(0, 0, "", ".")
_MAY_BE_FINITE = "vfreEbBmRn"
_NO_TENSE = word_set("be been being having")
_BREAKS = ",;cswoq"  # classes that end a simple clause
_WITHIN = ("both", "all", "each", "more", "less", "most", "least")  # "were | less | pleased"
_ADJECTIVES = ("aggravated", "attempted")
_BARE = ("go", "begin", "become", "remain")  # no nouns: "tickets for the tour | go on sale"


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
    return by or free or words[first].low in NAMING


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
