"""The notes for users of the data. The region has set no terms yet, so we state none."""

TERMS = "Vilkår er ikke fastsat endnu. Kontakt os."
EXAMPLES = "Nogle opslag er eksempler. De er opdigtede og kan ikke søges. De har example: true."
OFFICIAL = "Det er altid det officielle opslag, der gælder."
