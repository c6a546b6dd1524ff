"""Every file that is made of the models and lies in the project, and which of them are stale."""

from __future__ import annotations

from pathlib import Path

from editing.schema.kinds import FOLDER, schema_path, schema_text
from editing.schema.messages import messages_text
from editing.schema.reference import reference_text
from editing.schema.vscode import SETTINGS, settings_text
from records.model.registry import KINDS
from records.source.whole_file import write_whole

FIELDS = "docs/felter.md"
MESSAGES = "docs/fejl.md"


def made_files(project: Path) -> dict[str, bytes]:
    """What the models say the files are to hold, by path. Raises EditorSettingsError."""
    settings = project / SETTINGS
    before = settings.read_text("utf-8") if settings.is_file() else ""
    texts = {schema_path(kind): schema_text(kind) for kind in KINDS}
    texts[FIELDS] = reference_text()
    texts[MESSAGES] = messages_text()
    texts[SETTINGS] = settings_text(before)
    return {path: text.encode() for path, text in texts.items()}


def stale_files(project: Path, files: dict[str, bytes]) -> list[str]:
    """The paths that are not as they should be: changed, not there, or of a kind that is gone."""
    wrong = [path for path, content in files.items() if _found(project / path) != content]
    return sorted([*wrong, *left_over(project, files)])


def left_over(project: Path, files: dict[str, bytes]) -> list[str]:
    """Schemas of kinds that there are no more."""
    found = (f"{FOLDER}/{file.name}" for file in (project / FOLDER).glob("*.schema.json"))
    return [path for path in found if path not in files]


def write_files(project: Path, files: dict[str, bytes]) -> list[str]:
    """Write what is stale and take away what is left over; gives the paths. Raises OSError."""
    stale = stale_files(project, files)
    for path in stale:
        file = project / path
        if path in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, files[path])
        else:
            file.unlink()
    return stale


def _found(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
