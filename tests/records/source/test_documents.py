"""Files as editors have them: encodings, line ends, names, links, front matter, tables."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from records.messages import line_of
from records.source.diagnostics import SourceError
from records.source.documents import Document, read, rows_of
from records.source.files import MAX_BYTES, Project, walk
from tests.needs import no_such
from tests.projects import write

ARTICLE = "---\nid: a\ntitle: Ærø\n---\n\nFørste linje\nanden [her](article:x)\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an empty folder for records."""
    (tmp_path / "content" / "kind").mkdir(parents=True)
    return Project(tmp_path, tmp_path / "content")


def put(project: Project, name: str, content: str | bytes) -> Path:
    return write(project.content / "kind" / name, content)


def read_new(project: Project, name: str, content: str | bytes) -> Document:
    return read(project, put(project, name, content))


def refused(project: Project, file: Path) -> list[str]:
    with pytest.raises(SourceError) as raised:
        list(rows_of(project, file)) if file.suffix == ".csv" else read(project, file)
    return [line_of(problem).removeprefix("content/kind/") for problem in raised.value.diagnostics]


def refused_new(project: Project, name: str, content: str | bytes) -> list[str]:
    return refused(project, put(project, name, content))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_do_not_move_anything(project: Project, mark: bytes, ends: str) -> None:
    raw = mark + "id: a\ntitle: Ærø\nsted: b\n".replace("\n", ends).encode()
    document = read_new(project, "a.yml", raw)
    assert document.data == {"id": "a", "title": "Ærø", "sted": "b"}
    assert str(document.locate(("sted",))) == "content/kind/a.yml:3:7"
    markdown = read_new(project, "a.md", mark + ARTICLE.replace("\n", ends).encode())
    assert markdown.body.splitlines()[1:] == ["Første linje", "anden [her](article:x)"]
    assert str(markdown.locate(("title",))) == "content/kind/a.md:3:8"
    offset = markdown.body.index("article:x")
    assert str(markdown.locate_body(offset)) == "content/kind/a.md:7:13"


def test_names_are_shown_with_whole_letters(project: Project) -> None:
    apart = unicodedata.normalize("NFD", "åben-ø.yml")
    document = read_new(project, apart, "id: a")
    assert document.path == unicodedata.normalize("NFC", f"content/kind/{apart}")
    assert document.path != f"content/kind/{apart}"


def test_latin_1_is_told_at_its_first_letter(project: Project) -> None:
    utf = "filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. "
    cure = "Gem filen igen med tegnsættet UTF-8."
    text = "id: a\ntitle: Rønne"
    assert refused_new(project, "a.yml", text.encode("latin-1")) == [f"a.yml:2:9: {utf}{cure}"]
    assert refused_new(project, "b.yml", b"\xef\xbb\xbfid: \xf8") == [f"b.yml:1:5: {utf}{cure}"]
    assert refused_new(project, "c.yml", text.encode("utf-16")) == [f"c.yml:1:1: {utf}{cure}"]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x85", "\u2028", "\ufffe"])
@pytest.mark.parametrize("name", ["a.yml", "a.md", "a.csv"])
def test_signs_that_nobody_sees(project: Project, sign: str, name: str) -> None:
    text = f"id: a\r\ntitle: R{sign}nne"
    sentence = "Slet tegnet, og skriv linjen igen."
    assert refused_new(project, name, text) == [
        f"{name}:2:9: her står et usynligt styretegn (U+{ord(sign):04X}). {sentence}"
    ]


def test_size_has_a_limit(project: Project) -> None:
    assert read_new(project, "a.yml", "id: a\n#" + "x" * (MAX_BYTES - 7)).data == {"id": "a"}
    too_large = "filen fylder 10,0 MB, og en post må højst fylde 1 MB."
    cure = "Del teksten op, eller læg billeder og lyd i content/media/."
    assert refused_new(project, "b.yml", b"#" * 10_000_000) == [f"b.yml:1:1: {too_large} {cure}"]


