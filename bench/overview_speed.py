"""How heavy and how quick the overview is with 1,000 and 5,000 vacancies.

    python bench/overview_speed.py [numbers …]

Prints for each number: the page and the file with all rows, also compressed by gzip; how many
elements the page has; the first interaction of a filter at four times slowed CPU (the script's own
work, the time until it is painted, the work of the page's thread); the longest task of loading the
page, filtering it, searching it and sorting it; and what a vacancy adds to the build. Chromium and
the project's own environment are needed.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.made_project import ROOT, copy_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
TODAY = date(2026, 11, 22)
SLOWDOWN, ROUNDS = 4, 5
AREAS = ("0400", "0219", "0101/valby", "0165", "0217", "0260", "0159", "0101/vanloese", "0250")
VACANCY = """\
id: maaling-{at}
title: 0-kapacitet nummer {at} til en læge, der vil åbne sin egen klinik
summary: Opslag nummer {at} er lavet for at måle siden. Det siger lidt om området og om arbejdet.
example: true
audiences: [{audience}, etableret]
areas: ["{area}"]
published: {posted}
type: {type}
status: {status}
origin: nyt-forloeb
count: 1
practice_form: {form}
planning_area: "{area}"
posted: {posted}
deadline: {deadline}
deadline_time: "12:00"
contact: raadgiver-etablering
address_bound: false
patients: {patients}
patients_date: {posted}
takeover: efter-aftale
criteria: [{{text: Erfaring fra almen praksis}}]
application: {{method: mail, address: eksempel@example.org, instructions: Skriv højst fire sider.}}
benefits: [Du vælger selv adresse, Du får en rådgiver hele vejen]
caveats: [Du begynder med en tom kalender]
"""
CLICK = """async () => {
  const field = document.querySelector('input[name=type][value=nul-kapacitet]');
  const start = performance.now();
  field.click();
  const script = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [script, performance.now() - start];
}"""
TASKS = """
  window.tasks = [];
  const note = (list) => list.getEntries().forEach((one) => window.tasks.push(one.duration));
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
"""
_SORT = (
    "const field = document.querySelector('#sorter'); field.value = 'omraade';"
    " field.dispatchEvent(new Event('change', { bubbles: true }))"
)
USE = (
    "document.querySelector('input[name=type][value=nul-kapacitet]').click()",
    "document.querySelector('input[name=omraade]').click()",
    "document.querySelector('[data-reset]').click()",
    _SORT,
    "document.querySelector('[data-next]').click()",
)
"""What a reader does, one thing after the other."""
WORK = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")


def project(folder: Path, number: int) -> None:
    """The real project with so many vacancies: its own, and generated ones."""
    copy_project(folder)
    many = folder / "content/vacancies/maaling"
    many.mkdir()
    own = sum(1 for _ in many.parent.glob("*.yml"))
    for at in range(number - own):
        (many / f"maaling-{at}.yml").write_text(vacancy(at), encoding="utf-8")


def vacancy(at: int) -> str:
    """One of many different vacancies; every third is over."""
    with_patients = at % 2
    posted = TODAY - timedelta(days=20 + at % 300)
    over = at % 3 == 0
    deadline = posted + timedelta(days=15) if over else TODAY + timedelta(days=1 + at % 200)
    deadline += timedelta(days=(0, 0, 0, 0, 0, 2, 1)[deadline.weekday()])
    return VACANCY.format(
        at=at,
        status="vurderes" if over and deadline < TODAY else "opslaaet",
        area=AREAS[at % len(AREAS)],
        audience=("ny-speciallaege", "hu-laege", "skifter-speciale")[at % 3],
        type="kapacitet-med-patienter" if with_patients else "nul-kapacitet",
        form=("frit-valg", "solopraksis", "kompagniskab")[at % 3],
        patients=1600 if with_patients else 0,
        posted=posted,
        deadline=deadline,
    )


def build(folder: Path) -> tuple[float, float]:
    """Seconds of a whole build: on the wall, and of the processor."""
    told = "from praksis.cli import main; main()"
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(
        [sys.executable, "-c", told, "build", "--clock", f"{TODAY}T09:00"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit((done.stderr or done.stdout)[-2000:])
    after = os.times()
    own = after.children_user + after.children_system
    own -= before.children_user + before.children_system
    return time.perf_counter() - start, own


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Figures(NamedTuple):
    """What the browser tells of a page; times are milliseconds."""

    script: float
    painted: float
    work: float
    nodes: int
    longest: float


def in_browser(site: Path) -> Figures:
    """The first filter: script, until painted, and work on the page's thread; nodes and tasks.

    Each is the best of some rounds, which is the one that the rest of the machine disturbed least.
    The work is the thread's own time, counts and address included, with the slowdown put on it.
    """
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        sys.exit("Chromium is missing.")
    with served(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        slow = [_round(browser, origin, SLOWDOWN) for _ in range(ROUNDS)]
        free = [_round(browser, origin, 1) for _ in range(ROUNDS)]
        nodes, longest = zip(*(_tasks(browser, origin) for _ in range(ROUNDS)), strict=True)
        browser.close()
    script, painted = (min(one[at] for one in slow) for at in range(2))
    work = SLOWDOWN * min(one[2] for one in free)
    return Figures(script, painted, work, nodes[0], min(longest))


def _tasks(browser: Browser, origin: str) -> tuple[int, float]:
    """Elements of the page as it comes, and the longest task while it is used."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(TASKS)
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(f"{origin}muligheder/", wait_until="load")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    page.wait_for_timeout(1500)
    for each in USE:
        page.evaluate(f"() => {{ {each} }}")
        page.wait_for_timeout(1000)
    longest = page.evaluate("Math.max(0, ...window.tasks)")
    page.close()
    return nodes, longest


def _round(browser: Browser, origin: str, slowdown: int) -> tuple[float, float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(f"{origin}muligheder/", wait_until="load")
    page.wait_for_timeout(1500)
    before = _work(tools)
    script, painted = page.evaluate(CLICK)
    work = _work(tools) - before
    page.close()
    return script, painted, work


def _work(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(sum(one["value"] for one in metrics if one["name"] in WORK))


def measure(number: int, empty: tuple[float, float]) -> None:
    """Print the figures of so many vacancies; `empty` are the seconds of a build without them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, number)
        seconds, own = build(folder)
        page = (folder / "site/muligheder/index.html").read_bytes()
        rows = (folder / "site/muligheder/liste.json").read_bytes()
        found = in_browser(folder / "site")
    each = [1000 * (now - then) / number for now, then in zip((seconds, own), empty, strict=True)]
    print(
        f"{number:>6} vacancies: page {len(page) / 1000:.0f} kB, "
        f"gzip {len(gzip.compress(page)) / 1000:.0f} kB, {found.nodes} elements · "
        f"rows {len(rows) / 1000:.0f} kB, gzip {len(gzip.compress(rows)) / 1000:.0f} kB · "
        f"first filter at {SLOWDOWN}x: script {found.script:.0f} ms, "
        f"painted {found.painted:.0f} ms, work {found.work:.0f} ms · "
        f"longest task {found.longest:.0f} ms · "
        f"build {seconds:.1f} s, {each[0]:.1f} ms per vacancy (processor {each[1]:.1f} ms)"
    )


def main() -> None:
    """Measure each number on the command line."""
    with tempfile.TemporaryDirectory() as name:
        project(Path(name), 0)
        empty = build(Path(name))
    print(f"     0 generated: build {empty[0]:.1f} s")
    for number in map(int, sys.argv[1:] or ("1000", "5000")):
        measure(number, empty)


if __name__ == "__main__":
    main()
