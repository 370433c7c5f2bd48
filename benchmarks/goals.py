"""What is asked of each measure, and the table that says whether it is met."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.calc.indicator import CHART_NAMES

SIZES = (20, 200, 2000)
GROWTH = 20_000
TOO_STEEP = 1.1
"""An exponent of growth above this is worse than linear, beyond the noise of a shared machine."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`ratio` to the bound at most; `p95` and `most`, in ms, for the measure itself; `sizes` at which it is asked."""

    id: str
    what: str
    bound: str
    ratio: float | None = None
    p95: float | None = None
    most: float | None = None
    sizes: tuple[int, ...] = SIZES
    unit: str = "ms"


GOALS = (
    Goal("start_page", "start to the start page painted", "empty QMainWindow painted", 5.0, sizes=(0,)),
    Goal("start", "start to the example painted", "empty QMainWindow painted", 5.0, sizes=(0,)),
    Goal("open", "open a file, painted", "bare scene from sqlite3", 2.0),
    Goal("drag", "drag step, all in view", "bare scene", 3.0, p95=8.0),
    Goal("pan", "pan step, all in view", "bare scene", 3.0, p95=16.0),
    Goal("zoom", "zoom step, all in view", "bare scene", 4.0, p95=16.0),
    Goal("edit", "one edit, history, on disk", "one-row SQLite commit", 5.0),
    Goal("ladder", "edit to ladder painted", "", most=50.0, sizes=(20, 200)),
    Goal("delete", "delete 500 and undo it", "opening the same", 1.0, sizes=(2000,)),
    Goal("memory", "peak memory", "bare scene", 2.2, unit="MB"),
    Goal("tally", "key press to Pareto painted, marks", "commit and plain painting", 5.0, p95=50.0, sizes=(10_000,)),
    Goal("fishbone", "one cause more to diagram painted", "commit and plain painting", most=50.0, sizes=(50, 500)),
    Goal("fishbone_cpu", "one cause more, processor time", "", most=50.0, sizes=(50, 500)),
    Goal("fishbone_lay", "layout of all causes, processor time", "", most=50.0, sizes=(500,)),
    Goal("board_drag", "step of a card over the board", "plain painting", most=16.0, sizes=(500,)),
    Goal("board_filter", "letter in the filter to cards painted", "plain painting", most=50.0, sizes=(500,)),
    Goal("plan_open", "go to the plan, painted, actions", "sqlite3 and a bare table", most=1000.0, sizes=(5_000,)),
    Goal("plan_filter", "letter in the filter to rows painted", "bare table", most=50.0, sizes=(5_000,)),
    Goal("import_read", "a CSV read and understood, lines", "csv module, same conversions", 4.0, sizes=(100_000,)),
    Goal("import", "a CSV read and stored with undo, lines", "csv module, same conversions", 4.0, sizes=(100_000,)),
    Goal("chart_first", "control chart first painted, points", "bare pyqtgraph", 3.0, sizes=(10_000,)),
    Goal("chart_update", "control chart with other values", "bare pyqtgraph", 2.0, sizes=(10_000,)),
    Goal("chart_limits", "limits and all rules", "", most=20.0, sizes=(10_000,)),
    *(
        Goal(
            f"control_{chart}",
            f"limits and all rules, {name.removesuffix(' chart')} chart",
            "",
            most=20.0,
            sizes=(10_000,),
        )
        for chart, name in CHART_NAMES.items()
    ),
    Goal("chart_first_mpl", "control chart first painted", "matplotlib", 1 / 3, sizes=(10_000,)),
    Goal("chart_update_mpl", "control chart with other values", "matplotlib", 1 / 3, sizes=(10_000,)),
    Goal("multiples", "indicators as small multiples, painted", "", most=500.0, sizes=(30,)),
    Goal("print", "print on A3", "reportlab, same lines and words", 2.5, sizes=(200,)),
)


@dataclass(frozen=True, slots=True)
class Result:
    """Medians over the rounds; `ratio` is the median of the ratios within each round."""

    bound: float
    ours: float
    p95: float
    ratio: float


Results = dict[tuple[str, int], Result]


def table(results: Results) -> list[str]:
    """Markdown rows, one per measure and size."""
    lines = [
        "| what | size | lower bound | bound | Chantier | 95th | ratio | goal | met |",
        "|---|---:|---|---:|---:|---:|---:|---|---|",
    ]
    for goal in GOALS:
        for n in sorted(n for id, n in results if id == goal.id and n != GROWTH):
            lines.append(_row(goal, n, results[goal.id, n]))
    return lines


def _row(goal: Goal, n: int, result: Result) -> str:
    asked, met = [], []
    if goal.ratio is not None:
        asked.append(f"≤ {goal.ratio:.3g} ×")
        met.append(result.ratio <= goal.ratio)
    if goal.p95 is not None:
        asked.append(f"95th < {goal.p95:g} ms")
        met.append(result.p95 < goal.p95)
    if goal.most is not None:
        asked.append(f"≤ {goal.most:g} ms")
        met.append(result.ours <= goal.most)
    is_asked = n in goal.sizes
    verdict = ("yes" if all(met) else "**no**") if is_asked else ""
    cells = [
        goal.what,
        f"{n:,}" if n else "",
        goal.bound,
        f"{_number(result.bound)} {goal.unit}" if math.isfinite(result.bound) else "",
        f"{_number(result.ours)} {goal.unit}",
        _number(result.p95) if goal.p95 is not None else "",
        f"{result.ratio:.2f}" if math.isfinite(result.ratio) else "",
        ", ".join(asked) if is_asked else "",
        verdict,
    ]
    return f"| {' | '.join(cells)} |"


def growth(results: Results) -> list[str]:
    """How the cost of each measure grows: the exponent between the two largest sizes, 1 for linear.

    Measures that were taken at the same sizes stand in one table.
    """
    sizes = {goal.id: tuple(sorted(n for id, n in results if id == goal.id and n)) for goal in GOALS}
    families: list[list[tuple[int, ...]]] = []
    for own in dict.fromkeys(own for own in sizes.values() if len(own) > 1):
        family = next((each for each in families if set(each[0]) & set(own)), None)
        families.append([own]) if family is None else family.append(own)
    lines: list[str] = []
    for family in families:
        every = sorted({n for own in family for n in own})
        rows = [_growth(goal, every, results) for goal in GOALS if sizes[goal.id] in family]
        head = ["what", *(f"{n:,}" for n in every), "exponent", "at most linear"]
        lines += [*([""] if lines else []), f"| {' | '.join(head)} |", f"|---{'|---:' * (len(every) + 1)}|---|", *rows]
    return lines


def _growth(goal: Goal, every: list[int], results: Results) -> str:
    taken = {n: results[goal.id, n].ours for n in every if (goal.id, n) in results}
    small, large = sorted(taken)[-2:]
    exponent = math.log(taken[large] / taken[small]) / math.log(large / small)
    cells = [_number(taken[n]) if n in taken else "" for n in every]
    verdict = "yes" if exponent <= TOO_STEEP else "**no**"
    return f"| {' | '.join([goal.what, *cells, f'{exponent:.2f}', verdict])} |"


def _number(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:,.0f}"
