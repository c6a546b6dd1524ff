"""A postal code stands in its own field: in the city or the address it is shown twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.base import Part
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_IN_CITY = re.compile(r"(?:DK[- ]?)?\d{4}\s+(?P<meant>\D.*)")
_IN_ADDRESS = re.compile(r"(?P<meant>.*\d.*?)[,;]?\s+(?:DK[- ]?)?(?P<code>\d{4})\s+\D{2,}")


def check_places(library: LibraryView) -> Iterator[Diagnostic]:
    """Cities and addresses that name the postal code which has a field beside them."""
    for record in library.written():
        for holder, loc in ((record, ()), (vars(record).get("location"), ("location",))):
            said = vars(holder) if isinstance(holder, Part) else {}
            if not said.get("postal_code"):
                continue
            for name, pattern in (("city", _IN_CITY), ("address", _IN_ADDRESS)):
                written = said.get(name)
                found = pattern.fullmatch(written) if isinstance(written, str) else None
                if found:
                    meant = f"{name}: {found['meant'].strip()}"
                    wrong = violation("postal-code-twice", (*loc, name), value=written, meant=meant)
                    yield found_at(library, record, wrong)
