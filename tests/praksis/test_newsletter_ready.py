"""`praksis newsletter ready`: a letter that is ready is frozen, laid and proved, each once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsletter.checks import check
from newsletter.ledger import load_ledger
from praksis.commands.newsletter import context, newsletter
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests import needs
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.newsletter.engines.relay import Inboxes, relay
from tests.newsletter.samples import NEW, TRAINEE, issue, made, mailing_list
from tests.praksis.test_newsletter import MKDOCS as WITHOUT_ENGINE
from tests.praksis.test_newsletter_push import MKDOCS, TARGETS, double, said
from tests.samples import NOW, Keys

__all__ = ["double"]
ROOT = Path(__file__).parents[2]
AT = ("--clock", NOW.now.isoformat())


@pytest.fixture
def project(tmp_path: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a letter that is ready, as current folder."""
    write(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS.format(url=double.url), encoding="utf-8")
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    monkeypatch.delenv("PRAKSIS_PROOF_TO", raising=False)
    return tmp_path


def write(folder: Path, **changes: object) -> None:
    listed: Keys = mailing_list(targets=TARGETS)
    made(folder, mailing_lists__paa_vej=listed, issues__november=issue(**changes))


@pytest.fixture
def inboxes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inboxes]:
    """A relay for proofs, to two people of the office."""
    found = Inboxes()
    with relay(found) as port:
        monkeypatch.setenv("PRAKSIS_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("PRAKSIS_SMTP_PORT", str(port))
        monkeypatch.setenv("PRAKSIS_PROOF_TO", "en@example.org, to@example.org")
        yield found


def ready(clock: tuple[str, ...] = AT) -> Result:
    return CliRunner().invoke(newsletter, ["ready", *clock], prog_name="praksis newsletter")


def posts(double: ListmonkDouble) -> list[str]:
    return [each for each in double.asked if each.startswith(("POST", "PUT"))]


def test_a_letter_that_is_ready_is_frozen_laid_and_proved(
    project: Path,
    double: ListmonkDouble,
    inboxes: Inboxes,
) -> None:
    done = ready()
    assert done.exit_code == 0, said(done)
    assert done.output == (
        f"november (2026-11-23):\n  frosset med {NEW}, {TRAINEE}\n"
        f"  {NEW}: kladde (nr. 1)\n  {TRAINEE}: kladde (nr. 2)\n"
        "  prøver af 2 udgaver er sendt til 2 adresser\n"
    )
    assert len(inboxes.mails) == 4
    assert (project / ".praksis/letters/november/letter.json").is_file()
    assert "example.org" not in (project / ".praksis/newsletter.lock.json").read_text()


def test_a_second_run_does_nothing_again(
    project: Path,
    double: ListmonkDouble,
    inboxes: Inboxes,
) -> None:
    ready()
    before = {file: file.read_bytes() for file in (project / ".praksis").rglob("*.*")}
    asked = len(posts(double))
    done = ready()
    assert done.output == (
        f"november (2026-11-23):\n  {NEW}: kladde (nr. 1)\n  {TRAINEE}: kladde (nr. 2)\n"
    )
    assert (len(posts(double)), len(inboxes.mails)) == (asked, 4)
    assert {file: file.read_bytes() for file in (project / ".praksis").rglob("*.*")} == before


_PROVING = """\
import sys
from pathlib import Path
from newsletter.engines.smtp import Relay
from newsletter.getting_ready import prove
from newsletter.past import load_past
from records.source.files import Project
folder, port = Path(sys.argv[1]), int(sys.argv[2])
project = Project(folder, folder / "content")
prove(project, load_past(project).letters["november"], ["en@example.org", "to@example.org"],
      Relay("127.0.0.1", port), "https://example.org/nyhedsbrev/")
"""


@needs.TIME
def test_a_proof_that_came_just_before_a_kill_comes_again_as_the_same_message(
    project: Path, double: ListmonkDouble, inboxes: Inboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The relay has it and the ledger does not: it goes again, and mail programs show it once."""
    monkeypatch.setenv("PRAKSIS_PROOF_TO", "")
    assert ready().exit_code == 0, "frozen and laid, and nothing proved"
    port = os.environ["PRAKSIS_SMTP_PORT"]
    with subprocess.Popen(
        [sys.executable, "-c", _PROVING, str(project), port], cwd=ROOT
    ) as proving:
        inboxes.taken = proving.kill
    inboxes.taken = None
    assert proving.returncode == -signal.SIGKILL
    assert len(inboxes.mails) == 1
    assert not any(
        state.proved for state in load_ledger(Project(project, project)).of("november").values()
    )
    monkeypatch.setenv("PRAKSIS_PROOF_TO", "en@example.org, to@example.org")
    done = ready()
    assert done.exit_code == 0, said(done)
    ids = [message["Message-ID"] for _, message in inboxes.mails]
    assert len(ids) == 5
    assert ids[0] == ids[1], "one message to those who have it already"
    assert len(set(ids)) == 4, "and one for each edition and address"


def test_a_letter_that_was_sent_meanwhile_is_known(project: Path, double: ListmonkDouble) -> None:
    ready()
    for number in (1, 2):
        double.state.move(number, "running")
    assert "sendt" in ready().output
    assert all(
        state.sent for state in load_ledger(Project(project, project)).of("november").values()
    )
    assert ready().output == "Ingen breve er klar og venter på at blive sendt.\n"


@pytest.mark.parametrize("changes", [{"status": "kladde"}, {"draft": "true"}])
def test_a_draft_waits(project: Path, double: ListmonkDouble, changes: Keys) -> None:
    write(project, **changes)
    assert ready().output == "Ingen breve er klar og venter på at blive sendt.\n"
    assert double.asked == []


def test_an_example_is_left(project: Path, double: ListmonkDouble) -> None:
    write(project, example="true")
    done = ready()
    assert "november er et eksempel og bliver ikke gjort klar." in done.output
    assert double.asked == []
    assert done.exit_code == 0


def test_a_letter_that_is_too_late_is_told_and_ends_with_1(project: Path) -> None:
    done = ready(("--clock", "2026-11-25T09:00"))
    assert done.exit_code == 1
    assert "november skulle sendes 23.\u00a0november 2026" in said(done)
    assert not (project / ".praksis/letters").exists()


def test_an_engine_that_is_down_is_told_and_the_next_run_goes_on(
    project: Path,
    double: ListmonkDouble,
) -> None:
    double.fails("POST", *["busy"] * 4)
    done = ready()
    assert done.exit_code == 1
    assert "0 af 2 ligger som kladder" in said(done)
    assert ready().exit_code == 0
    assert len(double.state.campaigns) == 2


def test_without_an_engine_it_is_frozen_and_exported_by_hand(project: Path) -> None:
    (project / "mkdocs.yml").write_text(WITHOUT_ENGINE, encoding="utf-8")
    done = ready()
    assert done.exit_code == 0
    assert "  Aflevér det selv: praksis newsletter export november --to zip\n" in done.output
    assert "  Ingen prøve: PRAKSIS_PROOF_TO er tom.\n" in done.output


def test_a_change_after_freezing_is_told_at_the_letters_file(project: Path) -> None:
    def told() -> list[str]:
        found = load(Project(project, project / "content"), (check,)).diagnostics
        return [line_of(each) for each in found if each.code == "frozen-issue-changed"]

    ready()
    assert told() == []
    write(project, subject="Et helt andet emne til jul")
    (line,) = told()
    assert line.startswith("content/issues/november.yml:1:")
    assert "brevet er frosset, og det, der er ændret her siden, kommer ikke med" in line
    assert "praksis newsletter thaw november" in line
    write(project, updated="2026-11-22")
    assert told() == []
