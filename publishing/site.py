"""Who publishes, and where: the values that a switch of office or region changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publishing.brand import Brand


@dataclass(frozen=True, slots=True)
class Site:
    """The publisher, as pages, feeds and mail name it."""

    name: str
    url: str
    """Absolute https address of the front page, with path, ending in `/`."""
    description: str
    region: str
    tagline: str = ""
    language: str = "da"
    brand: Brand = field(default_factory=Brand)

    def in_region(self, region: str) -> Site:
        """The same publisher while the region has that name."""
        tagline = self.tagline.replace("{region}", region)
        return replace(self, region=region, tagline=tagline)

    def absolute(self, address: str) -> str:
        """The absolute address of a page; absolute ones stay as they are."""
        if address.startswith(("https://", "http://", "mailto:")):
            return address
        return self.url + address.removeprefix("/")
