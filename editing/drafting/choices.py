"""What can be chosen for a field: codes with their labels, records with their names."""

from __future__ import annotations

from records.danish.sorting import danish_key
from records.loading.library import Library
from records.model.area import Area
from records.model.field_spec import Choice, FieldSpec


def choices_of(field: FieldSpec, library: Library) -> tuple[Choice, ...]:
    """The values to choose from, in Danish order of their labels; none where any text goes."""
    if field.choices:
        return field.choices
    if field.relation == "area":
        areas = sorted(library.all(Area), key=lambda area: danish_key(area.name))
        return (
            Choice("region", "Hele regionen"),
            *(Choice(area.code, area.name) for area in areas),
        )
    if field.relation in (None, "*"):
        return ()
    shelf = library.records[field.relation]
    named = [Choice(record.id, record.label) for record in shelf.values()]
    return tuple(sorted(named, key=lambda choice: danish_key(choice.label)))
