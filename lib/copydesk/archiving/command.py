"""`copydesk archive`: the command line of `copydesk.archive`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from copydesk.archiving import ArchiveError, archive, tables

NOTEBOOK = "06_archive"  # it is about no single article
_WHY = "select stage || ': ' || left(error, 100), count(*) n from problems group by 1"
_EVERY = 30  # seconds between lines of progress where they cannot be written over


def add_to(commands) -> None:
    """Add the command to the subparsers of `copydesk`."""
    command = commands.add_parser(
        "archive",
        help="the tables of many articles, as Parquet files",
        description="Reads every article of SOURCE into tables in DIR, which copydesk.tables(DIR) "
        "opens with DuckDB. Started again, it goes on where it stopped.",
    )
    command.set_defaults(command=run)
    add = command.add_argument
    kinds = "a folder of .txt and .html, or FILE.jsonl, FILE.parquet, FILE.warc.gz"
    add("source", metavar="SOURCE", type=Path, help=kinds)
    add("--out", metavar="DIR", type=Path, required=True, help="where tables go")
    add("--workers", metavar="N", type=_number, help="processes (one a core)")
    add("--scheduler", metavar="tcp://…", help="a dask scheduler's address")
    for field in ("text", "url", "published"):
        add(f"--{field}-column", metavar="NAME", default=field, help=f"the field with the {field}")
    add("--limit", metavar="S", type=_number, default=60, help="seconds an article may take (60)")
    add("--chunk", metavar="N", type=_number, help="articles read together")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text)


def run(options: argparse.Namespace, root: Path) -> int:
    """Read an archive, with a line of progress. Returns 0, or 1 when there were problems."""
    columns = {f: getattr(options, f"{f}_column") for f in ("text", "url", "published")}
    shown = {"workers": options.workers, "limit": options.limit, "size": options.chunk}
    line = _Line()
    try:
        totals = archive(
            options.source,
            options.out,
            options.scheduler,
            columns=columns,
            progress=line.show,
            **shown,
        )
    except (ArchiveError, OSError) as error:
        print(f"{line.end}copydesk: {error}", file=sys.stderr, flush=True)
        return 1
    print(f"{line.end}{options.out}: {totals.articles:,} articles, {totals.problems:,} problems")
    if totals.problems:
        for why, count in tables(options.out).sql(f"{_WHY} order by n desc, 1 limit 5").fetchall():
            print(f"copydesk: {count:,} × {why}", file=sys.stderr, flush=True)
    return 1 if totals.problems else 0


class _Line:
    """One line of progress, rewritten in place on a terminal, else written now and then."""

    def __init__(self) -> None:
        self.end, self.told, self.last = "", False, -_EVERY

    def show(self, totals) -> None:
        if totals.dashboard and not self.told:
            print(f"dashboard: {totals.dashboard}", flush=True)
            self.told = True
        if sys.stdout.isatty():
            print(f"\r{totals}\x1b[K", end="", flush=True)
            self.end = "\n"
        elif totals.seconds - self.last >= _EVERY:
            print(totals, flush=True)
            self.last = totals.seconds
