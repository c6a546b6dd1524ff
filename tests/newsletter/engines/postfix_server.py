"""A Postfix of its own on loopback: relays to Mailman, keeps inboxes, bounces for one domain."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests import needs

LISTS, READERS, GONE = "lister.test", "laeser.test", "lukket.test"
"""Where lists lie, where every address has an inbox, and where every mail comes back."""
PROGRAMS = Path("/usr/lib/postfix/sbin")

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {programs}
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.{lists}
mydestination =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
relay_domains = {lists}
relay_transport = lmtp:inet:127.0.0.1:{lmtp}
transport_maps = inline:{{ {{{gone}=error:5.1.1 mailbox closed}} }}
virtual_mailbox_domains = {readers}
virtual_mailbox_base = {folder}/inboxes
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
default_transport = error:5.4.4 this machine sends nothing away
disable_dns_lookups = yes
lmtp_host_lookup = native
alias_maps =
alias_database =
local_recipient_maps =
smtpd_reject_unlisted_recipient = no
smtputf8_enable = no
minimal_backoff_time = 1s
queue_run_delay = 1s
"""
_MASTER = """\
127.0.0.1:{smtp} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """The mail server of Debian, with its own folder, ports and queue."""

    def __init__(self, smtp: int, lmtp: int) -> None:
        needs.program("postfix")
        if os.geteuid() != 0:
            pytest.skip(f"{needs.SYSTEM}right to start Postfix, which root has")
        self.smtp = smtp
        # Not below pytest's folder: that is its user's alone, and Postfix goes by its own.
        self._folder = folder = Path(tempfile.mkdtemp(prefix="praksis-postfix-"))
        folder.chmod(0o755)
        self._conf = folder / "etc"
        self._inboxes = folder / "inboxes"
        for name in ("etc", "spool", "data", "inboxes"):
            (folder / name).mkdir(parents=True)
        for name in ("data", "inboxes"):
            shutil.chown(folder / name, "postfix", "postfix")
        owner = (folder / "data").stat()
        words = {
            "folder": folder, "programs": PROGRAMS, "lists": LISTS, "readers": READERS,
            "gone": GONE, "smtp": smtp, "lmtp": lmtp, "uid": owner.st_uid, "gid": owner.st_gid,
        }  # fmt: skip
        (self._conf / "main.cf").write_text(_MAIN.format(**words))
        (self._conf / "master.cf").write_text(_MASTER.format(**words))
        self._run("start")

    def stop(self) -> None:
        """End it, with all that it has started, and take its folder away."""
        self._run("stop")
        shutil.rmtree(self._folder)

    def inbox(self, address: str) -> list[EmailMessage]:
        """The mails of an address at `READERS`, the oldest first."""
        files = sorted((self._inboxes / "all/new").glob("*"), key=lambda f: f.stat().st_mtime_ns)
        mails = (message_from_bytes(file.read_bytes(), policy=default) for file in files)
        return [mail for mail in mails if mail["Delivered-To"] == address]

    def waiting(self) -> bool:
        """Whether any mail is on its way through it."""
        folders = (self._folder / "spool" / name for name in ("maildrop", "incoming", "active"))
        return any(file.is_file() for folder in folders for file in folder.rglob("*"))

    @property
    def log(self) -> str:
        """What it has told of its work."""
        file = self._folder / "maillog"
        return file.read_text() if file.exists() else ""

    def _run(self, word: str) -> None:
        done = subprocess.run(
            ["postfix", "-c", self._conf, word], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr + self.log
