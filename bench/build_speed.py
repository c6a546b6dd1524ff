"""Time and memory of a whole build, cold and warm, beside other generators with the same pages.

    .venv/bin/python bench/build_speed.py [--records 100 1000] [--growth] [--rounds 3] [--quick]

All sides run in turns, each in a process of its own, and every ratio is taken inside a turn. Ours
reads and checks the records, writes pages, feeds, calendars, podcast files, search index and mails,
and draws a picture for each page that is shared. `bench/peers.py` says what the peers do;
`bench/made_project.py` how the openings differ. The cases of ours:

- `cold`: nothing of earlier builds, as on a new machine;
- `cold, pictures`: only the pictures of earlier builds;
- `warm`: right after a build, with nothing changed;
- `record`, `article`, `colour`, `template`: right after a build, with that one thing changed.

A peer always builds everything. `--growth` adds 5,000 openings and one turn of each, and tells how
the time grows. Below the figures stand those of 28 November 2026, before work was done only once.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.made_project import CLOCK, write_project
from bench.peers import SCRIPTS, Peer, peers
from bench.running import Run, run

GROWN = 5000
BASELINE = """\
Before (28 November 2026, 2 cores, openings that were copies of four, peers without search):
  cold, 1,000 openings, pictures drawn    33 s of CPU, 2.9 x mkdocs, 17 x hugo; 62 % for pictures
  cold, pictures in the cache             0.7 to 0.9 x mkdocs
  warm, nothing changed                   7.8 s of CPU
  warm, one record / article / colour     9.4 / 8.7 / 9.2 s of CPU
  warm, one of 5,000                      44 s of CPU
  growth 1,000 -> 5,000, cold             4.75 x
  memory, 5,000 cold                      561 MB
  demonstration, first build              17 s of CPU
With files taken over, values kept, and pictures drawn on all cores, the same day:
  warm, nothing changed                   0.42 s of CPU
  warm, one record                        8.7 s of CPU before, 5.5 s after (0.65 x, in turns)
  serve, save to page, 1,260 pages        0.07 s, and 4.6 s of CPU for the build that follows
With records told by their files, mails kept, and pages gone through without copying, the same day
(in turns on a machine with other work, which makes all seconds longer):
  warm, one record                        7.4 s of CPU before, 5.8 s after (0.80 x, three turns)
  warm, one article                       8.3 s of CPU before, 6.9 s after (0.83 x, one turn)
With openings kept by what they looked up, and garbage looked for seldom, the next day (in turns on
a machine with other work):
  warm, one record                        6.95 s of CPU before, 5.39 s after (0.79 x, three turns),
                                          2.3 x hugo
  warm, one article                       7.3 s of CPU before, 5.6 s after (0.77 x, two turns)
