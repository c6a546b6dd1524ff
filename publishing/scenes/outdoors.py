"""Scenes out of doors: the places where a practice can lie."""

from __future__ import annotations

from publishing.scenes.drawing import (
    Dice,
    arch,
    box,
    disc,
    part,
    path,
    ripples,
    sky,
)
from publishing.scenes.people import senior, somebody

_HOUSES = ("clay", "wall", "sage", "clay3", "shade")


def _weather(dice: Dice) -> str:
    """One or two clouds and perhaps birds, never at the same place."""
    x = dice.between("cloud", 24, 150)
    drawn = part("cloud", x, dice.between("cloud height", 30, 46), 0.7)
    drawn += part("cloud", x + dice.between("second", 150, 180), 40, 0.9)
    if dice.between("birds", 0, 2):
        at = dice.between("bird", 150, 230)
        drawn += (
            part("gull", at, 60) + part("gull", at + 22, 70, 0.8) + part("gull", at - 18, 80, 0.6)
        )
    return drawn


def _trees(dice: Dice, places: tuple[tuple[int, int, float], ...]) -> str:
    """Trees at most of the places, in order."""
    return "".join(
        part("tree", x, y, scale)
        for n, (x, y, scale) in enumerate(places)
        if dice.between(f"tree {n}", 0, 4)
    )


def island(dice: Dice) -> str:
    """A round church above the sea, and the ferry."""
    ship = dice.pick("ship", ("ferry", "ferry", "fishing-boat"))
    boat = part(ship, dice.between("ship x", 262, 290), 141, 0.92 if ship == "ferry" else 0.8)
    return (
        sky() + arch(118, 140, 200, 128, "halo") + _weather(dice) + box(0, 118, 360, 82, "water")
        + path("M248 118c20-14 60-16 112-10v10z", "hill") + boat
        + path("M206 140h140v3H206z", "water2")
        + ripples(((232, 158, 30), (300, 166, 36), (262, 182, 44), (222, 174, 10)))
        + path("M0 200V104c40-16 96-18 134-4 14 5 24 18 28 34l24 66z", "field")
        + path("M0 200v-62c36-6 70 4 92 24 10 9 16 24 20 38z", "grove")
        + path("M112 200l8-40 18-8 6-20 16 2 10 20 14 6 6 22 16 8 4 10z", "stone")
        + path("M144 132l16 2 10 20-14 10zM184 160l6 22 16 8 4 10h-30l-6-26zM138 152l6 24-12 24h-20"
               "l8-40z", "stone2")
        + part("church", 84, 102, 0.94)
        + _trees(dice, ((22, 116, 0.8), (148, 112, 0.44), (38, 106, 0.4)))
        + path("M36 200c4-30 26-46 45-98h6c-8 50-6 68 4 98z", "path")
    )  # fmt: skip


def city(dice: Dice) -> str:
    """A street in a quarter of the city, and the door into the courtyard."""

    def house(n: int, x: int, scale: float) -> str:
        front = dice.pick(f"house {n}", _HOUSES)
        roof = dice.pick(f"roof {n}", ("dark", "clay2", "dark"))
        return part("house-front", x, 168, scale, front=front, roof=roof)

    walker, child = somebody(dice, "walker"), somebody(dice, "child")
    street = (
        box(0, 168, 360, 32, "stone") + box(0, 180, 360, 20, "mist")
        + "".join(box(12 + i * 48, 189, 22, 2, "wall") for i in range(8))
    )  # fmt: skip
    gate = (
        path("M136 168V62h86v106z", "clay2") + path("M132 58h94v5h-94z", "shade")
        + path("M136 58l10-22h66l10 22z", "dark")
        + "".join(box(x, 70, 10, 16, "window", 1) for x in (146, 164, 184, 202))
        + arch(179, 168, 58, 72, "dark") + arch(179, 168, 50, 68, "glow")
        + path("M154 168v-14h50v14z", "clay3") + part("tree", 170, 162, 0.72)
    )  # fmt: skip
    return (
        sky() + arch(182, 168, 170, 160, "halo") + house(1, 30, 1) + house(2, 330, 0.98)
        + house(3, 258, 0.88) + house(4, 102, 0.92) + gate + street
        + _trees(dice, ((66, 176, 0.86), (300, 176, 0.8)))
        + somebody(dice, "rider").riding(dice.between("rider x", 196, 230), 192, 1.1)
        + walker.standing(120, 182, 0.72) + child.standing(134, 182, 0.46)
        + part("bicycle", 276, 182, 0.72)
    )  # fmt: skip


