"""The command: real notebooks, tiny ones, in projects of their own; kernels are real, so few."""

import io
import json
import os
import signal
import subprocess
import sys
from zipfile import ZipFile

import copydesk
import pytest
from conftest import ROOT
from copydesk.cli import main
from copydesk.notebooks import _join_streams, one_line
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, writes

SAVE = """import os, pathlib
folder = pathlib.Path(os.environ["COPYDESK_FIGURES"])
_ = (folder / "{name}.svg").write_text("{text}")"""
GOOD = ["print('one')", "print('two', flush=True)\nprint('’three’')", "6 * 7"]


def command(root, *arguments):
    """The command line that runs copydesk on the project `root` in a process of its own."""
    code = "import sys, pathlib; from copydesk.cli import main; "
    code += f"sys.exit(main({arguments!r}, root=pathlib.Path({str(root)!r})))"
    return [sys.executable, "-c", code]


def write_notebook(root, name, cells):
    """Put a notebook with a title, a parameters cell and `cells` into the project `root`."""
    parameters = new_code_cell("ARTICLE = None\nPUBLISHED = None", id="p")
    parameters.metadata.tags = ["parameters"]
    code = [new_code_cell(source, id=f"c{i}") for i, source in enumerate(cells)]
    notebook = new_notebook(cells=[new_markdown_cell(f"# {name}?", id="t"), parameters, *code])
    notebook.metadata.language_info = {"name": "python", "version": "2.7"}
    notebook.metadata.kernelspec = {"name": "strange", "display_name": "Not here"}
    path = root / "notebooks" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(writes(notebook), encoding="utf-8")
    return path


