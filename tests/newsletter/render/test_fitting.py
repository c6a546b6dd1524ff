"""However much there is to tell, the mail stays short enough to be shown whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.archive import edition_version
from newsletter.edition import CardForm
from newsletter.errors import EditionTooLarge
from newsletter.letter import letter_of
from newsletter.render.size_limit import AIM_BYTES, MAX_BYTES, fit_to_size
from newsletter.render.text import text_of
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
    assert list(forms.values()) == [CardForm.CARDS, CardForm.ROWS, CardForm.LINKS, CardForm.NEWEST]


def test_the_twelve_newest_lead_to_all(library: Library) -> None:
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
