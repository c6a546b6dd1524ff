"""The guide is made of its own files alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publishing.pages.about.handbook import handbook_pages, handbook_pictures
from records.messages import line_of
from records.source.diagnostics import SourceError


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "hemmelig").write_text("hemmelig", encoding="utf-8")
    (tmp_path / "docs/billeder").mkdir(parents=True)
    (tmp_path / "docs/redaktoer.md").write_text("# Guide\n\nTekst.\n", encoding="utf-8")
    return tmp_path / "docs"


def told(docs: Path) -> str:
    with pytest.raises(SourceError) as caught:
        list(handbook_pages(docs)) + list(handbook_pictures(docs))
    return "".join(map(line_of, caught.value.diagnostics))


@pytest.mark.parametrize("name", ["ny.md", "billeder/ny.png"])
def test_a_link_out_of_it_is_refused(docs: Path, name: str) -> None:
    (docs / name).symlink_to(docs.parent / "hemmelig")
    line = "filen er ikke en almindelig fil. Slet den, eller flyt den."
    assert told(docs) == f"docs/{name}:1:1: {line}"


def test_what_never_ends_is_not_read(docs: Path) -> None:
    os.mkfifo(docs / "ny.md")
    assert told(docs).startswith("docs/ny.md:1:1: ")


def test_a_picture_that_is_none_is_told(docs: Path) -> None:
    (docs / "redaktoer.md").write_text("# Guide\n\n![Et](billeder/ny.png)\n", encoding="utf-8")
    for content in (b"", b"\x89PNG\r\n\x1a\n\0"):
        (docs / "billeder/ny.png").write_bytes(content)
        assert told(docs) == (
            "docs/billeder/ny.png:1:1: billedet i vejledningen kan ikke læses, eller det er der "
            "ikke. Læg det der igen, eller fjern det fra siden. Udviklere laver dem med "
            "tests.docs.guide_pictures."
        )
