"""A scene as a value, and the drawing that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from publishing.blocks import SceneFiles
from publishing.brand import Schemes
from publishing.images.drawn import Art
from publishing.scenes import gatherings, indoors, outdoors
from publishing.scenes.drawing import HEIGHT, WIDTH, Dice, Parts, filled, placed
from publishing.scenes.roles import Mood, Roles, Season, dark_roles, light_roles

SUBJECTS: Mapping[str, Callable[[Dice], str]] = MappingProxyType({
    "oe": outdoors.island, "by": outdoors.city, "kyst": outdoors.coast,
    "forstad": outdoors.suburb, "land": outdoors.country, "koebstad": outdoors.town,
    "havn": outdoors.harbour, "skov": outdoors.wood, "vej": outdoors.road,
    "aften": outdoors.evening, "konsultation": indoors.consultation,
    "ventevaerelse": indoors.waiting_room, "kaffe": indoors.coffee,
    "papir": indoors.paperwork, "oplaeg": gatherings.lecture, "overtagelse": gatherings.takeover,
    "aftale": gatherings.agreement, "telefon": indoors.telephone,
    "undersoegelse": indoors.examination, "flytning": gatherings.moving_in,
    "samtale": gatherings.conversation, "gruppe": gatherings.group,
    "aabent-hus": gatherings.open_house,
})  # fmt: skip
"""What can be drawn, by the word in the name of its file."""
_FOCUS = {"oe": 112, "kyst": 240, "ventevaerelse": 240, "undersoegelse": 236, "havn": 110,
          "flytning": 210}  # fmt: skip
"""Where in the drawing the subject stands, from the left, if not in the middle."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One drawing: the same value gives the same bytes."""

    subject: str
    """A key of `SUBJECTS`."""
    mood: Mood
    season: Season
    variant: int
    """Which of the many drawings of the subject."""

    @property
    def name(self) -> str:
        """The file's name without scheme and ending: `oe-dag-sommer-3`."""
        return f"{self.subject}-{self.mood.value}-{self.season.value}-{self.variant}"


@dataclass(frozen=True, slots=True)
class Look:
    """What a brand draws with, everywhere: pages, mails and pictures of shared links."""

    schemes: Schemes = field(default_factory=Schemes)
    parts: Parts = ()
    """Its own, which take the place of ours."""


FOLDER = "assets/scener"


def files_of(scene: Scene, prefix: str = "") -> SceneFiles:
    """The paths of the two files of a scene."""
    plain = f"{FOLDER}/{prefix}{scene.name}"
    return SceneFiles(f"{plain}.svg", f"{plain}-moerk.svg")


def scene_named(name: str) -> Scene:
    """The scene whose `name` that is. Raises ValueError where there is none."""
    subject, mood, season, variant = name.rsplit("-", 3)
    return Scene(subject, Mood(mood), Season(season), int(variant))


def scene_in(path: str) -> Scene:
    """The scene of the file with that path, by day."""
    return scene_named(path.removeprefix(f"{FOLDER}/").removesuffix(".svg"))


def drawing(scene: Scene, look: Look, *, dark: bool = False) -> str:
    """The scene as an SVG document of its own, with its colours inside.

    Colours are attributes and no style sheet, so that it looks the same as a picture in a page
    with a strict policy, in a mail, and to programs that draw SVG and know no CSS.
    """
    shapes = _shapes(scene.subject, scene.variant, look.parts)
    roles = (dark_roles if dark else light_roles)(look.schemes, scene.mood, scene.season)
    colours = {names: _attributes(names, roles) for names in set(shapes[1::2])}
    pieces = list(shapes)
    pieces[1::2] = [colours[names] for names in shapes[1::2]]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(pieces)}</svg>\n"
    )


_KEPT = 256
"""How many drawings are kept without their colours; that is most of what they cost."""


@lru_cache(_KEPT)
def _shapes(subject: str, variant: int, parts: Parts) -> tuple[str, ...]:
    """What is drawn in every light, season and scheme: text and the names of a class, in turn."""
    dice = _dice(subject, variant)
    body = filled(SUBJECTS[subject](dice), parts)
    if _is_mirrored(dice):
        body = placed(body, WIDTH, 0, flip=True)
    return tuple(re.split(r'class="([^"]+)"', body))


def art_of(scene: Scene, look: Look) -> Art:
    """The scene by day, to be made into pixels."""
    return Art(drawing(scene, look), (WIDTH, HEIGHT), focus_of(scene))


def focus_of(scene: Scene) -> int:
    """What a narrow part of the drawing should have in its middle: units from the left."""
    found = _FOCUS.get(scene.subject, WIDTH // 2)
    return WIDTH - found if _is_mirrored(_dice(scene.subject, scene.variant)) else found


def _dice(subject: str, variant: int) -> Dice:
    return Dice(f"{subject} {variant}")


def _is_mirrored(dice: Dice) -> bool:
    return bool(dice.between("mirrored", 0, 1))


_STROKES = {"line": 2, "bright": 2, "arm": 7}
_SLEEVE = "deep"
"""Of an arm that is nobody's."""


def _attributes(names: str, roles: Roles) -> str:
    """The colours of a class: `arm deep-arm` is a sleeve in the colour of `deep`; `line` a thin
    stroke; others fill.
    """  # noqa: D205 - one sentence
    kind, *sleeve = names.split()
    if kind not in _STROKES:
        return f'fill="{roles[kind]}"'
    usual = _SLEEVE if kind == "arm" else kind
    role = sleeve[0].removesuffix("-arm") if sleeve else usual
    return f'fill="none" stroke="{roles[role]}" stroke-width="{_STROKES[kind]}"'
