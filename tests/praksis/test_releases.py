"""`praksis releases` and `praksis rollback`: what went out, an earlier site again, and a purge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import needs
from tests.git import git
from tests.praksis.published import Published, first_published
from tests.project_copy import ProjectCopy

VACANCY = "content/vacancies/roenne-1.yml"
OTHER = "content/vacancies/roenne-2.yml"
CALENDAR = "muligheder/roenne-1/frist.ics"


@pytest.fixture(scope="module")
def base(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> Published:
    """Two releases; the second moved a deadline."""
    made = first_published(root, tmp_path_factory.mktemp("base"), built_small)
    made.change(VACANCY, "deadline: 2026-12-21", "deadline: 2026-12-22")
    made.publish("--clock", "2026-11-22T10:00")
    return made


@pytest.fixture
def out(base: Published, tmp_path: Path) -> Published:
    return base.copy(tmp_path / "copy")


def test_the_list(out: Published) -> None:
    first = out.run("releases").splitlines()[:4]
    assert first[:3] == [
        "2026-11-22.2  22. november 2026 kl. 10.00  er ude nu",
        "  1 ændret mulighed: To 0-kapaciteter i Rønne",
        "  Andre ord: Bornholm, Frederiksberg, København og Siden muligheder",
    ]
    written = r"  \d\d filer er nye eller ændrede; \d\d? af dem er feeds og kalendere\."
    assert re.fullmatch(written, first[3])


def test_one_release(out: Published) -> None:
    said = out.run("releases", "show", "2026-11-22.2").splitlines()
    commit = git(out.project.folder, "rev-parse", "main").strip()
    assert f"  Lavet af indholdet i commit {commit}, program 0.9.0." in said
    assert any(re.fullmatch(r"  25 sider, \d{3} filer, 2 ledige nu\.", line) for line in said)
    assert "    muligheder/roenne-1/frist.ics" in said
    assert out.run("releases", "show", "2026-11-22.9", code=1) == (
        'Udgivelsen "2026-11-22.9" findes ikke, eller den er ikke gemt længere. Mente du '
        "2026-11-22.2?"
    )


@needs.TIME
def test_the_difference_of_two(out: Published) -> None:
    said = out.run("releases", "diff", "2026-11-22.1", "2026-11-22.2")
    assert said.startswith("1 ændret mulighed: To 0-kapaciteter i Rønne\n")
    same = out.run("releases", "diff", "2026-11-22.2", "2026-11-22.2")
    assert same == "Intet er anderledes end før."


def test_a_project_that_nothing_went_out_of(out: Published) -> None:
    git(out.project.folder, "branch", "-D", "udgivelser")
    assert out.run("releases", code=1) == "Der er ikke udgivet noget endnu."
    assert out.run("rollback", code=1).startswith("2026-11-22.2 er ude i mappen ")
    out.web.unlink()
    assert out.run("rollback", code=1) == "Der er ingen tidligere udgivelse at rulle tilbage til."


def test_a_rollback_and_on_again(out: Published) -> None:
    said = out.run("rollback", "--clock", "2026-11-22T11:00").splitlines()
    assert said[0] == "Tilbage til 2026-11-22.1  22. november 2026 kl. 9.00:"
    assert said[-1] == "Den næste udgivelse venter nu på praksis publish --resume."
    calendar = out.read(CALENDAR)
    assert "DTSTART;TZID=Europe/Copenhagen:20261221T120000" in calendar
    assert "SEQUENCE:2" in calendar
    assert "21. december 2026" in out.read("muligheder/roenne-1/index.html").replace("\u00a0", " ")
    night = ("--clock", "2026-11-23T04:00")
    assert out.publish(*night, code=1) == (
        "Siden er rullet tilbage til 2026-11-22.1, og der udgives ikke noget nyt, før du siger "
        "til. Er indholdet i orden igen, så kør praksis publish --resume."
    )
    assert "SEQUENCE:2" in out.read(CALENDAR)
    out.publish("--resume", *night)
    assert "SEQUENCE:3" in out.read(CALENDAR)
    assert "kl. 4.00  er ude nu" in out.run("releases").splitlines()[0]


@needs.TIME
def test_a_rollback_that_ends_half_way_shows_the_old_pages_and_can_be_run_again(
    out: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("releasing.going_back.unpack_project", _killed)
        out.project.praksis("rollback", "--clock", "2026-11-22T11:00")
    page = out.read("muligheder/roenne-1/index.html").replace("\u00a0", " ")
    assert "21. december 2026" in page
    assert "SEQUENCE:1" in out.read(CALENDAR)
    assert out.publish("--clock", "2026-11-22T12:00", code=1).startswith("Siden er rullet tilbage")
    out.run("rollback", "--clock", "2026-11-22T12:00")
    assert "SEQUENCE:2" in out.read(CALENDAR)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


@needs.TIME
def test_a_rollback_needs_the_content_of_that_time(
    out: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = git(out.project.folder, "rev-parse", "main~1").strip()
    (out.project.folder / ".git/objects" / commit[:2] / commit[2:]).unlink()
    said = out.run("rollback", "2026-11-22.1", "--clock", "2026-11-22T11:00", code=1)
    assert "Indholdet til den udgivelse mangler. " in said
    assert said.endswith("Kør praksis rollback igen, når det er rettet.")


@needs.TIME
def test_the_demonstration_forgets_as_well_though_its_clock_stands_still(out: Published) -> None:
    """Every release of it is of one moment; what went from one to the next is gone all the same."""
    still = ("--clock", "2026-11-22T10:00")
    out.remove(OTHER)
    assert "1 mulighed er væk: " in out.publish(*still)
    assert out.run("releases", "purge", "roenne-2", "--yes").startswith("vacancy:roenne-2 bliver")


@needs.TIME
def test_what_was_withdrawn_is_taken_out_and_never_comes_back(out: Published) -> None:
    assert out.run("releases", "purge", "roenne-2", "--yes", code=1) == (
        "vacancy:roenne-2 er ude nu. Slet posten i content/, kør praksis publish, og prøv igen."
    )
    text = (out.project.folder / OTHER).read_text("utf-8")
    out.remove(OTHER)
    out.publish("--clock", "2026-11-22T11:00")
    said = out.run("releases", "purge", "roenne-2", "--yes")
    assert said.splitlines()[:2] == [
        "vacancy:roenne-2 bliver taget ud af 3 udgivelser, og grenen bliver skrevet om.",
        "Disse viste posten og mister deres filer: 2026-11-22.1, 2026-11-22.2, 2026-11-22.3.",
    ]
    assert "Det her kan ikke tages tilbage herfra:" in said
    folder = out.project.folder
    kept = git(folder, "rev-list", "--objects", "udgivelser")
    assert "roenne-2" not in kept
    for commit in git(folder, "rev-list", "udgivelser").split():
        told = git(folder, "show", f"{commit}:release.json")
        told = told.replace('"of": "vacancy:roenne-2"', "")
        assert told.count("roenne-2") == 2  # the key and the address, so that it stays away
    assert [p.name for p in out.web.parent.joinpath("releases").glob("[!.]*")] == [out.live()]
    assert (
        out.run("releases")
        .splitlines()[0]
        .endswith("vacancy:roenne-2 taget ud af historien, er ude nu")
    )

    out.run("rollback", "2026-11-22.1", "--clock", "2026-11-22T12:00")
    page = out.read("muligheder/roenne-2/index.html")
    assert "Det, der stod her, er taget af siden." in page
    assert (out.web / CALENDAR).exists()

    out.project.write(OTHER, text)
    out.commit()
    said = out.publish("--resume", "--clock", "2026-11-22T13:00", code=1)
    assert said.splitlines()[0] == (
        "vacancy:roenne-2 er trukket tilbage og kommer aldrig ud igen. Slet filen, eller giv "
        "posten et nyt id, hvis der er givet nyt samtykke. Intet er udgivet."
    )


@needs.TIME
def test_a_purge_of_what_never_went_out(out: Published) -> None:
    assert out.run("releases", "purge", "raadgive", code=1) == (
        'Posten "raadgive" har ikke været udgivet. Mente du raadgiver?'
    )


@needs.TIME
def test_no_is_no(out: Published) -> None:
    out.remove(OTHER)
    out.publish("--clock", "2026-11-22T11:00")
    before = git(out.project.folder, "rev-parse", "udgivelser")
    said = "Ingen kan svare her. Skriv --yes for at gøre det. Intet er ændret."
    assert out.run("releases", "purge", "roenne-2", code=1).endswith(said)
    assert git(out.project.folder, "rev-parse", "udgivelser") == before


@needs.TIME
def test_the_oldest_are_dropped_when_asked(out: Published) -> None:
    assert out.run("releases", "prune", "--yes") == "Der er 2 udgivelser, og det er ikke for mange."
