"""Short names of areas for the tiles of the map."""

from __future__ import annotations

LONGEST = 8
"""How many characters fit on a tile."""
_SHORT = {
    "København": "Kbh.",
    "Frederiksberg": "Fr.berg",
    "Frederikssund": "Fr.sund",
    "Fredensborg": "Fr.borg",
    "Helsingør": "Hels.ør",
    "Rudersdal": "Ruders.",
    "Albertslund": "Alb.lund",
    "Vallensbæk": "Vallens.",
    "Høje-Taastrup": "Høje-T.",
    "Lyngby-Taarbæk": "Lyngby",
    "Odsherred": "Odsherr.",
    "Kalundborg": "Kal.borg",
    "Guldborgsund": "Guldb.s.",
    "Vordingborg": "Vord.b.",
    "Vesterbro/Kongens Enghave": "Vesterb.",
    "Brønshøj-Husum": "Brønshøj",
    "Bispebjerg": "Bispeb.",
    "Amager Øst": "Amag. Ø",
    "Amager Vest": "Amag. V",
    "Indre By": "Indre By",
}
_MINI = {
    "Frederiksberg": "Frb",
    "Frederikssund": "Frs",
    "Fredensborg": "Fre",
    "Amager Øst": "AmØ",
    "Amager Vest": "AmV",
}


def short_name(name: str) -> str:
    """`Frederikssund` → `Fr.sund`; an unknown long name is cut off with a full stop."""
    if name in _SHORT:
        return _SHORT[name]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}."


def mini_name(name: str) -> str:
    """Three letters: `Bornholm` → `Bor`."""
    return _MINI.get(name, name[:3])
