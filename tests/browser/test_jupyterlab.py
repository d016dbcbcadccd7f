"""Each notebook in JupyterLab, by Run All, as a reader would: on a copy without any outputs."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from browsing import NAMES, ROOT, SECONDS, Watch, chromium, jupyterlab, serious, set_theme
from hostile import ARTICLE

_ERROR = '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type$="stderr"]'
_DONE = """([count, error]) => document.querySelector(error)
    || [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
        .filter(prompt => /^\\[\\d+\\]:$/.test(prompt.textContent)).length === count"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project as a fresh clone has it, but with nothing drawn; and a hostile article in it."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("lib", "notebooks", "seeds"):
        ignore = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    (folder / "seeds" / "hostile.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "hostile").mkdir()
    for name in NAMES:
        notebook = nbformat.read(folder / "notebooks" / f"{name}.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")
        for cell in notebook.cells:
            cell.source = cell.source.replace("ARTICLE = None", 'ARTICLE = "hostile.txt"')
        nbformat.write(notebook, folder / "hostile" / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return tmp_path_factory.mktemp("settings")


@pytest.fixture(scope="module")
def lab(project, settings):
    with jupyterlab(project, settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def expected(name: str) -> tuple[int, int]:
    """How many code cells the notebook has, and how many pictures it shows as it is saved."""
    cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    pictures = [o for cell in code for o in cell.outputs if "image/png" in o.get("data", {})]
    return len(code), len(pictures)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("folder", "theme"), [("notebooks", "light"), ("notebooks", "dark"), ("hostile", "light")]
)
def test_run_all(lab, browser, settings, project, folder, theme, name):
    set_theme(settings, theme)
    cells, pictures = expected(name)
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.set_default_timeout(SECONDS * 1000)
    watch = Watch(page, lab)
    page.goto(f"{lab}/lab/tree/{folder}/{name}.ipynb?reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()  # earlier, Run All asks for a kernel
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(_DONE, arg=[cells, _ERROR])

    assert page.locator(_ERROR).all_text_contents() == []
    shown = page.locator(".jp-OutputArea-output img")
    assert shown.count() == pictures > 0
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-OutputArea-output img')]"
        ".every(img => img.complete && img.naturalWidth > 0)"
    )
    assert (
        page.locator("body").get_attribute("data-jp-theme-light") == str(theme == "light").lower()
    )
    if page.locator(".copydesk-text").count():
        assert serious(page, ".copydesk-text") == []
    watch.assert_quiet()
    page.close()
