"""Files of the site that need not be made again: those of the last output, by all that each is
made of.

A page is a plain value, so a hash of it, of what every page shows of the site, of the templates and
of the program is a hash of its text. A file is told by its content, or by what it is drawn of. What
lies in the last output is believed only while it is what was written there.
"""  # noqa: D205 - one sentence

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from publishing.output import OutputFile
from publishing.page import Page, hash_of_page
from publishing.settings import FILE, PLUGIN
from records.loading.library import Library
from records.source.cache_file import FOLDER, digest_of, keep_file, sealed, unsealed
from records.source.program import code_key
from site_plugins.judging import theme_of

NAME = "files.json"

Known = tuple[str, str]
"""What a file was made of, and what was in it; each empty where nobody knows."""


@dataclass
class KnownFiles:
    """The files of the last output in `site`, and those of the one that is being made."""

    site: Path | None = None
    """Where the last output lies; None where there is none."""
    before: Mapping[str, Known] = field(default_factory=dict)
    """By path."""
    tree: str = ""
    """A stamp of the last outputs as they were left, in the words of whoever keeps it."""
    is_untouched: bool = False
    """Whether somebody has found them as they were left: then nothing is read again."""
    now: dict[str, Known] = field(default_factory=dict)
    _made_of: Mapping[str, str] = field(default_factory=dict)
    _left: dict[str, str] = field(default_factory=dict)
    """By content, the files that are told by it and have no place in the new output."""
    _there: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, project: Path, site: Path) -> KnownFiles:
        """Those that the last build of a project left in that folder."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            body = unsealed((project / FOLDER / NAME).read_bytes())
            if body is not None:
                found = json.loads(body)
                known = {path: (one, other) for path, (one, other) in found["files"].items()}
                return cls(site, known, str(found["tree"]))
        return cls(site)

    def keep(self, project: Path, tree: str) -> None:
        """Remember the files that were made; a folder that cannot be written is no fault."""
        body = json.dumps({"tree": tree, "files": self.now}).encode()
        keep_file(project / FOLDER / NAME, sealed(body))

    def take(self, made_of: Mapping[str, str], into: Path) -> frozenset[str]:
        """Put the files that are known into a folder, by path and what each is made of.

        A file that is told by its content may have lain elsewhere: the shards of a search move
        together, also those that say what they said. Gives the paths of those that are there now.
        """
        self.now, self._made_of = {}, made_of
        self._left = {
            text: path
            for path, (one, text) in self.before.items()
            if one == text and path not in made_of
        }
        self._there.clear()
        return frozenset(path for path in made_of if self._take(path, into))

    def add(self, path: str, content: bytes | None) -> None:
        """Remember a file that was made; without its content it counts while nobody touches it."""
        text = "" if content is None else digest_of(content).hex()
        self.now[path] = self._made_of[path], text

    def _take(self, path: str, into: Path) -> bool:
        made_of = self._made_of[path]
        there = self._where(path, made_of)
        if self.site is None or there is None:
            return False
        text = self.before[there][1]
        last, target = os.path.join(self.site, there), os.path.join(into, path)  # noqa: PTH118
        with suppress(OSError):
            if not self.is_untouched and not _is_ours(last):
                return False
            folder = path.rpartition("/")[0]
            if folder not in self._there:
                (into / folder).mkdir(parents=True, exist_ok=True)
                self._there.add(folder)
            os.link(last, target, follow_symlinks=False)
            if self.is_untouched or digest_of(Path(target).read_bytes()).hex() == text:
                self.now[path] = made_of, text
                return True
            Path(target).unlink()
        return False

    def _where(self, path: str, made_of: str) -> str | None:
        """Where such a file lay in the last output; each that moves is taken once."""
        if not made_of:
            return None
        known = path in self.before and self.before[path][0] == made_of
        return path if known else self._left.pop(made_of, None)


def _is_ours(file: str) -> bool:
    """Whether it is a file of its own whose rights can be set."""
    return not Path(file).is_symlink() and Path(file).stat().st_uid == os.geteuid()


def shared_key(settings: Path, site: Mapping[str, Any], *more: object) -> bytes:
    """A hash of what all pages are made of beside templates: program, settings, the site."""
    shown = {key: value for key, value in site.items() if key != "kept"}
    told = [code_key(), settings.read_bytes(), repr((shown, more)).encode()]
    return digest_of(b"\0".join(told))


def made_of_page(page: Page, library: Library, around: bytes) -> str:
    """The hash of a page; empty for one that holds more than plain values.

    `around` tells what it is made of beside its values: its templates, and what all pages share.
    """
    own = hash_of_page(page, library)
    return digest_of(around + own).hex() if own else ""


def made_of_file(file: OutputFile) -> str:
    """The hash of a file that is there as a value; empty for one whose maker says nothing."""
    if isinstance(file.made, bytes):
        return digest_of(file.made).hex()
    return digest_of(code_key() + file.made_of).hex() if file.made_of else ""


def made_of_copy(source: Path) -> str:
    """Tells a file that is copied from any other: both its times cannot be set back."""
    status = source.stat()
    stamp = status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
    return digest_of(repr((str(source), stamp)).encode()).hex()


_OURS = {PLUGIN, "admin", "preview"}


def has_known_inputs(config: MkDocsConfig, root: Path) -> bool:
    """Whether all that the outputs are made of lies where the project's own things lie.

    Another plugin, a hook, another theme or another file of settings could bring in anything.
    """
    inherits = "INHERIT" in (root / FILE).read_text(encoding="utf-8")
    folders = Path(config.theme.dirs[0]), Path(config.docs_dir)
    known = theme_of(root), root / "content"
    at_home = all(each.resolve() == own.resolve() for each, own in zip(folders, known, strict=True))
    alone = set(config.plugins) <= _OURS and not config.hooks and not config.extra_templates
    return at_home and alone and not inherits
