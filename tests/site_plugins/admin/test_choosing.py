"""The form as somebody meets it: in Danish, with only what is needed, and the page beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests import needs
from tests.site_plugins.admin.conftest import FormTab

pytestmark = pytest.mark.browser

_ENGLISH = re.compile(
    r"\b(the|of|this|your|with|are|new|show|select|change|available|later|create|delete|upload|"
    r"entry|entries|file|files|search|settings|close|open|contents|errors?|field|edit|remove|"
    r"item|items|loading|backlinks|sort|view|and)\b",
    re.IGNORECASE,
)
_SEEN = """() => {
  const told = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: holder, data } = walker.currentNode;
    if (holder.closest(".icon, script, style") || !holder.checkVisibility()) continue;
    told.push(data); // an icon is a word to its font alone
  }
  for (const each of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (!each.checkVisibility() || each.tagName === "IFRAME") continue;
    for (const name of ["aria-label", "title", "placeholder"]) {
      told.push(each.getAttribute(name) ?? "");
    }
  }
  return told.join("\\n");
}"""


@needs.TIME
def test_the_form_from_list_to_page(form: FormTab, tmp_path: Path) -> None:
    """One way through it: every step costs a browser."""
    form.open()
    _the_list(form)
    _a_new_posting(form)
    _the_page_beside(form)
    _the_focal_point(form)
    _a_photograph(form, tmp_path)
    assert form.complaints == []
    asked = {url for url in form.asked if not url.startswith((form.origin, "blob:", "data:"))}
    assert asked == set()


def _the_list(form: FormTab) -> None:
    """Status and deadline stand beside the name, and the list can be sorted by them."""
    page = form.page
    _is_danish(form)
    page.get_by_text("Albertslund · Åben for ansøgning 1.12.2026").first.wait_for()
    page.get_by_role("button", name="Sortér").first.click()
    page.get_by_role("menuitemradio", name=re.compile("Ansøgningsfrist")).first.wait_for()
    _is_danish(form)
    page.keyboard.press("Escape")


def _a_new_posting(form: FormTab) -> None:
    """What is asked for and starred follows from the type and the status."""
    page = form.page
    form.go("collections/vacancy/new")
    page.get_by_role("button", name="Det, du slår op", expanded=True).wait_for()
    assert page.locator('[data-key-path="practice_form"]').count() == 0
    form.choose("type", "0-kapacitet")
    form.choose("status", "Åben for ansøgning")
    assert form.field("practice_form").locator(".required").count() == 1
    assert form.field("planning_area").locator(".required").count() == 1
    assert page.locator('[data-key-path="withdrawn_on"]').count() == 0
    page.get_by_role("button", name="Gem", exact=True).click()
    _is_danish(form)
    page.get_by_role("button", name="Vis fejl").click()
    _is_danish(form)


def _the_page_beside(form: FormTab) -> None:
    """The real page of what is typed, in its own half; a fault in its place."""
    page = form.page
    form.go("collections/vacancy/entries/albertslund-2026-1")
    page.get_by_role("button", name="Vis siden").click()
    inside = page.frame_locator(".praksis-beside iframe")
    inside.get_by_role("heading", name="Kapacitet med patienter i Albertslund").wait_for()
    form.write("title", "Kapacitet midt i Albertslund")
    inside.get_by_role("heading", name="Kapacitet midt i Albertslund").wait_for()
    beside = page.locator(".praksis-beside")
    assert "Hvad betyder ændringen for læserne?" in beside.inner_text()
    _is_danish(form)
    editor = page.get_by_role("button", name="Gem", exact=True).bounding_box()
    panel = beside.bounding_box()
    assert editor
    assert panel
    assert editor["x"] + editor["width"] <= panel["x"]
    form.write("title", "Nej")
    page.get_by_text("Siden kan vises, når det her er rettet:").wait_for()
    page.get_by_role("button", name="Skjul siden").click()


def _the_focal_point(form: FormTab) -> None:
    form.go("collections/show/entries/praksisperspektiv")
    form.field("image.focus")
    picture = form.page.locator(".praksis-focus img")
    picture.wait_for()
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    assert form.field("image.focus").locator("input").input_value() == "25% 50%"


def _a_photograph(form: FormTab, folder: Path) -> None:
    """From a camera, with its place in it: drawn anew, smaller and with nothing else in it."""
    form.go("collections/article/new")
    form.add_group("image")
    photo = Image.new("RGB", (3000, 2000), "teal")
    exif = Image.Exif()
    exif[0x010F] = "Kameraet"
    photo.save(folder / "Foto Æ.JPG", "JPEG", exif=exif)
    form.field("image.file").locator("input[type=file]").first.set_input_files(
        folder / "Foto Æ.JPG"
    )
    picture = form.field("image.file").locator("img").first
    picture.wait_for()
    told = picture.evaluate(_MADE)
    assert told == {"type": "image/webp", "width": 2400, "camera": False}


_MADE = """async (image) => {
  const content = await (await fetch(image.src)).blob();
  const { width } = await createImageBitmap(content);
  const camera = (await content.text()).includes("Kameraet");
  return { type: content.type, width, camera };
}"""


def _is_danish(form: FormTab) -> None:
    found = {match.group().lower() for match in _ENGLISH.finditer(form.page.evaluate(_SEEN))}
    assert found == set()
