"""The checks of sound, mail, texts and media, run together with those that `records` knows."""

from __future__ import annotations

from collections.abc import Iterator

import newsletter.checks
import podcast.checks
import publishing.verify.links
from podcast.media import read_sound, read_subtitles
from publishing.verify.media import check_media_files
from publishing.verify.media_kinds import SOUNDS, WEBVTT
from publishing.verify.texts import check_texts
from publishing.verify.titles import check_titles
from records.checks.personal_numbers import check_personal_numbers
from records.loading.library import Check, Library
from records.source.diagnostics import Diagnostic

_READERS = {**dict.fromkeys(SOUNDS, read_sound), WEBVTT: read_subtitles}


def check_media(library: Library) -> Iterator[Diagnostic]:
    """The files of `content/media/`: used, and fit to be published."""
    yield from check_media_files(library, _READERS)


ALL_CHECKS: tuple[Check, ...] = (
    newsletter.checks.check,
    podcast.checks.check,
    check_texts,
    check_titles,
    check_personal_numbers,
    check_media,
    publishing.verify.links.check,
)
