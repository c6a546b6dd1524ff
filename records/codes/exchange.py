"""Codes of days that doctors and practices offer each other."""

from __future__ import annotations

from records.codes.base import Code


class Side(Code):
    """Whether days are there or lacking."""

    TILBYDER = "tilbyder", "Har dage at give"
    SOEGER = "soeger", "Mangler dage"


class Party(Code):
    """Who it is."""

    LAEGE = "laege", "Læge"
    PRAKSIS = "praksis", "Praksis"


class Help(Code):
    """What the days are for."""

    VIKAR = "vikar", "Vikar"
    SENIOR = "senior", "Seniorlæge på færre dage"
    MENTOR = "mentor", "Mentor"
