"""Every sheet that can be printed, one line each: the command line and the pages of the window print by this list.

Nothing is loaded here; drawing loads Qt and reportlab.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.calc.event import EventData
from app.calc.figure_name import STATES
from app.language import N_, Sentence

if TYPE_CHECKING:
    from app.reports.framed import Order


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things of an event that a sheet shows; `id` is empty where it shows them all."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SheetKind:
    """`made_by` is the module and the function `(event, id | None, order) -> bytes` that draws it.

    `things` are what it can be of, `none` says that there is none. `blank`: whether there is a form to fill by hand.
    `pictures` are the keys of the photographs that it shows.
    """

    id: str
    title: str
    made_by: tuple[str, str]
    things: Callable[[EventData, str], Sequence[Thing]]
    none: str
    blank: bool = False
    pictures: Callable[[EventData, str | None], Sequence[str]] = lambda _event, _id: ()

    def pdf(self, event: EventData, id: str | None, order: Order) -> bytes:
        """The sheet as PDF; without an id it is the blank form of nothing in particular."""
        module, function = self.made_by
        made: bytes = getattr(import_module(module), function)(event, id, order)
        return made


def _named(of: str, name: str) -> Callable[[EventData, str], list[Thing]]:
    def things(event: EventData, _language: str) -> list[Thing]:
        held: Sequence[Any] = getattr(event, of)
        return [Thing(each.id, getattr(each, name)) for each in held]

    return things


def _maps(event: EventData, language: str) -> list[Thing]:
    return [
        Thing(stream.id, stream.name or Sentence(STATES[stream.state]).within(language))
        for stream in event.value_streams
    ]


def _whole(event: EventData, _language: str) -> list[Thing]:
    return [Thing("", "")] if event.observations or event.ratings else []


def _any_of(of: str) -> Callable[[EventData, str], list[Thing]]:
    """One sheet of all things of a kind, where there is one."""
    return lambda event, _language: [Thing("", "")] if getattr(event, of) else []


def _by_method(*methods: str) -> Callable[[EventData, str], list[Thing]]:
    def things(event: EventData, _language: str) -> list[Thing]:
        return [Thing(problem.id, problem.name) for problem in event.problems if problem.method in methods]

    return things


def _of_problem(event: EventData, id: str | None) -> list[str]:
    return [photo.picture for problem in event.problems if problem.id == id for photo in problem.photos]


def _floor_plan(event: EventData, id: str | None) -> list[str]:
    return [chart.plan.picture for chart in event.process_charts if chart.id == id and chart.plan.picture]


SHEETS: dict[str, SheetKind] = {
    sheet.id: sheet
    for sheet in (
        SheetKind(
            "map",
            N_("Value stream map"),
            ("app.reports.value_stream", "sheet_pdf"),
            _maps,
            N_("This event has no map to print."),
        ),
        SheetKind(
            "diagnosis",
            N_("Diagnosis grid"),
            ("app.reports.diagnosis", "sheet_pdf"),
            _whole,
            N_("This event has no observation to print."),
            blank=True,
        ),
        SheetKind(
            "process_chart",
            N_("Process flow chart"),
            ("app.reports.process_chart", "sheet_pdf"),
            _named("process_charts", "name"),
            N_("This event has no process flow chart to print."),
            blank=True,
        ),
        SheetKind(
            "spaghetti",
            N_("Spaghetti diagram"),
            ("app.reports.spaghetti", "sheet_pdf"),
            _named("process_charts", "name"),
            N_("This event has no process flow chart to print."),
            blank=True,
            pictures=_floor_plan,
        ),
        SheetKind(
            "tally",
            N_("Tally sheet"),
            ("app.reports.tally", "sheet_pdf"),
            _named("tallies", "name"),
            N_("This event has no tally sheet to print."),
            blank=True,
        ),
        SheetKind(
            "pareto",
            N_("Pareto chart"),
            ("app.reports.pareto", "sheet_pdf"),
            _named("tallies", "name"),
            N_("This event has no tally sheet to print."),
        ),
        SheetKind(
            "fishbone",
            N_("Cause-and-effect diagram (Ishikawa)"),
            ("app.reports.fishbone", "sheet_pdf"),
            _named("fishbones", "effect"),
            N_("This event has no Ishikawa diagram to print."),
            blank=True,
        ),
        SheetKind(
            "whys",
            N_("Five whys"),
            ("app.reports.five_whys", "sheet_pdf"),
            _named("whys", "problem"),
            N_("This event has no five whys to print."),
            blank=True,
        ),
        SheetKind(
            "axes",
            N_("Improvement axes"),
            ("app.reports.axis", "sheet_pdf"),
            _any_of("axes"),
            N_("This event has no improvement axis to print."),
            blank=True,
        ),
        SheetKind(
            "objective",
            N_("Objective"),
            ("app.reports.axis", "objective_pdf"),
            _named("axes", "name"),
            N_("This event has no improvement axis to print."),
        ),
        SheetKind(
            "suggestions",
            N_("Improvement suggestions"),
            ("app.reports.suggestion", "sheet_pdf"),
            _any_of("suggestions"),
            N_("This event has no suggestion to print."),
            blank=True,
        ),
        SheetKind(
            "levers",
            N_("Levers"),
            ("app.reports.lever", "sheet_pdf"),
            _any_of("levers"),
            N_("This event has no lever to print."),
            blank=True,
        ),
        SheetKind(
            "decision",
            N_("Decision"),
            ("app.reports.decision", "sheet_pdf"),
            _named("decisions", "name"),
            N_("This event has no decision to print."),
            blank=True,
        ),
        SheetKind(
            "action_plan",
            N_("Action plan"),
            ("app.reports.action", "sheet_pdf"),
            _any_of("actions"),
            N_("This event has no action to print."),
            blank=True,
        ),
        SheetKind(
            "planning",
            N_("Timeline"),
            ("app.reports.planning", "sheet_pdf"),
            _any_of("actions"),
            N_("This event has no action to print."),
        ),
        SheetKind(
            "reminders",
            N_("Reminders"),
            ("app.reports.reminder", "sheet_pdf"),
            _any_of("actions"),
            N_("This event has no action to print."),
        ),
        SheetKind(
            "qrqc",
            N_("QRQC"),
            ("app.reports.qrqc", "sheet_pdf"),
            _by_method("qrqc", "pdca"),
            N_("This event has no QRQC to print."),
            blank=True,
            pictures=_of_problem,
        ),
        SheetKind(
            "dmaic",
            N_("DMAIC"),
            ("app.reports.dmaic", "sheet_pdf"),
            _by_method("dmaic"),
            N_("This event has no DMAIC to print."),
            blank=True,
        ),
        SheetKind(
            "indicators",
            N_("Indicators"),
            ("app.reports.indicator", "list_pdf"),
            _any_of("indicators"),
            N_("This event has no indicator to print."),
            blank=True,
        ),
        SheetKind(
            "indicator",
            N_("Indicator"),
            ("app.reports.indicator", "sheet_pdf"),
            _named("indicators", "name"),
            N_("This event has no indicator to print."),
            blank=True,
        ),
        SheetKind(
            "control_chart",
            N_("Control chart"),
            ("app.reports.control_chart", "sheet_pdf"),
            _named("indicators", "name"),
            N_("This event has no indicator to print."),
            blank=True,
        ),
        SheetKind(
            "oee",
            N_("OEE"),
            ("app.reports.oee", "sheet_pdf"),
            _named("oee", "name"),
            N_("This event has no OEE to print."),
            blank=True,
        ),
        SheetKind(
            "maturity",
            N_("Maturity"),
            ("app.reports.maturity", "sheet_pdf"),
            _named("maturities", "name"),
            N_("This event has no maturity to print."),
            blank=True,
        ),
        SheetKind(
            "deviations",
            N_("Deviations"),
            ("app.reports.deviation", "sheet_pdf"),
            _any_of("indicators"),
            N_("This event has no indicator to print."),
        ),
    )
}
