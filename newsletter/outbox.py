"""The files of the outbox: each edition as HTML, plain text and finished message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from newsletter.consents import taken_back
from newsletter.edition import Edition, Editions, make_editions
from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE
from newsletter.errors import NewsletterError
from newsletter.in_hand import in_hand
from newsletter.letter import Letter, letter_of
from newsletter.past import past_of
from newsletter.plan.matrix import plan_of
from newsletter.render.message import message_of
from newsletter.render.renderer import Renderer
from newsletter.render.size_limit import Fitted, fit_to_size
from newsletter.render.text import text_of
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library
from records.source.kept_values import KeptValues, hash_of


@dataclass(frozen=True, slots=True)
class Made:
    """An edition in all its forms."""

    edition: Edition
    letter: Letter
    fitted: Fitted
    text: str
    message: bytes


def outbox_files(
    library: Library, site: Site, clock: Clock, tell: Callable[[str], object] | None = None
) -> Iterator[OutputFile]:
    """Yield the files of every letter in hand: the frozen mails, or what it would be now.

    They are `<issue>/<edition>.html`, `.txt` and `.eml`. A frozen mail that shows what somebody has
    taken back since is left out. `tell` gets a sentence for each thing an editor should know of.
    Raises NewsletterError, whose text is a Danish sentence, where an edition cannot be made.
    """
    past = past_of(library)
    with Renderer(kept=library.kept) as renderer:
        for issue in in_hand(library, clock):
            made = make_editions(issue, library, clock, past)
            yield from issue_files(made, library, site, clock, renderer, tell)


def issue_files(
    editions: Editions,
    library: Library,
    site: Site,
    clock: Clock,
    renderer: Renderer,
    tell: Callable[[str], object] | None = None,
) -> Iterator[OutputFile]:
    """Yield the files of one issue; all are made before the first is handed over."""
    made = [shown_of(edition, editions, site, renderer) for edition in editions.going]
    plan = plan_of(editions, {each.edition.key: each.fitted for each in made}, library, clock)
    if tell and editions.sent is None:
        for sentence in plan.notes:
            tell(sentence)
    for each in made:
        gone = taken_back(each.edition, library, clock) if editions.frozen else ()
        if not gone:
            yield from edition_files(each)
        elif tell:
            name = f"{each.edition.issue.id}/{each.edition.key}"
            tell(f"{name} er ikke i outbox: brevet viser {', '.join(gone)}, og samtykket gælder "
                 "ikke mere.")  # fmt: skip


def made_of(edition: Edition, site: Site, renderer: Renderer) -> Made:
    """One edition in all its forms. Raises NewsletterError that names issue and edition."""
    letter = letter_of(edition, site)
    try:
        fit = fit_to_size(letter, renderer)
    except NewsletterError as error:
        error.args = (f"{edition.issue.id}, udgaven {edition.key}: {error}",)
        raise
    text = renderer.kept.get(hash_of("mail as text", letter), partial(text_of, letter))
    message = _kept_message(edition, letter, text, fit.html, site, renderer.kept)
    return Made(edition, letter, fit, text, message)


def shown_of(edition: Edition, editions: Editions, site: Site, renderer: Renderer) -> Made:
    """One edition in all its forms: the frozen mail where there is one, else made now."""
    frozen = editions.frozen.edition(edition.key) if editions.frozen else None
    if frozen is None or not frozen.html:
        return made_of(edition, site, renderer)
    letter = letter_of(edition, site)
    html, text = (_filled(part, letter) for part in (frozen.html, frozen.text))
    message = _kept_message(edition, letter, text, html, site, renderer.kept)
    return Made(edition, letter, Fitted(letter, html), text, message)


def _kept_message(
    edition: Edition, letter: Letter, text: str, html: str, site: Site, kept: KeptValues
) -> bytes:
    """The message; of edition and letter it says nothing but what stands in the key."""
    own = edition.issue, edition.mailing_list, edition.key, letter.subject
    key = hash_of("mail as message", own, text, html, site)
    return kept.get(key, partial(message_of, edition, letter, text, html, site))


def _filled(part: str, letter: Letter) -> str:
    """The part with the list's own links, which a reader without a mail engine follows."""
    links = {UNSUBSCRIBE: letter.unsubscribe.url, PREFERENCES: letter.preferences.url}
    for placeholder, link in links.items():
        part = part.replace(placeholder, link)
    return part


def edition_files(made: Made) -> Iterator[OutputFile]:
    """Yield the three files of one edition."""
    stem = f"{made.edition.issue.id}/{made.edition.key}"
    yield OutputFile(f"{stem}.html", made.fitted.html.encode())
    yield OutputFile(f"{stem}.txt", made.text.encode())
    yield OutputFile(f"{stem}.eml", made.message)
