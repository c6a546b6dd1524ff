"""What the vacancies were at an earlier commit, and whether the steps since then are allowed."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from records.checks.faults import fault
from records.clock import Clock
from records.kinds.registry import BY_MODEL
from records.kinds.vacancy import Vacancy
from records.library import Library, load
from records.lifecycle import faults_of_move
from records.source.files import Place
from records.source.problems import Mark, Problem

GIT_SECONDS = 60


class HistoryError(Exception):
    """The earlier version cannot be had; its text is a Danish sentence."""


def vacancies_at(place: Place, ref: str) -> Mapping[str, Vacancy]:
    """Every vacancy that could be read at the commit `ref`, by id. Raises HistoryError."""
    content = place.content.relative_to(place.project)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(_archive(place, ref, content))) as archive:
            archive.extractall(folder, filter="data")
        before = load(Place(Path(folder), Path(folder, content)))
    return {vacancy.id: vacancy for vacancy in before.all(Vacancy)}


def check_moves(library: Library, before: Mapping[str, Vacancy], clock: Clock) -> Iterator[Problem]:
    """Yield each step of a vacancy since `before` that domain guide 4.3 does not allow."""
    for vacancy in library.all(Vacancy):
        for found in faults_of_move(before.get(vacancy.id), vacancy, clock):
            yield fault(library, vacancy, found.loc, f"{found.problem}. {found.cure}")
    folder = library.place.content / BY_MODEL[Vacancy].folder
    for gone in before.keys() - {vacancy.id for vacancy in library.all(Vacancy)}:
        if library.is_unread("vacancy", gone) or before[gone].draft:
            continue
        sentence = (
            f'opslaget "{gone}" er væk. Læg filen tilbage, og skriv status: trukket, så dets side '
            "og links bliver ved med at virke."
        )
        yield Problem(Mark(library.place.shown(folder)), sentence)


def _archive(place: Place, ref: str, content: Path) -> bytes:
    """The content folder at a commit as a tar file."""
    if ref.startswith("-"):
        raise HistoryError(f'Git kender ikke "{ref}". Skriv fx HEAD eller main.')
    words = ["git", "archive", "--format=tar", ref, "--", content.as_posix()]
    try:
        done = subprocess.run(  # noqa: S603 - git itself, with words and no shell
            words, cwd=place.project, capture_output=True, timeout=GIT_SECONDS, check=False
        )
    except FileNotFoundError:
        raise HistoryError("Git er ikke installeret, så --since kan ikke bruges.") from None
    except subprocess.TimeoutExpired:
        raise HistoryError("Git svarer ikke. Prøv igen.") from None
    if done.returncode:
        raise HistoryError(f'Git kender ikke "{ref}" her. Skriv fx HEAD eller main.')
    return done.stdout
