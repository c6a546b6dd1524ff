"""A small project whose letters are real, with each of the mail engines."""

from __future__ import annotations

from pathlib import Path

from tests.project_copy import ProjectCopy
from tests.small import article, small_project

UUIDS = tuple(f"0a1b2c3d-0a1b-4c2d-8e3f-00000000000{n}" for n in range(6))
LISTMONK = {"engine": "listmonk", "public_url": "https://breve.example.org"}
MAILMAN = {"engine": "mailman", "public_url": "https://lister.example.org"}
MAILCHIMP = {
    "engine": "mailchimp",
    "public_url": "https://kontor.us1.list-manage.com",
    "form_id": "1a2b3c4d5e6f/9a8b7c6d",
}
SAID = {"run_by": "hos regionens egen it", "kept": "i to år, efter at du har meldt dig fra"}
_LETTER = """\
id: breve
name: Brevet
example: false
description: Nyt til dig, der er på vej eller i gang.
audiences: [hu-laege, ny-speciallaege]
targets:
{targets}
unsubscribe_url: https://example.org/afmeld
sender: Min Almen Praksis <nyhedsbrev@example.org>
postal_address: Eksempelvej 1, 0000 Eksempelby
"""
_ALERTS = """\
id: ledige
name: Besked om ledige muligheder
example: false
description: En kort mail, når der kommer noget i et område, du vælger.
audiences: [ny-speciallaege]
trigger: [new-opening]
targets:
{targets}
unsubscribe_url: https://example.org/afmeld
sender: Min Almen Praksis <nyhedsbrev@example.org>
postal_address: Eksempelvej 1, 0000 Eksempelby
"""
_KEYS = ("audience: hu-laege", "audience: ny-speciallaege", "area: region", 'area: "0400"')
_PLACES = {
    "listmonk": [f'to: "{n}", signup: {UUIDS[n]}' for n in range(1, 5)],
    "mailman": [f"to: {name}@lister.example.org" for name in ("hu", "ny", "alle", "bornholm")],
    "mailchimp": [
        'to: A/1, signup: "group[10]=1"',
        'to: A/2, signup: "group[10]=2"',
    ],
    "none": [],
}


def office(root: Path, folder: Path, mail: dict[str, str], after: ProjectCopy) -> ProjectCopy:
    """A project with a letter to two audiences, alerts for Bornholm and the whole region, and
    the sign-up page.
    """
    project = small_project(root, folder, after=after)
    project.write("content/articles/nyhedsbrev.md", article("nyhedsbrev", section="nyhedsbrev"))
    places = _PLACES[mail.get("engine", "none")]
    lines = [f"  - {{{key}, {place}}}" for key, place in zip(_KEYS, places, strict=False)]
    letter = _LETTER.format(targets="\n".join(lines[:2]))
    project.write("content/mailing_lists/breve.yml", letter if lines else without_targets(letter))
    if len(lines) > 2:
        alerts = _ALERTS.format(targets="\n".join(lines[2:]))
        project.write("content/mailing_lists/ledige.yml", alerts)
    configure(project, mail)
    return project


def without_targets(text: str) -> str:
    """The list as it is where no engine is known."""
    return text.replace("targets:\n\n", "")


def configure(project: ProjectCopy, mail: dict[str, str]) -> None:
    """Put the engine into `mkdocs.yml`."""
    file = project.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    lines = "".join(f'        {key}: "{value}"\n' for key, value in mail.items())
    marked = "  - publisher:\n"
    assert marked in text
    block = f"      newsletter:\n{lines}" if lines else ""
    file.write_text(text.replace(marked, marked + block, 1), encoding="utf-8")
