"""Stops where none belong, doubled, or without the space after them; pieces moved past a stop."""

from __future__ import annotations

import re
from functools import cache

from copydesk import wordlists
from copydesk.cleaning.repair_quotes import glued_openers
from copydesk.cleaning.repair_story import Findings, Story, change
from copydesk.cleaning.repair_words import places
from copydesk.edits import Edit, Flag
from copydesk.language.verbs import commonly_said, either_said
from copydesk.sentences import abbreviations

_SAYING = either_said()
_PIECE = re.compile(r"(?P<stop>[.?!]) -(?P<piece>[A-Za-z][\w’']{1,30})")
_NAME_SAID = re.compile(rf"\b(?P<first>[A-Z][\w’']{{1,30}}) (?P<verb>{_SAYING})$")
_CAPITAL_WORD = re.compile(r"\b[A-Z][A-Za-z]{1,30}\b")
_NEXT_NAME = re.compile(r" [A-Z]")
# A pattern begins with the mark it looks for and looks back from there: some five times as fast.
_SMALL_AFTER = re.compile(
    r"(?P<stop>[.?!])(?<=[\w%)”\"].) (?P<next>[a-z][a-z’']{0,30})(?![\w.@/-])"
)
_WORD_AT_END = re.compile(r"[\w’'.&-]{1,40}$")
_PARTICLE = re.compile(r"(?:al|el|d[aei]|del|der|la|van|von|bin|ibn)$")  # small parts of names
_QUESTION = re.compile(
    r"(?:(?:but|and|so|or|yet|now|then),? )?(?:(?:to|for|in|at|by|from|with|on) )?"
    r"(?:what|how|why|who|whose|whom|which|where|when|is|are|was|were|do|does|did|can|could|will"
    r"|would|should|has|have|had|may|might) ",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s+[A-Z“\"]|\s*$)")
_ONE_WORD = re.compile(
    r"\b(?P<first>[A-Z][a-z]{2,30})(?P<stop>\.) (?P<second>[A-Z][a-z]{2,30})(?P<end>\.(?=\s|$))?"
)
_TORN = re.compile(
    r"(?P<short>\b(?:[A-Z]\.){2,4}) (?P<verb>Says|Said|Told|Added|Warned|Reported)(?: the)?"
    r" (?P<name>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,4})(?=[.,;]|$)"
)
_DOUBLED = re.compile(r" \.(?<=[\w”\"’')][.?!]..)(?=\s|$)(?! \.)")
_STOP_AFTER_MARK = re.compile(r"\.(?<=[\w)][.?!][”\"].)(?=\s|$)")
_DOTS = re.compile(r"\.\.(?<=[a-z]{2}..)(?=\s[A-Z“\"]|$)")
_JOINED = re.compile(
    r"(?:[.?!](?:(?<=[a-z]{3}.)|(?<=\d{4}.))|\.[”\"](?:(?<=[a-z]{3}..)|(?<=\d{4}..)))(?=“?[A-Z][a-z])"
)
_AFTER_BRACKET = re.compile(r"\([^()\n]{3,60}\)(?=(?P<word>[a-z]{2,20})\b)")  # "(USGS)said"
_BEFORE_BRACKET = re.compile(r"\((?<=[a-z]{3}.)(?=[A-Z\d][^()\n]{1,60}\))")  # "Survey(USGS)"
_AFTER_CLOCK = re.compile(r"\d ?[ap]\.m\.(?=[A-Z][a-z]|\()")  # "3 p.m.The mayor"
_COMMA = re.compile(r",(?=[A-Za-z])")
_PLAIN_BEFORE = re.compile(r"(?:^|[\s“\"(])[A-Za-z][a-z’'-]{2,30}$")
_PLAIN_AFTER = re.compile(r"(?:a|I)(?= )|[A-Za-z][a-z’'-]{1,30}(?=\s|[.?!;:”\")](?:\s|$)|$)")
_DROP_CAP = re.compile(r"[B-HJ-Z] [a-z]{1,20}\b")
_WEB_WORD = re.compile(r"\S{0,80}$")
_DOMAIN = re.compile(r"(?:com|org|net|edu|gov|info|news|tv|co|uk|io|me|us|eu)$", re.I)


@cache
def closed_class() -> frozenset[str]:
    """Small words that go on with a sentence."""
    return frozenset(wordlists.load("closed_class"))


@cache
def _small_words() -> frozenset[str]:
    """Words of which no other is the end: before them a space was lost, and no letter."""
    return closed_class() | frozenset(wordlists.load("stop_words")) | frozenset(commonly_said())


@cache
def name_parts() -> frozenset[str]:
    """Words that close a proper name."""
    return frozenset(wordlists.load("name_parts"))


def is_abbreviation(word: str) -> bool:
    """True when `word`, without its last stop, is an abbreviation or initials."""
    bare = word.strip("’'").lower()
    return len(bare) < 2 or "." in bare or bare in abbreviations()


def drop_cap(story: Story, index: int) -> Findings:
    """A large first letter that was copied as a word of its own: "T he harbour"."""
    if not (found := _DROP_CAP.match(story.text, *story.paragraphs[index])):
        return
    word = found.group().replace(" ", "")
    if word.lower() in _small_words() or word in places():
        yield (change(found.start(), found.group(), word, "drop cap", 0.98),)


def moved_piece(story: Story, index: int) -> Findings:
    """A hyphened piece that slipped behind the verb or the stop: "Ann said. -Marie Roe"."""
    start, end = story.paragraphs[index]
    for match in _PIECE.finditer(story.text, start, end):
        window = story.text[max(start, match.start() - 80) : match.start()]
        said = _NAME_SAID.search(window)
        if said and match["piece"][0].isupper() and _NEXT_NAME.match(story.text, match.end()):
            at = match.start() - len(window) + said.start()
            before = story.text[at : match.end()]
            after = f"{said['verb']} {said['first']}-{match['piece']}"
            yield (change(at, before, after, "piece moved past the verb", 0.97),)
            continue
        home = _home(story, window, match["piece"])
        if home is None:
            note = f"“-{match['piece']}” belongs to an earlier word; nothing says to which"
            yield Flag(match.start(), match.end(), "piece moved past the stop", note)
            continue
        at, joint = match.start() - len(window) + home[0], home[1]
        yield _put_back(at, match, joint)


def _home(story: Story, window: str, piece: str) -> tuple[int, str] | None:
    """Where in `window` the first half of a name that ends in `piece` stands, and its joint."""
    if piece not in story.second_halves:
        return None
    for word in reversed(list(_CAPITAL_WORD.finditer(window))[-8:]):
        if re.search(r"[.!?]\s", window[word.end() :]):
            continue
        if story.pairs[(word.group(), piece)]:
            spaced = piece[0].isupper() and f"{word.group()} {piece}" in story.text
            if spaced or f"{word.group()}-{piece}" in story.text:
                return word.end(), " " if spaced else "-"
    return None


def _put_back(at: int, match: re.Match[str], joint: str) -> tuple[Edit, ...]:
    rule = "piece moved past the stop"
    if at == match.start():
        return (change(at, match.group(), joint + match["piece"], rule, 0.9),)
    return (
        change(at, "", joint + match["piece"], rule, 0.9),
        change(match.start(), match.group(), "", rule, 0.9),
    )


def torn_abbreviation(story: Story, index: int) -> Findings:
    """ "the U.N. Says the Refugee Agency" was "the U.N. Refugee Agency says"."""
    for match in _TORN.finditer(story.text, *story.paragraphs[index]):
        before = story.text[match.start("verb") : match.end()]
        after = f"{match['name']} {match['verb'].lower()}"
        if match["name"].split()[-1] in name_parts():
            yield (change(match.start("verb"), before, after, "verb moved into a name", 0.9),)
        else:
            note = "a verb with a capital after an abbreviation: the sentence was torn here"
            yield Flag(match.start("short"), match.end(), "verb moved into a name", note)


def break_before_small_letter(story: Story, index: int) -> Findings:
    """A stop before a small letter: taken out before a closed-class word, else flagged."""
    start, end = story.paragraphs[index]
    for match in _SMALL_AFTER.finditer(story.text, start, end):
        word = _WORD_AT_END.search(story.text[max(start, match.start() - 40) : match.start()])
        shown = word.group() if word else ""
        if (shown and is_abbreviation(shown)) or _PARTICLE.match(match["next"]):
            continue
        if match["stop"] == "!" and shown[:1].isupper():  # a name like "Yahoo!"
            continue
        rule = "stop before a small letter"
        if match["stop"] == "." and match["next"] in closed_class():
            yield (change(match.start(), ".", "", rule, 0.97),)
            continue
        note = f"“{match['stop']}” stands within a sentence; words may be lost or moved"
        yield Flag(match.start() - len(shown), match.end(), rule, note)
        if match["stop"] == "?":
            yield from _wrong_end(story, start, end, match.start())


def _wrong_end(story: Story, start: int, end: int, at: int) -> Findings:
    """The stop of a sentence that opens as a question and has its question mark inside, at `at`."""
    opening = start
    for match in _SENTENCE_END.finditer(story.text, max(start, at - 600), at):
        opening = match.end()
    close = _SENTENCE_END.search(story.text, at + 1, min(end, at + 600))
    first = story.text[opening : opening + 60].lstrip()
    if close and close.group()[0] == "." and _QUESTION.match(first):
        note = "the sentence opens as a question; its question mark stands inside it"
        yield Flag(close.start(), close.start() + 1, "question ends in a stop", note)


def break_in_name(story: Story, index: int) -> Findings:
    """A stop inside a name: "Oakfield. University." """
    for match in _ONE_WORD.finditer(story.text, *story.paragraphs[index]):
        first, second = match["first"], match["second"]
        if is_abbreviation(first):
            continue
        known = story.pairs[(first, second)] > 0
        rule = "stop inside a name"
        if match["end"] and (known or second in name_parts()):
            yield (change(match.start("stop"), ".", "", rule, 0.95),)
        elif known and second in name_parts():
            yield (change(match.start("stop"), ".", "", rule, 0.9),)
        elif match["end"] and re.search(
            r"[a-z] $", story.text[max(0, match.start() - 2) : match.start()]
        ):
            note = f"“{second}.” is no sentence: the stop may stand inside a name"
            yield Flag(match.start(), match.end(), rule, note)


def doubled_stop(story: Story, index: int) -> Findings:
    """A second stop after the first: "over. .", "over.”." """
    start, end = story.paragraphs[index]
    for match in _DOUBLED.finditer(story.text, start, end):
        if story.text[max(start, match.start() - 3) : match.start()].count(".") < 2:
            yield (change(match.start(), " .", "", "doubled stop", 0.97),)
    for match in _STOP_AFTER_MARK.finditer(story.text, start, end):
        yield (change(match.start(), ".", "", "doubled stop", 0.95),)
    for match in _DOTS.finditer(story.text, start, end):
        yield (change(match.start(), "..", ".", "doubled stop", 0.9),)


def lost_space(story: Story, index: int) -> Findings:
    """A stop or a comma with the next word close upon it: "ended.Then", "here,but"."""
    start, end = story.paragraphs[index]
    glued = glued_openers(story, index)
    for match in _JOINED.finditer(story.text, start, end):
        before = _WEB_WORD.search(
            story.text[max(start, match.start() - 80) : match.start()]
        ).group()
        after = re.compile(r"[\w/@.-]{0,80}").match(story.text, match.end(), end).group()
        if re.search(r"[/@#]|www|\d\.|\.", before + after.rstrip(".")) or _DOMAIN.match(after):
            continue
        if match.end() - 1 not in glued:
            yield (change(match.end(), "", " ", "lost space", 0.97),)
    for match in _AFTER_BRACKET.finditer(story.text, start, end):
        if match["word"] in _small_words():
            yield (change(match.end(), "", " ", "lost space", 0.95),)
    for match in _BEFORE_BRACKET.finditer(story.text, start, end):
        yield (change(match.start(), "", " ", "lost space", 0.95),)
    for match in _AFTER_CLOCK.finditer(story.text, start, end):
        yield (change(match.end(), "", " ", "lost space", 0.95),)
    for match in _COMMA.finditer(story.text, start, end):
        before = story.text[max(start, match.start() - 34) : match.start()]
        if _PLAIN_BEFORE.search(before) and _PLAIN_AFTER.match(story.text, match.end(), end):
            yield (change(match.end(), "", " ", "lost space", 0.95),)


def no_full_stop(story: Story, index: int) -> Findings:
    """A long paragraph without an end mark, at the head or before the byline."""
    start, end = story.paragraphs[index]
    last = story.text[start:end][-1:]
    long = story.text.count(" ", start, end) >= 19
    if (
        (end in story.heads or long)
        and last.isalnum()
        and "http" not in story.text[end - 200 : end]
    ):
        note = "no end mark: a summary line, or a sentence cut off"
        yield Flag(end - 1, end, "no full stop", note)
