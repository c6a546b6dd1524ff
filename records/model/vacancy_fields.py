"""The fields of a vacancy (domain guide 6.1); the rules across them are in `vacancy`."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from records.codes.vacancy import (
    Accessibility,
    ApplicationMethod,
    Intake,
    Origin,
    PracticeForm,
    SalePaper,
    VacancyStatus,
    VacancyType,
)
from records.model.base import Content, Part
from records.model.process import Process
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import AreaCode, MediaPath, WebAddress
from records.types.moments import Day, DayOrAgreed, TimeOfDay
from records.types.numbers import Decimal, Flag, Whole
from records.types.text import Id, Line, Markdown, Paragraph, PostalCode, Sentence

Patients = Annotated[int, Whole(0, 20_000)]
Head = Annotated[int, Whole(0, 200)]


class Criterion(Part):
    """One thing that counts when a capacity is allocated."""

    text: Sentence = field("Tekst", example="Plan for at sikre kontinuitet")
    weight: Annotated[int, Whole(1, 100)] | None = field(
        "Vægt (%)", required=False, example="40", widget="number"
    )


class Application(Part):
    """How and where to apply."""

    method: ApplicationMethod = field("Metode", example="mail", widget="code")
    address: Sentence = field("Sendes til", example="eksempel@example.org")
    instructions: Paragraph = field(
        "Vejledning", example="Skriv højst fire sider, og vedlæg dit cv.", widget="text"
    )
    official_url: WebAddress | None = field(
        "Officielt opslag", required=False, example="https://example.org/opslag"
    )


class Attachment(Part):
    """A file that belongs to a posting."""

    title: Line = field("Titel", example="Beskrivelse af lokalet")
    file: MediaPath = field("Fil", example="media/attachments/lokale.pdf", widget="file")
    type: Line | None = field("Type", required=False, example="PDF")
    size: Line | None = field("Størrelse", required=False, example="640 kB")


class Colleagues(Part):
    """How many work there, by profession."""

    doctors: Head = field("Læger", required=False, default=0, example="2", widget="number")
    nurses: Head = field("Sygeplejersker", required=False, default=0, example="2", widget="number")
    secretaries: Head = field("Sekretærer", required=False, default=0, example="1", widget="number")
    others: Head = field("Andre", required=False, default=0, example="1", widget="number")
    trainees: Head = field(
        "Uddannelseslæger", required=False, default=0, example="1", widget="number"
    )


class Cover(Part):
    """The clinic that takes care of the patients meanwhile."""

    name: Line = field("Navn", example="Eksempelklinikken")
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")


class Period(Part):
    """When a job or a training post lasts."""

    start: Day = field("Start", example="2027-02-01", widget="date")
    end: Day | None = field("Slut", required=False, example="2027-07-31", widget="date")


class Placement(Part):
    """One stay in a training post."""

    place: Line = field("Sted", example="Almen praksis")
    months: Annotated[int, Whole(1, 120)] = field("Måneder", example="6", widget="number")
    specialty: Line | None = field("Speciale", required=False, example="Almen medicin")


class VacancyFields(Content):
    """What an editor can say about an opening."""

    type: VacancyType = field("Type", example="nul-kapacitet", widget="code")
    status: VacancyStatus = field("Status", example="opslaaet", widget="code")
    origin: Origin = field("Baggrund for opslaget", example="udvidelse", widget="code")
    count: Annotated[int, Whole(1, 20)] = field(
        "Antal", help="Antal kapaciteter eller stillinger.", example="1", widget="number"
    )
    practice_form: PracticeForm | None = field(
        "Praksisform", required=False, example="frit-valg", widget="code"
    )
    planning_area: AreaCode | None = field(
        "Planlægningsområde", required=False, example='"0101/noerrebro"', widget="relation"
    )
    city: Line | None = field("By", required=False, example="Rønne")
    postal_code: PostalCode | None = field("Postnummer", required=False, example='"3700"')
    address: Line | None = field("Adresse", required=False, example="Eksempelvej 1")
    address_bound: Flag | None = field(
        "Bundet til adresse", required=False, example="true", widget="boolean"
    )
    address_hidden: Flag | None = field(
        "Skjult adresse",
        help="Viser kun området. Så må intet i posten sige, hvor klinikken ligger.",
        required=False,
        example="true",
        widget="boolean",
    )
    reference: Annotated[int, Whole(1, 99_999)] | None = field(
        "Nummer",
        help="Det nummer, læserne skriver om, når adressen er skjult.",
        required=False,
        example="2041",
        widget="number",
    )
    premises: Annotated[Id, Ref("premises")] | None = field(
        "Lokale", required=False, example="lokale-roenne-1", widget="relation"
    )
    patients: Patients | None = field(
        "Tilmeldte patienter", required=False, example="1600", widget="number"
    )
    patients_date: Day | None = field(
        "Patienttal pr.", required=False, example="2026-10-01", widget="date"
    )
    patients_max: Patients | None = field(
        "Højeste antal patienter", required=False, example="1800", widget="number"
    )
    intake: Intake | None = field("Tilgang", required=False, example="aaben", widget="code")
    intake_limit: Annotated[int, Whole(500, 5000)] | None = field(
        "Lukkegrænse", required=False, example="1600", widget="number"
    )
    posted: Day | None = field("Slået op", required=False, example="2026-11-02", widget="date")
    deadline: Day | None = field(
        "Ansøgningsfrist", required=False, example="2026-12-15", widget="date"
    )
    deadline_time: TimeOfDay = field(
        "Klokkeslæt for frist",
        required=False,
        default=time(23, 59),
        example='"12:00"',
        widget="time",
    )
    takeover: DayOrAgreed | None = field(
        "Overtagelse", required=False, example="efter-aftale", widget="date"
    )
    activation_deadline: Day | None = field(
        "Klinikken skal være åbnet senest", required=False, example="2027-06-01", widget="date"
    )
    allocated_on: Day | None = field("Tildelt", required=False, example="2026-11-02", widget="date")
    activated_on: Day | None = field(
        "Klinikken åbnet", required=False, example="2026-11-02", widget="date"
    )
    returned_on: Day | None = field(
        "Tilbageleveret", required=False, example="2026-11-02", widget="date"
    )
    decided_on: Day | None = field("Afgjort", required=False, example="2026-11-02", widget="date")
    withdrawn_on: Day | None = field(
        "Trukket tilbage", required=False, example="2026-11-02", widget="date"
    )
    withdrawn_reason: Sentence | None = field(
        "Hvorfor trukket tilbage", required=False, example="Lokalet er ikke længere ledigt"
    )
    moved_to: AreaCode | None = field(
        "Flyttet til", required=False, example='"0400"', widget="relation"
    )
    repost_of: Annotated[Id, Ref("vacancy")] | None = field(
        "Genopslag af", required=False, example="bornholm-roenne-2025-2", widget="relation"
    )
    covered_by: Cover | None = field(
        "Patienterne passes indtil videre af", required=False, widget="object"
    )
    applicants: Head | None = field("Antal ansøgere", required=False, example="3", widget="number")
    process: Process | None = field("Forløb", required=False, widget="object")
    criteria: tuple[Criterion, ...] = field(
        "Kriterier", required=False, many=True, widget="list", help="Vægtene skal give 100 i alt."
    )
    requirements: tuple[Sentence, ...] = field(
        "Krav", required=False, many=True, example="[Speciallæge i almen medicin]", widget="list"
    )
    application: Application | None = field("Ansøgning", required=False, widget="object")
    attachments: tuple[Attachment, ...] = field("Bilag", required=False, many=True, widget="list")
    price: Annotated[int, Whole(0, 100_000_000)] | None = field(
        "Pris", help="Hele kroner.", required=False, example="900000", widget="number"
    )
    price_note: Sentence | None = field(
        "Prisen dækker", required=False, example="Inventar og goodwill"
    )
    seller_wishes: tuple[Sentence, ...] = field(
        "Sælgers ønsker", required=False, many=True, widget="list",
        example="[Jeg vil gerne arbejde med et halvt år]",
    )  # fmt: skip
    included: tuple[Sentence, ...] = field(
        "Det følger med", required=False, many=True, widget="list",
        example="[Inventar og udstyr]",
    )  # fmt: skip
    papers_ready: tuple[SalePaper, ...] = field(
        "Papirer, der er klar", required=False, many=True, widget="codes",
        example="[tre-aars-regnskaber]",
    )  # fmt: skip
    floor_area_m2: Annotated[int, Whole(20, 3000)] | None = field(
        "Areal (m²)", required=False, example="180", widget="number"
    )
    accessibility: tuple[Accessibility, ...] = field(
        "Tilgængelighed", required=False, many=True, example="[niveaufri]", widget="codes"
    )
    colleagues: Colleagues | None = field("Kolleger", required=False, widget="object")
    record_system: Line | None = field("Journalsystem", required=False, example="Eksempeljournal")
    training_practice: Flag | None = field(
        "Uddannelsespraksis", required=False, example="true", widget="boolean"
    )
    telemedicine: Flag | None = field(
        "Telemedicin", required=False, example="true", widget="boolean"
    )
    remote_work: Flag | None = field(
        "Hjemmearbejde", required=False, example="true", widget="boolean"
    )
    hours_per_week: Decimal | None = field(
        "Timer pr. uge", required=False, example="37", widget="number"
    )
    pay: Sentence | None = field(
        "Løn og tillæg",
        help="Det, opslaget siger om løn, med år, hvis et tillæg ophører.",
        required=False,
        example="Løn efter overenskomst og et tillæg til og med 2027",
    )
    period: Period | None = field("Periode", required=False, widget="object")
    placements: tuple[Placement, ...] = field(
        "Delansættelser", required=False, many=True, widget="list"
    )
    support: tuple[Annotated[Id, Ref("offer")], ...] = field(
        "Støtte", help="Aktuelle tilbud, der følger med.", required=False, many=True,
        example="[raadgivning-om-lokaler]", widget="relation",
    )  # fmt: skip
    benefits: tuple[Sentence, ...] = field(
        "Det får du", many=True, least=2, most=5, widget="list", help="2–5 konkrete punkter."
    )
    caveats: tuple[Sentence, ...] = field(
        "Vær opmærksom på", many=True, least=1, most=5, widget="list", help="1–5 ærlige punkter."
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")
