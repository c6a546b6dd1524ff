"""A vacancy: any opening into general practice, and the rules that hold across its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from records.clock import COPENHAGEN
from records.codes.vacancy import ApplicationMethod as Method
from records.codes.vacancy import VacancyGroup as Group
from records.codes.vacancy import VacancyStatus as Status
from records.codes.vacancy import VacancyType as Type
from records.model.base import Fault, before, missing, not_after, rule
from records.model.vacancy_fields import VacancyFields

POSTED = frozenset(Status) - {Status.PLANLAGT, Status.TRUKKET}
"""Statuses that an opening only has after it was posted."""
_WITH_DEADLINE = POSTED - {Status.BESAT}
_ALLOCATED = (Status.TILDELT, Status.AKTIV, Status.TILBAGELEVERET)


class Vacancy(VacancyFields):
    """A capacity, a practice for sale, a share, a job or a training post."""

    @property
    def group(self) -> Group:
        """Derived from the type."""
        return self.type.group

    @property
    def closes(self) -> datetime | None:
        """The moment applications must be in, in Europe/Copenhagen; None is "Løbende"."""
        if self.deadline is None:
            return None
        return datetime.combine(self.deadline, self.deadline_time, COPENHAGEN)

    @rule("areas")
    def _has_area(self) -> Iterator[Fault]:
        if not self.areas:
            yield missing("areas", 'Skriv områdets kode, fx areas: ["0400"].')

    @rule("type", "practice_form")
    def _has_practice_form(self) -> Iterator[Fault]:
        if not self.group.is_job and self.practice_form is None:
            yield missing("practice_form", "Skriv fx practice_form: frit-valg.")

    @rule("type", "planning_area")
    def _has_planning_area(self) -> Iterator[Fault]:
        if self.group is Group.KAPACITET and self.planning_area is None:
            yield missing("planning_area", 'Skriv områdets kode, fx planning_area: "0400".')
        elif self.planning_area == "0101":
            cure = 'Skriv også bydelen, fx "0101/noerrebro".'
            yield Fault(("planning_area",), "er hele København", cure)

    @rule("type", "address_bound", "premises", "address")
    def _says_whether_bound(self) -> Iterator[Fault]:
        if self.group is Group.KAPACITET and self.address_bound is None:
            yield missing("address_bound", "Skriv address_bound: true eller address_bound: false.")
        if self.address_bound and not (self.premises or self.address):
            cure = "Skriv address eller premises."
            yield Fault(("address_bound",), "er true, men adressen mangler", cure)

    @rule("type", "patients")
    def _patients_fit_type(self) -> Iterator[Fault]:
        with_patients = (Type.KAPACITET_MED_PATIENTER, Type.PRAKSIS_TIL_SALG)
        if self.type is Type.NUL_KAPACITET and self.patients is None:
            yield missing("patients", "En 0-kapacitet har ingen patienter: skriv patients: 0.")
        elif self.type is Type.NUL_KAPACITET and self.patients:
            cure = "En 0-kapacitet har ingen patienter: skriv 0, eller vælg en anden type."
            yield Fault(("patients",), f"er {self.patients}", cure)
        elif self.type in with_patients and self.patients is None:
            yield missing("patients", "Skriv, hvor mange patienter der er tilmeldt.")
        elif self.type in with_patients and self.patients == 0:
            cure = f"Skriv antallet af patienter, eller vælg en anden type end {self.type}."
            yield Fault(("patients",), "er 0", cure)

    @rule("type", "patients", "patients_date", "patients_max")
    def _patients_are_dated(self) -> Iterator[Fault]:
        if self.type is Type.NUL_KAPACITET:
            return
        if self.patients and self.patients_date is None:
            yield missing("patients_date", "Skriv den dag, patienttallet gælder for.")
        if self.patients and self.patients_max is not None and self.patients_max < self.patients:
            problem = f'er {self.patients_max} og mindre end "patients", som er {self.patients}'
            yield Fault(("patients_max",), problem, "Ret et af tallene.")

    @rule("intake_limit", "sources")
    def _limit_has_source(self) -> Iterator[Fault]:
        if self.intake_limit is not None and not self.sources:
            yield Fault(("intake_limit",), "mangler en kilde", "Skriv kilden under sources.")

    @rule("status", "posted", "type")
    def _posted_when_open(self) -> Iterator[Fault]:
        if self.posted is None and self.status in _WITH_DEADLINE:
            yield missing("posted", "Skriv dagen, hvor opslaget kom, fx posted: 2026-11-02.")

    @rule("status", "type", "deadline")
    def _deadline_when_posted(self) -> Iterator[Fault]:
        bound = self.group in (Group.KAPACITET, Group.UDDANNELSE)
        if bound and self.deadline is None and self.status in _WITH_DEADLINE:
            yield missing("deadline", "Skriv dagen, fx deadline: 2026-12-15.")

    @rule("status", "posted", "deadline")
    def _deadline_after_posted(self) -> Iterator[Fault]:
        if self.deadline and self.posted is None and self.status not in _WITH_DEADLINE:
            yield Fault(("deadline",), 'står uden "posted" (Slået op)', "Skriv, hvornår I slår op.")
        elif self.deadline and self.posted and self.deadline <= self.posted:
            problem = (
                f'er {self.deadline} og ligger før "posted" (Slået op), som er {self.posted}'
                if self.deadline < self.posted
                else f'er samme dag som "posted" (Slået op), {self.posted}'
            )
            yield Fault(("deadline",), problem, "Ret den ene af datoerne.")

    @rule("type", "status", "takeover")
    def _has_takeover(self) -> Iterator[Fault]:
        if not self.group.is_job and self.takeover is None and self.status in _WITH_DEADLINE:
            yield missing("takeover", "Skriv en dag, eller skriv takeover: efter-aftale.")

    @rule("takeover", "deadline")
    def _takeover_after_deadline(self) -> Iterator[Fault]:
        if isinstance(self.takeover, date) and self.deadline and self.takeover <= self.deadline:
            label = "Ansøgningsfrist"
            yield not_after("takeover", self.takeover, "deadline", label, self.deadline)

    @rule("status", "application", "contact")
    def _can_be_applied_for(self) -> Iterator[Fault]:
        if self.status is Status.OPSLAAET and self.application is None:
            yield missing("application", "Skriv method, address og instructions under application.")
        if self.status is Status.OPSLAAET and self.contact is None:
            yield missing("contact", "Skriv rådgiverens id, fx contact: raadgiver-etablering.")

    @rule("application")
    def _address_fits_method(self) -> Iterator[Fault]:
        if self.application is None:
            return
        method, address = self.application.method, self.application.address
        if method is Method.MAIL and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", address):
            yield Fault(
                ("application", "address"),
                f'er "{address}", som ikke er en mailadresse',
                "Skriv fx navn@example.org.",
            )
        if method is Method.SKEMA and not re.fullmatch(r"https://[^\s<>\"]+", address):
            cure = "Skriv en adresse, der begynder med https://."
            yield Fault(("application", "address"), f'er "{address}"', cure)

    @rule("type", "status", "criteria")
    def _criteria_are_told(self) -> Iterator[Fault]:
        if self.group is Group.KAPACITET and self.status in POSTED and not self.criteria:
            yield missing(
                "criteria", "Skriv, hvad der lægges vægt på: criteria: med text og weight."
            )

    @rule("criteria")
    def _weights_sum_to_100(self) -> Iterator[Fault]:
        weights = [item.weight for item in self.criteria]
        given = [weight for weight in weights if weight is not None]
        if given and len(given) < len(weights):
            cure = "Skriv weight ved alle kriterier eller ved ingen."
            yield Fault(("criteria",), "har kun vægt på nogle af kriterierne", cure)
        elif given and sum(given) != 100:
            yield Fault(
                ("criteria",), f"har vægte, der giver {sum(given)}", "Ret dem, så de giver 100."
            )

    @rule("type", "price", "price_note")
    def _price_is_explained(self) -> Iterator[Fault]:
        if self.price is None:
            return
        if self.group is not Group.KOEB:
            cure = "Slet prisen; den hører kun til køb og overtagelse."
            yield Fault(("price",), f'hører ikke til typen "{self.type}"', cure)
        elif self.price_note is None:
            yield missing("price_note", "Skriv, hvad prisen dækker, fx Inventar og goodwill.")

    @rule("premises", "address", "accessibility")
    def _accessibility_is_told(self) -> Iterator[Fault]:
        if (self.premises or self.address) and not self.accessibility:
            cure = "Skriv fx accessibility: [niveaufri], eller [ukendt], hvis I ikke ved det."
            yield missing("accessibility", cure)

    @rule("accessibility")
    def _accessibility_is_clear(self) -> Iterator[Fault]:
        if len(self.accessibility) > 1 and "ukendt" in self.accessibility:
            cure = "Slet ukendt, eller slet resten."
            yield Fault(("accessibility",), 'har både "ukendt" og andre værdier', cure)

    @rule("type", "hours_per_week", "period", "placements")
    def _job_says_how_much(self) -> Iterator[Fault]:
        if self.group is Group.ANSAETTELSE and self.hours_per_week is None:
            yield missing("hours_per_week", "Skriv timer pr. uge, fx hours_per_week: 37.")
        if self.hours_per_week is not None and not 1 <= self.hours_per_week <= 45:
            yield Fault(("hours_per_week",), f"er {self.hours_per_week:g}", "Skriv 1 til 45 timer.")
        timed = self.type is Type.VIKARIAT or self.group is Group.UDDANNELSE
        if timed and self.period is None:
            yield missing("period", "Skriv start og eventuelt end under period.")
        if self.period and self.period.end and self.period.end <= self.period.start:
            fault = not_after("end", self.period.end, "start", "Start", self.period.start)
            yield Fault(("period", "end"), fault.problem, fault.cure)

    @rule("type", "status", "allocated_on", "activation_deadline", "deadline")
    def _allocation_is_dated(self) -> Iterator[Fault]:
        if self.status not in _ALLOCATED:
            return
        if self.allocated_on is None:
            yield missing("allocated_on", "Skriv dagen, hvor kapaciteten blev tildelt.")
        elif self.deadline and self.allocated_on < self.deadline:
            label = "Ansøgningsfrist"
            yield before("allocated_on", self.allocated_on, "deadline", label, self.deadline)
        if self.group is Group.KAPACITET and self.activation_deadline is None:
            yield missing("activation_deadline", "Skriv, hvornår klinikken senest skal være åbnet.")

    @rule("allocated_on", "activation_deadline", "activated_on", "returned_on")
    def _dates_after_allocation(self) -> Iterator[Fault]:
        if self.allocated_on is None:
            return
        start = self.allocated_on
        if self.activation_deadline and self.activation_deadline <= start:
            key = "activation_deadline"
            yield not_after(key, self.activation_deadline, "allocated_on", "Tildelt", start)
        for key in ("activated_on", "returned_on"):
            day = getattr(self, key)
            if day and day < start:
                yield before(key, day, "allocated_on", "Tildelt", start)

    @rule("status", "type", "period", "activated_on", "returned_on", "decided_on", "moved_to")
    def _status_has_its_date(self) -> Iterator[Fault]:
        if self.status is Status.AKTIV and self.activated_on is None:
            yield missing("activated_on", "Skriv dagen, hvor klinikken åbnede.")
        if self.status is Status.TILBAGELEVERET and self.returned_on is None:
            yield missing("returned_on", "Skriv dagen, hvor kapaciteten blev leveret tilbage.")
        known = self.decided_on or (self.status is Status.BESAT and self.period)
        if self.status in (Status.UBESAT, Status.BESAT) and not known:
            yield missing("decided_on", "Skriv dagen, hvor det blev afgjort.")
        if self.status is Status.OMFORDELT and self.moved_to is None:
            yield missing("moved_to", "Skriv koden på det nye område.")

    @rule("status", "type")
    def _filled_is_for_others(self) -> Iterator[Fault]:
        if self.status is Status.BESAT and self.group is Group.KAPACITET:
            cure = "En kapacitet bliver tildelt: skriv tildelt eller aktiv."
            yield Fault(("status",), 'er "besat"', cure)

    @rule("status", "withdrawn_on", "withdrawn_reason")
    def _withdrawal_is_explained(self) -> Iterator[Fault]:
        if self.status is not Status.TRUKKET:
            return
        if self.withdrawn_on is None:
            yield missing("withdrawn_on", "Skriv dagen, hvor opslaget blev trukket tilbage.")
        if self.withdrawn_reason is None:
            yield missing("withdrawn_reason", "Skriv kort, hvorfor opslaget blev trukket tilbage.")
