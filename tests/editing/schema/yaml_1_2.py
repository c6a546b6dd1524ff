"""YAML as an editor's program reads it: the core schema of YAML 1.2, where days are texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_PLAIN = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
)


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - overrides PyYAML's


for _tag, _regex, _first in _PLAIN:
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_regex})$"), list(_first)
    )
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value))


def read(text: str) -> Any:
    """The values in a text of YAML."""
    return yaml.load(text, _Loader)


def read_file(file: Path) -> Any:
    """The values of a record's file; of a Markdown file those of its front matter."""
    text = file.read_text("utf-8")
    return read(text.split("---\n")[1] if file.suffix == ".md" else text)
