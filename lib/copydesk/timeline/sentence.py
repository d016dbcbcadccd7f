"""One sentence, its words and clauses, and the text of a label made from some of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.edits import Span
from copydesk.language.words import words as word_set
from copydesk.timeline.clauses import clauses_of
from copydesk.timeline.subjects import Clause
from copydesk.timeline.words import Word, words_of
from copydesk.wordlists import load

LIMIT = 160  # characters: two or three lines of the picture
NOUNS = "nNbBgeERr"  # classes that stand inside a noun phrase behind its determiner
_SMALL = word_set(
    "that with from have been this their said will would after before which were into over"
)
_ROWS = [row.partition("\t") for row in load("event_nouns")]
_EVENT_NOUNS = frozenset(noun for noun, _, no in _ROWS if not no)
_NO_EVENT = frozenset(noun for noun, _, no in _ROWS if no)
_ACTION_ENDING = re.compile(r"[a-z]{3,}(?:tion|sion|ment)s?")
_THE = -1  # stands for a "the" in place of "Monday's"
_PARTICLES = ("over", "through", "in", "on", "around", "by", "along")
_NEEDED = ("to", "than", "between", "like", "until")  # "in the three months to June": no date less
_OPENS = re.compile(  # where a label may break off: not before "that", which completes a verb
    r"[,;] | (?:and|or|but|which|who|whose|when|while|where|because|after|before|in|on|at|by|for|"
    r"with|from|into|against|among|over|through|during|without|under|between)\b"
)
_HANGING = re.compile(r"(?:[ ,]+(?:of|in|on|at|by|for|with|from|to|and|or))?[ ,;:—–-]*$")
_CHANGE = re.compile(r" to .*\d.* (?:in|on) ")  # "2016 to $1 million in 2017"
_LEADS = re.compile(
    r"(?:early|late|mid|earlier|later|starting|beginning|effective|as|of|no|than|the|this|at|least|"
    r"most|around|about|only|just|back|shortly|soon|right)"
)


def is_event_noun(word: str) -> bool:
    """Whether a noun names something that happens: listed, or made with -tion, -sion, -ment."""
    word = re.sub(r"'s?$", "", word)
    if word in _EVENT_NOUNS or word.removesuffix("s") in _EVENT_NOUNS:
        return True
    return word.removesuffix("s") not in _NO_EVENT and bool(_ACTION_ENDING.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at a date: `text[start:end]`, told by `label`; `rule` says how it was found.

    `later` is the event of what followed ("after ...") when its clause has no date of its own.
    """

    start: int
    end: int
    label: str
    rule: str
    later: Event | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `text`: its words and its clauses. Numbers below count words."""

    text: str
    words: list[Word]
    clauses: list[Clause]

    def at(self, offset: int) -> int | None:
        """The number of the word that stands at an offset of the text."""
        return next((i for i, w in enumerate(self.words) if w.start <= offset < w.end), None)

    def is_verb(self, i: int) -> bool:
        """Whether word `i` belongs to a finite verb group."""
        return any(c.verb[0] <= i < c.verb[1] for c in self.clauses)

    def last(self, classes: str, before: int) -> int:
        """The last word of one of `classes` before a word; -1 when there is none."""
        return next((i for i in range(before - 1, -1, -1) if self.words[i].cls in classes), -1)

    def next(self, classes: str, start: int) -> int:
        """The first word of one of `classes` from `start` on; the sentence's end without one."""
        stop = len(self.words)
        return next((i for i in range(start, stop) if self.words[i].cls in classes), stop)

    def shape(self, start: int, end: int) -> str:
        """The classes of the words from `start` to `end`."""
        return "".join(w.cls for w in self.words[start:end])

    def phrase_end(self, at: int) -> int:
        """Where the phrase of word `at` ends: at a mark, a conjunction or a verb."""
        stop = self.next(",;swc", at)
        return next((i for i in range(at, stop) if self.is_verb(i)), stop)

    def possessive(self, at: int) -> bool:
        """Whether the date at word `at` owns what follows: "Monday's"."""
        return bool(re.match(r"[’']s?\s", self.text[self.words[at].end :][:3]))

    def leads(self, i: int) -> bool:
        """Whether word `i` may lead to a date: "as late as", "in"."""
        return self.words[i].cls == "p" or bool(_LEADS.fullmatch(self.words[i].low))

    def modified(self, at: int) -> int | None:
        """The noun that the date at `at` stands before ("the 1998 election"); None without one."""
        words, head = self.words, at
        while head + 2 < len(words) and words[head + 1].cls == "c" and words[head + 2].cls == "x":
            head += 2  # "the 2008 and 2012 debates"
        first, end = head, head + 1
        while end < len(words) and words[end].cls in NOUNS and not self.is_verb(end):
            if words[end].cls not in "eEg" or is_event_noun(words[end].low):
                head = end
            end += 1
        first_of = at - 1 - (at > 1 and words[at - 1].cls in "naegE")  # "a red 2002 car"
        owned = at and (words[first_of].cls == "d" or words[at - 1].low.endswith(("'s", "s'")))
        part = re.fullmatch(r"the .*(?:morning|afternoon|evening|night)", words[at].low)
        return head if head > first and (owned or part or self.possessive(at)) else None

    def without_date(self, kept, at: int) -> list[int]:
        """The words `kept` without the date at `at`, what leads to it, and dates joined to it."""
        words, kept = self.words, list(kept)
        if at and at not in kept:  # "the attack in Ayr | early on | June 17 killed one"
            lead = self._lead(range(at), at)
            return [i for i in kept if not lead <= i < at]
        if at not in kept or _CHANGE.search(words[at].low) or self._is_subject(at):
            return kept
        if self.possessive(at):
            owned = at and words[at - 1].cls == "d"  # "on your current year's tax return"
            if kept[0] == at or owned:
                return [i for i in kept if i != at]
            return [_THE if i == at else i for i in kept]
        first, last = self._lead(kept, at), at + 1
        while last in kept and words[last].cls in "c," and (then := self._date_at(last + 1)):
            last = then + 1  # "in 2004 and in 2008"
        while first - 2 in kept and words[first - 1].cls == "c" and words[first - 2].cls == "x":
            first -= 2 + (words[first - 3].cls == "p")
        first -= first - 1 in kept and words[first - 1].low == "either"
        if self.modified(at) is not None:
            first = at
            if words[at + 1].low == "season":  # "left in the 2001-02 season"
                return kept
        elif at and (
            words[at - 1].low in _NEEDED or any(w.low == "due" for w in words[at - 2 : at])
        ):
            return kept
        apart = first - 1 in kept and words[first - 1].cls == ","
        last += (
            last in kept and words[last].cls == "," and (apart or self.words[last + 1].cls == "p")
        )
        return [i for i in kept if not first <= i < last]

    def _date_at(self, i: int) -> int | None:
        """The number of the date that stands at word `i`, or behind a preposition there."""
        classes = "".join(word.cls[0] for word in self.words[i : i + 2])
        return i + classes.index("x") if re.match("p?x", classes) else None

    def _lead(self, kept: list[int], at: int) -> int:
        """The first of the words that lead to the date: one preposition, and "as early as"."""
        first, taken = at, False
        while first - 1 in kept and self.leads(first - 1):
            word = self.words[first - 1]
            if word.low in _NEEDED or (word.cls == "p" and taken and word.low != "as"):
                break
            taken = taken or (word.cls == "p" and word.low != "of")
            first -= 1
        return first

    def _is_subject(self, at: int) -> bool:
        """ "That winter was hard": whether the date is the subject."""
        subjects = (c.subject for c in self.clauses if c.subject)
        return any(start <= at < end <= start + 2 for start, end in subjects)

    def _hangs(self, word: Word) -> bool:
        """Whether no label ends with the word: "and", "of", "not"."""
        return (word.cls in "pcds,;t" and word.low not in _PARTICLES) or word.low == "not"

    def event(self, kept: list[int], rule: str, span: Span | None = None) -> Event | None:
        """The event told by the words `kept`, of `span` or of these words; None without any."""
        label = self.label(kept)
        if not label:
            return None
        inside = [i for i in kept if i >= 0]
        first, end = span or (min(inside), max(inside) + 1)
        return Event(self.words[first].start, self.words[end - 1].end, label, rule)

    def label(self, kept) -> str:
        """The text of the words `kept`, in their order."""
        words, kept = self.words, list(kept)
        while kept and self._hangs(words[kept[-1]]):
            kept.pop()
        while kept and words[kept[0]].cls in ",;c":
            kept.pop(0)
        pieces: list[list[int]] = []
        for i in kept:
            if pieces and pieces[-1][1] == i > 0:
                pieces[-1][1] = i + 1
            else:
                pieces.append([i, i + 1])
        for piece in pieces[:-1]:
            town = words[max(piece[1] - 3, 0) : piece[1] + 1]  # "a man in Orla, Ohio, | left"
            piece[1] += town[-1].cls == "," and any(w.low + w.cls == ",N" for w in town)
        texts = [
            self.text[words[a].start : words[b - 1].end] if a >= 0 else "the" for a, b in pieces
        ]
        if texts[1:] and pieces[0][0] > 0 and words[0].cls == "d":  # "he is to vote on | The bill"
            texts = [
                t[:1].lower() + t[1:] if a == 0 else t
                for t, (a, _) in zip(texts, pieces, strict=True)
            ]
        label = " ".join(texts)
        end = self.words[kept[-1]].end if kept else 0
        short = re.search(r"\b[A-Za-z]\.[A-Za-z]$", label) or self.text[end : end + 2] == ".,"
        return _tidy(f"{label}." if short else label)  # "N.C.", "Tex., where"


