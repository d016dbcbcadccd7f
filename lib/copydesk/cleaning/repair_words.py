"""Damage inside a word: an apostrophe lost ("Oslos plan", "the countrys plan", "it didnt").

A contraction without one is no English word. For a possessive the evidence comes from the document:
the name stands elsewhere without the s, and what follows can be possessed. A name of a group
(Republicans, Swedes) has a plain plural and is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk import wordlists
from copydesk.cleaning.credits import given_names
from copydesk.cleaning.repair_story import Findings, Story, change
from copydesk.edits import Flag
from copydesk.language.verbs import IRREGULAR_PAST
from copydesk.language.words import words

_WORD_S = re.compile(r"\b(?P<word>[A-Za-z][a-z]{2,30})s (?=(?P<next>[A-Za-z][\w’'-]{0,30}))")
_CONTRACTED = words(  # those without an apostrophe that are no words of their own
    "aint arent couldnt didnt dont doesnt hadnt hasnt havent isnt mustnt shouldnt wasnt werent "
    "wouldnt theyll theyre theyve youll youre youve weve im ive shes thats theres whats"
)
_Y_STEM = re.compile(r"[a-z]+[b-df-hj-np-tv-xz]y$")  # "countrys": the plural would end in -ies
_NO_PLURAL_S = re.compile(r"(?:[b-df-hj-np-tv-xz]y|s|x|z|[cs]h)$")  # plurals in -ies and -es
_BEFORE = re.compile(r"([\w’'.]{1,30}) $")
_CALENDAR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber)$"
)
_PLACE_NEXT = re.compile(r"\b(?:in|of|at|from|near|outside|across|around|into|through) $")
_QUALITY = re.compile(  # after the plural of a people these are rare: "in Finns old town"
    r"(?:own|old|new|first|second|third|last|only|main|former|late|most|central|northern|southern"
    r"|eastern|western|historic|ancient|medieval|narrow|busy|famous|biggest|largest|oldest|newest"
    r"|best|worst|poorest|richest|tallest|longest|busiest|smallest) [a-z]{3,30}\b"
)
_VERB_AFTER = re.compile(r"n[’']t$|[’'](?:ll|ve|re|d)$")
_BEFORE_PLURAL = re.compile(r"(?:on|and|or|most|some)$", re.I)  # "on Fridays"


@cache
def _counting() -> frozenset[str]:
    """Words before a plural."""
    return frozenset(wordlists.load("counting_words"))


@cache
def _function_words() -> frozenset[str]:
    """Words that cannot be possessed: after them an -s is a plural, or part of the name."""
    return frozenset(wordlists.load("stop_words")) - frozenset(wordlists.load("owned_words"))


@cache
def _group_names() -> frozenset[str]:
    """Names with a plain plural, in the singular."""
    columns = (line.split("\t") for line in wordlists.load("countries"))
    demonyms = (name for row in columns for name in row[-1].split("|") if len(row) > 1)
    last = {name.split()[-1].removesuffix("s") for name in demonyms}  # "North Koreans"
    return frozenset(wordlists.load("group_names")) | last


@cache
def _never_plural() -> frozenset[str]:
    return frozenset(wordlists.load("never_plural"))


@cache
def places() -> frozenset[str]:
    """Names of countries, capitals and regions, which own things and have no plural."""
    rows = [line.split("\t")[:3] for line in wordlists.load("countries")]
    rows += [line.split("\t")[:1] for line in wordlists.load("regions")]
    return frozenset(name.lstrip("?") for row in rows for cell in row for name in cell.split("|"))


@cache
def _name_parts() -> frozenset[str]:
    return frozenset(wordlists.load("name_parts"))


def lost_apostrophe(story: Story, index: int) -> Findings:
    """A contraction or a possessive s that lost its apostrophe."""
    start, end = story.paragraphs[index]
    lost = "|".join(sorted(_CONTRACTED & story.spoken))
    for match in (
        re.finditer(rf"\b(?!i[mv]|I[MV])(?i:{lost})\b", story.text[start:end]) if lost else ()
    ):
        tail = 2 if match[0].lower().endswith(("ll", "re", "ve")) else 1
        yield _mend(story, start + match.end() - tail, 0.97)
    never_plural = _never_plural()
    for match in _WORD_S.finditer(story.text, start, end):
        word = match["word"]
        if word.lower() in never_plural or (word[-1] == "y" and _Y_STEM.match(word)):
            yield _mend(story, match.end("word"), 0.97)
        elif word[0].isupper():
            sure = _is_possessive(story, match, start)
            if sure:
                yield _mend(story, match.end("word"), 0.93)
            elif sure is None or _is_owner_once(story, match, start):
                note = f"“{word}s” may have lost an apostrophe"
                yield Flag(match.start(), match.end("word") + 1, "lost apostrophe", note)


def _mend(story: Story, at: int, confidence: float):
    return (change(at, "", story.apostrophe, "lost apostrophe", confidence),)


def _is_possessive(story: Story, match: re.Match[str], start: int) -> bool | None:
    """True when the name owns what follows, False when it does not, None when it may."""
    name, following = match["word"], match["next"]
    before = _BEFORE.search(story.text[max(start, match.start() - 32) : match.start()])
    previous = before[1] if before else ""
    if following.lower() in _function_words() or name in _group_names():
        return False
    if _VERB_AFTER.search(following):
        return False  # "Midterms didn’t": a plural, of which the verb is told
    if f"{name}s" in _name_parts() or _is_called(story, f"{name}s", following):
        return False
    if _CALENDAR.match(name):
        return not _BEFORE_PLURAL.match(previous)
    if _is_name_before(story, previous):
        return _owns_in_full(story, previous, name)
    if not _can_own(story, name):
        return False
    if _is_past(following) and (not previous or previous.endswith(".")):
        return False  # "Teslas sold well", beside "a Tesla"
    if previous.lower() not in _counting():
        return True
    return None if previous == "the" and story.pairs[("the", name)] else False


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR_PAST


def _is_called(story: Story, name: str, following: str) -> bool:
    """True for "Frances" where a Frances Roe is in the story, or where she has walked."""
    if name not in given_names():
        return False
    return _is_past(following) or bool(re.search(rf"\b{name} [A-Z]", story.text))


def _is_owner_once(story: Story, match: re.Match[str], start: int) -> bool:
    """True for "in Brecks old town": a name that stands nowhere else, before what places have."""
    name = match["word"]
    before = story.text[max(start, match.start() - 12) : match.start()]
    if not _PLACE_NEXT.search(before) or not _QUALITY.match(story.text, match.start("next")):
        return False
    if story.names[name] or story.names[f"{name}s"] != 1 or name in _group_names():
        return False
    return f"{name}s" not in places() | given_names() | _name_parts()


def _is_name_before(story: Story, previous: str) -> bool:
    """True when the word before is part of the name, and no title, stop or first word."""
    small = previous.lower()
    if not previous[:1].isupper() or previous.endswith("."):
        return False
    return small not in _function_words() and story.words[small] == 0


def _owns_in_full(story: Story, previous: str, name: str) -> bool | None:
    """The same for "Jane Roes plan": the full name stands elsewhere, or its parts are known."""
    if story.pairs[(previous, name)] or f"{previous} {name}" in places():
        return True
    if name in _name_parts():
        return True if _NO_PLURAL_S.search(name) or story.names[name] else None
    if not _can_own(story, name):
        return False
    return True if previous in given_names() or _NO_PLURAL_S.search(name) else None


def _can_own(story: Story, name: str) -> bool:
    """True for a name that stands elsewhere in the story, or on the map, and is no common word."""
    if name in places():
        return True
    if story.names[name] == story.before_names[name] and name not in given_names():
        return False  # "Officers closed the road", beside "Officer Roe"
    small = story.words[name.lower()] + story.words[f"{name.lower()}s"]
    if 4 * small > story.names[name]:
        return False
    return story.names[name] >= 1 and story.names[f"{name}s"] <= story.names[name]
