"""`docs/domain.md`: what docstrings cite is there, and its lists of fields and codes are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from records.model.registry import KINDS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/domain.md").read_text(encoding="utf-8")
FIELDS, _, LISTS = (ROOT / "docs/felter.md").read_text(encoding="utf-8").partition("\n## Lister at")
HEADINGS = re.findall(r"^#{2,3} (\d+(?:\.\d+)?)(?:\.)? ", GUIDE, re.MULTILINE)
_NUMBER = r"\d+(?:\.\d+)?"
_CITED = re.compile(
    rf"domain\s+guide,?\s+(?:section\s+)?({_NUMBER}(?:(?:,| and|, and|–)\s*{_NUMBER})*)"
)
_BARE = re.compile(r"(?<![\d.] )(?<=[\w:] )\((?:section )?(\d{1,2}\.\d{1,2})\)")
"""`(4.3)` after a word. After a version, as in `XML 1.0 (2.2)`, it is a section of that."""


def sources() -> Iterator[Path]:
    made = re.compile(r"\..*|(site|outbox)(\..*)?|content|docs")
    for entry in ROOT.iterdir():
        if not made.fullmatch(entry.name):
            files = entry.rglob("*") if entry.is_dir() else [entry]
            yield from (file for file in files if file.suffix in {".py", ".html", ".js", ".css"})


@cache
def cited() -> dict[str, set[str]]:
    """The files that cite each section."""
    found: dict[str, set[str]] = {}
    for file in sources():
        text = re.sub(r"\n\s*(#|//|\*)?\s*", " ", file.read_text(encoding="utf-8"))
        numbers = [n for listed in _CITED.findall(text) for n in re.findall(_NUMBER, listed)]
        for number in (*numbers, *_BARE.findall(text)):
            found.setdefault(number, set()).add(str(file.relative_to(ROOT)))
    return found


def section(number: str) -> str:
    """The text of a section with its parts."""
    return re.split(r"\n## ", GUIDE.partition(f"\n## {number}. ")[2])[0]


def told(text: str) -> set[str]:
    """Every word in code type."""
    return {
        word for span in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"[\w-]+", span)
    }


def test_sections_that_docstrings_cite_are_found() -> None:
    assert {"1.3", "4", "4.3", "5", "6.0", "6.12", "6.13", "6.9", "9.2", "11.8"} <= set(cited())


def test_cited_sections_are_there() -> None:
    lacking = {number: sorted(files) for number, files in cited().items() if number not in HEADINGS}
    assert lacking == {}, "cited, by the files that do"


def test_sections_have_one_number_each_in_order() -> None:
    numbers = [tuple(map(int, number.split("."))) for number in HEADINGS]
    assert numbers == sorted(set(numbers))
    assert [top for top, *rest in numbers if not rest] == list(range(1, numbers[-1][0] + 1))


def test_every_field_stands_in_section_6() -> None:
    keys = set(re.findall(r"^\| `(\w+)` \|", FIELDS, re.MULTILINE))
    assert len(keys) > 100
    assert keys - told(section("6")) == set()


def test_every_code_stands_in_section_4() -> None:
    codes = set(re.findall(r"^\| `([\w-]+)` \|", LISTS, re.MULTILINE))
    assert len(codes) > 100
    assert codes - told(section("4")) == set()


def test_facts_have_one_number_each_and_every_reference_leads_to_one() -> None:
    facts = re.findall(r"^- (F\d+) ", GUIDE, re.MULTILINE)
    assert len(facts) == len(set(facts))
    assert set(re.findall(r"\bF\d+\b", GUIDE)) <= set(facts)


def test_every_source_key_is_explained() -> None:
    key = r"\b(?:RH|RØ|RS|SR|PLO|UFL|RM|NORD|SYD)-[\w/-]+"
    marks = " ".join(re.findall(r"\[([^\]\n]+)\](?!\()", GUIDE))
    used = set(re.findall(key, marks))
    assert len(used) > 20
    assert used - set(re.findall(key, section("13"))) == set()


def test_the_list_of_kinds_is_that_of_the_registry() -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ([^|]+) \|", section("3"), re.MULTILINE)
    listed = {
        (key, label)
        for keys, labels in rows
        for key, label in zip(re.findall(r"\w+", keys), labels.split(", "), strict=True)
    }
    assert listed == {(kind.key, kind.label) for kind in KINDS}
