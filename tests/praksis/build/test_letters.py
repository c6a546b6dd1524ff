"""What the site shows of letters: from the moment they are sent, and whatever comes after."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from newsletter.frozen.store import FOLDER
from tests import needs
from tests.git import committed, git
from tests.project_copy import ProjectCopy
from tests.small import article, vacancy
from tests.steps import some

ISSUE = "brev-2026-11"
PAGE = f"nyhedsbrev/{ISSUE}/index.html"
EDITION = f"nyhedsbrev/{ISSUE}/ny-speciallaege/index.html"
FROZEN, SENT, AFTER = "2026-11-22T09:00", "2026-11-23T08:00", "2026-11-23T09:00"


def done(project: ProjectCopy, *words: str) -> str:
    result = project.praksis(*words)
    assert result.exit_code == 0, result.output
    return result.output


def sent(project: ProjectCopy) -> None:
    done(project, "newsletter", "freeze", ISSUE, "--clock", FROZEN)
    done(project, "newsletter", "sent", ISSUE, "--at", SENT, "--clock", AFTER)


def read(project: ProjectCopy, path: str) -> str:
    return (project.site / path).read_text(encoding="utf-8")


def test_a_letter_is_shown_from_the_minute_it_is_sent(small: ProjectCopy) -> None:
    done(small, "newsletter", "freeze", ISSUE, "--clock", FROZEN)
    done(small, "newsletter", "sent", ISSUE, "--at", SENT, "--clock", AFTER)
    done(small, "build", "--clock", "2026-11-23T07:59")
    assert not (small.site / PAGE).exists()
    for path in ("feed.xml", "search/index.json"):
        assert ISSUE not in read(small, path)
    assert (small.outbox / ISSUE / "ny-speciallaege.eml").exists()
    done(small, "build", "--clock", SENT)
    assert (small.site / PAGE).exists()
    assert (small.site / EDITION).exists()
    for path in ("feed.xml", "search/index.json"):
        assert ISSUE in read(small, path)


@needs.TIME
@pytest.mark.parametrize("how", some(["drafted", "deleted", "renamed"], 1))
def test_a_record_that_went_after_sending_stops_nothing(small: ProjectCopy, how: str) -> None:
    sent(small)
    file = small.folder / "content/vacancies/roenne-1.yml"
    text = file.read_text(encoding="utf-8")
    if how == "drafted":
        file.write_text(f"{text}draft: true\n", encoding="utf-8")
    else:
        file.unlink()
    if how == "renamed":
        small.write("content/vacancies/roenne-nu.yml", vacancy("roenne-nu", "was: [roenne-1]"))
    told = done(small, "check", "--clock", AFTER)
    done(small, "build", "--clock", AFTER)
    page = read(small, PAGE)
    assert ("Findes ikke mere" in page) is (how != "renamed")
    assert page.count("To 0-kapaciteter i Rønne") >= 2
    if how != "renamed":
        assert 'advarsel: feltet "blocks" (Afsnit) gav i det brev, der er sendt, linket' in told
        assert "muligheder/roenne-1/" not in page
    mail = (small.outbox / ISSUE / "ny-speciallaege.html").read_bytes()
    assert mail == (small.folder / FOLDER / ISSUE / "ny-speciallaege.html").read_bytes()


@needs.TIME
def test_what_is_wrong_in_the_file_of_a_sent_letter_stops_nothing(small: ProjectCopy) -> None:
    file = small.folder / "content/issues" / f"{ISSUE}.md"
    text = file.read_text(encoding="utf-8")
    told = text.replace("{type: muligheder}", "{type: muligheder, select: [roenne-1]}")
    linked = told.replace("en rådgiver", "en [rådgiver](vacancy:roenne-2)")
    file.write_text(linked, encoding="utf-8")
    sent(small)
    for name in ("roenne-1", "roenne-2"):
        (small.folder / "content/vacancies" / f"{name}.yml").unlink()
    output = done(small, "check")
    assert "advarsel: " in output
    done(small, "newsletter", "plan", ISSUE, "--clock", AFTER)
    done(small, "build", "--clock", AFTER)
    assert "Findes ikke mere" in read(small, PAGE)


@needs.TIME
def test_edits_of_a_sent_letter_change_nothing(small: ProjectCopy) -> None:
    sent(small)
    file = small.folder / "content/issues" / f"{ISSUE}.md"
    text = file.read_text(encoding="utf-8")
    text = text.replace("Brevet for november", "Et andet navn").replace("Kære læser", "Hej du")
    file.write_text(text, encoding="utf-8")
    done(small, "build", "--clock", AFTER)
    for path in (PAGE, EDITION, "feed.xml", "nyhedsbrev/index.html"):
        if (small.site / path).exists():
            assert "Et andet navn" not in read(small, path)
            assert "Hej du" not in read(small, path)
    assert "Brevet for november" in read(small, "feed.xml")


def test_a_link_to_a_letter_that_is_not_out_is_told(small: ProjectCopy) -> None:
    body = f"Læs [brevet](issue:{ISSUE})."
    small.write("content/articles/om-brevet.md", article("om-brevet", body=body))
    refused = small.praksis("check")
    assert refused.exit_code == 1
    assert f'fører til "issue:{ISSUE}", som er et brev (Brevet for november 2026), der ikke er' in (
        refused.output
    )
    sent(small)
    assert done(small, "check", "--clock", AFTER)


@needs.TIME
def test_a_letter_that_was_taken_back_says_so_and_leads_to_the_right_one(
    small: ProjectCopy,
) -> None:
    sent(small)
    done(small, "newsletter", "retract", ISSUE, "--clock", AFTER)
    done(small, "build", "--clock", AFTER)
    for path in (PAGE, EDITION):
        assert "Der er en fejl i dette brev. Vi sender en rettelse." in read(small, path)
    text = (small.folder / "content/issues" / f"{ISSUE}.md").read_text(encoding="utf-8")
    head = text.partition("Kære læser")[0].replace(ISSUE, "brev-2026-11b")
    head = head.replace('number: "2026-11"', f'number: "2026-11b"\ncorrects: {ISSUE}')
    head = head.replace("Brevet for november 2026", "Rettelse til brevet for november")
    small.write("content/issues/brev-2026-11b.md", f"{head}Fristen er en anden.\n")
    noon = "2026-11-23T12:00"
    done(small, "newsletter", "freeze", "brev-2026-11b", "--clock", noon)
    done(small, "newsletter", "sent", "brev-2026-11b", "--clock", noon)
    done(small, "build", "--clock", noon)
    for path in (PAGE, EDITION):
        page = read(small, path)
        assert "Der var en fejl i dette brev. Læs i stedet rettelsen:" in page
        assert "nyhedsbrev/brev-2026-11b/" in page.replace("../", "nyhedsbrev/")


@needs.TIME
def test_a_letter_that_is_overdue_is_told_and_stops_nothing(small: ProjectCopy) -> None:
    small.write("content/vacancies/ny.yml", vacancy("ny", published="2026-12-01"))
    done(small, "build", "--clock", "2026-12-02T09:00")
    told = done(small, "check", "--clock", "2026-12-02T09:00")
    assert "brevet er ikke markeret som sendt og ikke frosset" in told
    assert f"freeze {ISSUE} --clock 2026-11-23T08:00" in told
    done(small, "newsletter", "freeze", ISSUE, "--clock", SENT)
    told = done(small, "check", "--clock", "2026-12-02T09:00")
    assert f"Er det sendt, så kør praksis newsletter sent {ISSUE}." in told


def test_what_changed_between_freezing_and_sending_is_told(small: ProjectCopy) -> None:
    done(small, "newsletter", "freeze", ISSUE, "--clock", FROZEN)
    small.write("content/vacancies/roenne-1.yml", vacancy("roenne-1", deadline="2026-12-18"))
    (small.folder / "content/vacancies/roenne-2.yml").unlink()
    told = done(small, "check", "--clock", FROZEN)
    assert 'det frosne brev siger noget andet om "vacancy:roenne-1", end posten gør nu' in told
    assert 'det frosne brev fortæller om "vacancy:roenne-2", som ikke kan ses på siden mere' in told
    assert "Kør praksis newsletter thaw, og frys brevet igen, før det sendes." in told


def test_a_damaged_letter_is_a_fault_with_its_place(small: ProjectCopy) -> None:
    sent(small)
    file = small.folder / FOLDER / ISSUE / "letter.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Rønne", "Rnne"), encoding="utf-8")
    told = small.praksis("check", "--json")
    assert told.exit_code == 1
    problems = json.loads(told.output)["problems"]
    assert [each["code"] for each in problems] == ["frozen-letter-changed"]
    assert small.praksis("build").exit_code == 1


def test_git_ignores_no_letter(root: Path, small: ProjectCopy) -> None:
    sent(small)
    shutil.copy(root / ".gitignore", small.folder)
    git(small.folder, "init", "-q")
    git(small.folder, "add", "-A")
    kept = git(small.folder, "ls-files", FOLDER, ".praksis/newsletter.lock.json").splitlines()
    assert len(kept) == 4
    assert not git(small.folder, "ls-files", ".praksis/cache")


def test_git_ignores_what_a_command_that_was_killed_left(
    root: Path, small: ProjectCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(root / ".gitignore", small.folder)
    committed(small.folder)
    done(small, "newsletter", "freeze", ISSUE, "--clock", FROZEN)

    def stop(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsletter.frozen.store.shutil.rmtree", stop)
    small.praksis("newsletter", "thaw", ISSUE, "--clock", FROZEN)
    assert list((small.folder / FOLDER).glob(".*")), "nothing was left"
    assert git(small.folder, "status", "--porcelain", FOLDER) == ""
