"""What an editor sees while serving, and pictures of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from newsletter.preview.page import ADDRESS, preview_of
from newsletter.preview.screenshots import take_pictures
from newsletter.render.schemes import in_dark, in_light
from records.loading.library import Library
from tests import needs
from tests.newsletter.samples import NEW, TRAINEE, html_of, issue, letter, made
from tests.samples import NOW, SITE


def test_each_edition_is_shown_at_two_widths_in_two_schemes(library: Library) -> None:
    preview = preview_of(library, SITE, NOW)
    (shown,) = preview.page.meta["issues"]
    assert preview.page.address == ADDRESS == "nyhedsbrev/forhaandsvisning/"
    assert [each["id"] for each in shown["editions"]] == [f"november-{NEW}", f"november-{TRAINEE}"]
    first = shown["editions"][0]
    assert [frame["width"] for frame in first["frames"]] == [375, 375, 640, 640]
    files = {file.path: file.content.decode() for file in preview.files}
    assert {frame["url"] for frame in first["frames"]} <= set(files)
    assert first["text"].startswith("Min Almen Praksis\n")
    assert "poster · HTML" in first["facts"]
    assert next(row["title"] for row in shown["plan"]["rows"]) == "Vikar til nytår & frem"


def test_a_mail_that_cannot_be_made_is_told_and_stops_nothing(tmp_path: Path) -> None:
    long = issue()["intro"] + "\n\n" + "å" * 60_000
    library = made(tmp_path, issues__november=issue(intro=long),
                   issues__jul=issue(number="2026-12", send_on="2026-12-20"))  # fmt: skip
    first, second = preview_of(library, SITE, NOW).page.meta["issues"]
    assert (first["id"], bool(first["editions"])) == ("jul", True)
    assert (second["id"], second["editions"]) == ("november", [])
    assert "Gmail klipper mails" in second["warnings"][0]


def test_schemes_are_fixed_whatever_the_viewer_prefers(library: Library) -> None:
    html = html_of(letter(library))
    assert "prefers-color-scheme" not in in_dark(html) + in_light(html)
    assert "@media all" in in_dark(html)
    assert "@media not all" in in_light(html)


def test_the_mails_name_the_real_site_while_the_preview_lies_on_this_machine(root: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    from site_plugins.preview.plugin import written_url

    config = load_config(str(root / "mkdocs.yml"))
    real = config.site_url
    config.site_url = "http://127.0.0.1:8000/"
    assert written_url(config) == real
    assert real
    assert real.startswith("https://")


@needs.TIME
@pytest.mark.browser
def test_pictures_are_as_wide_as_the_frame_and_as_tall_as_the_mail(
    library: Library, tmp_path: Path
) -> None:
    needs.program("chromium", *needs.CHROMIUM)
    assert take_pictures({"a": html_of(letter(library))}, tmp_path) == 4
    sizes = {}
    for file in sorted(tmp_path.glob("*.png")):
        with Image.open(file) as picture:
            sizes[file.stem] = picture.size
    assert {name: size[0] for name, size in sizes.items()} == {
        "a-375-lys": 375, "a-375-moerk": 375, "a-640-lys": 640, "a-640-moerk": 640
    }  # fmt: skip
    assert all(1000 < size[1] < 9000 for size in sizes.values())
