"""However much there is to tell, the mail stays short enough to be shown whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsletter import fitting as module
from newsletter.archive import edition_version
from newsletter.edition import Form
from newsletter.faults import EditionTooLarge
from newsletter.fitting import AIM_BYTES, MAX_BYTES, fitted
from newsletter.letter import Letter, letter_of
from newsletter.render import simple_html_of
from newsletter.renderer import RendererFailed
from newsletter.text import text_of
from records.library import Library
from records.pages.parts import EXAMPLE_TAG
from tests.feeds.samples import SITE, vacancy
from tests.newsletter.samples import RENDERER, edition, issue, letter, made, tree, with_many


@pytest.mark.parametrize(
    ("count", "form"), [(0, None), (1, Form.CARDS), (12, Form.CARDS), (200, Form.LINKS)]
)
def test_any_number_of_vacancies_fits_and_stays_reachable(
    tmp_path: Path, count: int, form: Form | None
) -> None:
    blocks = [
        {"type": "muligheder", "select": "auto", "max": "200"},
        {"type": "tekst", "text": "Hej."},
    ]
    many = {f"vacancies__nr_{n}": vacancy(f"Ledigt vikariat nummer {n}") for n in range(count)}
    gone = {f"vacancies__{name}": vacancy(draft="true") for name in ("aaben", "snart", "loebende")}
    library = made(tmp_path, issues__november=issue(blocks=blocks), **gone, **many)
    found = edition(library)
    fit = fitted(letter_of(found, SITE), RENDERER)
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
        fit = fitted(with_many(letter(library), count), RENDERER)
        assert fit.octets <= AIM_BYTES
        forms[count] = fit.letter.blocks[0].form
        if count == 45:
            told = "Muligheder lige nu: 45\xa0poster vises som rækker, "
            assert fit.notes == (f"{told}så mailen ikke fylder over 80\xa0kB.",)
    assert list(forms.values()) == [Form.CARDS, Form.ROWS, Form.LINKS, Form.NEWEST]


def test_the_twelve_newest_lead_to_all(library: Library) -> None:
    fit = fitted(with_many(letter(library), 500), RENDERER)
    block = fit.letter.blocks[0]
    assert len(block.picks) == 12
    assert {pick.published.day for pick in block.picks} == {20}
    assert block.more
    assert (block.more.text, block.more.url) == ("Se alle 500", letter(library).web_version.url)
    assert len(with_many(letter(library), 500).blocks[0].picks) == 500


def test_only_the_heaviest_block_gets_shorter(library: Library) -> None:
    fit = fitted(with_many(letter(library), 45), RENDERER)
    assert [block.form for block in fit.letter.blocks[1:]] == [Form.CARDS] * 4


def test_deadlines_stand_in_rows_too(library: Library) -> None:
    fit = fitted(with_many(letter(library), 45), RENDERER)
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
        fit = fitted(marked, RENDERER)
        page = tree(fit.html)
        marks = page.xpath("//*[contains(@class, 'tag-example')]")
        assert len(marks) == len(fit.letter.blocks[0].picks)


def test_a_mail_that_gmail_would_cut_is_refused(library: Library) -> None:
    long = "<p>" + "En meget lang tekst. " * 6000 + "</p>"
    with pytest.raises(
        EditionTooLarge, match=r"fylder \d+\skB, og Gmail klipper .* Kort teksterne"
    ):
        fitted(replace(letter(library), intro=long), RENDERER)


def weighed(letter: Letter, *blocks: tuple[Form, int]) -> Letter:
    """The letter with blocks of so many picks in these forms."""
    block = with_many(letter, 40).blocks[0]
    made = (replace(block, form=form, picks=block.picks[:picks]) for form, picks in blocks)
    return replace(letter, blocks=tuple(made))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # cards weigh 2,700 octets each, rows 380, links 260
        ([(Form.CARDS, 2), (Form.CARDS, 3)], [(Form.CARDS, 2), (Form.ROWS, 3)]),
        ([(Form.CARDS, 3), (Form.CARDS, 2)], [(Form.ROWS, 3), (Form.CARDS, 2)]),
        ([(Form.CARDS, 3), (Form.CARDS, 3)], [(Form.ROWS, 3), (Form.CARDS, 3)]),
        ([(Form.ROWS, 14), (Form.CARDS, 2)], [(Form.ROWS, 14), (Form.ROWS, 2)]),
        ([(Form.ROWS, 15), (Form.CARDS, 2)], [(Form.LINKS, 15), (Form.CARDS, 2)]),
        ([(Form.LINKS, 21), (Form.ROWS, 14)], [(Form.NEWEST, 12), (Form.ROWS, 14)]),
        ([(Form.LINKS, 20), (Form.ROWS, 14)], [(Form.LINKS, 20), (Form.LINKS, 14)]),
        # what is shortest already is passed over, however heavy
        ([(Form.NEWEST, 40), (Form.ROWS, 2)], [(Form.NEWEST, 40), (Form.LINKS, 2)]),
        ([(Form.CARDS, 1), (Form.ROWS, 2)], [(Form.CARDS, 1), (Form.LINKS, 2)]),
        ([(Form.LINKS, 12), (Form.ROWS, 2)], [(Form.LINKS, 12), (Form.LINKS, 2)]),
        ([(Form.LINKS, 13), (Form.ROWS, 2)], [(Form.NEWEST, 12), (Form.ROWS, 2)]),
    ],
)
def test_the_heaviest_block_is_shortened_and_of_equals_the_first(
    library: Library, before: list[tuple[Form, int]], after: list[tuple[Form, int]]
) -> None:
    shorter = module._shortened(weighed(letter(library), *before))
    assert shorter
    assert [(block.form, len(block.picks)) for block in shorter.blocks] == after


@pytest.mark.parametrize(
    "blocks",
    [[], [(Form.CARDS, 0)], [(Form.CARDS, 1), (Form.ROWS, 1)], [(Form.LINKS, 12)],
     [(Form.NEWEST, 40)]],
)  # fmt: skip
def test_at_last_nothing_can_be_shorter(library: Library, blocks: list[tuple[Form, int]]) -> None:
    assert module._shortened(weighed(letter(library), *blocks)) is None


def test_the_twelve_newest_keep_the_order_of_the_block(library: Library) -> None:
    block = weighed(letter(library), (Form.LINKS, 14)).blocks[0]
    days = [replace(pick, published=date(2026, 1, 1 + n)) for n, pick in enumerate(block.picks)]
    mixed = replace(block, picks=(*days[7:], *days[:7]))
    shorter = module._shortened(replace(letter(library), blocks=(mixed,)))
    assert shorter
    assert shorter.blocks[0].picks == (*days[7:], *days[2:7])


def test_how_much_a_mail_may_hold() -> None:
    assert (AIM_BYTES, MAX_BYTES, module.NEWEST) == (80_000, 102_000, 12)


def sized(monkeypatch: pytest.MonkeyPatch, size: dict[Form, int]) -> None:
    """Let the HTML be so many octets by the form of the first block, and prove nothing."""

    def html(letter: Letter, _renderer: object) -> str:
        return "å" * (size[letter.blocks[0].form] // 2) + "x" * (size[letter.blocks[0].form] % 2)

    monkeypatch.setattr(module, "html_of", html)
    monkeypatch.setattr(module, "prove", lambda *_: None)


@pytest.mark.parametrize(
    ("cards", "form"),
    [(AIM_BYTES - 1, Form.CARDS), (AIM_BYTES, Form.CARDS), (AIM_BYTES + 1, Form.ROWS)],
)
def test_forms_get_shorter_only_above_the_aim(
    library: Library, monkeypatch: pytest.MonkeyPatch, cards: int, form: Form
) -> None:
    sized(monkeypatch, {Form.CARDS: cards, Form.ROWS: 9, Form.LINKS: 9, Form.NEWEST: 9})
    fit = fitted(weighed(letter(library), (Form.CARDS, 2)), RENDERER)
    assert fit.letter.blocks[0].form is form
    assert fit.octets == (cards if form is Form.CARDS else 9)


@pytest.mark.parametrize(("octets", "fits"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_the_last_octet_that_gmail_shows(
    library: Library, monkeypatch: pytest.MonkeyPatch, octets: int, *, fits: bool
) -> None:
    sized(monkeypatch, dict.fromkeys(Form, octets))
    long = weighed(letter(library), (Form.CARDS, 40))
    if fits:
        assert fitted(long, RENDERER).octets == octets
        return
    with pytest.raises(EditionTooLarge) as caught:
        fitted(long, RENDERER)
    assert str(caught.value) == (
        f'Mailen "{long.subject}" fylder 102\xa0kB, og Gmail klipper mails over 102\xa0kB. '
        "Kort teksterne ned, eller del brevet i to."
    )


def test_the_text_of_a_block_counts_in_the_guess(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = weighed(letter(library), (Form.CARDS, 40)).blocks[0]
    told = replace(letter(library), blocks=(replace(first, html="å" * 500),))
    sized(monkeypatch, dict.fromkeys(Form, 9))
    assert fitted(told, RENDERER, 123_000).letter.blocks[0].form is Form.CARDS
    assert fitted(told, RENDERER, 122_999).letter.blocks[0].form is Form.ROWS


def test_a_first_guess_spares_the_forms_that_cannot_fit(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """40 cards are 108,000 octets and 14,000 for the frame; 40 rows are 15,200 and the same."""
    block = weighed(letter(library), (Form.CARDS, 40))
    text = sum(len(each.html.encode()) for each in block.blocks)
    sized(monkeypatch, dict.fromkeys(Form, 9))
    for aim, form in (
        (122_000 + text, Form.CARDS),
        (121_999 + text, Form.ROWS),
        (29_200 + text, Form.ROWS),
        (29_199 + text, Form.LINKS),
        (24_400 + text, Form.LINKS),
        (24_399 + text, Form.NEWEST),
    ):
        assert fitted(block, RENDERER, aim).letter.blocks[0].form is form


def test_where_the_renderer_fails_a_plain_mail_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_letter: Letter, _renderer: object) -> str:
        raise RendererFailed("Det gik galt.")

    monkeypatch.setattr(module, "html_of", fails)
    fit = fitted(letter(library), RENDERER)
    assert fit.notes == (
        "Det gik galt. Mailen er lavet uden udsmykning. Prøv igen, eller del brevet i to.",
    )
    assert fit.html == simple_html_of(letter(library))
