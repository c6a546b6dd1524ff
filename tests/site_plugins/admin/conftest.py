"""The form on a port of this machine, and a browser whose private files stand in for a disk."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request
from playwright.sync_api import TimeoutError as TooSlow

from praksis.commands.admin import served_by
from records.loading.library import Library
from records.model.base import Record
from records.model.registry import BY_KEY
from records.source.files import Project
from site_plugins.admin.bundle import FOLDER, SVELTIA, Bundle, BundleError
from site_plugins.admin.serving import form_server
from tests import needs
from tests.project_copy import ProjectCopy, copy_of
from tests.running import running

PATIENCE = 15_000
"""Milliseconds to wait in the form before a test fails."""

_OWN_NOTE = "svelte.dev/e/derived_inert"
"""What Svelte says to the authors of Sveltia CMS when a copy is begun."""
_DISK = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemDirectoryHandle.prototype.requestPermission = async () => "granted";
"""
"""The private file system of the origin (OPFS) in place of a folder of the disk."""

_FILL = """async (files) => {
  const made = {"": navigator.storage.getDirectory()};
  const folder = (path) => made[path] ??= folder(path.slice(0, Math.max(path.lastIndexOf("/"), 0)))
    .then((above) => above.getDirectoryHandle(path.split("/").pop(), {create: true}));
  await folder(".git");
  await Promise.all(files.map(async ([path, content]) => {
    const place = await folder(path.slice(0, path.lastIndexOf("/")));
    const file = await place.getFileHandle(path.split("/").pop(), {create: true});
    const stream = await file.createWritable();
    await stream.write(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
    await stream.close();
  }));
}"""

