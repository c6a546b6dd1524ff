"""Puts the form below `admin/` where `praksis build --admin` asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from publishing.hosting.policy import form_headers
from publishing.output import OutputFile
from publishing.settings import SettingsError
from site_plugins.admin.backend import NONE, Backend
from site_plugins.admin.form_faults import refuse_faults
from site_plugins.neighbours import refuse_unless_publisher_first
from site_plugins.state import State, Step, StepError


class AdminConfig(Config):
    """What `mkdocs.yml` says under `admin`; `Backend` says what each means."""

    backend = c.Type(str, default=NONE)
    repo = c.Type(str, default="")
    branch = c.Type(str, default="")
    base_url = c.Type(str, default="")
    api_root = c.Type(str, default="")
    app_id = c.Type(str, default="")
    review = c.Type(bool, default=False)


class AdminPlugin(BasePlugin[AdminConfig]):
    """The form in the browser; nothing unless it is wanted."""

    wanted = False
    """Whether this build has the form."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse settings that the form could not use, wanted or not."""
        refuse_unless_publisher_first(config)
        try:
            refuse_faults(Path(config.config_file_path).parent, self.backend().faults())
        except SettingsError as error:
            raise PluginError(str(error)) from None
        return config

    @property
    def steps(self) -> tuple[Step, ...]:
        """What it adds to the build."""
        return (self._form,) if self.wanted else ()

    @property
    def headers(self) -> dict[str, str]:
        """What web servers must answer with below the form; empty for a build without it."""
        if not self.wanted:
            return {}
        backend = self.backend()
        return form_headers(backend.origins, by_window=backend.signs_in_by_window)

    def _form(self, state: State) -> Iterator[OutputFile]:
        """The form's page, its settings and its program."""
        from site_plugins.admin.bundle import Bundle, BundleError
        from site_plugins.admin.page import form_files

        bundle = Bundle(state.library.project.root)
        try:
            yield from form_files(state.library, state.site, self.backend(), bundle)
        except BundleError as error:
            raise StepError(str(error)) from None

    def backend(self) -> Backend:
        """Where the form keeps what it writes."""
        return Backend(
            self.config.backend,
            self.config.repo,
            self.config.branch,
            self.config.base_url,
            self.config.api_root,
            self.config.app_id,
            self.config.review,
        )
