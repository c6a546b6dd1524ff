"""The program's own source, for tests that hold what stands in it and what nowhere may."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGES = (
    "records", "publishing", "editing", "newsletter", "podcast", "releasing", "site_plugins",
    "praksis",
)  # fmt: skip


def modules(root: Path, having: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules whose text matches the expression `having`, parsed, with their files.

    It takes seconds to parse them all: `having` is any word without which a module cannot hold what
    the test looks for.
    """
    asked = re.compile(having)
    for package in PACKAGES:
        for file in (root / package).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            if asked.search(text):
                yield file, ast.parse(text)
