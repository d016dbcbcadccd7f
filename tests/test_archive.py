"""Archives: the same rows however they are made, and nothing lost whatever happens meanwhile."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path
from threading import Thread

import dask
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("distributed")  # the extra "archive", which the requirements include

import copydesk
import pyarrow as pa
from copydesk.archiving import ArchiveError, chunks, sources
from copydesk.archiving.run import connected
from copydesk.archiving.schema import SCHEMAS
from copydesk.cli import main
from distributed import Client, LocalCluster
from pyarrow import parquet
from stories import Poison, story

N = 20


@pytest.fixture(scope="module")
def cluster():
    """Two processes with a scheduler of their own."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        ) as cluster,
        Client(cluster) as client,
    ):
        client.register_plugin(Poison())
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "stories.jsonl"
    path.write_text("".join(json.dumps({"text": story(n)}) + "\n" for n in range(N)))
    return path


@pytest.fixture(scope="module")
def expected(lines, tmp_path_factory):
    """The rows of every table, made by a plain loop in this process."""
    out = tmp_path_factory.mktemp("plain")
    copydesk.archive(lines, out, workers=0)
    return rows(out)


def rows(out) -> dict[str, list]:
    """All rows of all tables in a fixed order."""
    connection = copydesk.tables(out)
    return {name: sorted(map(repr, connection.table(name).fetchall())) for name in SCHEMAS}


def problems(out) -> dict[str, str]:
    """article: stage and error."""
    found = copydesk.tables(out).sql("select article, stage || ': ' || error from problems")
    return dict(found.fetchall())


def read_here(source: Path, out: Path, **columns: str) -> dict[str, str]:
    """Read `source` in this process; its problems."""
    copydesk.archive(source, out, workers=0, columns=columns)  # raises where articles do not add up
    return problems(out)


def test_the_rows_are_those_of_one_article(lines, tmp_path, expected):
    article = copydesk.parse(story(3), "stories")
    made = {name: [r for r in found if "stories.jsonl:4'" in r] for name, found in expected.items()}
    assert len(made["articles"]) == 1 and "2023, 1, 5" in made["articles"][0]
    counts = {
        "quotes": copydesk.find_quotes(article),
        "names": copydesk.find_names(article),
        "dates": copydesk.find_dates(article.text, article.metadata.published),
        "events": copydesk.build_timeline(article),
        "sentences": copydesk.score_sentences(article),
        "edits": copydesk.edits_table(article),
    }
    assert {name: len(made[name]) for name in counts} == {n: len(t) for n, t in counts.items()}
    assert all(counts[name].shape[0] for name in ("quotes", "names", "events"))


def test_no_column_of_one_article_is_lost():
    for name, make in chunks._tables(copydesk.parse(story(3), "stories")).items():
        assert {*make(), "article"} == set(SCHEMAS[name].names), name


def test_the_size_of_chunks_changes_no_row(cluster, lines, tmp_path, expected):
    totals = copydesk.archive(lines, tmp_path / "out", cluster, size=7)
    assert (totals.articles, totals.problems) == (N, 0)
    assert rows(tmp_path / "out") == expected
    again = copydesk.archive(lines, tmp_path / "out", cluster, size=7)
    assert again.kept == N
    copydesk.archive(lines, tmp_path / "out", cluster, size=13)  # other chunks replace the first
    assert rows(tmp_path / "out") == expected


def test_as_many_workers_read_as_were_asked_for():
    with connected(None, 1) as client:
        assert sum(client.nthreads().values()) == 1


def test_a_worker_that_dies_costs_no_row(cluster, lines, tmp_path, expected):
    out = tmp_path / "out"
    with Client(cluster) as client:
        options = {"args": (lines, out, cluster), "kwargs": {"size": 10}}
        reading = Thread(target=copydesk.archive, **options)
        reading.start()
        while not list(out.glob("begun/*")):
            time.sleep(0.02)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        reading.join()
    assert rows(out) == expected


def test_killed_altogether_it_goes_on(lines, tmp_path, expected):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "copydesk.cli", "archive", str(lines), "--out", str(out)]
    command += ["--chunk", "4", "--workers"]
    process = subprocess.Popen([*command, "1"], cwd=ROOT, start_new_session=True)
    while not list(out.glob("done/*.json")) and process.poll() is None:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    (out / "quotes" / ".copydesk-x.part").write_bytes(b"half")
    totals = copydesk.archive(lines, out, workers=0, size=4)
    assert (totals.articles, totals.problems) == (N, 0) and totals.kept % 4 == 0 < totals.kept
    assert rows(out) == expected
    assert not list(out.glob("*/.*"))


