"""Keeping a mail short enough: cards, then rows, then links, then twelve of them.

Gmail shows about 102 kB of a mail and cuts the rest off, the unsubscribe link first. The text
part always tells of everything in full; only the HTML gets shorter forms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsletter.edition import CardForm, EditionBlock
from newsletter.errors import EditionTooLarge
from newsletter.letter import Letter
from newsletter.render.html import html_of, simple_html_of
from newsletter.render.renderer import Renderer, RendererFailed
from newsletter.render.verify import verify
from newsletter.selection.choose import by_deadline
from publishing.blocks import Link
from records.danish.numbers import count, size

AIM_BYTES = 80_000
MAX_BYTES = 102_000
FEW = 12
_FORMS = tuple(CardForm)
_COST = {CardForm.CARDS: 2_700, CardForm.ROWS: 380, CardForm.LINKS: 260, CardForm.FEW: 260}
"""About so many octets an item takes; a first guess, so that little is rendered in vain."""
_FRAME = 14_000


@dataclass(frozen=True, slots=True)
class Fitted:
    """A letter in the forms that fit, its HTML, and what was done to it."""

    letter: Letter
    html: str
    notes: tuple[str, ...] = ()

    @property
    def octets(self) -> int:
        """The size of the HTML."""
        return len(self.html.encode())


def fit_to_size(letter: Letter, renderer: Renderer, aim: int = AIM_BYTES) -> Fitted:
    """The roomiest forms with which the HTML stays below `aim` octets.

    Raises EditionTooLarge where not even the shortest forms stay below 102,000, WrongResult where
    the HTML does not say what the letter says, and UnsafeMarkup as `html_of`.
    """
    shorter = letter
    while _guess(shorter) > aim and (next_one := _shortened(shorter)):
        shorter = next_one
    made = _made(shorter, renderer)
    while made.octets > aim and (next_one := _shortened(made.letter)):
        made = _made(next_one, renderer)
    if made.octets > MAX_BYTES:
        raise EditionTooLarge(
            f'Mailen "{letter.subject}" fylder {size(made.octets)}, og Gmail klipper mails over '
            f"{size(MAX_BYTES)}. Kort teksterne ned, eller del brevet i to."
        )
    verify(made.html, made.letter)
    return replace(made, notes=(*made.notes, *_notes(letter, made.letter)))


def _made(letter: Letter, renderer: Renderer) -> Fitted:
    try:
        return Fitted(letter, html_of(letter, renderer))
    except RendererFailed as error:
        note = f"{error} Mailen er lavet uden udsmykning. Prøv igen, eller del brevet i to."
        return Fitted(letter, simple_html_of(letter), (note,))


def _guess(letter: Letter) -> int:
    return _FRAME + sum(map(_weight, letter.blocks))


def _weight(block: EditionBlock) -> int:
    return len(block.picks) * _COST[block.form] + len(block.html.encode())


def _shortened(letter: Letter) -> Letter | None:
    """The letter with its heaviest block one form shorter; None where nothing can be shorter."""
    open_ones = [
        (_COST[block.form] * len(block.picks), -place)
        for place, block in enumerate(letter.blocks)
        if _next_form(block)
    ]
    if not open_ones:
        return None
    place = -max(open_ones)[1]
    blocks = list(letter.blocks)
    blocks[place] = _in_next_form(blocks[place], letter)
    return replace(letter, blocks=tuple(blocks))


def _next_form(block: EditionBlock) -> CardForm | None:
    least = FEW if block.form is CardForm.LINKS else 1
    if block.form is CardForm.FEW or len(block.picks) <= least:
        return None
    return _FORMS[_FORMS.index(block.form) + 1]


def _in_next_form(block: EditionBlock, letter: Letter) -> EditionBlock:
    """The block one form shorter; of too many items the soonest deadlines stay, then the newest."""
    form = _next_form(block) or block.form
    if form is not CardForm.FEW:
        return replace(block, form=form)
    newest = sorted(block.picks, key=lambda pick: pick.published, reverse=True)
    first = by_deadline(newest)[:FEW]
    kept = tuple(pick for pick in block.picks if pick in first)
    more = Link(f"Se alle {len(block.picks)}", letter.web_version.url)
    return replace(block, form=form, picks=kept, more=more)


def _notes(before: Letter, after: Letter) -> list[str]:
    return [
        f"{block.heading}: {count(len(old.picks), 'post', 'poster')} vises som {_form(block)}, "
        f"så mailen ikke fylder over {size(AIM_BYTES)}."
        for old, block in zip(before.blocks, after.blocks, strict=True)
        if block.form is not old.form
    ]


def _form(block: EditionBlock) -> str:
    if block.form is not CardForm.FEW:
        return str(block.form.value)
    has_deadlines = any(pick.deadline for pick in block.picks)
    return f"de {FEW} {'med nærmeste frist' if has_deadlines else 'nyeste'}"
