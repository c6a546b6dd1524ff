"""The ten commonest jobs, each as somebody does it who has the form alone (`docs/opgave-*.md`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from editing.form.uses import uses_of
from records.loading.library import load
from records.source.files import Project
from tests.podcast.studio import tones
from tests.site_plugins.admin.conftest import FormTab

Job = Callable[[FormTab, Path], None]
"""What is done in the open form; files to put up may be made in the folder."""
ADD = re.compile("Tilføj .*punkt")
WORDS = """\
WEBVTT

00:00.000 --> 00:04.500
<v Syntetisk stemme>Det her er et eksempel.

00:05.000 --> 00:09.500
<v Syntetisk stemme>Der medvirker ingen læger.
"""
"""What is said in the sound of the new episode."""
DAY = "2026-11-20"
"""Before the demonstration's moment, so that readers see it."""


def add(form: FormTab, path: str, number: int, **parts: str) -> None:
    """One more item of a list: its parts by name, or `text` of a list of plain lines."""
    form.field(path).get_by_role("button", name=ADD).first.click()
    for part, text in parts.items():
        form.write(f"{path}.{number}.{part}" if part != "line" else f"{path}.{number}", text)


def begin(form: FormTab, kind: str, record_id: str, title: str, summary: str) -> None:
    """A new record with what every kind asks for first."""
    form.go(f"collections/{kind}/new")
    form.write("id", record_id)
    form.pick("example", "Ja")
    form.write("title", title)
    form.write("summary", summary)


def post_a_vacancy(form: FormTab, _: Path) -> None:
    begin(
        form,
        "vacancy",
        "halsnaes-2027-1",
        "En 0-kapacitet i Halsnæs",
        "Start din egen klinik i Halsnæs – alene eller sammen med en makker.",
    )
    form.choose("type", "0-kapacitet")
    form.choose("status", "Åben for ansøgning")
    form.choose("origin", "Ny kapacitet")
    form.choose("practice_form", "Lægen vælger selv")
    form.choose("areas", "Halsnæs")
    form.choose("planning_area", "Halsnæs")
    form.choose("address_bound", "Nej")
    form.write("posted", DAY)
    form.write("deadline", "2026-12-15")
    form.write("takeover", "efter-aftale")
    form.write("patients", "0")
    add(form, "benefits", 0, line="Du vælger selv stedet")
    add(form, "benefits", 1, line="Du får en rådgiver fra første dag")
    add(form, "caveats", 0, line="Du begynder uden patienter")
    form.pick("application.method", "Mail")
    form.write("application.address", "eksempel@example.org")
    form.write("application.instructions", "Skriv højst fire sider.")
    form.choose("contact", "Rådgiver for etablering")
    add(form, "criteria", 0, text="Hvor hurtigt klinikken kan åbne")
    form.choose("audiences", "Nye speciallæger i almen medicin")
    form.write("published", DAY)
    form.save()


def move_a_deadline(form: FormTab, _: Path) -> None:
    form.go("collections/vacancy/entries/halsnaes-vikariat-2027")
    form.write("deadline", "2027-01-18")
    form.save()


def close_a_vacancy(form: FormTab, _: Path) -> None:
    form.go("collections/vacancy/entries/koebenhavn-vesterbro-2026-1")
    form.choose("status", "Tildelt – ikke åbnet endnu")
    form.write("allocated_on", DAY)
    form.write("activation_deadline", "2027-06-01")
    form.write("updated", DAY)
    form.save()


def hold_an_event(form: FormTab, _: Path) -> None:
    begin(
        form,
        "event",
        "aabent-hus-2027-02",
        "Åbent hus i februar",
        "Kom forbi, og tal med læger, der selv har åbnet klinik. Du behøver ikke vide noget.",
    )
    form.choose("type", "Åbent hus")
    form.write("start_date", "2027-02-03")
    form.write("start_time", "16:00")
    form.write("end_time", "18:00")
    form.write("location.name", "Eksempelgården")
    form.write("location.address", "Eksempelvej 12")
    form.write("location.postal_code", "3400")
    form.write("location.city", "Hillerød")
    form.choose("location.accessibility", "Niveaufri adgang")
    form.choose("areas", "Hillerød")
    form.choose("organizers", "Min Almen Praksis")
    form.pick("registration.method", "Mail")
    form.write("registration.address", "tilmelding@example.org")
    form.choose("contact", "Rådgiver for etablering")
    form.choose("audiences", "Nye speciallæger i almen medicin")
    form.write("published", DAY)
    form.save()


def write_an_article(form: FormTab, _: Path) -> None:
    begin(
        form,
        "article",
        "en-tur-i-klinikken",
        "En tur i klinikken",
        "Gå med en formiddag, og se, hvem der gør hvad i en klinik.",
    )
    form.choose("section", "Livet i praksis")
    form.write(
        "body",
        "Dagen begynder tidligt.\n\n## Klokken otte\n\n- Telefonen ringer\n"
        "- Laboratoriet åbner\n\nLæs også om [Bornholm](article:bornholm).",
    )
    form.choose("audiences", "Medicinstuderende")
    form.write("published", DAY)
    form.save()


