"""A lock file in two versions: every command tells it, and `praksis merge` loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from newsletter.frozen.as_json import letter_text
from newsletter.frozen.store import FOLDER, load_letters
from newsletter.ledger import FILE
from podcast.identity.lock import LOCK
from records.source.files import Project
from tests.git import committed, git
from tests.project_copy import ProjectCopy
from tests.steps import some

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
    some(["check", "build", "golive", "newsletter plan brev-2026-11",
          "newsletter sent brev-2026-11", "newsletter export brev-2026-11 --to zip",
          "newsletter build brev-2026-11"], 3),
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


# --- letters that were frozen ------------------------------------------------------------------

LETTER = f"{FOLDER}/brev-2026-11/letter.json"
AT = "2026-11-22T09:00"


def frozen(project: ProjectCopy, *words: str) -> None:
    done = project.praksis("newsletter", "freeze", "brev-2026-11", *words)
    assert done.exit_code == 0, done.output


def late(project: ProjectCopy, audience: str) -> None:
    """Add an audience to a letter that is frozen, and freeze its edition."""
    for path in ("content/mailing_lists/alle.yml", "content/issues/brev-2026-11.md"):
        text = (project.folder / path).read_text(encoding="utf-8")
        project.write(path, text.replace("audiences: [", f"audiences: [{audience}, "))
    frozen(project, "--edition", audience, "--clock", AT)


def parted(project: ProjectCopy, ours: Callable[[], None], theirs: Callable[[], None]) -> None:
    """Two branches that Git cannot join."""
    committed(project.folder)
    git(project.folder, "switch", "-q", "-c", "other")
    theirs()
    git(project.folder, "add", "-A")
    git(project.folder, "commit", "-qm", "theirs")
    git(project.folder, "switch", "-q", "main")
    ours()
    git(project.folder, "add", "-A")
    git(project.folder, "commit", "-qm", "ours")
    with pytest.raises(Exception, match="merge"):
        git(project.folder, "merge", "other")


def test_editions_that_two_froze_are_both_kept(small: ProjectCopy) -> None:
    text = (small.folder / "content/issues/brev-2026-11.md").read_text(encoding="utf-8")
    chosen = text.replace("{type: muligheder}", "{type: muligheder, select: [roenne-1]}")
    small.write("content/issues/brev-2026-11.md", chosen)
    frozen(small, "--clock", AT)
    parted(small, lambda: late(small, "hu-laege"), lambda: late(small, "introlaege"))
    told = small.praksis("newsletter", "plan", "brev-2026-11")
    assert f"{LETTER}:" in told.output
    assert SAID in told.output
    done = small.praksis("merge")
    assert done.exit_code == 0, done.output
    letter = load_letters(Project(small.folder, small.folder / "content"))["brev-2026-11"]
    assert {edition.key for edition in letter.editions} == {
        "ny-speciallaege", "hu-laege", "introlaege"
    }  # fmt: skip
    assert (small.folder / LETTER).read_text(encoding="utf-8") == letter_text(letter)


def test_a_letter_that_two_froze_differently_is_not_mixed(small: ProjectCopy) -> None:
    parted(
        small,
        lambda: frozen(small, "--clock", AT),
        lambda: frozen(small, "--clock", "2026-11-22T10:00"),
    )
    before = (small.folder / LETTER).read_text(encoding="utf-8")
    done = small.praksis("merge")
    assert done.exit_code == 1
    assert "brevet er frosset på begge sider, og ikke ens." in done.output
    assert f"git checkout --ours -- {FOLDER}/brev-2026-11 (eller --theirs)" in done.output
    assert (small.folder / LETTER).read_text(encoding="utf-8") == before
