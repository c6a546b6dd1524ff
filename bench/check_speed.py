"""`praksis check` on many vacancy files beside only composing the same files, in one run.

    python bench/check_speed.py [number of files]

The demonstration alone comes first: cold, with one record changed, and with nothing changed.
Prints CPU seconds (user and system) and peak memory of a fresh process for each, how many times
what composing takes, and the start-up of `praksis --help` beside an interpreter that does nothing.
A cold check also makes every page, to see where links lead. Each figure is the least of three.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.made_project import ROOT, copy_project

PATTERN = "albertslund-2026-1"
"""The vacancy that all files are copies of, with an id of their own."""

PRAKSIS = "import sys; from praksis.cli import main; sys.argv[0] = 'praksis'; main()"
COMPOSE = (
    "import pathlib, yaml\n"
    "for file in sorted(pathlib.Path('content/vacancies').glob('*.yml')):\n"
    "    yaml.compose(file.read_bytes(), Loader=yaml.CSafeLoader)"
)
"""The floor: nobody can find a fault in a file without composing it."""
READ = (
    "import praksis.cli\n"
    "from praksis.project import current_project\n"
    "from records.loading.library import unchecked\n"
    "unchecked(current_project())"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s CPU  {self.megabytes:6.0f} MB"


def main() -> None:
    """Make the project, measure, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    rows = of_demonstration()
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), number)
        check = [sys.executable, "-c", PRAKSIS, "check"]
        cold = [*check, "--no-cache"]
        cost_of(check, project)  # makes the byte code and the cache
        rows |= {
            f"compose {number} files": least([sys.executable, "-c", COMPOSE], project),
            "read all records": least([sys.executable, "-c", READ], project),
            "praksis check, cold": least(cold, project),
            "praksis check, warm": least(check, project),
            "python -c pass": least([sys.executable, "-c", "pass"], project),
            "praksis --help": least([sys.executable, "-c", PRAKSIS, "--help"], project),
        }
    floor = rows[f"compose {number} files"].seconds
    for name, cost in rows.items():
        print(f"{name:28} {cost}  {cost.seconds / floor:6.2f} × compose")


def of_demonstration() -> dict[str, Cost]:
    """What a check of the real content takes."""
    check = [sys.executable, "-c", PRAKSIS, "check"]
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), 0)
        record = project / "content" / "vacancies" / f"{PATTERN}.yml"
        cost_of(check, project)
        cold = least([*check, "--no-cache"], project)
        warm = least(check, project)
        changed = []
        for _ in range(3):
            with record.open("a", encoding="utf-8") as file:
                file.write("# changed\n")
            changed.append(cost_of(check, project))
    return {
        "demonstration, cold": cold,
        "demonstration, one record": min(changed, key=lambda cost: cost.seconds),
        "demonstration, warm": warm,
    }


def make_project(folder: Path, number: int) -> Path:
    """The real content, and `number` vacancies more."""
    copy_project(folder)
    text = (ROOT / "content" / "vacancies" / f"{PATTERN}.yml").read_text(encoding="utf-8")
    vacancies = folder / "content" / "vacancies"
    for each in range(number):
        name = f"mulighed-{each}"
        (vacancies / f"{name}.yml").write_text(text.replace(PATTERN, name), encoding="utf-8")
    return folder


def least(command: list[str], folder: Path) -> Cost:
    """The cheapest of three runs: the others were disturbed."""
    return min((cost_of(command, folder) for _ in range(3)), key=lambda cost: cost.seconds)


def cost_of(command: list[str], folder: Path) -> Cost:
    """CPU time and peak memory of one process. Raises RuntimeError where it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        said = process.stderr.read().decode() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{command} ends with {process.returncode}: {said[-2000:]}"
        raise RuntimeError(message)
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024)


if __name__ == "__main__":
    main()
