"""What the management decided, as a table to read and to sign."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc import calendar_date
from app.calc.approval import STATES, Approval, state_of
from app.language import N_
from app.reports.blocks import Block
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_SIZE = 8.5


def approvals_block(sheet: Sheet, approvals: Sequence[Approval], *, empty: int = 2) -> Block:
    """The steps that were taken, and `empty` lines to be signed by hand."""
    heads = (
        (N_("Decision"), 1.9),
        (N_("By"), 2.4),
        (N_("On"), 1.5),
        (N_("Comment"), 2.6),
        (N_("Signature"), 1.6),
    )
    rows = [
        Row(
            (
                sheet.say(STATES[each.state]),
                ", ".join(part for part in (each.decided_by, each.function) if part),
                written_day(sheet, each.decided_on),
                each.comment,
                "",
            )
        )
        for each in approvals
    ]
    rows += [Row(("",) * len(heads))] * empty
    columns = [Column(sheet.say(title), width) for title, width in heads]
    return Block(sheet.say(N_("Approval")), table=Table(columns, rows, size=_SIZE, least=22))


def written_day(sheet: Sheet, day: str) -> str:
    """A date in the language of the sheet; empty where there is none."""
    return calendar_date.show(day, language=sheet.language) if day else ""


def decided(sheet: Sheet, approvals: Sequence[Approval]) -> str:
    """Where a proposal stands, with who decided it, when, and with what words."""
    said = sheet.say(STATES[state_of(approvals)])
    last = approvals[-1] if approvals else Approval("proposed")
    more = (last.decided_by, written_day(sheet, last.decided_on), last.comment)
    return ", ".join(part for part in (said, *more) if part)
