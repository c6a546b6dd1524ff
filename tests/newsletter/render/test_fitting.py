"""However much there is to tell, the mail stays short enough to be shown whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsletter.archive import edition_version
from newsletter.edition import CardForm
from newsletter.errors import EditionTooLarge
from newsletter.letter import Letter, letter_of
from newsletter.render import size_limit as module
from newsletter.render.html import simple_html_of
from newsletter.render.renderer import RendererFailed
from newsletter.render.size_limit import AIM_BYTES, MAX_BYTES, fit_to_size
from newsletter.render.text import text_of
from newsletter.selection.cards import Deadline
from publishing.blocks import EXAMPLE_TAG
from records.loading.library import Library
from tests.newsletter.samples import RENDERER, edition, issue, letter, made, tree, with_many
from tests.samples import SITE, vacancy


@pytest.mark.parametrize(
    ("count", "form"), [(0, None), (1, CardForm.CARDS), (12, CardForm.CARDS), (200, CardForm.LINKS)]
)
def test_any_number_of_vacancies_fits_and_stays_reachable(
    tmp_path: Path, count: int, form: CardForm | None
) -> None:
    blocks = [
        {"type": "muligheder", "select": "auto", "max": "200"},
        {"type": "tekst", "text": "Hej."},
    ]
    many = {f"vacancies__nr_{n}": vacancy(f"Ledigt vikariat nummer {n}") for n in range(count)}
    gone = {f"vacancies__{name}": vacancy(draft="true") for name in ("aaben", "snart", "loebende")}
    library = made(tmp_path, issues__november=issue(blocks=blocks), **gone, **many)
    found = edition(library)
    fit = fit_to_size(letter_of(found, SITE), RENDERER)
    assert fit.octets <= AIM_BYTES < MAX_BYTES
    assert [block.form for block in fit.letter.blocks if block.picks] == [form] * (count > 0)
    page = tree(fit.html)
    titles = [link.text_content() for link in page.xpath("//a[contains(@class, 'item')]")]
    assert sorted(titles) == sorted(f"Ledigt vikariat nummer {n}" for n in range(count))
    text = text_of(letter_of(found, SITE))
    web = [card.title for group in edition_version(found).groups for card in group.cards]
    assert len(web) == count
    assert all(title in text for title in titles)
    assert bool(fit.notes) is (count == 200)


def test_forms_get_shorter_one_by_one_and_say_so(library: Library) -> None:
    forms = {}
    for count in (20, 45, 200, 500):
        fit = fit_to_size(with_many(letter(library), count), RENDERER)
        assert fit.octets <= AIM_BYTES
        forms[count] = fit.letter.blocks[0].form
        if count == 45:
            told = "Muligheder lige nu: 45\xa0poster vises som rækker, "
            assert fit.notes == (f"{told}så mailen ikke fylder over 80\xa0kB.",)
    assert list(forms.values()) == [CardForm.CARDS, CardForm.ROWS, CardForm.LINKS, CardForm.FEW]


def test_twelve_lead_to_all(library: Library) -> None:
    fit = fit_to_size(with_many(letter(library), 500), RENDERER)
    block = fit.letter.blocks[0]
    assert len(block.picks) == 12
    assert {pick.published.day for pick in block.picks} == {20}
    assert block.more
    assert (block.more.text, block.more.url) == ("Se alle 500", letter(library).web_version.url)
    assert len(with_many(letter(library), 500).blocks[0].picks) == 500


def test_only_the_heaviest_block_gets_shorter(library: Library) -> None:
    fit = fit_to_size(with_many(letter(library), 45), RENDERER)
    assert [block.form for block in fit.letter.blocks[1:]] == [CardForm.CARDS] * 4


def test_deadlines_stand_in_rows_too(library: Library) -> None:
    fit = fit_to_size(with_many(letter(library), 45), RENDERER)
    assert fit.html.count("26.\xa0november 2026 kl.\xa012.00") == 45


def test_an_example_is_marked_in_every_form(library: Library) -> None:
    for count in (2, 45, 200, 500):
        plain = with_many(letter(library), count)
        first, *rest = plain.blocks
        picks = tuple(
            replace(p, card=replace(p.card, example=True, tags=(EXAMPLE_TAG, *p.card.tags)))
            for p in first.picks
        )
        marked = replace(plain, blocks=(replace(first, picks=picks), *rest))
        fit = fit_to_size(marked, RENDERER)
        page = tree(fit.html)
        marks = page.xpath("//*[contains(@class, 'tag-example')]")
        assert len(marks) == len(fit.letter.blocks[0].picks)


def test_a_mail_that_gmail_would_cut_is_refused(library: Library) -> None:
    long = "<p>" + "En meget lang tekst. " * 6000 + "</p>"
    with pytest.raises(
        EditionTooLarge, match=r"fylder \d+\skB, og Gmail klipper .* Kort teksterne"
    ):
        fit_to_size(replace(letter(library), intro=long), RENDERER)


def weighed(letter: Letter, *blocks: tuple[CardForm, int]) -> Letter:
    """The letter with blocks of so many picks in these forms."""
    block = with_many(letter, 40).blocks[0]
    made = (replace(block, form=form, picks=block.picks[:picks]) for form, picks in blocks)
    return replace(letter, blocks=tuple(made))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # cards weigh 2,700 octets each, rows 380, links 260
        ([(CardForm.CARDS, 2), (CardForm.CARDS, 3)], [(CardForm.CARDS, 2), (CardForm.ROWS, 3)]),
        ([(CardForm.CARDS, 3), (CardForm.CARDS, 2)], [(CardForm.ROWS, 3), (CardForm.CARDS, 2)]),
        ([(CardForm.CARDS, 3), (CardForm.CARDS, 3)], [(CardForm.ROWS, 3), (CardForm.CARDS, 3)]),
        ([(CardForm.ROWS, 14), (CardForm.CARDS, 2)], [(CardForm.ROWS, 14), (CardForm.ROWS, 2)]),
        ([(CardForm.ROWS, 15), (CardForm.CARDS, 2)], [(CardForm.LINKS, 15), (CardForm.CARDS, 2)]),
        ([(CardForm.LINKS, 21), (CardForm.ROWS, 14)], [(CardForm.FEW, 12), (CardForm.ROWS, 14)]),
        ([(CardForm.LINKS, 20), (CardForm.ROWS, 14)], [(CardForm.LINKS, 20), (CardForm.LINKS, 14)]),
        (
            [(CardForm.CARDS, 2), (CardForm.CARDS, 3), (CardForm.CARDS, 2)],
            [(CardForm.CARDS, 2), (CardForm.ROWS, 3), (CardForm.CARDS, 2)],
        ),
        # what is shortest already is passed over, however heavy
        ([(CardForm.FEW, 40), (CardForm.ROWS, 2)], [(CardForm.FEW, 40), (CardForm.LINKS, 2)]),
        ([(CardForm.CARDS, 1), (CardForm.ROWS, 2)], [(CardForm.CARDS, 1), (CardForm.LINKS, 2)]),
        ([(CardForm.LINKS, 12), (CardForm.ROWS, 2)], [(CardForm.LINKS, 12), (CardForm.LINKS, 2)]),
        ([(CardForm.LINKS, 13), (CardForm.ROWS, 2)], [(CardForm.FEW, 12), (CardForm.ROWS, 2)]),
    ],
)
def test_the_heaviest_block_is_shortened_and_of_equals_the_first(
    library: Library, before: list[tuple[CardForm, int]], after: list[tuple[CardForm, int]]
) -> None:
    shorter = module._shortened(weighed(letter(library), *before))
    assert shorter
    assert [(block.form, len(block.picks)) for block in shorter.blocks] == after


@pytest.mark.parametrize(
    "blocks",
    [[], [(CardForm.CARDS, 0)], [(CardForm.CARDS, 1), (CardForm.ROWS, 1)], [(CardForm.LINKS, 12)],
     [(CardForm.FEW, 40)]],
)  # fmt: skip
def test_at_last_nothing_can_be_shorter(
    library: Library, blocks: list[tuple[CardForm, int]]
) -> None:
    assert module._shortened(weighed(letter(library), *blocks)) is None


def test_the_twelve_newest_keep_the_order_of_the_block(library: Library) -> None:
    block = weighed(letter(library), (CardForm.LINKS, 14)).blocks[0]
    days = [replace(pick, published=date(2026, 1, 1 + n)) for n, pick in enumerate(block.picks)]
    mixed = replace(block, picks=(*days[7:], *days[:7]))
    shorter = module._shortened(replace(letter(library), blocks=(mixed,)))
    assert shorter
    assert shorter.blocks[0].picks == (*days[7:], *days[2:7])


def test_the_soonest_deadline_is_the_last_to_go(library: Library) -> None:
    block = weighed(letter(library), (CardForm.LINKS, 14)).blocks[0]
    at = datetime(2026, 12, 1, 12, tzinfo=UTC)
    picks = [
        replace(pick, published=date(2026, 1, 1 + n), deadline=Deadline(at + timedelta(n), "frist"))
        for n, pick in enumerate(block.picks)
    ]
    newest = replace(picks[13], deadline=None, published=date(2026, 12, 1))
    mixed = replace(block, picks=(newest, *reversed(picks[:13])))
    shorter = module._shortened(replace(letter(library), blocks=(mixed,)))
    assert shorter
    assert shorter.blocks[0].picks == tuple(reversed(picks[:12]))
    fit = fit_to_size(with_many(letter(library), 500), RENDERER)
    assert "500\xa0poster vises som de 12 nyeste, så" in fit.notes[0]
    due = replace(fit.letter, blocks=(replace(mixed, form=CardForm.LINKS),))
    (note, *_) = module._notes(due, replace(due, blocks=shorter.blocks))
    assert "14\xa0poster vises som de 12 med nærmeste frist, så" in note


def test_how_much_a_mail_may_hold() -> None:
    assert (AIM_BYTES, MAX_BYTES, module.FEW) == (80_000, 102_000, 12)


def sized(monkeypatch: pytest.MonkeyPatch, size: dict[CardForm, int]) -> None:
    """Let the HTML be so many octets by the form of the first block, and prove nothing."""

    def html(letter: Letter, _renderer: object) -> str:
        return "å" * (size[letter.blocks[0].form] // 2) + "x" * (size[letter.blocks[0].form] % 2)

    monkeypatch.setattr(module, "html_of", html)
    monkeypatch.setattr(module, "verify", lambda *_: None)


@pytest.mark.parametrize(
    ("cards", "form"),
    [(AIM_BYTES - 1, CardForm.CARDS), (AIM_BYTES, CardForm.CARDS), (AIM_BYTES + 1, CardForm.ROWS)],
)
def test_forms_get_shorter_only_above_the_aim(
    library: Library, monkeypatch: pytest.MonkeyPatch, cards: int, form: CardForm
) -> None:
    sized(
        monkeypatch,
        {CardForm.CARDS: cards, CardForm.ROWS: 9, CardForm.LINKS: 9, CardForm.FEW: 9},
    )
    fit = fit_to_size(weighed(letter(library), (CardForm.CARDS, 2)), RENDERER)
    assert fit.letter.blocks[0].form is form
    assert fit.octets == (cards if form is CardForm.CARDS else 9)


@pytest.mark.parametrize(("octets", "fits"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_the_last_octet_that_gmail_shows(
    library: Library, monkeypatch: pytest.MonkeyPatch, octets: int, *, fits: bool
) -> None:
    sized(monkeypatch, dict.fromkeys(CardForm, octets))
    long = weighed(letter(library), (CardForm.CARDS, 40))
    if fits:
        assert fit_to_size(long, RENDERER).octets == octets
        return
    with pytest.raises(EditionTooLarge) as caught:
        fit_to_size(long, RENDERER)
    assert str(caught.value) == (
        f'Mailen "{long.subject}" fylder 102\xa0kB, og Gmail klipper mails over 102\xa0kB. '
        "Kort teksterne ned, eller del brevet i to."
    )


def test_the_text_of_a_block_counts_in_the_guess(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = weighed(letter(library), (CardForm.CARDS, 40)).blocks[0]
    told = replace(letter(library), blocks=(replace(first, html="å" * 500),))
    sized(monkeypatch, dict.fromkeys(CardForm, 9))
    assert fit_to_size(told, RENDERER, 123_000).letter.blocks[0].form is CardForm.CARDS
    assert fit_to_size(told, RENDERER, 122_999).letter.blocks[0].form is CardForm.ROWS


def test_a_first_guess_spares_the_forms_that_cannot_fit(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """40 cards are 108,000 octets and 14,000 for the frame; 40 rows are 15,200 and the same."""
    block = weighed(letter(library), (CardForm.CARDS, 40))
    text = sum(len(each.html.encode()) for each in block.blocks)
    sized(monkeypatch, dict.fromkeys(CardForm, 9))
    for aim, form in (
        (122_000 + text, CardForm.CARDS),
        (121_999 + text, CardForm.ROWS),
        (29_200 + text, CardForm.ROWS),
        (29_199 + text, CardForm.LINKS),
        (24_400 + text, CardForm.LINKS),
        (24_399 + text, CardForm.FEW),
    ):
        assert fit_to_size(block, RENDERER, aim).letter.blocks[0].form is form


def test_where_the_renderer_fails_a_plain_mail_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_letter: Letter, _renderer: object) -> str:
        raise RendererFailed("Det gik galt.")

    monkeypatch.setattr(module, "html_of", fails)
    fit = fit_to_size(letter(library), RENDERER)
    assert fit.notes == (
        "Det gik galt. Mailen er lavet uden udsmykning. Prøv igen, eller del brevet i to.",
    )
    assert fit.html == simple_html_of(letter(library))
