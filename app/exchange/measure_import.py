"""Measures from a file into a document, as the command line does it: read, understood, taken, and said in sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.calc.import_recipe import ImportRecipe
from app.calc.indicator import Indicator
from app.calc.measure_series import MeasureSeries, Stored
from app.exchange.file_content import NotATable
from app.exchange.measure_file import Aside, MeasureFile, Wishes, read_measures, wishes_of
from app.exchange.measure_lines import WHYS
from app.exchange.measure_points import series_of
from app.exchange.measure_roles import Use, by_recipe, fitting, guessed
from app.language import N_, _, ngettext, plain, sentence
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.import_recipe import read_recipes
from app.models.indicator import Indicator as Row
from app.models.measure_import import store
from app.models.record import held

NO_NUMBERS = N_("“{name}” holds no column of numbers. Choose a file of measures, or say by a recipe what it holds.")
NO_RECIPE = N_("There is no recipe called “{name}” in this event. Import once in the window and keep a recipe.")
STRANGE_HEADINGS = N_("“{name}” lacks columns of the recipe “{recipe}”: {columns}.")


@dataclass(frozen=True, slots=True)
class Known:
    """What a document knows before measures come: its indicators, without their measures, and its recipes."""

    indicators: tuple[Indicator, ...] = ()
    recipes: tuple[ImportRecipe, ...] = ()


def known_to(document: Document) -> Known:
    with document.read() as session:
        indicators = tuple(Indicator(**row) for row in held(session, Row, Indicator))
        return Known(indicators, tuple(read_recipes(session)))


def dry_run(source: Path) -> str:
    """What a file was understood as, as JSON. Raises `DocumentError`."""
    found = read_measures(source).as_json()
    rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in found["rows"])
    told = json.dumps({**found, "rows": []}, ensure_ascii=False, indent=2)
    return told.replace('"rows": []', f'"rows": [\n{rows}\n  ]' if rows else '"rows": []', 1)


def import_into(source: Path, target: Path, indicator: str | None, recipe: str | None) -> list[str]:
    """Take the measures of a file into a document; what was done, in sentences. Raises `DocumentError`."""
    with Document.open(target) as document:
        known = known_to(document)
        chosen = _recipe(known, recipe) if recipe is not None else None
        wishes = wishes_of(chosen) if chosen else Wishes()
        file = read_measures(source, wishes)
        if chosen is None and indicator is None and (chosen := fitting(known.recipes, file.header)):
            wishes = wishes_of(chosen)
            file = read_measures(source, wishes)
        uses = _uses(file, known, indicator, chosen)
        series = series_of(file, uses, known.indicators)
        if not any(map(len, series)):
            raise NotATable(NO_NUMBERS, name=source.name)
        said = [_("The recipe “{name}” was used.", name=chosen.name)] if chosen else []
        said += taken_from(file, uses)
        said += stored_as(store(document, series), series)
        document.write_back()
    return [*said, *set_aside(file), *map(str, file.doubts)]


def set_aside(file: MeasureFile) -> list[str]:
    """The lines that are no measures, with what stands in them."""
    return [
        _("Line {n} was set aside: {cells}. {why}", n=line.number, cells=_cells(line), why=_(WHYS[line.why]))
        for line in file.aside
    ]


def _cells(line: Aside) -> str:
    return " | ".join(cell for cell in line.cells if cell)


def _recipe(known: Known, name: str) -> ImportRecipe:
    found = next((each for each in known.recipes if plain(each.name) == plain(name)), None)
    if found is None:
        raise DocumentError(sentence(NO_RECIPE, name=name))
    return found


def _uses(file: MeasureFile, known: Known, indicator: str | None, recipe: ImportRecipe | None) -> Sequence[Use]:
    if recipe is not None:
        there = {plain(name) for name in file.header}
        lacking = [c.header for c in recipe.columns if c.role != "ignored" and plain(c.header) not in there]
        if lacking:
            columns = ", ".join(f"“{each}”" for each in lacking)
            raise NotATable(STRANGE_HEADINGS, name=file.raw.name, recipe=recipe.name, columns=columns)
        uses = by_recipe(file, recipe, known.indicators)
        return _all_to(uses, named(known, indicator)) if indicator is not None else uses
    return guessed(file, known.indicators, named(known, indicator) if indicator is not None else None)


def named(known: Known, name: str) -> Indicator:
    """The indicator that is called so; one without an id where there is none."""
    return next((each for each in known.indicators if plain(each.name) == plain(name)), Indicator("", name))


def _all_to(uses: Sequence[Use], target: Indicator) -> list[Use]:
    """The first column that a recipe measures, its readings all together, to this indicator; the others left out."""
    first = next((use for use in uses if use.measured), Use())
    return [
        use if not use.measured
        else replace(use, indicator=target.id or None, name=target.name)
        if (use.indicator, use.name) == (first.indicator, first.name)
        else Use()
        for use in uses
    ]  # fmt: skip


def taken_from(file: MeasureFile, uses: Sequence[Use]) -> list[str]:
    """Which columns go where, and which are left out."""
    pairs = list(zip(file.header, uses, strict=True))
    said = [
        _("Column “{column}” is taken as “{indicator}”.", column=column, indicator=use.name)
        for column, use in pairs
        if use.measured
    ]
    if left := [column for column, use in pairs if use.role == "ignored"]:
        said.append(_("Columns left out: {columns}.", columns=", ".join(left)))
    return said


def stored_as(stored: Stored, series: Sequence[MeasureSeries]) -> list[str]:
    """What came of it, with what was there already."""
    said = [ngettext("{n} measure taken.", "{n} measures taken.", stored.added)]
    if stored.new_indicators:
        names = ", ".join(f"“{each.name}”" for each in series if each.indicator is None)
        said.append(_("New: {names}.", names=names))
    if blank := sum(each.blank for each in series):
        said.append(
            ngettext("{n} line without a value was left out.", "{n} lines without a value were left out.", blank)
        )
    if stored.skipped:
        said.append(ngettext("{n} was there already.", "{n} were there already.", stored.skipped))
    if stored.replaced:
        said.append(ngettext("{n} replaced.", "{n} replaced.", stored.replaced))
    if stored.beside:
        said.append(
            ngettext(
                "{n} stands beside another value of the same date.",
                "{n} stand beside other values of the same date.",
                stored.beside,
            )
        )
    return said
