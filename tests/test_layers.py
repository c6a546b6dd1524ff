"""What is loaded: records, pages and mails know nothing of MkDocs, and `--help` of nothing heavy.

Who may import whom stands in `pyproject.toml` as contracts of import-linter.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import needs


def modules(root: Path, package: str) -> list[str]:
    files = (root / package).rglob("*.py")
    names = (".".join(file.relative_to(root).with_suffix("").parts) for file in files)
    return sorted(name.removesuffix(".__init__") for name in names)


@needs.TIME
def test_a_fresh_interpreter_meets_no_mkdocs(root: Path) -> None:
    names = [name for package in ("records", "publishing", "editing", "podcast", "newsletter",
                                  "releasing")
             for name in modules(root, package)]  # fmt: skip
    assert len(names) > 50
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(*sorted(m for m in sys.modules if m.split('.')[0].startswith('mkdocs')\n"
        "              or m.split('.')[0] in ('site_plugins', 'material')))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.split() == []


def test_help_is_quick_because_it_loads_nothing_heavy(root: Path) -> None:
    heavy = ("pydantic", "mkdocs", "yaml", "babel", "lxml", "PIL", "markdown", "mutagen")
    script = (
        "import sys\nfrom praksis.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "loaded = {m.split('.')[0] for m in sys.modules}\n"
        f"print(*sorted(loaded & {set(heavy)!r}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stderr.split() == []
    assert "check" in done.stdout
