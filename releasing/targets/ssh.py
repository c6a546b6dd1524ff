"""A web root on a server: rsync over ssh to a new folder, then one link that leads to it.

    /srv/www/praksis/current -> releases/2026-11-28.1
    /srv/www/praksis/releases/2026-11-28.1/index.html

The web server serves `current`. rsync does all of it, the link too, so the key on the server may be
one that allows nothing else (`rrsync`). A file that did not change is the very same file in both
releases: it is neither sent nor stored again, and keeps its time.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from records.danish.numbers import count
from releasing.release import Release
from releasing.targets.manifest import Entry, Manifest, manifest_of
from releasing.targets.rsync import MissingError, Remote, Rsync, connected
from releasing.targets.target import Site

CURRENT, RELEASES, DRAFTS = "current", "releases", "udkast"
_KEPT = 3
"""What is live, and two that can be switched back to."""
_LISTED = re.compile(r"^-\S+ +([\d,]+) (\d{4})/(\d\d)/(\d\d) (\d\d):(\d\d):(\d\d) (.+)$")
_LINK = re.compile(r" -> releases/(\S+)$", re.MULTILINE)
_FOLDER = re.compile(r"^d\S+ .* (\d{4}-\d\d-\d\d\.\d+(?:~\d+)?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SshTarget:
    """A folder on a server that ssh leads to."""

    remote: Remote

    @property
    def name(self) -> str:
        """As a sentence names it."""
        return f"{self.remote.host}:{self.remote.folder or '/'}"

    def live(self) -> str:
        """The id of the release that the link leads to."""
        with connected(self.remote) as rsync:
            return _id(_home(rsync))

    def plan(self, release: Release) -> Iterator[str]:
        """How many files would be sent, how many kept, and that the link would move.

        Raises ReleaseError too where the user may not write there: a small file is laid there and
        taken away again, as the server alone knows.
        """
        with connected(self.remote) as rsync:
            home = _home(rsync)
            there = _manifest(rsync, home)
            if _id(home) == release.id and _is_whole(rsync, home, there, release):
                return
            is_there = _is_writable_folder(rsync)
        wanted = release.memory.files
        same = sum(p in there and there[p].hash == hash_ for p, (hash_, _) in wanted.items())
        yield f"{count(len(wanted) - same, 'fil', 'filer')} ville blive sendt, {same} er der alt"
        yield f"{self.remote.folder}/{CURRENT} ville skifte til {release.id}"
        if not is_there:
            place = self.remote.folder
            yield f"{place} er der ikke endnu og ville blive lavet, hvis brugeren har lov til det"

    def deploy(self, site: Site) -> bool:
        """Send the release into a folder of its own and let the link lead to it."""
        release = site.release
        with connected(self.remote) as rsync:
            home = _home(rsync)
            before = _manifest(rsync, home)
            if _id(home) == release.id and _is_whole(rsync, home, before, release):
                return False
            folder = _free_name(home, release.id)
            with _laid_out(site, before) as (files, manifest):
                self._send(rsync, files, home, folder)
                _put(rsync, f"{RELEASES}/.{folder}.json", json.dumps(manifest))
            _link(rsync, f"{RELEASES}/{folder}", CURRENT)
            _prune(rsync, folder, _KEPT)
        return True

    def preview(self, folder: Path, name: str) -> None:
        """Put the files where the link `udkast` in every release leads to."""
        with connected(self.remote) as rsync:
            _make_folders(rsync)
            rsync.run(
                "--recursive", "--times", "--delete", "--perms", "--chmod=D755,F644",
                f"{folder}/", self.remote.path(f"{DRAFTS}/{name}/"),
            )  # fmt: skip

    def forget(self) -> int:
        """Remove every release but the one that is live."""
        with connected(self.remote) as rsync:
            home = _home(rsync)
            return _prune(rsync, home, 1) if home else 0

    def _send(self, rsync: Rsync, files: Path, home: str, folder: str) -> None:
        """All files into a folder that no reader sees yet; the same ones as before are linked."""
        _make_folders(rsync)
        same = [f"--link-dest={self.remote.folder}/{RELEASES}/{home}"] if home else []
        rsync.run(
            "--recursive", "--links", "--times", "--checksum", "--delete", "--perms",
            "--chmod=D755,F644", *same, f"{files}/", self.remote.path(f"{RELEASES}/{folder}/"),
        )  # fmt: skip


def _is_writable_folder(rsync: Rsync) -> bool:
    """Whether it is there. Raises ReleaseError where it or its releases may not be written."""
    try:
        listed = rsync.run("--list-only", rsync.remote.path(""))
    except MissingError:
        if not rsync.remote.folder:  # no rsync can make what a key is locked to
            raise
        return False
    probe = f".proeve-{token_hex(6)}"
    has_releases = any(line.endswith(f" {RELEASES}") for line in listed.splitlines())
    for below in ("", *([f"{RELEASES}/"] if has_releases else [])):
        _put(rsync, f"{below}{probe}", "")
        with tempfile.TemporaryDirectory() as empty:
            words = ("--recursive", "--delete", f"--include=/{probe}", "--exclude=*")
            rsync.run(*words, f"{empty}/", rsync.remote.path(below))
    return True


def _make_folders(rsync: Rsync) -> None:
    with tempfile.TemporaryDirectory() as empty:
        for name in (RELEASES, DRAFTS):
            Path(empty, name).mkdir(mode=0o755)
        rsync.run("--recursive", "--mkpath", f"{empty}/", rsync.remote.path(""))


def _home(rsync: Rsync) -> str:
    """The folder that the link leads to; empty where there is none of ours."""
    try:
        found = _LINK.search(rsync.run("--list-only", "--links", rsync.remote.path(CURRENT)))
    except MissingError:
        return ""
    return found[1] if found else ""


def _id(home: str) -> str:
    return home.partition("~")[0]


def _manifest(rsync: Rsync, home: str) -> Manifest:
    """What was written into a release's folder; nothing where that is not known."""
    if not home:
        return {}
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "manifest")
        try:
            rsync.run(rsync.remote.path(f"{RELEASES}/.{home}.json"), str(file))
        except MissingError:
            return {}
        return manifest_of(file)


