"""Which package may know which: records know nothing of MkDocs, and nobody looks sideways."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ALLOWED = {
    "records": {"records"},
    "podcast": {"podcast", "records"},
    "newsletter": {"newsletter", "records"},
    "site_plugins": {"site_plugins", "podcast", "newsletter", "records"},
}
"""site_plugins -> {podcast, newsletter} -> records (design.md 2)."""


def modules(root: Path, package: str) -> list[str]:
    files = (root / package).rglob("*.py")
    names = (".".join(file.relative_to(root).with_suffix("").parts) for file in files)
    return sorted(name.removesuffix(".__init__") for name in names)


def imported(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} is a relative import"
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("package", ALLOWED)
def test_nobody_looks_up_or_sideways(root: Path, package: str) -> None:
    ours = set(ALLOWED) - ALLOWED[package]
    wrong = [
        f"{file.relative_to(root)}:{line} {name}"
        for file in (root / package).rglob("*.py")
        for line, name in imported(file)
        if name.partition(".")[0] in ours
    ]
    assert wrong == []


def test_a_fresh_interpreter_meets_no_mkdocs(root: Path) -> None:
    names = [name for package in ("records", "podcast", "newsletter")
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
        "import sys\nfrom records.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "loaded = {m.split('.')[0] for m in sys.modules}\n"
        f"print(*sorted(loaded & {set(heavy)!r}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stderr.split() == []
    assert "check" in done.stdout
