"""The branch of the releases: where it stands here and on a remote, and how it moves on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publishing.release_settings import ReleaseSettings
from records.source.git import ask, git_output, require_repository
from releasing.errors import ReleaseError
from releasing.git import attempt, run, said

_REMOTES = "refs/remotes/"


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch as this repository knows it."""

    root: Path
    """The project's folder."""
    name: str
    local: str = ""
    """Its commit here; empty where the branch is not here."""
    far: str = ""
    """Its commit on the remote, as last fetched; empty where it is not there."""
    head: str = ""
    """The newer of the two; empty where nothing went out."""
    has_remotes: bool = False

    @property
    def ref(self) -> str:
        """Its full name."""
        return f"refs/heads/{self.name}"


def find_branch(root: Path, settings: ReleaseSettings) -> Branch:
    """Where the branch stands. Raises HistoryError without a repository, and ReleaseError."""
    require_repository(root)
    told = git_output(root, "for-each-ref", "--format=%(objectname) %(refname)")
    refs = {
        ref: commit for commit, ref in (line.split(" ", 1) for line in told.decode().splitlines())
    }
    local = refs.get(f"refs/heads/{settings.branch}", "")
    far = _far(refs, settings)
    head = _newer(root, settings.branch, local, far)
    remotes = bool(git_output(root, "remote").strip())
    return Branch(root, settings.branch, local, far, head, remotes)


def fetch(root: Path, settings: ReleaseSettings) -> bool:
    """Fetch the branch from the remote that is set; False where it is not there yet.

    Raises ReleaseError where the remote does not answer.
    """
    remote, name = settings.remote, settings.branch
    words = ("fetch", "--quiet", "--no-tags", remote)
    spec = f"+refs/heads/{name}:{_REMOTES}{remote}/{name}"
    done = attempt(root, *words, spec)
    if done.returncode == 0:
        return True
    if b"couldn't find remote ref" in done.stderr:
        return False
    raise ReleaseError(
        f'"{remote}" svarer ikke, så det vides ikke, om andre har udgivet. Git siger: {said(done)}'
    )


def move(branch: Branch, commit: str) -> None:
    """Let the branch be at `commit`, if it still is where it was found. Raises ReleaseError."""
    _refuse_checked_out(branch)
    words = ("update-ref", "-m", "praksis", branch.ref, commit, branch.local)
    done = attempt(branch.root, *words)
    if done.returncode:
        raise ReleaseError(
            f'Grenen "{branch.name}" har flyttet sig imens: en anden har udgivet. Prøv igen. '
            f"Git siger: {said(done)}"
        )


def send(branch: Branch, commit: str, remote: str, *, replacing: bool = False) -> None:
    """Send a commit to the remote's branch, before the one here moves. Raises ReleaseError.

    Nothing that somebody else sent is written over. `replacing` sends a history that was made
    anew, and only over the very commit that was fetched.
    """
    lease = (f"--force-with-lease={branch.ref}:{branch.far}",) if replacing else ()
    done = attempt(branch.root, "push", "--quiet", *lease, remote, f"{commit}:{branch.ref}")
    if done.returncode == 0:
        run(branch.root, "update-ref", f"{_REMOTES}{remote}/{branch.name}", commit)
        return
    if b"rejected" in done.stderr or b"stale info" in done.stderr:
        raise ReleaseError(
            f'En anden har udgivet til "{remote}" imens, eller grenen er skrevet om. Intet er '
            "skrevet over. Prøv igen."
        )
    raise ReleaseError(f'Udgivelsen kan ikke sendes til "{remote}". Git siger: {said(done)}')


def _far(refs: dict[str, str], settings: ReleaseSettings) -> str:
    """The branch on the remote that is set, else on `origin`, else on the only one that has it."""
    ours = {
        ref.removeprefix(_REMOTES).removesuffix(f"/{settings.branch}"): commit
        for ref, commit in refs.items()
        if ref.startswith(_REMOTES) and ref.endswith(f"/{settings.branch}")
    }
    if settings.remote:
        return ours.get(settings.remote, "")
    return ours.get("origin") or (next(iter(ours.values())) if len(ours) == 1 else "")


def _newer(root: Path, name: str, local: str, far: str) -> str:
    if not local or not far or local == far:
        return far or local
    for older, newer in ((local, far), (far, local)):
        if ask(root, "merge-base", "--is-ancestor", older, newer).returncode == 0:
            return newer
    shallow = ask(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    cure = "Kør git fetch --unshallow, og prøv igen." if shallow else (
        f"Er den på serveren den rigtige, så kør git branch -f {name} og navnet på serverens gren."
    )  # fmt: skip
    raise ReleaseError(
        f'Grenen "{name}" her og den på serveren har hver sin historie, så det vides ikke, hvad '
        f"der sidst er udgivet. {cure}"
    )


def _refuse_checked_out(branch: Branch) -> None:
    standing = ask(branch.root, "symbolic-ref", "--quiet", "HEAD").stdout.decode().strip()
    if standing == branch.ref:
        raise ReleaseError(
            f'Du står på grenen "{branch.name}", som kun programmet skriver på. Gå tilbage til '
            "indholdet med git switch, fx git switch main."
        )
