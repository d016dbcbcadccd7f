"""Text flows one way: a module imports only from the stages before its own."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest
from conftest import ROOT
from copydesk import wordlists

PACKAGE = ROOT / "lib" / "copydesk"
STAGES = (
    "wordlists", "html", "frames", "edits", "corrections", "language", "sentences", "cleaning",
    "article", "article_log", "names", "quotes", "sentiment", "dates", "timeline", "event_words",
    "structure", "answers", "webpage", "files", "project", "figures", "text_view", "docx",
    "exports", "archiving", "page_parts", "page", "notebooks", "given", "cli", "__main__",
)  # fmt: skip


def stage(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path) -> set[str]:
    """Stages that a module imports when it runs, not merely for type hints."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hints = {
        id(node)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and getattr(test.test, "id", "") == "TYPE_CHECKING"
        for node in ast.walk(test)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in hints and node.module:
            if node.module == "copydesk":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith("copydesk."):
                found.add(stage(node.module))
    return found


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_point_backwards(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    later = [s for s in imports(path) if STAGES.index(s) > STAGES.index(own)]
    assert not later, f"{path.name} imports {later}, which come after {own}"


def test_import_is_light():
    """`import copydesk` loads none of the large libraries, nor does a name that needs none."""
    code = (
        "import sys, copydesk; copydesk.parse; heavy = {'nltk', 'pandas', 'matplotlib', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_every_public_name_is_there():
    import copydesk

    for name in copydesk.__all__:
        assert getattr(copydesk, name).__doc__, name
    modules = {path.stem for path in PACKAGE.iterdir()}  # one of them would hide the function
    assert not modules & copydesk._HOME.keys()
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = copydesk.nonsense


def test_editors_are_told_the_same_names():
    import copydesk

    stub = (PACKAGE / "__init__.pyi").read_text(encoding="utf-8")
    told = re.findall(r"^from \.(\w*) import (\w+) as \2$", stub, re.M)
    modules = [("", name) for name in copydesk._MODULES]
    assert sorted(told) == sorted([*((home, n) for n, home in copydesk._HOME.items()), *modules])
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "wordlists").glob("*.txt")), ids=lambda p: p.stem
)
def test_a_word_list_says_its_source_and_repeats_nothing(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#")
    entries = wordlists.load(path.stem)
    assert len(entries) == len(set(entries)) > 0
