"""The calculation of a practice, as the browser makes it, against cases worked by hand."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(browser: Browser, root: Path) -> Any:
    """Call a function of the script once for each row of arguments."""
    source = (root / "site_plugins/theme/assets/economy.js").read_bytes()
    module = "data:text/javascript;base64," + base64.b64encode(source).decode()
    page = browser.new_page()

    def answers(name: str, *rows: list[Any]) -> Any:
        return page.evaluate(
            "async ([module, name, rows]) => { const all = await import(module);"
            " return rows.map((row) => all[name](...row)); }",
            [module, name, [*rows]],
        )

    yield answers
    page.close()


NUMBERS: dict[str, Any] = {
    "1.234.567,50": 1234567.5, "1234567,5": 1234567.5, "1 234 567": 1234567,
    "1\u00a0234\u00a0567 kr.": 1234567, "500.000,-": 500000, "1,5 mio.": 1500000,
    "1,5 mio. kr.": 1500000, "2 millioner": 2000000, "250 tkr": 250000, "250 t.kr.": 250000,
    "3 tusind kroner": 3000, " 0 ": 0, "007": 7, "1,25 MIO": 1250000,
    "kr. 1.250.000": 1250000, "Kr 5": 5, "DKK 1,5 mio.": 1500000,
}  # fmt: skip
FAULTS = {
    "1.5": "point", "1.5 mio.": "point", "12.34.567": "point", "1,2,3": "unread",
    "abc": "unread", "1e6": "unread", "kr.": "unread", "mio.": "unread", "-5": "negative",
    "− 1.000": "negative", "49,1 %": "unit", "10 år": "unit", "1/2": "unread", "٣": "unread",
    "=1+1": "unread", "1.234,": "unread",
}  # fmt: skip


def test_numbers_are_read_as_danes_write_them(ask: Ask) -> None:
    found = ask("read", *([text] for text in NUMBERS))
    assert dict(zip(NUMBERS, found, strict=True)) == {
        text: {"value": value} for text, value in NUMBERS.items()
    }
    found = ask("read", *([text] for text in FAULTS))
    assert {text: one.get("fault") for text, one in zip(FAULTS, found, strict=True)} == FAULTS
    assert ask("read", [""], ["  "], ["\u00a0"]) == [{}, {}, {}]
    assert ask("read", ["49,1 %", "percent"], ["5 pct.", "percent"], ["5 kr.", "percent"]) == [
        {"value": 49.1}, {"value": 5}, {"fault": "unit"},
    ]  # fmt: skip
    assert ask("read", ["kr. 5", "percent"], ["kr. -5"]) == [
        {"fault": "unit"}, {"fault": "negative"},
    ]  # fmt: skip
    assert ask("read", ["1 mio.", "count"], ["12 patienter", "count"], ["10 år", "years"]) == [
        {"fault": "unit"}, {"value": 12}, {"value": 10},
    ]  # fmt: skip


def test_numbers_are_written_as_danes_read_them(ask: Ask) -> None:
    assert ask("written", [1234567.5, 2], [1234567.5], [999], [1000], [-1234.4], [-0.2]) == [
        "1.234.567,50", "1.234.568", "999", "1.000", "−1.234", "0",
    ]  # fmt: skip
    assert ask("short", [49.1], [12], [20], [100], [0.5], [5.25]) == [
        "49,1", "12", "20", "100", "0,5", "5,25",
    ]  # fmt: skip
    assert ask("span", [2, 1], [5, 5], [-1000, 1000, ""]) == [
        "fra 1 til 2\u00a0kr.", "5\u00a0kr.", "fra −1.000 til 1.000",
    ]  # fmt: skip


def test_a_field_has_two_ends_or_says_what_is_wrong(ask: Ask) -> None:
    rule = {"kind": "percent", "least": 1, "most": 100, "required": True}
    rows = {
        ("40", "50"): {"value": [40, 50]},
        ("40", ""): {"value": [40, 40]},
        ("1", "100"): {"value": [1, 100]},
        ("", "50"): {"value": [50, 50]},
        ("", ""): {"fault": "empty", "at": "from"},
        ("50", "40"): {"fault": "order", "at": "to"},
        ("40", "101"): {"fault": "most", "at": "to"},
        ("0", "40"): {"fault": "least", "at": "from"},
        ("x", "40"): {"fault": "unread", "at": "from"},
        ("40", "1.5"): {"fault": "point", "at": "to"},
    }
    assert ask("ends", *([rule, *row] for row in rows)) == list(rows.values())
    whole = {"kind": "count", "least": 1, "most": 50, "required": False, "wholeNumber": True}
    assert ask("ends", [whole, "1,5"], [whole, ""], [whole, "2", "3"]) == [
        {"fault": "whole", "at": "from"}, {}, {"value": [2, 3]},
    ]  # fmt: skip


def test_a_loan_is_paid_back_by_equal_payments(ask: Ask) -> None:
    """100.000 at 10 % in two years: 10.000 + 47.619,05, then 5.238,10 + 52.380,95."""
    paid = ask("payment", [100_000, 10, 2], [120_000, 0, 12], [0, 5, 10], [0, 0, 0])
    assert paid == [pytest.approx(57_619.0476, abs=0.001), 10_000, 0, 0]
    assert ask("payment", [1_000_000, 1e-20, 10], [1, 0, 1]) == [pytest.approx(100_000), 1]


BOUGHT = {
    "turnover": [4_000_000, 5_000_000], "costs": [50, 60], "owners": [2, 2],
    "price": [1_000_000, 1_000_000], "interest": [0, 0], "years": [10, 10],
}  # fmt: skip


def values_of(found: Any) -> dict[str, float]:
    return {one["key"]: one["value"] for one in found["steps"]}


def hows_of(found: Any) -> dict[str, str]:
    return {one["key"]: one["how"] for one in found["steps"]}


def test_a_practice_is_careful_and_best(ask: Ask) -> None:
    """Careful: 4 mio. less 60 %, for two, less 100.000. Best: 5 mio. less 50 %."""
    careful, best = ask("practice", [BOUGHT, False], [BOUGHT, True])
    assert (careful["result"], best["result"]) == (700_000, 1_150_000)
    assert values_of(careful) == {
        "turnover": 4_000_000, "costs": 2_400_000, "earned": 1_600_000, "mine": 800_000,
        "loan": 1_000_000, "payment": 100_000, "left": 700_000,
    }  # fmt: skip
    assert hows_of(careful) == {
        "turnover": "", "costs": "4.000.000 × 60 %", "earned": "4.000.000 − 2.400.000",
        "mine": "1.600.000 : 2", "loan": "", "payment": "10 år, 0 %",
        "left": "800.000 − 100.000",
    }  # fmt: skip


def test_own_money_rent_pay_and_tax_are_counted(ask: Ask) -> None:
    given = {
        "turnover": [2_000_000] * 2, "costs": [50] * 2, "owners": [1] * 2, "rent": [100_000] * 2,
        "pay": [200_000] * 2, "price": [400_000] * 2, "equipment": [200_000] * 2,
        "own": [500_000] * 2, "interest": [10] * 2, "years": [2] * 2, "tax": [50] * 2,
    }  # fmt: skip
    (found,) = ask("practice", [given, False])
    assert values_of(found) == {
        "turnover": 2_000_000, "costs": 1_000_000, "more": 300_000, "earned": 700_000,
        "mine": 700_000, "loan": 100_000, "payment": pytest.approx(57_619.0476, abs=0.001),
        "left": pytest.approx(642_380.9524, abs=0.001), "tax": 345_000,
        "after": pytest.approx(297_380.9524, abs=0.001),
    }  # fmt: skip
    assert found["result"] == pytest.approx(297_380.9524, abs=0.001)
    assert hows_of(found)["loan"] == "400.000 + 200.000 − 500.000"
    assert hows_of(found)["more"] == "100.000 + 200.000"


def test_only_what_was_written_is_told(ask: Ask) -> None:
    bought = BOUGHT | {"own": [400_000] * 2, "pay": [100_000] * 2}
    equipped = {key: value for key, value in bought.items() if key not in ("price", "pay")}
    one, other = ask("practice", [bought, True], [equipped | {"equipment": [600_000] * 2}, True])
    assert hows_of(one)["loan"] == "1.000.000 − 400.000"
    assert hows_of(one)["more"] == "0 + 100.000"
    assert hows_of(other)["loan"] == "600.000 − 400.000"
    assert "more" not in hows_of(other)


def test_a_loss_has_no_tax_and_more_own_money_than_price_no_loan(ask: Ask) -> None:
    given = BOUGHT | {"costs": [120, 120], "own": [2_000_000] * 2, "tax": [40, 40]}
    (found,) = ask("practice", [given, False])
    assert found["result"] == -400_000
    assert values_of(found)["tax"] == 0
    assert "loan" not in values_of(found)


ZERO = {
    "new_patients": [10, 10], "most_patients": [1000, 1000], "per_patient": [1200, 1200],
    "rent": [12_000, 12_000], "pay": [0, 0], "other": [0, 0], "horizon": [1, 1],
}  # fmt: skip


def test_zero_patients_earn_nothing_in_the_first_month(ask: Ask) -> None:
    """A patient gives 100 a month and the month costs 1.000: 0, 1.000, 2.000, … 11.000."""
    (found,) = ask("fromZero", [ZERO, True])
    assert found["years"] == [
        {"year": 1, "patients": 120, "income": 66_000, "out": 12_000, "left": 54_000}
    ]
    assert (found["balanced"], found["hole"]) == (2, 1000)
    assert values_of(found) == {"month_out": 1000, "month_income": 100, "needed": 10}


def test_all_that_is_paid_counts_and_no_patient_is_half(ask: Ask) -> None:
    paid = ZERO | {"rent": [600] * 2, "pay": [4000] * 2, "other": [8000] * 2}
    free = ZERO | {"rent": [0, 0]}
    found, nothing = ask("fromZero", [paid, True], [free, True])
    assert values_of(found) == {"month_out": 1050, "month_income": 100, "needed": 11}
    assert hows_of(found) == {
        "month_out": "(600 + 4.000 + 8.000) : 12", "month_income": "1.200 : 12",
        "needed": "1.050 : 100,00",
    }  # fmt: skip
    assert (nothing["hole"], nothing["balanced"]) == (0, 1)


def test_the_list_stops_at_the_most_and_half_the_growth_takes_longer(ask: Ask) -> None:
    """0, 1, 2, 3, 4 and seven times 5 thousand; with five a month the holes are 1.000 and 500."""
    full, span = ZERO | {"most_patients": [50, 50]}, ZERO | {"new_patients": [5, 10]}
    first, careful, best = ask("fromZero", [full, True], [span, False], [span, True])
    assert (first["years"][0]["patients"], first["years"][0]["income"]) == (50, 45_000)
    assert (careful["balanced"], careful["hole"]) == (3, 1500)
    assert (best["balanced"], best["hole"]) == (2, 1000)


def test_what_never_balances_says_so_and_a_loan_is_paid_from_the_first_month(ask: Ask) -> None:
    poor = ZERO | {"most_patients": [5, 5], "horizon": [2, 2]}
    loan = ZERO | {"equipment": [120_000] * 2, "years": [10, 10], "interest": [0, 0]}
    never, borrowed = ask("fromZero", [poor, True], [loan, True])
    assert (never["balanced"], len(never["years"])) == (None, 2)
    assert never["hole"] == 24_000 - 23 * 500
    assert values_of(borrowed)["month_out"] == 2000
    assert borrowed["balanced"] == 3