def test_a_poison_article_is_one_row(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("copydesk.archiving.run.KILLER", 1)
    texts = [story(n) for n in range(N)]
    for n, poison in ((5, "ENDLESS"), (11, "RAISES"), (18, "KILLS")):
        texts[n] = texts[n].replace("statement", poison)
    texts[15] += "x" * 10_000_000
    source, out = tmp_path / "poison.jsonl", tmp_path / "out"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    totals = copydesk.archive(source, out, cluster, limit=2, size=10)
    assert (totals.articles, totals.problems) == (N - 4, 4)
    told = problems(out)
    assert told.keys() == {f"poison.jsonl:{n}" for n in (6, 12, 16, 19)}
    assert told["poison.jsonl:6"] == "worker: took longer than 2 s"
    assert told["poison.jsonl:12"] == "read: RuntimeError: oh"
    assert told["poison.jsonl:16"] == "read: larger than 10 MB, which no article is"
    assert told["poison.jsonl:19"] == "worker: killed its worker, 1 times"


def test_another_version_on_the_workers_is_refused(cluster, lines, tmp_path, monkeypatch):
    monkeypatch.setattr(chunks, "rules", lambda: "other")
    with pytest.raises(ArchiveError, match="another version"):
        copydesk.archive(lines, tmp_path / "out", cluster)


def test_a_bad_line_is_a_problem(tmp_path):
    source = tmp_path / "a.jsonl"
    good = {"text": story(1), "url": "https://x.example/1", "published": "2020-02-03T10:00"}
    undated = {"text": story(2).partition("\n")[2].replace(", January 4", ""), "published": "1"}
    source.write_bytes(
        b"\n".join(
            (
                json.dumps(good).encode(),
                b'{"text": "cut off',
                b"",
                b"[1]",
                b'{"body": "a"}',
                b'{"text": null}',
                b'{"text": " "}',
                b"\xff\xfe",
                b'{"text": "' + story(2).replace("\n", "\\n").encode() + b' half \\ud83d"}',
                json.dumps(undated | {"published": "2020-02-03"}).encode(),
            )
        )
    )
    told = read_here(source, tmp_path / "out")
    assert {name: error[:40] for name, error in told.items()} == {
        "a.jsonl:2": "read: no JSON: Invalid control character",
        "a.jsonl:4": "read: no JSON object, but list",
        "a.jsonl:5": "read: the field 'text' is missing among ",
        "a.jsonl:6": "read: the field 'text' holds no text",
        "a.jsonl:7": "read: empty, or only a header or page fu",
        "a.jsonl:8": told["a.jsonl:8"][:40],
    }
    found = copydesk.tables(tmp_path / "out").sql("select article, url, published from articles")
    assert [(a, u, str(d)) for a, u, d in found.fetchall()] == [
        ("a.jsonl:1", "https://x.example/1", "2023-01-03"),  # the text's own day
        ("a.jsonl:9", None, "2023-01-04"),
        ("a.jsonl:10", None, "2020-02-03"),
    ]


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b" "))))
def test_every_line_that_is_not_blank_is_a_record(tmp_path_factory, made):
    source = tmp_path_factory.mktemp("lines") / "a.jsonl"
    source.write_bytes(b"\n".join(made))
    found = [place for place, _ in sources.places(source, sources.COLUMNS)]
    assert len(found) == len({place.article for place in found})
    assert len(found) == sum(bool(line.strip()) for line in made)
    read = list(sources.records(found, sources.COLUMNS))
    assert [record.place for record in read] == found
    assert all((record.content is None) != (record.problem is None) for record in read)


def test_a_folder_holds_files_of_any_kind(tmp_path):
    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "a.txt").write_text(story(1))
    (source / "b.jsonl").write_text(json.dumps({"text": story(2)}))
    (source / "binary.txt").write_bytes(b"\x89PNG")
    (source / "note.md").write_text("left alone")
    told = read_here(source, tmp_path / "out")
    assert told == {"binary.txt": "read: binary (byte 0 is 0x89); give plain text"}
    found = copydesk.tables(tmp_path / "out").sql("select article from articles")
    assert found.fetchall() == [("b.jsonl:1",), ("deep/a.txt",)]


def test_parquet_by_rows_and_groups(tmp_path):
    source = tmp_path / "a.parquet"
    table = pa.table({"body": [story(n) for n in range(9)] + [None], "link": ["u"] * 10})
    parquet.write_table(table, source, row_group_size=4)
    told = read_here(source, tmp_path / "out", text="body", url="link")
    assert told == {"a.parquet:9": "read: the field 'body' holds no text"}
    found = [place for place, _ in sources.places(source, {**sources.COLUMNS, "text": "body"})]
    some = list(sources.records(found[3:6], {**sources.COLUMNS, "text": "body"}))
    assert [record.content for record in some] == [story(n) for n in (3, 4, 5)]


