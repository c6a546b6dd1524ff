"""The publisher and its address: what another office or region would replace."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publishing.brand import Brand


@dataclass(frozen=True, slots=True)
class Site:
    """The publisher, for pages, feeds and mails."""

    name: str
    url: str
    """Absolute https address of the front page, with path, ending in `/`."""
    description: str
    region: str
    tagline: str = ""
    language: str = "da"
    brand: Brand = field(default_factory=Brand)

    def in_region(self, region: str) -> Site:
        """The same publisher with another name of the region."""
        tagline = self.tagline.replace("{region}", region)
        return replace(self, region=region, tagline=tagline)

    def absolute(self, address: str) -> str:
        """The absolute address of a page; absolute ones stay as they are."""
        if address.startswith(("https://", "http://", "mailto:")):
            return address
        return self.url + address.removeprefix("/")
