"""Scenes indoors: the work of a practice, and what leads there."""

from __future__ import annotations

from publishing.scenes.drawing import (
    Dice,
    arch,
    box,
    disc,
    part,
    path,
    placed,
    room,
)
from publishing.scenes.people import arm, doctor, senior, somebody, stethoscope


def window(x: int, foot: int, width: int, height: int, dice: Dice) -> str:
    """An arched window in the wall, and what is outside."""
    inner = width - 12
    left, right = x - inner / 2, x + inner / 2
    r = inner / 2
    top = foot - height + 6
    outside = dice.pick("outside", ("tree", "sun", "hills"))
    more = {
        "tree": part("tree", x + inner * 0.22, foot - 2, height / 100),
        "sun": disc(x + inner * 0.2, top + r * 0.9, inner * 0.13, "light"),
        "hills": disc(x - inner * 0.2, top + r * 0.8, inner * 0.11, "glow"),
    }[outside]
    view = (
        path(f"M{left:g} {foot}V{top + r:g}a{r:g} {r:g} 0 0 1 {inner:g} 0V{foot}z", "water")
        + path(f"M{left:g} {foot}v{-height * 0.2:g}q{inner * 0.3:g} {-height * 0.16:g} "
               f"{inner * 0.56:g} {-height * 0.03:g}t{inner * 0.44:g} {-height * 0.02:g}V{foot}z",
               "field")
    )  # fmt: skip
    bars = box(x - 1, foot - height + 2, 2, height - 2, "wall")
    sill = box(left - 10, foot, right - left + 20, 6, "shade")
    return arch(x, foot, width, height, "wall") + view + more + bars + sill


def table(x: float, y: float, width: float, foot: float = 184) -> str:
    """A table from its upper left corner to the floor at `foot`."""
    return (
        box(x, y, width, 5, "clay2", 2) + box(x + 7, y + 5, 4, foot - y - 5, "clay2")
        + box(x + width - 11, y + 5, 4, foot - y - 5, "clay2")
    )  # fmt: skip


def screen(x: float, y: float) -> str:
    """A screen on a table."""
    return placed(
        box(-16, -30, 32, 24, "screen", 3) + box(-2, -8, 4, 8, "dark") + box(-9, -2, 18, 2, "dark"),
        x, y,
    )  # fmt: skip


def consultation(dice: Dice) -> str:
    """A doctor and a patient at a table by the window."""
    patient = dice.pick("patient", (somebody(dice, "patient"), senior("clay")))
    wide = dice.between("window", 96, 116)
    return (
        room() + window(180, 122, wide, wide, dice) + part("picture", 60, 70, 1.1)
        + part("couch", 56, 170, 0.96) + box(332, 36, 3, 140, "dark")
        + path("M318 62h31l-6-24h-19z", "light") + box(320, 174, 27, 4, "dark")
        + patient.sitting(130, 154, 1.32, arm("M6-22l8 12 12-3"))
        + doctor(dice).sitting(256, 154, 1.32, stethoscope(3) + arm("M6-22l8 13 14-2"), flip=True)
        + table(152, 140, 84) + part("mug", 176, 140) + box(196, 136, 22, 3, "wall")
        + screen(218, 140) + part("plant", 300, 182, 0.9)
    )  # fmt: skip


def waiting_room(dice: Dice) -> str:
    """Those who wait, and the doctor in the door."""
    people = (
        senior().sitting(46, 156, 1, box(20, -10, 3, 34, "clay2"), chair=False)
        + somebody(dice, "second").sitting(134, 156, 1, arm("M6-22l10 10"), chair=False)
        + somebody(dice, "child").half(154, 151, 0.56)
        + somebody(dice, "third").sitting(174, 156, 1, arm("M6-22l8 8 4-6"), chair=False)
    )  # fmt: skip
    chairs = "".join(
        box(x, 150, 36, 20, "fern", 4) + box(x, 118, 36, 30, "sage", 5)
        + box(x + 4, 170, 3, 18, "dark") + box(x + 29, 170, 3, 18, "dark")
        for x in (30, 72, 114, 156)
    )  # fmt: skip
    return (
        room(152) + part("clock", 196, 44) + part("picture", 60, 62) + part("picture", 98, 58, 0.8)
        + arch(294, 156, 88, 128, "dark") + arch(294, 156, 74, 121, "glow")
        + path("M257 156V72c0-24 8-34 22-37v121z", "deep") + disc(272, 104, 2.5, "light")
        + doctor(dice).standing(306, 164, 1.22, stethoscope(22) + arm("M-10-40l-12 12"))
        + box(28, 168, 196, 4, "stone2") + chairs + people + part("plant", 238, 180, 1.15)
        + part("plant", 12, 182, 1.1)
        + placed(box(-16, -8, 12, 8, "clay", 2) + box(-2, -8, 12, 8, "deep", 2)
                 + box(12, -8, 10, 8, "light", 2)
                 + "".join(disc(x, 1, 2.5, "ink") for x in (-13, -7, 1, 7, 15, 20)), 108, 190)
    )  # fmt: skip


