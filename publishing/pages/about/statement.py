"""The page at `/was/`, where Danish law wants the accessibility statement to be found."""

from __future__ import annotations

from html import escape

from publishing.addresses import CONTACT
from publishing.blocks import Link
from publishing.page import Head, Page, make_page
from publishing.site import Site

ADDRESS = "was/"
_ABOUT = (
    f'<p>Virker noget ikke for dig, så <a href="/{CONTACT}">skriv eller ring til os</a>. Du kan '
    'også læse, <a href="/om/om-hjemmesiden/#tilgaengelighed">hvordan vi arbejder med '
    "tilgængelighed</a>.</p>"
)


def statement_page(site: Site) -> Page:
    """A link to the official statement, or a note that there is none yet."""
    target = site.brand.accessibility_statement
    head = Head(
        template="statement.html",
        kind="statement",
        section="om",
        address=ADDRESS,
        title="Tilgængelighedserklæring",
        description=f"Hvor du finder erklæringen om, hvordan {site.name} kan bruges af alle.",
        breadcrumb=(Link("Om os", "om/"),),
    )
    values = {"lead": _lead(target), "leads_to": target}
    return make_page(head, values, _link(target) + _ABOUT)


def _lead(target: str) -> str:
    if target:
        return "Erklæringen ligger hos Digitaliseringsstyrelsen. Du bliver sendt videre."
    return "Der er ingen tilgængelighedserklæring endnu. Når den er lavet, leder siden hen til den."


def _link(target: str) -> str:
    return f'<p><a href="{escape(target)}">Gå til erklæringen</a></p>' if target else ""
