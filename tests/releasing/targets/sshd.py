"""A real ssh server on this machine."""

from __future__ import annotations

import getpass
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from releasing.targets.rsync import KEY, KNOWN_HOSTS, Remote
from tests import needs
from tests.publishing.hosting.servers import free_port, wait_for

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Sshd:
    """A running server, the key that opens it, and what is known of it."""

    port: int
    key: Path
    known_hosts: Path

    def remote(self, folder: Path) -> Remote:
        """A folder there."""
        return Remote(getpass.getuser(), HOST, str(folder).rstrip("/"), self.port)

    @property
    def environment(self) -> dict[str, str]:
        """What a user sets."""
        return {KEY: str(self.key), KNOWN_HOSTS: str(self.known_hosts)}


@contextmanager
def sshd(folder: Path, command: str = "") -> Iterator[Sshd]:
    """Start a server; `command` is run in place of what is asked, if given."""
    program = needs.program("openssh-server", "sshd")
    needs.program("openssh-client", "ssh")
    needs.program("rsync")
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in ("host", "user"):
        if not (folder / name).exists():
            words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(words, check=True)
    port = free_port()
    host_key = (folder / "host.pub").read_text("utf-8")
    (folder / "known_hosts").write_text(f"[{HOST}]:{port} {host_key}", "utf-8")
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress {HOST}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\n"
        # No start files of whoever runs the tests: they are slow, and may say anything.
        f"SetEnv HOME={folder}\nKexAlgorithms curve25519-sha256\n"
        + (f"ForceCommand {command}\n" if command else ""),
        "utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([program, "-D", "-e", "-f", str(config)], stderr=log)
        try:
            wait_for(port, process, folder / "log")
            yield Sshd(port, folder / "user", folder / "known_hosts")
        finally:
            process.terminate()
            process.wait(20)
