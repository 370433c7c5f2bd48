"""The points that columns of a file hold, by the use that each is put to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

from app.calc.indicator import MOST_READINGS, Indicator
from app.calc.measure_series import MeasureSeries
from app.exchange.measure_cell import ErrorText, Moment, Seconds, Value, is_percentage
from app.exchange.measure_column import Column
from app.exchange.measure_file import MeasureFile
from app.exchange.measure_roles import Use, named_with_unit

_TEXTS = ("stage", "shift", "machine", "event", "comment")


def series_of(
    file: MeasureFile, uses: Sequence[Use], indicators: Sequence[Indicator] = ()
) -> tuple[MeasureSeries, ...]:
    """The points for each indicator, in the order of their columns; without the lines that hold neither a number for it
    nor a comment or an event. Words and errors where a number is wanted become the comment of a gap.
    """
    units = {each.id: each.unit for each in indicators}
    pairs = list(zip(file.columns, uses, strict=True))
    at = _moments([column for column, use in pairs if use.role == "at"], len(file.numbers))
    texts = {role: _texts(pairs, role) for role in _TEXTS}
    sizes = next((_numbers(column, "") for column, use in pairs if use.role == "n"), [])
    made = []
    for target in dict.fromkeys((use.indicator, use.name) for _column, use in pairs if use.measured):
        own = [(column, use) for column, use in pairs if use.measured and (use.indicator, use.name) == target]
        headed = named_with_unit(own[0][0].name)[1]
        made.append(_one(own, target, headed, units.get(target[0] or "", headed), at, sizes, texts))
    return tuple(made)


def _one(
    own: list[tuple[Column, Use]],
    target: tuple[str | None, str],
    headed: str,
    unit: str,
    at: list[str],
    sizes: list[float | None],
    texts: dict[str, list[str]],
) -> MeasureSeries:
    readings = [column for column, use in own if use.role == "reading"][:MOST_READINGS]
    values = next((_numbers(column, unit) for column, use in own if use.role == "value"), [])
    counts = next((_numbers(column, "") for column, use in own if use.role == "count"), [])
    groups = _groups([_numbers(column, unit) for column in readings])
    comments = texts["comment"]
    for column, _use in own:
        if unread := _unread(column):
            comments = [" ".join(filter(None, pair)) for pair in zip(comments or [""] * len(at), unread, strict=True)]
    told = [words for words in (comments, texts["event"]) if words]
    kept = [any(row) for row in zip(*([v is not None for v in c.values] for c, _ in own), *told, strict=True)]
    columns: dict[str, Sequence[Any]] = {
        "at": at, "value": values, "values": groups, "count": counts, "n": sizes if counts else [],
        **texts, "comment": comments,
    }  # fmt: skip
    if not all(kept):
        columns = {name: list(compress(column, kept)) for name, column in columns.items()}
    return MeasureSeries(target[0], target[1], headed, **columns, blank=kept.count(False))


def _moments(columns: Sequence[Column], n: int) -> list[str]:
    """When each line was measured: a date, with the time of another column where there is one, or what it is called."""
    days = next((column for column in columns if column.kind == "date"), None)
    times = next((column for column in columns if column.kind == "time"), None)
    if days is None or times is None:
        return [_said(value) for value in columns[0].values] if columns else [""] * n
    return [
        f"{day}T{_clock(time.seconds)}"
        if type(day) is Moment and type(time) is Seconds and "T" not in day
        else _said(day)
        for day, time in zip(days.values, times.values, strict=True)
    ]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds) % 86_400, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def _said(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Seconds):
        return _clock(value.seconds)
    return value.text if isinstance(value, ErrorText) else str(value)


def _texts(pairs: Sequence[tuple[Column, Use]], role: str) -> list[str]:
    columns = [column for column, use in pairs if use.role == role]
    return [_said(value) for value in columns[0].values] if columns else []


def _numbers(column: Column, unit: str) -> list[float | None]:
    """Times as seconds. Where the indicator counts in percent, so do cells that were written with its sign, and no
    others: 90 among them is 90 %.
    """
    percent = unit == "%" and any(map(is_percentage, column.cells))
    if column.kind == "number" and not column.doubtful and not percent:
        return [None if value is None else float(value) for value in column.values]  # type: ignore[arg-type]
    made: list[float | None] = []
    for cell, value in zip(column.cells, column.values, strict=True):
        if isinstance(value, Seconds):
            made.append(float(value.seconds))
        elif isinstance(value, int | float):
            made.append(round(value * 100, 12) if percent and is_percentage(cell) else float(value))
        else:
            made.append(None)
    return made


def _unread(column: Column) -> list[str]:
    """What stands where a number is wanted; nothing where all are numbers."""
    wrong = {type(value) for value in column.values} & {str, ErrorText, Moment}
    return [_said(value) if type(value) in wrong else "" for value in column.values] if wrong else []


def _groups(readings: Sequence[list[float | None]]) -> list[tuple[float, ...]]:
    return (
        [tuple(value for value in row if value is not None) for row in zip(*readings, strict=True)] if readings else []
    )
