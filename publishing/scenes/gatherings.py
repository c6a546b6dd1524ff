"""Scenes where people meet: to learn, to agree, to take over, to tell."""

from __future__ import annotations

from itertools import count

from publishing.scenes.drawing import Dice, arch, box, disc, part, path, placed, room, sky
from publishing.scenes.indoors import window
from publishing.scenes.people import COAT, arm, doctor, senior, somebody, stethoscope


def lecture(dice: Dice) -> str:
    """Listeners in rows, and somebody who tells."""
    hair = ("hair1", "hair2", "hair4", "hair1", "hair3", "hair2")
    clothes = ("deep", "water2", "fern", "wall", "clay", "deep", "clay2")
    seats = count()
    rows = ""
    for y, number, scale, left in ((142, 9, 0.82, 22), (166, 8, 1.0, 12), (196, 7, 1.2, 24)):
        step = (360 - 2 * left) / (number - 1)
        rows += box(0, y + 6 * scale, 360, 30, "clay" if y == 166 else "clay2")
        for i in range(number):
            n = next(seats)
            rows += part("listener", left + i * step, y, scale,
                         hair=dice.pick(f"hair {n}", hair),
                         clothes=dice.pick(f"clothes {n}", clothes))  # fmt: skip
        rows += box(0, y + 9 * scale, 360, 4, "clay3")
    asks = dice.between("asks", 130, 230)
    return (
        sky() + box(0, 104, 360, 96, "mist") + arch(180, 112, 156, 104, "dark")
        + arch(180, 112, 144, 98, "glow")
        + path("M108 112c30-30 60-34 84-18s40 8 60 0v18z", "field") + arch(196, 112, 30, 46, "deep")
        + arch(196, 112, 22, 42, "light") + path("M0 104h360v4H0z", "shade")
        + doctor(dice).standing(286, 122, 1, stethoscope(22) + arm("M-9-40l-16-8"))
        + path("M296 122h26l-3-34h-20z", "clay2") + box(294, 84, 30, 5, "clay3", 1)
        + part("plant", 40, 112, 0.9) + rows
        + f'<path class="arm deep-arm" d="M{asks} 204l12-48"/>' + disc(asks + 13, 152, 5.5, "skin1")
        + part("listener", asks - 8, 200, 1.2, hair="hair1", clothes="deep")
    )  # fmt: skip


def takeover(dice: Dice) -> str:
    """One gives the key of the practice to another."""
    giver, taker = senior(COAT), somebody(dice, "taker")
    view = (
        arch(180, 162, 120, 146, "dark") + arch(180, 162, 104, 138, "glow")
        + disc(dice.between("sun", 150, 212), 86, 16, "clay3")
        + path("M128 162v-42c30-14 80-10 104 2v40z", "field")
        + path("M172 162c0-20 6-30 14-42h6c0 14 8 26 22 42z", "stone")
        + path("M128 158h104l24 42H104z", "path")
    )  # fmt: skip
    return (
        room(158) + view + part("box", 44, 190, 1.2) + part("box", 88, 192, 0.96)
        + part("plant", 44, 156, 0.84) + part("box", 324, 190, 1.1) + part("plant", 330, 159, 0.5)
        + giver.standing(136, 190, 1.5, stethoscope(22) + arm("M9-42l16 6"))
        + taker.standing(226, 190, 1.5, arm("M9-42l16 8"), flip=True)
        + disc(175, 136, 5, giver.skin) + disc(188, 139, 5, taker.skin) + part("key", 181, 134)
        + part("picture", 286, 74)
        + path("M40 50h42v52H40z", "line", ' stroke-dasharray="3 5" stroke-opacity=".4"')
    )  # fmt: skip


def agreement(dice: Dice) -> str:
    """Two at a table with the papers."""
    first, second = (
        somebody(dice, "first"),
        dice.pick("second", (senior(), somebody(dice, "second"))),
    )
    lit = dice.between("lit", 0, 4)
    doors = "".join(
        arch(132 + n * 24, 90, 16, 46, "light" if n == lit else "sage") for n in range(5)
    )
    return (
        room() + box(112, 24, 136, 76, "wall", 6) + doors + box(118, 90, 124, 2, "stone2")
        + part("picture", 52, 66) + part("books", 316, 70) + box(288, 70, 58, 4, "clay2")
        + first.sitting(92, 160, 1.3, arm("M6-22l10 13 14-2"))
        + second.sitting(268, 160, 1.3, arm("M6-22l10 13 14-2"), flip=True)
        + box(112, 146, 136, 6, "clay2", 2) + box(122, 152, 5, 40, "clay2")
        + box(233, 152, 5, 40, "clay2")
        + part("sheet", 162, 146, 0.62) + part("sheet", 192, 146, 0.62) + part("mug", 222, 146)
        + part("plant", 24, 186, 1.05)
    )  # fmt: skip


