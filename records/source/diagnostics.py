"""Where something stands in an editor's file, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A fault stops the build; a warning is told and the build goes on."""

    FAULT = "fejl"
    WARNING = "advarsel"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file. `path` is relative to the project; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One sentence in Danish about one place, as the editor reads it."""

    position: Position
    sentence: str
    severity: Severity = Severity.FAULT

    def __post_init__(self) -> None:
        """One problem is one line, and harmless to a terminal, whatever is quoted in it."""
        if not self.sentence.replace("\u00a0", " ").isprintable():
            folded = " ".join(self.sentence.splitlines())
            shown = "".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in folded)
            object.__setattr__(self, "sentence", shown)

    def __str__(self) -> str:
        prefix = "advarsel: " if self.severity is Severity.WARNING else ""
        return f"{self.position}: {prefix}{self.sentence}"


class SourceError(Exception):
    """A file that cannot be read at all; carries every problem that was found in it."""

    def __init__(self, *problems: Diagnostic) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.diagnostics = problems
