"""Another process with the document open, for the tests that need two, or one to kill.

python -m tests.models.child WHAT PATH
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from app.calc.observation import Observation
from app.models import observation_edit, observation_link, tally_edit, tally_mark_edit, write_back
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.value_stream import Symbol
from tests.models.chain import add_chain


def say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def hold(path: Path) -> None:
    """Open, say so, and stay."""
    try:
        document = Document.open(path)
    except DocumentError as error:
        say(type(error).__name__)
        return
    say("open")
    sys.stdin.readline()
    document.close()


def edit(path: Path) -> None:
    """Make gestures for ever, each said once it is stored, and write back all the time."""
    write_back.PAUSE_S = write_back.LONGEST_S = write_back.QUIET_S = 0.0
    write_back.REST = 0
    document = Document.open(path)
    with document.read() as session:
        made = int(session.get_one(Symbol, "P0").x)
    say(made)
    while True:
        made += 1
        with document.edit("Count") as session:
            session.get_one(Symbol, "P0").x = float(made)
            session.get_one(Symbol, "P1").x = float(made)
            if made % 7 == 0:
                add_chain(session, 5, f"map {made}", f"{made}-")
            if made % 3 == 0:
                hang_on(document, made)
        if made % 11 == 0:
            document.undo()
            document.redo()
        say(made)


def hang_on(document: Document, made: int) -> None:
    """An observation with a photograph, counted in the sheet, whose bar has its diagram: all of it, with its links."""
    tally = next((id for id, _name, _period in tally_edit.listed(document)), None)
    seen = observation_edit.add_seen(document, Observation("", f"Stop {made}"), [f"photo {made}".encode()])
    tally, (category,) = observation_link.count_in(document, seen, tally, "Stops")
    tally_mark_edit.mark(document, tally, category, None, "2026-03-12T14:32:05")
    tally_mark_edit.make_head(document, tally, category, f"Stop {made}")


def fill(path: Path) -> None:
    """Meet a disk that takes no file as large as the document, make room, and go on."""
    import resource

    write_back.RETRY_S = (0.1, 0.1)
    document = Document.open(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, resource.RLIM_INFINITY))
    for x in (1.0, 123.0):
        with document.edit("Move") as session:
            session.get_one(Symbol, "P0").x = x
        say(document.write_back().state)
        say(document.saved.sentence)
    sys.stdin.readline()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    until = time.monotonic() + 10
    while document.saved.state != "saved" and time.monotonic() < until:
        time.sleep(0.02)
    say(document.saved.state)
    document.close()


if __name__ == "__main__":
    {"hold": hold, "edit": edit, "fill": fill}[sys.argv[1]](Path(sys.argv[2]))
