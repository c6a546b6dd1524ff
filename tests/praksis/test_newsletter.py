"""`praksis newsletter`, from the words on the command line to the files on the disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsletter.checks import check
from praksis.commands.newsletter import context, newsletter
from publishing.brand import Brand
from publishing.settings_file import read_settings
from tests.newsletter.samples import NEW, TRAINEE, made
from tests.samples import NOW, vacancy

MKDOCS = """\
site_name: Min Almen Praksis
site_url: https://example.org/praksis/
plugins:
  - publisher:
      clock: !ENV [PRAKSIS_CLOCK, ""]
      region: Region Hovedstaden
markdown_extensions:
  - x: !!python/name:os.getcwd
"""
AT = ("--clock", NOW.now.isoformat())


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with the sample library, as current folder."""
    made(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    # The sample's sound and pictures are words; what is checked here is mail.
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(newsletter, words, prog_name="praksis newsletter")


def test_build_writes_what_plan_then_finds_unchanged(project: Path) -> None:
    done = run("build", "november", *AT)
    assert done.exit_code == 0, done.output
    folder = project / "outbox" / "november"
    names = {file.name for file in folder.iterdir()}
    assert names == {f"{key}.{e}" for key in (NEW, TRAINEE) for e in ("html", "txt", "eml")}
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert "Siden sidste build" not in run("plan", "november", *AT).output
    assert run("build", "november", *AT).exit_code == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_plan_tells_what_is_other_than_in_the_last_build(project: Path) -> None:
    run("build", "november", *AT)
    made(project, vacancies__snart=vacancy("Vikar til nytår", draft="true"))
    told = run("plan", "november", *AT).output
    assert f"- https://example.org/praksis/muligheder/snart/ til {NEW}" in told


def test_plan_as_markdown_and_json(project: Path) -> None:
    assert run("plan", "november", "--markdown", *AT).output.startswith("## Nyt i november 2026")
    assert json.loads(run("plan", "november", "--json", *AT).output)["issue"] == "november"
    both = run("plan", "november", "--json", "--markdown")
    assert (both.exit_code, "Vælg enten --markdown eller --json." in both.output) == (2, True)


@pytest.mark.parametrize("engine", ["listmonk", "mailchimp", "zip"])
def test_export_writes_files_of_the_engine(project: Path, engine: str) -> None:
    done = run("export", "november", "--to", engine, "--out", "ud", *AT)
    assert done.exit_code == 0, done.output
    assert list((project / "ud").iterdir())
    assert f"til {engine} ligger i ud." in done.output


def test_export_to_mailman_needs_an_address(project: Path) -> None:
    missing = run("export", "november", "--to", "mailman", *AT)
    assert (missing.exit_code, "--address liste@example.org" in missing.output) == (2, True)
    done = run("export", "november", "--to", "mailman", "--address", "l@example.org", *AT)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "novembr"), 'Udgaven "novembr" findes ikke. Mente du "november"?'),
        (("plan", "november", "--clock", "i går"), '--clock er "i går". Skriv fx'),
        (
            ("export", "november", "--to", "post"),
            "Skriv en af 'listmonk', 'mailchimp', 'mailman', 'zip' i stedet for",
        ),
        (("plan",), "Her mangler ordet 'ISSUE'."),
    ],
)
def test_wrong_use_ends_with_a_danish_sentence(
    project: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_faults_in_the_content_stop_every_command(project: Path) -> None:
    (project / "content" / "vacancies" / "snart.yml").write_text("{", encoding="utf-8")
    done = run("build", "november", *AT)
    assert done.exit_code == 1
    assert "content/vacancies/snart.yml:" in done.output
    assert not (project / "outbox").exists()


@pytest.mark.parametrize(
    "command", ["plan", "build", "freeze", "thaw", "export", "preview", "sent", "unsent", "retract"]
)
def test_each_command_has_danish_help_with_an_example(command: str) -> None:
    shown = run(command, "--help").output
    assert f"praksis newsletter {command} paa-vej-i-praksis" in shown
    assert "Usage" not in shown


def test_preview_says_where_to_look(project: Path) -> None:
    assert "/nyhedsbrev/forhaandsvisning/" in run("preview", "november", *AT).output


def test_pictures_need_a_chromium(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    done = run("preview", "november", "--png", *AT)
    assert done.exit_code == 1
    assert "Her er ingen Chromium. Installér chromium" in done.output


def test_the_settings_are_those_of_the_site(root: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"))
    site = read_settings(root).site
    options = config.plugins["publisher"].config
    assert (site.name, site.url) == (config.site_name, config.site_url)
    assert (site.region, site.tagline) == (options.region, options.tagline)
    assert site.brand == Brand.model_validate(options.brand)
    assert read_settings(root).demo_clock == options.demo_clock
