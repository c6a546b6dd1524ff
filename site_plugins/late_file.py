"""A file that MkDocs writes, and whose content is made only then.

All pictures and feeds of a large site together would fill the memory; one at a time they do not.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from publishing.output import OutputFile
from publishing.settings import PLUGIN


class LateFile(File):
    """A file of ours among those of MkDocs; another plugin may read it, or give it a content."""

    output: OutputFile
    given: str | bytes | None = None
    """What another plugin has put in its place."""

    @classmethod
    def of(cls, config: MkDocsConfig, output: OutputFile, inclusion: InclusionLevel) -> LateFile:
        """The file for MkDocs."""
        folder, as_folders = config.site_dir, config.use_directory_urls
        made = cls(output.path, None, folder, as_folders, inclusion=inclusion)
        made.generated_by = PLUGIN
        made.output = output
        return made

    @property
    def _content(self) -> str | bytes | None:
        """What MkDocs reads and writes as the content of a file that lies nowhere."""
        if self.given is not None:
            return self.given
        return self.output.content

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.given = content