def _tidy(label: str) -> str:
    """`label` with its marks in order, a capital first, and "an" where it is due."""
    label = re.sub(r" +([,.;:])", r"\1", " ".join(label.split())).strip(" ,;:—-“\"'’`")
    label = re.sub(r"\b([Aa]) (?=[aeio](?!ne\b|nce\b))", r"\1n ", label)  # "a Friday interview"
    label = _paired(label)
    return shorten(label[:1].upper() + label[1:])


def _paired(label: str) -> str:
    """`label` without quotation marks that close nothing, and with the one that is missing."""
    kept, opened = [], ""
    for i, mark in enumerate(label):
        if mark not in '"“”':
            kept.append(mark)
        elif mark == "“" or (mark == '"' and not opened and label[i - 1 : i] in ("", " ", "(")):
            opened = "”" if mark == "“" else mark
            kept.append(mark)
        elif opened:
            opened = ""
            kept.append(mark)
    return "".join(kept) + opened


def shorten(label: str, limit: int = LIMIT) -> str:
    """A label within the limit, cut before a small word that opens a phrase, with an ellipsis."""
    if len(label) <= limit:
        return label
    cut = label[: limit - 1].rpartition(" ")[0]
    phrase = max((m.start() for m in _OPENS.finditer(cut)), default=0)
    return _HANGING.sub("", cut[: phrase if phrase > limit // 2 else None]) + " …"


def content(label: str) -> set[str]:
    """The words of a label that say what it is about."""
    return set(re.findall(r"[a-z]{4,}", label.lower())) - _SMALL


def parse_sentence(text: str, low: str, span: Span, dates: tuple[Span, ...]) -> Sentence:
    """The sentence `text[span]`, `low` being the plain text, with its expressions at `dates`."""
    return Sentence(text, *clauses_of(words_of(text, low, span, dates)))
