"""The settings of VS Code that bind each folder of records to its schema.

Only `yaml.schemas` is ours, and in it only the lines that name a file in `.praksis/schema/`.
Everything else that stands in `.vscode/settings.json` is kept. The file has to be plain JSON:
with comments in it, which VS Code allows, it is refused rather than written without them.
"""

from __future__ import annotations

import json
from typing import Any

from editing.schema.kinds import FOLDER, schema_path
from records.errors import PraksisError
from records.model.registry import KINDS

SETTINGS = ".vscode/settings.json"
KEY = "yaml.schemas"


class EditorSettingsError(PraksisError):
    """The settings cannot be read as plain JSON."""


def bindings() -> dict[str, list[str]]:
    """Each schema and the files that it holds for, as VS Code's YAML extension wants them.

    Two patterns for each ending, because `**` does not match no folder in all its versions.
    """
    return {
        f"./{schema_path(kind)}": [
            f"content/{kind.folder}/{below}*.{ending}"
            for ending in ("yml", "yaml")
            for below in ("", "**/")
        ]
        for kind in KINDS
    }


def settings_text(before: str) -> str:
    """The settings with our bindings. Raises EditorSettingsError."""
    settings = _read(before) if before.strip() else {}
    told = settings.get(KEY, {})
    if not isinstance(told, dict):
        raise EditorSettingsError(f'{SETTINGS}: "{KEY}" er ikke et objekt. Ret det, og prøv igen.')
    others = {path: files for path, files in told.items() if FOLDER not in path}
    merged = {**settings, KEY: {**others, **bindings()}}
    return json.dumps(merged, ensure_ascii=False, indent=2) + "\n"


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        message = (
            f"{SETTINGS}:{line}:1: filen kan ikke læses som JSON og er ikke ændret. "
            "Slet kommentarer og overflødige kommaer, og prøv igen."
        )
        raise EditorSettingsError(message) from None
    if not isinstance(found, dict):
        raise EditorSettingsError(
            f"{SETTINGS}:1:1: filen skal begynde med {{. Ret den, og prøv igen."
        )
    return found
