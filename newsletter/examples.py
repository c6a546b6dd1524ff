"""Taking the letters of the demonstration out, with what the ledger says of them."""

from __future__ import annotations

from newsletter.frozen.store import load_letters, remove_letter
from newsletter.ledger import load_ledger, save_ledger
from newsletter.locking import alone
from records.source.files import Project


def example_letters(project: Project) -> tuple[str, ...]:
    """The frozen letters that are examples, by the id of their issue."""
    return tuple(name for name, letter in load_letters(project).items() if letter.example)


def forget_examples(project: Project) -> None:
    """Remove them. What the office has sent itself stays as it is."""
    names = example_letters(project)
    if not names:
        return
    with alone(project):
        ledger = load_ledger(project)
        for name in names:
            ledger = ledger.without(name)
        save_ledger(project, ledger)
        for name in names:
            remove_letter(project, name)
