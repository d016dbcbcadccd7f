"""Weekdays: "Thursday" alone is the past one unless the words around announce it."""

from __future__ import annotations

import re
from datetime import timedelta

from copydesk.dates import values
from copydesk.dates.context import Context, Reading, calendar, construct, with_part
from copydesk.dates.grammar import DAY_PARTS, any_of, weekday_number
from copydesk.dates.tense import PASTS, PRESENTS, TAKES_PLACE

BACK = ("last", "past", "previous", "preceding", "prior", "this past")
ON = ("next", "coming", "following", "upcoming", "this coming", "succeeding", "ensuing")
TOLD = ("previous", "following", "preceding", "prior", "same", "that", "succeeding", "ensuing")
_SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)[.?!][\"')]* +(?=\S)|\n\n|;")
_AFTER_END = re.compile(r"[.?!](?: |\n|$)|\n\n|;")
_CLAUSE_MARK = re.compile(r"[,;:()]|\b(?:that|which|who|as|after|when|while|and|but)\b")
# Words of announcement right before the day, a time of day or "early" between.
_ANNOUNCING = re.compile(
    r"(?:\b(?:until|till|by|starting|beginning|effective|before|due|next|slated|expected|resume|"
    r"scheduled(?: for)?|(?:set|planned) for|begin|start|expires?|coming|through|ahead of|deadline|"
    r"as (?:early|soon|late) as|deadline (?:is|to \w+ is)|tomorrow or)(?: on| the| this| for| at)?)"
    r" (?:(?:\d{1,2}(?::\d\d)? [ap]\.m\.,?|noon|midday|midnight|early|late)(?: on)? )?$"
)
_HAD_NOT = re.compile(r",? (?:\w+ ){1,3}(?:had|was|were)\b")  # "Until Monday they had no water"
_WARNING = re.compile(r"\b(?:warnings?|alerts?|forecasts?|advisory|advisories) (?:for|of) ")
_IN_LIST = re.compile(r"\b(?:every|each) (?:[a-z]{3,6}day(?:,? (?:and|or) |, )){1,6}$")
_SAYING = "says|tells|reports|adds|writes|shows|notes|means|claims"
_PRESENT_BEFORE = re.compile(  # "the strike begins Saturday", "is being held on Saturday"
    rf"\b(?:is|are) being [a-z]+(?: on)? $|\b(?:(?!(?:{_SAYING})\b)(?:{PRESENTS}|begin|open)"
    r"|(?<!did )(?<!not )(?:play|meet|host|face|visit|travel))"
    r"(?: (?:here|up|off|again|early|late))?(?: on)? $"
)
_NOW = re.compile(TAKES_PLACE)
_ANY_PAST = re.compile(rf"\b(?:[a-z]{{3,}}ed|was|were|had|did|has|have|been|{PASTS})\b")
_NO_ONE_WEEK = re.compile(r"\b(?:an?|any|most|some|alternate|every other) $")
_NOUN_AFTER = re.compile(rf"(?:'s)? (?!{any_of('after weekday')}\b)[a-z]")
_HABIT = re.compile(
    r"\b(?:always|usually|often|normally|typically|generally|regularly|traditionally|sometimes)"
    r" (?!was\b|were\b|had\b)(?P<verb>[a-z]+)"
)
_WILL = re.compile(
    r"\b(?:will|won't|shall|'ll|is to|are to|going to|plans? to|planned to|expects? to|expected to|"
    r"(?:is|are|was|were|be|been) (?:\w+ )?(?:expected|scheduled|due|set|slated|likely|supposed|"
    r"planned|planning)|(?:is|are|was|were) to (?!the\b|a\b)\w+|scheduled|set to|"
    r"due to (?=meet|begin|start|arrive|open|vote|appear|speak))\b"
)
_PAST = re.compile(r"\b(?:said|told|reported|announced|[a-z]{3,}ed|was|were|had|did)\b")
_MAY_BE = re.compile(  # "said it would seek an order on Friday"
    r"\b(?:would|could|might|'d)(?: (?:not|also|only|soon|[a-z]{2,12}ly))? "
    r"(?!have\b|'ve\b|not\b|[a-z]{2,12}ly\b)[a-z]{2,}\b"
)
_IS_SUBJECT = re.compile(r"(?:^|[,;:\"“(] ?|\b(?:at|in|during|for|that|and|but) )(?:the )?$")
_POSSESSIVE_EVENT = re.compile(
    r"'s (?:[\w-]{1,20} ){0,4}?[\w-]{2,20}[^.?!]{0,120}?\b"
    rf"(?:(?P<now>{any_of('event goes on')})|(?P<then>{any_of('event over')}|[a-z]{{3,14}}ed))\b"
)
_TITLE_BEFORE = re.compile(r"\b(?:Black|Bloody|Cyber|Super|Good|Easter|Fat|Shrove|Ash|Holy|Palm) $")
_TITLE_AFTER = re.compile(
    r" (?:the 13|Times\b|Telegraph\b|Mail\b|Mirror\b|Express\b|Herald\b|Post\b|Night Football)"
)


