"""A file is written whole or not at all, whatever comes in between, and by everything here."""

from __future__ import annotations

import ast
import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from records.source.whole_file import write_new, write_whole
from tests.needs import no_such
from tests.program import modules

ON_WINDOWS = sys.platform == "win32"
WRITERS = ("write_bytes", "write_text", "mkstemp", "fdopen")
NOT_WHOLE = {
    "podcast/example_sound/make.py": "a script for developers",
    "newsletter/preview/screenshots.py": "into a temporary folder",
    "praksis/swap.py": "into a folder that is swapped in whole",
    "records/source/cache_file.py": "the same `*` each time, for Git",
    "records/loading/history.py": "into a temporary folder",
    "releasing/grace.py": "into a folder that is swapped in whole",
    "releasing/targets/pages.py": "into a temporary folder",
    "releasing/targets/rsync.py": "into a temporary folder",
    "releasing/targets/ssh.py": "into a temporary folder",
    "site_plugins/admin/fetching.py": "held against a hash at each use",
    "site_plugins/preview/plugin.py": "only its time counts",
    "site_plugins/files.py": "into a folder that is swapped in whole",
    "site_plugins/publisher.py": "into a folder that is swapped in whole",
}

Write = Callable[[Path, bytes], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    return file


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_words: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_old_or_new(file: Path) -> None:
    write_whole(file, b"new")
    assert there(file.parent) == {"a.txt": b"new"}


def test_a_file_that_was_not_there(file: Path) -> None:
    write_whole(file.with_name("æøå" * 40), b"new")
    write_new(file.with_name("b.txt"), b"newer")
    assert there(file.parent) == {"a.txt": b"old", "æøå" * 40: b"new", "b.txt": b"newer"}


def test_a_new_file_does_not_take_the_place_of_another(file: Path) -> None:
    with pytest.raises(FileExistsError) as caught:
        write_new(file, b"new")
    assert caught.value.filename == str(file)
    assert there(file.parent) == {"a.txt": b"old"}


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_new_file_on_a_drive_without_links(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", refusing(number))
    with pytest.raises(FileExistsError):
        write_new(file, b"new")
    write_new(file.with_name("b.txt"), b"new")
    assert there(file.parent) == {"a.txt": b"old", "b.txt": b"new"}
    monkeypatch.setattr(os, "replace", refusing(errno.EIO))
    with pytest.raises(OSError, match=r"c\.txt"):
        write_new(file.with_name("c.txt"), b"new")
    assert there(file.parent) == {"a.txt": b"old", "b.txt": b"new"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_step_that_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    monkeypatch.setattr(os, step, refusing(number))
    with pytest.raises(OSError, match=r"a\.txt") as caught:
        write_whole(file, b"new")
    assert (caught.value.errno, caught.value.filename) == (number, str(file))
    assert there(file.parent) == {"a.txt": b"old"}


def test_ctrl_c(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new")
    assert there(file.parent) == {"a.txt": b"old"}


@no_such("signal that cannot be caught", here=ON_WINDOWS)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_killed_process(root: Path, file: Path, step: str) -> None:
    """What it leaves behind is hidden, and goes with the next write of the file."""
    script = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from records.source.whole_file import write_whole\n"
        f"os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(Path(sys.argv[1]), b'new')"
    )
    done = subprocess.run([sys.executable, "-c", script, file], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    left = [name for name in there(file.parent) if name != "a.txt"]
    assert file.read_bytes() == b"old"
    assert [name.startswith(".a.txt.") for name in left] == [True]
    write_whole(file.with_name("b.txt"), b"other")
    assert left[0] in there(file.parent)
    write_whole(file, b"new")
    assert there(file.parent) == {"a.txt": b"new", "b.txt": b"other"}


@no_such("locks on files", here=ON_WINDOWS)
def test_what_another_process_is_writing_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_was, order = os.fsync, []

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", as_it_was)
        write_whole(file, b"second")
        order.append(file.read_bytes())

    monkeypatch.setattr(os, "fsync", meanwhile)
    write_whole(file, b"first")
    assert order == [b"second"]
    assert there(file.parent) == {"a.txt": b"first"}


def nobody(script: str, root: Path, *words: Path) -> str:
    """What the script prints as a user who may not do everything."""
    lines = (
        "import os, sys, tempfile\nfrom pathlib import Path\n"
        "from records.source.whole_file import write_new, write_whole\n"
        "if os.geteuid() == 0: os.setuid(65534)\n" + script
    )
    done = subprocess.run([sys.executable, "-c", lines, *words], cwd=root, check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout


TRIED = (
    "for write in (write_whole, write_new):\n"
    "    try: write(Path(sys.argv[1]), b'new')\n"
    "    except OSError as error: print(type(error).__name__, error.filename)\n"
)


@no_such("permissions of folders", here=ON_WINDOWS)
def test_a_folder_that_may_not_be_written(root: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_bytes(b"old")
        (folder / "a.txt").chmod(0o666)
        folder.chmod(0o555)
        file, new = folder / "a.txt", folder / "b.txt"
        told = nobody(TRIED, root, file) + nobody(TRIED, root, new)
        assert told.splitlines() == [
            f"PermissionError {file}", f"PermissionError {file}",
            f"PermissionError {new}", f"PermissionError {new}",
        ]  # fmt: skip
        assert there(folder) == {"a.txt": b"old"}
        folder.chmod(0o755)


@no_such("permissions of files", here=ON_WINDOWS)
def test_a_file_that_may_not_be_written(root: Path) -> None:
    """A rename alone would go over it, since the folder may be written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        file = folder / "a.txt"
        file.write_bytes(b"old")
        file.chmod(0o444)
        told = nobody(TRIED, root, file).splitlines()
        assert told == [f"PermissionError {file}", f"FileExistsError {file}"]
        assert there(folder) == {"a.txt": b"old"}


@no_such("permissions of files", here=ON_WINDOWS)
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_permissions(file: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        file.chmod(0o750)
        write_whole(file, b"new")
        write_whole(file.with_name("b.txt"), b"new")
        write_new(file.with_name("c.txt"), b"new")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(file.with_name(name).stat().st_mode)
             for name in ("a.txt", "b.txt", "c.txt")]  # fmt: skip
    assert modes == [0o750, mode, mode]


@no_such("links", here=ON_WINDOWS)
def test_a_link_stays_and_what_it_leads_to_is_written(file: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    near, nowhere, ring = (tmp_path / name for name in ("near", "nowhere", "ring"))
    near.symlink_to("a.txt")
    nowhere.symlink_to("far/new.txt")
    ring.symlink_to("ring")
    write_whole(near, b"new")
    write_whole(nowhere, b"newer")
    assert (near.is_symlink(), nowhere.is_symlink()) == (True, True)
    assert (file.read_bytes(), (tmp_path / "far/new.txt").read_bytes()) == (b"new", b"newer")
    with pytest.raises(OSError, match="ring") as caught:
        write_whole(ring, b"new")
    assert caught.value.errno == errno.ELOOP
    with pytest.raises(FileExistsError):
        write_new(near, b"newest")


@no_such("pipes with a name", here=ON_WINDOWS)
def test_what_is_no_plain_file_is_written_to(root: Path, tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\nfrom records.source.whole_file import write_whole\n"
        "write_whole(Path('/dev/stdout'), b'new')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=True,
                          capture_output=True)  # fmt: skip
    assert done.stdout == b"new"
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"new")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "no" / "a.txt"
    for write in (write_whole, write_new):
        with pytest.raises(FileNotFoundError) as caught:
            write(file, b"new")
        assert caught.value.filename == str(file)
    assert list(tmp_path.iterdir()) == []


def own_writers(root: Path) -> Iterator[str]:
    """The modules that write a file by other means."""
    for path, module in modules(root, "|".join(WRITERS)):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = ast.unparse(node.func)
                if node.func.attr in WRITERS:
                    yield f"{path.relative_to(root).as_posix()} {name}"


def test_nothing_else_writes_files(root: Path) -> None:
    found = {line.split()[0] for line in own_writers(root) if "formatter" not in line}
    assert found - {"records/source/whole_file.py"} == set(NOT_WHOLE)
