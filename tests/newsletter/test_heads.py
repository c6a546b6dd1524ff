"""The drawing at the head of a letter: which it is, and that it is there whenever it is opened."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsletter.edition import Edition
from newsletter.errors import WrongResult
from newsletter.heads import head_files, head_of, known_scene, picture_path
from newsletter.letter import Letter, letter_of
from newsletter.pages import newsletter_pages
from newsletter.past import with_letters_out
from newsletter.render.renderer import Renderer
from newsletter.render.size_limit import fit_to_size
from newsletter.render.verify import verify
from publishing.brand import Brand
from publishing.images.cache import PictureCache
from publishing.scenes.compose import SUBJECTS
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import Issue
from tests.newsletter.samples import NEW, edition, freeze, issue, made, send
from tests.samples import NOW, SITE, article, vacancy, write_library

NONE = PictureCache(None)


def paths(library: Library, clock: Clock = NOW) -> set[str]:
    return {file.path for file in head_files(library, SITE, clock, NONE)}


def drawn(tmp_path: Path, **changes: str) -> Edition:
    library = made(tmp_path, issues__november=issue(**changes))
    return edition(library)


def test_the_editor_chooses_else_the_most_urgent_does(tmp_path: Path) -> None:
    assert drawn(tmp_path / "a", scene="havn").scene == "havn-dag-efteraar-0"
    library = made(tmp_path / "b", vacancies__snart=vacancy(deadline="2026-11-26", areas=["0400"]))
    assert edition(library).scene in {"land-dag-efteraar-0", "koebstad-dag-efteraar-0"}
    assert drawn(tmp_path / "c", scene="aften", send_on="2026-12-01").scene == "aften-nat-vinter-0"


def test_it_is_drawn_of_the_brands_own_parts(tmp_path: Path) -> None:
    library = made(tmp_path)
    file = library.project.content / "media/maerke/parts.svg"
    file.parent.mkdir(parents=True)
    tree = '<symbol id="tree"><rect class="dark" x="-3" y="-20" width="6" height="20"/></symbol>'
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{tree}</svg>', encoding="utf-8")
    branded = replace(SITE, brand=Brand(folder="media/maerke"))
    ours, own = (
        next(f for f in head_files(library, site, NOW, NONE) if "/forstad-" in f.path)
        for site in (SITE, branded)
    )
    assert ours.path == own.path
    assert ours.content != own.content


def test_each_picture_is_there_before_and_after_a_letter_is_frozen(tmp_path: Path) -> None:
    library = made(tmp_path)
    scene = edition(library).scene
    assert picture_path(scene) in paths(library)
    assert len(paths(library)) in {len(SUBJECTS), 2 * len(SUBJECTS)}
    later = Clock.parse("2027-07-01T09:00")
    assert picture_path(scene) in paths(library, later), "it is late, and its mail names it"
    freeze(library)
    left = paths(made(tmp_path), later)
    assert picture_path(scene) in left
    assert len(left) < 2 * len(SUBJECTS)
    draft = made(tmp_path / "draft", issues__november=issue(draft=True))
    assert picture_path(scene) not in paths(draft, later)


def test_an_office_without_letters_has_no_pictures_for_them(tmp_path: Path) -> None:
    assert paths(write_library(tmp_path, {"articles/a": article()})) == set()


def test_a_picture_is_small_and_the_same_each_time(tmp_path: Path) -> None:
    first, *_ = head_files(made(tmp_path), SITE, NOW, NONE)
    picture = Image.open(BytesIO(first.content))
    assert (picture.width, picture.mode) == (720, "P")
    assert len(first.content) < 30_000
    assert first.content == first.content


@pytest.mark.parametrize("name", ["", "x", "../../x", "drage-dag-vinter-0", "oe-dag-vinter-x"])
def test_a_name_that_cannot_be_drawn_gives_no_picture(name: str, tmp_path: Path) -> None:
    assert known_scene(name) is None
    edition = replace(drawn(tmp_path), scene=name)
    assert letter_of(edition, SITE).picture is None


def test_the_page_of_the_letter_shows_what_the_mail_shows(tmp_path: Path) -> None:
    send(made(tmp_path))
    library = with_letters_out(made(tmp_path))
    pages = newsletter_pages(library, Clock.parse("2026-11-24T09:00"))
    shown = {page.address: page.meta["scene"] for page in pages}
    scene = edition(library).scene
    assert shown[f"nyhedsbrev/november/{NEW}/"]["light"] == f"assets/scener/{scene}.svg"


def test_a_mail_with_another_picture_than_its_letters_is_wrong(tmp_path: Path) -> None:
    letter = letter_of(drawn(tmp_path), SITE)
    assert letter.picture is not None
    other = replace(letter.picture, url=letter.picture.url.replace("-0.png", "-1.png"))
    with Renderer() as renderer:
        html = fit_to_size(replace(letter, picture=other), renderer).html
    with pytest.raises(WrongResult, match="kommer ikke fra brevet"):
        verify(html, letter)


def test_one_button_is_filled_and_leads_to_the_most_urgent(tmp_path: Path) -> None:
    letter: Letter = letter_of(drawn(tmp_path), SITE)
    first = min((p for b in letter.blocks for p in b.picks if p.deadline),
                key=lambda pick: pick.deadline.at if pick.deadline else NOW.now)  # fmt: skip
    assert letter.action is not None
    assert letter.action.url == first.card.url
    with Renderer() as renderer:
        html = fit_to_size(letter, renderer).html
    assert html.count('class="button') == 1
    assert html.count('class="more') == sum(bool(block.more) for block in letter.blocks)


def test_a_correction_comes_without_a_drawing(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(scene="havn"))
    letter = library.all(Issue)[0]
    assert head_of(letter, (), library) == "havn-dag-efteraar-0"
    assert head_of(letter.model_copy(update={"corrects": "oktober"}), (), library) == ""
