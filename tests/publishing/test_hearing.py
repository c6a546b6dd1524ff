"""Every page lists the episodes about what it shows, whichever of the two names the other."""

from typing import Any

import pytest

from publishing.hearing import pages_about, with_episodes
from publishing.page import Head, Page, make_page
from records.clock import Clock
from records.loading.library import Library
from records.model.base import Content
from records.model.episode import Episode
from records.model.registry import KINDS, Kind
from tests.conftest import DEMO, Make
from tests.samples import NOW, article, episode, vacancy

GATHERED_ELSEWHERE = {"show": "its page is the list of all episodes"}


def page(address: str, kind: str = "article", **values: object) -> Page:
    return make_page(Head("article.html", kind, "om", address, "Titel", "Om siden"), values)


def heard(library: Library, before: Page) -> list[str]:
    """What the page offers to hear."""
    after = next(iter(with_episodes([before], library, NOW)), before)
    return [card["url"] for card in after.meta.get("hear", ())]


def naming(library: Library, reference: str) -> Library:
    """The library with one episode, which names that record alone."""
    shelf = library.records["episode"]
    kept = next(e for e in shelf.values() if isinstance(e, Episode))
    told = kept.model_copy(update={"related": (reference,), "published": DAY, "draft": False})
    return library.with_records({**library.records, "episode": {told.id: told}})


DAY = Clock.parse(DEMO).today


@pytest.mark.parametrize("kind", [k for k in KINDS if k.key != "need"], ids=lambda kind: kind.key)
def test_whatever_kind_an_episode_names_its_page_lists_the_episode(
    kind: Kind, real_library: Library
) -> None:
    record = next(iter(real_library.records[kind.key].values()))
    library = naming(real_library, f"{kind.key}:{record.id}")
    addresses = tuple(pages_about(record, library))
    assert bool(addresses) != (kind.key in GATHERED_ELSEWHERE)
    if kind.key != "episode":
        assert all(len(heard(library, page(address))) == 1 for address in addresses)


@pytest.mark.parametrize("kind", [k for k in KINDS if k.is_content], ids=lambda kind: kind.key)
def test_whatever_names_an_episode_lists_it(kind: Kind, real_library: Library) -> None:
    library = naming(real_library, "article:kontakt")
    (told,) = library.records["episode"].values()
    record = next(r for r in library.records[kind.key].values() if isinstance(r, Content))
    named = record.model_copy(update={"related": (f"episode:{told.id}",)})
    shelf = {**library.records[kind.key], record.id: named}
    library = library.with_records({**library.records, kind.key: shelf})
    if kind.key != "episode":
        assert all(len(heard(library, page(a))) == 1 for a in pages_about(named, library))


def test_newest_first_and_nothing_twice(make: Make) -> None:
    both: dict[str, Any] = {"related": ["article:begynd", "vacancy:a"]}
    library = make({
        "articles/begynd": article(related=["episode:ny", "episode:gammel"]),
        "vacancies/a": vacancy(),
        "episodes/gammel": episode(released="2026-11-02", **both),
        "episodes/ny": episode("Den nye episode", **both),
        "episodes/senere": episode("Kan ikke høres endnu", released="2026-12-12", **both),
        "episodes/skjult": episode("Ikke ude endnu", draft="true", **both),
    })  # fmt: skip
    assert heard(library, page("vejen/begynd/")) == ["podcast/ny/", "podcast/gammel/"]
    shown = page("vejen/begynd/", lists=({"cards": ({"url": "podcast/ny/"},)},))
    assert heard(library, shown) == ["podcast/gammel/"]
    assert heard(library, page("muligheder/a/")) == ["podcast/ny/", "podcast/gammel/"]
    assert heard(library, page("om/andet/")) == []


def test_the_page_of_an_episode_says_itself_what_it_names(make: Make) -> None:
    library = make({
        "episodes/a": episode("Den ene episode"),
        "episodes/b": episode("Den anden episode", related=["episode:a"]),
    })  # fmt: skip
    assert heard(library, page("podcast/a/", "episode")) == []
