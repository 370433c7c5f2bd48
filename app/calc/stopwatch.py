"""A stopwatch whose laps add up to the whole: each ends at the very moment at which the next begins."""

from __future__ import annotations

import time
from collections.abc import Callable


class Stopwatch:
    """Seconds, to the millisecond. `clock` never goes back, whatever becomes of the time of day."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._began: float | None = None
        self._marks: list[int] = []
        """Milliseconds since the start: the start, and the end of each lap."""

    @property
    def is_running(self) -> bool:
        return self._began is not None

    @property
    def laps(self) -> list[float]:
        """Those that were ended, since the last start."""
        return [(b - a) / 1000 for a, b in zip(self._marks, self._marks[1:], strict=False)]

    @property
    def lap_s(self) -> float:
        """Of the lap that is running; 0 when none is."""
        return (self._now() - self._marks[-1]) / 1000 if self.is_running else 0.0

    @property
    def total_s(self) -> float:
        """Since the start, until now or until the last lap ended."""
        return (self._now() if self.is_running else self._marks[-1] if self._marks else 0) / 1000

    def start(self) -> None:
        self._began = self._clock()
        self._marks = [0]

    def lap(self) -> float:
        """End the lap and begin the next; how long it was. Raises `RuntimeError` when it does not run."""
        if not self.is_running:
            raise RuntimeError("the stopwatch does not run")
        self._marks.append(self._now())
        return self.laps[-1]

    def stop(self) -> float:
        """Stop; how long the lap was that has not ended, which is no lap."""
        rest = self.lap_s
        self._began = None
        return rest

    def _now(self) -> int:
        return round((self._clock() - (self._began or 0.0)) * 1000)
