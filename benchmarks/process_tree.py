"""How long a program runs and how much memory it and its children hold at once: ``watched``. Memory on Linux only."""

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Watched", "watched"]

_LOOK_EVERY_S = 0.02


@dataclass(frozen=True, slots=True)
class Watched:
    """What a program printed, its seconds by the clock, and the most memory of the whole tree in MB; None where not known."""

    out: str
    seconds: float
    peak_mb: float | None


def watched(command: list[str], environment: Mapping[str, str]) -> Watched:
    """Run ``command`` to its end. Raises ``CalledProcessError`` when it fails."""
    begun = time.perf_counter()
    peak = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            peak = max(peak, sum(_resident_kb(number) for number in _tree(process.pid)))
            time.sleep(_LOOK_EVERY_S)
        seconds = time.perf_counter() - begun
        out = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, out)
    return Watched(out, seconds, peak * 1024 / 1e6 if sys.platform == "linux" else None)


def _tree(number: int) -> list[int]:
    found = [number]
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            found += [one for child in children.read_text().split() for one in _tree(int(child))]
        except OSError:  # it ended meanwhile
            continue
    return found


def _resident_kb(number: int) -> int:
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
