"""A chunk: some articles that are read together, and the files they become.

A worker writes `TABLE/part-CHUNK.parquet` for each table, and `done/CHUNK.json` last of all, each
whole. The name of a chunk holds a digest of its articles and of the library that read them: what is
done need not be done again, and what was done by another library is.
"""

from __future__ import annotations

import faulthandler
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

import copydesk
from copydesk.archiving import ArchiveError
from copydesk.archiving.schema import SCHEMAS
from copydesk.archiving.sources import Place, Record, places, records, written
from copydesk.article import Article, ArticleError, parse
from copydesk.exports import Readings
from copydesk.files import write_whole
from copydesk.project import load
from copydesk.webpage import is_web_page, story_of

if TYPE_CHECKING:
    import pandas as pd

_FEW, _SMALL, _LARGE = 5000, 25, 200  # up to so many articles, so many a chunk; then so many
_ONE_AT_A_TIME = Lock()  # the time limit is the process's, which may run several threads
_AT = re.compile(r'/copydesk/(?!archiving)([^"]+)", line (\d+)')


@dataclass(frozen=True)
class Chunk:
    """Articles that are read together; `skip` says why some (by index) are not read at all."""

    name: str
    places: tuple[Place, ...]
    columns: dict[str, str]
    limit: float
    rules: str
    skip: dict[int, str] = field(default_factory=dict)


def chunks(source: Path, columns: dict[str, str], limit: float, size: int | None) -> list[Chunk]:
    """The articles of `source` in chunks of `size`, in a fixed order."""
    found = list(places(source, columns))
    size = size or (_SMALL if len(found) <= _FEW else _LARGE)
    made, rest, how = [], iter(found), json.dumps(columns, sort_keys=True) + rules()
    while some := list(islice(rest, size)):
        digest = blake2b(how.encode(), digest_size=8)
        for place, held in some:
            digest.update(place.article.encode() + b"\0" + held)
        name = f"{len(made):05}-{digest.hexdigest()}"
        made.append(Chunk(name, tuple(place for place, _ in some), columns, limit, rules()))
    return made


