"""What the records were at an earlier commit, and whether the steps since then are allowed."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from records.loading.library import Library, load
from records.source.files import Project
from records.source.git import HistoryError, commit_of, git_names, git_output

MEDIA = "media"
"""Below `content/`: sound and pictures may be large, and no record is in them."""
_KEPT = (".praksis/newsletter.lock.json", ".praksis/letters", ".praksis/podcast.lock.json")
"""What was sent and published lies beside the records."""


@contextmanager
def library_at(project: Project, ref: str) -> Iterator[Library]:
    """Every record that could be read at a commit; its files are gone afterwards.

    Of sound and pictures only the names are there. Raises HistoryError.
    """
    commit = commit_of(project.root, ref)
    content = project.content.relative_to(project.root).as_posix()
    kept = git_names(project.root, "ls-tree", "-z", "--name-only", commit, "--", content, *_KEPT)
    if content not in kept:
        raise HistoryError(f'I "{ref}" har projektet ingen mappe {content}/.')
    with tempfile.TemporaryDirectory(prefix="praksis-") as made:
        folder = Path(made).resolve()
        exclude = f":(exclude){content}/{MEDIA}"
        archive = git_output(project.root, "archive", "--format=tar", commit, "--", *kept, exclude)
        unpack(archive, folder)
        words = ("ls-tree", "-r", "-z", "--name-only", commit, "--", f"{content}/{MEDIA}")
        for name in git_names(project.root, *words):
            _write(folder / name, b".")
        yield load(Project(folder, folder / content))


def media_since(project: Project, ref: str) -> Mapping[str, str]:
    """The files in `content/media/` that are other than at a commit: path and `A`, `M` or `D`.

    Also what nobody has committed. Raises HistoryError.
    """
    root, commit = project.root, commit_of(project.root, ref)
    folder = f"{project.content.relative_to(root).as_posix()}/{MEDIA}"
    words = ("diff", "--name-status", "--no-renames", "--relative", "-z", commit, "--", folder)
    told_of = iter(git_names(root, *words))
    found = {path: letter for letter, path in zip(told_of, told_of, strict=True)}
    new = git_names(root, "ls-files", "-z", "--others", "--exclude-standard", "--", folder)
    return dict(sorted({**found, **dict.fromkeys(new, "A")}.items()))


def unpack(archive: bytes, folder: Path) -> None:
    """Write files, then links, so that nothing is written through one, and nothing outside."""
    links: list[tuple[Path, str]] = []
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        for member in opened:
            target = folder / member.name
            if not target.resolve().is_relative_to(folder):
                continue
            if member.issym():
                links.append((target, member.linkname))
            elif (content := opened.extractfile(member)) is not None:
                _write(target, content.read())
    for target, leads_to in links:
        with suppress(OSError):  # without links, as on Windows, its record counts as not there
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(leads_to)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
