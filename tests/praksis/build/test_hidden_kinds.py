"""Of every kind of content, drafts and what comes later are in no output, and expired ones leave
lists, feeds, calendars, data and mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from editing.writing.file_text import bare_file
from editing.writing.values import values_of_record
from praksis.project import find_project
from records.loading.library import load
from records.model.field_spec import spec_of
from records.model.registry import KINDS
from records.model.unnamed import Unnamed
from records.source.tree import Data
from tests import landscape
from tests.project_copy import OUTPUTS, ProjectCopy, copy_of
from tests.projects import BASE, another
from tests.small import article, small_project
from tests.steps import IS_WHOLE

SORTS: dict[str, dict[str, Data]] = {
    "kladde": {"draft": "true"},
    "fremtid": {"published": "2026-12-20", "updated": None},
    "udloebet": {"published": "2026-11-01", "updated": None, "expires": "2026-11-20"},
}
CONTENT = [kind for kind in KINDS if kind.is_content]
AREAS = {"kladde": "0151", "fremtid": "0155", "udloebet": "0157"}
"""No two designations hold in one area at one time."""
PAGES = {
    **{name: [name] for name in ("arrangementer", "nyhedsbrev", "omraader", "podcast", "vejen")},
    "muligheder": ["muligheder", "status-paa-kapaciteterne"],
    "om": ["om", "samarbejdspartnere", "kontakt", "om-hjemmesiden", "indsatser-og-status",
           "det-har-laeger-fortalt-os"],
}  # fmt: skip
"""By section, the pages that list records."""
TEXT_OF_FILM = "WEBVTT\n\n00:00.000 --> 00:02.000\nGodmorgen\n"


@dataclass(frozen=True, slots=True)
class Copies:
    """A built project, and the words that name each copy."""

    project: ProjectCopy
    files: dict[str, bytes]

    def naming(self, word: str) -> list[str]:
        """The outputs whose name or content has the word."""
        return [path for path, raw in self.files.items() if word in path or word.encode() in raw]


@pytest.fixture(scope="module")
def copies(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Copies:
    """A project with a draft, a future and an expired copy of a record of each kind.

    It is the real one in `.ci/run`, as it has more places where a record may be shown.
    """
    folder = tmp_path_factory.mktemp("hidden") / "project"
    if IS_WHOLE:
        project = copy_of(root, folder, after=request.getfixturevalue("built"))
    else:
        project = small_project(root, folder, after=request.getfixturevalue("built_small"))
        _write_every_kind(root, project)
    for path, text in list(_copies(project.folder)):
        project.write(path, text)
    done = project.praksis("build")
    assert done.exit_code == 0, done.output
    found = (
        file
        for name in OUTPUTS
        for file in sorted((project.folder / name).rglob("*"))
        if file.is_file() and file.suffix not in (".png", ".mp3", ".avif", ".webp", ".jpg")
    )
    files = {f.relative_to(project.folder).as_posix(): f.read_bytes() for f in found}
    return Copies(project, files)


def _write_every_kind(root: Path, project: ProjectCopy) -> None:
    """A record of each kind of content, and the areas that they name."""
    head, *rows = (root / "content/areas/kommuner.csv").read_text("utf-8").splitlines(keepends=True)
    named = ("0400", "0219", *AREAS.values())
    project.write(
        "content/areas/kommuner.csv", "".join([head, *(r for r in rows if r[:4] in named)])
    )
    for key in ("partner", "health_council", *(kind.key for kind in CONTENT if kind.key in BASE)):
        path, text = BASE[key]
        project.write(path, text)
    for path, text in landscape.BASE.items():
        if path.startswith(("offers/", "surveys/", "initiatives/", "steps/", "guides/")):
            project.write(f"content/{path}", text)
    project.write("content/media/film/en-dag.vtt", TEXT_OF_FILM)
    for section, names in PAGES.items():
        for name in names:
            project.write(f"content/articles/{name}.md", article(name, section=section))


def _copies(root: Path) -> Iterator[tuple[str, str]]:
    library = load(find_project(root))
    for kind in CONTENT:
        form = spec_of(kind.key)
        shelf = library.records[kind.key].values()
        record = next(r for r in shelf if r.example) if kind.key == "vacancy" else next(iter(shelf))
        for sort, changes in SORTS.items():
            name = f"{sort}-{kind.key.replace('_', '-')}"
            own = another(kind.key, list(SORTS).index(sort) + 1)
            values = values_of_record(record) | own | changes
            if kind.key == "issue":
                values["send_on"] = "2026-12-28"
            if kind.key == "episode":  # no two have the same sound
                values["audio"] = {"url": f"https://example.org/{name}.mp3", "bytes": "12345678",
                                   "mime": "audio/mpeg", "duration": "18:05"}  # fmt: skip
            if kind.key == "designation":
                values["areas"] = [AREAS[sort]]
            is_number = issubclass(kind.model, Unnamed)  # then the id holds no word
            values |= {"title": f"Titel på {name}", "related": None}
            values["id"] = own["id"] if is_number else name
            folder = kind.folder if kind.key != "article" else f"articles/{values['section']}"
            yield (
                f"content/{folder}/{values['id']}{form.suffix}",
                bare_file(form, values, form.suffix),
            )


@pytest.mark.parametrize("kind", [kind.key for kind in CONTENT])
@pytest.mark.parametrize("sort", ["kladde", "fremtid"])
def test_what_is_hidden_is_nowhere(copies: Copies, sort: str, kind: str) -> None:
    assert copies.naming(f"{sort}-{kind.replace('_', '-')}") == []


@pytest.mark.parametrize("kind", [kind.key for kind in CONTENT])
def test_what_has_expired_is_in_no_list(copies: Copies, kind: str) -> None:
    name = f"udloebet-{kind.replace('_', '-')}"
    kept = ("site/sitemap.xml", "site/search/index.json", "site/_headers", "site/.htaccess",
            "outbox/webserver/nginx.conf", "outbox/webserver/Caddyfile")  # fmt: skip
    lists = [path for path in copies.naming(name) if name not in path and path not in kept]
    assert lists == []


def test_the_search_finds_what_is_shown(copies: Copies) -> None:
    library = load(find_project(copies.project.folder))
    for kind in CONTENT:
        shelf = library.records[kind.key].values()
        shown = [record for record in shelf if not record.id.startswith(tuple(SORTS))]
        assert copies.naming(shown[0].label), kind.key
