"""Past or future: the verbs around an expression that leaves it open ("Thursday", "in March")."""

from __future__ import annotations

import re

from copydesk.wordlists import load

_REACH = 220  # characters looked at on each side
_BREAK = re.compile(r"[.?!][\"'”)]*\s+(?=\S)|\n\s*\n|[;—]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|gen|sen|rep|gov|inc|corp|co|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|vs|no|u\.s|u\.n|a\.m|p\.m)|\b[a-z])$"
)
_CLAUSE = re.compile(
    r"[,:()]| - |\b(?:that|which|who|whose|as|while|when|after|before|but|and|because|since|"
    r"where)\b"
)
_IRREGULAR = "|".join(row.split("\t")[0] for row in load("irregular_verbs"))
_PLANNED = "expected|scheduled|due|set|slated|planned|planning|supposed|poised|likely"
_NO_PAST = "need|embed|indeed|hundred|speed|feed|seed|breed|proceed|succeed|exceed|red|bed"
_VERB = re.compile(
    r"\b(?:(?P<future>will|won't|shall|would|going to|\w*'ll"
    r"|(?:could|might|should|may)(?! (?:not )?have\b)(?= [a-z])"
    rf"|(?:is|are|be|been|was|were) (?:\w+ ){{0,2}}(?:{_PLANNED}|to \w+)"
    r"|(?:plans?|expects?|hopes?|intends?|aims?|wants?|scheduled|ready|due|set|begin) (?:\w+ )?to"
    r"|expected|upcoming|planned|scheduled)"
    r"|(?<!be )(?P<past>was|were|had|did|didn't|(?:has|have|'ve) (?:\w+ )?(?:been|\w+ed)"
    rf"|{_IRREGULAR}|(?!{_NO_PAST})(?<!the )(?<!an )(?<!a )(?<!still )(?<!its )(?<!their )"
    r"[a-z]{2,14}ed))\b"
)
_AHEAD = re.compile(
    r"\b(?:until|till|by|effective|payable|due(?: on| in)?|deadline|"
    r"expires?(?: on)?) (?:mid-|early |late |the |the end of )?$"
)
_BEHIND = re.compile(r"\b(?:since|ended|last|began|begun|dated) (?:mid-|early |late |the )?$")
_WAS = re.compile(r"\b(?:had|were|was)\b")


def sentence_window(low: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `low[start:end]`, at most `_REACH` characters on each side."""
    left, right = max(0, start - _REACH), min(len(low), end + _REACH)
    for match in _BREAK.finditer(low, left, start):
        if match[0][0] != "." or not _ABBREVIATION.search(low, left, match.start()):
            left = match.end()
    for match in _BREAK.finditer(low, end, right):
        if match[0][0] != "." or not _ABBREVIATION.search(low, end, match.start()):
            right = match.start()
            break
    return left, right


def direction(low: str, start: int, end: int) -> str:
    """ "past", "future" or "" for the expression `low[start:end]` (text made plain).

    The verb that decides is the one with the fewest clause marks between, then the nearest.
    """
    left, right = sentence_window(low, start, end)
    if _BEHIND.search(low, left, start):
        return "past"
    if _AHEAD.search(low, left, start) and not _WAS.search(low, max(left, start - 40), start):
        return "future"
    best, found = None, ""
    for match in _VERB.finditer(low, left, right):
        if match.start() >= end:
            marks, gap = len(_CLAUSE.findall(low, end, match.start())), match.start() - end
        elif match.end() <= start:
            marks, gap = len(_CLAUSE.findall(low, match.end(), start)), start - match.end()
        else:
            continue
        if best is None or (marks, gap) < best:
            best, found = (marks, gap), match.lastgroup
    return found
