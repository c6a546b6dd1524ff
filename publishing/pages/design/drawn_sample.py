"""What the page of the look has drawn: numbers, a week, a way and the steps of a guide."""

from __future__ import annotations

from typing import Any

from publishing.addresses import DESIGN
from publishing.blocks import Link
from publishing.charts.chart import Key
from publishing.charts.strip import Part, strip
from publishing.charts.week import Block, WeekChart, week
from publishing.pages.areas.area_timeline import Stop, Timeline
from publishing.pages.learning.guides import TimeRow
from records.codes.everyday import Doing

_COLOURS = {Doing.SAMTALER: "c-1", Doing.TELEFON: "c-2", Doing.PAUSE: "c-glow"}
_DAYS = (
    ("Mandag", ((8, 12, Doing.SAMTALER), (12, 13, Doing.PAUSE), (13, 16, Doing.TELEFON))),
    ("Tirsdag", ((8, 10, Doing.TELEFON), (10, 12, Doing.SAMTALER), (12, 13, Doing.PAUSE))),
)
_STEPS = ("Find et sted", "Tal med en rådgiver", "Søg kapaciteten", "Åbn klinikken")


def drawn() -> dict[str, Any]:
    """The values of the specimens by name."""
    stations = (
        {"title": _STEPS[0], "length": "2 måneder", "text": "Se, hvad der er ledigt.",
         "url": DESIGN},
        {"title": _STEPS[2], "length": "6 uger", "text": "Skriv højst fire sider.", "url": None},
        {"title": _STEPS[3], "length": "", "text": "Sæt dit navn på døren.", "url": None},
    )  # fmt: skip
    return {
        "chart": strip(
            "vaegt",
            "Sådan vægtes ansøgningen",
            "Erfaring tæller 50 procent, planer for klinikken 30 og kendskab til øen 20.",
            (Part("Erfaring fra almen praksis", 50, "50\u00a0%", "c-1"),
             Part("Planer for klinikken", 30, "30\u00a0%", "c-4"),
             Part("Kendskab til øen", 20, "20\u00a0%", "c-3")),
            ("Det, der tæller", "Vægt"),
        ),
        "everyday": {
            "week": {"title": "To dage i klinikken", "text": "Et eksempel på to almindelige dage.",
                     "chart": _week(), "table": _week_table()},
            "way": {"title": "Vejen til egen klinik", "stations": stations},
        },
        "times": _times(),
        "timeline": Timeline(
            "Hvad sker der i byen?",
            (Stop("Januar 2026", "2026-01", "Klinikken åbner", "", example=False, state="past"),),
            "I dag, 22. november 2026",
            (
                Stop("8. december 2026", "2026-12-08", "Åbent hus", DESIGN, example=True,
                     state="coming"),
                Stop("11. januar 2027", "2027-01-11", "Frist: Kapacitet i byen", DESIGN,
                     example=True, state="next"),
            ),
        ),
    }  # fmt: skip


def _week() -> WeekChart:
    days = tuple(
        (
            day,
            tuple(
                Block(60 * start, 60 * end, doing.label, _COLOURS[doing], doing is Doing.PAUSE)
                for start, end, doing in blocks
            ),
        )
        for day, blocks in _DAYS
    )
    return week(days, tuple(Key(colour, doing.label) for doing, colour in _COLOURS.items()))


def _week_table() -> tuple[dict[str, Any], ...]:
    return tuple(
        {"day": day, "blocks": tuple({"time": f"kl. {start}–{end}", "text": doing.label}
                                     for start, end, doing in blocks)}
        for day, blocks in _DAYS
    )  # fmt: skip


def _times() -> tuple[TimeRow, ...]:
    """Every kind of row: with and without a time, and the day itself."""
    first, second, third, last = (
        Link(f"{number}. {title}", "#tider") for number, title in enumerate(_STEPS, start=1)
    )
    return (
        TimeRow("Senest 6 måneder før", 0, (first, second), is_goal=False, is_free=False),
        TimeRow("På dagen", 6, (last,), is_goal=True, is_free=False),
        TimeRow("Uden fast tid", 0, (third,), is_goal=False, is_free=True),
    )
