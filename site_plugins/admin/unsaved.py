"""A record that is not saved yet, as the page that readers would get, and what it means to them.

The page is made by the spine's own steps and the theme's own templates, so that it cannot differ
from the real one. It needs this machine's files and Python: a form that lies on a site has none
of them, and leads to the preview of its branch instead.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from editing.diff.fields import field_changes
from editing.diff.notes import notes_of
from editing.form.texts import language_of
from editing.form.uses import uses_of
from publishing.hosting.fingerprints import marked_names
from publishing.output import OutputFile
from publishing.page import Page
from publishing.pages.about.handbook import HOME
from publishing.settings import Settings
from records.clock import Clock
from records.loading.library import Library
from records.loading.reader import read_record
from records.messages import sentence_of
from records.model.base import Record
from records.model.registry import BY_KEY, address_of
from records.source.diagnostics import SourceError
from records.source.documents import Document, document_of
from site_plugins.admin.collections import IN_TABLE
from site_plugins.admin.form_words import said_in_form
from site_plugins.judging import theme_of
from site_plugins.opening import first_state
from site_plugins.preview.about import pictures_elsewhere
from site_plugins.preview.at_once import with_record
from site_plugins.preview.view import View
from site_plugins.rendering import Rendering
from site_plugins.site_values import site_values
from site_plugins.spine import STEPS
from site_plugins.state import State, run
from site_plugins.steps import records, whole_site
from site_plugins.steps.pictures import sizes_in_texts

_NOT_SHOWN = (
    records.handbook,
    records.feeds_and_calendars,
    records.guests,
    whole_site.search_page,
    whole_site.style_guide,
    whole_site.former_addresses,
    whole_site.style_guide_scenes,
    whole_site.share,
    whole_site.hosting,
    whole_site.search_index,
)
"""What no page of a record is drawn with: whoever waits for one does not wait for these."""
_STEPS = tuple(step for step in STEPS if step not in _NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be said of a record while somebody writes it."""

    address: str | None = None
    """Where its page lies on this server; None where it has none or cannot be made."""
    faults: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    """What readers will see otherwise."""
    reading: str = ""
    words: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    """The records that would lose something if this one went."""
    pictures: tuple[str, ...] = ()
    """Where else each of its pictures is shown: a line for each place."""

    def as_json(self) -> dict[str, Any]:
        """The same for `web/beside.js`."""
        return {
            "address": None if self.address is None else f"/{self.address}",
            "faults": list(self.faults),
            "changes": list(self.changes),
            "reading": self.reading,
            "words": list(self.words),
            "uses": list(self.uses),
            "pictures": list(self.pictures),
        }


@dataclass
class Unsaved:
    """Renders one record at a time, with all the others as they were when the form was opened."""

    library: Library
    settings: Settings
    clock: Clock
    config: MkDocsConfig
    pages: dict[str, bytes] = field(default_factory=dict)
    """What was rendered, by path below the root."""
    _drawn_with: dict[str, OutputFile] = field(default_factory=dict)
    """What pages show, drawn when somebody asks for it."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def show(self, kind: str, suffix: str, text: str) -> Shown:
        """The record that a file with this text would be. Raises KeyError for an unknown kind."""
        told = BY_KEY[kind]
        try:
            document = document_of("", Path(f"ny{suffix}"), text.encode())
        except SourceError as error:
            return Shown(faults=tuple(sentence_of(each) for each in error.diagnostics))
        document = self._with_row(kind, document)
        record, found = read_record(told, document)
        if record is None:
            said = dict.fromkeys(said_in_form(each, kind) for each in found)
            return Shown(faults=tuple(said))
        with self._lock:
            return self._shown(kind, record)

    def get(self, name: str) -> bytes | None:
        """A page that was rendered, what it is drawn with, or a file of `content/media`."""
        return self._kept(name) or self.guide(name) or self.media(name)

    def media(self, name: str) -> bytes | None:
        """A file of `content/media` as it lies there; None for any other name."""
        root = self.library.project.root / "content"
        folder = (root / "media").resolve()
        file = (root / unquote(name)).resolve()
        return file.read_bytes() if file.is_relative_to(folder) and file.is_file() else None

    def guide(self, name: str) -> bytes | None:
        """A page or file of the editors' guide; None for any other path."""
        if not name.startswith(HOME):
            return None
        with self._lock:
            if f"{HOME}index.html" not in self.pages:
                self._make_guide()
            return self._kept(name)

    def _kept(self, name: str) -> bytes | None:
        drawn = self._drawn_with.get(name)
        return drawn.content if drawn else self.pages.get(name)

    def _make_guide(self) -> None:
        theme = theme_of(self.library.project.root)
        first = first_state(self.library, self.settings, self.clock, theme, View())
        state, _ = run((records.handbook, whole_site.assets, whole_site.descriptions), first)
        for address, page in state.pages.items():
            if address.startswith(HOME):
                self.pages[f"{address}index.html"] = self._html(page, state)
        self._keep(state)

    def _keep(self, state: State) -> None:
        """Keep what pages are drawn with: their style, scripts, letters and pictures."""
        for path, file in state.files.items():
            if isinstance(file.made, bytes):
                self.pages[path] = file.made
            else:
                self._drawn_with[path] = file

    def _with_row(self, kind: str, document: Document) -> Document:
        """The document with what a table says of its record, where a table does."""
        row = self.library.area(str(document.data.get("code", ""))) if kind in IN_TABLE else None
        if row is None:
            return document
        said = {key: getattr(row, key) for key in (*IN_TABLE[kind], "example")}
        written = {key: str(value).lower() if isinstance(value, bool) else str(value)
                   for key, value in said.items() if value is not None}  # fmt: skip
        return replace(document, data={**written, **document.data})

    def _shown(self, kind: str, record: Record) -> Shown:
        before = self.library
        now = with_record(before, record)
        old = before.records.get(kind, {}).get(record.id)
        changes = [str(each) for each in field_changes(old, record, before, now)] if old else []
        notes = [f"{note[:1].upper()}{note[1:]}." for note in notes_of(old, record, self.clock)]
        language = language_of(record, now)
        return Shown(
            self._render(record, now),
            (),
            (*changes, *notes),
            language.reading,
            (*language.words, *(f"Stavning: {word}" for word in language.spelling.words)),
            tuple(map(str, uses_of(now, kind, str(getattr(record, "code", record.id))))),
            tuple(f"{path} – {use}" for path, use in pictures_elsewhere(record, now)),
        )

    def _render(self, record: Record, library: Library) -> str | None:
        address = address_of(record)
        if address is None:
            return None
        address = address.partition("#")[0]
        theme = theme_of(library.project.root)
        first = first_state(library, self.settings, self.clock, theme, View(hidden=True))
        state, _ = run(_STEPS, first)
        page = state.pages.get(address)
        if page is None:
            return None
        self.pages[f"{address}index.html"] = self._html(page, state)
        self._keep(state)
        return address

    def _html(self, page: Page, state: State) -> bytes:
        self.config.extra["site"] = site_values(state, None)
        self.config.extra["site"]["assets"] = marked_names(state.files)
        in_texts = sizes_in_texts(state)
        return Rendering(self._env, self.config, Navigation([], []), in_texts).text(page)

    @cached_property
    def _env(self) -> Environment:
        env: Environment = self.config.theme.get_env()
        env.loader = FileSystemLoader(self.config.theme.dirs)
        return env
