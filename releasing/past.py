"""What is known of the past when something is to go out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publishing.release_settings import ReleaseSettings
from records.source.git import HistoryError, commit_of, git_names, git_output, require_repository
from releasing.branch import Branch, fetch, find_branch
from releasing.errors import ReleaseError
from releasing.history import last_of
from releasing.release import Recorded, Release

_PARTS = ("content", "docs", "mkdocs.yml")
"""What a site is made of; what is not in Git of it could not be rolled back to."""


@dataclass(frozen=True, slots=True)
class Past:
    """The branch of the releases, and the last one."""

    branch: Branch | None
    """None where the project is not in Git."""
    last: Recorded | None = None
    may_be_missing: bool = False
    """Whether there may be releases on a remote that nobody has fetched."""
    why_not: str = ""
    """Why nothing will be remembered, as a Danish sentence."""

    @property
    def release(self) -> Release | None:
        """The last release."""
        return self.last.release if self.last else None


def the_past(root: Path, settings: ReleaseSettings) -> Past:
    """The last release, fetched first where a remote is set. Raises ReleaseError."""
    try:
        require_repository(root)
    except HistoryError as error:
        return Past(
            None, why_not=f"Udgivelsen huskes ikke, og den kan ikke rulles tilbage. {error}"
        )
    if settings.remote:
        fetch(root, settings)
    branch = find_branch(root, settings)
    unknown = not branch.head and branch.has_remotes and not settings.remote
    return Past(branch, last_of(branch) if branch.head else None, unknown)


def content_commit(root: Path) -> str:
    """The commit that the content is at. Raises ReleaseError where it is other than in Git."""
    try:
        commit = commit_of(root, "HEAD")
    except HistoryError:
        raise ReleaseError(
            "Indholdet er ikke i Git endnu. Kør git add -A og git commit, og udgiv så."
        ) from None
    told = git_names(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *_PARTS
    )
    if told:
        above = git_output(root, "rev-parse", "--show-prefix").decode().strip()
        shown = ", ".join(line[3:].removeprefix(above) for line in told[:5])
        more = f" og {len(told) - 5} til" if len(told) > 5 else ""
        raise ReleaseError(
            f"Det her er ikke i Git endnu: {shown}{more}. Kun det, der er i Git, kan rulles "
            "tilbage til. Kør git commit, og udgiv så."
        )
    return commit
