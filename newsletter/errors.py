"""Why an edition cannot be made; each says in Danish what the editor can do."""

from __future__ import annotations

from records.errors import PraksisError
from records.messages import line_of
from records.source.diagnostics import Diagnostic


class NewsletterError(PraksisError):
    """An edition that cannot be made."""


class LedgerError(NewsletterError):
    """A ledger that cannot be read."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(line_of(found))
        self.found = found


class FrozenError(NewsletterError):
    """A frozen letter that is not as it was frozen."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(line_of(found))
        self.found = found


class UnsafeMarkup(NewsletterError):  # noqa: N818 - says what happened
    """The mail's source holds something that our own allow-list does not know."""


class EditionTooLarge(NewsletterError):  # noqa: N818 - says what happened
    """The mail is so long that Gmail would cut it off."""


class WrongResult(NewsletterError):  # noqa: N818 - says what happened
    """The finished HTML, read again, does not say what the letter says."""


class EngineError(NewsletterError):
    """A mail engine that gave no answer, or one that cannot be used."""
