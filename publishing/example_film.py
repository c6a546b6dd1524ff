"""The example film, made by a script, so that anyone can make it again.

Run `python -m publishing.example_film` in the project folder. Comes out:
`content/media/film/eksempel-en-dag.mp4`, the site's own drawings one after the other without sound,
each with a line of text and the word Eksempel. It needs ffmpeg with libx264. The captions beside it
and the words under the film's text are written by hand and follow these scenes and seconds.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from publishing.images.drawn import Window, pixels
from publishing.images.typesetting import typeface
from publishing.scenes.compose import Look, art_of, scene_named
from records.source.whole_file import write_whole

FILM = Path("content/media/film/eksempel-en-dag.mp4")
SCENES = (
    ("vej-dag-sommer-1", "En dag begynder", 2.5),
    ("ventevaerelse-dag-sommer-1", "Den første venter", 2.5),
    ("konsultation-dag-sommer-1", "Der er tid til at høre det hele", 2.5),
    ("kaffe-dag-sommer-1", "Frokost sammen", 2.5),
    ("aften-nat-sommer-1", "Hjem, før det bliver sent", 3.0),
)
"""The drawing, the line below it, and for how many seconds."""
_SIZE, _STRIP, _MARGIN = (640, 360), 50, 20
_GROUND, _INK = "#0b3d36", "#ffffff"
_RATE, _FADE = 12, 0.4


def frame(name: str, line: str) -> Image.Image:
    """One picture of the film."""
    width, height = _SIZE
    shown = Window(0, 200 - 175, 360, 175)
    made = Image.new("RGB", _SIZE, _GROUND)
    drawn = pixels(art_of(scene_named(name), Look()), shown, width)
    made.paste(drawn.crop((0, 0, width, height - _STRIP)), (0, 0))
    text, middle = ImageDraw.Draw(made), height - _STRIP // 2
    text.text((_MARGIN, middle), line, _INK, typeface(22, 700), "lm")
    text.text((width - _MARGIN, middle), "Eksempel", _INK, typeface(22, 400), "rm")
    return made


def film(folder: Path) -> bytes:
    """The film as MP4, its frames written into the folder."""
    words: list[str] = []
    for number, (name, line, seconds) in enumerate(SCENES):
        file = folder / f"{number}.png"
        frame(name, line).save(file)
        stays = seconds + (_FADE if number else 0)
        words += ["-loop", "1", "-framerate", str(_RATE), "-t", str(stays), "-i", str(file)]
    made = folder / "film.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", *words, "-filter_complex", _faded(), "-map", "[out]",
         "-c:v", "libx264", "-crf", "30", "-preset", "veryslow", "-pix_fmt", "yuv420p", "-r",
         str(_RATE), "-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact",
         str(made)],
        check=True,
    )  # fmt: skip
    return made.read_bytes()


def _faded() -> str:
    """Each scene fades into the next; the film is as long as all scenes together."""
    steps, before, end = [], "0", 0.0
    for number, (_, _, seconds) in enumerate(SCENES[:-1], 1):
        end += seconds
        after = "out" if number == len(SCENES) - 1 else f"s{number}"
        fade = f"xfade=transition=fade:duration={_FADE}:offset={end - _FADE:.2f}"
        steps.append(f"[{before}][{number}]{fade}[{after}]")
        before = after
    return ";".join(steps)


def main() -> None:
    """Make the film, and say how large it is."""
    with tempfile.TemporaryDirectory() as folder:
        made = film(Path(folder))
    write_whole(FILM, made)
    print(f"{FILM}: {len(made)} bytes")


if __name__ == "__main__":
    main()
