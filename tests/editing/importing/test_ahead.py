"""What an import says before anything is written is what is said of the files once they lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from editing.importing.plan import carry_out, tried
from praksis.commands.import_ import read_and_plan
from records.loading.ahead import Ahead, with_files
from records.loading.library import checked, load, unchecked
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic
from records.source.files import Project
from site_plugins.checks import ALL_CHECKS
from tests.editing.importing.conftest import MAPPING, csv_of
from tests.projects import write

HEADERS = ("id", "Område", "Bydel", "Status", "Frist", "Kontakt", "Genopslag af", "By", "Titel")
GOOD = ("0400", "0400", "Ledig", "15.1.2027", "raadgiver", "", "Rønne", "Kapacitet i Rønne")
ROWS = (
    ("nyt-1", *GOOD),
    ("nyt-2", "0400,9999", *GOOD[1:]),
    ("nyt-3", *GOOD[:4], "ingen", *GOOD[5:]),
    ("nyt-4", *GOOD[:5], "nyt-5", *GOOD[6:]),
    ("nyt-5", *GOOD[:5], "nyt-4", *GOOD[6:]),
    ("nyt-6", *GOOD[:6], "{{region}}", GOOD[7]),
    ("nyt-7", *GOOD[:6], ":telefon:", GOOD[7]),
    ("nyt-8", *GOOD[:7], "En sum: {{figure:ingen}} i alt"),
    ("roenne-1", "9998", *GOOD[1:]),
)


def told(found: Iterable[Diagnostic]) -> set[Diagnostic]:
    """The faults of what the rows are about."""
    return {each for each in found if "/nyt-" in each.position.path or "roenne" in each.record}


def test_what_is_said_ahead_is_what_is_said_afterwards(project: Path) -> None:
    here = Project(project, project / "content")
    write(project / "k.csv", csv_of([HEADERS, *ROWS]))
    mapping = MAPPING.replace(", Patienter: patients", "")
    write(project / "k.yml", mapping.replace("  count: 1\n", "  count: 1\n  patients: 1600\n"))
    library, form, _, plan = read_and_plan(here, Path("k.csv"), Path("k.yml"), "")
    ahead = tried(library, form, plan, ALL_CHECKS, update=True)
    assert (len(plan.new), len(plan.changed)) == (8, 1)
    carry_out(here, plan, update=True)
    afterwards = load(here, ALL_CHECKS).faults
    assert told(ahead) == told(afterwards)
    wrong = {Path(each.position.path).stem for each in ahead}
    assert wrong == {"nyt-2", "nyt-3", "nyt-4", "nyt-6", "nyt-8", "roenne-1"}
    assert min(each.position.line for each in ahead) > 1


def test_a_file_that_cannot_be_read_is_told_too(project: Path) -> None:
    here = Project(project, project / "content")
    there = here.content / "vacancies" / "roenne-1.yml"
    text = there.read_text(encoding="utf-8").replace("id: roenne-1", "id: nyt-1")
    record = unchecked(here).records["vacancy"]["roenne-1"].model_copy(update={"id": "nyt-1"})
    for wrong, is_read in (
        ("title: [", True), ("summary: 010190-1234", True), ("x: y", True),
        ("# Gitte 010190-1234", False),
    ):  # fmt: skip
        file = there.with_name("nyt-1.yml")
        raw = f"{text}{wrong}\n".encode()
        one = Ahead(file, raw, None if is_read else record)
        ahead = checked(with_files(unchecked(here), BY_KEY["vacancy"], [one]), ALL_CHECKS)
        file.write_bytes(raw)
        afterwards = load(here, ALL_CHECKS)
        file.unlink()
        assert ahead.diagnostics == afterwards.diagnostics
        assert told(ahead.faults)
        assert (ahead.unreadable, ahead.parts) == (afterwards.unreadable, afterwards.parts)
