"""What an archive costs and whether it survives: a script, no test; about half an hour of one core.

    .venv/bin/python tests/bench_archive.py [PART …] [--texts FOLDER] [--articles N]

speed: a plain loop over the same articles, one worker and two, in CPU seconds of all processes and
by the wall clock, which only tells on a machine that does nothing else. memory: of the one worker,
after each tenth of ten times N. kill: SIGKILL of a worker or of everything (worker, scheduler and
parent are processes of one group) at random moments, then again until it is done. gone: SIGKILL of
a scheduler that is a process of its own. same: 1, 2 and 4 workers, chunks of 50 and 200. poison:
articles that end their worker. scheduler: 10,000 chunks that sleep. Rows are compared one by one.
Texts are those of FOLDER, repeated with other words, or made.
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
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import copydesk
import psutil
from copydesk.archiving import chunks, run, sources
from copydesk.archiving.schema import SCHEMAS
from stories import Poison, story

TEXTS: list[str] = []


def made(folder: Path, number: int) -> Path:
    """A file of so many articles, no two the same."""
    path = folder / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            text = TEXTS[n % len(TEXTS)] if TEXTS else story(n)
            for old, new in (
                ("said", "told reporters"),
                ("Monday", "Tuesday"),
                (" year", " month"),
            ):
                text = text.replace(old, new) if n // max(1, len(TEXTS)) % 2 else text
            file.write(json.dumps({"text": f"{text}\n\nIt was report number {n} on it."}) + "\n")
    return path


def rows(out: Path) -> dict[str, list]:
    db = copydesk.tables(out)
    return {name: sorted(map(repr, db.table(name).fetchall())) for name in SCHEMAS}


def cpu() -> float:
    """CPU seconds of this process and of those it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def plain(source: Path) -> None:
    """The loop that one would write: every table of every article, in memory."""
    for chunk in chunks.chunks(source, sources.COLUMNS, 600, None):
        for record in sources.records(list(chunk.places), chunk.columns):
            for make in chunks._tables(chunks.article_of(record)).values():
                make()


def speed(folder: Path, number: int) -> None:
    source = made(folder, number)
    plain(made(folder, 5))  # loads all there is
    todo = {
        "plain loop": lambda: plain(source),
        "one worker": lambda: copydesk.archive(source, folder / "one", workers=1),
        "two workers": lambda: copydesk.archive(source, folder / "two", workers=2),
    }
    print(f"{number} articles, load of the machine {os.getloadavg()[0]:.1f}")
    for name, make in todo.items():
        used, started = cpu(), time.perf_counter()
        make()
        print(f"{name:<16}{cpu() - used:>8.1f} CPU s{time.perf_counter() - started:>8.1f} s wall")
    print("the same rows:", rows(folder / "one") == rows(folder / "two"))


