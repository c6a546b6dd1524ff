"""`praksis newsletter push`, `status` and `engine` against a Listmonk on loopback."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsletter.checks import check
from newsletter.engines.web import Api
from newsletter.ledger import EditionState, Ledger, Pushed, change_ledger, load_ledger
from newsletter.past import load_past
from newsletter.pushing import mails_to_push, push_mails
from praksis.commands.newsletter import context, newsletter
from records.clock import Clock
from records.loading.library import load
from records.source.files import Project
from tests import needs
from tests.newsletter.engines.conftest import engine_for
from tests.newsletter.engines.listmonk_double import TOKEN, USER, ListmonkDouble
from tests.newsletter.samples import INTRO, NEW, TRAINEE, issue, made, mailing_list
from tests.samples import NOW, Keys
from tests.steps import steps

MKDOCS = """\
site_name: Min Almen Praksis
site_url: https://example.org/praksis/
plugins:
  - publisher:
      region: Region Hovedstaden
      newsletter:
        engine: listmonk
        public_url: {url}
        template_id: 7
"""
BEFORE = ("--clock", NOW.now.isoformat())
AFTER = ("--clock", "2026-11-23T12:00")
TARGETS = [{"audience": NEW, "to": "3"}, {"audience": TRAINEE, "to": "4"}]


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[ListmonkDouble]:
    """A Listmonk that lets us in; nothing waits."""
    monkeypatch.setenv("PRAKSIS_LISTMONK_USER", USER)
    monkeypatch.setenv("PRAKSIS_LISTMONK_TOKEN", TOKEN)
    monkeypatch.setattr("newsletter.engines.web.time.sleep", lambda _: None)
    with ListmonkDouble() as made_up:
        made_up.state.add_list(3, "Nye speciallæger")
        made_up.state.add_list(4, "Læger i hoveduddannelse")
        yield made_up


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a frozen letter for two audiences."""
    folder = tmp_path_factory.mktemp("frosset")
    freeze(folder, mailing_list(targets=TARGETS))
    return folder


def freeze(folder: Path, listed: Keys) -> None:
    made(folder, mailing_lists__paa_vej=listed, issues__november=issue(status="klar"))
    (folder / "mkdocs.yml").write_text(MKDOCS.format(url="https://breve.example.org"))
    with pytest.MonkeyPatch.context() as here:
        here.setattr(context, "ALL_CHECKS", (check,))
        here.chdir(folder)
        here.delenv("PRAKSIS_CLOCK", raising=False)
        done = run("freeze", "november", *BEFORE)
    assert done.exit_code == 0, done.output


