"""What the comparison of practice forms is shown with, and a question as the quiz asks it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from publishing.addresses import DESIGN
from publishing.pages.practice.cells import CellView, FormView, NumberedSource, moment

_DAY = moment(date(2026, 11, 15))
_COLUMNS = ("Hvem der ejer", "Patienterne")


def _form(title: str, owner: str, patients: str) -> FormView:
    cells = zip(_COLUMNS, (owner, patients), strict=True)
    told = tuple(CellView(label, label, f"<span>{text}</span>", 1, _DAY) for label, text in cells)
    return FormView(title.lower(), title, DESIGN, "Form", example=True, cells=told)


PRACTICE: Mapping[str, object] = {
    "form_columns": _COLUMNS,
    "forms": (
        _form("Solopraksis", "Du ejer alene.", "De er dine egne."),
        _form("Kompagniskabspraksis", "I ejer sammen.", "I er fælles om dem."),
    ),
    "numbered": (NumberedSource("Praksisformer, november 2026", None, _DAY),),
    "question": {
        "key": "proeve",
        "title": "Vil du eje klinikken?",
        "help": "Ejer du, driver du en virksomhed.",
    },
}
