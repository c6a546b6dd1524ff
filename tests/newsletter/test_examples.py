"""Taking the demonstration's letters out leaves what the office sent itself."""

from __future__ import annotations

from pathlib import Path

from newsletter.examples import example_letters, forget_examples
from newsletter.frozen.store import FOLDER
from newsletter.past import load_past
from records.source.files import Project
from tests.newsletter.samples import issue, made, send


def test_only_examples_are_taken_out(tmp_path: Path) -> None:
    both = {"issues__november": issue(), "issues__proeve": issue(
        title="Et eksempel på et brev", number="2026-11b", example="true")}  # fmt: skip
    library = made(tmp_path, **both)
    send(library, "november")
    send(library, "proeve")
    assert example_letters(library.project) == ("proeve",)
    forget_examples(library.project)
    past = load_past(library.project)
    assert set(past.letters) == {"november"}
    assert past.sent_at("november")
    assert past.ledger.of("proeve") == {}
    assert not (tmp_path / FOLDER / "proeve").exists()


def test_without_letters_nothing_is_written(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    forget_examples(project)
    assert not (tmp_path / ".praksis").exists()


def test_the_letters_of_the_demonstration_are_examples(root: Path) -> None:
    project = Project(root, root / "content")
    past = load_past(project)
    assert example_letters(project) == tuple(past.letters)
    assert all(letter.has_mails for letter in past.letters.values())
