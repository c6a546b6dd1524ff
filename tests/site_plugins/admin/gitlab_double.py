"""GitLab in memory: what the form's program asks of it to keep drafts, and no more.

What it takes and says no to is restated from GitLab's documentation of its API for commits
and merge requests, and from what its server compares for `last_commit_id`: the last commit of each
file, on the branch and in that commit.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote

from tests.site_plugins.admin.github_double import blob_id

MAIN = "main"
REPO = "kontoret/praksis"
CHANGED = "The file has changed since you started editing it"
_DAY = "2026-11-20T09:00:00Z"
Json = Any
Answer = tuple[int, Json]


@dataclass(frozen=True)
class Commit:
    """Some files, and the commit before."""

    oid: str
    files: Mapping[str, bytes]
    before: Commit | None = None

    def last_of(self, path: str) -> str:
        """The commit that changed the file last."""
        at = self
        while at.before and at.before.files.get(path) == at.files.get(path):
            at = at.before
        return at.oid


@dataclass
class MergeRequest:
    """A change that waits."""

    iid: int
    title: str
    branch: str
    labels: set[str]
    state: str = "opened"


@dataclass
class GitLab:
    """The project, and what was asked."""

    root: ClassVar[str] = "/api/v4"
    branches: dict[str, Commit] = field(default_factory=dict)
    commits: dict[str, Commit] = field(default_factory=dict)
    requests: dict[int, MergeRequest] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=lambda: {"noegle-a": "a", "noegle-b": "b"})
    """Who signs in with which token."""
    calls: list[tuple[str, str, Json]] = field(default_factory=list)
    """Method, path and what was sent of each call of REST."""
    _count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def begin(self, files: Mapping[str, bytes]) -> None:
        """The first commit."""
        self.branches[MAIN] = self._commit(files, None)

    def _commit(self, files: Mapping[str, bytes], before: Commit | None) -> Commit:
        oid = hashlib.sha1(b"commit %d" % next(self._count)).hexdigest()
        self.commits[oid] = Commit(oid, dict(files), before)
        return self.commits[oid]

    def rest(self, method: str, path: str, token: str, body: Json) -> Answer:
        """Status and answer."""
        self.calls.append((method, path, body))
        login = self.people.get(token)
        if login is None:
            return 401, {"message": "401 Unauthorized"}
        name, _, asked = path.partition("?")
        if name == "/user":
            return 200, self._person(login)
        inside = name.removeprefix("/projects/kontoret%2Fpraksis")
        query = {key: values[0] for key, values in parse_qs(asked).items()}
        for pattern, answering in self._known().items():
            found = re.fullmatch(pattern, f"{method} {inside}")
            if found:
                return answering(*map(unquote, found.groups()), body or query)
        return 404, {"message": f"404 Not Found: {method} {path}"}

    def _known(self) -> Mapping[str, Callable[..., Answer]]:
        return {
            r"GET /users": lambda _: (200, list(map(self._person, self.people.values()))),
            r"GET /avatar": lambda _: (200, {"avatar_url": ""}),
            r"GET /repository/commits": lambda _: (200, []),
            r"GET /repository/commits/[^/]+/statuses": lambda _: (200, []),
            r"GET /deployments": lambda _: (200, []),
            r"GET /repository/branches/([^/]+)": self._branch,
            r"DELETE /repository/branches/([^/]+)": self._drop,
            r"POST /repository/commits": self._save,
            r"GET /merge_requests": self._list,
            r"POST /merge_requests": self._open,
            r"GET /merge_requests/(\d+)/diffs": self._diffs,
            r"PUT /merge_requests/(\d+)": self._edit,
            r"PUT /merge_requests/(\d+)/merge": self._merge,
        }

    def _person(self, login: str) -> Json:
        return {"id": ord(login), "username": login, "name": f"Redaktør {login.upper()}",
                "email": f"{login}@example.org", "avatar_url": "data:,",
                "web_url": f"https://gitlab.example/{login}"}  # fmt: skip

    def _branch(self, name: str, _: Json) -> Answer:
        there = self.branches.get(name)
        return (200, {"commit": {"id": there.oid}}) if there else (404, {"message": "404 Branch"})

    def _drop(self, name: str, _: Json) -> Answer:
        return (204, None) if self.branches.pop(name, None) else (404, {"message": "404 Branch"})

    def _save(self, body: Json) -> Answer:
        branch, start = body["branch"], body.get("start_branch")
        if start and branch in self.branches:
            return 400, {"message": f"A branch called '{branch}' already exists."}
        before = self.branches.get(start or branch)
        if before is None:
            return 400, {"message": "You can only create or edit files when you are on a branch"}
        refused = next(self._refusals(before, body["actions"]), None)
        if refused:
            return 400, {"message": refused}
        files = dict(before.files)
        for each in body["actions"]:
            files.pop(each.get("previous_path") or each["file_path"], None)
            if each["action"] != "delete":
                is_text = each["encoding"] == "text"
                told = each["content"]
                files[each["file_path"]] = told.encode() if is_text else base64.b64decode(told)
        made = self.branches[branch] = self._commit(files, before)
        return 201, {"id": made.oid, "committed_date": _DAY}

    def _refusals(self, before: Commit, actions: Json) -> Iterator[str]:
        for each in actions:
            path, known = each["file_path"], self.commits.get(each.get("last_commit_id", ""))
            if each["action"] == "create" and path in before.files:
                yield "A file with this name already exists"
            if each["action"] != "create" and known and known.last_of(path) != before.last_of(path):
                yield f"{CHANGED}: {path}"

    def _list(self, query: Json) -> Answer:
        there = [
            each for each in self.requests.values()
            if each.state == query["state"]
            and query.get("labels", "") in {"", *each.labels}
            and query.get("source_branch", each.branch) == each.branch
        ]  # fmt: skip
        return 200, list(map(self._told, there))

    def _told(self, request: MergeRequest) -> Json:
        head = self.branches.get(request.branch)
        return {
            "iid": request.iid, "id": request.iid, "title": request.title,
            "web_url": f"https://gitlab.example/-/merge_requests/{request.iid}",
            "source_branch": request.branch, "sha": head.oid if head else None,
            "labels": sorted(request.labels), "state": request.state, "author": self._person("a"),
            "created_at": _DAY, "updated_at": _DAY,
        }  # fmt: skip

    def _open(self, body: Json) -> Answer:
        iid = len(self.requests) + 1
        labels = set(body["labels"].split(","))
        self.requests[iid] = MergeRequest(iid, body["title"], body["source_branch"], labels)
        return 201, self._told(self.requests[iid])

    def _diffs(self, iid: str, _: Json) -> Answer:
        head, main = self.branches[self.requests[int(iid)].branch], self.branches[MAIN]
        changed = [path for path in {**main.files, **head.files}
                   if main.files.get(path) != head.files.get(path)]  # fmt: skip
        return 200, [
            {"old_path": path, "new_path": path, "deleted_file": path not in head.files,
             "renamed_file": False}
            for path in changed
        ]  # fmt: skip

    def _edit(self, iid: str, body: Json) -> Answer:
        request = self.requests[int(iid)]
        request.title = body.get("title", request.title)
        request.labels -= set(body.get("remove_labels", "").split(","))
        request.labels |= set(filter(None, body.get("add_labels", "").split(",")))
        request.state = "closed" if body.get("state_event") == "close" else request.state
        return 200, self._told(request)

    def _merge(self, iid: str, body: Json) -> Answer:
        request = self.requests[int(iid)]
        if request.title.startswith("Draft: "):
            return 405, {"message": "405 Method Not Allowed"}
        head = self.branches[request.branch]
        if body.get("sha") not in (None, head.oid):
            return 409, {"message": "SHA does not match HEAD of source branch"}
        self.branches[MAIN] = self._commit(head.files, self.branches[MAIN])
        request.state = "merged"
        return 200, self._told(request)

    def graphql(self, query: str, variables: Json) -> Json:
        """The `data` of the answer."""
        commit = self.branches[variables.get("branch") or MAIN]
        if "lastCommit" in query:
            tree: Json = {"lastCommit": {"sha": commit.oid, "message": "Begynd"}}
        elif "blobs(after" in query:
            nodes = [{"type": "blob", "path": path, "sha": blob_id(content)}
                     for path, content in commit.files.items()]  # fmt: skip
            tree = {"blobs": {"nodes": nodes, "pageInfo": {"endCursor": "", "hasNextPage": False}}}
        elif "rawTextBlob" in query:
            nodes = [
                {"path": path, "oid": blob_id(commit.files[path]), "size": "1",
                 "rawTextBlob": commit.files[path].decode(errors="replace")}
                for path in variables["paths"]
            ]  # fmt: skip
            return {"project": {"repository": {"blobs": {"nodes": nodes}}}}
        else:
            return {"project": {"repository": {"rootRef": MAIN}}}
        return {"project": {"repository": {"tree": tree}}}
