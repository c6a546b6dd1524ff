"""Who speaks where: named only with consent, and gone everywhere when it is withdrawn."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from podcast.outputs import podcast_files
from podcast.pages.pages import podcast_pages
from podcast.pages.people import portrait_files
from publishing.hosting.redirects import redirects
from publishing.images.cache import PictureCache
from publishing.page import Page
from publishing.search.documents import documents
from records.facts.memory import Memory
from records.loading.library import Library
from tests.podcast.studio import CLOCK, SITE, VTT, Studio

PEOPLE = "podcast/medvirkende/"
ONE = {"role": "Læge", "name": "Taler Et", "consent": True}
HOST = {"role": "Vært", "credit": "host", "consent": False}
SPOKEN = VTT.replace("<v Læge>", "<v Taler Et>")


def everything_of(library: Library) -> tuple[dict[str, Page], str]:
    """The pages, and all that the podcast writes for readers and programs."""
    pages = {page.address: page for page in podcast_pages(library, SITE, CLOCK)}
    files = (file.content.decode() for file in podcast_files(library, SITE, CLOCK))
    return pages, "\n".join((repr(pages), *files))


def told(studio: Studio, *people: dict[str, Any], **changes: Any) -> None:
    studio.episode("a", people=list(people), example=False, **changes)


def test_a_person_over_several_episodes_has_one_page(studio: Studio) -> None:
    studio.write("media/transcripts/tekst.vtt", SPOKEN)
    told(studio, ONE, HOST)
    both = [ONE | {"role": "Læge i Rønne", "credit": "host"}, ONE | {"credit": "editor"}]
    studio.episode("b", people=both, example=False, released="2026-11-10", title="Den nye")
    studio.lock()
    pages, _ = everything_of(studio.good_library())

    page = pages[f"{PEOPLE}taler-et/"]
    assert (page.meta["title"], page.meta["lead"]) == ("Taler Et", "Læge i Rønne og Læge")
    assert [(h["card"]["title"], h["credit"]) for h in page.meta["heard"]] == [
        ("Den nye", "Vært og Redaktør"), ("En dag i klinikken", "Gæst"),
    ]  # fmt: skip
    moments = [(m["start_text"], m["url"], m["text"]) for m in page.meta["heard"][1]["moments"]]
    assert moments == [("00:05", "podcast/a/#t=5", "Tak for det.")]
    assert page.meta["breadcrumb"][1] == {"text": "Medvirkende", "url": PEOPLE}
    assert page.meta["example"] is page.meta["noindex"] is False
    assert pages["podcast/a/"].meta["people"][0]["url"] == page.address
    listed = pages[PEOPLE].meta
    assert [(e["title"], e["url"], len(e["episodes"])) for e in listed["by_name"]] == [
        ("Taler Et", page.address, 2)
    ]
    assert [(e["title"], e["url"]) for e in listed["by_role"]] == [("Vært", "")]
    found = documents(pages.values(), studio.good_library(), CLOCK)
    assert {page.address, PEOPLE} <= {document.url for document in found}


def test_a_portrait_stands_on_the_page_of_a_person_who_has_agreed(studio: Studio) -> None:
    shown = {"file": "media/images/cover.jpg", "alt": "En læge smiler", "credit": "Kontoret"}
    studio.write("media/transcripts/tekst.vtt", SPOKEN)
    told(studio, ONE | {"portrait": shown}, HOST)
    library = studio.library()
    pages, _ = everything_of(library)
    portrait = pages[f"{PEOPLE}taler-et/"].meta["portrait"]
    assert (portrait["alt"], portrait["credit"]) == ("En læge smiler", "Kontoret")
    (file,) = portrait_files(library, CLOCK, PictureCache(None))
    assert file.path == portrait["path"]
    early = replace(CLOCK, now=CLOCK.now.replace(year=2025))
    assert list(portrait_files(library, early, PictureCache(None))) == []


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({"consent": False, "name": None}, "står uden samtykke"),
        ({"consent": True, "name": None}, "står ved en person uden navn"),
    ],
)
def test_a_portrait_without_name_and_consent_is_told(
    studio: Studio, person: dict[str, Any], said: str
) -> None:
    shown = {"file": "media/images/cover.jpg", "alt": "En læge smiler", "credit": "Kontoret"}
    kept = {key: value for key, value in (ONE | person).items() if value is not None}
    told(studio, kept | {"portrait": shown}, HOST)
    (line,) = (each for each in studio.everything_said() if "portrait" in each)
    assert 'feltet "people.portrait" (Portræt)' in line
    assert said in line


def test_search_engines_and_apps_are_told_where_a_person_is(studio: Studio) -> None:
    told(studio, ONE, ONE | {"name": "Taler To", "credit": "producer"}, HOST)
    pages, said = everything_of(studio.good_library())

    url = f"https://example.org/praksis/{PEOPLE}taler-et/"
    (episode,) = pages["podcast/a/"].meta["jsonld"]
    assert episode["actor"] == [{"@type": "Person", "name": "Taler Et", "url": url}]
    assert [person["name"] for person in episode["contributor"]] == ["Taler To"]
    (person,) = pages[f"{PEOPLE}taler-et/"].meta["jsonld"]
    assert person["@type"] == "ProfilePage"
    assert person["mainEntity"]["jobTitle"] == "Læge"
    assert f'group="cast" href="{url}">Taler Et</podcast:person>' in said
    assert 'role="host" group="cast">Vært</podcast:person>' in said


def test_withdrawn_consent_is_gone_from_everything(studio: Studio) -> None:
    studio.write("media/transcripts/tekst.vtt", SPOKEN)
    told(studio, ONE, HOST)
    pages, said = everything_of(studio.good_library())
    assert "Taler Et" in said

    told(studio, {"role": "Læge", "consent": False}, HOST)
    studio.write("media/transcripts/tekst.vtt", VTT)
    after, said = everything_of(studio.good_library())
    assert "Taler Et" not in said
    assert "taler-et" not in said
    out = {f"{address}index.html": ("", CLOCK.now) for address in pages}
    table = redirects(remembering(studio.good_library(), out), set(after), ())
    assert "taler-et" not in repr(table)


def remembering(library: Library, files: dict[str, tuple[str, datetime]]) -> Library:
    return replace(library, memory=Memory(files=files))


def test_an_address_stays_after_a_new_name(studio: Studio) -> None:
    told(studio, ONE | {"name": "Taler Ny", "slug": "taler-et"})
    pages, _ = everything_of(studio.good_library())
    assert pages[f"{PEOPLE}taler-et/"].meta["title"] == "Taler Ny"


def test_roles_alone_make_one_page_and_nobody_none(studio: Studio) -> None:
    studio.episode("a")
    pages, _ = everything_of(studio.good_library())
    assert [a for a in pages if a.startswith(PEOPLE)] == [PEOPLE]
    (role,) = pages[PEOPLE].meta["by_role"]
    assert (role["example"], role["episodes"][0]["url"]) == (True, "podcast/a/")

    studio.episode("a", released="2026-12-01")
    pages, _ = everything_of(studio.good_library())
    assert not [a for a in pages if a.startswith(PEOPLE)]


def test_a_transcript_that_names_somebody_without_consent_is_told(studio: Studio) -> None:
    spoken = SPOKEN.replace("Taler Et", "Fornavn Efternavn")
    studio.write("media/transcripts/tekst.vtt", spoken)
    told(studio, HOST)
    (line,) = studio.said()
    assert line.startswith("content/media/transcripts/tekst.vtt:6")
    assert "»Fornavn Efternavn« taler i udskriften, men har ikke sagt ja i episodens post." in line
    told(studio, HOST, {**ONE, "name": "Fornavn Efternavn"})
    assert studio.said() == []


def test_two_names_on_one_page_are_told_unless_they_are_one_person(studio: Studio) -> None:
    other = ONE | {"name": "Taler-Et"}
    told(studio, ONE, other)
    (line,) = studio.said()
    assert 'er "Taler-Et" og får samme side som "Taler Et": /podcast/medvirkende/taler-et/' in line
    told(studio, ONE | {"slug": "taler-et"}, other | {"slug": "taler-et"})
    assert studio.said() == []
