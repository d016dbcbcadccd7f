"""People, places and organisations as a text mentions them, gathered under one name.

No tagger and no model: capitalised words are read by closed lists (countries, titles, words that
make an organisation) and by the signs around them (a title before, "said" after, an age, a state).
A name that is short in one place takes the fullest form that the text itself gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from copydesk.article import Article, kept
from copydesk.corrections import correct_names
from copydesk.frames import frame
from copydesk.language.words import GOVERNING, WHERE, words
from copydesk.names.lists import given_names, name_words, titles
from copydesk.names.reading import Part
from copydesk.names.whole import Whole, read_whole, resolve, suffixes, surname

_TITLE_BEFORE = re.compile(r"\b(\w{2,12})\.? $")
_UNSPACED = re.compile(r"\S+")
_BEFORE_GOVERNMENT = words("between with against by urge urged wants that which if")
# "Oslo considers it a threat", "Oslo's reply": verbs of governments, and the possessive
_GOVERNS = re.compile(
    r"['’]s [a-z]| (?:(?:also|now|never|first|later|still|long|has|had|would|will) )?(?:"
    rf"{'|'.join(sorted(GOVERNING))})\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention; `start`, `end` into `article.text`, `sentence` an index of its sentences."""

    name: str
    kind: str  # person, place, organisation, other
    text: str
    start: int
    end: int
    sentence: int
    via: str  # full name, short name, title, demonym, capital, abbreviation, corrected by hand


@dataclass(frozen=True)
class NameIndex:
    """All mentions of an article in reading order, and the kind of each name."""

    mentions: tuple[Mention, ...]
    kinds: dict[str, str] = field(repr=False)

    def kind(self, name: str) -> str | None:
        """Kind of the canonical `name`; None when the text does not have it."""
        return self.kinds.get(name)


@kept
def name_index(article: Article) -> NameIndex:
    """Every mention of a name in `article`, under the fullest form that the text gives it."""
    whole = read_whole(article)
    mentions = [m for part in whole.parts for m in _mentions(whole, part)]
    mentions.sort(key=lambda m: m.start)
    mentions = correct_names(article, mentions)
    return NameIndex(tuple(mentions), {m.name: m.kind for m in reversed(mentions)})


def find_names(article: Article):
    """Table of the names in `article`, one row a mention, in reading order.

    Columns: name (the fullest form in the text; countries under their English short name), kind
    (person, place, organisation, other), mention (as written), start, end (offsets into
    `article.text`), paragraph, sentence (indexes), via (full name, short name, title, demonym,
    capital, abbreviation, corrected by hand), first (is this the first mention of the name?).
    """
    mentions = name_index(article).mentions
    starts = [start for start, _ in article.paragraphs]
    first = {m.name: m for m in reversed(mentions)}
    rows = []
    for m in mentions:
        span = m.start, m.end, bisect_right(starts, m.start) - 1, m.sentence
        rows.append((m.name, m.kind, m.text, *span, m.via, m is first[m.name]))
    columns = ["name", "kind", "mention", "start", "end", "paragraph", "sentence", "via", "first"]
    return frame(rows, columns)


