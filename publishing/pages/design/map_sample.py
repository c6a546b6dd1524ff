"""A small map for the page of the look: tiles of every level, one of them lit."""

from __future__ import annotations

from publishing.addresses import DESIGN
from publishing.blocks import AreaCount, Tile, TileMap

_COUNTS = (("Bornholm", "Born\u00adholm", "Bor", 0), ("Rudersdal", "Ruders\u00addal", "Rud", 1),
           ("Gladsaxe", "Glad\u00adsaxe", "Gla", 2), ("Helsingør", "Hels.", "Hel", 3),
           ("Halsnæs", "Halsnæs", "Hal", 5), ("Dragør", "Dragør", "Dra", 0))  # fmt: skip
_EVERYWHERE = tuple(AreaCount(name, number, DESIGN) for name, _, _, number in _COUNTS)
MAP = TileMap(
    tiles=tuple(
        Tile(f"p{at}", name, short.replace("\u00ad", ""), mini, number, *divmod(at, 3), DESIGN,
             lit=at == len(_COUNTS) - 1, level=min(number, 4))
        for at, (name, short, mini, number) in enumerate(_COUNTS)
    ),
    rows=2,
    cols=3,
    list=tuple(row for row in _EVERYWHERE if row.count),
    total=11,
    text="",
    everywhere=_EVERYWHERE,
)  # fmt: skip
