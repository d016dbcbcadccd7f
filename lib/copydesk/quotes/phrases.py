"""Who speaks, told before the verb: the noun phrase with its apposition, and the subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.language.clauses import LIGHT_ADVERBS
from copydesk.language.tokens import Range, Sentence, Tokens, is_adverb, is_temporal
from copydesk.language.verbs import (
    NOUN_PRESENT,
    PRESENT,
    is_finite,
    is_plainly_finite,
    participles,
    reporting,
)
from copydesk.language.words import (
    ADVERBS,
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    SUBJECTS,
    SUBORDINATORS,
    word_classes,
    words,
)
from copydesk.names.lists import known_names, person_nouns, plural_nouns, titles
from copydesk.quotes.cues import counts

_OF = word_classes("quote_words")
RELATIVE = words("who which that")
LONGEST = 40  # tokens a source may have
_OPENING = _OF["opening"]
_ASIDES = _OF["aside"]
_PARTY = re.compile(r"(?:[dri]|lab|con|lib)-[a-z]")  # "Bell, R-Ohio, the chair, said"
_NOBODY = words("nobody none neither nothing meanwhile even there there's")
_NO_HEAD = (
    PREPOSITIONS | DETERMINERS | POSSESSIVES | words("and or but not than as if be because so")
) - PRONOUNS
IN_PHRASE = words("' & $ # @ .")  # marks that may stand in a noun phrase
_EMPTY = _OF["no subject"]
_LONGEST_ROLE = 9  # tokens of "a baker from Orla," in front of a name
_LONG_SUBJECT = 6  # words before "and the minister", where a sentence opens with both
_LONG_FIRM = 5  # words between "and" and the second job
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_ARTICLE = words("of in at from for half such both all not even only what many with")
_NO_SUBJECT = _EMPTY | PREPOSITIONS


def phrase_before(s: Sentence, end: int) -> Range | None:
    """The source that ends right before token `end`.

    "Ann Bell, a baker from Ayr, | said" gives all six words and the name before them.
    """
    end = _over_time(s, end)
    mark = s.low[end - 1]
    if mark == "," and s.low[end - 2] == ")":
        return _phrase(s, end - 1)  # "Ann Bell (52), | said": a comma too many
    if mark == "," or (mark == "”" and s.low[end - 2] == ","):
        return _with_apposition(s, end)
    return _between_dashes(s, end) if mark in DASHES else _phrase(s, end)


def _over_time(s: Sentence, end: int) -> int:
    """Leftwards over "Ann Bell on Tuesday | said", "a report published Tuesday | said"."""
    while end - 1 > s.first and (s.low[end - 1] in LIGHT_ADVERBS or is_adverb(s, end - 1)):
        end -= 1
    for k in range(end - 1, max(s.first, end - 4), -1):
        if is_temporal(s, k) == end - k:
            return k - 1 if s.low[k - 1] in ("on", "in") else k
    return end


def _phrase(s: Sentence, end: int) -> Range | None:
    """The noun phrase whose last token is end-1."""
    if end <= s.first:
        return None
    if s.low[end - 1] in SUBJECTS:
        return end - 1, end
    first = end
    while first > max(s.first, end - LONGEST):
        w, before = s.low[first - 1], first - 1
        relative = w == "who" or (w == "that" and s.low[first] in PRESENT | NOUN_PRESENT)
        if relative and first < end and s.is_word(first - 2) and (head := _phrase(s, first - 1)):
            return head[0], end  # "Voters | who live in Ayr said", "The club | that runs it said"
        if w in (")", "”"):
            before = _opening_mark(s, first - 1)
        elif not _belongs(s, first - 1, end):
            break
        if before is None:
            break
        first = before
    first = _trimmed(s, first, end)
    if first >= end or (s.low[end - 1] in _NO_HEAD and not counts(s, end - 1)):
        return None
    nobody = s.low[first] in _NOBODY or s.low[first : first + 2] == ["no", "one"]
    named = any(map(s.is_word, range(first, end))) and nominal(s, first, end)
    return (first, end) if named and not nobody else None


def nominal(s: Sentence, first: int, end: int) -> bool:
    """May the words be a source?  Not "tied with a bow", "keep its word", "only", "2012"."""
    w = s.low[first]
    if s.capital(first) or w in DETERMINERS or w in POSSESSIVES:
        return True
    if end - first == 1:
        return not (w in ADVERBS or _YEAR.fullmatch(w))
    then, participle = s.low[first + 1], w.endswith(("ed", "ing")) or w in participles()
    owned = then in POSSESSIVES or then in ("the", "a", "an", "me", "him", "them", "us")
    owned = owned or w in ("him", "them", "us") or then == "something"
    return not (owned and w not in _BEFORE_ARTICLE) and not (participle and then in PREPOSITIONS)


def _belongs(s: Sentence, i: int, end: int) -> bool:
    """May token `i` be part of the noun phrase that ends at `end`?"""
    w = s.low[i]
    if w == "and":
        return _coordinates(s, i, end)
    if w == "that":
        return s.low[i - 1] in ("of", "for", "to", "from")
    if w in SUBORDINATORS or w in SUBJECTS:
        return False
    return s.is_word(i) or w in IN_PHRASE


def _opening_mark(s: Sentence, close: int) -> int | None:
    """Where a bracket opens, or a short quotation in a noun phrase: the “Tea Hour” host said."""
    if s.low[close] == ")":
        return s.find(("(",), close - 1, max(s.first, close - 15) - 1, step=-1)
    if s.low[close - 1] in (",", ".", "?", "!") or s.quote[close] < 0:
        return None
    first = s.quotation(close)[0]
    return first if close - first <= 7 else None


def _coordinates(s: Sentence, joint: int, end: int) -> bool:
    """Does the "and" at `joint` join two nouns (Ann and Bob said), not two clauses?"""
    left, right = joint - 1, joint + 1
    if s.low[left] == ".":
        left -= 1  # "Acme Corp. and Bell"
    if left < s.first or right >= end:
        return False
    if s.capital(left) and s.capital(right):
        return _last_verb(s, max(s.first, left - 3), left + 1) is None
    if two_jobs(s, joint):
        return True
    if s.low[right] not in DETERMINERS:
        return not s.capital(right)
    opens = s.low[s.first] not in PREPOSITIONS and joint - s.first <= _LONG_SUBJECT
    return opens and s.low[left + 1] == "and" and _last_verb(s, s.first, left + 1) is None


def two_jobs(tokens: Tokens, joint: int) -> bool:
    """Does "and" stand in "founder | and | Orla University physicist Ann Bell", one person?"""
    jobs = (titles().keys() | person_nouns().keys()) - plural_nouns()
    job = joint + 1
    while tokens.capital(job) and tokens.low[job] not in jobs and job - joint < _LONG_FIRM:
        job += 1
    return tokens.low[joint - 1].rpartition("-")[2] in jobs and tokens.low[job] in jobs


def _last_verb(s: Sentence, first: int, end: int) -> int | None:
    """The last token of first..end-1 that must be a finite verb."""
    for i in range(end - 1, first - 1, -1):
        if is_plainly_finite(s, i) or _tells(s, i) or s.low[i] in PRESENT:
            return i
        if first < i < end - 1 and s.low[i].endswith("ed") and _is_past(s, i):
            return i
    return None


def _is_past(s: Sentence, i: int) -> bool:
    """Is a word in -ed a past form: not "a highly placed source", "a report released in May"?"""
    participle = s.low[i - 1].endswith("ly") or s.low[i + 1] in PREPOSITIONS
    return not participle and is_finite(s, i)


def _tells(s: Sentence, i: int) -> bool:
    """Is token `i` a finite form of a reporting verb, and no noun?"""
    verb = next(iter(reporting().get(s.low[i], ())), None)
    if verb is None or ("object" in verb.uses and s.low[i + 1] in ("of", "by")):
        return False  # "the man accused | of it"
    return verb.form in ("past", "s") and "noun" not in verb.uses


def _trimmed(s: Sentence, first: int, end: int) -> int:
    """Drop from the front what is no part of the noun phrase: But, On Monday, In Ayr the ..."""
    verb = _last_verb(s, first, end)
    first = first if verb is None else verb + 1
    while first < end and (steps := _opening_words(s, first)) and first + steps < end:
        first += steps
    return _last_base(s, first, end) if first < end and s.low[first] in PREPOSITIONS else first


def _opening_words(s: Sentence, i: int) -> int:
    """How many tokens from `i` on only open a sentence: "But", "On Monday", "In 2012"."""
    if s.low[i] in _OPENING:
        return 1
    if s.low[i] in ("in", "on", "at", "by"):
        time = is_temporal(s, i + 1) or int(s.low[i + 1][:4].isdigit())
        return time and 1 + time
    return is_temporal(s, i)


def _last_base(s: Sentence, first: int, end: int) -> int:
    """Start of the last simple noun phrase: a run of capitals, or from the determiner on."""
    i = end - 1
    if s.capital(i):
        while i > first and (s.capital(i - 1) or s.low[i - 1] in (".", "of", "for", "the")):
            i -= 1
        while s.low[i] in PREPOSITIONS and i < end - 1:
            i += 1
        return i
    while i > first and s.low[i] not in DETERMINERS and s.low[i - 1] not in PREPOSITIONS:
        i -= 1
    return i + (s.low[i] in PREPOSITIONS)


def _with_apposition(s: Sentence, end: int) -> Range | None:
    """ "Ann Bell, a baker, | said": from the name on, the comma left out."""
    commas, whole = 0, end - 1
    end = _over_region(s, end)
    for i in range(end - 2, max(s.first, end - LONGEST) - 1, -1):
        if _ends_sentence(s, i):
            return None
        if s.low[i] != ",":
            continue
        commas += 1
        if commas > 4:
            return None
        found = _phrase(s, i) if _apposed(s, i + 1, end - 1) else None
        if found and _can_be_named(s, *found):
            aside = s.low[i + 1] in _ASIDES
            first = _with_role(s, found[0])
            return first, _over_time(s.part(first, i), i) if aside else whole
    found = _phrase(s, end - 1) if end - 1 < whole else None
    return found and (found[0], whole)  # "Officials in Ayr, Ohio, | said"


def _with_role(s: Sentence, first: int) -> int:
    """ "“Yes,” | a baker, | Ann Bell, 51, | said": where a role in front of the name begins."""
    mark = s.find(("”",), first - 2, max(s.first, first - _LONGEST_ROLE) - 1, step=-1)
    role = mark is not None and s.low[first - 1] == "," and s.low[mark + 1] in ("a", "an", "the")
    return mark + 1 if role and s.low[mark + 1 : first].count(",") == 1 else first


def _ends_sentence(s: Sentence, i: int) -> bool:
    """Is token `i` a stop, and not that of "Acme Inc., Ayr," or "the Acme Inc. unit"?"""
    w = s.low[i]
    if w == ".":
        return s.capital(i + 1)
    return w in DASHES or w == ":" or (w == "”" and s.low[i - 1] in (".", "?", "!"))


def _over_region(s: Sentence, end: int) -> int:
    """Leftwards over the region behind a town: "Acme Inc., Ayr, | Ohio, | said"."""
    comma = s.find((",",), end - 2, max(s.first, end - 6), end - 1, -1)
    if comma > end - 3 or not s.capital(comma - 1):
        return end
    known = known_names().get(s.text[slice(*s.span(comma + 1, end - 1))])
    return comma + 1 if known and known.kind == "place" else end


def _apposed(s: Sentence, first: int, end: int) -> bool:
    """May first..end-1 stand in commas between a source and its verb?"""
    w = s.low[first]
    if first >= end or (w in SUBJECTS and w != "who"):
        return False
    if w in _ASIDES or is_temporal(s, first) or _last_verb(s, first, end) is None:
        return True
    return any(x.partition("'")[0] in RELATIVE or x == "whose" for x in s.low[first:end])


def _can_be_named(s: Sentence, first: int, end: int) -> bool:
    """A name, a pronoun or a noun with its determiner: what an apposition may follow."""
    w = s.low[first]
    if w.endswith("ing") or w in _ASIDES or _PARTY.match(w):
        return False
    if w in person_nouns() and w not in plural_nouns() and s.low[first - 1] == ",":
        return not s.capital(first - 2)  # "Ann Bell, | chief of staff |, a baker, said"
    known = w in DETERMINERS or w in POSSESSIVES or w in person_nouns()
    named = s.capital(end - 1) and PREPOSITIONS.isdisjoint(s.low[first:end])
    return known or named or s.capital(first) or s.low[end - 1] == ")"


def _between_dashes(s: Sentence, end: int) -> Range | None:
    """ "Ann Bell — a baker — | said"."""
    dash = s.find(DASHES | STOPS, end - 2, max(s.first, end - LONGEST) - 1, step=-1)
    found = _phrase(s, dash) if dash is not None and s.low[dash] in DASHES else None
    return found and (found[0], end - 1)


def subject(s: Sentence) -> Range | None:
    """Subject of the main clause of a sentence: who does its first finite verb.

    "On Monday, the mayor opened a bridge, saying" gives "the mayor".
    """
    for found in _subjects(s, range(s.first + 1, min(s.end, s.first + 60))):
        inside = found[0] > s.first and s.low[found[0] - 1] in _NO_SUBJECT
        if not (inside or s.low[found[0]].endswith("ing")):
            return found  # not "In a statement released Friday, | the mayor …"
    return None


def nearest_subject(s: Sentence, end: int) -> Range | None:
    """Subject of the last finite verb before token `end`: "Ann opened the shop and | said"."""
    return next(_subjects(s, range(end - 1, s.first, -1)), None)


def _subjects(s: Sentence, verbs: Iterable[int]) -> Iterator[Range]:
    """Who stands before each of the tokens that is a finite verb."""
    for i in verbs:
        if s.quote[i] < 0 and (is_finite(s, i) or _present(s, i)):
            found = phrase_before(s, i)
            if found and s.low[found[0]] not in _EMPTY:
                yield found


def _present(s: Sentence, i: int) -> bool:
    """ "Bell opens", "she opens", "opponents oppose": a verb by its place only."""
    w, before = s.low[i], i - 1
    while before > 0 and s.low[before] in LIGHT_ADVERBS:
        before -= 1
    if s.low[before] in SUBJECTS:
        return s.is_word(i) and w not in LIGHT_ADVERBS
    if _tells(s, i):
        return True
    by_shape = w.endswith("s") and not w.endswith("ss") and w not in PREPOSITIONS
    return by_shape and s.capital(before) and not s.capital(i)
