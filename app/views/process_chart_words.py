"""How a process flow chart and its figures are put in words: "at least", what is saved, and the fields of the panel."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc.map_symbol import Field
from app.calc.process_chart import FOLLOWS, KINDS, QUESTIONS, STATES, TIME_SOURCES, VALUE_CLASSES
from app.calc.process_chart_figures import Change, ChartFigures
from app.calc.quantity import UNKNOWN, Unit, show
from app.language import N_, Sentence, _, ngettext
from app.models.process_chart import ProcessChart, ProcessStep
from app.models.process_chart_edit import CHANGE, CHANGE_STEP, Listed
from app.views.subject import NOT_SAID, Group, Subject

HEADER = (
    Field("name", N_("Name"), N_("Name"), "text"),
    Field("state", N_("State"), N_("State"), "choice", choices=tuple(STATES.items())),
)
FOLLOWED = (
    Field("product", N_("Product"), N_("Product"), "text"),
    Field("follows", N_("What is followed"), N_("Follows"), "choice", choices=tuple(FOLLOWS.items())),
    Field("begins", N_("Begins at"), N_("From"), "text"),
    Field("ends", N_("Ends at"), N_("To"), "text"),
)
OBSERVED = (
    Field("observed_by", N_("Observed by"), N_("By"), "text"),
    Field("observed_on", N_("Observed on"), N_("On"), "date"),
)
OF_STEPS = (
    Field("kind", N_("Symbol"), N_("Symbol"), "choice", choices=tuple(KINDS.items())),
    Field("value_class", N_("Value"), N_("Value"), "choice", choices=(NOT_SAID, *VALUE_CLASSES.items())),
    Field("time_s", N_("Time"), N_("Time"), "duration"),
    Field("time_source", N_("The time is"), N_("Source"), "choice", choices=(NOT_SAID, *TIME_SOURCES.items())),
    Field("distance_m", N_("Distance"), N_("Distance"), "distance"),
    Field("quantity", N_("Quantity"), N_("Quantity"), "count"),
    Field("actor", N_("Actor"), N_("Actor"), "text"),
    Field("question", N_("Question"), N_("Question"), "choice", choices=(NOT_SAID, *QUESTIONS.items())),
    Field("idea", N_("Idea"), N_("Idea"), "lines"),
)


def title(each: Listed) -> str:
    """How a chart is called: by its name, else by its state."""
    return each.name or _(STATES.get(each.state, each.state))


def of_chart(id: str, listed: Sequence[Listed]) -> Subject:
    """The header of a chart; a proposed one says with which present chart it is compared."""
    own = next((each for each in listed if each.id == id), None)
    header: tuple[Field, ...] = HEADER
    if own is not None and own.state == "proposed":
        others = [(each.id, title(each)) for each in listed if each.id != id and each.compared_to != id]
        compared = Field(
            "compared_to", N_("Compared with"), N_("With"), "choice", choices=(NOT_SAID, *others), named=True
        )
        header = (*HEADER, compared)
    groups = (Group("", header), Group(N_("Scope"), FOLLOWED), Group(N_("Observed"), OBSERVED))
    return Subject(_("Process flow chart"), ProcessChart, (id,), groups, CHANGE, acts=False)


def of_steps(ids: Sequence[str]) -> Subject:
    name = ngettext("{n} step", "{n} steps", len(ids))
    return Subject(name, ProcessStep, tuple(ids), (Group("", OF_STEPS),), CHANGE_STEP)


def amount(value: float | None, known: float, unit: Unit) -> str:
    """A total, or how much of it is known."""
    return show(value, unit) if value is not None else f"≥ {show(known, unit)}" if known else UNKNOWN


def at_least(known: float, unit: Unit, reason: Sentence) -> str:
    """Why a total is not known, with what is."""
    return _("At least {amount}. {reason}", amount=show(known, unit), reason=reason)


def found_how(told: ChartFigures) -> str:
    """Where the times come from: measured, standard, estimated, or not said."""
    parts = [
        _(
            "{time} {source}",
            time=show(seconds, "duration"),
            source=_(TIME_SOURCES[source]) if source else _("not said how"),
        )
        for source, seconds in told.time_by_source.items()
        if seconds
    ]
    return ", ".join(parts)


def saved(change: Change, unit: Unit, *, share_of_time: bool = False) -> tuple[str, bool | None]:
    """What a proposal saves, such as "−4 (−33 %)", and whether that is better; `None` where nothing changes."""
    if change.gain is None:
        return UNKNOWN, None
    if abs(change.gain) < 1e-12:
        return _("no change"), None
    better = change.gain > 0
    if share_of_time:
        sign, points = "+" if better else "−", show(abs(change.gain) * 100, "count")
        return _("{sign}{points} points", sign=sign, points=points), better
    sign = "−" if better else "+"
    text = f"{sign}{show(abs(change.gain), unit)}"
    if change.share is not None:
        text += f" ({sign}{show(abs(change.share), 'share')})"
    return text, better
