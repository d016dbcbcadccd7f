"""What do the tests catch, and which conditions does anything need?  A library spoilt on purpose.

    .venv/bin/python tests/mutants.py caught --count 60 --seed 1
    .venv/bin/python tests/mutants.py needed ../shared/gold/polnear/data/train/text --count 60

`caught` changes one place of the library at a time, in a copy of the project in a temporary folder:
a comparison or an operator is swapped, a whole number is one more or less, a condition, a `not` or
a statement is gone, None is returned. The tests that name the changed room run first, then all
others, until one fails. Notebooks are not run.

`needed` takes conditions of the quotations out: an operand of `and` or `or`, a branch, a filter. A
condition is needed when a row of a text in the folder, or of a text in tests/test_quotes*.py, comes
out otherwise.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lib" / "copydesk"
SECONDS = 20  # of processor time, then a spoilt function is taken for one that never ends
MOST = 20  # seconds of processor time for each part of the tests of one mutant
RUN_NOTEBOOKS = ("test_notebooks", "test_cli")

_SWAPS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def mutants(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST]]:
    """(node, what stands in its place) for every change of a module that runs."""
    todo: list[ast.AST] = list(tree.body)
    while todo:
        node = todo.pop()
        typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if typing or isinstance(node, (ast.JoinedStr, ast.Import, ast.ImportFrom)):
            continue
        yield from ((node, new) for new in _instead(node))
        hints = [getattr(node, name, None) for name in ("annotation", "returns")]
        todo += [child for child in ast.iter_child_nodes(node) if child not in hints]


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        ops = [_SWAPS[type(node.ops[0])](), *node.ops[1:]]
        yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPS:
        yield ast.BinOp(node.left, _SWAPS[type(node.op)](), node.right)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(_SWAPS[type(node.op)](), node.values)
        for gone in node.values:
            left = [value for value in node.values if value is not gone]
            yield left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield from (ast.Constant(node.value + step) for step in (1, -1))
    elif isinstance(node, ast.Return) and ast.unparse(node)[7:] not in ("", "None", "False"):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.AugAssign) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()


def spoilt(source: str, number: int) -> tuple[str, int, str]:
    """The source with its mutant `number`, the line of it, and what was changed."""
    node, new = list(mutants(ast.parse(source)))[number]
    lines = source.encode().splitlines(keepends=True)
    first, last = (
        sum(map(len, lines[: line - 1])) + column
        for line, column in ((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset))
    )
    text = ast.unparse(new)
    put = f"({text})" if isinstance(new, ast.expr) else text
    raw = source.encode()
    said = f"{ast.unparse(node)}  →  {text}"
    return (raw[:first] + put.encode() + raw[last:]).decode(), node.lineno, said


def tests_of(project: Path, path: Path) -> Iterator[list[str]]:
    """The test files: those named after the room of a module, those that name it, all others."""
    room = path.parts[0].removesuffix(".py")
    names = re.compile(rf"\b({room}|{path.stem.strip('_')})")
    files = [f for f in sorted(project.glob("tests/test_*.py")) if f.stem not in RUN_NOTEBOOKS]
    named = {f for f in files if names.search(f.stem[5:])}
    naming = {f for f in files if names.search(f.read_text(encoding="utf-8"))} - named
    for part in (named, naming, set(files) - named - naming):
        yield [f"tests/{file.name}" for file in sorted(part)]


class _First:
    """Writes down the first test that fails."""

    def __init__(self, place: Path):
        self.place = place

    def pytest_runtest_logreport(self, report) -> None:
        """Called by pytest for each step of each test."""
        if report.failed:
            self.place.write_text(report.nodeid)

    def pytest_collectreport(self, report) -> None:
        """Called by pytest for each file: a library that cannot be loaded fails here."""
        if report.failed:
            self.place.write_text(report.nodeid)


def failing(folder: Path, files: list[str]) -> str:
    """The first of the tests in `files` that fails there within MOST seconds, or nothing."""
    place = folder / "failed.txt"
    place.write_text("")
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST, MOST + 5))
        os.chdir(folder)
        sys.path.insert(0, str(folder / "lib"))
        os.environ["PYTHONPATH"] = str(folder / "lib")
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            import pytest

            pytest.main(["-x", "-q", "-n", "0", *files], plugins=[_First(place)])
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return place.read_text()


def caught(options: argparse.Namespace) -> None:
    """Print for each of some random mutants whether the tests catch it, and how many they do."""
    import hypothesis  # noqa: F401 - what every test needs is loaded once, before the processes part
    import matplotlib.pyplot  # noqa: F401
    import pandas as pd  # noqa: F401
    import pytest  # noqa: F401

    count = tried = 0
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "project"
        left_out = shutil.ignore_patterns(".venv", "__pycache__", ".hypothesis")
        shutil.copytree(ROOT, project, ignore=left_out)
        package = project / "lib" / "copydesk"
        paths = sorted({path for room in options.rooms for path in package.glob(room)})
        sources = {path: path.read_text(encoding="utf-8") for path in paths}
        every = [(p, k) for p, s in sources.items() for k in range(len([*mutants(ast.parse(s))]))]
        for path, number in random.Random(options.seed).sample(every, options.count):
            text, line, said = spoilt(sources[path], number)
            path.write_text(text, encoding="utf-8")
            inside = path.relative_to(package)
            parts = filter(None, tests_of(project, inside))
            found = next(filter(None, (failing(project, files) for files in parts)), "")
            path.write_text(sources[path], encoding="utf-8")
            count, tried = count + bool(found), tried + 1
            verdict = f"caught by {found}" if found else "SURVIVED"
            print(f"{inside}:{line}  {said[:160]!r}  {verdict}", flush=True)
            if sum(os.times()[:4]) > options.budget * 60:
                break
    print(f"{count} of {tried} caught, of {len(every)} there are; seed {options.seed}")


class Slow(Exception):
    """A spoilt function that does not end."""


def texts_of_tests() -> list[str]:
    """Every string of more than three words in the tests of quotations."""
    found = {}
    for path in sorted((ROOT / "tests").glob("test_quotes*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value: None} if node.value.count(" ") > 2 else {}
    return list(found)


def conditions(tree: ast.Module) -> Iterator[tuple[list[str], ast.AST, int]]:
    """(path to its function, node, which of its parts) of each condition."""
    for top in tree.body:
        for function in [top, *getattr(top, "body", [])]:
            if not isinstance(function, ast.FunctionDef):
                continue
            path = [top.name] if function is top else [top.name, function.name]
            if function is not top and isinstance(top, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                parts = {ast.BoolOp: "values", ast.comprehension: "ifs"}.get(type(node))
                if parts:
                    yield from ((path, node, k) for k in range(len(getattr(node, parts))))
                elif isinstance(node, (ast.If, ast.IfExp)):
                    yield path, node, 0


def without(source: str, number: int) -> tuple[list[str], str, object]:
    """Path, words and new code of the function whose condition `number` is taken out."""
    tree = ast.parse(source)
    path, node, k = list(conditions(tree))[number]
    if isinstance(node, ast.BoolOp):
        gone = node.values.pop(k)
        node.values *= 3 - min(len(node.values), 2)  # `a or a` says no more than `a`
    elif isinstance(node, ast.comprehension):
        gone = node.ifs.pop(k)
    else:
        gone, node.test = node.test, ast.Constant(False)
    ast.fix_missing_locations(tree)
    code = compile(tree, "mutant", "exec")
    for name in path:
        code = next(c for c in code.co_consts if getattr(c, "co_name", "") == name)
    return path, f"{path[-1]}: {ast.unparse(gone)}", code


def rows(read) -> str:
    """What is found in an article whose tokens and names are known."""
    from copydesk.quotes import find_attributions, find_unattributed

    for key in ("_reports", "_attributed"):
        read.__dict__.pop(f"copydesk.quotes.{key}", None)
    try:
        return repr(find_attributions(read)) + repr(find_unattributed(read))
    except (LookupError, TypeError, AttributeError, ValueError, NameError, StopIteration) as error:
        return type(error).__name__


def changed(function, code, articles: list, before: list[str], enough: int) -> int:
    """How many articles read otherwise under `code`; counted no further than `enough`."""
    kept, function.__code__, count = function.__code__, code, 0
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        for read, was in zip(articles, before, strict=True):
            count += rows(read) != was
            if count == enough:
                break
    except (Slow, RecursionError):
        count = enough
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        function.__code__ = kept
    return count


def stop(*_):
    """Called when a mutant has had its time."""
    raise Slow


def needed(options: argparse.Namespace) -> None:
    """Print the conditions that nothing needs, and how many there are."""
    from copydesk.article import parse
    from test_quotes import article

    signal.signal(signal.SIGVTALRM, stop)
    files = sorted(path for path in options.folder.rglob("*") if path.is_file())
    articles = [article(text) for text in texts_of_tests()]
    articles += [parse(path.read_text(encoding="utf-8", errors="replace")) for path in files]
    before = [rows(read) for read in articles]
    paths = sorted(path for room in options.rooms for path in PACKAGE.glob(room))
    every = [
        (path, k)
        for path in paths
        for k in range(len(list(conditions(ast.parse(path.read_text(encoding="utf-8"))))))
    ]
    chosen = random.Random(options.seed).sample(every, min(options.count, len(every)))
    unneeded = 0
    for path, number in chosen:
        where, said, code = without(path.read_text(encoding="utf-8"), number)
        dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        function = importlib.import_module(dotted.removesuffix(".__init__"))
        for name in where:
            function = vars(function)[name]
        function = getattr(function, "__wrapped__", getattr(function, "fget", function))
        if function.__code__.co_freevars != code.co_freevars:
            continue
        if not changed(function, code, articles, before, 1):
            unneeded += 1
            print(f"{path.stem} {said}", flush=True)
    print(f"{unneeded} of {len(chosen)} conditions change no row of {len(articles)} texts")


def main() -> None:
    """Spoil the library as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    what = parser.add_subparsers(required=True)
    for run in (caught, needed):
        command = what.add_parser(run.__name__, help=run.__doc__)
        command.set_defaults(run=run)
        command.add_argument("--count", type=int, default=60)
        command.add_argument("--seed", type=int, default=1)
        if run is caught:
            command.add_argument("--budget", type=float, default=25, help="minutes of processor")
            command.add_argument("--rooms", nargs="*", default=["**/*.py"])
        else:
            command.add_argument("folder", type=Path, help="texts, one article a file")
            command.add_argument("--rooms", nargs="*", default=["quotes/*.py"])
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
