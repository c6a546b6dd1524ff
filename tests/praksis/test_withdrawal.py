"""From a consent to its withdrawal: what went out is gone from all that is out, and stays away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import needs
from tests.praksis.published import Published, first_published
from tests.project_copy import ProjectCopy

STORY = """\
---
id: en-stemme
title: En vinter med vadefugle
summary: En læge fortæller om vadefugle og venteværelser i en tekst, der er skrevet for at prøve.
example: false
audiences: [ny-speciallaege]
areas: ["0400"]
published: 2026-11-02
people:
  - {role: Praktiserende læge, name: Person Prøve, consent: true}
consent: {given_on: 2026-11-01}
place: En klinik
quotes: ["Jeg tæller vadefugle, når jeg går hjem."]
---

Der er vadefugle ved stranden, og de kender mig nu.
"""
NUMBERED = """\
id: {id}
title: Læge holder af {word}
summary: Lægen skriver om {word} i en tekst, der er skrevet for at prøve siden.
example: false
audiences: [ny-speciallaege]
areas: [region]
published: 2026-11-02
expires: 2027-04-30
number: {number}
consent_on: 2026-11-02
"""
WISH = NUMBERED.format(id="soeger-7", word="rugmarker", number=7) + (
    "stage: ny-speciallaege\nseeks: [kapacitet]\ncompany: begge\npatients: begge\n"
)
DAYS = NUMBERED.format(id="dage-8", word="hyldebær", number=8) + (
    "side: tilbyder\nparty: laege\nhelp: [vikar, mentor]\nfirst_day: 2027-01-04\n"
)
FILES = {
    "content/stories/en-stemme.md": STORY,
    "content/wishes/soeger-7.yml": WISH,
    "content/exchanges/dage-8.yml": DAYS,
}
WORDS = re.compile(rb"vadefugl|rugmark|hyldeb|Person Pr", re.IGNORECASE)
NAMES = re.compile(rb"en-stemme|soeger-7|dage-8")
PAGES = ("historier/en-stemme/", "laeger-soeger/soeger-7/", "dage/dage-8/")
ISSUE, LETTER = "content/issues/brev-2026-11.md", "nyhedsbrev/brev-2026-11/index.html"


@pytest.fixture(scope="module")
def withdrawn(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> Published:
    """Told, told in a letter that was sent, and taken back."""
    out = first_published(root, tmp_path_factory.mktemp("withdrawn"), built_small)
    for path, text in FILES.items():
        out.project.write(path, text)
    blocks = "  - {type: historier}\n  - {type: laeger-soeger}\n  - {type: dage}\n"
    out.change(ISSUE, "  - {type: muligheder}\n", f"  - {{type: muligheder}}\n{blocks}")
    out.publish("--clock", "2026-11-22T10:00")
    out.run("newsletter", "freeze", "brev-2026-11", "--clock", "2026-11-22T11:00")
    out.run("newsletter", "sent", "brev-2026-11", "--at", "2026-11-23T08:00",
            "--clock", "2026-11-23T09:00")  # fmt: skip
    out.commit()
    out.publish("--clock", "2026-11-23T10:00")
    told = {path for path in _telling(out, WORDS) if path.startswith("web/current/")}
    everywhere = (*(f"{page}index.html" for page in PAGES), LETTER, "feed.xml", "feed.json",
                  "feed.atom", "search/index.json", "historier/index.html")  # fmt: skip
    assert {f"web/current/{path}" for path in everywhere} <= told
    assert all(page in out.read("sitemap.xml") for page in PAGES[:1])
    day = "2026-11-24"
    out.change("content/stories/en-stemme.md", "given_on: 2026-11-01",
               f"given_on: 2026-11-01, withdrawn_on: {day}")  # fmt: skip
    for path in list(FILES)[1:]:
        out.change(path, "consent_on: 2026-11-02",
                   f"consent_on: 2026-11-02\nconsent_withdrawn_on: {day}")  # fmt: skip
    out.publish("--clock", f"{day}T04:00", "--allow-loss")
    return out


@pytest.fixture
def out(withdrawn: Published, tmp_path: Path) -> Published:
    return withdrawn.copy(tmp_path / "copy")


def _telling(out: Published, words: re.Pattern[bytes]) -> list[str]:
    """Every file that readers, web servers and mail engines get, of all releases in the place."""
    top = out.project.folder.parent
    found = []
    for folder in ("web/current", "web/releases", "project/site", "project/outbox"):
        base = (top / folder).resolve()
        for file in sorted(base.rglob("*")):
            name = f"{folder}/{file.relative_to(base).as_posix()}"
            if file.is_file() and (words.search(file.read_bytes()) or words.search(name.encode())):
                found.append(name)
    return found


@needs.TIME
def test_no_word_of_it_is_out_in_any_release(withdrawn: Published) -> None:
    assert _telling(withdrawn, WORDS) == []


@needs.TIME
def test_its_address_says_that_it_is_gone_and_nothing_more(withdrawn: Published) -> None:
    for page in PAGES:
        gone = withdrawn.read(f"{page}index.html")
        assert "noindex" in gone
        assert "Det, der stod her, er taget af siden." in gone
        assert page not in withdrawn.read("sitemap.xml")
    named = {re.sub(r"^(web/current|web/releases/[^/]*|project/site)/", "", path)
             for path in _telling(withdrawn, NAMES)}  # fmt: skip
    assert named == {
        *(f"{page}index.html" for page in PAGES), ".htaccess", "_redirects",
        "project/outbox/webserver/nginx.conf", "project/outbox/webserver/Caddyfile",
        LETTER, LETTER.replace("index", "ny-speciallaege/index"),
        f"web/releases/.{withdrawn.live()}.json",
    }  # fmt: skip
    rules = withdrawn.read("_redirects")
    assert all(re.search(rf"/{page}\S* .* 410", rules) for page in PAGES)
    assert "Taget af siden" in withdrawn.read(LETTER)


@needs.TIME
@pytest.mark.parametrize("release", ["", "2026-11-22.2"])
def test_no_rollback_brings_it_back(out: Published, release: str) -> None:
    words = filter(None, ("rollback", release, "--clock", "2026-11-24T09:00"))
    said = out.run(*words, code=1)
    assert "viser exchange:dage-8, story:en-stemme, wish:soeger-7, og samtykket gælder ikke" in said
    assert _telling(out, WORDS) == []


@needs.TIME
def test_what_went_out_before_it_can_come_back_without_it(out: Published) -> None:
    out.run("rollback", "2026-11-22.1", "--clock", "2026-11-24T09:00")
    assert _telling(out, WORDS) == []
    for path, text in FILES.items():
        out.project.write(path, text.replace("consent_on: 2026-11-02", "consent_on: 2026-11-01"))
    out.commit()
    said = out.publish("--resume", "--clock", "2026-11-24T10:00", code=1)
    assert "er trukket tilbage og kommer aldrig ud igen" in said
    assert _telling(out, WORDS) == []


@needs.TIME
def test_under_a_new_id_it_waits_until_somebody_looked(out: Published) -> None:
    for path in FILES:
        (out.project.folder / path).unlink()
    again = STORY.replace("id: en-stemme", "id: en-ny-stemme")
    out.project.write("content/stories/en-ny-stemme.md", again)
    out.commit()
    said = out.publish("--clock", "2027-03-01T09:00", code=1)
    assert "til fælles med det, der er trukket tilbage: story:en-stemme" in said
    assert _telling(out, WORDS) == []
    looked = "{given_on: 2027-02-20}\ncleared_on: 2027-02-28"
    out.change("content/stories/en-ny-stemme.md", "{given_on: 2026-11-01}", looked)
    out.publish("--clock", "2027-03-01T10:00", "--allow-loss")
    assert "vadefugle" in out.read("historier/en-ny-stemme/index.html")