def coast(dice: Dice) -> str:
    """A beach with a bathing hut below beeches."""
    bather = somebody(dice, "bather")
    far = dice.pick("far", ("", part("sailboat", 316, 112, 0.5), part("sailboat", 218, 110, 0.36)))
    return (
        sky() + arch(262, 104, 150, 90, "halo")
        + disc(262, dice.between("sun", 64, 84), 22, "light") + box(0, 104, 360, 60, "water")
        + path("M120 104c30-10 60-8 90 0z", "hill") + far
        + ripples(((236, 116, 52), (250, 124, 26), (160, 120, 20), (196, 134, 28), (322, 128, 24)))
        + path("M0 200v-44c70-6 130-4 190 2s120 2 170-2v44z", "path")
        + path("M0 200v-24c60-8 130-4 180 24z", "stone") + box(178, 146, 136, 5, "clay2")
        + "".join(box(x, 150, 4, 15, "clay2") for x in (184, 214, 244, 274, 304))
        + bather.standing(dice.between("bather x", 236, 290), 146, 0.74)
        + path("M0 200v-20c40-10 84-8 128 20z", "field")
        + path("M0 0h168c2 16-10 26-24 24-4 20-28 28-44 16-14 18-44 18-56-2-12 14-32 14-44 4z",
               "grove")
        + part("beech", 14, 198, 1.95) + part("beech", 84, 192, 1.85) + part("beech", 50, 184, 1.7)
        + path("M86 84c14-6 30-18 40-40l4 1c-8 26-24 40-42 46z", "stone")
        + path("M0 0h132c2 14-8 22-20 20-6 16-28 20-40 8-10 16-36 18-48 2-8 6-18 6-24 2z", "field")
        + part("hut", dice.between("hut", 150, 172), 178, 0.98)
    )  # fmt: skip


def suburb(dice: Dice) -> str:
    """High blocks, and the train above the arches."""

    def tower(n: int, x: int, scale: float) -> str:
        return part(
            "tower", x, 134, scale, front=dice.pick(f"tower {n}", ("wall", "clay3", "shade"))
        )

    arches = "".join(arch(34 + i * 73, 200, 54, 58, "sage") for i in range(5))
    lit = 34 + 73 * dice.between("lit", 1, 3)
    people = "".join(
        somebody(dice, f"walker {x}").standing(x + 2, 199, 0.62)
        for x in (107, 180, 253)
        if x != lit and dice.between(f"there {x}", 0, 3)
    )
    return (
        sky() + arch(130, 150, 176, 136, "halo")
        + part("cloud", dice.between("cloud", 290, 330), 40, 0.8)
        + path("M0 134c60-22 120-18 180-8s120 6 180-8v82H0z", "hill")
        + tower(1, 62, 0.92) + tower(2, 112, 1.0) + tower(3, 162, 0.8) + tower(4, 236, 0.56)
        + tower(5, 270, 0.64)
        + _trees(dice, ((20, 138, 0.7), (40, 138, 0.5), (196, 138, 0.6), (212, 138, 0.44),
                        (302, 138, 0.7), (326, 138, 0.9), (350, 138, 0.6)))
        + box(0, 134, 360, 66, "stone") + box(0, 130, 360, 5, "stone2") + arches
        + arch(lit, 200, 54, 58, "glow") + part("train", dice.between("train", 160, 196), 130)
        + box(330, 84, 3, 48, "dark") + box(40, 84, 3, 48, "dark")
        + somebody(dice, "rider").riding(lit + 2, 198, 0.72) + people
    )  # fmt: skip


