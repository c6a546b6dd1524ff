"""How long mails take: our edition against npm `mjml` on the same source, and a whole issue.

    python bench/newsletter_speed.py [folder with node_modules/mjml]

One run, one machine: the figures of both are from the same minutes. Without Node or npm `mjml`
(`npm install --prefix /tmp/peer mjml`) only ours are measured.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsletter.edition import Editions, make_editions
from newsletter.freezing import frozen_letter
from newsletter.frozen.store import write_letter
from newsletter.letter import letter_of
from newsletter.outbox import made_of
from newsletter.past import Past
from newsletter.render.html import html_of, mjml_of
from newsletter.render.renderer import Renderer
from newsletter.selection.candidates import sent_at
from publishing.settings_file import read_settings
from publishing.site import Site
from records.clock import Clock
from records.codes.people import AudienceCode
from records.loading.library import load
from records.model.newsletter import Issue
from records.source.files import Project

ROUNDS = 20
EDITIONS, ITEMS = 11, 60
PEER = """
const fs = require('fs');
const mjml2html = require('mjml').default || require('mjml');
const source = fs.readFileSync(process.argv[1], 'utf8');
(async () => {
  const times = [];
  for (let n = 0; n < Number(process.argv[2]); n++) {
    const begun = process.hrtime.bigint();
    const made = await mjml2html(source, { fonts: {}, keepComments: false });
    times.push(Number(process.hrtime.bigint() - begun) / 1e6);
    if (!made.html.includes('</html>')) throw new Error('no HTML');
  }
  console.log(JSON.stringify({ times, rss: process.memoryUsage().rss }));
})();
"""


def main() -> None:
    """Print every figure as one line."""
    root = Path(__file__).parents[1]
    project = Project(root, root / "content")
    library, site = load(project), read_settings(root).site
    issue = library.all(Issue)[0]
    clock = Clock(sent_at(issue))
    every = make_editions(issue, library, clock, Past())
    editions = every.going
    fullest = max(editions, key=lambda edition: len(edition.picks))
    letter = letter_of(fullest, site)
    source = mjml_of(letter)
    with Renderer() as renderer:
        renderer.html(source)
        ours = _timed(lambda: renderer.html(source))
        whole = _timed(lambda: html_of(letter, renderer))
        print(f"source: {len(source.encode()) / 1000:.0f} kB of MJML, {len(fullest.picks)} items")
        print(f"ours, MJML to HTML in its own process: {_shown(ours)}")
        print(f"ours, template, checks and HTML: {_shown(whole)}")
        _peer(source, ours)
    picks = fullest.picks[:1]
    block = next(block for block in fullest.blocks if block.picks)
    many = tuple(replace(picks[0], key=f"x:{n}", card=replace(picks[0].card,
                 url=f"{picks[0].card.url}{n}/")) for n in range(ITEMS))  # fmt: skip
    big = replace(fullest, blocks=(replace(block, picks=many),))
    audiences = [*AudienceCode][:EDITIONS]
    begun, child = time.process_time(), _children()
    with Renderer() as renderer:
        for audience in audiences:
            made_of(replace(big, audience=audience), site, renderer)
    cpu = time.process_time() - begun + _children() - child
    print(f"{len(audiences)} editions with {ITEMS} items each, all forms: {cpu:.2f} s CPU in all")
    _freezing(replace(every, going=tuple(replace(big, audience=each) for each in audiences)), site)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory at most: {own:.0f} MB with all records, renderer {peak:.0f} MB")


def _freezing(editions: Editions, site: Site) -> None:
    """Freeze the same: mails, digests and files on the disk, as the command does."""
    begun, child = time.process_time(), _children()
    clock = Clock(sent_at(editions.issue))
    with Renderer() as renderer, tempfile.TemporaryDirectory() as work:
        letter = frozen_letter(editions, site, clock, renderer, has_engine=True)
        write_letter(Project(Path(work), Path(work) / "content"), letter)
    cpu = time.process_time() - begun + _children() - child
    print(f"freezing {len(editions.going)} editions with {ITEMS} items each: {cpu:.2f} s CPU")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), min(times)


def _shown(times: tuple[float, float]) -> str:
    return f"{times[0]:.2f} ms (median of {ROUNDS}), {times[1]:.2f} ms at best"


def _peer(source: str, ours: tuple[float, float]) -> None:
    node = shutil.which("node")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if not node or folder is None:
        print("npm mjml: not measured (no Node, or no folder with node_modules/mjml given)")
        return
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "mail.mjml"
        file.write_text(source, encoding="utf-8")
        done = subprocess.run(
            [node, "-e", PEER, str(file), str(ROUNDS)],
            cwd=folder,
            env={**os.environ, "NODE_PATH": str(folder / "node_modules")},
            capture_output=True,
            text=True,
            check=True,
        )
    figures = json.loads(done.stdout)
    theirs = statistics.median(figures["times"]), min(figures["times"])
    print(f"npm mjml, the same source: {_shown(theirs)}; the first {figures['times'][0]:.0f} ms")
    faster = f"{theirs[0] / ours[0]:.0f} times (median), {theirs[1] / ours[1]:.0f} times (best)"
    print(f"ours is faster by {faster}; npm mjml's memory: {figures['rss'] / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
