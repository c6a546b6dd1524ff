"""The example film is what its script makes, and its captions and words follow it."""

from __future__ import annotations

from pathlib import Path

from publishing.example_film import FILM, SCENES, frame

TEXT = "content/films/eksempel-en-dag.md"


def test_its_words_say_what_it_shows(root: Path) -> None:
    said = (root / TEXT).read_text("utf-8")
    assert all(f"Der står: {line}." in said for _, line, _ in SCENES)
    seconds = int(sum(seconds for _, _, seconds in SCENES))
    assert f'duration: "00:{seconds}"' in said
    captions = (root / FILM).with_suffix(".vtt").read_text("utf-8")
    assert f"--> 00:00:{seconds}.000" in captions


def test_a_frame_says_that_it_is_an_example() -> None:
    name, line, _ = SCENES[0]
    made = frame(name, line)
    assert made.size == (640, 360)
    strip = made.crop((480, 310, 640, 360)).convert("L")
    assert max(strip.tobytes()) > 200
