"""The four sections on working and living in an area (domain guide 6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.markdown import render
from publishing.tables import boxed_tables
from records.danish.dates import duration
from records.loading.library import Library
from records.model.area import Area, TravelTime


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its heading, which is empty if the section has only one text."""

    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Travel:
    """A journey as text, and its time in percent of the longest one."""

    text: str
    time: str
    percent: int
    source: str


@dataclass(frozen=True, slots=True)
class AreaSection:
    """One of the four sections."""

    id: str
    heading: str
    texts: tuple[Text, ...]
    travels: tuple[Travel, ...] = ()


_SECTIONS = (
    ("arbejdet", "Arbejdet", (("", "story"),)),
    ("faglige-miljoeer", "Forskning og faglige miljøer", (("", "professional_life"),)),
    ("transport", "Transport", (("", "transport"),)),
    (
        "bolig-og-familie",
        "Bolig og familie",
        (
            ("Bolig", "housing"),
            ("Skoler og børn", "schools"),
            ("Job til partner", "spouse_job"),
            ("Fritid", "leisure"),
        ),
    ),
)


def area_sections(area: Area, library: Library) -> Iterator[AreaSection]:
    """The sections that have something to tell; what is missing is the editor's to know."""
    for section_id, heading, fields in _SECTIONS:
        texts = tuple(_texts(area, fields, library))
        travels = tuple(_travels(area.travel_times)) if section_id == "transport" else ()
        if texts or travels:
            yield AreaSection(section_id, heading, texts, travels)


def _texts(area: Area, fields: tuple[tuple[str, str], ...], library: Library) -> Iterator[Text]:
    for heading, name in fields:
        text = getattr(area, name)
        if text:
            yield Text(heading, boxed_tables(render(text, library)))


def _travels(times: tuple[TravelTime, ...]) -> Iterator[Travel]:
    longest = max((time.minutes for time in times), default=1)
    for time in times:
        yield Travel(
            text=f"{time.from_place}–{time.to_place}, {_inside(time.mode)}",
            time=duration(time.minutes * 60),
            percent=max(1, round(100 * time.minutes / longest)),
            source=time.source,
        )


def _inside(mode: str) -> str:
    return mode[:1].lower() + mode[1:]
