"""A file that the site cannot use is refused in the form, where it is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from site_plugins.admin.bundle import Bundle
from tests.site_plugins.admin.modules import form_modules

pytestmark = pytest.mark.browser

PICTURES = "image/jpeg,image/png,image/webp"
TAKEN = {
    ("foto.JPG", "image/jpeg", PICTURES): True,
    ("IMG_1.HEIC", "image/heic", PICTURES): False,
    ("IMG_1.HEIC", "", PICTURES): False,
    ("kald.gif", "image/gif", PICTURES): False,
    ("lyd.mp3", "audio/mpeg", "audio/*"): True,
    ("film.mp4", "video/mp4", "audio/*"): False,
    ("moede.VTT", "text/vtt", ".vtt,.md"): True,
    ("moede.docx", "", ".vtt,.md"): False,
}
_TAKEN = """async (asked) => {
  const { isTaken } = await import("/files.js");
  return asked.map(([name, type, accept]) => isTaken({ name, type }, accept));
}"""
_BEGIN = """async (accept) => {
  (await import("/files.js")).refuseFiles();
  document.body.innerHTML = `<section data-key-path="image.file"><input type="file"></section>`;
  const input = document.querySelector("input");
  input.accept = accept;
  window.taken = [];
  input.addEventListener("change", () => window.taken.push(input.files[0].name));
}"""


def test_only_what_the_field_takes_reaches_the_form(browser: Browser, bundle: Bundle) -> None:
    with form_modules(browser, bundle) as page:
        assert page.evaluate(_TAKEN, [list(each) for each in TAKEN]) == list(TAKEN.values())
        page.evaluate(_BEGIN, PICTURES)
        heic = FilePayload(name="IMG_1.HEIC", mimeType="image/heic", buffer=b"ftypheic" * 99)
        jpeg = FilePayload(name="doer.jpg", mimeType="image/jpeg", buffer=b"\xff\xd8")
        page.locator("input").set_input_files(heic)
        said = page.get_by_role("alert")
        expect(said).to_contain_text("IMG_1.HEIC kan ikke bruges her. Vælg JPEG, PNG eller WebP.")
        expect(said).to_contain_text("iPhone")
        page.locator("input").set_input_files(jpeg)
        expect(said).to_have_count(0)
        assert page.evaluate("window.taken") == ["doer.jpg"]
