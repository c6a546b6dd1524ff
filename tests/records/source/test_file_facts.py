"""Facts of a file are believed only while nothing can have happened to it."""

from __future__ import annotations

import os
from pathlib import Path

from records.source.file_facts import FileFacts


def test_other_bytes_of_the_same_size_and_time_are_other_bytes(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    file = tmp_path / "a.jpg"
    file.write_bytes(b"en")
    facts = FileFacts.of(tmp_path, "facts.json", "kode")
    facts.look_up(file).facts["ok"] = True
    facts.save()
    before = file.stat()
    file.write_bytes(b"to")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert FileFacts.of(tmp_path, "facts.json", "kode").look_up(file).facts == {}


def test_the_same_bytes_are_known_again_at_another_time(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    file = tmp_path / "a.jpg"
    file.write_bytes(b"en")
    facts = FileFacts.of(tmp_path, "facts.json", "kode")
    facts.look_up(file).facts["ok"] = True
    facts.save()
    os.utime(file, ns=(1, 1))
    assert FileFacts.of(tmp_path, "facts.json", "kode").look_up(file).facts == {"ok": True}


def test_facts_of_which_one_digit_was_damaged_are_found_anew(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    file = tmp_path / "a.mp3"
    file.write_bytes(b"en")
    facts = FileFacts.of(tmp_path, "facts.json", "kode")
    facts.look_up(file).facts["seconds"] = 67
    facts.save()
    kept = tmp_path / ".praksis" / "facts.json"
    kept.write_bytes(kept.read_bytes().replace(b"67", b"97"))
    assert FileFacts.of(tmp_path, "facts.json", "kode").look_up(file).facts == {}
