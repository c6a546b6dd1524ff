"""Drawings as pixels: the part that is wanted, whoever else draws, and never half a picture."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from publishing.images.drawn import Art, DrawingError, Window, around_focus, pixels
from publishing.scenes.compose import Look, art_of, scene_named
from publishing.scenes.own_parts import part_faults
from tests import needs

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
WHOLE = Window(0, 0, 40, 20)
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def _art(inner: str) -> Art:
    return Art(f"{_OPEN}{inner}</svg>", (40, 20), 20)


SQUARES = _art(
    '<rect width="10" height="20" fill="#f00"/><rect x="30" width="10" height="20" fill="#00f"/>'
)


def test_the_whole_drawing_fills_the_picture() -> None:
    drawn = pixels(SQUARES, WHOLE, 80)
    assert (drawn.mode, drawn.size) == ("RGB", (80, 40))
    assert [drawn.getpixel((x, 20)) for x in (0, 19, 21, 58, 61, 79)] == [
        RED, RED, WHITE, WHITE, BLUE, BLUE,
    ]  # fmt: skip


def test_a_part_fills_the_picture_as_well() -> None:
    drawn = pixels(SQUARES, Window(25, 5, 10, 10), 20)
    assert drawn.size == (20, 20)
    assert [drawn.getpixel((x, y)) for x, y in ((0, 0), (9, 19), (11, 0), (19, 19))] == [
        WHITE, WHITE, BLUE, BLUE,
    ]  # fmt: skip


def test_what_shines_through_lies_on_white() -> None:
    half = pixels(_art('<rect width="40" height="20" fill="#f00" opacity="0.5"/>'), WHOLE, 40)
    red, green, blue = half.getpixel((20, 10))  # type: ignore[misc]
    assert red == 255
    assert green == blue == pytest.approx(127, abs=2)


def test_a_narrow_part_stays_within_the_drawing() -> None:
    at_the_edge = Art(SQUARES.svg, (40, 20), 39)
    assert around_focus(at_the_edge, (1, 1)) == Window(20, 0, 20, 20)
    assert around_focus(Art(SQUARES.svg, (40, 20), 1), (1, 1)) == Window(0, 0, 20, 20)
    assert around_focus(SQUARES, (4, 1)) == WHOLE


@pytest.mark.parametrize("svg", ["", "nonsens", "<svg", "<html/>"])
def test_what_is_no_drawing_gives_no_picture(svg: str) -> None:
    with pytest.raises(DrawingError):
        pixels(Art(svg, (40, 20), 20), WHOLE, 40)
    assert pixels(SQUARES, WHOLE, 40).getpixel((0, 0)) == RED, "the next one is drawn"


SCENES = (
    "vej-dag-sommer-1",
    "konsultation-dag-sommer-1",
    "aften-nat-sommer-1",
    "kaffe-dag-sommer-1",
)


def _scene(name: str) -> bytes:
    art = art_of(scene_named(name), Look())
    return pixels(art, around_focus(art, (3, 2)), 240).tobytes()


def test_threads_do_not_draw_into_each_others_pictures() -> None:
    alone = {name: _scene(name) for name in SCENES}
    names = SCENES * 10
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_scene, names)) == [alone[name] for name in names]


@needs.no_such("fork", here="fork" not in multiprocessing.get_all_start_methods())
def test_a_copy_of_a_process_that_has_drawn_draws_the_same() -> None:
    alone = [_scene(name) for name in SCENES]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        assert list(pool.map(_scene, SCENES)) == alone


_NUMBER = st.floats(-1_500, 1_500).map("{:.7g}".format)
_FOLLOWING = {"Mm": 2, "LlTt": 2, "HhVv": 1, "Cc": 6, "SsQq": 4, "Zz": 0}
"""How many numbers follow the letters of a path."""


def _step(letters: str) -> st.SearchStrategy[str]:
    count = _FOLLOWING[letters]
    numbers = st.lists(_NUMBER, min_size=count, max_size=count).map(" ".join)
    return st.tuples(st.sampled_from(letters), numbers).map("".join)


_ARC = st.tuples(_NUMBER, _NUMBER, _NUMBER, st.sampled_from("01"), st.sampled_from("01"), _NUMBER,
                 _NUMBER).map(lambda values: "A" + " ".join(values))  # fmt: skip
_STEPS = st.lists(st.one_of(_ARC, *map(_step, _FOLLOWING)), max_size=6).map("".join)
_PATH = st.tuples(_step("Mm"), _STEPS).map("".join)


@given(path=_PATH, scale=st.sampled_from(["0", "-1", "1e-9", "0.5", "1", "2 0"]))
def test_no_path_that_a_brand_may_bring_ends_the_build(path: str, scale: str) -> None:
    inside = f'<g transform="scale({scale})"><path class="dark" d="{path}"/></g>'
    raw = f'<svg xmlns="http://www.w3.org/2000/svg"><symbol id="a">{inside}</symbol></svg>'
    assume(not any(part_faults(raw.encode())))
    odd = _art(f'<rect width="40" height="20" fill="#f00"/>{inside}')
    assert pixels(odd, WHOLE, 320).size == (320, 160)


def test_two_scenes_are_two_pictures() -> None:
    first, second = (Image.frombytes("RGB", (240, 160), _scene(name)) for name in SCENES[:2])
    assert ImageChops.difference(first, second).getbbox()
