"""Files that records name: there, inside `content/media/`, and with something in them."""

from __future__ import annotations

from pathlib import Path

from tests.projects import BASE, VACANCY, changed, make_project, write
from tests.records.conftest import Told

ROENNE, _ = BASE["vacancy"]
PICTURE = "image: {file: media/images/%s, alt: Et hus ved vandet, credit: Kontoret}"
PLACE = f'{ROENNE}:8:15: feltet "image.file" (Fil)'


def with_picture(name: str) -> dict[str, str | bytes | None]:
    text = changed(VACANCY, ("published: 2026-11-02", f"published: 2026-11-02\n{PICTURE % name}"))
    return {ROENNE: text}


def test_a_missing_file(told: Told) -> None:
    assert told(with_picture("hus.png")) == [
        (
            f'{PLACE} peger på "media/images/hus.png", som ikke findes. '
            "Læg filen i content/media/, eller ret stien."
        )
    ]


def test_an_empty_file(told: Told) -> None:
    files = {**with_picture("hus.png"), "content/media/images/hus.png": b""}
    assert told(files) == [
        f'{PLACE} peger på "media/images/hus.png", som er tom. Læg filen der igen.'
    ]


def test_a_file_that_is_a_link_out(told: Told, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.png", b"x")
    make_project(tmp_path / "project")
    (tmp_path / "project/content/media/images/hus.png").symlink_to(secret)
    assert told(with_picture("hus.png")) == [
        (
            f'{PLACE} peger på "media/images/hus.png", som er et link til en fil et andet sted. '
            "Læg en kopi af filen her."
        )
    ]


def test_a_file_outside_media(told: Told) -> None:
    text = changed(
        VACANCY,
        ("published: 2026-11-02",
         'published: 2026-11-02\nimage: {file: vacancies/roenne-1.yml, alt: "", credit: Mig}'),
    )  # fmt: skip
    assert told({ROENNE: text}) == [
        (
            f'{PLACE} er "vacancies/roenne-1.yml". Læg filen i content/media/, '
            "og skriv stien fra media/."
        )
    ]
