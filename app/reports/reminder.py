"""The reminders on paper: by owner what is late, due soon or to be checked, with room for an answer."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.calc.event import EventData
from app.calc.quantity import UNKNOWN
from app.calc.reminder import NOBODY, SECTIONS, Reminder, Section, reminders
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.action import due_words
from app.reports.approval import written_day
from app.reports.blocks import Block, in_columns
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_HEADS: tuple[tuple[str, float], ...] = (
    (N_("What for"), 1.7),
    (N_("No."), 0.6),
    (N_("Action"), 3.4),
    (N_("Deliverable"), 2.4),
    (N_("Due"), 1.9),
    (N_("Answer: done, new date, help needed"), 3.0),
)


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """Of everybody who has something to be reminded of on the day of the order."""
    found = reminders(event.actions, order.day or date.today())
    return framed(event, order, "", N_("Reminders"), partial(_bodies, found), upright=True)


def _bodies(found: tuple[Reminder, ...], sheet: Sheet, area: Area) -> list[Body]:
    blocks = [_block(sheet, each) for each in found]
    if not blocks:
        blocks = [Block("", sheet.say(N_("Nothing is late, and nothing is due in the next weeks.")), size=12)]
    return in_columns(sheet, area, [(1.0, blocks)])


def _block(sheet: Sheet, reminder: Reminder) -> Block:
    columns = [Column(sheet.say(title), width) for title, width in _HEADS]
    held = [(section, index) for section in SECTIONS for index in range(len(reminder.of(section)))]
    table = Table(columns, [_row(sheet, section, index, reminder) for section, index in held], size=8.5, least=26)
    return Block(reminder.owner or sheet.say(NOBODY), table=table, title_size=11, title_color=PAPER.text)


def _row(sheet: Sheet, section: Section, index: int, reminder: Reminder) -> Row:
    action = reminder.of(section)[index]
    late = section == "late"
    due = written_day(sheet, action.check_on) if section == "check" else due_words(sheet, action, late=late)
    return Row(
        (
            sheet.say(SECTIONS[section]) if index == 0 else "",
            str(action.number),
            action.label,
            action.deliverable or UNKNOWN,
            due,
            "",
        ),
        weight=font.MEDIUM if late else None,
        fill=PAPER.danger_soft if late else None,
    )
