"""What the bar says of the page that is open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from editing.form import spelling
from editing.form.spelling import Spelling, misspelled
from records.clock import Clock
from records.loading.library import load
from records.source.files import Project
from site_plugins.preview.about import NO_DICTIONARY, about
from site_plugins.preview.bar import ABOUT, CONTROL
from tests import needs
from tests.projects import VACANCY, changed, make_project
from tests.site_plugins.preview.test_control import Server

CLOCK = Clock.parse("2026-11-22T09:00")


def test_a_page_of_a_record_tells_all_five(tmp_path: Path) -> None:
    summary = "Start din egen klinik i Rønne – alene eller sammen med en makker."
    better = f"{summary} Såfremt du ikke kan, så skriv til os, og vi finder en anden vej sammen."
    picture = "image: {file: media/images/hus.jpg, alt: Et hus, credit: Kontoret}\n"
    files: dict[str, str | bytes | None] = {
        "content/vacancies/roenne-1.yml": changed(VACANCY, (summary, better)) + picture,
        "content/vacancies/roenne-2.yml": changed(VACANCY, ("roenne-1", "roenne-2"))
        + f'{picture}related: ["vacancy:roenne-1"]\n',
    }
    make_project(tmp_path, files)
    library = load(Project(tmp_path, tmp_path / "content"))
    said = about(library, CLOCK, "muligheder/roenne-1/")
    assert "<h2>Sproget</h2><ul><li>Lix " in said
    assert "<li>»Såfremt«: skriv hellere hvis</li>" in said
    assert "<h2>Hvem får det på mail?</h2>" in said
    assert "<h2>Hvor bruges det?</h2><ul><li>Mulighed: " in said
    assert "(Se også)</li>" in said
    assert "<h2>Billedet media/images/hus.jpg bruges også her</h2>" in said
    assert "<p>" in about(library, CLOCK, "muligheder/")


def test_the_bar_fetches_it_and_nobody_else_can() -> None:
    server = Server()
    server.control.about = lambda address: f"<p>{address}</p>"
    path = f"/praksis/{CONTROL}/{ABOUT}"
    status, _, page = server.ask(path, QUERY_STRING="side=om%2Fos%2F")
    assert (status, "<main><p>om/os/</p></main>" in page) == ("200 OK", True)
    assert server.ask(path, HTTP_HOST="example.org")[0] == "403 Forbidden"


@needs.TIME
def test_unknown_words_with_what_was_meant() -> None:
    if not misspelled(["ord"]).is_checked:
        needs.leave_out("hunspell-da")
    found = misspelled(["Du får hjelp til Ydernummret.", "Vi tar et praksisord."], frozenset())
    assert any(word.startswith("»hjelp« (") for word in found.words)
    assert not any("ydernummret" in word.lower() for word in found.words)  # taken for a name
    assert misspelled(["xqz"], frozenset({"xqz"})).words == ()


def test_without_a_dictionary_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert spelling.misspelled(["hjelp"]) == Spelling(is_checked=False)
    make_project(tmp_path)
    library = load(Project(tmp_path, tmp_path / "content"))
    assert NO_DICTIONARY in about(library, CLOCK, "muligheder/roenne-1/")
