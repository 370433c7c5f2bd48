"""The action plan as a calendar file (iCalendar, RFC 5545), which every calendar of an office takes.

Actions are events of a whole day, on their due date, and not tasks (VTODO): Outlook takes no tasks from a file, and
Thunderbird shows them beside the calendar where few look. They are free time, with an alarm at 9 on the day before. An
event keeps its UID, so that taking the file in again moves what was postponed, ticks what was done, and takes out what
was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from app import __version__
from app.calc import calendar_date
from app.calc.action import VERDICTS, Action
from app.calc.action_figures import day, is_being_checked, is_done
from app.calc.event import EventData
from app.calc.person import same_person
from app.language import N_, Sentence, current, sentence

OCTETS = 75
"""Of one line, without its end; a longer one goes on in the next one after a blank."""
_PRIORITY = {"high": 1, "normal": 5, "low": 9}
_NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ALARM = "-PT15H"
"""From the midnight with which the day begins."""


def calendar(
    event: EventData, *, language: str | None = None, owner: str | None = None, now: datetime | None = None
) -> bytes:
    """The dated actions of all, or of one owner; ideas have no day. `now` is the moment that the file was made at."""
    spoken = language or current()
    stamp = f"{(now or datetime.now(UTC)).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Chantier//Chantier {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(event.name)}",
    ]
    for action in event.actions:
        if owner is None or same_person(action.owner, owner):
            lines += _due(action, stamp, spoken)
            lines += _check(action, stamp, spoken)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + "\r\n" for line in lines).encode()


def _due(action: Action, stamp: str, language: str) -> Iterator[str]:
    due = day(action.due)
    if due is None or action.phase == "idea":
        return
    title = _title(action)
    if is_done(action):
        title = sentence(N_("✓ {title}"), title=title)
    alarmed = not is_done(action) and action.phase != "dropped"
    yield from _event(action, f"{action.id}-due@chantier", due, title, stamp, language, alarmed=alarmed)


def _check(action: Action, stamp: str, language: str) -> Iterator[str]:
    """The effectiveness check stays in the calendar with its verdict."""
    on = day(action.check_on)
    if on is None or not is_done(action):
        return
    title = sentence(N_("Check the effect: {title}"), title=_title(action))
    if action.verdict:
        title = sentence("{title} – {verdict}", title=title, verdict=sentence(VERDICTS[action.verdict]))
    alarmed = is_being_checked(action)
    yield from _event(action, f"{action.id}-check@chantier", on, title, stamp, language, alarmed=alarmed)


def _title(action: Action) -> Sentence:
    label = " ".join(action.label.split()) or "—"
    return sentence(N_("No. {n} {label}"), n=action.number, label=label)


def _event(
    action: Action, uid: str, on: date, title: Sentence, stamp: str, language: str, *, alarmed: bool
) -> Iterator[str]:
    summary = escaped(title.within(language))
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{len(action.postponements)}"
    yield f"DTSTART;VALUE=DATE:{_written(on)}"
    if on < date.max:
        yield f"DTEND;VALUE=DATE:{_written(on + timedelta(days=1))}"
    yield f"SUMMARY:{summary}"
    if description := _description(action, language):
        yield f"DESCRIPTION:{escaped(description)}"
    yield f"PRIORITY:{_PRIORITY[action.priority]}"
    yield f"STATUS:{'CANCELLED' if action.phase == 'dropped' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    if alarmed:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{_ALARM}", "END:VALARM")
    yield "END:VEVENT"


def _written(on: date) -> str:
    return on.isoformat().replace("-", "")


def _description(action: Action, language: str) -> str:
    moved = action.first_due != action.due
    told = (
        (N_("Deliverable: {text}"), action.deliverable),
        (N_("Owner: {text}"), action.owner),
        (N_("Team: {text}"), action.team),
        (N_("First due date: {text}"), calendar_date.show(action.first_due, language=language) if moved else ""),
    )
    return "\n".join(sentence(template, text=text).within(language) for template, text in told if text.strip())


def escaped(text: str) -> str:
    """A text as the value of a property: what parts values, and ends of lines, are written out."""
    told = _NO_LETTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for letter in ("\\", ";", ","):
        told = told.replace(letter, f"\\{letter}")
    return told.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most `OCTETS` bytes, none of which cuts a letter."""
    pieces, piece, room = [], "", OCTETS
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            pieces.append(piece)
            piece, room = "", OCTETS - 1
        piece += letter
        room -= octets
    return "\r\n ".join([*pieces, piece])
