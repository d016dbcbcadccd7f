"""The patterns of English reporting clauses, each a small function over one sentence.

All take the tokens of a paragraph and the sentence as `floor` (first token) and `ceiling` (one
past the last), and give a `Report` or None. `here` are the reports already found in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.language.tokens import Tokens
from copydesk.language.verbs import has_verb, reporting
from copydesk.language.words import DASHES, PREPOSITIONS, SUBORDINATORS, words
from copydesk.names.lists import document_nouns, person_nouns, titles
from copydesk.quotes import sources, sources_after, subjects
from copydesk.quotes.contents import (
    Right,
    accepts,
    beside,
    left_content,
    right_content,
    right_of,
    subject_like,
    trimmed,
)
from copydesk.quotes.cues import Cue
from copydesk.quotes.sides import choose

Range = tuple[int, int]

_SMALL = words("of the and for de van von to in on")
_NO_SPEAKER = words(
    "latest exclusive watch video photos breaking update updated live review opinion analysis "
    "editorial column transcript report fact note correction by source sources poll recap read "
    "interview factbox timeline explainer q&a related more wow bombshell shock just"
)
_BODIES = words(
    "group charity union company firm agency body newspaper magazine website broadcaster "
    "institute organisation organization tank party university association maker operator"
)  # what an apposition calls an institution
_RELATIVE = words("that which who what")
_ASKS = words("ask demand order pledge promise request threaten urge vow")
_JOINS = words("but and while though")


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, in token numbers of its paragraph.

    `clause` is where the reporting clause begins: an earlier report's content ends there when
    the two are siblings ("said tea is good, adding that coffee is not").
    """

    source: Range
    cue: Range
    contents: tuple[Range, ...]
    rule: str
    clause: int
    sibling: bool = False


def plain(tokens: Tokens, cue: Cue, floor: int, ceiling: int, previous: int) -> Report | None:
    """ "Ann said that …", "“…,” Ann said.", "…, Ann said, …"."""
    source = sources.subject_before(tokens, cue, floor)
    if source is None:
        return None
    first = source[0]
    relative = tokens.low[source[1] - 1] in {"who", "which", "that"}
    dependent = first > floor and tokens.low[first - 1] in SUBORDINATORS
    right = right_of(tokens, cue.last, ceiling, cue.uses("to"))
    if tokens.low[cue.last : cue.last + 2] == ["it", ","]:
        return None  # "To hear Bell tell it, …"
    if right.adjunct and tokens.low[max(floor, first - 2) : first] == [",", "as"]:
        return None  # "Bell, as she insisted even when she was old, …"
    left = None if relative or dependent else left_content(tokens, first, floor, previous)
    if left and left[1] <= floor and accepts(cue, right, tokens, ceiling):
        left = None  # the sentence before is not needed
    if cue.homograph and right.kind not in {"that", "quote"} and not subject_like(tokens, cue):
        return None
    inside = first > floor and (tokens.low[first - 1] in _RELATIVE or tokens.is_word(first - 1))
    choice = choose(tokens, cue, left, right, ceiling, inside)
    if cue.uses("manner") and not (choice and beside(tokens, cue, choice[0], source)):
        return None
    if choice is None and first == floor > previous and ceiling - cue.last < 2:
        choice = (trimmed(tokens, previous, floor),), "sentence before"  # a stop for a comma
    if choice is None:
        return None
    joined = first > floor and tokens.low[first - 1] in _JOINS
    return Report(source, (cue.first, cue.last), *choice, first - joined, joined)


