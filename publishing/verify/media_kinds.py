"""Which files may be published, and what each must hold inside."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from publishing.images.reading import ENDINGS, MOST_BYTES, PictureError, format_of
from publishing.verify.film import film_finding
from publishing.verify.findings import FileError, Finding
from publishing.verify.names_in_office import names_in_office
from publishing.verify.names_in_pdf import names_in_pdf
from publishing.verify.subtitles import refuse_bad_srt
from records.source.diagnostics import Severity

PICTURE_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)
WEBVTT, SRT, JSON, PDF, MARKDOWN = ".vtt", ".srt", ".json", ".pdf", ".md"
SOUNDS = (".mp3", ".m4a", ".aac")
FILMS = (".mp4", ".webm")
SVG = ".svg"
"""For the office's own logo alone."""
OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
COPIED = (*SOUNDS, *FILMS, WEBVTT, SRT, JSON, PDF, *OFFICE)
"""What goes out as it lies in the folder; pictures are written anew."""
PUBLISHED = (*PICTURE_ENDINGS, *COPIED)
"""What readers may be given, all of it looked into first."""
KNOWN = (*PUBLISHED, MARKDOWN)
"""What may lie in the folder: Markdown is the source of a transcript, never published itself."""
PROGRAMS = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".svg", ".svgz", ".xml", ".xsl", ".js",
            ".mjs", ".css", ".wasm", ".swf", ".php", ".php5", ".phtml", ".phar", ".cgi", ".pl",
            ".py", ".rb", ".sh", ".bat", ".cmd", ".ps1", ".exe", ".msi", ".dll", ".com", ".scr",
            ".jar", ".jsp", ".asp", ".aspx", ".vbs", ".hta", ".lnk", ".url", ".htaccess", ".docm",
            ".xlsm", ".pptm", ".dotm", ".apk", ".dmg")  # fmt: skip
"""What a browser, a server or a reader's machine may run."""
MOST_OF_A_DOCUMENT = 20_000_000
MOST_OF_A_SOUND = 500_000_000
MOST_OF_A_FILM = 100_000_000
MOST_OF_A_TEXT = 5_000_000
"""Bytes."""

Reader = Callable[[Path], Finding | None]
"""Looks into a file of one ending; None where all is well."""

_LFS = b"version https://git-lfs"
_FIRST_BYTES = ((b"%PDF", "en PDF"), (b"GIF8", "et GIF-billede"), (b"BM", "et BMP-billede"),
                (b"II*\0", "et TIFF-billede"), (b"MM\0*", "et TIFF-billede"),
                (b"PK\3\4", "en zip- eller Office-fil"), (b"ID3", "lyd"),
                (b"\x89PNG", "et PNG-billede"),
                (b"\xff\xd8\xff", "et JPEG-billede"), (b"<svg", "et SVG-billede"),
                (b"<?xml", "et SVG-billede eller en anden XML-fil"), (b"<!do", "en webside"),
                (b"<htm", "en webside"), (b"8BPS", "en Photoshop-fil"))  # fmt: skip
_BRANDS = {b"heic": "et HEIC-billede", b"heix": "et HEIC-billede", b"mif1": "et HEIC-billede",
           b"hevc": "et HEIC-billede", b"msf1": "et HEIC-billede", b"qt  ": "en video",
           b"isom": "en video", b"mp42": "en video", b"M4A ": "lyd i M4A"}  # fmt: skip


def ending_of(path: str) -> str:
    """`.jpg`, in small letters; empty where there is none."""
    return PurePosixPath(path).suffix.lower()


def look_into(file: Path, readers: Mapping[str, Reader]) -> Finding | None:
    """What is wrong with a file of a kind in `KNOWN`; None where all is well. Raises OSError."""
    ending = ending_of(file.name)
    try:
        _refuse_lfs(file)
        if ending in PICTURE_ENDINGS:
            _refuse_other_picture(file, ending)
        elif ending in readers:
            _refuse_size(file, MOST_OF_A_SOUND if ending in SOUNDS else MOST_OF_A_TEXT)
            return readers[ending](file)
        elif ending in FILMS:
            _refuse_size(file, MOST_OF_A_FILM)
            return film_finding(file)
        elif ending in {SRT, JSON}:
            _refuse_size(file, MOST_OF_A_TEXT)
            _refuse_bad_text(file, ending)
        elif ending == PDF or ending in OFFICE:
            _refuse_size(file, MOST_OF_A_DOCUMENT)
            return _names((names_in_pdf if ending == PDF else names_in_office)(file))
    except PictureError as error:
        return Finding(error.code, error.values)
    except FileError as error:
        return error.found
    return None


def _refuse_lfs(file: Path) -> None:
    with file.open("rb") as opened:
        if opened.read(len(_LFS)) == _LFS:
            raise FileError("media-in-git-lfs")


def _refuse_size(file: Path, most: int) -> None:
    octets = file.stat().st_size
    if octets > most:
        raise FileError(
            "media-too-large", megabytes=-(-octets // 1_000_000), most=most // 1_000_000
        )


def _refuse_other_picture(file: Path, ending: str) -> None:
    if file.stat().st_size > MOST_BYTES:
        raise PictureError(
            "picture-of-too-many-bytes", megabytes=-(-file.stat().st_size // 1_000_000)
        )
    raw = file.read_bytes()
    try:
        kind = format_of(raw)
    except PictureError as error:
        other = kind_of(raw)
        if error.code == "picture-unreadable" and other and other not in _SHOWN:
            raise FileError("picture-of-other-kind", kind=other) from None
        raise
    if ending not in ENDINGS[kind]:
        name = file.with_suffix(ENDINGS[kind][0]).name
        raise FileError("picture-with-other-ending", kind=kind, name=name)


_SHOWN = ("et JPEG-billede", "et PNG-billede")


def kind_of(raw: bytes) -> str:
    """What the first bytes of a file tell that it is; empty where they tell nothing."""
    if raw[4:8] == b"ftyp":
        return _BRANDS.get(raw[8:12], "")
    start = raw[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    low = start[:4].lower()
    known = (name for mark, name in _FIRST_BYTES if start.startswith(mark) or low == mark)
    return next(known, "") or ("tekst" if _is_text(raw[:512]) else "")


def told_kind(file: Path) -> str:
    """What a file is, in words that follow "er". Raises OSError."""
    with file.open("rb") as opened:
        raw = opened.read(512)
    return kind_of(raw) or f"en fil af arten {ending_of(file.name) or 'uden endelse'}"


def _is_text(raw: bytes) -> bool:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(text) and text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()


def _refuse_bad_text(file: Path, ending: str) -> None:
    kind = ending[1:].upper()
    try:
        text = file.read_bytes().decode("utf-8-sig")
        if ending == JSON:
            json.loads(text)
        else:
            refuse_bad_srt(text)
    except (ValueError, RecursionError):
        raise FileError("media-not-of-its-kind", kind=kind) from None


def _names(found: tuple[str, ...]) -> Finding | None:
    if not found:
        return None
    return Finding("document-tells-names", {"names": ", ".join(found)}, Severity.WARNING)
