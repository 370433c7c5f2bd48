"""The tools of the program, one line each: navigation, menus, search and the contract test are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.language import N_
from app.views.page import Desk, Page

STAGES = {
    "observe": N_("Observe"),
    "map": N_("Map"),
    "causes": N_("Causes"),
    "axes": N_("Axes"),
    "levers": N_("Levers"),
    "plan": N_("Plan"),
    "follow": N_("Follow"),
    "measure": N_("Measure"),
    "correct": N_("Correct"),
    "standardise": N_("Standardise"),
    "results": N_("Results"),
}


@dataclass(frozen=True, slots=True)
class Tool:
    """`factory` makes the page and imports what it needs only then; `short` stands in the rail.

    `kinds` are those of `calc.link` that its page shows; a change in one of `tables` lies on its page.
    """

    id: str
    title: str
    short: str
    icon: str
    stage: str
    factory: Callable[[Desk], Page]
    report: str
    kinds: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


def _observation(desk: Desk) -> Page:
    from app.views.observation import ObservationPage

    return ObservationPage(desk)


def _fishbone(desk: Desk) -> Page:
    from app.views.fishbone import FishbonePage

    return FishbonePage(desk)


def _five_whys(desk: Desk) -> Page:
    from app.views.five_whys import FiveWhysPage

    return FiveWhysPage(desk)


def _tally(desk: Desk) -> Page:
    from app.views.tally import TallyPage

    return TallyPage(desk)


def _process_chart(desk: Desk) -> Page:
    from app.views.process_chart import ProcessChartPage

    return ProcessChartPage(desk)


def _pdca(desk: Desk) -> Page:
    from app.views.pdca import PdcaPage

    return PdcaPage(desk)


def _value_stream(desk: Desk) -> Page:
    from app.views.value_stream import ValueStreamPage

    return ValueStreamPage(desk)


def _axis(desk: Desk) -> Page:
    from app.views.axis import AxisPage

    return AxisPage(desk)


def _suggestion(desk: Desk) -> Page:
    from app.views.suggestion import SuggestionPage

    return SuggestionPage(desk)


def _action(desk: Desk) -> Page:
    from app.views.action import ActionPage

    return ActionPage(desk)


def _lever(desk: Desk) -> Page:
    from app.views.lever import LeverPage

    return LeverPage(desk)


def _problem(desk: Desk) -> Page:
    from app.views.problem import ProblemPage

    return ProblemPage(desk)


def _decision(desk: Desk) -> Page:
    from app.views.decision import DecisionPage

    return DecisionPage(desk)


def _indicator(desk: Desk) -> Page:
    from app.views.indicator import IndicatorPage

    return IndicatorPage(desk)


def _deviation(desk: Desk) -> Page:
    from app.views.deviation import DeviationPage

    return DeviationPage(desk)


def _oee(desk: Desk) -> Page:
    from app.views.oee import OeePage

    return OeePage(desk)


def _measure(desk: Desk) -> Page:
    from app.views.measure import MeasurePage

    return MeasurePage(desk)


def _maturity(desk: Desk) -> Page:
    from app.views.maturity import MaturityPage

    return MaturityPage(desk)


OPENING = "value_stream"
"""The tool that an event opens with."""

TOOLS: tuple[Tool, ...] = (
    Tool(
        "observation",
        N_("Observations"),
        N_("Facts"),
        "eye",
        "observe",
        _observation,
        "diagnosis",
        kinds=("observation", "question", "interview", "step"),  # a step is where what is typed next was seen
        tables=("observation", "rating", "photo", "interview", "question"),
    ),
    Tool(
        "process_chart",
        N_("Process flow chart"),
        N_("Flow chart"),
        "footprints",
        "observe",
        _process_chart,
        "process_chart",
        kinds=("process_chart", "process_step"),
        tables=("process_chart", "process_step"),
    ),
    Tool(
        OPENING,
        N_("Value stream map"),
        N_("VSM"),
        "workflow",
        "map",
        _value_stream,
        "map",
        kinds=("symbol",),
        tables=("value_stream", "symbol", "flow"),
    ),
    Tool(
        "tally",
        N_("Tally sheet and Pareto"),
        N_("Tally"),
        "tally-5",
        "causes",
        _tally,
        "tally",
        kinds=("tally", "category"),
        tables=("tally", "tally_category", "tally_column", "tally_mark"),
    ),
    Tool(
        "fishbone",
        N_("Cause-and-effect diagram (Ishikawa)"),
        N_("Ishikawa"),
        "fish",
        "causes",
        _fishbone,
        "fishbone",
        kinds=("fishbone", "cause"),
        tables=("fishbone", "bone", "cause", "suggested_cause", "photo"),
    ),
    Tool(
        "five_whys",
        N_("Five whys"),
        N_("5 whys"),
        "circle-question-mark",
        "causes",
        _five_whys,
        "whys",
        kinds=("five_whys", "why"),
        tables=("five_whys", "why", "photo"),
    ),
    Tool(
        "axis",
        N_("Improvement axes"),
        N_("Axes"),
        "compass",
        "axes",
        _axis,
        "axes",
        kinds=("axis",),
        tables=("axis", "approval", "link"),
    ),
    Tool(
        "suggestion",
        N_("Improvement suggestions"),
        N_("Ideas"),
        "lightbulb",
        "levers",
        _suggestion,
        "suggestions",
        kinds=("suggestion",),
        tables=("suggestion",),
    ),
    Tool(
        "lever",
        N_("Levers"),
        N_("Levers"),
        "wrench",
        "levers",
        _lever,
        "levers",
        kinds=("lever",),
        tables=("lever", "cash_flow", "money_line", "approval", "link"),
    ),
    Tool(
        "decision",
        N_("Decision"),
        N_("Decision"),
        "vote",
        "levers",
        _decision,
        "decision",
        kinds=("decision", "option"),
        tables=("decision", "scale_level", "criterion", "comparison", "option", "score", "point", "approval"),
    ),
    Tool(
        "action",
        N_("Action plan"),
        N_("Actions"),
        "list-todo",
        "plan",
        _action,
        "action_plan",
        kinds=("action",),
        tables=("action", "postponement", "deployment"),
    ),
    Tool(
        "pdca",
        N_("PDCA board"),
        N_("PDCA"),
        "kanban",
        "follow",
        _pdca,
        "action_plan",
        tables=("action", "proof", "postponement"),
    ),
    Tool(
        "problem",
        N_("Problems: QRQC, DMAIC"),
        N_("Problems"),
        "siren",
        "follow",
        _problem,
        "qrqc",
        kinds=("problem",),
        tables=("problem", "containment", "follow_up", "gate_item", "photo", "approval", "proof"),
    ),
    Tool(
        "indicator",
        N_("Indicators"),
        N_("Indicators"),
        "chart-line",
        "measure",
        _indicator,
        "indicators",
        kinds=("indicator",),
        tables=("indicator", "target_change", "measure", "reading"),
    ),
    Tool(
        "measure",
        N_("Measures and charts"),
        N_("Charts"),
        "chart-spline",
        "measure",
        _measure,
        "control_chart",
        tables=("measure", "reading", "import_recipe", "recipe_column"),
    ),
    Tool(
        "oee",
        N_("Overall equipment effectiveness (OEE)"),
        N_("OEE"),
        "gauge",
        "measure",
        _oee,
        "oee",
        kinds=("oee",),
        tables=("oee", "oee_loss"),
    ),
    Tool(
        "maturity",
        N_("Maturity"),
        N_("Maturity"),
        "radar",
        "measure",
        _maturity,
        "maturity",
        kinds=("maturity",),
        tables=("maturity", "maturity_criterion", "maturity_level"),
    ),
    Tool(
        "deviation",
        N_("Deviations"),
        N_("Deviations"),
        "activity",
        "correct",
        _deviation,
        "deviations",
        tables=("measure",),
    ),
)


def tool_of(id: str) -> Tool:
    return next(tool for tool in TOOLS if tool.id == id)


def tool_that_shows(kind: str) -> Tool | None:
    """The tool on whose page things of this kind of `calc.link` stand."""
    return next((tool for tool in TOOLS if kind in tool.kinds), None)
