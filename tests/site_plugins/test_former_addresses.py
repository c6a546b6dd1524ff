"""What the step makes of addresses that went out, when a site is built."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from publishing.hosting.redirects import Redirects
from publishing.output import OutputFile
from records.facts.memory import NOTHING
from records.loading.library import Library
from site_plugins.state import State, run
from site_plugins.steps import records, whole_site
from tests.releases import published, with_memory
from tests.samples import NOW, SITE, event, vacancy, write_library

STEPS = (
    records.vacancies,
    records.events,
    records.feeds_and_calendars,
    whole_site.former_addresses,
    whole_site.last_changes,
    whole_site.structured_data,
    whole_site.hosting,
    whole_site.search_index,
)
MEETING = {"events/moede": event()}


def built(library: Library) -> State:
    state, refused = run(STEPS, State(library, SITE, NOW, library.project.root))
    assert not refused
    return state


@pytest.fixture(name="after")
def renamed_and_deleted(tmp_path: Path) -> State:
    """A site after one opening got another id and another was deleted."""
    posts = {"vacancies/en": vacancy(), "vacancies/to": vacancy("Vikariat i byen"), **MEETING}
    first = built(write_library(tmp_path / "a", posts))
    pages = (OutputFile(f"{address}index.html", b"") for address in first.pages)
    memory = published(first.library, NOW, [*first.files.values(), *pages])
    now = write_library(tmp_path / "b", {"vacancies/ny": vacancy(was=["en"]), **MEETING})
    return built(with_memory(now, memory))


def test_without_memory_and_former_ids_there_is_nothing(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/en": vacancy(), **MEETING})
    assert library.memory == NOTHING
    state = built(library)
    assert state.redirects == Redirects()
    assert state.files["_redirects"].content == b""


def test_pages_files_and_rules_say_the_same(after: State) -> None:
    assert after.redirects.moved == {
        "muligheder/en/": "muligheder/ny/",
        "muligheder/en/frist.ics": "muligheder/ny/frist.ics",
    }
    gone_posts = [a for a in after.redirects.gone if a.startswith("muligheder/")]
    assert gone_posts == ["muligheder/to/"]
    assert b"url=https://example.org/praksis/muligheder/ny/" in (
        after.files["muligheder/en/index.html"].content
    )
    gone = after.pages["muligheder/to/"]
    assert gone.meta["lead"] == "»Vikariat i byen« er taget af siden."
    assert [card["url"] for card in gone.meta["cards"]] == ["muligheder/ny/"]
    assert b"SUMMARY" not in after.files["muligheder/to/frist.ics"].content
    rules = after.files["_redirects"].content.decode()
    assert "/praksis/muligheder/en/ /praksis/muligheder/ny/ 301!\n" in rules
    assert "/praksis/muligheder/to/ /praksis/muligheder/to/index.html 410!\n" in rules
    apache = after.files[".htaccess"].content.decode()
    assert 'RedirectMatch 301 "^/praksis/muligheder/en/$" "/praksis/muligheder/ny/"' in apache


def test_no_search_and_no_robot_finds_what_is_gone(after: State) -> None:
    assert after.pages["muligheder/to/"].meta["noindex"]
    index = after.files["search/index.json"].content.decode()
    assert "muligheder/to/" not in index
    assert "muligheder/ny/" in index


def contents(state: State) -> dict[str, bytes]:
    return {path: file.content for path, file in state.files.items()}


def test_a_second_build_of_the_same_is_the_same(after: State) -> None:
    files = [*after.files.values()]
    files += [OutputFile(f"{address}index.html", b"") for address in after.pages]
    memory = published(after.library, NOW, files)
    again = built(replace(after.library, memory=memory))
    assert again.redirects == after.redirects
    assert contents(again) == contents(after)


def test_search_engines_are_told_when_facts_changed(tmp_path: Path) -> None:
    first = built(write_library(tmp_path / "a", {"vacancies/en": vacancy(), **MEETING}))
    assert first.pages["muligheder/en/"].meta["changed"] == "2026-11-02"
    moved = {"vacancies/en": vacancy(deadline="2026-12-16"), **MEETING}
    library = with_memory(write_library(tmp_path / "b", moved), published(first.library, NOW))
    state = built(library)
    assert state.pages["muligheder/en/"].meta["changed"] == "2026-11-22"
    assert state.pages["arrangementer/moede/"].meta["changed"] == "2026-11-02"
    (told,) = json.loads(state.files["data/vacancies.json"].content)["vacancies"]
    assert told["updated"] == "2026-11-22"
