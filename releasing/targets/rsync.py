"""Running rsync over ssh, with a Danish sentence for whatever can be wrong on the way."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from releasing.errors import ReleaseError

KEY, KNOWN_HOSTS = "PRAKSIS_NOEGLE", "PRAKSIS_VAERTER"
"""The private key and the public keys of servers: the text itself, or the file that holds it."""
SILENCE = 60
"""Seconds after which a server that says nothing is given up."""
SSH_PORT = 22
MISSING = 23
"""How rsync ends where what it should read is not there."""
_FULL = "Der er ikke plads på {host}. Ryd op på serveren, og prøv igen."
_SILENT = "{host} svarer ikke. Prøv igen senere."
_FAULTS = {
    "REMOTE HOST IDENTIFICATION HAS CHANGED": "{host} viser en anden nøgle end den, der er kendt. "
    "Spørg serverens folk, om den er skiftet, før du retter den kendte nøgle.",
    "Host key verification failed": "Nøglen til {host} er ikke kendt her. Hent den med "
    "{keyscan}, sammenlign den med den, serverens folk oplyser, og læg den i "
    f"{KNOWN_HOSTS} eller known_hosts.",
    "Could not resolve hostname": "Serveren {host} findes ikke. Ret adressen i mkdocs.yml.",
    "Connection refused": "{host} tager ikke imod på den port. Er det den rigtige server?",
    "Load key": f"Nøglen i {KEY} kan ikke læses. Sæt hele den private nøgle ind, uden kodeord.",
    "Permission denied (p": "{host} lukker ikke brugeren ind. Er nøglen i "
    f"{KEY} den rigtige, og er den lagt på serveren?",
    "No space left on device": _FULL,
    "Disk quota exceeded": _FULL,
    "Read-only file system": "Drevet på {host} kan kun læses. Spørg serverens folk.",
    "Permission denied": "Brugeren må ikke skrive i {folder} på {host}. Giv den lov, og prøv igen.",
    "rsync: command not found": "Programmet rsync er ikke på {host}. Få det lagt på serveren.",
    "rsync: not found": "Programmet rsync er ikke på {host}. Få det lagt på serveren.",
    "timed out": _SILENT,
    "timeout in data": _SILENT,
}
"""What ssh, rsync and the system say, and what that means. The first that is said counts."""


class MissingError(ReleaseError):
    """What was asked for is not on the server."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder on a server."""

    user: str
    host: str
    folder: str
    """From the root, without a slash at its end: `""` is the root that `rrsync` shows."""
    port: int = SSH_PORT

    @property
    def login(self) -> str:
        """As ssh wants it."""
        return f"{self.user}@{self.host}" if self.user else self.host

    @property
    def keyscan(self) -> str:
        """The command that shows the server's public keys."""
        at = "" if self.port == SSH_PORT else f"-p {self.port} "
        return f"ssh-keyscan {at}{self.host}"

    def path(self, below: str) -> str:
        """A place below the folder, as rsync wants it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        at = f"{self.user}@{host}" if self.user else host
        return f"{at}:{self.folder}/{below}"


@dataclass(frozen=True, slots=True)
class Rsync:
    """Runs rsync to one server."""

    remote: Remote
    shell: str

    def run(self, *words: str) -> str:
        """What rsync answers. Raises MissingError and ReleaseError."""
        command = ["rsync", "--rsh", self.shell, f"--timeout={SILENCE}", *words]
        environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        try:
            done = subprocess.run(  # noqa: S603 - our own words and no shell
                command, capture_output=True, check=False, env=environment
            )
        except FileNotFoundError:
            raise ReleaseError("Programmet rsync mangler her. Hent det, og prøv igen.") from None
        told = done.stderr.decode("utf-8", "replace")
        if done.returncode:
            raise self._fault(done.returncode, told)
        return done.stdout.decode("utf-8", "replace")

    def _fault(self, code: int, told: str) -> ReleaseError:
        folder = self.remote.folder or "mappen"
        is_missing = code == MISSING and "No such file or directory (2)" in told
        if is_missing or ("rrsync" in told and "No such file or directory" in told):
            place = self.remote.folder or "Mappen, som nøglen er låst til,"
            return MissingError(
                f"{place} findes ikke på {self.remote.host}. Lav den dér, og prøv igen."
            )
        for sign, sentence in _FAULTS.items():
            if sign in told:
                return ReleaseError(
                    sentence.format(
                        host=self.remote.host, folder=folder, keyscan=self.remote.keyscan
                    )
                )
        if "ssh" in told and "No such file or directory" in told:
            return ReleaseError("Programmet ssh mangler her. Hent det, og prøv igen.")
        said = " ".join(told.split())[-200:]
        return ReleaseError(
            f"Forbindelsen til {self.remote.host} blev afbrudt, før alt var på plads. Prøv igen. "
            f"Den sagde: {said}"
        )


@contextmanager
def connected(remote: Remote, environment: Mapping[str, str] = os.environ) -> Iterator[Rsync]:
    """Something that runs rsync; a key that the environment holds is in a file for so long."""
    with tempfile.TemporaryDirectory(prefix="praksis-ssh-") as folder:
        words = [
            "ssh", "-p", str(remote.port), "-o", "BatchMode=yes", "-o", "ConnectTimeout=15",
            "-o", "StrictHostKeyChecking=yes", "-o", "ServerAliveInterval=15",
        ]  # fmt: skip
        key = _file(environment.get(KEY, ""), Path(folder, "key"))
        hosts = _file(environment.get(KNOWN_HOSTS, ""), Path(folder, "known_hosts"))
        words += ["-i", key, "-o", "IdentitiesOnly=yes"] if key else []
        words += ["-o", f"UserKnownHostsFile={hosts}"] if hosts else []
        # One connection for all that follows: each of its own takes half a second.
        shared = ["-o", f"ControlPath={folder}/c"]
        lasting = [*shared, "-o", "ControlMaster=auto", "-o", "ControlPersist=yes"]
        try:
            yield Rsync(remote, shlex.join((*words, *lasting)))
        finally:
            if Path(folder, "c").exists():
                _end([*words, *shared, "-O", "exit", remote.login])


def _end(command: list[str]) -> None:
    """Close the shared connection; where that fails, it ends with the server's own patience."""
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, check=False, timeout=10)  # noqa: S603 - ssh


def _file(value: str, place: Path) -> str:
    """The file that the value names, or one with the value itself."""
    if not value.strip() or re.fullmatch(r"[^\s]+", value.strip()):
        return value.strip()
    place.touch(mode=0o600)
    place.write_text(value.replace("\r\n", "\n").rstrip("\n") + "\n", encoding="utf-8")
    return str(place)