def country(dice: Dice) -> str:
    """Fields, a farm and a mill, and a road."""
    mill = part("mill", 76, 146, 1.1) if dice.between("mill", 0, 2) else (
        part("cottage", 84, 148, 0.9, front="wall", roof="clay"))  # fmt: skip
    traveller = dice.pick("on the road", (
        part("car", 160, 182, front="clay"), part("car", 214, 180, flip=True, front="water2"),
        somebody(dice, "rider").riding(170, 184, 0.7)))  # fmt: skip
    return (
        sky() + arch(226, 132, 210, 112, "halo")
        + disc(226, 132, dice.between("sun", 28, 36), "light")
        + _weather(dice) + box(0, 128, 360, 72, "field") + path("M0 128h360v8H0z", "hill")
        + path("M0 200 120 136h70L112 200zM214 200l14-64h50l44 64z", "path")
        + path("M112 200l78-64h38l-14 64z", "grove")
        + path("M322 200l-44-64h82v40zM0 164l62-28H0z", "clay3")
        + path("M0 200v-8l120-56h-8z", "hill")
        + _trees(dice, ((8, 136, 0.4), (22, 136, 0.5), (150, 136, 0.36), (348, 136, 0.56),
                        (334, 136, 0.4)))
        + mill + part("farm", 276, 150, 0.98)
        + path("M0 200v-14c120-16 240-10 360-2v16z", "deep")
        + path("M0 190c120-14 240-10 360-2", "bright", ' stroke-dasharray="10 10" opacity=".55"')
        + traveller
    )  # fmt: skip


def town(dice: Dice) -> str:
    """The square of a market town: gables, a lamp and a bench."""
    fronts = [dice.pick(f"front {n}", _HOUSES) for n in range(6)]
    row = "".join(
        part("gable", 30 + n * 60, 158, dice.pick(f"size {n}", (1.0, 1.12, 1.24)), front=front)
        for n, front in enumerate(fronts)
    )
    passer = somebody(dice, "passer")
    return (
        sky() + arch(182, 158, 200, 140, "halo") + _weather(dice) + row
        + arch(150, 158, 26, 38, "dark") + arch(150, 158, 20, 34, "light")
        + box(0, 158, 360, 42, "stone") + path("M0 178h360v22H0z", "floor")
        + path("M120 200l24-42h14l-4 42z", "path") + part("street-lamp", 222, 182, 1.1)
        + part("bench", 264, 186, 0.9)
        + senior(dice.pick("coat", ("water2", "clay", "fern"))).sitting(262, 172, 0.66, chair=False)
        + _trees(dice, ((22, 180, 0.8), (330, 180, 0.9))) + passer.standing(112, 188, 0.82)
        + part("pram", 90, 188, 0.8, front=dice.pick("pram", ("clay2", "deep", "water2")))
    )  # fmt: skip


def harbour(dice: Dice) -> str:
    """Boats at the quay of a small harbour."""
    houses = "".join(
        part("cottage", x, 116, 0.72, front=dice.pick(f"house {x}", ("clay", "wall", "clay3")),
             roof=dice.pick(f"roof {x}", ("dark", "clay2")))
        for x in (36, 92, 148)
    )  # fmt: skip
    return (
        sky() + arch(250, 122, 180, 108, "halo") + _weather(dice)
        + path("M0 116c60-16 120-12 180-4v10H0z", "hill") + houses + box(0, 116, 360, 84, "water")
        + path("M0 116h196v14H0z", "stone") + path("M0 124h196v6H0z", "stone2")
        + path("M230 122h130v6H252l-22 6z", "stone2") + part("lighthouse", 330, 124, 0.9)
        + part("fishing-boat", dice.between("boat", 130, 158), 146)
        + part("sailboat", dice.between("sail", 226, 266), 158, 1.1)
        + ripples(((30, 168, 40), (110, 176, 60), (220, 170, 34), (284, 150, 44), (300, 186, 30)))
        + box(0, 184, 140, 16, "clay2") + box(14, 172, 5, 28, "dark") + box(110, 172, 5, 28, "dark")
        + somebody(dice, "angler").standing(64, 186, 0.86) + part("bicycle", 94, 185, 0.7)
    )  # fmt: skip