def test_links_stay_inside(project: Project, tmp_path: Path) -> None:
    inside = put(project, "a.yml", "id: a")
    (project.content / "kind" / "b.yml").symlink_to(inside)
    assert read(project, project.content / "kind" / "b.yml").data == {"id": "a"}
    outside = write(tmp_path / "secret.yml", "id: a")
    link = project.content / "kind" / "c.yml"
    link.symlink_to(outside)
    assert refused(project, link) == [
        "c.yml:1:1: filen er et link, der peger ud af content/. Læg en kopi af filen her i stedet."
    ]


def test_links_to_folders_are_not_followed(project: Project, tmp_path: Path) -> None:
    write(tmp_path / "outside" / "x.yml", "id: x")
    link = project.content / "kind" / "deep"
    link.symlink_to(tmp_path / "outside")
    assert list(walk(project, "kind")) == [link]
    said = "mappen er et link, der peger ud af content/. Læg en kopi af mappen her i stedet."
    assert refused(project, link) == [f"deep:1:1: {said}"]
    top = project.content / "linked"
    top.symlink_to(tmp_path / "outside")
    assert list(walk(project, "linked")) == [top]
    again = project.content / "kind" / "again"
    again.symlink_to(project.content / "kind")
    assert refused(project, again) == [
        "again:1:1: mappen er et link til en anden mappe. Læg en kopi af mappen her i stedet."
    ]


def test_links_that_lead_nowhere(project: Project) -> None:
    link = project.content / "kind" / "a.yml"
    link.symlink_to("b.yml")
    said = "Se, om den findes, og om du må læse den."
    lost = "filen kan ikke læses (linket peger på noget, der ikke findes)."
    assert refused(project, link) == [f"a.yml:1:1: {lost} {said}"]
    link.unlink()
    link.symlink_to("a.yml")
    ring = "filen kan ikke læses (linket går i ring)."
    assert refused(project, link) == [f"a.yml:1:1: {ring} {said}"]


@no_such("pipes", here=not hasattr(os, "mkfifo"))
def test_pipes_are_not_waited_for(project: Project) -> None:
    pipe = project.content / "kind" / "a.yml"
    os.mkfifo(pipe)
    said = "filen er ikke en almindelig fil. Slet den, eller flyt den."
    assert refused(project, pipe) == [f"a.yml:1:1: {said}"]


def test_a_file_that_may_not_be_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = put(project, "a.yml", "id: a")
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    (line,) = refused(project, file)
    assert line.startswith("a.yml:1:1: filen kan ikke læses (ingen adgang).")


def test_the_walk_is_sorted_and_leaves_out_what_is_no_content(project: Project) -> None:
    for name in ("b.yml", "a.md", "deep/c.yml", ".hidden.yml", ".git/d.yml", "b.yml~", "Thumbs.db"):
        put(project, name, "id: a")
    found = [
        file.relative_to(project.content / "kind").as_posix() for file in walk(project, "kind")
    ]
    assert found == ["a.md", "b.yml", "deep/c.yml"]
    assert list(walk(project, "missing")) == []


# --- front matter -----------------------------------------------------------------------------

