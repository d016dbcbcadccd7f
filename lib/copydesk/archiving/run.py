"""Spread the chunks of an archive over processes, see them through, and count what came out."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

import dask
from distributed import Client, KilledWorker, LocalCluster, as_completed
from pyarrow import parquet

from copydesk.archiving import ArchiveError
from copydesk.archiving.chunks import Chunk, chunks, done_file, note, part, rules, suspect, work
from copydesk.archiving.schema import SCHEMAS
from copydesk.archiving.sources import COLUMNS
from copydesk.files import PREFIX, write_whole

AHEAD = 3  # chunks a thread of a worker that the scheduler holds at a time
KILLER, OFTEN = 3, 50  # an article may kill so many workers; chunks in a row that died unread
WAIT = 10  # seconds for a scheduler to answer
MANIFEST = "archive.json"
GONE = "the dask scheduler is gone; start again to go on"
_CONFIG = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,  # it keeps a tree of calls for every second
}


@dataclass
class Totals:
    """How far a run is. `found` articles in all, of them `kept` were done by an earlier run."""

    found: int
    kept: int = 0
    articles: int = 0
    problems: int = 0
    seconds: float = 0.0
    dashboard: str = ""

    @property
    def done(self) -> int:
        return self.articles + self.problems

    def add(self, out: Path, chunk: Chunk) -> None:
        """Count a finished chunk: a worker's answer may be lost with it, files are not."""
        rows = json.loads(done_file(out, chunk.name).read_bytes())
        self.articles += rows["articles"]
        self.problems += rows["problems"]

    def __str__(self) -> str:
        rate = (self.done - self.kept) / self.seconds if self.seconds else 0.0
        left = timedelta(seconds=round((self.found - self.done) / rate if rate else 0.0))
        return (
            f"{self.done:,} of {self.found:,} articles, {rate:.1f} a second, "
            f"{left} left, {self.problems:,} problems"
        )


def run(
    source: Path,
    out: Path,
    scheduler: str | None,
    workers: int | None,
    columns: dict[str, str],
    limit: float,
    size: int | None,
    progress: Callable[[Totals], None] | None,
) -> Totals:
    """See `copydesk.archive`."""
    source, out = source.absolute(), out.absolute()
    _check_free(out, source)
    wanted = chunks(source, COLUMNS | columns, limit, size)
    if not wanted:
        raise ArchiveError(f"{source}: no article in it")
    totals, started = Totals(sum(len(chunk.places) for chunk in wanted)), monotonic()
    said = {"source": str(source), "rules": rules(), "articles in": totals.found}
    write_whole(out / MANIFEST, json.dumps(said, indent=1).encode())
    _sweep(out, {chunk.name for chunk in wanted})
    todo = []
    for chunk in wanted:
        if done_file(out, chunk.name).is_file():
            totals.add(out, chunk)
        else:
            todo.append(chunk)
    totals.kept = totals.done
    with ExitStack() as stack:
        if workers == 0 or not todo:
            made = (work(chunk, out) or chunk for chunk in todo)
        else:
            processes = min(workers or dask.system.CPU_COUNT, len(todo))
            client = stack.enter_context(connected(scheduler, processes))
            totals.dashboard = client.dashboard_link if scheduler else ""
            made = finished(client, todo, out)
        for chunk in made:
            totals.add(out, chunk)
            totals.seconds = monotonic() - started
            if progress:
                progress(totals)
    _check(out, wanted)
    return totals


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the scheduler at this address, or of one of our own with so many processes."""
    with ExitStack() as stack:
        try:
            if not scheduler:
                stack.enter_context(dask.config.set(_CONFIG))
                scheduler = stack.enter_context(
                    LocalCluster(
                        n_workers=workers,
                        threads_per_worker=1,
                        dashboard_address="127.0.0.1:0",
                        silence_logs=logging.CRITICAL,
                    )
                )
            client = stack.enter_context(Client(scheduler, timeout=WAIT))
        except (OSError, ValueError, RuntimeError) as error:
            where = f"the dask scheduler at {scheduler}" if scheduler else "dask on this machine"
            raise ArchiveError(f"{where} does not answer: {error}") from error
        yield client


def finished(client: Client, todo: list[Chunk], out: Path) -> Iterator[Chunk]:
    """Have every chunk read, a few at a time; each when it is done. Dead workers are looked into.

    An article is left out when its time was over, or when KILLER workers died of it: fewer deaths
    may be accidents.
    """
    waiting, running, jobs = list(reversed(todo)), as_completed(), {}
    deaths, idle = Counter(), 0
    while waiting or jobs:
        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        while waiting and len(jobs) < ahead:
            future = client.submit(work, chunk := waiting.pop(), out, pure=False)
            jobs[future] = chunk
            running.add(future)
        future = next(running)
        chunk = jobs.pop(future)
        try:
            error = future.exception()
        except CancelledError as gone:
            raise ArchiveError(GONE) from gone
        if error is None and not done_file(out, chunk.name).is_file():
            raise ArchiveError(GONE)  # the future was lost with its scheduler
        if error is None:
            idle = 0
            yield chunk
        elif isinstance(error, KilledWorker):
            at, cause = suspect(chunk, out) or (None, None)
            note(out, chunk.name).unlink(missing_ok=True)
            deaths[chunk.name, at] += 1
            idle = idle + 1 if at is None else 0
            if idle >= OFTEN:
                raise ArchiveError("workers die before they read an article: is there memory?")
            if at is not None and deaths[chunk.name, at] >= KILLER:
                cause = cause or f"killed its worker, {KILLER} times"
            waiting.append(replace(chunk, skip=chunk.skip | {at: cause}) if cause else chunk)
        elif isinstance(error, ArchiveError):
            raise error
        else:
            reason = f"{type(error).__name__}: {error}"
            raise ArchiveError(f"{reason}; start it again, and it goes on") from error


def _check_free(out: Path, source: Path) -> None:
    """Raise ArchiveError when `out` holds something else than the archive of `source`."""
    if (out / MANIFEST).is_file():
        other = json.loads((out / MANIFEST).read_bytes())["source"]
        if other != str(source):
            raise ArchiveError(f"{out}: holds the archive of {other}; give another folder")
    elif out.is_file() or (out.is_dir() and any(out.iterdir())):
        raise ArchiveError(f"{out}: holds something else already; give an empty or a new folder")


def _sweep(out: Path, names: set[str]) -> None:
    """Take away what a run left unfinished and the chunks that are none any more."""
    finished = {path.stem for path in (out / "done").glob("*.json")} & names
    for folder in (*SCHEMAS, "done", "begun"):
        for path in (out / folder).glob("*"):
            if path.name.startswith(PREFIX) or path.stem.removeprefix("part-") not in finished:
                path.unlink(missing_ok=True)


def _check(out: Path, wanted: list[Chunk]) -> None:
    """Raise ArchiveError unless every article of every chunk is a row of articles or problems."""
    for chunk in wanted:
        files = [part(out, table, chunk.name) for table in ("articles", "problems")]
        rows = [parquet.read_metadata(file).num_rows for file in files]
        if sum(rows) != len(chunk.places):
            raise ArchiveError(
                f"chunk {chunk.name}: {len(chunk.places)} articles in, but {rows[0]} articles and "
                f"{rows[1]} problems out; delete its done/ file and start again"
            )
