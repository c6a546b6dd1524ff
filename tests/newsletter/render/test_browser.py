"""The mail in a real browser: narrow and wide, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsletter.render.palette import DARK, LIGHT
from newsletter.render.size_limit import fit_to_size
from records.loading.library import Library
from tests.newsletter.render.test_html import contrast
from tests.newsletter.samples import RENDERER, html_of, letter, with_many, with_title
from tests.steps import some

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
LONG_WORD = "Ansættelsesforholdsoverdragelsesaftalebestemmelsesfortolkning"
FOUND = """() => {
  const solid = c => c && c !== 'transparent' && !c.endsWith(', 0)');
  const ground = e => { while (e && !solid(getComputedStyle(e).backgroundColor))
    e = e.parentElement; return getComputedStyle(e).backgroundColor };
  const shown = [...document.querySelectorAll('body *')].filter(e =>
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.offsetWidth > 2);
  return { pairs: shown.map(e => [getComputedStyle(e).color, ground(e), e.textContent]),
    width: document.documentElement.scrollWidth,
    body: getComputedStyle(document.body).backgroundColor,
    buttons: [...document.querySelectorAll('.button a')].map(e => e.getBoundingClientRect().height)
  } }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", some([320, 375, 640], 1))
def test_the_mail_fits_and_can_be_read(
    browser: Browser, library: Library, width: int, scheme: str
) -> None:
    asked: list[str] = []
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    shown = with_title(letter(library), LONG_WORD)
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.abort())
    page.set_content(html_of(shown))
    found = page.evaluate(FOUND)
    page.close()
    assert asked == [shown.picture.url if shown.picture else ""]
    assert found["width"] == width
    assert found["body"] == rgb((DARK if scheme == "dark" else LIGHT).paper)
    assert found["buttons"]
    assert min(found["buttons"]) >= 44
    weak = [pair for pair in found["pairs"] if contrast(code(pair[0]), code(pair[1])) < 4.5]
    assert len(found["pairs"]) > 30
    assert weak == []


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def code(colour: str) -> str:
    parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{int(part):02x}" for part in parts)


@pytest.mark.parametrize("scheme", some(["light", "dark"], 1))
def test_axe_finds_nothing(browser: Browser, library: Library, axe: str, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": 375, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.set_content(html_of(letter(library)))
    # A mail is shown inside a program that has its own landmarks.
    page.evaluate("""() => { const main = document.createElement('main');
      main.append(...document.body.childNodes); document.body.append(main) }""")
    page.add_script_tag(content=axe)
    found = page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.help)")
    page.close()
    assert found == []


@pytest.mark.parametrize("width", some([320, 640], 1))
def test_rows_and_links_fit_too(browser: Browser, library: Library, width: int) -> None:
    for count in (45, 200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content(fit_to_size(with_many(letter(library), count), RENDERER).html)
        found = page.evaluate(FOUND)
        page.close()
        assert found["width"] == width
