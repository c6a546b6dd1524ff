"""The small project: the records that a whole build needs, and texts that tests put into it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.project_copy import ProjectCopy, take_cache

_ARTICLE = """\
---
id: {id}
title: {title}
summary: En side, der er skrevet for at prøve bygningen og ikke for at blive læst.
example: true
audiences: [ny-speciallaege]
published: 2026-11-01
section: {section}
---

{body}
"""

_VACANCY = """\
id: {id}
title: {title}
summary: {summary}
example: {example}
audiences: [ny-speciallaege, etableret]
areas: ["0400"]
published: {published}
type: nul-kapacitet
status: opslaaet
origin: nyt-forloeb
count: 2
practice_form: solopraksis
planning_area: "0400"
posted: {posted}
deadline: {deadline}
deadline_time: "12:00"
contact: raadgiver
address_bound: false
patients: 0
takeover: efter-aftale
criteria: [{{text: Erfaring fra almen praksis}}]
requirements:
  - Speciallæge i almen medicin
application:
  method: mail
  address: eksempel@example.org
  instructions: Skriv højst fire sider, og vedlæg dit cv.
benefits:
  - Du vælger selv, hvor klinikken skal ligge
  - Du får en rådgiver hele vejen
  - Kommunen hjælper med at finde et lokale
caveats:
  - Du begynder uden patienter
"""

_ADVISER = """\
id: raadgiver
role: Rådgiver for etablering
example: true
topics: [etablering]
email: raadgiver@example.org
phone: "00 00 00 00"
areas: [region]
audiences: [ny-speciallaege]
"""

_LIST = """\
id: alle
name: Alle
example: true
description: Nyt til alle, der følger os.
audiences: [ny-speciallaege]
subscribe_url: https://example.org/tilmeld
unsubscribe_url: https://example.org/afmeld
sender: Min Almen Praksis <nyhedsbrev@example.org>
postal_address: Eksempelvej 1, 0000 Eksempelby
"""

_ISSUE = """\
---
id: brev-2026-11
title: Brevet for november 2026
summary: Et brev, der er skrevet for at prøve bygningen og ikke for at blive læst.
example: true
audiences: [ny-speciallaege]
published: 2026-11-20
mailing_list: alle
number: "2026-11"
status: klar
subject: Åbne muligheder i november
preheader: Se, hvad der er ledigt, og hvornår fristen for at søge er.
send_on: 2026-11-23
blocks:
  - {type: muligheder}
---

Kære læser

Her er det, der er ledigt lige nu. Læs, hvad du skal være opmærksom på, før du søger, for ingen
klinik passer til alle. Er du i tvivl om noget, så ring eller skriv til en rådgiver, inden fristen
går. Vi vil gerne høre fra dig.
"""


def small_project(root: Path, folder: Path, *, after: ProjectCopy | None = None) -> ProjectCopy:
    """Three articles, two vacancies, a newsletter issue; the real show, three areas.

    What was read and drawn to build `after` is not read and drawn again.
    """
    (folder / "site_plugins").mkdir(parents=True)
    shutil.copy(root / "mkdocs.yml", folder)
    (folder / "site_plugins" / "theme").symlink_to(root / "site_plugins" / "theme")
    for name in ("shows", "media/images"):
        shutil.copytree(root / "content" / name, folder / "content" / name)
    project = ProjectCopy(folder)
    if after:
        take_cache(project, after)
    _copy_areas(root, project)
    for section in ("forside", "muligheder", "livet"):
        project.write(f"content/articles/{section}.md", article(section, section=section))
    for name in ("roenne-1", "roenne-2"):
        project.write(f"content/vacancies/{name}.yml", vacancy(name))
    project.write("content/advisers/raadgiver.yml", _ADVISER)
    project.write("content/mailing_lists/alle.yml", _LIST)
    project.write("content/issues/brev-2026-11.md", _ISSUE)
    return project


def _copy_areas(root: Path, project: ProjectCopy) -> None:
    """The table of municipalities with the first few and Bornholm, as each gets pages."""
    text = (root / "content" / "areas" / "kommuner.csv").read_text(encoding="utf-8")
    head, *rows = text.splitlines(keepends=True)
    kept = [row for row in rows if "0400" in row] + rows[:2]
    project.write("content/areas/kommuner.csv", "".join([head, *kept]))


def article(name: str, *, section: str = "livet", body: str = "Her står der noget.") -> str:
    """The text of an article."""
    return _ARTICLE.format(id=name, title=f"Siden {name}", section=section, body=body)


def vacancy(
    name: str,
    *more: str,
    title: str = "To 0-kapaciteter i Rønne",
    summary: str = "Start din egen klinik på Bornholm, alene eller sammen med en makker.",
    published: str = "2026-11-02",
    deadline: str = "2026-12-21",
    example: bool = True,
) -> str:
    """The text of a vacancy that is open on 22 November 2026; `more` are further lines."""
    text = _VACANCY.format(
        id=name,
        title=title,
        summary=summary,
        example=str(example).lower(),
        published=published,
        posted=published,
        deadline=deadline,
    )
    return text + "".join(f"{line}\n" for line in more)
