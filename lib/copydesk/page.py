"""One self-contained HTML page of executed notebooks: opens offline, code folded, no script."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path


def page(notebooks: Iterable[Path], title: str) -> str:
    """The executed `notebooks`, one after the other, as one HTML document.

    Pictures are inside it, described by their repr. Outputs of the library are escaped already;
    a content security policy forbids scripts all the same.
    """
    import nbformat
    from nbconvert import HTMLExporter

    whole = nbformat.v4.new_notebook()
    for path in notebooks:
        whole.cells += nbformat.read(path, as_version=4).cells
    for number, cell in enumerate(whole.cells, 1):
        cell.id = f"cell-{number}"  # ids are unique in one notebook only
    template = files("copydesk").joinpath("page.html.j2").read_text(encoding="utf-8")
    exporter = HTMLExporter(raw_template=template)
    html, _ = exporter.from_notebook_node(whole, resources={"page_title": title})
    return html
