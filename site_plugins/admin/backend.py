"""Where the form keeps what it writes: the working copy alone, or a repository on a server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

NONE = "none"
API_ROOTS = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com/api/v4",
    "gitea": "https://gitea.com/api/v1",
}
"""Where Sveltia CMS asks when nothing else is said."""
WITH_REVIEW = ("github", "gitlab")
"""Those with which Sveltia CMS makes pull requests."""
_MESSAGES = {
    "create": "Opret {{collection}}: {{slug}}",
    "update": "Ret {{collection}}: {{slug}}",
    "delete": "Slet {{collection}}: {{slug}}",
    "uploadMedia": "Læg {{path}} op",
    "deleteMedia": "Slet {{path}}",
}


@dataclass(frozen=True, slots=True)
class SettingFault:
    """A key under `admin` that cannot be used."""

    key: str
    said: str
    """What is said of it, in Danish words that follow the key."""

    def __str__(self) -> str:
        return f"{self.key} {self.said}"


@dataclass(frozen=True, slots=True)
class Backend:
    """What `mkdocs.yml` says of it under `admin`."""

    name: str = NONE
    """`github`, `gitlab`, `gitea`, or `none`: the working copy alone."""
    repo: str = ""
    branch: str = ""
    base_url: str = ""
    """Where one signs in, on a server of one's own; empty for the service's own."""
    api_root: str = ""
    app_id: str = ""
    """The id of the form as an OAuth application; empty signs in with a token alone."""
    review: bool = False
    """Whether each change waits in a pull request."""

    @property
    def is_remote(self) -> bool:
        """Whether there is a server to ask."""
        return self.name != NONE

    @property
    def origins(self) -> tuple[str, ...]:
        """The hosts that the page may ask: none for a working copy."""
        if not self.is_remote:
            return ()
        roots = [self.api_root or API_ROOTS[self.name]]
        if self.app_id:  # GitLab and Gitea are asked by the page itself to trade code for token
            roots.append(self.base_url or API_ROOTS[self.name])
        return tuple(dict.fromkeys(map(_origin, roots)))

    @property
    def signs_in_by_window(self) -> bool:
        """Whether one can sign in at the server itself, in a window of its own."""
        return self.is_remote and bool(self.app_id or (self.name == "github" and self.base_url))

    def faults(self) -> Iterator[SettingFault]:
        """What is wrong with it, by the key that says it in `mkdocs.yml`."""
        if self.name not in (NONE, *API_ROOTS):
            said = f'er "{self.name}". Vælg github, gitlab, gitea eller none.'
            yield SettingFault("backend", said)
            return
        if self.is_remote and not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", self.repo):
            said = f'er "{self.repo}". Skriv ejer og navn, fx "kontoret/min-almen-praksis".'
            yield SettingFault("repo", said)
        for key in ("base_url", "api_root"):
            address = getattr(self, key)
            if address and not _is_safe(address):
                said = f'er "{address}". Skriv en adresse, der begynder med https://.'
                yield SettingFault(key, said)
        if self.review and self.name not in WITH_REVIEW:
            yield SettingFault("review", "kan kun bruges med github og gitlab. Skriv false.")
        yield from self._oauth_faults()

    def _oauth_faults(self) -> Iterator[SettingFault]:
        if self.app_id and self.name == "github":
            said = "kan kun bruges med gitlab og gitea. Lad app_id være tom."
            yield SettingFault("app_id", said)

    def settings(self, title: str) -> dict[str, Any]:
        """The same as Sveltia CMS wants it: `backend` and `publish_mode`."""
        if not self.is_remote:
            # Sveltia CMS offers the working copy only beside a server; our page hides the server.
            return {"backend": {"name": "github", "repo": f"lokal/{title}"}}
        return {
            "backend": self._backend(),
            "publish_mode": "editorial_workflow" if self.review else "simple",
        }

    def _backend(self) -> Mapping[str, Any]:
        said = {
            "branch": self.branch,
            "base_url": self.base_url,
            "api_root": self.api_root,
            "app_id": self.app_id,
            "auth_type": "pkce" if self.app_id and self.name == "gitlab" else "",
        }
        return {
            "name": self.name,
            "repo": self.repo,
            **{key: value for key, value in said.items() if value},
            "auth_methods": ["oauth", "token"] if self.signs_in_by_window else ["token"],
            "commit_messages": _MESSAGES,
        }


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _is_safe(address: str) -> bool:
    """An https address of a host, with no sign that could end a rule of the page's policy."""
    return bool(re.fullmatch(r"https://[A-Za-z0-9.-]+(:\d+)?(/[\w./~-]*)?", address))
