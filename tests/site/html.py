"""A built site taken apart: its pages, what a reader sees on them, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

ORIGIN = "https://min-almen-praksis.example.org/"
_LINKS = (("a", "href"), ("area", "href"))
_LOADED = (
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("iframe", "src"),
    ("form", "action"),
    ("object", "data"),
)
_UNSEEN = {"script", "style", "svg", "template", "head", "code", "pre"}
_SPOKEN = ("aria-label", "title", "alt", "placeholder")


@dataclass(frozen=True)
class HtmlPage:
    """One page; `address` is canonical, and the file's own name for pages that are no folder."""

    address: str
    tree: html.HtmlElement

    @property
    def url(self) -> str:
        return ORIGIN + self.address

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is a page of the site, not a part that other programs show."""
        return bool(self.tree.xpath("boolean(//header//nav) and boolean(//main)"))

    @property
    def title(self) -> str:
        return spaced(str(self.one("/html/head/title").text))

    @cached_property
    def ids(self) -> list[str]:
        return self.values("//@id")

    def values(self, path: str) -> list[str]:
        """The values of attributes, as plain texts that do not know where they stand."""
        return [str(found) for found in self.tree.xpath(path, smart_strings=False)]

    def one(self, path: str) -> html.HtmlElement:
        """The only element that an XPath finds."""
        (found,) = self.tree.xpath(path)
        assert isinstance(found, html.HtmlElement)
        return found

    def text(self, path: str = "//body") -> str:
        """What a reader sees in the elements of an XPath, with single spaces."""
        seen = (part for found in self.tree.xpath(path) for part in _seen(found))
        return spaced(" ".join(seen)).replace("\u00ad", "")

    def spoken(self) -> list[str]:
        """The texts of labels that are heard or hover."""
        return [value for name in _SPOKEN for value in self.values(f"//@{name}")]

    def links(self) -> Iterator[str]:
        """Where a reader can go from here, as absolute addresses."""
        for tag, name in _LINKS:
            for value in self.values(f"//{tag}/@{name}"):
                yield urljoin(self.url, value)

    def loaded(self) -> Iterator[str]:
        """What the page asks for or announces, as absolute addresses."""
        for tag, name in _LOADED:
            for value in self.values(f"//{tag}/@{name}"):
                yield urljoin(self.url, value)
        for value in self.values("//@srcset"):
            for candidate in value.split(","):
                yield urljoin(self.url, candidate.split()[0])
        for value in self.values("//meta[starts-with(@property, 'og:')]/@content"):
            if value.startswith("http"):
                yield value


@dataclass(frozen=True, eq=False)
class Site:
    """All pages by address, and the folder they lie in."""

    folder: Path
    pages: dict[str, HtmlPage]

    @classmethod
    def read(cls, folder: Path) -> Site:
        """Parse every page below a folder."""
        pages = {}
        for file in sorted(folder.rglob("*.html")):
            name = file.relative_to(folder).as_posix()
            address = name.removesuffix("index.html")
            tree = html.document_fromstring(file.read_bytes().decode("utf-8"))
            pages[address] = HtmlPage(address, tree)
        return cls(folder, pages)

    @property
    def whole(self) -> dict[str, HtmlPage]:
        """The pages of the site, without the parts that other programs show."""
        return {address: page for address, page in self.pages.items() if page.is_whole}

    def fault_of(self, url: str) -> str | None:
        """Why an address below ORIGIN leads nowhere, or None."""
        path = unquote(urlsplit(url).path).removeprefix("/")
        anchor = unquote(urlsplit(url).fragment)
        if path in self.pages:
            if anchor and anchor not in self.pages[path].ids:
                return f"no #{anchor} on /{path}"
            return None
        if PurePosixPath(path).suffix in ("", ".html") or not (self.folder / path).is_file():
            return f"no /{path}"
        return f"an anchor in /{path}" if anchor and not anchor.startswith("t=") else None


def spaced(text: str) -> str:
    """The text with every run of spaces, hard ones too, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def is_ours(url: str) -> bool:
    """Whether an address is on this site."""
    return url.startswith(ORIGIN)


def is_of_unsent(url: str, outbox: Path, site: Site) -> bool:
    """Whether it is the page of a letter whose mails are made and which is not sent yet."""
    addresses = (f"nyhedsbrev/{folder.name}/" for folder in outbox.iterdir())
    waiting = (address for address in addresses if address not in site.pages)
    return url.startswith(tuple(ORIGIN + address for address in waiting) or ("-",))


def _seen(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
