"""Which conditions of the quotations does anything need?  Each is taken out in turn.

    .venv/bin/python tests/mutants.py ../shared/gold/polnear/data/train/text --count 60 --seed 1
    .venv/bin/python tests/mutants.py FOLDER --rooms quotes/sources.py --all

An operand of `and` or `or` is dropped, a branch is never taken, a filter lets all pass. A mutant is
needed when a row of a text in FOLDER, or of a text in tests/test_quotes*.py, comes out otherwise.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import random
import signal
from collections.abc import Iterator
from pathlib import Path

from copydesk.article import Article, parse
from copydesk.quotes import find_attributions, find_unattributed
from test_quotes import article

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "lib" / "copydesk"
SECONDS = 20  # of processor time, then a mutant is taken for one that never ends


class Slow(Exception):
    """A mutant that does not end."""


def texts_of_tests() -> list[str]:
    """Every string of more than three words in the tests of quotations."""
    found = {}
    for path in sorted(TESTS.glob("test_quotes*.py")):
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


def rows(read: Article) -> str:
    """What is found in an article whose tokens and names are known."""
    for key in ("_reports", "_attributed"):
        read.__dict__.pop(f"copydesk.quotes.{key}", None)
    try:
        return repr(find_attributions(read)) + repr(find_unattributed(read))
    except (LookupError, TypeError, AttributeError, ValueError, NameError, StopIteration) as error:
        return type(error).__name__


def changed(function, code, articles: list[Article], before: list[str], enough: int) -> int:
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


def main() -> None:
    """Print the mutants that nothing needs, and how many there are."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="texts, one article a file")
    parser.add_argument("--rooms", nargs="*", default=["quotes/*.py"])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="every condition, not `count` of them")
    parser.add_argument("--enough", type=int, default=1)
    options = parser.parse_args()
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
    if not options.all:
        every = random.Random(options.seed).sample(every, min(options.count, len(every)))
    unneeded = 0
    for path, number in every:
        where, said, code = without(path.read_text(encoding="utf-8"), number)
        dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        function = importlib.import_module(dotted.removesuffix(".__init__"))
        for name in where:
            function = vars(function)[name]
        function = getattr(function, "__wrapped__", getattr(function, "fget", function))
        if function.__code__.co_freevars != code.co_freevars:
            continue
        count = changed(function, code, articles, before, options.enough)
        unneeded += not count
        if count < options.enough:
            print(f"{path.stem} {said} ({count})", flush=True)
    print(f"{unneeded} of {len(every)} conditions change no row of {len(articles)} texts")


if __name__ == "__main__":
    main()
