"""The faults of a spreadsheet, those that say the same of many rows in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from records.errors import PraksisError
from records.source.diagnostics import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from records.source.diagnostics import Diagnostic

_FEW = 3
"""So many rows with the same fault are told of one by one."""


class SheetError(PraksisError):
    """What is wrong in a spreadsheet; the text has a line for each kind of fault."""


@contextmanager
def folding() -> Iterator[None]:
    """Turn a SourceError inside into a SheetError whose equal faults are one line."""
    try:
        yield
    except SourceError as error:
        raise SheetError("\n".join(folded(error.diagnostics))) from None


def folded(found: Sequence[Diagnostic]) -> Iterator[str]:
    """A line such as `kapaciteter.xlsx: 3.000 rækker (2, 3, 4 …): feltet "published" mangler`."""
    from records.danish.numbers import number
    from records.messages import line_of, sentence_of
    from records.source.printing import printable

    alike: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for one in found:
        sheet = one.position.path
        alike[sheet if not sheet.startswith("content/") else "content/", sentence_of(one)].append(
            one
        )
    for (place, sentence), each in alike.items():
        if len(each) <= _FEW:
            yield from map(line_of, each)
        elif place == "content/":
            yield f"{number(len(each))} filer, fx {each[0].position.path}: {sentence}"
        else:
            rows = sorted({one.position.line for one in each})
            first = ", ".join(map(str, rows[:_FEW]))
            yield f"{printable(place)}: {number(len(rows))} rækker ({first} …): {sentence}"
