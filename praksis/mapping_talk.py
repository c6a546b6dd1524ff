"""Which column is which field: as a file says, as was answered before, or as is answered now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis.finding import kind_named
from praksis.mapping_needs import with_needs
from praksis.prompts import Terminal, is_interactive
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from editing.importing.mapping import ImportMapping
    from editing.importing.spreadsheet import Spreadsheet
    from editing.importing.table import RawSheet
    from records.loading.library import Library
    from records.model.field_spec import KindSpec
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
    Terminal().say(f"\nDine svar er gemt i {project.shown(kept)}. Ret dem der.")
    return mapping, _laid_out(file, raw, mapping), ()


def _given(file: Path, given: Path, sheet: str) -> Found:
    from editing.importing.mapping import read_mapping

    mapping = read_mapping(given, given.name)
    raw = _read(file, sheet)
    if raw.exported is not None and raw.exported.kind != mapping.kind:
        raw = replace(raw, exported=None)
    return mapping, _laid_out(file, raw, mapping), ()


def _kept(project: Project, file: Path, raw: RawSheet) -> Found | None:
    """What was answered for a sheet with these headers, best with no other ones."""
    from editing.importing.mapping import lacking, read_mapping

    found: list[tuple[int, Path, ImportMapping, Spreadsheet]] = []
    for kept in sorted((project.root / FOLDER).glob("*.yml")):
        mapping = read_mapping(kept, project.shown(kept))
        table = _laid_out(file, raw, mapping)
        if not _unknown(table, mapping):
            found.append((len(lacking(table, mapping)), kept, mapping, table))
    if not found:
        return None
    _, kept, mapping, table = min(found, key=lambda each: each[0])
    click.echo(f"Kolonnerne læses som i {project.shown(kept)}. Ret dine svar der.")
    return mapping, table, ()


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
    if mapping.when_needed:
        values["when_needed"] = dict(mapping.when_needed)
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
        from editing.importing.mapping import ImportMapping, paths_by_name
        from records.model.field_spec import spec_of

        kind = self._kind()
        form = spec_of(kind)
        bare = ImportMapping(kind)
        unknown = _unknown(self.table, bare)
        columns = {}
        if unknown:
            for line in _listed(form):
                Terminal().say(line)
        known = paths_by_name(form)
        taken = {known[name.casefold()]: name for name in self.table.headers if name not in unknown}
        for name in unknown:
            columns[name] = self._field(form, name, taken)
            taken[columns[name]] = name
        return with_needs(self.library, self.table, form, replace(bare, columns=columns))

    @staticmethod
    def _kind() -> str:
        """What the rows are; asks again for what is no kind."""
        while True:
            word = Terminal().ask("Hvad er rækkerne? Fx mulighed eller arrangement", "mulighed")
            try:
                return kind_named(word)
            except click.UsageError as error:
                Terminal().say(f"  {error.message}")

    def _field(self, form: KindSpec, name: str, taken: Mapping[str, str]) -> str:
        """The path of the field that a column is; nothing for one that is left out.

        `taken` are the columns of other fields, by path.
        """
        from editing.importing.mapping import columns_of, paths_by_name

        paths = [path for _, path, _ in columns_of(form)]
        by_name = paths_by_name(form)
        example = next((row.cells[name] for row in self.table.rows if name in row.cells), "")
        while True:
            hint = f' (fx "{example[:40]}")' if example else ""
            said = Terminal().ask(f'Hvilket felt er "{name}"{hint}? Enter: intet')
            if not said:
                return ""
            is_number = said.isdecimal() and 1 <= int(said) <= len(paths)
            path = paths[int(said) - 1] if is_number else by_name.get(said.casefold(), "")
            if path and path in taken:
                Terminal().say(f'  Det felt er kolonnen "{taken[path]}". Vælg et andet.')
            elif path in paths:
                return path
            elif path:
                Terminal().say(f'  "{said}" har flere felter. Vælg et af dem, der står på listen.')
            else:
                Terminal().say("  Svar med et nummer, feltets navn eller Enter.")


def _listed(form: KindSpec) -> Iterator[str]:
    from editing.importing.mapping import columns_of

    for number, (name, path, _) in enumerate(columns_of(form), 1):
        yield f"  {number:>3}  {name} ({path})"
