"""Every file of `content/media/`: told once, in its own words, at its own place."""

from __future__ import annotations

import os
import socket
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from records.messages import line_of
from site_plugins.checks import check_media
from tests.known import load_known
from tests.projects import ARTICLE, VACANCY, changed, make_project
from tests.publishing.verify.planted import office, pdf, photo
from tests.steps import some

TEXT = "content/articles/hverdag.md"
ROENNE = "content/vacancies/roenne-1.yml"
FIELD = 'feltet "image.file" (Fil) peger på'
BODY = 'feltet "body" (Brødtekst) peger på'
JPEG = "Gem billedet som JPEG på højst 20 megapixel."
AGAIN = "Hent billedet igen, og gem det som JPEG på højst 20 megapixel."
PIXELS = "Gem billedet som JPEG på højst 20 megapixel, fx 5.000 × 4.000."
MACROS = (
    "som har et program eller en anden fil i sig (makroer, JavaScript eller en vedhæftet fil). "
    "Gem filen uden, fx som en ny PDF."
)
NO_SOUND = (
    "som er en webside og ikke lyd. Hent lydfilen igen, og åbn den i en afspiller, før du lægger "
    "den her."
)
SETTINGS = """\
site_name: P
site_url: https://p.example.org/
site_description: P
site_author: P
plugins:
  - publisher: {brand: {logo: media/logo.svg}}
"""


def check(folder: Path) -> list[str]:
    """What is said of the small project in a folder."""
    return list(map(line_of, load_known(folder, [check_media]).diagnostics))


def with_image(folder: Path, path: str, raw: bytes) -> list[str]:
    """What is said where a vacancy shows the file, and an article too."""
    image = f"image: {{file: {path}, alt: Et hus ved vandet, credit: Kontoret}}"
    vacancy = changed(VACANCY, ("published: 2026-11-02", f"published: 2026-11-02\n{image}"))
    make_project(folder, {f"content/{path}": raw, ROENNE: vacancy})
    return check(folder)


def with_link(folder: Path, path: str, raw: bytes) -> list[str]:
    """What is said where an article links to the file."""
    text = changed(ARTICLE, ("Læs mere om", f"Hent [skemaet]({path}). Læs mere om"))
    make_project(folder, {f"content/{path}": raw, TEXT: text})
    return check(folder)


def as_bytes(
    kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **more: object
) -> bytes:
    out = BytesIO()
    Image.new(mode, (40, 30)).save(out, kind)
    return out.getvalue()


