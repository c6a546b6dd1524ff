"""Whether what lies in `.praksis/cache/` was made on this machine.

What is remembered there is believed, written and cleared away. Somebody who puts a cache into Git
could hide a fault from everyone, publish a picture that nobody looked into, or let a link lead our
writing and clearing to other folders.
"""

from __future__ import annotations

import os
from pathlib import Path

from records.source.diagnostics import Diagnostic, Position, SourceError
from records.source.git import HistoryError, ask

_CACHE = ".praksis/cache"


def refuse_foreign_cache(root: Path) -> None:
    """Raise SourceError where the project's cache is a link, or lies in Git.

    Case does not count, because there are drives where it does not.
    """
    cache = root / _CACHE
    if not os.path.lexists(cache):
        return
    if cache.parent.is_symlink() or _is_in_git(root):
        raise SourceError(Diagnostic("cache-in-git", Position(_CACHE)))


def _is_in_git(root: Path) -> bool:
    try:
        found = ask(root, "ls-files", "-z", "--", f":(icase){_CACHE}")
    except HistoryError:
        return False  # without Git it came from nobody
    return found.returncode == 0 and bool(found.stdout)
