"""What is known of large files from earlier runs, by size, times of change and content.

A cache lies in `.praksis/cache/` of projects that have a `.praksis/`. It is thrown away when it is
not as it was written, or when the code that found the facts has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from records.source.cache_file import keep_file, sealed, unsealed

FOLDER = ".praksis"


@dataclass(slots=True)
class Seen:
    """A file as it was when it was looked at, and what was found (`facts`, by name)."""

    size: int
    changed: int
    """Time of change in nanoseconds since 1970, as programs may set it back."""
    touched: int
    """The time that only the system sets, whatever happens to the file."""
    digest: str
    """SHA-256 of the content."""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class FileFacts:
    """Files seen, by their path in the project; `file` is None where nothing is kept."""

    project: Path
    file: Path | None
    code: str
    """Names the code that finds the facts: those of other code are not believed."""
    seen: dict[str, Seen]
    changed: bool = False

    @classmethod
    def of(cls, project: Path, name: str, code: str) -> FileFacts:
        """The cache `name` (below `.praksis/`) of a project, empty where none can be used."""
        file = project / FOLDER / name if (project / FOLDER).is_dir() else None
        return cls(project, file, code, _read(file, code) if file else {})

    def look_up(self, path: Path) -> Seen:
        """What is known of a file; its facts are empty when it is new or has changed.

        A file whose times alone have changed is read and told by its content. Raises OSError.
        """
        status = path.stat()
        key = os.path.relpath(path, self.project)
        known = self.seen.get(key)
        now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if known and (known.size, known.changed, known.touched) == now:
            return known
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        facts = known.facts if known and known.digest == digest else {}
        self.seen[key] = Seen(*now, digest, facts)
        self.changed = True
        return self.seen[key]

    def save(self) -> None:
        """Keep what is known; a folder that cannot be written is passed."""
        if self.file is None or not self.changed:
            return
        rows = {
            key: [s.size, s.changed, s.touched, s.digest, s.facts]
            for key, s in sorted(self.seen.items())
        }
        text = json.dumps({"code": self.code, "files": rows}, indent=0)
        keep_file(self.file, sealed(text.encode()))
        self.changed = False


def code_of(*files: Path) -> str:
    """A short hash of the files of code that find facts."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _read(file: Path, code: str) -> dict[str, Seen]:
    try:
        kept = json.loads(unsealed(file.read_bytes()) or b"{}")
        if kept["code"] != code:
            return {}
        return {str(key): _row(*row) for key, row in kept["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _row(size: int, changed: int, touched: int, digest: str, facts: dict[str, Any]) -> Seen:
    return Seen(int(size), int(changed), int(touched), str(digest), dict(facts))
