"""The door to the window for the command line: what must happen before Qt is loaded."""

from __future__ import annotations

import gc
from pathlib import Path


def run(path: Path | None) -> int:
    """Open the window, on `path` when given; the exit status of the program."""
    load()
    from app.views.application import run_window

    return run_window(path)


def load() -> None:
    """Load what the window needs besides Qt."""
    gc.disable()  # nothing that the start makes is thrown away: collecting would read it all again and again
    import app.exchange.event_file
    import app.models.document  # noqa: F401  before Qt, whose bindings slow down every import after them