def _is_whole(rsync: Rsync, home: str, manifest: Manifest, release: Release) -> bool:
    wanted = {path: hash_ for path, (hash_, _) in release.memory.files.items()}
    if {path: entry.hash for path, entry in manifest.items()} != wanted:
        return False
    listed = rsync.run("--list-only", "--recursive", rsync.remote.path(f"{RELEASES}/{home}/"))
    there = {found[8]: int(found[1].replace(",", "")) for found in _files(listed)}
    return there == {path: entry.size for path, entry in manifest.items()}


def _files(listed: str) -> Iterator[re.Match[str]]:
    yield from filter(None, map(_LISTED.match, listed.splitlines()))


def _free_name(home: str, id_: str) -> str:
    """The release's own name; with a number where that folder is live and damaged."""
    if _id(home) != id_:
        return id_
    number = home.partition("~")[2]
    return f"{id_}~{int(number) + 1 if number else 2}"


@contextmanager
def _laid_out(site: Site, before: Manifest) -> Iterator[tuple[Path, dict[str, Entry]]]:
    """The files in a folder here, each with its time; and what to remember of them."""
    files = site.release.memory.files
    with tempfile.TemporaryDirectory(prefix="praksis-site-") as folder:
        manifest = {}
        for path, content in site.read(files):
            hash_, moment = files[path]
            known, seconds = before.get(path), int(moment.timestamp())
            if known and known.hash == hash_:
                seconds = known.seconds
            elif known:  # two releases of one moment: caches have to see another time
                seconds = max(seconds, known.seconds + 1)
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            os.utime(file, (seconds, seconds))
            manifest[path] = Entry(hash_, len(content), seconds)
        Path(folder, DRAFTS).symlink_to(f"../../{DRAFTS}")  # previews outlive a release
        yield Path(folder), manifest


def _put(rsync: Rsync, path: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "file")
        file.write_text(text, encoding="utf-8")
        file.chmod(0o644)
        rsync.run("--perms", str(file), rsync.remote.path(path))


def _link(rsync: Rsync, to: str, name: str) -> None:
    """Let rsync make a link under another name, and rename it over the one that is there."""
    with tempfile.TemporaryDirectory() as place:
        Path(place, name).symlink_to(to)
        # Of the whole folder: a link named as the place to write to would be followed.
        rsync.run("--recursive", "--links", f"{place}/", rsync.remote.path(""))


def _prune(rsync: Rsync, home: str, keep: int) -> int:
    """Remove all but the newest folders; never the one that is live."""
    listed = rsync.run("--list-only", rsync.remote.path(f"{RELEASES}/"))
    others = sorted((f for f in _FOLDER.findall(listed) if f != home), key=_age, reverse=True)
    gone = others[keep - 1 :]
    if gone:
        names = [word for f in gone for word in (f"--include=/{f}/***", f"--include=/.{f}.json")]
        with tempfile.TemporaryDirectory() as empty:
            words = ("--recursive", "--delete", *names, "--exclude=*")
            rsync.run(*words, f"{empty}/", rsync.remote.path(f"{RELEASES}/"))
    return len(gone)


def _age(folder: str) -> tuple[str, int, int]:
    day, _, number = folder.partition(".")
    first, _, again = number.partition("~")
    return day, int(first), int(again or 0)