def moving(kind: str) -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""
    raw = bytearray(as_bytes("PNG"))
    raw[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    raw[29:33] = zlib.crc32(bytes(raw[12:29])).to_bytes(4, "big")
    return bytes(raw)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 60
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    some([
        ("hus.jpg", photo(), ""),
        ("hus.JPEG", photo(), ""),
        ("hus.png", photo("PNG"), ""),
        ("hus.webp", photo("WEBP"), ""),
        ("hus.avif", photo("AVIF"), ""),
        ("hus.jpg", HEIC, f"som er et HEIC-billede. {JPEG}"),
        ("hus.heic", HEIC, f"som er et HEIC-billede. {JPEG}"),
        ("hus.svg", SVG, f"som er et SVG-billede. {JPEG}"),
        ("hus.png", SVG, f"som er et SVG-billede. {JPEG}"),
        ("hus.tiff", as_bytes("TIFF"), f"som er et TIFF-billede. {JPEG}"),
        ("hus.bmp", as_bytes("BMP"), f"som er et BMP-billede. {JPEG}"),
        ("hus.gif", moving("GIF"), f"som er et GIF-billede. {JPEG}"),
        ("hus.jpg", moving("GIF"), f"som er et GIF-billede. {JPEG}"),
        ("hus.jpg", b"Et hus\n", f"som er tekst. {JPEG}"),
        ("hus.jpg", pdf(), f"som er en PDF. {JPEG}"),
        ("hus", photo(), f"som er et JPEG-billede. {JPEG}"),
        ("hus.jpg", b"<html>", f"som er en webside. {JPEG}"),
        (
            "hus.jpg",
            photo()[:-400],
            f"som ikke kan læses som billede til ende. {AGAIN}",
        ),
        ("hus.jpg", photo("PNG"), "som er et PNG-billede. Kald filen hus.png, og ret stien."),
        (
            "hus.png",
            claiming(6000, 5000),
            f"som har 30 megapixel. {PIXELS}",
        ),
        (
            "hus.png",
            claiming(60_000, 50_000),
            f"som har over 170 megapixel. {PIXELS}",
        ),
        (
            "hus.png",
            claiming(12_000, 900),
            "som er 12000 × 900 pixel. Gem billedet, så ingen side er over 10.000 pixel.",
        ),
        (
            "hus.png",
            photo("PNG") + b"\0" * 20_000_000,
            "som fylder 21 MB. Gem billedet som JPEG på højst 20 MB.",
        ),
        (
            "hus.webp",
            moving("WEBP"),
            "som er et billede, der bevæger sig. Gem ét af billederne som JPEG.",
        ),
        (
            "hus.png",
            moving("PNG"),
            "som er et billede, der bevæger sig. Gem ét af billederne som JPEG.",
        ),
        (
            "hus.jpg",
            as_bytes("JPEG", "CMYK"),
            "som har trykfarver (CMYK) uden farveprofil. Gem billedet i RGB (sRGB) som JPEG.",
        ),
        (
            "hus.jpg",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
            "som kun er en henvisning til Git LFS. Hent filen med git lfs pull.",
        ),
    ], 12),
)  # fmt: skip
def test_a_picture(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = f"media/images/{name}"
    lines = with_image(tmp_path, path, raw)
    assert lines == ([f'{ROENNE}:8:15: {FIELD} "{path}", {said}'] if said else [])


def test_a_picture_in_a_text_is_told_at_its_place(tmp_path: Path) -> None:
    shown = '![Et hus ved vandet](media/images/hus.jpg "Kontoret")'
    text = changed(ARTICLE, ("Læs mere om", f"Se: {shown}. Læs mere om"))
    make_project(tmp_path, {"content/media/images/hus.jpg": HEIC, TEXT: text})
    assert check(tmp_path) == [
        f'{TEXT}:13:5: {BODY} "media/images/hus.jpg", som er et HEIC-billede. {JPEG}'
    ]


def test_a_picture_that_only_the_rendered_text_shows_is_told(tmp_path: Path) -> None:
    shown = "Se `a\\` ![x](https://example.org/a.png) `b"
    text = changed(ARTICLE, ("Læs mere om", f"{shown}. Læs mere om"))
    make_project(tmp_path, {TEXT: text})
    line = (
        f'{TEXT}:13:14: feltet "body" (Brødtekst) har et billede fra "https://example.org/a.png". '
        "Læg en kopi i content/media/images/, og skriv stien fra media/."
    )
    assert check(tmp_path) == [line]


AUTHORS = (
    "<cp:coreProperties><dc:creator>Jens Jensen</dc:creator>"
    "<cp:lastModifiedBy>Kim Kimsen</cp:lastModifiedBy></cp:coreProperties>"
)
TRACKED = '<w:document><w:ins w:id="1" w:author="Retter Rettersen"/></w:document>'
XMP = (
    "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>Xenia Xmpsen</rdf:li></rdf:Seq></dc:creator>"
    "</x:xmpmeta>"
)
COMPANY = "<Company>Lægehuset</Company>"
TAKE_OUT = (
    "Skal læserne ikke se det, så fjern det, og gem filen igen: i Word under Filer, Oplysninger, "
    "Undersøg dokument."
)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("skema.pdf", pdf(), ""),
        ("skema.docx", office(), ""),
        ("skema.json", b'{"a": 1}', ""),
        ("skema.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHej\n", ""),
        ("skema.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n", ""),
        ("skema.pdf", pdf("Jens Jensen"), "Jens Jensen"),
        ("skema.pdf", pdf("", title=r"C:\Users\jens\skema.docx"), r"C:\Users\jens\skema.docx"),
        ("skema.pdf", pdf("Jens Jensen", xmp=XMP), "Jens Jensen, Xenia Xmpsen"),
        ("skema.docx", office(docProps__core_dot_xml=AUTHORS), "Jens Jensen, Kim Kimsen"),
        ("skema.docx", office(word__comments_dot_xml=TRACKED), "Retter Rettersen"),
        ("skema.xlsx", office("xlsx", docProps__app_dot_xml=COMPANY), "Lægehuset"),
        ("skema.odt", office("odt", meta_dot_xml="<dc:creator>Odin</dc:creator>"), "Odin"),
        (
            "skema.docx",
            office(word__media__image1_dot_jpeg=photo()),
            "stedet for et foto (image1.jpeg)",
        ),
    ],
)  # fmt: skip
def test_a_document_that_tells_names(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = f"media/files/{name}"
    told = f'advarsel: {BODY} "{path}", og i filens egne oplysninger står {said}. {TAKE_OUT}'
    assert with_link(tmp_path, path, raw) == ([f"{TEXT}:13:16: {told}"] if said else [])


BOMB = office(docProps__core_dot_xml="<dc:creator>" + "a" * 30_000_000)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    some([
        ("skema.pdf", b"%PDF-1.7\nx", "som ikke er en hel PDF-fil. Gem filen igen som PDF."),
        ("skema.pdf", b"%PDF-1.7\n%%EOF\n", "som ikke er en hel PDF-fil. Gem filen igen som PDF."),
        ("skema.pdf", b"Hej", "som ikke er en hel PDF-fil. Gem filen igen som PDF."),
        (
            "skema.pdf",
            pdf(password="kode"),
            "som er låst med en adgangskode. Gem filen uden adgangskode og uden beskyttelse.",
        ),
        (
            "skema.pdf",
            pdf(js=True),
            MACROS,
        ),
        (
            "skema.docx",
            office(word__vbaProject_dot_bin=b"x"),
            MACROS,
        ),
        ("skema.docx", b"PK\3\4", "som ikke er en hel DOCX-fil. Gem filen igen som DOCX."),
        ("skema.xlsx", office("docx"), "som ikke er en hel XLSX-fil. Gem filen igen som XLSX."),
        ("skema.json", b"{", "som ikke er en hel JSON-fil. Gem filen igen som JSON."),
        ("skema.json", b"[" * 100_000, "som ikke er en hel JSON-fil. Gem filen igen som JSON."),
        ("skema.srt", b"Hej\n", "som ikke er en hel SRT-fil. Gem filen igen som SRT."),
        ("skema.vtt", b"Hej\n", "som ikke er en hel WebVTT-fil. Gem filen igen som WebVTT."),
        ("skema.mp3", b"<html>", NO_SOUND),
        ("skema.pdf", b"x" * 20_000_001, "som fylder 21 MB. Gem filen, så den fylder højst 20 MB."),
    ], 6),
)  # fmt: skip
def test_a_file_that_cannot_be_published(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = f"media/files/{name}"
    assert with_link(tmp_path, path, raw) == [f'{TEXT}:13:16: {BODY} "{path}", {said}']


@pytest.mark.parametrize("ending", [".html", ".zip", ".md", ".svg", ".docm", ".txt"])
def test_a_link_to_a_kind_that_is_not_published(tmp_path: Path, ending: str) -> None:
    path = f"media/files/skema{ending}"
    assert with_link(tmp_path, path, b"x") == [
        (
            f'{TEXT}:13:16: {BODY} "{path}", men filer af arten {ending} kan ikke udgives. '
            "Gem filen som PDF, og ret stien."
        )
    ]


def test_a_bomb_is_read_in_part(tmp_path: Path) -> None:
    assert with_link(tmp_path, "media/files/skema.docx", BOMB) == []


NOT_USED = (
    "advarsel: Filen bliver ikke brugt af nogen post og bliver ikke udgivet. "
    "Brug den i en post, eller slet den."
)
PROGRAM = "Filer af arten {} kan køre som program på siden og kan ikke udgives. Slet filen."
UNKNOWN = "Filer af arten {} kan ikke udgives. Slet filen, eller gem den som JPEG, MP3 eller PDF."


@pytest.mark.parametrize(
    ("name", "said"),
    some(
        [
            *(
                (f"a{ending}", NOT_USED)
                for ending in (".jpg", ".mp3", ".vtt", ".json", ".pdf", ".md")
            ),
            *(
                (f"a{e}", PROGRAM.format(e))
                for e in (".html", ".js", ".php", ".svg", ".xml", ".docm")
            ),
            *(
                (f"a{e}", UNKNOWN.format(e))
                for e in (".yml", ".heic", ".zip", ".txt", ".sql", ".bak")
            ),
            ("a", UNKNOWN.format("uden endelse")),
            ("Thumbs.db", ""),
            (".DS_Store", ""),
            (".git/config", ""),
            (".env", ""),
            ("a.jpg~", ""),
        ],
        8,
    ),
)
def test_a_file_that_no_record_uses(tmp_path: Path, name: str, said: str) -> None:
    path = f"content/media/files/{name}"
    make_project(tmp_path, {path: b"x"})
    assert check(tmp_path) == ([f"{path}:1:1: {said}"] if said else [])


def test_what_a_draft_uses_is_used(tmp_path: Path) -> None:
    text = changed(ARTICLE, ("published: 2026-11-02", "published: 2026-11-02\ndraft: true"),
                   ("Læs mere om", "[x](media/files/a.pdf) Læs mere om"))  # fmt: skip
    make_project(tmp_path, {TEXT: text, "content/media/files/a.pdf": pdf()})
    assert check(tmp_path) == []


def test_links_and_odd_things_are_told_and_never_opened(tmp_path: Path) -> None:
    project = tmp_path / "project"
    make_project(project)
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    media = project / "content/media"
    (media / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    (media / "b").symlink_to(tmp_path / "elsewhere")
    (media / "c").symlink_to(media / "images")
    (media / "d.jpg").symlink_to("d.jpg")
    (media / "e.jpg").symlink_to(project / TEXT)
    os.mkfifo(media / "f.jpg")
    (media / "g\nh\x1b.jpg").write_bytes(b"x")
    lines = check(project)
    out = "Filen er et link ud af content/media/. Læg en kopi af filen her, eller slet linket."
    assert lines == [
        f"content/media/a.jpg:1:1: {out}",
        f"content/media/b:1:1: {out}",
        "content/media/c:1:1: Mappen er et link. Læg en rigtig mappe her, eller slet linket.",
        f"content/media/d.jpg:1:1: {out}",
        f"content/media/e.jpg:1:1: {out}",
        (
            "content/media/f.jpg:1:1: Det her er ikke en almindelig fil. Slet det, eller læg en "
            "fil her."
        ),
        (
            "content/media/g\\nh\\x1b.jpg:1:1: Filens navn har tegn, der ikke kan stå i en "
            "adresse. Giv filen et navn af bogstaver, tal og bindestreger."
        ),
    ]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    make_project(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/media/\xff.jpg")).write_bytes(b"x")
    (line,) = check(tmp_path)
    assert line.encode().startswith(b"content/media/\\udcff.jpg:1:1: Filens navn har tegn")


def test_media_that_is_itself_a_link(tmp_path: Path) -> None:
    project = tmp_path / "project"
    make_project(project)
    (project / "content/media").rename(tmp_path / "media")
    (project / "content/media").symlink_to(tmp_path / "media")
    told = "content/media:1:1: Mappen er et link. Læg en rigtig mappe her, eller slet linket."
    assert told in check(project)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', False),
        (SVG, True),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', True),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x/y.png"/></svg>', True),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><use href="https://x/y.svg#a"/></svg>', True),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "x"</style></svg>', True),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', True),
        (b"<html/>", True),
        (b"no", True),
    ],
)
def test_a_logo_is_a_drawing(tmp_path: Path, raw: bytes, *, said: bool) -> None:
    make_project(tmp_path, {"content/media/logo.svg": raw, "mkdocs.yml": SETTINGS})
    told = (
        "content/media/logo.svg:1:1: Logoet er ikke en ren tegning: Det har et program, en "
        "henvisning eller noget ukendt i sig. Gem det igen som ren SVG, eller som PNG."
    )
    assert check(tmp_path) == ([told] if said else [])


def test_a_file_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".praksis").mkdir()
    with_image(tmp_path, "media/images/hus.jpg", photo())
    monkeypatch.setattr("publishing.verify.media_kinds.format_of", lambda _: 1 / 0)
    assert check(tmp_path) == []


def test_a_file_that_became_another_is_looked_into_again(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    assert with_image(tmp_path, "media/images/hus.jpg", photo()) == []
    assert len(with_image(tmp_path, "media/images/hus.jpg", photo()[:-300])) == 1


def test_sockets_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path / "content/media")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.jpg")
        (line,) = check(tmp_path)
    assert "ikke en almindelig fil" in line


def test_a_logo_that_is_not_there_is_told_in_the_settings(tmp_path: Path) -> None:
    make_project(tmp_path, {"mkdocs.yml": SETTINGS})
    line = SETTINGS.splitlines().index("  - publisher: {brand: {logo: media/logo.svg}}") + 1
    assert check(tmp_path) == [
        (
            f'mkdocs.yml:{line}:31: logoet "media/logo.svg" er ikke en fil i content/media/. '
            'Læg filen der, eller skriv logo: "", så bliver døren tegnet.'
        )
    ]
