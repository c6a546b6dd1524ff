"""Where links lead at the clock: to a page, a place on it or a file that readers can see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from publishing import addresses
from publishing.page import Page
from publishing.verify.links import Link, links_of, wrong_on_any_day
from publishing.verify.template_ids import template_ids
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.nearest import nearest
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.guide import Guide, Step
from records.model.newsletter import Issue
from records.model.registry import KINDS, address_of
from records.model.told import Told
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.source.tree import Loc

OF_THEME = (addresses.SITEMAP, addresses.NOT_FOUND)
"""What the theme writes at the root."""
_ID = re.compile(r'<[^<>]*?\bid="([^"]+)"')
_KIND_AND_ID = re.compile(r"[a-z_]+:[a-z0-9-]+(#.*)?", re.DOTALL)


@dataclass(frozen=True)
class Reach:
    """What readers can get to at a clock."""

    written: Library
    """As the files say it."""
    shown: Library
    """What the pages were made of: without what has faults."""
    clock: Clock
    pages: Mapping[str, Page]
    """By address."""
    files: Collection[str]
    """The paths of everything else."""
    origin: str
    """The absolute address of the front page."""
    theme: Path
    """The folder of the theme, whose own files are published too."""
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def is_there(self, path: str) -> bool:
        """Whether a page or a file lies at a path from the root."""
        return path in self.pages or path in self.files or self._is_of_theme(path)

    def _is_of_theme(self, path: str) -> bool:
        if not path.startswith("assets/") or ".." in path:
            return path in OF_THEME
        return (self.theme / path).is_file()

    def has_place(self, address: str, anchor: str) -> bool:
        """Whether a page has a place of that name; any file has."""
        page = self.pages.get(address)
        if page is None or not anchor:
            return True
        template = template_ids(self.theme, str(page.meta["template"]))
        return anchor in self.places(address) or bool(template.fullmatch(anchor))

    def places(self, address: str) -> frozenset[str]:
        """The places that a page's own text and lists name."""
        if address not in self._ids:
            page = self.pages[address]
            self._ids[address] = frozenset((*_ID.findall(page.body), *_ids_in(page.meta)))
        return self._ids[address]

    def is_unsure(self, path: str, anchor: str) -> bool:
        """Whether it would be there, or might, but for a record that has faults."""
        if any(name == "*" for _, name in self.written.unreadable):
            return True
        return not self._left_out.isdisjoint((*path.strip("/").split("/"), anchor))

    @cached_property
    def _left_out(self) -> frozenset[str]:
        """Ids and last parts of addresses of what the pages were made without."""
        names = {name for _, name in self.written.unreadable}
        for kind, shelf in self.written.records.items():
            for key, record in shelf.items():
                if key not in self.shown.records[kind]:
                    names |= {key, _last_part(address_of(record) or key)}
        return frozenset(names)

    @cached_property
    def by_address(self) -> Mapping[str, Record]:
        """The record whose page has an address, hidden ones too."""
        found: dict[str, Record] = {}
        for shelf in self.written.records.values():
            for record in shelf.values():
                address = address_of(record)
                if address is not None:
                    found.setdefault(address, record)
        return found


def unreachable(reach: Reach) -> Iterator[Diagnostic]:
    """Each link of a record that readers cannot follow at the clock.

    Links of records that nobody sees yet only have to lead to something that will be seen.
    """
    for link in links_of(reach.written):
        if wrong_on_any_day(reach.written, link) is None:
            wrong = _wrong(reach, link)
            if wrong:
                yield link.found(reach.written, wrong)


def _wrong(reach: Reach, link: Link) -> Violation | None:
    target = _from_root(reach, link.target)
    if target is None or (isinstance(link.record, Issue) and _is_of_mail(link.record, target)):
        return None  # it leads to others, or the rules of mails tell of it
    whole, _, anchor = target.partition("#")
    path = unquote(whole.partition("?")[0])
    is_seen = _is_read(link.record, reach.clock)
    if link.target.startswith("#"):
        return _wrong_place(reach, link, homes(reach, link.record), unquote(anchor), link.loc)
    if reach.is_there(path):
        return _wrong_place(reach, link, (path,), unquote(anchor), link.loc)
    if path.startswith("media/") or reach.is_unsure(path, anchor):
        return None
    record = reach.by_address.get(path)
    if record is not None and isinstance(record, Content) and not is_visible(record, reach.clock):
        return _hidden(link, record, reach.clock) if is_seen else None
    return _nowhere(reach, link, path)


