"""The preview hears of a saved file from the system, and need not look at all files again."""

from __future__ import annotations

import errno
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from records.errors import reason_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.praksis")

SETTLED = 0.03
"""Seconds without an event after which a save is over."""
_LIMITS = {
    errno.ENOSPC: "fs.inotify.max_user_watches=524288",
    errno.EMFILE: "fs.inotify.max_user_instances=1024",
}
"""The setting to raise, by what inotify says where it is reached."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
"""A build reads every file, and what only reads is told of as well."""


class _Changes(FileSystemEventHandler):
    """Hands on what changes a file: any below the folder, or the one."""

    def __init__(self, handler: FileSystemEventHandler, only: Path | None) -> None:
        self._handler = handler
        self._only = str(only) if only else ""

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called by the observer for everything that happens."""
        paths = {event.src_path, event.dest_path}
        if event.event_type in _CHANGES and (not self._only or self._only in paths):
            self._handler.dispatch(event)


class _Events(Observer):  # type: ignore[misc, valid-type] # the class depends on the system
    """The system's own observer, which is started before MkDocs starts it."""

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False) -> Any:
        """Watch a folder; of a file its folder, as editors put a new file in its place."""
        place = Path(path)
        if place.is_dir():
            return super().schedule(_Changes(event_handler, None), path, recursive=recursive)
        return super().schedule(_Changes(event_handler, place), str(place.parent))

    def start(self) -> None:
        """Once: it may be running already."""
        if not self.is_alive():
            super().start()


def watch_by_events(server: LiveReloadServer) -> None:
    """Let the system tell of changes; where it cannot, files are looked at as before."""
    before, watched = server.observer, list(server._watched_paths)  # noqa: SLF001 - no other way
    observer: Any = None
    try:
        before.unschedule_all()
        observer = _Events()
        _hand_over(server, watched, observer)
        observer.start()
        _see_that_all_is_watched(observer)
    except OSError as error:  # the system watches no more folders
        _tell_of_limit(error)
        if observer is not None:
            observer.unschedule_all()
            if observer.is_alive():
                observer.stop()
        _hand_over(server, watched, before)
    else:
        server.build_delay = SETTLED


def _see_that_all_is_watched(observer: Any) -> None:
    """Raises OSError where the system watches no more: then folders may have been left out.

    The observer says so of the outermost folder alone.
    """
    with tempfile.TemporaryDirectory(prefix="praksis-") as spare:
        observer.unschedule(observer.schedule(FileSystemEventHandler(), spare))


def _tell_of_limit(error: OSError) -> None:
    """The system has two limits, and calls the first one a full drive."""
    setting = _LIMITS.get(error.errno or 0)
    why = "" if setting else f" ({reason_of(error)})"
    cure = f" Luk andre programmer, eller hæv grænsen: sudo sysctl {setting}" if setting else ""
    log.warning(
        "Systemet kan ikke holde øje med flere mapper%s, så filerne bliver set efter to gange i "
        "sekundet. Alt andet virker som før.%s",
        why,
        cure,
    )


def _hand_over(server: LiveReloadServer, paths: list[str], observer: Any) -> None:
    """Let another observer watch what is watched.

    Not by the server's own `unwatch`: an observer that failed no longer knows what it watched.
    """
    server._watched_paths.clear()  # noqa: SLF001 - as above
    server._watch_refs.clear()  # noqa: SLF001
    server.observer = observer
    for path in paths:
        server.watch(path)
