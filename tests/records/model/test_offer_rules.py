"""Each rule of offers (domain guide 6.8), with the sentence an editor reads."""

from __future__ import annotations

import pytest

from tests.conftest import Said
from tests.landscape import GRANT, OFFER
from tests.records.model.test_landscape_rules import without

LONGER = (
    "  - {max: 50000, year: 2025, through_year: 2027, "
    "conditions: Praksis tager en uddannelseslæge.}\n"
)
OFFERS = [
    (
        without(OFFER, "contact"),
        '1:1: feltet "contact" (Kontakt) mangler. Skriv id på den rådgiver, der svarer.',
    ),
    (
        without(OFFER, "for_whom"),
        (
            '1:1: feltet "for_whom" (For hvem) mangler. '
            "Skriv fx for_whom: Læger, der er ved at etablere praksis."
        ),
    ),
    (
        GRANT + "windows:\n  - {apply_by: 2025-12-01}\n",
        (
            '21:16: feltet "windows.apply_by" (Søg senest) er 2025-12-01, men tilbuddet gælder '
            "først fra 2026-01-01. Ret den ene dato: Tilbuddet gælder fra den dag, "
            "man kan søge det."
        ),
    ),
    (
        GRANT + "windows:\n  - {apply_from: 2027-01-04, apply_by: 2027-03-01}\n",
        (
            '21:40: feltet "windows.apply_by" (Søg senest) er 2027-03-01, men tilbuddet gælder '
            "kun til og med 2026-12-31. Ret den ene dato."
        ),
    ),
    (
        OFFER.replace("[hovedstaden]", "[hovedstad]"),
        (
            '15:11: feltet "regions" (Regioner) er "hovedstad", som ikke kendes. '
            'Mente du "hovedstaden" (Region Hovedstaden)?'
        ),
    ),
    (
        OFFER.replace("[kontoret]", "[kontor]"),
        (
            '16:13: feltet "providers" (Udbydere) peger på "kontor", som ikke findes. '
            'Mente du "kontoret"?'
        ),
    ),
    (
        OFFER.replace("[kontoret]", "[]"),
        '16:12: feltet "providers" (Udbydere) er tomt. Skriv mindst 1.',
    ),
    (
        without(GRANT, "amounts", "  - "),
        (
            '1:1: feltet "amounts" (Beløb) mangler. '
            "Skriv et beløb under amounts: max, pot eller guarantee, og year."
        ),
    ),
    (
        without(GRANT, "valid_through"),
        (
            '1:1: feltet "valid_through" (Gælder til og med) mangler. '
            "Et tilskud skal have datoer. Skriv fx valid_through: 2026-12-31."
        ),
    ),
    (
        GRANT.replace("valid_through: 2026-12-31", "valid_through: 2025-12-31"),
        (
            '17:16: feltet "valid_through" (Gælder til og med) er 2025-12-31 og ligger ikke efter '
            '"valid_from" (Gælder fra), som er 2026-01-01. Ret den ene af datoerne.'
        ),
    ),
    (
        GRANT.replace("valid_through: 2026-12-31", "valid_through: 2026-06-30"),
        (
            '10:8: feltet "state" (Tilstand) er "aktuelt", men tilbuddet gjaldt til og med '
            "2026-06-30. "
            "Skriv historisk, eller ret valid_through (Gælder til og med)."
        ),
    ),
    (
        GRANT.replace("max: 40000, ", ""),
        (
            '14:5: feltet "amounts" (Beløb) siger ikke, hvad man får. '
            "Skriv max (Højst), pot (Pulje) eller guarantee (Garanti)."
        ),
    ),
    (
        f"{OFFER}amount: {{max: 40000, year: 2026}}\n",
        (
            '17:1: feltet "amount" bruges ikke mere. Et tilbud kan have beløb for flere år. '
            "Skriv det samme som en linje under amounts."
        ),
    ),
    (
        GRANT.replace("max: 40000", "pot: 40000"),
        (
            '14:5: feltet "amounts.sharing" (Fordeling) mangler. '
            "En pulje uden fordeling siger ikke, hvad den enkelte kan få. "
            "Skriv fx sharing: ligeligt."
        ),
    ),
    (
        GRANT.replace("max: 40000", "max: 40000, pot: 4000, sharing: ligeligt"),
        (
            '14:11: feltet "amounts.max" (Højst) er 40000, men der er kun 4000 i puljen. '
            "Ret det ene tal."
        ),
    ),
    (
        GRANT.replace("amounts:\n", f"amounts:\n{LONGER}"),
        (
            '15:11: feltet "amounts.max" (Højst) er 40000 i 2026, men et beløb længere oppe gælder '
            "også da. Ret årene, eller skriv under conditions (Betingelser), hvad forskellen er."
        ),
    ),
    (
        GRANT.replace("max: 40000", "max: 40000, sharing: ligeligt"),
        (
            '14:27: feltet "amounts.sharing" (Fordeling) står uden en pulje. '
            "Skriv pot (Pulje), eller slet sharing."
        ),
    ),
    (
        GRANT.replace("max: 40000", "pot: 40000, sharing: lige"),
        (
            '14:27: feltet "amounts.sharing" (Fordeling) er "lige", som ikke kendes. '
            'Mente du "ligeligt" (Deles ligeligt)?'
        ),
    ),
    (
        GRANT.replace("year: 2026", "year: 2026, through_year: 2026"),
        (
            '14:44: feltet "amounts.through_year" (Til og med år) er 2026, men beløbet begynder i '
            "2026. Skriv et senere år, eller slet through_year."
        ),
    ),
    (
        without(GRANT, "checked"),
        (
            '1:1: feltet "checked" (Kontrolleret) mangler. Et tilskud, der kan fås nu, skal være '
            "læst efter. Skriv den dag, du læste kilden, fx checked: 2026-11-15."
        ),
    ),
    (
        without(OFFER, "providers"),
        (
            '1:1: feltet "providers" (Udbydere) mangler. Skriv id på den samarbejdspartner, der '
            "giver tilbuddet, fx [min-almen-praksis]."
        ),
    ),
    (
        f"{GRANT}automatic: true\nwindows:\n  - {{apply_by: 2026-03-01}}\n",
        (
            '22:3: feltet "windows" (Ansøgningsrunder) er udfyldt, men tilbuddet gives af sig '
            "selv. Slet ansøgningsrunderne, eller skriv automatic: false."
        ),
    ),
    (
        f"{GRANT}windows:\n  - {{apply_from: 2026-03-02, apply_by: 2026-03-01}}\n",
        (
            '21:40: feltet "windows.apply_by" (Søg senest) er 2026-03-01 og ligger før '
            '"apply_from" (Søg fra), som er 2026-03-02. Ret den ene af datoerne.'
        ),
    ),
    (
        f"{GRANT}windows:\n  - {{apply_by: 2027-03-01}}\n",
        (
            '21:16: feltet "windows.apply_by" (Søg senest) er 2027-03-01, men tilbuddet gælder '
            "kun til og med 2026-12-31. Ret den ene dato."
        ),
    ),
    (
        (
            f"{GRANT}windows:\n  - {{apply_by: 2026-04-01}}\n"
            "  - {apply_from: 2026-03-01, apply_by: 2026-05-01}\n"
        ),
        (
            '22:18: feltet "windows.apply_from" (Søg fra) er 2026-03-01, men runden før lukker '
            "først 2026-04-01. Skriv runderne i rækkefølge, så de ikke overlapper."
        ),
    ),
    (
        OFFER.replace("state: aktuelt", "state: spoerg").replace("contact: raadgiver\n", ""),
        '1:1: feltet "contact" (Kontakt) mangler. Skriv id på den rådgiver, der svarer.',
    ),
]


