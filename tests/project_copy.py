"""A project to build: a copy of the real one, or a small one that builds in a blink."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from tests.ready import SCRIPTS, scripts
from tests.steps import IS_WHOLE

OUTPUTS = ("site", "outbox")
CACHE = ".praksis/cache"
REMEMBERED = ("records.pickle", "texts.json", "sound.json", "values")
"""What was read and judged before, each by a hash of what it was made of."""
LINKED = ("pictures", "templates")
"""What was drawn and compiled before: many files, never written a second time."""
NOT_OURS = ("SOURCE_DATE_EPOCH", "PRAKSIS_CLOCK")
"""What would move the clock."""


@dataclass(frozen=True, slots=True)
class ProjectCopy:
    """A folder with `mkdocs.yml` and `content/`."""

    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    def write(self, path: str, text: str) -> Path:
        """Write a file, with the folders above it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def copy(self, folder: Path) -> ProjectCopy:
        """The same project, with its output, in a new folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return ProjectCopy(folder)

    def run(
        self, *words: str, program: str = "praksis", below: str = ".", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of `.venv` in the project, or in a folder of it."""
        is_plain = program == "praksis" and not environment
        return subprocess.run(
            [(scripts() if is_plain else SCRIPTS) / program, *words],
            cwd=self.folder / below,
            env=clean_environment(**environment),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,  # machines may be busy; what hangs hangs for longer
            check=False,
        )

    def praksis(self, *words: str) -> Result:
        """Run a `praksis` command inside this process, which spares the start-up."""
        from praksis.cli import main

        with working_in(self.folder):
            return CliRunner().invoke(main, words)

    def outputs(self) -> dict[str, str]:
        """The hash of every file in `site/` and `outbox/`, by path."""
        return {
            file.relative_to(self.folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for name in OUTPUTS
            for file in sorted((self.folder / name).rglob("*"))
            if file.is_file()
        }

    def leftovers(self) -> list[str]:
        """What lies in the project beside the outputs, the caches and what was there before."""
        known = {*OUTPUTS, ".praksis", "content", "docs", "mkdocs.yml", "site_plugins"}
        return sorted(entry.name for entry in self.folder.iterdir() if entry.name not in known)


def clean_environment(**more: str) -> dict[str, str]:
    """This process' environment without what would move the clock, and `more`."""
    return {k: v for k, v in os.environ.items() if k not in NOT_OURS} | more


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Stand in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def copy_of(root: Path, folder: Path, *, after: ProjectCopy | None = None) -> ProjectCopy:
    """The real project again, in a folder that is made; the theme is a link to the real one.

    What was read and drawn to build `after` is not read and drawn again.
    """
    (folder / "site_plugins").mkdir(parents=True)
    shutil.copytree(root / "content", folder / "content")
    shutil.copytree(root / "docs", folder / "docs")
    shutil.copy(root / "mkdocs.yml", folder)
    (folder / "site_plugins" / "theme").symlink_to(root / "site_plugins" / "theme")
    (folder / CACHE).mkdir(parents=True)
    shutil.copytree(root / ".praksis" / "letters", folder / ".praksis" / "letters")
    shutil.copy(root / ".praksis" / "newsletter.lock.json", folder / ".praksis")
    if after:
        take_cache(ProjectCopy(folder), after)
    return ProjectCopy(folder)


def take_cache(project: ProjectCopy, after: ProjectCopy) -> None:
    """Let the project have what was read and drawn to build `after`, so that it is not done again.

    What was judged of the whole is not taken: a test shall meet each judgement made.
    """
    taken, cache = project.folder / CACHE, after.folder / CACHE
    take_drawn(project, after)
    for name in (".gitignore", *REMEMBERED):
        if (cache / name).is_file():
            shutil.copy(cache / name, taken)


def take_drawn(project: ProjectCopy, after: ProjectCopy, names: Iterable[str] = LINKED) -> None:
    """Let the project have what was drawn or compiled to build `after`, and nothing else of it."""
    for name in names:
        made = f"{CACHE}/{name}"
        shutil.copytree(after.folder / made, project.folder / made, copy_function=os.link)


def own_theme(project: ProjectCopy, **templates: str) -> None:
    """Let the project have a theme of its own: links to the real one, but for these templates.

    What was compiled of the others is not compiled again.
    """
    theme = project.folder / "site_plugins" / "theme"
    real = theme.resolve()
    theme.unlink()
    theme.mkdir()
    for entry in real.iterdir():
        if entry.stem not in templates:
            (theme / entry.name).symlink_to(entry)
    for name, text in templates.items():
        (theme / f"{name}.html").write_text(text, encoding="utf-8")


def built_once(
    folder: Path, made: Callable[[Path], ProjectCopy], *words: str, is_here: bool = False
) -> ProjectCopy:
    """The project made in `folder`, with its output; all workers of a test run get the same.

    It is to be looked at, never changed: whoever changes something takes a copy. A process that
    does nothing else builds it itself (`is_here`).
    """
    said = folder.with_suffix(".said")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            seed = {"PYTHONHASHSEED": "1"} if IS_WHOLE else {}
            project = made(folder)
            done = (
                project.praksis("build", *words)
                if is_here
                else project.run("build", *words, **seed)
            )
            said.write_text(done.stdout + done.stderr, encoding="utf-8")
    project = ProjectCopy(folder)
    assert project.site.is_dir(), said.read_text(encoding="utf-8")[-500:]
    return project
