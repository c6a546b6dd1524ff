"""What the rows of a sheet need and no column says, asked for as their rules demand it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from praksis.prompts import Terminal, prompter_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editing.importing.mapping import ImportMapping
    from editing.importing.spreadsheet import Spreadsheet
    from records.loading.library import Library
    from records.model.field_spec import KindSpec
    from records.source.tree import Data

_OF_ALL = "\nArket siger intet om de næste felter. Hvad gælder for alle rækker?"
_OF_SOME = "\nNogle rækker skal også sige noget om de næste felter. Hvad gælder for dem?"


def with_needs(
    library: Library, table: Spreadsheet, form: KindSpec, mapping: ImportMapping
) -> ImportMapping:
    """The mapping with the answers: of fields that every row must have, and of those that some do.

    A rule may speak only when others are content, so the rows are judged again after each round.
    Raises SourceError for a column that cannot hold its field.
    """
    asked: set[str] = set()
    while missing := [
        path for path in _missing(library, table, form, mapping) if path not in asked
    ]:
        asked.update(missing)
        of_all = [path for path in missing if form.field(path.partition(".")[0]).required]
        of_some = [path for path in missing if path not in of_all]
        defaults = _answered(library, form, mapping.defaults, of_all, _OF_ALL)
        needed = _answered(library, form, mapping.when_needed, of_some, _OF_SOME)
        mapping = replace(mapping, defaults=defaults, when_needed=needed)
    return mapping


def _missing(
    library: Library, table: Spreadsheet, form: KindSpec, mapping: ImportMapping
) -> list[str]:
    """The paths of the fields that rows must have and nothing fills, in the order of the form."""
    from editing.importing.demanded import demanded, filled_by
    from editing.importing.mapping import fields_of_columns
    from editing.importing.rows import read_rows
    from editing.normalise import area_names

    columns = fields_of_columns(table, mapping, form)
    there = library.records[form.kind.key]
    _, faults = read_rows(table, columns, mapping, form, area_names(library), there)
    filled = [*columns.values(), "id"]
    paths = {path for path in demanded(faults) if not filled_by(path, filled)}
    return sorted(paths, key=lambda path: _place(form, path))


def _answered(
    library: Library, form: KindSpec, known: Mapping[str, Data], paths: Sequence[str], heading: str
) -> Mapping[str, Data]:
    """What is known with an answer for each path; nothing for one that is left open."""
    from editing.importing.demanded import with_value
    from editing.importing.mapping import fields_along

    if paths:
        Terminal().say(heading)
    prompter = prompter_for(form, library)
    for path in paths:
        value = prompter.optional(*fields_along(form, path))
        known = known if value is None else with_value(known, path, value)
    return known


def _place(form: KindSpec, path: str) -> tuple[int, ...]:
    """Where the form has the field: its number, after those of the groups that it lies in."""
    from editing.importing.mapping import fields_along

    along = fields_along(form, path)
    beside = (form.fields, *(group.parts for group in along))
    return tuple(fields.index(field) for field, fields in zip(along, beside, strict=False))
