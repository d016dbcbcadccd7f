"""Executes notebooks in a kernel and takes their results over only when all is well.

nbclient and nbformat load inside the functions, so that `copydesk --help` is quick.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.files import temporary_folder, uninterrupted, write_whole

CELL_SECONDS = 120  # a cell that takes longer hangs
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

_ANSI = re.compile(r"\x1b\[[0-9;?]{0,40}[A-Za-z]")


class NotebookFailed(Exception):
    """A notebook that could not be executed; the message names notebook, cell and error."""


def perform(
    source: Path, target: Path, figures: Path, parameters: str = "", kernel: Kernel | None = None
) -> int:
    """Execute the notebook `source`; write it to `target` and its figures into `figures`.

    The notebook sees a folder of its own as $COPYDESK_FIGURES. Nothing outside it changes until
    the last cell has succeeded; then each file takes its place in one step, and a file that stays
    the same is not touched; nor is a `target` that somebody saved in the meantime. `parameters`
    is a cell to follow the one tagged "parameters". `kernel` is used when given, else a fresh one.

    Returns the number of code cells. Raises NotebookFailed.
    """
    import nbformat

    before = target.read_bytes() if target.is_file() else None
    try:
        notebook = nbformat.read(source, as_version=4)
    except (ValueError, nbformat.ValidationError) as error:
        raise NotebookFailed(f"{source.name}: not a notebook: {one_line(error)}") from error
    if parameters:
        _inject(notebook, parameters, source.name)
    figures.mkdir(parents=True, exist_ok=True)
    with temporary_folder(figures) as staging:
        if kernel:
            kernel.execute(notebook, source.name, target.parent, staging)
        else:
            with Kernel.started() as fresh:
                fresh.execute(notebook, source.name, target.parent, staging)
        _tidy(notebook)
        with uninterrupted():
            if (target.read_bytes() if target.is_file() else None) != before:
                raise NotebookFailed(f"{source.name}: was saved while it ran; that is kept")
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


class Kernel:
    """A kernel of this very Python that executes one notebook after the other.

    No kernel spec of the user's is looked up, and no start-up file or history of their IPython is
    read. Between notebooks all names are forgotten; what is imported stays, which saves seconds.
    One that died or hung is replaced by a fresh one.
    """

    def __init__(self, scratch: Path):
        self._scratch, self._client, self._manager = scratch, None, None

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Kernel]:
        """A kernel that, whatever happens, is gone at the end."""
        with temporary_folder() as scratch:
            kernel = cls(scratch)
            try:
                yield kernel
            finally:
                kernel.stop()

    def execute(self, notebook, name: str, cwd: Path, figures: Path) -> None:
        """Fill in the outputs of `notebook`, cell by cell, in the working folder `cwd`.

        Raises NotebookFailed. Not nbclient's own `execute`: it takes SIGINT and SIGTERM for
        itself and goes on after them.
        """
        if self._client is None:
            self._start(name)
        self._run(name, _fresh(cwd, figures), 0)
        self._client.nb = notebook
        self._client.reset_execution_trackers()
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                self._run(name, notebook, number)

    def _run(self, name: str, notebook, number: int) -> None:
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        cell, self._client.nb = notebook.cells[number], notebook
        try:
            self._client.execute_cell(cell, number)
            return
        except CellExecutionError as error:
            problem = f"{error.ename}: {error.evalue}"
        except CellTimeoutError:
            problem = f"took more than {CELL_SECONDS} seconds"
            self.stop()
        except DeadKernelError:
            problem = "its Python process ended (out of memory?)"
            self.stop()
        first = next((line for line in cell.source.splitlines() if line.strip()), "")
        where = f"{name}, cell {number + 1} ({one_line(first)})"
        raise NotebookFailed(f"{where}: {one_line(problem)}")

    def _start(self, name: str) -> None:
        import zmq
        from ipykernel.kernelspec import get_kernel_dict
        from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
        from jupyter_client.manager import AsyncKernelManager
        from nbclient import NotebookClient
        from nbformat.v4 import new_notebook

        class ThisPython(KernelSpecManager):
            def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
                return KernelSpec(**get_kernel_dict(), name=kernel_name)  # argv: sys.executable

        environment = {
            **os.environ,
            "IPYTHONDIR": str(self._scratch),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else the debugger warns on stderr
        }
        self._manager = AsyncKernelManager(
            kernel_name=KERNELSPEC["name"],
            kernel_spec_manager=ThisPython(),
            connection_file=str(self._scratch / "kernel.json"),
            transport_encryption="auto" if zmq.has("curve") else "disabled",  # else it warns
        )
        options = {"timeout": CELL_SECONDS, "record_timing": False}
        client = NotebookClient(new_notebook(), km=self._manager, **options)
        client.reset_execution_trackers()
        with uninterrupted():
            client.start_new_kernel(cwd=str(self._scratch), env=environment)
        self._client = client
        try:
            client.start_new_kernel_client()
        except RuntimeError as error:
            self.stop()
            problem = f"{name}: its Python process did not start: {one_line(error)}"
            raise NotebookFailed(problem) from error

    def stop(self) -> None:
        from jupyter_core.utils import run_sync

        with uninterrupted():
            if self._manager is not None and self._manager.has_kernel:
                run_sync(self._manager.shutdown_kernel)(now=True)
            if self._client is not None and self._client.kc is not None:
                self._client.kc.stop_channels()
            self._manager = self._client = None


def _fresh(cwd: Path, figures: Path):
    """A notebook of one cell, after which a kernel is as if it had just started in `cwd`."""
    from nbformat.v4 import new_code_cell, new_notebook

    code = (
        f"import os; os.chdir({str(cwd)!r}); os.environ['COPYDESK_FIGURES'] = {str(figures)!r}\n"
        "get_ipython().reset(new_session=True)"
    )
    return new_notebook(cells=[new_code_cell(code)])


def _tidy(notebook) -> None:
    """Take out of an executed notebook what differs from run to run and from machine to machine."""
    notebook.metadata["kernelspec"] = KERNELSPEC
    notebook.metadata.setdefault("language_info", {"name": "python"}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # time stamps of JupyterLab
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, 1):
        cell.outputs, cell.execution_count = _join_streams(cell.outputs), count
        for output in cell.outputs:
            if "execution_count" in output:
                output["execution_count"] = count


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


def one_line(problem: object, width: int = 200) -> str:
    """The first line of a message, safe for a terminal: no colours, no control characters."""
    lines = [line for line in _ANSI.sub("", str(problem)).splitlines() if line.strip()]
    line = "".join(c if c.isprintable() else " " for c in (lines or [""])[0]).strip()
    return line if len(line) <= width else line[: width - 1] + "…"
