"""People in a scene: told by hair, posture and clothes. They have no faces, and are nobody."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.scenes.drawing import Dice, open_part, path, placed

_HEADS = ("bust-short", "bust-bun", "bust-long", "bust-scarf")
_CLOTHES = ("deep", "clay", "fern", "water2", "clay2")
_TONES = (("skin1", "hair4"), ("skin2", "hair1"), ("skin1", "hair1"), ("skin3", "hair1"),
          ("skin1", "hair2"), ("skin2", "hair2"))  # fmt: skip
COAT = "wall"
"""What a doctor wears."""


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody looks."""

    bust: str
    clothes: str
    skin: str
    hair: str

    @property
    def _roles(self) -> dict[str, str]:
        return {"clothes": self.clothes, "skin": self.skin, "hair": self.hair, "legs": "dark"}

    def standing(self, x: float, y: float, scale: float = 1, more: str = "", *,
                 flip: bool = False) -> str:  # fmt: skip
        """On both feet; `more` is drawn around the feet, in the person's own colours."""
        body = open_part("legs", **self._roles) + placed(
            open_part(self.bust, **self._roles), 0, -22
        )
        return placed(self._dressed(body + more), x, y, scale, flip=flip)

    def half(self, x: float, y: float, scale: float = 1, more: str = "", *,
             flip: bool = False) -> str:  # fmt: skip
        """From the waist up, behind a table."""
        body = open_part(self.bust, **self._roles)
        return placed(self._dressed(body + more), x, y, scale, flip=flip)

    def sitting(self, x: float, y: float, scale: float = 1, more: str = "", *,
                flip: bool = False, chair: bool = True) -> str:  # fmt: skip
        """On a chair; `y` is the seat."""
        seat = open_part("chair") if chair else ""
        body = placed(open_part(self.bust, **self._roles), 0, -3)
        legs = placed(open_part("sitting", **self._roles), 0, -1)
        return placed(seat + self._dressed(body + legs + more), x, y, scale, flip=flip)

    def riding(self, x: float, y: float, scale: float = 1, *, flip: bool = False) -> str:
        """On a bicycle, with a helmet and a bag."""
        return placed(self._dressed(open_part("rider", **self._roles)), x, y, scale, flip=flip)

    def _dressed(self, drawn: str) -> str:
        """Arms, also those of parts, are strokes in the colour of the sleeve."""
        return drawn.replace('="arm"', f'="arm {self.clothes}-arm"').replace(
            'class="own-skin"', f'class="{self.skin}"'
        )


def somebody(dice: Dice, which: str) -> Person:
    """Anybody but a doctor at work."""
    skin, hair = dice.pick(f"{which} tone", _TONES)
    bust = dice.pick(f"{which} head", _HEADS)
    return Person(bust, dice.pick(f"{which} clothes", _CLOTHES), skin, hair)


def doctor(dice: Dice, which: str = "doctor") -> Person:
    """A doctor, young or old, in a white coat; `STETHOSCOPE` goes with it."""
    if dice.between(f"{which} age", 0, 3) == 0:
        return senior(COAT)
    skin, hair = dice.pick(f"{which} tone", _TONES)
    return Person(dice.pick(f"{which} head", _HEADS[:3]), COAT, skin, hair)


def senior(clothes: str = "water2") -> Person:
    """Somebody with a long working life."""
    return Person("bust-grey", clothes, "skin1", "hair3")


def arm(d: str) -> str:
    """A sleeve along the path."""
    return path(d, "arm")


def stethoscope(up: float = 0) -> str:
    """Around the neck; `up` is how far the waist stands above the origin."""
    return placed(open_part("stethoscope"), 0, -up)
