import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from podcast.identity.lock import LOCK, Lock, LockError, Published, lock_text, read_lock
from podcast.outputs import podcast_files
from tests.podcast.studio import CLOCK, SITE, Studio, silence

REAL: dict[str, Any] = {"example": False, "type": "full", "season": 1, "number": 1}


@pytest.fixture(name="out")
def locked_episode(studio: Studio) -> Studio:
    """A real episode, published and locked."""
    studio.episode("en-dag", **REAL)
    studio.lock()
    assert studio.everything_said() == []
    return studio


def guids(studio: Studio) -> list[str | None]:
    return [item.findtext("guid") for item in etree.fromstring(studio.feed()).iter("item")]


def guids_locked(studio: Studio) -> list[str]:
    return list(read_lock(studio.root).episodes)


def test_a_real_episode_must_be_locked_and_an_example_not(studio: Studio) -> None:
    studio.episode("proeve")
    studio.episode("en-dag", **REAL)

    (found,) = studio.everything_said()
    assert found == (
        'content/episodes/en-dag.yml:1:5: feltet "id" (Id) er "en-dag", som er udgivet, men ikke '
        "låst. Kør praksis podcast lock, og læg .praksis/podcast.lock.json i Git sammen med "
        "episoden."
    )


def test_nothing_that_may_change_changes_the_guid(out: Studio) -> None:
    before = guids(out)
    out.write("media/audio/Ny lyd æøå.mp3", silence(12))
    (out.content / "episodes/en-dag.yml").unlink()
    out.episode(
        "en-dag", **REAL, title="Helt ny titel", audio={"file": "media/audio/Ny lyd æøå.mp3"}
    )
    (out.content / "episodes/mappe").mkdir()
    (out.content / "episodes/en-dag.yml").rename(out.content / "episodes/mappe/en-dag.yml")

    assert out.everything_said() == []
    assert guids(out) == before


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"slug": "en-ny-dag"}, "slug", "men episoden er udgivet på /podcast/en-dag/."),
        ({"released": "2026-11-02"}, "released", "er 2026-11-02, men episoden udkom 2026-11-01."),
        ({"guid": "https://example.org/?p=1"}, "guid", "men episoden er udgivet som"),
    ],
)  # fmt: skip
def test_a_change_of_identity_stops(
    out: Studio, changes: dict[str, Any], field: str, said: str
) -> None:
    out.episode("en-dag", **REAL, **changes)

    (found,) = out.everything_said()
    assert f'feltet "{field}"' in found
    assert said in found


@pytest.mark.parametrize("gone", ["deleted", "draft", "planned", "renamed"])
def test_what_was_published_may_not_disappear(out: Studio, gone: str) -> None:
    if gone in {"deleted", "renamed"}:
        (out.content / "episodes/en-dag.yml").unlink()
    if gone == "renamed":
        out.episode("en-ny-dag", **REAL)
    if gone == "draft":
        out.episode("en-dag", **REAL, draft=True)
    if gone == "planned":
        out.episode("en-dag", **REAL, status="planlagt")

    found = [said for said in out.everything_said() if said.startswith(LOCK)]
    lines = (out.root / LOCK).read_text().split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if guids_locked(out)[0] in text)
    said = (
        f'{LOCK}:{line}:1: episoden "en-dag" er udgivet, men er her ikke mere. Hent den '
        "tilbage, eller kør praksis podcast retire en-dag. Er den omdøbt, så kør "
        "praksis podcast move en-dag <nyt id>."
    )
    assert found == [said]


def test_a_new_address_leads_from_the_old(out: Studio) -> None:
    before = guids(out)
    out.episode("en-dag", **REAL, slug="en-ny-dag")
    assert out.praksis("move", "en-dag").output == (
        "en-dag ligger på /podcast/en-ny-dag/\n  /podcast/en-dag/ sender videre\n"
    )

    assert out.everything_said() == []
    assert guids(out) == before
    files = {
        f.path: f.content.decode()
        for f in podcast_files(out.library(), SITE, CLOCK)
        if f.path.endswith("html")
    }
    page = files["podcast/en-dag/index.html"]
    new = "https://example.org/praksis/podcast/en-ny-dag/"
    assert f'<link rel="canonical" href="{new}">' in page
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert f'<a href="{new}">Gå til den nye side</a>' in page
    assert "<script" not in page


def test_a_new_id_keeps_the_guid(out: Studio) -> None:
    before = guids(out)
    (out.content / "episodes/en-dag.yml").unlink()
    out.episode("en-ny-dag", **REAL)
    refused = out.praksis("lock")
    assert (refused.exit_code, guids_locked(out)) == (1, before)
    assert "praksis podcast move en-dag en-ny-dag" in refused.output
    assert out.praksis("move", "en-dag", "en-ny-dag").exit_code == 0

    assert out.everything_said() == []
    assert guids(out) == before
    assert read_lock(out.root).redirects == {"podcast/en-dag/": "podcast/en-ny-dag/"}


