"""Nothing of a user's is ever lost. The first tests ask the command itself, as a user would."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from copydesk import files
from copydesk.cli import main
from copydesk.files import InTheWay, list_files, put_folder, temporary_folder, write_whole
from test_cli import command, write_notebook

needs_locks = pytest.mark.skipif(sys.platform == "win32", reason="no flock")


@pytest.fixture(autouse=True)
def own_figures(monkeypatch):
    monkeypatch.delenv("COPYDESK_FIGURES", raising=False)


@pytest.fixture
def root(tmp_path):
    """A project of one notebook, which says what it reads."""
    write_notebook(tmp_path / "project", "01", ["print(open(ARTICLE).read())"])
    return tmp_path / "project"


def story(tmp_path, name="a.txt"):
    path = tmp_path / name
    path.write_text("Rain fell in Oslo.")
    return path


def run(root, *arguments, **options):
    options = {"capture_output": True, "text": True, "timeout": 60} | options
    return subprocess.run(command(root, *map(str, arguments)), **options)


# --- reading into a folder ----------------------------------------------------------------------


def test_a_folder_that_appears_while_it_works_stays(root, tmp_path, capsys):
    out = tmp_path / "out"
    dear = f"import pathlib; d = pathlib.Path({str(out / 'a')!r}); d.mkdir()"
    write_notebook(root, "01", [f"{dear}; _ = (d / 'thesis').write_text('dear')"])
    assert main(["read", str(story(tmp_path)), "--out", str(out)], root=root) == 1
    assert "exists already" in capsys.readouterr().err
    assert (out / "a" / "thesis").read_text() == "dear"


def test_of_two_reads_at_once_one_says_that_it_failed(root, tmp_path):
    write_notebook(root, "01", ["import time; time.sleep(2)"])
    line = command(root, "read", str(story(tmp_path)), "--out", str(tmp_path / "out"))
    both = [subprocess.Popen(line, stderr=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate(timeout=60)[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 1], told


def test_force_keeps_what_a_user_put_there_or_changed(root, tmp_path, capsys):
    reading = ["read", str(story(tmp_path)), "--out", str(tmp_path)]
    assert main(reading, root=root) == 0
    (tmp_path / "a" / "notes").mkdir()
    (tmp_path / "a" / "notes" / "mine.txt").write_text("dear")
    (tmp_path / "a" / "link").symlink_to("a.txt")
    table = tmp_path / "a" / "01_edits.csv"
    table.write_text("my own table")
    for _ in range(2):  # the second time it is a file that was added
        assert main([*reading, "--force"], root=root) == 0
        assert (tmp_path / "a" / "notes" / "mine.txt").read_text() == "dear"
        assert (tmp_path / "a" / "01_edits.yours.csv").read_text() == "my own table"
        assert (tmp_path / "a" / "link").is_symlink()
        assert table.read_text() != "my own table"
        assert "01_edits.yours.csv, link, notes/mine.txt" in capsys.readouterr().out


def result(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "x").write_text(text)
    list_files(folder)
    return folder


@pytest.mark.parametrize("swaps", [True, False], ids=["one step", "two steps"])
def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path, swaps):
    """The process ends at its first, second … call that renames; the old text must be somewhere
    in sight, or the new in its place."""
    for step in range(4):
        place = tmp_path / f"{swaps}{step}"
        place.mkdir()
        target, new = result(place / "a", "old"), result(place / "n", "new")
        kill = (
            "import os, pathlib, sys; from copydesk import files\n"
            f"left = [{step}]\n"
            "def dying(call):\n"
            "    def wrapped(*args):\n"
            "        left[0] -= 1\n"
            "        if left[0] < 0: os._exit(9)\n"
            "        return call(*args)\n"
            "    return wrapped\n"
            "pathlib.Path.rename = dying(pathlib.Path.rename)\n"
            + ("" if swaps else "files._swap = lambda *_: False\n")
            + f"files.put_folder(pathlib.Path({str(new)!r}), pathlib.Path({str(target)!r}), True)"
        )
        subprocess.run([sys.executable, "-c", kill], timeout=60)
        texts = [p.read_text() for p in place.glob("*/x") if p.parent != new]
        assert texts and set(texts) <= {"old", "new"}


def test_a_change_at_the_last_moment_is_kept(tmp_path, monkeypatch):
    target, new = result(tmp_path / "a", "old"), result(tmp_path / "n", "new")
    carry = files._carry

    def late(*folders):
        kept = carry(*folders)
        (target / "y").write_text("quick")
        return kept

    monkeypatch.setattr(files, "_carry", late)
    (note,) = put_folder(new, target, True)
    assert (tmp_path / note.split(" ")[0] / "y").read_text() == "quick"


def test_what_copydesk_did_not_make_is_not_replaced(tmp_path):
    target, new = tmp_path / "a", result(tmp_path / "n", "new")
    target.mkdir()
    (target / "index.html").write_text("a page of mine")
    for replace in (True, False):
        with pytest.raises(InTheWay):
            put_folder(new, target, replace)
    assert (target / "index.html").read_text() == "a page of mine"


def test_a_result_that_is_a_link_stays_one(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere" / "b")
    reading = ["read", str(story(tmp_path)), "--out", str(tmp_path)]
    for more in ([], ["--force"]):
        assert main([*reading, *more], root=root) == 0
        assert (tmp_path / "a").is_symlink() and (tmp_path / "elsewhere" / "b").is_dir()


def test_the_overview_replaces_nobodys_page(root, tmp_path):
    (tmp_path / "out" / "all").mkdir(parents=True)
    (tmp_path / "out" / "all" / "index.html").write_text("mine")
    names = [str(story(tmp_path, name)) for name in ("a.txt", "b.txt")]
    assert main(["read", *names, "--out", str(tmp_path / "out")], root=root) == 0
    assert (tmp_path / "out" / "all" / "index.html").read_text() == "mine"
    page = (tmp_path / "out" / "all-2" / "index.html").read_text(encoding="utf-8")
    assert page.count("Rain fell in Oslo.</a>") == 2 and "../a/index.html" in page


# --- the project's own notebooks ----------------------------------------------------------------


def test_a_notebook_saved_while_it_runs_is_kept(root, capsys):
    path = root / "notebooks" / "01.ipynb"
    save = f"import pathlib; p = pathlib.Path({str(path)!r}); _ = p.write_text('edited')"
    write_notebook(root, "01", [save])
    assert main(["run"], root=root) == 1
    assert path.read_text() == "edited"
    assert "01.ipynb: was saved while it ran; that is kept" in capsys.readouterr().err


# --- where progress goes, where text comes from --------------------------------------------------


@pytest.mark.parametrize("where", ["> /dev/full", "| true", ">&-", "<&-", "2>&-", ">&- 2>&- <&-"])
def test_printing_is_no_part_of_the_work(root, tmp_path, where):
    if "/dev/full" in where and not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    line = command(root, "read", str(story(tmp_path)), "--out", str(tmp_path / "out"))
    script = f'"$@" {where}; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", script, "bash", *line], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "a" / "index.html").is_file()
    assert b"Rain fell" in (tmp_path / "out" / "a" / "a.txt").read_bytes()


def test_standard_input_that_is_closed(root, tmp_path):
    script = '"$@" <&-'
    line = ["bash", "-c", script, "bash", *command(root, "read", "-", "--out", str(tmp_path))]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "copydesk: -: standard input is closed\n"


@pytest.mark.parametrize("error", [MemoryError(), ValueError("odd"), RecursionError("deep")])
def test_an_error_in_the_page_loses_neither_tables_nor_other_articles(
    root, tmp_path, capsys, monkeypatch, error
):
    def fail(*_):
        raise error

    monkeypatch.setattr("copydesk.page.page", fail)
    names = [str(story(tmp_path, name)) for name in ("a.txt", "b.txt")]
    assert main(["read", *names, "--out", str(tmp_path / "out")], root=root) == 1
    told = capsys.readouterr().err
    assert (
        told.count(f"left out: index.html: {type(error).__name__}") == 4
    )  # at once, and summed up
    assert (tmp_path / "out" / "b" / "01_edits.csv").is_file()


@pytest.mark.parametrize(
    "name",
    ["~draft.txt", "-", "~", "x" * 250 + ".txt", "é" * 120 + ".txt", b"caf\xe9.txt", "a'\"{}.txt"],
    ids=["tilde", "dash", "only tilde", "long", "long in bytes", "no UTF-8", "marks"],
)
def test_any_name_of_a_file(root, tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_text("Rain fell in Oslo.")
    (tmp_path / "out").mkdir()
    done = run(root, "read", "./-" if name == "-" else path, "--out", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (folder,) = (tmp_path / "out").iterdir()
    assert (folder / f"{folder.name}.txt").read_text() == "Rain fell in Oslo."
    assert (folder / f"{folder.name}.clean.txt").is_file()


def test_what_is_no_plain_file_is_refused(root, tmp_path, capsys, monkeypatch):
    os.mkfifo(tmp_path / "fifo")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    endless = Path("/dev/zero").open("rb")  # noqa: SIM115
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
    names = [str(tmp_path / "fifo"), "/dev/zero", str(tmp_path / "huge.txt"), "-"]
    assert main(["read", *names, "--out", str(tmp_path / "out")], root=root) == 1
    told = capsys.readouterr().err
    assert told.count("a pipe or device; give a file, or - for standard input") == 4
    assert told.count("more than 4 MB, which is no one article") == 4


def test_an_address_is_not_fetched(root, tmp_path, capsys):
    assert main(["read", "https://a.example/b.html", "--out", str(tmp_path)], root=root) == 1
    assert "nothing is fetched: save the page from the browser" in capsys.readouterr().err


def test_another_encoding(root, tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("He said “no”.".encode("cp1252"))
    reading = ["read", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]
    assert main([*reading, "--encoding", "cp1252"], root=root) == 0
    assert (tmp_path / "out" / "a" / "a.txt").read_text(encoding="utf-8") == "He said “no”."
    assert main([*reading, "--encoding", "utf-16", "--force"], root=root) == 1
    assert "is not written in utf-16" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main([*reading, "--encoding", "klingon"], root=root)


@pytest.mark.parametrize("home", [None, "/nonexistent", "/proc"])
def test_without_a_home_nothing_is_warned_of(root, tmp_path, home):
    write_notebook(root, "01", ["from copydesk import figures"])
    path = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    done = run(
        root, "read", story(tmp_path), "--out", tmp_path / "out",
        env=path | ({"HOME": home} if home else {}),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    notebook = json.loads((tmp_path / "out" / "a" / "01.ipynb").read_text(encoding="utf-8"))
    assert [c["outputs"] for c in notebook["cells"] if c.get("outputs")] == []


# --- one file -----------------------------------------------------------------------------------


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda number: flushed.append(os.fstat(number).st_size))
    write_whole(tmp_path / "a", b"four")
    assert flushed == [4]


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def test_a_name_as_long_as_any_can_be_written(tmp_path):
    write_whole(tmp_path / ("x" * 255), b"new")
    assert (tmp_path / ("x" * 255)).read_bytes() == b"new"


# --- what dead processes leave -------------------------------------------------------------------

_DIES = "import os, pathlib, signal; from copydesk.files import temporary_folder\n"
_DIES += "with temporary_folder({}) as f:\n (f / 'half').touch(); os.kill(os.getpid(), {})"


@needs_locks
def test_only_what_a_killed_process_of_ours_left_is_taken_away(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    mine = tmp_path / ".copydesk-notes"  # a user's, of long ago
    mine.mkdir()
    (mine / "chapter").write_text("dear")
    os.utime(mine, (0, 0))
    kill = _DIES.format("", int(signal.SIGKILL))
    subprocess.run([sys.executable, "-c", kill], env=os.environ, timeout=60)
    (left,) = set(tmp_path.iterdir()) - {mine}
    os.utime(left, (0, 0))
    with temporary_folder() as used:
        assert not left.exists()
        os.utime(used.parent, (0, 0))  # a run that takes long
        with temporary_folder(tmp_path):
            assert used.is_dir()
    assert [p.name for p in tmp_path.iterdir()] == [mine.name]
    assert (mine / "chapter").read_text() == "dear"


@needs_locks
def test_sweeping_at_once_takes_nothing_in_use(tmp_path):
    """Many processes make and sweep folders in one place; none loses its own."""
    work = (
        "import pathlib, sys; from copydesk.files import temporary_folder\n"
        "for n in range(60):\n"
        " with temporary_folder(pathlib.Path(sys.argv[1])) as f:\n"
        "  (f / 'x').write_text('x'); assert (f / 'x').read_text() == 'x'"
    )
    line = [sys.executable, "-c", work, str(tmp_path)]
    many = [subprocess.Popen(line, stderr=subprocess.PIPE) for _ in range(4)]
    assert [p.communicate(timeout=60)[1] for p in many] == [b""] * 4
    assert list(tmp_path.iterdir()) == []
