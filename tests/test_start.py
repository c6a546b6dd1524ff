"""`start.py` in a small copy of the project, with a stand-in for pip unless the test says so."""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import needs
from tests.steps import some

# Stands where the wheel of pip stands. Writes down its words; leaves what an install would leave.
STAND_IN = """
import os, pathlib, signal, sys, time
root = pathlib.Path.cwd()
with open(root / "pip-calls", "a") as calls:
    print(*sys.argv[1:], file=calls)
if (root / "kill").exists():
    (root / "kill").unlink()
    os.kill(os.getppid(), signal.SIGKILL)
if (root / "pip-says").exists():
    sys.exit((root / "pip-says").read_text(encoding="utf-8"))
if (root / "slow").exists():
    time.sleep(0.5)
if "--require-hashes" in sys.argv:
    print("".join(f"Collecting a{number}==1\\n" for number in range(41)))
    print("Installing collected packages: a, b", flush=True)
site = pathlib.Path(sys.prefix, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
if "-e" in sys.argv:
    (site / "project-1.dist-info").mkdir()
    praksis = pathlib.Path(sys.prefix, "bin", "praksis")
    names = "$NO_MKDOCS_2_WARNING $PYTHONUTF8$PYTHONDONTWRITEBYTECODE"
    praksis.write_text("#!/bin/sh\\necho praksis " + names + " $*; exit 7\\n")
    praksis.chmod(0o755)
if sys.argv[-1].endswith("lock-test.txt"):
    (site / "tools-1.dist-info").mkdir()
    (site / "pytest.py").write_text("import sys; print(*sys.argv[1:]); sys.exit(3)")
"""

# Builds an editable install without any library, so that the real pip needs no network.
BACKEND = """
import zipfile
NAME = "mini-1-py3-none-any.whl"
FILES = {
    "mini.py": "import sys\\ndef main():\\n  print(sys.argv[1:]); sys.exit(5)",
    "METADATA": "Metadata-Version: 2.1\\nName: mini\\nVersion: 1",
    "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any",
    "entry_points.txt": "[console_scripts]\\npraksis = mini:main",
    "RECORD": "",
}
def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(folder + "/" + NAME, "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name if name == "mini.py" else "mini-1.dist-info/" + name, text)
    return NAME
"""


class Copy:
    """A copy of the project that holds no more than `start.py` needs."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.tools = folder / ".praksis"
        self.tools.mkdir(parents=True)
        self.wheel = self.tools / "pip-0-py3-none-any.whl"
        with zipfile.ZipFile(self.wheel, "w") as wheel:
            wheel.writestr("pip/__main__.py", STAND_IN)
        known = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
        (self.tools / "pip.sha256").write_text(f"{known}  {self.wheel.name}\n", encoding="utf-8")
        for level in ("build", "test"):
            lock = "# made by pip\na==1 \\\n    --hash=x\nb==2\n"
            (self.tools / f"lock-{level}.txt").write_text(lock, encoding="utf-8")
        (folder / "pyproject.toml").write_text("", encoding="utf-8")
        shutil.copy(root / "start.py", folder)

    def begin(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, self.folder / "start.py", *words],
            env={**os.environ, "PYTHONUTF8": "1", **settings},
            cwd="/",
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        process = self.begin(*words, **settings)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def use_real_pip(self, root: Path) -> None:
        self.wheel.unlink()
        for file in (root / ".praksis").glob("pip[-.]*"):
            shutil.copy(file, self.tools)

    @property
    def calls(self) -> list[str]:
        calls = self.folder / "pip-calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []

    @property
    def site_packages(self) -> Path:
        (found,) = (self.folder / ".venv" / "lib").glob("python*/site-packages")
        return found


STEPS = """\
  Laver mappen .venv …
  Henter 2 biblioteker …
  20 er hentet …
  40 er hentet …
  Lægger dem på plads …
  Gør programmet klar …
