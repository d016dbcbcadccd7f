"""Chromium and JupyterLab for the tests: started for them alone, gone with them."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
ARTICLES = [name for name in NAMES if name != "06_archive"]  # those that read one article
SECONDS = 120  # a page, a kernel or a server that takes longer hangs

_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, without a window."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)  # None: Playwright's own, if any
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS.split())
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """What a page should not do: open dialogs, ask elsewhere, run an article's script."""

    def __init__(self, page: Page, home: str):
        self.page, self.seen = page, []
        page.on("dialog", lambda dialog: (self.seen.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._request(request.url, home))

    def _request(self, url: str, home: str) -> None:
        if not url.startswith((home, "data:", "blob:", "about:")):
            self.seen.append(url)

    def assert_quiet(self) -> None:
        assert self.seen == []
        assert self.page.evaluate("typeof window.pwned") == "undefined"


def serious(page: Page, inside: str = "html") -> list[str]:
    """What axe-core finds wrong within `inside` that is serious or worse."""
    page.evaluate(_AXE)
    found = page.evaluate("inside => axe.run(inside)", inside)["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@contextmanager
def jupyterlab(folder: Path, settings: Path) -> Iterator[str]:
    """JupyterLab with `folder` as its root; yields its address. No setting of the user's is read.

    Kernels take copydesk, and with it seeds/ and figures/, from `folder`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "lab",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = {**os.environ, **{key: str(settings / name) for key, name in own.items()}}
    environment |= {"PYTHONPATH": str(folder / "lib"), "JUPYTER_NO_CONFIG": "1"}
    environment.pop("COPYDESK_FIGURES", None)
    address = f"http://127.0.0.1:{port}"
    options = (
        f"--no-browser --allow-root --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0 "
        "--IdentityProvider.token= --ServerApp.password= --LabApp.news_url= --LabApp.collaborative="
    )
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        *options.split()[:-2],
        f"--notebook-dir={folder}",
    ]
    with (settings / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            _wait_for(f"{address}/api/status", server, settings / "log")
            yield address
        finally:
            server.terminate()
            server.wait(SECONDS)


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    until = monotonic() + SECONDS
    while monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=SECONDS):
                return
        except URLError:
            sleep(0.1)  # it is not listening yet, and there is nothing to wait on
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def set_theme(settings: Path, theme: str) -> None:
    """Choose "light" or "dark", keep every cell on the page, and ask the web for no news."""
    plugins = {
        "apputils-extension/themes": {"theme": f"JupyterLab {theme.title()}"},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "notebook-extension/tracker": {"windowingMode": "none"},
    }
    for name, values in plugins.items():
        path = settings / "lab" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
