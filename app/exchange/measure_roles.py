"""What each column of a file of measures is taken for: guessed by its name and its contents, or said by a recipe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.calc.import_recipe import ColumnRole, ImportRecipe, RecipeColumn
from app.calc.indicator import Indicator
from app.exchange.measure_column import Column
from app.exchange.measure_file import MeasureFile, Wishes
from app.language import plain

_WORDS: dict[ColumnRole, str] = {
    "shift": "equipe shift poste tour vacation brigade",
    "machine": "machine ligne line presse four centre equipement equipment robot cell cellule station atelier ilot",
    "comment": "commentaire commentaires comment comments"
    " remarque remarques remark note notes observation observations",
    "event": "evenement evenements event events changement arret incident",
    "stage": "stage etape phase periode period regime",
    "at": "date jour day semaine week mois month lot batch of ordre order n° no num numero serie echantillon sample",
    "n": "n effectif taille size echantillon sample controle controles controlee controlees inspecte inspected verifie"
    " verifies produit produits produite produites produced production quantite quantity",
    "count": "rebut rebuts scrap defaut defauts defect defects defective defectives nc ko nok"
    " non-conforme non-conformes"
    " accident accidents incident incidents nombre",
}
_WORDED: tuple[ColumnRole, ...] = ("shift", "machine", "comment", "event", "stage")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,12})[)\]]\s*$")
_NUMBERED = re.compile(r"(.*?)[ _.°-]*([0-9]{1,3})")
_STEMS = {"", "x", "m", "v", "mesure", "measure", "mes", "valeur", "value", "reading", "lecture", "piece", "n", "ech"}


@dataclass(frozen=True, slots=True)
class Use:
    """The numbers of a column go to the indicator of this id; without one to a new one of this name."""

    role: ColumnRole = "ignored"
    indicator: str | None = None
    name: str = ""

    @property
    def measured(self) -> bool:
        return self.role in ("value", "reading", "count")


def named_with_unit(header: str) -> tuple[str, str]:
    """“Taux de rebut (%)” as its name and its unit, which may be empty."""
    found = _IN_BRACKETS.search(header)
    return (header[: found.start()], found[1].strip()) if found and found.start() else (header, "")


def guessed(file: MeasureFile, indicators: Sequence[Indicator], target: Indicator | None = None) -> tuple[Use, ...]:
    """A use for each column. With a `target` only what fits it best is measured: what is called so, else the first."""
    uses = [Use() for _column in file.columns]
    _words(file.columns, uses)
    numbers = [j for j, column in enumerate(file.columns) if column.kind in ("number", "time") and uses[j] == Use()]
    readings = _readings([(j, file.columns[j].name) for j in numbers])
    for j in readings:
        uses[j] = Use("reading")
    rest = [j for j in numbers if j not in readings]
    for j in rest:
        uses[j] = _for(file.columns[j].name, indicators, target)
    if target is not None:
        return tuple(_aimed(file.columns, uses, target))
    _name_readings(file, uses, readings, indicators)
    return tuple(uses)


def _words(columns: Sequence[Column], uses: list[Use]) -> None:
    """What is no number: when, where, who and what was said."""
    dates = [j for j, column in enumerate(columns) if column.kind == "date"]
    if dates:
        uses[dates[0]] = Use("at")
        times = [j for j, c in enumerate(columns) if c.kind == "time" and plain(c.name) in ("heure", "time", "hour")]
        if times and not any("T" in str(value) for value in columns[dates[0]].values[:50]):
            uses[times[0]] = Use("at")
    for j, column in enumerate(columns):
        if column.kind != "text" or uses[j] != Use():
            continue
        role = next((role for role in _WORDED if _says(column.name, role)), None)
        if role is not None and all(use.role != role for use in uses):
            uses[j] = Use(role)
    if not dates:
        named = [j for j, c in enumerate(columns) if uses[j] == Use() and c.kind != "empty" and _says(c.name, "at")]
        texts = [j for j, c in enumerate(columns) if uses[j] == Use() and c.kind == "text"]
        for j in (named or texts)[:1]:
            uses[j] = Use("at")


def _says(name: str, role: ColumnRole) -> bool:
    words = set(re.split(r"[\s/_().:;,'’]+", plain(name)))
    return bool(words & set(_WORDS[role].split()))


def _readings(columns: Sequence[tuple[int, str]]) -> list[int]:
    """x1, x2, x3 or Mesure 1, Mesure 2: the readings of a subgroup."""
    by_stem: dict[str, list[int]] = {}
    for j, name in columns:
        if (found := _NUMBERED.fullmatch(plain(name))) and found[1].strip() in _STEMS:
            by_stem.setdefault(found[1].strip(), []).append(j)
    return next((places for places in by_stem.values() if len(places) > 1), [])


def _for(header: str, indicators: Sequence[Indicator], target: Indicator | None) -> Use:
    name, _unit = named_with_unit(header)
    same = next((each for each in indicators if plain(each.name) in (plain(header), plain(name))), None)
    if target is not None:
        return Use("value", target.id, target.name)
    return Use("value", same.id if same else None, same.name if same else name)


def _aimed(columns: Sequence[Column], uses: list[Use], target: Indicator) -> list[Use]:
    """Numbers for one indicator: what is called so, or readings, or the first; a count with its sample size."""
    id = target.id or None
    measured = [j for j, use in enumerate(uses) if use.measured]
    called = [
        j
        for j in measured
        if plain(target.name) in (plain(columns[j].name), plain(named_with_unit(columns[j].name)[0]))
    ]
    readings = [j for j in measured if uses[j].role == "reading"]
    if target.chart in ("p", "np", "c", "u"):
        return _counted(columns, uses, measured, called, target)
    taken = called[:1] or readings or measured[:1]
    for j in measured:
        uses[j] = Use("reading" if taken is readings else "value", id, target.name) if j in taken else Use()
    return uses


def _counted(
    columns: Sequence[Column], uses: list[Use], measured: list[int], called: list[int], target: Indicator
) -> list[Use]:
    sized = [j for j in measured if _says(columns[j].name, "n") and j not in called]
    counts = called or [j for j in measured if _says(columns[j].name, "count") and j not in sized]
    counts = counts or [j for j in measured if j not in sized]
    for j in measured:
        uses[j] = Use()
    for j in counts[:1]:
        uses[j] = Use("count", target.id or None, target.name)
    for j in sized[:1]:
        uses[j] = Use("n")
    return uses


def _name_readings(file: MeasureFile, uses: list[Use], readings: list[int], indicators: Sequence[Indicator]) -> None:
    """Readings go to the indicator that is called as the file is."""
    name = file.raw.name.rsplit(".", 1)[0]
    same = next((each for each in indicators if plain(each.name) == plain(name)), None)
    for j in readings:
        uses[j] = Use("reading", same.id if same else None, same.name if same else name)


# Recipes


def fitting(recipes: Sequence[ImportRecipe], header: Sequence[str]) -> ImportRecipe | None:
    """The recipe all of whose used columns stand in a file: that with the most of them, the newest of several."""
    there = {plain(name) for name in header}
    fit = []
    for recipe in recipes:
        used = {plain(column.header) for column in recipe.columns if column.role != "ignored"}
        if used and used <= there:
            fit.append((len(used & there), recipe))
    return max(reversed(fit), key=lambda pair: pair[0])[1] if fit else None


def by_recipe(file: MeasureFile, recipe: ImportRecipe, indicators: Sequence[Indicator]) -> tuple[Use, ...]:
    """As a recipe says; a column that it does not know is left out. An indicator that is gone is made anew by name."""
    known = {plain(column.header): column for column in recipe.columns}
    named = {each.id: each.name for each in indicators}
    uses = []
    for column in file.columns:
        said = known.get(plain(column.name))
        if said is None:
            uses.append(Use())
        elif said.indicator in named:
            uses.append(Use(said.role, said.indicator, named[said.indicator]))
        else:
            measured = said.role in ("value", "reading", "count")
            uses.append(replace(_for(column.name, indicators, None), role=said.role) if measured else Use(said.role))
    return tuple(uses)


def recipe_of(file: MeasureFile, uses: Sequence[Use], wishes: Wishes, name: str) -> ImportRecipe:
    """What was decided on this file, to be kept. Of a new indicator it bears the name until there is an id."""
    columns = tuple(
        RecipeColumn(column.name, use.role, (use.indicator or use.name) if use.measured else None)
        for column, use in zip(file.columns, uses, strict=True)
    )
    order = wishes.order or next((column.style.order for column in file.columns if column.kind == "date"), None)
    return ImportRecipe("", name, wishes.sheet, wishes.encoding, wishes.delimiter, wishes.decimal, order, columns)
