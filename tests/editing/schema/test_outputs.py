"""`praksis schema`: what is committed is fresh, and nobody's settings are lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from editing.schema.outputs import made_files, stale_files
from editing.schema.vscode import EditorSettingsError, settings_text
from praksis.cli import main
from records.danish.slugs import slug
from records.model.registry import KINDS


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["schema", *words])


@pytest.fixture
def project(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the command writes, in a folder of their own."""
    for name in (".praksis/schema", ".vscode"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "docs").mkdir()
    for page in (root / "docs").glob("*.md"):
        shutil.copy(page, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prøve\n", "utf-8")
    (tmp_path / "content/vacancies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "content/vacancies")
    return tmp_path


def test_what_is_committed_is_fresh(root: Path) -> None:
    assert stale_files(root, made_files(root)) == [], "run: praksis schema"


def test_stale_files_are_named_and_then_written(project: Path) -> None:
    assert run("--check").exit_code == 0
    page = project / "docs/felter.md"
    page.write_text("Rettet i hånden.\n", "utf-8")
    (project / ".praksis/schema/vacancy.schema.json").unlink()
    (project / ".praksis/schema/gone.schema.json").write_text("{}", "utf-8")
    found = run("--check")
    assert found.exit_code == 1
    assert [line.split(":")[0] for line in found.stderr.splitlines()] == [
        ".praksis/schema/gone.schema.json",
        ".praksis/schema/vacancy.schema.json",
        "docs/felter.md",
    ]
    assert page.read_text("utf-8") == "Rettet i hånden.\n"
    assert run().exit_code == 0
    assert run("--check").exit_code == 0
    assert not (project / ".praksis/schema/gone.schema.json").exists()


def test_settings_of_others_stay(project: Path) -> None:
    file = project / ".vscode/settings.json"
    theirs = {
        "editor.fontSize": 18,
        "yaml.schemas": {"./mit.json": "*.yml", "./.praksis/schema/gone.schema.json": "x"},
    }
    file.write_text(json.dumps(theirs), "utf-8")
    assert run().exit_code == 0
    settings = json.loads(file.read_text("utf-8"))
    assert settings["editor.fontSize"] == 18
    assert settings["yaml.schemas"].pop("./mit.json") == "*.yml"
    assert len(settings["yaml.schemas"]) == len(KINDS)


def test_every_folder_is_bound_to_a_schema_that_is_there(root: Path) -> None:
    bound = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((root / path).is_file() for path in bound)
    folders = {pattern.split("/")[1] for patterns in bound.values() for pattern in patterns}
    assert folders == {kind.folder for kind in KINDS}


@pytest.mark.parametrize("text", ['{\n  // mit\n  "a": 1\n}', "[]", '{"yaml.schemas": []}'])
def test_settings_that_would_lose_something_are_left_alone(project: Path, text: str) -> None:
    file = project / ".vscode/settings.json"
    file.write_text(text, "utf-8")
    found = run()
    assert found.exit_code == 1
    assert found.stderr.startswith(".vscode/settings.json:")
    assert file.read_text("utf-8") == text
    with pytest.raises(EditorSettingsError):
        settings_text(text)


def test_outside_a_project_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2
    assert run("--findes-ikke").exit_code == 2


LINES = {
    "content/vacancies/a b.yml:16:11: feltet er forkert: ja.": ("fejl", "16", "11"),
    "content/vacancies/a.yml:3:1: advarsel: fristen er en søndag.": ("advarsel", "3", "1"),
}


@pytest.mark.parametrize("line", LINES)
def test_the_task_finds_faults_and_warnings(root: Path, line: str) -> None:
    tasks = json.loads((root / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    found = []
    for matcher in tasks[0]["problemMatcher"]:
        match = re.fullmatch(matcher["pattern"]["regexp"], line)
        if match:
            kind = {"error": "fejl", "warning": "advarsel"}[matcher["severity"]]
            found.append((kind, match[2], match[3]))
            assert "advarsel" not in match[4]
    assert found == [LINES[line]]


def test_links_of_the_reference_lead_somewhere(root: Path) -> None:
    text = (root / "docs/felter.md").read_text("utf-8")
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len(set(anchors))
    headings = {slug(heading) for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors) | headings
    assert not set(anchors) & headings
    pages = re.findall(r"\]\(([^)#]+)\)", text)
    assert [page for page in pages if not (root / "docs" / page).is_file()] == []
    rows = [line for line in text.splitlines() if line.startswith("|")]
    cells = {len(re.split(r"(?<!\\)\|", row)) for row in rows}
    assert cells == {4, 7}
