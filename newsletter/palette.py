"""The mail's colours: the tokens of the site's look, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


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
    on_amber: str
    amber_tint: str
    coral: str
    coral_tint: str
    line: str
    edge: str


LIGHT = Palette(
    paper="#faf7f1", card="#ffffff", ink="#17332e", muted="#4a635d", pine="#0e5a4f",
    on_pine="#ffffff", mint="#dcebe4", amber="#f4b942", on_amber="#17332e", amber_tint="#fdf0d2",
    coral="#b93b26", coral_tint="#fbe9e4", line="#e4dccd", edge="#8b8573",
)  # fmt: skip
DARK = Palette(
    paper="#0f1d1a", card="#172a26", ink="#eaf2ee", muted="#abc2ba", pine="#6fd3b9",
    on_pine="#0b211c", mint="#1e3a33", amber="#f4b942", on_amber="#17332e", amber_tint="#3a3118",
    coral="#ff9b86", coral_tint="#3b211c", line="#2b443d", edge="#7d958d",
)  # fmt: skip
