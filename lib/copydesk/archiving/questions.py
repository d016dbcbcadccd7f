"""What one asks of an archive: SQL over its tables, each row with the way back to its sentence.

Every function takes the connection that `copydesk.tables` gives and returns a pandas table. A
person is known by a full name ("Ada Brandt"), the same in all articles; a short name ("Brandt")
is united with nobody's, and `short_names` lists who it may be.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from copydesk.archiving import archive, tables
from copydesk.archiving.schema import SCHEMAS
from copydesk.project import ROOT

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

SHINGLE = 5  # words in a row that two texts share
ALIKE = 0.6  # so alike are two wordings of one quotation
_FULL = "select distinct name from names where kind = 'person' and name like '% %'"
_PAPER = r"coalesce(nullif(regexp_extract(url, '://(?:www\.)?([^/]+)', 1), ''), byline, 'unknown')"
_SAID = f"""
    select q.*, a.published, {_PAPER} as paper, strftime(a.published, '%Y-%m') as month
    from quotes q join articles a using (article) where not coalesce(nested, false)"""


def opened(out: str | None) -> DuckDBPyConnection:
    """The archive in the folder `out`; None: the sample in seeds/archive, read here and now."""
    if out is not None:
        return tables(out)
    db = duckdb.connect()
    with TemporaryDirectory() as folder:
        archive(ROOT / "seeds" / "archive", folder, workers=0)
        made = tables(folder)
        for name in SCHEMAS:
            db.register(name, made.table(name).to_arrow_table())
    return db


def summary(db: DuckDBPyConnection) -> str:
    """What the archive holds, in two sentences."""
    count, papers, first, last, undated = db.sql(f"""
        select count(*), count(distinct {_PAPER}), min(published), max(published),
            count(*) - count(published) from articles""").fetchall()[0]
    quotes, people, problems = db.sql(f"""
        select (select count(*) from quotes), (select count(*) from ({_FULL})),
            (select count(*) from problems)""").fetchall()[0]
    return (
        f"{count:,} articles of {papers:,} papers, from {first} to {last}; {undated:,} without a "
        f"day, {problems:,} could not be read.\n"
        f"{quotes:,} quotations; {people:,} people with a full name."
    )


def around(db: DuckDBPyConnection, article: str, start: int) -> pd.DataFrame:
    """The sentence of an article in which `start` lies, with those beside it: sentence, text."""
    return db.execute(
        """select sentence, text from sentences where article = $1 and abs(sentence - (select
        max(sentence) from sentences where article = $1 and start <= $2)) <= 1 order by sentence""",
        [article, int(start)],
    ).df()


def most_quoted(db: DuckDBPyConnection) -> pd.DataFrame:
    """How often each paper quotes each person: speaker, paper, quotations, words, articles.

    The most quoted first. A paper is the host of the article's address, else its byline.
    """
    return db.sql(f"""
        select speaker, paper, count(*) as quotations,
            sum(len(string_split(quote, ' ')))::int as words, count(distinct article) as articles
        from ({_SAID}) where speaker in ({_FULL}) group by speaker, paper
        order by sum(count(*)) over (partition by speaker) desc, speaker, paper""").df()


def said_by(db: DuckDBPyConnection, speaker: str) -> pd.DataFrame:
    """Every quotation of a person: published, paper, article, quote, context, start, end."""
    return db.execute(
        f"""select published::text as published, paper, article, quote, context, start, "end"
        from ({_SAID}) where speaker = ? order by published, article, start""",
        [speaker],
    ).df()


def short_names(db: DuckDBPyConnection) -> pd.DataFrame:
    """Last names that stand for several people, or speak without a first name anywhere near.

    Columns: short, who (the full names of the archive that end so), alone (quotations whose
    speaker is called nothing else in the article).
    """
    return db.sql(f"""
        with who as (
            select string_split(name, ' ')[-1] as short, list(name order by name) as who
            from ({_FULL}) group by 1),
        alone as (select speaker as short, count(*) as alone from quotes
            where source_type = 'named' and regexp_full_match(speaker, '\\p{{Lu}}\\S+') group by 1)
        select short, coalesce(who, []) as who, coalesce(alone, 0) as alone
        from who full join alone using (short) where len(who) > 1 or alone > 0
        order by short""").df()


def voices_by_month(db: DuckDBPyConnection) -> pd.DataFrame:
    """Quotations by kind of voice: month, voice, quotations. A resolved pronoun is named."""
    return db.sql(f"""
        select month, case when source_type <> 'pronoun' then source_type
            when speaker is null then 'none' else 'named' end as voice, count(*) as quotations
        from ({_SAID}) where month is not null group by 1, 2 order by 1, 3 desc, 2""").df()


def told_together(db: DuckDBPyConnection, shared: int = 2) -> pd.DataFrame:
    """Events that several articles tell: the same day within its precision, `shared` names or more.

    Columns: event (its number), begin, until, published, paper, article, when, label, words (the
    sentence), names (shared with another of them), start, end. An article is in one event of a day.
    """
    rows = db.execute(
        f"""with dated as (
            select distinct on (e.article, begin, until) e.article, begin, until, e."when",
                e.label, e.start, e."end", s.text as words, a.published, {_PAPER} as paper
            from events e join articles a using (article)
            join sentences s on s.article = e.article and s.sentence = e.sentence
            where until is not null and until - begin < 32 and begin <= a.published
            order by e.article, begin, until, e.start),
        named as (select distinct article, lower(name) as name from names)
        select d.begin::text as begin, d.until::text as until, d.published::text as published,
            d.paper, d.article, d."when", d.label, d.words, d.start, d."end", o.article as other,
            list(n.name order by n.name) as names
        from dated d join dated o on d.begin = o.begin and d.until = o.until
            and d.article <> o.article
        join named n on n.article = d.article join named m on m.article = o.article
            and m.name = n.name
        group by all having count(*) >= ? order by 1, 2, 3, d.article, other""",
        [shared],
    ).df()
    keys = list(zip(rows["begin"], rows["until"], rows["article"], strict=True))
    groups = {key: {key} for key in keys}
    for key, other in zip(keys, rows["other"], strict=True):
        joined = groups[key] | groups[(*key[:2], other)]
        groups |= dict.fromkeys(joined, joined)
    numbers: dict[int, int] = {}
    rows.insert(0, "event", [numbers.setdefault(id(groups[k]), len(numbers) + 1) for k in keys])
    found = rows.drop(columns="other").drop_duplicates(["event", "article"])
    return found.sort_values(["event", "published", "article"], ignore_index=True)


def towards(db: DuckDBPyConnection, actor: str) -> pd.DataFrame:
    """The tone towards an actor by month: month, tone (the mean), spread, sentences, articles."""
    return db.execute(
        """select strftime(published, '%Y-%m') as month, avg(tone) as tone,
            stddev_samp(tone) as spread, count(*) as sentences,
            count(distinct article) as articles
        from targets join articles using (article)
        where target = ? and published is not null group by 1 order by 1""",
        [actor],
    ).df()


def towards_evidence(db: DuckDBPyConnection, actor: str) -> pd.DataFrame:
    """The sentences of `towards`, grimmest first, with the words that made the tone."""
    return db.execute(
        """select published::text as published, article, tone, t.words, text, t.start, t."end"
        from targets t join articles using (article) where target = ?
        order by tone, article, t.start""",
        [actor],
    ).df()


def near_copies(db: DuckDBPyConnection, least: float = 0.3, every: int = 1) -> pd.DataFrame:
    """Pairs of articles of which the shorter is in the other: one, other, share (of its shingles).

    `every`: of a large archive, look at one shingle in so many. Shingles that more than 50 articles
    hold tell nothing.
    """
    return db.execute(
        f"""with words as (
            select article, string_split_regex(lower(string_agg(text, ' ' order by sentence)),
                '[^\\p{{L}}\\p{{N}}]+') as w from sentences group by 1),
        pieces as (select distinct article, unnest(list_transform(range(1, len(w) - {SHINGLE - 2}),
            lambda i: hash(list_slice(w, i, i + {SHINGLE - 1})))) as piece from words),
        kept as (select * from pieces where piece % ? = 0),
        size as (select article, count(*) as n from kept group by 1),
        rare as (select piece from kept group by 1 having count(*) between 2 and 50)
        select a.article as one, b.article as other,
            count(*) / least(any_value(s.n), any_value(t.n)) as share
        from kept a join rare using (piece) join kept b on a.piece = b.piece
            and a.article < b.article
        join size s on s.article = a.article join size t on t.article = b.article
        group by 1, 2 having share >= ? order by share desc, 1, 2""",
        [every, least],
    ).df()


def differences(db: DuckDBPyConnection, one: str, other: str) -> pd.DataFrame:
    """The quotations of two articles side by side: speaker, verdict, one, other, start, end.

    `verdict` is same, changed, or only in one of them; `start` and `end` are the places in the
    first that holds it.
    """
    from pandas import DataFrame

    ask = 'select speaker, quote, start, "end" from quotes where article = ? order by start'
    rows, left = [], db.execute(ask, [other]).fetchall()
    for speaker, quote, start, end in db.execute(ask, [one]).fetchall():
        alike = [
            (SequenceMatcher(None, quote, q[1], False).ratio(), -n) for n, q in enumerate(left)
        ]
        ratio, number = max(alike, default=(0, 0))
        twin = left.pop(-number)[1] if ratio >= ALIKE else None
        verdict = "only in one" if twin is None else "same" if twin == quote else "changed"
        rows.append((speaker, verdict, quote, twin, start, end))
    rows += [(speaker, "only in other", None, *rest) for speaker, *rest in left]
    return DataFrame(rows, columns=["speaker", "verdict", "one", "other", "start", "end"])
