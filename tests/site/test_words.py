"""What a reader sees is Danish, whole, and spelled with æ, ø and å."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import pairwise

from records.facts.notes import notes
from records.loading.library import Library
from tests.project_copy import ProjectCopy
from tests.site.html import Site

ENGLISH = (
    "skip to", "search", "table of contents", "back to", "copy", "next", "previous", "home page",
    "read more", "download", "share", "close", "loading", "powered by", "made with", "not found",
    "permanent link", "subscribe", "click", "submit", "breadcrumb", "toggle", "dark mode",
    "edit this page", "last update", "no results", "play", "mute", "chapter", "transcript",
)  # fmt: skip
LEFT_OVER = ("todo", "fixme", "none", "null", "undefined", "nan", "lorem", "true", "false")
DATA_PAGE, DATA_VALUES = "om/aabne-data/", ("null", "true", "false")
"""The page that explains the data files says what stands in them."""
MARKUP = ("{{", "}}", "{%", "<strong", "&lt;", "&amp;", "](", "datetime.", "object at 0x")
TRANSLITERATED = (
    "laege", "raadgiv", "aaben", "foerst", "oplaeg", "naest", "soeg", "udloeb", "koebenhavn",
    "maalgruppe", "opslaa", "paa", "omraad", "etableringsmoed", "saeson", "aegte",
    "oe", "aabn", "roenne", "helsingoer", "hoej",
)  # fmt: skip
_ADDRESS = re.compile(r"\S*[/@]\S*|\S+\.(?:xml|ics|json|html)\b")


GAP_TALK = (
    "vi har ikke fundet", "gemt udgave", "gemte udgaver", "kopi af en offentlig", "ikke oplyst",
    "i kilderne", "i vores kilder", "kilden siger ikke", "ifølge region hovedstaden",
    "ifølge region østdanmark", "vi kan stå inde for", "vi ved ikke", "det ved vi ikke",
    "vi gætter ikke", "så vidt vi ved", "ikke lagt ind", "vi har ikke et tal", "vi har ikke tal",
    "vi har ikke en liste", "vi har ikke en kilde", "vi har ikke en nyere",
    "vi har ingen rejsetider", "mangler vi endnu", "vi mangler endnu", "oplysninger mangler",
    "de offentlige sider", "vi viser det ikke", "derfor viser vi", "ikke en nyere status",
)  # fmt: skip
"""The office does not tell readers of its papers; what it lacks is a note to the editor."""
STRAINED = (
    "hvad er det, der fejler", "skal du helst eje", "uddannelseslæger i speciallægeforløb",
    "det første af sin slags", "første forløb af sin slags", "lige mange uddannelsesforløb",
    "at patienterne kan finde dig", "så tingene ikke går i stå", "på flytteben", "i rygsækken",
    "om du rammer rigtigt", "falder et lejemål", "fra begge sider af bordet", "på en perlerække",
    "gå lige til sagen", "her er ingen dør", "slipper vi dig", "i bidder", "mellem hver anden er",
    "kommer for en hoste",
)  # fmt: skip
"""Sentences that nobody would say aloud."""
_ON = "Bornholm|Lolland|Stevns|Frederiksberg|Østerbro|Nørrebro|Vesterbro"
WRONG_PREPOSITION = re.compile(rf"\bi (?:{_ON})\b(?! (?:Kommune|Regionskommune))")
"""Domain guide 5.2: `i Stevns Kommune`, but `på Stevns`."""
WRONG_NUMBER = re.compile(
    r"(?<![\d.,–])1[ \u00a0](?:ledige|muligheder|kapaciteter|dage|uger|måneder|episoder|kommuner)\b"
)
FACT_NUMBER = re.compile(r"\bF\d{2,3}\b")


def words_in(words: tuple[str, ...], text: str, *, whole: bool = True) -> list[str]:
    """Which of the words, or beginnings of words, stand in a text."""
    end = r"\b" if whole else ""
    folded = text.casefold()  # few of the words are in it at all, and that is quickly said
    return [
        word
        for word in words
        if word.casefold() in folded
        and re.search(rf"\b{re.escape(word)}{end}", text, re.IGNORECASE)
    ]


@lru_cache(maxsize=1)
def _texts(site: Site) -> dict[str, str]:
    """All that is seen, heard or hovers on each page, its title and description.

    The editors' guide is left out: it quotes what stands in files, and what is wrong there.
    """
    texts = {}
    for address, page in site.pages.items():
        if address.startswith("redaktoer/"):
            continue
        head = page.tree.xpath("/html/head/title/text() | //meta[@name='description']/@content")
        texts[address] = " \n ".join((page.text(), *page.spoken(), *map(str, head)))
    return texts


def test_pages_say_that_they_are_danish(site: Site) -> None:
    assert {page.tree.get("lang") for page in site.pages.values()} == {"da"}


def test_no_english_on_any_page(site: Site) -> None:
    found = {a: hits for a, text in _texts(site).items() if (hits := words_in(ENGLISH, text))}
    assert not found


def test_no_left_overs_on_any_page(site: Site) -> None:
    for address, text in _texts(site).items():
        values = DATA_VALUES if address == DATA_PAGE else ()
        assert set(words_in(LEFT_OVER, text)) <= set(values), address
        assert not [mark for mark in MARKUP if mark in text], address


def test_danish_letters_on_every_page(site: Site) -> None:
    found = {
        address: hits
        for address, text in _texts(site).items()
        if (hits := words_in(TRANSLITERATED, _ADDRESS.sub(" ", text), whole=False))
    }
    assert not found


def test_no_left_overs_in_mail(built: ProjectCopy) -> None:
    files = list(built.outbox.rglob("*.txt"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not words_in(LEFT_OVER, text), file
        assert not [mark for mark in MARKUP if mark in text], file
        assert not words_in(TRANSLITERATED, _ADDRESS.sub(" ", text), whole=False), file


def test_every_page_has_its_own_title_and_description(site: Site) -> None:
    titles = [page.title for page in site.whole.values()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("– Min Almen Praksis") for title in titles)
    for address, page in site.whole.items():
        found = page.tree.xpath("//meta[@name='description']/@content")
        assert len(found) == 1 or address == "404.html", address


def test_headings_are_in_order(site: Site) -> None:
    for address, page in site.whole.items():
        body = "//body//*[self::h1 or self::h2 or self::h3 or self::h4]"
        levels = [int(found.tag[1]) for found in page.tree.xpath(body)]
        assert levels.count(1) == 1, address
        steps = pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), (address, levels)


def test_no_page_tells_of_our_papers_or_strains_its_reader(site: Site) -> None:
    found = {
        address: hits
        for address, text in _texts(site).items()
        if (hits := words_in((*GAP_TALK, *STRAINED), text))
    }
    assert not found


def test_places_and_numbers_are_said_as_people_say_them(site: Site) -> None:
    for address, text in _texts(site).items():
        assert not WRONG_PREPOSITION.findall(text), address
        assert not WRONG_NUMBER.findall(text), address


def test_no_mail_tells_of_our_papers(built: ProjectCopy) -> None:
    for file in built.outbox.rglob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert not words_in((*GAP_TALK, *STRAINED), text), file
        assert not WRONG_PREPOSITION.findall(text), file


def test_no_part_of_an_area_is_empty(site: Site) -> None:
    """A heading with nothing under it promises what is not there."""
    parts = [
        (address, part)
        for address, page in site.pages.items()
        for part in page.tree.xpath("//section[contains(@class, 'areapart')]")
    ]
    assert parts
    for address, part in parts:
        heading = str(part.xpath("string(h2)")).strip()
        assert len(part.text_content().strip()) > len(heading), address


def test_notes_and_fact_numbers_reach_no_output(built: ProjectCopy, library: Library) -> None:
    told = {note.text.rpartition(": ")[2] for note in notes(library)}
    assert len(told) > 20
    files = [
        file
        for folder in (built.site, built.outbox)
        for file in folder.rglob("*")
        if file.suffix in {".html", ".xml", ".json", ".csv", ".ics", ".txt", ".vtt"}
        and "redaktoer" not in file.parts
    ]
    assert files
    for file in files:
        text = unescape(file.read_text(encoding="utf-8"))
        assert not [note for note in told if note in text], file
        if file.suffix in {".html", ".txt", ".ics"}:
            assert not FACT_NUMBER.search(text), file
