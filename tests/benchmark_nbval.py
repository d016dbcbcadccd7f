"""How much longer the notebooks take to validate than kernels that only import (a script, no test).

    .venv/bin/python tests/benchmark_nbval.py

The floor is an nbval run over as many notebooks as there are in notebooks/, each of one cell that
imports what all of ours do and pandas and pyplot, one kernel after the other. Beside it stands the
run over notebooks/ as .pytest.toml sets it, on several cores, and one notebook after the other. All
take turns, and the quickest round of each counts. The exit status is 1 when the run as it is set
takes more than --most times the floor. Besides: what `import copydesk` takes beyond Python's own
start, and `copydesk --help`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from nbformat.v4 import new_code_cell, new_notebook, writes

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import pandas, matplotlib.pyplot\nimport copydesk\nfrom copydesk import answers, figures"
ONE = "--numprocesses=0"


def seconds(*command: str) -> float:
    """How long a command takes; its error if it fails."""
    started = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def validate(folder: Path, *options: str) -> float:
    settings = str(ROOT / ".pytest.toml")  # which pytest finds only for folders of the project
    return seconds(sys.executable, "-m", "pytest", "-c", settings, *options, str(folder))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="times that each side runs (3)")
    parser.add_argument("--most", type=float, default=1.3, help="the ratio allowed (1.3)")
    options = parser.parse_args()
    notebooks = ROOT / "notebooks"
    names = sorted(path.name for path in notebooks.glob("*.ipynb"))
    took: dict[str, list[float]] = {"imports only": [], "as set": [], "one by one": []}
    with TemporaryDirectory() as folder:
        bare = new_notebook(cells=[new_code_cell(IMPORTS, execution_count=1)])
        for name in names:
            (Path(folder) / name).write_text(writes(bare), encoding="utf-8")
        for _ in range(options.rounds):
            took["imports only"].append(validate(Path(folder), ONE))
            took["as set"].append(validate(notebooks))
            took["one by one"].append(validate(notebooks, ONE))
            print(
                "   ".join(f"{name} {times[-1]:6.2f} s" for name, times in took.items()), flush=True
            )
    floor, *runs = (min(times) for times in took.values())
    ratio, alone = (run / floor for run in runs)
    print(f"{len(names)} notebooks, times the floor: {ratio:.2f} as set, {alone:.2f} one by one")

    python = min(seconds(sys.executable, "-c", "pass") for _ in range(9))
    package = min(seconds(sys.executable, "-c", "import copydesk") for _ in range(9))
    shown = min(seconds(sys.executable, "-m", "copydesk.cli", "--help") for _ in range(9))
    print(f"import copydesk: {package - python:.3f} s beyond Python's start")
    print(f"copydesk --help: {shown:.3f} s")
    return ratio > options.most


if __name__ == "__main__":
    sys.exit(main())
