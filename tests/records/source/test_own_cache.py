"""A cache that others made is never believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.messages import line_of
from records.source.diagnostics import SourceError
from records.source.own_cache import refuse_foreign_cache
from tests.git import committed, git
from tests.project_copy import ProjectCopy

LINE = (
    ".praksis/cache:1:1: mappen ligger i Git eller er et link, så det, der huskes i den, kan være "
    "skrevet af andre. Skriv git rm -r --cached .praksis/cache, slet mappen, og gem ændringen i "
    "Git."
)


def refused(root: Path) -> str:
    with pytest.raises(SourceError) as caught:
        refuse_foreign_cache(root)
    return "\n".join(map(line_of, caught.value.diagnostics))


@pytest.mark.parametrize("name", [".praksis/cache/verdicts.pickle", ".praksis/Cache/texts.json"])
def test_one_in_git(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(b"forged")
    committed(tmp_path)
    (tmp_path / ".praksis/cache").mkdir(exist_ok=True)
    assert refused(tmp_path) == LINE


def test_a_folder_of_it_that_is_a_link_in_git(tmp_path: Path) -> None:
    (tmp_path / ".praksis/cache").mkdir(parents=True)
    (tmp_path / ".praksis/cache/pictures").symlink_to("../../content")
    committed(tmp_path)
    assert refused(tmp_path) == LINE


def test_all_of_it_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/cache").mkdir(parents=True)
    (tmp_path / ".praksis").symlink_to("elsewhere")
    assert refused(tmp_path) == LINE


def test_our_own_is_believed_in_git_and_without(tmp_path: Path) -> None:
    (tmp_path / ".praksis/cache").mkdir(parents=True)
    refuse_foreign_cache(tmp_path)
    (tmp_path / ".praksis/podcast.lock.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".praksis/cache/.gitignore").write_text("*\n", encoding="utf-8")
    committed(tmp_path)
    refuse_foreign_cache(tmp_path)


def test_no_command_works_with_one(small: ProjectCopy) -> None:
    """A link in the place of the pictures would have the build clear away what is behind it."""
    pictures = small.folder / ".praksis/cache/pictures"
    pictures.rename(small.folder / "was-drawn")
    pictures.symlink_to("../../content/articles")
    committed(small.folder)
    git(small.folder, "add", "-f", ".praksis")
    before = sorted((small.folder / "content").rglob("*"))
    for words in (("check",), ("build",), ("golive",)):
        done = small.praksis(*words)
        assert (done.exit_code, done.output.strip().splitlines()[-1]) == (1, LINE)
    assert sorted((small.folder / "content").rglob("*")) == before
