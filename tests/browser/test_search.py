"""The search in a real browser: what it finds, how it is used, what it costs."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from publishing.search import index
from publishing.search.documents import Document
from records.clock import Clock
from records.loading.library import Library
from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.searching import questions, script
from tests.project_copy import ProjectCopy
from tests.steps import some

pytestmark = pytest.mark.browser

_ASK = """async ([client, asked, limit]) => {
    const { ask } = await import(client);
    const found = [];
    for (const question of asked) found.push(await ask(question, { limit }));
    return found;
}"""
_SHARDS = """async ([path, engine, files, asked]) => {
    const { openIndex } = await import(path);
    const { ask, matching, passages } = await import(engine);
    const read = [];
    const of = (name) => JSON.parse(files[name]);
    const fetched = async (name) => { read.push(name); return of(name); };
    const search = openIndex(of('index.json'), fetched);
    const { hits } = await ask(search, asked, { limit: 8 });
    const before = [...read];
    await passages(search, asked, hits.map((hit) => hit.document));
    const all = await matching(search, asked, 'vacancy');
    return { urls: hits.map((hit) => hit.url), before, all: [...all.keys()].sort() };
}"""
ALL = questions()


@pytest.fixture(scope="module")
def found(new_tab: NewTab, built: ProjectCopy) -> list[dict[str, Any]]:
    """What the reader gets for each question of the judged set."""
    with new_tab(DESK) as tab:
        tab.open("om/")
        asked = [_client(built), [question.text for question in ALL], 3]
        answers: list[dict[str, Any]] = tab.page.evaluate(_ASK, asked)
    return answers


def _client(built: ProjectCopy) -> str:
    return script(built.site, "search-client")


def _hits(tab: Tab, built: ProjectCopy, text: str, limit: int = 5) -> list[str]:
    (found,) = tab.page.evaluate(_ASK, [_client(built), [text], limit])
    return [hit["url"] for hit in found["hits"]]


@pytest.mark.parametrize("half", ["a", "b"])
def test_the_judged_set(found: list[dict[str, Any]], half: str) -> None:
    of_half = [(q, f) for q, f in zip(ALL, found, strict=True) if q.half == half]
    assert len(of_half) >= 40
    assert [q.text for q, f in of_half if not f["hits"]] == []
    missed = [q.text for q, f in of_half if not q.answers & {hit["url"] for hit in f["hits"]}]
    assert len(missed) <= 0.08 * len(of_half), missed


def test_the_golden_table_of_words(desk: Tab, built: ProjectCopy) -> None:
    table = Path(__file__).parents[1] / "publishing" / "search" / "words.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    desk.open("om/")
    made = desk.page.evaluate(
        "async ([name, texts]) => { const { stem, words } = await import(name);"
        " return texts.map((text) => words(text).map(stem).join(' ')); }",
        [script(built.site, "search-index"), [row["text"] for row in rows]],
    )
    assert made == [row["stems"] for row in rows]


@pytest.mark.parametrize(
    ("one", "other", "far"),
    some([("hus", "hus", 0), ("hus", "huse", 1), ("opslag", "oplsag", 1), ("praksis", "prakssi", 1),
     ("kapacitet", "kapasitett", 2), ("hus", "kat", 3)], 3),
)  # fmt: skip
def test_slips_are_counted(desk: Tab, built: ProjectCopy, one: str, other: str, far: int) -> None:
    desk.open("om/")
    name = script(built.site, "search-question")
    told = "async ([name, a, b]) => (await import(name)).distance(a, b, 2)"
    assert desk.page.evaluate(told, [name, one, other]) == far


@pytest.mark.parametrize(
    ("slip", "url"),
    some([
        ("genoplsag", "muligheder/genopslag/"),  # two letters in the wrong order
        ("kombinationstilling", "muligheder/hoeje-taastrup-kombinationsstilling-2026/"),
        ("bornhlom", "omraader/bornholm/"),
        ("makkerskap", "livet/makkerskaber/"),
        ("rådgivver", "om/kontakt/"),
    ], 2),
)  # fmt: skip
def test_slips_are_forgiven(desk: Tab, built: ProjectCopy, slip: str, url: str) -> None:
    desk.open("om/")
    assert url in _hits(desk, built, slip)


@pytest.mark.parametrize("text", some(["xylofonkoncert", "hej", "?", "   "], 2))
def test_what_is_not_there_is_not_found(desk: Tab, built: ProjectCopy, text: str) -> None:
    desk.open("om/")
    assert _hits(desk, built, text) == []


def test_a_list_gets_all_of_its_kind_that_answer(desk: Tab, built: ProjectCopy) -> None:
    desk.open("om/")
    all_of = """async ([client, text]) => {
        const found = await (await import(client)).matching(text, 'vacancy');
        return Object.fromEntries(found);
    }"""
    found = desk.page.evaluate(all_of, [_client(built), "bornholm"])
    assert {url for url in found if "roenne" in url} >= {
        "muligheder/bornholm-roenne-2025-1/", "muligheder/bornholm-roenne-2026-1/",
        "muligheder/bornholm-roenne-2026-2/",
    }  # fmt: skip
    assert all(url.startswith("muligheder/") and score > 0 for url, score in found.items())
    both = desk.page.evaluate(all_of, [_client(built), "0-kapacitet vanløse"])
    assert list(both) == ["muligheder/koebenhavn-vanloese-2026-1/"]


@needs.TIME
def test_a_worker_does_the_work(desk: Tab) -> None:
    page = desk.open("om/")
    assert page.workers == []
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("frist bornholm")
    page.wait_for_selector("[data-search-list] a")
    (worker,) = page.workers
    assert "search-engine" in worker.url
    assert desk.complaints == []


def test_answers_stand_above_the_results(desk: Tab) -> None:
    page = desk.open("om/")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("frist bornholm")
    page.wait_for_selector(".answer--deadline")
    assert "11. januar 2027" in page.locator(".answer").inner_text().replace("\u00a0", " ")
    page.locator("#soeg-felt").fill("hvem kan jeg ringe til om salg")
    page.wait_for_selector(".answer--adviser")
    assert "Rådgiver for overdragelse" in page.locator(".answer").inner_text()
    assert page.locator(".answer a[href^='tel:']").count() == 0  # an example's number rings nobody
    assert page.locator(".answer a[href^='mailto:']").count() == 1


@needs.TIME
def test_results_tell_what_where_and_when(desk: Tab) -> None:
    page = desk.open("om/")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("kapacitet rønne klinik")
    page.wait_for_selector("[data-search-list] a")
    first = page.locator("[data-search-list] a", has_text="To 0-kapaciteter i Rønne med")
    told = first.locator(".search__labels").inner_text().replace("\u00a0", " ")
    assert "Eksempel" in told
    assert "Mulighed · Rønne · Frist: 11. januar 2027 kl. 12.00" in told
    assert first.locator("mark").count() > 0


@needs.TIME
def test_the_combobox_by_keyboard(desk: Tab) -> None:
    page = desk.open("om/")
    page.locator(".header [data-search]").click()
    field = page.locator("#soeg-felt")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("makkerskab")
    page.locator("[role=option]").nth(7).wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == page.locator("[role=listbox]").get_attribute(
        "id"
    )
    page.keyboard.press("ArrowUp")
    last = page.locator("[role=option]").last
    assert field.get_attribute("aria-activedescendant") == last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    target = page.locator("[role=option][aria-selected=true]").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target or "")


@needs.TIME
def test_enter_leads_to_the_page_of_the_search(desk: Tab) -> None:
    page = desk.open("om/")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("genopslag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=genopslag")
    page.wait_for_selector("[data-find-results] .search__hit")
    titles = page.locator("[data-find-results] .search__title").all_inner_texts()
    assert titles[:2] == ["Genopslag", "Genopslag og tilbageleverede kapaciteter"]
    assert page.title().startswith("genopslag – ")


def test_the_address_is_the_search(desk: Tab) -> None:
    page = desk.open("soeg/?q=1813")
    page.wait_for_selector("[data-find-results] a")
    assert "Aften og weekend" in page.locator("[data-find-results] a").first.inner_text()
    page.locator("#find-felt").fill("makkerskab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=makkerskab")
    page.get_by_text("for »makkerskab«").wait_for()
    page.go_back()
    page.get_by_text("for »1813«").wait_for()
    assert page.locator("#find-felt").input_value() == "1813"
    assert desk.has("localStorage.length + sessionStorage.length") == 0
    assert desk.has("document.cookie") == ""
    assert desk.complaints == []


@needs.TIME
def test_many_kinds_are_grouped(desk: Tab) -> None:
    page = desk.open("soeg/?q=bornholm")
    page.get_by_role("heading", name="Flere ").nth(1).wait_for()
    heads = page.locator("[data-find-results] h2").all_inner_texts()
    assert heads[0] == "Passer bedst"
    assert len(heads) > 2
    assert len(set(heads)) == len(heads)


def test_without_script_there_is_a_register(new_tab: NewTab) -> None:
    with new_tab(PHONE, java_script_enabled=False) as tab:
        page = tab.open("om/")
        page.locator(".header [data-search]").click()
        page.wait_for_url("**/soeg/")
        assert not page.locator("[data-find]").is_visible()
        for title in ("Bornholm: Lægeveje Bornholm", "Makkerskaber for nynedsatte læger"):
            assert page.get_by_role("link", name=title, exact=True).is_visible()
        assert page.locator("main h3").all_inner_texts()[-1] in {"Æ", "Ø", "Å"}


def test_words_in_a_question_are_text_and_nothing_else(desk: Tab) -> None:
    page = desk.open("soeg/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20praksis")
    page.wait_for_selector("[data-find-results] a")
    assert page.locator("main img").count() == 0
    assert desk.complaints == []


@needs.TIME
def test_an_index_whose_parts_are_gone_is_read_anew(desk: Tab, built: ProjectCopy) -> None:
    """A new release came while the reader had the search of the one before."""
    page = desk.open("om/")
    index_file = json.loads((built.site / "search/index.json").read_bytes())
    del index_file["posts"]  # as of a large site: the words lie in parts
    old = json.dumps({**index_file, "mark": "0123456789", "cuts": [0]})
    asked = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=old) if len(asked) == 1 else route.continue_()

    page.route("**/search/index.json", answer)
    assert _hits(desk, built, "bornholm")
    assert len(asked) == 2
    found = page.evaluate(
        """async ([client, question]) => {
            const { ask, passages } = await import(client);
            const { hits } = await ask(question, { limit: 3 });
            return [hits.map((hit) => hit.passage), await passages(question, hits)];
        }""",
        [_client(built), "rønne"],
    )
    assert len(found[0]) == len(found[1]) == 3
    assert len(asked) == 2


@needs.TIME
def test_passages_whose_parts_are_gone_stay_as_they_were(desk: Tab, built: ProjectCopy) -> None:
    page = desk.open("om/")
    page.route("**/search/*/tekst-*.json", lambda route: route.fulfill(status=404))
    shown, better = page.evaluate(
        """async ([client, question]) => {
            const { ask, passages } = await import(client);
            const { hits } = await ask(question, { limit: 3 });
            return [hits.map((hit) => hit.passage), await passages(question, hits)];
        }""",
        [_client(built), "rønne"],
    )
    assert shown == better


def test_the_demonstration_is_light(built: ProjectCopy) -> None:
    assert _scripts(built) + _packed((built.site / "search/index.json").read_bytes()) < 60_000


def _scripts(built: ProjectCopy) -> int:
    files = (built.site / "assets").glob("search*.js")
    return sum(_packed(file.read_bytes()) for file in files)


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


PLACES = ("0400", "0219", "0101/valby", "0165", "0217", "0260", "0159", "0101/vanloese")
SORTS = ("0-kapacitet", "Kapacitet med patienter", "Praksis til salg", "Vikariat")


def _thousand() -> Iterator[Document]:
    for at in range(1000):
        place = PLACES[at % len(PLACES)]
        yield Document(
            url=f"muligheder/nummer-{at:04}/", title=f"{SORTS[at % 4]} nummer {at}",
            kind="vacancy", label="Mulighed", areas=(place,), place=place,
            summary=f"Opslag {at} til en læge, der vil have sin egen klinik med plads til flere.",
            text=f"Krav {at % 97} og vilkår {at % 89}: speciallæge, børneattest, ansøgning, frist. "
            f"Tilmeldte patienter {1000 + at}. " * 4,
            when="Frist: 11. januar 2027 kl. 12.00",
        )  # fmt: skip


@needs.TIME
@pytest.mark.parametrize("asked", some(["0-kapacitet valby", "børneattest", "vikarat bornholm"], 1))
def test_a_thousand_openings_are_read_in_shards(
    desk: Tab, built: ProjectCopy, real_library: Library, clock: Clock, asked: str
) -> None:
    made = list(index.search_files(tuple(_thousand()), real_library, clock))
    files = {file.path.removeprefix("search/"): file.content.decode() for file in made}
    names = [script(built.site, name) for name in ("search-index", "search-engine")]
    desk.open("om/")
    found = desk.page.evaluate(_SHARDS, [*names, files, asked])
    assert found["urls"]
    assert not any("tekst" in name for name in found["before"])
    read = sum(_packed(files[name].encode()) for name in ("index.json", *found["before"]))
    assert _scripts(built) + read < 40_000
    assert set(found["urls"]) & set(found["all"])


@needs.TIME
def test_shards_say_the_same_as_one_file(
    desk: Tab, built: ProjectCopy, real_library: Library, clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    names = [script(built.site, name) for name in ("search-index", "search-engine")]
    desk.open("om/")
    told = []
    for most in (10**9, 0):
        monkeypatch.setattr(index, "WHOLE", most)
        made = index.search_files(tuple(_thousand())[:120], real_library, clock)
        files = {file.path.removeprefix("search/"): file.content.decode() for file in made}
        told.append(desk.page.evaluate(_SHARDS, [*names, files, "praksis til salg valby"]))
    assert told[0]["urls"] == told[1]["urls"]
    assert told[0]["all"] == told[1]["all"]
    assert told[0]["before"] == []