def put_a_picture_in(form: FormTab, folder: Path) -> None:
    photo = folder / "Doer.JPG"
    Image.new("RGB", (1600, 1000), "teal").save(photo, "JPEG")
    form.go("collections/article/entries/livet/en-uge-i-almen-praksis")
    form.add_group("image")
    form.put("image.file", photo)
    form.write("image.alt", "En grøn dør, der står på klem")
    form.write("image.credit", "Min Almen Praksis")
    form.page.locator(".praksis-focus img").click()
    form.save()


def send_a_letter(form: FormTab, _: Path) -> None:
    begin(
        form,
        "issue",
        "paa-vej-i-praksis-2026-12",
        "På vej i praksis, december 2026",
        "Åbne muligheder og arrangementer til dig, der er på vej ind i almen praksis.",
    )
    form.pick("mailing_list", "På vej i praksis")
    form.write("number", "2026-12")
    form.choose("status", "Kladde")
    form.write("send_on", "2026-12-14")
    form.write("subject", "Det nye i december")
    form.write("preheader", "Se, hvad der er åbent lige nu, og hvor du kan møde os.")
    form.write(
        "intro",
        "Kære læser\n\nÅret går på hæld, men det er ikke for sent at se sig om. "
        "Vi har valgt det, der er nyt for netop dig, så dit brev er ikke det samme som alle "
        "andres. Ring eller skriv gerne til en rådgiver, hvis du hellere vil tale om det.",
    )
    form.field("blocks").get_by_role("button", name=ADD).first.click()
    form.choose("blocks.0.type", "Muligheder")
    form.choose("audiences", "Nye speciallæger i almen medicin")
    form.write("published", DAY)
    form.save()


def publish_an_episode(form: FormTab, folder: Path) -> None:
    sound, words = folder / "koerslen-hjem.mp3", folder / "koerslen-hjem.vtt"
    tones(folder, {sound.name: "-ar 44100 -b:a 64k"})
    words.write_text(WORDS, encoding="utf-8")
    begin(
        form,
        "episode",
        "koerslen-hjem",
        "Kørslen hjem",
        "En kort tur fra klinikken og hjem, fortalt med en syntetisk stemme.",
    )
    form.pick("type", "Bonus")
    form.pick("status", "Udgivet")
    form.write("released", DAY)
    form.put("audio.file", sound)
    form.field("people").get_by_role("button", name=ADD).first.click()
    form.write("people.0.role", "Syntetisk stemme")
    form.choose("people.0.credit", "Fortæller")
    form.pick("people.0.consent", "Nej")
    form.put("transcript", words)
    form.write("show_notes", "Det her er et eksempel. Stemmen er syntetisk.")
    form.choose("audiences", "Medicinstuderende")
    form.write("published", DAY)
    form.save()


def replace_an_adviser(form: FormTab, _: Path) -> None:
    old = "raadgiver-overdragelse"
    form.go(f"collections/adviser/entries/{old}")
    form.page.get_by_role("button", name="Vis valg for redigering").click()
    form.page.get_by_role("menuitem", name="Duplikér").click()
    form.page.wait_for_url("**/new**")
    form.write("id", "raadgiver-generationsskifte")
    form.write("role", "Rådgiver for generationsskifte")
    form.write("email", "generationsskifte@example.org")
    form.save()
    project = form.project.folder
    for use in uses_of(load(Project(project, project / "content")), "adviser", old):
        form.open_record(use.kind, use.record)
        form.choose("contact", "Rådgiver for generationsskifte")
        form.save()
    form.bring()  # the form's own server reads the real disk
    with form.deleting(f"adviser/entries/{old}") as said:
        said.get_by_text("Ingen anden post henviser til det.").wait_for()
        said.get_by_role("button", name="Slet", exact=True).click()
        form.page.get_by_role("button", name="Opret nyt dokument").wait_for()


def mend_a_fault(form: FormTab, _: Path) -> None:
    form.go("collections/event/entries/netvaerksaften-bornholm-2026-12")
    form.write("title", "Net")
    form.page.get_by_role("button", name="Gem", exact=True).click()
    form.page.get_by_role("button", name="Vis fejl").click()
    told = re.compile("Titel.*Du skal indtaste mindst 5 tegn", re.DOTALL)
    form.page.get_by_role("button").filter(has_text=told).click()  # leads to the field
    expect(form.field("title").locator("input")).to_be_focused()
    form.write("title", "Netværksaften på Bornholm i december")
    form.save()


JOBS: Mapping[str, Job] = {
    "slaa-op": post_a_vacancy,
    "flyt-frist": move_a_deadline,
    "luk-opslag": close_a_vacancy,
    "arrangement": hold_an_event,
    "artikel": write_an_article,
    "billede": put_a_picture_in,
    "nyhedsbrev": send_a_letter,
    "podcastafsnit": publish_an_episode,
    "raadgiver-stopper": replace_an_adviser,
    "ret-fejl": mend_a_fault,
}
"""By the name of its page in the guide, `docs/opgave-….md`."""