def as_said(tokens: Tokens, cue: Cue, floor: int, ceiling: int) -> Report | None:
    """ "As Ann said in May, …" and "…, as Ann put it"."""
    if not (cue.uses("any") or cue.uses("clause") or cue.uses("that")):
        return None
    if cue.entry.lemma in _ASKS:
        return None  # "as Bell had requested" was done, not said
    source = sources.before_cue(tokens, cue.first, floor)
    if source is None or source[0] == floor or tokens.low[source[0] - 1] != "as":
        return None
    it = cue.last + (tokens.low[cue.last : cue.last + 2] == ["it", ","])  # "As Ann tells it, …"
    right = right_of(tokens, it, ceiling, cue.uses("to") and it == cue.last)
    if right.kind in {"that", "clause", "phrase"} or tokens.low[cue.last : cue.last + 1] == ["to"]:
        return None
    if right.kind == "quote":
        content = right_content(tokens, right, ceiling)
    else:
        content = _beside_as(tokens, source[0] - 1, right, floor, ceiling)
    if content is None or content[1] - content[0] < 3:
        return None
    return Report(source, (cue.first, cue.last), (content,), "as said", source[0] - 1)


def _beside_as(tokens: Tokens, start: int, right: Right, floor: int, ceiling: int) -> Range | None:
    """The main clause that "as Ann said" stands in: after it when it opens the sentence."""
    if right.kind == "comma" and start <= floor + 1:
        return trimmed(tokens, right.first, ceiling)
    if start > floor and tokens.low[start - 1] in {",", "”"} | DASHES:
        if right.kind == "comma" and start > floor + 1 and tokens.low[start - 2] in _RELATIVE:
            return trimmed(tokens, right.first, ceiling)
        if right.kind == "comma" and tokens.low[right.first] in DASHES:
            floor = next((k for k in range(start - 2, floor, -1) if tokens.low[k] in DASHES), floor)
        return trimmed(tokens, floor, start)
    return None


def by_source(tokens: Tokens, i: int, floor: int, ceiling: int) -> Report | None:
    """ "As reported by the Ayr Echo, …" and "asked by a reporter whether …"."""
    if i + 2 >= ceiling or tokens.low[i + 1] != "by":
        return None
    entry = next(iter(reporting().get(tokens.low[i], ())), None)
    if entry is None or entry.form != "past":
        return None
    end = sources_after.phrase_after(tokens, i + 2, ceiling)
    if not end or end >= ceiling:
        return None
    before = tokens.low[i - 1] if i > floor else ""
    if before in {"as", "first"}:
        start = i - 1 - (before == "first")
        content = _beside_as(tokens, start, Right("comma", end), floor, ceiling)
    elif entry.lemma in {"ask", "tell"} and tokens.low[end] in {
        "whether",
        "if",
        "why",
        "how",
        "that",
    }:
        comma = next((k for k in range(end, ceiling) if tokens.low[k] == ","), ceiling)
        content = trimmed(tokens, end, comma if i <= floor + 2 else ceiling)
    else:
        return None
    if content is None or content[1] - content[0] < 3:
        return None
    return Report((i + 2, end), (i, i + 1), (content,), "by", i)


def inverted(tokens: Tokens, cue: Cue, floor: int, ceiling: int, previous: int) -> Report | None:
    """ "“…,” said Ann Bell, a baker.", "Tea, said Ann Bell, is good."."""
    if cue.uses("keep") or cue.entry.form not in {"past", "s", "base"} or cue.first != cue.verb:
        return None
    before = tokens.low[cue.first - 1] if cue.first else ""
    if before not in {"”", ",", "?", "!"} | DASHES or (before != "”" and cue.first == floor):
        return None
    left = left_content(tokens, cue.first, floor, previous)
    source = left and sources_after.after_cue(tokens, cue.last, ceiling)
    if not source:
        return None
    rest = _after_inverted(tokens, source[1], ceiling)
    if before != "”":
        plain_object = any(map(cue.uses, ("object", "quote"))) and tokens.quote[left[1] - 1] < 0
        if plain_object or _is_subject(tokens, cue, left, floor):
            return None
        right = right_of(tokens, cue.last, ceiling, False)
        subject = not rest and sources.before_cue(tokens, cue.first, floor)
        if subject and right.kind in {"that", "clause"}:
            return None
        if not has_verb(tokens, *left) and not rest:
            return None
    contents = (left, rest) if rest else (left,)
    return Report(source, (cue.first, cue.last), contents, "verb first", cue.first)


