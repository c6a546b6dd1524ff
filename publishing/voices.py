"""A quotation with the way to who said it, as the front page and pages of audiences begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publishing.blocks import CutPicture, Link, SceneFiles
from publishing.images.cuts import PORTRAIT, cut_of
from publishing.scenes.choice import scene_files
from records.clock import Clock
from records.codes.people import AudienceCode
from records.danish.numbers import joined
from records.facts.told import voice_for, voice_from
from records.loading.library import Library
from records.model.episode import Episode
from records.model.film import Film
from records.model.registry import address_of
from records.model.told import Told
from records.model.vacancy import Vacancy


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
    if isinstance(record, Episode):
        link = Link(f"Hør episoden: {record.title}", address_of(record) or "")
        return Voice(said, "Fra podcasten", "", link, record.example, None)
    return _told(record, said, library)


def voice_beside(vacancy: Vacancy, library: Library, clock: Clock) -> Voice | None:
    """Who tells from the area of an opening, without the drawing that the page already has.

    In their last words that can be quoted, as the first stand on the front page. None beside a
    sale with a hidden address: nobody is to be taken for the seller.
    """
    record = None if vacancy.address_hidden else voice_from(library, clock, vacancy.areas)
    return replace(_told(record, record.quotes[-1], library), scene=None) if record else None


def _told(record: Told, said: str, library: Library) -> Voice:
    verb = "Se filmen" if isinstance(record, Film) else "Læs historien"
    return Voice(
        text=said,
        who=joined(record.tellers),
        where=record.place or "",
        link=Link(f"{verb}: {record.title}", address_of(record) or ""),
        example=record.example,
        scene=scene_files(record, library),
        portrait=cut_of(record.image, PORTRAIT, library),
    )