@pytest.mark.parametrize(("text", "line"), OFFERS)
def test_offers(said: Said, text: str, line: str) -> None:
    path = "offers/tilskud.yml" if "id: tilskud" in text else "offers/raadgivning.yml"
    found = [problem for problem in said({path: text}) if problem.startswith("offers/")]
    if "2025-12-31" in text:  # an end before the beginning is also over
        found = [problem for problem in found if "valid_through" in problem.split("(")[0]]
    assert found == [f"{path}:{line}"]


@pytest.mark.parametrize("state", ["historisk", "andre-regioner", "spoerg"])
def test_what_is_no_promise_needs_no_days(said: Said, state: str) -> None:
    """A source that knows the year alone is enough: the year stands at the amount."""
    plain = without(GRANT, "valid_from", "valid_through", "checked")
    assert said({"offers/tilskud.yml": plain.replace("aktuelt", state)}) == []


def test_what_one_can_only_ask_about_needs_no_amount(said: Said) -> None:
    plain = without(GRANT, "amounts", "  - ", "checked").replace("aktuelt", "spoerg")
    assert said({"offers/tilskud.yml": plain}) == []


def test_a_grant_that_is_history_is_no_fault(said: Said) -> None:
    old = GRANT.replace("state: aktuelt", "state: historisk").replace("contact: raadgiver\n", "")
    old = old.replace("2026-01-01", "2017-01-01").replace("2026-12-31", "2017-12-31")
    assert said({"offers/tilskud.yml": old}) == []
