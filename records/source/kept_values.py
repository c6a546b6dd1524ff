"""Plain values that were made once, in one file of the cache, each by a hash of what it is made of.

So none can be out of date. The file says which program wrote it; one of another, or one that was
damaged, is as good as none. What nobody asked for goes in time. What a run adds to many stands in a
second file, which names the first one: a changed word shall not write all of them anew.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from records.source.cache_file import FOLDER, digest_of, keep_file, seal_of, unsealed
from records.source.program import code_key

NAME, ADDED = "values", "values-added"
_LEFT_OVER = 4
"""One value that nobody asked for stays for so many that somebody did: a check asks for fewer than
a build, and an edit is often taken back."""
_WORTH_ALL = 8
"""Where what was added takes more than so large a part of the whole, all are written in one."""
T = TypeVar("T")


@dataclass(slots=True)
class KeptValues:
    """The values of one run, and those of earlier ones; without a file none are kept.

    They are held packed, as in the file: as objects they would take more than twice the memory.
    """

    file: Path | None = None
    _before: dict[bytes, bytes] = field(default_factory=dict)
    _now: dict[bytes, bytes] = field(default_factory=dict)
    _is_new: bool = False
    _seal: bytes = b""
    """Of the file that holds most of them; empty for none."""
    _size: int = 0
    """Of its values, in bytes."""
    _added: dict[bytes, bytes] = field(default_factory=dict)
    """Those that it does not hold, or holds otherwise."""

    @classmethod
    def open(cls, project: Path) -> KeptValues:
        """Those of a project; none where there are none, or others wrote them."""
        opened = cls(project / FOLDER / NAME)
        with suppress(OSError, ValueError, TypeError, EOFError):
            found = (project / FOLDER / NAME).read_bytes()
            body = unsealed(found, code_key())
            if body is not None:
                opened._before = dict(marshal.loads(body))  # noqa: S302 - sealed, and ours
                opened._seal, opened._size = found[: len(found) - len(body)], len(body)
                opened._add_later_ones()
        return opened

    def _add_later_ones(self) -> None:
        body = unsealed(self._file_of_added().read_bytes(), self._seal)
        if body is not None:
            self._added = dict(marshal.loads(body))  # noqa: S302 - sealed, and ours
            self._before |= self._added

    def _file_of_added(self) -> Path:
        assert self.file is not None  # noqa: S101 - who has none neither opens nor saves
        return self.file.with_name(ADDED)

    def get(self, made_of: bytes, make: Callable[[], T]) -> T:
        """What `make` gives for all that is hashed in `made_of`: a plain value."""
        packed = self._packed(made_of)
        if packed is not None:
            known: T = marshal.loads(packed)  # noqa: S302 - sealed, and ours
            return known
        found = make()
        self.put(made_of, found)
        return found

    def find(self, made_of: bytes) -> Any:  # noqa: ANN401 - a plain value
        """What is kept for that; None for nothing."""
        packed = self._packed(made_of)
        return None if packed is None else marshal.loads(packed)  # noqa: S302 - sealed, and ours

    def put(self, made_of: bytes, value: object) -> None:
        """Keep a plain value for that, whatever was there. Raises ValueError for any other."""
        self._now[made_of] = self._added[made_of] = marshal.dumps(cast("Any", value))
        self._is_new = True

    def _packed(self, made_of: bytes) -> bytes | None:
        packed = self._now.get(made_of) or self._before.get(made_of)
        if packed is not None:
            self._now[made_of] = packed
        return packed

    def save(self) -> None:
        """Write what was asked for, and some of what was not; no room is no fault."""
        if self.file is None or not self._is_new:
            return
        self._is_new = False
        idle = [made_of for made_of in self._before if made_of not in self._now]
        most = len(self._now) // _LEFT_OVER
        added = sum(map(len, self._added.values()))
        if self._seal and len(idle) <= most and added * _WORTH_ALL <= self._size:
            body = marshal.dumps(self._added)
            keep_file(self._file_of_added(), seal_of(body, self._seal), body)
        else:
            self._save_all(idle[:most])

    def _save_all(self, idle: Iterable[bytes]) -> None:
        body = marshal.dumps(self._now | {made_of: self._before[made_of] for made_of in idle})
        self._seal, self._size, self._added = seal_of(body, code_key()), len(body), {}
        keep_file(cast("Path", self.file), self._seal, body)
        with suppress(OSError):
            self._file_of_added().unlink()


def hash_of(*values: object) -> bytes:
    """A hash of values whose `repr` says all that they are: texts, dates, codes, records."""
    return digest_of(repr(values).encode("utf-8", "surrogatepass"))
