"""The page that shows an editor each edition before it is sent; only while serving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.edition import Editions, make_editions
from newsletter.errors import NewsletterError
from newsletter.letter import readers
from newsletter.outbox import Made, shown_of
from newsletter.past import past_of
from newsletter.plan.matrix import Plan, plan_of
from newsletter.render.renderer import Renderer
from newsletter.render.schemes import SCHEMES
from publishing.blocks import Link
from publishing.output import OutputFile
from publishing.page import Head, Page, make_page
from publishing.site import Site
from records.clock import Clock
from records.danish.numbers import count, size
from records.loading.library import Library
from records.model.newsletter import Issue

ADDRESS = "nyhedsbrev/forhaandsvisning/"
WIDTHS = (375, 640)
_NAMES = {"lys": "lyst", "moerk": "mørkt"}


@dataclass(frozen=True, slots=True)
class Preview:
    """The page, and the files that its frames show."""

    page: Page
    files: tuple[OutputFile, ...]


def preview_of(library: Library, site: Site, clock: Clock) -> Preview:
    """Every issue that is not a draft, the next to be sent first.

    An edition that cannot be made is shown with the reason, and stops nothing.
    """
    files: list[OutputFile] = []
    issues = sorted(
        (issue for issue in library.all(Issue) if not issue.draft),
        key=lambda issue: (issue.send_on, issue.id),
        reverse=True,
    )
    with Renderer() as renderer:
        shown = [_issue(issue, library, site, clock, renderer, files) for issue in issues]
    head = Head(
        template="newsletter_preview.html",
        kind="preview",
        section="nyhedsbrev",
        address=ADDRESS,
        title="Forhåndsvisning af nyhedsbreve",
        description="Alle udgaver, som læserne ser dem. Siden findes kun, mens du skriver.",
        breadcrumb=(Link("Nyhedsbrev", "nyhedsbrev/"),),
        noindex=True,
    )
    return Preview(make_page(head, {"issues": shown, "search": False}), tuple(files))


def _issue(
    issue: Issue,
    library: Library,
    site: Site,
    clock: Clock,
    renderer: Renderer,
    files: list[OutputFile],
) -> dict[str, object]:
    shown: dict[str, object] = {"id": issue.id, "title": issue.title, "plan": None, "editions": []}
    try:
        editions = make_editions(issue, library, clock, past_of(library))
        made = [shown_of(edition, editions, site, renderer) for edition in editions.going]
    except NewsletterError as error:
        return {**shown, "warnings": [str(error)]}
    for each in made:
        files += _frames_of(each, site)
    plan = plan_of(editions, {each.edition.key: each.fitted for each in made}, library, clock)
    return {
        **shown,
        "warnings": list(plan.notes),
        "plan": _table(plan, editions),
        "editions": [_edition(each) for each in made],
    }


def _frames_of(made: Made, site: Site) -> Iterator[OutputFile]:
    """The mail in both schemes; its picture is that of this site, wherever it is served."""
    stem = _stem(made)
    for scheme, fixed in SCHEMES.items():
        html = fixed(made.fitted.html).replace(f'src="{site.url}', 'src="../../')
        yield OutputFile(f"{stem}-{scheme}.html", html.encode())


def _stem(made: Made) -> str:
    return f"{ADDRESS}{made.edition.issue.id}-{made.edition.key}"


def _edition(made: Made) -> dict[str, object]:
    stem, who = _stem(made), readers(made.edition)
    items = count(len(made.edition.picks), "post", "poster")
    octets = f"HTML {size(made.fitted.octets)} · hele mailen {size(len(made.message))}"
    return {
        "id": f"{made.edition.issue.id}-{made.edition.key}",
        "title": f"Til {who}",
        "subject": made.letter.subject,
        "preheader": made.letter.preheader,
        "facts": f"{items} · {octets}",
        "notes": list(made.fitted.notes),
        "text": made.text,
        "frames": [
            {"url": f"{stem}-{scheme}.html", "width": width,
             "title": f"Til {who}, {width} punkter, {_NAMES[scheme]}"}
            for width in WIDTHS
            for scheme in SCHEMES
        ],
    }  # fmt: skip


def _table(plan: Plan, editions: Editions) -> dict[str, object]:
    return {
        "columns": [column.label for column in plan.columns],
        "previous": editions.previous or "",
        "rows": [
            {
                "title": row.title,
                "key": row.key,
                "cells": [
                    {"text": why.words, "shown": why.shown} if (why := row.cells.get(c.key)) else
                    {"text": "", "shown": False}
                    for c in plan.columns
                ],
            }
            for row in plan.rows
        ],
    }  # fmt: skip
