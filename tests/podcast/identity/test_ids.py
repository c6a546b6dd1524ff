import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from podcast.checks import check
from podcast.identity.changes import locked_by_release
from podcast.identity.lock import (
    LOCK,
    Lock,
    LockError,
    lock_text,
    read_lock,
    write_lock,
)
from podcast.redirects import of_podcast
from publishing.hosting.redirects import Redirects, redirects
from records.clock import Clock
from records.facts.memory import LockedEpisode
from records.model.episode import Episode
from records.model.registry import address_of
from records.source.diagnostics import Severity
from tests.podcast.studio import CLOCK, Studio, silence

LATER = Clock.parse("2026-12-27T09:00")

REAL: dict[str, Any] = {"example": False, "type": "full", "season": 1, "number": 1}


@pytest.fixture(name="out")
def locked_episode(studio: Studio) -> Studio:
    """A real episode, published and locked."""
    studio.episode("en-dag", **REAL)
    studio.lock()
    assert studio.everything_said() == []
    return studio


def guids(studio: Studio, clock: Clock = CLOCK) -> list[str | None]:
    return [item.findtext("guid") for item in etree.fromstring(studio.feed(clock)).iter("item")]


def guids_locked(studio: Studio) -> list[str]:
    return list(read_lock(studio.root).episodes)


def test_a_new_episode_needs_no_lock_before_it_is_out(studio: Studio) -> None:
    studio.episode("proeve")
    studio.episode("en-dag", **REAL)
    studio.episode("senere", **{**REAL, "number": 2, "released": "2026-12-24"})

    assert studio.everything_said() == []


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
        (
            {"slug": "en-ny-dag"}, "slug",
            ("giver adressen /podcast/en-ny-dag/, men episoden er udgivet på /podcast/en-dag/. Er "
            "det meningen, så lad den stå: Den gamle adresse sender videre. Ellers ret den."),
        ),
        (
            {"released": "2026-11-02"}, "released",
            ("er 2026-11-02, men episoden udkom 2026-11-01. Er det meningen, så lad den stå: Apps "
            "kender stadig episoden. Ellers ret dagen."),
        ),
        ({"guid": "https://example.org/?p=1"}, "guid", "men episoden er udgivet som"),
    ],
)  # fmt: skip
def test_a_change_of_identity_is_told(
    out: Studio, changes: dict[str, Any], field: str, said: str
) -> None:
    out.episode("en-dag", **{**REAL, **changes})

    (found,) = out.everything_said()
    assert f'feltet "{field}"' in found
    assert said in found
    (problem,) = check(out.library())
    assert (problem.severity is Severity.FAULT) == (field == "guid")


@pytest.mark.parametrize("gone", ["deleted", "draft", "planned", "renamed"])
def test_what_was_out_and_is_not_any_more_is_told(out: Studio, gone: str) -> None:
    if gone in {"deleted", "renamed"}:
        (out.content / "episodes/en-dag.yml").unlink()
    if gone == "renamed":
        out.episode("en-ny-dag", **REAL)
    if gone == "draft":
        out.episode("en-dag", **REAL, draft=True)
    if gone == "planned":
        out.episode("en-dag", **{**REAL, "status": "planlagt"})

    found = [said for said in out.everything_said() if said.startswith(LOCK)]
    lines = (out.root / LOCK).read_text().split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if guids_locked(out)[0] in text)
    said = (
        f'{LOCK}:{line}:1: advarsel: episoden "en-dag" har været ude, men er det ikke mere. Næste '
        "udgivelse tager den af feedet, og dens side siger det. Kommer den igen, kender apps den "
        "stadig. Har den fået nyt id, så skriv was: [en-dag] i den nye."
    )
    assert found == [said]


def test_a_slip_in_a_locked_record_is_told_as_the_slip(out: Studio) -> None:
    file = out.content / "episodes/en-dag.yml"
    file.write_text(file.read_text().replace("released:", "relesed:"))

    assert all(said.startswith("content/episodes/en-dag.yml:") for said in out.everything_said())
    assert locked_by_release(out.library(), read_lock(out.root), LATER) == read_lock(out.root)


def test_a_new_address_leads_from_the_old(out: Studio) -> None:
    before = guids(out)
    out.episode("en-dag", **REAL, slug="en-ny-dag")
    assert out.praksis("move", "en-dag").output == (
        "en-dag ligger på /podcast/en-ny-dag/\n  /podcast/en-dag/ sender videre\n"
    )

    assert out.everything_said() == []
    assert guids(out) == before
    assert moved(out) == {"podcast/en-dag/": "podcast/en-ny-dag/"}


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
    assert moved(out) == {"podcast/en-dag/": "podcast/en-ny-dag/"}


def test_moving_back_ends_the_redirect(out: Studio) -> None:
    out.episode("en-dag", **REAL, slug="en-ny-dag")
    out.praksis("move", "en-dag")
    out.episode("en-dag", **REAL)
    out.praksis("move", "en-dag")

    assert moved(out) == {"podcast/en-ny-dag/": "podcast/en-dag/"}
    assert out.everything_said() == []