def _mentions(whole: Whole, part: Part) -> list[Mention]:
    """The mentions that `part` holds: one, none, or several ("Roe-Doe ticket", a heading)."""
    name, known = part.name, part.known
    if name.isupper() and name.title() in whole.inside | whole.forms.keys():
        name = name.title()  # written in capitals in a heading or a dateline
    kind = whole.kinds.get(name, whole.kinds[part.name])
    person = name in whole.forms and kind == "person"  # a Mr. Jordan
    if person and known and known.name in whole.sure:  # Israel is not Israel Katz
        person = any(full.split()[0] != name for _, full in whole.forms[name])
    if known and not person and (not known.doubtful or known.name in whole.sure):
        return [_whole_part(whole, part, *_listed(part))]
    for form in suffixes(name) if kind in ("", "person") else [name]:  # "Democrat Ada Roe"
        if form in whole.forms:
            return [_person(whole, part, form)]
    if name in whole.acronyms:
        return [_whole_part(whole, part, whole.acronyms[name], "organisation", "abbreviation")]
    halves = name.split("-")
    if part.chunk.heading or (len(halves) == 2 and all(half in whole.forms for half in halves)):
        return _people_within(whole, part)
    a_body = kind == "organisation" or not (kind or known)
    if name in whole.bodies and a_body and (not known or known.doubtful or known.kind == "place"):
        return [_whole_part(whole, part, whole.bodies[name], "organisation", "short name")]
    if known:
        listed = not kind or name in given_names()  # a place, unless what stands around says more
        listed = listed or kind == known.kind
        name = known.name if listed or part.name.isupper() else part.name
        via = known.via if listed else "full name"
        return [_whole_part(whole, part, name, known.kind if listed else kind, via)]
    if name not in whole.inside and not _is_more_than_an_opening(part):
        return []
    via = "title" if part.titled else "full name"
    return [_whole_part(whole, part, name, kind or "other", via)]


def _whole_part(whole: Whole, part: Part, name: str, kind: str, via: str) -> Mention:
    chunk = part.chunk
    text = whole.text[chunk.start : chunk.end]
    return Mention(name, kind, text, chunk.start, chunk.end, chunk.sentence, via)


def _person(whole: Whole, part: Part, form: str) -> Mention:
    """The person whose form closes the part: "Ada Roe", or the "Roe" of "Governor Roe"."""
    chunk = part.chunk
    words = list(_UNSPACED.finditer(whole.text, chunk.start, chunk.end))
    start = words[-len(form.split())].start()
    title = _TITLE_BEFORE.search(whole.text, max(0, start - 16), start)
    gender = titles().get(title[1].lower(), "") if title else ""
    name = resolve(whole, form, start, chunk.sentence, gender)
    ends = form[:2], surname(form)  # W.S. Roe is W. S. Roe in full
    full = name is not None and " " in form and ends == (name[:2], surname(name))
    via = "full name" if full else "title" if part.titled else "short name"
    text = whole.text[start : chunk.end]
    return Mention(name or form, "person", text, start, chunk.end, chunk.sentence, via)


def _people_within(whole: Whole, part: Part) -> list[Mention]:
    """People known from the story among the words of a heading or of "Roe-Doe"."""
    words, made, at = part.chunk.words, [], 0
    while at < len(words):
        for last in range(min(at + 4, len(words)), at, -1):
            start, end = words[at].start, words[last - 1].end
            text = whole.text[start:end]
            form = text.title() if text.isupper() else text
            if name := form in whole.forms and resolve(whole, form, start, part.chunk.sentence):
                via = "full name" if last - at > 1 else "short name"
                made.append(Mention(name, "person", text, start, end, part.chunk.sentence, via))
                at = last - 1
                break
        at += 1
    return made


def _is_more_than_an_opening(part: Part) -> bool:
    """Is this more than a capital that any first word of a sentence has?"""
    kinds = {kind for kind, _ in part.votes}
    told = kinds and (part.name.isupper() or not kinds.isdisjoint(("person", "organisation")))
    return bool(told) or " " in part.name or not part.chunk.initial


def _listed(part: Part) -> tuple[str, str, str]:
    """(name, kind, via) of a name that a list knows."""
    known = part.known
    street = known.kind == "organisation" and part.words[-1] in name_words("place")
    if street and part.chunk.before in WHERE:  # said in Downing Street
        return known.name, "place", known.via
    if known.via != "capital" or _stands_for_government(part):
        return known.name, known.kind, known.via
    shouted = part.name.isupper() and len(part.name) > 3  # a dateline
    return part.name.title() if shouted else part.name, "place", "full name"


def _stands_for_government(part: Part) -> bool:
    """ "Oslo wants", "between Oslo and Rome", "Oslo's reply": the government, not the city."""
    before = part.chunk.before
    if before in WHERE or "," in part.name:
        return False
    between = before == "and" and "between " in part.chunk.behind
    return between or before in _BEFORE_GOVERNMENT or bool(_GOVERNS.match(part.chunk.after))
