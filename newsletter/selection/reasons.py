"""Why an item is in an edition, or is not."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A reason with its letter in the plan, its name in the ledger, and its words."""

    NEW = "N", "ny", "ny"
    NEW_HERE = "D", "ny-her", "ny for målgruppen, som får listens brev første gang"
    UNTOLD = "U", "ikke-foer", "ældre end forrige brev, men ikke med før"
    CHANGED = "Æ", "aendret", "ændret siden sidst"
    DUE = "F", "forestaar", "sendt før, men frist eller dato nærmer sig"
    CHOSEN = "V", "valgt", "valgt af redaktionen"
    CHOSEN_AGAIN = "v", "valgt-igen", "valgt af redaktionen, men sendt før og ikke ændret"
    SENT = "s", "sendt", "sendt før og ikke ændret"
    CUT = "m", "over-max", "over afsnittets max"
    OTHERS = "–", "andre", "ikke for målgruppen"

    def __init__(self, letter: str, code: str, words: str) -> None:
        self.letter = letter
        self.code = code
        self.words = words

    @property
    def shown(self) -> bool:
        """Whether the item is in the mail."""
        return self not in (Reason.SENT, Reason.CUT, Reason.OTHERS)

    @property
    def is_news(self) -> bool:
        """Whether it is reason enough to send the mail."""
        return self.shown and self is not Reason.CHOSEN_AGAIN

    @classmethod
    def of(cls, code: str) -> Reason:
        """The reason that the ledger calls `code`. Raises ValueError."""
        for why in cls:
            if why.code == code:
                return why
        raise ValueError(code)
