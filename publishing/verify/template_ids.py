"""The ids that templates write themselves, read from their text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_ID = re.compile(r'\bid="((?:[^"{]|\{\{[^{}]*\}\})*)"')
_VALUE = re.compile(r"\{\{[^{}]*\}\}")


@cache
def template_ids(theme: Path, name: str) -> re.Pattern[str]:
    """What the ids look like that a template of a theme writes, with those that all pages have.

    An id that holds only a value is not among them: pages carry those values themselves.
    """
    files = [theme / name, theme / "base.html", *sorted((theme / "partials").glob("*.html"))]
    found = {each for file in files if file.is_file() for each in _ids(file)}
    return re.compile("|".join(sorted(found)) or r"(?!)")


def _ids(file: Path) -> set[str]:
    written = set(_ID.findall(file.read_text(encoding="utf-8")))
    named = {each for each in written if _VALUE.sub("", each).strip("-")}
    return {"[a-z0-9-]+".join(map(re.escape, _VALUE.split(each))) for each in named}
