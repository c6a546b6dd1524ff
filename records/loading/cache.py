"""Records as they were read last time, so that only changed files are read again.

The file is a pickle on the machine that wrote it. It is used only where its first line says that
the same code and the same libraries wrote it, and nothing but records can come out of it.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core
import yaml

from records.codes.base import Code
from records.loading.gc_paused import gc_paused
from records.model.base import Part, Record
from records.source.cache_file import FOLDER, keep_file, sealed, unsealed
from records.source.diagnostics import Diagnostic, Position, Severity

_LIBRARIES = (sys.version, pydantic.VERSION, pydantic_core.__version__, yaml.__version__)
_PLAIN = (date, time, Position, Diagnostic, Severity)

_FEW = 100
"""While no more than one file in so many is another, what was written stands."""

Read = tuple[Record, tuple[Diagnostic, ...]]
"""A record without faults, and the warnings of its file."""


@dataclass(slots=True)
class RecordCache:
    """What was read from each file, by the file's path and a hash of its bytes."""

    file: Path
    _before: dict[str, tuple[bytes, Read]] = field(default_factory=dict)
    _now: dict[str, tuple[bytes, Read]] = field(default_factory=dict)
    _read_anew: int = 0

    @classmethod
    def open(cls, project: Path) -> RecordCache:
        """The project's cache; an empty one where there is none, or one that others wrote."""
        opened = cls(project / FOLDER / "records.pickle")
        with suppress(OSError), gc_paused():
            opened._before = _unpacked(opened.file.read_bytes())
        return opened

    def find(self, path: str, digest: bytes) -> Read | None:
        """What was read from the file while it had these bytes."""
        known = self._before.get(path)
        if known is None or known[0] != digest:
            return None
        self._now[path] = known
        return known[1]

    def keep(self, path: str, digest: bytes, read: Read) -> None:
        """Remember what was read from the file."""
        self._now[path] = digest, read
        self._read_anew += 1

    def save(self) -> None:
        """Write what was found and kept, whole or not at all; a folder without room is no fault.

        One file among hundreds is read again sooner than all the others are written.
        """
        other = self._read_anew + len(self._before.keys() - self._now.keys())
        if not other or (self._before and other * _FEW <= len(self._now)):
            return
        keep_file(self.file, _packed(self._now))


def _packed(entries: dict[str, tuple[bytes, Read]]) -> bytes:
    return sealed(pickle.dumps(entries, protocol=5), _writer())


def _unpacked(content: bytes) -> dict[str, tuple[bytes, Read]]:
    """The entries, or none where the file is foreign, cut short or not a cache at all."""
    body = unsealed(content, _writer())
    if body is None:
        return {}
    try:
        entries = _Records(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, TypeError, ValueError, AttributeError, EOFError):
        return {}
    return entries if isinstance(entries, dict) else {}


@cache
def _writer() -> bytes:
    """A hash of our code and of the libraries that shape a record."""
    told = hashlib.blake2b(repr(_LIBRARIES).encode(), digest_size=20)
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        told.update(file.read_bytes())
    return told.digest()


class _Records(pickle.Unpickler):
    """Gives back records and what is in them; refuses every other name that a file asks for."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the base class
        """The class of that name. Raises UnpicklingError for all that is not ours."""
        if module.startswith("records.") or module == "datetime":
            found = getattr(import_module(module), name, None)
            ours = isinstance(found, type) and issubclass(found, (Part, Code))
            if ours or found in _PLAIN:
                return found
        message = f"{module}.{name} is no record"
        raise pickle.UnpicklingError(message)
