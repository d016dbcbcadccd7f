"""Reporting clauses of one paragraph, found cue by cue, and where what they report ends."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from copydesk.language.clauses import main_clause, resumes
from copydesk.language.tokens import Range, Sentence, Tokens, is_adverb
from copydesk.language.verbs import has_verb, is_finite, reporting, reports
from copydesk.language.words import DASHES, PREPOSITIONS, STOPS, SUBJECTS, word_classes, words
from copydesk.names.lists import document_nouns, known_names, person_nouns, plural_nouns, titles
from copydesk.quotes import patterns
from copydesk.quotes.contents import Right, right_content, trimmed
from copydesk.quotes.cues import cue_at, inquirers
from copydesk.quotes.patterns import Report
from copydesk.quotes.phrases import RELATIVE, nominal, subject
from copydesk.quotes.phrases_after import apposition_end, noun_phrase_end

_OF = word_classes("quote_words")
_SMALL = words("of the and for de van von to in on")
_NO_SPEAKER = _OF["no speaker"]
_FRONTED = _OF["fronted"]
_BEFORE_FRONTED = words("but and even so yet only that ,")
_IN_RELATIVE = [[",", word] for word in sorted(RELATIVE)]
_JOINS = words("and but though while")
_THEN = words("also then later")
_NOT = words("did would didn't wouldn't")
_ASIDE = 3  # times as long as what was said: a longer rest is no aside
_CLEAR = words("clear unclear")
_NARRATED = re.compile(  # what a comma parts from what was said, up to the end of the sentence
    r"(?:(?:who|which)\b"  # ", which opened in May"
    r"|(?P<apposed>(?:the|one of the) (?:first|second|third|only|latter|most|worst|best|\w+est)\b)"
    r"|(?:making|reflecting|drawing|prompting|marking|setting|leaving|bringing|sparking)\b"
    r")[^,]*$"
)
_DETAILS = words("elaborate specify give offer provide disclose identify name go release")


def find_reports(tokens: Tokens, headline: bool, spoken: int) -> list[Report]:
    """All reports of the paragraph, in the order of their cues.

    `headline` is True for the first paragraph of a text, where "Mayor: Tea Is Good" and
    "Bell Says Tea Is Good" are read as headlines are, and for the lines of an interview. From the
    token `spoken` on all is a quotation.
    """
    named = _label(tokens, headline) or _signature(tokens)
    if named:
        return [named]
    found, before = [], 0
    for first, end in tokens.units:
        if not _triggers().isdisjoint(tokens.low[first : min(end, spoken)]):
            found += _reports_of(tokens.part(first, end, before), headline, spoken)
        before = first
    return found


def _reports_of(s: Sentence, headline: bool, spoken: int) -> list[Report]:
    """The reports of one sentence."""
    here: list[Report] = []
    for i in range(s.first, min(s.end, spoken)):
        if s.low[i] in _triggers() and s.quote[i] < 0 and (r := _report_at(s, i, here, headline)):
            here.append(_ended(s, r))
    if report := _colon(s, here):
        here.append(report)
    return _clipped(s, here)


@cache
def _triggers() -> frozenset[str]:
    return frozenset(reporting()) | {"according", ":"}


def _report_at(s: Sentence, i: int, here: list[Report], headline: bool) -> Report | None:
    """The report whose cue is token `i`, if it is one: the first pattern that fits."""
    if s.low[i] == "according":
        return _according_to(s, i) if s.low[i + 1] == "to" else None
    cue = cue_at(s, i, headline)
    if cue is None:
        return patterns.by_source(s, i)
    if cue.entry.form == "ing" and not cue.helped:
        report = patterns.participle(s, cue, here)
    else:
        report = (
            patterns.by_source(s, cue.verb)
            or patterns.inverted(s, cue)
            or patterns.as_said(s, cue)
            or patterns.plain(s, cue)
            or patterns.second_verb(s, cue, here)
        )
    if report and report.source and not nominal(s, *report.source):
        return None
    inquiry = report and cue.uses("inquiry", "hearing")
    return report if not inquiry or _inquires(s, report.source, cue.uses("hearing")) else None


def _inquires(s: Sentence, source: Range, hearing: bool) -> bool:
    """Does the source name a document or those who look into things, or a court?"""
    first, end = source
    head = s.low[s.find(PREPOSITIONS, first + 1, end, end) - 1]
    if hearing:
        return bool(inquirers().get(head))
    return head in document_nouns() or head in inquirers()


def _clipped(s: Sentence, reports: list[Report]) -> list[Report]:
    """End the content of each report where a sibling's clause begins.

    "said tea is good, adding that coffee is not": the first content ends at the comma. What a
    relative clause reports ends with the source that holds it: "Bell, who said A, added B".
    """
    done = []
    ending = (r for r in reports if r.sibling or (r.follows and r.source < r.cue))
    stops = sorted(r.clause for r in ending)
    for report in reports:
        holders = [r.source[1] for r in reports if r.source[0] < report.cue[0] < r.source[1]]
        ends = [*(k for k in stops if k > report.cue[1]), *holders]
        parts: list[Range] = []
        for first, last in sorted(report.contents):
            first = max(first, parts[-1][1]) if parts else first
            stop = min((k for k in ends if first < k < last), default=last)
            if stop < last and first > report.cue[0]:
                first, last = trimmed(s, first, stop)
            if any(map(s.is_word, range(first, last))):
                parts.append((first, last))
        if parts or not report.contents:
            done.append(replace(report, contents=tuple(parts)))
    return done


def _according_to(s: Sentence, i: int) -> Report | None:
    """ "According to Ann Bell, …" and "…, according to Ann Bell, a baker."."""
    first = i + 2
    end = noun_phrase_end(s, first)
    if not end:
        return None
    left = ()
    if i == s.first or (end + 3 < s.end and not has_verb(s, s.first, i)):
        end = _past_apposition(s, end)
        content = trimmed(s, end, s.end)
        if i > s.first and is_finite(s, content[0]):
            left = (trimmed(s, s.first, i),)  # "The trouble, according to Bell, was tea"
    else:
        end = apposition_end(s, end)
        content = trimmed(s, s.first, i)
    if content[1] <= content[0]:
        return None
    return Report((first, end), (i, first), (*left, content), "according to", i, i > s.first + 1)


def _past_apposition(s: Sentence, end: int) -> int:
    """After ", a baker from Ayr" in "According to Ann Bell, a baker from Ayr, tea is good"."""
    stop = apposition_end(s, end)
    if stop <= end + 1 or stop + 3 >= s.end or s.low[stop] != ",":
        return end
    low, then = s.low[end + 1 : stop], s.low[stop + 1]
    kinds = any(w in person_nouns() or w in titles() for w in low[:5])
    if not kinds and not (low[0] in ("a", "an") and len(low) < 9 and s.capital(end - 1)):
        return end
    alone = s.find((",",), stop + 1, s.end, s.end)
    inserted = alone < s.end and all(map(s.capital, range(stop + 1, alone)))
    follows = low[0] in ("the", "some", "many") and (inserted or then in RELATIVE)
    many = low[-1] in plural_nouns() and s.low[end - 1] not in plural_nouns()
    joined = many or then in ("and", "or", "but")  # "a spokesman for it, | the patients, aged …"
    return end if joined or follows or has_verb(s, end + 1, stop) else stop


def _colon(s: Sentence, here: list[Report]) -> Report | None:
    """ "Ann went further: “…”", also with the quotation in the next paragraph."""
    for i in range(s.first, s.end):
        at_end = i + 1 == len(s)
        if s.low[i] != ":" or s.quote[i] >= 0 or not (at_end or s.opens(i + 1)):
            continue
        if any(not r.contents or any(i < e and f <= i + 2 for f, e in r.contents) for r in here):
            return None
        signed = at_end and "from" not in s.low[s.first : i]
        source = None if signed else _name_before(s, i)
        source = source or (here[-1].source if here else subject(s.part(s.first, i)))
        if source is None:
            return None
        contents = () if at_end else (right_content(s, Right("quote", i + 1)),)
        return Report(source, (i, i + 1), contents, "colon", i)
    return None


def _name_before(s: Sentence, colon: int) -> Range | None:
    """ "More on the strike - Ann Bell: “…”": the name between the colon and a dash or the start."""
    first = colon
    while first > s.first and s.capital(first - 1):
        first -= 1
    opens = first == s.first
    opened = opens or s.low[first - 1] in DASHES or s.low[first - 1] == "from"
    return (first, colon) if opened and opens < colon - first < 6 else None


def label_end(tokens: Tokens) -> int:
    """Number of the colon after a name that opens the paragraph; 0 when there is none."""
    end = tokens.low.index(":") if ":" in tokens.low[:6] else 0
    if not end or end + 3 > len(tokens) or len(tokens.word[0]) < 2:
        return 0
    names = tokens.word[:end]
    if not all(w[0].isupper() or not w[0].isalnum() or w.lower() in _SMALL for w in names):
        return 0
    known = known_names().get(tokens.string(0, end).title())
    place = known and known.kind == "place"  # "NEW DELHI: …"
    return 0 if place or {tokens.low[0], tokens.low[end - 1]} & _NO_SPEAKER else end


def _label(tokens: Tokens, headline: bool) -> Report | None:
    """ "BELL: Tea is good." in a transcript, "Mayor: Tea Is Good" in a headline or an interview."""
    end = label_end(tokens)
    if not end or not (headline or all(w.isupper() for w in tokens.word[:end] if w.isalpha())):
        return None
    content = trimmed(tokens, end + 1, len(tokens))
    told = tokens.find({tokens.low[end - 1]}, end + 1, len(tokens)) is not None
    if content[1] - content[0] < 2 or (told and not tokens.word[0].isupper()):
        return None  # "Ann Bell: Born in 1934, Bell was a baker."
    return Report((0, end), (end, end + 1), (content,), "label", 0, labels=True)


def _signature(tokens: Tokens) -> Report | None:
    """ "“Tea is good.” — Ann Bell, baker": a quotation, a dash and a name, all of a paragraph."""
    dash = tokens.quotation(0)[1] if tokens.opens(0) else 0
    names = tokens.word[dash + 1 : len(tokens)]
    if not dash or tokens.low[dash] not in DASHES or not 0 < len(names) < 9:
        return None
    if not names[0][0].isupper() or any(tokens.low[i] in STOPS for i in range(dash, len(tokens))):
        return None
    end = trimmed(tokens, dash + 1, len(tokens))[1]
    return Report((dash + 1, end), (dash, dash + 1), ((0, dash),), "signature", 0, labels=True)


def _ended(s: Sentence, report: Report) -> Report:
    """`report` with what it reports after its cue ended where the narrator goes on.

    "Though Bell said tea was good, | the shop closed." and "Bell, who said tea was good, | opened a
    shop.": the main clause that follows is the narrator's.
    """
    cue, contents = report.cue, []
    named = {w for w in s.low[slice(*report.source)] if w[0].isalpha()}
    for begin, end in report.contents:
        if begin >= cue[1]:
            if at := _returns(s, report, begin, end):
                begin, end = trimmed(s, begin, at + (s.low[at] == "”"))
            if at := _aside(s, begin, end, named):
                begin, end = trimmed(s, begin, at)
        contents.append((begin, end))
    return replace(report, contents=tuple(contents))


def _returns(s: Sentence, report: Report, begin: int, end: int) -> int | None:
    """Where in begin..end-1 the narrator goes on, whose clause the reporting clause stands in."""
    (first, last), cue = report.source, report.cue[0]
    if first > cue:
        fronted = report.hangs and _opens_sentence(s, cue, PREPOSITIONS)
    elif s.low[last - 1].partition("'")[0] in RELATIVE or s.low[first - 2 : first] in _IN_RELATIVE:
        # "the wing, which engineers say will fall, | is shut"
        commas = (k for k in range(begin + 2, end - 1) if s.low[k] == "," and s.quote[k + 1] < 0)
        return next((k for k in commas if resumes(s, k + 1, s.end)), None)
    else:
        fronted = s.low[first - 1] in _FRONTED and _opens_sentence(s, first - 1)
    comma = main_clause(s, begin) if fronted else None
    return comma if comma and comma < end else None


def _opens_sentence(s: Sentence, i: int, before: frozenset[str] = frozenset()) -> bool:
    """Do only joining words stand before token `i`, in its sentence or behind a comma?"""
    first = i
    while first > s.first and (s.low[first - 1] in _BEFORE_FRONTED or s.low[first - 1] in before):
        first -= 1
    return first == s.first or s.low[first : first + 2] in ([",", "and"], [",", "but"])


def _aside(s: Sentence, first: int, end: int, source: set[str]) -> int | None:
    """Where "told Bell, | who runs it" and "Bell said no, | but Bell did not say why" end."""
    for k in range(first + 2, end - 2):
        comma = s.low[k] == ","
        if (comma or s.low[k] in ("and", "but")) and s.quote[k + 1] < 0:
            joint = k + comma
            if comma and s.low[joint] in _JOINS and _names(s, joint + 1, source):
                return k
            if s.low[joint] == "and" and _reports_on(s, joint + 1):
                return k
            if s.low[joint] == "but" and (_says_not(s, joint + 1) or _unclear(s, joint + 1)):
                return k
            if comma and end - joint < _ASIDE * (k - first) and _narrated(s, joint, end):
                return k
    return None


def _unclear(s: Sentence, i: int) -> bool:
    """ "but | it is not clear why"."""
    return s.low[i] == "it" and not _CLEAR.isdisjoint(s.low[i + 2 : i + 5])


def _narrated(s: Sentence, first: int, end: int) -> bool:
    """Is the rest of the sentence from `first` on what only a narrator adds?"""
    added = _NARRATED.match(" ".join(s.low[first:end]))
    return bool(added) and not (added["apposed"] and has_verb(s, first, min(first + 4, end)))


def _names(s: Sentence, i: int, source: set[str]) -> bool:
    """Is the speaker named at token `i`? Who reports their own words says "he" or "she"."""
    i += s.low[i] in titles()
    return s.capital(i) and s.low[i] in source


def _reports_on(s: Sentence, i: int) -> bool:
    """ "she accused": the same speaker goes on, with a verb of saying."""
    return s.low[i] in ("he", "she", "they") and reports(s, i + 1 + (s.low[i + 1] in _THEN))


def _says_not(s: Sentence, i: int) -> bool:
    """ "he did not say when", "declined to elaborate": what only the narrator can tell."""
    i += s.low[i] in SUBJECTS
    if s.low[i] in ("declined", "refused"):
        return True
    if s.low[i] not in _NOT:
        return False
    i += 1 + (s.low[i + 1] == "not")
    told = s.low[i + is_adverb(s, i)]
    return told in _DETAILS or told in reporting()
