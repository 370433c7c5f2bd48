"""What a table of actions would change in the plan, line by line: nothing is changed yet, nothing dropped unsaid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.calc.action import DONE, PHASES, QUARTERS, Action
from app.calc.action_change import ActionChanges, ActionRow, Change, RowState
from app.calc.event import EventData
from app.calc.proof import Proof
from app.calc.quantity import Unreadable
from app.calc.wheel import closed_in, needs_proof
from app.exchange.action_cells import read_cell, shown
from app.exchange.action_columns import COLUMN, COLUMNS, KEY, Column, Names, Value, bare, value, word
from app.exchange.table_file import Cell, NotATable, Row, Table, percentage, read_table
from app.language import LANGUAGES, N_, Sentence, current, plain, sentence
from app.models.document_error import DocumentError

_LOOKED_AT = 30
"""Lines among which the headings are looked for."""
_ENOUGH = 2
"""Headings that make a table of actions."""
_NO_HEADINGS = N_(
    "“{name}” holds no action plan: no line of it has the headings “{action}” and “{owner}”. Export the plan, and fill "
    "that table in."
)
_STRANGER = sentence(N_("Its action is not in the plan any more, or of another event: it is new."))
_SEVERAL = N_("Several actions have the number {n}: it is taken for a new one.")
_DONE_ON = N_("It was done on a day: its phase becomes “{phase}”.")
_POSTPONED = sentence(N_("It is postponed without a reason: the reason will be that this table says so."))
_DROPPED = sentence(N_("It is dropped without a reason: the reason will be that this table says so."))
_FIRST_DUE = N_("“{column}” was left out: it was set with the first due date, and stays.")
_VERDICT = N_("“{column}” was left out: the effect is judged when the action is done.")
_KEPT_BACK = ("number", "phase", "priority")
"""What an action always has: an empty cell takes it from none."""


def read_changes(path: Path, event: EventData, today: date, sheet: str | None = None) -> ActionChanges:
    """What a table of CSV or Excel would change; of a workbook the first sheet with a plan. Raises `DocumentError`."""
    table = read_table(path, sheet)
    try:
        return changes_of(table, event, today)
    except NotATable:
        for other in table.sheets if sheet is None else ():
            with suppress(DocumentError):
                return changes_of(read_table(path, other), event, today)
        raise


def changes_of(table: Table, event: EventData, today: date) -> ActionChanges:
    """What a table that was read would change. Raises `NotATable` where it has no headings of an action plan."""
    at, columns = _headings(table)
    reading = _Reading(event, columns, today)
    unknown = [shown(cell) for n, cell in enumerate(table.rows[at].cells) if cell != "" and n not in columns]
    remarks = [*table.remarks, *(sentence(N_("The column “{name}” is not known: it was left out."), name=each)
                                 for each in unknown)]  # fmt: skip
    rows = [reading.row(row) for row in table.rows[at + 1 :] if any(cell != "" for cell in row.cells)]
    found = {row.id for row in rows}
    missing = tuple(action.id for action in event.actions if action.id not in found)
    return ActionChanges(table.name, tuple(rows), missing, table.sheet, table.sheets, tuple(remarks))


def _headings(table: Table) -> tuple[int, dict[int, Column]]:
    """The place of the line of headings, and its columns by their places."""
    known = {_said(word(column.name, each)): column for column in reversed(COLUMNS) for each in LANGUAGES}
    best: tuple[int, dict[int, Column]] = (0, {})
    for at, row in enumerate(table.rows[:_LOOKED_AT]):
        found: dict[int, Column] = {}
        for n, cell in enumerate(row.cells):
            column = known.get(_said(shown(cell)))
            if column is not None and column not in found.values():
                found[n] = column
        if len(found) > len(best[1]):
            best = at, found
    if len(best[1]) < _ENOUGH or COLUMN["label"] not in best[1].values():
        action, owner = (sentence(COLUMN[field].name) for field in ("label", "owner"))
        raise NotATable(_NO_HEADINGS, name=table.name, action=action, owner=owner)
    return best


def _said(text: str) -> str:
    return re.sub(r"[\s.:]+", " ", plain(text)).strip()


@dataclass
class _Line:
    """What was found of a line so far: the fields that change, and what there is to say of it."""

    changes: list[Change]
    doubts: list[Sentence]

    def get(self, field: str, otherwise: Any) -> Any:
        return next((change.value for change in self.changes if change.field == field), otherwise)


class _Reading:
    def __init__(self, event: EventData, columns: Mapping[int, Column], today: date) -> None:
        self._columns, self._today, self._language = columns, today, current()
        self._names = Names(event)
        self._actions = {action.id: action for action in event.actions}
        self._keyed = {bare(action.id): action for action in event.actions}
        self._numbered: dict[int, list[str]] = {}
        self._called: dict[str, list[Action]] = {}
        for action in event.actions:
            self._numbered.setdefault(action.number, []).append(action.id)
            self._called.setdefault(bare(action.label), []).append(action)
        self._places = {column.field: n for n, column in columns.items()}
        self._taken: dict[str, int] = {}

    def row(self, row: Row) -> ActionRow:
        line = _Line([], [])
        action = self._found(row, line)
        label = shown(self._cell(row, "label"))
        if action is not None and action.id in self._taken:
            line.doubts.append(
                sentence(N_("Line {n} is of the same action: this one was left out."), n=self._taken[action.id])
            )
            return ActionRow(row.number, "left_out", label, action.id, doubts=tuple(line.doubts))
        before = action or Action("")
        for n, column in self._columns.items():
            self._read(row.cells[n] if n < len(row.cells) else "", column, before, action is None, line)
        self._follow(before, line)
        if action is None:
            return self._new(row, label, line)
        self._taken[action.id] = row.number
        state: RowState = "changed" if line.changes else "unchanged"
        return ActionRow(row.number, state, action.label, action.id, None, tuple(line.changes), tuple(line.doubts))

    def _cell(self, row: Row, field: str) -> Cell:
        n = self._places.get(field)
        return row.cells[n] if n is not None and n < len(row.cells) else ""

    def _found(self, row: Row, line: _Line) -> Action | None:
        """The action that a line is about: by its key, else by its number; in a table with neither by its words."""
        key = shown(self._cell(row, KEY))
        if key:
            action = self._keyed.get(bare(key))
            if action is None:
                line.doubts.append(_STRANGER)
            return action
        if not {KEY, "number"} & self._places.keys():
            called = self._called.get(bare(shown(self._cell(row, "label"))), [])
            return called[0] if len(called) == 1 else None
        try:
            number = read_cell(self._cell(row, "number"), COLUMN["number"], self._names, self._today, self._language)
        except Unreadable:
            return None
        same = self._numbered.get(number, []) if number else []
        if len(same) > 1:
            line.doubts.append(sentence(_SEVERAL, n=number))
        return self._actions[same[0]] if len(same) == 1 else None

    def _read(self, cell: Cell, column: Column, before: Action, new: bool, line: _Line) -> None:
        """One cell: as it was, another value, or a doubt."""
        if column.field == KEY or self._as_before(cell, column, before):
            return
        if column.kind == "shown":
            if cell != "" or not new:
                said = N_("“{column}” is not read back: “{text}” was left out.")
                line.doubts.append(sentence(said, column=sentence(column.name), text=" ".join(shown(cell).split())))
            return
        try:
            found = read_cell(cell, column, self._names, self._today, self._language)
        except Unreadable as error:
            line.doubts.append(error.sentence)
            return
        if found is None and column.field in _KEPT_BACK:
            if not new:
                kept = sentence(N_("“{column}” is empty: it stays as it was."), column=sentence(column.name))
                line.doubts.append(kept)
            return
        if not hasattr(before, column.field) or found != getattr(before, column.field):
            was = self._written(before, column)
            line.changes.append(Change(column.field, column.name, was, self._shown(column, found, cell), found))

    def _as_before(self, cell: Cell, column: Column, before: Action) -> bool:
        """Whether the cell is as the plan would write it, in whichever language."""
        plainly = bare(cell) if isinstance(cell, str) else cell
        return any(plainly in _as_read(value(before, column, self._names, each), column) for each in LANGUAGES)

    def _written(self, action: Action, column: Column) -> str:
        return shown(_as_read(value(action, column, self._names, self._language), column)[-1])

    def _shown(self, column: Column, found: Any, cell: Cell) -> str:
        """The new value as the table would write it."""
        if hasattr(Action(""), column.field):
            return self._written(replace(Action(""), **{column.field: found}), column)
        return shown(cell)

    def _follow(self, before: Action, line: _Line) -> None:
        """What a change brings with it: the phase of what was done, the proofs of what closes, reasons."""
        phase = line.get("phase", before.phase)
        if line.get("done_on", "") and phase not in (*DONE, "dropped"):
            name = COLUMN["phase"].name
            shown_phase = [word(PHASES[each], self._language) for each in (before.phase, "check")]
            line.changes[:] = [change for change in line.changes if change.field != "phase"]
            line.changes.append(Change("phase", name, shown_phase[0], shown_phase[1], "check"))
            line.doubts.append(sentence(_DONE_ON, phase=_phase("check")))
            phase = "check"
        self._check_proofs(before, phase, line)
        first = line.get("first_due", None)
        if before.id and first is not None:
            said_twice = not before.first_due and first == line.get("due", before.due)
            self._leave(line, "first_due", "" if said_twice else _FIRST_DUE)
        if line.get("verdict", None) and phase not in DONE:
            self._leave(line, "verdict", _VERDICT)
        others = [id for id in self._numbered.get(line.get("number", None), ()) if id != before.id]
        if others and before.id:
            said = N_("The number {n} is that of “{label}”, too.")
            number = self._actions[others[0]].number
            line.doubts.append(sentence(said, n=number, label=self._actions[others[0]].label))
        due = line.get("due", before.due)
        if before.id and before.due and due > before.due and not line.get("reason", ""):
            line.doubts.append(_POSTPONED)
        elif line.get("reason", "") and not before.postponements and not (before.due and due > before.due):
            self._leave(line, "reason", N_("“{column}” was left out: the action was never postponed."))
        if phase == "dropped" != before.phase and not line.get("dropped_because", before.dropped_because):
            line.doubts.append(_DROPPED)

    def _check_proofs(self, before: Action, phase: Any, line: _Line) -> None:
        """A proof belongs to a quarter that is closed; one that closes needs one."""
        closing = needs_proof(before, phase) if phase != before.phase else ()
        for quarter in closing:
            if not line.get(f"proof_{quarter}", ""):
                said = N_("“{quarter}” closes without a proof: the reason will be that this table says so.")
                line.doubts.append(sentence(said, quarter=_phase(quarter)))
        closed = {*closing, *(quarter for quarter in QUARTERS if any(p.step == quarter for p in before.proofs))}
        for quarter in QUARTERS:
            given = line.get(f"proof_{quarter}", None)
            if given is not None and (quarter not in closed or not given):
                said = N_("“{column}” was left out: a proof belongs to a quarter that is closed, and stays with it.")
                self._leave(line, f"proof_{quarter}", said)

    def _leave(self, line: _Line, field: str, said: str) -> None:
        """Take a change out again, and say so."""
        line.changes[:] = [change for change in line.changes if change.field != field]
        if said:
            line.doubts.append(sentence(said, column=sentence(COLUMN[field].name)))

    def _new(self, row: Row, label: str, line: _Line) -> ActionRow:
        if not label.strip():
            doubts = (*line.doubts, sentence(N_("It does not say what is to be done: it was left out.")))
            return ActionRow(row.number, "left_out", label, doubts=doubts)
        given = {change.field: change.value for change in line.changes}
        phase = given.get("phase", "plan")
        proofs = tuple(
            Proof(quarter, given.pop(f"proof_{quarter}"))  # type: ignore[arg-type]
            for quarter in closed_in(phase)
            if given.get(f"proof_{quarter}")
        )
        fields = {field: held for field, held in given.items() if hasattr(Action(""), field)}
        made = Action("", **fields, proofs=proofs)
        return ActionRow(row.number, "new", label, None, made, tuple(line.changes), tuple(line.doubts))


def _phase(phase: Any) -> Sentence:
    return sentence(PHASES[phase])


def _as_read(written: Value, column: Column) -> tuple[Cell, ...]:
    """What a cell that was written so is read as; a share has the form of a percentage, which is rounded."""
    if written is None:
        return ("",)
    if isinstance(written, date):
        return (written.isoformat(),)
    if isinstance(written, str):
        return (bare(written),)
    stored = float(written), float(f"{written:.16g}")  # the file holds so many digits of it
    return (*stored, *map(percentage, stored)) if column.kind == "share" else stored