_READ = """async (path) => {
  const folders = path.split("/");
  const name = folders.pop();
  let folder = await navigator.storage.getDirectory();
  for (const each of folders) folder = await folder.getDirectoryHandle(each);
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""

_CHANGED = """async (since) => {
  const paths = [], changed = [];
  const walk = async (folder, above) => {
    for await (const [name, each] of folder.entries()) {
      const path = above ? `${above}/${name}` : name;
      if (each.kind === "directory") { await walk(each, path); continue; }
      paths.push(path);
      const file = await each.getFile();
      if (file.lastModified <= since) continue;
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      changed.push([path, btoa(text)]);
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return { paths, changed, now: Date.now() };
}"""


@pytest.fixture(scope="session")
def bundle(root: Path) -> Bundle:
    """The fetched program of the form."""
    fetched = Bundle(root)
    try:
        fetched.read(SVELTIA, "package.json")
    except BundleError:
        needs.leave_out("the form's program (python3 start.py admin fetch)")
    return fetched


@pytest.fixture
def project(root: Path, tmp_path: Path, bundle: Bundle, built: ProjectCopy) -> ProjectCopy:
    """A copy of the real project with the form's program."""
    return with_program(copy_of(root, tmp_path / "project", after=built), bundle)


def with_program(project: ProjectCopy, bundle: Bundle) -> ProjectCopy:
    """The same project, where the form's program lies."""
    there = project.folder / FOLDER
    there.parent.mkdir(parents=True, exist_ok=True)
    there.symlink_to(bundle.project / FOLDER)
    return project


def place_of(project: ProjectCopy) -> Project:
    """Where the project's records lie."""
    return Project(project.folder, project.folder / "content")


@pytest.fixture(scope="session")
def real(real_library: Library) -> Library:
    """The records of the real project."""
    return real_library


@dataclass
class FormTab:
    """The form in a browser, and all that it asked for and complained of."""

    page: Page
    origin: str
    project: ProjectCopy
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _since: float = 0

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self) -> None:
        """Open the form on a copy of the project's content, as somebody who picks its folder."""
        self.page.goto(f"{self.origin}admin/")
        files = sorted(file for file in (self.project.folder / "content").rglob("*"))
        self.page.evaluate(_FILL, [self._packed(file) for file in files if file.is_file()])
        self._since = self.page.evaluate("Date.now()")
        self.page.get_by_role("button", name="Åbn projektets mappe").click()
        self.page.get_by_text("Samlinger", exact=True).wait_for()

    def open_record(self, kind: str, record: Record) -> None:
        """Go to a record, in whichever list of its kind it stands."""
        [file] = (
            file.relative_to(self.project.folder / "content" / BY_KEY[kind].folder)
            for file in (self.project.folder / "content" / BY_KEY[kind].folder).rglob("*")
            if file.stem == record.id
        )
        lists = self.page.evaluate("async () => (await (await fetch('form.json')).json()).formats")
        second = f"{kind}_{file.suffix[1:]}"
        name = second if second in lists else kind
        self.go(f"collections/{name}/entries/{file.with_suffix('').as_posix()}")

    @contextmanager
    def deleting(self, record: str) -> Iterator[Locator]:
        """The question whether to delete `kind/entries/id`; at the end no is said to it."""
        self.go(f"collections/{record}")
        self.page.get_by_role("button", name="Vis valg for redigering").click()
        self.page.get_by_role("menuitem", name="Slet").click()
        said = self.page.get_by_role("alertdialog")
        yield said
        if said.is_visible():
            said.get_by_role("button", name="Annuller", exact=True).click()

    def go(self, address: str) -> None:
        """Go to a place in the form: `collections/vacancy/new`."""
        self.page.evaluate("(to) => { location.hash = to; }", f"#/{address}")
        self.page.get_by_role("button", name="Gem", exact=True).wait_for()

    def field(self, path: str) -> Locator:
        """A field of the record, scrolled to: they are drawn as one comes to them."""
        found = self.page.locator(f'[data-key-path="{path}"]').first
        if "." in path and not found.count():
            self.field(re.sub(r"(\.\d+)*(\.\d+|\.[a-z_]+)$", "", path))
            with suppress(TooSlow):
                found.wait_for(timeout=PATIENCE / 5)
                self.page.wait_for_timeout(800)  # a group that opens is filled a moment later
        drawn = self.page.locator("[data-key-path]")
        for step in range(300):
            if found.count():
                break
            far = drawn.first if step % 75 == 74 else drawn.last  # and once more from the top
            far.evaluate("(element) => element.scrollIntoView()")
            self.page.wait_for_timeout(40)
        found.scroll_into_view_if_needed()
        return found

    def write(self, path: str, text: str) -> None:
        """Type into a field."""
        self.field(path).locator(
            "input:visible, textarea:visible, [contenteditable=true]:visible"
        ).first.fill(text)

    def choose(self, path: str, *labels: str) -> None:
        """Choose from a list that opens; again where the form moved under the pointer."""
        for label in labels:
            box = self.field(path).get_by_role("combobox").first
            option = self.page.get_by_role("option", name=label, exact=True).first
            for _ in range(4):
                if box.get_attribute("aria-expanded") != "true":
                    box.click()
                with suppress(TooSlow):
                    option.click(timeout=PATIENCE / 4)
                    break
            else:
                raise AssertionError(f"{label} could not be chosen in {path}")

    def pick(self, path: str, label: str) -> None:
        """Choose one of a few; again where the form moved under the pointer, or where a group
        that has just opened was filled with what it begins with.
        """
        button = self.field(path).get_by_role("radio", name=label, exact=True)
        for _ in range(5):
            button.click()
            self.page.wait_for_timeout(300 if "." in path else 20)
            if button.get_attribute("aria-checked") == "true":
                break

    def add_group(self, path: str) -> None:
        """Open a group of fields; a moment later Sveltia CMS fills in what they begin with."""
        self.field(path).get_by_role("checkbox").first.click()
        self.page.wait_for_timeout(400)

    def put(self, path: str, file: Path) -> None:
        """Put a file up in a field for one."""
        self.field(path).locator("input[type=file]").first.set_input_files(file)
        self.page.wait_for_timeout(300)

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.page.get_by_role("button", name="Gem", exact=True).click()
        self.page.get_by_role("button", name="Opret nyt dokument").wait_for()

    def text(self, path: str) -> str:
        """A file of the stand-in disk, also put into the project on the real one."""
        text = str(self.page.evaluate(_READ, path))
        self.project.write(path, text)
        return text

    def bring(self) -> list[str]:
        """Put what the form wrote and deleted since the last time into the project on the real
        disk; the paths, those that are gone with a `-` before them.
        """
        told = self.page.evaluate(_CHANGED, self._since)
        self._since = told["now"]
        for path, packed in told["changed"]:
            file = self.project.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(base64.b64decode(packed))
        there = (path for path in (self.project.folder / "content").rglob("*") if path.is_file())
        names = {path.relative_to(self.project.folder).as_posix() for path in there}
        gone = sorted(names - set(told["paths"]))
        for path in gone:
            (self.project.folder / path).unlink()
        return sorted(path for path, _ in told["changed"]) + [f"-{path}" for path in gone]

    def _packed(self, file: Path) -> list[str]:
        path = file.relative_to(self.project.folder).as_posix()
        return [path, base64.b64encode(file.read_bytes()).decode()]

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and _OWN_NOTE not in message.text:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


@pytest.fixture
def form(browser: Browser, project: ProjectCopy) -> Iterator[FormTab]:
    """The form of a copy of the real project on a computer, not yet open."""
    with _tab(browser, project, {"viewport": {"width": 1280, "height": 900}}) as tab:
        yield tab


@pytest.fixture
def on_phone(browser: Browser, project: ProjectCopy) -> Iterator[FormTab]:
    """The same on a telephone, which is touched."""
    size = {"width": 375, "height": 812}
    with _tab(browser, project, {"viewport": size, "has_touch": True, "is_mobile": True}) as tab:
        yield tab


@contextmanager
def _tab(browser: Browser, project: ProjectCopy, device: dict[str, Any]) -> Iterator[FormTab]:
    """In a browser that is set to American: the form speaks Danish all the same."""
    with served(project) as origin:
        context = browser.new_context(**device, locale="en-US", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        context.add_init_script(_DISK)
        yield FormTab(context.new_page(), origin, project)
        context.close()


def sign_in(page: Page, origin: str, token: str) -> None:
    """Open the form of a project at a forge, and give the token."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{origin}admin/")
    page.get_by_role("button", name="Log ind med adgangstoken").click()
    page.locator("dialog input").fill(token)
    page.locator("dialog").get_by_role("button", name="Log ind").click()


def served(project: ProjectCopy) -> AbstractContextManager[str]:
    """The address of the project's form, served; ends in `/`."""
    return running(form_server(served_by(place_of(project)), 0))
