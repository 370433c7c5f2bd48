"""Measures from a file taken into their indicators: one gesture, one step of undo, however many there are."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.import_recipe import ImportRecipe
from app.calc.indicator import Indicator
from app.calc.measure_series import Again, MeasureSeries, Stored
from app.language import N_, plain
from app.models import import_recipe as stored_recipe
from app.models.document import Document
from app.models.indicator import Indicator as Row
from app.models.indicator import Measure, Reading
from app.models.indicator_edit import add_all
from app.models.many_rows import collected_later
from app.models.measure_edit import baseline_kept, write_rows
from app.models.measure_place import ranks_in_time
from app.models.rank import ranks_at
from app.models.record import add_columns, new_ids
from app.models.schema import new_id

IMPORT, KEEP_RECIPE = N_("Import measures"), N_("Keep a recipe of import")
DELETE_RECIPE = N_("Delete a recipe of import")
_NUMBERS = ("value", "count", "n")
_TEXTS = ("at", "stage", "shift", "machine", "event", "comment")
_GIVEN = ("value", "values", "count", "n")
"""What a point is. One that is replaced loses all of it: a value left beside a new count would go on being plotted."""
_SAID = ("stage", "event", "comment")
"""What a point of a file writes over one that it replaces, where it has it."""

Place = tuple[str, str, str]
"""Date, shift and machine."""
Given = tuple[float | None, tuple[float, ...], float | None, float | None]
"""Value, readings, count, sample size."""
Share = Callable[[float], object]
"""Told the share that is done, 0 to 1; what it raises gives the import up."""


@dataclass(slots=True)
class Meeting:
    """How a series meets what is there: the places in it of new points, and the ids of those that others could replace.

    `skipped` stand there with the same value; `others` have another value at the same date, shift and machine.
    """

    new: list[int] = field(default_factory=list)
    skipped: int = 0
    others: dict[int, str] = field(default_factory=dict)


def meeting(session: Session, series: MeasureSeries) -> Meeting:
    """Compare a series with the measures of its indicator."""
    there = _there(session, series.indicator) if series.indicator else {}
    if not there:
        return Meeting(list(range(len(series))))
    found = Meeting()
    unmatched: list[int] = []
    places = _places(series)
    for i, (place, given) in enumerate(zip(places, _given(series), strict=True)):
        same = there.get(place)
        if not same:
            found.new.append(i)
        elif same.get(given):
            same[given].popleft()
            found.skipped += 1
        else:
            unmatched.append(i)
    for i in unmatched:
        left = next((ids for ids in there[places[i]].values() if ids), None)
        if left is None:
            found.new.append(i)
        else:
            found.others[i] = left.popleft()
    found.new.sort()
    return found


def _there(session: Session, indicator_id: str) -> dict[Place, dict[Given, deque[str]]]:
    """The ids of the measures of an indicator by where they stand and what they say."""
    readings: dict[str, list[float]] = defaultdict(list)
    query = select(Reading.measure_id, Reading.value).join(Measure, Measure.id == Reading.measure_id)
    for of, reading in session.execute(query.where(Measure.indicator_id == indicator_id).order_by(Reading.place)):
        readings[of].append(reading)
    found: dict[Place, dict[Given, deque[str]]] = defaultdict(lambda: defaultdict(deque))
    columns = (Measure.id, Measure.at, Measure.shift, Measure.machine, Measure.value, Measure.count, Measure.n)
    for id, at, shift, machine, value, count, n in session.execute(
        select(*columns).where(Measure.indicator_id == indicator_id).order_by(Measure.rank, Measure.id)
    ):
        found[at, shift, machine][value, tuple(readings.get(id, ())), count, n].append(id)
    return found


def _places(series: MeasureSeries) -> list[Place]:
    blank = [""] * len(series)
    return list(zip(series.at, series.shift or blank, series.machine or blank, strict=True))


def _given(series: MeasureSeries) -> Iterable[Given]:
    n = len(series)
    nothing: list[None] = [None] * n
    return zip(
        series.value or nothing, series.values or [()] * n, series.count or nothing, series.n or nothing, strict=True
    )


def store(
    document: Document,
    several: Sequence[MeasureSeries],
    again: Again = "keep",
    recipe: ImportRecipe | None = None,
    tick: Share = lambda share: None,
) -> Stored:
    """Take points into their indicators, new ones of which are made; keep a recipe of the file with them.

    A point that stands there with the same date, shift, machine and value is skipped. With another value it comes
    beside that one, or in its place where `again` is "replace".
    """
    total = sum(map(len, several)) or 1
    done = 0

    def step(n: int = 0) -> None:
        nonlocal done
        done += n
        tick(min(0.99, 0.7 * done / total))

    with collected_later(), document.edit(IMPORT, tick=step) as session:
        told = Stored()
        for series in several:
            one = _store_one(document, session, series, again, step)
            told = Stored(
                (*told.indicators, *one.indicators),
                told.new_indicators + one.new_indicators,
                told.added + one.added,
                told.skipped + one.skipped,
                told.replaced + one.replaced,
                told.beside + one.beside,
            )
        if recipe is not None:
            keep_recipe(document, _aimed(recipe, several, told.indicators))
    return told


def _store_one(
    document: Document, session: Session, series: MeasureSeries, again: Again, step: Callable[[int], object]
) -> Stored:
    is_new = series.indicator is None
    id = series.indicator or add_all(document, [Indicator("", series.name, unit=series.unit)])[0]
    step(0)
    met = meeting(session, replace(series, indicator=None if is_new else id))
    if again == "replace":
        _replace(session, series, met.others)
        taken, replaced, beside = met.new, len(met.others), 0
    else:
        taken, replaced, beside = sorted([*met.new, *met.others]), 0, len(met.others)
    with baseline_kept(session, [] if is_new else [id]):
        _add(session, id, series, taken, step)
    return Stored((id,), int(is_new), len(taken), met.skipped, replaced, beside)


def _replace(session: Session, series: MeasureSeries, others: dict[int, str]) -> None:
    columns = {name: column for name in _SAID if (column := getattr(series, name))}
    given = list(_given(series)) if others else []
    write_rows(
        session,
        {
            id: dict(zip(_GIVEN, given[i], strict=True))
            | {name: column[i] for name, column in columns.items() if column[i]}
            for i, id in others.items()
        },
    )


def _add(
    session: Session, indicator_id: str, series: MeasureSeries, taken: Sequence[int], step: Callable[[int], object]
) -> None:
    """Insert these points where their dates belong."""
    if not taken:
        return
    whole = len(taken) == len(series)
    columns: dict[str, Sequence[Any]] = {
        name: column if whole else [column[i] for i in taken]
        for name in (*_TEXTS, *_NUMBERS)
        if (column := getattr(series, name))
    }
    step(0)
    ids = new_ids(len(taken))
    step(0)
    placed = {"id": ids, "rank": ranks_in_time(session, indicator_id, columns["at"], lambda: step(0))}
    step(0)
    add_columns(session, Measure, {"indicator_id": indicator_id}, {**placed, **columns}, lambda: step(2000))
    if series.values:
        groups = zip(ids, (series.values[i] for i in taken), strict=True)
        rows = [(id, place, value) for id, group in groups for place, value in enumerate(group)]
        of, places, values = zip(*rows, strict=True) if rows else ((), (), ())
        columns = {"id": new_ids(len(rows)), "measure_id": of, "place": places, "value": values}
        add_columns(session, Reading, {}, columns, lambda: step(0))


# Recipes


def _aimed(recipe: ImportRecipe, several: Sequence[MeasureSeries], ids: Sequence[str]) -> ImportRecipe:
    """The recipe, its columns leading to the indicators that were made of them."""
    made = {series.name: id for series, id in zip(several, ids, strict=True)}
    columns = tuple(
        replace(column, indicator=made.get(column.indicator, column.indicator)) if column.indicator else column
        for column in recipe.columns
    )
    return replace(recipe, columns=columns)


def keep_recipe(document: Document, recipe: ImportRecipe) -> str:
    """Keep a recipe, in the place of one of the same name; its id."""
    id = new_id()
    with document.edit(KEEP_RECIPE) as session:
        table = stored_recipe.ImportRecipe
        rows = session.execute(select(table.id, table.rank, table.name).order_by(table.rank, table.id)).all()
        for row in rows:
            if plain(row.name) == plain(recipe.name):
                session.delete(session.get_one(table, row.id))
        session.flush()
        (rank,) = ranks_at([row.rank for row in rows], len(rows))
        known = set(session.scalars(select(Row.id)))
        columns = tuple(
            replace(column, id="", indicator=column.indicator if column.indicator in known else None)
            for column in recipe.columns
        )
        stored_recipe.add_recipes(session, [replace(recipe, id=id, columns=columns)], [rank])
    return id


def delete_recipe(document: Document, id: str) -> None:
    with document.edit(DELETE_RECIPE) as session:
        found = session.get(stored_recipe.ImportRecipe, id)
        if found is not None:
            session.delete(found)
