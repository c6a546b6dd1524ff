"""The form in real Chromium, on a working copy: what an editor does in it is good in the files."""

from __future__ import annotations

import difflib
import re

import pytest

from records.loading.library import load
from records.messages import line_of
from tests import needs
from tests.site_plugins.admin.conftest import FormTab, place_of

pytestmark = pytest.mark.browser

NEW = "content/vacancies/roenne-2026-9.yml"
OLD = "content/vacancies/albertslund-2026-1.yml"
_ADD = re.compile("Tilføj .*punkt")


@needs.TIME
def test_a_new_vacancy(form: FormTab) -> None:
    """Filled in from top to bottom, it is saved as an editor would write it, and checks clean."""
    form.open()
    form.go("collections/vacancy/new")
    form.write("id", "roenne-2026-9")
    form.pick("example", "Ja")
    form.write("title", "Ny 0-kapacitet i Rønne")
    form.write("summary", "Start din egen klinik i Rønne – alene eller sammen med en makker.")
    form.choose("audiences", "Nye speciallæger i almen medicin", "Etablerede praktiserende læger")
    form.choose("areas", "Bornholm")
    form.write("published", "2026-11-02")
    form.choose("contact", "Rådgiver for etablering")
    form.choose("type", "0-kapacitet")
    form.choose("status", "Åben for ansøgning")
    form.choose("origin", "Ny kapacitet")
    form.write("count", "2")
    form.choose("practice_form", "Lægen vælger selv")
    form.choose("planning_area", "Bornholm")
    form.write("city", "Rønne")
    form.write("postal_code", "0190")
    form.choose("address_bound", "Nej")
    form.write("patients", "0")
    form.write("posted", "2026-11-02")
    form.write("deadline", "2026-12-15")
    form.write("takeover", "efter-aftale")
    _add(form, "criteria", "text", "Plan for sammenhæng: fra første dag")
    form.pick("application.method", "Mail")
    form.write("application.address", "eksempel@example.org")
    form.write("application.instructions", "Skriv højst fire sider.\nVedlæg dit cv.")
    for number, text in enumerate(("Du vælger selv stedet", "Du får en rådgiver")):
        _add_line(form, "benefits", number, text)
    _add_line(form, "caveats", 0, "Du begynder uden patienter")
    form.save()

    text = form.text(NEW)
    assert text == WRITTEN
    done = form.project.praksis("check")
    assert done.exit_code == 0, done.output
    assert not [line for line in done.output.splitlines() if NEW in line]
    assert form.complaints == []
    assert {
        url for url in form.asked if not url.startswith((form.origin, "blob:", "data:"))
    } == set()


@needs.TIME
def test_an_old_vacancy_keeps_all_that_was_not_changed(form: FormTab) -> None:
    """Comments, order and quotes stay; the difference is the line of the field."""
    file = form.project.folder / OLD
    before = "# Aftalt med kommunen\n" + file.read_text("utf-8").replace(
        "count: 1\n", "count: 1  # se bilaget\n"
    )
    form.project.write(OLD, before)
    form.open()
    form.go("collections/vacancy/entries/albertslund-2026-1")
    form.write("title", "Kapacitet med patienter midt i Albertslund")
    form.save()
    changed = list(difflib.unified_diff(before.splitlines(), form.text(OLD).splitlines(), n=0))[3:]
    assert changed == [
        "-title: Kapacitet med patienter i Albertslund",
        "+title: Kapacitet med patienter midt i Albertslund",
    ]
    assert form.project.praksis("check").exit_code == 0


def test_an_article_in_its_section(form: FormTab) -> None:
    """Front matter and text, in the folder of the section; the text is as it was typed."""
    form.open()
    form.go("collections/article/new")
    form.write("id", "proeve-paa-formular")
    form.pick("example", "Ja")
    form.write("title", "En prøve på formularen")
    form.write("summary", "En side, der er skrevet for at prøve formularen og ikke for at læses.")
    form.choose("audiences", "Nye speciallæger i almen medicin")
    form.write("published", "2026-11-02")
    form.choose("section", "Livet i praksis")
    told = "Se {{figure:kommuner-region-sjaelland}} og [kontakt](article:kontakt)."
    body = f"{told}\n\n!!! note\n    Husk_det."
    form.write("body", body)
    form.save()
    text = form.text("content/articles/livet/proeve-paa-formular.md")
    assert text.endswith(f"\n---\n\n{body}\n")
    library = load(place_of(form.project))
    assert [p for p in library.faults if "proeve-paa" in line_of(p)] == []


@needs.TIME
def test_what_is_wrong_is_said_in_danish_before_it_is_saved(form: FormTab) -> None:
    """A browser set to English shows the form in Danish; an empty record is not saved."""
    form.open()
    form.go("collections/vacancy/new")
    form.write("id", "Rønne 1")
    form.page.get_by_role("button", name="Gem", exact=True).click()
    form.page.get_by_text("Skriv det som i eksemplet: bornholm-roenne-2026-1").first.wait_for()
    assert form.page.locator("html").get_attribute("lang") == "da"
    assert form.page.get_by_role("button", name="Gem", exact=True).is_visible()


def _add(form: FormTab, path: str, part: str, text: str) -> None:
    form.field(path).get_by_role("button", name=_ADD).first.click()
    form.write(f"{path}.0.{part}", text)


def _add_line(form: FormTab, path: str, number: int, text: str) -> None:
    form.field(path).get_by_role("button", name=_ADD).first.click()
    form.write(f"{path}.{number}", text)


WRITTEN = """\
id: roenne-2026-9
example: true
title: Ny 0-kapacitet i Rønne
summary: Start din egen klinik i Rønne – alene eller sammen med en makker.
audiences: [ny-speciallaege, etableret]
areas: ["0400"]
published: 2026-11-02
contact: raadgiver-etablering
type: nul-kapacitet
status: opslaaet
origin: udvidelse
count: 2
practice_form: frit-valg
planning_area: "0400"
city: Rønne
postal_code: "0190"
address_bound: false
patients: 0
posted: 2026-11-02
deadline: 2026-12-15
takeover: efter-aftale
criteria:
  - {text: "Plan for sammenhæng: fra første dag"}
application:
  method: mail
  address: eksempel@example.org
  instructions: |-
    Skriv højst fire sider.
    Vedlæg dit cv.
benefits:
  - Du vælger selv stedet
  - Du får en rådgiver
caveats:
  - Du begynder uden patienter
"""
