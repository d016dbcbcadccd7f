"""Executes a notebook in a fresh kernel and takes its results over only when all is well.

nbclient and nbformat load inside the functions, so that `copydesk --help` is quick.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import time

from copydesk.project import write_whole

CELL_SECONDS = 120  # a cell that takes longer hangs
PREFIX = ".copydesk-"  # of a folder that results wait in
FRESH_SECONDS = 60  # so long a folder without a lock is not taken for one left behind
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
SIGNALS = [getattr(signal, n) for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n)]

_ANSI = re.compile(r"\x1b\[[0-9;?]{0,40}[A-Za-z]")


class NotebookFailed(Exception):
    """A notebook that could not be executed; the message names notebook, cell and error."""


def perform(source: Path, target: Path, figures: Path, parameters: str = "") -> int:
    """Execute the notebook `source`; write it to `target` and its figures into `figures`.

    The notebook sees a folder of its own as $COPYDESK_FIGURES. Nothing outside it changes until
    the last cell has succeeded; then each file takes its place in one step, and a file that stays
    the same is not touched. `parameters` is a cell to follow the one tagged "parameters".

    Returns the number of code cells. Raises NotebookFailed.
    """
    import nbformat

    try:
        notebook = nbformat.read(source, as_version=4)
    except (ValueError, nbformat.ValidationError) as error:
        raise NotebookFailed(f"{source.name}: not a notebook: {one_line(error)}") from error
    if parameters:
        _inject(notebook, parameters, source.name)
    figures.mkdir(parents=True, exist_ok=True)
    with temporary_folder(figures) as staging:
        _execute(notebook, source, target.parent, staging)
        _tidy(notebook)
        with uninterrupted():
            for file in sorted(f for f in staging.rglob("*") if f.is_file()):
                write_whole(figures / file.relative_to(staging), file.read_bytes())
            write_whole(target, (nbformat.writes(notebook) + "\n").encode())
    return sum(cell.cell_type == "code" for cell in notebook.cells)


def _inject(notebook, parameters: str, name: str) -> None:
    from nbformat.v4 import new_code_cell

    for at, cell in enumerate(notebook.cells):
        if "parameters" in cell.metadata.get("tags", []):
            tags = {"tags": ["injected-parameters"]}
            extra = new_code_cell(parameters, id="injected-parameters", metadata=tags)
            notebook.cells.insert(at + 1, extra)
            return
    raise NotebookFailed(f"{name}: no cell is tagged “parameters”")


def _execute(notebook, source: Path, cwd: Path, staging: Path) -> None:
    """Fill in the outputs of `notebook`, cell by cell, in the working folder `cwd`.

    Not nbclient's own `execute`: it takes SIGINT and SIGTERM for itself and goes on after them.
    """
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    with temporary_folder() as scratch, _kernel(notebook, source, cwd, staging, scratch) as run:
        count = 0
        for number, cell in enumerate(notebook.cells, 1):
            if cell.cell_type != "code":
                continue
            count += 1
            try:
                run(cell, number - 1, execution_count=count)
            except CellExecutionError as error:
                problem = f"{error.ename}: {error.evalue}"
            except CellTimeoutError:
                problem = f"took more than {CELL_SECONDS} seconds"
            except DeadKernelError:
                problem = "its Python process ended (out of memory?)"
            else:
                continue
            first = next((line for line in cell.source.splitlines() if line.strip()), "")
            where = f"{source.name}, cell {number} ({one_line(first)})"
            raise NotebookFailed(f"{where}: {one_line(problem)}")


@contextmanager
def _kernel(notebook, source: Path, cwd: Path, staging: Path, scratch: Path) -> Iterator[Callable]:
    """A fresh kernel of this very Python; yields the function that executes a cell.

    No kernel spec of the user's is looked up, and no start-up file or history of their IPython is
    read. Whatever happens, the kernel is gone at the end.
    """
    import zmq
    from ipykernel.kernelspec import get_kernel_dict
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync
    from nbclient import NotebookClient

    class ThisPython(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            return KernelSpec(**get_kernel_dict(), name=kernel_name)  # argv: sys.executable

    environment = {
        **os.environ,
        "COPYDESK_FIGURES": str(staging),
        "IPYTHONDIR": str(scratch),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else the debugger warns on stderr
    }
    manager = AsyncKernelManager(
        kernel_name=KERNELSPEC["name"],
        kernel_spec_manager=ThisPython(),
        connection_file=str(scratch / "kernel.json"),
        transport_encryption="auto" if zmq.has("curve") else "disabled",  # else it warns
    )
    client = NotebookClient(notebook, km=manager, timeout=CELL_SECONDS, record_timing=False)
    client.reset_execution_trackers()
    try:
        with uninterrupted():
            client.start_new_kernel(cwd=str(cwd), env=environment)
        try:
            client.start_new_kernel_client()
        except RuntimeError as error:
            problem = f"{source.name}: its Python process did not start: {one_line(error)}"
            raise NotebookFailed(problem) from error
        yield client.execute_cell
    finally:
        with uninterrupted():
            if manager.has_kernel:
                run_sync(manager.shutdown_kernel)(now=True)
            if client.kc is not None:
                client.kc.stop_channels()


def _tidy(notebook) -> None:
    """Take out of an executed notebook what differs from run to run and from machine to machine."""
    notebook.metadata["kernelspec"] = KERNELSPEC
    notebook.metadata.setdefault("language_info", {"name": "python"}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # time stamps of JupyterLab
        if cell.cell_type == "code":
            cell.outputs = _join_streams(cell.outputs)


def _join_streams(outputs: list) -> list:
    """Make one output of neighbouring pieces of one stream: where it is cut is chance."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last["text"] += output.text
        else:
            joined.append(output)
    return joined


