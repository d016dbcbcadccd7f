"""The articles of a folder or file: where each stands, and the reading of one.

`places` walks through a source once, keeping of each article its place, never its text; `records`
reads the articles at some places. What cannot be read is a record with a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import blake2b, file_digest
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pyarrow import parquet
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from copydesk.archiving import ArchiveError

LARGEST = 10_000_000  # bytes; what is larger is no article
COLUMNS = {"text": "text", "url": "url", "published": "published"}
_TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB, which no article is"
_HALF = re.compile("[\ud800-\udfff]")  # half a character, which no file may hold


class Place(NamedTuple):
    """Where an article stands: its id, its file, and its offset or row there."""

    article: str
    path: str
    at: int


class Record(NamedTuple):
    """One article as it came: a file to read, a text, or bytes; or the problem of reading it."""

    place: Place
    content: Path | str | bytes | None = None
    url: str | None = None
    published: date | None = None
    problem: str | None = None


def places(source: Path, columns: dict[str, str]) -> Iterator[tuple[Place, bytes]]:
    """Every article of `source`, with bytes that change when what it holds does, in a fixed order.

    Raises ArchiveError when there is no such source, or a Parquet file is damaged or lacks the
    column of the texts.
    """
    if not source.exists():
        raise ArchiveError(f"{source}: no such file or folder")
    files, root = [source], source.parent
    if source.is_dir():
        files, root = sorted(p for p in source.rglob("*") if _kind(p) and p.is_file()), source
    elif not _kind(source):
        raise ArchiveError(f"{source}: give a folder, or a file ending in {', '.join(_KINDS)}")
    for path in files:
        name = written(path.relative_to(root).as_posix())
        for mark, at, held in _KINDS[_kind(path)].scan(path, columns):
            yield Place(f"{name}:{mark}" if mark else name, str(path), at), held


def records(wanted: list[Place], columns: dict[str, str]) -> Iterator[Record]:
    """The articles at these places, in their order."""
    for name, group in groupby(wanted, key=lambda place: place.path):
        path, group = Path(name), list(group)
        made, problem = 0, "the file ends before it"
        try:
            for record in _KINDS[_kind(path)].read(path, group, columns):
                yield record
                made += 1
        except Exception as error:  # whatever is wrong with the file: the rest is out of reach
            problem = f"{type(error).__name__}: {str(error).strip()}"
        for place in group[made:]:
            yield Record(place, problem=problem)


def written(text: str) -> str:
    """`text` as a file may hold it: half characters, which names of files may have, are spelled."""
    return text.encode("utf-8", "backslashreplace").decode()


def _kind(path: Path) -> str | None:
    return next((kind for kind in _KINDS if path.name.lower().endswith(kind)), None)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=16)).digest()


# ---- one article a file


def _scan_file(path: Path, columns) -> Iterator[tuple[str, int, bytes]]:
    try:
        yield "", 0, _digest(path)
    except OSError:  # the worker will say what is wrong
        yield "", 0, b"unreadable"


def _read_file(path: Path, wanted: list[Place], columns) -> Iterator[Record]:
    large = path.stat().st_size > LARGEST
    yield from (Record(place, path, problem=_TOO_LARGE if large else None) for place in wanted)


# ---- JSON lines


def _scan_lines(path: Path, columns) -> Iterator[tuple[str, int, bytes]]:
    with path.open("rb") as file:
        at = 0
        for number, line in enumerate(file, 1):
            if line.strip():
                yield str(number), at, blake2b(line, digest_size=16).digest()
            at += len(line)


def _read_lines(path: Path, wanted: list[Place], columns) -> Iterator[Record]:
    with path.open("rb") as file:
        for place in wanted:
            file.seek(place.at)
            line = file.readline(LARGEST + 1)
            try:
                said = None if len(line) > LARGEST else json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Record(place, problem=f"no JSON: {error}")
                continue
            yield _from_fields(place, said, columns, len(line))


def _from_fields(place: Place, said: object, columns: dict[str, str], size: int) -> Record:
    """The record that the fields `said` of a line or row make."""
    if size > LARGEST:
        return Record(place, problem=_TOO_LARGE)
    if not isinstance(said, dict):
        return Record(place, problem="no JSON object, but " + type(said).__name__)
    name = columns["text"]
    text, url = said.get(name), said.get(columns["url"])
    if not isinstance(text, str):
        state = "holds no text" if name in said else f"is missing among {', '.join(said)}"
        return Record(place, problem=written(f"the field {name!r} {state}"))
    try:
        day = date.fromisoformat(str(said.get(columns["published"]))[:10])
    except ValueError:  # none is given, or what is none
        day = None
    url = written(url) if isinstance(url, str) else None
    return Record(place, _HALF.sub("\ufffd", text), url, day)


# ---- Parquet


def _scan_rows(path: Path, columns: dict[str, str]) -> Iterator[tuple[str, int, bytes]]:
    try:
        file = parquet.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise ArchiveError(f"{path}: no whole Parquet file; is it cut off? ({error})") from error
    with file:
        names = file.schema_arrow.names
        if columns["text"] not in names:
            message = f"no column {columns['text']!r}; --text-column names one of"
            raise ArchiveError(f"{path}: {message} {', '.join(names)}")
        whole = _digest(path)
        for row in range(file.metadata.num_rows):
            yield str(row), row, whole


def _read_rows(path: Path, wanted: list[Place], columns) -> Iterator[Record]:
    with parquet.ParquetFile(path) as file:
        names = [name for name in columns.values() if name in file.schema_arrow.names]
        begin = 0
        for group in range(file.num_row_groups):
            end = begin + file.metadata.row_group(group).num_rows
            here, row = {place.at: place for place in wanted if begin <= place.at < end}, begin
            if here:
                for batch in file.iter_batches(64, row_groups=[group], columns=names):
                    for at in here.keys() & range(row, row + len(batch)):
                        (said,) = batch.slice(at - row, 1).to_pylist()
                        text = said[columns["text"]]
                        yield _from_fields(here[at], said, columns, len(text or ""))
                    row += len(batch)
            begin = end


# ---- WARC (ISO 28500)


def _scan_warc(path: Path, columns) -> Iterator[tuple[str, int, bytes]]:
    whole, after = _digest(path), 0
    with path.open("rb") as file, suppress(ArchiveLoadFailed, OSError, ValueError):
        found = ArchiveIterator(file)
        for record in found:
            page = _is_page(record)
            while record.raw_stream.read(1 << 20):
                pass
            cut, at = record.raw_stream.limit, found.get_record_offset()
            if page or cut:
                yield str(at), at, whole
            after = at + found.get_record_length()
    if after < path.stat().st_size:  # what follows is out of reach
        yield str(after), after, whole


def _is_page(record) -> bool:
    """Does the record hold a page or plain text that a server gave?"""
    http = record.http_headers
    if record.rec_type != "response" or http is None:
        return record.rec_type == "conversion"
    return http.get_statuscode() == "200" and "html" in http.get_header("Content-Type", "").lower()


def _read_warc(path: Path, wanted: list[Place], columns) -> Iterator[Record]:
    with path.open("rb") as file:
        for place in wanted:
            file.seek(place.at)
            try:
                record = next(ArchiveIterator(file))
                octets = record.content_stream().read(LARGEST + 1)
                cut = record.raw_stream.limit and len(octets) <= LARGEST
            except Exception:  # of the many that an encoding raises: the next page may be whole
                cut = True
            if cut:
                yield Record(place, problem="damaged or cut off; what follows may be out of reach")
                continue
            problem = _TOO_LARGE if len(octets) > LARGEST else None
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield Record(place, octets, url, problem=problem)


class _Kind(NamedTuple):
    scan: Callable[[Path, dict], Iterator[tuple[str, int, bytes]]]
    read: Callable[[Path, list[Place], dict], Iterator[Record]]


_FILE = _Kind(_scan_file, _read_file)
_KINDS = {
    **dict.fromkeys((".txt", ".html", ".htm"), _FILE),
    ".jsonl": _Kind(_scan_lines, _read_lines),
    ".parquet": _Kind(_scan_rows, _read_rows),
    ".warc.gz": _Kind(_scan_warc, _read_warc),
}