def test_a_retired_episode_is_gone_until_it_comes_back(out: Studio) -> None:
    before = guids(out)
    assert "er stadig udgivet" in out.praksis("retire", "en-dag").output
    (out.content / "episodes/en-dag.yml").unlink()
    assert out.praksis("retire", "en-dag", "--clock", "2026-12-01").exit_code == 0
    assert '"en-dag" er allerede taget ned.' in out.praksis("retire", "en-dag").output

    assert out.everything_said() == []
    (known,) = read_lock(out.root).episodes.values()
    assert known.retired == "2026-12-01"
    assert list(table(out).gone) == ["podcast/en-dag/"]

    out.episode("en-dag", **REAL)
    assert out.everything_said() == []
    assert out.praksis("lock").output == (
        "Låst: en-dag\n1\u00a0episode er låst i .praksis/podcast.lock.json.\n"
    )
    assert out.praksis("move", "en-dag").exit_code == 0
    assert (guids(out), guids_locked(out), table(out).gone) == (before, before, {})


def test_a_move_brings_back_what_was_retired(out: Studio) -> None:
    before = guids(out)
    (out.content / "episodes/en-dag.yml").unlink()
    out.praksis("retire", "en-dag")
    out.episode("en-ny-dag", **REAL)
    assert out.praksis("move", "en-dag", "en-ny-dag").exit_code == 0
    assert (guids(out), moved(out)) == (before, {"podcast/en-dag/": "podcast/en-ny-dag/"})


def test_an_id_of_before_needs_no_command(out: Studio) -> None:
    before = guids(out)
    (out.content / "episodes/en-dag.yml").unlink()
    out.episode("en-ny-dag", **REAL, was=["en-dag"])

    assert out.everything_said() == []
    assert guids(out) == before
    assert moved(out) == {"podcast/en-dag/": "podcast/en-ny-dag/"}
    assert out.praksis("lock").exit_code == 0
    assert (guids_locked(out), moved(out)) == (before, {"podcast/en-dag/": "podcast/en-ny-dag/"})


# --- what a release locks -----------------------------------------------------------------------


def release(studio: Studio, clock: Clock = CLOCK) -> dict[str, tuple[str, str]]:
    """The days on which each episode came out and was taken down, after a release."""
    lock = locked_by_release(studio.library(), read_lock(studio.root), clock)
    write_lock(studio.root, lock)
    return {known.id: (known.released, known.retired) for known in lock.episodes.values()}


def test_a_release_locks_what_it_first_carries(studio: Studio) -> None:
    studio.episode("proeve")
    studio.episode("en-dag", **REAL)
    studio.episode("kladde", **{**REAL, "number": 2, "draft": True})
    studio.episode("senere", **{**REAL, "number": 2, "released": "2026-12-24"})
    studio.episode("planlagt", **{**REAL, "number": 3, "status": "planlagt"})

    assert release(studio) == {"en-dag": ("2026-11-01", "")}
    assert release(studio, LATER)["senere"] == ("2026-12-24", "")
    assert read_lock(studio.root).show == "e29b26c4-63d9-5b35-bbb6-8bcbab6c3ba6"


def test_a_postponed_episode_is_not_out(studio: Studio) -> None:
    studio.episode("senere", **{**REAL, "released": "2026-12-01"})
    assert release(studio) == {}
    studio.episode("senere", **{**REAL, "released": "2026-12-24"})
    assert studio.everything_said() == []
    assert release(studio, LATER) == {"senere": ("2026-12-24", "")}


@pytest.mark.parametrize("way", ["deleted", "draft", "planned"])
def test_what_was_taken_down_comes_back_as_it_was(out: Studio, way: str) -> None:
    before = guids(out)
    if way == "deleted":
        (out.content / "episodes/en-dag.yml").unlink()
    else:
        changes = {"draft": True} if way == "draft" else {"status": "planlagt"}
        out.episode("en-dag", **{**REAL, **changes})
    assert release(out) == {"en-dag": ("2026-11-01", "2026-11-22")}
    assert out.everything_said() == []

    out.episode("en-dag", **{**REAL, "released": "2026-12-01"})
    assert out.everything_said() == []
    assert release(out, LATER) == {"en-dag": ("2026-12-01", "")}
    assert guids(out, LATER) == before


def test_a_release_remembers_a_new_address_and_a_new_id(out: Studio) -> None:
    before = guids(out)
    out.episode("en-dag", **REAL, slug="en-anden-dag")
    release(out)
    (out.content / "episodes/en-dag.yml").unlink()
    out.episode("en-ny-dag", **REAL, was=["en-dag"])
    release(out)

    assert out.everything_said() == []
    assert (guids(out), guids_locked(out)) == (before, before)
    now = "podcast/en-ny-dag/"
    assert moved(out) == {"podcast/en-dag/": now, "podcast/en-anden-dag/": now}


def table(studio: Studio) -> Redirects:
    library = studio.library()
    pages = {address_of(episode) or "" for episode in library.all(Episode)}
    return redirects(library, pages, (), of_podcast(read_lock(studio.root), library))


def moved(studio: Studio) -> dict[str, str]:
    found = table(studio)
    assert found.gone == {}
    return dict(found.moved)


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
        "g2": LockedEpisode("b", "podcast/b/", "2026-11-02", ("podcast/c/",)),
        "g1": LockedEpisode("a", "podcast/a/", "2026-11-01", retired="2026-12-01"),
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
