"""`praksis newsletter test`: which mail goes to whom, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsletter.checks import check
from praksis.commands.newsletter import context, newsletter
from tests.newsletter.engines.relay import Inboxes, relay
from tests.newsletter.samples import NEW, TRAINEE, made
from tests.praksis.test_newsletter import AT, MKDOCS
from tests.samples import vacancy

ME = "mig@example.org"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    monkeypatch.setenv("PRAKSIS_SMTP_HOST", "127.0.0.1")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(newsletter, words, prog_name="praksis newsletter")


def files(project: Path) -> set[Path]:
    return {file for file in project.rglob("*") if file.is_file()}


def test_a_draft_is_proved_as_it_is_now(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, inboxes = files(project), Inboxes()
    with relay(inboxes) as port:
        monkeypatch.setenv("PRAKSIS_SMTP_PORT", str(port))
        done = run("test", "november", "--to", ME, *AT)
    assert done.exit_code == 0, done.output
    assert done.output == (
        f"2 prøver er sendt ({NEW}, {TRAINEE}), lavet af udkastet, som det er nu. "
        "Det er ikke frosset.\n"
    )
    assert [address for address, _ in inboxes.mails] == [ME, ME]
    assert all(mail["Subject"].startswith("[Prøve] ") for _, mail in inboxes.mails)
    assert files(project) == before


def test_a_frozen_letter_is_proved_as_it_was_frozen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("freeze", "november", *AT).exit_code == 0
    made(project, vacancies__snart=vacancy("Et helt andet opslag", deadline="2026-11-26"))
    inboxes = Inboxes()
    with relay(inboxes) as port:
        monkeypatch.setenv("PRAKSIS_SMTP_PORT", str(port))
        done = run("test", "november", "--to", ME, "--edition", TRAINEE, *AT)
    assert done.output == f"1 prøve er sendt ({TRAINEE}), lavet af det frosne brev.\n"
    assert "Et helt andet opslag" not in inboxes.mails[0][1].as_string()


def test_faults_are_told_before_anything_is_sent(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRAKSIS_SMTP_PORT", "1")
    unknown = run("test", "november", "--to", ME, "--edition", "kommune", *AT)
    assert f"november har ingen udgave til kommune. Der er: {NEW}, {TRAINEE}." in unknown.output
    assert "ikke en mailadresse" in run("test", "november", "--to", "mig", *AT).output
    assert "Udgaven" in run("test", "novenber", "--to", ME, *AT).output
    monkeypatch.delenv("PRAKSIS_SMTP_HOST")
    assert "Sæt PRAKSIS_SMTP_HOST" in run("test", "november", "--to", ME, *AT).output
    assert ME not in "".join(file.read_text(errors="ignore") for file in files(project))
