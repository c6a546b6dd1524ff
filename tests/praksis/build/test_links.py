"""Where links lead at the clock: one exact line, the same from `check` and from `build`, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from records.source.files import Project
from site_plugins.building import site_config
from tests import needs
from tests.project_copy import ProjectCopy, working_in
from tests.projects import is_of_fronts
from tests.small import article, small_project, vacancy
from tests.steps import some

PATH = "content/articles/fejl.md"
BODY = f'{PATH}:11:8: feltet "body" (Brødtekst) '
GONE = "Ret adressen, eller tag linket væk."


@dataclass(frozen=True, slots=True)
class Wrong:
    """A link, what lies beside it, and the line that tells it."""

    link: str
    line: str
    make: Callable[[ProjectCopy], object] = lambda _: None


def other(**changes: str) -> Callable[[ProjectCopy], object]:
    """Another article, some fields changed."""
    text = article("anden", body="## Boligen\n\nHer står der noget.")
    for key, value in changes.items():
        at = text.index("published: ")
        line = f"{key}: {value}\n"
        text = (
            text.replace("published: 2026-11-01\n", line)
            if key == "published"
            else text[:at] + line + text[at:]
        )
    return lambda project: project.write("content/articles/anden.md", text)


DRAFT = (
    f'{BODY}fører til "{{}}", som er en kladde, så læserne ikke kan se "Siden anden". '
    "Sæt draft til false dér, eller tag linket væk så længe."
)
WRONG = {
    "typed by hand": Wrong(
        "/findes-ikke/", f'{BODY}fører til "/findes-ikke/", som ikke er på siden. {GONE}'
    ),
    "almost": Wrong(
        "/muligheder/roenne-3/",
        (
            f'{BODY}fører til "/muligheder/roenne-3/", som ikke er på siden. '
            'Mente du "/muligheder/roenne-2/"?'
        ),
    ),
    "without the last slash": Wrong(
        "/muligheder/roenne-1",
        (
            f'{BODY}fører til "/muligheder/roenne-1", som ikke er på siden. '
            'Mente du "/muligheder/roenne-1/"?'
        ),
    ),
    "as others see it": Wrong(
        "https://min-almen-praksis.example.org/vaek/",
        (
            f'{BODY}fører til "https://min-almen-praksis.example.org/vaek/", som ikke er på '
            f"siden. {GONE}"
        ),
    ),
    "own place": Wrong(
        "#noget-andet",
        (
            f'{BODY}fører til "#noget-andet", men siden har intet sted, der hedder '
            '"noget-andet". Skriv navnet på en overskrift på siden, eller slet fra # og frem.'
        ),
    ),
    "place of another": Wrong(
        "article:anden#bolig",
        (
            f'{BODY}fører til "article:anden#bolig", men siden har intet sted, der hedder '
            '"bolig". Mente du "boligen"?'
        ),
        other(),
    ),
    "draft": Wrong("article:anden", DRAFT.format("article:anden"), other(draft="true")),
    "draft by its address": Wrong(
        "/livet/anden/", DRAFT.format("/livet/anden/"), other(draft="true")
    ),
    "coming": Wrong(
        "article:anden",
        (
            f'{BODY}fører til "article:anden", som først kan ses fra den 1. december 2026. '
            "Vent med linket til den dag, eller lad det andet komme før."
        ),
        other(published="2026-12-01"),
    ),
    "empty": Wrong(
        "",
        (
            f'{PATH}:11:6: feltet "body" (Brødtekst) har et link uden adresse. '
            "Skriv adressen i parentesen, fx [alle muligheder](/muligheder/)."
        ),
    ),
}


SURVEY = """\
id: svar
title: Hvad læger har svaret os på i år
summary: Svar, der er skrevet for at prøve bygningen og ikke for at blive læst.
example: true
audiences: [ny-speciallaege]
published: 2026-10-01
sources: [{title: En kilde, publisher: Kontoret, date: "2026"}]
date: "2026"
respondents: Nogle læger, som vi har talt med.
findings: [De læser gerne videre her.]
"""


@pytest.fixture(scope="module")
def clean(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    """The small project: to be copied."""
    return small_project(root, tmp_path_factory.mktemp("links") / "project", after=built_small)


@pytest.fixture
def project(clean: ProjectCopy, tmp_path: Path) -> ProjectCopy:
    return clean.copy(tmp_path / "project")


def told(project: ProjectCopy, command: str) -> list[str]:
    """The lines that a command says of files."""
    lines = project.praksis(command).output.replace("\u00a0", " ").splitlines()
    return [line for line in lines if line.split(":")[0].startswith(("content", "mkdocs.yml"))
            and not is_of_fronts(line)]  # fmt: skip


@pytest.mark.parametrize("name", some(WRONG, 2))
def test_a_link_that_nobody_can_follow_stops_check_and_build(
    project: ProjectCopy, name: str
) -> None:
    wrong = WRONG[name]
    wrong.make(project)
    project.write(PATH, article("fejl", body=f"Se [x]({wrong.link})."))
    assert told(project, "check") == [wrong.line]
    assert told(project, "build") == [wrong.line]
    assert not project.site.exists()


@pytest.mark.parametrize(
    "link",
    some(
        [
            "/muligheder/roenne-1/",
            "/muligheder/?gruppe=kapacitet",
            "/muligheder.xml",
            "/feed.json",
            "/assets/site.css",
            "/data/vacancies.csv",
            "/sitemap.xml",
            "#overskriften",
            "article:anden#boligen",
            "vacancy:roenne-2",
            "https://example.org/findes-maaske/",
        ],
        4,
    ),
)
def test_what_readers_can_follow_is_left_alone(project: ProjectCopy, link: str) -> None:
    other()(project)
    body = f"## Overskriften\n\nSe [x]({link})."
    project.write(PATH, article("fejl", body=body))
    assert told(project, "check") == []


def test_a_draft_may_lead_to_another_but_not_to_nothing(project: ProjectCopy) -> None:
    other(draft="true")(project)
    text = article("fejl", body="Se [x](article:anden), og se [y](/ingenting/).")
    project.write(PATH, text.replace("published: ", "draft: true\npublished: "))
    (line,) = told(project, "check")
    assert 'fører til "/ingenting/", som ikke er på siden' in line


def test_what_leads_to_a_record_with_faults_is_not_told(project: ProjectCopy) -> None:
    project.write("content/vacancies/fejl.yml", vacancy("fejl", "frist: 2026-12-01"))
    body = "Se [x](vacancy:fejl), [y](/muligheder/fejl/) og [z](/ingenting/)."
    project.write(PATH, article("fejl", body=body))
    lines = told(project, "check")
    assert len(lines) == 2, lines
    assert 'fører til "/ingenting/"' in lines[0]
    assert "content/vacancies/fejl.yml" in lines[1]
    assert told(project, "build") == lines


def test_a_dead_reference_is_told_with_the_other_faults_of_its_record(
    project: ProjectCopy,
) -> None:
    text = article("fejl", body="Se [x](article:vaek).").replace("section: livet", "section: livt")
    project.write(PATH, text.replace("section: ", "related: [article:heller-ikke]\nsection: "))
    lines = told(project, "check")
    assert len(lines) == 3, lines
    assert told(project, "build") == lines


def test_a_letter_with_an_empty_link_is_told_before_it_is_built(project: ProjectCopy) -> None:
    path = "content/issues/brev-2026-11.md"
    text = (project.folder / path).read_text(encoding="utf-8")
    project.write(path, text.replace("Kære læser", "Kære læser, se [tom]()"))
    (line,) = told(project, "check")
    assert line.startswith(f"{path}:18:20: ")
    assert told(project, "build") == [line]


def test_a_site_without_https_is_told_at_its_line(project: ProjectCopy) -> None:
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", text.replace("https://min-almen", "http://min-almen"))
    line = (
        'mkdocs.yml:2:11: feltet "site_url" er "http://min-almen-praksis.example.org/". '
        "Podcastens feed kræver en adresse med https. "
        "Skriv sidens adresse, fx site_url: https://example.org/."
    )
    assert told(project, "check") == [line]
    assert told(project, "build") == [line]


def test_a_page_in_the_place_of_the_programs_own_is_told_at_the_record(
    project: ProjectCopy,
) -> None:
    project.write("content/articles/aabne-data.md", article("aabne-data", section="om"))
    line = (
        'content/articles/aabne-data.md:2:5: feltet "id" (Id) giver adressen /om/aabne-data/, '
        "som en anden del af siden skriver. Giv posten et andet id."
    )
    assert told(project, "check") == [line]
    assert told(project, "build") == [line]


@needs.TIME
def test_what_has_expired_from_a_list_is_a_warning(project: ProjectCopy) -> None:
    project.write("content/surveys/svar.yml", SURVEY)
    project.write("content/articles/om.md", article("om", section="om"))
    host = article("det-har-laeger-fortalt-os", section="om")
    project.write("content/articles/det-har-laeger-fortalt-os.md", host)
    project.write(PATH, article("fejl", body="Se [x](survey:svar)."))
    assert told(project, "check") == []
    project.write(
        "content/surveys/svar.yml", SURVEY.replace("sources", "expires: 2026-11-20\nsources")
    )
    (line,) = told(project, "check")
    assert line.startswith(f'{PATH}:11:8: advarsel: feltet "body" (Brødtekst) fører til "survey')
    assert project.praksis("build").exit_code == 0


def test_a_dead_link_of_the_guide_is_told_at_its_chapter(project: ProjectCopy) -> None:
    project.write("docs/redaktoer.md", "# Guiden\n\nEn guide.\n\nLæs om [opslag](opslag.md).\n")
    lines = project.praksis("check").output.replace("\u00a0", " ").splitlines()
    (line,) = [line for line in lines if line.startswith("docs/")]
    assert line.startswith("docs/redaktoer.md:5:")
    assert 'fører til "/redaktoer/opslag/", som ikke er på siden. Ret linket i docs/.' in line


def test_a_page_that_the_site_itself_leads_to_is_told_once(project: ProjectCopy) -> None:
    lines = project.praksis("check").output.replace("\u00a0", " ").splitlines()
    (line,) = [line for line in lines if '"/om/kontakt/"' in line]
    assert is_of_fronts(line)
    assert line.endswith("men ingen post skriver den. Lav artiklen med det id. Findes den, så er "
                         "det en fejl i programmet: meld den.")  # fmt: skip


@needs.TIME
def test_a_picture_that_cannot_be_read_freezes_no_preview(project: ProjectCopy) -> None:
    body = 'Se ![Et rum med stole](media/images/rum.jpg "Kontoret") og [x](/ingenting/).'
    project.write("content/media/images/rum.jpg", "ikke et billede")
    project.write(PATH, article("fejl", body=body))
    lines = told(project, "check")
    assert lines
    assert told(project, "build") == lines
    with working_in(project.folder):
        place = Project(project.folder, project.folder / "content")
        config = site_config(place, "", project.site)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
    assert (project.site / "livet" / "index.html").is_file()