def test_moving_back_ends_the_redirect(out: Studio) -> None:
    out.episode("en-dag", **REAL, slug="en-ny-dag")
    out.praksis("move", "en-dag")
    out.episode("en-dag", **REAL)
    out.praksis("move", "en-dag")

    assert read_lock(out.root).redirects == {"podcast/en-ny-dag/": "podcast/en-dag/"}
    assert out.everything_said() == []


def test_a_retired_episode_leads_to_the_list_and_never_comes_back(out: Studio) -> None:
    assert "er stadig udgivet" in out.praksis("retire", "en-dag").output
    (out.content / "episodes/en-dag.yml").unlink()
    assert out.praksis("retire", "en-dag", "--clock", "2026-12-01").exit_code == 0

    assert out.everything_said() == []
    (known,) = read_lock(out.root).episodes.values()
    assert known.retired == "2026-12-01"
    page = next(
        f
        for f in podcast_files(out.library(), SITE, CLOCK)
        if f.path == "podcast/en-dag/index.html"
    )
    assert b'url=https://example.org/praksis/podcast/"' in page.content
    out.episode("en-dag", **REAL)
    assert any("Vælg en anden." in said for said in out.everything_said())
    assert "er brugt af" in out.praksis("lock").output


def test_an_address_that_leads_on_is_taken(out: Studio) -> None:
    out.episode("en-dag", **REAL, slug="en-ny-dag")
    out.praksis("move", "en-dag")
    out.episode("anden", slug="en-dag")

    (found,) = out.everything_said()
    assert (
        'feltet "slug" (Adresse) giver adressen /podcast/en-dag/, som "en-dag" har brugt.' in found
    )


def test_two_guids_alike(studio: Studio) -> None:
    studio.episode("a", guid="https://example.org/?p=1")
    studio.episode("b", guid="https://example.org/?p=1")

    (found,) = studio.everything_said()
    assert found.startswith("content/episodes/b.yml:")
    assert (
        'feltet "guid" (Guid) giver "https://example.org/?p=1", som content/episodes/a.yml også'
        in found
    )


def test_two_slugs_alike(studio: Studio) -> None:
    studio.episode("a", slug="samme")
    studio.episode("b", slug="samme")

    (found,) = studio.everything_said()
    assert "giver adressen /podcast/samme/, som content/episodes/a.yml også skriver" in found


def test_the_guid_of_another_provider_is_kept(studio: Studio) -> None:
    studio.episode("a", guid="https://example.org/?p=1")

    assert guids(studio) == ["https://example.org/?p=1"]


def test_the_guid_of_the_show_is_kept(out: Studio) -> None:
    out.show(guid="0b0f6a54-6d1f-5a7e-9d3e-1f0f6a546d1f")

    found = [said for said in out.everything_said() if "shows" in said]
    assert len(found) == 1
    assert (
        'feltet "guid" (Guid) er "0b0f6a54-6d1f-5a7e-9d3e-1f0f6a546d1f", men podcasten er'
        in found[0]
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1"), ("[]", "1:1"), ('{"version": 1}', "1:1"), ('{\n  "version": 1,\n  x', "3:3"),
        ('{"version": 2, "show": "", "episodes": {}}', "1:1"),
        ('{"version": 1, "show": "", "episodes": {"a": {"id": 1}}}', "1:1"),
        ('{"version": 1, "version": 1}', "1:1"),
    ],
)  # fmt: skip
def test_a_broken_lock_stops_with_its_place(studio: Studio, text: str, place: str) -> None:
    (studio.root / LOCK).parent.mkdir(exist_ok=True)
    (studio.root / LOCK).write_text(text)

    (found,) = studio.everything_said()
    assert found.startswith(f"{LOCK}:{place}: ")
    with pytest.raises(LockError):
        read_lock(studio.root)
    assert studio.praksis("lock").exit_code == 1


def test_the_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows = {
        "g2": Published("b", "podcast/b/", "2026-11-02", ("podcast/c/",)),
        "g1": Published("a", "podcast/a/", "2026-11-01", retired="2026-12-01"),
    }
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).write_text(lock_text(Lock("g", rows)))

    assert read_lock(tmp_path) == Lock("g", rows)
    assert list(json.loads(lock_text(Lock("g", rows)))["episodes"]) == ["g1", "g2"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("move", "ukendt"), '"ukendt" er ikke låst.'),
        (("move", "en-dag", "ukendt"), 'Der er ingen udgivet episode med id "ukendt".'),
        (("move", "en-dag", "anden"), '"anden" er allerede udgivet som en anden episode.'),
        (("retire", "ukendt"), '"ukendt" er ikke låst.'),
    ],
)
def test_what_cannot_be_done_is_told(out: Studio, words: tuple[str, ...], said: str) -> None:
    out.episode("anden", **{**REAL, "number": 2})
    out.lock()
    before = (out.root / LOCK).read_bytes()

    done = out.praksis(*words)
    assert done.exit_code == 1
    assert said in done.output
    assert (out.root / LOCK).read_bytes() == before


def test_the_real_show_has_the_guid_of_its_feed(root: Path) -> None:
    """A show's guid is made once, of the address of its feed (podcast namespace, guid)."""
    from uuid import UUID, uuid5

    space = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    assert read_lock(root).show == str(uuid5(space, "min-almen-praksis.example.org/podcast.xml"))
