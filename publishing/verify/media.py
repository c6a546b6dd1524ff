"""Whether every file of `content/media/` is used, and may be published as it is.

What is used is judged where a record names it, all else at the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from unicodedata import normalize

from publishing.brand import Brand
from publishing.markdown import converted, foreign_pictures
from publishing.scenes.files import parts_path
from publishing.settings import PLUGIN, SettingsError
from publishing.settings_file import place_in_settings, read_settings
from publishing.verify.findings import Finding
from publishing.verify.judge import Judge
from publishing.verify.media_kinds import (
    KNOWN,
    PICTURE_ENDINGS,
    PROGRAMS,
    PUBLISHED,
    SOUNDS,
    Reader,
    ending_of,
    told_kind,
)
from publishing.verify.media_tree import Entry, entries
from publishing.verify.media_uses import PICTURES, Role, Use, media_uses
from publishing.verify.svg import is_drawing
from records.checks.media import FileProblem, file_violation, wrong_file
from records.checks.report import found_at, position_in_text
from records.codes.programme import EpisodeStatus
from records.loading.library import Library
from records.model.describe import annotated_values
from records.model.episode import Episode
from records.model.registry import BY_MODEL
from records.model.show import Show
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic, violation
from records.source.kept_values import hash_of
from records.types.field_type import MarkdownText
from records.types.text_pictures import foreign_in, pictures_in


def check_media_files(library: Library, readers: Mapping[str, Reader]) -> Iterator[Diagnostic]:
    """One problem for each use of a file that cannot be published, and for each file unused.

    `readers` look into the kinds of file that other rooms know, by their endings.
    """
    judge = Judge.kept(library.project.root, readers)
    uses = list(media_uses(library))
    yield from _in_records(library, uses, judge)
    yield from _shown_from_elsewhere(library)
    used = {normalize("NFC", use.path).casefold() for use in uses} | _meant(library, uses)
    brand = _brand_of(library.project.root)
    logo = brand.logo
    used.add(parts_path(brand).casefold())  # judged with the colours of the brand
    if logo and wrong_file(library, logo):
        yield _logo_missing(library, logo)
    for entry in entries(library.project.content):
        if entry.path == logo and not entry.fault:
            yield from _logo_fault(library, logo, judge)
        elif normalize("NFC", entry.path).casefold() not in used:
            found = _unused(library, entry)
            if found.severity is Severity.FAULT or not _is_any_unread(library):
                yield found
    judge.keep()


def _meant(library: Library, uses: list[Use]) -> set[str]:
    """The files that paths with a slip in them were meant for."""
    wrong = (use.path for use in uses if wrong_file(library, use.path) is FileProblem.NOT_FOUND)
    found = (file_violation(library, (), path, "file-not-found") for path in wrong)
    return {str(dict(each.params).get("near", "")).casefold() for each in found}


def _is_any_unread(library: Library) -> bool:
    """Whether a record is there of which nothing could be read: it may use any file."""
    read = {(BY_MODEL[type(part)].key, part.id) for part in library.parts}
    return bool(library.unreadable - read)


def _brand_of(root: Path) -> Brand:
    """What the settings name of the office's own files; nothing where they cannot be read."""
    try:
        return read_settings(root).site.brand
    except SettingsError:
        return Brand()  # told by whoever builds; no page shows a logo until it is mended


def _in_records(library: Library, uses: list[Use], judge: Judge) -> Iterator[Diagnostic]:
    told = set()
    for use in uses:
        place = (id(use.record), use.loc, use.path)
        if place in told or wrong_file(library, use.path) or _is_judged_as_cover(use):
            continue  # told already, here or elsewhere
        told.add(place)
        found = _of_other_kind(use) or _in_file(library, use, judge)
        if found:
            at = None
            if use.offset is not None:
                at = position_in_text(library, use.record, use.loc, use.offset)
            yield found_at(library, use.record, found.at(use.loc, use.path), at)


def _shown_from_elsewhere(library: Library) -> Iterator[Diagnostic]:
    """Pictures of other hosts that are there once a text is rendered, and that no rule for what
    is written has told: what readers get decides.
    """  # noqa: D205 - one sentence
    for record in library.written():
        for loc, _, text in annotated_values(record, MarkdownText):
            may_show = "![" in text or "<" in text
            made_of = hash_of("foreign pictures", text)
            shown = library.kept.get(made_of, partial(_foreign, text)) if may_show else ()
            for source in () if not shown or _is_told(text) else shown:
                offset = text.find(source)
                at = position_in_text(library, record, loc, offset) if offset >= 0 else None
                wrong = violation("picture-from-elsewhere", loc, path=source)
                yield found_at(library, record, wrong, at)


def _foreign(text: str) -> tuple[str, ...]:
    return tuple(foreign_pictures(converted(text)))


def _is_told(text: str) -> bool:
    """Whether what is written tells of it already."""
    return any(not each.is_ours for each in pictures_in(text)) or any(foreign_in(text))


def _is_judged_as_cover(use: Use) -> bool:
    """Whether the podcast judges the picture, as strictly as directories do."""
    record = use.record
    published = isinstance(record, Episode) and record.status is EpisodeStatus.UDGIVET
    return use.role is Role.COVER and (published or isinstance(record, Show))


def _of_other_kind(use: Use) -> Finding | None:
    """What is wrong with the ending for what the file is used as."""
    ending = ending_of(use.path)
    if use.role is Role.SOUND and ending not in SOUNDS:
        return Finding("sound-with-other-ending")
    if use.role is Role.FILE and ending not in PUBLISHED:
        return Finding("media-kind-not-published", {"ending": ending or "uden endelse"})
    return None


def _in_file(library: Library, use: Use, judge: Judge) -> Finding | None:
    file = library.project.content / use.path
    if use.role in PICTURES and ending_of(use.path) not in PICTURE_ENDINGS:
        return Finding("picture-of-other-kind", {"kind": told_kind(file)})
    if use.role in {Role.SOUND, Role.TRANSCRIPT}:
        return None  # the podcast judges those when the episode is published
    return judge.finding(file)


def _logo_missing(library: Library, path: str) -> Diagnostic:
    """Said of the settings, which name the logo."""
    root = library.project.root
    at = place_in_settings(root, "plugins", PLUGIN, "brand", "logo")
    return diagnostic("logo-missing", at, path=path)


def _logo_fault(library: Library, path: str, judge: Judge) -> Iterator[Diagnostic]:
    file = library.project.content / path
    at = Position(library.project.shown(file))
    if ending_of(path) != ".svg":
        found = judge.finding(file)
        if found:
            yield Diagnostic.of(found.at((), path), at)
    elif not is_drawing(file.read_bytes()):
        yield diagnostic("logo-not-a-drawing", at)


def _unused(library: Library, entry: Entry) -> Diagnostic:
    """What is said of a file that no record names."""
    ending = ending_of(entry.path)
    at = Position(library.project.shown(library.project.content / printable(entry.path)))
    if entry.fault:
        return Diagnostic(entry.fault.value, at)
    if ending in PROGRAMS:
        return diagnostic("media-program", at, ending=ending)
    if ending not in KNOWN:
        return diagnostic("media-kind-unknown", at, ending=ending or "uden endelse")
    return diagnostic("media-unused", at, Severity.WARNING)


def printable(path: str) -> str:
    r"""The path with every letter that no line can show written as its code: `\n`, `\x1b`."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)
