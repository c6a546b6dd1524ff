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
import glob
import hashlib
import os
import sys
import sysconfig
from itertools import count
from typing import Callable, Iterator, List

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
TOOLS = os.path.join(ROOT, ".praksis")
WHEELS = os.path.join(TOOLS, "wheels")  # of libraries that PyPI has as source alone
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "praksis-stamp")
LEVELS = ("build", "test")  # each holds everything in the one before
LOCKS = {level: os.path.join(TOOLS, "lock-{}.txt".format(level)) for level in LEVELS}
PROGRAMS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
DISK_FULL = """\
Disken er fuld. Gør plads, og skriv kommandoen igen.
The disk is full. Make room and try again."""
NO_ACCESS = """\
Denne fil eller mappe kan ikke læses eller skrives: {}
Læg projektet et sted, hvor du må skrive, og luk andre vinduer, hvor det kører.
This file or folder cannot be read or written."""
TOO_OLD = """\
Python {0} er for gammel. Hent Python {1} eller nyere på python.org, og skriv kommandoen igen.
Python {0} is too old. Use Python {1} or newer."""
WRONG_PIP = """\
Den pip, der ligger i .praksis, er ikke den, projektet kender. Intet er taget i brug.
The pip in .praksis is not the one the project knows. Nothing has been put to use."""
CHANGED = """\
Et bibliotek er ikke det, låsefilen kender. Intet er taget i brug.
A library is not the one in the lock file. Nothing has been put to use."""
NO_NETWORK = """\
Bibliotekerne kunne ikke hentes. Se efter, om der er net, og skriv kommandoen igen.
The libraries could not be fetched. Check the network and try again."""
PIP_FAILED = """\
Bibliotekerne kunne ikke lægges ind. Her er, hvad pip skrev:
The libraries could not be installed. This is what pip wrote:"""
PAST_VENV = ("PIP_TARGET", "PIP_ROOT", "PIP_PREFIX")  # would send pip past `.venv`
PIP_SETTINGS = {
    **dict.fromkeys(("PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PIP_QUIET", "PIP_VERBOSE"), "0"),
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_PROGRESS_BAR": "off",
}
PIP_FAULTS = (  # what is found in the output of pip, and what it means
    (("No space left on device", "Disk quota exceeded"), DISK_FULL),
    (("DO NOT MATCH THE HASHES",), CHANGED),
    (("connection", "Connection", "timed out", "SSLError"), NO_NETWORK),
)


class NotReadyError(Exception):
    """Something outside the program stands in the way: told in Danish, in English, in detail."""


def check_python() -> None:
    """Raise NotReadyError when this Python is too old to run the project."""
    if sys.version_info < OLDEST:
        versions = (".".join(map(str, each)) for each in (sys.version_info[:3], OLDEST))
        raise NotReadyError(TOO_OLD.format(*versions))


def explain_os(error: OSError) -> NotReadyError:
    """Say what an error from the file system means for the reader."""
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    told = DISK_FULL if is_full else NO_ACCESS.format(error.filename or ROOT)
    return NotReadyError("{}\n{}".format(told, error))


def explain_pip(lines: List[str]) -> NotReadyError:
    """Say what the output of a failed pip means for the reader; what it calls errors follows."""
    output = "\n".join(lines)
    told = (text for signs, text in PIP_FAULTS if any(sign in output for sign in signs))
    detail = [line for line in lines if line.startswith("ERROR")] or lines[-8:]
    return NotReadyError("\n  ".join([next(told, PIP_FAILED), *detail]))


def digest() -> str:
    """Hash all that decides what `.venv` holds, and where: a moved folder needs a new one."""
    machine = os.uname().machine if hasattr(os, "uname") else sys.platform
    found = hashlib.sha256("\0".join((ROOT, str(sys.implementation.cache_tag), machine)).encode())
    files = [os.path.join(ROOT, "pyproject.toml"), os.path.realpath(__file__)]
    for path in [*files, *LOCKS.values()]:
        with open(path, "rb") as file:
            found.update(hashlib.sha256(file.read()).digest())
    return found.hexdigest()