def snapshot(folder):
    """Every file below `folder`, hidden ones too: its path, content and time of change."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


@pytest.fixture(scope="module", autouse=True)
def own_figures():
    """Figures go into each project's own folder, whatever the caller's environment says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COPYDESK_FIGURES", raising=False)
        yield


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A project of three notebooks, two of which fail, after one `copydesk run`."""
    root = tmp_path_factory.mktemp("project")
    (root / "figures").mkdir()
    (root / "figures" / "bad.svg").write_text("old")
    write_notebook(root, "01_bad", [SAVE.format(name="bad", text="half"), "\nlen(5)  # no\n", "1"])
    write_notebook(root, "03_gone", ["import os; os._exit(1)"])
    write_notebook(root, "02_good", [*GOOD, SAVE.format(name="good", text="whole")])
    before = snapshot(root)
    done = subprocess.run(
        command(root, "run"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return root, before, done


def test_a_failing_notebook_is_named_and_does_not_stop_the_others(ran):
    _, _, done = ran
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "copydesk: 01_bad.ipynb, cell 4 (len(5)  # no): "
        "TypeError: object of type 'int' has no len()",
        "copydesk: 03_gone.ipynb, cell 3 (import os; os._exit(1)): "
        "its Python process ended (out of memory?)",
        "copydesk: 2 of 3 notebooks failed and are unchanged",
    ]
    assert [line.split()[:3] for line in done.stdout.splitlines()] == [["02_good", "5", "cells"]]


def test_failing_notebook_and_its_old_figures_stay_untouched(ran):
    root, before, _ = ran
    after = snapshot(root)
    for name in ("notebooks/01_bad.ipynb", "figures/bad.svg"):
        assert after[name] == before[name]
    assert sorted(after) == sorted([*before, "figures/good.svg"])
    assert [p.name for p in (root / "figures").iterdir() if p.is_dir()] == []


def test_executed_notebook_is_saved_clean(ran):
    root, _, _ = ran
    text = (root / "notebooks" / "02_good.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert text == json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == [1, 2, 3, 4, 5]
    assert [cell["metadata"] for cell in code] == [{"tags": ["parameters"]}, {}, {}, {}, {}]
    assert [cell["id"] for cell in code] == ["p", "c0", "c1", "c2", "c3"]
    assert code[2]["outputs"] == [
        {"name": "stdout", "output_type": "stream", "text": ["two\n", "’three’\n"]}
    ]
    assert code[3]["outputs"][0]["data"] == {"text/plain": ["42"]}
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_second_run_changes_no_byte_and_touches_no_file(ran, capsys):
    root, _, _ = ran
    before = snapshot(root)
    assert main(["run", "--only", "good"], root=root) == 0
    assert snapshot(root) == before
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_run_leaves_everything_as_it_was(tmp_path, number):
    root, pipe = tmp_path / "project", tmp_path / "pipe"
    os.mkfifo(pipe)
    tell = f"import os\nopen({str(pipe)!r}, 'w').write(str(os.getpid()))\nwhile True: pass"
    write_notebook(root, "01", [SAVE.format(name="a", text="half"), tell])
    before = snapshot(root)
    process = subprocess.Popen(
        command(root, "run"),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    kernel = int(pipe.read_text())  # returns when the cell is being executed
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == "copydesk: interrupted; what was not finished stays as it was\n"
    assert snapshot(root) == before
    assert list((root / "figures").iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)


def test_read_writes_a_folder_of_its_own_and_nothing_else(ran, tmp_path, capsys):
    root, _, _ = ran
    article = tmp_path / "it's <b>.txt"
    article.write_text("A short story. It has a dog.", encoding="utf-8")
    write_notebook(root, "04_read", ["print(PUBLISHED, open(ARTICLE).read(), '<script>')"])
    before = snapshot(root)
    reading = ["read", str(article), "--only", "04", "--out", str(tmp_path)]
    assert main([*reading, "--published", "2021-12-01"], root=root) == 0
    assert snapshot(root) == before
    said = capsys.readouterr()
    assert said.err == ""
    assert "does not read like English news: it has only 7 words" in said.out

    folder = tmp_path / article.stem
    assert sorted(p.name for p in folder.iterdir()) == [
        ".copydesk.json", "04_read.ipynb", "04_sentences.csv", "04_speakers.csv",
        "04_targets.csv", "04_words.csv",
        "index.html", article.name,
    ]  # fmt: skip
    assert (folder / article.name).read_bytes() == article.read_bytes()
    assert str(tmp_path) not in (folder / "04_read.ipynb").read_text(encoding="utf-8")
    shown = (folder / "04_read.ipynb").read_text(encoding="utf-8")
    assert "2021-12-01 A short story. It has a dog. <script>" in shown
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "<title>A short story.</title>" in page and "Wednesday 1 December 2021" in page
    assert "does not read like English news</b>: it has only 7 words." in page
    assert "<script" not in page and "http://" not in page

    made = snapshot(tmp_path)
    assert main(reading, root=root) == 1
    assert "exists already; --force writes over it" in capsys.readouterr().err
    assert snapshot(tmp_path) == made


def test_an_article_that_fails_does_not_stop_the_others(ran, tmp_path, capsys, monkeypatch):
    root, _, _ = ran
    write_notebook(root, "05_len", ["len(open(ARTICLE).read()) < 99 or len(5)"])
    for folder, text in (("a", "A story."), ("b", "Another."), ("c", "A long story. " * 9)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder.replace('b', 'a')}.txt").write_text(text)
    (tmp_path / "empty.txt").write_bytes(b"\xef\xbb\xbf\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("It said “no”.".encode())))
    monkeypatch.chdir(tmp_path)
    names = ["a/a.txt", "b/a.txt", "none.txt", "empty.txt", "c/c.txt", "c", "-"]
    assert main(["read", *names, "--out", "out", "--only", "05"], root=root) == 1
    summary = capsys.readouterr().err.split("articles went wrong:\n")
    assert summary[0].endswith("copydesk: 5 of 7 ")
    assert summary[1].splitlines() == [
        "copydesk:   b/a.txt: a/a.txt has the same name; read it alone, with --out",
        "copydesk:   none.txt: No such file or directory",
        "copydesk:   empty.txt: empty; give a text file with one article",
        "copydesk:   c/c.txt: nothing is written: 05_len.ipynb, cell 4 "
        "(len(open(ARTICLE).read()) < 99 or len(5)): TypeError: object of type 'int' has no len()",
        "copydesk:   c: a folder; give one file with one article",
    ]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a", "all", "stdin"]
    assert (tmp_path / "out" / "a" / "a.txt").read_text() == "A story."
    assert (tmp_path / "out" / "stdin" / "stdin.txt").read_bytes() == "It said “no”.".encode()
    assert json.loads((tmp_path / "out" / "stdin" / "timeline.json").read_text())["events"] == []


def test_a_notebook_that_fails_is_left_out_and_named(ran, tmp_path, capsys):
    root, _, _ = ran
    (tmp_path / "a.txt").write_text("A story.")
    reading = ["read", str(tmp_path / "a.txt"), "--out", str(tmp_path), "--only", "0"]
    assert main(reading, root=root) == 1
    assert "left out: 01_bad.ipynb, cell 5 (len(5)  # no): TypeError" in capsys.readouterr().err
    made = [p.name for p in (tmp_path / "a").glob("*.ipynb")]
    assert "02_good.ipynb" in made and "01_bad.ipynb" not in made


def test_force_replaces_only_what_copydesk_made(ran, tmp_path, capsys):
    root, _, _ = ran
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter").write_text("dear")
    (tmp_path / "thesis.txt").write_text("A story.")
    reading = ["read", str(tmp_path / "thesis.txt"), "--out", str(tmp_path), "--force"]
    assert main(reading, root=root) == 1
    assert "was not made by this copydesk, which leaves it alone" in capsys.readouterr().err
    assert (tmp_path / "thesis" / "chapter").read_text() == "dear"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "no notebooks in"),
        (["read", "a.txt"], "no notebooks in"),
    ],
)
def test_outside_the_project(tmp_path, capsys, arguments, message):
    assert main(arguments, root=tmp_path) == 1
    assert message in capsys.readouterr().err


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder where a wheel of copydesk is unpacked, with no project around it."""
    from flit_core.buildapi import build_wheel

    site = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT / "lib")
        name = build_wheel(str(site))
    ZipFile(site / name).extractall(site)
    return site


