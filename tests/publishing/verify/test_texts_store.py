"""What was found in a text is kept by its letters, and never believed when the file is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.verify import texts_store
from publishing.verify.texts_found import TextFinding
from publishing.verify.texts_judge import findings_in
from publishing.verify.texts_store import TextStore

SLIP = "Det er **vigtigt."


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are judged anew."""
    asked: list[str] = []
    judge = findings_in

    def watched(text: str) -> tuple[TextFinding, ...]:
        asked.append(text)
        return judge(text)

    monkeypatch.setattr(texts_store, "findings_in", watched)
    return asked


def kept(project: Path, *texts: str) -> list[tuple[TextFinding, ...]]:
    store = TextStore.open(project)
    found = [store.findings(text) for text in texts]
    store.save()
    return found


def test_a_text_is_judged_once(tmp_path: Path, judged: list[str]) -> None:
    first = kept(tmp_path, SLIP, "Godt.", SLIP)
    assert judged == [SLIP, "Godt."]
    assert kept(tmp_path, SLIP, "Godt.", SLIP) == first
    assert judged == [SLIP, "Godt."]
    assert [len(each) for each in first] == [1, 0, 1]


def test_texts_that_are_gone_are_forgotten(tmp_path: Path, judged: list[str]) -> None:
    kept(tmp_path, SLIP, "Godt.")
    size = (tmp_path / ".praksis/cache/texts.json").stat().st_size
    kept(tmp_path, "Godt.")
    assert (tmp_path / ".praksis/cache/texts.json").stat().st_size < size


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"a b\n{", b"1"])
def test_a_damaged_store_is_none(tmp_path: Path, judged: list[str], damage: bytes) -> None:
    first = kept(tmp_path, SLIP)
    (tmp_path / ".praksis/cache/texts.json").write_bytes(damage)
    assert kept(tmp_path, SLIP) == first
    assert judged == [SLIP, SLIP]


def test_a_store_that_was_changed_by_hand_is_none(tmp_path: Path, judged: list[str]) -> None:
    kept(tmp_path, SLIP)
    file = tmp_path / ".praksis/cache/texts.json"
    file.write_text(file.read_text("utf-8").replace("**vigtigt", "**andet"), encoding="utf-8")
    kept(tmp_path, SLIP)
    assert judged == [SLIP, SLIP]


def test_without_a_project_nothing_is_written(tmp_path: Path, judged: list[str]) -> None:
    store = TextStore()
    assert store.findings(SLIP)
    store.save()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_room_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".praksis").write_text("ikke en mappe", encoding="utf-8")
    assert kept(tmp_path, SLIP)[0]