def installed() -> List[str]:
    """List the distributions in `.venv`, name and version, sorted."""
    packages = sysconfig.get_path("purelib", "venv", {"base": VENV, "platbase": VENV})
    return sorted(glob.glob(os.path.join(glob.escape(packages), "*.dist-info")))


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

        while True:
            with contextlib.suppress(OSError):  # it tries for ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Venter på en anden kørsel, der er ved at gøre klar …")
        fcntl.flock(handle, fcntl.LOCK_EX)


def install(level: str, handle: int) -> None:
    """Bring `.venv` to the level, from nothing or by adding to what is there; tell each step."""
    wheel = known_pip()
    fresh = not is_ready(LEVELS[0])
    if fresh:
        again = "på ny" if os.path.lexists(VENV) else "første gang"
        say("Gør klar {}. Det tager et par minutter.".format(again))
        say("  Laver mappen .venv …")
        make_venv()
    else:
        say("Henter det, som prøverne bruger.")
    ready_made = ["--only-binary", ":all:", "--find-links", WHEELS]
    pip(wheel, ["--require-hashes", *ready_made, "-r", LOCKS[level]], handle, telling(level))
    if fresh:
        say("  Gør programmet klar …")
        pip(wheel, ["--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT], handle)
    write_stamp(level)


def telling(level: str) -> Callable[[str], None]:
    """Say that libraries are fetched; give what tells how far, of each line that pip writes."""
    with open(LOCKS[level], encoding="utf-8") as file:
        wanted = sum("==" in line for line in file)
    say("  Henter {} biblioteker …".format(wanted))
    numbers = count(1)

    def tell(line: str) -> None:
        if line.startswith("Collecting "):
            number = next(numbers)
            if number % 20 == 0:
                say("  {} er hentet …".format(number))
        elif line.startswith("Installing collected packages"):
            say("  Lægger dem på plads …")

    return tell


def make_venv() -> None:
    """Make an empty `.venv` in place of whatever is there."""
    import venv

    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.unlink(VENV)
    venv.create(VENV, clear=True, symlinks=os.name != "nt")


def known_pip() -> str:
    """Give the path of the pip beside the lock files. Raises NotReadyError when it was changed."""
    with open(os.path.join(TOOLS, "pip.sha256"), encoding="utf-8") as file:
        known, name = file.read().split()
    path = os.path.join(TOOLS, name)
    with open(path, "rb") as wheel:
        if hashlib.sha256(wheel.read()).hexdigest() == known:
            return path
    raise NotReadyError("{}\n  {}".format(WRONG_PIP, path))


def pip(
    wheel: str, words: List[str], handle: int, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Run `pip install` inside `.venv`, and hand on each line that it writes. Raises NotReadyError.

    The child inherits the handle of the lock: should we be killed, nobody starts anew beside it.
    """
    import subprocess

    os.set_inheritable(handle, True)
    env = {key: value for key, value in os.environ.items() if key not in PAST_VENV}
    lines = []
    with subprocess.Popen(
        [program("python"), "-Iu", "-X", "utf8", os.path.join(wheel, "pip"), "install", *words],
        cwd=ROOT,
        env={"PIP_RETRIES": "2", **env, **PIP_SETTINGS},
        close_fds=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        for raw in running.stdout or ():
            lines.append(raw.decode("utf-8", "replace").rstrip())
            tell(lines[-1])
    if running.returncode:
        raise explain_pip(lines)


def program(name: str) -> str:
    """Give the path of a program in `.venv`."""
    return os.path.join(PROGRAMS, name + ENDING)


def hand_on(words: List[str]) -> int:
    """Become the program that the words ask for, in the project folder; give its exit code."""
    os.environ.update(NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each start would compile everything again
    os.chdir(ROOT)
    if words[:1] == ["test"]:
        command = [program("python"), "-m", "pytest", *words[1:]]
    else:
        command = [program("praksis"), *words]
        os.environ["PRAKSIS_STARTED_BY"] = "start.py"  # so hints name what was typed
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
