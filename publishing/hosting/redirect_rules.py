"""The table of redirects as web servers want it written: 301 for what moved, 410 for what is gone.

The pages at those addresses say the same (`publishing.hosting.moved_pages`,
`publishing.pages.gone`), for hosts that take no rules at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.addresses import REDIRECTS
from publishing.hosting.redirects import INDEX, Redirects
from publishing.output import OutputFile

_PLAIN = re.compile(r"[A-Za-z0-9._~/-]+")
"""What a rule may name. All our addresses do; a file that remembers others must not write rules."""


def plain_table(table: Redirects) -> Redirects:
    """The table without addresses that are no plain paths."""
    return Redirects(
        {old: new for old, new in sorted(table.moved.items()) if _PLAIN.fullmatch(old + new)},
        {old: gone for old, gone in sorted(table.gone.items()) if _PLAIN.fullmatch(old)},
    )


def nginx_rules(table: Redirects, root: str) -> Iterator[str]:
    """Lines for `server`. The page of what is gone is shown, with the status that says so."""
    for old, new in table.moved.items():
        yield f"location = {root}{old} {{ return 301 {root}{new}; }}"
    for old in table.gone:
        yield (f"location = {root}{old} {{ error_page 410 {root}{old}{INDEX}; return 410; }}")


def apache_rules(table: Redirects, root: str) -> Iterator[str]:
    """Lines for `.htaccess` (mod_alias, and `<If>` of Apache 2.4)."""
    for old, new in table.moved.items():
        yield f'RedirectMatch 301 "^{re.escape(root + old)}$" "{root}{new}"'
    for old in table.gone:
        path = f"{root}{old}"
        yield f'RedirectMatch 410 "^{re.escape(path)}$"'
        yield f'<If "%{{THE_REQUEST}} =~ m#^[A-Z]+ {re.escape(path)}[? ]#">'
        yield f"  ErrorDocument 410 {path}{INDEX}"
        yield "</If>"


def caddy_rules(table: Redirects, root: str) -> Iterator[str]:
    """Lines for a site in a Caddyfile."""
    for old, new in table.moved.items():
        yield f"redir {root}{old} {root}{new} 301"
    for old in table.gone:
        yield f"handle {root}{old} {{"
        yield f"  rewrite * {root}{old}{INDEX}"
        yield "  file_server {"
        yield "    status 410"
        yield "  }"
        yield "}"


def redirects_file(table: Redirects, root: str) -> OutputFile:
    """`_redirects`, for Netlify, Cloudflare Pages and GitLab Pages.

    Netlify and GitLab prefer a file that is there to a rule, unless the rule ends in `!`, which
    Cloudflare does not read; it takes the line after it.
    """
    lines = []
    for old, new in table.moved.items():
        lines += [f"{root}{old} {root}{new} {status}" for status in ("301!", "301")]
    for old in table.gone:
        lines.append(f"{root}{old} {root}{old}{INDEX} 410!")
    return OutputFile(REDIRECTS, "".join(f"{line}\n" for line in lines).encode())