def test_the_wheel_brings_the_notebooks_of_the_project(installed):
    own, packed = (
        {path.name: path.read_bytes() for path in folder.glob("*.ipynb")}
        for folder in (ROOT / "notebooks", installed / "copydesk" / "packed")
    )
    assert own.pop("06_archive.ipynb")  # about no single article
    assert own and own == packed


def test_the_wheel_reads_an_article_anywhere(installed, tmp_path):
    (tmp_path / "a.txt").write_text("The mayor said on Monday that the bridge would open.")
    (tmp_path / "a.corrections.csv").write_text(
        "stage,where,column,value\nquotes,the bridge,speaker,Ada Roe\n"
    )
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "03_own.ipynb").write_text("no notebook of ours")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    reading = [sys.executable, "-m", "copydesk", "read", "a.txt", "--only", "03"]
    done = subprocess.run(
        reading, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path / "figures" / "a"
    assert {"a.txt", "a.corrections.csv", "03_quotes.ipynb", "index.html"} <= {
        path.name for path in folder.iterdir()
    }
    for name in ("03_quotes.ipynb", "03_quotes.csv", "index.html"):
        shown = (folder / name).read_text(encoding="utf-8")
        assert "Ada Roe" in shown and "corrected by hand" in shown, name
    ran = subprocess.run([*reading[:3], "run"], cwd=tmp_path, env=environment, capture_output=True)
    assert ran.returncode == 1 and b"is for the project's own folder" in ran.stderr


def test_a_wrong_correction_is_said_before_any_notebook_runs(ran, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The mayor said that the bridge would open.")
    (tmp_path / "a.corrections.csv").write_text("stage,where,column,value\nquotes,x,speaker,Y")
    assert main(["read", str(tmp_path / "a.txt"), "--out", str(tmp_path)], root=ran[0]) == 1
    said = capsys.readouterr()
    assert "a.corrections.csv, row 2: no row of quotes reads 'x'" in said.err
    assert "cells" not in said.out and not (tmp_path / "a").exists()


def test_notebook_that_is_none(tmp_path, capsys):
    path = write_notebook(tmp_path, "01", [])
    path.write_text("{", encoding="utf-8")
    assert main(["run"], root=tmp_path) == 1
    assert "01.ipynb: not a notebook" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "{"


def test_name_that_no_notebook_has(tmp_path, capsys):
    write_notebook(tmp_path, "01_dogs", [])
    assert main(["run", "--only", "cats"], root=tmp_path) == 1
    assert "no notebook is called cats: 01_dogs" in capsys.readouterr().err


def test_several_names_of_notebooks(tmp_path, capsys):
    for name in ("01_cats", "02_dogs", "03_cows"):
        write_notebook(tmp_path, name, [])
    assert main(["run", "--only", "cats", "--only", "cows"], root=tmp_path) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "01_cats", "03_cows",
    ]  # fmt: skip


@pytest.mark.parametrize("module", ["copydesk", "copydesk.cli"])
def test_version(module):
    done = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True)
    assert done.stdout.decode().strip() == copydesk.__version__


