"""A lock file in two versions: every command tells it, and `praksis merge` loses nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsletter.ledger import FILE
from podcast.identity.lock import LOCK
from tests.git import committed, git
from tests.project_copy import ProjectCopy

SAID = "Git har efterladt to udgaver af filen"


def letter(day: str) -> dict[str, Any]:
    words = {"send_on": day, "title": "Et brev", "subject": "Et brev", "preheader": "Om noget",
             "number": "2026-10", "intro": "Kære læser"}  # fmt: skip
    return {"list": "alle", "sent": f"{day}T08:00:00+01:00", "words": words, "digests": {},
            "items": {}, "editions": {}}  # fmt: skip


def write(project: ProjectCopy, letters: dict[str, object]) -> None:
    text = json.dumps({"issues": letters}, ensure_ascii=False, indent=1, sort_keys=True)
    project.write(FILE, f"{text}\n")


@pytest.fixture
def apart(small: ProjectCopy) -> ProjectCopy:
    """Two have each sent a letter, and Git could not join what they remember."""
    write(small, {"april": letter("2026-04-01")})
    committed(small.folder)
    git(small.folder, "switch", "-q", "-c", "other")
    write(small, {"april": letter("2026-04-01"), "maj": letter("2026-05-01")})
    git(small.folder, "commit", "-qam", "maj")
    git(small.folder, "switch", "-q", "main")
    write(small, {"april": letter("2026-04-01"), "juni": letter("2026-06-01")})
    git(small.folder, "commit", "-qam", "juni")
    with pytest.raises(Exception, match="merge"):
        git(small.folder, "merge", "other")
    return small


@pytest.mark.parametrize(
    "words",
    ["check", "build", "golive", "newsletter plan brev-2026-11", "newsletter sent brev-2026-11",
     "newsletter export brev-2026-11 --to zip", "newsletter build brev-2026-11"],
)  # fmt: skip
def test_every_command_tells_it(apart: ProjectCopy, words: str) -> None:
    before = (apart.folder / FILE).read_text(encoding="utf-8")
    line = before.splitlines().index("<<<<<<< HEAD") + 1
    done = apart.praksis(*words.split())
    assert done.exit_code == 1
    assert f"{FILE}:{line}:1: {SAID}" in done.output
    assert "Kør praksis merge" in done.output
    assert (apart.folder / FILE).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("words", ["check", "podcast lock", "podcast verify", "build"])
def test_the_podcast_too(small: ProjectCopy, words: str) -> None:
    small.write(LOCK, "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n")
    done = small.praksis(*words.split())
    assert done.exit_code == 1
    assert f"{LOCK}:1:1: {SAID}" in done.output


def test_merge_keeps_both_letters(apart: ProjectCopy) -> None:
    done = apart.praksis("merge")
    assert done.exit_code == 0, done.output
    assert f"{FILE} er flettet; intet er gået tabt. Kør git add {FILE}" in done.output
    kept = json.loads((apart.folder / FILE).read_text(encoding="utf-8"))
    assert set(kept["issues"]) == {"april", "maj", "juni"}
    assert apart.praksis("check").exit_code == 0
    assert apart.praksis("merge").output == "Ingen låsefiler er i to udgaver.\n"


def test_merge_chooses_nothing(small: ProjectCopy) -> None:
    one, other = ({"issues": {"maj": letter(day)}} for day in ("2026-05-01", "2026-05-02"))
    text = f"<<<<<<< HEAD\n{json.dumps(one)}\n=======\n{json.dumps(other)}\n>>>>>>> other\n"
    small.write(FILE, text)
    done = small.praksis("merge")
    assert done.exit_code == 1
    assert "begge udgaver siger noget, og ikke det samme, om: maj." in done.output
    assert (small.folder / FILE).read_text(encoding="utf-8") == text


def test_merge_of_marks_that_are_not_whole(small: ProjectCopy) -> None:
    small.write(LOCK, "<<<<<<< HEAD\n{}\n")
    done = small.praksis("merge")
    assert done.exit_code == 1
    assert "mærkerne fra Git er ikke hele" in done.output
