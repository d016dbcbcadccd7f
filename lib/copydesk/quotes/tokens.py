"""The tokens of one paragraph, with what a reader of reporting clauses needs to know of each.

No tagger: closed word classes are listed here, open ones are told by shape.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.edits import Span
from copydesk.quotes.marks import Quotation, pair_marks

_TITLE = (
    r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev|Prof|Hon|St|Jr|Sr)\."
)
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}(?:-\w{1,40})?"  # U.S., J.R.R., D.C.-based
    r"|\b[^\W\d_]\.(?= [^\W\d_a-z])"  # Ann E. Bell
    rf"|\b{_TITLE}"
    r"|[$£€]?\w{1,80}(?:[’'.\-&/,–]\w{1,80}){0,12}(?<![’'.\-&/,–])"
    r"|'''?|``|-{2,4}|\.{2,4}|[^\w\s]"
)


def words(text: str) -> frozenset[str]:
    """The space separated words of `text`, as a set."""
    return frozenset(text.split())


DETERMINERS = words(
    "the a an this that these those his her its their our my your some many most several few both "
    "all each every no any another other one two three four five six seven eight nine ten dozens "
    "hundreds thousands more fewer half such"
)
POSSESSIVES = words("his her its their our my your whose")
PREPOSITIONS = words(
    "of in on at by for with from to about against among between during under over through into "
    "onto without within toward towards across behind beyond near since until after before despite "
    "amid upon via per outside inside around alongside regarding concerning following besides "
    "along throughout unlike like versus including"
)
SUBORDINATORS = words(
    "that because but as when while if since although though after before until whether where how "
    "why what which who whom whose than so or nor yet unless once lest whereas except and"
)
SUBJECTS = words("he she they we i you it who")
PRONOUNS = SUBJECTS | words(
    "him her them us me this that these those others both many some everyone everybody someone "
    "somebody nobody anyone there himself herself themselves one others several most few another "
    "which"
)
BE = words(
    "is are was were be been being am 're 'm it's he's she's that's there's i'm we're "
    "they're you're isn't aren't wasn't weren't who's what's"
)
HAVE = words("has have had having 've hasn't haven't hadn't i've we've they've you've")
DO = words("do does did doesn't don't didn't")
MODALS = words(
    "will would can could may might must shall should cannot can't won't wouldn't couldn't "
    "shouldn't mightn't mustn't he'd she'd they'd we'd i'd you'd it'd he'll she'll they'll we'll "
    "i'll you'll it'll"
)
AUXILIARIES = BE | HAVE | DO | MODALS
# Common irregular past forms; regular ones end in -ed, and reporting verbs are in the cue list.
IRREGULAR_PAST = words(
    "became began broke brought built came chose cut did drew drove fell felt fought found gave "
    "got grew heard held hit kept knew laid led left lost made meant met paid put ran rose sat saw "
    "sent set shook shot showed sold spent stood struck swore took taught thought threw took "
    "understood went won wore"
)
NEGATIONS = words("not never n't hardly nor neither")
TEMPORAL = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
    "later earlier recently again once twice afterward afterwards previously repeatedly then "
    "wednesday's now already ago overnight here publicly privately instead simply flatly bluntly "
    "mon. tue. wed. thu. fri. sat. sun. sunday's early late shortly"
)
NO_ADVERBS = words(  # in -ly
    "ally anomaly apply assembly belly bully butterfly comply costly cowardly curly daily deadly "
    "early elderly family folly friendly gully holly homily hourly imply italy jelly july likely "
    "lily lonely lovely monopoly monthly multiply only orderly quarterly rally rely reply "
    "scholarly supply tally ugly unlikely weekly yearly"
)
_PERIODS = words(
    "week month year night morning afternoon evening day weekend fall spring summer "
    "winter time spring autumn weeks months years days decade quarter monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december"
)
STOPS = frozenset(".!?;")
DASHES = frozenset(("—", "–", "--", "---", "-"))
_LONGEST = 400  # tokens of a sentence; what is longer is no prose and is cut
_NO_PAST = words("need feed seed speed deed red bed shed wed indeed breed bleed greed weed exceed")
_APOSTROPHES = str.maketrans("’‘", "''")


@dataclass(slots=True)
class Tokens:
    """Tokens of one paragraph; the lists run in parallel, `spans` are offsets into the article.

    `low` is the lower-cased word with straight apostrophes; paired quotation marks read “ and ”.
    `quote` is the index of the quotation a token lies in (marks included), or -1.
    """

    text: str
    spans: list[Span]
    word: list[str]
    low: list[str]
    quote: list[int]
    quotations: list[Quotation]
    units: list[tuple[int, int]] = field(default_factory=list)  # sentences, as token ranges

    def __len__(self) -> int:
        return len(self.spans)

    def span(self, first: int, last: int) -> Span:
        """Character span of the tokens first..last-1."""
        return self.spans[first][0], self.spans[last - 1][1]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after the character `offset`."""
        return bisect_left(self.spans, (offset, offset))

    def unit_of(self, i: int) -> int:
        """Number of the sentence that holds token `i`."""
        return bisect_right(self.units, (i, len(self.spans) + 1)) - 1

    def capital(self, i: int) -> bool:
        """Does token `i` begin with a capital letter?"""
        return self.word[i][0].isupper()

    def is_word(self, i: int) -> bool:
        """Is token `i` a word or a number, not punctuation?"""
        return self.word[i][-1].isalnum() or (len(self.word[i]) > 1 and self.word[i][0].isalnum())


