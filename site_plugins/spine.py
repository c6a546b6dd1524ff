"""The whole site as its steps, for whoever makes it: a build, a preview, a check."""

from __future__ import annotations

from site_plugins.state import Step
from site_plugins.steps import records, whole_site
from site_plugins.steps.pictures import pictures

STEPS: tuple[Step, ...] = (
    # Pages of records, each at its own address, and what programs read in their place.
    records.vacancies,
    records.events,
    records.texts,
    records.handbook,
    records.podcast,
    records.newsletters,
    records.feeds_and_calendars,
    whole_site.appearance,
    whole_site.assets,
    records.guests,
    whole_site.search_page,
    whole_site.style_guide,
    # What lies where pages were.
    whole_site.former_addresses,
    # What each page is told once all are there.
    whole_site.last_changes,
    whole_site.descriptions,
    whole_site.hearing,
    whole_site.contacts,
    whole_site.structured_data,
    pictures,
    whole_site.scenes,
    whole_site.style_guide_scenes,
    whole_site.share,
    # What is said of all pages together.
    whole_site.hosting,
    whole_site.search_index,
    # What readers meet in a text, and nothing that reads it does.
    whole_site.explained_words,
)
"""The whole site, in the order in which it is made."""
