"""Practice forms: table, pages and quiz say what the records say, and only that."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publishing.opendata.columns import Around
from publishing.opendata.practice_profiles import PRACTICE_PROFILES
from publishing.pages.practice.forms import practice_form_page, practice_form_pages, table_page
from publishing.pages.practice.link import form_address
from publishing.pages.practice.quiz import ASKED, quiz_page
from records.clock import Clock
from records.codes.practice import Answer, Aspect, Nature
from records.codes.vacancy import PracticeForm
from records.facts.practice_profiles import belongs_to, openings_of, profiles_at
from records.facts.status import State, state_of
from records.loading.library import Library
from records.model.practice_profile import PracticeProfile
from records.model.vacancy import Vacancy
from tests.samples import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NOW = Clock.parse("2026-11-22T09:00")
TABLE = json.loads((Path(__file__).parent / "practice_cases.json").read_text(encoding="utf-8"))


@pytest.mark.browser
def test_forms_are_ranked_as_worked_out_by_hand(browser: Browser, root: Path) -> None:
    source = (root / "site_plugins/theme/assets/practice-match.js").read_bytes()
    module = "data:text/javascript;base64," + base64.b64encode(source).decode()
    page = browser.new_page()
    found = page.evaluate(
        """async ([module, forms, cases]) => {
          const { rank } = await import(module);
          return cases.map(({ answers }) => {
            const { ranked, near } = rank(answers, forms);
            const told = ({ id, for: pro, against, open }) =>
              `${id} ${pro.length}/${against.length}/${open.length}`;
            return { ranked: ranked.map(told), near };
          });
        }""",
        [module, TABLE["forms"], TABLE["cases"]],
    )
    page.close()
    wanted = [{"ranked": case["ranked"], "near": case["near"]} for case in TABLE["cases"]]
    names = [case["name"] for case in TABLE["cases"]]
    assert dict(zip(names, found, strict=True)) == dict(zip(names, wanted, strict=True))


def test_forms_come_first_and_solo_before_partners(real_library: Library) -> None:
    shown = profiles_at(real_library, NOW)
    assert [each.id for each in shown[:2]] == ["solopraksis", "kompagniskabspraksis"]
    natures = [list(Nature).index(each.nature) for each in shown]
    assert natures == sorted(natures)


def test_table_holds_every_cell_with_a_source_that_is_there(real_library: Library) -> None:
    shown = profiles_at(real_library, NOW)
    meta = table_page(shown).meta
    assert meta["columns"] == [aspect.label for aspect in Aspect]
    assert [row["id"] for row in meta["forms"]] == [each.id for each in shown]
    for row, profile in zip(meta["forms"], shown, strict=True):
        assert [cell["key"] for cell in row["cells"]] == list(Aspect)
        for cell, own in zip(row["cells"], profile.by_aspect.values(), strict=True):
            source = meta["numbered"][cell["source"] - 1]
            assert own.text in cell["html"]
            assert profile.source_of(own).title in source["text"]
            assert cell["checked"]["iso"] == own.checked.isoformat()


def test_each_type_is_told_of_in_each_form(real_library: Library) -> None:
    meta = table_page(profiles_at(real_library, NOW)).meta
    assert [link["text"] for link in meta["used_in"]] == ["Solopraksis", "Kompagniskabspraksis"]
    assert [row["title"] for row in meta["uses"]] == [
        "Samarbejdspraksis", "Delepraksis", "Licenspraksis"
    ]  # fmt: skip
    for row in meta["uses"]:
        assert [cell["key"] for cell in row["cells"]] == ["solopraksis", "kompagniskabspraksis"]


def test_quiz_is_short_and_says_only_what_cells_say(real_library: Library) -> None:
    shown = profiles_at(real_library, NOW)
    meta = quiz_page(shown, real_library, NOW).meta
    assert 5 <= len(meta["questions"]) <= 8
    assert [question["key"] for question in meta["questions"]] == list(ASKED)
    offered = {option["value"] for q in meta["questions"] for option in q["options"]}
    assert offered == {answer.value for answer in Answer}
    for form, profile in zip(meta["candidates"], shown, strict=True):
        for reason in form["reasons"]:
            cell = profile.by_aspect[Aspect.read(reason["key"])]
            assert (reason["text"], reason["fits"]) == (cell.text, [f.value for f in cell.fits])


def test_every_answer_speaks_for_some_form(real_library: Library) -> None:
    meta = quiz_page(profiles_at(real_library, NOW), real_library, NOW).meta
    told = {o["value"]: o["forms"] for q in meta["questions"] for o in q["options"]}
    assert [value for value, forms in told.items() if not forms] == []
    (link, why), *_ = told["eje-alene"]
    assert link["text"] == "Solopraksis"
    assert why == "Du ejer alene, med ét ydernummer og én kapacitet."


def test_postings_go_by_form_and_jobs_by_type(real_library: Library) -> None:
    def of(form: str, posting: str) -> bool:
        profile = real_library.find(PracticeProfile, form)
        vacancy = real_library.find(Vacancy, posting)
        assert profile
        assert vacancy
        return belongs_to(vacancy, profile)

    assert of("vikariat", "halsnaes-vikariat-2027")
    assert not of("solopraksis", "halsnaes-vikariat-2027")  # the clinic is one, the job is not
    assert of("solopraksis", "bornholm-roenne-2026-2")  # the doctor chooses: by its type
    assert not of("kompagniskabspraksis", "bornholm-roenne-2026-2")


def test_what_a_doctor_owns_goes_by_its_form_and_only_what_is_near_is_listed(
    real_library: Library,
) -> None:
    opening = real_library.find(Vacancy, "bornholm-roenne-2026-2")
    assert opening
    shared = opening.model_copy(update={"practice_form": PracticeForm.KOMPAGNISKAB})
    profiles = profiles_at(real_library, NOW)
    assert [each.id for each in profiles if belongs_to(shared, each)] == ["kompagniskabspraksis"]
    found = {each for profile in profiles for each in openings_of(profile, real_library, NOW)}
    assert {state_of(each, NOW) for each in found} == {State.OPEN, State.COMING}


def test_page_shows_openings_that_can_be_chosen_and_no_note(real_library: Library) -> None:
    profile = real_library.find(PracticeProfile, "solopraksis")
    assert profile
    assert profile.note
    page = practice_form_page(profile, real_library, NOW)
    titles = [card["title"] for card in page.meta["openings"]]
    assert titles == [each.title for each in openings_of(profile, real_library, NOW)[:6]]
    assert titles
    assert profile.note not in json.dumps(page.meta, ensure_ascii=False)


def test_a_posting_leads_to_its_form(real_library: Library) -> None:
    def way(form: PracticeForm | None) -> str | None:
        return form_address(form, real_library, NOW)

    assert way(PracticeForm.KOMPAGNISKAB) == "praksisformer/kompagniskabspraksis/"
    assert way(PracticeForm.FRIT_VALG) == "praksisformer/"
    assert way(PracticeForm.SATELLITPRAKSIS) is way(None) is None


def test_without_forms_there_is_neither_table_nor_quiz(real_library: Library) -> None:
    none = real_library.with_records({**real_library.records, "practice_profile": {}})
    assert list(practice_form_pages(none, NOW)) == []


def test_open_data_fit_their_schema(real_library: Library) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    around = Around(real_library, SITE, NOW)
    document = PRACTICE_PROFILES.document(profiles_at(real_library, NOW), around, NOW.now)
    jsonschema.validate(document, PRACTICE_PROFILES.schema(SITE))
    solo = document["practice_profiles"][0]
    assert [cell["aspect"] for cell in solo["cells"]] == list(Aspect)
    assert all(1 <= cell["source"] <= len(solo["sources"]) for cell in solo["cells"])
    assert "note" not in solo
