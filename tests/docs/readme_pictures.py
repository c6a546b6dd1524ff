"""The README's pictures of the site and of a mail, on a desk and on a phone.

`python -m tests.docs.readme_pictures` builds a copy of the project and writes
`docs/billeder/siden.png` and `brevet.png`; its picture of the form is one of the guide's.
Needs Chromium. The same project gives the same pictures on the same machine.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from newsletter.render.schemes import in_dark, in_light
from tests.browser.files import served
from tests.project_copy import ProjectCopy, clean_environment, copy_of
from tests.ready import SCRIPTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "billeder"
MOST_BYTES = 80_000
DESK, MAIL, PHONE = (1120, 760), (640, 900), (375, 720)
"""Points of a window."""
WIDE = 1200
"""Pixels of a picture; half as many points on a fine screen."""
_GROUND, _LINE = "#e9e2d4", "#c9bfae"
_LETTER = "paa-vej-i-praksis-2026-11/ny-speciallaege.html"
Scheme = Literal["light", "dark"]


def main() -> None:
    """Build the project, and take both pictures anew."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        take(browser, copy_of(ROOT, Path(temporary, "project")))
        browser.close()


def take(browser: Browser, project: ProjectCopy) -> None:
    """Write the pictures of a project, which is built for that."""
    subprocess.run(
        [SCRIPTS / "praksis", "build"], cwd=project.folder, env=clean_environment(), check=True
    )
    letter = (project.folder / "outbox" / _LETTER).read_text(encoding="utf-8")
    letter = letter.replace("https://min-almen-praksis.example.org/", "/")
    for name, html in (("lys", in_light(letter)), ("moerk", in_dark(letter))):
        (project.site / f"brev-{name}.html").write_text(html, encoding="utf-8")
    with served(project.site) as origin:
        shot = partial(_shot, browser, origin)
        _keep("siden", shot("", DESK, "light"), shot("muligheder/", PHONE, "dark"))
        _keep(
            "brevet", shot("brev-lys.html", MAIL, "light"), shot("brev-moerk.html", PHONE, "dark")
        )


def _shot(
    browser: Browser, origin: str, path: str, size: tuple[int, int], scheme: Scheme
) -> Image.Image:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        locale="da-DK",
        reduced_motion="reduce",
    )
    page.goto(f"{origin}{path}", wait_until="networkidle")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return taken


def _keep(name: str, desk: Image.Image, phone: Image.Image) -> None:
    """The two side by side on one ground, the phone a little lower; with as many colours as fit."""
    gap = 36
    small = phone.resize((300, 300 * phone.height // phone.width), Image.Resampling.LANCZOS)
    room = WIDE - small.width - 3 * gap
    large = desk if desk.width <= room else desk.resize(
        (room, room * desk.height // desk.width), Image.Resampling.LANCZOS
    )  # fmt: skip
    height = max(large.height, small.height) + 2 * gap
    left = (WIDE - large.width - small.width - gap) // 2
    sheet = Image.new("RGB", (WIDE, height), _GROUND)
    _framed(sheet, large, (left, (height - large.height) // 2), 14)
    _framed(sheet, small, (left + large.width + gap, (height - small.height) // 2), 28)
    for colours in (256, 192, 128, 96, 64, 32):
        out = io.BytesIO()
        sheet.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    (FOLDER / f"{name}.png").write_bytes(out.getvalue())


def _framed(sheet: Image.Image, shown: Image.Image, at: tuple[int, int], radius: int) -> None:
    fine = 3
    large = Image.new("L", (shown.width * fine, shown.height * fine))
    ends = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(ends, radius * fine, 255)
    mask = large.resize(shown.size, Image.Resampling.BOX)
    around = Image.new("RGB", shown.size, _LINE)
    for step in ((0, 2), (-1, 0), (1, 0)):
        sheet.paste(around, (at[0] + step[0], at[1] + step[1]), mask)
    sheet.paste(shown, at, mask)


if __name__ == "__main__":
    main()
