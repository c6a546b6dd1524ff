"""The page of the look is as it was accepted: each part, in light and in dark.

`python3 start.py test tests/browser/look --accept` keeps what is there now as what is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from publishing.pages.design.parts import GROUPS
from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.look.perceive import difference, kept_form
from tests.browser.test_axe import OF_COLOURS, faults_in
from tests.steps import some

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).with_name("accepted")
MOST_BYTES = 600_000
MOST_SHOTS = 6
SECTIONS = ("typer", "farver", *(group.id for group in GROUPS), "andet-kontor")
ON_PHONES = ("grund", "smaa-dele")
CASES = (*((name, DESK) for name in SECTIONS), *((name, PHONE) for name in ON_PHONES))
_READY = """async () => {
    await document.fonts.ready;
    await Promise.all([...document.querySelectorAll('.ds-group img')].map((img) => {
        img.loading = 'eager';
        return img.decode().catch(() => {});
    }));
}"""
_PLANT = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
PLANTED = (
    ".button{border-radius:4px}",
    ".tag{background:#cde}",
    ".facts div{padding-block:1rem}",
    ":root,.ds-panel{--pine:#14705f!important}",
)


@pytest.fixture(scope="module", name="tab")
def open_page(new_tab: NewTab) -> Iterator[Tab]:
    """The page with all its pictures, nothing moving."""
    with new_tab(DESK, reduced_motion="reduce", color_scheme="light") as tab:
        tab.open("design/")
        yield tab


def accepted(file: Path) -> Image.Image:
    return Image.open(BytesIO(file.read_bytes()))


def taken(page: Page, section: str, size: tuple[int, int]) -> Image.Image:
    """A part as it stands still: the first shot of a page just opened may move it by a pixel."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(_READY)
    part, before = page.locator(f"#{section}"), b""
    for _ in range(MOST_SHOTS):
        shot = part.screenshot(animations="disabled", caret="hide")
        if shot == before:
            return Image.open(BytesIO(shot))
        before = shot
    raise AssertionError(f"{section} is never at rest")


@pytest.mark.parametrize(("section", "size"), some(CASES, 1), ids=str)
def test_it_looks_as_it_was_accepted(
    tab: Tab, section: str, size: tuple[int, int], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    now = taken(tab.page, section, size)
    file = FOLDER / f"{section}-{size[0]}.png"
    if request.config.getoption("--accept"):
        kept_form(now).save(file, optimize=True)
    found = difference(accepted(file), now)
    if found.is_seen:
        now.save(tmp_path / file.name)
    assert not found.is_seen, f"{found}; see {tmp_path / file.name}, or run with --accept"


@needs.TIME
@pytest.mark.parametrize("css", some(PLANTED, 1))
def test_a_planted_change_is_seen(tab: Tab, css: str) -> None:
    section = "grund" if "button" in css or "pine" in css else "smaa-dele"
    tab.page.evaluate(_PLANT, css)
    now = taken(tab.page, section, DESK)
    tab.page.evaluate(_PLANT, "")
    assert difference(accepted(FOLDER / f"{section}-{DESK[0]}.png"), now).is_seen


@needs.TIME
def test_words_stand_out_in_every_part(tab: Tab, axe: str) -> None:
    """Specimens are inert, so that axe passes them over; here they are not."""
    tab.has("document.querySelectorAll('[inert]').forEach((part) => { part.inert = false; })")
    tab.has(axe + "; 0")
    assert list(faults_in(tab, "light", DESK, OF_COLOURS)) == []
    tab.open("design/")


def test_the_pictures_stay_small() -> None:
    files = list(FOLDER.glob("*.png"))
    assert {file.stem for file in files} == {f"{name}-{size[0]}" for name, size in CASES}
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
