"""The rules for Caddy, which gets its certificate and leads to https by itself."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import NOT_FOUND
from publishing.hosting.policy import CACHING, TYPES, WRITTEN
from publishing.hosting.redirect_rules import caddy_rules
from publishing.hosting.rules import Addresses, Header, header_rules


def caddy_site(addresses: Addresses, host: str, *, secure: bool) -> str:
    """A site for the Caddyfile; the folder is to be filled in."""
    scheme = "https" if secure else "http"
    steps = [line for header in header_rules(addresses) for line in _header(header)]
    steps += [line for ending, kind in TYPES.items() for line in _type(ending, kind)]
    lines = [
        f"{scheme}://{host} {{",
        "  root * /srv/www/praksis/current # the folder that holds the site",
        "  encode zstd gzip {",
        "    minimum_length 512",
        "    match {",
        *(f"      header Content-Type {TYPES[ending]}*" for ending in WRITTEN),
        "    }",
        "  }",
        "  route {",
        *(f"    {line}" for line in steps),
        f"    @hidden path_regexp {addresses.hidden}",
        "    error @hidden 404",
        *(f"    {line}" for line in caddy_rules(addresses.table, addresses.root)),
        "    file_server",
        "  }",
        "  handle_errors {",
        f"    rewrite * {addresses.root}{NOT_FOUND}",
        f"    header Cache-Control {CACHING[0][1]}",
        "    header Content-Type text/html;charset=utf-8",
        "    file_server",
        "  }",
        "}",
        "",
    ]
    return "\n".join(lines)


def _header(header: Header) -> Iterator[str]:
    """In a `route` the lines hold one after the other, so the last that matches has its way."""
    if header.default:
        yield f'header {header.name} "{header.default}"'
    for number, (pattern, value) in enumerate(header.cases):
        matcher = f"@{header.name.lower().replace('-', '_')}_{number}"
        yield f"{matcher} path_regexp {pattern}"
        name = header.name if value else f"-{header.name}"
        yield f'header {matcher} {name} "{value}"' if value else f"header {matcher} {name}"


def _type(ending: str, kind: str) -> Iterator[str]:
    charset = ";charset=utf-8" if ending in WRITTEN else ""
    where = f"*.{ending}"
    if ending == "html":
        yield f"@html path */ {where}"
        yield f"header @html Content-Type {kind}{charset}"
    else:
        yield f"@{ending} path {where}"
        yield f"header @{ending} Content-Type {kind}{charset}"
