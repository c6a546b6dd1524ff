"""Processes that need not start: each is a copy (fork) of one that has read all modules.

Most of what a short program takes is the start of Python and the reading of its modules. A server
does both once, and becomes a copy for each who asks. What the copy sees is what a process of its
own would see: its words, folder, environment, its three streams, and an end of its own. Whoever
kills the one kills the other.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import marshal
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARE_POSSIBLE = hasattr(socket, "send_fds") and hasattr(fcntl, "F_SETSIG")
"""Whether this system can hand on streams and tell of an end."""
_CLIENT = """\
#!{python} -IS
import marshal, os, sys, _signal, _socket
_signal.signal(_signal.SIGINT, _signal.SIG_IGN)  # whoever types it reaches the copy as well
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


def hold(folder: Path) -> int:
    """An end of a pipe: the server of the folder lasts as long as anybody has one."""
    if not (folder / "stays").exists():
        os.mkfifo(folder / "stays")
    return os.open(folder / "stays", os.O_RDWR)


def start(folder: Path, serving: str, *words: str) -> subprocess.Popen[bytes]:
    """Start the server of a folder that somebody holds: `serving` is a function of a module.

    It is given the folder, and finds the words in `sys.argv`. See `is_ready`.
    """
    module, _, function = serving.rpartition(".")
    code = f"from {module} import {function}; {function}({str(folder)!r})"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    )  # fmt: skip


def is_ready(server: subprocess.Popen[bytes], client: Path) -> bool:
    """Wait until the server has read all, and write the program that asks it for a copy.

    False when it ended instead.
    """
    assert server.stdout
    said = server.stdout.readline()
    server.stdout.close()
    if said != b"ready\n":
        return False
    address = str(client.parent / "socket")
    client.write_text(_CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
    client.chmod(0o755)
    return True


def serve(place: str, read: Callable[[], None], become: Callable[[list[str]], None]) -> None:
    """Read all, and become a copy for each who asks; end when nobody may ask any more."""
    folder = Path(place)
    stays = os.open(folder / "stays", os.O_RDONLY)
    told = os.dup(1)
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)
    read()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends when the run does
    gc.freeze()  # nor may a copy look for garbage in it: it would copy the memory page by page
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "socket"))
        door.listen()
        os.write(told, b"ready\n")  # whoever started this waits for it
        os.close(told)
        while _asking(door, stays):
            client, _ = door.accept()
            if not os.fork():
                os.close(stays)
                door.close()
                signal.signal(signal.SIGINT, on_interrupt)
                _run(client, become)
            client.close()
    shutil.rmtree(folder, ignore_errors=True)  # the run may take it away with all it made


def _asking(door: socket.socket, stays: int) -> bool:
    """Wait for somebody at the door; False when nobody will come."""
    waited_for: list[socket.socket | int] = [door, stays]
    asking, _, _ = select.select(waited_for, [], [])
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return door in asking


def _die_with(client: socket.socket) -> None:
    """Let this process be killed when the other end goes, as a command that somebody kills."""
    fcntl.fcntl(client, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(client, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(client, fcntl.F_SETFL, fcntl.fcntl(client, fcntl.F_GETFL) | os.O_ASYNC)


def _run(client: socket.socket, become: Callable[[list[str]], None]) -> None:
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
    code = 1
    try:
        become(words)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        client.sendall(bytes([code & 255]))
        os._exit(code)