"""


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Copy:
    return Copy(tmp_path / "på øen, et sted", root)


def test_parses_where_it_can_only_say_that_python_is_too_old(root: Path) -> None:
    ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_old_python_is_told_so_in_both_languages(copy: Copy) -> None:
    program = (
        "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0); "
        "runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, copy.folder / "start.py", "build"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.8.10 er for gammel. Hent Python 3.11 eller nyere på python.org, og skriv "
        "kommandoen igen.\n"
        "Python 3.8.10 is too old. Use Python 3.11 or newer.\n"
    )
    assert not (copy.folder / ".venv").exists()


def test_words_and_exit_code_are_handed_on(copy: Copy) -> None:
    done = copy.run("build", "--clock", "now")
    assert (done.returncode, done.stdout) == (7, "praksis 1 1 build --clock now\n")
    assert done.stderr == "Gør klar første gang. Det tager et par minutter.\n" + STEPS
    assert len(copy.calls) == 2
    wheels = copy.tools / "wheels"
    assert f"--require-hashes --only-binary :all: --find-links {wheels} -r" in copy.calls[0]
    assert "--no-index --no-deps --no-build-isolation" in copy.calls[1]
    assert copy.calls[1].endswith(f"-e {copy.folder}")


def test_second_run_installs_nothing(copy: Copy) -> None:
    copy.run("build")
    done = copy.run("check")
    assert (done.returncode, done.stdout, done.stderr) == (7, "praksis 1 1 check\n", "")
    assert len(copy.calls) == 2


def test_what_was_compiled_is_kept_whatever_the_user_has_set(copy: Copy) -> None:
    assert copy.run("check", PYTHONDONTWRITEBYTECODE="1").stdout == "praksis 1 1 check\n"


def test_test_goes_to_pytest_and_adds_to_what_is_there(copy: Copy) -> None:
    copy.run("build")
    done = copy.run("test", "-k", "word")
    assert (done.returncode, done.stdout) == (3, "-k word\n")
    assert len(copy.calls) == 3
    assert copy.run("build").returncode == 7
    assert copy.run("test").returncode == 3
    assert len(copy.calls) == 3


def forget_distribution(copy: Copy) -> None:
    (copy.site_packages / "project-1.dist-info").rmdir()


def lose_program(copy: Copy) -> None:
    (copy.folder / ".venv" / "bin" / "praksis").unlink()


def lose_python(copy: Copy) -> None:
    (copy.folder / ".venv" / "bin" / "python").unlink()


def garble_stamp(copy: Copy) -> None:
    (copy.folder / ".venv" / "praksis-stamp").write_bytes(b"\xff\x00")


def change_lock(copy: Copy) -> None:
    with (copy.tools / "lock-build.txt").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")


def add_command(copy: Copy) -> None:
    """An editable install knows the commands that were there when it was made."""
    (copy.folder / "pyproject.toml").write_text("# a further entry point", encoding="utf-8")


def move_folder(copy: Copy) -> None:
    copy.folder = copy.folder.rename(copy.folder.with_name("flyttet"))


def put_file_in_the_way(copy: Copy) -> None:
    shutil.rmtree(copy.folder / ".venv")
    (copy.folder / ".venv").write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    some(
        [
            forget_distribution,
            lose_program,
            lose_python,
            garble_stamp,
            change_lock,
            add_command,
            move_folder,
            put_file_in_the_way,
        ],
        2,
    ),
)
def test_venv_that_is_not_whole_is_made_anew(copy: Copy, damage: Callable[[Copy], None]) -> None:
    copy.run("build")
    damage(copy)
    done = copy.run("build")
    assert done.returncode == 7
    assert done.stderr == "Gør klar på ny. Det tager et par minutter.\n" + STEPS
    assert len(copy.calls) == 4


def test_killed_install_is_made_anew(copy: Copy) -> None:
    (copy.folder / "kill").touch()
    assert copy.run("build").returncode == -9
    assert copy.run("build").returncode == 7
    assert len(copy.calls) == 3


def test_two_first_runs_at_once_install_once(copy: Copy) -> None:
    (copy.folder / "slow").touch()
    both = [copy.begin("build"), copy.begin("build")]
    ends = [(process.communicate(timeout=30), process.returncode) for process in both]
    assert [(out, code) for (out, _), code in ends] == [("praksis 1 1 build\n", 7)] * 2
    assert len(copy.calls) == 2


@pytest.mark.parametrize(
    ("pip_says", "danish", "english"),
    [
        ("[Errno 28] No space left on device", "Disken er fuld", "disk is full"),
        ("DO NOT MATCH THE HASHES", "ikke det, låsefilen kender", "not the one in the lock file"),
        ("No matching distribution", "kunne ikke lægges ind", "could not be installed"),
    ],
)
def test_failed_install_is_explained(copy: Copy, pip_says: str, danish: str, english: str) -> None:
    (copy.folder / "pip-says").write_text(pip_says, encoding="utf-8")
    done = copy.run("build")
    assert done.returncode == 1
    assert danish in done.stderr
    assert english in done.stderr
    assert pip_says in done.stderr
    assert "Traceback" not in done.stderr


def test_only_what_pip_calls_errors_is_shown(copy: Copy) -> None:
    (copy.folder / "pip-says").write_text("WARNING: a\nERROR: no room\nnote: b", encoding="utf-8")
    told = copy.run("build").stderr
    assert told.endswith("This is what pip wrote:\n  ERROR: no room\n")


def test_damaged_pip_is_not_run(copy: Copy) -> None:
    copy.run("build")
    change_lock(copy)
    with zipfile.ZipFile(copy.wheel, "a") as wheel:
        wheel.writestr("pip/planted.py", "")
    done = copy.run("build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Den pip, der ligger i .praksis, er ikke den, projektet kender. Intet er taget i brug.\n"
        "The pip in .praksis is not the one the project knows. Nothing has been put to use.\n"
        f"  {copy.wheel}\n"
    )
    assert len(copy.calls) == 2
    assert (copy.folder / ".venv" / "praksis-stamp").exists()


def test_missing_pip_is_named(copy: Copy) -> None:
    copy.wheel.unlink()
    done = copy.run("build")
    assert done.returncode == 1
    assert f"kan ikke læses eller skrives: {copy.wheel}" in done.stderr
    assert "Traceback" not in done.stderr


def test_folder_that_cannot_be_written_is_named(copy: Copy) -> None:
    (copy.tools / "start.lock").mkdir()
    done = copy.run("build")
    assert done.returncode == 1
    assert f"kan ikke læses eller skrives: {copy.tools / 'start.lock'}\nLæg" in done.stderr
    assert "cannot be read or written" in done.stderr
    assert "Traceback" not in done.stderr


@needs.TIME
def test_missing_network_is_told_in_both_languages(copy: Copy, root: Path) -> None:
    copy.use_real_pip(root)
    lock = f"absent==1 --hash=sha256:{'0' * 64}\n"
    (copy.tools / "lock-build.txt").write_text(lock, encoding="utf-8")
    settings = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    done = copy.run("build", **settings, PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="")
    assert done.returncode == 1
    assert "Bibliotekerne kunne ikke hentes. Se efter, om der er net" in done.stderr
    assert "The libraries could not be fetched. Check the network" in done.stderr
    assert not (copy.folder / ".venv" / "praksis-stamp").exists()


@needs.TIME
def test_pip_beside_the_script_installs_whatever_the_users_settings(copy: Copy, root: Path) -> None:
    copy.use_real_pip(root)
    (copy.tools / "lock-build.txt").write_text("", encoding="utf-8")
    (copy.folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    build_system = (
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    (copy.folder / "pyproject.toml").write_text(build_system, encoding="utf-8")
    elsewhere = str(copy.folder / "elsewhere")
    done = copy.run("build", "Rønne", PIP_USER="1", PIP_TARGET=elsewhere, PYTHONPATH=elsewhere)
    assert (done.returncode, done.stdout) == (5, "['build', 'Rønne']\n"), done.stderr
    assert copy.run("check").stderr == ""


def pins(lock: Path) -> dict[str, str]:
    """The name of each requirement in a lock file, with its version, markers and hashes."""
    text = re.sub(r"(?m)^#.*\n", "", lock.read_text(encoding="utf-8")).replace("\\\n", "")
    return {line.split("==")[0]: line for line in text.splitlines()}


def test_locks_have_hashes_and_no_addresses(root: Path) -> None:
    build, test = (pins(root / ".praksis" / f"lock-{level}.txt") for level in ("build", "test"))
    assert "mkdocs" in build
    assert build.items() <= test.items()
    for requirement in test.values():
        assert re.fullmatch(
            r"[a-z0-9-]+==[\w.]+( ; [\w .<>=!']+)?( +--hash=sha256:[0-9a-f]{64})+ *", requirement
        )
