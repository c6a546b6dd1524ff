"""Share pictures: their size, their room, their letters, and that they are drawn once."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from publishing.brand import LIGHT
from publishing.images.cache import PictureCache
from publishing.images.photo import cropped, part, photo_in
from publishing.images.share import INSTAGRAM, LINK, Shape, Words, share_picture
from publishing.images.tones import DoorTones, ShareTones
from publishing.images.typesetting import fitted, lines, typeface, word_not_drawn
from publishing.scenes.compose import SUBJECTS, Look, Scene, art_of
from publishing.scenes.roles import Mood, Season
from records.danish.hyphens import with_soft_hyphens
from tests.steps import some

TONES, DOORS = ShareTones.of(LIGHT), DoorTones.of(LIGHT)
WORDS = Words("Mulighed", "To 0-kapaciteter i Rønne", "Frist 1. december 2026", "Kontoret",
              example=True)  # fmt: skip


LONG = Words("Arrangement", "Kapacitetsoverdragelsesaftaler og generationsskifteovervejelser " * 3,
             "Onsdag den 28. september 2026 kl.\u00a016.30–19.00", "Kontoret",
             example=False)  # fmt: skip


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("shape", [LINK, INSTAGRAM], ids=["link", "instagram"])
@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
def test_size_weight_and_room(shape: Shape, words: Words) -> None:
    data = share_picture(words, shape, TONES, DOORS)
    picture = _opened(data)
    assert picture.size == shape.size
    assert len(data) < 60_000
    assert data == share_picture(words, shape, TONES, DOORS)
    edge = 24
    inner = (edge, edge, shape.size[0] - edge, shape.size[1] - edge)
    frame = picture.copy()
    frame.paste(LIGHT.paper, inner)
    plain = Image.new("RGB", shape.size, LIGHT.paper)
    assert ImageChops.difference(frame, plain).getbbox() is None, "something touches the edge"


@pytest.mark.parametrize("kind", ["doors", "drawing"])
@pytest.mark.parametrize("shape", [LINK, INSTAGRAM], ids=["link", "instagram"])
@pytest.mark.parametrize(
    "title",
    [
        "Nedsat kapacitet på Frederiksberg i bymidten, nr. 8",
        "Overtag en praksis i Ballerup med to kolleger og et godt hold",
        LONG.title,
    ],
)
@pytest.mark.parametrize("line", ["Frist 1. december 2026", LONG.line + " i mødesalen"])
def test_no_title_reaches_what_stands_below_it(
    shape: Shape, kind: str, title: str, line: str
) -> None:
    shown = (
        DOORS if kind == "doors" else art_of(Scene("forstad", Mood.DAY, Season.AUTUMN, 3), Look())
    )
    top = (shape.doors if kind == "doors" else shape.arch)[1] if shape is INSTAGRAM else shape.foot
    below = (0, top - (shape.small if shape is LINK else 0), shape.margin + shape.text_width,
             shape.size[1])  # fmt: skip
    long = _opened(share_picture(replace(WORDS, title=title, line=line), shape, TONES, shown)).crop(
        below
    )
    short = _opened(share_picture(WORDS, shape, TONES, shown)).crop(below)
    assert ImageChops.difference(long, short).getbbox() is None


@pytest.mark.parametrize("subject", some(SUBJECTS, 4))
def test_a_drawing_stands_in_the_arch_on_paper(subject: str) -> None:
    art = art_of(Scene(subject, Mood.DAY, Season.AUTUMN, 3), Look())
    for shape in (LINK, INSTAGRAM):
        data = share_picture(LONG, shape, TONES, art)
        assert len(data) < 60_000
        picture = _opened(data)
        left, top, right, bottom = shape.arch
        assert {picture.getpixel(at) for at in ((left, top), (right - 1, top))} == {
            picture.getpixel((0, 0))
        }
        assert len(picture.crop((left, top, right, bottom)).getcolors() or ()) > 8
    assert data == share_picture(LONG, INSTAGRAM, TONES, art)


def test_a_photograph_is_cut_around_its_focus_and_weighs_little(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    slope, noise = (
        Image.linear_gradient("L").resize((1600, 800)),
        Image.effect_noise((1600, 800), 40),
    )
    photo = Image.merge("RGB", (slope, ImageChops.add(slope, noise, 2), slope.rotate(180)))
    photo.paste("#ff0000", (0, 0, 200, 800))
    photo.save(file, compress_level=1)
    reds = []
    for focus in ((0, 50), (100, 50)):
        data = share_picture(WORDS, LINK, TONES, photo_in(file, focus))
        assert len(data) < 60_000
        red, green, _ = ImageStat.Stat(_opened(data).crop(LINK.arch)).mean
        reds.append(red - green)
    assert reds[0] > reds[1] + 30


def test_a_photograph_that_was_replaced_meanwhile_is_not_kept_as_the_one_before(
    tmp_path: Path,
) -> None:
    file = tmp_path / "foto.png"
    Image.new("RGB", (60, 40), "#ff0000").save(file)
    photo = photo_in(file, (50, 50))
    Image.new("RGB", (60, 40), "#0000ff").save(file)
    with pytest.raises(OSError, match=r"foto\.png"):
        cropped(photo, (30, 30))
    assert cropped(photo_in(file, (50, 50)), (30, 30)).getpixel((3, 3)) == (0, 0, 255)


def test_a_cut_keeps_the_focus_where_css_would() -> None:
    assert part((400, 100), (100, 100), (0, 50)) == (0, 0, 100, 100)
    assert part((400, 100), (100, 100), (100, 50)) == (300, 0, 400, 100)
    assert part((100, 400), (100, 200), (50, 25)) == (0, 50, 100, 250)
    assert part((300, 300), (100, 100), (10, 90)) == (0, 0, 300, 300)


def test_no_part_lies_outside_of_its_whole() -> None:
    """Not by a rounding either: 2399 by 777 pixels stopped the build."""
    for width in range(600, 2401, 7):
        for whole in ((width, 777), (777, width)):
            for focus in ((0, 0), (50, 50), (100, 100)):
                left, top, right, bottom = part(whole, (1200, 675), focus)
                assert 0 <= left < right <= whole[0]
                assert 0 <= top < bottom <= whole[1]


def test_letters_are_smooth_and_in_the_brands_ink() -> None:
    picture = _opened(share_picture(WORDS, LINK, TONES, DOORS))
    colours = set(zip(*(band.tobytes() for band in picture.split()), strict=True))
    for wanted in (LIGHT.ink, LIGHT.amber, LIGHT.paper, LIGHT.pine):
        near = bytes.fromhex(wanted[1:])
        assert any(max(abs(a - b) for a, b in zip(c, near, strict=True)) < 4 for c in colours)
    assert len(colours) > 60


def test_danish_letters_are_in_the_font() -> None:
    font = typeface(40, 800)
    missing = bytes(font.getmask("\u0416"))
    for letter in "æøåÆØÅéü–’»«…§":
        assert bytes(font.getmask(letter)) != missing, letter


def test_a_long_title_is_cut_with_dots() -> None:
    font, found = fitted(LONG.title, width=640, most=4, sizes=(76, 50), weight=800)
    assert len(found) == 4
    assert found[-1].endswith("…")
    assert all(font.getlength(line) <= 640 for line in found)
    assert [*lines("kl.\u00a016 x", typeface(40, 400), 10)] == ["kl.\u00a016", "x"]


def test_a_word_wider_than_the_picture_is_broken_at_its_joint() -> None:
    title = with_soft_hyphens("Kommunale rekrutteringsarrangementer i uge 12")
    _, found = fitted(title, width=640, most=4, sizes=(76, 50), weight=800)
    assert found == ("Kommunale", "rekrutterings-", "arrangementer i uge 12")
    _, whole = fitted(title, width=912, most=4, sizes=(76, 50), weight=800)
    assert " ".join(whole) == "Kommunale rekrutteringsarrangementer i uge 12"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ny læge 👩\u200d⚕️ søges 🎉 nu", "Ny læge søges nu"),
        ("Fra Łódź til Şile", "Fra Lódz til Sile"),
        ("A\u030arhus – æøå §119", "Århus – æøå §119"),
        ("⅓ 0‑kapacitet", "1/3 0-kapacitet"),
        ("Máŋga ɓ ə", "Mánga b"),
        ("רופא", ""),
    ],
)
def test_no_letter_that_the_font_lacks_leaves_a_gap(written: str, shown: str) -> None:
    assert " ".join(lines(written, typeface(40, 400), 2_000)) == shown


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Læger på Bornholm – æøå §119", ""),
        ("Fra Łódź til Nguyễn, ⅓ tid", ""),
        ("Læge 👩\u200d⚕️👍🏽 i 🇩🇰 1️⃣", ""),
        ("Αθήνα kalder på Αθήνα", "Αθήνα"),
        ("Журнал", "Журнал"),
        ("日本 og almen praksis", "日本"),
        ("Mindst ≥ 3 år", "≥"),
        ("(رجل)", "(رجل)"),
    ],
)
def test_the_first_word_is_told_that_a_picture_leaves_letters_out_of(
    written: str, told: str
) -> None:
    assert word_not_drawn(written) == told


@pytest.mark.parametrize("shape", [LINK, INSTAGRAM], ids=["link", "instagram"])
def test_a_long_name_of_the_office_ends_beside_the_picture(shape: Shape) -> None:
    sender = "Rekrutteringsfunktionen for almen praksis på øerne og i omegnskommunerne"
    bare = _opened(share_picture(replace(WORDS, sender=""), shape, TONES, DOORS))
    named = _opened(share_picture(replace(WORDS, sender=sender), shape, TONES, DOORS))
    changed = ImageChops.difference(bare, named).getbbox()
    assert changed
    assert changed[2] <= shape.margin + shape.text_width


def test_the_cache_is_used_and_pruned(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"picture"

    first = PictureCache.of(tmp_path)
    assert first.get(b"a", make) == first.get(b"a", make) == b"picture"
    first.get(b"b", make)
    assert len(made) == 2
    later = PictureCache.of(tmp_path)
    assert later.get(b"a", make) == b"picture"
    later.prune()
    assert len(made) == 2
    assert PictureCache.of(tmp_path).get(b"b", make) == b"picture"
    assert len(made) == 3
    without = PictureCache.of(tmp_path / "elsewhere")
    without.get(b"a", make)
    assert len(made) == 4
