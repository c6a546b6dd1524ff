"""The page that holds openings side by side: saved ones, or those in its address."""

from __future__ import annotations

from publishing.addresses import COMPARISON, CONTACT, OVERVIEW, VACANCIES_JSON
from publishing.blocks import Link
from publishing.opendata.fields import FIELDS
from publishing.page import Head, Page, make_page

MOST = 4
_LEAD = "Hold to til fire muligheder op mod hinanden. Dine valg bliver i din egen browser."
_ROWS = (
    ("state_label", "Status"),
    ("deadline_text", "Ansøgningsfrist"),
    ("area_names", "Område"),
    ("city", "By"),
    ("type_label", "Type"),
    ("practice_form_label", "Praksisform"),
    ("count", "Antal"),
    ("patients", "Tilmeldte patienter"),
    ("intake_label", "Tilgang"),
    ("takeover", "Overtagelse"),
    ("period_start", "Periode fra"),
    ("period_end", "Periode til"),
    ("hours_per_week", "Timer om ugen"),
    ("pay", "Løn og tillæg"),
    ("price", "Pris (kr.)"),
    ("price_note", "Om prisen"),
    ("floor_area_m2", "Areal (m²)"),
    ("training_practice", "Uddannelsespraksis"),
    ("telemedicine", "Telemedicin"),
    ("remote_work", "Hjemmearbejde"),
    ("benefits", "Det taler for"),
    ("caveats", "Vær opmærksom på"),
    ("requirements", "Det kræver det"),
    ("adviser_role", "Rådgiver"),
)
"""The fields of the open data in the order of the table, each with its heading."""


def comparison_page() -> Page:
    """`/muligheder/sammenlign/`: a table that the script of the page fills."""
    head = Head(
        template="comparison.html",
        kind="comparison",
        section="muligheder",
        address=COMPARISON,
        title="Sammenlign muligheder",
        description=_LEAD,
        breadcrumb=(Link("Muligheder", OVERVIEW),),
        noindex=True,
    )
    values = {
        "lead": _LEAD,
        "rows": comparison_rows(),
        "most": MOST,
        "source": VACANCIES_JSON,
        "list": Link("Alle muligheder", OVERVIEW),
        "contact": Link("Tal med en rådgiver", CONTACT),
    }
    return make_page(head, values)


def comparison_rows() -> tuple[dict[str, str], ...]:
    """The rows; raises ValueError for a field that the open data do not have."""
    known = {field.key for field in FIELDS}
    unknown = [key for key, _ in _ROWS if key not in known]
    if unknown:
        raise ValueError(f"no such field in the open data: {', '.join(unknown)}")
    return tuple({"key": key, "label": label} for key, label in _ROWS)
