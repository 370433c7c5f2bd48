"""What the sheet of an import has done in the background: reading, understanding, and putting lines in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.calc.import_recipe import ImportRecipe
from app.calc.indicator import Indicator
from app.calc.measure_series import MeasureSeries
from app.exchange.measure_file import MeasureFile, Raw, Wishes, raw_of, understood, wishes_of
from app.exchange.measure_import import Known
from app.exchange.measure_points import series_of
from app.exchange.measure_roles import Use, by_recipe, fitting, guessed
from app.models.many_rows import collected_later

Tick = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """`order` are the lines as they stand in the file: places of rows, or below zero -1 - the place of a line aside.

    `shown_at` says of each row where it stands among these.
    """

    file: MeasureFile
    wishes: Wishes
    uses: tuple[Use, ...]
    order: Sequence[int]
    shown_at: Sequence[int]
    recipe: ImportRecipe | None = None


def read(path: Path, wishes: Wishes, known: Known, target: Indicator | None, tick: Tick, *, first: bool) -> Preview:
    """Read a file; the first time a recipe that its headings fit applies by itself. Raises `DocumentError`."""
    with collected_later():
        return _read(path, wishes, known, target, tick, first=first)


def _read(path: Path, wishes: Wishes, known: Known, target: Indicator | None, tick: Tick, *, first: bool) -> Preview:
    file = understood(raw := raw_of(path, wishes, tick), wishes, tick)
    recipe = fitting(known.recipes, file.header) if first else None
    if recipe is not None:
        said = wishes_of(recipe)
        if (said.encoding, said.delimiter, said.sheet) != ("", "", ""):
            raw = raw_of(path, said, tick)
        file, wishes = understood(raw, said, tick), said
        return _preview(file, wishes, by_recipe(file, recipe, known.indicators), recipe)
    return _preview(file, wishes, guessed(file, known.indicators, target), None)


def again(raw: Raw, wishes: Wishes, uses: Sequence[Use], header: Sequence[str], recipe: ImportRecipe | None) -> Preview:
    """Understand the rows that were read with other wishes; what columns are taken for stays."""
    file = understood(raw, wishes)
    kept = dict(zip(header, uses, strict=True))
    return _preview(file, wishes, tuple(kept.get(name, Use()) for name in file.header), recipe)


def points(file: MeasureFile, uses: Sequence[Use], known: Known) -> tuple[MeasureSeries, ...]:
    return series_of(file, uses, known.indicators)


def _preview(file: MeasureFile, wishes: Wishes, uses: Sequence[Use], recipe: ImportRecipe | None) -> Preview:
    rows = range(len(file.numbers))
    order: Sequence[int] = rows
    shown_at: Sequence[int] = rows
    if file.aside:
        numbered = [(number, row) for number, row in zip(file.numbers, rows, strict=True)]
        numbered += [(line.number, -1 - i) for i, line in enumerate(file.aside)]
        order = [place for _number, place in sorted(numbered)]
        shown_at = [at for at, place in enumerate(order) if place >= 0]
    return Preview(file, wishes, tuple(uses), order, shown_at, recipe)
