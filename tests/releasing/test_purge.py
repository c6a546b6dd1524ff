"""A purge leaves nothing of a record in what was kept, and everything of all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from records.facts.memory import Published
from releasing.errors import ReleaseError
from releasing.history import release_at
from releasing.purge import Purge, find_key, purged
from releasing.release import Ids, Reason, Recorded, Release
from tests.git import git
from tests.releasing.made import MOMENT, at, known, put, release, repository

KEY, OTHER = "event:moede-to", "event:moede-en"
PAGE, OLD_PAGE = "arrangementer/moede-to/index.html", "arrangementer/andet-navn/index.html"
HOME = {"index.html": "forsiden"}
WITH = HOME | {PAGE: "mødet", "kalender/moede-to.ics": "BEGIN", "feed.xml": "<rss/>"}
IDS = {KEY: Ids(feed="urn:to", calendar="to@x"), OTHER: Ids(feed="urn:en", calendar="en@x")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "project")


def _records(**more: Any) -> Mapping[str, Published]:
    return {KEY: known("moede-to", **more), OTHER: known("moede-en")}


def _first(**more: Any) -> Release:
    made = release(
        files=WITH,
        records=_records(**more),
        openings=(KEY, OTHER),
        items=("urn:to", "urn:en", f"urn:x:{KEY}", f"urn:x:{OTHER}"),
        ids=IDS,
    )
    return replace(made, program="0.9.0")


def _later(number: int, before: Release, files: Mapping[str, str] = HOME) -> Release:
    """The next one, without the record."""
    kept = {OTHER: replace(before.memory.records[OTHER], last=at(number))}
    return _later_with(number, before, kept, files)


def _later_with(
    number: int,
    before: Release,
    records: Mapping[str, Published],
    files: Mapping[str, str] = HOME,
) -> Release:
    """The next one, which shows these records."""
    return release(f"2026-11-22.{number + 1}", files, at(number), before.memory, records)


def _of(root: Path, purge: Purge) -> list[Recorded]:
    """All releases of the new history, the newest first."""
    commits = git(root, "rev-list", purge.last.commit).split()
    return [release_at(root, commit) for commit in commits]


def _paths(root: Path, recorded: Recorded) -> list[str]:
    named = git(root, "ls-tree", "-r", "--name-only", recorded.commit).split()
    return [path.removeprefix("site/") for path in named if path.startswith("site/")]


def test_what_showed_it_loses_its_files_and_what_did_not_keeps_them(root: Path) -> None:
    first = _first()
    second = _later(1, first)
    kept = [put(root, first, WITH), put(root, second, HOME)]
    made = purged(root, kept[::-1], KEY)
    assert made.emptied == (first.id,)
    last, other, oldest = _of(root, made)
    assert git(root, "rev-list", "--parents", "-1", oldest.commit).split() == [oldest.commit]
    assert (oldest.has_site, other.has_site) == (False, True)
    assert _paths(root, other) == _paths(root, last) == ["index.html"]
    old, new = (git(root, "rev-parse", f"{c.commit}:site") for c in (kept[1], other))
    assert old == new
    assert (last.release.id, last.release.reason) == ("2026-11-22.3", Reason.PURGE)
    assert (last.release.of, last.release.moment) == (KEY, at(1))


def test_nothing_of_it_is_told_and_it_stays_away(root: Path) -> None:
    first = _first()
    recorded = [put(root, first, WITH), put(root, _later(1, first), HOME)]
    *_, oldest = _of(root, purged(root, recorded[::-1], KEY))
    told = oldest.release
    mine, others = told.memory.records[KEY], told.memory.records[OTHER]
    assert (mine.title, mine.fingerprint, mine.withdrawn) == ("", "", True)
    assert (mine.address, mine.sequence) == ("arrangementer/moede-to/", 0)
    assert others == known("moede-en")
    assert told.openings == (OTHER,)
    assert told.items == ("urn:en", f"urn:x:{OTHER}")
    assert dict(told.ids) == {OTHER: IDS[OTHER]}
    assert sorted(told.memory.files) == ["feed.xml", "index.html"]
    assert (told.id, told.reason, told.program) == (first.id, Reason.PUBLISH, "0.9.0")


@pytest.mark.parametrize("page", [PAGE, OLD_PAGE])
def test_a_page_that_says_that_it_is_gone_goes_as_well(root: Path, page: str) -> None:
    """It lies at the record's address, or at one that it had before."""
    first = _first(former=("arrangementer/andet-navn/", "om"))
    files = HOME | {page: "væk", "om/index.html": "om"}
    second = _later(1, first, files)
    recorded = [put(root, first, WITH), put(root, second, files)]
    made = purged(root, recorded[::-1], KEY)
    assert made.emptied == (first.id, second.id)
    last, *_ = _of(root, made)
    assert _paths(root, last) == sorted(last.release.memory.files)
    assert _paths(root, last) == ["index.html", "om/index.html"]
    assert last.release.memory.records[KEY].withdrawn


