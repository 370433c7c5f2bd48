"""A block of typed texts written into measures: pasted from a spreadsheet, or one cell that was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import typed_measure
from app.calc.indicator import MOST_READINGS, Frequency
from app.calc.indicator import Measure as Point
from app.calc.next_measure import LOOKED_AT, is_moment, next_measure
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import N_, Sentence, sentence
from app.models.document import Document
from app.models.indicator import Indicator, Measure
from app.models.measure_edit import CHANGE, PASTE, add_measures, write_rows
from app.models.measure_reading import readings_of
from app.models.record import chunks
from app.models.schema import new_id

READING = "reading_"
"""Columns of readings are called reading_1, reading_2 …"""
NUMBERS = ("value", "count", "n")
TEXTS = ("stage", "shift", "machine", "event", "comment")
LEAST_SUBGROUP = 2
"""Two columns of numbers may be counts with their samples; more are readings."""
_OF_OEE = ("at", "shift", "machine")
_NO = {"", "no", "non", "0", "-", "—"}
BEYOND = N_("There is no column for it.")
RECKONED = N_("It is reckoned on the page OEE.")
BELOW_ZERO = N_("“{text}” is below zero. A count and its sample are zero or more.")


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell of the block, counted from 1 within it, that was left as it stood before."""

    row: int
    column: int
    text: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Pasted:
    """`ids` of the measures that were written, those that were added among them. `heading` is a first line of titles
    that was left out, empty where there was none."""

    ids: tuple[str, ...]
    added: int
    unread: tuple[Unread, ...]
    heading: str = ""


def paste_block(
    document: Document,
    indicator_id: str,
    row: int,
    fields: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    today: date | None = None,
    label: str = "",
) -> Pasted:
    """Write texts from the row `row` on, counted from 0, into the fields that stand there side by side.

    Rows after the last one are new measures; those whose date is not in the block get the next one of the frequency.
    What cannot be read is left, and told; nothing else is. A first line of nothing but titles is no measure.
    """
    with document.read() as session:
        unit = session.scalar(select(Indicator.unit).where(Indicator.id == indicator_id)) or ""
    language = typed_measure.language_of(text for line in rows for text in line)
    heading = _heading(fields, rows, unit)
    taken = rows[1:] if heading else rows
    unread: list[Unread] = []
    with document.edit(label or (CHANGE["value"] if len(rows) == 1 else PASTE)) as session:
        read = []
        for i, line in enumerate(taken, 2 if heading else 1):
            values, wrong = _read_line(fields, line, unit, language, today)
            unread += [Unread(i, *each) for each in wrong]
            read.append(values)
        changed = _ids(session, indicator_id, row, len(read))
        unread += _leave_reckoned(session, changed, fields, read, len(rows) - len(taken))
        readings = readings_of(session, changed)
        columns = [_columns(values, readings.get(id, ())) for id, values in zip(changed, read, strict=False)]
        write_rows(session, dict(zip(changed, columns, strict=True)))
        new = [
            values for values in read[len(changed) :] if any(value not in (None, "", ()) for value in values.values())
        ]
        ids = _add(document, session, indicator_id, new, today or date.today())
    return Pasted((*changed, *ids), len(ids), tuple(unread), heading)


def _ids(session: Session, indicator_id: str, first: int, n: int) -> list[str]:
    query = select(Measure.id).where(Measure.indicator_id == indicator_id)
    return list(session.scalars(query.order_by(Measure.rank, Measure.id).offset(first).limit(n)))


def _heading(fields: Sequence[str], rows: Sequence[Sequence[str]], unit: str) -> str:
    """The titles, where the first of several lines has words alone in the columns of numbers and dates."""
    if len(rows) < 2:
        return ""
    cells = [(field, text.strip()) for field, text in zip(fields, rows[0], strict=False) if text.strip()]
    judged = [_is_title(field, text, unit) for field, text in cells if field == "at" or _is_number(field)]
    numbers = any(_is_number(field) for field, _text in cells)
    return " · ".join(tidy(text) for text in rows[0] if text.strip()) if numbers and all(judged) else ""


def _is_title(field: str, text: str, unit: str) -> bool:
    """A word, though it may have a number: x1. A date or an error of a spreadsheet is none."""
    if field == "at":
        return text[0].isalpha() and not _is_day(text)
    return text[0].isalpha() and not _is_read(text, unit)


def _is_day(text: str) -> bool:
    try:
        return is_moment(typed_measure.at(text))
    except Unreadable:
        return True


