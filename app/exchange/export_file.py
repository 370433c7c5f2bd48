"""An event, or its action plan, for other programs: as JSON, as an Excel workbook, as a calendar."""

from __future__ import annotations

from pathlib import Path

from app.calc.event import EventData
from app.calc.person import key_of, people
from app.language import N_, _, sentence
from app.models.document_error import DocumentError

FORMS = ("json", "xlsx", "ics")
"""How it is written, which is how the name of the file ends."""


def exported(event: EventData, form: str, language: str, owner: str | None = None) -> bytes:
    """The whole event as JSON; the action plan as a workbook, or as a calendar, of one owner where one is named.

    Raises `DocumentError` where this owner has no action, or the form is of all of them.
    """
    if owner is not None:
        _check_owner(event, owner, form)
    if form == "xlsx":
        from app.exchange.action_workbook import workbook

        return workbook(event, language)
    if form == "ics":
        from app.exchange.calendar_file import calendar

        return calendar(event, language=language, owner=owner)
    from app.exchange.event_file import laid_out
    from app.exchange.event_json import dumps

    return dumps(laid_out(event)).encode()


def check_ending(output: Path, form: str) -> None:
    """Raises `DocumentError` for a name that promises something else: it would open in the wrong program."""
    ending = output.suffix.lower().removeprefix(".")
    promised = ending if ending in FORMS else "json"
    if form != promised and not (output.exists() and not output.is_file()):
        said = N_("“{name}” was not written: with --as {form} its name ends in .{form}.")
        raise DocumentError(sentence(said, name=output.name, form=form))


def _check_owner(event: EventData, owner: str, form: str) -> None:
    if form != "ics":
        raise DocumentError(sentence(N_("--owner goes with --as ics alone: leave it out.")))
    owners = people(action.owner for action in event.actions)
    if key_of(owner) not in owners:
        names = ", ".join(_("“{text}”", text=each) for each in owners.values()) or "—"
        raise DocumentError(sentence(N_("“{name}” owns no action; the owners are {names}."), name=owner, names=names))
