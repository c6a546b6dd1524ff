"""The plugins inside MkDocs: one writer per address, and nothing kept from the last build."""

from __future__ import annotations

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from praksis.commands.build import site_config
from publishing.output import OutputFile
from publishing.page import Head, make_page
from records.source.files import Project
from site_plugins.build_state import publish_files, publish_pages, state_of
from tests.project_copy import ProjectCopy
from tests.small import article, vacancy


def _config(project: ProjectCopy, clock: str = "") -> MkDocsConfig:
    place = Project(project.folder, project.folder / "content")
    return site_config(place, clock, project.site)


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
def running(small: ProjectCopy) -> MkDocsConfig:
    """A configuration in the middle of a build."""
    config = _config(small)
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins["library"].on_config(config)
    return config


def test_second_page_of_one_address_is_refused(running: MkDocsConfig) -> None:
    head = Head("section.html", "article", "om", "om/", "Om", "Om os")
    files = publish_pages(Files([]), running, [make_page(head, {})])
    assert state_of(running).pages["om/index.md"].address == "om/"
    with pytest.raises(PluginError, match="To dele af siden vil skrive /om/"):
        publish_pages(files, running, [make_page(head, {})])


def test_second_file_of_one_address_is_refused(running: MkDocsConfig) -> None:
    files = publish_files(Files([]), running, [OutputFile("feed.xml", b"1")])
    with pytest.raises(PluginError, match=r"vil skrive /feed\.xml"):
        publish_files(files, running, [OutputFile("feed.xml", b"2")])


def test_library_has_to_come_first(small: ProjectCopy) -> None:
    text = (small.folder / "mkdocs.yml").read_text(encoding="utf-8")
    kept = text.partition("plugins:")[0]
    small.write("mkdocs.yml", f"{kept}plugins:\n  - vacancies\n")
    done = small.run("build", program="mkdocs")
    assert done.returncode == 1
    assert 'under "plugins" skal "library" stå først' in done.stderr
