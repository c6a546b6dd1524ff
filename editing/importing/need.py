"""The public half-yearly export as one count: rows of municipalities, each fault at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from editing.importing.spreadsheet import Row, Spreadsheet, laid_out
from editing.importing.table import Number, RawSheet
from records.danish.nearest import sure
from records.danish.numbers import count
from records.model.need import MunicipalNeed
from records.source.diagnostics import Diagnostic, SourceError, diagnostic

AREA = "area"
_NAMES: Mapping[str, tuple[str, ...]] = {
    AREA: ("kommune", "kommunenavn", "kommunekode", "kommunenr.", "kommunenummer", "bopælskommune"),
    "capacities": ("kapaciteter", "lægekapaciteter", "ydernumre"),
    "practices": ("praksis", "praksisser", "klinikker", "lægepraksisser"),
    "patients": ("patienter", "tilmeldte patienter", "sikrede", "gruppe 1-sikrede"),
    "patients_per_capacity": ("patienter pr. kapacitet", "patienter pr. lægekapacitet"),
    "citizens_per_capacity": (
        "borgere pr. kapacitet", "borgere pr. lægekapacitet", "indbyggere pr. kapacitet",
    ),
    "open_lists": ("åbne", "åbne lister", "åbne praksisser", "praksis med åbent"),
    "closed_lists": ("lukkede", "lukkede lister", "lukkede praksisser", "praksis med lukket"),
}  # fmt: skip
"""What the columns may be called, in small letters and without `antal`."""
_RATIOS = ("patients_per_capacity", "citizens_per_capacity")
_NOT_TOLD = ("-", "–", ".", "..", "...", "i.o.", "n/a")
_WRITTEN = re.compile(r"(\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,(\d+))?")
_AFTER = re.compile(r"(s)? (?:regions)?kommune$")
_THOUSAND = 3
"""So many digits after a comma may be decimals or, as others write thousands, not: `30,000`."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What the export says of our municipalities, and how it was read."""

    rows: tuple[dict[str, str], ...]
    """As the file of the record holds them."""
    notes: tuple[str, ...]


def read_need(raw: RawSheet, shown: str, ours: Mapping[str, str]) -> Counted:
    """The rows of `ours`, names of municipalities by code. Raises SourceError with every fault."""
    areas = {name.casefold(): code for code, name in ours.items()}
    names = {name.casefold(): name for name in ours.values()}
    sheet = laid_out(raw, shown, lambda name: _field_of(name) is not None)
    columns = _columns(sheet)
    faults: list[Diagnostic] = []
    found: dict[str, dict[str, str]] = {}
    elsewhere: list[str] = []
    for row in sheet.rows:
        written = row.cells.get(columns[AREA], "")
        code = _code_of(written, areas)
        if code is None:
            near = names.get(sure(_plain(written), areas), "")
            if near or not written:
                faults.append(_unknown(sheet, row, columns[AREA], written, near))
            else:
                elsewhere.append(written)
        elif code in found:
            at = sheet.position(row.line, columns[AREA])
            faults.append(diagnostic("need-row-twice", at, name=written))
        else:
            told = dict(_numbers(sheet, row, columns, faults))
            if told:
                found[code] = {AREA: code, **told}
    if not found and not faults:
        at = sheet.position(sheet.header_line, columns[AREA])
        faults.append(diagnostic("need-of-none-of-ours", at))
    if faults:
        raise SourceError(*faults)
    missing = [name for code, name in ours.items() if code not in found]
    notes = (*sheet.notes, *_left_out(sheet, columns, elsewhere, missing))
    return Counted(tuple(found[code] for code in sorted(found)), notes)


def _columns(sheet: Spreadsheet) -> dict[str, str]:
    """The header of each field, the first of several."""
    found: dict[str, str] = {}
    for name in sheet.headers:
        key = _field_of(name)
        if key:
            found.setdefault(key, name)
    at = sheet.position(sheet.header_line)
    if AREA not in found:
        raise SourceError(diagnostic("need-without-municipality", at))
    if len(found) == 1:
        known = ", ".join(names[0] for key, names in _NAMES.items() if key != AREA)
        raise SourceError(diagnostic("need-without-columns", at, columns=known))
    return found


def _field_of(header: str) -> str | None:
    name = " ".join(header.casefold().replace(" per ", " pr. ").split()).removeprefix("antal ")
    return next((key for key, names in _NAMES.items() if name in names), None)


def _plain(written: str) -> str:
    return _AFTER.sub("", " ".join(written.casefold().split()))


def _code_of(written: str, areas: Mapping[str, str]) -> str | None:
    """The code of one of our municipalities, by code or name, with or without `Kommune`."""
    codes = set(areas.values())
    if written.isdecimal():
        return code if (code := written.zfill(4)) in codes else None
    plain = " ".join(written.casefold().split())
    names = (plain, _plain(plain), plain.removesuffix(" kommune"))
    return next((areas[name] for name in names if areas.get(name) in codes), None)


def _unknown(sheet: Spreadsheet, row: Row, column: str, written: str, near: str) -> Diagnostic:
    at = sheet.position(row.line, column)
    if not written:
        return diagnostic("need-row-without-municipality", at)
    return diagnostic("need-municipality-unknown", at, name=written, near=near)


def _numbers(
    sheet: Spreadsheet, row: Row, columns: Mapping[str, str], faults: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    for key in MunicipalNeed.model_fields:
        text = row.cells.get(columns.get(key, ""), "")
        if key == AREA or not text or text.casefold() in _NOT_TOLD:
            continue
        value = _value(text)
        if value is None or (value % 1 and key not in _RATIOS):
            at = sheet.position(row.line, columns[key])
            faults.append(diagnostic("need-not-a-number", at, cell=text, column=columns[key]))
        else:
            yield key, str(value.quantize(Decimal(1), ROUND_HALF_UP))


def _value(text: str) -> Decimal | None:
    """`1.431,5` as Danes write it, and what a workbook holds as a number; None if in doubt."""
    if isinstance(text, Number) and re.fullmatch(r"\d+(\.\d+)?", text):
        return Decimal(text)
    written = _WRITTEN.fullmatch(text)
    if written is None or len(written[2] or "") == _THOUSAND:
        return None
    whole = re.sub(r"\D", "", written[1])
    return Decimal(f"{whole}.{written[2] or 0}")


def _left_out(
    sheet: Spreadsheet, columns: Mapping[str, str], elsewhere: list[str], missing: list[str]
) -> Iterator[str]:
    others = [name for name in sheet.headers if name not in columns.values()]
    if others:
        yield f"Ikke læst: {', '.join(others)}."
    if elsewhere:
        said = count(len(elsewhere), "række handler", "rækker handler")
        yield f"{said} om andre steder end vores kommuner og er ikke med: {_few(elsewhere)}."
    if missing:
        said = count(len(missing), "af vores kommuner", "af vores kommuner")
        yield f"{said} står ikke i arket: {_few(missing)}."


def _few(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
