"""Small releases for tests of targets."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from records.facts.memory import Memory
from releasing.release import Release
from releasing.targets.target import Site

MOMENT = datetime(2026, 11, 28, 8, tzinfo=UTC)
FIRST = {"index.html": "Forside 1", "om/index.html": "Om os", "assets/site-0123456789.css": "a{}"}
SECOND = FIRST | {"index.html": "Forside 2"}


def site(id_: str, files: Mapping[str, str | bytes]) -> Site:
    """A release of those files."""
    content = {p: text.encode() if isinstance(text, str) else text for p, text in files.items()}
    hashes = {p: (hashlib.sha256(octets).hexdigest(), MOMENT) for p, octets in content.items()}
    memory = Memory(MOMENT, MappingProxyType({}), MappingProxyType(hashes))
    return Site(Release(id_, memory), lambda paths: ((path, content[path]) for path in paths))