def _is_subject(tokens: Tokens, cue: Cue, left: Range, floor: int) -> bool:
    """Is all before the verb its subject: "Bell, 52, who runs the shop, | confirmed the offer"?"""
    found = sources.before_cue(tokens, cue.first, floor)
    if found is None or found[0] > left[0]:
        return False
    commas = [i for i in range(found[0], cue.first - 1) if tokens.low[i] == ","]
    return any(tokens.low[i + 1].isdigit() or tokens.low[i + 1] in {"who", "which"} for i in commas)


def _after_inverted(tokens: Tokens, end: int, ceiling: int) -> Range | None:
    """The second half after "said Ann Bell,": a quotation, or the verb of the first half."""
    if end + 2 < ceiling and tokens.low[end : end + 2] == [",", "who"]:
        end = next((k for k in range(end + 2, ceiling) if tokens.low[k] == ","), end)
    if end + 2 >= ceiling or tokens.low[end] not in {",", ":"}:
        return None
    if tokens.opens(end + 1):
        return right_content(tokens, Right("quote", end + 1), ceiling)
    if has_verb(tokens, end + 1, end + 2):
        return trimmed(tokens, end + 1, ceiling)
    return None


def coordinated(tokens: Tokens, cue: Cue, floor: int, ceiling: int, here) -> Report | None:
    """ "Ann opened the shop and said that …": the subject of the verb before speaks."""
    before = tokens.low[cue.first - 1] if cue.first > floor else ""
    if before not in {"and", "but", "then", ","}:
        return None
    if before == "," and cue.last < ceiling and tokens.low[cue.last] in {"as", "by"}:
        return None  # ", described as “tea”": a passive
    right = right_of(tokens, cue.last, ceiling, cue.uses("to"))
    if not accepts(cue, right, tokens, ceiling):
        return None
    source = (
        here[-1].source
        if here
        else (
            subjects.subject_of(tokens, floor, cue.first)
            or subjects.nearest_subject(tokens, floor, cue.first)
        )
    )
    content = right_content(tokens, right, ceiling)
    if source is None or content[1] <= content[0]:
        return None
    return Report(source, (cue.first, cue.last), (content,), "second verb", cue.first - 1, True)


def participle(tokens: Tokens, cue: Cue, floor: int, ceiling: int, here) -> Report | None:
    """ "Ann left early, saying that …": the source is the subject of the sentence."""
    right = right_of(tokens, cue.last, ceiling, cue.uses("to"))
    if accepts(cue, right, tokens, ceiling):
        content, rule = right_content(tokens, right, ceiling), "participle"
    elif right.kind == "colon" and ceiling == len(tokens):
        content, rule = None, "colon"
    else:
        return None
    source = _subject_of_participle(tokens, cue, floor, ceiling, here)
    if source is None or (content and content[1] <= content[0]):
        return None
    contents = (content,) if content else ()
    return Report(source, (cue.first, cue.last), contents, rule, cue.first, True)


def _subject_of_participle(tokens: Tokens, cue: Cue, floor, ceiling, here) -> Range | None:
    """Who is "saying": the noun right before, the one who spoke already, or the subject."""
    i = cue.first
    if i == floor or (i == floor + 1 and tokens.low[floor] in PREPOSITIONS | SUBORDINATORS):
        # "Saying that …, Ann left"
        comma = subjects.main_clause(tokens, i + 1, ceiling)
        return comma and subjects.subject_of(tokens, comma + 1, ceiling)
    before = tokens.low[i - 1]
    if before in PREPOSITIONS and before not in {"by", "in", "after", "before", "without", "with"}:
        return None
    if before in person_nouns() or tokens.capital(i - 1) or before.endswith("s"):
        source = sources.before_cue(tokens, i, floor)
        if source and before not in document_nouns():
            return source
    return here[-1].source if here else subjects.subject_of(tokens, floor, i)