def test_a_kernel_forgets_what_the_notebook_before_left(tmp_path):
    out = tmp_path / "out"
    write_notebook(tmp_path, "01", ["left = 1; import os; os.chdir('/')"])
    (tmp_path / "a.txt").write_text("Rain.")
    (tmp_path / "b.txt").write_text("Snow.")
    write_notebook(tmp_path, "02", ["print('left' in globals(), open(ARTICLE).read())", "5"])
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main(["read", *names, "--out", str(out)], root=tmp_path) == 0
    for name, text in (("a", "Rain."), ("b", "Snow.")):
        cells = json.loads((out / name / "02.ipynb").read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert code[2]["outputs"][0]["text"] == [f"False {text}\n"]
        assert code[3]["outputs"][0]["execution_count"] == code[3]["execution_count"] == 4


def test_progress_counts_the_articles(ran, tmp_path, capsys):
    root, _, _ = ran
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Rain.")
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main(["read", *names, "--out", str(tmp_path), "--only", "good"], root=root) == 0
    assert f"2 of 2: {names[1]}" in capsys.readouterr().out


def test_a_folder_that_can_not_be_written_is_said_once(ran, tmp_path, capsys):
    root, _, _ = ran
    (tmp_path / "file").write_text("")
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main(["read", *names, "--out", str(tmp_path / "file" / "out")], root=root) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_day_that_is_none(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["read", "a.txt", "--published", "2021-13-01"], root=tmp_path)
    assert "2021-13-01 is no day; write it like 2021-12-01" in capsys.readouterr().err


def test_help_loads_neither_jupyter_nor_pandas():
    code = (
        "import sys\nfrom copydesk.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print({'nbformat', 'jupyter_client', 'pandas', 'nltk', 'matplotlib'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_pieces_of_a_stream_are_joined_only_when_neighbours():
    pieces = [new_output("stream", name=n, text=t) for n, t in ["ab", "ac", "bd", "ae"]]
    joined = [(output.name, output.text) for output in _join_streams(pieces)]
    assert joined == [("a", "bc"), ("b", "d"), ("a", "e")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b[0;31mValueError\x1b[0m: no\nmore", "ValueError: no"),
        ("\n\n  late", "late"),
        ("bell\x07 and \x1b]0;title", "bell  and  ]0;title"),
        ("", ""),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_messages_are_one_plain_line(said, shown):
    assert one_line(said) == shown
