"""`praksis newsletter alerts`: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praksis.commands.newsletter import alert_context, newsletter
from tests.newsletter.alerts.night_shift import NIGHT, alert_list, opening, project
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.praksis.test_newsletter import MKDOCS as WITHOUT_ENGINE
from tests.praksis.test_newsletter_push import MKDOCS, double, said

__all__ = ["double"]
NAME = "varsel-ledige-0400-2026-11-28"


@pytest.fixture
def folder(tmp_path: Path, double: ListmonkDouble, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an opening on Bornholm, as current folder."""
    double.state.add_list(9, "Bornholm")
    project(tmp_path, vacancies__a=opening())
    (tmp_path / "mkdocs.yml").write_text(MKDOCS.format(url=double.url), encoding="utf-8")
    monkeypatch.setattr(alert_context, "ALL_CHECKS", ())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    return tmp_path


def run(*words: str) -> Result:
    given = ("alerts", "--clock", NIGHT.now.isoformat(), *words)
    return CliRunner().invoke(newsletter, given, prog_name="praksis newsletter")


def read(result: Result) -> str:
    """The output with plain spaces."""
    return result.output.replace("\u00a0", " ")


def files(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file() and "cache" not in file.parts}


def test_it_says_what_went_to_whom(folder: Path) -> None:
    done = run()
    assert done.exit_code == 0, said(done)
    assert read(done) == (
        f"{NAME}: sendt (nr. 1 på liste 9)\n"
        "  > Ny mulighed på Bornholm: To 0-kapaciteter i Rønne\n"
        "    To 0-kapaciteter i Rønne\n"
        "1 besked er sat i gang. Læg .praksis i versionsstyringen.\n"
    )
    assert (folder / f".praksis/letters/{NAME}/letter.json").is_file()
    assert run().output == "Der er intet nyt at fortælle.\n"


def test_a_dry_run_writes_nothing_and_asks_nobody(
    folder: Path,
    double: ListmonkDouble,
) -> None:
    before = files(folder)
    done = run("--dry-run")
    assert done.exit_code == 0
    assert f"{NAME}: ville gå ud" in done.output
    assert read(done).endswith("1 besked ville gå ud. Intet er skrevet eller sendt.\n")
    assert (files(folder), double.asked) == (before, [])


def test_frozen_first_and_started_afterwards(
    folder: Path,
    double: ListmonkDouble,
) -> None:
    done = run("--freeze")
    assert f"{NAME}: frosset" in done.output
    assert "1 besked er frosset." in read(done)
    assert double.asked == []
    assert "1 besked er sat i gang." in read(run())
    assert len(double.state.campaigns) == 1


def test_programs_get_json(folder: Path) -> None:
    told = json.loads(run("--json").output)
    (alert,) = told["alerts"]
    assert (alert["id"], alert["area"], alert["stage"]) == (NAME, "0400", "sent")
    assert alert["items"] == [{"key": "vacancy:a", "kind": "new-opening"}]


def test_without_an_engine_it_says_so_and_ends_well(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(WITHOUT_ENGINE, encoding="utf-8")
    before = files(folder)
    done = run()
    assert done.exit_code == 0
    assert f"{NAME}: ville gå ud" in done.output
    assert "Der er intet afsenderprogram, så ingen får noget." in done.output
    assert files(folder) == before


def test_an_engine_that_sends_nothing_by_itself_freezes_nothing(folder: Path) -> None:
    settings = MKDOCS.format(url="https://breve.example.org").replace("listmonk", "mailchimp")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    before = files(folder)
    done = run()
    assert done.exit_code == 1
    assert "mailchimp kan ikke sende noget af sig selv." in said(done)
    assert files(folder) == before


def test_an_engine_that_is_busy_ends_with_1_and_says_what_to_do(
    folder: Path,
    double: ListmonkDouble,
) -> None:
    double.fails("POST", *["busy"] * 4)
    done = run()
    assert done.exit_code == 1
    assert "Ikke alle beskeder kom af sted. Kør kommandoen igen." in said(done)
    assert "429" in said(done)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--list", "ledig"), 'Listen "ledig" findes ikke. Mente du "ledige"?'),
        (("--list", "brev"), 'Listen "brev" skriver ikke selv: den har intet trigger.'),
        (("--dry-run", "--freeze"), "Vælg enten --dry-run eller --freeze."),
    ],
)
def test_a_wrong_word_is_told(folder: Path, words: tuple[str, ...], told: str) -> None:
    brev = alert_list(trigger=None, targets=None)
    project(folder, mailing_lists__brev=brev, vacancies__a=opening())
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.output
