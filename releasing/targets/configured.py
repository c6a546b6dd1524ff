"""The targets that `mkdocs.yml` names."""

from __future__ import annotations

from pathlib import Path

from publishing.release_settings import BranchSettings, SshSettings, TargetSettings
from releasing.targets.folder import FolderTarget
from releasing.targets.pages import PagesTarget
from releasing.targets.rsync import Remote
from releasing.targets.ssh import SshTarget
from releasing.targets.target import Target


def target_of(settings: TargetSettings, root: Path) -> Target:
    """The target of that setting; a folder is seen from the project. Raises ReleaseError."""
    if isinstance(settings, SshSettings):
        return SshTarget(remote_of(settings))
    if isinstance(settings, BranchSettings):
        return PagesTarget(root, settings)
    folder = root / settings.folder
    return FolderTarget.at(folder.parent.resolve() / folder.name)


def remote_of(settings: SshSettings) -> Remote:
    """The folder on a server that is written as `web@example.org:/srv/www/praksis`."""
    login, _, folder = settings.ssh.partition(":")
    user, _, host = login.rpartition("@")
    return Remote(user, host, folder, settings.port)