@construct(
    r"(?:(?P<set>every|each){S})?(?:(?P<edge>early|late|earlier|later|mid)(?:{S}on)?[ -]{1,2})?"
    r"(?:(?:the{S})?(?P<which>{WHICH}){S})?(?P<weekday>{WEEKDAY_FULL})"
    r"(?:(?P<plural>s)(?!\w)|(?:'s)?{S}(?P<part>{DAY_PART}s?)(?!\w))?(?![\w])"
)
def weekday(m, c):
    """Thursday; last Friday; next Tuesday; each Thursday; Saturday night"""
    if not c.capital(m.start("weekday")) or _is_title(m, c):
        return None
    nth, part = weekday_number(m["weekday"]), m["part"] or ""
    code = DAY_PARTS.get(part.rstrip("s"), "")
    often = m["set"] or m["plural"] or part.endswith("s") or _IN_LIST.search(c.before(m, 60))
    if often or (not m["which"] and _habitual(m, c)):
        value = f"XXXX-WXX-{nth + 1}" + (f"T{code}" if code else "")
        return Reading("SET", value, certainty="vague")
    return with_part(_which_weekday(nth, " ".join((m["which"] or "").split()), m, c), code)


def _is_title(m: re.Match, c: Context) -> bool:
    """ "Black Friday", "the Sunday Times", "Friday the 13th"."""
    before = c.text[max(0, m.start() - 8) : m.start()]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(c.text, m.end()))


def _habitual(m: re.Match, c: Context) -> bool:
    """Whether no one day is meant: "on a Sunday", "always closes on Monday"."""
    before = _SENTENCE_END.split(c.before(m, 140))[-1]
    if _NO_ONE_WEEK.search(before):
        return not _NOUN_AFTER.match(c.after(m, 20))
    habit = _last(_HABIT, before)
    if not habit or _ANY_PAST.fullmatch(habit["verb"]):
        return False
    return not _CLAUSE_MARK.search(before, habit.end()) and not _WILL.search(before, habit.end())


def _which_weekday(nth: int, which: str, m: re.Match, c: Context) -> Reading:
    """The weekday `nth` (Monday 0) said with or without a "last", "this", "next"."""
    if which in TOLD and c.memory.day and (told := c.told_day("D")):
        step = -1 if which in BACK else 1
        start = told + timedelta(0 if which in ("same", "that") else step)
        return calendar("D", values.nearest_weekday(start, nth, step), how=which)
    if which == "" or not c.published:
        return plain_weekday(nth, m, c)
    now = c.published
    if which in BACK:
        return calendar("D", values.nearest_weekday(now - timedelta(1), nth, -1), how=which)
    if which in ON:
        return calendar("D", values.nearest_weekday(now + timedelta(1), nth, 1), how=which)
    return calendar("D", now + timedelta(nth - now.weekday()), how=which)


def plain_weekday(nth: int, m: re.Match, c: Context) -> Reading:
    """A weekday alone: the one just past, unless the words around announce it."""
    if not c.published:
        value = f"XXXX-WXX-{nth + 1}"
        return Reading("DATE", value, certainty="vague", how="no publication day")
    if nth == c.published.weekday():
        return calendar("D", c.published, how="publication day")
    if announced(m, c):
        return calendar("D", values.nearest_weekday(c.published, nth, 1), how="announced")
    return calendar("D", values.nearest_weekday(c.published, nth, -1), how="past")


def announced(m: re.Match, c: Context) -> bool:
    """Whether a bare weekday is ahead: announced just before, by a present verb, or by "will"."""
    before = _SENTENCE_END.split(c.before(m, 140))[-1]
    after = _AFTER_END.split(c.after(m, 160))[0]
    possessive = after.startswith("'s")
    if _PRESENT_BEFORE.search(before) and not possessive:
        return True
    if _ANNOUNCING.search(before):
        return not re.search(r"\bhad\b", before) and not _HAD_NOT.match(after)
    if possessive and _IS_SUBJECT.search(before) and (event := _POSSESSIVE_EVENT.match(after)):
        return bool(event["now"])
    will = _last(_WILL, before)
    if will and not _between(before, will.end(), len(before)):
        return True
    for ahead in (_last(_MAY_BE, before), _last(_WARNING, before)):
        if ahead and not possessive and not _between(before, ahead.end(), len(before)):
            return True
    now = _last(_NOW, before)
    if now and not possessive and _leads_to_day(before, now):
        return True
    if before.strip() in ("", "on"):
        after = after.lstrip(",")
    will = _WILL.search(after)
    if not will or _between(after, 0, will.start()):
        return False
    past = _last(_PAST, before)
    return not past or bool(_CLAUSE_MARK.search(before, past.end()))


def _leads_to_day(before: str, verb: re.Match) -> bool:
    """Whether only a few words part a present verb from its day, and its clause has no past one."""
    rest = before[verb.end() :]
    if len(rest.split()) > 6 or not re.search(r"(?:^ | on )$", rest) or _CLAUSE_MARK.search(rest):
        return False
    return not _ANY_PAST.search(_CLAUSE_MARK.split(before[: verb.start()])[-1] + rest)


def _between(text: str, start: int, end: int) -> bool:
    """Whether a clause mark or a past verb stands in `text[start:end]`."""
    return bool(_CLAUSE_MARK.search(text, start, end) or _PAST.search(text, start, end))


def _last(pattern: re.Pattern, text: str) -> re.Match | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