def test_a_release_from_before_the_record_stays_whole(root: Path) -> None:
    files = HOME | {"media/moede-to.jpg": "of something else of that name"}
    before = release(files=files, records={OTHER: known("moede-en")})
    first = replace(_first(), id="2026-11-22.2")
    recorded = [put(root, before, files), put(root, first, WITH)]
    recorded.append(put(root, _later(2, first), HOME))
    made = purged(root, recorded[::-1], KEY)
    assert made.emptied == (first.id,)
    *_, oldest = _of(root, made)
    assert oldest.release == before
    assert oldest.has_site


def test_what_lost_its_files_before_is_not_told_again(root: Path) -> None:
    first = _first()
    recorded = [put(root, first, WITH), put(root, _later(1, first), HOME)]
    once = _of(root, purged(root, recorded[::-1], KEY))
    newest = once[0].release
    gone = replace(newest.memory, records={**newest.memory.records, OTHER: known("moede-en")})
    without = put(root, replace(newest, id="2026-11-22.4", memory=gone), HOME)
    again = purged(root, [without, *once], OTHER)
    assert again.emptied == ("2026-11-22.2", "2026-11-22.3")
    assert [each.has_site for each in _of(root, again)] == [True, True, False, False, False]


def test_what_lost_its_files_before_another_record_came_is_left_alone(root: Path) -> None:
    first = release(files=WITH, records={KEY: known("moede-to")})
    second = _later_with(1, first, {OTHER: known("moede-en", at(1))})
    third = _later_with(2, second, {})
    once = purged(root, [put(root, first, WITH), put(root, third, HOME)][::-1], KEY)
    emptied = _of(root, once)[-1]
    recorded = [emptied, put(root, second, HOME), put(root, third, HOME)]
    assert purged(root, recorded[::-1], OTHER).emptied == (second.id,)


def test_what_is_out_has_to_be_taken_away_first(root: Path) -> None:
    with pytest.raises(ReleaseError) as caught:
        purged(root, [put(root, _first(), WITH)], KEY)
    assert str(caught.value) == (
        f"{KEY} er ude nu. Slet posten i content/, kør praksis publish, og prøv igen."
    )


def test_a_record_is_found_by_its_name_or_by_kind_and_name() -> None:
    keys = ("event:moede", "event:dag", "story:dag", "story:moedet")
    made = release(records={key: known("x", MOMENT) for key in keys})
    assert find_key(made, "moede") == find_key(made, "event:moede") == "event:moede"
    assert find_key(made, "story:dag") == "story:dag"
    said = {
        "dag": 'Flere poster hedder "dag". Skriv event:dag eller story:dag.',
        "moedett": 'Posten "moedett" har ikke været udgivet. Mente du moedet?',
        "event:dagg": 'Posten "event:dagg" har ikke været udgivet. Mente du event:dag?',
        "noget-helt-andet": 'Posten "noget-helt-andet" har ikke været udgivet.',
    }
    for named, words in said.items():
        with pytest.raises(ReleaseError) as caught:
            find_key(made, named)
        assert str(caught.value) == words


def test_a_feed_knows_a_record_by_an_id_of_its_own(root: Path) -> None:
    """What never had one loses the item that ends with its key, and no item without an id."""
    first = replace(_first(), ids=MappingProxyType({}), items=("", "urn:en", f"urn:x:{KEY}"))
    recorded = [put(root, first, WITH), put(root, _later(1, first), HOME)]
    *_, oldest = _of(root, purged(root, recorded[::-1], KEY))
    assert oldest.release.items == ("", "urn:en")
