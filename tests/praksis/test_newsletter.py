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
from tests.newsletter.samples import NEW, TRAINEE, made, mailing_list
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


def with_targets(project: Path, *lists: str) -> None:
    targets = [{"audience": key, "to": to} for key, to in zip((NEW, TRAINEE), lists, strict=False)]
    made(project, mailing_lists__paa_vej=mailing_list(targets=targets))


@pytest.mark.parametrize(
    ("engine", "lists", "count"),
    [
        ("listmonk", ("3", "4"), 2),
        ("mailchimp", ("a1b2c3d4/1", "a1b2c3d4/2"), 6),
        ("mailman", ("a@lister.example.org", "b@lister.example.org"), 2),
        ("zip", ("Nye", "HU"), 1),
    ],
)
def test_export_writes_files_of_the_engine_and_says_to_which_list(
    project: Path, engine: str, lists: tuple[str, str], count: int
) -> None:
    with_targets(project, *lists)
    done = run("export", "november", "--to", engine, "--out", "ud", *AT)
    assert done.exit_code == 0, done.output
    assert len(list((project / "ud").iterdir())) == count
    assert done.output.endswith(
        f"{count} {'fil' if count == 1 else 'filer'} til {engine} ligger i ud.\n"
        f"{NEW}: til {lists[0]}\n"
        f"{TRAINEE}: til {lists[1]}\n"
    )


def test_export_refuses_where_an_audience_has_no_list(project: Path) -> None:
    with_targets(project, "3")
    missing = run("export", "november", "--to", "listmonk", "--out", "ud", *AT)
    assert missing.exit_code == 1
    assert f'"{TRAINEE}" har ingen liste i afsenderprogrammet' in missing.output
    assert "content/mailing_lists/paa-vej.yml:" in missing.output
    assert not (project / "ud").exists()
    alone = run("export", "november", "--to", "listmonk", "--edition", NEW, "--out", "ud", *AT)
    assert alone.exit_code == 0, alone.output
    assert [file.name for file in (project / "ud").iterdir()] == [f"{NEW}.json"]


def test_another_list_is_for_one_edition_alone(project: Path) -> None:
    words = ("export", "november", "--to", "mailman", "--address", "l@example.org", *AT)
    every = run(*words)
    assert (every.exit_code, "Vælg én udgave til den liste" in every.output) == (2, True)
    done = run(*words, "--edition", NEW)
    assert done.exit_code == 0, done.output
    assert f"{NEW}: til l@example.org\n" in done.output
    unknown = run("export", "november", "--to", "zip", "--edition", "kommune", *AT)
    assert f"november har ingen udgave til kommune. Der er: {NEW}, {TRAINEE}." in unknown.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "novembr"), 'Udgaven "novembr" findes ikke. Mente du "november"?'),
        (("plan", "november", "--clock", "i går"), '--clock er "i går". Skriv --clock 20'),
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
