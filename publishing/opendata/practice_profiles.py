"""`data/practice_profiles.json`: the comparison of practice forms, each cell with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from publishing import addresses
from publishing.opendata.columns import (
    DAY,
    HEAD,
    SOURCES,
    WHOLE,
    Column,
    DataFile,
    code,
    codes,
    listed_of,
    plain,
)
from publishing.opendata.schema import TEXT, closed
from records.codes.practice import Answer, Aspect, Nature
from records.codes.vacancy import PracticeForm, VacancyType
from records.model.practice_profile import PracticeProfile

_TOLD = {"text": TEXT, "source": {**WHOLE, "minimum": 1}, "checked": DAY}
_CELL = closed({
    "aspect": {"enum": [aspect.value for aspect in Aspect]},
    "label": TEXT,
    "fits": listed_of({"enum": [answer.value for answer in Answer]}),
    **_TOLD,
})  # fmt: skip
_COMBINATION = closed({"form": TEXT, **_TOLD})


def _cells(profile: PracticeProfile) -> list[Mapping[str, Any]]:
    return [
        {
            "aspect": aspect.value,
            "label": aspect.label,
            "fits": plain(cell.fits),
            "text": cell.text,
            "source": cell.source,
            "checked": plain(cell.checked),
        }
        for aspect, cell in profile.by_aspect.items()
    ]


def _combinations(profile: PracticeProfile) -> list[Mapping[str, Any]]:
    return [
        {
            "form": each.form,
            "text": each.text,
            "source": each.source,
            "checked": plain(each.checked),
        }
        for each in profile.combinations
    ]


PRACTICE_PROFILES: DataFile[PracticeProfile] = DataFile(
    name="Praksisformer",
    text="Måder at være læge i almen praksis på, og hvad der gælder for hver af dem. Hver "
    "oplysning har sin kilde og den dag, den er kontrolleret.",
    path=addresses.PRACTICE_FORMS_JSON,
    schema_path=addresses.PRACTICE_FORMS_SCHEMA,
    key="practice_profiles",
    homepage=addresses.PRACTICE_FORMS,
    columns=(
        *HEAD,
        code("nature", "Art", Nature),
        codes("practice_forms", "Praksisform på opslag", PracticeForm),
        codes("vacancy_types", "Typer af opslag", VacancyType),
        Column("cells", "Rækker", listed_of(_CELL), lambda one, _: _cells(one),
               "»source« er kildens nummer i »sources«, talt fra 1."),
        Column("combinations", "I hver form", listed_of(_COMBINATION),
               lambda one, _: _combinations(one), "Kun for en type."),
        SOURCES,
    ),
)  # fmt: skip


def practice_profile_turns(profiles: Iterable[PracticeProfile]) -> Iterator[date]:
    """The days on which the file became another."""
    for each in profiles:
        yield each.updated or each.published
