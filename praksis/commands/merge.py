"""`praksis merge`: one lock file of the two versions that Git left in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import writing
from praksis.project import current_project
from records.errors import PraksisError

if TYPE_CHECKING:
    from pathlib import Path

    from records.source.files import Project


@click.command(cls=danish.Command, examples=("praksis merge",))
def merge() -> None:
    """Flet de låsefiler og frosne breve i .praksis/, som Git har efterladt i to udgaver.

    De husker, hvad der er sendt og udgivet. Begge sider er rigtige, så alt bliver: hvert brev og
    hver episode, som en af siderne kender. Har I frosset eller sendt det samme brev hver for sig,
    siger kommandoen det og skriver ingenting.
    """
    project = current_project()
    found = 0
    for file in _kept(project):
        text = file.read_text(encoding="utf-8", errors="replace")
        if _is_in_two(text):
            found += 1
            _write(project, file, _merged(project, file, text))
            shown = project.shown(file)
            click.echo(f"{shown} er flettet; intet er gået tabt. Kør git add {shown}, og commit.")
    if not found:
        click.echo("Ingen låsefiler er i to udgaver.")


def _kept(project: Project) -> list[Path]:
    """What remembers: the lock files, and the letters with their mails."""
    top = project.root / ".praksis"
    letters = (top / "letters").glob("*/*")
    mails = [file for file in letters if file.suffix in (".html", ".txt")]
    return [*sorted(mails), *sorted(top.glob("letters/*/letter.json")),
            *sorted(top.glob("*.lock.json"))]  # fmt: skip


def _is_in_two(text: str) -> bool:
    from records.source.two_versions import conflict_in

    return conflict_in("", text) is not None


def _merged(project: Project, file: Path, text: str) -> dict[str, object]:
    from records.source.two_versions import CannotMergeError, merged

    shown = project.shown(file)
    if file.suffix != ".json":
        raise PraksisError(_frozen_twice(project, file))
    try:
        return merged(text, _base(project, shown))
    except CannotMergeError as error:
        if file.parent.parent.name == "letters":
            raise PraksisError(_frozen_twice(project, file)) from None
        entries = ", ".join(entry[-1] for entry in error.entries)
        raise PraksisError(
            f"{shown}: begge udgaver siger noget, og ikke det samme, om: {entries}. Behold den, "
            "der er rigtig, mellem mærkerne, og slet den anden. Kør så praksis merge igen."
        ) from None
    except (ValueError, TypeError):
        raise PraksisError(
            f"{shown}: mærkerne fra Git er ikke hele. Hent filen igen med "
            f"git checkout --merge -- {shown}, og prøv igen."
        ) from None


def _frozen_twice(project: Project, file: Path) -> str:
    """Two versions of one mail are never mixed: one of them is what readers get."""
    folder = project.shown(file.parent)
    return (
        f"{project.shown(file)}: brevet er frosset på begge sider, og ikke ens. Behold den side, "
        f"der er sendt eller afleveret: git checkout --ours -- {folder} (eller --theirs), og kør "
        f"git add {folder}."
    )


def _base(project: Project, shown: str) -> str:
    """What both versions began with, as Git keeps it during a merge; empty where it does not."""
    from records.source.git import HistoryError, ask

    try:
        done = ask(project.root, "show", f":1:./{shown}")
    except HistoryError:
        return "{}"
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else "{}"


def _write(project: Project, file: Path, content: dict[str, object]) -> None:
    """Write the file, then let its owner read it and write it in its own order."""
    from newsletter.frozen.as_json import letter_text
    from newsletter.frozen.store import LETTER, letters_and_faults
    from newsletter.ledger import FILE, load_ledger, save_ledger
    from podcast.identity.lock import LOCK, read_lock, write_lock
    from records.source.whole_file import write_whole

    text = json.dumps(content, ensure_ascii=False, indent=2)
    with writing("Giv mappen skriverettighed."):
        write_whole(file, f"{text}\n".encode())
        if file == project.root / LOCK:
            write_lock(project.root, read_lock(project.root))
        if file == project.root / FILE:
            save_ledger(project, load_ledger(project))
        letter = letters_and_faults(project)[0].get(file.parent.name)
        if letter and file.name == LETTER:
            write_whole(file, letter_text(letter).encode())
