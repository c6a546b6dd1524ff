"""What `mutmut` changes and which tests it asks: nothing in `pyproject.toml` may lead nowhere."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path


def test_every_pattern_and_test_is_there(root: Path) -> None:
    """A file that moved would be left out, and nobody would see it."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    packages = [root / name for name in settings["source_paths"]]
    modules = [f.relative_to(root).as_posix() for each in packages for f in each.rglob("*.py")]
    patterns = settings["only_mutate"]
    assert [p for p in patterns if not any(fnmatch(m, p) for m in modules)] == []
    named = [*settings["source_paths"], *settings["also_copy"]]
    for each in settings["pytest_add_cli_args_test_selection"]:
        path, _, test = each.removeprefix("--deselect=").partition("::")
        named.append(path)
        assert not test or f"def {test}(" in (root / path).read_text("utf-8"), each
    assert [name for name in named if not (root / name).exists()] == []
