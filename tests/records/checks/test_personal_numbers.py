"""A personal number is found in what is no record, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.personal_numbers import check_personal_numbers
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project

NUMBER = (
    "her står noget, der ligner et CPR-nummer, og det må aldrig udgives. Slet det, også i ældre "
    "udgaver i Git, og fortæl det til jeres databeskyttelsesrådgiver."
)
NAME = (
    "filens navn har noget, der ligner et CPR-nummer, og det må aldrig udgives. Giv filen et andet "
    "navn, og se efter, om nummeret også står i den."
)


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (
            "content/media/transcripts/a.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nNr. 010203-1234\n",
            f"content/media/transcripts/a.vtt:4:5: {NUMBER}",
        ),
        (
            "content/media/transcripts/a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\n010203 1234\n",
            f"content/media/transcripts/a.srt:3:1: {NUMBER}",
        ),
        (
            "content/media/transcripts/a.json",
            '{"segments": [{"body": "010203-1234"}]}',
            f"content/media/transcripts/a.json:1:25: {NUMBER}",
        ),
        (
            "mkdocs.yml",
            "site_name: Praksis\nextra: {text: 0102031234}\n",
            f"mkdocs.yml:2:15: {NUMBER}",
        ),
        ("content/media/cv-010203-1234.pdf", "x", f"content/media/cv-••••••-••••.pdf:1:1: {NAME}"),
        ("content/media/010203-1234/cv.pdf", "x", f"content/media/••••••-••••:1:1: {NAME}"),
        (
            "content/media/a\x1b[2J\n::error::b.pdf",
            "x",
            (
                "content/media/a\\x1b[2J\\n::error::b.pdf:1:1: filens navn har tegn, som ingen "
                "kan se. Giv filen et "
                "navn med bogstaver, tal og bindestreger."
            ),
        ),
    ],
)
def test_it_is_told_at_its_place(path: str, text: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    library = load(Project(tmp_path, tmp_path / "content"))
    assert [line_of(each) for each in check_personal_numbers(library)] == [line]


def test_times_and_sizes_are_no_numbers(tmp_path: Path) -> None:
    file = tmp_path / "content/media/a.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"start": 1205.123456789, "bytes": 1234567, "id": "2026-01-0112"}', "utf-8")
    library = load(Project(tmp_path, tmp_path / "content"))
    assert list(check_personal_numbers(library)) == []
