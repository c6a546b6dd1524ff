"""Looks into media files, each once for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL

from publishing.images import cleaned, reading
from publishing.verify.findings import Finding
from publishing.verify.media_kinds import Reader, ending_of, look_into
from records.source.diagnostics import Severity
from records.source.file_facts import FileFacts, code_of

NAME = "cache/media.json"


@dataclass(frozen=True, slots=True)
class Judge:
    """What is wrong with files, remembered between runs."""

    facts: FileFacts
    readers: Mapping[str, Reader]
    """They look into the kinds of file that other rooms know, and remember for themselves."""

    @classmethod
    def kept(cls, project: Path, readers: Mapping[str, Reader]) -> Judge:
        """The judge of a project, with what earlier runs found."""
        return cls(FileFacts.of(project, NAME, _code()), readers)

    def finding(self, file: Path) -> Finding | None:
        """What is wrong with a file of a known kind; None where all is well."""
        try:
            if ending_of(file.name) in self.readers:
                return look_into(file, self.readers)
            seen = self.facts.look_up(file)
            if "media" not in seen.facts:
                seen.facts["media"] = _row(look_into(file, self.readers))
                self.facts.changed = True
            return _finding(seen.facts["media"])
        except OSError as error:
            return Finding("media-unreadable", {"reason": error.strerror or type(error).__name__})

    def keep(self) -> None:
        """Remember what was found, for later runs."""
        self.facts.save()


def _row(found: Finding | None) -> list[Any] | None:
    return [found.code, dict(found.values), found.severity.value] if found else None


def _finding(row: list[Any] | None) -> Finding | None:
    return Finding(row[0], row[1], Severity(row[2])) if row else None


def _code() -> str:
    """The code that looks into files, and the library that reads pictures."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(reading.__file__)]
    return f"{code_of(*files, Path(cleaned.__file__))} {PIL.__version__}"