def test_a_column_that_is_not_there_is_an_error(tmp_path):
    source = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"body": ["x"], "link": ["u"]}), source)
    with pytest.raises(ArchiveError, match="no column 'text'; --text-column names one of body, li"):
        list(sources.places(source, sources.COLUMNS))


def test_damaged_parquet_is_an_error_or_problems(tmp_path):
    source = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [story(n) for n in range(9)]}), source)
    whole = source.read_bytes()
    source.write_bytes(whole[:-20])
    with pytest.raises(ArchiveError, match="is it cut off"):
        list(sources.places(source, sources.COLUMNS))
    source.write_bytes(whole[:4] + b"\0" * 400 + whole[404:])
    assert len(read_here(source, tmp_path / "out")) == 9


def warc_record(kind: str, body: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.example/{len(body)}\r\n"
    return gzip.compress(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")


def response(page: bytes, status: str = "200 OK", packed: bool = False) -> bytes:
    how = b"Content-Type: text/html\r\n"
    if packed:
        page = gzip.compress(page)
        page = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (5, page[:5], len(page) - 5, page[5:])
        how += b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    return warc_record("response", f"HTTP/1.1 {status}\r\n".encode() + how + b"\r\n" + page)


def test_warc_holds_pages_and_texts(tmp_path):
    page = f"<!DOCTYPE html><html><body><p>{story(1)}</p></body></html>".encode()
    source = tmp_path / "a.warc.gz"
    made = [
        warc_record("warcinfo", b"software: none"),
        response(page),
        response(page, packed=True),
        response(page, "404 Not Found"),
        warc_record("conversion", story(2).encode() + b"x" * 600_000),
        warc_record("request", b"GET / HTTP/1.1"),
    ]
    source.write_bytes(b"".join(made))
    found = [place for place, _ in sources.places(source, sources.COLUMNS)]
    read = list(sources.records(found, sources.COLUMNS))
    assert [record.problem for record in read] == [None] * 3
    assert read[0].content == read[1].content == page
    assert read[2].content.startswith(story(2).encode())
    assert read[0].url.startswith("https://x.example/")
    source.write_bytes(source.read_bytes()[:-40])  # within the last record, which is no page
    found = [place for place, _ in sources.places(source, sources.COLUMNS)]
    read = list(sources.records(found, sources.COLUMNS))
    assert [bool(record.problem) for record in read] == [False] * 3 + [True]
    source.write_bytes(zlib.compress(b"no warc"))
    (place, _), *more = sources.places(source, sources.COLUMNS)
    assert not more and next(sources.records([place], sources.COLUMNS)).problem


@pytest.mark.parametrize(
    ("source", "said"),
    [("none.jsonl", "no such file"), ("a.doc", "give a folder"), ("in", "no article in it")],
)
def test_what_is_no_archive_is_said(tmp_path, capsys, source, said):
    (tmp_path / "in").mkdir()
    (tmp_path / "a.doc").touch()
    assert main(["archive", str(tmp_path / source), "--out", str(tmp_path / "out")]) == 1
    assert said in capsys.readouterr().err


def test_a_scheduler_that_is_not_there_is_said(lines, tmp_path, monkeypatch):
    monkeypatch.setattr("copydesk.archiving.run.WAIT", 0.2)
    with pytest.raises(ArchiveError, match=r"at tcp://127\.0\.0\.1:9 does not answer"):
        copydesk.archive(lines, tmp_path / "out", "tcp://127.0.0.1:9")


def test_other_files_are_not_touched(lines, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["archive", str(lines), "--out", str(tmp_path)]) == 1
    assert "holds something else" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "archive.json").write_text('{"source": "/other"}')
    assert main(["archive", str(lines), "--out", str(tmp_path / "out")]) == 1
    assert "holds the archive of /other" in capsys.readouterr().err
    with pytest.raises(ArchiveError, match="no archive"):
        copydesk.tables(tmp_path)


def test_problems_are_told_at_the_end(cluster, tmp_path, capsys):
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    source.write_text(json.dumps({"text": story(1)}) + "\nno\nno\n")
    command = ["archive", str(source), "--out", str(out), "--scheduler", cluster]
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.out.endswith(f"{out}: 1 articles, 2 problems\n")
    assert said.err == "copydesk: 2 × read: no JSON: Expecting value: line 1 column 1 (char 0)\n"
