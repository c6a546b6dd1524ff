"""What may not go out to readers: asked by everything that publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from records.loading.library import Library


def gate(library: Library) -> tuple[str, ...]:
    """A line for each thing that has to be put right before the site is real."""
    cure = "Slet det, eller gør det rigtigt."
    return tuple(
        f"{library.locate(record, ('example',))}: {record.label} er et eksempel. {cure}"
        for shelf in library.records.values()
        for record in shelf.values()
        if record.example
    )
