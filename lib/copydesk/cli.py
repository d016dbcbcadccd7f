"""The command `copydesk`: executes the notebooks on the project's article, or on yours."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import monotonic

from copydesk import project
from copydesk.notebooks import (
    NotebookFailed,
    one_line,
    perform,
    signals_interrupt,
    temporary_folder,
    uninterrupted,
)

PAGE = "index.html"
STDIN = "stdin"  # the name of what comes from there


class Problem(Exception):
    """Something that the user can mend; the message says what."""


def main(arguments: Sequence[str] | None = None, root: Path = project.ROOT) -> int:
    """Run the command line; `root` is the folder that holds notebooks/ and figures/.

    Returns the exit status: 0 all went well, 1 something failed (said on stderr), 2 wrong usage,
    130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a terminal that knows no “
    options = _parser().parse_args(arguments)
    try:
        with signals_interrupt():
            return options.command(options, root)
    except Problem as problem:
        _complain(problem)
        return 1
    except KeyboardInterrupt:
        _complain("interrupted; what was not finished stays as it was")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="copydesk", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="execute the notebooks in place, write figures/")
    run.set_defaults(command=_run)
    read = commands.add_parser(
        "read",
        help="the same notebooks on an article of yours",
        description="Reads each article into a folder of its own, figures/NAME/: the notebooks, "
        "the figures, the tables as CSV, timeline.json, and index.html, one page to send.",
    )
    read.set_defaults(command=_read)
    read.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        type=Path,
        help="a UTF-8 text file, a saved web page, or - for standard input",
    )
    read.add_argument(
        "--out", metavar="DIR", type=Path, help="write to DIR/NAME/ instead of figures/NAME/"
    )
    read.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        type=_day,
        help="the day of publication, for a text that states none",
    )
    read.add_argument("--force", action="store_true", help="write over an earlier result")
    for command in (run, read):
        command.add_argument(
            "--only", metavar="NAME", help="only the notebooks with NAME in their names"
        )
    return parser


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"{text} is no day; write it like 2021-12-01"
        raise argparse.ArgumentTypeError(message) from None


def _run(options: argparse.Namespace, root: Path) -> int:
    """Execute every notebook in place. One that fails stays as it was; the others still run."""
    notebooks = _notebooks(root, options.only)
    failed = [path for path in notebooks if _performed(path, path, _figures(root))]
    if failed:
        _complain(f"{len(failed)} of {len(notebooks)} notebooks failed and are unchanged")
    return 1 if failed else 0


def _read(options: argparse.Namespace, root: Path) -> int:
    """Execute copies of the notebooks on each article. One that fails does not stop the others."""
    notebooks = _notebooks(root, options.only)
    out = (options.out or _figures(root)).resolve()
    done: dict[str, Path] = {}
    wrong: dict[Path, str] = {}
    for path in options.paths:
        name = STDIN if path == Path("-") else path.stem
        try:
            if name in done:
                raise Problem(f"{done[name]} has the same name; read it alone, with --out")
            _read_one(path, out / name, notebooks, options)
            done[name] = path
        except (Problem, OSError) as problem:  # the disk may be full, a folder not writable
            wrong[path] = _reason(problem, path)
            _complain(f"{path}: {wrong[path]}")
    if wrong and len(options.paths) > 1:
        _complain(f"{len(wrong)} of {len(options.paths)} articles went wrong:")
        for path, problem in wrong.items():
            _complain(f"  {path}: {problem}")
    return 1 if wrong else 0


def _reason(problem: Exception, path: Path) -> str:
    """What went wrong with `path`, which is not named; another file that was in the way is."""
    if not isinstance(problem, OSError) or not problem.strerror:
        return str(problem)
    other = problem.filename and Path(problem.filename) != path
    return f"{problem.strerror}: {problem.filename}" if other else problem.strerror


def _read_one(path: Path, target: Path, notebooks: list[Path], options) -> None:
    """Write `target`: the article, the notebooks executed on it, figures, tables and a page.

    Notebooks that fail are left out. Raises Problem when one did, or when nothing was written.
    """
    text = _article_text(path)
    _check_free(target, options.force)
    copy = f"{target.name}.txt"
    # the notebooks name the copy beside them, so that the folder can be moved, and no path shows
    parameters = f"ARTICLE = {copy!r}\nPUBLISHED = {options.published!r}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(target.parent) as build:
        new = build / "new"
        project.write_whole(new / copy, text)
        article = _check_article(new / copy, options.published)
        failures = {n: _performed(n, new / n.name, new, parameters, target.name) for n in notebooks}
        good = [n for n, failure in failures.items() if not failure]
        if not good:
            raise Problem("nothing is written: " + "; ".join(filter(None, failures.values())))
        wrong = list(filter(None, failures.values())) + _exported(article, good, new)
        project.write_whole(new / PAGE, _page(article, [new / n.name for n in good]).encode())
        with uninterrupted():
            if target.exists():
                target.rename(build / "old")
            new.rename(target)
    print(f"{target.name}: {target / PAGE}", flush=True)
    if wrong:
        raise Problem("left out: " + "; ".join(wrong))


