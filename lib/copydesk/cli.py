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
    perform,
    signals_interrupt,
    temporary_folder,
    uninterrupted,
)

PAGE = "index.html"


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
    read = commands.add_parser("read", help="the same notebooks on an article of yours")
    read.set_defaults(command=_read)
    read.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="a UTF-8 text file")
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
    failed = [path for path in notebooks if not _performed(path, path, _figures(root))]
    if failed:
        _complain(f"{len(failed)} of {len(notebooks)} notebooks failed and are unchanged")
    return 1 if failed else 0


def _read(options: argparse.Namespace, root: Path) -> int:
    """Execute copies of the notebooks on each article. One that fails does not stop the others."""
    notebooks = _notebooks(root, options.only)
    out = (options.out or _figures(root)).absolute()
    done: dict[str, Path] = {}
    failed = []
    for path in options.paths:
        try:
            if path.stem in done:
                raise Problem(f"{path}: {done[path.stem]} has the same name; use --out")
            _read_one(path, out / path.stem, notebooks, options)
            done[path.stem] = path
        except Problem as problem:
            _complain(problem)
            failed.append(path)
    if failed and len(options.paths) > 1:
        names = ", ".join(map(str, failed))
        _complain(f"{len(failed)} of {len(options.paths)} articles went wrong: {names}")
    return 1 if failed else 0


def _read_one(path: Path, target: Path, notebooks: list[Path], options) -> None:
    """Write `target`, a folder with the notebooks executed on `path`, figures and a page.

    Notebooks that fail are left out. Raises Problem when one did, or when nothing was written.
    """
    own = _check_article(path).metadata.published
    if own and options.published and options.published != own.isoformat():
        print(f"{path}: says itself that it is of {own}; --published is not used", flush=True)
    _check_free(target, options.force)
    parameters = f"ARTICLE = {str(path.absolute())!r}\nPUBLISHED = {options.published!r}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(target.parent) as build:
        new = build / "new"
        good = [n for n in notebooks if _performed(n, new / n.name, new, parameters, path.stem)]
        if not good:
            raise Problem(f"{path}: every notebook failed, nothing is written")
        from copydesk.page import page

        project.write_whole(new / PAGE, page([new / n.name for n in good], path.stem).encode())
        with uninterrupted():
            if target.exists():
                target.rename(build / "old")
            new.rename(target)
    print(f"{path.stem}: {target / PAGE}", flush=True)
    if len(good) < len(notebooks):
        raise Problem(f"{path}: {len(notebooks) - len(good)} of {len(notebooks)} notebooks failed")


def _check_article(path: Path):
    """The article at `path`; raises Problem when none can be read."""
    from copydesk.article import ArticleError, read_article

    try:
        return read_article(path)
    except (ArticleError, OSError) as error:
        reason = getattr(error, "strerror", None)  # the system's; the library's names the file
        raise Problem(f"{path}: {reason}" if reason else str(error)) from error


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
) -> bool:
    """Execute one notebook, with a line of progress. False, and the reason said, if it failed."""
    started = monotonic()
    try:
        cells = perform(source, target, figures, parameters)
    except (NotebookFailed, OSError) as failure:  # the disk may be full, a folder not writable
        _complain(f"{of}: {failure}" if of else failure)
        return False
    name = f"{of}: {source.stem}" if of else source.stem
    print(f"{name:<16} {cells:>3} cells {monotonic() - started:6.1f} s", flush=True)
    return True


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
