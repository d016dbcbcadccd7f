"""The command `copydesk`: executes the notebooks on the project's article, or on yours."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import monotonic

import copydesk
from copydesk import files, project
from copydesk.archiving import command as archive
from copydesk.given import Problem, article_text, name_of
from copydesk.notebooks import Kernel, NotebookFailed, one_line, perform

PAGE = "index.html"
ALL = "all"  # the folder of what is about several articles


def main(arguments: Sequence[str] | None = None, root: Path = project.ROOT) -> int:
    """Run the command line; `root` is the folder that holds notebooks/ and figures/.

    Returns the exit status: 0 all went well, 1 something failed (said on stderr), 2 wrong usage,
    130 interrupted.
    """
    _open_standard_streams()
    options = _parser().parse_args(arguments)
    try:
        with files.signals_interrupt():
            return options.command(options, root)
    except Problem as problem:
        _complain(problem)
        return 1
    except KeyboardInterrupt:
        _complain("interrupted; what was not finished stays as it was")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="copydesk", description=__doc__)
    parser.add_argument("--version", action="version", version=copydesk.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="execute the notebooks in place, write figures/")
    run.set_defaults(command=_run)
    read = commands.add_parser(
        "read",
        help="the same notebooks on an article of yours",
        description="Reads each article into a folder of its own, figures/NAME/: the notebooks, "
        "the figures, the tables as CSV, timeline.json, and index.html, one page to send. "
        "Of several articles there is an overview, figures/all/, with all tables joined.",
    )
    read.set_defaults(command=_read)
    read.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
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
    read.add_argument(
        "--encoding", metavar="NAME", type=_encoding, help="of text files, where it is not UTF-8"
    )
    read.add_argument(
        "--force",
        action="store_true",
        help="write over an earlier result; what you put there or changed is kept",
    )
    for command in (run, read):
        command.add_argument(
            "--only",
            metavar="NAME",
            action="append",
            help="only the notebooks with NAME in their names; may be given again",
        )
    archive.add_to(commands)
    return parser


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"{text} is no day; write it like 2021-12-01"
        raise argparse.ArgumentTypeError(message) from None


def _encoding(text: str) -> str:
    try:
        return codecs.lookup(text).name
    except LookupError:
        message = f"no encoding is called {text}; there are cp1252, utf-16, mac-roman …"
        raise argparse.ArgumentTypeError(message) from None


def _run(options: argparse.Namespace, root: Path) -> int:
    """Execute every notebook in place. One that fails stays as it was; the others still run."""
    if not project.IN_PLACE and root == project.ROOT:
        raise Problem("“run” is for the project's own folder, where “-e ./lib” installs copydesk")
    notebooks = _notebooks(root / "notebooks", options.only)
    failed = [path for path in notebooks if _performed(path, path, _figures(root))]
    if failed:
        _complain(f"{len(failed)} of {len(notebooks)} notebooks failed and are unchanged")
    return 1 if failed else 0


# --- read ---------------------------------------------------------------------------------------


def _read(options: argparse.Namespace, root: Path) -> int:
    """Execute copies of the notebooks on each article. One that fails does not stop the others."""
    own = project.IN_PLACE or root != project.ROOT
    folder = root / "notebooks" if own else project.PACKED
    notebooks = _notebooks(folder, options.only, archive.NOTEBOOK)
    out = _writable((options.out or _figures(root)).resolve())
    many = len(options.paths) > 1
    done: dict[str, str] = {ALL: "the overview"} if many else {}
    wrong: dict[str, str] = {}
    overview = []
    with Kernel.started() as kernel:
        for number, path in enumerate(options.paths, 1):
            name = name_of(path)
            try:
                if many:
                    _say(f"{number} of {len(options.paths)}: {path}")
                if name in done:
                    raise Problem(f"{done[name]} has the same name; read it alone, with --out")
                readings, left_out = _read_one(path, out / name, notebooks, options, kernel)
                done[name] = path
                overview.append((path, name, readings, left_out))
            except Exception as problem:  # whatever it is, the other articles are still worth it
                overview.append((path, name, None, _reason(problem, path)))
            if overview[-1][-1]:
                wrong[path] = overview[-1][-1]
                _complain(f"{path}: {wrong[path]}")
    if many:
        wrong |= _joined(overview, out / ALL, options.force)
    if wrong and many:
        _complain(f"{len(wrong)} of {len(options.paths)} articles went wrong:")
        for path, problem in wrong.items():
            _complain(f"  {path}: {problem}")
    return 1 if wrong else 0


def _writable(out: Path) -> Path:
    """The folder `out`, made when it is missing. Raises Problem when nothing can be put there."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with files.temporary_folder(out):
            return out
    except OSError as error:
        raise Problem(f"can't write to {out}: {error.strerror}") from error


