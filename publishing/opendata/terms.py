"""What whoever uses the data must know: the region has set no terms yet, and none are invented."""

TERMS = "Vilkår er ikke fastsat endnu. Kontakt os."
EXAMPLES = "Nogle opslag er eksempler. De er opdigtede og kan ikke søges. De har example: true."
OFFICIAL = "Det er altid det officielle opslag, der gælder."
