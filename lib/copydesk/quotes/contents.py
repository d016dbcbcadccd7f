"""What was said: the words after a cue, before it, and in the quotations beside it."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.language.clauses import main_clause, resumes
from copydesk.language.tokens import Range, Sentence, Tokens, is_temporal
from copydesk.language.verbs import has_verb, is_plainly_finite, reporting
from copydesk.language.words import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    STOPS,
    SUBJECTS,
    SUBORDINATORS,
    UNCAPPED,
    word_classes,
    words,
)
from copydesk.quotes.cues import Cue, subject_like

_OF = word_classes("quote_words")
_WH = words("that whether if how why what where when who which whom")
_CLAUSE_STARTS = (SUBJECTS - {"who"}) | _OF["clause start"]
_LINKS = PREPOSITIONS | words("as when while if not")
_SKIPPED = _LINKS - (_WH - {"when"}) - {"not"}
_ANYONE = words("anyone anybody everyone everybody those people residents witnesses drivers voters")
_CONCESSIVE = words("despite if unless although though since because while when")
_OBJECTS = words("me him her us them you it everyone reporters")
_NO_INFINITIVE = DETERMINERS | _OBJECTS | _CLAUSE_STARTS
_ENDS_ADDRESSEE = _WH | _CLAUSE_STARTS | (_LINKS - {"of", "for"})
_LEADING = DASHES | words(", : ; . • * ●")  # the bullet of a list among them
_ENDS_ADJUNCT = DASHES | words(", : “ . ;")
_PLACES = words("in at on during outside after")
_NO_NOUN = PREPOSITIONS | SUBORDINATORS | DETERMINERS | {"or"}
_BREAKS = DASHES | {":"}
_RESULTS = words("results earnings profit profits loss losses revenue revenues sales income")
_AFTER = PREPOSITIONS | words("that and")
_REQUESTS = words("request requests motion petition application bail parole permit visa entry")
_GREETINGS = words("goodbye farewell hello hi grace prayers thanks")
_EVIDENCE = words("evidence argument arguments testimony submissions appeal case cases day days")
_TALES = words("story stories tale tales joke jokes lie lies secret secrets anecdote anecdotes")
_TRAILING = DASHES | words(", ; : and but ( .. ... . '")
_NOTHING = (AUXILIARIES | words(". ! ? ; ) ” and but or")) - _CLAUSE_STARTS - words("having being")


@dataclass(frozen=True, slots=True)
class Right:
    """What follows a cue. `kind` is quote, that, clause, to, order, phrase, comma, colon, nothing.

    `first` is the first token of the content, `adjunct` says that time or place came before it.
    """

    kind: str
    first: int
    adjunct: bool = False


def right_of(s: Sentence, first: int, addressee: bool) -> Right:
    """Read on from token `first`, right after the cue: skip whom, when and where, then look.

    "told | the club on Monday that tea is good" gives kind "that", adjunct True.
    """
    if addressee and not _TALES.isdisjoint(s.low[first : first + 5]):
        return Right("nothing", first)  # "told a joke that was old"
    i = _skip_addressee(s, first) if addressee else first
    if i > first and _is_order(s, first, i):
        return Right("order", first)
    i, moved = _skip_adjuncts(s, i)
    if _infinitive(s, i + (s.low[i] == "not")):
        return Right("to", i, moved)
    kind = _kind(s, i)
    if kind not in ("comma", "colon"):
        return Right(kind, i, moved)
    if found := _past_comma(s, first, i, moved):
        return found
    following = _kind(s, i + 1)
    if following == "quote" and not (moved and _names_work(s, i + 1)):
        return Right(following, i + 1, moved)
    if kind == "colon" and following not in ("nothing", "quote"):
        return Right("clause", i + 1, moved)
    return Right(kind, i, moved)


def _is_order(s: Sentence, first: int, i: int) -> bool:
    """ "told Rowe | to go", "asked anyone | who saw it to come forward"."""
    anyone = s.low[i] == "who" and s.low[first] in _ANYONE
    return anyone or _infinitive(s, i + (s.low[i] == "not"))


def _skip_adjuncts(s: Sentence, i: int) -> tuple[int, bool]:
    """Over times and places; and whether there were any."""
    begin = i
    while i < s.end and not _infinitive(s, i):
        steps = is_temporal(s, i)
        if s.low[i + steps] in AUXILIARIES:
            steps = 0  # "said this week was hard"
        if s.low[i] in _SKIPPED and not _counts(s, i):
            steps = _skip_adjunct(s, i) - i
        if not steps:
            break
        i += steps
    return i, i > begin


def _past_comma(s: Sentence, first: int, comma: int, moved: bool) -> Right | None:
    """What comes behind a comma: "said in Ayr, Scotland, | that …", "said, pausing, | “…”"."""
    if s.low[first] in _CONCESSIVE:
        return Right("clause", first)
    if comma == first and s.low[comma + 1] in ("if", "unless") and main_clause(s, comma + 1):
        return Right("clause", comma + 1)  # "said, | if elected, she would go"
    for k in range(comma + 1, min(s.end, comma + 20)):
        listed = all(s.capital(i) or s.low[i] in (",", "and") for i in range(comma, k))
        if s.low[k] == "that" and (s.low[k - 1] == s.low[comma] or listed):
            return Right("that", k, moved)
        if s.low[k] == "“":
            break
    aside = s.low[comma + 1] in PREPOSITIONS and first < comma and not moved
    end = s.find((",",), comma + 2, min(s.end, comma + 12)) if aside else None
    if end and not has_verb(s, comma, end) and _kind(s, end + 1) == "clause":
        return Right("clause", end + 1, True)  # "told the jury, at the court, | tea was cold"
    if quotation := _after_gesture(s, comma):
        return Right("quote", quotation, moved)
    return None


def _infinitive(s: Sentence, i: int) -> bool:
    """ "promised | to defeat …": what is to be done, no time or place to skip."""
    w = s.low[i + 1]
    verb = s.is_word(i + 1) and not s.capital(i + 1)
    return s.low[i] == "to" and verb and w not in _NO_INFINITIVE


def _names_work(s: Sentence, first: int) -> bool:
    """Is the quotation at `first` a title: "wrote in a memoir, “White Lines,” published in May"?"""
    return s.opens(first) and s.low[s.quotation(first)[1]].isalpha() and titled(s, first)


def _counts(s: Sentence, i: int) -> bool:
    """ "at least 20 victims", "about 40 people": the subject, not a place."""
    return s.low[i + 1] in ("least", "most") or (
        s.low[i] in ("about", "over", "around") and s.low[i + 1][:1].isdigit()
    )


def _after_gesture(s: Sentence, comma: int) -> int | None:
    """The quotation that goes on after ", pausing," or ", wiping her eyes,"."""
    w, end = s.low[comma + 1], min(s.end - 1, comma + 12)
    if not w.endswith("ing") or w in reporting():
        return None
    return next((k for k in range(comma + 3, end + 1) if s.low[k - 1] == "," and s.opens(k)), None)


def _kind(s: Sentence, i: int) -> str:
    """What begins at token `i`, the words of `Right.kind`."""
    w = s.low[i]
    if i >= s.end:
        return "nothing"
    if w in DASHES:
        return "comma"
    if w in ("“", ",", ":"):
        return {"“": "quote", ",": "comma", ":": "colon"}[w]
    if w in _WH:
        return "that"
    if w in _NOTHING or w.startswith("http"):
        return "nothing"
    return "clause" if w in _CLAUSE_STARTS or has_verb(s, i, s.end) else "phrase"


def _skip_addressee(s: Sentence, start: int) -> int:
    """Over the person told: "me", "the club", "reporters", "Ayr Today"."""
    w = s.low[start]
    if _is_title(s, start):
        return s.quotation(start)[1]
    if w in _OBJECTS and w != "it":
        return start + 1
    if w in _WH or w in _LINKS or w in _CLAUSE_STARTS or not s.is_word(start):
        return start
    for i in range(start + 1, min(s.end, start + 18)):
        if _ends_addressee(s, i):
            return i
        if is_plainly_finite(s, i):
            # "told reporters taxes will rise": the subject was swallowed, give one word back
            return max(start + 1, i - 1)
    return min(s.end, start + 18)


def _ends_addressee(s: Sentence, i: int) -> bool:
    w = s.low[i]
    if w in DETERMINERS and s.low[i - 1] not in ("of", "for", "and", "all"):
        return True
    return not s.is_word(i) or w in _ENDS_ADDRESSEE


def _skip_adjunct(s: Sentence, i: int) -> int:
    """Over "in a long statement on Monday", "on June 5", "in Ayr": the token after it."""
    named = s.capital(i + 1) and (2 if s.low[i + 2].isdigit() else s.low[i + 2] in DETERMINERS)
    if steps := is_temporal(s, i + 1) or named:
        return i + 1 + steps
    for k in range(i + 1, s.end):
        w = s.low[k]
        if w in _ENDS_ADJUNCT and not _is_title(s, k):
            return k
        if k == i + 1:
            continue
        if w in ("that", "whether") or w in _CLAUSE_STARTS:
            inner = (j for j in range(i + 2, k) if _infinitive(s, j))
            return next(inner, k)  # "promised during her campaign | to end what she called"
        if steps := is_temporal(s, k):
            return k + steps
        if s.low[i] in _PLACES and _subject_begins(s, k):
            return k  # "said in a statement | the tea was cold"
    return s.end


def _subject_begins(s: Sentence, k: int) -> bool:
    """Does a noun phrase with its own verb begin right behind a noun?"""
    if s.low[k] not in ("the", "a", "an") or s.low[k - 1] in _NO_NOUN:
        return False
    return has_verb(s, k, s.find((",", "that", ":", "“"), k, s.end, s.end))


def titled(s: Tokens, first: int) -> bool:
    """Has every word of the quotation at `first` a capital, as in “Meet the Press”?"""
    inside = range(first + 1, s.quotation(first)[1] - 1)
    return all(s.capital(i) or s.low[i] in UNCAPPED for i in inside if s.word[i][0].isalpha())


def _is_title(s: Sentence, first: int) -> bool:
    """Does the name of a programme or a book begin here: "on | “Meet the Press” on Sunday"?"""
    before, end = s.low[first - 1], s.quotation(first)[1] if s.opens(first) else 0
    if not 0 < end - first < 10 or before in (":", ",") or not titled(s, first):
        return False
    named = end - first > 3 and (before in PREPOSITIONS or before.endswith("'s"))
    return s.low[end - 2] not in STOPS or (named and s.low[end - 2] == ".")


def ends_in_title(s: Sentence, first: int, end: int) -> bool:
    """Is the last of the words a name in marks: "In a talk on “Morning Tea,” | Bell asked"?"""
    opened = s.quotation(end - 1)[0] if s.low[end - 1] == "”" and s.quote[end - 1] >= 0 else first
    return opened > first and s.low[opened - 1] not in DASHES and titled(s, opened)


def accepts(s: Sentence, cue: Cue, right: Right) -> bool:
    """Can what follows be what this verb reports?"""
    kind = right.kind
    if _no_speech(s, cue, right):
        return False
    if kind == "quote":
        return True
    if kind == "order":
        return cue.uses("order") or _quoted(s, right.first)
    if kind == "to":
        return cue.uses("act") or (cue.uses("any", "clause") and _quoted(s, right.first))
    if cue.uses("object"):
        return _accepts_object(s, cue, right)
    if kind in ("that", "clause"):
        noun = cue.homograph and not subject_like(s, cue)
        return not noun and cue.uses("any", "clause", "phrase", *(["that"] * (kind == "that")))
    if s.low[right.first] in _GREETINGS:
        return False  # "said goodbye to the shop"
    if kind != "phrase" or (s.low[right.first].endswith("ing") and not cue.uses("doing")):
        return False
    if cue.uses("any") or (cue.uses("phrase") and not cue.homograph):
        return s.end - right.first > 2
    return cue.uses("clause") and _quoted(s, right.first)


def _no_speech(s: Sentence, cue: Cue, right: Right) -> bool:
    """ "reported | a loss of $2", "heard | evidence of it", "denied | him bail"."""
    first = right.first
    if cue.uses("manner"):
        return s.low[cue.last] not in (",", ":")
    if cue.uses("hearing"):
        return not _EVIDENCE.isdisjoint(s.low[first : first + 4])
    if cue.entry.lemma == "deny":
        return not _REQUESTS.isdisjoint(s.low[first : first + 5])
    if cue.entry.lemma != "report" or right.kind not in ("clause", "phrase"):
        return False
    k = s.find(_RESULTS, first, min(s.end, first + 9))
    return k is not None and (k + 1 >= s.end or not s.is_word(k + 1) or s.low[k + 1] in _AFTER)


def _accepts_object(s: Sentence, cue: Cue, right: Right) -> bool:
    """ "described how …", "called it “cold”", "calling them very dear"."""
    w = s.low[right.first]
    if right.kind == "that":
        return w in ("how", "why", "what")
    if cue.entry.form == "ing" and w in _OBJECTS:
        return True
    mark = next(filter(s.opens, range(right.first, s.end)), right.first)
    comma = s.find((",",), mark, right.first, mark, -1)
    told = s.opens(mark) and s.low[comma + 1] not in ("which", "who")  # not "praised Bell, who “…”"
    return right.kind in ("clause", "phrase") and told


def _quoted(s: Sentence, first: int) -> bool:
    return any(map(s.opens, range(first, s.end)))


def beside(s: Sentence, cue: Cue, contents: tuple[Range, ...], source: Range) -> bool:
    """Does a quotation touch the clause of a verb that only tells how: "“No!” Bell laughs."?

    ““No.” Bell laughs.” is a quotation and, maybe, another's laugh.
    """
    for first, end in contents:
        if s.opens(first) and end in (source[0], cue.first):
            return s.low[end - 2] != "."
        if first == cue.last + 1:
            return True
    return False


def right_content(s: Sentence, right: Right) -> Range:
    """The content that begins at `right.first`: a whole quotation, or the rest of the sentence."""
    first = right.first
    if s.opens(first):
        end = s.quotation(first)[1]
        if s.low[end - 2] in (",", ".", "?", "!") or s.low[end] in (",", ".", ";"):
            return first, end
    end = _content_end(s, first)
    if right.kind == "to":
        joined = (k for k in range(first, end - 2) if s.low[k] in ("and", "but"))
        end = next((k for k in joined if resumes(s, k + 1, end)), end)
    return trimmed(s, first, end)


def _content_end(s: Sentence, first: int) -> int:
    """Where the reported clause ends and the narrator goes on: at a colon or a single dash."""
    marks = [k for k in range(first + 1, s.end - 2) if s.quote[k] < 0 and s.low[k] in _BREAKS]
    paired = sum(s.low[k] in DASHES for k in marks) % 2 == 0
    for k in marks:
        clock = s.low[k - 1].isdigit() and s.low[k + 1].isdigit()  # "7 : 30"
        if k > first + 2 and not clock and (s.low[k] == ":" or not paired):
            return k
    return s.end


def trimmed(s: Tokens, first: int, end: int) -> Range:
    """first..end without stops and joining words at its edges."""
    while end > first and s.low[end - 1] in _TRAILING:
        end -= 1
    while first < end and s.low[first] in _LEADING:
        first += 1
    return first, end


def left_content(s: Sentence, end: int) -> Range | None:
    """What was said before the reporting clause that begins at token `end`.

    None when no comma, dash, stop or closing mark stands between.
    """
    mark = s.low[end - 1]
    if end > s.first:
        if mark not in DASHES and mark not in (",", "”", "?", "!"):
            return None
        first, last = trimmed(s, _quotation_start(s, end, s.first), end)
        return (first, last) if last > first else None
    return (_quotation_start(s, end, s.before), end) if end and mark == "”" else None


def _quotation_start(s: Sentence, end: int, floor: int) -> int:
    """Start of the sentence, or of a quotation of several sentences that reaches `end`."""
    at = end - 1 if s.low[end - 1] == "”" else end - 2
    first = floor
    if at >= 0 and s.quote[at] >= 0:
        opened = _first_of_run(s, s.quotation(at)[0])
        before, named = s.low[opened - 1], at - opened > 3 and titled(s, opened)
        alone = before in DASHES or before == "("
        alone = alone or (before in (",", ":") and s.capital(opened + 1) and not named)
        first = opened if alone and opened - floor > 2 else min(first, opened)
    for k in range(end - 1, floor - 1, -1):  # a mark never closed: it opens what ends here
        if s.left_open(k):
            return k if s.low[k - 1] in ("", ".", "?", "!") else floor
        if s.quote[k] >= 0:
            break
    return first


def _first_of_run(s: Sentence, opened: int) -> int:
    """Start of the first of the quotations that stand in a row and end at this one."""
    while opened:
        k = opened - 1 - (s.low[opened - 1] in ("and", ","))
        if k < 0 or s.quote[k] < 0 or s.low[k - 1] in (".", "?", "!"):
            break
        opened = s.quotation(k)[0]
    return opened
