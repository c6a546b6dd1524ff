"""Templates compiled once for all the builds of a process, as a preview makes one at each save."""

from __future__ import annotations

import os
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The compiled templates by file and text: what was changed meanwhile is compiled anew.

    All environments that share one have to be set up alike.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The same for a theme and for a link to it."""
        return super().get_cache_key(name, filename and os.path.realpath(filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template what was compiled of the same text before."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._known[bucket.key] = bucket.checksum, bucket.code
