"""Steps of editing, drawn by lot: what offices do to a project, and what befalls it.

Each is a function of the dice and the project, which it changes on the disk.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from PIL import Image

from tests.praksis.build import damage
from tests.project_copy import ProjectCopy
from tests.projects import BASE
from tests.small import article, small_project, vacancy

Edit = Callable[[Random, ProjectCopy], object]

KINDS = ("event_series", "event", "term", "designation", "premises", "partner")
"""What the small project gets beside its articles and openings."""
_OWN = "content/vacancies/ny-{}.yml"
_WORDS = ("lyse lokaler", "ydernummer", "god plads", "kort vej", "ny makker", "udsigt")
CLOCKS = (
    "2026-11-22T09:00", "2026-11-22T11:59", "2026-11-22T12:00", "2026-11-23T00:00",
    "2026-11-23T07:59", "2026-11-23T08:00", "2026-12-08T16:29", "2026-12-08T16:30",
    "2026-12-08T19:00", "2026-12-21T12:00", "2026-12-21T12:01", "2027-01-01T00:00",
)  # fmt: skip
"""Moments around which something begins, ends, is sent or is called otherwise."""


def start(root: Path, folder: Path) -> ProjectCopy:
    """The project that is edited, with a theme of its own."""
    project = small_project(root, folder)
    theme = folder / "site_plugins" / "theme"
    theme.unlink()
    shutil.copytree(root / "site_plugins" / "theme", theme)
    for kind in KINDS:
        path, text = BASE[kind]
        project.write(path, text.replace("article:hverdag", "article:livet"))
    project.write("content/articles/ord.md", article("ord", body="Hvad er et ydernummer?"))
    return project


# --- editing ----------------------------------------------------------------------------------


def _change(dice: Random, project: ProjectCopy) -> None:
    """Other words in the summary of any record."""
    file = _record(dice, project)
    words = f"summary: Det er skrevet om, og nu er der {dice.choice(_WORDS)} nr. {dice.random()}."
    file.write_text(re.sub(r"(?m)^summary: .*", words, _text(file)), encoding="utf-8")


def _retitle(dice: Random, project: ProjectCopy) -> None:
    file = _record(dice, project)
    title = f"title: Ny overskrift nr. {dice.randrange(99)}"
    file.write_text(re.sub(r"(?m)^title: .*", title, _text(file)), encoding="utf-8")


def _body(dice: Random, project: ProjectCopy) -> None:
    file = _one(dice, (project.folder / "content/articles").glob("*.md"))
    if file is None:
        return
    target = dice.choice(("vacancy:roenne-1", "article:ord", "event:moede-1", "term:ydernummer"))
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\nLæs om [{dice.choice(_WORDS)}]({target}).\n")


def _add(dice: Random, project: ProjectCopy) -> None:
    number = dice.randrange(10**6)
    if dice.random() < 0.5:
        deadline = dice.choice(("2026-12-01", "2026-12-21", "2027-02-01"))
        published = dice.choice(("2026-11-02", "2026-11-20", "2026-12-08"))
        text = vacancy(f"ny-{number}", f"# {number}", published=published, deadline=deadline)
        project.write(_OWN.format(number), text)
    else:
        text = article(f"ny-{number}", body=f"Et afsnit nr. {number} om et ydernummer.")
        project.write(f"content/articles/ny-{number}.md", text)


def _delete(dice: Random, project: ProjectCopy) -> None:
    """Any record: one that others lead to is missed, and told."""
    _record(dice, project).unlink()


def _rename(dice: Random, project: ProjectCopy) -> None:
    """Another id, and with it another address."""
    file = _record(dice, project)
    name = f"{file.stem}-{dice.randrange(9)}"
    text = re.sub(r"(?m)^id: .*", f"id: {name}", _text(file))
    file.unlink()
    file.with_stem(name).write_text(text, encoding="utf-8")


def _move(dice: Random, project: ProjectCopy) -> None:
    """The same record in another file."""
    file = _record(dice, project)
    file.rename(file.with_stem(f"{file.stem}-flyttet"))


def _status(dice: Random, project: ProjectCopy) -> None:
    file = _one(dice, (project.folder / "content/vacancies").glob("*.yml"))
    if file is None:
        return
    status = dice.choice(("opslaaet", "vurderes", "annulleret", "tildelt"))
    file.write_text(re.sub(r"(?m)^status: .*", f"status: {status}", _text(file)), "utf-8")


def _hide(dice: Random, project: ProjectCopy) -> None:
    """A draft, or out of it."""
    file = _record(dice, project)
    text = _text(file)
    drafted = text.replace("example: true", "example: true\ndraft: true", 1)
    shown = text.replace("\ndraft: true", "", 1)
    file.write_text(shown if "\ndraft: true" in text else drafted, encoding="utf-8")


def _dates(dice: Random, project: ProjectCopy) -> None:
    file = _record(dice, project)
    day = dice.choice(("2026-11-03", "2026-11-23", "2026-12-08", "2026-12-22"))
    field = dice.choice(("published", "deadline", "start_date", "valid_through"))
    file.write_text(re.sub(rf"(?m)^{field}: .*", f"{field}: {day}", _text(file)), "utf-8")


def _picture(dice: Random, project: ProjectCopy) -> None:
    file = next((project.folder / "content/media/images").glob("*.jpg"))
    with Image.open(file) as opened:
        opened.load()
        opened.rotate(180).save(file, quality=dice.choice((60, 70, 80)))


def _template(dice: Random, project: ProjectCopy) -> None:
    """A word in a template that every page, some pages or no other template needs."""
    names = ("base.html", "vacancy.html", "partials/card.html", "partials/footer.html", "404.html")
    file = project.folder / "site_plugins/theme" / dice.choice(names)
    text = _text(file).partition("<!--prøve")[0]
    more = f"<!--prøve {dice.randrange(9)}-->" if file.name != "card.html" else ""
    if file.name == "card.html":
        text = text.replace("</h", "<!---->" * dice.randrange(2) + "</h")
    file.write_text(text + more, encoding="utf-8")


def _sign(dice: Random, project: ProjectCopy) -> None:
    """The theme's own drawing of a sign that pages show, another one, or none any more."""
    sign = "site_plugins/theme/.icons/material/phone-outline.svg"
    if dice.random() < 0.3:
        (project.folder / sign).unlink(missing_ok=True)
        return
    path = f'<path d="M{dice.randrange(9)} 1h3z"/>'
    project.write(sign, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{path}</svg>')


def _word(dice: Random, project: ProjectCopy) -> None:
    """A term of the glossary called otherwise, or another word that it is found by."""
    file = _one(dice, (project.folder / "content/terms").glob("*.yml"))
    if file is None:
        return
    field, word = dice.choice(("title", "forms")), dice.choice(("afsnit", "side", "noget"))
    value = word if field == "title" else f"[{word}]"
    file.write_text(re.sub(rf"(?m)^{field}: .*", f"{field}: {value}", _text(file)), "utf-8")


def _asset(dice: Random, project: ProjectCopy) -> None:
    file = project.folder / "site_plugins/theme/assets" / dice.choice(("site.css", "list.js"))
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"/* {dice.randrange(9)} */\n")


