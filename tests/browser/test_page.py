"""The page that `copydesk read` makes: harmless, whole, for every reader and on any screen."""

from __future__ import annotations

import subprocess
import sys

import pytest
from browsing import ARTICLES, ROOT, Watch, chromium, serious
from hostile import ARTICLE

SCREENS = {  # context options
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A page of the project's article and one of a hostile article."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "hostile.txt").write_text(ARTICLE, encoding="utf-8")
    seed = next((ROOT / "seeds").glob("*.txt"))
    (folder / "seed.txt").write_bytes(seed.read_bytes())
    command = [
        sys.executable,
        "-m",
        "copydesk",
        "read",
        "seed.txt",
        "hostile.txt",
        "--out",
        ".",
    ]
    subprocess.run(command, cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_the_page(pages, browser, name, screen):
    context = browser.new_context(**SCREENS[screen])
    page = context.new_page()
    watch, told = Watch(page, "file://"), []
    page.on("console", lambda message: told.append(message.text))  # so speaks a blocked script
    page.goto((pages / name / "index.html").as_uri())
    page.mouse.move(200, 400)
    page.keyboard.press("Tab")
    watch.assert_quiet()
    assert told == []

    assert page.locator("h1").count() == 1
    assert page.locator("h2").count() == len(ARTICLES) + 2  # the text, how far to trust it
    assert page.locator("script, iframe, object, link, form, img, [onerror], [onload]").count() == 0
    assert page.locator("main").last.is_visible()
    for link in page.locator("a[href]").all():
        assert link.get_attribute("href").startswith("#")
    for link in page.locator("svg a").all():
        assert link.locator("title").text_content()
    assert page.evaluate(WIDTH) <= SCREENS[screen]["viewport"]["width"]
    assert serious(page) == []
    context.close()


def test_a_box_switches_its_layer_without_script(pages, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "seed" / "index.html").as_uri())
    text = page.locator(".copydesk-text", has=page.locator("input.on-speakers"))
    name = text.locator("sup.cd-speakers").first
    assert name.is_visible()
    text.locator("input.on-speakers").uncheck()
    assert not name.is_visible()
    date = text.locator("sup.cd-dates").first
    assert not date.is_visible()
    text.locator("input.on-dates").check()
    assert date.is_visible()
    context.close()


def test_evidence_shows_when_the_keyboard_is_there(pages, browser):
    page = browser.new_page()
    page.goto((pages / "seed" / "index.html").as_uri())
    mark = page.locator(".copydesk-text sup.cd-speakers").first
    mark.focus()
    shown = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert shown.strip('"') == mark.get_attribute("title")
    page.close()


def test_from_an_event_to_its_sentence_and_back_is_a_click_each(pages, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "seed" / "index.html").as_uri())
    event = page.locator(".timeline a").first
    event.click()
    sentence = page.locator(":target")
    assert sentence.get_attribute("class") == "cd-sentence"
    sentence.locator(".back a[title=event]").first.click()
    assert page.locator(":target .what a").get_attribute("href") == event.get_attribute("href")
    context.close()


def test_picking_a_speaker_leaves_that_speaker_alone(pages, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "seed" / "index.html").as_uri())
    one, other = (page.locator(f".copydesk-text i.who{n}").first for n in (1, 2))
    assert one.is_visible() and other.is_visible()
    page.locator("#pick1").check()
    assert one.is_visible() and not other.is_visible()
    context.close()


@pytest.mark.parametrize(("name", "sheets"), [("seed", 10)])
def test_it_prints(pages, browser, name, sheets):
    page = browser.new_page()
    page.goto((pages / name / "index.html").as_uri())
    printed = page.pdf(format="A4")
    assert 1 < printed.count(b"/Type /Page\n") <= sheets
    page.close()
