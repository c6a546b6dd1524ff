"""A vacancy: any opening into general practice, and the rules that hold across its fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache

from records.clock import COPENHAGEN, is_skipped
from records.codes.vacancy import ApplicationMethod as Method
from records.codes.vacancy import VacancyGroup as Group
from records.codes.vacancy import VacancyStatus as Status
from records.codes.vacancy import VacancyType as Type
from records.model.base import before, not_after, rule
from records.model.process import wrong_days
from records.model.vacancy_fields import VacancyFields
from records.source.diagnostics import Violation, params_of, violation
from records.types.links import wrong_mail_address, wrong_web_address

TELLS_WHERE = (
    "address", "city", "postal_code", "premises", "planning_area", "covered_by", "application",
    "attachments", "process", "image",
)  # fmt: skip
"""What may say where a clinic lies: its place, papers and pictures, and whom one writes to."""
POSTED = frozenset(Status) - {Status.PLANLAGT, Status.TRUKKET}
"""Statuses that an opening only has after it was posted."""
_WITH_DEADLINE = POSTED - {Status.BESAT}
_ALLOCATED = (Status.TILDELT, Status.AKTIV, Status.TILBAGELEVERET)


@lru_cache(maxsize=4096)
def _moment(day: date, at: time) -> datetime:
    """One value for a deadline, however often it is asked for."""
    return datetime.combine(day, at, COPENHAGEN)


_is_leapt_over = lru_cache(maxsize=4096)(lambda day, at: is_skipped(_moment(day, at)))
"""Whether clocks leap over it; asked by every opening."""


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
        return _moment(self.deadline, self.deadline_time)

    @rule("areas")
    def _has_area(self) -> Iterator[Violation]:
        if not self.areas:
            yield violation("areas-missing", ("areas",))

    @rule("type", "practice_form")
    def _has_practice_form(self) -> Iterator[Violation]:
        if not self.group.is_job and self.practice_form is None:
            yield violation("practice-form-missing", ("practice_form",))

    @rule("type", "planning_area")
    def _has_planning_area(self) -> Iterator[Violation]:
        if self.group is Group.KAPACITET and self.planning_area is None:
            yield violation("planning-area-missing", ("planning_area",))
        elif self.planning_area == "0101":
            yield violation("planning-area-without-district", ("planning_area",))

    @rule("type", "address_bound", "premises", "address")
    def _says_whether_bound(self) -> Iterator[Violation]:
        if self.group is Group.KAPACITET and self.address_bound is None:
            yield violation("address-bound-missing", ("address_bound",))
        if self.address_bound and not (self.premises or self.address):
            yield violation("address-bound-without-address", ("address_bound",))

    @rule("type", "patients")
    def _patients_fit_type(self) -> Iterator[Violation]:
        with_patients = (Type.KAPACITET_MED_PATIENTER, Type.PRAKSIS_TIL_SALG)
        if self.type is Type.NUL_KAPACITET and self.patients is None:
            yield violation("zero-patients-missing", ("patients",))
        elif self.type is Type.NUL_KAPACITET and self.patients:
            yield violation("patients-of-zero-capacity", ("patients",), patients=self.patients)
        elif self.type in with_patients and self.patients is None:
            yield violation("patients-missing", ("patients",))
        elif self.type in with_patients and self.patients == 0:
            yield violation("patients-zero", ("patients",), type=self.type)

    @rule("type", "patients", "patients_date", "patients_max")
    def _patients_are_dated(self) -> Iterator[Violation]:
        if self.type is Type.NUL_KAPACITET:
            return
        if self.patients and self.patients_date is None:
            yield violation("patients-date-missing", ("patients_date",))
        if self.patients and self.patients_max is not None and self.patients_max < self.patients:
            yield violation(
                "patients-max-below-patients",
                ("patients_max",),
                most=self.patients_max,
                patients=self.patients,
            )

    @rule("intake_limit", "sources")
    def _limit_has_source(self) -> Iterator[Violation]:
        if self.intake_limit is not None and not self.sources:
            yield violation("without-source", ("intake_limit",))

    @rule("posted", "deadline", "process")
    def _process_fits_posting(self) -> Iterator[Violation]:
        if self.process:
            yield from wrong_days(self.process, self.posted, self.deadline)

    @rule("status", "posted", "type")
    def _posted_when_open(self) -> Iterator[Violation]:
        if self.posted is None and self.status in _WITH_DEADLINE:
            yield violation("posted-missing", ("posted",))

    @rule("status", "type", "deadline")
    def _deadline_when_posted(self) -> Iterator[Violation]:
        bound = self.group in (Group.KAPACITET, Group.UDDANNELSE)
        if bound and self.deadline is None and self.status in _WITH_DEADLINE:
            yield violation("deadline-missing", ("deadline",))

    @rule("status", "posted", "deadline")
    def _deadline_after_posted(self) -> Iterator[Violation]:
        if self.deadline and self.posted is None and self.status not in _WITH_DEADLINE:
            yield violation("deadline-without-posted", ("deadline",))
        elif self.deadline and self.posted and self.deadline < self.posted:
            yield violation(
                "deadline-before-posted", ("deadline",), deadline=self.deadline, posted=self.posted
            )
        elif self.deadline and self.deadline == self.posted:
            yield violation("deadline-on-posted", ("deadline",), posted=self.posted)

    @rule("type", "status", "takeover")
    def _has_takeover(self) -> Iterator[Violation]:
        if not self.group.is_job and self.takeover is None and self.status in _WITH_DEADLINE:
            yield violation("takeover-missing", ("takeover",))

    @rule("deadline", "deadline_time")
    def _deadline_exists(self) -> Iterator[Violation]:
        if self.closes and _is_leapt_over(self.deadline, self.deadline_time):
            at, day = f"{self.closes:%H:%M}", self.closes.date()
            yield violation("time-skipped", ("deadline_time",), time=at, day=day)

    @rule("takeover", "deadline")
    def _takeover_after_deadline(self) -> Iterator[Violation]:
        if isinstance(self.takeover, date) and self.deadline and self.takeover <= self.deadline:
            label = "Ansøgningsfrist"
            yield not_after("takeover", self.takeover, "deadline", label, self.deadline)

    @rule("type", "address_hidden", "reference", "areas", *TELLS_WHERE)
    def _hidden_stays_hidden(self) -> Iterator[Violation]:
        if not self.address_hidden:
            return
        if self.group is not Group.KOEB:
            yield violation("hidden-of-other-type", ("address_hidden",), type=self.type)
        if self.reference is None:
            yield violation("hidden-without-number", ("reference",))
        for key in TELLS_WHERE:
            if getattr(self, key):
                yield violation("hidden-tells-where", (key,))
        for place, code in enumerate(self.areas):
            if "/" in code:
                yield violation("hidden-in-district", ("areas", place), district=code)

    @rule("type", "seller_wishes", "included", "papers_ready")
    def _sale_is_of_a_seller(self) -> Iterator[Violation]:
        for key in ("seller_wishes", "included", "papers_ready"):
            if getattr(self, key) and self.group is not Group.KOEB:
                yield violation("sale-of-other-type", (key,), type=self.type)

    @rule("status", "application", "contact", "address_hidden")
    def _can_be_applied_for(self) -> Iterator[Violation]:
        if self.status is Status.OPSLAAET and not (self.application or self.address_hidden):
            yield violation("application-missing", ("application",))
        if self.status is Status.OPSLAAET and self.contact is None:
            yield violation("contact-missing", ("contact",))

    @rule("application")
    def _address_fits_method(self) -> Iterator[Violation]:
        if self.application is None:
            return
        method, address = self.application.method, self.application.address
        loc = ("application", "address")
        is_wrong = {Method.MAIL: wrong_mail_address, Method.SKEMA: wrong_web_address}.get(method)
        wrong = is_wrong(address) if is_wrong else None
        if wrong:
            yield Violation(wrong[0], loc, params_of(dict(wrong[1])))

    @rule("type", "status", "criteria")
    def _criteria_are_told(self) -> Iterator[Violation]:
        if self.group is Group.KAPACITET and self.status in POSTED and not self.criteria:
            yield violation("criteria-missing", ("criteria",))

    @rule("criteria")
    def _weights_sum_to_100(self) -> Iterator[Violation]:
        weights = [item.weight for item in self.criteria]
        given = [weight for weight in weights if weight is not None]
        if given and len(given) < len(weights):
            yield violation("criteria-partly-weighted", ("criteria",))
        elif given and sum(given) != 100:
            yield violation("criteria-weights-not-100", ("criteria",), sum=sum(given))

    @rule("type", "price", "price_note")
    def _price_is_explained(self) -> Iterator[Violation]:
        if self.price is None:
            return
        if self.group is not Group.KOEB:
            yield violation("price-of-other-type", ("price",), type=self.type)
        elif self.price_note is None:
            yield violation("price-note-missing", ("price_note",))

    @rule("type", "pay")
    def _pay_is_of_somebody_employed(self) -> Iterator[Violation]:
        if self.pay and self.group not in (Group.ANSAETTELSE, Group.UDDANNELSE):
            yield violation("pay-of-other-type", ("pay",), type=self.type)

    @rule("premises", "address", "accessibility")
    def _accessibility_is_told(self) -> Iterator[Violation]:
        if (self.premises or self.address) and not self.accessibility:
            yield violation("accessibility-missing", ("accessibility",))

    @rule("accessibility")
    def _accessibility_is_clear(self) -> Iterator[Violation]:
        if len(self.accessibility) > 1 and "ukendt" in self.accessibility:
            yield violation("accessibility-unknown-and-known", ("accessibility",))

    @rule("type", "hours_per_week", "period", "placements")
    def _job_says_how_much(self) -> Iterator[Violation]:
        if self.group is Group.ANSAETTELSE and self.hours_per_week is None:
            yield violation("hours-per-week-missing", ("hours_per_week",))
        if self.hours_per_week is not None and not 1 <= self.hours_per_week <= 45:
            hours = f"{self.hours_per_week:g}"
            yield violation("hours-per-week-out-of-range", ("hours_per_week",), hours=hours)
        timed = self.type is Type.VIKARIAT or self.group is Group.UDDANNELSE
        if timed and self.period is None:
            yield violation("period-missing", ("period",))
        if self.period and self.period.end and self.period.end <= self.period.start:
            late = not_after("end", self.period.end, "start", "Start", self.period.start)
            yield late.below(("period",))

    @rule("type", "status", "allocated_on", "activation_deadline", "deadline")
    def _allocation_is_dated(self) -> Iterator[Violation]:
        if self.status not in _ALLOCATED:
            return
        if self.allocated_on is None:
            yield violation("allocated-on-missing", ("allocated_on",))
        elif self.deadline and self.allocated_on < self.deadline:
            label = "Ansøgningsfrist"
            yield before("allocated_on", self.allocated_on, "deadline", label, self.deadline)
        if self.group is Group.KAPACITET and self.activation_deadline is None:
            yield violation("activation-deadline-missing", ("activation_deadline",))

    @rule("allocated_on", "activation_deadline", "activated_on", "returned_on")
    def _dates_after_allocation(self) -> Iterator[Violation]:
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
    def _status_has_its_date(self) -> Iterator[Violation]:
        if self.status is Status.AKTIV and self.activated_on is None:
            yield violation("activated-on-missing", ("activated_on",))
        if self.status is Status.TILBAGELEVERET and self.returned_on is None:
            yield violation("returned-on-missing", ("returned_on",))
        known = self.decided_on or (self.status is Status.BESAT and self.period)
        if self.status in (Status.UBESAT, Status.BESAT) and not known:
            yield violation("decided-on-missing", ("decided_on",))
        if self.status is Status.OMFORDELT and self.moved_to is None:
            yield violation("moved-to-missing", ("moved_to",))

    @rule("status", "type")
    def _filled_is_for_others(self) -> Iterator[Violation]:
        if self.status is Status.BESAT and self.group is Group.KAPACITET:
            yield violation("capacity-besat", ("status",))

    @rule("status", "withdrawn_on", "withdrawn_reason")
    def _withdrawal_is_explained(self) -> Iterator[Violation]:
        if self.status is not Status.TRUKKET:
            return
        if self.withdrawn_on is None:
            yield violation("withdrawn-on-missing", ("withdrawn_on",))
        if self.withdrawn_reason is None:
            yield violation("withdrawn-reason-missing", ("withdrawn_reason",))