def _reason(problem: Exception, path: str) -> str:
    """What went wrong with `path`, which is not named; another file that was in the way is."""
    if isinstance(problem, OSError) and problem.strerror:
        other = problem.filename and str(problem.filename) != path
        return f"{problem.strerror}: {problem.filename}" if other else problem.strerror
    if isinstance(problem, Problem | files.InTheWay):
        return str(problem)
    return ": ".join(filter(None, [type(problem).__name__, one_line(problem)]))


def _read_one(path: str, target: Path, notebooks: list[Path], options, kernel: Kernel):
    """Write `target`: the article, the notebooks executed on it, figures, tables and a page.

    Notebooks that fail are left out. Returns the readings of the article, and what was left out
    and why, "" when nothing. Raises Problem when nothing was written.
    """
    from copydesk.article import NO_NEWS
    from copydesk.corrections import beside, is_there

    text = article_text(path, options.encoding)
    target = target.resolve()  # what a link points to
    files.check_free(target, options.force)
    copy = f"{target.name}.txt"
    # the notebooks name the copy beside them, so that the folder can be moved, and no path shows
    parameters = f"ARTICLE = {copy!r}\nPUBLISHED = {options.published!r}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with files.temporary_folder(target.parent) as build:
        (new := build / "new").mkdir()
        files.write_whole(new / copy, text)
        if path != "-" and is_there(by_hand := beside(Path(path))):
            files.write_whole(beside(new / copy), by_hand.read_bytes())
        readings = _checked(new / copy, options.published)
        if doubt := readings.article.doubt:
            _say(f"{target.name}: {NO_NEWS}: {doubt}; what follows may mean nothing")
        failures = {
            n: _performed(n, new / n.name, new, parameters, target.name, kernel) for n in notebooks
        }
        good = [n.stem for n, failure in failures.items() if not failure]
        if not good:
            raise Problem("nothing is written: " + "; ".join(filter(None, failures.values())))
        wrong = [*filter(None, failures.values()), *_exported(readings, good, new)]
        files.list_files(new)
        kept = files.put_folder(new, target, options.force)
    if kept:
        _say(f"{target.name}: kept what is yours there: {', '.join(kept)}")
    _say(f"{target.name}: {target / PAGE}")
    return readings, "left out: " + "; ".join(wrong) if wrong else ""


def _checked(copy: Path, published: str | None):
    """The article in the file `copy`, as `exports.Readings`.

    Says so when the article states another day than `published`, or when there is none. Raises
    Problem, which does not name it, when there is none, or a correction cannot be made.
    """
    from copydesk.article import ArticleError
    from copydesk.corrections import CorrectionError
    from copydesk.exports import Readings

    try:
        readings = Readings(article := project.load(copy, published))
        if article.corrections:
            _ = readings.names, readings.quotes, readings.events, readings.tones
    except (ArticleError, CorrectionError) as error:
        raise Problem(str(error).removeprefix(f"{copy}: ")) from error
    own = article.metadata.published
    if published and own and published != own.isoformat():
        _say(f"{copy.stem}: says itself that it is of {own}; --published is not used")
    if not own:
        hint = "add --published 2021-12-01 to date its “Tuesday” and “last week”"
        _say(f"{copy.stem}: gives no day of publication; {hint}")
    return readings


