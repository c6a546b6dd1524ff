"""What stands in the comparison of practice forms, and the sources under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from publishing.blocks import Moment
from publishing.sources import source_text
from records.danish.dates import long_date
from records.model.practice_profile import Cell, Combination, PracticeProfile
from records.model.registry import address_of

_Part = Cell | Combination


@dataclass(frozen=True, slots=True)
class CellView:
    """What is told of a form in one respect: its sentence as HTML, its source and day."""

    key: str
    label: str
    html: str
    source: int
    """The number of the source on the page."""
    checked: Moment


@dataclass(frozen=True, slots=True)
class FormView:
    """A practice form as a row of the table."""

    id: str
    title: str
    url: str
    nature: str
    example: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source under the table, with the last day on which it was read."""

    text: str
    url: str | None
    checked: Moment


class Sources:
    """The sources of one page, numbered in the order in which its cells first name them."""

    def __init__(self) -> None:
        """None yet."""
        self._read_on: dict[tuple[str, str | None], list[date]] = {}

    def number(self, profile: PracticeProfile, part: _Part) -> int:
        """The number of the part's source on the page."""
        source = profile.source_of(part)
        key = (source_text(source), source.url)
        self._read_on.setdefault(key, []).append(part.checked)
        return list(self._read_on).index(key) + 1

    def lines(self) -> Iterator[NumberedSource]:
        """The sources in the order of their numbers."""
        for (text, url), days in self._read_on.items():
            yield NumberedSource(text, url, moment(max(days)))


def form_view(profile: PracticeProfile, sources: Sources) -> FormView:
    """The practice form with a cell for each row of the comparison."""
    return FormView(
        id=profile.id,
        title=profile.title,
        url=address_of(profile) or "",
        nature=profile.nature.label,
        example=profile.example,
        cells=tuple(
            cell_view(aspect.value, aspect.label, cell, profile, sources)
            for aspect, cell in profile.by_aspect.items()
        ),
    )


def cell_view(
    key: str, label: str, part: _Part, profile: PracticeProfile, sources: Sources
) -> CellView:
    """A cell as the page has it."""
    html = f"<span>{escape(part.text)}</span>"
    return CellView(key, label, html, sources.number(profile, part), moment(part.checked))


def moment(day: date) -> Moment:
    """The day as it is written and as machines read it."""
    return Moment(long_date(day), day.isoformat())