def tokenise(text: str, start: int, end: int, sentences: Sequence[Span]) -> Tokens:
    """Tokens of the paragraph `text[start:end]`, whose sentences are `sentences`."""
    spans, word = [], []
    for match in _TOKEN.finditer(text, start, end):
        spans.append(match.span())
        word.append(match.group())
    low = [w.lower() if w.isascii() else w.lower().translate(_APOSTROPHES) for w in word]
    tokens = Tokens(text, spans, word, low, [-1] * len(word), pair_marks(text, start, end))
    _place_quotations(tokens)
    tokens.units = _units(tokens, sentences)
    return tokens


def _place_quotations(tokens: Tokens) -> None:
    for number, quotation in enumerate(tokens.quotations):
        first = tokens.at(quotation.start)
        if not quotation.closed:
            if first < len(tokens):
                tokens.low[first] = "“?"
            continue
        last = tokens.at(quotation.end)
        for i in range(first, last):
            tokens.quote[i] = number
        tokens.low[first], tokens.low[last - 1] = "“", "”"


def _units(tokens: Tokens, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """Sentences as token ranges; one that ends inside a quotation goes on to the quotation's."""
    units, first = [], 0
    for _, end in sentences:
        last = tokens.at(end)
        inside = 0 < last < len(tokens) and tokens.quote[last - 1] == tokens.quote[last] != -1
        if last > first and not inside:
            units.append((first, last))
            first = last
    if first < len(tokens):
        units.append((first, len(tokens)))
    return [(a, min(a + _LONGEST, end)) for s, end in units for a in range(s, end, _LONGEST)]


def has_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Is there something that looks like a finite verb among the tokens first..last-1?"""
    low = tokens.low
    for i in range(first, last):
        w = low[i]
        if w in AUXILIARIES or w in IRREGULAR_PAST or w.endswith("n't"):
            return True
        if w.endswith("ed") and i > first and len(w) > 4:
            return True
        if w.endswith(("'s", "'re", "'ll", "'d")) and i == first and w[:-2] in SUBJECTS:
            return True
    return False


def is_finite(tokens: Tokens, i: int) -> bool:
    """Does token `i` look like a finite verb?  "had", "won't", "went", "opened" after a noun."""
    w = tokens.low[i]
    if w in AUXILIARIES or w in IRREGULAR_PAST or w.endswith("n't"):
        return True
    if not w.endswith("ed") or w in _NO_PAST or i == 0 or tokens.capital(i):
        return False
    before = tokens.low[i - 1]
    return not (before in DETERMINERS or before in PREPOSITIONS or before.endswith(("'s", "-")))


def is_temporal(tokens: Tokens, i: int) -> int:
    """How many tokens from `i` on say when ("Tuesday", "last week", "in 2012"): 0 when none."""
    low, n = tokens.low, len(tokens)
    w = low[i]
    if w in TEMPORAL:
        return 1
    if (
        w in {"last", "this", "earlier", "next", "that", "late", "early", "one", "every"}
        and i + 1 < n
    ):
        k = i + 1
        if low[k] in {"this", "last", "that", "in"} and k + 1 < n:
            k += 1
        if low[k] in _PERIODS:
            return k - i + 1
    if w.endswith("ly") and len(w) > 4 and w not in NO_ADVERBS:
        return int(not (i and tokens.capital(i) and tokens.capital(i - 1)))  # "Ann Kelly"
    return 0
