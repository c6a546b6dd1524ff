"""The office of the walk: a small project, the commands that are run in it, and its website."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml.html import document_fromstring

from newsletter.frozen.store import load_letters
from newsletter.frozen.values import FrozenEdition
from records.source.files import Project
from tests.git import committed, git
from tests.newsletter.walk.posts import Post
from tests.praksis.published import IGNORED
from tests.project_copy import ProjectCopy, clean_environment
from tests.samples import Keys
from tests.small import small_project

ROOT = Path(__file__).parents[3]
_REGION = "      region: Region Hovedstaden\n"
_RELEASE = "      release: {targets: [{folder: ../web}]}\n"
_NOT_OURS = (
    "issues/brev-2026-11.md", "mailing_lists/alle.yml", "advisers/raadgiver.yml",
    "vacancies/roenne-1.yml", "vacancies/roenne-2.yml",
)  # fmt: skip
"""What the small project has and the office has not."""
_KILLED = """
import os, sys
sys.path.insert(0, {root!r})
from newsletter import pushing
remember, times = pushing._remember, []
def die_at_the_second(*words):
    times.append(words)
    if len(times) == 2:
        os.kill(os.getpid(), 9)
    remember(*words)
pushing._remember = die_at_the_second
from praksis.cli import main
main({words!r})
"""


@dataclass
class Office:
    """A project, and the engine that `mkdocs.yml` names."""

    project: ProjectCopy
    post: Post
    publishes: bool
    """Whether it keeps releases in Git, as an office does; else the site is only built."""
    site: Path
    """What its readers see."""

    def write(self, path: str, keys: Keys) -> None:
        """A record, by `folder/id`: written anew, or first."""
        write(self.project, {path: keys})

    def delete(self, path: str) -> None:
        """Take a record away."""
        (self.project.folder / f"content/{path}.yml").unlink()

    def run(self, *words: str, clock: str) -> str:
        """Run a command; it has to go well. Returns all that it says."""
        done = self.project.praksis(*words, "--clock", clock)
        assert done.exit_code == 0, (words, done.output)
        return done.output

    def letter(self, word: str, issue: str, *words: str, clock: str) -> str:
        """Run a command of letters."""
        return self.run("newsletter", word, issue, *words, clock=clock)

    def killed_push(self, issue: str, *, clock: str) -> None:
        """A push that is killed when the engine has two editions, and the ledger knows of one."""
        words = ["newsletter", "push", issue, "--clock", clock]
        script = _KILLED.format(root=str(ROOT), words=words)
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=self.project.folder, env=clean_environment(),
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == -9, done.stderr

    def all_it_keeps(self) -> str:
        """Every text that the project has of letters and readers, also behind the cache's seals."""
        kept = (self.project.folder / ".praksis").rglob("*.*")
        return "".join(
            file.read_text("utf-8", errors="replace")
            for file in kept
            if file.suffix in (".json", ".txt", ".html")
        )

    # --- the website ------------------------------------------------------------------------------

    def show(self, clock: str) -> None:
        """Bring the site to its readers."""
        if not self.publishes:
            self.build(clock)
            return
        folder = self.project.folder
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "change", "--allow-empty")
        self.run("publish", "--examples", clock=clock)
        self.site = folder.parent / "web/current"

    def build(self, clock: str) -> None:
        """Build the site as it is, or was, at a moment."""
        self.run("build", clock=clock)
        self.site = self.project.site

    def archive(self) -> dict[str, set[str]]:
        """The letters that have a page, and the audiences whose editions have one."""
        found: dict[str, set[str]] = {}
        for page in (self.site / "nyhedsbrev").glob("*/index.html"):
            folder = page.parent
            found[folder.name] = {each.parent.name for each in folder.glob("*/index.html")}
        return found

    def in_feed(self) -> set[str]:
        """The letters that the feed tells of."""
        feed = (self.site / "feed.xml").read_text("utf-8")
        return set(re.findall(r"<link>[^<]*/nyhedsbrev/([^/<]+)/</link>", feed))

    def page(self, issue: str, key: str = "") -> str:
        """The words of a letter's page, or of an edition's."""
        file = self.site / "nyhedsbrev" / issue / key / "index.html"
        main = document_fromstring(file.read_bytes()).find(".//main")
        assert main is not None
        return " ".join("".join(map(str, main.itertext())).split())

    def editions(self, issue: str) -> tuple[FrozenEdition, ...]:
        """A letter as it is frozen."""
        folder = self.project.folder
        return load_letters(Project(folder, folder / "content"))[issue].editions


def open_office(
    folder: Path,
    post: Post,
    records: dict[str, Keys],
    *,
    publishes: bool = False,
    after: ProjectCopy | None = None,
) -> Office:
    """An office with those records, and the sound and the text of one episode at hand.

    What was read and drawn to build `after` is not read and drawn again.
    """
    project = small_project(ROOT, folder, after=after)
    for name in _NOT_OURS:
        (folder / "content" / name).unlink()
    for kind, ending in (("audio", "mp3"), ("transcripts", "vtt")):
        media = folder / "content/media" / kind
        media.mkdir()
        file = ROOT / "content/media" / kind / f"eksempel-bag-om-podcasten.{ending}"
        (media / f"lyd.{ending}").write_bytes(file.read_bytes())
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count(_REGION) == 1
    more = f"      newsletter: {post.settings}\n{_RELEASE if publishes else ''}"
    settings.write_text(text.replace(_REGION, _REGION + more), "utf-8")
    write(project, records)
    if publishes:
        project.write(".gitignore", IGNORED)
        committed(folder)
    return Office(project, post, publishes, project.site)


def write(project: ProjectCopy, records: dict[str, Keys]) -> None:
    """Records as files. JSON is YAML."""
    for path, keys in records.items():
        given: dict[str, Any] = {k: v for k, v in keys.items() if v is not None}
        name = path.rpartition("/")[2]
        project.write(f"content/{path}.yml", json.dumps({"id": name, **given}, ensure_ascii=False))
