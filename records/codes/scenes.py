"""What the drawing of a page can show."""

from __future__ import annotations

from records.codes.base import Code


class Subject(Code):
    """The subject of a drawing; the word is part of the name of its file."""

    OE = "oe", "Ø med kirke og færge"
    BY = "by", "Gade i storbyen"
    KYST = "kyst", "Strand og bøgeskov"
    FORSTAD = "forstad", "Højhuse og S-tog"
    LAND = "land", "Marker, gård og mølle"
    KOEBSTAD = "koebstad", "Torv i en købstad"
    HAVN = "havn", "Havn med både"
    SKOV = "skov", "Sti i skoven"
    VEJ = "vej", "Cyklist mod solopgang"
    AFTEN = "aften", "Hus med lys om aftenen"
    KONSULTATION = "konsultation", "Læge og patient"
    VENTEVAERELSE = "ventevaerelse", "Venteværelse"
    KAFFE = "kaffe", "Holdet ved kaffen"
    PAPIR = "papir", "Breve og bunker"
    OPLAEG = "oplaeg", "Oplæg i en sal"
    OVERTAGELSE = "overtagelse", "Nøglen gives videre"
    AFTALE = "aftale", "To ved et bord med papirer"
    TELEFON = "telefon", "Telefontid"
    UNDERSOEGELSE = "undersoegelse", "Undersøgelse med ultralyd"
    FLYTNING = "flytning", "Flyttekasser i klinikken"
    SAMTALE = "samtale", "To ved en mikrofon"
    GRUPPE = "gruppe", "Kolleger i rundkreds"
    AABENT_HUS = "aabent-hus", "Åbent hus"
