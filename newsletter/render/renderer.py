"""MJML to HTML in a process of its own, bounded in time and memory.

The renderer is compiled code that recurses: on deep or odd input it takes its whole process down.
Here that costs one answer; the next question starts a new process.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Self, cast

from newsletter.errors import NewsletterError
from newsletter.render.worker import LENGTH
from records.source.kept_values import KeptValues

WORKER = Path(__file__).with_name("worker.py")


class RendererFailed(NewsletterError):  # noqa: N818 - says what happened
    """The renderer crashed, ran out of memory or took too long."""


@dataclass
class Renderer:
    """Use it with `with`: the process starts at the first question and ends with the block."""

    seconds: float = 10.0
    """The longest an answer may take."""
    megabytes: int = 512
    """The most memory (address space) the process may take."""
    kept: KeptValues = field(default_factory=KeptValues, repr=False)
    """Mails that were made before; none where nobody hands any in."""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def html(self, source: str) -> str:
        """The HTML of MJML that was checked before.

        Raises RendererFailed where the process does not survive it, and NewsletterError where the
        renderer refuses it.
        """
        process = self._running()
        timer = Timer(self.seconds, process.kill)
        timer.start()
        try:
            refused, answer = _ask(process, source.encode())
        except (OSError, EOFError) as error:
            self.close()
            raise RendererFailed(f"MJML-programmet gik ned ({process.returncode}).") from error
        finally:
            timer.cancel()
        if refused:
            raise NewsletterError(f"Mailen kan ikke laves: MJML-programmet siger {answer!r}.")
        return answer.strip() + "\n"

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            _close(cast("IO[bytes]", pipe))
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own script in our own Python
                [sys.executable, "-I", str(WORKER), str(self.megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # what was not yet written is of no use to a dead process


def _ask(process: subprocess.Popen[bytes], octets: bytes) -> tuple[bool, str]:
    question, answer = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    question.write(LENGTH.pack(len(octets)) + octets)
    question.flush()
    status = _exactly(answer, 1)
    (length,) = LENGTH.unpack(_exactly(answer, LENGTH.size))
    return status != b"0", _exactly(answer, length).decode()


def _exactly(pipe: IO[bytes], octets: int) -> bytes:
    read = pipe.read(octets)
    if len(read) < octets:
        raise EOFError
    return read
