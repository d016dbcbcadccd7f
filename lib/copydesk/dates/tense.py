"""Past or future: the verbs around an expression that leaves it open ("Thursday", "in March")."""

from __future__ import annotations

import re

from copydesk.dates.grammar import WORDS_OF
from copydesk.edits import Span
from copydesk.language.verbs import IRREGULAR_PAST, NOUN_PRESENT, PRESENT
from copydesk.language.words import NO_PAST

_FAR = (1000, False, 0)  # no verb at all
_NEAR = 40  # characters between a present verb and what it sets a date for
_CLAUSE = re.compile(
    r"[,:;()—]| - |\b(?:that|which|who|whose|as|while|when|after|before|but|and|because|since|"
    r"where|(?<=said )(?:the|an?|its?|he|she|they))\b"
)
_PASTS = "|".join(sorted(IRREGULAR_PAST))
_PLANNED = "expected|scheduled|due|set|slated|planned|planning|supposed|poised|likely"
_VERB = re.compile(
    r"\b(?:(?P<future>will|won't|shall|would(?! not)|going to|\w*'ll"
    r"|(?:could(?! not)|might|should|may)(?! (?:not )?have\b)(?= [a-z])"
    rf"|(?<!had )(?:is|are|be|been|was|were) (?:\w+ ){{0,2}}(?:{_PLANNED})\b(?! the)"
    r"|(?:is|are|was|were) to (?!the\b|an?\b)\w+"
    r"|(?:has|have|had|is|are|was|were)(?: not|n't) yet \w+|(?:has|have|had) yet to"
    r"|(?:is|are) being \w+|(?:warnings?|alerts?|forecasts?) (?:for|of)"
    r"|(?:plans?|expects?|hopes?|intends?|aims?|wants?|ready|begin) (?:\w+ )?to"
    r"|(?:hoping|aiming|planning|expecting|intending|preparing) (?:\w+ )?to"
    r"|(?<!been )(?:(?:scheduled|due|set) (?:\w+ )?to|expected|planned|scheduled)|upcoming"
    r"|(?<=, )to be|(?:plans?|planning) (?=(?:an?|the|its|their|his|her)\b))"
    r"|(?<!be )(?P<past>was|were|had|did|didn't|couldn't|wouldn't|(?:could|would) not"
    rf"|(?:has|have|'ve) (?:\w+ )?(?:been|\w+ed)|set up|put up|shut down|{_PASTS}"
    rf"|(?!(?:{'|'.join(NO_PAST)})\b)"
    r"(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bstill )(?<!\bits )(?<!\btheir )[a-z]{2,14}ed))\b"
)
_AHEAD = re.compile(
    r"\b(?:until|till|by|between now and|effective|ahead of|payable|due(?: on| in)?|"
    r"deadline(?: is| of)?|expires?(?: on)?|as (?:early|soon|late) as|"
    r"(?:no|not) (?:earlier|sooner|later) than|not before) "
    r"(?:mid-|early |late |the |the end of )?$"
)
_THROUGH = re.compile(r"\bthrough (?:mid-|early |late |the end of )?$")
_BEHIND = re.compile(r"\b(?:since|ended|last|began|begun|dated) (?:mid-|early |late |the )?$")
_FRONTED = re.compile(r"(?:^|[,;] (?:and |but )?)[^a-z]*(?:(?:on|in|at|by|from) )?(?:the )?$")
_WAS = re.compile(r"\b(?:had|were|was|went|lasted|ran|stayed|remained|continued)\b")

_PRESENTS, _NOUN_PRESENTS = "|".join(sorted(PRESENT)), "|".join(sorted(NOUN_PRESENT))
# Present verbs that look back or tell, and set nothing ahead: "the move follows a vote in March".
_LOOKS_BACK = "|".join(WORDS_OF["looks back"])
_TAKES_PLACE = re.compile(  # "the shop opens in March", "she turns 70 on Sunday"
    rf"\b(?!(?:{_LOOKS_BACK})\b)(?:(?:he|she|it|who) (?!(?:{_LOOKS_BACK})\b)[a-z]{{3,}}s"
    rf"|{_PRESENTS}|(?:{_NOUN_PRESENTS})"
    r"(?= (?:on|in|at|for|to|here|the|an?|his|her|its|their)\b| ?$))\b"
)


def direction(low: str, sentence: Span, start: int, end: int) -> str:
    """ "past", "future" or "" for the expression `low[start:end]` (text made plain).

    The verb that decides is the one with the fewest clause marks between, then the nearest.
    """
    left, right = sentence
    if _BEHIND.search(low, left, start):
        return "past"
    through = _THROUGH.search(low, left, start)  # not fronted: "Through Thursday, nine were ill"
    fronted = through and not low[left : through.start()].strip()
    if through and not fronted and not _nearest(_VERB, low, (left, start), (start, end))[1]:
        return "future"
    if _AHEAD.search(low, left, start) and not _WAS.search(low, max(left, start - 40), end + 40):
        return "future"
    away, group = _nearest(_VERB, low, (left, right), (start, end))
    if _FRONTED.search(low[left:start]):  # "On Friday, he leaves", "Friday's vote comes early"
        verb, now = _VERB.search(low, end, right), _TAKES_PLACE.search(low, end, right)
        ahead = now and not (verb and verb.start() < now.start())
    else:
        now, _ = _nearest(_TAKES_PLACE, low, (left, start), (start, end))
        ahead = now[0] == 0 and now[2] < _NEAR and away[0]
    return "future" if ahead else group


def _nearest(pattern: re.Pattern, low: str, window: tuple[int, int], at: tuple[int, int]):
    """((clause marks between, is it after, characters), group) of the verb nearest to `at`."""
    best, found = _FAR, ""
    for match in pattern.finditer(low, *window):
        if match.start() >= at[1]:
            between = at[1], match.start()
        elif match.end() <= at[0]:
            between = match.end(), at[0]
        else:
            continue
        marks = len(_CLAUSE.findall(low, *between))
        away = marks, match.start() >= at[1], between[1] - between[0]
        if away < best:
            best, found = away, match.lastgroup or ""
    return best, found
