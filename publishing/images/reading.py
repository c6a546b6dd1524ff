"""Read an editor's picture: judged first, then upright and in the colours of the web.

What is read has lost everything but its pixels: position, owner, camera, thumbnails, profiles.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageOps
from PIL.ImageFile import ImageFile

MOST_BYTES = 20_000_000
MOST_PIXELS = 20_000_000
MOST_SIDE = 10_000
"""Pixels. A file beyond one of the three is a mistake, or made to choke a program."""
ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WebP": (".webp",), "AVIF": (".avif",)}
"""The formats that are read, and how their files may end."""

_NAMES = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}
"""By Pillow's name. MPO is what phones write: a JPEG with a second picture behind the first."""
_READ = ("JPEG", "PNG", "WEBP", "AVIF")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)
_DEEP = ("I", "F")
"""Modes of 16 bits and more for each pixel; `I;16` and its kin begin like them."""


class PictureError(Exception):
    """A file that cannot be shown as a picture: the code of a message, and its values."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int] = values


def format_of(raw: bytes) -> str:
    """`JPEG`, `PNG`, `WebP` or `AVIF`, after all of the picture has been read.

    Raises PictureError for all that `upright` could not make a picture for the web of.
    """
    with _opened(raw) as picture:
        kind = _NAMES[str(picture.format)]
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise PictureError("picture-moves")
        if picture.mode == "CMYK" and not picture.info.get("icc_profile"):
            raise PictureError("picture-for-print")
    upright(raw)
    return kind


def size_of(raw: bytes) -> tuple[int, int]:
    """Width and height as a reader sees them. Only the header is read. Raises PictureError."""
    with _opened(raw) as picture:
        width, height = picture.size
        turned = picture.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
        return (height, width) if turned else (width, height)


def upright(raw: bytes) -> Image.Image:
    """The picture in sRGB, with transparency where it has some, and nothing else. Raises
    PictureError.
    """  # noqa: D205 - one sentence
    with _opened(raw) as picture:
        profile = picture.info.get("icc_profile")
        turned = _in_srgb(_eight_bits(ImageOps.exif_transpose(picture)), profile)
    bare = Image.new(turned.mode, turned.size)
    bare.paste(turned)
    return bare


@contextmanager
def _opened(raw: bytes) -> Iterator[ImageFile]:
    """The picture within all bounds; what Pillow raises becomes PictureError."""
    if len(raw) > MOST_BYTES:
        raise PictureError("picture-of-too-many-bytes", megabytes=-(-len(raw) // 1_000_000))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=_READ) as picture:
                _refuse_size(*picture.size)
                yield picture
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError("picture-of-too-many-pixels", megapixels="over 170") from None
    except Exception:  # noqa: BLE001 - a broken file makes Pillow raise whatever it met
        raise PictureError("picture-unreadable") from None


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureError(
            "picture-of-too-many-pixels", megapixels=str(-(-width * height // 1_000_000))
        )
    if max(width, height) > MOST_SIDE:
        raise PictureError("picture-too-long", width=width, height=height)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The picture with eight bits for each colour, and its palette written out."""
    if picture.mode.startswith(_DEEP):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode == "CMYK":
        return picture
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture with the colours that its profile means.

    A profile that is broken or meant for other pictures is passed over, as browsers do.
    """
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, meant, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return turned
    return picture.convert(mode)
