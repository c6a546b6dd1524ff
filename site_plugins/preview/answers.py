"""What the terminal hears of answers that are no page: MkDocs says it in English."""

from __future__ import annotations

import logging
from wsgiref.simple_server import WSGIRequestHandler

log = logging.getLogger("mkdocs.plugins.praksis")

_WHY = {
    "403": "blev ikke vist, fordi den blev hentet fra et sted, der ikke må se siden",
    "404": "findes ikke",
}


class DanishAnswers(WSGIRequestHandler):
    """Tells of what was refused or is not there, in Danish, and of nothing else."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say why a reader saw no page; what was found is no news."""
        del size
        told = str(getattr(code, "value", code))
        if told >= "400" and told.isdigit():
            log.warning("%s %s.", self.path, _WHY.get(told, f"gav fejlen {told}"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Keep what the server says beside that for who wants all of it."""
        log.debug(format, *args)
