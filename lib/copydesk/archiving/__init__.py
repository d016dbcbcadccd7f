"""From one article to an archive: the same tables for a folder, a file of articles, a web archive.

    copydesk.archive("stories.jsonl", "out")            # reads all, goes on where it stopped
    db = copydesk.tables("out")                         # a DuckDB connection
    db.sql("select speaker, count(*) from quotes group by speaker order by 2 desc")

`sources` finds the articles and reads one of them, `chunks` turns some of them into files, of which
`schema` says what they hold, `run` spreads chunks over processes, `command` is the command line.
`questions` asks the tables, `pictures` draws the answers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from copydesk.archiving.run import Totals

EXTRA = '.venv/bin/pip install -e "./lib[archive]"'


class ArchiveError(Exception):
    """An archive that cannot be read or written; the message says why, and what to do."""


def _missing(error: ImportError) -> ArchiveError:
    return ArchiveError(f"{error.name} is not installed; in the project's folder run {EXTRA}")


def archive(
    source: str | Path,
    out: str | Path,
    scheduler: str | None = None,
    *,
    workers: int | None = None,
    columns: dict[str, str] | None = None,
    limit: float = 60,
    size: int | None = None,
    progress: Callable[[Totals], None] | None = None,
) -> Totals:
    """Read every article of `source` into Parquet tables in the folder `out`; see `tables`.

    `source` is a folder (its .txt, .html, .jsonl, .parquet and .warc.gz files, at any depth) or one
    such file. Articles are read in chunks of `size` by `workers` processes of this machine (one a
    core; 0: in this very process, which an article that takes too long ends), or by the workers of
    the dask `scheduler` at an address, which must see `source` and `out` under the same paths.
    `columns` names the fields of JSON lines and Parquet: text, url,
    published. Started again, it goes on where it stopped, and does again what was read by other
    rules. An article that fails, or takes longer than `limit` seconds, is a row of the table
    `problems`. `progress` is called after each chunk with the totals so far, which are returned.

    In a script, call it below `if __name__ == "__main__":`, as the processes import the script.
    Raises ArchiveError, also when articles do not add up.
    """
    try:
        from copydesk.archiving.run import run
    except ImportError as error:
        raise _missing(error) from error
    return run(Path(source), Path(out), scheduler, workers, columns or {}, limit, size, progress)


def tables(out: str | Path) -> DuckDBPyConnection:
    """A DuckDB connection with the tables in `out`, the folder that `archive` wrote, as views.

    They are articles, quotes, names, dates, events, sentences, targets, edits and problems; the
    columns are those of `copydesk.archiving.schema.SCHEMAS`. `article` is the id in `articles`;
    `start` and `end` (in SQL: "end") are offsets into the article's text as copydesk reads it. Only
    finished chunks are seen.
    """
    try:
        import duckdb

        from copydesk.archiving.chunks import part
        from copydesk.archiving.schema import SCHEMAS
    except ImportError as error:
        raise _missing(error) from error
    done = sorted(path.stem for path in (Path(out) / "done").glob("*.json"))
    if not done:
        raise ArchiveError(f"{out}: no archive; copydesk archive SOURCE --out {out} makes one")
    connection = duckdb.connect()
    for name in SCHEMAS:
        files = [str(part(Path(out), name, chunk)) for chunk in done]
        connection.read_parquet(files).create_view(name)
    return connection
