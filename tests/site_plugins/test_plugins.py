"""The plugins inside MkDocs: one writer per address, and nothing kept from the last build."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from publishing.output import OutputFile
from publishing.page import Head, Page, make_page
from records.source.files import Project
from site_plugins.admin.plugin import AdminPlugin
from site_plugins.building import site_config
from site_plugins.preview.plugin import PreviewPlugin
from site_plugins.publisher import PublisherPlugin
from site_plugins.state import Enriched, State, StepError, run
from tests import needs
from tests.project_copy import ProjectCopy
from tests.small import article, vacancy
from tests.steps import some


def _config(project: ProjectCopy, clock: str = "") -> MkDocsConfig:
    place = Project(project.folder, project.folder / "content")
    return site_config(place, clock, project.site)


@needs.TIME
def test_building_twice_with_the_same_plugins(small: ProjectCopy) -> None:
    config = _config(small)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    first = small.outputs()
    small.write("content/vacancies/ny.yml", vacancy("ny", title="Endnu en kapacitet"))
    build(config)
    assert "site/muligheder/ny/index.html" in small.outputs()
    (small.folder / "content" / "vacancies" / "ny.yml").unlink()
    build(config)
    assert small.outputs() == first
    assert len(first) > 20


def test_a_build_takes_nothing_of_one_before_it_that_wanted_more(small: ProjectCopy) -> None:
    place = Project(small.folder, small.folder / "content")
    more = site_config(place, "", small.site, form=True, draft="ny-side")
    admin, preview = more.plugins["admin"], more.plugins["preview"]
    assert isinstance(admin, AdminPlugin)
    assert isinstance(preview, PreviewPlugin)
    assert (admin.wanted, preview.draft) == (True, "ny-side")
    plain = _config(small)
    admin, preview = plain.plugins["admin"], plain.plugins["preview"]
    assert isinstance(admin, AdminPlugin)
    assert isinstance(preview, PreviewPlugin)
    assert (admin.wanted, preview.draft) == (False, "")


@needs.TIME
def test_one_record_less_is_one_page_less(small: ProjectCopy) -> None:
    assert small.praksis("build").exit_code == 0
    assert (small.site / "muligheder" / "roenne-2").is_dir()
    (small.folder / "content" / "vacancies" / "roenne-2.yml").unlink()
    assert small.praksis("build").exit_code == 0
    assert not (small.site / "muligheder" / "roenne-2").exists()


def test_two_kinds_that_write_one_address(small: ProjectCopy) -> None:
    small.write("content/articles/roenne-1.md", article("roenne-1", section="muligheder"))
    done = small.praksis("build")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert "/muligheder/roenne-1/" in done.output
    assert small.leftovers() == []
    assert not small.site.exists()


@pytest.fixture
def begun(small: ProjectCopy) -> State:
    """A build before its first step."""
    config = _config(small)
    config.plugins.on_startup(command="build", dirty=False)
    plugin = config.plugins["publisher"]
    assert isinstance(plugin, PublisherPlugin)
    plugin.on_config(config)
    assert plugin.state
    return replace(plugin.state, pages={}, files={})


def _about(title: str = "Om") -> Page:
    return make_page(Head("section.html", "article", "om", "om/", title, "Om os"), {})


def test_second_page_of_one_address_is_refused(begun: State) -> None:
    after = begun.after([_about()])
    assert after.pages["om/"].address == "om/"
    assert not begun.pages
    with pytest.raises(StepError, match="To dele af siden vil skrive /om/"):
        after.after([_about()])


def test_second_file_of_one_address_is_refused(begun: State) -> None:
    after = begun.after([OutputFile("feed.xml", b"1")])
    with pytest.raises(StepError, match=r"vil skrive /feed\.xml"):
        after.after([OutputFile("feed.xml", b"2")])


def test_two_parts_may_ask_for_a_file_that_is_made_of_the_same(begun: State) -> None:
    cut = OutputFile("kort.jpg", lambda: b"1", b"a photograph")
    assert begun.after([cut, cut]).after([cut]).files["kort.jpg"].content == b"1"
    for made_of in (b"another", b""):
        with pytest.raises(StepError, match=r"vil skrive /kort\.jpg"):
            begun.after([cut, replace(cut, made_of=made_of)])


@pytest.mark.parametrize("page_first", [True, False])
def test_a_file_in_the_place_of_a_page_is_refused(begun: State, *, page_first: bool) -> None:
    both: list[Page | OutputFile] = [_about(), OutputFile("om/index.html", b"x")]
    with pytest.raises(StepError, match="vil skrive /om/"):
        begun.after(both if page_first else both[::-1])


def test_a_step_that_enriches_a_page_takes_its_place(begun: State) -> None:
    steps = (lambda _: [_about()], lambda _: [Enriched(_about("Om os alle"))])
    after, refused = run(steps, begun)
    assert refused == ()
    assert [page.meta["title"] for page in after.pages.values()] == ["Om os alle"]
    with pytest.raises(KeyError):
        begun.after([Enriched(_about())])


def test_a_file_of_the_theme_is_not_overwritten(small: ProjectCopy, root: Path) -> None:
    theme = small.folder / "site_plugins/theme"
    theme.unlink()
    shutil.copytree(root / "site_plugins/theme", theme)
    small.write("site_plugins/theme/assets/icons/favicon.svg", "<svg/>")
    done = small.praksis("build")
    assert done.exit_code == 1
    assert "vil skrive /assets/icons/favicon.svg" in done.output
    assert not small.site.exists()


def _without_publisher(small: ProjectCopy) -> None:
    text = (small.folder / "mkdocs.yml").read_text(encoding="utf-8")
    kept = text.partition("plugins:")[0]
    small.write("mkdocs.yml", f"{kept}plugins:\n  - admin\n")


@needs.TIME
def test_the_publisher_has_to_come_first_in_plain_mkdocs(small: ProjectCopy) -> None:
    _without_publisher(small)
    done = small.run("build", program="mkdocs")
    assert done.returncode == 1
    assert 'under "plugins" skal "publisher" stå først' in done.stderr


def test_the_publisher_has_to_be_there(small: ProjectCopy) -> None:
    _without_publisher(small)
    said = small.praksis("build")
    assert said.exit_code == 1
    assert 'under "plugins" mangler "publisher".' in said.output


@pytest.mark.parametrize("program", some(["praksis", "mkdocs"], 1))
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_project_of_the_former_plugins_is_told_what_to_write(
    small: ProjectCopy, program: str, command: str
) -> None:
    text = (small.folder / "mkdocs.yml").read_text(encoding="utf-8")
    former = text.replace("- publisher:", "- library:").replace(
        "- admin:", "- vacancies\n  - admin:"
    )
    small.write("mkdocs.yml", former)
    done = small.run(command, program=program)
    assert done.returncode == 1
    assert 'skriv "publisher" i stedet for "library", og slet vacancies, events' in done.stderr
    assert "Traceback" not in done.stderr