def wood(dice: Dice) -> str:
    """A path into a beech wood, with light at its end."""
    trunks = "".join(
        part("beech", x, y, s)
        for x, y, s in ((20, 196, 2.1), (74, 178, 1.7), (290, 178, 1.7), (344, 198, 2.1),
                        (116, 164, 1.3), (252, 164, 1.3))
    )  # fmt: skip
    return (
        sky() + arch(182, 160, 150, 150, "halo")
        + disc(182, dice.between("sun", 74, 96), 20, "light") + box(0, 148, 360, 52, "field")
        + path("M84 148c40-12 150-12 196 0z", "hill")
        + path("M120 200c18-24 44-36 54-54h18c6 20 34 34 50 54z", "path")
        + path("M0 0h360v26c-16 22-46 20-60 4-14 16-40 14-52-4-12 12-30 12-40 2-16 12-44 12-58-2-14"
               " 18-42 18-56 2-16 16-46 16-60-2-10 14-26 12-34 2z", "grove") + trunks
        + path("M0 0h360v14c-22 16-50 12-64 0-20 14-58 14-76 0-24 14-60 14-82 0-24 16-66 14-84 0"
               "-20 14-44 12-54 2z", "field")
        + somebody(dice, "walker").standing(dice.between("walker", 160, 200), 186, 0.78)
        + (part("cat", 226, 186, 0.9) if dice.between("cat", 0, 2) == 0 else "")
    )  # fmt: skip


def road(dice: Dice) -> str:
    """Towards the sunrise by bicycle, with the bag for a visit."""
    home = part("cottage", 300, 132, 0.8, front=dice.pick("home", ("clay", "wall")))
    return (
        sky() + arch(180, 136, 190, 120, "halo")
        + disc(180, 132, dice.between("sun", 30, 38), "light")
        + _weather(dice) + path("M0 136c60-22 130-22 190-8s120 4 170-8v80H0z", "hill")
        + path("M0 200v-50c70-16 140-6 200 4s110 4 160-6v52z", "field")
        + path("M92 200c30-24 66-38 84-64h10c-2 26 50 40 84 64z", "path") + home
        + _trees(dice, ((34, 150, 0.8), (66, 146, 0.56), (258, 136, 0.5), (340, 140, 0.7)))
        + somebody(dice, "rider").riding(dice.between("rider", 148, 206), 194, 1.05)
    )  # fmt: skip


def evening(dice: Dice) -> str:
    """A lit window after work."""
    stars = "".join(
        disc(dice.between(f"x{n}", 8, 352), dice.between(f"y{n}", 10, 88), 1 + n % 2 * 0.5, "glow")
        for n in range(11)
    )
    reader = somebody(dice, "reader").half(182, 147, 0.86)
    return (
        sky() + stars + arch(268, 176, 140, 156, "halo") + disc(268, 64, 26, "glow")
        + disc(280, 56, 23, "halo") + path("M0 150c60-24 120-20 190-6s120 4 170-10v66H0z", "deep")
        + path("M4 176v-64l28-18 28 18v64zM58 176v-44l23-18 23 18v44zM300 176v-60l30-18 30 18v60z",
               "dark")
        + "".join(box(x, y, 9, 12, "deep", 1) for x in (16, 36, 314, 336) for y in (124, 148))
        + path("M116 178v-66l66-50 66 50v66z", "clay3")
        + path("M104 116l78-62 78 62-6 6-72-56-72 56z", "clay2") + box(214, 62, 12, 24, "clay2")
        + (part("cat", 220, 62) if dice.between("cat", 0, 1) else "")
        + arch(182, 144, 58, 56, "dark") + arch(182, 144, 50, 52, "light")
        + disc(182, 116, 18, "glow") + reader + box(152, 144, 60, 4, "dark")
        + box(140, 148, 84, 14, "clay3") + arch(140, 178, 20, 34, "deep")
        + part("plant", 224, 178, 0.5) + path("M0 176h360v24H0z", "dark")
        + path("M157 178h50l34 22H123z", "fern") + part("tree", 84, 180, 0.9)
    )  # fmt: skip
