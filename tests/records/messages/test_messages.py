"""The guide's list of messages is whole: nothing that is made is missing, nothing is stale."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.praksis.test_check import BAD
from tests.records.messages.examples import by_template, from_rules, gathered, sentence_of
from tests.records.messages.page import GROUPS, page_text
from tests.records.messages.templates import best_match, sites, templates
from tests.records.messages.texts import HOLE
from tests.records.model.rule_files import cases
from tests.records.model.test_landscape_rules import FIGURES, GUIDES, OFFERS, SURVEYS

FORWARDERS = {
    "records/checks/figures.py": 2,  # the same problem with a better place
    "records/checks/pictures.py": 1,  # the same
    "records/checks/references.py": 1,  # the same
    "records/types/text.py": 1,  # Pattern's own refusal; each Pattern is listed where it is made
    "records/checks/moves.py": 1,  # what `records.facts.lifecycle` found
    "records/model/vacancy.py": 1,  # the same fault in a group
    "records/loading/reader.py": 2,  # what the rules of the kinds found
    "podcast/checks.py": 1,  # what the readers of transcripts found
}
"""Calls that hand on a message which another call makes."""


def test_no_call_that_makes_a_message_is_left_out() -> None:
    handing_on = Counter(site.path for site in sites() if not site.templates)
    assert dict(handing_on) == FORWARDERS
    assert len(sites()) > 250


def test_every_message_says_what_to_do() -> None:
    for template in templates():
        assert template.endswith((".", "?", HOLE)), template.replace(HOLE, "…")
        assert len(template.replace(HOLE, "")) > 8


def lines() -> list[str]:
    """Every whole message that a table of bad input expects."""
    found = [sentence_of(f"x:{problem}") for case in cases() for problem in case.diagnostics]
    found += [sentence_of(line) for _, line in BAD.values()]
    tables = (*FIGURES, *OFFERS, *SURVEYS)
    found += [sentence_of(f"x:{line}") for _, line in tables]
    found += [sentence_of(line if line.count(":") > 2 else f"x:{line}") for _, line in GUIDES]
    return found + [sentence_of(one.line) for one in (*from_rules(), *gathered())]


def test_every_message_of_the_tables_is_one_of_the_list() -> None:
    met = lines()
    assert len(met) > 500
    assert [sentence for sentence in met if best_match(sentence) is None] == []


def test_messages_without_an_example_become_fewer() -> None:
    """Lower the number when a bad input is added; a new message brings its example along."""
    assert len(set(templates()) - set(by_template())) == 3


def test_a_sentence_that_nobody_makes_is_in_no_list() -> None:
    assert best_match("feltet er noget vrøvl. Skriv noget andet, som ingen har skrevet.") is None


def test_the_page_is_fresh(root: Path) -> None:
    page = (root / "docs/fejl.md").read_text("utf-8")
    assert page == page_text(), "run: .venv/bin/python -m tests.records.messages"


def test_no_example_is_empty() -> None:
    assert not re.search(r":\n\n(?:\s*\n)*(?=Sådan retter|###|I en fil)", page_text())


def test_every_message_stands_under_a_heading_of_its_subject() -> None:
    page = page_text()
    assert page.count("\n### ") == len(templates())
    assert f"## {GROUPS[-1][0]}" not in page
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == [f"## {title}" for title, _ in GROUPS[:-1]]
