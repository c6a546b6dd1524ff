"""Every record of the real project, written anew as the form writes it, is the same record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from records.loading.library import Library, load
from records.messages import line_of
from records.model.field_spec import spec_of
from site_plugins.admin.collections import Collection, collections_of
from tests import needs
from tests.project_copy import ProjectCopy
from tests.site_plugins.admin.conftest import place_of, served
from tests.steps import some

pytestmark = pytest.mark.browser

_ANEW = """async ([formats, files]) => {
  const { fileFormat } = await import("/admin/file_format.js");
  return files.map(([name, text]) => {
    const values = structuredClone(fileFormat(formats[name]).fromFile(text.trim()));
    return fileFormat(formats[name]).toFile(values);
  });
}"""
_AGAIN = """async ([formats, files]) => {
  const { fileFormat } = await import("/admin/file_format.js");
  return files.map(([name, text]) => {
    const format = fileFormat(formats[name]);
    return format.toFile(structuredClone(format.fromFile(text.trim())));
  });
}"""


def _files(library: Library, project: ProjectCopy) -> dict[Path, Collection]:
    """The files that the form can open, some of each collection, and where it opens them."""
    content = project.folder / "content"
    return {
        file: each
        for each in collections_of(library)
        for file in some(sorted((content / each.form.kind.folder).rglob(f"*{each.suffix}")), 2)
    }


@pytest.fixture
def found(real: Library, project: ProjectCopy) -> dict[Path, Collection]:
    """The files of all kinds."""
    files = _files(real, project)
    assert {each.form.kind.key for each in files.values()} == {
        key for key, shelf in real.records.items() if shelf
    }
    return files


def _ask(
    browser: Browser, project: ProjectCopy, script: str, found: dict[Path, Collection]
) -> list[str]:
    formats = {each.name: each.file_format() for each in found.values()}
    files = [[each.name, file.read_text("utf-8")] for file, each in found.items()]
    with served(project) as origin:
        page = browser.new_page()
        page.goto(f"{origin}admin/logo.svg")
        texts: list[str] = page.evaluate(script, [formats, files])
        page.close()
    return texts


def test_written_anew(
    browser: Browser, project: ProjectCopy, real: Library, found: dict[Path, Collection]
) -> None:
    """All kinds load equal and without a fault, whatever an editor's file looked like."""
    for file, text in zip(found, _ask(browser, project, _ANEW, found), strict=True):
        file.write_text(text, "utf-8")
    written = load(place_of(project))
    assert [line_of(problem) for problem in written.faults] == []
    assert written.records == real.records
    done = project.praksis("check")
    assert done.exit_code == 0, done.output


@needs.TIME
def test_written_again(
    browser: Browser, project: ProjectCopy, found: dict[Path, Collection]
) -> None:
    """Nothing changed in the form changes nothing in the file."""
    texts = _ask(browser, project, _AGAIN, found)
    changed = [
        file.name
        for file, text in zip(found, texts, strict=True)
        if text != file.read_text("utf-8")
    ]
    assert changed == []


_CHANGED = """async ([format, text, changes]) => {
  const { fileFormat } = await import("/admin/file_format.js");
  const file = fileFormat(format);
  return file.toFile(Object.assign(file.fromFile(text.trim()), changes));
}"""

_BEFORE = """\
# Skrevet af kontoret
id: a-1 # aldrig

title: "Klinik: ny"   # citeret
areas: ["0400"]   # én
draft: false
benefits:
  - Første # bliver
  - Andet
# listen er slut
record_system: Journal # og denne går med
# Denne hører til kolleger
colleagues: {doctors: 1, nurses: 2}
criteria:
  - {text: Plan, weight: 60}
  - {text: Erfaring, weight: 40} # efter ansøgning
body: |
  Et afsnit.
# sidst
"""
_AFTER = """\
# Skrevet af kontoret
id: a-1 # aldrig

title: Klinik 14:30   # citeret
areas: ["0400", region]   # én
draft: false
postal_code: "0190"
deadline_time: "10:30"
takeover: efter-aftale
benefits:
  - Første # bliver
  - Tredje
# listen er slut
# Denne hører til kolleger
colleagues: {doctors: 2, nurses: 2}
criteria:
  - {text: Plan, weight: 50}
  - {text: Erfaring, weight: 40} # efter ansøgning
  - {text: "Vilje: stor"}
body: |-
  To.

  Afsnit.
# sidst
"""


def _change(
    browser: Browser, project: ProjectCopy, text: str, changes: Mapping[str, object]
) -> str:
    collection = Collection(spec_of("vacancy"), ".yml", is_second=False)
    with served(project) as origin:
        page = browser.new_page()
        page.goto(f"{origin}admin/logo.svg")
        done = page.evaluate(_CHANGED, [collection.file_format(), text, changes])
        page.close()
    return str(done)


def test_what_was_not_changed_stays(browser: Browser, project: ProjectCopy) -> None:
    """Comments, quotes, order and style; a list's items that stay keep their comments too."""
    changes: dict[str, object] = {
        "title": "Klinik 14:30",
        "areas": ["0400", "region"],
        "postal_code": "0190",
        "deadline_time": "10:30",
        "takeover": "efter-aftale",
        "record_system": "",
        "benefits": ["Første", "Tredje"],
        "colleagues": {"doctors": 2, "nurses": 2, "others": 0, "secretaries": None},
        "criteria": [
            {"text": "Plan", "weight": 50},
            {"text": "Erfaring", "weight": 40},
            {"text": "Vilje: stor", "weight": None},
        ],
        "body": "To.\r\n\r\nAfsnit.\n",
    }
    assert _change(browser, project, _BEFORE, changes) == _AFTER


_TRICKY = (
    "0190", "12:30", "2026-01-01", "no", "Ja: nej", "1e3", "0x1F", "~", "null", "12.5", "# nej",
    "- nej", "[nej]", '"nej"', "true", "1_000", "'", "a\\b", "%", "@x", "æøå – »ja«",
)  # fmt: skip


def test_text_is_text_for_every_program(browser: Browser, project: ProjectCopy) -> None:
    """PyYAML reads by YAML 1.1, where 12:30 is 750 and no is false."""
    values = {"city": "1:20", "requirements": list(_TRICKY)}
    written = _change(browser, project, "id: a-1\n", values)
    assert yaml.safe_load(written) == {"id": "a-1", **values}
