"""Which column is which field: as a file says, as was answered before, or as is answered now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis.finding import kind_named
from praksis.prompts import Terminal, is_interactive
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editing.importing.mapping import ImportMapping
    from editing.importing.spreadsheet import Spreadsheet
    from editing.importing.table import RawSheet
    from records.loading.library import Library
    from records.model.field_spec import FieldSpec, KindSpec
    from records.source.files import Project

FOLDER = ".praksis/import"
"""Where answers are kept for the next sheet with the same headers; committed with the project."""
Found = tuple["ImportMapping", "Spreadsheet", tuple[str, ...]]
"""The mapping, the sheet read with it, and what to say of where the mapping came from."""


def mapping_for(
    project: Project, library: Library, file: Path, given: Path | None, sheet: str
) -> Found:
    """The mapping that fits the sheet, and the sheet.

    Where none is given, one that was kept is taken if it knows every column; else what is not
    known is asked for, where somebody can answer, and kept. Raises SourceError.
    """
    from editing.importing.mapping import ImportMapping
    from records.model.registry import BY_KEY

    if given:
        return _given(file, given, sheet)
    bare = ImportMapping()
    raw = _read(file, sheet)
    table = _laid_out(file, raw, bare)
    if table.exported is not None and table.exported.kind in BY_KEY:
        mapping = replace(bare, kind=table.exported.kind)
        return mapping, _laid_out(file, raw, mapping), ()
    if table.exported is not None:  # the hidden sheet may say anything
        raw = replace(raw, exported=None)
        table = _laid_out(file, raw, bare)
    if not _unknown(table, bare):
        return bare, table, ()
    known = _kept(project, file, raw)
    if known:
        return known
    if not is_interactive(None):
        return bare, table, ()
    mapping = _Talk(library, table).mapping()
    kept = _keep(project, file, mapping)
    return mapping, _laid_out(file, raw, mapping), (f"Dine svar er gemt i {project.shown(kept)}.",)


def _given(file: Path, given: Path, sheet: str) -> Found:
    from editing.importing.mapping import read_mapping

    mapping = read_mapping(given, given.name)
    raw = _read(file, sheet)
    if raw.exported is not None and raw.exported.kind != mapping.kind:
        raw = replace(raw, exported=None)
    return mapping, _laid_out(file, raw, mapping), ()


def _kept(project: Project, file: Path, raw: RawSheet) -> Found | None:
    """What was answered for a sheet with the same headers."""
    from editing.importing.mapping import read_mapping

    for kept in sorted((project.root / FOLDER).glob("*.yml")):
        mapping = read_mapping(kept, project.shown(kept))
        table = _laid_out(file, raw, mapping)
        if not _unknown(table, mapping):
            return mapping, table, (f"Kolonnerne læses som i {project.shown(kept)}.",)
    return None


def _read(file: Path, sheet: str) -> RawSheet:
    from editing.importing.spreadsheet import read_sheet

    return read_sheet(file, file.name, sheet)


def _laid_out(file: Path, raw: RawSheet, mapping: ImportMapping) -> Spreadsheet:
    from editing.importing.mapping import is_known
    from editing.importing.spreadsheet import laid_out
    from records.model.field_spec import spec_of

    return laid_out(raw, file.name, is_known(spec_of(mapping.kind), mapping))


def _unknown(table: Spreadsheet, mapping: ImportMapping) -> list[str]:
    from editing.importing.mapping import is_known
    from records.model.field_spec import spec_of

    known = is_known(spec_of(mapping.kind), mapping)
    return [name for name in table.headers if not known(name)]


def _keep(project: Project, file: Path, mapping: ImportMapping) -> Path:
    """Write the mapping under the sheet's name, a number behind it where that is taken."""
    import yaml

    from records.danish.slugs import slug
    from records.source.whole_file import write_new

    folder = project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "kind": mapping.kind,
        "columns": dict(mapping.columns),
        "defaults": dict(mapping.defaults),
    }
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
    for number in range(1, 1000):
        ending = "" if number == 1 else f"-{number}"
        target = folder / f"{slug(file.stem) or 'ark'}{ending}.yml"
        if not target.exists():
            write_new(target, text.encode())
            return target
    raise PraksisError(f"Der er for mange filer i {FOLDER}/. Slet dem, I ikke bruger.")


@dataclass(frozen=True, slots=True)
class _Talk:
    """Asks what the columns of a sheet are."""

    library: Library
    table: Spreadsheet

    def mapping(self) -> ImportMapping:
        """The answers."""
        from editing.importing.mapping import ImportMapping
        from records.model.field_spec import spec_of

        kind = self._kind()
        form = spec_of(kind)
        bare = ImportMapping(kind)
        unknown = _unknown(self.table, bare)
        columns = {}
        if unknown:
            for line in _listed(form):
                Terminal().say(line)
        for name in unknown:
            columns[name] = self._field(form, name)
        mapping = replace(bare, columns=columns)
        return replace(mapping, defaults=dict(self._defaults(form, mapping)))

    @staticmethod
    def _kind() -> str:
        """What the rows are; asks again for what is no kind."""
        while True:
            word = Terminal().ask("Hvad er rækkerne? Fx mulighed eller arrangement", "mulighed")
            try:
                return kind_named(word)
            except click.UsageError as error:
                Terminal().say(f"  {error.message}")

    def _field(self, form: KindSpec, name: str) -> str:
        """The path of the field that a column is; nothing for one that is left out."""
        from editing.importing.mapping import columns_of, paths_by_name

        paths = [path for _, path, _ in columns_of(form)]
        by_name = paths_by_name(form)
        example = next((row.cells[name] for row in self.table.rows if name in row.cells), "")
        while True:
            hint = f' (fx "{example[:40]}")' if example else ""
            said = Terminal().ask(f'Hvilket felt er "{name}"{hint}? Enter: intet')
            if not said:
                return ""
            if said.isdecimal() and 1 <= int(said) <= len(paths):
                return paths[int(said) - 1]
            if said.casefold() in by_name:
                return by_name[said.casefold()]
            Terminal().say("  Svar med et nummer, feltets navn eller Enter.")

    def _defaults(self, form: KindSpec, mapping: ImportMapping) -> Iterator[tuple[str, str]]:
        """What holds for all rows, of the fields that must be there and no column fills."""
        from editing.importing.mapping import paths_by_name

        by_name = paths_by_name(form)
        filled = {
            mapping.columns.get(name) or by_name.get(name.casefold(), "")
            for name in self.table.headers
        }
        for field in form.fields:
            if _is_asked(field) and field.key not in filled:
                example = f" (fx {field.spoken_example})" if field.example else ""
                said = Terminal().ask(f"{field.label}{example} for alle rækker? Enter: intet")
                if said:
                    yield field.key, self._value(field, said)

    def _value(self, field: FieldSpec, said: str) -> str:
        from editing.normalise import area_names, normalise

        return str(normalise(said, field, area_names(self.library)))


def _is_asked(field: FieldSpec) -> bool:
    return field.required and not field.many and not field.parts and field.key != "id"


def _listed(form: KindSpec) -> Iterator[str]:
    from editing.importing.mapping import columns_of

    for number, (name, path, _) in enumerate(columns_of(form), 1):
        yield f"  {number:>3}  {name} ({path})"
