"""How loud a sound is (EBU R128), as ffmpeg measures it where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records.danish.numbers import number

TARGET, TOLERANCE = -16.0, 2.0
"""LUFS that Apple asks for in speech, and how far one may be from it."""
HIGHEST_PEAK = -1.0
"""dBTP; louder peaks are distorted when an app converts the sound."""
UNMEASURED = "ikke målt (ffmpeg er ikke installeret)"
_SUMMARY = re.compile(
    r"\bI:\s+(-?[\d.]+|-?inf|nan) LUFS.*\bLRA:\s+([\d.]+) LU.*\bPeak:\s+(-?[\d.]+|-inf) dBFS",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured over the whole file."""

    integrated: float
    """LUFS."""
    range: float
    """LU."""
    peak: float
    """True peak in dBTP."""

    def __str__(self) -> str:
        return f"{_signed(self.integrated)} LUFS, højeste udsving {_signed(self.peak)} dBTP"


def loudness(path: Path) -> Loudness | None:
    """Measure a file; None without ffmpeg, and for sound that ffmpeg cannot read or that is still.

    Takes about a second for each ten minutes of sound, so no build asks for it.
    """
    program = shutil.which("ffmpeg")
    if program is None:
        return None
    command = [program, "-nostdin", "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-map", "0:a:0", "-af", "ebur128=peak=true", "-f", "null", "-"]
    ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a fixed program
    found = _SUMMARY.search(ran.stderr.decode(errors="replace").rpartition("Summary:")[2])
    if ran.returncode or not found or "inf" in found[1] + found[3] or found[1] == "nan":
        return None
    return Loudness(*(float(part) for part in found.groups()))


def advice(measured: Loudness) -> Iterator[str]:
    """Danish sentences about sound that apps would play too softly, too loudly or distorted."""
    if abs(measured.integrated - TARGET) > TOLERANCE:
        way = "lav" if measured.integrated < TARGET else "høj"
        yield f"Lyden er for {way}. Gem den igen med {_signed(TARGET)} LUFS."
    if measured.peak > HIGHEST_PEAK:
        limit = f"{_signed(HIGHEST_PEAK)} dBTP"
        yield f"De højeste udsving er over {limit}. Skru ned, og gem lyden igen."


def _signed(value: float) -> str:
    return number(round(value, 1)).replace("-", "−")
