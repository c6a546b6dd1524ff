"""What `mkdocs.yml` says under `release`: where the site goes, and how much of it is kept."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

BRANCH = "udgivelser"
_PLACE = re.compile(r"([a-zA-Z0-9_][a-zA-Z0-9_.-]*@)?[a-zA-Z0-9][a-zA-Z0-9.-]*:/[a-zA-Z0-9_./-]*")


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


def _place(text: str) -> str:
    """`user@host:/folder`, in plain signs: it becomes words of a command.

    `/` alone is what a key that is locked to a folder (`rrsync`) shows as the root.
    """
    if not _PLACE.fullmatch(text) or "/../" in f"{text}/":
        raise ValueError(text)
    return text.rstrip("/")


def _address(text: str) -> str:
    """A remote that Git knows, by name or address; never one that Git would take for an option."""
    if not text or text.startswith(("-", "ext::")) or any(sign.isspace() for sign in text):
        raise ValueError(text)
    return text


class SshSettings(_Group):
    """A web root on a server. Key and known hosts come from the environment."""

    ssh: Annotated[str, AfterValidator(_place)]
    """`web@example.org:/srv/www/praksis`"""
    port: Annotated[int, Field(ge=1, le=65535)] = 22


class PagesHost(StrEnum):
    """Who shows the branch; each wants a file or two of its own in it."""

    GITHUB = "github"
    GITLAB = "gitlab"
    CODEBERG = "codeberg"
    CLOUDFLARE = "cloudflare"
    NETLIFY = "netlify"


class BranchSettings(_Group):
    """A branch that a host of pages shows."""

    branch: Annotated[str, AfterValidator(_branch)]
    """`gh-pages`, `pages`."""
    host: PagesHost = PagesHost.GITHUB
    remote: Annotated[str, AfterValidator(_address)] = "origin"
    domain: Annotated[str, Field(pattern=r"^([a-z0-9-]+(\.[a-z0-9-]+)+)?$")] = ""
    """The site's own, for GitHub and Codeberg, which read it in the branch."""


TargetSettings = FolderSettings | SshSettings | BranchSettings
"""One of the kinds of target; each has a key of its own, which names it."""


class ReleaseSettings(_Group):
    """All of it, as it is where nothing is said."""

    branch: Annotated[str, Field(min_length=1), AfterValidator(_branch)] = BRANCH
    remote: str = ""
    """The remote that the branch is fetched from and sent to; empty for neither."""
    loss: Loss = Loss()
    keep: Keep = Keep()
    targets: tuple[TargetSettings, ...] = ()
