"""Each thing that stops a build before a mail goes out wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsletter.check_text import text_faults
from newsletter.checks import check
from newsletter.ledger import FILE
from records.messages import line_of, sentence_of
from records.source.diagnostics import Severity
from tests.newsletter.samples import issue, made, mailing_list
from tests.samples import article, event, vacancy
from tests.steps import some

HAND = [{"type": "muligheder", "select": ["aaben"]}]


def faults(path: Path, **records: Any) -> list[str]:
    """What is said of the records when they are read, or else by the newsletter's own checks."""
    try:
        library = made(path, **records)
    except AssertionError as error:
        return str(error).splitlines()
    return [sentence_of(p) for p in check(library) if p.severity is Severity.FAULT]


@pytest.mark.parametrize(
    ("changes", "said"),
    some([
        ({"subject": "SV: Åbne muligheder før jul"}, "ligner et svar"),
        ({"subject": "Fwd: Åbne muligheder"}, "ligner et svar"),
        ({"subject": "[Eksempel] Åbne muligheder"}, "begynder med en klamme"),
        ({"subject": "Åbne muligheder før jul."}, "slutter med punktum"),
        ({"subject": "Hej {{ .Name }}, her er nyt"}, "har flettekoden"),
        ({"preheader": "Hej *|FNAME|*, se de mange frister i december og januar."}, "flettekoden"),
        ({"subject": "Se frister i december og januar her",
          "preheader": "Se frister i december og januar, lige her!"}, "næsten det samme som emnet"),
        ({"subject": "Se frister i december",
          "preheader": "Se frister i december – og meget andet, du kan nå."}, "næsten det samme"),
        ({"intro": issue()["intro"] + " [x](http://example.org/)"}, "https://"),
        ({"intro": issue()["intro"] + " [x](#oeverst)"}, "som ikke virker i en mail"),
        ({"intro": issue()["intro"] + " ![](https://example.org/a.png)"}, "uden alternativ tekst"),
        ({"intro": issue()["intro"] + " *|FNAME|*"}, "har flettekoden"),
        ({"intro": issue()["intro"] + " [Læs mere](https://afmeld.invalid/)"}, "har flettekoden"),
        ({"intro": issue()["intro"] + " Se https://valg.invalid/ her"}, "har flettekoden"),
    ], 6),
)  # fmt: skip
def test_words_of_an_issue(tmp_path: Path, changes: dict[str, str], said: str) -> None:
    found = faults(tmp_path, issues__november=issue(**changes))
    assert any(said in sentence for sentence in found), found


def test_a_passage_without_end_is_one_slip_of_a_letter(tmp_path: Path) -> None:
    intro = "{{until:2026-12-31}}\n" + issue()["intro"]
    (told,) = faults(tmp_path, issues__november=issue(intro=intro))
    assert "uden {{end}}" in told
    assert [*text_faults(("intro",), intro)] == []


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ({"vacancies__aaben": vacancy(deadline="2026-11-22")}, "er slut, når brevet sendes"),
        ({"vacancies__aaben": vacancy(example="true")}, "er et eksempel, men brevet er rigtigt"),
        ({"mailing_lists__paa_vej": mailing_list(example="true")}, "som er et eksempel"),
        ({"mailing_lists__paa_vej": mailing_list(trigger=["new-opening"])}, "som selv skriver"),
        ({"issues__jul": issue()}, "udgavenummeret bruges også"),
    ],
)
def test_records_of_an_issue(tmp_path: Path, records: dict[str, Any], said: str) -> None:
    found = faults(tmp_path, **{"issues__november": issue(blocks=HAND), **records})
    assert any(said in sentence for sentence in found), found


def test_an_event_that_is_over_cannot_be_chosen(tmp_path: Path) -> None:
    blocks = [{"type": "arrangementer", "select": ["moede"]}]
    over = event(start_date="2026-11-20")
    found = faults(tmp_path, issues__november=issue(blocks=blocks), events__moede=over)
    assert any("er slut, når brevet sendes" in sentence for sentence in found)


def test_a_good_issue_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, articles__begynd=article()) == []


def test_a_broken_ledger_is_a_fault(tmp_path: Path) -> None:
    library = made(tmp_path)
    (tmp_path / FILE).parent.mkdir(exist_ok=True)
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    (problem,) = check(library)
    assert line_of(problem).startswith(f"{FILE}:")
    assert "kan ikke læses" in sentence_of(problem)


@pytest.mark.parametrize("link", ["*|UNSUB|*", "{{ UnsubscribeURL }}", "https://example.org/x"])
def test_a_list_may_use_the_engines_own_link(tmp_path: Path, link: str) -> None:
    changed = mailing_list(unsubscribe_url=link, preferences_url=link, web_url=link)
    assert faults(tmp_path, mailing_lists__paa_vej=changed) == []


@pytest.mark.parametrize(
    "link", ["http://example.org/x", "javascript:alert(1)", "*|UNSUB|* javascript:", "{{ a"]
)
def test_a_list_may_use_no_other_link(tmp_path: Path, link: str) -> None:
    with pytest.raises(AssertionError, match="flettekode"):
        made(tmp_path, mailing_lists__paa_vej=mailing_list(unsubscribe_url=link))


@pytest.mark.parametrize(
    "sender",
    [
        "Navn <a@example.org>\r\nBcc: <b@example.org>",
        "Navn",
        "<a@example.org>",
        'N" <a@e.org>',
        "Navn, b@example.org, C <a@example.org>",
        "b@example.org <a@example.org>",
        "Navn; b (c) <a@example.org>",
    ],
)
def test_a_sender_is_one_mailbox(tmp_path: Path, sender: str) -> None:
    with pytest.raises(AssertionError, match=r"content/mailing_lists/paa-vej.yml:1:\d+: .*sender"):
        made(tmp_path, mailing_lists__paa_vej=mailing_list(sender=sender))


@pytest.mark.parametrize("subject", ["x" * 400, "To linjer\r\nBcc: x@example.org"])
def test_a_subject_is_one_short_line(tmp_path: Path, subject: str) -> None:
    found = faults(tmp_path, issues__november=issue(subject=subject))
    assert any("subject" in sentence for sentence in found)
