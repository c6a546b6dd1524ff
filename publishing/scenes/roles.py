"""The colour roles of a scene, mixed from the tokens of the brand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from publishing.appearance.colours import mix
from publishing.brand import Colours, Schemes

Roles = Mapping[str, str]
"""The colour (`#rrggbb`) of each role."""
_WHITE = "#ffffff"
_FAIR = "#f6d9b8"
"""The palest skin before the brand's clay is mixed in; people are of all tones."""


class Season(Enum):
    """What the fields and trees of a scene look like."""

    SPRING = "foraar"
    SUMMER = "sommer"
    AUTUMN = "efteraar"
    WINTER = "vinter"


class Mood(Enum):
    """The light of a scene."""

    DAY = "dag"
    WARM = "varm"
    MINT = "lys"
    NIGHT = "nat"


_KEPT = 2 * len(Mood) * len(Season)
"""Those of a site and of a second look; they are asked for by each drawing."""


@lru_cache(_KEPT)
def light_roles(schemes: Schemes, mood: Mood, season: Season) -> Roles:
    """The roles on a light page."""
    t = schemes.light
    clay = mix(t.coral, t.amber_tint, 0.48)
    skies = {
        Mood.DAY: (t.sky, mix(t.sky, _WHITE, 0.6)),
        Mood.WARM: (t.amber_tint, mix(t.amber_tint, t.amber, 0.22)),
        Mood.MINT: (t.mint, mix(t.mint, _WHITE, 0.6)),
        Mood.NIGHT: (mix(t.ink, t.pine, 0.35), mix(t.pine, t.sky, 0.16)),
    }
    sky, halo = skies[mood]
    hill, field, grove = _land(t, season)
    if mood is Mood.NIGHT:
        hill, field, grove = t.pine, mix(t.pine, t.ink, 0.35), mix(t.pine, t.sky, 0.16)
    return {
        "sky": sky, "halo": halo, "hill": hill, "field": field, "grove": grove,
        "mist": mix(t.mint, t.pine, 0.12), "sage": mix(t.mint, t.pine, 0.3),
        "fern": mix(t.mint, t.pine, 0.56), "deep": t.pine, "dark": mix(t.pine, t.ink, 0.6),
        "wall": _WHITE, "shade": mix(t.line, t.card, 0.35), "stone": t.line,
        "stone2": mix(t.line, t.edge, 0.36), "clay": clay, "clay2": mix(clay, t.ink, 0.24),
        "clay3": mix(clay, t.amber_tint, 0.5), "light": t.amber, "glow": t.amber_tint,
        "water": mix(t.sky, t.pine, 0.16), "water2": mix(t.sky, t.pine, 0.28), "ink": t.ink,
        "line": t.ink, "window": mix(t.sky, t.pine, 0.34),
        "floor": mix(t.line, t.amber_tint, 0.4), "path": t.amber_tint,
        "screen": mix(t.pine, t.ink, 0.3), "bright": _WHITE, "pale": mix(t.sky, _WHITE, 0.35),
        "skin1": mix(_FAIR, clay, 0.3), "skin2": mix(clay, t.ink, 0.34),
        "skin3": mix(clay, t.ink, 0.62), "hair1": t.ink, "hair2": mix(clay, t.ink, 0.55),
        "hair3": mix(t.line, t.edge, 0.55), "hair4": mix(t.amber, t.edge, 0.35),
    }  # fmt: skip


def _land(t: Colours, season: Season) -> tuple[str, str, str]:
    """Far hills, fields and trees."""
    if season is Season.AUTUMN:
        field = mix(mix(t.amber, t.line, 0.42), t.mint, 0.1)
        return mix(t.amber_tint, t.mint, 0.45), field, mix(mix(t.coral, t.amber, 0.62), t.line, 0.2)
    if season is Season.WINTER:
        return mix(t.sky, _WHITE, 0.55), mix(t.sky, _WHITE, 0.82), mix(t.sky, t.pine, 0.2)
    if season is Season.SPRING:
        field = mix(mix(t.mint, t.pine, 0.2), t.amber, 0.2)
        return mix(t.mint, t.amber, 0.1), field, mix(mix(t.mint, t.pine, 0.46), t.amber, 0.16)
    return mix(t.mint, t.pine, 0.12), mix(t.mint, t.pine, 0.3), mix(t.mint, t.pine, 0.56)


@lru_cache(_KEPT)
def dark_roles(schemes: Schemes, mood: Mood, season: Season) -> Roles:
    """The roles on a dark page: the same drawing at dusk."""
    t = schemes.dark
    clay = mix(t.coral, t.paper, 0.44)
    skies = {
        Mood.DAY: (t.sky, mix(t.sky, t.pine, 0.14)),
        Mood.WARM: (mix(t.paper, t.sky, 0.85), mix(t.sky, clay, 0.4)),
        Mood.MINT: (t.mint, mix(t.mint, t.pine, 0.13)),
        Mood.NIGHT: (mix(t.paper, t.sky, 0.5), mix(t.sky, t.pine, 0.12)),
    }
    sky, halo = skies[mood]
    hill, field, grove = _land_at_dusk(t, season)
    return {
        "sky": sky, "halo": halo, "hill": hill, "field": field, "grove": grove,
        "mist": mix(t.mint, t.pine, 0.16), "sage": mix(t.mint, t.pine, 0.26),
        "fern": mix(t.mint, t.pine, 0.36),
        "deep": mix(t.mint, t.pine, 0.1 if mood is Mood.NIGHT else 0.46),
        "dark": mix(t.paper, t.pine, 0.1), "wall": mix(t.card, t.ink, 0.72),
        "shade": mix(t.card, t.ink, 0.52), "stone": mix(t.line, t.ink, 0.3),
        "stone2": mix(t.line, t.ink, 0.12), "clay": clay, "clay2": mix(clay, t.paper, 0.32),
        "clay3": mix(clay, t.ink, 0.25), "light": t.amber, "glow": mix(t.amber, _WHITE, 0.35),
        "water": mix(t.sky, t.pine, 0.2), "water2": mix(t.sky, t.pine, 0.34), "ink": t.paper,
        "line": t.paper, "window": mix(t.sky, t.pine, 0.22), "floor": mix(t.card, t.ink, 0.16),
        "path": mix(t.card, t.ink, 0.36), "screen": mix(t.mint, t.pine, 0.5),
        "bright": mix(t.card, t.ink, 0.72), "pale": mix(t.sky, t.ink, 0.2),
        "skin1": mix("#e8c09c", clay, 0.2), "skin2": clay, "skin3": mix(clay, t.paper, 0.42),
        "hair1": t.paper, "hair2": mix(clay, t.paper, 0.6), "hair3": mix(t.card, t.ink, 0.6),
        "hair4": mix(t.amber, t.edge, 0.35),
    }  # fmt: skip


def _land_at_dusk(t: Colours, season: Season) -> tuple[str, str, str]:
    if season is Season.AUTUMN:
        far, near = mix(t.amber_tint, t.mint, 0.5), mix(t.amber_tint, t.amber, 0.22)
        return far, near, mix(t.amber_tint, t.coral, 0.3)
    if season is Season.WINTER:
        return mix(t.sky, t.ink, 0.14), mix(t.sky, t.ink, 0.24), mix(t.sky, t.ink, 0.36)
    return mix(t.mint, t.pine, 0.16), mix(t.mint, t.pine, 0.26), mix(t.mint, t.pine, 0.36)
