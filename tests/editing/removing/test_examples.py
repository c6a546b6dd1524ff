"""Taking the examples out is one step: where a file cannot be changed, all are as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.removing.examples import removal_of_examples, take_out
from editing.writing.files import WriteError
from records.loading.library import load
from records.source.files import Project
from tests.project_copy import ProjectCopy


def _all(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_all_or_nothing(small: ProjectCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    content = small.folder / "content"
    removal = removal_of_examples(load(Project(small.folder, content)))
    before = _all(content)
    last = removal.files[-1]
    unlink = Path.unlink

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        if file == last:
            raise PermissionError(13, "no", str(file))
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match=r"kan ikke ændres: du har ikke lov til det\. Intet"):
        take_out(removal)
    assert _all(content) == before


def test_windows_line_ends_and_what_is_used_elsewhere_stay(small: ProjectCopy) -> None:
    content = small.folder / "content"
    kept = content / "articles" / "livet.md"
    text = kept.read_text(encoding="utf-8").replace("example: true", "example: false")
    text = text.replace("section:", 'related: ["article:forside", "vacancy:roenne-1"]\nsection:')
    text += '\n![Et omslag](media/images/praksisperspektiv.jpg "Min Almen Praksis")\n'
    kept.write_bytes(text.replace("\n", "\r\n").encode())
    removal = removal_of_examples(load(Project(small.folder, content)))
    assert removal.media == ()
    take_out(removal)
    after = kept.read_bytes()
    assert b"related" not in after
    assert after.count(b"\r\n") == after.count(b"\n")
