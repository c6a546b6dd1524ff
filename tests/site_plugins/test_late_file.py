"""A file is made when MkDocs writes it, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel

from publishing.output import OutputFile
from site_plugins.late_file import LateFile


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "A", "site_dir": str(tmp_path / "site")})
    made.validate()
    return made


def test_it_is_made_once_when_it_is_written(tmp_path: Path, config: MkDocsConfig) -> None:
    asked: list[str] = []

    def make() -> bytes:
        asked.append("made")
        return b"picture"

    late = LateFile.of(config, OutputFile("a/b.png", make), InclusionLevel.NOT_IN_NAV)
    assert not asked
    late.copy_file()
    assert asked == ["made"]
    assert (tmp_path / "site/a/b.png").read_bytes() == b"picture"


def test_another_plugin_may_read_it_and_give_it_another_content(
    tmp_path: Path, config: MkDocsConfig
) -> None:
    late = LateFile.of(config, OutputFile("a.txt", b"one"), InclusionLevel.NOT_IN_NAV)
    assert late.content_string == "one"
    late.content_bytes = b"two"
    late.copy_file()
    assert (tmp_path / "site/a.txt").read_bytes() == b"two"
