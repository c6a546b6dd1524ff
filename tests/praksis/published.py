"""The small project in Git, with a web root beside it, and the first release out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.git import committed, git
from tests.project_copy import ProjectCopy
from tests.small import small_project

_PLACE = '      demo_clock: "2026-11-22T09:00"\n'
_RELEASE = "      release: {targets: [{folder: ../web}]}\n"
IGNORED = "/site/\n/outbox/\n/.praksis/cache/\n"


@dataclass(frozen=True, slots=True)
class Published:
    """A project, and what readers see of it."""

    project: ProjectCopy

    @property
    def web(self) -> Path:
        """What the web server serves."""
        return self.project.folder.parent / "web" / "current"

    def commit(self) -> None:
        """Everything in Git."""
        git(self.project.folder, "add", "-A")
        git(self.project.folder, "commit", "-qm", "change")

    def change(self, path: str, old: str, new: str) -> None:
        """Exchange some text in a file, and commit it."""
        file = self.project.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        self.commit()

    def remove(self, path: str) -> None:
        """Delete a file, and commit that."""
        (self.project.folder / path).unlink()
        self.commit()

    def run(self, *words: str, code: int = 0) -> str:
        """What a command prints, in lines with plain spaces and without the steps of a build."""
        done = self.project.praksis(*words)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == code, done.output
        lines = done.output.replace("\u00a0", " ").splitlines()
        return "\n".join(line for line in lines if not line.startswith("["))

    def publish(self, *words: str, code: int = 0) -> str:
        """Publish the demonstration."""
        return self.run("publish", "--examples", *words, code=code)

    def read(self, path: str) -> str:
        """A file as a reader gets it."""
        return (self.web / path).read_text("utf-8")

    def live(self) -> str:
        """The id of the release that readers see."""
        return self.web.readlink().name

    def copy(self, folder: Path) -> Published:
        """The same, project and web root, in a new folder."""
        shutil.copytree(self.project.folder.parent, folder, symlinks=True)
        return Published(ProjectCopy(folder / self.project.folder.name))


def first_published(root: Path, folder: Path, after: ProjectCopy) -> Published:
    """A new one; `after` is one that was built."""
    made = Published(small_project(root, folder / "project", after=after))
    settings = made.project.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert _PLACE in text
    settings.write_text(text.replace(_PLACE, _PLACE + _RELEASE), "utf-8")
    made.project.write(".gitignore", IGNORED)
    committed(made.project.folder)
    made.publish()
    return made
