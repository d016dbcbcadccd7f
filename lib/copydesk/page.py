"""One self-contained HTML page of executed notebooks: opens offline, code folded, no script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_TO_NOTEBOOK = re.compile(r"\]\((\w{1,40})\.ipynb\)")
_HEADING = re.compile(r"^#{1,5} (.+)$", re.M)
_HEADING_ID = re.compile(r'<(h[1-6]) id="[^"]{0,500}">')  # the same in each notebook


def page(notebooks: Iterable[Path], title: str, about: str = "") -> str:
    """The executed `notebooks`, one after the other, as one HTML document.

    `title` and the line `about` stand at its head. Pictures are inside it, described by their
    repr. Outputs of the library are escaped already; a content security policy forbids scripts all
    the same.
    """
    import nbformat
    from nbconvert import HTMLExporter

    whole = nbformat.v4.new_notebook()
    contents, shown = [], set()
    for path in notebooks:
        cells = nbformat.read(path, as_version=4).cells
        contents.append((path.stem, cells[0].source.splitlines()[0].lstrip("# ")))
        cells[0].source = f'<a id="{path.stem}"></a>\n\n{cells[0].source}'
        whole.cells += _code_with_its_output(cells, shown)
    label = title
    for number, cell in enumerate(whole.cells, 1):
        cell.id = f"cell-{number}"  # ids are unique in one notebook only
        if cell.cell_type == "markdown":  # from notebook to notebook, from section to section
            cell.source = _TO_NOTEBOOK.sub(r"](#\1)", _HEADING.sub(r"#\g<0>", cell.source))
            label = [label, *_HEADING.findall(cell.source)][-1]
        cell.metadata["label"] = label
    template = files("copydesk").joinpath("page.html.j2").read_text(encoding="utf-8")
    exporter = HTMLExporter(raw_template=template, exclude_anchor_links=True)
    resources = {"page_title": title, "page_about": about, "page_contents": contents}
    html, _ = exporter.from_notebook_node(whole, resources=resources)
    return _HEADING_ID.sub(r"<\1>", html)


def _code_with_its_output(cells: list, shown: set[str]) -> list:
    """The cells, code that shows nothing put together with the code that follows it.

    What is in `shown`, since an earlier notebook began so too, is left out; what is new goes there.
    """
    kept, waiting = [], []
    for cell in cells:
        if cell.cell_type == "code":
            waiting.append(cell.source)
            if not cell.outputs:
                continue
            cell.source, waiting = "\n\n".join(waiting), []
            if (said := f"{cell.source}\n{cell.outputs}") in shown:
                continue
            shown.add(said)
        kept.append(cell)
    return kept
