"""Writing a release into Git: blobs, a tree, a commit, and at last the branch.

Nothing points to the commit before the branch does, so a kill at any moment leaves the last release
the last one. Git clears away by itself what it then holds for nothing.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from publishing.release_settings import ReleaseSettings
from releasing.branch import Branch, move, send
from releasing.errors import ReleaseError
from releasing.git import committer, run
from releasing.history import SITE
from releasing.release import Reason, Recorded, Release
from releasing.retention import kept
from releasing.written import FILE, to_json

_TITLES = {
    Reason.PUBLISH: "Udgivelse {id}",
    Reason.ROLLBACK: "Udgivelse {id}: tilbage til {of}",
    Reason.PURGE: "Udgivelse {id}: {of} er taget ud af historien",
}


def hashes_of(site: Path) -> dict[str, str]:
    """The SHA-256 of each file below the folder, by its path, sorted."""
    found = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            with file.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            found[file.relative_to(site).as_posix()] = digest
    return found


def blobs_of(root: Path, site: Path, paths: Iterable[str]) -> dict[str, str]:
    """Put the files into Git as they are; gives their names there. Raises ReleaseError."""
    listed = list(paths)
    odd = [path for path in listed if "\n" in path or path.startswith('"')]
    if odd:
        raise ReleaseError(f"Filnavnet {odd[0]!r} kan ikke gemmes i Git. Giv filen et andet navn.")
    given = "".join(f"{site / path}\n" for path in listed).encode()
    words = ("hash-object", "-w", "--no-filters", "--stdin-paths")
    told = run(root, *words, given=given).decode().split()
    return dict(zip(listed, told, strict=True))


def blobs_at(root: Path, commit: str) -> dict[str, str]:
    """The files of a release by path, as Git names them."""
    told = run(root, "ls-tree", "-r", "-z", f"{commit}:{SITE}").decode()
    lines = (line.split("\t", 1) for line in told.split("\0") if line)
    return {path: head.split()[2] for head, path in lines}


def tree_of(root: Path, blobs: Mapping[str, str]) -> str:
    """The files as a tree, made in an index of its own. Raises ReleaseError."""
    listed = "".join(f"100644 {blob}\t{path}\0" for path, blob in blobs.items())
    with tempfile.TemporaryDirectory(prefix="praksis-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        words = ("update-index", "-z", "--add", "--index-info")
        run(root, *words, given=listed.encode(), environment=index)
        return run(root, "write-tree", environment=index).decode().strip()


def commit_release(root: Path, release: Release, site: str, parents: Iterable[str]) -> Recorded:
    """The release as a commit that nothing points to yet; `site` is a tree, or empty for none.

    Raises ReleaseError.
    """
    text = run(root, "hash-object", "-w", "--stdin", given=to_json(release)).decode().strip()
    entries = f"100644 blob {text}\t{FILE}\n" + (f"040000 tree {site}\t{SITE}\n" if site else "")
    tree = run(root, "mktree", given=entries.encode()).decode().strip()
    title = _TITLES[release.reason].format(id=release.id, of=release.of)
    words = [word for parent in parents for word in ("-p", parent)]
    dated = committer(root, int(release.moment.timestamp()))
    done = run(root, "commit-tree", tree, *words, given=f"{title}\n".encode(), environment=dated)
    return Recorded(done.decode().strip(), release, bool(site))


def record(
    branch: Branch, release: Release, blobs: Mapping[str, str], settings: ReleaseSettings
) -> Recorded:
    """Make the release the last one, here and on the remote that is set. Raises ReleaseError.

    Without a remote, releases beyond what is to be kept are dropped at once. With one that takes a
    history written anew, which only `praksis releases prune` may send.
    """
    parents = (branch.head,) if branch.head else ()
    tree = tree_of(branch.root, blobs)
    made = commit_release(branch.root, release, tree, parents)
    if settings.remote:
        send(branch, made.commit, settings.remote)
    elif not branch.far:
        made = kept(branch.root, made, settings.keep)
    move(branch, made.commit)
    return made
