"""Slips that are no words in a record: names, folders, endings, tables, line ends, what is gone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tests.projects import (
    ADVISER,
    AREAS,
    ARTICLE,
    EPISODE,
    EVENT,
    ISSUE,
    PREMISES,
    SHOW,
    VACANCY,
    WISH,
    Files,
    changed,
)
from tests.slips.more_projects import MORE

ROENNE = "content/vacancies/roenne-1.yml"
WISHED = "content/wishes/soeger-1.yml"
TABLE = "content/areas/kommuner.csv"
LOKALE = "content/premises/lokale-1.yml"
IN_PIECES = unicodedata.normalize("NFD", "content/media/images/gård.png")


def _picture(path: str) -> str:
    return f"{PREMISES}image: {{file: {path}, alt: Et hus ved en vej, credit: Kontoret}}\n"


def _several(kind: str, text: str, old: str, count: int) -> Files:
    """The same record under several ids."""
    ids = [f"{old[:-1]}{number}" for number in range(2, count + 2)]
    return {f"content/{kind}/{each}.yml": text.replace(old, each) for each in ids}


_SEVEN = "".join(f"{code},Kommune {code},hovedstaden,,,,\n" for code in (101, 147, 151, 153, 155))

PROJECTS: list[tuple[str, Files]] = [
    ("mærke for tegnsæt foran", {ROENNE: b"\xef\xbb\xbf" + VACANCY.encode()}),
    ("linjeskift fra Windows", {ROENNE: VACANCY.replace("\n", "\r\n")}),
    ("blandede linjeskift", {ROENNE: VACANCY.replace("\n", "\r\n", 9)}),
    ("linjeskift fra Windows i en artikel",
     {"content/articles/hverdag.md": ARTICLE.replace("\n", "\r\n")}),
    ("gemt som Latin-1", {ROENNE: VACANCY.encode("latin-1", "replace")}),
    ("kodet to gange", {ROENNE: VACANCY.replace("Rønne", "RÃ¸nne", 1)}),
    ("mulighed i mappen til artikler",
     {ROENNE: None, "content/articles/roenne-1.yml": VACANCY}),
    ("artikel i mappen til muligheder",
     {"content/articles/hverdag.md": None, "content/vacancies/hverdag.md": ARTICLE}),
    ("rådgiver i mappen til partnere",
     {"content/advisers/raadgiver.yml": None, "content/partners/raadgiver.yml": ADVISER}),
    ("arrangement i mappen til rækker",
     {"content/events/moede-1.yml": None, "content/event_series/moede-1.yml": EVENT}),
    ("mulighed ved siden af mapperne", {ROENNE: None, "content/roenne-1.yml": VACANCY}),
    ("mappe med forkert navn",
     {"content/advisers/raadgiver.yml": None, "content/adviser/raadgiver.yml": ADVISER}),
    ("tabel med semikolon", {TABLE: AREAS.replace(",", ";")}),
    ("tabel med tabulator", {TABLE: AREAS.replace(",", "\t")}),
    ("nuller væk foran koder", {TABLE: AREAS + _SEVEN}),
    ("tabel uden overskrifter", {TABLE: AREAS.split("\n", 1)[1]}),
    ("ende .yml.txt", {ROENNE: None, f"{ROENNE}.txt": VACANCY}),
    ("ende .txt",
     {"content/articles/hverdag.md": None, "content/articles/hverdag.txt": ARTICLE}),
    ("ende .markdown",
     {"content/articles/hverdag.md": None, "content/articles/hverdag.markdown": ARTICLE}),
    ("ende .yaml", {ROENNE: None, ROENNE.replace(".yml", ".yaml"): VACANCY}),
    ("ende .docx", {"content/articles/nyt.docx": b"PK\x03\x04"}),
    ("ende .xlsx", {"content/vacancies/muligheder.xlsx": b"PK\x03\x04"}),
    ("ende .csv i en anden mappe", {"content/vacancies/muligheder.csv": "id,title\n"}),
    ("billede mellem poster", {"content/vacancies/hus.jpg": b"\xff\xd8"}),
    ("felter og tekst i en yml-fil",
     {"content/articles/hverdag.md": None, "content/articles/hverdag.yml": ARTICLE}),
    ("filens navn med stort", {ROENNE: None, "content/vacancies/Roenne-1.yml": VACANCY}),
    ("filens navn med ø", {ROENNE: None, "content/vacancies/rønne-1.yml": VACANCY}),
    ("id, der ikke er filens navn",
     {ROENNE: changed(VACANCY, ("id: roenne-1", "id: roenne-2"))}),
    ("samme id i to filer", {"content/vacancies/kopi.yml": VACANCY}),
    ("billede med store bogstaver",
     {LOKALE: _picture("media/images/foto.jpg"), "content/media/images/FOTO.JPG": b"x"}),
    ("billede med bogstaver i stykker",
     {LOKALE: _picture("media/images/gård.png"), IN_PIECES: b"x"}),
    ("billede, der ikke er der", {LOKALE: _picture("media/images/hus.jpg")}),
    ("rådgiver væk, som mange peger på",
     {"content/advisers/raadgiver.yml": None, **_several("vacancies", VACANCY, "roenne-1", 4)}),
    ("episode, der ikke kan læses, og dens omslag",
     {"content/episodes/afsnit-1.md": EPISODE.replace("title: ", "title:", 1),
      "content/media/images/kun-i-episoden.png": b"x"}),
    ("post med fejl, som andre peger på",
     {"content/articles/hverdag.md": changed(ARTICLE, ("example: true", "example: måske"))}),
    ("område med fejl, som andre peger på",
     {TABLE: changed(AREAS, ("hovedstaden,3,9", "hovedstad,3,9"))}),
    ("tom fil", {ROENNE: ""}),
    ("tomme rækker i en tabel", {TABLE: f"{AREAS},,,,,,\n , , ,,,,\n"}),
    ("to podcaster", {"content/shows/en-til.yml": changed(
        SHOW, ("id: podcasten", "id: en-til"), ("0b0f6a54", "1b0f6a54"))}),
    ("flettekode i et brev", {"content/issues/brev-2026-11.md": changed(
        ISSUE, ("Her er det, der", "Kære {{navn}}. Her er det, der"))}),
    ("ønske med telefonnummer", {WISHED: changed(WISH, ("og bolig.", ". Ring 20 30 40 50."))}),
    ("ønske uden udløb", {WISHED: changed(WISH, ("expires: 2027-04-30\n", ""))}),
    ("ønske, der udløber for sent", {WISHED: changed(WISH, ("2027-04-30", "2029-04-30"))}),
    ("Gits flettemærker", {ROENNE: VACANCY.replace(
        "count: 2\n", "<<<<<<< HEAD\ncount: 2\n=======\ncount: 3\n>>>>>>> andet\n")}),
]  # fmt: skip

PROJECTS += MORE


def told() -> dict[str, list[str]]:
    """What is said of each project: in `whole_projects.told`, lines with `> ` below its name."""
    blocks = Path(__file__).with_suffix(".told").read_text("utf-8").strip().split("\n\n")
    named = (block.split("\n") for block in blocks)
    return {name: [line.removeprefix("> ") for line in lines] for name, *lines in named}
