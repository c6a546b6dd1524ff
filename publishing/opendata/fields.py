"""The fields of a vacancy in the open data. Add new ones at the end of their group.

Fields of the record itself take their label from the model.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum

from publishing.lists.designations import FORMERLY, OTHERWISE
from publishing.opendata import readers
from publishing.opendata.shape import DataField, Row, Shape, Value
from records.codes.base import Code
from records.codes.landscape import DesignationType
from records.codes.people import AudienceCode, Topic
from records.codes.vacancy import (
    Accessibility,
    Intake,
    Origin,
    PracticeForm,
    SalePaper,
    VacancyGroup,
    VacancyStatus,
    VacancyType,
)
from records.facts.status import State, is_open, status_label
from records.model.vacancy import Vacancy

AREA_CODE = r"^(region|\d{4}(/[a-z0-9-]+)?)$"
MUNICIPALITY = r"^\d{4}$"
MILLISECONDS = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$"
UNKNOWN = "Null, hvis feltet er tomt."


def _own(
    key: str, shape: Shape, description: str = "", *, nullable: bool = True, pattern: str = ""
) -> DataField:
    """A field of the record itself."""
    info = Vacancy.model_fields[key]
    text = description or info.description or UNKNOWN
    label = info.title or key
    return DataField(key, label, text, shape, _reader(key), nullable, pattern=pattern)


def _reader(key: str) -> Callable[[Row], Value]:
    return lambda row: _plain(getattr(row.vacancy, key))


def _plain(value: object) -> Value:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(_plain(item)) for item in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    return float(str(value))


def _label_of(vacancy: Vacancy, key: str) -> Value:
    """The label of a code, as readers see it."""
    found = getattr(vacancy, key)
    return found.label if isinstance(found, Code) else None


def _code(
    key: str,
    codes: type[Code],
    *,
    nullable: bool = False,
    label_of: Callable[[Vacancy, str], Value] = _label_of,
) -> tuple[DataField, DataField]:
    """A field with a code, and one with its Danish label."""
    label = Vacancy.model_fields[key].title if key in Vacancy.model_fields else "Gruppe"
    values = tuple(str(code.value) for code in codes)
    code = DataField(key, label or key, "Kode.", Shape.TEXT, _reader(key), nullable, codes=values)

    def read_label(row: Row) -> Value:
        return label_of(row.vacancy, key)

    text = f'Teksten til koden i "{key}".'
    return code, DataField(f"{key}_label", f"{label} i ord", text, Shape.TEXT, read_label, nullable)


def _codes(key: str, single: str, codes: type[Code]) -> tuple[DataField, DataField]:
    """A field with a list of codes, and one with their Danish labels."""
    label = Vacancy.model_fields[key].title or key
    values = tuple(str(code.value) for code in codes)
    listed = DataField(key, label, "Koder.", Shape.TEXTS, _reader(key), codes=values)

    def read_labels(row: Row) -> Value:
        return [code.label for code in getattr(row.vacancy, key)]

    text = f'Teksterne til koderne i "{key}".'
    name = f"{single}_labels"
    return listed, DataField(name, f"{label} i ord", text, Shape.TEXTS, read_labels)


_WHAT = (
    _own("id", Shape.TEXT, "Ændres aldrig.", nullable=False, pattern="^[a-z0-9]+(-[a-z0-9]+)*$"),
    DataField("url", "Side", "Opslagets side.", Shape.ADDRESS, readers.url),
    DataField("path", "Sti", "Siden set fra forsiden.", Shape.TEXT, readers.path),
    DataField("title", "Titel", "Eksempler begynder med »[Eksempel]«.", Shape.TEXT, readers.title),
    _own("summary", Shape.TEXT, "Et par sætninger i ren tekst.", nullable=False),
    _own("example", Shape.FLAG, "Sand, hvis opslaget er opdigtet. Vis det, hvis du bruger det.",
         nullable=False),
    *_code("group", VacancyGroup),
    *_code("type", VacancyType),
    *_code("practice_form", PracticeForm, nullable=True),
    *_code("origin", Origin),
)  # fmt: skip
_STATUS = (
    *_code("status", VacancyStatus, label_of=lambda vacancy, _: status_label(vacancy)),
    DataField("state", "Tilstand", "Hvor opslaget står den dag, filen er lavet.", Shape.TEXT,
              lambda row: row.display.state.value, codes=tuple(s.value for s in State)),
    DataField("state_label", "Tilstand i ord", "Mærket på kortet.", Shape.TEXT,
              readers.state_name),
    DataField("status_text", "Status som sætning", "Det, siden skriver, med dato og tid.",
              Shape.TEXT, lambda row: row.display.text),
    DataField("open", "Kan søges", "Sand, hvis man kan søge, da filen blev lavet.", Shape.FLAG,
              lambda row: is_open(row.vacancy, row.clock)),
    DataField("near", "Snart frist", "Sand, hvis fristen er inden for syv dage.", Shape.FLAG,
              lambda row: row.display.near),
)  # fmt: skip
_WHERE = (
    _own("areas", Shape.TEXTS, "Koder på kommuner og bydele, eller »region« for hele regionen.",
         nullable=False, pattern=AREA_CODE),
    DataField("area_names", "Områdernes navne", 'Navnene til koderne i "areas".', Shape.TEXTS,
              readers.area_names),
    DataField("municipalities", "Kommuner", "Koder på de kommuner, områderne er eller ligger i.",
              Shape.TEXTS, readers.municipalities, pattern=MUNICIPALITY),
    _own("planning_area", Shape.TEXT, "Kode på en kommune eller bydel.", pattern=AREA_CODE),
    _own("city", Shape.TEXT),
    _own("address", Shape.TEXT),
    _own("postal_code", Shape.TEXT, pattern=r"^\d{4}$"),
    _own("address_bound", Shape.FLAG),
    _own("address_hidden", Shape.FLAG, "Sand, hvis sælgeren kun viser området."),
    _own("reference", Shape.WHOLE, "Nummeret, man kan spørge om, når adressen er skjult."),
    _own("premises", Shape.TEXT, "Id på lokalet."),
    _own("floor_area_m2", Shape.WHOLE),
    _codes("accessibility", "accessibility", Accessibility)[0],
    DataField("designated_as", "Lægedækningstruet område",
              "Koder på det, området er udpeget som nu, eller »tidligere«. Tom, hvis siden intet "
              "ved om det.", Shape.TEXTS, readers.designated,
              codes=(*(code.value for code in DesignationType), OTHERWISE, FORMERLY)),
)  # fmt: skip
_WHO = (
    *_codes("audiences", "audience", AudienceCode),
    *_codes("topics", "topic", Topic),
    _own("count", Shape.WHOLE, nullable=False),
)
_WHEN = (
    _own("published", Shape.DAY, "Dagen, hvor opslaget kom på siden.", nullable=False),
    DataField("updated", "Opdateret", "Dagen, hvor opslaget sidst blev ændret.", Shape.DAY,
              readers.updated, nullable=True),
    _own("posted", Shape.DAY, "Dagen, hvor man kunne søge fra."),
    DataField("deadline", "Ansøgningsfrist", "Med klokkeslæt og tidszone. Null er løbende frist.",
              Shape.MOMENT, readers.deadline, nullable=True),
    DataField("deadline_text", "Ansøgningsfrist i ord", "Fristen, som den står på siden.",
              Shape.TEXT, lambda row: row.display.deadline),
    DataField("takeover", "Overtagelse", "En dato eller »efter-aftale«.", Shape.TEXT,
              readers.takeover, nullable=True),
    DataField("period_start", "Periode fra", UNKNOWN, Shape.DAY, readers.period_start,
              nullable=True),
    DataField("period_end", "Periode til", UNKNOWN, Shape.DAY, readers.period_end, nullable=True),
    DataField("deadline_last_moment", "Fristens sidste øjeblik",
              "Til programmer: Hele det minut, fristen nævner, tæller med. Null er løbende frist.",
              Shape.MOMENT, readers.deadline_last_moment, nullable=True, pattern=MILLISECONDS),
)  # fmt: skip
_TERMS = (
    _own("patients", Shape.WHOLE, "0 er ingen patienter fra start."),
    _own("patients_date", Shape.DAY),
    _own("patients_max", Shape.WHOLE),
    *_code("intake", Intake, nullable=True),
    _own("hours_per_week", Shape.NUMBER),
    _own("pay", Shape.TEXT),
    _own("price", Shape.WHOLE),
    _own("price_note", Shape.TEXT),
    _own("seller_wishes", Shape.TEXTS, nullable=False),
    _own("included", Shape.TEXTS, nullable=False),
    *_codes("papers_ready", "paper_ready", SalePaper),
    _own("training_practice", Shape.FLAG),
    _own("telemedicine", Shape.FLAG),
    _own("remote_work", Shape.FLAG),
    _own("benefits", Shape.TEXTS, "Det, der taler for.", nullable=False),
    _own("caveats", Shape.TEXTS, "Det, der skal vejes med.", nullable=False),
    _own("requirements", Shape.TEXTS, "Det, der kræves.", nullable=False),
)
_HISTORY = (
    DataField("round", "Runde", "1 er første opslag, 2 er første genopslag.", Shape.WHOLE,
              readers.round_number),
    _own("repost_of", Shape.TEXT, "Id på det tidligere opslag."),
    _own("allocated_on", Shape.DAY),
    _own("activation_deadline", Shape.DAY),
    _own("activated_on", Shape.DAY),
    _own("returned_on", Shape.DAY),
    _own("decided_on", Shape.DAY),
    _own("withdrawn_on", Shape.DAY),
    _own("withdrawn_reason", Shape.TEXT),
    _own("moved_to", Shape.TEXT, "Kode på det nye område.", pattern=AREA_CODE),
    DataField("official_url", "Officielt opslag", "Det opslag, der gælder. Eksempler har intet.",
              Shape.ADDRESS, readers.official_url, nullable=True),
    DataField("adviser", "Rådgiver", "Id på den rådgiver, siden peger på.", Shape.TEXT,
              readers.adviser_id, nullable=True),
    DataField("adviser_role", "Rådgiverens rolle", "Aldrig et navn.", Shape.TEXT,
              readers.adviser_role, nullable=True),
    DataField("adviser_email", "Rådgiverens mail", UNKNOWN, Shape.TEXT, readers.adviser_email,
              nullable=True),
    DataField("line", "Linje", "Det vigtigste på én linje, som på kortet.", Shape.TEXT,
              readers.line),
)  # fmt: skip
FIELDS = (*_WHAT, *_STATUS, *_WHERE, *_WHO, *_WHEN, *_TERMS, *_HISTORY)
