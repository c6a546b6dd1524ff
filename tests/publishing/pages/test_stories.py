"""Stories and films on pages, in lists, feeds and files, and what is left after a withdrawal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from editing.agenda.openings import consents
from publishing.cards import card_of
from publishing.feeds.news import news_items
from publishing.hosting.redirects import redirects
from publishing.images.cache import PictureCache
from publishing.images.cuts import cut_files
from publishing.opendata.records import DATASETS
from publishing.page import Page
from publishing.pages.all_pages import text_pages
from publishing.pages.gone import gone_pages
from publishing.pages.people.footage import film_origins, film_values
from publishing.search.documents import documents
from publishing.sharing import posts
from publishing.verify.film import film_finding
from publishing.verify.findings import FileError
from publishing.verify.media_uses import visible_uses
from records.clock import Clock
from records.facts.memory import NOTHING
from records.facts.remembering import next_memory
from records.loading.library import Library
from records.model.film import Film
from records.model.told import Story
from tests.releases import with_memory
from tests.samples import NOW, SITE, article, film, story, write_library

WORD = "kommer ind ad døren"
BACK = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-23"}
LATER = Clock.parse("2026-11-23T00:00")
SHOWN = "media/images/klinik.png"


def library(project: Path, **changes: Any) -> Library:
    image = {"file": SHOWN, "alt": "En læge", "credit": "Kontoret"}
    files = {"duration": "00:13", "file": "media/film/dag.mp4"}
    write_picture(project / "content" / SHOWN)
    return write_library(
        project,
        {
            "stories/a": story(image=image, areas=["0400"], topics=["faellesskab"], **changes),
            "films/b": film(film=files, **changes),
            "articles/forside": article("Forside", section="forside"),
        },
    )


def write_picture(file: Path) -> None:
    file.parent.mkdir(parents=True)
    Image.new("RGB", (800, 400), "#00ff00").save(file)
    (file.parents[1] / "film").mkdir()
    (file.parents[1] / "film/dag.mp4").write_bytes(mp4(b"ftyp", b"moov", b"mdat"))


def mp4(*names: bytes) -> bytes:
    return b"".join((16).to_bytes(4) + name + b"12345678" for name in names)


def pages_of(found: Library, clock: Clock) -> dict[str, Page]:
    return {page.address: page for page in text_pages(found, clock, SITE.brand)}


def test_a_withdrawal_takes_it_out_of_everything(tmp_path: Path) -> None:
    found = library(tmp_path, consent=BACK)
    pictures = PictureCache(None)
    for clock, is_there in ((NOW, True), (LATER, False)):
        pages = pages_of(found, clock)
        assert ("historier/a/" in pages, "historier/film/b/" in pages) == (is_there, is_there)
        told = repr([page.meta for page in pages.values()]) + "".join(
            p.body for p in pages.values()
        )
        for word in ("Person Prøve", "der blev en anden", "En film fra klinikken", WORD):
            assert (word in told) is is_there, word
        searched = {document.url for document in documents(pages.values(), found, clock)}
        assert ("historier/a/" in searched) is is_there
        kinds = [item.kind for item in news_items(found, SITE, clock)]
        assert ("story" in kinds, "film" in kinds) == (is_there, is_there)
        assert bool(list(cut_files(found, clock, pictures))) is is_there
        used = {use.path for use in visible_uses(found, clock)}
        assert (SHOWN in used, "media/film/dag.mp4" in used, "media/film/dag.vtt" in used) == (
            is_there, is_there, is_there,
        )  # fmt: skip
        shared = {post.address for post in posts(pages.values(), SITE, found)}
        assert ({"historier/a/", "historier/film/b/"} <= shared) is is_there


def test_the_address_says_gone_and_no_title(tmp_path: Path) -> None:
    out = next_memory(NOTHING, library(tmp_path / "out"), NOW, {})
    back = with_memory(library(tmp_path / "back", consent=BACK), out)
    pages = pages_of(back, LATER)
    table = redirects(back, pages, ())
    assert {"historier/a/", "historier/film/b/"} <= set(table.gone)
    said = repr(list(gone_pages(table, pages, back, LATER)))
    assert "Det, der stod her, er taget af siden." in said
    assert "der blev en anden" not in said


def test_names_stand_on_the_page_alone(tmp_path: Path) -> None:
    found = library(tmp_path)
    (one,) = found.all(Story)
    page = pages_of(found, NOW)["historier/a/"]
    assert page.meta["who"] == "Person Prøve (Praktiserende læge)"
    items = {item.kind: item for item in news_items(found, SITE, NOW)}
    shared = list(posts([page], SITE, found))
    assert "Person Prøve" not in repr((card_of(one, found, NOW), items, shared))
    assert WORD not in items["story"].html
    assert items["story"].html.count("<p>") == 2
    assert not {"story", "film"} & {dataset.kind for dataset in DATASETS}


def test_the_list_is_narrowed_by_reader_theme_area_and_form(tmp_path: Path) -> None:
    pages = pages_of(library(tmp_path), NOW)
    shown = pages["historier/"].meta["list"]
    assert [asked["name"] for asked in shown["filters"]] == ["tema", "form"]
    cards = [card for group in shown["groups"] for card in group["cards"]]
    assert [card["facets"]["omraade"] for card in cards] == ["bornholm", ""]
    assert "historier/a/" in repr(pages["tema/faellesskab/"].meta)
    assert "historier/a/" in repr(pages["omraader/bornholm/"].meta)
    assert pages[""].meta["voice"]["link"]["url"] == "historier/a/"


def test_a_film_here_and_elsewhere(tmp_path: Path) -> None:
    here, there = library(tmp_path / "a"), write_library(tmp_path / "b", {"films/b": film()})
    (own,), (other,) = here.all(Film), there.all(Film)
    shown = film_values(own, here)
    assert (shown["url"], shown["host"], shown["size"]) == ("media/film/dag.mp4", "", "1\u00a0kB")
    assert film_origins(here, NOW) == ()
    shown = film_values(other, there)
    assert (shown["host"], shown["size"]) == ("film.example.org", "1,2\u00a0MB")
    assert film_origins(there, NOW) == ("https://film.example.org",)
    hidden = write_library(tmp_path / "c", {"films/b": film(consent=BACK)})
    assert film_origins(hidden, LATER) == ()


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.mp4", mp4(b"ftyp", b"moov", b"mdat"), ""),
        ("a.mp4", mp4(b"ftyp", b"mdat", b"moov"), "film-starts-late"),
        ("a.mp4", mp4(b"ftyp", b"mdat"), "media-not-of-its-kind"),
        ("a.mp4", b"<html></html>", "media-not-of-its-kind"),
        ("a.mp4", b"", "media-not-of-its-kind"),
        ("a.mp4", b"\0\0\0\1ftyp" + bytes(8), "media-not-of-its-kind"),
        ("a.webm", b"\x1aE\xdf\xa3....", ""),
        ("a.webm", mp4(b"ftyp", b"moov", b"mdat"), "media-not-of-its-kind"),
    ],
)
def test_a_file_is_the_film_that_it_is_called(
    tmp_path: Path, name: str, raw: bytes, code: str
) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    try:
        found = film_finding(file)
    except FileError as error:
        found = error.found
    assert (found.code if found else "") == code


def test_the_agenda_asks_two_months_before_a_consent_ends(tmp_path: Path) -> None:
    ending = {"given_on": "2026-11-01", "valid_through": "2027-03-01"}
    back = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-24"}
    library = write_library(tmp_path, {
        "stories/a": story(consent=ending), "stories/b": story(), "films/c": film(consent=back),
    })  # fmt: skip
    assert [(item.key, item.what, f"{item.day}") for item in consents(library, NOW)] == [
        ("story:a", "consent", "2026-12-31"), ("film:c", "withdrawn", "2026-11-24"),
    ]  # fmt: skip
