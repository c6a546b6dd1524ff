"""The first day on one's own machine, followed word for word with a real Git."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

from tests.git import committed

PAGE = Path(__file__).parents[2] / "docs/foerste-dag-maskine.md"
_LINE = re.compile(r"^(?:    )?((?:git|cd|python3) .+)$", re.MULTILINE)


def test_every_line_of_git_does_as_the_page_says(tmp_path: Path) -> None:
    """What `start.py` does is carried out elsewhere; here a changed file stands for it."""
    content = tmp_path / "seed/content"
    content.mkdir(parents=True)
    (content / "a.yml").write_text("a: 1\n", encoding="utf-8")
    seed = committed(tmp_path / "seed")
    place = tmp_path / "home"
    place.mkdir()
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    own = {**clean, "HOME": str(place), "GIT_CONFIG_GLOBAL": str(place / ".gitconfig")}

    def run(*words: str, at: Path = place) -> str:
        done = subprocess.run(words, cwd=at, env=own, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    bare = place / "min-almen-praksis.git"
    run("git", "clone", "-q", "--bare", str(seed), str(bare))
    run("git", "branch", "-M", "main", at=bare)
    folder, done = place, []
    blocks = PAGE.read_text(encoding="utf-8").partition("## Når det driller")[0]
    for line in _LINE.findall(blocks):
        words = [str(bare) if "://" in word else word for word in shlex.split(line)]
        if words[0] == "cd":
            folder = place / words[1]
        elif words[0] == "git":
            run(*words, at=folder)
            done.append(words[1])
        elif words[2] == "change":
            (folder / "content/a.yml").write_text("a: 2\n", encoding="utf-8")
    assert set(done) == {"config", "clone", "switch", "pull", "add", "commit", "push"}
    assert "a: 2" in run("git", "show", "ny-frist-halsnaes:content/a.yml", at=bare)
    assert run("git", "log", "-1", "--format=%an %ae", "ny-frist-halsnaes", at=bare).startswith(
        "Dit navn navn@example.org"
    )
