"""The headers of `publishing.hosting.policy` as web servers want them written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from publishing.addresses import APACHE, FORM, NETLIFY, NGINX, NOT_FOUND
from publishing.hosting.policy import EVERYWHERE, page_headers
from publishing.hosting.redirect_rules import (
    apache_rules,
    nginx_rules,
    plain_table,
    redirects_file,
)
from publishing.hosting.redirects import Redirects
from publishing.output import OutputFile
from publishing.page import Page
from publishing.site import Site

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
    form: Mapping[str, str] = field(default_factory=dict)
    """What the answers of the form in the browser have in place of a page's; empty without it."""
    table: Redirects = field(default_factory=Redirects)
    """Where former addresses lead."""

    @classmethod
    def of(
        cls,
        pages: Iterable[Page],
        url: str,
        form: Mapping[str, str] | None = None,
        table: Redirects | None = None,
    ) -> Addresses:
        """Those of a site at `url`."""
        root = urlsplit(url).path or "/"
        found = sorted((root + page.address, page.meta["kind"] == "embed") for page in pages)
        return cls(
            root,
            tuple(path for path, embed in found if not embed),
            tuple(path for path, embed in found if embed),
            form or {},
            plain_table(table or Redirects()),
        )

    @property
    def form_path(self) -> str:
        """Where the form lies."""
        return f"{self.root}{FORM}"


def site_files(addresses: Addresses) -> Iterator[OutputFile]:
    """What Apache and Netlify-like hosts read out of the site."""
    yield OutputFile(NETLIFY, _netlify(addresses).encode())
    yield OutputFile(APACHE, _apache(addresses).encode())
    yield redirects_file(addresses.table, addresses.root)


def _netlify(addresses: Addresses) -> str:
    """Rules that match add up, and none takes back what another said.

    So the frame rules name folders without a player, and page by page those with one.
    """
    # What the form says otherwise must not be said of everything.
    apart = {name: value for name, value in EVERYWHERE.items() if name in addresses.form}
    rules = [_rule(f"{addresses.root}*", {k: v for k, v in EVERYWHERE.items() if k not in apart})]
    closed, open_ = page_headers(embeddable=False), page_headers(embeddable=True)
    rules += [_rule(path, closed | apart) for path in _closed(addresses)]
    rules += [_rule(path, open_ | apart) for path in addresses.embeds]
    if addresses.form:
        rules.append(_rule(f"{addresses.form_path}*", addresses.form))
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
    if addresses.form:
        lines.append(f'SetEnvIf Request_URI "^{re.escape(addresses.form_path)}" praksis_form')
    lines += [
        f'Header always set {name} "{value}" env=praksis_form'
        for name, value in addresses.form.items()
    ]
    types = [f"AddType {kind} {ending}" for kind, ending in _TYPES.items()]
    return "\n".join(
        (f"ErrorDocument 404 {addresses.root}{NOT_FOUND}", *types,
         *apache_rules(addresses.table, addresses.root),
         "<IfModule mod_headers.c>", *(f"  {line}" for line in lines), "</IfModule>", "")
    )  # fmt: skip


def nginx_file(
    pages: Iterable[Page],
    site: Site,
    form: Mapping[str, str] | None = None,
    table: Redirects | None = None,
) -> OutputFile:
    """A server for nginx, to be included at the level of `http`; the folder is to be filled in."""
    addresses, host = Addresses.of(pages, site.url, form, table), urlsplit(site.url).hostname or "_"
    apart = {name: value for name, value in EVERYWHERE.items() if name in addresses.form}
    only_form = dict.fromkeys(addresses.form, "")  # nginx adds no header whose value is empty
    closed = only_form | page_headers(embeddable=False) | apart
    open_ = page_headers(embeddable=True) | apart
    lines: list[str] = []
    for name, value in closed.items():
        lines += [
            f"map $uri {_variable(name)} {{",
            f'  default "{value}";',
            f'  "~{_pattern(addresses)}" "{open_.get(name, "")}";',
            *_form_line(addresses, name),
            "}",
        ]
    everywhere = {name: value for name, value in EVERYWHERE.items() if name not in apart}
    shown = [f'  add_header {name} "{value}" always;' for name, value in everywhere.items()]
    shown += [f"  add_header {name} {_variable(name)} always;" for name in closed]
    types = "; ".join(f"{kind} {ending[1:]}" for kind, ending in _TYPES.items())
    lines += [
        "server {", f"  server_name {host};", "  root /srv/www; # the folder that holds the site",
        f"  error_page 404 {addresses.root}{NOT_FOUND};", "  include mime.types;",
        f"  types {{ {types}; }}", *shown,
        *(f"  {line}" for line in nginx_rules(addresses.table, addresses.root)), "}", "",
    ]  # fmt: skip
    return OutputFile(NGINX, "\n".join(lines).encode())


def _form_line(addresses: Addresses, name: str) -> Iterator[str]:
    if name in addresses.form:
        yield f'  "~^{re.escape(addresses.form_path)}" "{addresses.form[name]}";'


def _variable(header: str) -> str:
    return "$praksis_" + header.lower().replace("-", "_")


def _pattern(addresses: Addresses) -> str:
    """Matches the players' paths; where there are none, nothing."""
    if not addresses.embeds:
        return "^$"
    return f"^({'|'.join(re.escape(path) for path in addresses.embeds)})(index\\.html)?$"
