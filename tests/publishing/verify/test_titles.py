"""A title that its picture cannot show is told at its place."""

from __future__ import annotations

from pathlib import Path

from publishing.verify.titles import check_titles
from records.messages import line_of
from records.source.diagnostics import Severity
from tests.samples import article, event, offer, vacancy, write_library


def test_it_is_told_of_the_kinds_that_have_a_picture(tmp_path: Path) -> None:
    library = write_library(
        tmp_path,
        {
            "articles/fremmed": article("En læge fra Αθήνα fortæller"),
            "articles/hjemlig": article("En læge fra Łódź og Århus fortæller"),
            "events/moede": event("Mindst ≥ 3 år i praksis"),
            "offers/tilbud": offer(title="Et tilbud fra Αθήνα", state="aktuelt"),
            "vacancies/vikar": vacancy("Vikariat i Hillerød"),
        },
    )
    found = list(check_titles(library))
    assert [each.record for each in found] == ["event:moede", "article:fremmed"]
    assert {each.severity for each in found} == {Severity.WARNING}
    assert found[1].position.path == "content/articles/fremmed.yml"
    line = line_of(found[1])
    assert (
        'feltet "title" (Titel) har tegn, som billedet til deling ikke kan vise, i "Αθήνα"' in line
    )
