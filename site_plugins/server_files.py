"""The headers of `site_plugins.policy` as web servers want them written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from records.output import OutputFile
from records.pages.page import Page
from records.site import Site
from site_plugins.policy import EVERYWHERE, page_headers

NGINX = "webserver/nginx.conf"
"""In the outbox: nginx reads no file out of the site itself."""
_TYPES = {
    "text/calendar": ".ics",
    "text/vtt": ".vtt",
    "font/woff2": ".woff2",
    "application/manifest+json": ".webmanifest",
    "image/avif": ".avif",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of the site as paths from the root of its host."""

    root: str
    """`/`, or the folder that the site lies in."""
    pages: tuple[str, ...]
    embeds: tuple[str, ...]

    @classmethod
    def of(cls, pages: Iterable[Page], url: str) -> Addresses:
        """Those of a site at `url`."""
        root = urlsplit(url).path or "/"
        found = sorted((root + page.address, page.meta["kind"] == "embed") for page in pages)
        return cls(
            root,
            tuple(path for path, embed in found if not embed),
            tuple(path for path, embed in found if embed),
        )


def site_files(addresses: Addresses) -> Iterator[OutputFile]:
    """What Apache and Netlify-like hosts read out of the site."""
    yield OutputFile("_headers", _netlify(addresses).encode())
    yield OutputFile(".htaccess", _apache(addresses).encode())


def _netlify(addresses: Addresses) -> str:
    """Rules that match add up, and none takes back what another said.

    So the frame rules name folders without a player, and page by page those with one.
    """
    rules = [_rule(f"{addresses.root}*", EVERYWHERE)]
    closed, open_ = page_headers(embeddable=False), page_headers(embeddable=True)
    rules += [_rule(path, closed) for path in _closed(addresses)]
    rules += [_rule(path, open_) for path in addresses.embeds]
    return "\n".join(rules)


def _closed(addresses: Addresses) -> Iterator[str]:
    mixed = {_top(path, addresses.root) for path in addresses.embeds}
    whole = {_top(path, addresses.root) for path in addresses.pages} - mixed - {""}
    yield addresses.root
    yield from (f"{addresses.root}{top}/*" for top in sorted(whole))
    yield from (path for path in addresses.pages if _top(path, addresses.root) in mixed)


def _top(path: str, root: str) -> str:
    return path.removeprefix(root).partition("/")[0]


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _apache(addresses: Addresses) -> str:
    closed, open_ = page_headers(embeddable=False), page_headers(embeddable=True)
    lines = [f'SetEnvIf Request_URI "{_pattern(addresses)}" praksis_player']
    lines += [f'Header always set {name} "{value}"' for name, value in EVERYWHERE.items()]
    lines += [
        f'Header always set {name} "{value}" env=!praksis_player' for name, value in closed.items()
    ]
    lines += [
        f'Header always set {name} "{value}" env=praksis_player' for name, value in open_.items()
    ]
    types = [f"AddType {kind} {ending}" for kind, ending in _TYPES.items()]
    return "\n".join(
        (f"ErrorDocument 404 {addresses.root}404.html", *types,
         "<IfModule mod_headers.c>", *(f"  {line}" for line in lines), "</IfModule>", "")
    )  # fmt: skip


def nginx_file(pages: Iterable[Page], site: Site) -> OutputFile:
    """A server for nginx, to be included at the level of `http`; the folder is to be filled in."""
    addresses, host = Addresses.of(pages, site.url), urlsplit(site.url).hostname or "_"
    closed, open_ = page_headers(embeddable=False), page_headers(embeddable=True)
    lines: list[str] = []
    for name, value in closed.items():
        lines += [
            f"map $uri {_variable(name)} {{",
            f'  default "{value}";',
            f'  "~{_pattern(addresses)}" "{open_.get(name, "")}";',
            "}",
        ]
    shown = [f'  add_header {name} "{value}" always;' for name, value in EVERYWHERE.items()]
    shown += [f"  add_header {name} {_variable(name)} always;" for name in closed]
    types = "; ".join(f"{kind} {ending[1:]}" for kind, ending in _TYPES.items())
    lines += [
        "server {", f"  server_name {host};", "  root /srv/www; # the folder that holds the site",
        f"  error_page 404 {addresses.root}404.html;", "  include mime.types;",
        f"  types {{ {types}; }}", *shown, "}", "",
    ]  # fmt: skip
    return OutputFile(NGINX, "\n".join(lines).encode())


def _variable(header: str) -> str:
    return "$praksis_" + header.lower().replace("-", "_")


def _pattern(addresses: Addresses) -> str:
    """Matches the players' paths; where there are none, nothing."""
    if not addresses.embeds:
        return "^$"
    return f"^({'|'.join(re.escape(path) for path in addresses.embeds)})(index\\.html)?$"
