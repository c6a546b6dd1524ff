"""Mail programs that turn a light mail dark on their own leave it readable.

They do not ask for the mail's dark colours. Chromium's own darkening stands for theirs; what is
measured is what is painted, since no style says it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from newsletter.render.schemes import in_light
from tests.newsletter.render.test_html import contrast
from tests.newsletter.samples import html_of, issue, letter, made
from tests.samples import vacancy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getClientRects()[0];
    if (walker.currentNode.data.trim().length > 1 && box && box.height > 9 && box.width > 9)
      found.push([walker.currentNode.data.trim().slice(0, 40),
        box.x, box.y + scrollY, box.width, box.height]);
  }
  return found }"""


def without_own_dark(html: str) -> str:
    """The mail as a program sees it that knows no `prefers-color-scheme`."""
    bare = re.sub(r'<meta name="(?:supported-)?color-schemes?"[^>]*>', "", in_light(html))
    return bare.replace(":root{color-scheme:light dark;supported-color-schemes:light dark}", "")


def painted(browser: Browser, html: str) -> tuple[Image.Image, list[list[Any]]]:
    """The mail darkened by the browser, at twice its size, and where its words stand."""
    page = browser.new_page(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    page.set_content(html)
    words = page.evaluate(WORDS)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    page.close()
    return picture, words


def best_contrast(picture: Image.Image, box: list[float]) -> float:
    """Between the ground of a word and the strongest colour in it."""
    x, y, width, height = (2 * side for side in box)
    part = picture.crop((int(x), int(y), int(x + width), int(y + height)))
    colours = Counter(map(str, map(code, part.get_flattened_data())))
    ground = colours.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour in colours)


def code(pixel: Any) -> str:
    red, green, blue = pixel
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_every_word_can_be_read(browser: Browser, tmp_path: Path) -> None:
    example = vacancy("Et opdigtet opslag til en prøve", deadline="2026-12-15", example="true")
    library = made(tmp_path, vacancies__aaben=example, issues__november=issue(example="true"))
    html = without_own_dark(html_of(letter(library)))
    assert "color-scheme" not in html
    assert "tag-example" in html
    picture, words = painted(browser, html)
    assert best_contrast(picture, [2, 2, 4, 4]) < 1.1
    assert max(picture.getpixel((4, picture.height - 4))) < 90, "nothing was darkened"  # type: ignore[arg-type]
    found = {word: round(best_contrast(picture, box), 1) for word, *box in words}
    assert len(found) > 30
    assert {word: ratio for word, ratio in found.items() if ratio < 4.5} == {}
