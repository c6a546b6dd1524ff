"""What a preview shows of content with faults follows from the records that it shows."""

from __future__ import annotations

from pathlib import Path

from records.facts.councils import council_of
from records.loading.library import load
from records.source.files import Project
from site_plugins.preview.presentable import comparable, presentable
from tests.projects import COUNCIL, changed, make_project


def test_what_was_derived_from_all_records_is_made_anew(tmp_path: Path) -> None:
    wrong = changed(COUNCIL, ('["0219"]', '["0219", "9999"]'))
    make_project(tmp_path, {"content/health_councils/nordsjaelland.yml": wrong})
    library = load(Project(tmp_path, tmp_path / "content"))
    assert council_of("0219", library) is not None
    assert council_of("0219", presentable(library)) is None
    assert all(council_of("0219", side) is None for side in comparable(library, library))
