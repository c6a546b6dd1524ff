"""Before something is deleted in the form, it says what would break; afterwards the check does."""

from __future__ import annotations

import json

import pytest

from editing.form.uses import all_uses, uses_of_file
from records.loading.library import Library
from site_plugins.admin.deleting import losses, losses_json
from tests import needs
from tests.site_plugins.admin.conftest import FormTab

PICTURE = "media/images/praksisperspektiv.jpg"
LINKED = "halsnaes-vikariat-2027"


def test_each_record_says_what_is_lost_with_it(real_library: Library) -> None:
    told = losses(real_library)
    vacancy = told[f"vacancy:{LINKED}"]
    assert vacancy["page"] == f"/muligheder/{LINKED}/"
    assert vacancy["uses"] == ["Historie: Det er mig, de møder først (Se også)"]
    assert "Trukket tilbage" in vacancy["instead"]
    assert "Aflyst" in told["event:moede-for-nynedsatte-2027-01"]["instead"]
    assert "page" not in told["adviser:raadgiver-etablering"]
    assert json.loads(losses_json(real_library)) == told


def test_everything_that_is_used_is_in_it(real_library: Library) -> None:
    told = losses(real_library)
    for name, uses in all_uses(real_library).items():
        if name in told or name.startswith("media/"):
            assert told[name]["uses"] == [str(use) for use in uses], name
    assert uses_of_file(real_library, PICTURE)
    keys = {
        f"{kind}:{getattr(record, 'code', record.id)}"
        for kind, shelf in real_library.records.items()
        for record in shelf.values()
    }
    assert keys <= set(told)


@needs.TIME
@pytest.mark.browser
def test_what_would_break_is_said_before_and_after(form: FormTab) -> None:
    """One way through it: every step costs a browser."""
    form.open()
    _what_others_need(form)
    _what_texts_lead_to(form)
    _a_picture_that_is_shown(form)
    _what_is_deleted_all_the_same(form)
    assert form.complaints == []


def _what_others_need(form: FormTab) -> None:
    """A field of another record cannot do without it: it cannot be deleted."""
    with form.deleting("adviser/entries/raadgiver-etablering") as said:
        said.get_by_text("Det bruges").wait_for()
        assert "Mulighed: Kapacitet med patienter i Albertslund (Kontakt)" in said.inner_text()
        button = said.get_by_role("button", name="Slet", exact=True)
        assert button.get_attribute("aria-disabled") == "true"


def _what_texts_lead_to(form: FormTab) -> None:
    with form.deleting("article/entries/muligheder/ledige-kapaciteter") as said:
        said.get_by_text("Det bruges").wait_for()
        assert "Artikel: Din vej ind i almen praksis (Brødtekst)" in said.inner_text()
        assert "Læserne mister /muligheder/ledige-kapaciteter/" in said.inner_text()


def _a_picture_that_is_shown(form: FormTab) -> None:
    page = form.page
    page.evaluate("location.hash = '#/assets'")
    page.get_by_text(PICTURE.rpartition("/")[2]).click()
    page.get_by_role("button", name="Slet valgt mediefil").click()
    said = page.get_by_role("alertdialog")
    said.get_by_text("Det bruges 1 sted").wait_for()
    assert "Podcast: " in said.inner_text()
    assert "(Billede)" in said.inner_text()
    said.get_by_role("button", name="Annuller", exact=True).click()


def _what_is_deleted_all_the_same(form: FormTab) -> None:
    """The check names the record that still leads to it, with file and line."""
    with form.deleting(f"vacancy/entries/{LINKED}") as said:
        said.get_by_text("Historie: Det er mig, de møder først (Se også)").wait_for()
        assert "Sæt status til »Trukket tilbage«" in said.inner_text()
        said.get_by_role("button", name="Slet", exact=True).click()
        form.page.get_by_role("button", name="Opret nyt dokument").wait_for()
    assert form.bring() == [f"-content/vacancies/{LINKED}.yml"]
    done = form.project.praksis("check")
    assert done.exit_code == 1
    assert [line for line in done.output.splitlines()
            if line.startswith("content/stories/") and LINKED in line]  # fmt: skip
