"""What one build knows, and what it has made so far: a value that grows from step to step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from publishing.hosting.redirects import Redirects
from publishing.images.cache import PictureCache
from publishing.output import OutputFile
from publishing.page import Page
from publishing.site import Site
from records.clock import Clock
from records.errors import PraksisError
from records.loading.library import Library


class StepError(PraksisError):
    """Why a step cannot go on, as a Danish sentence."""


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
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By address."""
    files: Mapping[str, OutputFile] = field(default_factory=dict)
    """By path."""
    redirects: Redirects = field(default_factory=Redirects)
    """Where former addresses lead."""

    def after(self, made: Iterable[Made]) -> State:
        """The state with what a step made. Raises StepError where two write one address."""
        pages, files, redirects = dict(self.pages), dict(self.files), self.redirects
        for each in made:
            if isinstance(each, Enriched):
                if each.page.address not in pages:
                    raise KeyError(each.page.address)
                pages[each.page.address] = each.page
            elif isinstance(each, Redirects):
                redirects = each
            elif isinstance(each, Page):
                _refuse_second_writer(f"{each.address}index.html", pages, files)
                pages[each.address] = each
            else:
                _refuse_second_writer(each.path, pages, files)
                files[each.path] = each
        shown, beside = MappingProxyType(pages), MappingProxyType(files)
        return replace(self, pages=shown, files=beside, redirects=redirects)


def run(steps: Iterable[Step], state: State) -> State:
    """The state after all the steps; each sees what those before it made. Raises StepError."""
    for step in steps:
        state = state.after(step(state))
    return state


def refusal_of_second_writer(path: str) -> str:
    """What is said where two parts of the site write one file."""
    address = path.removesuffix("index.html")
    return f"To dele af siden vil skrive /{address}. Giv den ene et andet id."


def _refuse_second_writer(
    path: str, pages: Mapping[str, Page], files: Mapping[str, OutputFile]
) -> None:
    is_page = path.endswith("index.html") and path.removesuffix("index.html") in pages
    if is_page or path in files:
        raise StepError(refusal_of_second_writer(path))
