"""The mails of every issue, to look at while writing; a built site has none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsletter.preview.page import preview_of
from publishing.output import OutputFile
from publishing.page import Page
from site_plugins.state import State, Step


def letters(url: str) -> Step:
    """The step that makes them.

    `url` is the site's own: the preview's address would be in no mail that is sent.
    """

    def step(state: State) -> Iterator[Page | OutputFile]:
        made = preview_of(state.library, replace(state.site, url=url), state.clock)
        yield from made.files
        yield made.page

    return step
