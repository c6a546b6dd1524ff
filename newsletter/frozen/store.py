"""Where frozen letters lie: `.praksis/letters/<issue>/`, committed beside the ledger.

`letter.json` holds all that is said, `<key>.html` and `<key>.txt` the mails. A letter is there
once its `letter.json` is: that file is the last to be written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from secrets import token_hex

from newsletter.errors import FrozenError, NewsletterError
from newsletter.frozen.as_json import changed_by_hand, edition_keys, letter_of_json, letter_text
from newsletter.frozen.trust import made_safe, wrong_in
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from newsletter.kept import reason_of
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic
from records.source.files import Project
from records.source.two_versions import conflict_in
from records.source.whole_file import write_whole

FOLDER = ".praksis/letters"
LETTER = "letter.json"
_HALF = ".half"


def load_letters(project: Project) -> Mapping[str, FrozenLetter]:
    """Every frozen letter of a project, by the id of its issue.

    Raises FrozenError where one is not as it was frozen; `.found` says where.
    """
    letters, faults = letters_and_faults(project)
    if faults:
        raise FrozenError(faults[0])
    return letters


def letters_and_faults(project: Project) -> tuple[Mapping[str, FrozenLetter], list[Diagnostic]]:
    """The letters that can be read, and what is wrong with the others."""
    letters: dict[str, FrozenLetter] = {}
    faults: list[Diagnostic] = []
    for folder in _folders(project, faults):
        try:
            letters[folder.name] = _read(folder)
        except FrozenError as error:
            faults.append(error.found)
    return letters, faults


def write_letter(project: Project, letter: FrozenLetter) -> Path:
    """Write a letter that is not there yet, whole or not at all; returns its folder."""
    top = project.root / FOLDER
    top.mkdir(parents=True, exist_ok=True)
    _remove_left_behind(top)
    half = top / f".{letter.issue}.{token_hex(4)}{_HALF}"
    half.mkdir()
    try:
        for edition in letter.editions:
            _write_mail(half, edition)
        write_whole(half / LETTER, letter_text(letter).encode())
        folder = top / letter.issue
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return folder


def add_edition(project: Project, letter: FrozenLetter, key: str) -> Path:
    """Write a letter again that has got an edition more; all its other files stay as they are."""
    folder = project.root / FOLDER / letter.issue
    added = letter.edition(key)
    if added is None:
        raise KeyError(key)
    _write_mail(folder, added)
    write_whole(folder / LETTER, letter_text(letter).encode())
    return folder


def remove_letter(project: Project, issue: str) -> None:
    """Take a letter away, whole or not at all."""
    top = project.root / FOLDER
    half = top / f".{issue}.{token_hex(4)}{_HALF}"
    (top / issue).rename(half)
    if half.is_symlink() or not half.is_dir():
        half.unlink()
    else:
        shutil.rmtree(half)


def check_still_frozen(project: Project, letter: FrozenLetter) -> None:
    """Raise NewsletterError where the letter was thawed or frozen anew since it was read.

    To be asked while the lock is held: what is written of a letter that is gone could not be read.
    """
    if letter.has_mails and load_letters(project).get(letter.issue) != letter:
        raise NewsletterError(
            f"{letter.issue} er lige blevet tøet op eller frosset igen af en anden. Se efter, hvad "
            "der ligger der nu, og kør kommandoen igen."
        )


def frozen_names(project: Project) -> tuple[str, ...]:
    """What lies where frozen letters lie, whole or not."""
    top = project.root / FOLDER
    found = sorted(top.iterdir()) if top.is_dir() else ()
    return tuple(entry.name for entry in found if not entry.name.startswith("."))


def _write_mail(folder: Path, edition: FrozenEdition) -> None:
    write_whole(folder / f"{edition.key}.html", edition.html.encode())
    write_whole(folder / f"{edition.key}.txt", edition.text.encode())


def _remove_left_behind(top: Path) -> None:
    """What a killed process could not; whoever calls holds the lock, so nobody is writing it."""
    for half in top.glob(f".*{_HALF}"):
        shutil.rmtree(half, ignore_errors=True)


# --- reading ----------------------------------------------------------------------------------


def _folders(project: Project, faults: list[Diagnostic]) -> Iterator[Path]:
    top = project.root / FOLDER
    if top.is_symlink() or (top.exists() and not top.is_dir()):
        faults.append(
            diagnostic("frozen-letter-unreadable", Position(FOLDER), reason="ingen mappe")
        )
        return
    for entry in sorted(top.iterdir()) if top.is_dir() else ():
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() or not entry.is_dir():
            at = Position(f"{FOLDER}/{entry.name}")
            reason = "et link" if entry.is_symlink() else "ingen mappe"
            faults.append(diagnostic("frozen-letter-unreadable", at, reason=reason))
        else:
            yield entry


def _read(folder: Path) -> FrozenLetter:
    text = _text(folder / LETTER)
    shown = f"{FOLDER}/{folder.name}"
    try:
        mails = {key: _mail(folder, key) for key in edition_keys(text)}
        changed = next(changed_by_hand(text, mails), None)
        letter = letter_of_json(text, mails)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _fault(
            "frozen-letter-unreadable", f"{shown}/{LETTER}", reason=reason_of(error)
        ) from error
    if changed is not None or letter.issue != folder.name:
        raise _fault("frozen-letter-changed", f"{shown}/{LETTER}", edition=changed or LETTER)
    foreign = next(wrong_in(letter), None)
    if foreign:
        raise _fault("frozen-letter-foreign", f"{shown}/{LETTER}", reason=foreign)
    return made_safe(letter)


def _mail(folder: Path, key: str) -> tuple[str, str]:
    if Path(key).name != key or key.startswith("."):
        raise ValueError(key)
    return _text(folder / f"{key}.html"), _text(folder / f"{key}.txt")


def _text(file: Path) -> str:
    shown = f"{FOLDER}/{file.parent.name}/{file.name}"
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise _fault("frozen-letter-unreadable", shown, reason="ingen fil")
    try:
        text = file.read_bytes().decode()
    except FileNotFoundError:
        raise _fault("frozen-file-missing", shown) from None
    except (OSError, UnicodeDecodeError) as error:
        raise _fault("frozen-letter-unreadable", shown, reason=reason_of(error)) from error
    conflict = conflict_in(shown, text)
    if conflict:
        raise FrozenError(conflict)
    return text


def _fault(code: str, path: str, **values: str) -> FrozenError:
    return FrozenError(diagnostic(code, Position(path), Severity.FAULT, **values))