@pytest.fixture
def project(
    letter: Path, tmp_path: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of it as current folder."""
    return opened(shutil.copytree(letter, tmp_path / "projekt"), double, monkeypatch)


def opened(folder: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "mkdocs.yml").write_text(MKDOCS.format(url=double.url), encoding="utf-8")
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(folder)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(newsletter, words, prog_name="praksis newsletter")


def said(result: Result) -> str:
    """What a user reads, with what `praksis` itself writes of an error."""
    notes = getattr(result.exception, "__notes__", [])
    return "\n".join((result.output, str(result.exception or ""), *notes))


def pushed(folder: Path) -> dict[str, tuple[str, str]]:
    """Number and list of what the ledger knows as handed over."""
    states = load_ledger(Project(folder, folder / "content")).of("november")
    return {key: (s.pushed.id, s.pushed.list) for key, s in states.items() if s.pushed}


# --- push -----------------------------------------------------------------------------------------


def test_a_letter_lies_as_drafts_one_on_each_list(project: Path, double: ListmonkDouble) -> None:
    double.state.add_reader("a@example.org", 3)
    done = run("push", "november", *BEFORE)
    assert done.exit_code == 0, said(done)
    assert f"{NEW}: kladde nr. 1 på liste 3" in done.output
    assert "2 af 2 ligger som kladder. Se dem efter, og tryk Send 23." in done.output
    assert pushed(project) == {NEW: ("1", "3"), TRAINEE: ("2", "4")}
    first, second = double.state.campaigns.values()
    assert (first["status"], second["status"]) == ("draft", "draft")
    assert first["name"] == "Nyt i november 2026 – til nye speciallæger i almen medicin"
    assert first["tags"][0] == f"praksis-november-{NEW}"
    assert not double.state.mails


def test_pushing_again_changes_nothing_at_all(project: Path, double: ListmonkDouble) -> None:
    run("push", "november", *BEFORE)
    kept = (project / ".praksis/newsletter.lock.json").read_bytes()
    double.asked.clear()
    assert run("push", "november", *AFTER).exit_code == 0
    assert (project / ".praksis/newsletter.lock.json").read_bytes() == kept
    assert not [each for each in double.asked if not each.startswith("GET")]


def test_a_dry_run_leaves_nothing(project: Path, double: ListmonkDouble) -> None:
    done = run("push", "november", "--dry-run", *BEFORE)
    assert (
        "2\N{NO-BREAK SPACE}udgaver kan afleveres til listmonk. Intet er lagt dér." in done.output
    )
    assert not double.state.campaigns
    assert pushed(project) == {}
    told = json.loads(run("push", "november", "--dry-run", "--json", *BEFORE).stdout)
    assert told["editions"] == [{"key": NEW, "list": "3"}, {"key": TRAINEE, "list": "4"}]


def test_one_edition_goes_alone(project: Path, double: ListmonkDouble) -> None:
    told = json.loads(run("push", "november", "--edition", TRAINEE, "--json", *BEFORE).stdout)
    assert told == {
        "issue": "november", "engine": "listmonk", "wanted": 1, "failed": [],
        "editions": [{"key": TRAINEE, "id": "1", "list": "4", "stage": "kladde"}],
    }  # fmt: skip
    assert pushed(project) == {TRAINEE: ("1", "4")}
    assert len(double.state.campaigns) == 1


def test_an_edition_that_is_not_there_is_told(project: Path) -> None:
    del project
    done = run("push", "november", "--edition", "kommune", *BEFORE)
    assert "november har ingen frossen udgave til kommune" in said(done)


def test_a_reader_on_two_lists_stops_the_letter(project: Path, double: ListmonkDouble) -> None:
    double.state.add_reader("a@example.org", 3, 4)
    for words in ((), ("--edition", NEW), ("--dry-run",)):
        done = run("push", "november", *words, *BEFORE)
        assert done.exit_code == 1
        assert "1 læser står på flere af brevets lister (3, 4)" in said(done)
        assert "a@example.org" not in said(done)
    assert not double.state.campaigns
    assert pushed(project) == {}


MISSING = (
    rf'content/mailing_lists/paa-vej.yml:\d+:\d+.*"{TRAINEE}" har ingen liste i '
    rf"afsenderprogrammet, så brevet kan ikke afleveres. Skriv under targets: - {{audience: "
)


def test_every_audience_has_a_list(
    tmp_path: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(tmp_path, mailing_list(targets=[{"audience": NEW, "to": "3"}]))
    opened(tmp_path, double, monkeypatch)
    done = run("push", "november", "--edition", NEW, *BEFORE)
    assert re.search(MISSING, said(done)), said(done)
    assert double.asked == []


def test_what_listmonk_objects_to_is_told_before_anything_is_left(
    project: Path, double: ListmonkDouble
) -> None:
    del double.state.lists[4], double.state.templates[7]
    done = run("push", "november", *BEFORE)
    assert "Skabelon 7 findes ikke i Listmonk" in said(done)
    assert "Liste 4 findes ikke i Listmonk" in said(done)
    assert pushed(project) == {}


def test_how_far_it_came_is_told_to_the_number(project: Path, double: ListmonkDouble) -> None:
    double.fails("GET", *["gateway"] * 4, path="/api/campaigns/2")
    done = run("push", "november", *BEFORE)
    assert done.exit_code == 1
    assert "1 af 2 ligger som kladder. Kør kommandoen igen; den tager resten." in said(done)
    assert f"{TRAINEE}: Listmonk på 127.0.0.1: den melder fejl (502)" in said(done)
    assert run("push", "november", *BEFORE).exit_code == 0
    assert list(double.state.campaigns) == [1, 2]
    assert pushed(project) == {NEW: ("1", "3"), TRAINEE: ("2", "4")}


def test_one_that_is_refused_does_not_hold_up_the_others(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    double.state.campaigns[1] |= {"status": "finished", "tags": [f"praksis-november-{NEW}"]}
    del double.state.campaigns[2]
    done = run("push", "november", *BEFORE)
    assert "1 af 2 ligger som kladder." in said(done)
    assert f"{NEW}: Kampagne 1 i Listmonk" in said(done)
    assert pushed(project)[TRAINEE] == ("2", "4")


class Killed(BaseException):
    """The process ends here."""


def test_killed_anywhere_it_goes_on_where_it_was(
    project: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = Api._once
    whole = Project(project, project / "content")
    mails = mails_to_push(
        load_past(whole).letters["november"], load(whole, ()), load_ledger(whole), NOW
    )
    apart, ends = steps(5, 1), 0
    for cut in range(1, 60, apart):
        for after in (False, True):
            double.state.campaigns.clear()
            (project / ".praksis/newsletter.lock.json").unlink(missing_ok=True)
            count = 0

            def dying(self: Api, *words: Any, cut: int = cut, after: bool = after) -> object:
                nonlocal count
                count += 1
                if count == cut and not after:
                    raise Killed
                told = once(self, *words)
                if count == cut:
                    raise Killed
                return told

            monkeypatch.setattr(Api, "_once", dying)
            engine = engine_for(double, [])
            try:
                push_mails(whole, mails, engine, NOW, lambda _: None)
            except Killed:
                ends += 1
                monkeypatch.setattr(Api, "_once", once)
                push_mails(whole, mails, engine, NOW, lambda _: None)
            assert {c["tags"][0] for c in double.state.campaigns.values()} == {
                mail.tag for mail in mails
            }
            assert len(double.state.campaigns) == 2
            assert len(pushed(project)) == 2
        if count < cut:
            break
    assert ends > 15 // apart


def test_two_at_once_leave_one_of_each(project: Path, double: ListmonkDouble) -> None:
    whole = Project(project, project / "content")
    mails = mails_to_push(
        load_past(whole).letters["november"], load(whole, ()), load_ledger(whole), NOW
    )
    with ThreadPoolExecutor(3) as hands:
        every = [
            hands.submit(push_mails, whole, mails, engine_for(double, []), NOW, lambda _: None)
            for _ in range(3)
        ]
    assert all(each.result().is_whole for each in every)
    assert len(double.state.campaigns) == 2
    assert {number for number, _ in pushed(project).values()} == set(
        map(str, double.state.campaigns)
    )


def test_a_letter_that_is_sent_is_not_handed_over_again(
    project: Path, double: ListmonkDouble
) -> None:
    del project
    run("sent", "november", "--edition", NEW, *AFTER)
    assert run("push", "november", *AFTER).exit_code == 0
    assert [each["lists"][0]["id"] for each in double.state.campaigns.values()] == [4]
    assert f"november er allerede sendt til {NEW}." in said(
        run("push", "november", "--edition", NEW, *AFTER)
    )
    run("sent", "november", "--edition", TRAINEE, *AFTER)
    assert "november er allerede sendt til alle." in said(run("push", "november", *AFTER))


def test_without_an_engine_it_says_where_to_write_it(project: Path) -> None:
    without, _, _ = MKDOCS.partition("      newsletter:")
    (project / "mkdocs.yml").write_text(without, encoding="utf-8")
    assert "newsletter → engine" in said(run("push", "november", *BEFORE))


@needs.TIME
def test_what_is_out_already_is_no_draft_to_press_send_on(
    project: Path, double: ListmonkDouble
) -> None:
    del project
    run("push", "november", *BEFORE)
    double.state.moment = Clock.parse("2026-11-23T09:04").now
    for number in (1, 2):
        double.state.move(number, "running")
    done = run("push", "november", *AFTER)
    assert "Intet venter på et menneske" in done.output
    assert "Se, hvordan det gik: praksis newsletter status november." in done.output
    assert "tryk Send" not in done.output


def test_a_draft_in_the_engine_before_is_told_of(project: Path) -> None:
    def elsewhere(ledger: Ledger) -> Ledger:
        before = Pushed(
            "mailman", "brev", "nyt@lister.example.org", Clock.parse("2026-11-22").now, ""
        )
        return ledger.with_state("november", NEW, EditionState(before))

    change_ledger(Project(project, project / "content"), elsewhere)
    done = run("push", "november", "--dry-run", *BEFORE)
    assert f"{NEW} ligger også i mailman (nr. brev). Slet den dér" in done.output
    assert TRAINEE not in done.output.partition("Slet den dér")[0]


def test_what_the_engine_has_sent_is_neither_thawed_nor_called_unsent(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    double.state.moment = Clock.parse("2026-11-23T09:04").now
    double.state.move(1, "running")
    thawed = run("thaw", "november", *AFTER)
    assert thawed.exit_code == 1
    assert f"november er på vej eller sendt til {NEW}." in said(thawed)
    assert (project / ".praksis/letters/november").is_dir()
    assert "Se, om programmet har sendt det" in said(run("retract", "november", *AFTER))
    run("status", "november", *AFTER)
    done = run("retract", "november", *AFTER)
    assert f"{TRAINEE} er ikke sendt. Slet den i listmonk (nr. 2)" in done.output


def test_a_draft_is_thawed_also_where_the_engine_is_silent(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    double.fails("GET", *["broken"] * 4)
    done = run("thaw", "november", *BEFORE)
    assert done.exit_code == 0
    assert "Om brevet er sendt, kan der ikke spørges om: Listmonk" in done.output
    assert not (project / ".praksis/letters/november").exists()


# --- status ---------------------------------------------------------------------------------------


def test_status_follows_a_letter_to_its_readers(project: Path, double: ListmonkDouble) -> None:
    double.state.add_reader("a@example.org", 3)
    assert f"{NEW}: står ikke som afleveret" in run("status", "november", *BEFORE).output
    run("push", "november", *BEFORE)
    assert f"{NEW}: kladde (nr. 1)" in run("status", "november", *BEFORE).output
    double.state.moment = Clock.parse("2026-11-23T09:04").now
    double.state.move(1, "running")
    done = run("status", "november", *AFTER)
    assert done.exit_code == 0, said(done)
    assert (
        f"{NEW}: sendt 23.\N{NO-BREAK SPACE}november 2026 kl.\N{NO-BREAK SPACE}9.04 · 1 modtager ·"
        in done.output
    )
    assert f"{TRAINEE}: kladde (nr. 2)" in done.output
    state = load_ledger(Project(project, project / "content")).state("november", NEW)
    assert state.sent == double.state.moment
    assert state.counts
    assert (state.counts.sent, state.counts.bounced, state.counts.unsubscribed) == (1, 0, 0)


def test_status_that_learns_nothing_writes_nothing(project: Path, double: ListmonkDouble) -> None:
    double.state.add_reader("a@example.org", 3)
    run("push", "november", *BEFORE)
    double.state.move(1, "running")
    run("status", "november", *AFTER)
    kept = (project / ".praksis/newsletter.lock.json").read_bytes()
    run("status", "november", "--clock", "2026-12-01T12:00")
    assert (project / ".praksis/newsletter.lock.json").read_bytes() == kept


@needs.TIME
def test_status_tells_programs(project: Path, double: ListmonkDouble) -> None:
    del project
    double.state.add_reader("a@example.org", 3)
    run("push", "november", *BEFORE)
    double.state.move(1, "running")
    told = json.loads(run("status", "november", "--json", *AFTER).stdout)
    first, second = told["editions"]
    assert (first["key"], first["stage"], first["sent"]) == (NEW, "sent", 1)
    assert (second["stage"], second["sent_at"], second["id"]) == ("draft", None, "2")


@needs.TIME
def test_status_of_a_campaign_that_was_stopped_half_way(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    double.state.campaigns[1] |= {
        "status": "cancelled", "sent": 40, "started_at": "2026-11-23T08:00:00.12345+01:00",
    }  # fmt: skip
    done = run("status", "november", *AFTER)
    assert f"{NEW}: stoppet (nr. 1) · 40 modtagere" in done.output
    assert load_ledger(Project(project, project / "content")).state("november", NEW).sent


def test_a_draft_that_was_deleted_is_told_and_made_again(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    del double.state.campaigns[2]
    done = run("status", "november", *BEFORE)
    assert f"{TRAINEE}: kladden er slettet. Kør praksis newsletter push" in done.output
    run("push", "november", *BEFORE)
    assert pushed(project)[TRAINEE] == ("2", "4")


@needs.TIME
def test_an_old_draft_that_was_sent_after_a_thaw_is_no_silent_success(
    project: Path, double: ListmonkDouble
) -> None:
    run("push", "november", *BEFORE)
    made(project, mailing_lists__paa_vej=mailing_list(targets=TARGETS),
         issues__november=issue(status="klar", intro=f"{INTRO}\n\nOg en ting til."))  # fmt: skip
    assert run("thaw", "november", *BEFORE).exit_code == 0
    assert run("freeze", "november", *BEFORE).exit_code == 0
    old = run("status", "november", *BEFORE)
    assert "indholdet er ældre end det frosne. Kør praksis newsletter push" in old.output
    double.state.add_reader("a@example.org", 3)
    double.state.move(1, "running")
    done = run("status", "november", *AFTER)
    assert done.exit_code == 1
    assert f"november er sendt til {NEW} med et andet indhold" in said(done)
    assert not load_ledger(Project(project, project / "content")).state("november", NEW).sent


# --- engine ---------------------------------------------------------------------------------------


def test_the_engine_is_looked_over(project: Path, double: ListmonkDouble) -> None:
    del project
    assert "listmonk svarer, og 2 lister er, som de skal være." in run("engine").output
    double.state.templates[7]["body"] = '<b>{{ template "content" . }}</b>'
    assert "Skabelon 7 i Listmonk må kun indeholde" in said(run("engine"))
