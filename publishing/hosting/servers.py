"""The rules of `publishing.hosting.policy` as each web server wants them written."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from publishing.addresses import APACHE, CADDY, NETLIFY, NGINX
from publishing.hosting.apache import apache_file
from publishing.hosting.caddy import caddy_site
from publishing.hosting.netlify import netlify_rules
from publishing.hosting.nginx import nginx_server
from publishing.hosting.redirect_rules import redirects_file
from publishing.hosting.rules import Addresses
from publishing.output import OutputFile
from publishing.site import Site


def site_files(addresses: Addresses, site: Site) -> Iterator[OutputFile]:
    """What Apache and Netlify-like hosts read out of the site."""
    host, secure = _host(site)
    yield OutputFile(NETLIFY, netlify_rules(addresses).encode())
    yield OutputFile(APACHE, apache_file(addresses, host, secure=secure).encode())
    yield redirects_file(addresses.table, addresses.root)


def server_files(addresses: Addresses, site: Site) -> Iterator[OutputFile]:
    """What whoever runs nginx or Caddy puts into its configuration."""
    host, secure = _host(site)
    yield OutputFile(NGINX, nginx_server(addresses, host, secure=secure).encode())
    yield OutputFile(CADDY, caddy_site(addresses, host, secure=secure).encode())


def _host(site: Site) -> tuple[str, bool]:
    parts = urlsplit(site.url)
    return parts.hostname or "localhost", parts.scheme == "https"
