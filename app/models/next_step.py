"""The next step of the chain, made of what is picked: an axis, a problem, a lever or an action, with its link, at once.

Of what was measured also an observation, five whys or a tally sheet. `NEXT` says for each kind that can be made of
which kinds it can be, and how: one gesture, one step of undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import action, axis, calendar_date, lever, observation, problem
from app.calc.indicator_words import day_of
from app.calc.link import Kind, Link
from app.calc.map_symbol import SYMBOL_KIND
from app.language import N_, _
from app.models.document import Document
from app.models.indicator import Indicator
from app.models.lever import Lever
from app.models.link import add_link
from app.models.measured_words import measured_at, measured_words
from app.models.observation import Observation, read_observations
from app.models.oee import Oee, read_oee
from app.models.problem import Problem
from app.models.suggestion import Suggestion
from app.models.trail import end
from app.models.value_stream import Symbol

Made = Literal["axis", "problem", "lever", "action", "five_whys", "observation", "tally"]


@dataclass(frozen=True, slots=True)
class Picked:
    """A thing of the chain; `text` are words about it that say more than its title, the step of a chart for example."""

    kind: Kind
    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """`label` is what undo calls it. Of several things `make` makes one, or one of each; it is told their words."""

    label: str
    of: tuple[Kind, ...]
    make: Callable[[Document, Session, Sequence[Picked], datetime], list[str]]


def _axis(document: Document, _session: Session, picked: Sequence[Picked], _now: datetime) -> list[str]:
    from app.models.axis_edit import add_axis

    return [add_axis(document, axis.Axis("", _together(picked)), _ends(picked))]


def _lever(document: Document, _session: Session, picked: Sequence[Picked], _now: datetime) -> list[str]:
    from app.models.lever_edit import add_lever

    made = lever.Lever("", _together(picked), axis=_first(picked, "axis"))
    return [add_lever(document, made, _ends(picked))]


def _problem(document: Document, session: Session, picked: Sequence[Picked], now: datetime) -> list[str]:
    """What was seen says where, by whom and when it was; its photographs come along. A measure says when."""
    from app.models.problem_edit import add_problem

    made = problem.Problem("", _together(picked), opened_at=now.isoformat(timespec="seconds"))
    if (measured := _first(picked, "indicator")) is not None:
        at = measured_at(session, measured)
        made = replace(made, axis=_column(session, Indicator, measured, "axis"), when=calendar_date.show(at))
    if (seen := _first(picked, "observation")) is not None:
        (fact,) = read_observations(session, Observation.id == seen)
        step = session.get(Symbol, fact.step) if fact.step else None
        made = replace(
            made,
            line=step.name if step is not None else "",
            where=fact.place,
            when=fact.seen_on,
            found_by=fact.seen_by,
            photos=tuple(replace(photo, id="") for photo in fact.photos),
        )
    return [add_problem(document, made, _ends(picked))]


def _actions(document: Document, session: Session, picked: Sequence[Picked], now: datetime) -> list[str]:
    """One of each: an action comes from one thing. It belongs to the axis to which that belongs, and that of an
    indicator is checked by its measures."""
    from app.models.action_edit import add_action

    made = []
    for each in picked:
        own = action.Action("", label=each.text)
        if each.kind == "lever":
            own = replace(own, axis=_column(session, Lever, each.id, "axis"))
        elif each.kind == "problem":
            own = replace(own, axis=_column(session, Problem, each.id, "axis"), problem=each.id)
        elif each.kind == "indicator":
            row = session.get_one(Indicator, each.id)
            own = replace(own, axis=row.axis, measured_by=each.id, indicator=row.name, unit=row.unit)
        made.append(add_action(document, own, (each.kind, each.id), today=now.date()))
    return made


def _five_whys(document: Document, session: Session, picked: Sequence[Picked], _now: datetime) -> list[str]:
    from app.models.five_whys_edit import add

    made = add(document, _together(picked))
    for kind, source in _ends(picked):
        add_link(session, Link(kind, source, "five_whys", made))
    return [made]


def _observation(document: Document, session: Session, picked: Sequence[Picked], now: datetime) -> list[str]:
    """A fact that was measured, on the day of the measure where that is known."""
    from app.models.observation_edit import add_observation

    measured = _first(picked, "indicator")
    day = day_of(measured_at(session, measured)) if measured is not None else None
    seen = observation.Observation("", _together(picked), seen_on=(day or now.date()).isoformat(), source="measurement")
    made = add_observation(document, seen)
    for kind, source in _ends(picked):
        add_link(session, Link(kind, source, "observation", made))
    return [made]


def _tally(document: Document, session: Session, picked: Sequence[Picked], _now: datetime) -> list[str]:
    """A sheet on which the causes of losses are counted: a row for each loss of the series that has a name."""
    from app.models.tally_edit import add

    ids = [each.id for each in picked]
    named = [" ".join(loss.name.split()) for each in read_oee(session, Oee.id.in_(ids)) for loss in each.losses]
    made = add(document, _together(picked), list(dict.fromkeys(filter(None, named))))
    for kind, source in _ends(picked):
        add_link(session, Link(kind, source, "tally", made))
    return [made]


_DIAGNOSED: tuple[Kind, ...] = ("symbol", "observation", "process_chart", "category", "cause", "why")
"""What the diagnosis has found."""
_MEASURED: tuple[Kind, ...] = ("indicator", "oee")

NEXT: dict[Made, NextStep] = {
    "axis": NextStep(N_("Make an improvement axis"), _DIAGNOSED, _axis),
    "problem": NextStep(N_("Open a problem"), (*_DIAGNOSED, "indicator"), _problem),
    "lever": NextStep(N_("Make a lever"), (*_DIAGNOSED, "axis", "suggestion", "problem"), _lever),
    "action": NextStep(N_("Make actions"), (*_DIAGNOSED, "lever", "problem", "suggestion", *_MEASURED), _actions),
    "five_whys": NextStep(N_("Ask why of an indicator"), ("indicator",), _five_whys),
    "observation": NextStep(N_("Note what was measured"), _MEASURED, _observation),
    "tally": NextStep(N_("Count losses on a tally sheet"), ("oee",), _tally),
}
"""In the order of the chain; what leads back to the facts comes last."""


def make(document: Document, made: Made, picked: Sequence[Picked], now: datetime) -> list[str]:
    """Make this of what is picked, with its words and linked with it; the ids of what was made.

    What is no more, or of a kind that this is not made of, is passed over; without any left, nothing is made. A
    suggestion of which something is made is kept.
    """
    step = NEXT[made]
    with document.read() as session:
        told = [replace(each, text=_words(session, each)) for each in dict.fromkeys(picked) if each.kind in step.of]
        told = [each for each in told if end(session, (each.kind, each.id)).there]
    if not told:
        return []
    with document.edit(step.label) as session:
        ids = step.make(document, session, told, now)
        _keep_suggestions(document, session, told)
    return ids


def _keep_suggestions(document: Document, session: Session, picked: Sequence[Picked]) -> None:
    from app.models.suggestion_edit import set_state

    ids = [each.id for each in picked if each.kind == "suggestion"]
    waiting = select(Suggestion.id).where(Suggestion.id.in_(ids), Suggestion.state.in_(("received", "studied")))
    if ids and (open_ones := list(session.scalars(waiting))):
        set_state(document, open_ones, "kept")


def _words(session: Session, picked: Picked) -> str:
    """What is said of it, in one line; of a symbol without a name its note, else what it is."""
    if picked.text.strip():
        return " ".join(picked.text.split())
    if picked.kind in _MEASURED:
        return measured_words(session, picked.kind, picked.id)
    found = end(session, (picked.kind, picked.id))
    if found.title or picked.kind != "symbol" or not found.there:
        return found.title
    symbol = session.get(Symbol, picked.id)
    note = " ".join(symbol.note.split()) if symbol is not None else ""
    return note or (_(SYMBOL_KIND[symbol.kind].name) if symbol is not None and symbol.kind in SYMBOL_KIND else "")


def _together(picked: Sequence[Picked]) -> str:
    return "; ".join(dict.fromkeys(each.text for each in picked if each.text))


def _ends(picked: Sequence[Picked]) -> list[tuple[Kind, str]]:
    return [(each.kind, each.id) for each in picked]


def _first(picked: Sequence[Picked], kind: str) -> str | None:
    return next((each.id for each in picked if each.kind == kind), None)


def _column(session: Session, model: Any, id: str, column: str) -> str | None:
    row = session.get(model, id)
    return getattr(row, column) if row is not None else None
