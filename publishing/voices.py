"""A quotation with the way to who said it, as the front page and pages of audiences begin with."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.blocks import CutPicture, Link, SceneFiles
from publishing.images.cuts import PORTRAIT, cut_of
from publishing.scenes.choice import scene_files
from records.clock import Clock
from records.codes.people import AudienceCode
from records.danish.numbers import joined
from records.facts.told import voice_for
from records.loading.library import Library
from records.model.episode import Episode
from records.model.film import Film
from records.model.registry import address_of


@dataclass(frozen=True, slots=True)
class Voice:
    """The values of `partials/said.html`."""

    text: str
    who: str
    where: str
    link: Link
    example: bool
    scene: SceneFiles | None
    portrait: CutPicture | None = None


def voice_of(library: Library, clock: Clock, audience: AudienceCode | None = None) -> Voice | None:
    """Whom the page quotes; None where nobody said anything to these readers."""
    found = voice_for(library, clock, audience)
    if found is None:
        return None
    record, said = found
    url = address_of(record) or ""
    if isinstance(record, Episode):
        link = Link(f"Hør episoden: {record.title}", url)
        return Voice(said, "Fra podcasten", "", link, record.example, None)
    verb = "Se filmen" if isinstance(record, Film) else "Læs historien"
    return Voice(
        text=said,
        who=joined(record.tellers),
        where=record.place or "",
        link=Link(f"{verb}: {record.title}", url),
        example=record.example,
        scene=scene_files(record, library),
        portrait=cut_of(record.image, PORTRAIT, library),
    )
