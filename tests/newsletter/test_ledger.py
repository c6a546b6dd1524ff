"""The ledger's file: what became of each edition, whoever writes it at the same time."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from newsletter.errors import NewsletterError
from newsletter.ledger import (
    FILE,
    Counts,
    EditionState,
    Ledger,
    Pushed,
    change_ledger,
    load_ledger,
    save_ledger,
)
from newsletter.outbox import outbox_files
from newsletter.pages import newsletter_pages
from newsletter.past import load_past
from records.clock import Clock
from records.source.files import Project
from tests.newsletter.samples import NEW, TRAINEE, made, mark_sent, send
from tests.samples import SITE
from tests.steps import some, steps

SENT = Clock.parse("2026-11-23T08:00")
AT = datetime.fromisoformat("2026-11-23T08:00:00+01:00")
WHOLE = EditionState(Pushed("listmonk", "17", "3", AT, "f" * 64), AT, Counts(AT, 140, 2, None), AT)
OLD = {
    "issues": {
        "maj": {
            "list": "paa-vej",
            "sent": "2026-05-11T08:10:00+02:00",
            "words": {"title": "Nyt i maj", "subject": "Åbne muligheder", "preheader": "Se frister",
                      "number": "2026-05", "send_on": "2026-05-11", "intro": "Kære læser",
                      "previous": ""},
            "digests": {NEW: "0" * 64},
            "items": {
                "vacancy:snart": {
                    "kind": "vacancy", "title": "Vikar", "url": "muligheder/snart/",
                    "summary": "Kort", "line": "Hillerød", "tags": ["near:Åben", "plain:a:b"],
                    "date": "2026-05-26", "example": False, "state": "aaben",
                    "published": "2026-05-01",
                }
            },
            "editions": {
                NEW: [{"type": "muligheder", "number": 0, "heading": "Muligheder lige nu",
                       "html": "", "more": ["Se alle", "muligheder/"],
                       "items": {"vacancy:snart": "ny"}, "order": ["vacancy:snart"]}]
            },
        }
    }
}  # fmt: skip
"""As 0.9.0 wrote it."""
COUNTING = """\
import sys
from pathlib import Path
from newsletter.ledger import EditionState, change_ledger
from records.source.files import Project
project, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
from datetime import datetime, UTC
state = EditionState(sent=datetime(2026, 11, 23, tzinfo=UTC))
print("klar", flush=True)
for each in range(number):
    change_ledger(Project(project, project / "content"),
                  lambda kept: kept.with_state(f"{name}-{each}", "alle", state))
