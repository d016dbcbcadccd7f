"""How the notebooks are saved. (That they still give what they show, nbval tests.)"""

import re
from functools import cache
from pathlib import Path

import copydesk
import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = "06_archive"  # not about one article
ARTICLES = ["01_cleaning", "02_structure", "03_quotes", "04_sentiment", "05_timeline"]
NAMES = [*ARTICLES, ARCHIVE]
MOST_LINES = 8
# Folders of somebody's machine; the web's http://host/home/… is none.
MACHINE = re.compile(r"(?<![\w/.])/(?:home|Users|root|tmp|work|private|var/folders)/|\b[A-Z]:\\")

each_notebook = pytest.mark.parametrize("name", NAMES)


@cache
def load(name):
    """The notebook called `name`; a test that finds none fails with the missing path."""
    return nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)


def code_cells(name):
    """The code cells of a notebook, each with its number, counted from 1 over all cells."""
    return [(n, c) for n, c in enumerate(load(name).cells, 1) if c.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def strings(node, kind=""):
    """Every piece of text in a notebook, but no picture."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from strings(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value, kind)
    elif isinstance(node, str) and not kind.startswith("image/"):
        yield node


def test_these_notebooks_and_no_others():
    assert sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")) == NAMES


@each_notebook
def test_opens_with_a_question(name):
    first = load(name).cells[0]
    assert first.cell_type == "markdown"
    assert re.fullmatch(r"# .+\?", first.source.splitlines()[0]), first.source


@each_notebook
def test_saved_as_run_from_top_to_bottom(name):
    counts = [cell.execution_count for _, cell in code_cells(name)]
    assert counts == list(range(1, len(counts) + 1)), "run it from the top: copydesk run"


@each_notebook
def test_no_error_and_nothing_on_stderr(name):
    bad = [
        (n, output.get("ename") or output.text)
        for n, cell in code_cells(name)
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert bad == []


@each_notebook
def test_one_parameters_cell_that_asks_for_the_seed(name):
    found = [cell.source for _, cell in code_cells(name) if "parameters" in tags(cell)]
    assert len(found) == 1
    values = {}
    exec(found[0], values)  # as a kernel does; it may only assign
    asked = ["ARCHIVE"] if name == ARCHIVE else ["ARTICLE", "PUBLISHED"]
    assert [values[key] for key in asked] == [None] * len(asked)


@each_notebook
def test_saved_without_the_version_of_one_python(name):
    assert "version" not in load(name).metadata.get("language_info", {})
    assert load(name).metadata.kernelspec.name == "python3"


@each_notebook
def test_an_output_that_nbval_ignores_says_why(name):
    silent = [
        n
        for n, cell in code_cells(name)
        if "nbval-ignore-output" in tags(cell) and not re.search(r"#.*\bnbval\b", cell.source)
    ]
    assert silent == [], "these cells need a comment: # not compared by nbval: …"


@each_notebook
def test_names_no_folder_of_this_machine(name):
    own = [str(ROOT), str(Path.home())]
    found = [
        text
        for text in strings(load(name))
        if MACHINE.search(text) or any(len(folder) > 1 and folder in text for folder in own)
    ]
    assert found == []


@each_notebook
def test_cells_are_short(name):
    lengths = {n: len(cell.source.splitlines()) for n, cell in code_cells(name)}
    assert {n: lines for n, lines in lengths.items() if lines > MOST_LINES} == {}


@each_notebook
def test_shows_a_picture_with_words_for_it(name):
    captions = [
        output.data.get("text/plain", "")
        for _, cell in code_cells(name)
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    assert captions, "no figure"
    assert all(captions), "a figure without a description"


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("text", ["It is.", "Rain fell in Oslo.", "• 3 hurt\n\n• Call 911"])
def test_runs_on_an_article_with_next_to_nothing_in_it(name, text, tmp_path, monkeypatch):
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("COPYDESK_FIGURES", str(tmp_path))
    values = {}
    for _, cell in code_cells(name):
        exec(cell.source, values)  # as a kernel does, but for what it shows
        if "parameters" in tags(cell):
            values["ARTICLE"] = str(tmp_path / "article.txt")


@pytest.mark.parametrize("text", ["It is.", "Rain fell in Oslo."])
def test_runs_on_an_archive_with_next_to_nothing_in_it(text, tmp_path):
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    copydesk.archive(tmp_path / "article.txt", tmp_path / "out", workers=0)
    values = {}
    for _, cell in code_cells(ARCHIVE):
        exec(cell.source, values)
        if "parameters" in tags(cell):
            values["ARCHIVE"] = str(tmp_path / "out")
    assert (tmp_path / "out" / "06_quoted.png").is_file()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("open('/home/kim/a.txt')", True),
        (r"C:\Users\kim", True),
        ("/tmp/x", True),
        ("https://example.org/home/x and/or 1/2", False),
        ("seeds/a.txt", False),
    ],
)
def test_what_counts_as_a_folder_of_a_machine(text, found):
    assert bool(MACHINE.search(text)) == found