def _colour(dice: Random, project: ProjectCopy) -> None:
    _setting(project, r'line: "#e4dc.."', f'line: "#e4dc{dice.randrange(0xC0, 0xD0):02x}"')


def _name(dice: Random, project: ProjectCopy) -> None:
    _setting(project, r"(?m)^site_name: .*", f"site_name: Kontoret {dice.randrange(9)}")


def _setting(project: ProjectCopy, old: str, new: str) -> None:
    file = project.folder / "mkdocs.yml"
    file.write_text(re.sub(old, new, _text(file)), encoding="utf-8")


def _comment(dice: Random, project: ProjectCopy) -> None:
    """A file that is another, of a record that says the same."""
    file = _record(dice, project)
    note = rf"\1\n# Set igennem {dice.randrange(99)} gange"
    file.write_text(re.sub(r"(?m)^(id: .*)$", note, _text(file), count=1), encoding="utf-8")


def _from_others(dice: Random, project: ProjectCopy) -> None:
    """Words that a text takes from elsewhere, and a link to a mailbox; or no longer."""
    file = _record(dice, project)
    words = dice.choice(("i {{region}}", "hos os", "som {{figure:laeger}}"))
    text = re.sub(r"(?m)^summary: .*", f"summary: Her bor man {words}.", _text(file))
    if file.suffix == ".md" and dice.random() < 0.5:
        text += "\nSkriv til [os](mailto:praksis@example.org) om et ydernummer i {{region}}.\n"
    file.write_text(text, encoding="utf-8")


def _letter(dice: Random, project: ProjectCopy) -> None:
    """Another line in the letter, or other items in it."""
    file = _one(dice, (project.folder / "content/issues").glob("*.md"))
    if file is None:
        return
    text = _text(file)
    if dice.random() < 0.5:
        text += f"\nDer er {dice.choice(_WORDS)} nr. {dice.randrange(99)}.\n"
    else:
        block = f"{{type: muligheder, max: {dice.randrange(1, 9)}}}"
        text = re.sub(r"\{type: muligheder[^}]*\}", block, text)
    file.write_text(text, encoding="utf-8")


def _nothing(_dice: Random, _project: ProjectCopy) -> None:
    """The clock alone may move."""


def _touch(dice: Random, project: ProjectCopy) -> None:
    """A file saved as it was."""
    file = _record(dice, project)
    file.write_bytes(file.read_bytes())


def _killed(dice: Random, project: ProjectCopy) -> None:
    """A change, and a build of it that is ended at any moment."""
    _change(dice, project)
    until = time.monotonic() + dice.random() * 0.8
    child = os.fork()
    if child == 0:
        try:
            project.praksis("build")
        finally:
            os._exit(0)
    while time.monotonic() < until and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.01)
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):  # it had come to its end
        return


def _one(dice: Random, files: Iterable[Path]) -> Path | None:
    """One of the files; None where earlier steps have deleted them all."""
    found = sorted(files)
    return dice.choice(found) if found else None


def _record(dice: Random, project: ProjectCopy) -> Path:
    folders = ("articles", "vacancies", "events", "terms", "event_series", "designations")
    found = [file for name in folders for file in (project.folder / "content" / name).glob("*.*")]
    return dice.choice(sorted(found))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


EDITS: tuple[Edit, ...] = (
    _change, _change, _retitle, _body, _add, _add, _delete, _rename, _move, _status, _hide,
    _dates, _picture, _template, _asset, _colour, _name, _nothing, _nothing, _touch, _killed,
    _comment, _from_others, _from_others, _letter, _sign, _word,
    damage.of_cache, damage.of_cache, damage.of_site, damage.of_site,
)  # fmt: skip
"""Each as often as it stands here."""
