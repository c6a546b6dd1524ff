"""A new kind is a model and a line of the registry: then everything works, in a plain way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record, kind_key
from records.model.event import Event
from records.model.figure import Figure
from records.model.health_council import HealthCouncil
from records.model.newsletter import Issue
from records.model.registry import KINDS, Kind, address_of, refuse_wrong_kinds
from tests import needs
from tests.project_copy import ProjectCopy, clean_environment
from tests.search_index import read_site
from tests.small import small_project
from tests.steps import IS_WHOLE

HERE = Path(__file__).parent
COURSE = """\
---
id: ledelse
title: Kursus i ledelse af en klinik
summary: To dage om at lede en klinik, sammen med andre, der lige er begyndt.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
contact: raadgiver
related: ["vacancy:roenne-1"]
teacher: En erfaren læge
---

Vi mødes i **Hillerød**, og [fristerne](/muligheder/) står på siden.
"""
VACANCY = "muligheder/roenne-1/"


@pytest.fixture(scope="module")
def project(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    made = small_project(root, tmp_path_factory.mktemp("kind") / "project", after=built_small)
    made.write("content/courses/ledelse.md", COURSE)
    return made


def run(
    project: ProjectCopy, *words: str, where: str = "plain"
) -> subprocess.CompletedProcess[str]:
    """A command of the program that has courses."""
    root = HERE.parents[2]
    return subprocess.run(
        [sys.executable, "-P", HERE / "made_up_kind.py", where, *words],
        cwd=project.folder, capture_output=True, text=True, check=False,
        env=clean_environment(PYTHONPATH=str(root)),
    )  # fmt: skip


def test_check_reads_it_and_tells_its_faults(project: ProjectCopy) -> None:
    if IS_WHOLE:  # else the build below is the first to read it
        done = run(project, "check")
        assert done.returncode == 0, done.stderr
        assert "1 kursus" in done.stdout.replace("\u00a0", " ")
    file = project.write("content/courses/forkert.md", COURSE.replace("teacher:", "laerer:"))
    done = run(project, "check")
    file.unlink()
    assert done.returncode == 1
    assert 'feltet "laerer" kendes ikke.' in done.stderr
    assert "Traceback" not in done.stderr


@needs.TIME
def test_it_has_a_page_a_card_and_a_place_in_the_search(project: ProjectCopy) -> None:
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    page = (project.site / "kurser/ledelse/index.html").read_text(encoding="utf-8")
    assert ">Kursus i ledelse af en klinik</h1>" in page
    assert '<strong>Hillerød</strong>, og <a href="../../muligheder/">' in page
    other = (project.site / VACANCY / "index.html").read_text(encoding="utf-8")
    (card,) = [part for part in other.split("<article") if "kurser/ledelse/" in part]
    assert ">Kursus</li>" in card
    found = {doc["url"]: doc["label"] for doc in read_site(project.site)}
    assert found["kurser/ledelse/"] == "Kursus"


@needs.TIME
def test_commands_write_and_compare_it(project: ProjectCopy) -> None:
    summary = "En aften om regnskab og skat, for dig, der er ved at etablere dig."
    given = ("--title", "Kursus i økonomi for nye", "--summary", summary, "--example", "true",
             "--audiences", "ny-speciallaege", "--published", "2026-11-02",
             "--teacher", "En revisor")  # fmt: skip
    done = run(project, "new", "kursus", "--no-ask", *given)
    assert done.returncode == 0, done.stderr
    (project.folder / "content/courses/kursus-i-oekonomi-for-nye.yml").unlink()
    assert run(project, "upcoming").returncode == 0


@needs.TIME
def test_the_editors_form_and_schema_know_it(project: ProjectCopy) -> None:
    assert run(project, "schema").returncode == 0
    schema = json.loads((project.folder / ".praksis/schema/course.schema.json").read_bytes())
    assert schema["properties"]["teacher"]["title"] == "Underviser"
    form = json.loads(run(project, "form").stdout)
    assert (form["name"], form["label"], form["folder"]) == ("course", "Kurser", "content/courses")
    assert "teacher" in [field["name"] for field in form["fields"]]


@needs.TIME
def test_without_an_address_it_can_be_no_target(project: ProjectCopy) -> None:
    wrong = COURSE.replace("(/muligheder/)", "(course:ledelse)")
    file = project.write("content/courses/anden.md", wrong.replace("id: ledelse", "id: anden"))
    done = run(project, "check", where="none")
    file.unlink()
    assert 'peger på "course:ledelse", som ikke har en side. Vælg et andet mål.' in done.stderr


@needs.TIME
def test_an_address_that_nobody_writes_is_told_at_the_start(project: ProjectCopy) -> None:
    done = run(project, "build", where="anchor")
    assert done.returncode != 0
    assert "ValueError: kind course: nobody writes its address om/kurser/#{id}" in done.stderr
    assert "KeyError" not in done.stderr


# --- what there is ----------------------------------------------------------------------------


def test_every_address_that_is_promised_is_written(
    built: ProjectCopy, real_library: Library
) -> None:
    for kind in KINDS:
        for record in real_library.all(kind.model):
            address = address_of(record)
            if address is None or _is_left_out(record, real_library):
                continue
            path, _, anchor = address.partition("#")
            page = (built.site / path / "index.html").read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in page, address


def _is_left_out(record: Record, library: Library) -> bool:
    """Drafts, what comes later, unsent letters, and places in the region that joins in 2027."""
    later = getattr(record, "published", None)
    coming = later is not None and later.isoformat() > "2026-11-22"
    unsent = isinstance(record, Issue) and record.out is None
    draft = getattr(record, "draft", False)
    return coming or unsent or draft or _joins_later(record, library)


def _joins_later(record: Record, library: Library) -> bool:
    if isinstance(record, HealthCouncil):
        areas = filter(None, (library.find(Area, code) for code in record.municipalities))
        return all(_joins_later(area, library) for area in areas)
    return isinstance(record, Area) and record.region.value == "sjaelland"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind("meeting", "Møde", "møder", "meetings", Event), "kind meeting: its model calls it"),
        (Kind("figure", "Tal", "tal", "events", Figure), "another kind has its folder"),
        (Kind("figure", "Tal", "Events", "tal", Figure), "events is what event is called"),
        (Kind("figure", "Tal", "tal", "tal", Figure, "tal/"), "all its records have the address"),
        (Kind("figure", "Tal", "tal", "tal", Figure, body="tekst"), "has no field tekst"),
    ],
)
def test_a_line_that_cannot_work_is_refused(kind: Kind, said: str) -> None:
    events = next(each for each in KINDS if each.key == kind_key(Event))
    with pytest.raises(ValueError, match=said):
        refuse_wrong_kinds((events, kind) if "Møde" not in kind.label else (kind,))
