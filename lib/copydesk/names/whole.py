"""What a whole text says of its names: kinds, people and their forms, acronyms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from copydesk.article import Article
from copydesk.language.words import WHERE
from copydesk.names.chunks import chunks
from copydesk.names.lists import (
    genders_of_given_names,
    given_names,
    known_names,
    name_words,
    title_words,
)
from copydesk.names.reading import LOCAL, OWNS_PLACE, SAYS, Part, parts

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,30}(?![\w’'])")
_ACRONYM_BESIDE = re.compile(r",? \(([A-Z][A-Za-z.&]{1,9})\)")
_DATELINE = re.compile(r"(?:, [A-Z]\w{1,15}\.?)? ?(?:\([A-Z]\w{1,15}\) ?)?(?:—|–|--) ?")
_OPENING = re.compile(r".{3}(?:ing|ed|ly)$")
_HE = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b")

_AND = re.compile(" (?:and|or) ")
_IN_RUN = re.compile(r"(?:, |,? (and|or) )(?:the )?")
_OFTEN = 3  # full names that show whose a shared surname is

Introduced = tuple[tuple[int, str], ...]  # (offset of the first mention, name) of each candidate


@dataclass(frozen=True)
class Whole:
    """The possible names of a text, and what all of them together say of each."""

    text: str
    parts: tuple[Part, ...]
    kinds: dict[str, str]  # of each name as written; "" where nothing speaks for any
    forms: dict[str, Introduced]  # what people are called by
    bearers: dict[str, str]  # of a form that several people share, whose it is
    rivals: dict[str, frozenset[int]]  # sentences that hold another bearer of it, by a full name
    acronyms: dict[str, str]
    bodies: dict[str, str]  # first and last words of organisations
    inside: frozenset[str]  # names met elsewhere than at the head of a sentence
    sure: frozenset[str]  # listed names met in a form that leaves no doubt


def read_whole(article: Article) -> Whole:
    """Gather what `article` says of its names."""
    text = article.text
    lower = frozenset(_SMALL_WORD.findall(text))
    runs = tuple(chunks(article))
    surnames = frozenset(  # of people with a given name
        chunk.words[-1].text
        for chunk in runs
        if len(chunk.words) > 1 and chunk.words[-2].text in given_names()
    )
    found = tuple(part for chunk in runs for part in parts(text, chunk, lower, surnames))
    kinds = _kinds(found)
    _of_a_list(text, found, kinds)
    forms = _forms_of_people(found, kinds, lower)
    kinds |= dict.fromkeys(_speaking_bodies(found, kinds, forms), "organisation")
    inside = frozenset(p.name for p in found if not (p.chunk.initial or p.chunk.heading))
    sure = frozenset(p.known.name for p in found if p.known and not p.known.doubtful)
    bodies = _bodies(found, kinds, forms)
    bearers, rivals = _bearers(found, forms)
    short = _acronyms(found, kinds)
    return Whole(text, found, kinds, forms, bearers, rivals, short, bodies, inside, sure)


def resolve(whole: Whole, form: str, at: int, sentence: int, gender: str = "") -> str | None:
    """Whom `form` names at offset `at`: the one person introduced so before, the one there is, or
    its main bearer where the sentence and the one before do not name another.

    `gender`: m or f where a title gives it: "Mr. Roe" is not Ada Roe.
    """
    introduced = whole.forms[form]
    if gender:
        told = genders_of_given_names()
        introduced = [(o, n) for o, n in introduced if told.get(n.split()[0], gender) == gender]
    names = {name for offset, name in introduced if offset <= at} or {n for _, n in introduced}
    if len(names) == 1 or form in names:
        return form if form in names else names.pop()
    rivals = whole.rivals.get(form, ())
    main = None if sentence in rivals or sentence - 1 in rivals else whole.bearers.get(form)
    return main if main in names else None


def _bearers(
    found: Iterable[Part], forms: dict[str, Introduced]
) -> tuple[dict[str, str], dict[str, frozenset[int]]]:
    """Whose a shared form is, and the sentences where only others bear it by a full name.

    It is theirs who bore it bare before another was introduced, else theirs who are named in
    full three times, and twice as often as anybody else.
    """
    bare, full = defaultdict(list), defaultdict(list)
    for part in found:
        places = full if len(forms.get(part.name, ())) == 1 and " " in part.name else bare
        name = forms[part.name][0][1] if places is full else part.name
        places[name].append((part.chunk.start, part.chunk.sentence))
    bearers, rivals = {}, {}
    for form, introduced in forms.items():
        if len(introduced) < 2:
            continue
        (first, name), (second, _), *_ = introduced
        often = Counter({n: len(full[n]) for _, n in introduced}).most_common(2)
        if any(first < at < second for at, _ in bare[form]):
            bearers[form] = name
        elif often[0][1] >= max(_OFTEN, 2 * often[1][1]):
            bearers[form] = often[0][0]
        else:
            continue
        own = {s for _, s in full[bearers[form]]}
        others = {s for _, n in introduced if n != bearers[form] for _, s in full[n]}
        rivals[form] = frozenset(others - own)
    return bearers, rivals


def _kinds(found: Iterable[Part]) -> dict[str, str]:
    """The kind of each name, by the votes of all places where it stands."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for part in found:
        tally = votes[part.name]
        for kind, weight in part.votes:
            tally[kind] = max(tally[kind], weight)
    return {name: max(sorted(tally), key=tally.get, default="") for name, tally in votes.items()}


