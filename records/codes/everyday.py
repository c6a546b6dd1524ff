"""Codes of a week in practice (domain guide 6.5)."""

from __future__ import annotations

from records.codes.base import Code


class Weekday(Code):
    """A day of the week, in order."""

    MANDAG = "mandag", "Mandag"
    TIRSDAG = "tirsdag", "Tirsdag"
    ONSDAG = "onsdag", "Onsdag"
    TORSDAG = "torsdag", "Torsdag"
    FREDAG = "fredag", "Fredag"
    LOERDAG = "loerdag", "Lørdag"
    SOENDAG = "soendag", "Søndag"


class Doing(Code):
    """What a piece of a doctor's day is spent on."""

    SAMTALER = "samtaler", "Samtaler og undersøgelser"
    TELEFON = "telefon", "Telefon og prøvesvar"
    HJEMMEBESOEG = "hjemmebesoeg", "Hjemmebesøg"
    PAPIRARBEJDE = "papirarbejde", "Papirarbejde"
    MOEDE = "moede", "Møder og læring"
    PAUSE = "pause", "Pause sammen"
