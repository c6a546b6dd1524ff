"""`praksis` as a process of its own that need not start: a copy of one that has read all modules.

Most of what a short command takes is the start of Python and the reading of the program. The run
of the README starts it once for all workers and copies it (fork) for each command; `.ci/run` starts
each command as people do. What a command sees is the same: its words, folder, environment, its
three streams, and an end of its own. Whoever kills the one kills the other.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import importlib
import marshal
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.steps import IS_WHOLE

SCRIPTS = Path(sysconfig.get_path("scripts"))
ROOT = Path(__file__).parents[1]
_LATE = (
    "mkdocs.commands.build", "site_plugins.publisher", "site_plugins.building", "praksis.outcome",
    "praksis.progress", "praksis.swap", "praksis.unchanged", "material.templates", "holidays",
    "feedgen.ext.podcast", "feedgen.ext.podcast_entry", "dateutil.easter",
)  # fmt: skip
"""Modules that a check or a build reads only when it comes to them."""
_CLIENT = """\
#!{python} -IS
import marshal, os, sys, _socket
there = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
there.connect({address!r})
asked = marshal.dumps((sys.argv[1:], os.getcwd(), dict(os.environ)))
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
size = len(asked).to_bytes(8, "big")
there.sendmsg([size], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
there.sendall(asked)
told = there.recv(1)
if not told:
    os.kill(os.getpid(), 9)  # as its copy was
os._exit(told[0])
"""


@cache
def scripts() -> Path:
    """The folder with a `praksis` to run: that of `.venv`, or one whose start is spared."""
    if IS_WHOLE or not hasattr(socket, "send_fds") or not hasattr(fcntl, "F_SETSIG"):
        return SCRIPTS
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir(), f"praksis-{run}")
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "stays").exists():
            os.mkfifo(folder / "stays")
        _STAYS.append(os.open(folder / "stays", os.O_RDWR))
        if not (folder / "praksis").exists():
            _start(folder)
    return folder


_STAYS: list[int] = []
"""An end of a pipe, open as long as this process may ask."""


def _start(folder: Path) -> None:
    """Start the server, and write the client that asks it."""
    address = str(folder / "socket")
    server = subprocess.Popen(
        [sys.executable, "-c", f"from tests.ready import serve; serve({str(folder)!r})"],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert server.stdout
    assert server.stdout.readline() == b"ready\n"
    server.stdout.close()
    server.returncode = 0  # it outlives this process while another needs it: nobody waits for it
    client = folder / "praksis"
    client.write_text(_CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
    client.chmod(0o755)


def serve(place: str) -> None:
    """Become a copy that runs the command, for each who asks; end when nobody may ask any more."""
    folder = Path(place)
    stays = os.open(folder / "stays", os.O_RDONLY)
    _read_all()
    gc.freeze()  # nor may a copy look for garbage in it: it would copy the memory page by page
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "socket"))
        door.listen()
        waited_for: list[socket.socket | int] = [door, stays]
        print("ready", flush=True)  # noqa: T201 - whoever started this waits for it
        while True:
            asking, _, _ = select.select(waited_for, [], [])
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            if door not in asking:
                break
            client, _ = door.accept()
            if not os.fork():
                os.close(stays)
                door.close()
                _run(client)
            client.close()
    shutil.rmtree(folder, ignore_errors=True)  # the run may take it away with all it made


def _read_all() -> None:
    """What every command reads that is the same for every project, however late it reads it."""
    import praksis.commands

    for module in pkgutil.walk_packages(praksis.commands.__path__, "praksis.commands."):
        importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)
    from newsletter.render.html import environment
    from publishing.markdown import converted
    from records.messages.catalogue import catalogue

    catalogue()
    converted("")
    mails = environment()
    for template in mails.list_templates():
        mails.get_template(template)


def _die_with(client: socket.socket) -> None:
    """Let this process be killed when the other end goes, as a command that somebody kills."""
    fcntl.fcntl(client, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(client, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(client, fcntl.F_SETFL, fcntl.fcntl(client, fcntl.F_GETFL) | os.O_ASYNC)


def _run(client: socket.socket) -> None:
    """Do what the client asks, as it would, and tell it the exit code."""
    size, rights, _, _ = client.recvmsg(8, socket.CMSG_SPACE(12))
    streams = array("i", rights[0][2][:12])
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += client.recv(1 << 20)
    _die_with(client)
    words, folder, environment = marshal.loads(asked)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["praksis", *words]
    from praksis.cli import main

    code = 1
    try:
        main()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        client.sendall(bytes([code & 255]))
        os._exit(code)
