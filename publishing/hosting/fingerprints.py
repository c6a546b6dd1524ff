"""Names that change with the content, so that browsers keep style, script and font for good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from publishing.output import OutputFile

ENDINGS = (".css", ".js", ".woff2")
"""What is named after its content."""
_DIGITS = 10
_MARK = re.compile(rf"-[0-9a-f]{{{_DIGITS}}}(?=\.[a-z0-9]+$)")
_REFERENCE = re.compile(r"""(["'(])(\./)?([a-z0-9_./-]+\.(?:css|js|woff2))(["')])""")
"""A file that a style sheet or a script names, as seen from its own folder."""


def fingerprinted(files: Mapping[str, bytes]) -> Iterator[OutputFile]:
    """The files under names with a mark of their content; what they name of each other follows.

    Raises ValueError where files name each other in a ring: no mark could hold both.
    """
    done: dict[str, OutputFile] = {}
    for path in sorted(files):
        _mark(path, files, done, ())
    yield from done.values()


def marked_names(paths: Iterable[str]) -> dict[str, str]:
    """The names as they are written, by the plain ones."""
    return {plain: path for path in paths if (plain := _MARK.sub("", path)) != path}


def _mark(
    path: str, files: Mapping[str, bytes], done: dict[str, OutputFile], above: tuple[str, ...]
) -> OutputFile:
    if path in above:
        raise ValueError(" -> ".join((*above, path)))
    if path not in done:
        content = _rewritten(path, files, done, (*above, path))
        mark = hashlib.sha256(content).hexdigest()[:_DIGITS]
        plain = PurePosixPath(path)
        done[path] = OutputFile(str(plain.with_stem(f"{plain.stem}-{mark}")), content)
    return done[path]


def _rewritten(
    path: str, files: Mapping[str, bytes], done: dict[str, OutputFile], above: tuple[str, ...]
) -> bytes:
    content, folder = files[path], PurePosixPath(path).parent
    if not path.endswith((".css", ".js")):
        return content

    def named(found: re.Match[str]) -> str:
        before, here, name, after = found.groups(default="")
        other = str(folder / name)
        if other not in files:
            return found[0]
        made = PurePosixPath(_mark(other, files, done, above).path)
        return f"{before}{here}{made.relative_to(folder)}{after}"

    return _REFERENCE.sub(named, content.decode()).encode()
