"""GitHub in memory, on a port of this machine: what the form's program asks of it, and no more.

It holds each call to GitHub's own description of its API: path, method, what is sent, what is
answered. What it is asked in GraphQL is told by `queries`, for the schema to judge.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar

MAIN = "main"
OWNER, REPO = "kontoret", "praksis"
Json = Any
_DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)


class RefusedError(Exception):
    """What GraphQL says no to, with the sort of error that GitHub gives it."""

    def __init__(self, sort: str, said: str) -> None:
        super().__init__(said)
        self.sort = sort


def blob_id(content: bytes) -> str:
    """The name that Git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@dataclass(frozen=True)
class Commit:
    """What a branch holds at a moment."""

    oid: str
    files: Mapping[str, bytes]
    message: str
    date: str


@dataclass
class PullRequest:
    """A change that waits."""

    number: int
    title: str
    branch: str
    is_draft: bool
    labels: list[str] = field(default_factory=list)
    state: str = "open"

    @property
    def url(self) -> str:
        return f"https://github.example/{OWNER}/{REPO}/pull/{self.number}"


@dataclass
class GitHub:
    """The repository, and what was asked."""

    root: ClassVar[str] = "/api/v3"
    branches: dict[str, Commit] = field(default_factory=dict)
    commits: dict[str, Commit] = field(default_factory=dict)
    pulls: dict[int, PullRequest] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=lambda: {"noegle-a": "a", "noegle-b": "b"})
    """Who signs in with which token."""
    previews: dict[str, str] = field(default_factory=dict)
    """Where the preview of a branch lies, by its name: what its deployment tells."""
    queries: list[str] = field(default_factory=list)
    calls: list[tuple[str, str, Json, int, Json]] = field(default_factory=list)
    """Method, path, what was sent, status and answer of each call of REST."""
    _count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def begin(self, files: Mapping[str, bytes]) -> None:
        """The first commit."""
        self.branches[MAIN] = self._commit(files, "Begynd")

    def _commit(self, files: Mapping[str, bytes], message: str) -> Commit:
        number = next(self._count)
        oid = hashlib.sha1(b"commit %d" % number).hexdigest()
        date = _DAY.replace(minute=number % 60).isoformat().replace("+00:00", "Z")
        self.commits[oid] = Commit(oid, dict(files), message, date)
        return self.commits[oid]

    def rest(self, method: str, path: str, token: str, body: Json) -> tuple[int, Json]:
        """Status and answer; a blob's content as bytes."""
        status, answer = self._answered(method, path, token, body)
        self.calls.append((method, path, body, status, answer))
        return status, answer

    def _answered(self, method: str, path: str, token: str, body: Json) -> tuple[int, Json]:
        login = self.people.get(token)
        if login is None:
            return 401, {"message": "Bad credentials"}
        if path == "/user":
            return 200, {"id": len(login), "login": login, "name": f"Redaktør {login.upper()}",
                         "email": f"{login}@example.org", "avatar_url": "data:,",
                         "html_url": f"https://github.example/{login}"}  # fmt: skip
        inside = path.removeprefix(f"/repos/{OWNER}/{REPO}")
        for pattern, answering in self._rest_of_repository().items():
            found = re.fullmatch(pattern, f"{method} {inside}")
            if found:
                return answering(*found.groups(), body)
        return 404, {"message": f"Not Found: {method} {path}"}

    def _rest_of_repository(self) -> Mapping[str, Callable[..., tuple[int, Json]]]:
        return {
            r"GET /collaborators/\w+": lambda _: (204, None),
            r"GET /git/trees/([^?]+)\?recursive=1": self._tree,
            r"GET /git/blobs/(\w+)": self._blob,
            r"POST /pulls": self._open,
            r"GET /issues/(\d+)": lambda number, _: (200, self._issue(number)),
            r"POST /issues/(\d+)/labels": self._label,
            r"PATCH /issues/(\d+)": self._relabel,
            r"PUT /pulls/(\d+)/merge": self._merge,
            r"PATCH /pulls/(\d+)": self._close,
            r"DELETE /git/refs/heads/(.+)": self._drop,
        }

    def _tree(self, name: str, _: Json) -> tuple[int, Json]:
        commit = self.commits.get(name) or self.branches[name]
        tree = [
            {"path": path, "mode": "100644", "type": "blob", "sha": blob_id(content),
             "size": len(content)}
            for path, content in sorted(commit.files.items())
        ]  # fmt: skip
        return 200, {"sha": commit.oid, "truncated": False, "tree": tree}

    def _blob(self, oid: str, _: Json) -> tuple[int, Json]:
        return 200, self.blobs()[oid]

    def blobs(self) -> dict[str, bytes]:
        """Every file's content by its name."""
        all_files = (commit.files.values() for commit in self.commits.values())
        return {blob_id(each): each for each in itertools.chain.from_iterable(all_files)}

    def _open(self, body: Json) -> tuple[int, Json]:
        number = len(self.pulls) + 1
        pull = PullRequest(number, body["title"], body["head"], bool(body["draft"]))
        self.pulls[number] = pull
        head = self.branches[pull.branch]
        return 201, {"number": number, "node_id": f"PR_{number}", "title": pull.title,
                     "html_url": pull.url, "created_at": head.date, "updated_at": head.date,
                     "head": {"sha": head.oid}}  # fmt: skip

    def _issue(self, number: str) -> Json:
        labels = self.pulls[int(number)].labels
        return {"number": int(number), "labels": [{"name": name} for name in labels]}

    def _label(self, number: str, body: Json) -> tuple[int, Json]:
        self.pulls[int(number)].labels += body["labels"]
        return 200, self._issue(number)["labels"]

    def _relabel(self, number: str, body: Json) -> tuple[int, Json]:
        self.pulls[int(number)].labels = list(body["labels"])
        return 200, self._issue(number)

    def _merge(self, number: str, body: Json) -> tuple[int, Json]:
        pull = self.pulls[int(number)]
        if pull.is_draft:
            return 405, {"message": "Pull Request is still a draft"}
        files = self.branches[pull.branch].files
        self.branches[MAIN] = self._commit(files, body["commit_title"])
        pull.state = "merged"
        return 200, {"sha": self.branches[MAIN].oid, "merged": True, "message": "Merged"}

    def _close(self, number: str, body: Json) -> tuple[int, Json]:
        self.pulls[int(number)].state = body["state"]
        return 200, {"number": int(number), "state": body["state"]}

    def _drop(self, branch: str, _: Json) -> tuple[int, Json]:
        del self.branches[branch]
        return 204, None

    def graphql(self, query: str, variables: Json) -> Json:
        """The `data` of the answer."""
        self.queries.append(query)
        given = variables.get("input", {})
        for word, doing in {
            "createCommitOnBranch": lambda: self._save(query, given),
            "createRef": lambda: self._branch(given),
            "convertPullRequestToDraft": lambda: self._ready(given, is_draft=True),
            "markPullRequestReadyForReview": lambda: self._ready(given, is_draft=False),
            "fork: repository": self._base,
        }.items():
            if word in query:
                return doing()
        return {"repository": self._repository(query, variables.get("branch", MAIN))}

    def _save(self, query: str, given: Json) -> Json:
        branch, changes = given["branch"]["branchName"], given["fileChanges"]
        before = self.branches[branch]
        if given["expectedHeadOid"] != before.oid:
            said = f'Expected branch to point to "{given["expectedHeadOid"]}" but it did not.'
            raise RefusedError("STALE_DATA", f"{said}  Pull and try again.")
        files = dict(before.files)
        for each in changes["deletions"]:
            del files[each["path"]]
        for each in changes["additions"]:
            files[each["path"]] = base64.b64decode(each["contents"])
        made = self.branches[branch] = self._commit(files, given["message"]["headline"])
        named = re.findall(r'(file_\d+): file\(path: ("(?:[^"\\]|\\.)*")\)', query)
        oids = {alias: {"oid": blob_id(files[json.loads(path)])} for alias, path in named}
        return {
            "createCommitOnBranch": {
                "commit": {"oid": made.oid, "committedDate": made.date, **oids}
            }
        }

    def _branch(self, given: Json) -> Json:
        name = given["name"].removeprefix("refs/heads/")
        if name in self.branches:
            said = f'A ref named "{given["name"]}" already exists in the repository.'
            raise RefusedError("UNPROCESSABLE", said)
        assert given["oid"] == self.branches[MAIN].oid
        self.branches[name] = self.branches[MAIN]
        return {"createRef": {"ref": {"name": name}}}

    def _ready(self, given: Json, *, is_draft: bool) -> Json:
        pull = self.pulls[int(given["pullRequestId"].removeprefix("PR_"))]
        pull.is_draft = is_draft
        name = "convertPullRequestToDraft" if is_draft else "markPullRequestReadyForReview"
        return {name: {"pullRequest": {"isDraft": is_draft}}}

    def _base(self) -> Json:
        base = {"ref": {"target": {"oid": self.branches[MAIN].oid}}}
        return {"fork": {"id": "R_1"}, "base": base}

    def _repository(self, query: str, branch: str) -> Json:
        if "totalCount" in query:
            there = [pull for pull in self._waiting() if pull.branch == branch]
            return {"pullRequests": {"totalCount": len(there)}}
        if "pullRequests(" in query:
            return {"pullRequests": {"nodes": list(map(self._pull, self._waiting()))}}
        parts: dict[str, Json] = {}
        blobs = self.blobs() if "... on Blob" in query else {}
        for alias, oid in re.findall(r'(content_\d+):\s+object\(oid: "(\w+)"\)', query):
            parts[alias] = {"text": _as_text(blobs[oid]), "isTruncated": False}
        for alias, name, path in re.findall(
            r'(file_\d+):\s+object\(expression: "([^":]+):([^"]+)"\)', query
        ):
            parts[alias] = self._file(name, path)
        for alias in re.findall(r"((?:commit|history)_\d+):\s+ref\(", query):
            parts[alias] = {"target": {"history": {"nodes": [self._told(branch)]}}}
        for alias, oid in re.findall(r'(commit_\d+):\s+object\(oid: "(\w+)"\)', query):
            parts[alias] = self._deployed(oid)
        target = {"oid": self.branches[branch].oid,
                  "history": {"nodes": [self._told(branch)]}}  # fmt: skip
        return parts or {"ref": {"target": target}}

    def _waiting(self) -> list[PullRequest]:
        return [pull for pull in self.pulls.values() if pull.state == "open" and pull.labels]

    def _pull(self, pull: PullRequest) -> Json:
        head, main = self.branches[pull.branch], self.branches[MAIN]
        changed = [
            {"path": path, "changeType": "MODIFIED" if path in main.files else "ADDED"}
            for path, content in head.files.items()
            if main.files.get(path) != content
        ]
        gone = [{"path": path, "changeType": "DELETED"} for path in main.files.keys() - head.files]
        return {
            "id": f"PR_{pull.number}", "number": pull.number, "title": pull.title,
            "url": pull.url, "isDraft": pull.is_draft, "isCrossRepository": False,
            "createdAt": head.date, "updatedAt": head.date, "headRefName": pull.branch,
            "headRefOid": head.oid, "author": {"login": "a", "avatarUrl": "data:,",
                                              "name": "Redaktør A", "email": "a@example.org",
                                              "databaseId": 1},
            "labels": {"nodes": [{"name": name} for name in pull.labels]},
            "files": {"nodes": [*changed, *gone]},
        }  # fmt: skip

    def _file(self, branch: str, path: str) -> Json:
        content = self.branches[branch].files.get(path)
        if content is None:
            return None
        return {"oid": blob_id(content), "byteSize": len(content), "isBinary": False,
                "isTruncated": False, "text": content.decode()}  # fmt: skip

    def _told(self, branch: str) -> Json:
        commit = self.branches[branch]
        author = {"name": "Redaktør A", "email": "a@example.org", "avatarUrl": "data:,",
                  "user": {"id": 1, "login": "a"}}  # fmt: skip
        return {"oid": commit.oid, "message": commit.message, "committedDate": commit.date,
                "author": author}  # fmt: skip

    def _deployed(self, oid: str) -> Json:
        names = [name for name, commit in self.branches.items() if commit.oid == oid]
        urls = [self.previews[name] for name in names if name in self.previews]
        nodes = [
            {
                "environment": "preview",
                "latestStatus": {"state": "SUCCESS", "environmentUrl": url, "description": ""},
            }
            for url in urls
        ]
        return {"status": None, "deployments": {"nodes": nodes}, "checkSuites": {"nodes": []}}


def _as_text(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None
