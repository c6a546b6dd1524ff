"""Support that comes with an opening can be had (domain guide 6.1)."""

from __future__ import annotations

import pytest

from tests.projects import OFFER, VACANCY, changed
from tests.records.conftest import Told

PATH = "content/vacancies/roenne-1.yml"


@pytest.mark.parametrize(
    ("state", "right"),
    [("aktuelt", True), ("under-udvikling", False), ("historisk", False)],
)
def test_an_opening_promises_only_what_can_be_had_today(
    told: Told, state: str, *, right: bool
) -> None:
    support = changed(
        VACANCY, ("contact: raadgiver", "contact: raadgiver\nsupport: [god, netvaerk]")
    )
    said = (
        f'{PATH}:9:16: feltet "support" (Støtte) peger på "netvaerk", som har tilstand {state}. '
        "Vælg et tilbud med tilstand aktuelt."
    )
    lines = told({
        "content/offers/god.yml": changed(OFFER, ("id: netvaerk", "id: god")),
        "content/offers/netvaerk.yml": changed(OFFER, ("state: aktuelt", f"state: {state}")),
        PATH: support,
    })  # fmt: skip
    assert lines == ([] if right else [said])


def test_support_that_is_not_there_is_told_once(told: Told) -> None:
    text = changed(VACANCY, ("contact: raadgiver", "contact: raadgiver\nsupport: [netvaerk]"))
    (line,) = told({PATH: text})
    assert line.startswith(f'{PATH}:9:11: feltet "support" (Støtte) peger på "netvaerk", som ikke')