def memory(folder: Path, number: int) -> None:
    source, seen = made(folder, 10 * number), set()

    def show(totals) -> None:
        if totals.done // number not in seen:
            seen.add(totals.done // number)
            kids = psutil.Process().children(recursive=True)
            size = max(p.memory_info().rss for p in kids) / 1e6
            own = psutil.Process().memory_info().rss / 1e6
            print(f"{totals.done:>8} articles {size:>8.0f} MB, parent {own:.0f} MB", flush=True)

    copydesk.archive(source, folder / "memory", workers=1, progress=show)


def is_worker(process: psutil.Process) -> bool:
    """True for a process that reads chunks, and is not dead already."""
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:
        return False


def kill(folder: Path, number: int, times: int = 40) -> None:
    source, out = made(folder, number), folder / "killed"
    copydesk.archive(source, folder / "whole", workers=0)
    command = [sys.executable, "-m", "copydesk.cli", "archive", str(source), "--out", str(out)]
    command += ["--chunk", "10", "--workers", "2"]
    chance, killed = random.Random(0), {"a worker": 0, "everything": 0}
    started, finished = 0, False
    while not finished:
        started += 1
        process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        while process.poll() is None and sum(killed.values()) < times:
            time.sleep(chance.uniform(1, 9))
            if process.poll() is not None:
                break
            kids = psutil.Process(process.pid).children(recursive=True)
            workers = [p.pid for p in kids if is_worker(p)]
            if chance.random() < 0.6 and workers:
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed["a worker"] += 1
            else:
                os.killpg(process.pid, signal.SIGKILL)
                killed["everything"] += 1
        finished = process.wait() == 0 and sum(killed.values()) >= times
        if process.returncode == 0 and not finished:
            forget(out)
    print(f"killed {killed}, started {started} times; same: {rows(out) == rows(folder / 'whole')}")


def forget(out: Path) -> None:
    """Too early to be done: take half of what was read away, to go on killing."""
    for path in sorted((out / "done").glob("*.json"))[::2]:
        path.unlink()


def gone(folder: Path, number: int, times: int = 20) -> None:
    """A scheduler that is a process of its own is killed; all is started again until it is done."""
    source, out = made(folder, number), folder / "gone"
    copydesk.archive(source, folder / "whole", workers=0)
    python, address = [sys.executable, "-m"], "tcp://127.0.0.1:18786"
    reading = [*python, "copydesk.cli", "archive", str(source), "--out", str(out), "--chunk", "10"]
    chance, killed, said = random.Random(0), 0, set()
    start = partial(subprocess.Popen, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while True:
        server = [*python, "distributed.cli.dask_scheduler", "--port", "18786", "--no-dashboard"]
        worker = [*python, "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1"]
        both = [subprocess.Popen(c, stderr=subprocess.DEVNULL) for c in (server, worker)]
        time.sleep(2)
        process = start([*reading, "--scheduler", address])
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(1, 9) if killed < times else None)
        killed += process.poll() is None
        both[0].kill()
        said.add(process.communicate()[1].strip()[-80:])
        both[1].kill()
        for other in both:
            other.wait()
        if process.returncode == 0 and killed >= times:
            break
        if process.returncode == 0:
            forget(out)
    print(f"scheduler killed {killed} times; same: {rows(out) == rows(folder / 'whole')}", *said)


def same(folder: Path, number: int) -> None:
    source, found = made(folder, number), []
    for workers, size in ((1, 200), (2, 50), (4, 50), (2, 200)):
        out = folder / f"{workers}-{size}"
        copydesk.archive(source, out, workers=workers, size=size)
        found.append(rows(out))
    print("1, 2, 4 workers, chunks of 50 and 200 give the same:", found == found[:1] * 4)


def poison(folder: Path, number: int) -> None:
    """An endless expression and a hunger for memory, set off in the workers by words of a text."""
    lines = made(folder, number).read_text().splitlines(keepends=True)
    for at, text in {7: "ENDLESS", 77: "x" * 50_000_000, 177: "RAISES", 211: "HUNGRY"}.items():
        lines[at % number] = json.dumps({"text": f"{story(at)}\n\nThis is {text}."}) + "\n"
    (source := folder / "poison.jsonl").write_text("".join(lines))
    connected, cluster = run.connected, run.LocalCluster

    @contextmanager
    def poisoned(*options):
        with connected(*options) as client:
            client.register_plugin(Poison())
            yield client

    run.connected, run.LocalCluster = poisoned, partial(cluster, memory_limit="800MB")
    totals = copydesk.archive(source, folder / "out", workers=2, limit=20)
    print(totals)
    for row in (
        copydesk.tables(folder / "out").sql("select article, stage, error from problems").fetchall()
    ):
        print("   ", *row)


def scheduler(folder: Path, number: int, each: int = 10_000) -> None:
    """So many chunks that do nothing: what the scheduler and the parent, one process, hold."""
    names = tuple(sources.Place(f"{n}.txt", f"/archive/{n}.txt", 0) for n in range(100))
    todo = [chunks.Chunk(f"{n:05}", names, sources.COLUMNS, 60, "") for n in range(each)]
    run.work = _sleeps
    started = last = time.perf_counter()
    longest = 0.0
    with run.connected(None, 2) as client:
        for _ in run.finished(client, todo, folder):
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    took = time.perf_counter() - started
    print(f"{each} chunks in {took:.0f} s, longest wait {longest:.1f} s, peak {peak:.0f} MB")


def _sleeps(chunk, out) -> None:
    time.sleep(0.001)


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parts = {f.__name__: f for f in (speed, memory, kill, gone, same, poison, scheduler)}
    parser.add_argument("parts", nargs="*", choices=[*parts, []], metavar="PART")
    parser.add_argument("--articles", type=int, default=1000, help="so many (1000)")
    parser.add_argument("--texts", type=Path, help="a folder of .txt")
    options = parser.parse_args()
    if options.texts:
        TEXTS.extend(p.read_text("utf-8") for p in sorted(options.texts.glob("*.txt")))
    for name in options.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            print(name, flush=True)
            parts[name](Path(folder), options.articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
