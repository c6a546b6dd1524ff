"""What was read last time is used again only where it is still true."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result

from records.loading import cache as cache_module
from records.loading import loader as shelves
from records.loading.cache import RecordCache
from records.loading.library import Library, load
from records.model.vacancy import Vacancy
from records.source.cache_file import FOLDER, digest_of
from records.source.documents import Document, document_of_text
from records.source.files import Project
from tests.projects import VACANCY, changed, make_project, write

Praksis = Callable[..., Result]
PATH = "content/vacancies/roenne-1.yml"
FILE = f"{FOLDER}/records.pickle"


def read(folder: Path) -> Library:
    return load(Project(folder, folder / "content"), cache=RecordCache.open(folder))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was read once."""
    folder = make_project(tmp_path / "project")
    assert read(folder).diagnostics == ()
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are parsed from now on."""
    seen: list[str] = []

    def noted(shown: str, file: Path, text: str, keys: frozenset[str] = frozenset()) -> Document:
        seen.append(shown)
        return document_of_text(shown, file, text, keys)

    monkeypatch.setattr(shelves, "document_of_text", noted)
    return seen


def test_a_second_run_parses_nothing_and_gives_the_same(project: Path, parsed: list[str]) -> None:
    fresh = load(Project(project, project / "content"))
    parsed.clear()
    again = read(project)
    assert parsed == []
    assert {kind: dict(shelf) for kind, shelf in again.records.items()} == {
        kind: dict(shelf) for kind, shelf in fresh.records.items()
    }
    assert dict(again.origins) == dict(fresh.origins)


def test_a_changed_file_is_read_again(project: Path, parsed: list[str]) -> None:
    file = project / PATH
    before = file.stat()
    write(file, changed(VACANCY, ("count: 2", "count: 3")))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    (vacancy,) = read(project).all(Vacancy)
    assert vacancy.count == 3
    assert parsed == [PATH]


def test_a_fault_is_told_every_time(project: Path) -> None:
    write(project / PATH, changed(VACANCY, ("count: 2", "count: to")))
    first, second = read(project).diagnostics, read(project).diagnostics
    assert first == second
    assert len(first) == 1


def test_a_warning_is_told_every_time(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning leaves the record, so it has to be remembered with it."""
    from records.loading.reader import read_record
    from records.source.diagnostics import Position, Severity, diagnostic

    warned = diagnostic("line-not-yaml", Position(PATH, 3, 4), Severity.WARNING)

    def warning(*words: object) -> object:
        record, problems = read_record(*words)  # type: ignore[arg-type]
        return record, [*problems, warned] if isinstance(record, Vacancy) else problems

    monkeypatch.setattr(shelves, "read_record", warning)
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3")))
    assert read(project).diagnostics == (warned,)
    assert read(project).diagnostics == (warned,)


def test_a_file_that_is_gone_is_gone(project: Path) -> None:
    (project / PATH).unlink()
    assert read(project).all(Vacancy) == ()
    assert PATH not in RecordCache.open(project)._before


def test_a_file_that_moved_is_read_again(project: Path, parsed: list[str]) -> None:
    deep = project / "content/vacancies/dyb/roenne-1.yml"
    deep.parent.mkdir()
    (project / PATH).rename(deep)
    library = read(project)
    assert parsed == ["content/vacancies/dyb/roenne-1.yml"]
    (vacancy,) = library.all(Vacancy)
    assert library.locate(vacancy, ("id",)).path == "content/vacancies/dyb/roenne-1.yml"


