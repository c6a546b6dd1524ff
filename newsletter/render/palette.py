"""The mail's colours: the tokens of the site's look, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, fields

from publishing.brand import Schemes


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour scheme. `on_x` is the text on a ground of colour `x`."""

    paper: str
    card: str
    ink: str
    muted: str
    pine: str
    on_pine: str
    mint: str
    amber: str
    amber_tint: str
    coral: str
    coral_tint: str
    line: str
    edge: str


def palettes(schemes: Schemes) -> tuple[Palette, Palette]:
    """The brand's colours by day and by night."""
    light, dark = (
        Palette(**{f.name: getattr(colours, f.name) for f in fields(Palette)})
        for colours in (schemes.light, schemes.dark)
    )
    return light, dark


LIGHT, DARK = palettes(Schemes())