With files made when they are written, values held packed, and postings in four bytes each:
  memory, 5,000    767 MB cold before, 400 after with its pictures in the cache
  memory, 1,000, cold    188 MB, 227 of all processes
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Whole builds beside other generators.")
    parser.add_argument("--records", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true", help=f"{GROWN} openings as well")
    parser.add_argument("--quick", action="store_true", help="100 openings, one turn")
    given = parser.parse_args()
    sizes = [(records, given.rounds) for records in given.records]
    if given.quick:
        sizes = [(100, 1)]
    if given.growth:
        sizes.append((GROWN, 1))
    print("openings pages  side               wall s   cpu s  largest MB  all MB   cpu and wall /")
    cold = {records: measured(records, rounds) for records, rounds in sizes}
    smaller, *larger = sorted(cold)
    for each in larger:
        print(f"growth {smaller} -> {each}, cold: {cold[each] / cold[smaller]:.2f} x the CPU")
        smaller = each
    print(BASELINE, end="")


def measured(records: int, rounds: int) -> float:
    """Print the lines of one number of openings; gives the seconds of CPU of a cold build."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours = Path(folder, "ours")
        write_project(ours, records)
        build_ours(ours)
        others = tuple(peers(Path(folder), ours))
        turns = [_turn(ours, others, number) for number in range(rounds)]
        pages = sum(1 for _ in (ours / "site").rglob("index.html"))
    names = [other.name for other in others]
    for side in turns[0]:
        print(
            f"{records:8} {pages:5}  {side:16} {_figures([turn[side] for turn in turns])}", end=""
        )
        print("" if side in names else f"   {_ratios(turns, side, names)}")
    return statistics.median(turn["cold"].cpu for turn in turns)


def _turn(ours: Path, others: tuple[Peer, ...], number: int) -> dict[str, Run]:
    """Each case of ours and each peer once."""
    made: dict[str, Run] = {}
    for case, prepare in CASES.items():
        prepare(ours, number)
        made[case] = build_ours(ours)
    for other in others:
        shutil.rmtree(other.folder / other.output, ignore_errors=True)
        made[other.name] = run(other.folder, other.command)
    return made


def _figures(runs: list[Run]) -> str:
    wall, cpu, memory, of_all = (
        statistics.median(getattr(run, name) for run in runs)
        for name in ("wall", "cpu", "memory", "memory_of_all")
    )
    return f"{wall:8.2f} {cpu:7.2f} {memory:11.0f} {of_all:7.0f}"


def _ratios(turns: list[dict[str, Run]], side: str, names: list[str]) -> str:
    """`mkdocs 2.90 2.10, hugo …`: of CPU, then of the clock."""
    told = []
    for name in names:
        cpu = statistics.median(turn[side].cpu / turn[name].cpu for turn in turns)
        wall = statistics.median(turn[side].wall / turn[name].wall for turn in turns)
        told.append(f"{name} {cpu:.2f} {wall:.2f}")
    return ", ".join(told)


# --- the cases --------------------------------------------------------------------------------


def _cold(ours: Path, _number: int) -> None:
    for name in ("site", "outbox", ".praksis/cache"):
        shutil.rmtree(ours / name, ignore_errors=True)


def _cold_with_pictures(ours: Path, _number: int) -> None:
    for each in (ours / "site", ours / "outbox", *(ours / ".praksis/cache").iterdir()):
        if each.name == "pictures":
            continue
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def _as_it_was(_ours: Path, _number: int) -> None:
    """Nothing."""


def change_record(ours: Path, number: int) -> None:
    """New words in the summary of one opening."""
    file = ours / "content/vacancies/maalt-0001.yml"
    text = file.read_text(encoding="utf-8")
    changed = re.sub(
        r"(?m)^summary: .*",
        f"summary: Klinikken er rettet {number} gange og har lyse lokaler.",
        text,
    )
    file.write_text(changed, encoding="utf-8")


def change_article(ours: Path, number: int) -> None:
    """One more line at the end of an article."""
    with (ours / "content/articles/muligheder/genopslag.md").open("a", encoding="utf-8") as file:
        file.write(f"\nRettet {number} gange.\n")


def change_colour(ours: Path, number: int) -> None:
    """Another shade of the brand's line colour."""
    file = ours / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    shade = f'line: "#e4dc{0xC0 + number % 16:02x}"'
    file.write_text(re.sub(r'line: "#e4dc.."', shade, text), encoding="utf-8")


def change_template(ours: Path, number: int) -> None:
    """Another word in the template of every page."""
    file = ours / "site_plugins/theme/base.html"
    text = file.read_text(encoding="utf-8").partition("<!--")[0]
    file.write_text(f"{text}<!-- {number} -->", encoding="utf-8")


CASES: dict[str, Callable[[Path, int], None]] = {
    "cold": _cold,
    "cold, pictures": _cold_with_pictures,
    "warm": _as_it_was,
    "record": change_record,
    "article": change_article,
    "colour": change_colour,
    "template": change_template,
}


def build_ours(folder: Path) -> Run:
    """One `praksis build`."""
    return run(folder, (str(SCRIPTS / "praksis"), "build", "--clock", CLOCK))


if __name__ == "__main__":
    main()
