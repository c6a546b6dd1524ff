"""What a build prints while it works: its steps, and how many pages are left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click


@dataclass
class Progress:
    """Prints on stderr; the count of pages moves in place where that is a terminal."""

    steps: int
    _step: int = 0
    _started: float = field(default_factory=time.monotonic)
    _pages: int = 0
    _total: int = 0

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Print that a step begins: `[2/4] Bygger sider …`."""
        self._step += 1
        click.echo(f"[{self._step}/{self.steps}] {doing} …", err=True)
        yield
        if self._moving:
            click.echo("", err=True)
        self._pages = 0

    def expect_pages(self, total: int) -> None:
        """Say how many pages are to be written."""
        self._total = total

    def page_done(self) -> None:
        """One more page is written."""
        self._pages += 1
        if self._moving:
            left = self._total - self._pages
            click.echo(f"\r      {self._pages} sider skrevet, {left} tilbage ", nl=False, err=True)

    @property
    def seconds(self) -> float:
        """Since the build began."""
        return time.monotonic() - self._started

    @property
    def _moving(self) -> bool:
        return self._pages > 0 and sys.stderr.isatty()