def coffee(dice: Dice) -> str:
    """The team around a table."""
    cups = "".join(
        part("mug", x, y, 1.3) for x, y in ((104, 172), (238, 168), (270, 180), (146, 186))
    )
    cake = (
        '<ellipse class="wall" cx="190" cy="176" rx="30" ry="7"/>'
        + path("M168 174v-8c0-6 44-6 44 0v8c0 6-44 6-44 0z", "clay2")
        + '<ellipse class="glow" cx="190" cy="166" rx="22" ry="5"/>'
        + path("M190 166l18-4 4 4v8c0 3-4 5-8 5z", "clay")
    )
    return (
        room(150) + window(180, 108, dice.between("window", 112, 136), 90, dice)
        + part("picture", 44, 66) + box(286, 58, 60, 4, "clay2") + part("plant", 302, 58, 0.55)
        + part("books", 332, 58, 0.7)
        + somebody(dice, "first").half(74, 164, 1.4, arm("M8-18l10 8"))
        + doctor(dice).half(136, 158, 1.34, stethoscope())
        + somebody(dice, "third").half(210, 158, 1.34, arm("M10-18l6 10"))
        + somebody(dice, "fourth").half(284, 164, 1.4, arm("M-8-18l-12 6 2-12"))
        + '<ellipse class="clay2" cx="180" cy="180" rx="150" ry="24"/>'
        + '<ellipse class="clay3" cx="180" cy="174" rx="150" ry="24"/>'
        + cups + cake + part("lamp", 180, 30)
    )  # fmt: skip


def paperwork(dice: Dice) -> str:
    """Letters on their way into the right pigeonholes."""

    def pile(x: int, y: int, sheets: int) -> str:
        return "".join(
            part("letter", x + (dice.between(f"{x} {n}", 0, 4) - 2) * 1.6, y - n * 9.5)
            for n in range(sheets)
        )

    lit = dice.pick("lit", (130, 164, 198, 232))
    holes = "".join(
        arch(x, y, 26, 28, "light" if (x, y) == (lit, 62) else "sage")
        + (part("letter", x, y, 0.55) if dice.between(f"{x}{y}", 0, 2) else "")
        for y in (62, 98)
        for x in (130, 164, 198, 232)
    )
    carrier = somebody(dice, "carrier")
    return (
        room(152) + arch(181, 152, 176, 144, "halo") + box(112, 104, 138, 4, "clay2") + holes
        + box(112, 62, 138, 3, "clay2") + box(112, 98, 138, 3, "clay2")
        + pile(76, 140, dice.between("pile", 5, 12)) + doctor(dice).half(52, 140, 1, stethoscope())
        + table(30, 140, 92, 190) + carrier.standing(206, 190, 1.3) + pile(228, 148, 5)
        + placed(f'<path class="arm {carrier.clothes}-arm" d="M-4-54l8 18h26"/>', 206, 190)
        + disc(240, 154, 5, carrier.skin) + pile(326, 140, 2)
        + somebody(dice, "desk").half(300, 140, 1, arm("M-10-18l-12 6")) + table(276, 140, 72, 190)
    )  # fmt: skip


def telephone(dice: Dice) -> str:
    """The telephone hour: a secretary who listens."""
    rings = "".join(
        path(f"M{x} {y}a{r} {r} 0 0 1 0 {r + 10}", "line", f' stroke-opacity=".{tone}"')
        for x, y, r, tone in ((236, 88, 16, 6), (245, 84, 28, 4), (254, 80, 40, 2))
    )
    who = somebody(dice, "secretary")
    return (
        room() + window(92, 116, 84, 88, dice) + part("clock", 290, 46)
        + arch(200, 150, 130, 122, "halo")
        + who.sitting(196, 152, 1.5, arm("M8-20l6-12-6-10"), chair=True) + rings
        + box(214, 90, 7, 16, "dark", 3)
        + box(120, 146, 200, 6, "clay2", 2) + box(132, 152, 5, 40, "clay2")
        + box(302, 152, 5, 40, "clay2")
        + part("telephone", 274, 146, 0.9) + screen(150, 146) + part("calendar", 236, 146, 0.6)
        + part("mug", 304, 146) + part("plant", 342, 188, 1.1)
    )  # fmt: skip


def examination(dice: Dice) -> str:
    """A doctor with the scanner beside a patient on the couch."""
    patient = somebody(dice, "patient")
    lying = (
        placed(box(-8, -12, 74, 13, patient.clothes, 6) + disc(-16, -7, 8, patient.skin)
               + path("M-24-9a8 8 0 0 1 10-6v4z", patient.hair) + box(56, -10, 40, 11, "dark", 5),
               88, 140)
    )  # fmt: skip
    return (
        room() + window(250, 106, 80, 82, dice) + part("picture", 70, 62)
        + box(52, 140, 140, 10, "clay", 4) + path("M52 140v-10h26c6 0 8 4 8 10z", "clay3")
        + box(62, 150, 5, 34, "stone2") + box(178, 150, 5, 34, "stone2") + lying
        + part("scanner", 196, 190, 1.36)
        + doctor(dice).sitting(248, 160, 1.36, stethoscope(3) + arm("M8-22l8 10 16-4"), flip=True)
        + part("plant", 326, 186, 1.2) + part("bag", 300, 186, 0.8)
    )  # fmt: skip
