"""The targets that `mkdocs.yml` names."""

from __future__ import annotations

from pathlib import Path

from publishing.release_settings import TargetSettings
from releasing.targets.folder import FolderTarget
from releasing.targets.target import Target


def target_of(settings: TargetSettings, root: Path) -> Target:
    """The target of that setting; a folder is seen from the project. Raises ReleaseError."""
    folder = root / settings.folder
    return FolderTarget.at(folder.parent.resolve() / folder.name)
