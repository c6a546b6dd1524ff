"""Screenshots of mails, taken with a Chromium of the machine's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops

from newsletter.errors import NewsletterError
from newsletter.render.schemes import SCHEMES

WIDTHS = (375, 640)
_TALL = 12_000
"""Pixels; the empty part below the mail is cut off."""
_BROWSERS = (
    "chromium-headless-shell",  # without windows: a picture with a quarter of the work
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
)  # fmt: skip
_FRAME = (
    '<!doctype html><body style="margin:0"><iframe src="{src}" style="border:0;display:block" '
    'width="{width}" height="{height}" scrolling="no"></iframe>'
)
"""A window cannot be as narrow as a phone, but a frame can."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    name: str
    html: str
    width: int


def take_pictures(mails: Mapping[str, str], folder: Path) -> int:
    """Write `<edition>-<width>-<scheme>.png` for each mail (HTML by edition); says how many.

    Raises NewsletterError where there is no Chromium, or where it fails.
    """
    browser = find_browser(os.environ)
    folder.mkdir(parents=True, exist_ok=True)
    shots = list(_shots(mails))
    with TemporaryDirectory() as work:
        for shot in shots:
            _take(browser, shot, Path(work), folder / f"{shot.name}.png")
    return len(shots)


def find_browser(environment: Mapping[str, str]) -> str:
    """`PRAKSIS_CHROMIUM`, else a known name on the path. Raises NewsletterError."""
    names = (environment.get("PRAKSIS_CHROMIUM", ""), *_BROWSERS)
    path = environment.get("PATH", "")
    found = next(filter(None, (shutil.which(name, path=path) for name in names if name)), None)
    if found is None:
        raise NewsletterError(
            "Her er ingen Chromium. Installér chromium, eller se brevet i praksis serve."
        )
    return found


def _shots(mails: Mapping[str, str]) -> Iterator[Shot]:
    for key, html in mails.items():
        for width in WIDTHS:
            for scheme, fixed in SCHEMES.items():
                yield Shot(f"{key}-{width}-{scheme}", fixed(html), width)


def _take(browser: str, shot: Shot, work: Path, target: Path) -> None:
    (work / "mail.html").write_text(shot.html, encoding="utf-8")
    frame = _FRAME.format(src="mail.html", width=shot.width, height=_TALL)
    (work / "frame.html").write_text(frame, encoding="utf-8")
    raw = work / "raw.png"
    raw.unlink(missing_ok=True)
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={work / 'profile'}", f"--window-size={max(shot.width, 800)},{_TALL}",
        f"--screenshot={raw}", (work / "frame.html").as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=60, check=True)  # noqa: S603 - found
    except subprocess.SubprocessError as error:
        raise NewsletterError(f"Chromium kunne ikke tage billedet {shot.name}: {error}.") from error
    if not raw.is_file():
        raise NewsletterError(f"Chromium tog ikke billedet {shot.name}.")
    _cropped(raw, shot.width).save(target)


def _cropped(raw: Path, width: int) -> Image.Image:
    """The mail alone: its width, and down to the last row that is not empty."""
    with Image.open(raw) as opened:
        picture = opened.convert("RGB").crop((0, 0, width, opened.height))
    last = picture.getpixel((0, picture.height - 1))
    empty = Image.new("RGB", picture.size, last)
    box = ImageChops.difference(picture, empty).getbbox()
    height = min(picture.height, box[3] + 16) if box else picture.height
    return picture.crop((0, 0, width, height))
