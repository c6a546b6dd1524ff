"""What of `content/media/` goes out: what a shown record uses, and of pictures only the pixels."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.verify.media_kinds import KNOWN
from tests import needs
from tests.podcast.studio import VTT, silence
from tests.project_copy import ProjectCopy
from tests.publishing.verify.planted import carried, office, pdf, photo
from tests.small import article, small_project, vacancy
from tests.steps import some, steps

EPISODE = """\
---
id: {id}
title: Et stykke om at begynde
summary: En episode, der er skrevet til en prøve og ikke for at blive hørt.
example: true
audiences: [medicinstuderende]
published: {day}
type: bonus
status: {status}
released: {day}
audio: {{file: media/audio/{id}.mp3}}
people: [{{role: Syntetisk stemme, consent: false}}]
transcript: media/transcripts/{id}.{kind}
image: {{file: media/images/{id}.jpg, alt: Et omslag, credit: Kontoret}}
---
Noter til episoden.
"""
TEXTS = {
    "content/articles/livet/vist.md": article(
        "vist",
        body=(
            'Se rummet.\n\n![Et lyst rum](media/images/i-tekst.jpg "Kontoret")\n\n'
            "Hent [fotoet](media/images/hentes.jpg), [papiret](/media/files/vist.pdf) og "
            '<a href="/media/files/vist.docx">skemaet</a>.'
        ),
    ),
    "content/articles/livet/udkast.md": article(
        "udkast", body='![Et rum](media/images/udkast.jpg "Mig") [x](media/files/udkast.pdf)'
    ).replace("section:", "draft: true\nsection:"),
    "content/articles/livet/senere.md": article(
        "senere", body='![Et rum](media/images/senere.png "Mig") [x](media/files/senere.pdf)'
    ).replace("2026-11-01", "2027-11-01"),
    "content/vacancies/roenne-1.yml": vacancy(
        "roenne-1",
        "image: {file: media/images/vist.webp, alt: Et lyst rum, credit: Kontoret}",
        "attachments: [{title: Plantegning, file: media/files/plan.pdf}]",
    ),
    "content/episodes/hoert.md": EPISODE.format(
        id="hoert", day="2026-11-02", status="udgivet", kind="vtt"
    ),
    "content/episodes/laest.md": EPISODE.format(
        id="laest", day="2026-11-02", status="udgivet", kind="md"
    ),
    "content/episodes/planlagt.md": EPISODE.format(
        id="planlagt", day="2026-11-02", status="planlagt", kind="vtt"
    ),
    "content/episodes/kommer.md": EPISODE.format(
        id="kommer", day="2026-12-24", status="udgivet", kind="vtt"
    ),
}
EPISODES = ("hoert", "laest", "planlagt", "kommer")
FILES = {
    "images/praksisperspektiv.jpg": photo(size=(1400, 1400)),
    **{f"images/{name}.jpg": photo(colour="#aa2200") for name in ("i-tekst", "hentes", "udkast")},
    **{f"images/{name}.jpg": photo(size=(1400, 1400)) for name in EPISODES},
    "images/vist.webp": photo("WEBP"),
    "images/senere.png": photo("PNG"),
    **{f"files/{name}.pdf": pdf() for name in ("vist", "udkast", "senere", "plan", "ubrugt")},
    "files/vist.docx": office(),
    **{f"audio/{name}.mp3": silence(12 + at) for at, name in enumerate(EPISODES)},
    **{f"transcripts/{name}.vtt": VTT.encode() for name in EPISODES if name != "laest"},
    "transcripts/laest.md": b"**Hun:** Velkommen til.\n",
    **{f"ubrugt/fil{ending}": b"hemmeligt" for ending in KNOWN},
    "README.md": b"# hemmeligt\n",
    "index.md": b"hemmeligt",
    ".env": b"hemmeligt",
    ".git/config": b"hemmeligt",
    "images/Thumbs.db": b"hemmeligt",
    "images/.DS_Store": b"hemmeligt",
}
OUT = {
    "audio/hoert.mp3",
    "audio/laest.mp3",
    "files/plan.pdf",
    "files/vist.docx",
    "files/vist.pdf",
    "images/hentes.jpg",
    "images/hoert.jpg",
    "images/i-tekst.jpg",
    "images/laest.jpg",
    "images/planlagt.jpg",
    "images/praksisperspektiv.jpg",
    "transcripts/hoert.vtt",
}


def plant(project: ProjectCopy) -> None:
    for path, text in TEXTS.items():
        project.write(path, text)
    for path, raw in FILES.items():
        file = project.folder / "content" / "media" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


@pytest.fixture(scope="module")
def planted(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    """The small project with a file of every kind in it, built."""
    project = small_project(root, tmp_path_factory.mktemp("planted") / "project", after=built_small)
    plant(project)
    done = project.praksis("build")
    assert done.exit_code == 0, done.output
    return project


def in_site(project: ProjectCopy) -> set[str]:
    media = project.site / "media"
    return {f.relative_to(media).as_posix() for f in media.rglob("*") if f.is_file()}


def test_only_what_a_shown_record_uses_goes_out(planted: ProjectCopy) -> None:
    assert in_site(planted) == OUT


def test_nothing_of_the_rest_is_anywhere_in_the_site(planted: ProjectCopy) -> None:
    for file in (*planted.site.rglob("*"), *planted.outbox.rglob("*")):
        if file.is_file():
            assert b"hemmeligt" not in file.read_bytes(), file
            assert not {"udkast", "senere"} & set(file.stem.split("-")), file


def test_no_picture_carries_more_than_pixels(planted: ProjectCopy) -> None:
    """Wherever it goes out: in pages, feeds, mails, share pictures, for apps, as a file."""
    endings = {".jpg", ".jpeg", ".png", ".webp", ".avif"}
    found = [f for folder in (planted.site, planted.outbox) for f in folder.rglob("*")
             if f.suffix in endings]  # fmt: skip
    assert len(found) > 40
    told = {file: carried(file.read_bytes()) for file in found}
    assert {file: what for file, what in told.items() if what} == {}
    originals = {raw for path, raw in FILES.items() if path.startswith("images/")}
    assert not [file for file in found if file.read_bytes() in originals]


def test_check_tells_the_unused_once_each(planted: ProjectCopy) -> None:
    done = planted.praksis("check")
    assert done.exit_code == 0
    unused = [line for line in done.output.splitlines() if "bliver ikke brugt" in line]
    names = [f"ubrugt/fil{ending}" for ending in KNOWN]
    names += ["README.md", "files/ubrugt.pdf", "index.md"]
    assert [line.split(":")[0] for line in unused] == sorted(f"content/media/{n}" for n in names)


def test_records_may_show_the_same_picture(small: ProjectCopy) -> None:
    """As one file, or as two that hold the same; each is made once."""
    for folder in ("a", "b"):
        small.write(f"content/media/images/{folder}/klinik.jpg", "").write_bytes(photo())
    for name, folder in (("en", "a"), ("to", "a"), ("tre", "b")):
        image = f"image: {{file: media/images/{folder}/klinik.jpg, alt: Et rum, credit: Os}}\n"
        text = article(name).replace("section:", f"{image}section:")
        small.write(f"content/articles/{name}.md", text)
    done = small.praksis("build")
    assert done.exit_code == 0, done.output
    pages = [(small.site / f"livet/{name}/index.html").read_text() for name in ("en", "to", "tre")]
    shown = [set(re.findall(r"assets/billeder/klinik-\w+-\d+\.jpg", page)) for page in pages]
    assert shown[0] == shown[1] == shown[2] != set()
    assert all((small.site / path).is_file() for path in shown[0])
    assert len(list((small.site / "assets/billeder").glob("klinik-*-kort-*.jpg"))) == 1


@needs.TIME
def test_what_is_published_later_goes_out_later(planted: ProjectCopy, tmp_path: Path) -> None:
    project = planted.copy(tmp_path / "later")
    done = project.praksis("build", "--clock", "2027-12-01T09:00")
    assert done.exit_code == 0, done.output
    assert in_site(project) - OUT == {
        "audio/kommer.mp3",
        "transcripts/kommer.vtt",
        "images/kommer.jpg",
        "images/senere.png",
        "files/senere.pdf",
    }


@pytest.mark.parametrize(
    "name", some(["a.html", "a.php", "a.yml", "a.js", "a.heic", "a.zip", "a", "uden/index.html"], 3)
)
def test_what_may_not_lie_there_stops_the_build(small: ProjectCopy, name: str) -> None:
    small.write(f"content/media/{name}", "hemmeligt")
    done = small.praksis("build")
    assert done.exit_code == 1
    checked = small.praksis("check").output.splitlines()
    told = [line for line in checked if line.startswith(f"content/media/{name}:1:1: Filer af")]
    assert len(told) == 1
    assert [line for line in done.output.splitlines() if line in told] == told


def test_what_is_linked_in_stops_the_build(small: ProjectCopy, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PASSWORD=1")
    (small.folder / "content/media/a.jpg").symlink_to(tmp_path / ".env")
    (small.folder / "content/media/alt").symlink_to("/")
    os.mkfifo(small.folder / "content/media/b.jpg")
    done = small.praksis("build")
    assert done.exit_code == 1
    assert [line.split(":")[0] for line in done.output.splitlines() if ":1:1:" in line] == [
        "content/media/a.jpg",
        "content/media/alt",
        "content/media/b.jpg",
    ]
    assert not small.site.exists()


_NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=12
)
_ENDINGS = st.sampled_from([*KNOWN, ".html", ".svg", ".heic", ".JPG", "", ".tar.gz"])
_BYTES = st.binary(max_size=200) | st.sampled_from(
    [photo(), photo("WEBP"), pdf("Jens"), office(), b"[]", VTT.encode(), silence(1), b"GIF89a"]
).flatmap(lambda raw: st.integers(0, len(raw)).map(lambda end: raw[:end]))


@settings(
    max_examples=steps(1, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=_NAMES, ending=_ENDINGS, raw=_BYTES, used=st.booleans())
def test_no_name_and_no_bytes_surprise(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy, name: str,
    ending: str, raw: bytes, *, used: bool,
) -> None:  # fmt: skip
    project = small_project(root, tmp_path_factory.mktemp("fuzz") / "project", after=built_small)
    if name in {".", ".."}:
        return
    file = project.folder / "content" / "media" / f"{name}{ending}"
    file.write_bytes(raw)
    if used:
        project.write(
            "content/articles/livet/brug.md",
            article("brug", body=f"Hent [filen](<media/{name}{ending}>)."),
        )
    done = project.praksis("check")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    built = project.praksis("build")
    assert built.exception is None or isinstance(built.exception, SystemExit), built.output
    assert (done.exit_code, built.exit_code) in {(0, 0), (1, 1)}, done.output + built.output
    if built.exit_code == 0 and not used:
        assert in_site(project) == {"images/praksisperspektiv.jpg"}
