"""A page as MkDocs would write it, in the surroundings of the last build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from publishing.images.in_text import with_sizes
from publishing.images.sizes import Scaled
from publishing.markdown import rebased
from publishing.page import Page


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a page is rendered with."""

    env: Environment
    config: MkDocsConfig
    nav: Navigation
    in_texts: Mapping[str, Scaled]
    """The pictures of texts."""

    def text(self, page: Page) -> bytes:
        """The page as a file of the site."""
        source = File(
            f"{page.address}index.md", None, self.config.site_dir, use_directory_urls=True
        )
        shown = MkDocsPage(None, source, self.config)
        shown.meta = dict(page.meta)
        shown.content = body_of(page)
        context = get_context(self.nav, [], self.config, shown)
        text = self.env.get_template(str(page.meta["template"])).render(context)
        text = with_sizes(text, self.in_texts) if self.in_texts else text
        return text.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs writes it


def body_of(page: Page) -> str:
    """The body, with its links as seen from the page."""
    return rebased(page.body, "/".join([".."] * page.address.count("/")) or ".")