def _of_a_list(text: str, found: Sequence[Part], kinds: dict[str, str]) -> None:
    """Give a name of no kind that of its neighbour: "Ada Roe, | Wo Lin | and Tom Roe"."""
    for run in filter(lambda run: len(run) > 2, _runs(text, found)):
        told = [_kind_told(part, kinds) for part in run]
        kind = max(set(told) - {""}, key=told.count, default="")
        if told.count(kind) > 1 and told.count(kind) + told.count("") == len(run):
            several = 2 if kind == "person" else 1
            named = [part.name for part in run if len(part.words) >= several]
            kinds |= {name: kind for name in named if not kinds[name]}
    for near, part in (*pairwise(found), *pairwise(reversed(found))):
        named = kinds[part.name] or part.known or part.chunk.heading
        if named or any(word.low in title_words("title") for word in part.chunk.words):
            continue  # "Tom Roe, Head of Research"
        kind = _kind_told(near, kinds)
        if not (kind == "place" or (" " in part.name and (kind != "person" or " " in near.name))):
            continue
        first, last = sorted((near.chunk, part.chunk), key=lambda chunk: chunk.start)
        between = text[first.end : last.start]
        goes_on = between == ", and " or part.chunk.after.startswith((", ", " and "))
        listed = between in (", ", ", and ") and kind == "person" and goes_on
        if _AND.fullmatch(between) or (listed and part.chunk.before not in WHERE):
            kinds[part.name] = kind


def _kind_told(part: Part, kinds: dict[str, str]) -> str:
    sure = part.known and part.known.via != "demonym"
    return part.known.kind if sure else kinds[part.name]


def _runs(text: str, found: Sequence[Part]) -> Iterator[list[Part]]:
    """Names in a row with commas and one "and": "Orla, Quorley and Brun"."""
    run = list(found[:1])
    for last, part in pairwise(found):
        between = _IN_RUN.fullmatch(text, last.chunk.end, part.chunk.start)
        run = [*run, part] if between else [part]
        if between and between[1]:
            yield run


def _forms_of_people(
    found: Iterable[Part], kinds: dict[str, str], lower: frozenset[str]
) -> dict[str, Introduced]:
    """Every form that people are called by: (first offset, full name) of all it may stand for."""
    inside = {p.name for p in found if not p.chunk.initial}
    lone = {p.name for p in found if " " not in p.name and kinds[p.name] == "person"}
    fullest: dict[tuple[str, str], tuple[int, str]] = {}
    written: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in found:
        words = part.words
        if part.known or part.chunk.heading or not 1 < len(words) < 6 or words[0][0].islower():
            continue
        opens = part.chunk.initial and words[0] not in given_names()
        if opens and _OPENING.search(words[0]) and " ".join(words[1:]) in inside:
            continue  # "Questioning Roe", whom the text names elsewhere
        common = any(word.low in lower for word in part.chunk.words[:-1])  # "Team Roe"
        if not (kinds[part.name] or common or len(words) > 3) and surname(part.name) in lone:
            kinds[part.name] = "person"  # a full name here, the surname alone elsewhere
        if kinds[part.name] != "person":
            continue
        first = words[0][:2] if words[0][1:2] == "." else words[0]  # W.S. and W. S. Roe are one
        key = (first, surname(part.name))
        if first != words[0]:
            written[key].add(part.name)
        at, name = fullest.get(key, (part.chunk.start, ""))
        fullest[key] = (at, max(name, part.name, key=len))
    forms: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for (first, last), (at, name) in fullest.items():
        short = f"{first} {last}"
        family = " ".join(name.split()[:2])
        for form in {first, family, *suffixes(name), *suffixes(short), *written[first, last]}:
            forms[form].add((at, name))
    return {form: tuple(sorted(names)) for form, names in sorted(forms.items())}


