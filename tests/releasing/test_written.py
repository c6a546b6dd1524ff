"""`release.json`: nothing is lost on the way, and each thing that can be wrong has its sentence."""

from __future__ import annotations

import json

import pytest

from releasing.errors import ReleaseError
from releasing.release import Ids, Reason, Release
from releasing.written import from_json, to_json
from tests.releasing.made import at, known, release

WHOLE = release(
    records={
        "event:moede": known("moede", former=("moeder/moede/",), sequence=3, changed=at(1)),
        "episode:en": known(
            "en",
            withdrawn=True,
            heard=True,
            sounds=("media/audio/a.mp3", "media/audio/b.mp3"),
            traces=("p:ab", "w:0123456789"),
        ),
    },
    reason=Reason.ROLLBACK,
    of="2026-11-21.1",
    hold=True,
    content="a" * 40,
    program="0.9.0",
    openings=("vacancy:en",),
    items=("urn:x:vacancy:en",),
    ids={"event:moede": Ids("event-moede@x", "urn:x:event:moede")},
)
DAMAGED = (
    "release.json på udgivelsesgrenen er beskadiget og kan ikke læses. Sæt grenen tilbage til den "
    "sidste hele udgivelse med git branch -f."
)


def test_it_is_read_as_it_was_written() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


def test_it_is_the_same_text_for_the_same_release_and_a_line_for_each_record() -> None:
    text = to_json(WHOLE).decode()
    assert text == to_json(from_json(to_json(WHOLE))).decode()
    assert sum(line.startswith('  "') for line in text.splitlines()) == 2 + 3
    assert json.loads(text)["format"] == 2


def refusal(content: bytes) -> str:
    with pytest.raises(ReleaseError) as caught:
        from_json(content)
    return str(caught.value)


def test_a_newer_format() -> None:
    values = json.loads(to_json(WHOLE)) | {"format": 3, "something": "new"}
    assert refusal(json.dumps(values).encode()) == (
        "Den sidste udgivelse er lavet af en nyere version af programmet (format 3; her kendes 2). "
        "Hent den nyeste version, og prøv igen."
    )


@pytest.mark.parametrize(
    ("sequence", "first", "changed", "altered"),
    [
        (0, "2026-11-02T00:00:00+01:00", "2026-11-02T00:00:00+01:00", False),
        (18, "2026-11-02T00:00:00+01:00", "2026-11-20T00:00:00+01:00", False),
        (4, "2026-11-20T09:00:00+01:00", "2026-11-20T09:00:00+01:00", False),
        (5, "2026-11-02T00:00:00+01:00", "2026-11-21T09:00:00+01:00", True),
    ],
    ids=["never", "its own day", "new with updated", "other facts went out"],
)
def test_whether_facts_changed_is_worked_out_of_an_older_format(
    sequence: int,
    first: str,
    changed: str,
    altered: bool,  # noqa: FBT001 - a value of the table
) -> None:
    values = json.loads(to_json(WHOLE)) | {"format": 1}
    for record in values["records"].values():
        record.pop("altered", None)
        record |= {"sequence": sequence, "first": first, "changed": changed}
    read = from_json(json.dumps(values).encode())
    assert {known.altered for known in read.memory.records.values()} == {altered}


def test_two_versions_of_a_merge() -> None:
    text = to_json(WHOLE).decode().replace('"hold"', '<<<<<<< HEAD\n"hold"', 1)
    assert refusal(text.encode()) == (
        "release.json på udgivelsesgrenen har to udgaver efter en fletning. Flet aldrig grenen: "
        "sæt den tilbage til den sidste hele udgivelse med git branch -f."
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"format": "1"}',
        to_json(WHOLE)[:-40],
        to_json(WHOLE).replace(b"+01:00", b""),
        to_json(WHOLE).replace(b'"sequence": 3', b'"sequence": "mange"'),
        to_json(WHOLE).replace(b'"hold"', b'"held"'),
    ],
)
def test_damaged_text(content: bytes) -> None:
    assert refusal(content) == DAMAGED


def test_a_release_without_a_moment_never_went_out() -> None:
    from records.facts.memory import NOTHING

    with pytest.raises(ValueError, match="no moment"):
        _ = Release("2026-11-22.1", NOTHING).moment
