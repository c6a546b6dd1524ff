"""A file that the site cannot use is refused in the form, where it is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from records.loading.library import Library
from records.model.field_spec import spec_of
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.options import Pointing
from site_plugins.admin.widgets import widgets_of
from tests.site_plugins.admin.modules import form_modules

pytestmark = pytest.mark.browser

PICTURES = "image/jpeg,image/png,image/webp"
SOUNDS = ".mp3,.m4a,.aac"
TAKEN = {
    ("foto.JPG", "image/jpeg", PICTURES): True,
    ("IMG_1.HEIC", "image/heic", PICTURES): False,
    ("IMG_1.HEIC", "", PICTURES): False,
    ("kald.gif", "image/gif", PICTURES): False,
    ("lyd.MP3", "audio/mpeg", SOUNDS): True,
    ("lyd.m4a", "audio/x-m4a", SOUNDS): True,
    ("lyd.wav", "audio/wav", SOUNDS): False,
    ("lyd.ogg", "audio/ogg", SOUNDS): False,
    ("film.mp4", "video/mp4", SOUNDS): False,
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

_DROP = """([name, type]) => {
  const field = document.querySelector("section");
  const dropped = [];
  field.ondrop = ({ dataTransfer }) => dropped.push(dataTransfer.files[0].name);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["x"], name, { type }));
  field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  return dropped;
}"""
_REFUSED = """async ([name, accept]) =>
  (await import("/files.js")).refusalOf({ name }, accept)"""


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
        assert page.evaluate(_DROP, ["logo.svg", "image/svg+xml"]) == []
        expect(said).to_contain_text("logo.svg kan ikke bruges her.")
        assert page.evaluate(_DROP, ["doer.png", "image/png"]) == ["doer.png"]
        expect(said).to_have_count(0)


def test_a_field_for_sound_takes_what_the_podcast_can_have(
    browser: Browser, bundle: Bundle, real_library: Library
) -> None:
    [audio] = [each for each in spec_of("episode").fields if each.key == "audio"]
    [file] = [
        each
        for each in widgets_of(audio.parts, Pointing(real_library, "", frozenset()))
        if each["name"] == "file"
    ]
    assert file["accept"] == SOUNDS
    with form_modules(browser, bundle) as page:
        said = page.evaluate(_REFUSED, ["IMG_1.HEIC", SOUNDS])
    assert said == "IMG_1.HEIC kan ikke bruges her. Vælg MP3, M4A eller AAC."
