"""Fetching the programs behind the form through npm: the pinned files, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from site_plugins.admin.bundle import FOLDER, BundleError, Package, checked

_SECONDS = 300


def fetch(project: Path, package: Package) -> None:
    """Put the package's files where the build looks for them. Raises BundleError.

    Nothing is put there unless every file is the pinned one.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = unpacked(package, packed(package, Path(folder)))
    target = project / FOLDER / package.folder
    shutil.rmtree(target, ignore_errors=True)
    for path, content in files.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def packed(package: Package, folder: Path) -> Path:
    """The package's archive, in `folder`. Raises BundleError."""
    npm = shutil.which("npm")
    if npm is None:
        raise BundleError("npm mangler. Læg Node.js ind på maskinen, og prøv igen.")
    words = [npm, "pack", f"{package.name}@{package.version}", "--ignore-scripts", "--silent"]
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            words, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise BundleError(f"npm svarede ikke i {_SECONDS} sekunder. Prøv igen senere.") from None
    archives = list(folder.glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        said = done.stderr.strip().splitlines()
        reason = f" npm skriver: {said[-1]}" if said else ""
        raise BundleError(f"npm kunne ikke hente {package.name} {package.version}.{reason}")
    return archives[0]


def unpacked(package: Package, archive: Path) -> dict[str, bytes]:
    """The pinned files out of an archive, by path. Raises BundleError."""
    found: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for path in package.files:
            try:
                stream = tar.extractfile(f"package/{path}")
            except KeyError:
                stream = None
            content = stream.read() if stream else b""
            found[path] = checked(package, path, content)
    return found
