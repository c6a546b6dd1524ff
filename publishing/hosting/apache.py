"""The rules for Apache, which reads them out of the site (`.htaccess`)."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import NOT_FOUND
from publishing.hosting.policy import TYPES, WRITTEN
from publishing.hosting.redirect_rules import apache_rules
from publishing.hosting.rules import Addresses, Header, header_rules


def apache_file(addresses: Addresses, host: str, *, secure: bool) -> str:
    """Needs `AllowOverride FileInfo`; each module that is missing takes its own part with it."""
    headers = [line for header in header_rules(addresses) for line in _header(header)]
    lines = [
        f"ErrorDocument 404 {addresses.root}{NOT_FOUND}",
        *(f"AddType {kind} .{ending}" for ending, kind in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in WRITTEN)}",
        *_only_with("alias", [f'RedirectMatch 404 "{addresses.hidden}"']),
        *apache_rules(addresses.table, addresses.root),
        *_only_with("headers", [*headers, *_same_tag()]),
        *_compression(),
        *(_only_with("rewrite", _to_https(host)) if secure else ()),
    ]
    return "\n".join((*lines, ""))


def _only_with(module: str, lines: list[str]) -> list[str]:
    return [f"<IfModule mod_{module}.c>", *(f"  {line}" for line in lines), "</IfModule>"]


def _header(header: Header) -> Iterator[str]:
    if header.default:
        yield f'Header always set {header.name} "{header.default}"'
    for pattern, value in header.cases:
        where = f'"expr=%{{REQUEST_URI}} =~ m#{pattern}#"'
        if value:
            yield f'Header always set {header.name} "{value}" {where}'
        else:
            yield f"Header always unset {header.name} {where}"


def _same_tag() -> Iterator[str]:
    """Apache marks the tag of what it compressed, and then knows it no more when it comes back."""
    yield r'RequestHeader edit "If-None-Match" "^(.*)-(gzip|br)\"$" "$1\""'


def _compression() -> list[str]:
    kinds = " ".join(TYPES[ending] for ending in WRITTEN)
    return [
        *_only_with("brotli", [f"AddOutputFilterByType BROTLI_COMPRESS;DEFLATE {kinds}"]),
        "<IfModule !mod_brotli.c>",
        *_only_with("deflate", [f"AddOutputFilterByType DEFLATE {kinds}"]),
        "</IfModule>",
    ]


def _to_https(host: str) -> list[str]:
    """Behind something that ends TLS, only what that says counts: else the answer would go round.

    Another host – a trial on one's own machine – is left alone.
    """
    return [
        "RewriteEngine On",
        f"RewriteCond %{{HTTP_HOST}} ={host}",
        "RewriteCond %{REQUEST_URI} !^/[.]well-known/acme-challenge/",
        "RewriteCond %{HTTP:X-Forwarded-Proto} =http [OR]",
        'RewriteCond "%{HTTPS}/%{HTTP:X-Forwarded-Proto}/%{HTTP:Via}" =off//',
        f"RewriteRule ^ https://{host}%{{REQUEST_URI}} [R=301,L]",
    ]
