"""The links of every text, as they are rendered, and what is wrong with them on any day.

A link is found in the HTML, because Markdown has many ways to write one, and looked up in the
source for its place. Links that lead somewhere may still lead to what nobody sees today: see
`publishing.verify.reach`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from lxml import html as lxml_html

from publishing.markdown import converted, kept_html
from records.checks.media import FileProblem, file_violation, wrong_file
from records.checks.references import wrong_target
from records.checks.report import found_at, position_in_text
from records.danish.nearest import nearest
from records.danish.slugs import slug
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import annotated_values
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.source.kept_values import hash_of
from records.source.tree import Loc
from records.types.field_type import MarkdownText, Target
from records.types.links import wrong_mail_address, wrong_web_address

_SAFE = re.compile(r"(?:https://|mailto:|/(?!/)|#)", re.IGNORECASE)
_TO_RECORD = re.compile(r"[a-z_]+:[a-z0-9-]+(?:#[a-z0-9-]+)?")
_EMPTY = re.compile(r"\]\(\s*(?:<\s*>)?\s*\)")
_UNDEFINED = re.compile(r"\[([^][\n]+)\]\[([^][\n]*)\]")
_NO_PROSE = ("code", "pre")
_LINKED_FILES = {
    FileProblem.NOT_FOUND: "link-to-file-not-found",
    FileProblem.LEADS_OUT: "link-to-file-leads-out",
    FileProblem.EMPTY: "link-to-file-empty",
}
"""The codes of what can be wrong with a link below `media/`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that an editor wrote, in a text or as a field of its own."""

    record: Record
    loc: Loc
    target: str
    """As it is written: `article:bornholm`, `/muligheder/`, `#top`; empty in `[text]()`."""
    text: str = ""
    """The Markdown that it stands in; empty for a field."""
    number: int = 0
    """How many links of the same text lead to the same target before it."""

    def found(self, library: Library, wrong: Violation) -> Diagnostic:
        """What is wrong with it, at its place in the source."""
        offset = _offset(self.text, self.target, self.number) if self.text else None
        position = None
        if offset is not None:
            position = position_in_text(library, self.record, self.loc, offset)
        return found_at(library, self.record, wrong, position)


def links_of(library: Library) -> tuple[Link, ...]:
    """Every link of every record, of what could be read of faulty ones too."""
    return library.once("links", lambda: tuple(_links(library)))


def check(library: Library) -> Iterator[Diagnostic]:
    """What is wrong with the links of texts on any day; fields are judged as references."""
    for link in links_of(library):
        wrong = wrong_on_any_day(library, link) if link.text else None
        wrong = wrong or wrong_for_readers(link.target, link.loc)
        if wrong:
            yield link.found(library, wrong)
    for record in library.written():
        for loc, _, text in annotated_values(record, MarkdownText):
            if "][" in text:
                yield from _undefined(library, record, loc, text)


def wrong_on_any_day(library: Library, link: Link) -> Violation | None:
    """What is wrong with a link whatever the day, or None."""
    if not link.text:
        return wrong_target(library, link.loc, link.target)
    target, loc = link.target, link.loc
    if not target:
        return violation("link-empty", loc)
    path = target.removeprefix("/").partition("#")[0]
    if path.startswith("media/"):
        file = wrong_file(library, path)
        return file_violation(library, loc, path, _LINKED_FILES[file]) if file else None
    if _SAFE.match(target):
        return _wrong_outside(target, loc)
    kind = target.partition(":")[0]
    if (kind in BY_KEY or nearest(kind, BY_KEY)) and _TO_RECORD.fullmatch(target):
        return wrong_target(library, loc, target)
    return _not_usable(library, target, loc)


def _not_usable(library: Library, target: str, loc: Loc) -> Violation:
    if target.lower().startswith("tel:"):
        return violation("link-to-phone", loc, link=target)
    if _OWN_MACHINE.match(target):
        return violation("link-to-own-machine", loc, link=target)
    return violation("link-not-usable", loc, link=target, near=_meant(target, library))


def _meant(target: str, library: Library) -> str:
    """The link as it was meant: a mail or an address without its beginning, a kind in Danish, the
    file of a record, a page of the preview.
    """  # noqa: D205 - one list
    of_file = _OF_FILE.fullmatch(target)
    if of_file:
        having = [key for key, shelf in library.records.items() if of_file["id"] in shelf]
        return f"{having[0]}:{of_file['id']}{of_file['anchor'] or ''}" if len(having) == 1 else ""
    previewed = _PREVIEW.match(target)
    if previewed:
        return target[previewed.end() :] or "/"
    if not wrong_mail_address(target):
        return f"mailto:{target}"
    kind, colon, rest = target.partition(":")
    named = next((key for key, each in BY_KEY.items() if slug(each.label) == slug(kind)), "")
    if colon and named and _TO_RECORD.fullmatch(f"{named}:{rest}"):
        return f"{named}:{rest}"
    is_address = _HOST.match(target) or target.startswith("http://")
    wrong = wrong_web_address(target) if is_address else None
    return wrong[1].get("near", "") if wrong else ""


_OWN_MACHINE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.IGNORECASE)
_OF_FILE = re.compile(r"[\w./-]*?(?P<id>[a-z0-9-]+)\.(?:md|yml|yaml)(?P<anchor>#[a-z0-9-]+)?")
_PREVIEW = re.compile(r"https?://(?:localhost|127\.0\.0\.1)(?::\d+)?(?=/|$)", re.IGNORECASE)
_HOST = re.compile(r"www\.|[\w-]+(\.[\w-]+)*\.(dk|eu|com|org|net|nu)(/|$)", re.IGNORECASE)
"""How the address of a page begins; `hverdag.md` is a file."""


def _wrong_outside(target: str, loc: Loc) -> Violation | None:
    """What keeps a mail or an address of others from being one; it is as a field would have it."""
    scheme, _, rest = target.partition(":")
    if scheme.lower() == "mailto":
        to = unquote(rest.partition("?")[0]).split(",")
        wrong = any(wrong_mail_address(each.strip()) for each in to)
        return violation("link-to-no-mailbox", loc, link=target) if wrong else None
    if scheme.lower() == "https" and wrong_web_address(target):
        return violation("link-not-usable", loc, link=target, near="")
    return None


_SAFELINKS = re.compile(r"https://[\w.-]+\.safelinks\.protection\.outlook\.com/", re.IGNORECASE)
_SIGNED_IN = re.compile(r"https://[\w-]+\.sharepoint\.com/|https://teams\.microsoft\.com/l/(?:file"
                        r"|channel)|https://drive\.google\.com/", re.IGNORECASE)  # fmt: skip
_FOLLOWED = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|igshid|_hs(?:enc|mi)")


def wrong_for_readers(target: str, loc: Loc) -> Violation | None:
    """A warning of an address that follows readers, or that they are not let in to."""
    if not target.lower().startswith("https://"):
        return None
    parts = urlsplit(target)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    if _SAFELINKS.match(target):
        real = dict(asked).get("url", "")
        return violation("link-through-mail", loc, Severity.WARNING, near=real)
    if _SIGNED_IN.match(target):
        return violation("link-behind-sign-in", loc, Severity.WARNING, link=target)
    kept = [pair for pair in asked if not _FOLLOWED.fullmatch(pair[0])]
    if len(kept) == len(asked):
        return None
    meant = urlunsplit(parts._replace(query=urlencode(kept)))
    return violation("link-follows-readers", loc, Severity.WARNING, meant=meant)


def _links(library: Library) -> Iterator[Link]:
    for record in library.written():
        for loc, marker, value in annotated_values(record, MarkdownText, Target):
            if isinstance(marker, MarkdownText):
                yield from _links_in(record, loc, value, library)
            else:
                yield Link(record, loc, value)


def _links_in(record: Record, loc: Loc, text: str, library: Library) -> Iterator[Link]:
    seen: Counter[str] = Counter()
    made_of = hash_of("links of a text", text)
    for target in library.kept.get(made_of, lambda: tuple(hrefs(converted(text)))):
        yield Link(record, loc, target, text, seen[target])
        seen[target] += 1


def hrefs(html: str) -> Iterator[str]:
    """The targets of the links of a piece of HTML, in their order."""
    if "<a" in html:
        tree = lxml_html.document_fromstring(f"<div>{html}</div>")
        for link in tree.iter("a"):
            if "href" in link.attrib:
                yield str(link.attrib["href"]).strip()


def _offset(text: str, target: str, number: int) -> int | None:
    """Where the link stands; the first place for one that is defined once and used often."""
    if target:
        word = re.escape(target)
        places = [m.start() for m in re.finditer(rf"(?<![\w/.:#-]){word}(?![\w/#:-])", text)]
    else:
        places = [found.start() for found in _EMPTY.finditer(text)]
    if not places:
        return None
    return places[number] if number < len(places) else places[0]


def _undefined(library: Library, record: Record, loc: Loc, text: str) -> Iterator[Diagnostic]:
    """`[text][name]` without a line `[name]: address`, which readers would see as it is written."""
    tree = lxml_html.document_fromstring(f"<div>{kept_html(text, library)}</div>")
    for tag in _NO_PROSE:
        for element in list(tree.iter(tag)):
            element.text = ""
            for inner in list(element):
                element.remove(inner)
    for found in _UNDEFINED.finditer("".join(map(str, tree.itertext()))):
        name = found[2] or found[1]
        offset = text.find(found[0])
        position = position_in_text(library, record, loc, offset) if offset >= 0 else None
        yield found_at(library, record, violation("link-undefined", loc, name=name), position)
