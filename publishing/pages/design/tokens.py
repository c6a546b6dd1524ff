"""The tokens as the style sheet has them: read out of it, so that the page shows what is in use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from publishing.appearance.colours import dark_tokens, light_tokens
from publishing.appearance.contrast import contrasts
from publishing.brand import Colours, Schemes
from records.danish.numbers import number

_ROOT = re.compile(r":root\{([^}]*)\}")
_TOKEN = re.compile(r"--([a-z0-9-]+):([^;]+);")
_SIZE = re.compile(r"(?m)^(h[1-4])\{[^}]*?font-size:([^;}]+)")
_BODY = re.compile(r"\bbody\{[^}]*?font:400 ([^/]+)/([\d.]+)")
_STEP = re.compile(r"var\(--(t\w)\)")
_MOTION = re.compile(r"transition:([^}]+)\}")
_ROLES: Mapping[str, str] = {
    "paper": "siden", "card": "kort og bånd", "ink": "tekst", "muted": "anden tekst",
    "pine": "links, knapper, det åbne", "on_pine": "tekst på pine",
    "mint": "mærkater, rolige felter",
    "amber": "lyset i døren, Eksempel", "on_amber": "tekst på amber", "amber_tint": "beskeder",
    "coral": "en frist, der er nær", "coral_tint": "felt om en nær frist",
    "sky": "billeder, første vej",
    "line": "streger", "edge": "kanter på felter",
}  # fmt: skip
"""What each colour is for."""


def tokens(css: str, schemes: Schemes) -> dict[str, Any]:
    """The values of the page: type, space, radius, motion, and every colour with its contrasts."""
    found = dict(_TOKEN.findall("".join(_ROOT.findall(css))))
    size, leading = _BODY.findall(css)[0]
    sizes = [
        ("brødtekst", "p", f"{size} / {leading}"),
        *((tag, tag, value) for tag, value in _SIZE.findall(css)),
    ]
    return {
        "type": [{"name": name, "tag": tag,
                  "value": _STEP.sub(lambda step: f"--{step[1]} {found[step[1]]}", value)}
                 for name, tag, value in sizes],
        "space": [{"name": name, "value": value} for name, value in found.items()
                  if re.fullmatch(r"s\dh?", name)],
        "radius": [{"name": name, "value": found[name]} for name in ("round", "pill")],
        "motion": list(dict.fromkeys(_MOTION.findall(css)))[:4],
        "colours": list(_colours(schemes)),
        "contrasts": list(_contrasts(schemes)),
    }  # fmt: skip


def _colours(schemes: Schemes) -> Iterator[dict[str, str]]:
    for name in Colours.model_fields:
        yield {
            "name": name,
            "token": name.replace("_", "-"),
            "use": _ROLES[name],
            "light": getattr(schemes.light, name),
            "dark": getattr(schemes.dark, name),
        }


def _contrasts(schemes: Schemes) -> Iterator[dict[str, Any]]:
    """Each colour once, with how it stands on each of its grounds in light and in dark."""
    found = list(contrasts(schemes))
    half = len(found) // 2
    rows: dict[str, dict[str, Any]] = {}
    for light, dark in zip(found[:half], found[half:], strict=True):
        new = {"colour": light.colour, "least": number(light.least), "grounds": []}
        ground = {"ground": light.ground, "light": _told(light.ratio), "dark": _told(dark.ratio)}
        rows.setdefault(light.colour, new)["grounds"].append(ground)
    yield from rows.values()


def _told(ratio: float) -> str:
    return f"{ratio:.1f}".replace(".", ",")


def mixed(schemes: Schemes) -> tuple[str, ...]:
    """The names of the tones that are mixed of the brand's colours."""
    own = {name.replace("_", "-") for name in Colours.model_fields}
    both = light_tokens(schemes).keys() & dark_tokens(schemes.dark).keys()
    return tuple(sorted(name for name in both - own if name not in {"shadow", "spill", "veil"}))
