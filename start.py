#!/usr/bin/env python3
"""Make everything ready, then hand on: `python3 start.py build`, `test`, `serve` or `check`.

`test` goes to pytest, every other word to `praksis`; further words and the exit code are kept.
The first run makes `.venv` and installs the versions and hashes of `.praksis/lock-*.txt` with the
pip that lies beside them and has the hash in `.praksis/pip.sha256`, so neither `ensurepip` nor a
pip of the system is needed. A stamp in `.venv` lets later runs hand on at once.

Standard library only. The file has to parse on Python 3.6, to say there that Python is too old.
"""

import contextlib
import errno
import hashlib
import os
import sys
import sysconfig
from typing import Dict, Iterator, List

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
TOOLS = os.path.join(ROOT, ".praksis")
WHEELS = os.path.join(TOOLS, "wheels")  # of libraries that PyPI has as source alone
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "praksis-stamp")
LEVELS = ("build", "test")  # each holds everything in the one before
PROGRAMS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
DISK_FULL = (
    "Disken er fuld. Gør plads, og prøv igen.",
    "The disk is full. Make room and try again.",
)
CHANGED = (
    "Et bibliotek er ikke det, låsefilen kender. Intet er taget i brug.",
    "A library is not the one in the lock file. Nothing has been put to use.",
)
NO_NETWORK = (
    "Bibliotekerne kunne ikke hentes. Se efter, om der er net, og prøv igen.",
    "The libraries could not be fetched. Check the network and try again.",
)
PIP_FAILED = (
    "Bibliotekerne kunne ikke lægges ind. Her er, hvad pip skrev:",
    "The libraries could not be installed. This is what pip wrote:",
)
PIP_FAULTS = (  # what is found in the output of pip, and what it means
    (("No space left on device", "Disk quota exceeded"), DISK_FULL),
    (("DO NOT MATCH THE HASHES",), CHANGED),
    (("connection", "Connection", "timed out", "SSLError"), NO_NETWORK),
)


class NotReadyError(Exception):
    """Something outside the program stands in the way: told in Danish, in English, in detail."""

    def __init__(self, danish: str, english: str, detail: str = "") -> None:
        super().__init__("\n".join(part for part in (danish, english, detail) if part))


# What stands in the way


def check_python() -> None:
    """Raise NotReadyError when this Python is too old to run the project."""
    if sys.version_info < OLDEST:
        versions = (*sys.version_info[:3], *OLDEST)
        raise NotReadyError(
            "Python %d.%d.%d er for gammel. Brug Python %d.%d eller nyere." % versions,
            "Python %d.%d.%d is too old. Use Python %d.%d or newer." % versions,
        )


def explain_os(error: OSError) -> NotReadyError:
    """Say what an error from the file system means for the reader."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NotReadyError(*DISK_FULL, str(error))
    return NotReadyError(
        "Denne fil eller mappe kan ikke læses eller skrives: {}".format(error.filename or ROOT),
        "This file or folder cannot be read or written.",
        str(error),
    )


def explain_pip(output: str) -> NotReadyError:
    """Say what the output of a failed pip means for the reader; its last lines follow."""
    detail = "\n".join("  " + line for line in output.strip().splitlines()[-8:])
    told = (text for signs, text in PIP_FAULTS if any(sign in output for sign in signs))
    return NotReadyError(*next(told, PIP_FAILED), detail)


# The stamp


def lock_file(level: str) -> str:
    """Give the path of the list of versions and hashes for a level."""
    return os.path.join(TOOLS, "lock-{}.txt".format(level))


def digest() -> str:
    """Hash all that decides what `.venv` holds, and where: a moved folder needs a new one."""
    machine = os.uname().machine if hasattr(os, "uname") else sys.platform
    found = hashlib.sha256("\0".join((ROOT, str(sys.implementation.cache_tag), machine)).encode())
    files = [os.path.join(ROOT, "pyproject.toml"), os.path.realpath(__file__)]
    for path in files + [lock_file(level) for level in LEVELS]:
        with open(path, "rb") as file:
            found.update(hashlib.sha256(file.read()).digest())
    return found.hexdigest()


def installed() -> List[str]:
    """List the distributions in `.venv`, name and version, sorted."""
    with contextlib.suppress(FileNotFoundError):
        base = {"base": VENV, "platbase": VENV}
        names = os.listdir(sysconfig.get_path("purelib", "venv", base))
        return sorted(name for name in names if name.endswith(".dist-info"))
    return []


def is_ready(level: str) -> bool:
    """Say whether `.venv` was finished for this level, here, and is still whole."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            made_of, made_for, *distributions = file.read().splitlines()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    return (
        made_of == digest()
        and made_for in LEVELS[LEVELS.index(level) :]
        and all(os.path.exists(program(name)) for name in ("python", "praksis"))
        and set(distributions) <= set(installed())
    )


