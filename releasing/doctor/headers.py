"""What stands beside the answers: safety, kinds, caching, compression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from publishing.hosting.policy import EVERYWHERE, TYPES, WRITTEN, page_headers
from publishing.hosting.rules import Addresses, header_rules
from releasing.doctor.finding import Finding, fault, fine, warning
from releasing.doctor.visitor import Answer, UnreachableError, Visitor

_OPENED = re.compile(r"http-equiv=\"Content-[^>]* media-src 'self'((?: https://[a-z0-9.:-]+)*);")
_LARGE = 2000
"""From so many bytes on it is worth packing a text."""
_CURE = "Brug reglerne for webserveren i docs/drift/."


def check_safety(front: Answer, forms: str = "") -> Iterator[Finding]:
    """The headers of safety, as `publishing.hosting.policy` has them.

    `forms` is the origin that the sign-up form goes to. The hosts of sound are those that the page
    itself opens: the answer must open the same.
    """
    wanted = EVERYWHERE | page_headers(embeddable=False, forms=forms, sounds=_sounds(front))
    if urlsplit(front.url).scheme != "https":
        wanted = {k: v for k, v in wanted.items() if k != "Strict-Transport-Security"}
    missing = [name for name in wanted if not front.header(name)]
    other = [name for name, value in wanted.items() if front.header(name) not in ("", value)]
    if (
        "Content-Security-Policy" in missing
        and b'http-equiv="Content-Security-Policy"' in front.body
    ):
        missing.remove("Content-Security-Policy")  # the page says all of it but who may frame it
        yield warning("csp", f"Sikkerhedsreglerne står kun i siden, ikke i svaret. {_CURE}")
    if missing:
        yield fault("headers", f"Svaret mangler {', '.join(missing)}. {_CURE}")
    if other:
        yield warning("headers", f"Svaret har en anden {', '.join(other)} end reglerne. {_CURE}")
    if not missing and not other:
        yield fine("headers", "Svarene har de sikkerhedsregler, de skal have.")


def _sounds(front: Answer) -> tuple[str, ...]:
    found = _OPENED.search(unescape(front.body.decode(errors="replace")))
    return tuple(found[1].split()) if found else ()


def check_file(visitor: Visitor, url: str, path: str) -> Iterator[Finding]:
    """A file: that it is there, its kind, for how long it is kept, and that it comes packed."""
    try:
        answer = visitor.get(url + path, {"Accept-Encoding": "gzip"})
    except UnreachableError as error:
        yield fault("file", f"/{path} kan ikke hentes: {error}.")
        return
    if answer.status != 200:
        yield fault("file", f"/{path} bliver besvaret med {answer.status}.")
        return
    ending = path.rpartition(".")[2] if "." in path.rpartition("/")[2] else "html"
    found = [*_kind(answer, path, ending), *_keeping(answer, path), *_packing(answer, path, ending)]
    yield from found or [fine("file", f"/{path} er, som den skal være.")]


def _kind(answer: Answer, path: str, ending: str) -> Iterator[Finding]:
    wanted = {TYPES.get(ending, answer.kind)}
    if ending in {"xml", "xsl"}:
        wanted |= {"text/xml", "application/xml", "application/rss+xml", "application/xslt+xml"}
    if ending == "json":
        wanted.add("application/feed+json")
    if ending == "js":
        wanted.add("application/javascript")
    if answer.kind not in wanted:
        told = answer.kind or "ingenting"
        yield fault("type", f"/{path} siger, at den er {told}, og ikke {TYPES[ending]}. {_CURE}")
    elif ending in WRITTEN and answer.kind.startswith("text/"):
        charset = answer.header("content-type").lower().replace(" ", "").replace('"', "")
        if "charset=" in charset and "charset=utf-8" not in charset:
            yield fault("charset", f"/{path} siger et andet tegnsæt end UTF-8. {_CURE}")
        elif "charset=" not in charset and ending in {"txt", "csv", "vtt", "ics"}:
            yield warning("charset", f"/{path} siger ikke, at den er UTF-8. {_CURE}")


def _keeping(answer: Answer, path: str) -> Iterator[Finding]:
    """A page that is kept for long shows a deadline that has moved."""
    said = answer.header("cache-control").lower()
    age = _age(said)
    wanted = next(r for r in header_rules(Addresses("/", (), ())) if r.name == "Cache-Control")
    least = _age(wanted.at(f"/{path}"))
    if age > max(least, 600) and "no-cache" not in said:
        yield fault(
            "caching",
            f"/{path} må gemmes i {age} sekunder, så læsere ser gamle oplysninger. {_CURE}",
        )
    elif least > 86400 > age:
        yield warning("caching", f"/{path} bliver hentet igen ved hvert besøg. {_CURE}")


def _age(said: str) -> int:
    for word in said.replace(" ", "").split(","):
        name, _, number = word.partition("=")
        if name == "max-age" and number.isascii() and number.isdigit() and len(number) < 12:
            return int(number)
    return 0


def _packing(answer: Answer, path: str, ending: str) -> Iterator[Finding]:
    if ending in WRITTEN and len(answer.body) > _LARGE and not answer.header("content-encoding"):
        yield warning("compression", f"/{path} bliver sendt uden at være pakket. {_CURE}")


def check_ranges(visitor: Visitor, sound: str) -> Iterator[Finding]:
    """Whether a player may jump in a sound file."""
    try:
        answer = visitor.get(sound, {"Range": "bytes=100-199"})
    except UnreachableError as error:
        yield fault("ranges", f"{sound} kan ikke hentes: {error}.")
        return
    span = answer.header("content-range").lower()
    if answer.status == 206 and len(answer.body) == 100 and span.startswith("bytes 100-199/"):
        yield fine("ranges", "Lyd kan hentes i stykker, så man kan spole.")
    elif answer.status == 200:
        yield fault("ranges", f"{sound} kan kun hentes hel, så man ikke kan spole på en iPhone.")
    else:
        yield fault("ranges", f"{sound} bliver besvaret med {answer.status}.")
