"""Templates compiled once for all the builds of a process, and kept for the next process.

Compiling the theme takes longer than a small build, and its templates change seldom.
"""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path
from types import CodeType

import jinja2
import mkdocs
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from records.source.kept_files import KeptFiles

FOLDER = "templates"
_WRITERS = (sys.version, jinja2.__version__, mkdocs.__version__)
"""What compiled code is of no use without."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates by file and text: what was changed meanwhile is compiled anew.

    All environments that share one have to be set up alike.
    """

    def __init__(self, project: Path | None = None) -> None:
        """What is compiled from now on, and what was compiled for that project before."""
        self._known: dict[str, tuple[str, CodeType]] = {}
        self._kept = KeptFiles.of(project, FOLDER) if project else KeptFiles(None)

    def at(self, project: Path) -> CompiledTemplates:
        """The same templates for a build of that project, which keeps those that it compiles."""
        made = CompiledTemplates(project)
        made._known = self._known
        return made

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The same for a theme and for a link to it."""
        return super().get_cache_key(name, filename and os.path.realpath(filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template what was compiled of the same text before."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            self._kept.uses(_name(bucket))
            bucket.code = code
        else:
            bucket.code = self._unpacked(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._known[bucket.key] = bucket.checksum, bucket.code
            self._kept.keep(_name(bucket), marshal.dumps(bucket.code))

    def prune(self) -> None:
        """Delete what this build did not use."""
        self._kept.prune()

    def _unpacked(self, bucket: Bucket) -> CodeType | None:
        found = self._kept.find(_name(bucket))
        if found is None:
            return None
        code: CodeType = marshal.loads(found)  # noqa: S302 - sealed, and refused where in Git
        self._known[bucket.key] = bucket.checksum, code
        return code


def _name(bucket: Bucket) -> bytes:
    return repr((bucket.key, bucket.checksum, _WRITERS)).encode()