"""


def project_at(path: Path) -> Project:
    return Project(path, path / "content")


def test_building_never_writes_the_ledger(tmp_path: Path) -> None:
    library = made(tmp_path)
    list(outbox_files(library, SITE, SENT))
    list(newsletter_pages(library, SENT))
    assert not (library.project.root / FILE).exists()


def test_what_is_written_is_read_again_and_easy_to_review(tmp_path: Path) -> None:
    ledger = Ledger({("jul", NEW): WHOLE, ("april", TRAINEE): EditionState(sent=AT)})
    save_ledger(project_at(tmp_path), ledger)
    file = tmp_path / FILE
    text = file.read_bytes().decode()
    assert load_ledger(project_at(tmp_path)) == ledger
    assert text.startswith(
        '{\n "editions": {\n  "april/hu-laege": {\n   "sent": "2026-11-23T08:00:00+01:00"\n  },\n'
    )
    assert text.endswith(" }\n}\n")
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_the_file_is_the_same_for_the_same_letter(tmp_path: Path) -> None:
    library = made(tmp_path)
    send(library)
    first = (tmp_path / FILE).read_bytes()
    mark_sent(library, "november", SENT)
    assert (tmp_path / FILE).read_bytes() == first
    save_ledger(library.project, load_ledger(library.project))
    assert (tmp_path / FILE).read_bytes() == first


def test_an_edition_of_which_nothing_is_known_is_taken_out() -> None:
    ledger = Ledger({("jul", NEW): WHOLE, ("jul", TRAINEE): WHOLE, ("maj", NEW): WHOLE})
    assert ledger.with_state("jul", NEW, EditionState()).of("jul") == {TRAINEE: WHOLE}
    assert ledger.without("jul").states == {("maj", NEW): WHOLE}
    assert ledger.state("maj", TRAINEE) == EditionState()


def test_without_a_file_nothing_was_sent(tmp_path: Path) -> None:
    assert load_ledger(project_at(tmp_path)) == Ledger()


@pytest.mark.parametrize("what", ["ingen fil", "et link"])
def test_a_ledger_that_is_no_file_is_not_taken_for_an_empty_one(tmp_path: Path, what: str) -> None:
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    if what == "ingen fil":
        (tmp_path / FILE).mkdir()
    else:
        (tmp_path / FILE).symlink_to(tmp_path / "væk.json")
    with pytest.raises(NewsletterError, match=rf"^{re.escape(FILE)}:1:1: .*\({what}\)"):
        load_ledger(project_at(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"issues": {"x": {}}}',
        '{"issues": []}',
        '{"editions": []}',
        '{"editions": {"jul": {}}}',
        '{"editions": {"/ny": {}}}',
        '{"editions": {"jul/ny": {"sent": "i går"}}}',
        '{"editions": {"jul/ny": {"pushed": {"engine": "listmonk"}}}}',
        "[" * 100_000,
    ],
)
def test_a_broken_ledger_is_told_with_its_cure(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(
        NewsletterError,
        match=rf"^{FILE}:1:1: filen kan ikke læses \(.*\)\. Hent filen igen fra versions.*\.$",
    ):
        load_ledger(project_at(tmp_path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"editions": {"jul/ny": {}, "jul/ny": {}}}', "jul/ny står der to gange"),
        ('{"editions": {"jul/ny": {"sent": "2026-11-23T08:00:00"}}}', "jul/ny: .* ingen tidszone"),
        ('{"editions": {"jul/ny": {"sent": 5}}}', "jul/ny: 5 er ikke et tidspunkt"),
        ('{"editions": {"jul/ny": {"sent": "9999-12-31T23:59:59-12:00"}}}', "jul/ny: 9999 er ikke"),
        (
            '{"editions": {"jul/ny": {"sent": "0001-01-01T00:00:00+14:00"}}}',
            "jul/ny: 1 er ikke et årstal",
        ),
        ('{"editions": {"jul/ny": {"aabnet": 12}}}', "jul/ny: .*"),
        ('{"editions": {}, "aabnet": {}}', "aabnet kendes ikke"),
        ('{"issues": {}, "sendt": {}, "aabnet": {}}', "aabnet, sendt kendes ikke"),
        ("{}", "editions mangler"),
        ('{"editions": {"jul/ny/x": {}}}', "jul/ny/x er ikke et brev og en udgave"),
        ('{"editions": {"../../x/ny": {}}}', "../../x/ny er ikke et brev og en udgave"),
        ('{"editions": {"jul/../../x": {}}}', "jul/../../x er ikke et brev og en udgave"),
    ],
)
def test_a_ledger_that_was_merged_wrongly_is_told_and_never_guessed_at(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(NewsletterError, match=rf"^{FILE}:1:1: filen kan ikke læses \({said}"):
        load_ledger(project_at(tmp_path))


def test_a_ledger_behind_a_link_is_neither_read_nor_written(tmp_path: Path) -> None:
    elsewhere = tmp_path / "andet.json"
    elsewhere.write_text('{"editions": {}}\n', encoding="utf-8")
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).symlink_to(elsewhere)
    with pytest.raises(NewsletterError, match="et link"):
        change_ledger(project_at(tmp_path), lambda ledger: ledger.with_state("a", "b", WHOLE))
    assert elsewhere.read_text(encoding="utf-8") == '{"editions": {}}\n'


def test_a_ledger_in_two_versions_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).write_text("{\n<<<<<<< HEAD\n}\n=======\n}\n>>>>>>> b\n", encoding="utf-8")
    with pytest.raises(
        NewsletterError, match=rf"^{FILE}:2:1: Git har efterladt .* Kør praksis merge"
    ):
        load_ledger(project_at(tmp_path))


# --- letters that were sent before letters were frozen ------------------------------------------


def test_letters_of_an_older_ledger_are_read_and_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).write_text(json.dumps(OLD), encoding="utf-8")
    project = project_at(tmp_path)
    letter = load_past(project).letters["maj"]
    (edition,) = letter.editions
    (item,) = edition.items
    assert (item.key, item.card.title, item.why) == ("vacancy:snart", "Vikar", "ny")
    assert [tag.text for tag in item.card.tags] == ["Åben", "a:b"]
    assert (letter.title, letter.number, letter.has_mails) == ("Nyt i maj", "2026-05", False)
    assert load_ledger(project).state("maj", NEW).sent == letter.frozen_at
    pushed = EditionState(pushed=WHOLE.pushed)
    change_ledger(project, lambda kept: kept.with_state("jul", NEW, pushed))
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert '"subject": "Åbne muligheder"' in text
    kept = json.loads(text)
    assert kept["issues"] == OLD["issues"]
    assert sorted(kept["editions"]) == [f"jul/{NEW}", f"maj/{NEW}"]
    assert load_past(project).sent_at("maj") == letter.frozen_at


# --- two at once, and killed ----------------------------------------------------------------------


def counting(path: Path, root: Path, name: str, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COUNTING, str(path), name, str(number)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def test_two_that_change_it_at_once_lose_nothing(tmp_path: Path, root: Path) -> None:
    many = steps(8, 25)
    both = [counting(tmp_path, root, name, many) for name in ("a", "b")]
    assert [each.wait(60) for each in both] == [0, 0]
    for each in both:
        assert each.stdout
        each.stdout.close()
    assert len(load_ledger(project_at(tmp_path)).states) == 2 * many


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
@pytest.mark.parametrize("after", some([0.0, 0.01, 0.03, 0.08], 1))
def test_killed_at_any_moment_it_is_whole_and_free(
    tmp_path: Path, root: Path, after: float
) -> None:
    process = counting(tmp_path, root, "a", 2_000)
    assert process.stdout
    assert process.stdout.readline() == "klar\n"
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    before = load_ledger(project_at(tmp_path)).states
    assert [key[0] for key in sorted(before, key=lambda key: int(key[0][2:]))] == [
        f"a-{number}" for number in range(len(before))
    ]
    change_ledger(project_at(tmp_path), lambda kept: kept.with_state("b", "alle", WHOLE))
    assert len(load_ledger(project_at(tmp_path)).states) == len(before) + 1