@contextmanager
def temporary_folder(inside: Path | None = None) -> Iterator[Path]:
    """A new empty folder in `inside`, hidden, and gone at the end whatever happens.

    What a killed process left in `inside` goes too. A folder in use is locked, and the system lets
    go of a lock when its process ends.
    """
    with uninterrupted():
        if inside:
            _sweep(inside)
        folder = Path(mkdtemp(prefix=PREFIX, dir=inside))
        lock = _locked(folder)
    try:
        yield folder
    finally:
        with uninterrupted():
            rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def _sweep(inside: Path) -> None:
    """Remove the folders that killed processes left behind."""
    for folder in inside.glob(f"{PREFIX}*"):
        if time() - folder.stat().st_mtime < FRESH_SECONDS:
            continue  # it may have been made just now and not be locked yet
        lock = _locked(folder)
        if lock is not None:
            rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """An open, locked descriptor of `folder`; None if another has it, or there are no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def signals_interrupt() -> Iterator[None]:
    """Let the first SIGINT, SIGTERM or SIGHUP raise KeyboardInterrupt, and ignore further ones,
    so that tidying up is not disturbed. A signal that was ignored (nohup) stays ignored."""

    def interrupt(*_) -> None:
        for number in watched:
            signal.signal(number, lambda *_: None)
        raise KeyboardInterrupt

    watched = {n: h for n in SIGNALS if (h := signal.getsignal(n)) is not signal.SIG_IGN}
    for number in watched:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in watched.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold signals back until the block is done: its files change together or not at all."""
    held = []
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    for number in handlers:
        signal.signal(number, lambda number, frame: held.append((number, frame)))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for number, frame in held:
        if callable(handlers[number]):
            handlers[number](number, frame)


def one_line(problem: object, width: int = 200) -> str:
    """The first line of a message, safe for a terminal: no colours, no control characters."""
    lines = [line for line in _ANSI.sub("", str(problem)).splitlines() if line.strip()]
    line = "".join(c if c.isprintable() else " " for c in (lines or [""])[0]).strip()
    return line if len(line) <= width else line[: width - 1] + "…"
