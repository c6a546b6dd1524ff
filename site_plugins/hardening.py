"""What a safe and honest host tells others: headers, robots.txt, security.txt (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from site_plugins.admin.plugin import headers_of
from site_plugins.build_state import NoConfig, publish_files, state_of
from site_plugins.server_files import Addresses, site_files

_VALID = timedelta(days=360)
"""RFC 9116, 2.5.5 recommends less than a year."""


class HardeningPlugin(BasePlugin[NoConfig]):
    """Comes after every plugin that makes pages."""

    @event_priority(-90)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files."""
        state = state_of(config)
        form = headers_of(config)
        addresses = Addresses.of(state.pages.values(), state.site.url, form)
        publish_files(files, config, site_files(addresses))
        publish_files(files, config, security_txt(state.site, state.clock))
        return publish_files(files, config, [robots_txt(state.site)])


def robots_txt(site: Site) -> OutputFile:
    """All may read all; what is not to be found says so itself (`noindex`)."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {site.absolute('sitemap.xml')}\n"
    return OutputFile("robots.txt", text.encode())


def security_txt(site: Site, clock: Clock) -> Iterator[OutputFile]:
    """Where to tell of a hole in the site's safety; nothing until the brand names a contact."""
    contact = site.brand.security_contact
    if not contact:
        return
    until = (clock.now + _VALID).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    path = ".well-known/security.txt"
    lines = (
        f"Contact: {contact}",
        f"Expires: {until}",
        "Preferred-Languages: da, en",
        f"Canonical: {site.absolute(path)}",
    )
    yield OutputFile(path, "".join(f"{line}\n" for line in lines).encode())
