"""What was found in each text last time, so that only new texts are rendered to be judged.

A text is known by a hash of its letters. The file says which code and which libraries judged; one
of others, or one that was damaged, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from publishing.verify.texts_found import TextFinding
from publishing.verify.texts_judge import findings_in
from records.source.cache_file import FOLDER, keep_file
from records.source.diagnostics import params_of

_LIBRARIES = ("Markdown", "nh3", "pymdown-extensions", "mkdocs-material")
_RENDERS = ("markdown.py", "icons_in_text.py", "appearance/icon_sets.py")


@dataclass(slots=True)
class TextStore:
    """Findings by the hash of a text; without a file nothing is remembered between runs."""

    file: Path | None = None
    _before: dict[str, tuple[TextFinding, ...]] = field(default_factory=dict)
    _now: dict[str, tuple[TextFinding, ...]] = field(default_factory=dict)

    @classmethod
    def open(cls, project: Path) -> TextStore:
        """The store of a project; empty where there is none, or one that others wrote."""
        opened = cls(project / FOLDER / "texts.json")
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            opened._before = _unpacked((project / FOLDER / "texts.json").read_bytes())
        return opened

    def findings(self, text: str) -> tuple[TextFinding, ...]:
        """What is wrong with the text, as it is known or found now."""
        name = _hash(text.encode("utf-8", "surrogatepass"))
        known = self._now.get(name) or self._before.get(name)
        self._now[name] = findings_in(text) if known is None else known
        return self._now[name]

    def save(self) -> None:
        """Write what was asked for in this run; a folder without room is no fault."""
        if self.file is None or self._now.keys() == self._before.keys():
            return
        keep_file(self.file, _packed(self._now))


def _packed(found: dict[str, tuple[TextFinding, ...]]) -> bytes:
    texts = {name: [_row(each) for each in findings] for name, findings in sorted(found.items())}
    body = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return f"{_judge_of()} {_hash(body.encode())}\n{body}\n".encode()


def _row(each: TextFinding) -> list[object]:
    return [each.offset, each.code, dict(each.params), each.is_warning]


def _unpacked(content: bytes) -> dict[str, tuple[TextFinding, ...]]:
    head, _, body = content.decode("utf-8").partition("\n")
    if head != f"{_judge_of()} {_hash(body.removesuffix(chr(10)).encode())}":
        return {}
    return {
        str(name): tuple(
            TextFinding(int(offset), str(code), params_of(params), bool(is_warning))
            for offset, code, params, is_warning in rows
        )
        for name, rows in json.loads(body).items()
    }


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=20).hexdigest()


@cache
def _judge_of() -> str:
    """A hash of the code that judges and of the libraries that render."""
    told = hashlib.blake2b(digest_size=20)
    for library in _LIBRARIES:
        told.update(f"{library} {version(library)}\n".encode())
    here = Path(__file__).parent
    for file in sorted([*here.glob("texts*.py"), *(here.parent / name for name in _RENDERS)]):
        told.update(file.read_bytes())
    return told.hexdigest()
