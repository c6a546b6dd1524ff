"""A photograph wins over a drawing: on cards, and as the portrait of an adviser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from publishing.cards import cards_of
from publishing.images.cache import PictureCache
from publishing.images.cuts import CARD, PORTRAIT, cut_files
from publishing.pages.all_pages import text_pages
from publishing.person import person_of
from publishing.scenes.choice import picture_scene
from publishing.sharing import posts
from records.loading.library import Library
from records.model.article import Article
from records.model.people import Adviser
from tests.samples import NOW, SITE, article, write_library

FILE = "media/images/klinik.png"
ADVISER = {
    "role": "Rådgiver for lokaler", "example": "false", "consent": "true", "topics": ["lokaler"],
    "email": "raad@example.org", "areas": ["region"], "audiences": ["nynedsat"],
    "portrait": {"file": FILE, "alt": "Rådgiveren smiler", "credit": "Kontoret"},
}  # fmt: skip


def library(project: Path, focus: str) -> Library:
    file = project / "content" / FILE
    file.parent.mkdir(parents=True)
    picture = Image.new("RGB", (800, 400), "#00ff00")
    picture.paste("#ff0000", (0, 0, 400, 400))
    picture.save(file)
    shown = {"file": FILE, "alt": "En klinik", "credit": "Kontoret", "focus": focus}
    return write_library(project, {"articles/a": article(image=shown), "advisers/lokaler": ADVISER})


def test_a_card_and_a_portrait_are_cut_around_the_focus(tmp_path: Path) -> None:
    found = library(tmp_path, "0% 50%")
    files = {file.path: file for file in cut_files(found, NOW, PictureCache(None))}
    (card,) = cards_of(found.all(Article), found, NOW)
    adviser = found.find(Adviser, "lokaler")
    assert adviser is not None
    portrait = person_of(adviser, found).portrait
    assert card.photo is not None
    assert portrait is not None
    assert set(files) == {card.photo.path, portrait.path}
    assert (card.photo.alt, card.photo.credit) == ("En klinik", "Kontoret")
    for cut, frame in ((card.photo, CARD), (portrait, PORTRAIT)):
        made = Image.open(BytesIO(files[cut.path].content))
        assert made.size == (frame.width, frame.height) == (cut.width, cut.height)
    other = library(tmp_path / "other", "100% 50%")
    assert {file.path for file in cut_files(other, NOW, PictureCache(None))} - set(files)


def test_a_file_that_is_gone_leaves_the_drawing(tmp_path: Path) -> None:
    found = library(tmp_path, "50% 50%")
    (tmp_path / "content" / FILE).unlink()
    again = found.with_records(found.records)
    (card,) = cards_of(again.all(Article), again, NOW)
    assert card.photo is None
    assert card.scene is not None
    pages = text_pages(again, NOW, SITE.brand)
    shared = {post.picture for post in posts(pages, SITE, again)}
    assert shared == {picture_scene(article, again) for article in again.all(Article)}