def _page(article, notebooks: list[Path]) -> str:
    """The page of the executed `notebooks`, headed by what `article` says of itself."""
    from copydesk.page import page

    said = article.metadata
    by = f"By {said.byline}" if said.byline else ""
    day = (
        f"{said.published:%A} {said.published.day} {said.published:%B %Y}" if said.published else ""
    )
    about = [day or "undated", by, said.agency, "read by copydesk: every answer is a reading"]
    return page(notebooks, said.title or article.name, " · ".join(filter(None, about)))


def _article_text(path: Path) -> bytes:
    """What is at `path` ("-": on standard input), the story alone when it is a web page."""
    from copydesk.article import ArticleError
    from copydesk.webpage import is_web_page, story_of

    if path == Path("-"):
        if sys.stdin.isatty():
            print("copydesk: paste the article, end with Ctrl-D", file=sys.stderr, flush=True)
        octets = sys.stdin.buffer.read()
    elif path.is_dir():
        raise Problem("a folder; give one file with one article")
    else:
        octets = path.read_bytes()
    try:
        return story_of(octets).encode() if is_web_page(octets, path.suffix) else octets
    except ArticleError as error:
        raise Problem(error) from error


def _check_article(copy: Path, published: str | None):
    """The article in the file `copy`; raises Problem, which does not name it, when there is none.

    Says so when the article states another day than `published`, or when there is none.
    """
    from copydesk.article import ArticleError

    try:
        article = project.load(copy, published)
    except ArticleError as error:
        raise Problem(str(error).removeprefix(f"{copy}: ")) from error
    own = article.metadata.published
    if published and own and published != own.isoformat():
        print(f"{copy.stem}: says itself that it is of {own}; --published is not used", flush=True)
    if not own:
        hint = "add --published 2021-12-01 to date its “Tuesday” and “last week”"
        print(f"{copy.stem}: gives no day of publication; {hint}", flush=True)
    return article


def _exported(article, notebooks: list[Path], folder: Path) -> list[str]:
    """Write the tables of these notebooks into `folder`; returns what failed, and why."""
    from copydesk.exports import exports

    files, wrong = exports(article), []
    for notebook in notebooks:
        for name, make in files.get(notebook.name[:2], {}).items():
            try:
                project.write_whole(folder / name, make().encode())
            except Exception as error:  # whatever it is: the other tables are still worth having
                wrong.append(f"{name}: {type(error).__name__}: {one_line(error)}")
    return wrong


def _check_free(target: Path, force: bool) -> None:
    """Raise Problem when `target` exists, unless it is a former result and may be replaced."""
    if not target.exists():
        return
    if not force:
        raise Problem(f"{target} exists already; --force writes over it")
    if not (target / PAGE).is_file():
        raise Problem(f"{target} holds no {PAGE}, so copydesk did not make it and leaves it alone")


def _performed(
    source: Path, target: Path, figures: Path, parameters: str = "", of: str = ""
) -> str | None:
    """Execute one notebook of the article `of`, with a line of progress.

    Returns None, or what went wrong, which is said at once only where no summary will say it.
    """
    started = monotonic()
    name = f"{of}: {source.stem}" if of else source.stem
    try:
        cells = perform(source, target, figures, parameters)
    except (NotebookFailed, OSError) as failure:  # the disk may be full, a folder not writable
        _complain(f"{name} failed" if of else failure)
        return str(failure)
    print(f"{name:<16} {cells:>3} cells {monotonic() - started:6.1f} s", flush=True)
    return None


def _notebooks(root: Path, only: str | None) -> list[Path]:
    """The notebooks of the project in their order. Raises Problem when there are none."""
    found = sorted((root / "notebooks").glob("*.ipynb"))
    if not found:
        raise Problem(
            f"no notebooks in {root / 'notebooks'}: copydesk works inside its project's folder, "
            "where “-e ./lib” in requirements.txt installs it"
        )
    chosen = [path for path in found if not only or only in path.stem]
    if not chosen:
        raise Problem(f"no notebook is called {only}: {', '.join(path.stem for path in found)}")
    return chosen


def _figures(root: Path) -> Path:
    return Path(os.environ.get("COPYDESK_FIGURES") or root / "figures").absolute()


def _complain(message: object) -> None:
    print(f"copydesk: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
