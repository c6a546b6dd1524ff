"""The notes for users of the data. The region has set no terms yet, so we state none."""

TERMS = "Skriv til os, før du bruger data i større stil."
EXAMPLES = "Nogle opslag er eksempler. De er opdigtede og kan ikke søges. De har example: true."
OFFICIAL = "Det er altid det officielle opslag, der gælder."
