"""The bar of the preview tells an editor what a note on the page's record says."""

from __future__ import annotations

from pathlib import Path

from records.clock import Clock
from records.loading.library import load
from records.source.files import Project
from site_plugins.preview.bar import bar_values
from site_plugins.preview.view import View
from tests.projects import ARTICLE, changed, make_project

NOW = Clock.parse("2026-11-22T09:00")


def test_a_note_is_told_on_the_page_of_its_record(tmp_path: Path) -> None:
    told = changed(ARTICLE, ("section: livet", "section: livet\nnote: Spørg PLO."))
    made = make_project(tmp_path, {"content/articles/hverdag.md": told})
    library = load(Project(made, made / "content"))
    (note,) = bar_values(library, library, NOW, View())["notes"]
    assert (note["text"], note["page"]) == ("Spørg PLO.", "livet/hverdag/")
    assert note["place"].startswith("content/articles/hverdag.md:")
