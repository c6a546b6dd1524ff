"""A build does not load what only a preview, a question to a server or a fenced text needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import needs

_UNUSED = {"ssl", "http.client", "urllib.request", "mkdocs.livereload", "pygments"}
_LOADED = "import sys, site_plugins.building, newsletter.outbox; print(*sys.modules)"


@needs.TIME
def test_a_build_loads_nothing_for_servers_and_colours_of_code(root: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", _LOADED), cwd=root, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "site_plugins.publisher" in loaded
    assert not loaded & _UNUSED
