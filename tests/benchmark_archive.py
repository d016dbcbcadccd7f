"""What an archive costs and whether it survives (a script, no test; about a quarter of an hour).

    .venv/bin/python tests/benchmark_archive.py [speed] [memory] [kill] [scheduler] [--articles N]

speed: a plain loop, one worker and two, over the same articles, in CPU seconds (all processes) and
by the wall clock, which only tells on a machine that does nothing else. memory: what a worker holds
after more and more articles. kill: SIGKILL at random moments, then again, until it is done; the
rows must be those of the plain loop. scheduler: 10,000 chunks that sleep. Stories are made up.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import copydesk
from copydesk.archiving import chunks, run, sources
from copydesk.archiving.schema import SCHEMAS
from stories import story


def made(folder: Path, count: int) -> Path:
    """A file of so many stories, each of five of `story`: about the length of a wire story."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            body = "\n\n".join(story(n + k).partition("\n\n")[2].strip() for k in range(5))
            file.write(json.dumps({"text": f"{story(n).partition(chr(10))[0]}\n\n{body}"}) + "\n")
    return path


def rows(out: Path) -> dict[str, list]:
    tables = copydesk.tables(out)
    return {name: sorted(map(repr, tables.table(name).fetchall())) for name in SCHEMAS}


def plain(source: Path, out: Path | None) -> None:
    """The loop without dask; without `out`, nothing is written either."""
    for chunk in chunks.chunks(source, sources.COLUMNS, 600, None):
        if out:
            chunks.work(chunk, out)
            continue
        for record in sources.records(list(chunk.places), chunk.columns):
            article = chunks.article_of(record)
            quotes = copydesk.find_quotes(article)
            dates = copydesk.find_dates(article.text, article.metadata.published)
            copydesk.find_names(article), copydesk.build_timeline(article, quotes)
            copydesk.describe_sentences(article, quotes, dates), copydesk.edits_table(article)
            copydesk.score_sentences(article)


def cpu() -> float:
    """CPU seconds of this process and of those it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def speed(folder: Path, count: int) -> None:
    source = made(folder, count)
    plain(made(folder, 5), None)  # loads all there is
    todo = {
        "plain loop": lambda: plain(source, None),
        "and its files": lambda: plain(source, folder / "plain"),
        "one worker": lambda: copydesk.archive(source, folder / "one", workers=1),
        "two workers": lambda: copydesk.archive(source, folder / "two", workers=2),
    }
    print(f"{count} articles, load of the machine {os.getloadavg()[0]:.1f}")
    print(f"{'':<16}{'CPU s':>8}{'wall s':>8}")
    for name, make in todo.items():
        used, started = cpu(), time.perf_counter()
        make()
        print(f"{name:<16}{cpu() - used:>8.1f}{time.perf_counter() - started:>8.1f}", flush=True)
    print("the same rows:", rows(folder / "plain") == rows(folder / "one") == rows(folder / "two"))


def memory(folder: Path, count: int) -> None:
    """Resident memory of the one worker, each time another tenth is done."""
    source, seen = made(folder, 10 * count), {}

    def worker() -> float:
        import psutil

        sizes = [p.memory_info().rss for p in psutil.Process().children(recursive=True)]
        return max(sizes) / 1e6

    def show(totals) -> None:
        if totals.done // count not in seen:
            seen[totals.done // count] = worker()
            print(f"{totals.done:>8} articles {worker():>8.0f} MB", flush=True)

    copydesk.archive(source, folder / "memory", workers=1, progress=show)


def kill(folder: Path, count: int, times: int = 20) -> None:
    """Kill at random a worker, or all of the run, `times` times; it is started till it is done."""
    import psutil

    source, out = made(folder, count), folder / "killed"
    plain(source, folder / "whole")
    command = [sys.executable, "-m", "copydesk.cli", "archive", str(source), "--out", str(out)]
    chance, killed = random.Random(0), {"a worker": 0, "everything": 0}
    while True:
        process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        while process.poll() is None and sum(killed.values()) < times:
            time.sleep(chance.uniform(0.5, 6))
            if process.poll() is not None:
                break
            kids = psutil.Process(process.pid).children(recursive=True)
            workers = [p.pid for p in kids if "spawn_main" in " ".join(p.cmdline())]
            if chance.random() < 0.5 and workers:
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed["a worker"] += 1
            else:
                os.killpg(process.pid, signal.SIGKILL)
                killed["everything"] += 1
        if process.wait() == 0:
            break
    print(f"killed {killed}; the same rows: {rows(out) == rows(folder / 'whole')}", flush=True)


def scheduler(folder: Path, count: int, each: int = 10_000) -> None:
    """So many chunks that do nothing: what the scheduler and the parent, one process, hold."""
    names = tuple(sources.Place(f"{n}.txt", f"/archive/{n}.txt", 0) for n in range(100))
    todo = [chunks.Chunk(f"{n:05}", names, sources.COLUMNS, 60, "") for n in range(each)]
    run.work, run.counted = _sleeps, lambda out, chunk: run.Done(100, 0)
    started, last, longest = time.perf_counter(), time.perf_counter(), 0.0
    with run.connected(None, 2) as client:
        for _ in run.results(client, todo, folder):
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    took = time.perf_counter() - started
    print(f"{each} chunks in {took:.0f} s, longest wait {longest:.1f} s, peak {peak:.0f} MB")


def _sleeps(chunk, out) -> None:
    time.sleep(0.001)


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parts = {f.__name__: f for f in (speed, memory, kill, scheduler)}
    parser.add_argument("parts", nargs="*", choices=[*parts, []], metavar="PART")
    parser.add_argument("--articles", type=int, default=1000, help="so many (1000)")
    options = parser.parse_args()
    for name in options.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{name}", flush=True)
            parts[name](Path(folder), options.articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
