"""One self-contained HTML page of executed notebooks: opens offline, code folded, no script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_TO_NOTEBOOK = re.compile(r"\]\((\w{1,40})\.ipynb\)")


def page(notebooks: Iterable[Path], title: str) -> str:
    """The executed `notebooks`, one after the other, as one HTML document.

    Pictures are inside it, described by their repr. Outputs of the library are escaped already;
    a content security policy forbids scripts all the same.
    """
    import nbformat
    from nbconvert import HTMLExporter

    whole = nbformat.v4.new_notebook()
    contents = []
    for path in notebooks:
        cells = nbformat.read(path, as_version=4).cells
        contents.append(f"[{cells[0].source.splitlines()[0].lstrip('# ')}](#{path.stem})")
        cells[0].source = f'<a id="{path.stem}"></a>\n\n{cells[0].source}'
        # the injected cell holds a path of the user's machine, which is no reader's business
        whole.cells += [c for c in cells if "injected-parameters" not in c.metadata.get("tags", ())]
    whole.cells.insert(0, nbformat.v4.new_markdown_cell(" · ".join(contents)))
    for number, cell in enumerate(whole.cells, 1):
        cell.id = f"cell-{number}"  # ids are unique in one notebook only
        if cell.cell_type == "markdown":  # from notebook to notebook, from section to section
            cell.source = _TO_NOTEBOOK.sub(r"](#\1)", cell.source)
    template = files("copydesk").joinpath("page.html.j2").read_text(encoding="utf-8")
    exporter = HTMLExporter(raw_template=template)
    html, _ = exporter.from_notebook_node(whole, resources={"page_title": title})
    return html
