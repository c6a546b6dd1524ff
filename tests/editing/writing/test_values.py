"""A record as plain text: whole numbers without decimals, and nothing that says its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.writing.values import values_of_record
from records.model.vacancy import Vacancy
from tests.samples import event, vacancy, write_library


@pytest.mark.parametrize(("hours", "text"), [("30", "30"), ("37.5", "37.5"), ("12.25", "12.25")])
def test_values_are_written_as_an_editor_would(tmp_path: Path, hours: str, text: str) -> None:
    keys = vacancy(hours_per_week=hours, count="2", draft="true", topics=["etablering", "hverdag"])
    library = write_library(tmp_path, {"vacancies/a": keys, "events/moede": event()})
    values = values_of_record(library.all(Vacancy)[0])
    assert values["hours_per_week"] == text
    assert (values["count"], values["deadline_time"]) == ("2", "12:00")
    assert (values["example"], values["draft"]) == ("false", "true")
    assert values["topics"] == ["etablering", "hverdag"]
    assert values["application"] == {
        "method": "mail",
        "address": "job@example.org",
        "instructions": "Send dit cv.",
    }
    assert {"related", "updated", "body", "price"}.isdisjoint(values)