def _speaking_bodies(
    found: Iterable[Part], kinds: dict[str, str], forms: dict[str, Introduced]
) -> set[str]:
    """Names of one word that say something, are short for nobody, and have no "he" near: firms."""
    bodies, people = set(), set()
    for part in found:
        alone = " " not in part.name and part.name not in forms
        free = not part.known or part.known.kind == "organisation"
        if alone and free and kinds[part.name] == "person":
            more = any(kind == "person" and weight != SAYS for kind, weight in part.votes)
            people |= {part.name} if more or _HE.search(part.chunk.after) else set()
            bodies.add(part.name)
    return bodies - people


def surname(name: str) -> str:
    """The last word, Jr. and the like left out."""
    words = [w for w in name.split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    return words[-1] if words else name


def suffixes(name: str) -> list[str]:
    """The name, and what is left of it when words at its head are dropped."""
    words = name.split()
    return [" ".join(words[i:]) for i in range(len(words))]


def _bodies(
    found: Sequence[Part], kinds: dict[str, str], forms: dict[str, Introduced]
) -> dict[str, str]:
    """First words of organisations, and last ones such as Herald, where only one has that word.

    A firm's first word is a sign of its kind, too: "Orla" is no place beside "Orla Inc." What
    stands like a place anywhere is short for no other body: "from Orla" beside "Orla College".
    """
    full: dict[str, set[str]] = defaultdict(set)
    at = defaultdict(lambda: inf, {p.name: p.chunk.start for p in reversed(found)})
    places = {p.name.title() if p.name.isupper() else p.name for p in found if _like_a_place(p)}
    for part in found:
        if kinds[part.name] != "organisation" or " " not in part.name or part.chunk.heading:
            continue
        first, last = part.words[0], part.words[-1]
        if first != "New" and (last in name_words("company") or first not in places):
            full[first].add(part.name)
        if last in name_words("company") and first not in forms:
            kinds[first] = "organisation"
        elif last in name_words("organisation") and not (
            last in name_words("paper") and (first == "Sunday" or at[last] < part.chunk.start)
        ):  # "the Herald" is no "Orla Herald" that comes only later
            full[last].add(part.name)
            if len(part.words) > 2:  # the "Free Press" of the "Orla Free Press"
                full[" ".join(part.words[-2:])].add(part.name)
    return {word: names.pop() for word, names in full.items() if len(names) == 1}


def _like_a_place(part: Part) -> bool:
    """ "in Orla", "ORLA —", "Orla's harbour", "an Orla man": does it stand like a place?"""
    chunk = part.chunk
    dateline = chunk.initial and _DATELINE.match(chunk.after)
    held = OWNS_PLACE.match(chunk.after) or LOCAL.match(chunk.after)
    return bool(chunk.before in WHERE or dateline or held)


def _acronyms(found: Iterable[Part], kinds: dict[str, str]) -> dict[str, str]:
    """Acronyms that the text explains: in brackets behind the name, or by its initials."""
    named, initials = {}, defaultdict(set)
    for part in found:
        if kinds[part.name] != "organisation" or " " not in part.name:
            continue
        if beside := _ACRONYM_BESIDE.match(part.chunk.after):
            named.setdefault(beside[1], part.name)
        capitals = "".join(w[0] for w in part.words if w[0].isupper())
        initials[capitals].add(part.name)
    unique = {short: names.pop() for short, names in initials.items() if len(names) == 1}
    return {s: n for s, n in (unique | named).items() if len(s) > 1 and s not in known_names()}
