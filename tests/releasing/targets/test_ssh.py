"""A web root on a server: a real sshd, a real rsync, and everything that can be wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasing.errors import ReleaseError
from releasing.targets.rsync import KEY, KNOWN_HOSTS
from releasing.targets.ssh import SshTarget
from tests import needs
from tests.releasing.targets.sites import FIRST, SECOND, site
from tests.releasing.targets.sshd import HOST, Sshd, sshd
from tests.steps import some

ONE, TWO = site("2026-11-28.1", FIRST), site("2026-11-28.2", SECOND)
SENDING = 'case "$SSH_ORIGINAL_COMMAND" in *--sender*) exec $SSH_ORIGINAL_COMMAND;; esac;'
"""In the shell of the server: what follows is done to those that send files alone."""
HALF = "dd bs=8k count=12 2>/dev/null | timeout 2 $SSH_ORIGINAL_COMMAND; kill -9 $PPID"
CUT_OFF = (
    f'{SENDING} case "$SSH_ORIGINAL_COMMAND" in *releases/2026*) {HALF};; '
    "*) exec $SSH_ORIGINAL_COMMAND;; esac"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as started:
        yield started


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "srv" / "praksis"


@pytest.fixture
def target(server: Sshd, root: Path, monkeypatch: pytest.MonkeyPatch) -> SshTarget:
    _known(server, monkeypatch)
    return SshTarget(server.remote(root))


def _known(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def _shown(root: Path) -> str:
    return (root / "current" / "index.html").read_text("utf-8")


def test_a_release_goes_out_whole_and_the_next_costs_only_what_changed(
    target: SshTarget, root: Path
) -> None:
    assert target.live() == ""
    assert target.deploy(ONE)
    assert (target.live(), _shown(root)) == ("2026-11-28.1", "Forside 1")
    assert not target.deploy(ONE)
    assert target.deploy(TWO)
    assert (target.live(), _shown(root)) == ("2026-11-28.2", "Forside 2")
    releases = root / "releases"
    same = [(releases / id_ / "om/index.html").stat() for id_ in ("2026-11-28.1", "2026-11-28.2")]
    assert same[0].st_ino == same[1].st_ino
    # One moment, but caches see that the page is another.
    times = [int((releases / f"2026-11-28.{n}/index.html").stat().st_mtime) for n in (1, 2)]
    assert times[1] == times[0] + 1
    assert not list(root.glob(".current*"))


@needs.TIME
def test_a_dry_run_says_what_would_change(target: SshTarget, root: Path) -> None:
    link = f"{root}/current ville skifte til"
    made = f"{root} er der ikke endnu og ville blive lavet, hvis brugeren har lov til det"
    assert list(target.plan(ONE.release)) == [
        "3\xa0filer ville blive sendt, 0 er der alt", f"{link} 2026-11-28.1", made,
    ]  # fmt: skip
    assert not root.exists()
    root.mkdir(parents=True)
    assert list(target.plan(ONE.release))[1:] == [f"{link} 2026-11-28.1"]
    assert not list(root.iterdir())
    target.deploy(ONE)
    there = sorted(root.rglob("*"))
    assert list(target.plan(ONE.release)) == []
    assert list(target.plan(TWO.release)) == [
        "1\xa0fil ville blive sendt, 2 er der alt", f"{link} 2026-11-28.2",
    ]  # fmt: skip
    assert sorted(root.rglob("*")) == there


@needs.TIME
def test_old_releases_go_and_two_stay(target: SshTarget, root: Path) -> None:
    for number in range(1, 6):
        target.deploy(site(f"2026-11-28.{number}", FIRST | {"index.html": str(number)}))
    left = sorted(path.name for path in (root / "releases").iterdir() if path.is_dir())
    assert left == ["2026-11-28.3", "2026-11-28.4", "2026-11-28.5"]
    assert len(list((root / "releases").glob(".*.json"))) == 3
    assert target.forget() == 2
    assert _shown(root) == "5"


@needs.TIME
def test_what_is_damaged_on_the_server_is_put_right(target: SshTarget, root: Path) -> None:
    target.deploy(ONE)
    (root / "current" / "om/index.html").unlink()
    assert list(target.plan(ONE.release))
    assert target.deploy(ONE)
    assert (root / "current").readlink() == Path("releases/2026-11-28.1~2")
    assert (target.live(), _shown(root)) == ("2026-11-28.1", "Forside 1")
    assert not target.deploy(ONE)


@needs.TIME
def test_a_preview_lies_beside_what_is_live_and_outlives_a_release(
    target: SshTarget, root: Path, tmp_path: Path
) -> None:
    target.deploy(ONE)
    files = tmp_path / "preview"
    files.mkdir()
    (files / "index.html").write_text("Udkast", "utf-8")
    target.preview(files, "ny-side")
    target.deploy(TWO)
    assert (root / "current/udkast/ny-side/index.html").read_text("utf-8") == "Udkast"
    assert not target.deploy(TWO)


def test_a_key_may_be_given_as_text(
    server: Sshd, target: SshTarget, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, server.key.read_text("utf-8").replace("\n", "\r\n"))
    monkeypatch.setenv(KNOWN_HOSTS, server.known_hosts.read_text("utf-8"))
    assert target.deploy(ONE)
    assert _shown(root) == "Forside 1"


@needs.TIME
def test_the_key_may_be_locked_to_the_folder(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root.mkdir(parents=True)
    with sshd(tmp_path / "locked", f"{needs.program('rsync', 'rrsync')} {root}") as locked:
        _known(locked, monkeypatch)
        target = SshTarget(locked.remote(Path("/")))
        assert target.deploy(ONE)
        assert target.deploy(TWO)
        assert not target.deploy(TWO)
        with pytest.raises(ReleaseError):
            SshTarget(locked.remote(Path("/../.."))).deploy(ONE)
    assert _shown(root) == "Forside 2"


def test_a_key_that_is_locked_to_no_folder_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sshd(tmp_path / "locked", f"{needs.program('rsync', 'rrsync')} {root}") as locked:
        _known(locked, monkeypatch)
        target = SshTarget(locked.remote(Path("/")))
        for action in (target.deploy, lambda made: list(target.plan(made.release))):
            with pytest.raises(ReleaseError) as refused:
                action(ONE)
            assert str(refused.value) == (
                f"Mappen, som nøglen er låst til, findes ikke på {HOST}. Lav den dér, og prøv igen."
            )


def test_a_server_that_is_not_known_is_not_trusted(
    server: Sshd, target: SshTarget, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none").touch()
    monkeypatch.setenv(KNOWN_HOSTS, str(tmp_path / "none"))
    with pytest.raises(ReleaseError) as refused:
        target.deploy(ONE)
    assert str(refused.value) == (
        f"Nøglen til {HOST} er ikke kendt her. Hent den med ssh-keyscan -p {server.port} {HOST}, "
        "sammenlign den med den, serverens folk oplyser, og læg den i PRAKSIS_VAERTER eller "
        "known_hosts."
    )
    assert not root.exists()


def test_a_server_with_another_key_is_not_trusted(
    server: Sshd, target: SshTarget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = server.key.with_suffix(".pub").read_text("utf-8")
    (tmp_path / "other").write_text(f"[{HOST}]:{server.port} {other}", "utf-8")
    monkeypatch.setenv(KNOWN_HOSTS, str(tmp_path / "other"))
    with pytest.raises(ReleaseError) as refused:
        target.live()
    assert str(refused.value) == (
        f"{HOST} viser en anden nøgle end den, der er kendt. Spørg serverens folk, om den er "
        "skiftet, før du retter den kendte nøgle."
    )


def test_a_key_that_opens_nothing_is_told(
    target: SshTarget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "other"
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(words, check=True)
    monkeypatch.setenv(KEY, str(key))
    with pytest.raises(ReleaseError) as refused:
        target.live()
    assert str(refused.value) == (
        f"{HOST} lukker ikke brugeren ind. Er nøglen i PRAKSIS_NOEGLE den rigtige, og er den lagt "
        "på serveren?"
    )


def test_nobody_answers(target: SshTarget) -> None:
    remote = target.remote
    closed = SshTarget(type(remote)(remote.user, HOST, remote.folder, 1))
    with pytest.raises(ReleaseError, match="tager ikke imod på den port"):
        closed.live()


@pytest.mark.parametrize(
    ("command", "sentence"),
    some([
        ("sh -c 'echo bash: rsync: command not found >&2; exit 127'",
         f"Programmet rsync er ikke på {HOST}. Få det lagt på serveren."),
        (CUT_OFF,
         f"Forbindelsen til {HOST} blev afbrudt, før alt var på plads. Prøv igen. Den sagde: "),
        (f"{SENDING} kill -9 $PPID",
         f"Forbindelsen til {HOST} blev afbrudt, før alt var på plads. Prøv igen. Den sagde: "),
    ], 2),
    ids=some(["no rsync there", "gone half-way", "gone at once"], 2),
)  # fmt: skip
def test_what_fails_on_the_server_leaves_the_live_site_whole(
    target: SshTarget, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    command: str, sentence: str,
) -> None:  # fmt: skip
    large = site("2026-11-28.2", SECOND | {"media/lyd.mp3": os.urandom(400_000)})
    target.deploy(ONE)
    with sshd(tmp_path / "broken", command) as broken:
        _known(broken, monkeypatch)
        with pytest.raises(ReleaseError) as refused:
            SshTarget(broken.remote(root)).deploy(large)
    assert str(refused.value).startswith(sentence)
    assert _shown(root) == "Forside 1"
    with sshd(tmp_path / "mended") as mended:
        _known(mended, monkeypatch)
        again = SshTarget(mended.remote(root))
        assert again.deploy(large)
        assert not again.deploy(large)
    assert _shown(root) == "Forside 2"


@needs.TIME
def test_a_full_drive_leaves_the_live_site_whole(
    target: SshTarget, tmp_path: Path, root: Path
) -> None:
    root.mkdir(parents=True)
    words = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(root)]
    if (
        not shutil.which("mount")
        or subprocess.run(words, capture_output=True, check=False).returncode
    ):
        pytest.skip(f"{needs.SYSTEM}right to mount a small drive")
    try:
        target.deploy(ONE)
        with pytest.raises(ReleaseError) as refused:
            target.deploy(site("2026-11-28.2", SECOND | {"media/lyd.mp3": os.urandom(900_000)}))
        assert str(refused.value) == (
            f"Der er ikke plads på {HOST}. Ryd op på serveren, og prøv igen."
        )
        assert _shown(root) == "Forside 1"
        assert target.deploy(TWO)
        assert _shown(root) == "Forside 2"
    finally:
        subprocess.run(["umount", str(root)], check=True)


def test_a_folder_that_may_not_be_written_is_told(
    target: SshTarget, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (root, *root.parents[:6]):
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_relative_to(tmp_path.parents[1]):
            folder.chmod(0o755)
    root.chmod(0o555)
    nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups " if os.geteuid() == 0 else ""
    with sshd(tmp_path / "nobody", f'{nobody}sh -c "$SSH_ORIGINAL_COMMAND"') as narrow:
        _known(narrow, monkeypatch)
        for action in (lambda t: t.deploy(ONE), lambda t: list(t.plan(ONE.release))):
            with pytest.raises(ReleaseError) as refused:
                action(SshTarget(narrow.remote(root)))
            assert str(refused.value) == (
                f"Brugeren må ikke skrive i {root} på {HOST}. Giv den lov, og prøv igen."
            )
