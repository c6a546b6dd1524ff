"""Codes of what doctors say they seek."""

from __future__ import annotations

from records.codes.base import Code


class Company(Code):
    """With whom the doctor wants to work."""

    ALENE = "alene", "Alene"
    SAMMEN = "sammen", "Sammen med andre"
    BEGGE = "begge", "Alene eller sammen med andre"


class PatientsWanted(Code):
    """Whether there have to be patients from the start."""

    MED = "med", "Med patienter fra start"
    UDEN = "uden", "Uden patienter fra start"
    BEGGE = "begge", "Med eller uden patienter"


class Interest(Code):
    """What the doctor would like to do beside. Codes, because own words may tell who it is."""

    UDDANNELSE = "uddannelse", "Uddannelse af læger"
    FORSKNING = "forskning", "Forskning"
    ULTRALYD = "ultralyd", "Ultralyd"
    LEDELSE = "ledelse", "Ledelse"
    TEKNOLOGI = "teknologi", "Ny teknologi"
    FAELLESSKABER = "faellesskaber", "Sociale henvisninger"
    KOMBINATION = "kombination", "Arbejde på hospital ved siden af"
    DELTID = "deltid", "Færre dage om ugen"
