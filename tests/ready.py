"""`praksis` as a process of its own that need not start: a copy of one that has read all modules.

The run of the README starts one (tests/copies.py) for all workers, and each command is a copy;
`.ci/run` starts each command as people do.
"""

from __future__ import annotations

import fcntl
import importlib
import os
import pkgutil
import sys
import sysconfig
import tempfile
from functools import cache
from pathlib import Path

from tests import copies
from tests.steps import IS_WHOLE

SCRIPTS = Path(sysconfig.get_path("scripts"))
_LATE = (
    "mkdocs.commands.build", "site_plugins.publisher", "site_plugins.building", "praksis.outcome",
    "praksis.progress", "praksis.swap", "praksis.unchanged", "material.templates", "holidays",
    "feedgen.ext.podcast", "feedgen.ext.podcast_entry", "dateutil.easter",
)  # fmt: skip
"""Modules that a check or a build reads only when it comes to them."""


@cache
def scripts() -> Path:
    """The folder with a `praksis` to run: that of `.venv`, or one whose start is spared."""
    if IS_WHOLE or not copies.ARE_POSSIBLE:
        return SCRIPTS
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir(), f"praksis-{run}")
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _STAYS.append(copies.hold(folder))
        if not (folder / "praksis").exists():
            server = copies.start(folder, "tests.ready.serve")
            assert copies.is_ready(server, folder / "praksis")
            server.returncode = 0  # it outlives this process while another needs it
    return folder


_STAYS: list[int] = []
"""An end of a pipe, open as long as this process may ask."""


def serve(place: str) -> None:
    """Become a copy that runs the command, for each who asks."""
    copies.serve(place, read_all, _praksis)


def _praksis(words: list[str]) -> None:
    sys.argv = ["praksis", *words]
    from praksis.cli import main

    main()


def read_all() -> None:
    """What every command reads that is the same for every project, however late it reads it."""
    import praksis.commands

    for module in pkgutil.walk_packages(praksis.commands.__path__, "praksis.commands."):
        importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)
    from newsletter.render.html import environment
    from publishing.markdown import converted
    from records.messages.catalogue import catalogue

    catalogue()
    converted("")
    mails = environment()
    for template in mails.list_templates():
        mails.get_template(template)