def according_to(tokens: Tokens, i: int, floor: int, ceiling: int) -> Report | None:
    """ "According to Ann Bell, …" and "…, according to Ann Bell, a baker."."""
    first = i + 2
    end = sources_after.phrase_after(tokens, first, ceiling)
    if not end or end == first:
        return None
    if i == floor or (end + 3 < ceiling and not has_verb(tokens, floor, i)):
        end = _past_apposition(tokens, end, ceiling)
        content = trimmed(tokens, end, ceiling)
    else:
        end = sources_after.apposition_after(tokens, end, ceiling)
        content = trimmed(tokens, floor, i)
    if content[1] <= content[0]:
        return None
    return Report((first, end), (i, i + 2), (content,), "according to", i, i > floor + 1)


def _past_apposition(tokens: Tokens, end: int, ceiling: int) -> int:
    """After ", a baker from Ayr" in "According to Ann Bell, a baker from Ayr, tea is good"."""
    stop = sources_after.apposition_after(tokens, end, ceiling)
    if stop <= end + 1 or stop + 3 >= ceiling or tokens.low[stop] != ",":
        return end
    low = tokens.low[end + 1 : stop]
    kinds = [w for w in low[:5] if w in person_nouns() or w in titles() or w in _BODIES]
    indefinite = low[0] in {"a", "an"} and len(low) < 9 and tokens.capital(end - 1)
    alone = next((k for k in range(stop + 1, ceiling) if tokens.low[k] == ","), ceiling)
    inserted = alone < ceiling and all(tokens.capital(k) for k in range(stop + 1, alone))
    follows = low[0] in {"the", "some", "many"} and (inserted or tokens.low[stop + 1] in _RELATIVE)
    joined = tokens.low[stop + 1] in {"and", "or", "but"}
    if not (kinds or indefinite) or joined or follows or has_verb(tokens, end + 1, stop):
        return end
    return stop


def colon(tokens: Tokens, floor: int, ceiling: int, here) -> Report | None:
    """ "Ann went further: “…”", also with the quotation in the next paragraph."""
    low = tokens.low
    for i in range(floor, ceiling):
        if low[i] != ":" or tokens.quote[i] >= 0:
            continue
        at_end = i + 1 == len(tokens)
        if not at_end and (i + 1 >= ceiling or not tokens.opens(i + 1)):
            continue
        if any(r.rule == "colon" for r in here) or any(
            i < end and first <= i + 2 for r in here for first, end in r.contents
        ):
            return None
        source = here[-1].source if here else subjects.subject_of(tokens, floor, i)
        source = (None if at_end else _name_before(tokens, i, floor)) or source
        if source is None:
            return None
        contents = () if at_end else (right_content(tokens, Right("quote", i + 1), ceiling),)
        return Report(source, (i, i + 1), contents, "colon", i)
    return None


def _name_before(tokens: Tokens, colon: int, floor: int) -> Range | None:
    """ "More on the strike - Ann Bell: “…”": the name between the colon and a dash or the start."""
    first = colon
    while first > floor and tokens.capital(first - 1):
        first -= 1
    opened = first == floor or tokens.low[first - 1] in DASHES | {"from"}
    least = 2 if first == floor else 1
    return (first, colon) if opened and least <= colon - first < 6 else None


def label_end(tokens: Tokens) -> int:
    """Number of the colon after a name that opens the paragraph; 0 when there is none."""
    end = next((i for i in range(min(6, len(tokens))) if tokens.low[i] == ":"), 0)
    if not end or end + 3 > len(tokens) or len(tokens.word[0]) < 2:
        return 0
    names = tokens.word[:end]
    if not all(w[0].isupper() or not w[0].isalnum() or w.lower() in _SMALL for w in names):
        return 0
    return 0 if {tokens.low[0], tokens.low[end - 1]} & _NO_SPEAKER else end


def label(tokens: Tokens, headline: bool) -> Report | None:
    """ "BELL: Tea is good." in a transcript, "Mayor: Tea Is Good" in a headline or an interview."""
    end = label_end(tokens)
    if not end:
        return None
    shouted = all(w.isupper() for w in tokens.word[:end] if w.isalpha())
    if not (headline or shouted):
        return None
    content = trimmed(tokens, end + 1, len(tokens))
    if content[1] - content[0] < 2:
        return None
    return Report((0, end), (end, end + 1), (content,), "label", 0)
