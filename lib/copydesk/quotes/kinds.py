"""What kind of voice a source without a name is, and why the text gives no name.

A role has one holder ("the mayor"), an institution speaks as one ("the ministry", "a spokesman for
the ministry"), a group is several ("some experts"), and a source is anonymous where the writer
knows the name and keeps it back ("a source close to the talks"). The kinds follow the source
taxonomy of newsroom style guides (AP Stylebook, "anonymous sources").
"""

from __future__ import annotations

import re

from copydesk.language.words import DETERMINERS, SEVERAL, words
from copydesk.names.lists import person_nouns, plural_nouns, title_words, titles
from copydesk.quotes.people import Mention, bodies

_SPOKES = words("spokesman spokeswoman spokesperson representative")
_SOURCES = words("source sources insider insiders")
_ONE = words("a an one another")
_CLOSE = re.compile(  # "people briefed on the talks": the writer knows who
    r"\b(?:familiar with|close to|briefed on|(?:with|who had) (?:direct |first-?hand )?knowledge of"
    r"|privy to)\b"
)
_WITHHELD = re.compile(
    r"\b(?:condition of anonymity|anonymously|(?:requested|requesting|asked for|asking for|granted)"
    r" anonymity|remain anonymous|not to be (?:named|identified|quoted by name)"
    r"|declined to (?:be (?:named|identified)|give (?:his|her|their) (?:full )?names?)"
    r"|without being (?:named|identified))\b"
)
_UNAUTHORISED = re.compile(
    r"\b(?:(?:because|as|since) [^.;“”]{1,40}|who |but )(?:was|were|is|are)(?:n['’]t| not) "
    r"(?:authori[sz]ed|allowed|permitted|cleared) to [^.,;“”]{3,120}"
)
_BECAUSE = re.compile(
    r"[ ,](?P<reason>(?:because|since|as (?:he|she|they|the)\b|for fear|fearing|out of|citing"
    r"|due to|given the|to (?:discuss|speak|talk|describe|share|preserve|protect|avoid)\b)"
    r"[^.,;“”\"]{4,160}?)(?=[.,;“”\"]| (?:said|says|told)\b|$)"
)
_DOER = re.compile(r"(?:er|or|ist|ian|eon|ant)$")  # "the designer", where no list knows them
_OWNED = re.compile(r"(?:his|her|its|their|our|my|\w+(?:['’]s|s['’]))\s", re.I)


def kind_of(mention: Mention, nearby: str) -> str:
    """named, pronoun, document, or what an unnamed source is: role, institution, group, anonymous.

    `nearby` is the sentence that holds the source and the one after it.
    """
    if mention.type != "anonymous":
        return {"name": "named"}.get(mention.type, mention.type)
    head, said = mention.head, mention.text.casefold().split()
    if head in _SOURCES or _CLOSE.search(mention.text) or reason_in(nearby) is not None:
        return "anonymous"
    if head in _SPOKES or head in bodies():
        return "institution"
    if said[:2] == ["one", "of"]:  # "one of her aides"
        return "anonymous"
    if "of" in said and said[-1] in plural_nouns():  # "an array of experts"
        return "group"
    if head in plural_nouns() or head in SEVERAL or said[0] in SEVERAL or said[0][0].isdigit():
        return "group"
    if head not in person_nouns() and head not in titles() and not _DOER.search(head):
        return "group" if head.endswith("s") else "institution" if said[0] == "the" else "document"
    if said == [head] and head in titles():
        return "role"  # "Tea is good, governor says", in a headline
    owned = bool(_OWNED.match(mention.text)) or bool(_OWNED.search(mention.name or ""))
    definite = said[0] in DETERMINERS - _ONE and head not in title_words("anybody")
    return "role" if definite or (owned and said[0] not in _ONE) else "anonymous"


def reason_in(nearby: str) -> str | None:
    """The reason that the text gives for a name withheld; "" for none; None where none is withheld.

    "because he was not authorised to speak" of "a man who asked not to be named because he …".
    """
    if found := _WITHHELD.search(nearby):
        because = _BECAUSE.search(nearby, found.end() - 1) or _BECAUSE.search(nearby)
        return because["reason"].strip() if because else ""
    unauthorised = _UNAUTHORISED.search(nearby)
    return unauthorised.group().strip() if unauthorised else None
