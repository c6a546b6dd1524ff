"""What is found in a file, before it is known which record names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.source.diagnostics import Severity, Violation, params_of
from records.source.tree import Loc


@dataclass(frozen=True, slots=True)
class Finding:
    """The code of a message and its values, but for the path."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.FAULT

    def at(self, loc: Loc, path: str) -> Violation:
        """What is wrong, said of the field that names the file as `path`."""
        return Violation(self.code, loc, params_of({"path": path, **self.values}), self.severity)


class FileError(Exception):
    """A file that cannot be published, and why."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.found = Finding(code, values)