def write_stamp(level: str) -> None:
    """Record that `.venv` is whole; the last step, so that a killed run leaves no stamp."""
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join([digest(), level, *installed()]) + "\n")
    os.replace(STAMP + ".new", STAMP)


# Making ready


def make_ready(level: str) -> None:
    """Make sure that `.venv` holds what the level needs. Raises NotReadyError."""
    try:
        if is_ready(level):
            return
        with alone() as handle:
            if not is_ready(level):
                install(level, handle)
    except OSError as error:
        raise explain_os(error) from error


@contextlib.contextmanager
def alone() -> Iterator[int]:
    """Hold the lock that lets one run at a time make `.venv`; the system frees it if we die."""
    handle = os.open(os.path.join(TOOLS, "start.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        wait_for(handle)
        yield handle
    finally:
        os.close(handle)


def wait_for(handle: int) -> None:
    """Wait until the lock is ours."""
    if sys.platform == "win32":
        import msvcrt
        import time

        while True:
            with contextlib.suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return
            time.sleep(0.2)
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Venter på en anden kørsel, der er ved at gøre klar …")
        fcntl.flock(handle, fcntl.LOCK_EX)


def install(level: str, handle: int) -> None:
    """Bring `.venv` to the level: from nothing, or by adding to what is there."""
    wheel = known_pip()
    fresh = not is_ready(LEVELS[0])
    if fresh:
        again = "på ny" if os.path.lexists(VENV) else "første gang"
        say("Gør klar {}: henter biblioteker …".format(again))
        make_venv()
    else:
        say("Henter det, som prøverne bruger …")
    ready_made = ["--only-binary", ":all:", "--find-links", WHEELS]
    pip(wheel, ["--require-hashes", *ready_made, "-r", lock_file(level)], handle)
    if fresh:
        pip(wheel, ["--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT], handle)
    write_stamp(level)


def make_venv() -> None:
    """Make an empty `.venv` in place of whatever is there."""
    import shutil
    import venv

    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.unlink(VENV)
    elif os.path.exists(VENV):
        shutil.rmtree(VENV)
    venv.create(VENV, with_pip=False, symlinks=os.name != "nt")


def known_pip() -> str:
    """Give the path of the pip beside the lock files. Raises NotReadyError when it was changed."""
    with open(os.path.join(TOOLS, "pip.sha256"), encoding="utf-8") as file:
        known, name = file.read().split()
    path = os.path.join(TOOLS, name)
    with open(path, "rb") as wheel:
        if hashlib.sha256(wheel.read()).hexdigest() == known:
            return path
    raise NotReadyError(
        "Den pip, der ligger i .praksis, er ikke den, projektet kender. Intet er taget i brug.",
        "The pip in .praksis is not the one the project knows. Nothing has been put to use.",
        "  " + path,
    )


def pip(wheel: str, words: List[str], handle: int) -> None:
    """Run `pip install` inside `.venv`, quietly. Raises NotReadyError.

    The child inherits the handle of the lock: should we be killed, nobody starts anew beside it.
    """
    import subprocess

    os.set_inheritable(handle, True)
    python = [program("python"), "-I", "-X", "utf8"]
    done = subprocess.run(
        [*python, os.path.join(wheel, "pip"), "install", "--quiet", *words],
        cwd=ROOT,
        env=pip_environment(),
        close_fds=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise explain_pip(done.stdout.decode("utf-8", "replace"))


def pip_environment() -> Dict[str, str]:
    """Give the environment for pip: settings that would send it past `.venv` are taken out."""
    env = {key: value for key, value in os.environ.items() if key not in ("PIP_TARGET", "PIP_ROOT")}
    ours = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {"PIP_RETRIES": "2", **env, **ours}


# Handing on


def program(name: str) -> str:
    """Give the path of a program in `.venv`."""
    return os.path.join(PROGRAMS, name + ENDING)


def hand_on(words: List[str]) -> int:
    """Become the program that the words ask for, in the project folder; give its exit code."""
    os.environ.update(NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    if words[:1] != ["test"]:
        os.environ["PRAKSIS_STARTED_BY"] = "start.py"  # so hints name what was typed
    os.chdir(ROOT)
    command = [program("praksis"), *words]
    if words[:1] == ["test"]:
        command = [program("python"), "-m", "pytest", *words[1:]]
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def say(text: str) -> None:
    """Tell how far we are, beside what the program itself writes."""
    print(text, file=sys.stderr, flush=True)


def main(words: List[str]) -> int:
    """Make ready for the words and hand them on; give the exit code."""
    try:
        check_python()
        make_ready("test" if words[:1] == ["test"] else "build")
    except NotReadyError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Afbrudt. Kør kommandoen igen for at gøre færdig.")
        return 130
    return hand_on(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