def _exported(readings, notebooks: list[str], folder: Path) -> list[str]:
    """Write the tables of these notebooks and the page into `folder`.

    Returns what failed, and why.
    """
    from copydesk.exports import exports
    from copydesk.page import page

    wrong = []
    numbers = [name[:2] for name in notebooks]
    wanted: dict[str, Callable[[], str | bytes]] = {}
    for number in numbers:
        wanted |= exports(readings).get(number, {})
    for name, make in {**wanted, PAGE: lambda: page(readings, numbers)}.items():
        try:
            made = make()
            files.write_whole(folder / name, made.encode() if isinstance(made, str) else made)
        except Exception as error:  # whatever it is: the other tables are still worth having
            wrong.append(f"{name}: {type(error).__name__}: {one_line(error)}")
    return wrong


def _joined(overview: list, target: Path, force: bool) -> dict[str, str]:
    """Write the folder about all articles: a page with a row each, and each table of all of them.

    Returns what went wrong. An earlier folder stays, beside the new one, unless `force`.
    """
    from copydesk.exports import joined
    from copydesk.page import overview_page

    count = 1
    while not force and os.path.lexists(target):
        count += 1
        target = target.with_name(f"{ALL}-{count}")
    try:
        files.check_free(target, force)
        with files.temporary_folder(target.parent) as build:
            (new := build / "new").mkdir()
            read = {name: readings for _, name, readings, _ in overview if readings}
            for name, text in joined(read):
                files.write_whole(new / name, text.encode())
            files.write_whole(new / PAGE, overview_page(overview).encode())
            files.list_files(new)
            files.put_folder(new, target, force)
    except Exception as problem:  # the articles themselves are in their places
        return {ALL: _reason(problem, ALL)}
    _say(f"all: {target / PAGE}")
    return {}


# --- both ---------------------------------------------------------------------------------------


def _performed(
    source: Path,
    target: Path,
    figures: Path,
    parameters: str = "",
    of: str = "",
    kernel: Kernel | None = None,
) -> str | None:
    """Execute one notebook of the article `of`, with a line of progress.

    Returns None, or what went wrong, which is said at once only where no summary will say it.
    """
    started = monotonic()
    name = f"{of}: {source.stem}" if of else source.stem
    try:
        cells = perform(source, target, figures, parameters, kernel)
    except (NotebookFailed, OSError) as failure:  # the disk may be full, a folder not writable
        _complain(f"{name} failed" if of else failure)
        return str(failure)
    _say(f"{name:<16} {cells:>3} cells {monotonic() - started:6.1f} s")
    return None


def _notebooks(folder: Path, only: list[str] | None, but: str = "") -> list[Path]:
    """The notebooks in `folder` in their order, without `but`. Raises Problem without any."""
    found = sorted(path for path in folder.glob("*.ipynb") if path.stem != but)
    if not found:
        raise Problem(f"no notebooks in {folder}; “copydesk read” brings its own")
    for name in only or ():
        if not any(name in path.stem for path in found):
            raise Problem(f"no notebook is called {name}: {', '.join(p.stem for p in found)}")
    return [path for path in found if not only or any(name in path.stem for name in only)]


def _figures(root: Path) -> Path:
    return Path(os.environ.get("COPYDESK_FIGURES") or root / "figures").absolute()


def _open_standard_streams() -> None:
    """Give the process the three streams every process should have.

    One that was closed (`>&-`) goes nowhere, lest the next file that is opened take its place.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
        stream = getattr(sys, name)
        if stream is None and number:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif number:
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no “


def _say(message: object, stream: str = "stdout") -> None:
    """Print a line of progress. Where that fails (a closed pipe, a full disk), work goes on."""
    file = getattr(sys, stream)
    try:
        print(message, file=file, flush=True)
    except (OSError, ValueError):
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), file.fileno())  # what waits to be written goes there too


def _complain(message: object) -> None:
    _say(f"copydesk: {message}", "stderr")


if __name__ == "__main__":
    sys.exit(main())
