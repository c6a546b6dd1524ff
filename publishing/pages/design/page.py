"""The page of the look: everything the site is made of, in every state, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from publishing.addresses import DESIGN
from publishing.brand import Schemes
from publishing.output import OutputFile
from publishing.page import Head, Page, make_page
from publishing.pages.design.other_brand import OTHER
from publishing.pages.design.parts import GROUPS
from publishing.pages.design.samples import samples
from publishing.pages.design.tokens import mixed, tokens
from publishing.scenes.compose import SUBJECTS, Look, Scene, files_of
from publishing.scenes.files import scene_outputs
from publishing.scenes.roles import Mood, Season
from records.codes.scenes import Subject

_TITLE = "Sådan ser siden ud"
_LEAD = (
    "Farver, skrift og alle sidens dele i lyst og mørkt. Siden laves af de samme skabeloner som "
    "resten, så den viser det, der er i brug."
)
_MOODS = {Mood.DAY: "dag", Mood.WARM: "varm", Mood.MINT: "lys", Mood.NIGHT: "nat"}
_SEASONS = {Season.SPRING: "forår", Season.SUMMER: "sommer", Season.AUTUMN: "efterår",
            Season.WINTER: "vinter"}  # fmt: skip
_OTHERS = 4
"""So many drawings stand in another office's colours."""


def scenes_shown() -> tuple[tuple[Scene, str], ...]:
    """A drawing of every subject, then one in every season and one in every light."""
    subjects = (
        (
            Scene(subject, Mood.NIGHT if subject == "aften" else Mood.DAY, Season.SUMMER, 1),
            Subject(subject).label,
        )
        for subject in SUBJECTS
    )
    seasons = ((Scene("skov", Mood.DAY, each, 1), text) for each, text in _SEASONS.items())
    moods = ((Scene("havn", each, Season.SUMMER, 2), text) for each, text in _MOODS.items())
    return (*subjects, *seasons, *moods)


def design_page(css: str, schemes: Schemes) -> Page:
    """The page; `css` is the style sheet of the site, whose tokens it shows."""
    shown = scenes_shown()
    scenes = [{"files": files_of(scene), "text": text} for scene, text in shown]
    other = [{"files": files_of(scene, _PREFIX), "text": text}
             for scene, text in islice(shown, _OTHERS)]  # fmt: skip
    head = Head("design.html", "design", "om", DESIGN, _TITLE, _LEAD, noindex=True)
    values = {
        "lead": _LEAD,
        "search": False,
        "groups": GROUPS,
        "tokens": tokens(css, schemes),
        "mixed": mixed(schemes),
        "samples": samples(files_of(shown[0][0]), scenes),
        "other_scenes": other,
    }
    return make_page(head, values)


_PREFIX = "andet-"


def design_scenes(look: Look, known: Mapping[str, OutputFile]) -> Iterator[OutputFile]:
    """The drawings of the page that no record has, and those in another office's colours."""
    shown = scenes_shown()
    drawn = [file for scene, _ in shown for file in scene_outputs(scene, look)]
    for scene, _ in islice(shown, _OTHERS):
        drawn += scene_outputs(scene, Look(OTHER.colours), _PREFIX)
    yield from {file.path: file for file in drawn if file.path not in known}.values()
