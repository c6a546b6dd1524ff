"""What a user can put right: the base of our own exceptions, and why the system says no."""

from __future__ import annotations

import errno
from typing import ClassVar


class PraksisError(Exception):
    """Something that a user can put right. Its text is a Danish sentence, or one on each line.

    It may pass through everything: `praksis` shows the text and ends with 1. `add_note` adds a
    sentence of what became of the work, such as "Intet er skrevet.".
    """

    wrong_use: ClassVar[bool] = False
    """Whether the command itself was wrong, so that `praksis` shows its usage and ends with 2."""


_REASONS = {
    errno.EACCES: "du har ikke lov til det",
    errno.EPERM: "du har ikke lov til det",
    errno.EROFS: "drevet kan kun læses",
    errno.ENOSPC: "drevet er fyldt",
    errno.EDQUOT: "din plads på drevet er brugt op",
    errno.EFBIG: "filen er for stor til drevet",
    errno.EIO: "drevet svarer ikke, som det skal",
    errno.ENOENT: "filen eller mappen findes ikke",
    errno.EEXIST: "den findes allerede",
    errno.ESTALE: "filen er blevet ændret imens",
    errno.ENOTDIR: "en af mapperne er en fil",
    errno.EISDIR: "det er en mappe",
    errno.ELOOP: "linket går i ring",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EMFILE: "for mange filer er åbne",
    errno.ENOMEM: "maskinen mangler hukommelse",
}


def reason_of(error: OSError) -> str:
    """Why the system says no, as Danish words that end a sentence."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
