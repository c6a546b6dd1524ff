"""The rules for nginx, which reads no file out of the site."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import NOT_FOUND
from publishing.hosting.policy import TYPES, WRITTEN
from publishing.hosting.redirect_rules import nginx_rules
from publishing.hosting.rules import Addresses, Header, header_rules


def nginx_server(addresses: Addresses, host: str, *, secure: bool) -> str:
    """Servers to include at the level of `http`; folder and certificate are to be filled in."""
    headers = tuple(header_rules(addresses))
    lines = [line for header in headers for line in _map(header)]
    if secure:
        lines += [
            "server {", "  listen 80;", "  listen [::]:80;", f"  server_name {host};",
            "  location /.well-known/acme-challenge/ { root /srv/www/praksis/current; }",
            f"  location / {{ return 301 https://{host}$request_uri; }}", "}",
        ]  # fmt: skip
    lines += ["server {", *_listen(host, secure=secure), *_files(addresses), *_compression()]
    lines += [f"  add_header {h.name} {_value(h)} always;" for h in headers]
    return "\n".join((*lines, "}", ""))


def _map(header: Header) -> Iterator[str]:
    """Nginx takes the first expression that matches, the table the last."""
    if header.cases:
        yield f"map $uri {_variable(header)} {{"
        yield f'  default "{header.default}";'
        yield from (f'  "~{pattern}" "{value}";' for pattern, value in reversed(header.cases))
        yield "}"


def _value(header: Header) -> str:
    """Nginx adds no header whose value is empty."""
    return _variable(header) if header.cases else f'"{header.default}"'


def _variable(header: Header) -> str:
    return "$praksis_" + header.name.lower().replace("-", "_")


def _listen(host: str, *, secure: bool) -> Iterator[str]:
    if secure:
        folder = f"/etc/letsencrypt/live/{host}"
        yield from ("  listen 443 ssl http2;", "  listen [::]:443 ssl http2;")
        yield f"  ssl_certificate {folder}/fullchain.pem;"
        yield f"  ssl_certificate_key {folder}/privkey.pem;"
    else:
        yield from ("  listen 80;", "  listen [::]:80;")
    yield f"  server_name {host};"
    yield "  server_tokens off;"


def _files(addresses: Addresses) -> Iterator[str]:
    yield "  root /srv/www/praksis/current; # the folder that holds the site"
    yield f"  error_page 404 {addresses.root}{NOT_FOUND};"
    yield f'  location ~ "{addresses.hidden}" {{ return 404; }}'
    types = "; ".join(f"{kind} {ending}" for ending, kind in TYPES.items())
    yield from (f"  {line}" for line in nginx_rules(addresses.table, addresses.root))
    yield f"  types {{ {types}; }}"
    yield "  default_type application/octet-stream;"
    yield "  charset utf-8;"
    yield f"  charset_types {_written()};"


def _compression() -> Iterator[str]:
    yield "  gzip on;"
    yield "  gzip_comp_level 6;"
    yield "  gzip_min_length 512;"
    yield "  gzip_proxied any;"
    yield "  gzip_vary on;"
    yield f"  gzip_types {_written()};"


def _written() -> str:
    """The kinds of text; `text/html` is always meant, and may not be named again."""
    return " ".join(TYPES[ending] for ending in WRITTEN if ending != "html")