EMPTY = "filen er tom. Skriv mindst id, title og example."
NO_FIELDS = (
    "filen mangler felterne øverst. Begynd med en linje med ---, skriv felterne, "
    "og slut med en linje med ---."
)
ABOVE = "der står noget over felterne. Slet det, så filen begynder med linjen med ---."
NOT_OPENED = (
    "der mangler en linje med --- over felterne. "
    "Skriv --- på en linje for sig, før den første nøgle."
)
DASHES = (
    "linjen omkring felterne består ikke af tre bindestreger. Skriv ---, og intet andet, på linjen."
)
OPEN = "felterne øverst bliver ikke lukket. Skriv en linje med --- efter det sidste felt."
LIST = "en liste bliver ikke lukket. Sæt ] efter det sidste punkt."
TWICE = 'feltet "id" står her for anden gang; første gang er linje 2. Slet det ene.'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", f"1:1: {EMPTY}"),
        (" \n\n", f"1:1: {EMPTY}"),
        ("Hej", f"1:1: {NO_FIELDS}"),
        ("\n---\nid: a\n---\n", f"1:1: {ABOVE}"),
        ("Hej\n\n---\nid: a\n---\n", f"1:1: {ABOVE}"),
        ("id: a\n---\n\nHej", f"1:1: {NOT_OPENED}"),
        ("----\nid: a\n---\n", f"1:1: {DASHES}"),
        ("---\nid: a\n----\n\nHej", f"3:1: {DASHES}"),
        ("---\nid: a\n—\n\nHej", f"3:1: {DASHES}"),
        ("---\nid: a\n", f"3:1: {OPEN}"),
        ("---\nid: a\nx:\n  - b\n\nHej\n", f"5:1: {OPEN}"),
        ("---\n---\nHej", f"2:1: {EMPTY}"),
        ("---\nid: a\ntitle: [x\n---\n", f"3:8: {LIST}"),
        ("---\nid: a\nid: b\n---\n", f"3:1: {TWICE}"),
    ],
)
def test_broken_front_matter(project: Project, text: str, problem: str) -> None:
    assert refused_new(project, "a.md", text) == [f"a.md:{problem}"]


def test_a_line_in_the_text_is_no_end(project: Project) -> None:
    document = read_new(project, "a.md", "---\nid: a\n--- \nTekst\n\n---\n\nMere\n")
    assert document.data == {"id": "a"}
    assert document.body == "Tekst\n\n---\n\nMere\n"
    assert str(document.locate_body(document.body.index("Mere"))) == "content/kind/a.md:8:1"


def test_no_text(project: Project) -> None:
    assert not read_new(project, "a.md", "---\nid: a\n---").body


# --- tables -----------------------------------------------------------------------------------


def rows(project: Project, text: str) -> list[Document]:
    return list(rows_of(project, put(project, "a.csv", text)))


def test_rows_have_places(project: Project) -> None:
    first, second = rows(project, 'code,name\n0400,"Rønne,\nBornholm"\n\n0219,\n')
    assert first.data == {"code": "0400", "name": "Rønne,\nBornholm"}
    assert second.data == {"code": "0219", "name": None}
    assert str(first.locate(("name",))) == "content/kind/a.csv:2:2"
    assert str(first.locate(("name",), key=True)) == "content/kind/a.csv:1:2"
    assert str(second.locate(())) == "content/kind/a.csv:5:1"


NO_NAMES = "filen er tom. Skriv kolonnernes navne øverst."
COMMAS = "Ret antallet af kommaer. En celle, der har et komma i sig, skal stå i anførselstegn."
CELL = (
    "rækken kan ikke læses. Sæt anførselstegn om hele cellen, "
    "og skriv anførselstegn inde i den dobbelt."
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", f"1:1: {NO_NAMES}"),
        (",,\n", f"1:1: {NO_NAMES}"),
        ("a,b,a\n", '1:3: kolonnen "a" er der to gange. Slet den ene.'),
        ("a,b\n1,2\n1\n", f"3:1: rækken har 1\u00a0celle, men der er 2 kolonner. {COMMAS}"),
        ("a,b\n1,2,3\n", f"2:1: rækken har 3\u00a0celler, men der er 2 kolonner. {COMMAS}"),
        ('a,b\n"1,2\n', f"2:1: {CELL}"),
        ('a,b\n1,"2"3\n', f"2:1: {CELL}"),
        pytest.param("a\n" + "x" * 200_000, f"2:1: {CELL}", id="a long cell"),
    ],
)
def test_broken_tables(project: Project, text: str, problem: str) -> None:
    assert refused_new(project, "a.csv", text) == [f"a.csv:{problem}"]
