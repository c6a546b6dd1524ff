"""A file of `content/media/` under a new name, and every place that names it."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from editing.carrying.names import NewName, texts_with_new_name
from editing.carrying.renaming import SOUND, RenameError
from editing.carrying.settled import require_settled
from editing.writing.files import as_before
from editing.writing.together import FileChange, Move, Step
from records.danish.slugs import slug
from records.loading.library import Library

MEDIA = "media/"
"""How the path of such a file begins, as a record names it."""


def media_steps(library: Library, path: str, new_name: str) -> list[Step]:
    """All that gives the file at a path from `content/` the new name.

    A name that is stored with letters in pieces is found too. Raises RenameError, UnsettledError
    and SourceError.
    """
    require_settled(library)
    path = normalize("NFC", path)
    file = _found(library, path)
    _refuse(file, path, new_name)
    settings = library.project.root / "mkdocs.yml"
    if settings.is_file() and path in settings.read_text(encoding="utf-8", errors="replace"):
        raise RenameError(f"{path} står i mkdocs.yml. Omdøb filen selv, og ret navnet dér.")
    new = f"{path.rpartition('/')[0]}/{new_name}"
    texts = texts_with_new_name(library, NewName("", "", "", words=((path, new),)))
    return [
        *(FileChange(each, was, as_before(now, was)) for each, (was, now) in texts.items()),
        Move(file, file.with_name(new_name)),
    ]


def _found(library: Library, path: str) -> Path:
    folder = (library.project.content / path).parent
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    name = next((each for each in sorted(names) if normalize("NFC", each) == Path(path).name), None)
    if name is None or not (folder / name).is_file():
        raise RenameError(f"{path} findes ikke i content/.")
    return folder / name


def _refuse(file: Path, path: str, new_name: str) -> None:
    stem, dot, ending = new_name.rpartition(".")
    old_ending = path.rpartition(".")[2].lower()
    if ending != old_ending:
        raise RenameError(f"Endelsen skal blive, som den er: skriv {slug(stem or new_name)}"
                          f".{old_ending}.")  # fmt: skip
    if slug(stem) != stem or not dot:
        raise RenameError(f"Skriv navnet med små bogstaver, tal og bindestreg: {slug(stem)}"
                          f".{ending}.")  # fmt: skip
    if path.startswith(f"{MEDIA}{SOUND}/") and file.name == Path(path).name:
        raise RenameError("Lyd beholder sin adresse, for apps kender den.")
    if file.with_name(new_name).exists() and new_name != file.name:
        raise RenameError(f"{new_name} findes allerede dér. Vælg et andet navn.")