@cache
def rules() -> str:
    """A digest of all that decides how an article is read: the library's files."""
    package, digest = Path(copydesk.__file__).parent, blake2b(digest_size=8)
    for path in sorted(p for p in package.rglob("*") if p.suffix in (".py", ".txt", ".tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def part(out: Path, table: str, chunk: str) -> Path:
    """The file with the rows of a chunk in a table."""
    return out / table / f"part-{chunk}.parquet"


def done_file(out: Path, chunk: str) -> Path:
    """The file that says that a chunk is done, and how many rows it has in each table."""
    return out / "done" / f"{chunk}.json"


def note(out: Path, chunk: str) -> Path:
    """Where a worker notes the article it reads, and where it was when its time was over."""
    return out / "begun" / chunk


def work(chunk: Chunk, out: Path) -> None:
    """Read the articles of `chunk` and write its files; this is what a worker does.

    An article that takes longer than the limit ends the process, as nothing else stops a regular
    expression; `suspect` then tells which. Raises ArchiveError when the worker's library is
    another than that of the chunk.
    """
    if chunk.rules != rules():
        raise ArchiveError("a worker has another version of copydesk: install the same one there")
    parts: dict[str, list[pa.Table]] = {name: [s.empty_table()] for name, s in SCHEMAS.items()}
    with _ONE_AT_A_TIME:
        for tables in _read_all(chunk, note(out, chunk.name)):
            for name, table in tables.items():
                parts[name].append(table)
    for name, made in parts.items():
        sink = pa.BufferOutputStream()
        parquet.write_table(pa.concat_tables(made), sink)
        write_whole(part(out, name, chunk.name), sink.getvalue().to_pybytes())
    rows = {name: sum(map(len, made)) for name, made in parts.items()}
    write_whole(done_file(out, chunk.name), json.dumps(rows).encode())
    note(out, chunk.name).unlink(missing_ok=True)


def suspect(chunk: Chunk, out: Path) -> tuple[int, str | None] | None:
    """The article at which a worker died, by its index, and the cause when its time was over.

    None when it had not begun.
    """
    path = note(out, chunk.name)
    said = path.read_text("utf-8", "replace") if path.is_file() else ""
    index, _, trace = said.partition("\n")
    if not index or not trace:
        return (int(index), None) if index else None
    at = _AT.search(trace)
    where = f", in {at[1]} line {at[2]}" if at else ""
    return int(index), f"took longer than {chunk.limit:g} s{where}"


def _read_all(chunk: Chunk, path: Path) -> Iterator[dict[str, pa.Table]]:
    """The tables of each article of `chunk`, within its time; of one that fails, its problem."""
    left = [index for index in range(len(chunk.places)) if index not in chunk.skip]
    for index, error in sorted(chunk.skip.items()):
        yield _problem(Record(chunk.places[index]), "worker", error)
    found = records([chunk.places[index] for index in left], chunk.columns)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as begun:
        try:
            for index in left:
                begun.seek(0)
                begun.truncate()
                begun.write(f"{index}\n")
                begun.flush()
                faulthandler.dump_traceback_later(chunk.limit, exit=True, file=begun)
                yield _read(next(found))
        finally:
            faulthandler.cancel_dump_traceback_later()


def _problem(record: Record, stage: str, error: str) -> dict[str, pa.Table]:
    article, path, _ = record.place
    row = {"article": article, "path": written(path), "url": record.url, "stage": stage}
    return {
        "problems": pa.Table.from_pylist([row | {"error": written(error)}], SCHEMAS["problems"])
    }


def _read(record: Record) -> dict[str, pa.Table]:
    """The tables of one article, or its problem: the stage that failed, and the error."""
    if record.problem:
        return _problem(record, "read", record.problem)
    stage, made = "read", {}
    try:
        article = article_of(record)
        about = _about(record, article)
        for stage, make in _tables(article).items():
            made[stage] = _arrow(make(), about["article"], SCHEMAS[stage])
        made["articles"] = pa.Table.from_pylist([about], SCHEMAS["articles"])
    except Exception as error:  # whatever it is: the other articles are still worth having
        kind = "" if isinstance(error, ArticleError) else f"{type(error).__name__}: "
        return _problem(record, stage, kind + str(error).removeprefix(f"{record.place.path}: "))
    return made


def _arrow(table: pd.DataFrame, article: str, schema: pa.Schema) -> pa.Table:
    """The rows of an article; by lists, as a small frame costs three times what its rows do."""
    columns = {name: table[name].tolist() for name in table} | {"article": [article] * len(table)}
    arrays = [pa.array(columns[field.name], field.type, from_pandas=True) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def article_of(record: Record) -> Article:
    """The article in `record`. Raises ArticleError when it holds none, OSError, UnicodeError."""
    content = record.content
    if isinstance(content, Path):
        return load(content)
    octets = content if isinstance(content, bytes) else content.encode()
    text = story_of(octets) if is_web_page(octets) else octets.decode()
    article = parse(text, Path(record.place.path).stem, record.published)
    if not article.paragraphs:
        raise ArticleError("empty, or only a header or page furniture, no paragraph of story")
    return article


def _about(record: Record, article: Article) -> dict[str, object]:
    """The row of an article in `articles`."""
    said = article.metadata
    return {
        "article": record.place.article,
        "start": 0,
        "end": len(article.text),
        "path": written(record.place.path),
        "url": record.url or next(iter(said.sources), None),
        "title": said.title,
        "byline": said.byline,
        "agency": said.agency,
        "published": said.published,
        "words": len(article.text.split()),
        "edits": article.mended,
        "flags": len(article.flags),
        "hash": blake2b(article.raw.encode("utf-8", "replace"), digest_size=16).hexdigest(),
    }


def _tables(article: Article) -> dict[str, Callable[[], pd.DataFrame]]:
    """The other tables of one article, with the columns that the schema has."""
    made = Readings(article)
    days = {"start": "begin", "end": "until", "text_start": "start", "text_end": "end"}
    tones = {"tone": "tone", "label": "label", "plain": "plain", "words": "tone_words"}
    return {
        "quotes": lambda: made.quotes,
        "names": lambda: made.names,
        "dates": made.tables["05_dates"],
        "events": lambda: made.events.rename(columns=days),
        "sentences": lambda: made.sentences.join(made.tones[[*tones]].rename(columns=tones)),
        "targets": lambda: made.targets,
        "edits": lambda: made.edits,
    }
