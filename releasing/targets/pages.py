"""A branch that a host shows as a site: of GitHub, GitLab, Codeberg, Cloudflare Pages or Netlify.

Each release is one commit on top of the last. Nothing is ever pushed over what somebody else wrote.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.addresses import DRAFTS
from publishing.release_settings import BranchSettings, PagesHost
from records.danish.numbers import count
from records.source.git import ask
from releasing.errors import ReleaseError
from releasing.git import attempt, committer, run, said
from releasing.record import blobs_of, tree_of
from releasing.release import Release
from releasing.targets.target import Site

_TRAILER = "Praksis-Udgivelse"
_ID = re.compile(rf"^{_TRAILER}: (\S+)$", re.MULTILINE)
_GITLAB = """\
pages:
  script: [mkdir .public, "cp -r * .well-known .public/ || true", mv .public public]
  artifacts: {paths: [public]}
"""


@dataclass(frozen=True, slots=True)
class PagesTarget:
    """A branch on a remote."""

    root: Path
    """The project's folder: its repository makes the commits."""
    settings: BranchSettings

    @property
    def name(self) -> str:
        """As a sentence names it."""
        return f"grenen {self.settings.branch} på {self.settings.remote}"

    def live(self) -> str:
        """The id of the release at the branch's head."""
        return self._id(self._fetched())

    def plan(self, release: Release) -> Iterator[str]:
        """How many files would be new or other, and how many would go."""
        head = self._fetched()
        if head and self._id(head) == release.id:
            return
        self._refuse_others(head)
        self._refuse_unless_may_push(head)
        wanted = {path: hash_ for path, (hash_, _) in release.memory.files.items()}
        there = {p: h for p, h in self._hashes(head).items() if not p.startswith(DRAFTS)}
        same = sum(there.get(path) == hash_ for path, hash_ in wanted.items())
        gone = len(there.keys() - wanted.keys() - self._own().keys())
        yield f"{count(len(wanted) - same, 'fil', 'filer')} ville blive sendt, {same} er der alt"
        if gone:
            yield f"{count(gone, 'fil', 'filer')} ville blive fjernet"

    def deploy(self, site: Site) -> bool:
        """Push one commit with the release."""
        release, head = site.release, self._fetched()
        if head and self._id(head) == release.id:
            return False
        self._refuse_others(head)
        commit = self._commit(self._tree(site, head), release.id, release.moment.timestamp(), head)
        self._push(commit)
        return True

    def preview(self, folder: Path, name: str) -> None:
        """Add the files to the branch, on top of the release that is live."""
        head = self._fetched()
        self._refuse_others(head)
        if not head:
            raise ReleaseError(
                f"Der er ikke udgivet i {self.name} endnu, så der er intet at lægge et udkast ved "
                "siden af. Kør praksis publish først."
            )
        place = f"{DRAFTS}{name}/"
        paths = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*")) if p.is_file()]
        blobs = {p: b for p, b in self._blobs(head).items() if not p.startswith(place)}
        blobs |= {f"{place}{p}": b for p, b in blobs_of(self.root, folder, paths).items()}
        seconds = float(run(self.root, "show", "-s", "--format=%ct", head))
        self._push(self._commit(tree_of(self.root, blobs), self._id(head), seconds, head))

    def forget(self) -> int:
        """Leave only the last release on the branch: the one time that its history is replaced."""
        head = self._fetched()
        if not head:
            return 0
        gone = int(run(self.root, "rev-list", "--count", head)) - 1
        if gone:
            seconds = float(run(self.root, "show", "-s", "--format=%ct", head))
            commit = self._commit(f"{head}^{{tree}}", self._id(head), seconds, "")
            self._push(commit, lease=head)
        return gone

    @property
    def _known(self) -> str:
        """The ref that says where this repository last left the branch."""
        return f"refs/praksis/pages/{self.settings.branch}"

    def _fetched(self) -> str:
        """The branch's commit on the remote; empty where it is not there. Raises ReleaseError."""
        remote, branch = self.settings.remote, self.settings.branch
        listed = attempt(self.root, "ls-remote", "--heads", remote, f"refs/heads/{branch}")
        if listed.returncode:
            raise ReleaseError(f'"{remote}" svarer ikke. Git siger: {said(listed)}')
        if not listed.stdout:
            return ""
        commit = listed.stdout.split()[0].decode()
        if ask(self.root, "cat-file", "-e", f"{commit}^{{tree}}").returncode:
            run(self.root, "fetch", "--quiet", "--no-tags", remote, f"refs/heads/{branch}")
        return commit

    def _id(self, commit: str) -> str:
        if not commit:
            return ""
        told = run(self.root, "show", "-s", "--format=%B", commit).decode("utf-8", "replace")
        found = _ID.search(told)
        return found[1] if found else ""

    def _is_rewritten(self, head: str) -> bool:
        known = ask(self.root, "rev-parse", "--verify", "--quiet", self._known)
        if known.returncode or not head:
            return False
        last = known.stdout.decode().strip()
        return ask(self.root, "merge-base", "--is-ancestor", last, head).returncode != 0

    def _refuse_others(self, head: str) -> None:
        """Raises ReleaseError where the branch is not as the program left it."""
        branch, remote = self.settings.branch, self.settings.remote
        if head and not self._id(head):
            raise ReleaseError(
                f'Det seneste på grenen "{branch}" på {remote} er ikke skrevet af programmet. '
                "Intet er skrevet over. Slet grenen på serveren, eller skriv et andet navn under "
                "release: targets i mkdocs.yml."
            )
        if self._is_rewritten(head):
            raise ReleaseError(
                f'Grenen "{branch}" på {remote} er skrevet om siden sidst. Intet er skrevet over. '
                f"Er det meningen, så kør git update-ref -d {self._known}, og udgiv igen."
            )

    def _tree(self, site: Site, head: str) -> str:
        """The site and the host's own files; previews stay as they are."""
        with tempfile.TemporaryDirectory(prefix="praksis-pages-") as folder:
            written = dict.fromkeys(site.release.memory.files)
            for path, content in (*site.read(written), *self._own().items()):
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
                written[path] = None
            blobs = blobs_of(self.root, Path(folder), written)
        kept = {p: blob for p, blob in self._blobs(head).items() if p.startswith(DRAFTS)}
        return tree_of(self.root, blobs | kept)

    def _blobs(self, commit: str) -> dict[str, str]:
        """The files of a commit by path, as Git names them."""
        if not commit:
            return {}
        listed = run(self.root, "ls-tree", "-r", "-z", commit).decode("utf-8", "replace")
        lines = (line.partition("\t") for line in listed.split("\0") if line)
        return {path: about.split()[2] for about, _, path in lines}

    def _own(self) -> dict[str, bytes]:
        """What the host wants in the branch besides the site."""
        domain = f"{self.settings.domain}\n".encode() if self.settings.domain else b""
        match self.settings.host:
            case PagesHost.GITHUB:
                return {".nojekyll": b"", **({"CNAME": domain} if domain else {})}
            case PagesHost.GITLAB:
                return {".gitlab-ci.yml": _GITLAB.encode()}
            case PagesHost.CODEBERG:
                return {".domains": domain} if domain else {}
        return {}

    def _hashes(self, commit: str) -> dict[str, str]:
        """The files of a commit by path, with the hash that a release knows them by."""
        return {
            path: hashlib.sha256(run(self.root, "cat-file", "blob", blob)).hexdigest()
            for path, blob in self._blobs(commit).items()
        }

    def _commit(self, tree: str, id_: str, seconds: float, parent: str) -> str:
        text = f"Udgivelse {id_}\n\n{_TRAILER}: {id_}\n".encode()
        words = ("commit-tree", tree, *(("-p", parent) if parent else ()))
        environment = committer(self.root, int(seconds))
        return run(self.root, *words, given=text, environment=environment).decode().strip()

    def _refuse_unless_may_push(self, head: str) -> None:
        """Raises ReleaseError where the server lets nobody of ours write, as far as it tells."""
        probe = head or "HEAD"
        if ask(self.root, "rev-parse", "--verify", "--quiet", probe).returncode:
            return  # nothing to push yet, so nothing to try it with
        ref, remote = f"refs/heads/{self.settings.branch}", self.settings.remote
        done = attempt(self.root, "push", "--quiet", "--dry-run", remote, f"{probe}:{ref}")
        if done.returncode:
            raise ReleaseError(f"Siden kan ikke sendes til {self.name}. Git siger: {said(done)}")

    def _push(self, commit: str, lease: str = "") -> None:
        ref, remote = f"refs/heads/{self.settings.branch}", self.settings.remote
        force = (f"--force-with-lease={ref}:{lease}",) if lease else ()
        done = attempt(self.root, "push", "--quiet", *force, remote, f"{commit}:{ref}")
        if done.returncode and (b"rejected" in done.stderr or b"stale info" in done.stderr):
            raise ReleaseError(
                f"En anden har skrevet på {self.name} imens, eller du må ikke skrive der. Intet er "
                f"skrevet over. Prøv igen. Git siger: {said(done)}"
            )
        if done.returncode:
            raise ReleaseError(f"Siden kan ikke sendes til {self.name}. Git siger: {said(done)}")
        run(self.root, "update-ref", self._known, commit)
