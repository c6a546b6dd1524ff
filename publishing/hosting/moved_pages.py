"""What lies at addresses that lead on, for hosts that take no rules: pages, and copies of files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape

from publishing.hosting.redirects import INDEX, Redirects
from publishing.output import OutputFile
from publishing.site import Site
from records.facts.memory import Memory

_PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Siden er flyttet – {name}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{url}">
</head>
<body>
<h1>Siden er flyttet</h1>
<p><a href="{url}">Gå til den nye side</a></p>
</body>
</html>
"""


def moved_files(
    table: Redirects, files: Mapping[str, OutputFile], site: Site
) -> Iterator[OutputFile]:
    """A page that leads on, also without script; for a feed or a calendar the same file again."""
    for old, new in table.moved.items():
        if new in files:
            yield OutputFile(old, files[new].content)
        else:
            yield leading_on(f"{old}{INDEX}", new, site)


def ended_texts(
    memory: Memory, standing: Collection[str], pages: Collection[str], site: Site
) -> Iterator[OutputFile]:
    """From what went out beside a page, e.g. a transcript, and is no more: on to the page."""
    for path in memory.files:
        above, _, name = path.rpartition("/")
        is_text = name.endswith(".html") and name != INDEX
        if is_text and path not in standing and f"{above}/" in pages:
            yield leading_on(path, f"{above}/", site)


def leading_on(path: str, address: str, site: Site) -> OutputFile:
    """A file that leads on to the address, also without script."""
    page = _PAGE.format(name=escape(site.name), url=escape(site.absolute(address)))
    return OutputFile(path, page.encode())
