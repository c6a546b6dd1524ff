"""Whatever an editor does to a file: `check` and `build` say the same of it, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project_copy import ProjectCopy
from tests.small import article, small_project, vacancy
from tests.steps import steps

LINKS = st.sampled_from(
    ["/findes-ikke/", "/muligheder/", "article:livet", "article:nope#x", "#x", "", "//host/",
     "vacancy:roenne-1", "vacancy:roenne-3", "media/images/vaek.jpg", "[", "https://example.org/",
     "javascript:x", "mailto:a@example.org", "article:anden#afsnit", "/feed.xml#x"]
)  # fmt: skip
BODIES = st.lists(
    st.one_of(
        LINKS.map(lambda link: f"Se [her]({link})."),
        LINKS.map(lambda link: f"Se [her][a].\n\n[a]: {link}"),
        LINKS.map(lambda link: f'Se <a href="{link}">her</a>.'),
        st.text("ab[]()#*_{}|<>!\n\"' ", max_size=30),
    ),
    min_size=1,
    max_size=3,
).map("\n\n".join)
EDITS = st.tuples(
    BODIES, st.sampled_from(["", "draft: true\n", "contact: nope\n", "related: [article:nope]\n"])
)


@pytest.fixture(scope="module")
def project(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    """The small project, whose two files are written over and over."""
    return small_project(root, tmp_path_factory.mktemp("answer") / "project", after=built_small)


def told(project: ProjectCopy, command: str) -> list[str]:
    done = project.praksis(command)
    assert isinstance(done.exception, SystemExit | None), done.output
    lines = done.output.splitlines()
    return [line for line in lines if line.startswith(("content", "mkdocs.yml", "site/"))]


@settings(
    max_examples=steps(2, 12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edit=EDITS, deadline=st.sampled_from(["2026-12-21", "2026-11-22", "nej"]))
def test_check_and_build_say_the_same(
    project: ProjectCopy, edit: tuple[str, str], deadline: str
) -> None:
    body, more = edit
    text = article("anden", body=f"## Afsnit\n\n{body}")
    project.write("content/articles/anden.md", text.replace("section: ", f"{more}section: "))
    project.write("content/vacancies/roenne-2.yml", vacancy("roenne-2", deadline=deadline))
    first = told(project, "check")
    assert first == told(project, "check"), "said again from what was kept"
    assert len(set(first)) == len(first)
    if all("advarsel: " in line for line in first):
        assert project.praksis("build").exit_code == 0
    else:
        assert first == told(project, "build")