def test_other_code_reads_everything_again(
    project: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_writer", lambda: b"x" * 20)
    read(project)
    assert PATH in parsed


def test_the_writer_is_the_code_and_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    now = cache_module._writer()
    monkeypatch.setattr(cache_module, "_LIBRARIES", ("another pydantic",))
    cache_module._writer.cache_clear()
    other = cache_module._writer()
    cache_module._writer.cache_clear()
    assert now != other


@pytest.mark.parametrize("harm", ["short", "flipped", "empty", "text", "folder"])
def test_a_harmed_cache_is_no_fault(project: Path, parsed: list[str], harm: str) -> None:
    file = project / FILE
    content = file.read_bytes()
    file.unlink()
    match harm:
        case "short":
            file.write_bytes(content[:-100])
        case "flipped":
            file.write_bytes(content[:500] + bytes([content[500] ^ 1]) + content[501:])
        case "empty":
            file.write_bytes(b"")
        case "text":
            file.write_text("hej")
        case "folder":
            file.mkdir()
    assert len(read(project).all(Vacancy)) == 1
    assert PATH in parsed


def test_nothing_but_records_comes_out(project: Path, tmp_path: Path) -> None:
    """A cache that somebody else put there cannot run anything."""

    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "harm"),)

    body = pickle.dumps({PATH: (b"", (Harm(), ()))})
    forged = cache_module._writer() + digest_of(body) + body
    write(project / FILE, forged)
    assert len(read(project).all(Vacancy)) == 1
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize(
    "name", ["records.loading.cache.os", "records.loading.library.load", "builtins.eval"]
)
def test_only_our_classes_have_a_name_there(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    body = pickle.dumps({}) + b""
    forged = b"\x80\x04c" + f"{module}\n{attribute}\n".encode() + b"."
    for content in (body, forged):
        whole = cache_module._writer() + digest_of(content) + content
        assert cache_module._unpacked(whole) == {}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "project", {".praksis": "a file where the folder would be"})
    assert read(folder).diagnostics == ()


def test_runs_at_once(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "project")
    with ThreadPoolExecutor(8) as pool:
        libraries = list(pool.map(read, [folder] * 16))
    assert all(len(library.all(Vacancy)) == 1 for library in libraries)
    assert sorted(file.name for file in (folder / FOLDER).iterdir()) == [
        ".gitignore", "records.pickle",
    ]  # fmt: skip
    assert PATH in RecordCache.open(folder)._before


def test_git_never_sees_it(project: Path) -> None:
    assert (project / FOLDER / ".gitignore").read_text() == "*\n"


def test_an_unchanged_run_writes_nothing(project: Path) -> None:
    before = (project / FILE).stat().st_mtime_ns
    read(project)
    assert (project / FILE).stat().st_mtime_ns == before


def test_check_can_do_without(project: Path, praksis: Praksis, parsed: list[str]) -> None:
    (project / FILE).unlink()
    assert praksis(project, "check", "--no-cache").exit_code == 0
    assert not (project / FILE).exists()
    assert PATH in parsed
    assert praksis(project, "check").exit_code == 0
    assert (project / FILE).exists()


def test_one_file_among_hundreds_leaves_the_cache_as_it_is(
    project: Path, parsed: list[str]
) -> None:
    for number in range(120):
        text = changed(VACANCY, ("id: roenne-1", f"id: roenne-9{number}"))
        write(project / f"content/vacancies/roenne-9{number}.yml", text)
    read(project)
    before = (project / FILE).read_bytes()
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3")))
    for _ in range(2):
        parsed.clear()
        assert next(v.count for v in read(project).all(Vacancy) if v.id == "roenne-1") == 3
        assert parsed == [PATH]
    assert (project / FILE).read_bytes() == before
    for number in range(8):
        (project / f"content/vacancies/roenne-9{number}.yml").unlink()
    read(project)
    assert (project / FILE).read_bytes() != before


def test_a_record_is_told_by_its_file_and_one_made_of_it_by_itself(project: Path) -> None:
    (vacancy,), again = read(project).all(Vacancy), read(project)
    library = read(project)
    assert again.hash_of(again.all(Vacancy)[0]) == library.hash_of(library.all(Vacancy)[0])
    other = vacancy.model_copy(update={"count": 7})
    assert library.hash_of(other) != library.hash_of(library.all(Vacancy)[0])
    assert library.hash_of(other) == again.hash_of(vacancy.model_copy(update={"count": 7}))
    write(project / PATH, changed(VACANCY, ("count: 2", "count: 3")))
    later = read(project)
    assert later.hash_of(later.all(Vacancy)[0]) != library.hash_of(library.all(Vacancy)[0])


def test_records_with_the_same_fields_share_the_set_of_their_names(project: Path) -> None:
    write(project / "content/vacancies/roenne-2.yml", VACANCY.replace("roenne-1", "roenne-2"))
    (project / FILE).unlink()
    for library in (read(project), read(project)):
        one, other = library.all(Vacancy)
        assert one.model_fields_set is other.model_fields_set
        changed_one = one.model_copy(update={"summary": "Noget andet."})
        assert changed_one.model_fields_set is not other.model_fields_set