def _from_root(reach: Reach, target: str) -> str | None:
    """The target from the root; None where it leads out of the site, or nobody can tell."""
    if target.casefold().startswith(reach.origin):
        return target[len(reach.origin) :]
    if target.startswith("/"):
        return target.removeprefix("/")
    if target.startswith("#"):
        return target
    return reach.written.address(target) if _KIND_AND_ID.fullmatch(target) else None


def _wrong_place(
    reach: Reach, link: Link, addresses: Collection[str], anchor: str, loc: Loc
) -> Violation | None:
    lacking = [each for each in addresses if not reach.has_place(each, anchor)]
    if not lacking or reach.is_unsure(lacking[0], anchor):
        return None
    gathered = reach.by_address.get(f"{lacking[0]}#{anchor}")
    if isinstance(gathered, Content):
        return _gathered(reach, link, gathered)
    near = nearest(anchor, reach.places(lacking[0]))
    return violation("link-to-no-place", loc, link=link.target, anchor=anchor, near=near)


def _gathered(reach: Reach, link: Link, record: Content) -> Violation | None:
    """Of a record that has only a place on a page with others."""
    if not is_visible(record, reach.clock):
        return _hidden(link, record, reach.clock) if is_visible(link.record, reach.clock) else None
    # Time alone stops no build: the page is still there, and the record has left it.
    return violation("link-to-expired", link.loc, Severity.WARNING, link=link.target)


def _hidden(link: Link, record: Content, clock: Clock) -> Violation:
    if record.draft:
        return violation("link-to-draft", link.loc, link=link.target, record=record.label)
    if isinstance(record, Issue) and record.out is None:
        return violation("link-to-unsent", link.loc, link=link.target, record=record.label)
    if isinstance(record, Told) and record.published <= clock.today:
        # A consent that ends may stop no build: the sooner the page is gone, the better.
        return violation("link-to-withdrawn", link.loc, Severity.WARNING, link=link.target)
    day = long_date(record.published)
    return violation("link-to-coming", link.loc, link=link.target, day=day)


def _nowhere(reach: Reach, link: Link, path: str) -> Violation:
    if f"{path}/" in reach.pages:
        near = f"/{path}/"
    else:
        # Without the stroke at the end, which makes short names more alike than they are.
        names = {page.rstrip("/"): page for page in reach.pages}
        found = nearest(path.rstrip("/"), names)
        near = f"/{names[found]}" if found else ""
    return violation("link-to-nowhere", link.loc, link=link.target, near=near)


def _is_of_mail(letter: Issue, target: str) -> bool:
    """Nobody can mend a letter that was sent, and no mail has places of its own."""
    return letter.out is not None or target.startswith("#")


def _is_read(record: Record, clock: Clock) -> bool:
    """Whether somebody follows links of the record: of a letter, from the day it is sent on."""
    if isinstance(record, Issue) and not record.draft:
        return record.published <= clock.today <= record.send_on
    return is_visible(record, clock)


def is_visible(record: Record, clock: Clock) -> bool:
    """Whether readers see the record; of one with faults, as far as its fields tell."""
    if isinstance(record, Content) and "published" not in record.__dict__:
        return not record.__dict__.get("draft", False)
    return visibility(record, clock) is not Visibility.HIDDEN


def homes(reach: Reach, record: Record) -> tuple[str, ...]:
    """The pages that show a record's texts; those that are there."""
    if isinstance(record, Step):
        guides = (g for g in reach.shown.all(Guide) if record.id in g.steps)
        addresses = [address_of(guide) for guide in guides]
    else:
        kind = next(kind for kind in KINDS if kind.model is type(record))
        known = kind.key in reach.written.records and record.id in reach.shown.records[kind.key]
        addresses = [address_of(record)] if known else []
    bare = (address.partition("#")[0] for address in addresses if address is not None)
    return tuple(address for address in bare if address in reach.pages)


def _ids_in(value: object) -> Iterator[str]:
    """What a template takes as ids: values called `id`, and those in pieces of HTML."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "id" and isinstance(inner, str):
                yield inner
            yield from _ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids_in(inner)
    elif isinstance(value, str) and 'id="' in value:
        yield from _ID.findall(value)


def _last_part(address: str) -> str:
    return re.split("[/#]", address.rstrip("/"))[-1]
