"""Examples that fit the kind: what all kinds have is shown in the models with a posting's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from records.model.base import kind_key
from records.model.field_spec import FieldSpec
from records.model.registry import models_of
from records.model.unnamed import Unnamed

_IDS: Mapping[str, str] = {
    "premises": "lokale-roenne-2",
    **{kind_key(model): f"{model.id_stem}-1004" for model in models_of(Unnamed)},
    "event": "aabent-hus-2027-02",
    "event_series": "aabent-hus",
    "show": "praksisperspektiv",
    "episode": "en-formiddag-i-klinikken",
    "story": "den-foerste-dag",
    "film": "en-dag-i-klinikken",
    "article": "find-en-makker",
    "adviser": "raadgiver-etablering",
    "designation": "bornholm-2026",
    "guide": "find-lokaler",
    "step": "find-et-lokale",
    "offer": "raadgivning-om-lokaler",
    "figure": "laeger-paa-bornholm",
    "survey": "nye-speciallaeger-2026",
    "initiative": "flere-uddannelsespraksisser",
    "audience": "ny-speciallaege",
    "issue": "paa-vej-i-praksis-2027-01",
    "mailing_list": "paa-vej-i-praksis",
    "partner": "kap-h",
    "practice_profile": "delepraksis",
    "health_council": "bornholm",
    "term": "ydernummer",
}
_TITLES: Mapping[str, tuple[str, str]] = {
    "premises": ("Lyst lokale i Rønne", "To rum i stueetagen tæt på bus og parkering."),
    "event": ("Åbent hus i februar", "Kom forbi, og tal med læger, der selv har åbnet klinik"),
    "episode": (
        "En formiddag i klinikken",
        "Hør, hvad der sker, før der bliver frokost i klinikken",
    ),
    "story": ("Den første dag", "Hvordan er det at låse døren op til sin egen klinik?"),
    "film": ("En dag i klinikken", "Se en dag i klinikken, fra telefonerne åbner"),
    "article": ("Find en makker", "Her møder du andre læger, der er samme sted som dig"),
    "guide": ("Find lokaler til klinikken", "Fra det første kig til nøglerne i hånden"),
    "offer": ("Rådgivning om lokaler", "Vi ser på lokalerne sammen med dig, før du skriver under"),
    "issue": (
        "På vej i praksis, januar 2027",
        "Åbne muligheder og arrangementer til dig, der er på vej ind i almen praksis",
    ),
}


def with_example(kind: str, field: FieldSpec) -> FieldSpec:
    """The field with an example of the kind; one that has none shows no posting's instead."""
    if kind == "vacancy":
        return field
    if field.key == "id":
        return replace(field, example=_IDS.get(kind, ""))
    if field.key in ("title", "summary"):
        title, summary = _TITLES.get(kind, ("", ""))
        return replace(field, example=title if field.key == "title" else summary)
    return field
