"""Gitea in memory: what the form's program asks of it to read and to save, and no more.

What it takes and says no to is restated from Gitea's own description of its API (OpenAPI): a tree
and the contents of files by path, and several files changed in one commit, each with the `sha` of
the blob that it replaces.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import unquote

from tests.site_plugins.admin.github_double import RefusedError, blob_id

MAIN = "main"
REPO = "kontoret/praksis"
_DAY = "2026-11-20T09:00:00Z"
Json = Any
Answer = tuple[int, Json]


@dataclass
class Gitea:
    """The repository, whose one branch holds these files, and what was asked."""

    root: ClassVar[str] = "/api/v1"
    files: dict[str, bytes] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    """Of each commit since the first."""
    people: Mapping[str, str] = field(default_factory=lambda: {"noegle-a": "a", "noegle-b": "b"})
    """Who signs in with which token."""
    version: str = "1.24.0"

    def rest(self, method: str, path: str, token: str, body: Json) -> Answer:
        """Status and answer."""
        login = self.people.get(token)
        if login is None:
            return 401, {"message": "user does not exist"}
        asked = f"{method} {path.partition('?')[0].replace(f'/repos/{REPO}', '/-')}"
        if asked == "GET /user":
            return 200, self._person(login)
        for pattern, answering in self._known().items():
            found = re.fullmatch(pattern, asked)
            if found:
                return answering(*map(unquote, found.groups()), body)
        return 404, {"message": f"404 Not Found: {method} {path}"}

    def graphql(self, query: str, variables: Any) -> Any:
        """Gitea has none."""
        raise RefusedError("NOT_FOUND", f"{query} {variables}")

    def _known(self) -> Mapping[str, Callable[..., Answer]]:
        return {
            r"GET /version": lambda _: (200, {"version": self.version}),
            r"GET /settings/api": lambda _: (200, {"default_paging_num": 30,
                "max_response_items": 50, "default_max_blob_size": 10485760}),
            r"GET /-": lambda _: (200, {"default_branch": MAIN,
                "permissions": {"pull": True, "push": True}}),
            r"GET /-/branches/main": lambda _: (200, {"commit": self._commit()}),
            r"GET /-/git/trees/[^/]+": self._tree,
            r"POST /-/file-contents": self._contents,
            r"GET /-/commits": lambda _: (200, []),
            r"POST /-/contents": self._save,
        }  # fmt: skip

    def _person(self, login: str) -> Json:
        return {"id": ord(login), "login": login, "full_name": f"Redaktør {login.upper()}",
                "email": f"{login}@example.org", "avatar_url": "data:,",
                "html_url": ""}  # fmt: skip

    def _commit(self) -> Json:
        said = self.messages[-1] if self.messages else "Begynd"
        return {"id": blob_id(b"%d" % len(self.messages)), "message": said}

    def _tree(self, _: Json) -> Answer:
        tree = [{"type": "blob", "path": path, "sha": blob_id(content), "size": len(content)}
                for path, content in self.files.items()]  # fmt: skip
        return 200, {"tree": tree, "truncated": False}

    def _contents(self, body: Json) -> Answer:
        return 200, [self._file(path) for path in body["files"]]

    def _file(self, path: str) -> Json:
        content = self.files[path]
        return {"path": path, "sha": blob_id(content), "encoding": "base64",
                "content": base64.b64encode(content).decode()}  # fmt: skip

    def _save(self, body: Json) -> Answer:
        if body["branch"] != MAIN:
            return 404, {"message": f"branch does not exist [name: {body['branch']}]"}
        after = dict(self.files)
        for each in body["files"]:
            path, old = each["path"], each.get("from_path") or each["path"]
            if each["operation"] == "create" and path in after:
                return 422, {"message": f"repository file already exists [path: {path}]"}
            if each["operation"] != "create":
                if old not in after:
                    return 404, {"message": f"repository file does not exist [path: {old}]"}
                if each.get("sha") != blob_id(after.pop(old)):
                    return 422, {"message": f"sha does not match [given: {each.get('sha')}]"}
            if each["operation"] != "delete":
                after[path] = base64.b64decode(each["content"])
        self.files = after
        self.messages.append(body["message"])
        told = [None if each["operation"] == "delete" else self._file(each["path"])
                for each in body["files"]]  # fmt: skip
        return 201, {"files": told, "commit": {"sha": self._commit()["id"], "created": _DAY}}
