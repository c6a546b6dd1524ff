"""A record that is not saved yet, as the page that readers would get, and what it means to them.

The page is made by the spine's own steps and the theme's own templates, so that it cannot differ
from the real one. It needs this machine's files and Python: a form that lies on a site has none
of them, and leads to the preview of its branch instead.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from editing.diff.fields import field_changes
from editing.diff.notes import notes_of
from editing.form.texts import language_of
from editing.form.uses import uses_of, uses_of_file
from publishing.hosting.fingerprints import marked_names
from publishing.markdown import rebased
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
from site_plugins.judging import theme_of
from site_plugins.opening import first_state
from site_plugins.preview.about import pictures_of
from site_plugins.preview.view import View
from site_plugins.site_values import site_values
from site_plugins.state import State, Step, run
from site_plugins.steps import records, whole_site

_STEPS: Mapping[str, tuple[Step, ...]] = {
    "vacancy": (records.vacancies,),
    "premises": (records.vacancies,),
    "event": (records.events,),
    "episode": (records.podcast,),
    "show": (records.podcast,),
    "issue": (records.newsletters,),
}
"""The step that makes the pages of a kind; of the others it is that of texts."""
_AFTER: tuple[Step, ...] = (whole_site.assets, whole_site.descriptions)


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
            return Shown(faults=tuple(dict.fromkeys(sentence_of(each) for each in found)))
        with self._lock:
            return self._shown(kind, record)

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
            return self.pages.get(name)

    def _make_guide(self) -> None:
        theme = theme_of(self.library.project.root)
        first = first_state(self.library, self.settings, self.clock, theme, View())
        state, _ = run((records.handbook, *_AFTER), first)
        for address, page in state.pages.items():
            if address.startswith(HOME):
                self.pages[f"{address}index.html"] = self._html(page, state).encode()
        self._keep(state)
        self.pages |= {path: file.content for path, file in state.files.items()
                       if path.startswith(HOME)}  # fmt: skip

    def _keep(self, state: State) -> None:
        """Keep the style, scripts and letters that pages are drawn with."""
        self.pages |= {path: file.content for path, file in state.files.items()
                       if path.startswith("assets/") and path not in self.pages
                       and path.endswith((".css", ".js", ".woff2"))}  # fmt: skip

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
        shelf = {**before.records.get(kind, {}), record.id: record}
        now = before.with_records({**before.records, kind: shelf})
        old = before.records.get(kind, {}).get(record.id)
        changes = [str(each) for each in field_changes(old, record, before, now)] if old else []
        notes = [f"{note[:1].upper()}{note[1:]}." for note in notes_of(old, record, self.clock)]
        language = language_of(record, now)
        return Shown(
            self._render(kind, record, now),
            (),
            (*changes, *notes),
            language.reading,
            (*language.words, *(f"Stavning: {word}" for word in language.spelling.words)),
            tuple(map(str, uses_of(now, kind, str(getattr(record, "code", record.id))))),
            tuple(_pictures(now, record)),
        )

    def _render(self, kind: str, record: Record, library: Library) -> str | None:
        address = address_of(record)
        if address is None:
            return None
        address = address.partition("#")[0]
        theme = theme_of(library.project.root)
        first = first_state(library, self.settings, self.clock, theme, View(hidden=True))
        steps = (*_STEPS.get(kind, (records.texts,)), *_AFTER)
        state, refused = run(steps, first)
        page = state.pages.get(address)
        if page is None or refused:
            return None
        self.pages[f"{address}index.html"] = self._html(page, state).encode()
        self._keep(state)
        return address

    def _html(self, page: Page, state: State) -> str:
        config = self.config
        config.extra["site"] = site_values(state, None)
        config.extra["site"]["assets"] = marked_names(state.files)
        file = File(f"{page.address}index.md", None, config.site_dir, use_directory_urls=True)
        made = MkDocsPage(None, file, config)
        made.meta = dict(page.meta)
        made.content = rebased(page.body, "/".join([".."] * page.address.count("/")) or ".")
        context = get_context(Navigation([], []), Files([file]), config, made)
        environment: Environment = config.theme.get_env()
        environment.loader = FileSystemLoader(config.theme.dirs)
        return environment.get_template(str(page.meta["template"])).render(context)


def _pictures(library: Library, record: Record) -> Iterator[str]:
    for path in pictures_of(record):
        for use in uses_of_file(library, path):
            if use.record is not record:
                yield f"{path} – {use}"
