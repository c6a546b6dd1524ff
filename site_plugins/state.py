"""What one build knows, and what it has made so far: a value that grows from step to step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from publishing.hosting.redirects import Redirects
from publishing.images.cache import PictureCache
from publishing.mail_settings import MailSettings
from publishing.output import OutputFile, packed
from publishing.page import Page
from publishing.podcast_settings import PodcastSettings
from publishing.settings import FILE
from publishing.site import Site
from records.checks.report import found_at
from records.clock import Clock
from records.errors import PraksisError
from records.loading.library import Library
from records.model.registry import address_of
from records.source.diagnostics import Diagnostic, Position, diagnostic, violation


class StepError(PraksisError):
    """Why a step cannot go on: a Danish sentence, and where its cause stands if that is known."""

    def __init__(self, sentence: str, *found: Diagnostic) -> None:
        super().__init__(sentence)
        self.found = found or (diagnostic("step-refused", Position(FILE), sentence=sentence),)


@dataclass(frozen=True, slots=True)
class Enriched:
    """A page of an earlier step that now says more, and takes that page's place."""

    page: Page


Made: TypeAlias = Page | Enriched | OutputFile | Redirects
Step: TypeAlias = Callable[["State"], Iterable[Made]]
"""Makes pages and files of what is known. May raise StepError."""


@dataclass(frozen=True, slots=True)
class State:
    """The records, who publishes them and when; then the pages and files of the steps so far."""

    library: Library
    """As the pages show it: placeholders are filled."""
    site: Site
    clock: Clock
    theme: Path
    """The folder of the theme."""
    pictures: PictureCache = field(default_factory=lambda: PictureCache(None))
    """Drawn and scaled pictures of earlier builds."""
    guests: tuple[Step, ...] = ()
    """The steps of the plugins beside the publisher, in their order in `mkdocs.yml`."""
    form_headers: Mapping[str, str] = field(default_factory=dict)
    """What web servers answer with below the form in the browser; empty for a site without it."""
    mail: MailSettings = field(default_factory=MailSettings)
    """The mail engine that readers sign up to letters at."""
    podcast: PodcastSettings = field(default_factory=PodcastSettings)
    """How the podcast's feed is cut into pages."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By address."""
    files: Mapping[str, OutputFile] = field(default_factory=dict)
    """By path."""
    redirects: Redirects = field(default_factory=Redirects)
    """Where former addresses lead."""

    def after(self, made: Iterable[Made]) -> State:
        """The state with what a step made. Raises StepError where two write one address."""
        pages, files, redirects = dict(self.pages), dict(self.files), self.redirects
        taken: list[str] = []
        for each in made:
            if isinstance(each, Enriched):
                if each.page.address not in pages:
                    raise KeyError(each.page.address)
                pages[each.page.address] = each.page
            elif isinstance(each, Redirects):
                redirects = each
            else:
                _put(each, pages, files, taken)
        if taken:
            found = (self._second_writer(path) for path in taken)
            raise StepError(refusal_of_second_writer(taken[0]), *found)
        shown, beside = MappingProxyType(pages), MappingProxyType(files)
        return replace(self, pages=shown, files=beside, redirects=redirects)

    def _second_writer(self, path: str) -> Diagnostic:
        """Said of a record that has the address, if there is one."""
        address = path.removesuffix("index.html")
        for record in self.library.written():
            if address_of(record) == address:
                found = violation("address-written-twice", ("id",), address=address)
                return found_at(self.library, record, found)
        return diagnostic("file-written-twice", Position(FILE), path=path)


def run(steps: Iterable[Step], state: State) -> tuple[State, tuple[Diagnostic, ...]]:
    """The state after all the steps, and why any of them could not go on.

    Each sees what those before it made; one that is refused has made nothing.
    """
    refused: list[Diagnostic] = []
    for step in steps:
        try:
            state = state.after(step(state))
        except StepError as error:
            refused += error.found
    return state, tuple(refused)


def refusal_of_second_writer(path: str) -> str:
    """What is said where two parts of the site write one file."""
    address = path.removesuffix("index.html")
    return f"To dele af siden vil skrive /{address}. Giv den ene et andet id."


def _put(
    each: Page | OutputFile, pages: dict[str, Page], files: dict[str, OutputFile], taken: list[str]
) -> None:
    """Put a page or file where it belongs; one whose place is taken is named too.

    A file that is made of the same as the one that is there is that file: records may share one.
    """
    path = f"{each.address}index.html" if isinstance(each, Page) else each.path
    if _is_written(path, pages, files) and not _is_there(each, files):
        taken.append(each.address if isinstance(each, Page) else path)
    if isinstance(each, Page):
        pages[each.address] = each
    else:
        files[path] = packed(each)


def _is_there(each: Page | OutputFile, files: Mapping[str, OutputFile]) -> bool:
    if isinstance(each, Page) or not each.made_of:
        return False
    known = files.get(each.path)
    return known is not None and known.made_of == each.made_of


def _is_written(path: str, pages: Mapping[str, Page], files: Mapping[str, OutputFile]) -> bool:
    is_page = path.endswith("index.html") and path.removesuffix("index.html") in pages
    return is_page or path in files
