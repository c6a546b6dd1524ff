"""The breadcrumb of a page as structured data (schema.org/BreadcrumbList)."""

from __future__ import annotations

from typing import Any

from publishing.page import Page
from publishing.site import Site

HOME = "Forside"


def breadcrumb_list(page: Page, site: Site) -> dict[str, Any] | None:
    """The breadcrumb that the page shows, from the front page on; None on pages without one."""
    shown = page.meta.get("breadcrumb") or []
    if not shown:
        return None
    above = [(crumb["text"], crumb["url"]) for crumb in shown[:-1]]
    way = [(HOME, ""), *above, (shown[-1]["text"], page.address)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": site.absolute(address),
            }
            for position, (name, address) in enumerate(way, start=1)
        ],
    }
