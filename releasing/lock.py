"""One publish at a time: a lock that says who holds it, and is free again when that one dies."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from releasing.errors import ReleaseError

if sys.platform != "win32":
    import fcntl

FILE = ".praksis/cache/publish.lock"


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the project's lock. Raises ReleaseError where another publish holds it.

    What a killed publish left is taken over, as the system has let go of it. On a shared drive it
    cannot do that for another machine: then the file says which one to look at.
    """
    file = root / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as stream:
        holder = _holder(stream)
        if not _locked(stream) or holder.get("host", socket.gethostname()) != socket.gethostname():
            raise ReleaseError(_busy(holder))
        _write(stream, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
        try:
            yield
        finally:
            _write(stream, "")


def _busy(holder: dict[str, object]) -> str:
    who = f" (proces {holder['pid']} på {holder['host']})" if holder else ""
    return (
        f"En anden udgivelse er i gang{who}. Vent, til den er færdig. "
        f"Er den ikke i gang længere, så slet {FILE}."
    )


def _holder(stream: IO[str]) -> dict[str, object]:
    stream.seek(0)
    try:
        told = json.loads(stream.read() or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) and {"pid", "host"} <= told.keys() else {}


def _locked(stream: IO[str]) -> bool:
    if sys.platform == "win32":
        return not _holder(stream)
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write(stream: IO[str], text: str) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(text)
    stream.flush()