def as_subgroups(fields: Sequence[str], rows: Sequence[Sequence[str]], unit: str) -> tuple[str, ...]:
    """The columns that a block of the first measures needs: three and more of numbers side by side are readings."""
    first = 1 if fields[:1] == ("at",) else 0
    if fields[first : first + 1] != ("value",):
        return tuple(fields)
    body = rows[1:] if _heading([*fields[:first], *["value"] * MOST_READINGS], rows, unit) else rows
    wide = first
    while any(wide < len(row) and row[wide].strip() for row in body) and all(
        wide >= len(row) or _is_read(row[wide], unit) for row in body
    ):
        wide += 1
    readings = [f"{READING}{i}" for i in range(1, min(wide - first, MOST_READINGS) + 1)]
    return (*fields[:first], *readings, *fields[first + 1 :]) if len(readings) > LEAST_SUBGROUP else tuple(fields)


def _is_read(text: str, unit: str) -> bool:
    try:
        typed_measure.number(text, unit)
    except Unreadable:
        return False
    return True


def _is_number(field: str) -> bool:
    return field in NUMBERS or field.startswith(READING)


def _read_line(
    fields: Sequence[str], line: Sequence[str], unit: str, language: str, today: date | None
) -> tuple[dict[str, Any], list[tuple[int, str, Sentence]]]:
    values: dict[str, Any] = {}
    wrong = []
    for j, text in enumerate(line):
        if j >= len(fields):
            if text.strip():
                wrong.append((j + 1, text, Sentence(BEYOND)))
            continue
        try:
            values[fields[j]] = read_cell(fields[j], text, unit, language=language, today=today)
        except Unreadable as problem:
            wrong.append((j + 1, text, problem.sentence))
    return values, wrong


def read_cell(field: str, text: str, unit: str, *, language: str | None = None, today: date | None = None) -> Any:
    """What a text means in a column. Raises `Unreadable`."""
    if field == "at":
        return typed_measure.at(text, today=today)
    if _is_number(field):
        counted = field in ("count", "n")
        value = typed_measure.number(text, "" if counted else unit, language=language)
        if counted and value is not None and value < 0:
            raise Unreadable(sentence(BELOW_ZERO, text=text))
        return value
    if field == "excluded":
        return "" if tidy(text).casefold() in _NO else tidy(text)
    return tidy(text)


def _leave_reckoned(
    session: Session, ids: Sequence[str], fields: Sequence[str], read: Sequence[dict[str, Any]], before: int
) -> list[Unread]:
    """Take from what was read what a series of OEE writes: its next gesture would write it over, and nobody be told.

    `before` is how many lines of the block come before the first of these.
    """
    left = []
    tied = {
        id
        for few in chunks(ids)
        for id in session.scalars(select(Measure.id).where(Measure.id.in_(few), Measure.oee.is_not(None)))
    }
    for i, (id, values) in enumerate(zip(ids, read, strict=False), before + 1):
        for name in [name for name in values if id in tied and (name in _OF_OEE or _is_number(name))]:
            left.append(Unread(i, list(fields).index(name) + 1, str(values.pop(name) or ""), Sentence(RECKONED)))
    return left


def _columns(values: dict[str, Any], before: tuple[float, ...]) -> dict[str, Any]:
    """The new values of the columns of a measure, of what was read for it."""
    typed = {int(name.removeprefix(READING)): value for name, value in values.items() if name.startswith(READING)}
    columns = {name: value for name, value in values.items() if name != "excluded" and not name.startswith(READING)}
    if typed:
        columns["values"] = with_readings(before, typed)
    if "excluded" in values:
        columns |= {"excluded": bool(values["excluded"]), "excluded_why": values["excluded"]}
    return columns


def with_readings(before: Sequence[float], typed: dict[int, float | None]) -> tuple[float, ...]:
    """The readings of a subgroup with these places, from 1, written anew; what is emptied closes up."""
    held = dict(enumerate(before, 1)) | typed
    return tuple(value for _place, value in sorted(held.items()) if value is not None)[:MOST_READINGS]


def _add(
    document: Document, session: Session, indicator_id: str, lines: Sequence[dict[str, Any]], today: date
) -> list[str]:
    frequency = frequency_of(session, indicator_id)
    last = last_measures(session, indicator_id)
    made: list[Point] = []
    for values in lines:
        due = next_measure(last, frequency, today.isoformat())
        columns = {name: value for name, value in _columns(values, ()).items() if value not in (None, "")}
        made.append(replace(due, **columns, id=new_id()))
        last = [*last[-LOOKED_AT:], made[-1]]
    return add_measures(document, indicator_id, made)


def frequency_of(session: Session, indicator_id: str) -> Frequency | None:
    frequency: Frequency | None = session.scalar(select(Indicator.frequency).where(Indicator.id == indicator_id))
    return frequency


def last_measures(session: Session, indicator_id: str) -> list[Point]:
    """The last ones, in their order, with what tells when the next one is due."""
    query = select(Measure.at, Measure.stage, Measure.shift, Measure.machine)
    latest = query.where(Measure.indicator_id == indicator_id).order_by(Measure.rank.desc(), Measure.id.desc())
    rows = list(session.execute(latest.limit(LOOKED_AT)))[::-1]
    return [Point(at=at, stage=stage, shift=shift, machine=machine) for at, stage, shift, machine in rows]
