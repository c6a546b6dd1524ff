"""`praksis golive`: what stops the site, where it says so, and that `build --publish` agrees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from podcast.identity.lock import LOCK
from publishing.golive.verdict import MOST, Owner
from tests import needs
from tests.git import committed, git
from tests.project_copy import ProjectCopy, copy_of, own_theme
from tests.small import article
from tests.steps import IS_WHOLE, some

PLACE = re.compile(r"^((?:content|mkdocs|site|outbox)\S*?):(\d+):(\d+): (.+)$")
ABOUT = article("om-hjemmesiden", section="om", body="""\
## Privatliv

Regionen er dataansvarlig. Skriv til regionens databeskyttelsesrådgiver, hvis du vil bruge dine
rettigheder. Du kan klage til Datatilsynet.

## Andet

Siden har ingen cookies.""")  # fmt: skip
REAL = {
    "example.org": "min-almen-praksis.dk",
    "00 00 00 00": "38 66 50 00",
    "Eksempelvej 1, 0000 Eksempelby": "Kongens Vænge 2, 3400 Hillerød",
    "example: true": "example: false",
    'accessibility_statement: ""': 'accessibility_statement: "https://was.digst.dk/praksis-dk"',
    'security_contact: ""': 'security_contact: "mailto:sikker@min-almen-praksis.dk"',
}


@pytest.fixture(autouse=True)
def _nobody_moves_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "PRAKSIS_CLOCK"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ready(small: ProjectCopy) -> ProjectCopy:
    """The small project as an office would have it on the day that it goes live."""
    small.write("content/articles/om/om-hjemmesiden.md", ABOUT)
    for file in _texts(small):
        text = file.read_text(encoding="utf-8")
        for placeholder, real in REAL.items():
            text = text.replace(placeholder, real)
        file.write_text(re.sub(r"(?m)^ *demo_clock:.*\n", "", text), encoding="utf-8")
    return small


def _texts(project: ProjectCopy) -> Iterator[Path]:
    yield project.folder / "mkdocs.yml"
    for file in sorted((project.folder / "content").rglob("*")):
        if file.suffix in (".yml", ".md"):
            yield file


def changed(project: ProjectCopy, path: str, old: str, new: str) -> None:
    text = (project.folder / path).read_text(encoding="utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def stops(project: ProjectCopy, *words: str) -> list[str]:
    """The lines that stop, which `build --publish` must have told as well."""
    return stops_in(project.praksis(*(words or ("golive",))))


def stops_in(done: Result) -> list[str]:
    assert done.exit_code == 1, done.output
    told = done.output.partition("Husk også:")[0]
    return [line for line in told.splitlines() if PLACE.match(line)]


def test_a_site_that_is_ready(ready: ProjectCopy) -> None:
    done = ready.praksis("golive")
    assert "Siden må gå i luften." in done.output, done.output
    assert done.exit_code == 0
    assert not ready.site.exists()


@needs.TIME
def test_what_is_ready_is_built_as_it_is(ready: ProjectCopy) -> None:
    published = ready.praksis("build", "--publish")
    assert published.exit_code == 0, published.output
    front = (ready.site / "index.html").read_text(encoding="utf-8")
    assert "ksempel" not in front
    assert "data-clock" not in front


ADVISER = "content/advisers/raadgiver.yml"
LIST = "content/mailing_lists/alle.yml"
VACANCY = "content/vacancies/roenne-1.yml"
PAGE = "content/articles/om/om-hjemmesiden.md"
SHOW = "content/shows/praksisperspektiv.yml"
SETTINGS = "mkdocs.yml"
OFFICE, LEGAL, OPERATION = Owner
ONE: dict[str, tuple[str, str, str, Owner, str]] = {
    "example": (VACANCY, "example: false", "example: true", OFFICE, "er et eksempel"),
    "mail of a vacancy": (
        VACANCY, "eksempel@min-almen-praksis.dk", "a@example.org", OFFICE,
        '"a@example.org" er en adresse, som ingen kan bruge',
    ),
    "phone": (ADVISER, "38 66 50 00", "00 00 00 00", OFFICE, '"00 00 00 00" er ikke et'),
    "mail of an adviser": (
        ADVISER, "raadgiver@min-almen-praksis.dk", "raadgiver@example.org", OFFICE,
        '"raadgiver@example.org" er en adresse',
    ),
    "sign-up": (
        LIST, "https://min-almen-praksis.dk/tilmeld", "https://example.org/tilmeld", OFFICE,
        '"https://example.org" er en adresse',
    ),
    "sender": (
        LIST, "<nyhedsbrev@min-almen-praksis.dk>", "<nyhedsbrev@kontoret.test>", OFFICE,
        '"nyhedsbrev@kontoret.test"',
    ),
    "postal address": (LIST, "Kongens Vænge 2", "Eksempelvej 1", OFFICE, '"Eksempelvej 1" er en'),
    "owner of the podcast": (
        SHOW, "podcast@min-almen-praksis.dk", "podcast@example.org", OFFICE, "podcast@example.org"
    ),
    "running text": (
        "content/articles/livet.md", "Her står der noget.", "Se www.example.org nu.", OFFICE,
        '"www.example.org"',
    ),
    "words": (
        "content/articles/livet.md", "Her står der noget.", "Lorem ipsum dolor sit.", OFFICE,
        'her står "Lorem ipsum"',
    ),
    "talk of our own papers": (
        "content/articles/livet.md", "Her står der noget.", "Vi har ikke fundet et svar.", OFFICE,
        'her står "Vi har ikke fundet", og det handler om vores papirer',
    ),
    "privacy without a supervisor": (
        PAGE, "Du kan klage til Datatilsynet.", "", LEGAL, "siger ikke noget om Datatilsynet"
    ),
    "privacy without a heading": (
        PAGE, "## Privatliv", "## Dine data", LEGAL, 'ingen overskrift "## Privatliv"'
    ),
    "address of the site": (
        SETTINGS, "https://min-almen-praksis.min-almen-praksis.dk/", "https://praksis.example/",
        OPERATION, '"https://praksis.example" er en adresse',
    ),
    "address without https": (
        SETTINGS, "site_url: https://", "site_url: http://", OPERATION,
        'feltet "site_url" er "http://'
    ),
    "statement": (
        SETTINGS, '"https://was.digst.dk/praksis-dk"', '""', LEGAL,
        "der er ingen tilgængelighedserklæring, og det kræver loven",
    ),
    "security contact": (
        SETTINGS, '"mailto:sikker@min-almen-praksis.dk"', '""', OPERATION,
        "security_contact er tom",
    ),
    "demonstration clock": (
        SETTINGS, "  - publisher:\n", '  - publisher:\n      demo_clock: "2026-11-22T09:00"\n',
        OPERATION, "demo_clock er 2026-11-22T09:00",
    ),
    "clock": (
        SETTINGS, '!ENV [PRAKSIS_CLOCK, ""]', '"2026-11-22T09:00"', OPERATION,
        "clock er 2026-11-22T09:00, så siden viser altid den dag",
    ),
    "region": (SETTINGS, "region: Region Hovedstaden", 'region: ""', OPERATION, '"region" er tom'),
}  # fmt: skip


@pytest.mark.parametrize("name", some(ONE, 2))
def test_one_thing_that_stops(ready: ProjectCopy, name: str) -> None:
    path, old, new, owner, says = ONE[name]
    changed(ready, path, old, new)
    done = ready.praksis("golive")
    (line,) = stops_in(done)
    found = PLACE.match(line)
    assert found
    assert found[1] == path
    assert says in found[4]
    text = (ready.folder / path).read_text(encoding="utf-8").splitlines()
    assert 1 <= int(found[2]) <= len(text) + 1
    quoted = re.match(r'(?:her står )?"([^"]+)" (?:er en|, som)', found[4])
    if quoted:
        assert text[int(found[2]) - 1][int(found[3]) - 1 :].startswith(quoted[1])
    assert f"{owner.value}:\n{line}" in done.output
    assert stops(ready, "build", "--publish") == [line]
    assert not ready.site.exists()


@needs.TIME
def test_a_note_to_the_editor_reminds_and_stops_nothing(ready: ProjectCopy) -> None:
    live = "content/articles/livet.md"
    note = "note: Vi har ikke fundet kilden. Skriv ikke a@example.org."
    changed(ready, live, "section: livet", f"section: livet\n{note}")
    done = ready.praksis("golive")
    assert done.exit_code == 0, done.output
    assert f"{live}:9:7: advarsel: her er en note til redaktøren: Vi har ikke" in done.output


@needs.TIME
def test_addresses_that_machines_alone_use_stop_nothing(ready: ProjectCopy) -> None:
    """As `docs/drift/` has it where the server, the mail engine and Git stand in one house."""
    changed(ready, SETTINGS, "  - publisher:\n", IN_ONE_HOUSE)
    changed(ready, SETTINGS, "backend: none", FORGE_IN_THE_HOUSE)
    to = "{audience: ny-speciallaege, to: alle@lister.min-almen-praksis.dk}"
    changed(ready, LIST, "name: Alle", f"name: Alle\ntargets: [{to}]")
    done = ready.praksis("golive")
    assert done.exit_code == 0, done.output
    changed(ready, SETTINGS, "https://lister.min-almen-praksis.dk", "https://lister.example.org")
    (line,) = stops(ready)
    assert '"https://lister.example.org" er en adresse, som ingen kan bruge' in line


IN_ONE_HOUSE = """\
  - publisher:
      release:
        targets:
          - ssh: web@10.0.0.5:/srv/www/praksis
        remote: https://git.kontoret.internal/praksis.git
      newsletter:
        engine: mailman
        api_url: http://127.0.0.1:8001
        public_url: https://lister.min-almen-praksis.dk/mailman3
