"""A day on which something happens to a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from records.facts.examples import with_example_prefix
from records.model.base import Content, Record
from records.model.guide import Step
from records.model.registry import BY_MODEL
from records.source.tree import Loc


class Urgency(StrEnum):
    """What it asks of an editor; only the first stays after its day, until it is done."""

    ACT = "gøres"
    BEGINS = "begynder"
    ENDS = "slutter"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """What happens on a day, and what to do about it."""

    day: date
    sort: Urgency
    what: str
    """Its name among those of the record, e.g. `deadline`: both together never change."""
    said: str
    """Without a full stop: `Frist kl. 12.00`."""
    do: str = ""
    """A whole sentence; empty where it happens by itself."""
    record: Record | None = None
    """None for what concerns the whole site."""
    loc: Loc = ()
    """The field that says the day, or that has to be changed."""

    @property
    def key(self) -> str:
        """`vacancy:roenne-1`, or `site`."""
        return f"{BY_MODEL[type(self.record)].key}:{self.record.id}" if self.record else "site"

    @property
    def title(self) -> str:
        """What a reader calls the record, examples marked."""
        if self.record is None:
            return "Hele siden"
        return with_example_prefix(self.record.label, example=self.record.example)

    @property
    def written(self) -> date:
        """The day on which somebody last wrote what this follows from, as far as it is known."""
        if isinstance(self.record, Content):
            return self.record.updated or self.record.published
        return self.record.checked if isinstance(self.record, Step) else self.day
