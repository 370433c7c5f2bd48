"""The diagnosis grid: steps of the maps against the ten wastes, with what was seen, its time and money per year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

from app.calc.map_symbol import SYMBOL_KIND
from app.calc.material_path import material_path
from app.calc.observation import BURDENS, WASTES, Observation, Rating
from app.calc.value_stream import Calendar, Symbol, ValueStream
from app.calc.yearly_cost import Calendars, added, yearly
from app.language import N_, Sentence, sentence

RATINGS: dict[int, str] = {0: N_("none"), 1: N_("low"), 2: N_("high"), 3: N_("critical")}
"""How heavily the team judged that a waste weighs on a step."""

NO_STEP = N_("At no step")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was seen of one waste at one step, or the sum of several cells; times are seconds, money is that of a year.

    `time_s` and `cost` are undefined as soon as one of the observations has none: `untimed` and `uncosted` say how
    many, `known_time_s` and `known_cost` the sum of the others. `rating` is that of the team, or `None`.
    """

    count: int = 0
    time_s: float | None = 0.0
    cost: float | None = 0.0
    known_time_s: float = 0.0
    known_cost: float = 0.0
    untimed: int = 0
    uncosted: int = 0
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One step, or what was seen at no step. `map_name` is told where steps of several maps are in the grid."""

    step: str | None
    name: str | Sentence
    cells: tuple[Cell, ...]
    total: Cell
    kind: str = ""
    map_name: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` in the order of the material path, `cells` and `totals` in that of `columns`.

    `without_waste` difficulties and threats have no waste yet, and stand in no column; `not_wastes` strengths and
    opportunities carry one all the same, and are not counted.
    """

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    totals: tuple[Cell, ...]
    total: Cell
    without_waste: int = 0
    not_wastes: int = 0

    def cell(self, step: str | None, waste: str) -> Cell | None:
        at = self.columns.index(waste)
        return next((row.cells[at] for row in self.rows if row.step == step), None)


def grid(observations: Iterable[Observation], streams: Sequence[ValueStream], ratings: Iterable[Rating]) -> Grid:
    """The steps of every current state, further symbols at which something was seen or judged, and what has no step.

    Where no map is a current state, the first one gives the steps. Of two ratings of a cell the first counts.
    """
    observations = tuple(observations)
    known = {symbol.id for stream in streams for symbol in stream.symbols}
    calendars = Calendars(streams)
    seen: dict[tuple[str | None, str], list[Cell]] = defaultdict(list)
    loose = not_wastes = 0
    for each in observations:
        if each.kind not in BURDENS:
            not_wastes += each.waste is not None
        elif each.waste is None:
            loose += 1
        else:
            step = each.step if each.step in known else None
            seen[step, each.waste].append(_one(each, calendars.of(step)))
    rated: dict[tuple[str | None, str], int] = {}
    for rating in ratings:
        rated.setdefault((rating.step, rating.waste), rating.rating)
    steps = _steps(streams, {step for step, _waste in (*seen, *rated) if step})
    several = len({map_name for _symbol, _name, map_name in steps}) > 1
    rows = [
        _row(symbol.id, name, symbol.kind, map_name if several else "", seen, rated) for symbol, name, map_name in steps
    ]
    if not rows or any(step is None for step, _waste in seen):
        rows.append(_row(None, Sentence(NO_STEP), "", "", seen, rated))
    totals = tuple(_sum(column) for column in zip(*(row.cells for row in rows), strict=True))
    return Grid(tuple(rows), tuple(WASTES), totals, _sum(totals), loose, not_wastes)


def _one(observation: Observation, calendar: Calendar | None) -> Cell:
    found = yearly(observation, calendar)
    time_s, cost = found.time_s, found.cost
    return Cell(1, time_s, cost, time_s or 0.0, cost or 0.0, int(time_s is None), int(cost is None))


def _sum(cells: Sequence[Cell]) -> Cell:
    known_time_s, known_cost = added(c.known_time_s for c in cells), added(c.known_cost for c in cells)
    untimed, uncosted = sum(c.untimed for c in cells), sum(c.uncosted for c in cells)
    return Cell(
        sum(c.count for c in cells),
        known_time_s if not untimed and isfinite(known_time_s) else None,
        known_cost if not uncosted and isfinite(known_cost) else None,
        known_time_s,
        known_cost,
        untimed,
        uncosted,
    )


def _row(
    step: str | None,
    name: str | Sentence,
    kind: str,
    map_name: str,
    seen: dict[tuple[str | None, str], list[Cell]],
    rated: dict[tuple[str | None, str], int],
) -> Row:
    cells = tuple(replace(_sum(seen.get((step, w), [])), rating=rated.get((step, w))) for w in WASTES)
    return Row(step, name, cells, _sum(cells), kind, map_name)


def _steps(streams: Sequence[ValueStream], wanted: set[str]) -> list[tuple[Symbol, str | Sentence, str]]:
    """The symbols that get a row with their names, and the name of their map."""
    shown = [stream.id for stream in streams if stream.state == "current"] or [stream.id for stream in streams[:1]]
    return [
        (symbol, name, stream.name)
        for stream in streams
        for symbol, name in in_order(stream)
        if symbol.id in wanted or (symbol.kind == "process" and stream.id in shown)
    ]


def in_order(stream: ValueStream) -> list[tuple[Symbol, str | Sentence]]:
    """Along the material path, then what is not on it from left to right."""
    path = material_path(stream)
    on_path = [path.symbols[j] for j in path.order or range(len(path.symbols)) if j != path.end]
    ids = {symbol.id for symbol in on_path}
    others = sorted((s for s in stream.symbols if s.id not in ids), key=lambda s: inf if s.x is None else s.x)
    after: dict[str, Symbol] = {}
    for j, feeds in enumerate(path.feeds[: len(path.symbols)]):
        for feed in feeds:
            after.setdefault(path.symbols[feed.source].id, path.symbols[j])
    return [(symbol, _name(symbol, after)) for symbol in (*on_path, *others)]


def _name(symbol: Symbol, after: dict[str, Symbol]) -> str | Sentence:
    """Its name; without one, what it is and the step that it feeds."""
    if name := " ".join(symbol.name.split()):
        return name
    kind, target = Sentence(SYMBOL_KIND[symbol.kind].name), after.get(symbol.id)
    fed = " ".join(target.name.split()) if target else ""
    return sentence(N_("{symbol} before {step}"), symbol=kind, step=fed) if fed else kind