"""
FORGE_IN_THE_HOUSE = """\
backend: gitea
      repo: kontoret/praksis
      base_url: https://git.kontoret.internal
      api_root: https://git.kontoret.internal/api/v1"""


def test_an_adviser_whom_nobody_reaches(ready: ProjectCopy) -> None:
    changed(ready, ADVISER, "raadgiver@min-almen-praksis.dk", "raadgiver@example.org")
    changed(ready, ADVISER, "38 66 50 00", "12 34 56 78")
    lines = stops(ready)
    assert [line.split(": ")[0] for line in lines] == [f"{ADVISER}:5:8", f"{ADVISER}:6:9"]
    assert 'ingen kan nå "Rådgiver for etablering"' in lines[0]


def test_no_adviser_and_no_privacy_page(ready: ProjectCopy) -> None:
    for path in (ADVISER, PAGE):
        (ready.folder / path).unlink()
    for file in _texts(ready):
        text = file.read_text(encoding="utf-8").replace("contact: raadgiver\n", "")
        file.write_text(text, encoding="utf-8")
    told = "\n".join(stops(ready))
    assert "content/advisers:1:1: der er ingen rådgiver" in told
    assert "content/articles:1:1: siden /om/om-hjemmesiden/" in told


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PRAKSIS_CLOCK", "2026-11-22T09:00", "variablen PRAKSIS_CLOCK er 2026-11-22T09:00"),
        ("SOURCE_DATE_EPOCH", "1577880000", "variablen SOURCE_DATE_EPOCH er 1.\u00a0januar 2020"),
    ],
)
def test_the_environment_moves_the_clock(
    ready: ProjectCopy, name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    (line,) = stops(ready)
    assert says in line
    assert stops(ready, "build", "--publish") == [line]


def test_a_build_that_is_given_a_time(ready: ProjectCopy) -> None:
    (line,) = stops(ready, "build", "--publish", "--clock", "2026-11-22T09:00")
    assert "--clock er 2026-11-22T09:00" in line


def test_a_fault_of_a_record_stops_too(ready: ProjectCopy) -> None:
    changed(ready, VACANCY, "patients: 0", "patients: 1.600")
    (line,) = stops(ready)
    assert "Skriv tallet uden punktum" in line
    assert stops(ready, "build", "--publish") == [line]


@needs.TIME
@pytest.mark.parametrize(
    ("template", "says"),
    some([
        ("<p>Ring 00 00 00 00</p>", '"00 00 00 00" er ikke et telefonnummer'),
        ('<a href="https://example.com/">x</a>', '"https://example.com" er en adresse'),
        ('<meta name="robots" content="noindex">', "forsiden siger noindex"),
    ], 1),
)  # fmt: skip
def test_what_only_the_built_pages_say(
    ready: ProjectCopy, root: Path, template: str, says: str
) -> None:
    front = (root / "site_plugins" / "theme" / "front.html").read_text(encoding="utf-8")
    where = "{% block main %}"
    assert where in front
    own_theme(ready, front=front.replace(where, where + template))
    (line,) = stops(ready)
    assert line.startswith("site/index.html:")
    assert says in line
    assert stops(ready, "build", "--publish") == [line]
    assert not ready.site.exists()


def test_as_json(ready: ProjectCopy) -> None:
    changed(ready, ADVISER, "38 66 50 00", "00 00 00 00")
    done = ready.praksis("golive", "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["ready"] is False
    (stop,) = found["stops"]
    assert stop["code"] == "golive-phone"
    assert (stop["path"], stop["line"], stop["column"]) == (ADVISER, 6, 9)
    assert stop["who"] == "Kontoret"
    assert {each["code"] for each in found["reminders"]} >= {"golive-thin-areas"}


def test_of_one_file_twenty_are_told(ready: ProjectCopy) -> None:
    text = "\n\n".join(f"Se https://example.org/{n}" for n in range(MOST + 13))
    ready.write(
        "content/articles/livet.md", article("livet", body=text).replace(": true", ": false")
    )
    lines = stops(ready)
    assert len(lines) == MOST + 1
    assert "der er 13\u00a0steder mere i filen" in lines[-1]


# --- the demonstration ------------------------------------------------------------------------


def examples_of(project: Path) -> int:
    """How many records of a project are examples."""
    texts = (file.read_text(encoding="utf-8") for file in (project / "content").rglob("*.*")
             if file.suffix in (".md", ".yml"))  # fmt: skip
    return sum("\nexample: true" in text for text in texts)


@pytest.fixture(scope="module")
def pretended(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built: ProjectCopy
) -> ProjectCopy:
    """The demonstration with `example: false` everywhere, and nothing else mended."""
    project = copy_of(root, tmp_path_factory.mktemp("golive") / "project", after=built)
    for file in _texts(project):
        text = file.read_text(encoding="utf-8")
        if "\ntrigger:" in text:  # a list that writes by itself needs a mail engine to be real
            continue
        if file.parent.name in ("stories", "films"):  # somebody real has to have agreed
            continue
        file.write_text(text.replace("\nexample: true", "\nexample: false"), encoding="utf-8")
    assert project.praksis("podcast", "lock").exit_code == 0
    assert (project.folder / LOCK).is_file()
    return project


@needs.TIME
def test_the_demonstration_is_no_site_only_because_it_says_so(pretended: ProjectCopy) -> None:
    lines = stops(pretended)
    if IS_WHOLE:
        assert pretended.praksis("check").exit_code == 0
        assert stops(pretended, "build", "--publish") == lines
    told = {line.partition(": ")[0] for line in lines}
    for file in _texts(pretended):
        path = file.relative_to(pretended.folder).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if "example.org" in line or "00 00 00 00" in line or "Eksempelvej" in line:
                assert any(place.startswith(f"{path}:{number}:") for place in told), line
    assert len(lines) > 50


@needs.TIME
def test_the_demonstration_says_who_does_what(root: Path) -> None:
    done = ProjectCopy(root).praksis("golive")
    assert done.exit_code == 1
    for owner in Owner:
        assert f"\n{owner.value}:\n" in done.output
    assert done.output.count(" er et eksempel.") == examples_of(root)


# --- taking the examples out ------------------------------------------------------------------


@pytest.fixture
def demonstration(root: Path, tmp_path: Path, built: ProjectCopy) -> ProjectCopy:
    project = copy_of(root, tmp_path / "project", after=built)
    committed(project.folder)
    return project


_MORE = re.compile(r"(\d+)\u00a0steder mere")


@needs.TIME
def test_strip_examples(demonstration: ProjectCopy) -> None:
    number = examples_of(demonstration.folder)
    if IS_WHOLE:
        shown = demonstration.praksis("golive", "--strip-examples", "--dry-run")
        assert shown.exit_code == 1
        assert "Intet er slettet (--dry-run)." in shown.output
        assert git(demonstration.folder, "status", "--porcelain", "content") == ""
    done = demonstration.praksis("golive", "--strip-examples", "--yes")
    assert done.exit_code == 1
    assert f"{number}\u00a0eksempler bliver slettet:" in done.output
    assert "content/media/audio/eksempel-bag-om-podcasten.mp3" in done.output
    assert "mangler 8\u00a0ting:" in done.output
    assert "praksis new raadgiver --id raadgiver-etablering" in done.output
    checked = demonstration.praksis("check")
    faults = [line for line in checked.output.splitlines() if "som ikke findes" in line]
    more = [int(found[1]) for line in faults if (found := _MORE.search(line))]
    assert len(faults) + sum(more) > 80
    assert len(faults) < 20  # what is gone is told once
    assert all("related" not in line for line in faults)
    if IS_WHOLE:
        git(demonstration.folder, "checkout", "--", "content")
        assert demonstration.praksis("check").exit_code == 0


def test_strip_examples_out_of_a_project_that_then_is_right(small: ProjectCopy) -> None:
    texts = [file for file in _texts(small) if "articles" in str(file) or "advisers" in str(file)]
    for file in texts:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("example: true", "example: false"), encoding="utf-8")
    committed(small.folder)
    done = small.praksis("golive", "--strip-examples", "--yes")
    assert done.exit_code == 0, done.output
    assert "Indholdet er i orden." in done.output
    assert small.praksis("check").exit_code == 0
    assert small.praksis("golive", "--strip-examples").output == "Der er ingen eksempler.\n"


@pytest.mark.parametrize(
    ("change", "words", "says"),
    [
        ("content/articles/livet.md", ("--yes",), "content/articles/livet.md er ikke gemt i Git."),
        ("content/articles/ny.md", ("--yes",), "er ikke gemt i Git."),
        ("", (), "Ingen kan svare her. Skriv --yes"),
    ],
)
def test_strip_examples_keeps_its_hands_off(
    small: ProjectCopy, change: str, words: tuple[str, ...], says: str
) -> None:
    committed(small.folder)
    if change:
        small.write(change, article(Path(change).stem, body="Nyt."))
    before = {file: file.read_bytes() for file in _texts(small)}
    done = small.praksis("golive", "--strip-examples", *words)
    assert done.exit_code == 1
    assert says in done.output
    assert {file: file.read_bytes() for file in _texts(small)} == before


def test_strip_examples_without_git(small: ProjectCopy) -> None:
    done = small.praksis("golive", "--strip-examples", "--yes")
    assert done.exit_code == 2
    assert "ligger ikke i Git" in done.output


def test_options_that_do_not_belong_together(small: ProjectCopy) -> None:
    for words in (("--yes",), ("--dry-run",), ("--json", "--strip-examples")):
        assert small.praksis("golive", *words).exit_code == 2
