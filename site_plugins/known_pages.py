"""Pages that need not be rendered again: those of the last output, by all that each is made of.

A page is a plain value, so a hash of it, of what every page shows of the site, of the templates and
of the program is a hash of its text. The text itself lies in the last output and is believed only
while it is the one that was written.
"""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from publishing.page import Page
from publishing.settings import FILE, PLUGIN
from records.source.cache_file import FOLDER, digest_of, keep_file, sealed, unsealed
from site_plugins.judging import theme_of
from site_plugins.project_key import code_key

NAME = "pages.json"
_PLAIN_MARSHAL = 2
"""The last version in which equal values have equal bytes, however they are held in memory."""


@dataclass
class KnownPages:
    """The pages of the last output in `site`, and those of the one that is being made."""

    site: Path | None = None
    """Where the last output lies; None where there is none."""
    before: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By address: what the page was made of, and what its text was."""
    now: dict[str, tuple[str, str]] = field(default_factory=dict)
    _made_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Path, site: Path) -> KnownPages:
        """Those that the last build of a project left in that folder."""
        known: dict[str, tuple[str, str]] = {}
        with suppress(OSError, ValueError, TypeError):
            body = unsealed((project / FOLDER / NAME).read_bytes())
            if body is not None:
                known = {key: (one, other) for key, (one, other) in json.loads(body).items()}
        return cls(site, known)

    def keep(self, project: Path) -> None:
        """Remember the pages that were made; a folder that cannot be written is no fault."""
        if self.now != self.before:
            keep_file(project / FOLDER / NAME, sealed(json.dumps(self.now).encode()))

    def take(self, pages: Iterable[Page], shared: bytes, into: Path) -> frozenset[str]:
        """Put the pages that are known into a folder; gives their addresses.

        `shared` tells what all pages are made of beside themselves.
        """
        self.now, self._made_of = {}, {page.address: _made_of(page, shared) for page in pages}
        return frozenset(address for address in self._made_of if self._take(address, into))

    def add(self, address: str, text: bytes) -> None:
        """Remember a page that was rendered."""
        self.now[address] = self._made_of[address], digest_of(text).hex()

    def _take(self, address: str, into: Path) -> bool:
        made_of, text = self.before.get(address, ("", ""))
        if self.site is None or not made_of or made_of != self._made_of[address]:
            return False
        last, target = (folder / address / "index.html" for folder in (self.site, into))
        with suppress(OSError):
            if last.is_symlink() or last.stat().st_uid != os.geteuid():
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(last, target)
            if digest_of(target.read_bytes()).hex() == text:
                self.now[address] = made_of, text
                return True
            target.unlink()
        return False


def shared_key(theme: Path, settings: Path, site: Mapping[str, Any], *more: object) -> bytes:
    """A hash of what all pages are made of: the program, the templates, the settings, the site."""
    shown = {key: value for key, value in site.items() if key != "kept"}
    told = [code_key(), settings.read_bytes(), repr((shown, more)).encode()]
    for file in sorted(theme.rglob("*.html")):
        told += [file.relative_to(theme).as_posix().encode(), digest_of(file.read_bytes())]
    return digest_of(b"\0".join(told))


def _made_of(page: Page, shared: bytes) -> str:
    """The hash of a page; empty for one that holds more than plain values."""
    value: Any = (page.address, page.meta, page.body)
    try:
        values = marshal.dumps(value, _PLAIN_MARSHAL)
    except ValueError:
        return ""
    return digest_of(shared + values).hex()


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
