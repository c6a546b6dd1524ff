"""Pages at addresses that episodes have left: they lead on, also without script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from podcast.identity.lock import Lock
from publishing.output import OutputFile
from publishing.site import Site

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


def redirect_pages(lock: Lock, site: Site) -> Iterator[OutputFile]:
    """A page for each former address of an episode, and for those of retired episodes."""
    for former, address in lock.redirects.items():
        page = _PAGE.format(name=escape(site.name), url=escape(site.absolute(address)))
        yield OutputFile(f"{former}index.html", page.encode())
