"""A conversation with somebody who makes slips: each is told at once, and none leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.drafting.fill_missing import objection_to
from records.model.field_spec import spec_of
from tests.editing.drafting.conftest import Run, files

WISH = {
    "example": "true", "title": "Læge leder efter praksis på Bornholm",
    "summary": "Jeg leder efter en praksis på Bornholm, gerne sammen med en makker.",
    "audiences": "ny-speciallaege", "published": "2026-11-25", "number": "7",
    "consent-on": "2026-11-24", "stage": "ny-speciallaege", "seeks": "koeb", "company": "begge",
    "patients": "begge", "areas": "0400", "expires": "2027-05-01",
}  # fmt: skip
WRITTEN = "content/wishes/soeger-7.yml"
VACANCY = {
    "example": "true", "title": "En kapacitet på Bornholm",
    "summary": "Overtag en kapacitet på Bornholm med et indrettet lokale nær havnen.",
    "audiences": "nynedsat", "published": "2026-11-25", "type": "nul-kapacitet",
    "status": "opslaaet", "origin": "udvidelse", "count": "1", "areas": "0400",
    "benefits": "[Lyst lokale, Tæt på havnen]", "caveats": "Ingen patienter",
    "practice-form": "frit-valg",
    "planning-area": "0400", "address-bound": "nej", "patients": "0", "posted": "2026-11-25",
    "deadline": "2027-02-01", "takeover": "efter-aftale", "contact": "raadgiver",
    "application": "{method: mail, address: navn@example.org, instructions: Send dit cv.}",
    "criteria": "{text: Erfaring}",
}  # fmt: skip


def options(kind: str, given: dict[str, str], *left_out: str, **changes: str) -> list[str]:
    """The words of the command, all fields given but those that are to be asked for."""
    told = {key: value for key, value in {**given, **changes}.items() if key not in left_out}
    return ["new", kind, "--ask", *(word for key, value in told.items()
                                    for word in (f"--{key}", value))]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "answers", "said", "line"),
    [
        ("example", "måske\nj", "Svar ja eller nej.", "example: true"),
        ("company", "\n3", "Vælg et nummer fra listen", "company: begge"),
        ("company", "99\n3", '"99" findes ikke. Vælg et nummer', "company: begge"),
        ("company", "begge dele\n3", '"begge dele" findes ikke. Vælg', "company: begge"),
        ("stage", "speciallæge\n5", "Mente du Nye speciallæger i almen medicin?",
         "stage: ny-speciallaege"),
        ("areas", "Bornhlm\nbornholm", '"Bornhlm" findes ikke. Mente du Bornholm?',
         'areas: ["0400"]'),
        ("audiences", "læger\n1; 3", '"læger" findes ikke. Vælg',
         "audiences: [medicinstuderende, introlaege]"),
        ("audiences", "1 99\n1 3", '"99" findes ikke. Vælg',
         "audiences: [medicinstuderende, introlaege]"),
        ("audiences", "a og b\n1 og 3", '"a og b" findes ikke. Vælg',
         "audiences: [medicinstuderende, introlaege]"),
        ("audiences", "Læger\nLæger, der vil overdrage, 3", '"Læger" findes ikke. Vælg',
         "audiences: [saelger, introlaege]"),
        ("consent-on", "\ni går", "Skriv et svar, fx 2026-11-16.", "consent_on: 2026-11-24"),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_the_question_comes_again(
    project: Path, run: Run, key: str, answers: str, said: str, line: str
) -> None:
    done = run(*options("wish", WISH, key), answers=f"{answers}\n\n\nj\n")
    assert done.exit_code == 0, done.output
    assert said in done.output
    assert f"\n{line}\n" in f"\n{files(project)[WRITTEN]}"


def test_what_only_a_rule_demands_is_asked_for_and_not_told_as_a_fault(
    project: Path, run: Run
) -> None:
    words = options("mulighed", VACANCY, "posted", "deadline", "contact", "application", "criteria")
    answers = ["1", "i dag", "1.2.2027", "Erfaring", "", "nej",
               "1", "navn@example.org", "Send dit cv.", "", "nej", "", "j"]  # fmt: skip
    before = set(files(project))
    done = run(*words, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "mangler" not in done.output
    (file,) = set(files(project)) - before
    text = files(project)[file]
    for line in ("posted: 2026-11-25", "deadline: 2027-02-01", "contact: raadgiver"):
        assert f"\n{line}\n" in text


def test_a_rule_of_several_fields_lets_one_choose_which_to_answer_anew(
    project: Path, run: Run
) -> None:
    """Too many traits for a small place: other areas are one way out, saying less is another."""
    words = options("wish", WISH, company="alene", patients="med")
    done = run(*words, answers="8\nalene eller sammen\n3\n\nj\n")
    assert done.exit_code == 0, done.output
    assert "der er 4 kendetegn" in done.output
    assert "(Enter: 1)" in done.output
    assert '"8" er ingen af dem. Skriv et nummer.' in done.output
    assert "\ncompany: begge\n" in files(project)[WRITTEN]


def test_what_should_not_be_there_can_be_taken_out(project: Path, run: Run) -> None:
    words = options("mulighed", VACANCY, price="1000000")
    before = set(files(project))
    done = run(*words, answers="price\n\n\nj\n")
    assert done.exit_code == 0, done.output
    (file,) = set(files(project)) - before
    assert "\nprice: " not in files(project)[file]


def test_of_a_group_only_the_part_that_is_wrong_is_asked_for_again(project: Path, run: Run) -> None:
    words = options("mulighed", VACANCY, "application")
    answers = ["1", "www.example.org", "", "Send dit cv.", "", "nej", "navn@example.org", "", "j"]
    before = set(files(project))
    done = run(*words, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("Vejledning") == 1
    assert done.output.count("Sendes til") == 3, "the question twice, and once what was wrong"
    (file,) = set(files(project)) - before
    assert "address: navn@example.org" in files(project)[file]


def test_a_number_that_stands_for_nothing_more_is_told(project: Path, run: Run) -> None:
    words = options("mulighed", VACANCY, "criteria")
    done = run(*words, answers="Erfaring\n9\nvægt\nmeget\n100\nmåske\nnej\n\nj\n")
    assert done.exit_code == 0, done.output
    assert '"9" er ingen af dem. Skriv et nummer.' in done.output
    assert "weight" in done.output
    assert "Svar ja eller nej." in done.output


def test_the_value_of_a_part_is_judged_alone() -> None:
    form = spec_of("vacancy")
    application, criteria = form.field("application"), form.field("criteria")
    method = next(part for part in application.parts if part.key == "method")
    weight = next(part for part in criteria.parts if part.key == "weight")
    assert objection_to(form, (application, method), "mail") is None
    assert objection_to(form, (criteria, weight), "40") is None
    wrong = objection_to(form, (criteria, weight), "meget")
    assert wrong
    assert wrong.at == ()
    assert "weight" in wrong.said


def test_what_the_checks_of_all_content_find_can_be_answered_anew(project: Path, run: Run) -> None:
    """Only once all is known: here a text that may say who it is."""
    words = options("wish", WISH, summary="Jeg leder efter en praksis nær Jens Jensen i Hillerød.")
    answers = "\n\nJeg leder efter en praksis ved havet, gerne sammen med en makker.\n"
    done = run(*words, answers=answers)
    assert done.exit_code == 0, done.output
    assert "kan pege på en person eller en klinik" in done.output
    assert "\nsummary: Jeg leder efter en praksis ved havet" in files(project)[WRITTEN]
    assert "Skal den skrives" not in done.output


def test_a_part_that_the_others_demand_is_asked_for_by_itself() -> None:
    form = spec_of("event")
    registration = form.field("registration")
    wrong = objection_to(form, (registration,), {"method": "mail"})
    assert wrong
    assert wrong.at == ("address",)


def test_a_list_that_is_too_short_goes_on_where_it_was(project: Path, run: Run) -> None:
    """Weights of 100 in all: whoever has told half of them tells the rest, and no more."""
    words = options("mulighed", VACANCY, "criteria")
    half = ["Erfaring", "1", "60", "nej"]
    done = run(*words, answers="\n".join([*half, "ja", "Plan", "1", "40", "", "j"]) + "\n")
    assert done.exit_code == 0, done.output
    assert "Vil du tilføje et punkt? Ellers begynder du forfra." in done.output
    assert done.output.count("text (fx") == 2
