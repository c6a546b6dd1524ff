"""Every file that is made of the models and lies in the project, and which of them are stale."""

from __future__ import annotations

from pathlib import Path

from records.kinds.registry import KINDS
from records.output import OutputFile
from records.schema.kinds import FOLDER, schema_path, schema_text
from records.schema.reference import reference_text
from records.schema.vscode import SETTINGS, settings_text

FIELDS = "docs/felter.md"


def made_files(project: Path) -> list[OutputFile]:
    """What the models say the files are to hold. Raises SettingsError."""
    settings = project / SETTINGS
    before = settings.read_text("utf-8") if settings.is_file() else ""
    texts = {schema_path(kind): schema_text(kind) for kind in KINDS}
    texts[FIELDS] = reference_text()
    texts[SETTINGS] = settings_text(before)
    return [OutputFile(path, text.encode()) for path, text in texts.items()]


def stale_files(project: Path, files: list[OutputFile]) -> list[str]:
    """The paths that are not as they should be: changed, not there, or of a kind that is gone."""
    wrong = [made.path for made in files if _found(project / made.path) != made.content]
    return sorted([*wrong, *left_over(project, files)])


def left_over(project: Path, files: list[OutputFile]) -> list[str]:
    """Schemas of kinds that there are no more."""
    ours = {made.path for made in files}
    found = (f"{FOLDER}/{file.name}" for file in (project / FOLDER).glob("*.schema.json"))
    return [path for path in found if path not in ours]


def write_files(project: Path, files: list[OutputFile]) -> list[str]:
    """Write what is stale and take away what is left over; gives the paths. Raises OSError."""
    stale = stale_files(project, files)
    by_path = {made.path: made.content for made in files}
    for path in stale:
        file = project / path
        if path in by_path:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(by_path[path])
        else:
            file.unlink()
    return stale


def _found(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
