"""Short names of areas for the tiles of the map."""

from __future__ import annotations

import re

LONGEST = 9
"""How many characters fit on a line of a tile."""
_SHORT = {
    "Frederiksberg": "Frederiks-|berg",
    "Frederikssund": "Frederiks-|sund",
    "Fredensborg": "Fredens-|borg",
    "København": "Køben-|havn",
    "Albertslund": "Alberts-|lund",
    "Vallensbæk": "Vallens-|bæk",
    "Høje-Taastrup": "Høje-|Taastrup",
    "Lyngby-Taarbæk": "Lyngby-|Taarbæk",
    "Kalundborg": "Kalund-|borg",
    "Guldborgsund": "Guldborg-|sund",
    "Vordingborg": "Vording-|borg",
    "Vesterbro/Kongens Enghave": "Vester-|bro",
    "Brønshøj-Husum": "Brønshøj-|Husum",
    "Bispebjerg": "Bispe-|bjerg",
    "Amager Øst": "Amager|Øst",
    "Amager Vest": "Amager|Vest",
}
_MINI = {
    "Frederiksberg": "Frb",
    "Frederikssund": "Frs",
    "Fredensborg": "Fre",
    "Amager Øst": "AmØ",
    "Amager Vest": "AmV",
}


def short_name(name: str) -> str:
    """`Frederikssund` → `Frederiks-|sund`, a stroke between its two lines.

    An unknown long name is broken at a space or a hyphen, else cut off with a full stop.
    """
    if name in _SHORT:
        return _SHORT[name]
    if len(name) <= LONGEST:
        return name
    first, *rest = re.split(r"(?<=-)| ", name, maxsplit=1)
    if rest and len(first) <= LONGEST >= len(rest[0]):
        return f"{first}|{rest[0]}"
    return f"{name[: LONGEST - 1]}."


def mini_name(name: str) -> str:
    """Three letters: `Bornholm` → `Bor`."""
    return _MINI.get(name, name[:3])
