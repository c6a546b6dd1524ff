"""What `mkdocs.yml` says under `release`: where the site goes, and how much of it is kept."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

BRANCH = "udgivelser"


def _branch(name: str) -> str:
    """A name that Git takes as a branch (git-check-ref-format), narrowed to plain signs."""
    signs = name.replace("-", "").replace("_", "").replace("/", "").replace(".", "")
    odd = ".." in name or "//" in name or name.endswith((".", "/", ".lock"))
    if not signs.isalnum() or not signs.isascii() or odd or name[0] in "-./":
        raise ValueError(name)
    return name


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Loss(_Group):
    """How much may go at once before somebody has to say that it is meant."""

    percent: Annotated[int, Field(ge=0, le=100)] = 20
    least: Annotated[int, Field(ge=1)] = 5
    """Fewer than so many pages, openings or items never stop a publish."""


class Keep(_Group):
    """How much of the past can be rolled back to. What went out is remembered beyond that."""

    releases: Annotated[int, Field(ge=2)] = 60
    megabytes: Annotated[int, Field(ge=1)] = 1000


class FolderSettings(_Group):
    """A web root on this machine."""

    folder: Annotated[str, Field(min_length=1)]


TargetSettings = FolderSettings
"""One of the kinds of target; each has a key of its own, which names it."""


class ReleaseSettings(_Group):
    """All of it, as it is where nothing is said."""

    branch: Annotated[str, Field(min_length=1), AfterValidator(_branch)] = BRANCH
    remote: str = ""
    """The remote that the branch is fetched from and sent to; empty for neither."""
    loss: Loss = Loss()
    keep: Keep = Keep()
    targets: tuple[TargetSettings, ...] = ()
