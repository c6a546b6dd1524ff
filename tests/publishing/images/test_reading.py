"""Pictures in the colours of the web, upright, with nothing but pixels in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from publishing.images import cache as caching
from publishing.images.cache import PictureCache
from publishing.images.cleaned import cleaned
from publishing.images.reading import PictureError, format_of, size_of, upright
from publishing.images.sizes import scaled, scaled_files
from tests.publishing.verify.planted import carried, photo, wide_profile
from tests.steps import some

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "ending"), ENDINGS.items())
def test_a_picture_written_anew_has_only_pixels(kind: str, ending: str) -> None:
    original = photo(kind)
    assert carried(original), "the planted photograph tells a lot"
    made = cleaned(f"media/images/hus.{ending}", original)
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == (kind, (640, 480))
    assert carried(made) == []


@pytest.mark.parametrize("kind", some(ENDINGS, 2))
def test_so_have_its_sizes(kind: str) -> None:
    original = photo(kind)
    for file in scaled_files(original, scaled(original, "hus"), PictureCache(None)):
        assert carried(file.content) == [], file.path


@pytest.mark.parametrize(
    ("picture", "wanted"),
    [
        (Image.new("1", (2, 2), 1), (255, 255, 255)),
        (Image.new("L", (2, 2), 128), (128, 128, 128)),
        (Image.new("I;16", (2, 2), 32768), (128, 128, 128)),
        (Image.new("LA", (2, 2), (128, 100)), (128, 128, 128, 100)),
        (Image.new("RGBA", (2, 2), (10, 20, 30, 40)), (10, 20, 30, 40)),
        (Image.new("RGB", (2, 2), (10, 20, 30)).quantize(2), (10, 20, 30)),
    ],
    ids=lambda value: getattr(value, "mode", ""),
)
def test_every_kind_of_pixel(picture: Image.Image, wanted: tuple[int, ...]) -> None:
    assert upright(saved(picture)).getpixel((0, 0)) == wanted


def test_a_palette_with_a_hole() -> None:
    picture = Image.new("P", (2, 2), 0)
    assert upright(saved(picture, transparency=0)).mode == "RGBA"


def test_colours_mean_what_their_profile_says() -> None:
    """In Adobe RGB the same numbers are a stronger green than in sRGB."""
    plain = Image.new("RGBA", (2, 2), (100, 200, 100, 90))
    picture = upright(saved(plain, icc_profile=wide_profile()))
    red, green, _, alpha = picture.getpixel((0, 0))  # type: ignore[misc]
    assert red < 60
    assert green >= 200
    assert alpha == 90
    assert "icc_profile" not in picture.info


@pytest.mark.parametrize("profile", [b"no profile", b"\0" * 200])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    picture = upright(saved(Image.new("RGB", (2, 2), (90, 90, 30)), icc_profile=profile))
    assert picture.getpixel((0, 0)) == (90, 90, 30)


def test_the_colours_of_print_with_a_profile_are_no_fault() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = saved(Image.new("CMYK", (8, 8), (0, 0, 0, 0)), "JPEG", icc_profile=profile)
    assert format_of(raw) == "JPEG"
    assert upright(raw).mode == "RGB"


def test_two_pictures_in_one_jpeg_are_one(tmp_path: Path) -> None:
    """As phones write them, with a map of light behind the picture."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    raw = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    assert format_of(raw) == "JPEG"
    red, _, blue = upright(raw).getpixel((1, 1))  # type: ignore[misc]
    assert red > blue


def test_a_line_of_pixels_stays_a_line() -> None:
    original = saved(Image.new("RGB", (5000, 1)))
    assert list(scaled_files(original, scaled(original, "x"), PictureCache(None)))


def test_the_size_is_that_of_the_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert size_of(saved(Image.new("RGB", (40, 30)), "JPEG", exif=exif)) == (30, 40)


@pytest.mark.parametrize("raw", [b"", b"\xff\xd8\xff", b"RIFF0000WEBP", photo()[:3000]])
def test_what_cannot_be_read_is_refused(raw: bytes) -> None:
    with pytest.raises(PictureError):
        format_of(raw)


@pytest.mark.parametrize("spoilt", [b"", b"x", b"\0" * 40])
def test_a_spoilt_cache_is_drawn_anew(tmp_path: Path, spoilt: bytes) -> None:
    drawn: list[int] = []
    cache = PictureCache(tmp_path)

    def draw() -> bytes:
        drawn.append(1)
        return b"picture"

    assert cache.get(b"a", draw) == cache.get(b"a", draw) == b"picture"
    assert len(drawn) == 1
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    assert cache.get(b"a", draw) == b"picture"
    assert len(drawn) == 2
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.get(b"a", draw) == b"picture"
    assert len(drawn) == 3


def test_swapped_files_are_drawn_anew(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    cache.get(b"a", lambda: b"one")
    cache.get(b"b", lambda: b"two")
    one, two = tmp_path.iterdir()
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)
    assert cache.get(b"a", lambda: b"one anew") == b"one anew"
    assert cache.get(b"b", lambda: b"two anew") == b"two anew"


def test_another_library_draws_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PictureCache(tmp_path)
    cache.get(b"a", lambda: b"old")
    caching._code.cache_clear()
    monkeypatch.setattr("PIL.__version__", "0.0")
    assert cache.get(b"a", lambda: b"new") == b"new"
    caching._code.cache_clear()
