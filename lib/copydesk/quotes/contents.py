"""What was said: the words after a cue, before it, and in the quotations beside it."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.language.tokens import Tokens, is_temporal
from copydesk.language.verbs import has_verb, is_plainly_finite, reporting
from copydesk.language.words import AUXILIARIES, DASHES, DETERMINERS, PREPOSITIONS, SUBJECTS, words
from copydesk.names.lists import document_nouns, person_nouns
from copydesk.quotes.cues import Cue
from copydesk.quotes.subjects import resumes

Range = tuple[int, int]

_WH = words("that whether if how why what where when who which whom")
_RELATIVES = words("when where which who whom")
_CLAUSE_STARTS = (SUBJECTS - {"who"}) | words(
    "there it's he's she's they're we're i'm you're he'd she'd they'd he'll she'll they'll we'll "
    "i'll it'll i've we've they've you've that's there's what's let's"
)
_LINKS = PREPOSITIONS | words("as when while if")
_CONCESSIVE = words("despite if unless although though since because while when")
_ANYONE = words("anyone everyone those people residents witnesses drivers voters")
_OBJECTS = words("me him her us them you it everyone reporters")
_TRAILING = frozenset((",", ";", ":", "—", "–", "--", "-", "and", "but", "(", "..", "..."))


@dataclass(frozen=True, slots=True)
class Right:
    """What follows a cue. `kind` is quote, that, clause, to, order, phrase, comma or nothing.

    `first` is the first token of the content, `adjunct` says that time or place came before it.
    """

    kind: str
    first: int
    adjunct: bool = False


def right_of(tokens: Tokens, first: int, ceiling: int, addressee: bool) -> Right:
    """Read on from token `first`, right after the cue: skip whom, when and where, then look.

    "told | the club on Monday that tea is good" gives kind "that", adjunct True.
    """
    low, i = tokens.low, first
    if addressee:
        i = _skip_addressee(tokens, i, ceiling)
        if i > first and _infinitive(tokens, i + (low[i : i + 1] == ["not"]), ceiling):
            return Right("order", first)
        if i > first and low[i : i + 1] == ["who"] and low[first] in _ANYONE:
            return Right("order", first)  # "asked anyone who saw it to come forward"
    moved = False
    while i < ceiling:
        steps = is_temporal(tokens, i)
        if steps and i + steps < ceiling and low[i + steps] in AUXILIARIES:
            steps = 0  # "said this week was hard"
        if steps:
            i, moved = i + steps, True
            continue
        if _infinitive(tokens, i, ceiling):
            return Right("to", i, moved)
        if low[i] in _LINKS and low[i] not in _WH - {"when"} and not _counts(tokens, i, ceiling):
            after = _skip_adjunct(tokens, i, ceiling)
            if after is None:
                break
            i, moved = after, True
            continue
        break
    if i >= ceiling and moved and tokens.low[first] in _CONCESSIVE:
        return Right("clause", first)
    kind = _kind(tokens, i, ceiling)
    if kind == "comma" and moved and tokens.low[first] in _CONCESSIVE:
        return Right("clause", first)
    if kind == "comma":
        that = _late_that(tokens, i, min(ceiling, i + (20 if moved else 12)))
        if that:
            return Right("that", that, moved)
        if quotation := _after_gesture(tokens, i, ceiling):
            return Right("quote", quotation, moved)
        if low[i + 1 : i + 2] and low[i + 1] in _RELATIVES:
            return Right("comma", i, moved)  # "Tea was late, Bell said, when the milk was cold."
    if kind in {"colon", "comma"} and i + 1 < ceiling:
        following = _kind(tokens, i + 1, ceiling)
        titled = following == "quote" and _names_work(tokens, i + 1, ceiling)
        if following in {"quote", "that"} and not titled:
            return Right(following, i + 1, moved)
        if kind == "colon" and following != "nothing":
            return Right("clause", i + 1, moved)
    return Right(kind, i, moved)


def _infinitive(tokens: Tokens, i: int, ceiling: int) -> bool:
    """ "promised | to defeat …": what is to be done, no time or place to skip."""
    return (
        i + 1 < ceiling
        and tokens.low[i] == "to"
        and tokens.is_word(i + 1)
        and not tokens.capital(i + 1)
        and tokens.low[i + 1] not in DETERMINERS | _OBJECTS | _CLAUSE_STARTS
        and not tokens.low[i + 1].endswith("s")
    )


def _names_work(tokens: Tokens, first: int, ceiling: int) -> bool:
    """Is the quotation at `first` a title: "wrote in a memoir, “White Lines,” published in May"?"""
    number = tokens.quote[first]
    end = next((i for i in range(first, ceiling) if tokens.quote[i] != number), ceiling)
    inside = [i for i in range(first, end) if tokens.is_word(i)]
    goes_on = end < ceiling and tokens.is_word(end) and not tokens.capital(end)
    return (
        goes_on
        and tokens.low[end] not in SUBJECTS
        and 1 < len(inside) <= 8
        and all(tokens.capital(i) or tokens.low[i] in PREPOSITIONS | DETERMINERS for i in inside)
    )


def _counts(tokens: Tokens, i: int, ceiling: int) -> bool:
    """ "at least 20 victims", "about 40 people": the subject, not a place."""
    low = tokens.low
    if i + 1 < ceiling and low[i] == "at" and low[i + 1] in {"least", "most"}:
        return True
    return low[i] in {"about", "over", "around"} and i + 1 < ceiling and low[i + 1][0].isdigit()


def _after_gesture(tokens: Tokens, comma: int, ceiling: int) -> int | None:
    """The quotation that goes on after ", pausing," or ", wiping her eyes,"."""
    low, end = tokens.low, min(ceiling - 1, comma + 12)
    if comma + 1 >= end or not low[comma + 1].endswith("ing") or low[comma + 1] in reporting():
        return None
    return next(
        (k + 1 for k in range(comma + 2, end) if low[k] == "," and tokens.opens(k + 1)), None
    )


def _late_that(tokens: Tokens, i: int, ceiling: int) -> int | None:
    """The "that" after further places and times: "said in Ayr, Scotland, | that …"."""
    for k in range(i + 2, ceiling):
        if tokens.low[k] == "that" and tokens.low[k - 1] == tokens.low[i]:
            return k
        if tokens.low[k] in {"“", ":"} or tokens.low[k] in AUXILIARIES:
            return None
    return None


def _kind(tokens: Tokens, i: int, ceiling: int) -> str:
    if i >= ceiling or tokens.low[i] in {".", "!", "?", ";", ")", "”"}:
        return "nothing"
    w = tokens.low[i]
    if w == "“":
        return "quote"
    if w == ",":
        return "comma"
    if w == ":":
        return "colon"
    if w in DASHES:
        return "comma"
    if w in _WH and (i + 1 >= ceiling or tokens.low[i + 1] != ","):
        return "that"
    if w in {"and", "but", "or"} | AUXILIARIES and w not in _CLAUSE_STARTS:
        return "nothing"
    return "clause" if w in _CLAUSE_STARTS or has_verb(tokens, i, ceiling) else "phrase"


def _skip_addressee(tokens: Tokens, i: int, ceiling: int) -> int:
    """Over the person told: "me", "the club", "reporters", "Ayr Today"."""
    low, start = tokens.low, i
    if i >= ceiling or low[i] in _WH | _LINKS or not tokens.is_word(i):
        return i
    if low[i] in _OBJECTS and low[i] not in {"it"}:
        return i + 1
    if low[i] in _CLAUSE_STARTS:
        return i
    while i < min(ceiling, start + 18):
        w = low[i]
        if i > start and (
            (not tokens.is_word(i) and w not in {"'", "&"})
            or w in _WH
            or w in _CLAUSE_STARTS
            or w in _LINKS - {"of", "for"}
            or is_temporal(tokens, i)
        ):
            break
        if i > start and w in DETERMINERS and low[i - 1] not in {"of", "for", "and", "all"}:
            break
        if i > start and is_plainly_finite(tokens, i):
            # "told reporters taxes will rise": the subject was swallowed, give one word back
            return max(start + 1, i - 1)
        i += 1
    return i


def _skip_adjunct(tokens: Tokens, i: int, ceiling: int) -> int | None:
    """Over "in a long statement on Monday": the token after it, None when it is the content."""
    low, k = tokens.low, i + 1
    while k < ceiling:
        w = low[k]
        if w in {",", ":", "“", ".", ";"} or w in DASHES:
            return k
        if w in {"that", "whether"} and k > i + 1:
            return k
        if (
            w in _CLAUSE_STARTS
            and k > i + 1
            and (
                low[i] not in {"as", "when", "while", "if", "after", "before"}
                or (low[i] in {"after", "before"} and k > i + 2)  # "after the vote | he was"
            )
        ):
            inner = (j for j in range(i + 2, k) if _infinitive(tokens, j, ceiling))
            return next(inner, k)  # "promised during her campaign | to end what she called"
        if is_temporal(tokens, k) and k > i + 1 and k + 1 < ceiling and tokens.is_word(k + 1):
            following = k + is_temporal(tokens, k)
            if following < ceiling and tokens.low[following] not in PREPOSITIONS:
                return following
        k += 1
    # nothing closed it: a time or place at the very end, unless a verb shows it is a clause
    if low[i] in {"as", "when", "while", "if", "after", "before", "during"}:
        return ceiling
    return None if has_verb(tokens, i, ceiling) else ceiling


def accepts(cue: Cue, right: Right, tokens: Tokens, ceiling: int) -> bool:
    """Can what follows be what this verb reports?"""
    low, kind = tokens.low, right.kind
    if cue.uses("manner") and (cue.last >= ceiling or low[cue.last] not in {",", ":"}):
        return False
    noun = cue.homograph and not subject_like(tokens, cue)
    if kind == "quote":
        return True
    if kind == "that":
        if cue.uses("object"):
            return not noun and low[right.first] in {"how", "why", "what"}
        return not noun and not cue.uses("quote")
    quoted = any(map(tokens.opens, range(right.first, ceiling)))
    enough = ceiling - right.first > 2
    if cue.uses("object"):
        called = cue.entry.form == "ing" and enough and low[right.first] in _OBJECTS
        return called or (quoted and kind in {"clause", "phrase"})  # "calling them very dear"
    if kind == "order":
        return cue.uses("order") or quoted
    if kind == "to":
        return cue.uses("act") or (quoted and (cue.uses("any") or cue.uses("clause")))
    if kind == "clause":
        return not noun and any(map(cue.uses, ("any", "clause", "phrase")))
    if kind == "phrase" and (cue.uses("doing") or not low[right.first].endswith("ing")):
        if cue.uses("any") or (cue.uses("phrase") and not cue.homograph):
            return enough
        return quoted and cue.uses("clause")
    return False


def beside(tokens: Tokens, cue: Cue, contents: tuple[Range, ...], source: Range) -> bool:
    """Does a quotation touch the clause of a verb that only tells how: "“No!” Bell laughs."?

    ““No.” Bell laughs.” is a quotation and, maybe, another's laugh.
    """
    for first, end in contents:
        if not tokens.opens(first) or tokens.quote[end - 1] < 0:
            continue
        if end == source[0] or end == cue.first:
            return tokens.low[end - 2] in {",", "?", "!", "…", "—", "–", "--", "..."}
        if first == cue.last + 1 and tokens.low[cue.last] in {",", ":"}:
            return True
    return False


def _first_of_run(tokens: Tokens, opened: int) -> int:
    """Start of the first of several quotations in a row: “A,” “B” and “C”."""
    while opened > 1:
        k = opened - 1 - (tokens.low[opened - 1] in {"and", ","})
        if k < 0 or tokens.quote[k] < 0 or tokens.low[k - 1] in {".", "?", "!"}:
            break
        opened = tokens.at(tokens.quotations[tokens.quote[k]].start)
    return opened


def subject_like(tokens: Tokens, cue: Cue) -> bool:
    """Does a subject stand before a verb that could be a noun ("states", "report")?"""
    i = cue.first - 1
    if i < 0:
        return False
    if cue.helped:
        return True  # "did note that"
    w = tokens.low[i]
    return (
        w in SUBJECTS
        or w in person_nouns()
        or w in document_nouns()
        or w in {",", ")"}
        or (cue.entry.form == "base" and w.endswith("s") and not tokens.capital(i))
        or (
            cue.entry.form == "s"
            and tokens.capital(i)
            and not w.endswith(("ern", "an", "ish", "ese", "ic", "al"))
        )
    )


def right_content(tokens: Tokens, right: Right, ceiling: int) -> Range:
    """The content that begins at `right.first`: a whole quotation, or the rest of the sentence."""
    first = right.first
    number = tokens.quote[first]
    if right.kind == "quote" and number >= 0:
        end = tokens.at(tokens.quotations[number].end)
        if (
            tokens.low[end - 2] in {",", ".", "?", "!"}
            or end >= ceiling
            or tokens.low[end] in {",", ".", ";"}
        ):
            return first, end
    end = _content_end(tokens, first, ceiling)
    if right.kind == "to":
        joined = (k for k in range(first, end - 2) if tokens.low[k] in {"and", "but"})
        end = next((k for k in joined if resumes(tokens, k + 1, end)), end)
    return trimmed(tokens, first, end)


def _content_end(tokens: Tokens, first: int, ceiling: int) -> int:
    """Where the reported clause ends and the narrator goes on: at a colon or a dash."""
    low = tokens.low
    for k in range(first + 3, ceiling - 2):
        clock = low[k] == ":" and low[k - 1].isdigit() and low[k + 1].isdigit()
        if tokens.quote[k] < 0 and not clock and (low[k] == ":" or low[k] in DASHES):
            return k
    return ceiling


def trimmed(tokens: Tokens, first: int, end: int) -> Range:
    """first..end without stops and joining words at its edges."""
    while end > first and (tokens.low[end - 1] in _TRAILING or tokens.low[end - 1] in {".", "'"}):
        end -= 1
    while first < end and tokens.low[first] in {",", ":", ";", "."}:
        first += 1
    return first, end


def left_content(tokens: Tokens, end: int, floor: int, previous: int) -> Range | None:
    """What was said before the reporting clause that begins at token `end`.

    `floor` is the start of its sentence, `previous` that of the sentence before. None when no
    comma, dash, stop or closing mark stands between.
    """
    low = tokens.low
    if end > floor:
        if low[end - 1] not in {",", "”", "?", "!"} and low[end - 1] not in DASHES:
            return None
        first = _quotation_start(tokens, end, floor)
        first, last = trimmed(tokens, first, end)
        return (first, last) if last > first else None
    if end == 0:
        return None
    if low[end - 1] == "”":
        return _quotation_start(tokens, end, previous), end
    return None


def _quotation_start(tokens: Tokens, end: int, floor: int) -> int:
    """Start of the sentence, or of a quotation of several sentences that reaches `end`."""
    at = end - 1 if tokens.low[end - 1] == "”" else end - 2
    first = floor
    if at >= 0 and tokens.quote[at] >= 0:
        opened = _first_of_run(tokens, tokens.at(tokens.quotations[tokens.quote[at]].start))
        before = tokens.low[opened - 1] if opened else ""
        alone = (
            before in DASHES
            or before == "("
            or (before in {",", ":"} and tokens.capital(opened + 1))
        )
        first = opened if alone and opened - floor > 2 else min(first, opened)
    for k in range(end - 1, floor - 1, -1):  # a mark never closed: it opens what ends here
        if tokens.left_open(k):
            return k if k == 0 or tokens.low[k - 1] in {".", "?", "!"} else floor
        if tokens.quote[k] >= 0:
            break
    return first
