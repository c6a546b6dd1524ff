"""A project with nothing but tests, to run them as ours are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PASSES = "def test_it() -> None:\n    pass\n"


@dataclass(frozen=True)
class Suite:
    """A project with nothing but tests, and the settings of the real one."""

    folder: Path

    def write(self, path: str, text: str = PASSES) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Start to run its tests, in a group of processes of their own."""
        ours = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "PRAKSIS_"))}
        ours["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # the others take seconds to load
        return subprocess.Popen(
            [sys.executable, "-m", "pytest", "-p", "xdist", "-p", "no:cacheprovider", *words],
            cwd=self.folder, env=ours | environment, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip

    def run(self, *words: str, **environment: str) -> tuple[int, list[str]]:
        """Run its tests; gives the exit code and the lines of the output."""
        with self.start(*words, **environment) as running:
            try:
                told, _ = running.communicate(timeout=120)
            finally:
                running.kill()
        return running.returncode, told.splitlines()


def suite_of(root: Path, folder: Path, *modules: str) -> Suite:
    """A project with the settings of the real one, and these modules of its tests."""
    made = Suite(folder / "project")
    (made.folder / "tests").mkdir(parents=True)
    shutil.copy(root / "pyproject.toml", made.folder)
    for name in modules:
        shutil.copy(root / "tests" / name, made.folder / "tests" / name)
    return made
