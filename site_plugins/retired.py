"""What a project is told that still names the plugin of earlier versions."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import Config, ValidationError
from mkdocs.plugins import BasePlugin

from publishing.settings_file import FORMER_PLUGINS


class _Anything(Config):
    """Whatever stands there."""


class RetiredPlugin(BasePlugin[_Anything]):
    """`library`, which came first in every project: MkDocs stops here and says what to write."""

    def load_config(self, *_: Any, **__: Any) -> Any:
        """Refuse whatever stands there. Raises ValidationError."""
        raise ValidationError(FORMER_PLUGINS)
