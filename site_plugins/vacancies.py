"""Openings, and the premises for them, as pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.pages.vacancies.premises import premises_pages
from publishing.pages.vacancies.vacancies import vacancy_pages
from site_plugins.build_state import NoConfig, publish_pages, state_of


class VacanciesPlugin(BasePlugin[NoConfig]):
    """Openings and premises."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages."""
        state = state_of(config)
        publish_pages(files, config, vacancy_pages(state.library, state.clock))
        return publish_pages(files, config, premises_pages(state.library, state.clock))
