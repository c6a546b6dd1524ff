"""What rules demand of rows that neither a column nor the mapping fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from records.source.diagnostics import Diagnostic, Severity
from records.source.tree import Data


def demanded(faults: Iterable[Diagnostic]) -> Iterator[str]:
    """The path of each field, outside lists, that a fault is said of: `application.method`."""
    for fault in faults:
        is_field = fault.field and all(isinstance(part, str) for part in fault.field)
        if is_field and fault.severity is Severity.FAULT:
            yield ".".join(map(str, fault.field))


def with_value(data: Mapping[str, Data], path: str, value: Data) -> dict[str, Data]:
    """The same with another value there; the groups that lead to it are made where they lack."""
    key, _, rest = path.partition(".")
    if not rest:
        return {**data, key: value}
    inner = data.get(key)
    return {**data, key: with_value(inner if isinstance(inner, dict) else {}, rest, value)}


def filled_by(path: str, columns: Sequence[str]) -> bool:
    """Whether one of the columns, by their paths, fills the field, a part of it or its group."""
    return any(
        column == path or column.startswith(f"{path}.") or path.startswith(f"{column}.")
        for column in columns
    )