def moving_in(dice: Dice) -> str:
    """An empty clinic with boxes, and a door that stands open."""
    one, other = somebody(dice, "one"), doctor(dice)
    return (
        room(152) + arch(126, 156, 96, 130, "dark") + arch(126, 156, 82, 123, "glow")
        + path("M85 140c24-12 54-12 82 0v16H85z", "field")
        + part("tree", 146, 150, 0.8) + path("M167 156V74c0-24-8-36-22-39v121z", "deep")
        + disc(152, 104, 2.5, "light") + path("M85 156h82l14 44H62z", "path")
        + path("M262 50h54v54h-54z", "line", ' stroke-dasharray="3 5" stroke-opacity=".4"')
        + part("box", 236, 190, 1.4) + part("box", 236, 148, 1.2) + part("box", 290, 190, 1.2)
        + part("plant", 290, 156, 0.9)
        + one.standing(198, 192, 1.36, arm("M9-42l12 8"))
        + other.standing(326, 192, 1.36, stethoscope(22) + arm("M9-42l10 14"), flip=True)
        + part("couch", 44, 186, 0.8)
    )  # fmt: skip


def conversation(dice: Dice) -> str:
    """Two with a microphone between them."""
    waves = "".join(
        arch(60 + n * 20, 84, 9, height, "light" if n == 6 else "sage")
        for n, height in enumerate(
            dice.between(f"wave {n}", 14, 54) if n != 6 else 60 for n in range(13)
        )
    )
    first = somebody(dice, "first")
    return (
        room() + arch(180, 150, 220, 132, "halo") + waves
        + first.sitting(104, 160, 1.36, arm("M6-22l10 14 14-4"))
        + doctor(dice).sitting(256, 160, 1.36, stethoscope(3) + arm("M6-22l10 14 14-4"), flip=True)
        + '<ellipse class="clay2" cx="180" cy="150" rx="62" ry="9"/>'
        + '<ellipse class="clay3" cx="180" cy="147" rx="62" ry="8"/>'
        + box(177, 156, 6, 36, "clay2")
        + part("microphone", 164, 146, 1.0) + part("microphone", 196, 146, 1.0, flip=True)
        + part("plant", 26, 186, 1.1) + part("books", 330, 186, 1.2)
    )  # fmt: skip


def group(dice: Dice) -> str:
    """Colleagues in a ring of chairs who help one another on."""
    people = (
        somebody(dice, "one").sitting(84, 150, 1.15, arm("M6-22l12 8"))
        + somebody(dice, "two").sitting(146, 138, 1.0, arm("M6-22l8 10"))
        + somebody(dice, "three").sitting(214, 138, 1.0, arm("M6-22l10-6"), flip=True)
        + senior(dice.pick("vest", ("water2", "clay", "fern"))).sitting(
            278, 150, 1.15, arm("M6-22l12 10"), flip=True
        )
    )
    return (
        room(144) + window(180, 104, dice.between("window", 100, 130), 88, dice)
        + part("picture", 50, 66) + part("clock", 308, 46)
        + '<ellipse class="clay3" cx="181" cy="176" rx="128" ry="18"/>'
        + '<ellipse class="path" cx="181" cy="176" rx="104" ry="12"/>' + people
        + box(164, 164, 34, 4, "clay2", 2) + box(178, 168, 5, 18, "clay2")
        + part("mug", 174, 164, 0.9)
        + part("mug", 190, 164, 0.9) + part("plant", 336, 186, 1.1)
    )  # fmt: skip


def open_house(dice: Dice) -> str:
    """Guests in the door of the house, below bunting."""
    guests = "".join(
        somebody(dice, f"guest {n}").standing(x, 190, scale, flip=n % 2 == 1)
        for n, (x, scale) in enumerate(((74, 1.2), (112, 1.05), (252, 1.1), (296, 1.24)))
    )
    return (
        room(156) + arch(180, 160, 116, 140, "dark") + arch(180, 160, 100, 132, "light")
        + arch(180, 160, 76, 110, "glow") + placed(part("bunting", 0, 0, 1.8), 180, 14)
        + path("M130 160h100l22 40H108z", "path")
        + doctor(dice).standing(180, 182, 1.34, stethoscope(22) + arm("M-10-40l-12-4")
        + arm("M10-40l12-4"))
        + guests + part("plant", 26, 188, 1.2) + part("plant", 336, 188, 1.1)
    )  # fmt: skip
