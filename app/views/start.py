"""The door to the window for the command line; what an event needs besides it is loaded before, or behind it.

Nothing of the window imports tables, formulas or SQLAlchemy before an event is opened: the start page is there at once.
"""

from __future__ import annotations

import gc
from pathlib import Path


def run(path: Path | None) -> int:
    """Open the window, on `path` when given; the exit status of the program."""
    gc.disable()  # nothing that the start makes is thrown away: collecting would read it all again and again
    if path is not None:
        load()  # before Qt, whose bindings slow down every import after them
    from app.views.application import run_window

    return run_window(path)


def load() -> None:
    """Load what opening an event needs besides Qt."""
    import app.exchange.event_file
    import app.models.document  # noqa: F401


def load_behind() -> None:
    """Load that and the page an event opens with, in a thread other than the window's, which goes on in between."""
    try:
        load()
        import app.canvas.first_use
        import app.views.new_events
        import app.views.value_stream  # noqa: F401
    finally:
        collect_again()


def collect_again() -> None:
    """Let Python look for garbage again, seldom: every look is a pause in someone's gesture."""
    gc.freeze()  # what the start made stays: no later collection need look at it
    gc.set_threshold(20_000, 20, 20)  # a large map makes as much at one stroke; Qt's objects go by their count
    gc.enable()
