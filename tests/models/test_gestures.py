"""Random gestures of all tools: one step of undo each, and whatever they leave can be figured, kept and carried."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.calc import (
    action_figures,
    box_plot,
    correlation,
    decision_figures,
    deviation,
    diagnosis,
    effect,
    fishbone_figures,
    histogram,
    lever_figures,
    maturity_figures,
    measure_value,
    oee_figures,
    pareto,
    problem_figures,
    process_chart_figures,
    reminder,
    trend,
)
from app.calc.event import EventData
from app.exchange.event_json import dumps, loads
from app.exchange.indicator_figures import of_indicator, of_oee
from app.models.event import add_event, read_event
from app.models.link import read_links
from app.models.reader import reading
from app.models.trail import trail
from tests.models.every_noun import EVERY_NOUN
from tests.models.gestures import (
    CHARTS,
    FISHBONES,
    OBSERVATIONS,
    OF_ALL,
    TALLIES,
    WHYS,
    Chance,
    Gesture,
    Nothing,
)  # fmt: skip
from tests.models.measure_gestures import INDICATORS, MEASURES, SERIES
from tests.models.plan_gestures import ACTIONS, AXES, DECISIONS, LEVERS, TODAY
from tests.models.problem_gestures import PROBLEMS
from tests.models.undoing import Undoing


class Coordinator(Undoing):
    @initialize()
    def start(self) -> None:
        super().start()
        with self.document.edit("Import") as session:
            add_event(session, EVERY_NOUN)  # so that every gesture finds something to be done to
        self.happened()

    def do(self, gestures: Sequence[Gesture], data: st.DataObject) -> None:
        """Some gestures of one tool; one that finds nothing to be done to is passed over."""
        chosen = data.draw(st.lists(st.integers(0, len(gestures) - 1), min_size=2, max_size=8))
        for gesture in (gestures[i] for i in chosen):
            with contextlib.suppress(Nothing):
                gesture(Chance(self.document, data))
            self.happened()
        with self.document.read() as session:
            nothing_is_torn(session)

    @rule(data=st.data())
    def observe(self, data: st.DataObject) -> None:
        self.do(OBSERVATIONS, data)

    @rule(data=st.data())
    def follow_the_process(self, data: st.DataObject) -> None:
        self.do(CHARTS, data)

    @rule(data=st.data())
    def count(self, data: st.DataObject) -> None:
        self.do(TALLIES, data)

    @rule(data=st.data())
    def look_for_causes(self, data: st.DataObject) -> None:
        self.do(FISHBONES, data)

    @rule(data=st.data())
    def ask_why(self, data: st.DataObject) -> None:
        self.do(WHYS, data)

    @rule(data=st.data())
    def prove(self, data: st.DataObject) -> None:
        self.do(OF_ALL, data)

    @rule(data=st.data())
    def solve_problems(self, data: st.DataObject) -> None:
        self.do(PROBLEMS, data)

    @rule(data=st.data())
    def set_axes(self, data: st.DataObject) -> None:
        self.do(AXES, data)

    @rule(data=st.data())
    def price_levers(self, data: st.DataObject) -> None:
        self.do(LEVERS, data)

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        self.do(DECISIONS, data)

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        self.do(ACTIONS, data)

    @rule(data=st.data())
    def say_what_is_measured(self, data: st.DataObject) -> None:
        self.do(INDICATORS, data)

    @rule(data=st.data())
    def measure(self, data: st.DataObject) -> None:
        self.do(MEASURES, data)

    @rule(data=st.data())
    def follow_machines_and_habits(self, data: st.DataObject) -> None:
        self.do(SERIES, data)

    @rule()
    def say_everything(self) -> None:
        everything_can_be_said_of(self.document)

    @rule()
    def look_at_the_file(self) -> None:
        """What was written passes the check of a file from elsewhere."""
        assert self.document.write_back().state == "saved"
        with reading(self.path):
            pass


TORN = {
    "a cause lies on the bone of the cause above it": (
        "SELECT count(*) FROM cause a JOIN cause b ON a.parent_id = b.id WHERE a.bone_id <> b.bone_id"
    ),
    "an answer belongs to the whys of the answer above it": (
        "SELECT count(*) FROM why a JOIN why b ON a.parent_id = b.id WHERE a.five_whys_id <> b.five_whys_id"
    ),
    "no cause is below itself": (
        "WITH RECURSIVE up(start, id, depth) AS (SELECT id, parent_id, 1 FROM cause UNION ALL "
        "SELECT start, cause.parent_id, depth + 1 FROM up JOIN cause ON cause.id = up.id WHERE depth < 200) "
        "SELECT count(*) FROM up WHERE start = id"
    ),
    "a sheet has one row for all else at most": (
        "SELECT count(*) FROM (SELECT 1 FROM tally_category WHERE other GROUP BY tally_id HAVING count(*) > 1)"
    ),
    "a mark lies in a column of its own sheet": (
        "SELECT count(*) FROM tally_mark m JOIN tally_category c ON c.id = m.category_id JOIN tally_column k "
        'ON k.id = m."column" WHERE k.tally_id <> c.tally_id'
    ),
    "a photograph belongs to one thing": (
        "SELECT count(*) FROM photo WHERE (observation_id IS NOT NULL) + (cause_id IS NOT NULL) "
        "+ (why_id IS NOT NULL) + (problem_id IS NOT NULL) <> 1"
    ),
    "a decision belongs to one thing": (
        "SELECT count(*) FROM approval WHERE (axis_id IS NOT NULL) + (decision_id IS NOT NULL) "
        "+ (lever_id IS NOT NULL) + (problem_id IS NOT NULL) <> 1"
    ),
    "a proof belongs to one thing": (
        "SELECT count(*) FROM proof WHERE (action_id IS NOT NULL) + (problem_id IS NOT NULL) <> 1"
    ),
    "a score is on a criterion of its own decision": (
        "SELECT count(*) FROM score s JOIN option o ON o.id = s.option_id JOIN criterion c ON c.id = s.criterion "
        "WHERE o.decision_id <> c.decision_id"
    ),
    "what was done on a day is done": (
        "SELECT count(*) FROM action WHERE done_on <> '' AND phase IN ('idea', 'plan', 'do')"
    ),
    "a later date is a postponement": (
        "SELECT count(*) FROM action a WHERE due > first_due AND first_due <> '' AND NOT EXISTS "
        "(SELECT 1 FROM postponement p WHERE p.action_id = a.id)"
    ),
    "a measure of a series is of the indicator that it is tied to": (
        "SELECT count(*) FROM measure m JOIN oee o ON o.id = m.oee WHERE o.indicator IS NOT m.indicator_id"
    ),
    "a series is one measure at most": (
        "SELECT count(*) FROM (SELECT 1 FROM measure WHERE oee IS NOT NULL GROUP BY oee HAVING count(*) > 1)"
    ),
    "a measure is a number or readings": (
        "SELECT count(*) FROM measure m JOIN reading r ON r.measure_id = m.id WHERE m.value IS NOT NULL"
    ),
    "a baseline has both ends, the first one first": (
        "SELECT count(*) FROM indicator WHERE (baseline_from IS NULL) <> (baseline_to IS NULL) "
        "OR baseline_from > baseline_to"
    ),
    "a criterion is judged once on a day": (
        "SELECT count(*) FROM (SELECT 1 FROM maturity_level GROUP BY criterion_id, assessed_on HAVING count(*) > 1)"
    ),
    "a step is placed by both numbers or by none": (
        "SELECT count(*) FROM process_step WHERE (x IS NULL) <> (y IS NULL)"
    ),
}


def nothing_is_torn(session: Session) -> None:
    for rule_, query in TORN.items():
        assert session.execute(text(query)).scalar_one() == 0, rule_


def everything_can_be_said_of(document) -> None:
    with document.read() as session:
        event = read_event(session)
        for link in read_links(session):
            for kind, id in ((link.source_kind, link.source), (link.target_kind, link.target)):
                trail(session, kind, id)
    for chart in event.process_charts:
        process_chart_figures.figures(chart)
    for sheet in event.tallies:
        pareto.pareto(sheet)
        assert [row.other for row in sheet.categories] == sorted(row.other for row in sheet.categories)
    for each in event.fishbones:
        fishbone_figures.figures(each)
    for problem in event.problems:
        problem_figures.figures(problem, event.actions, datetime(2026, 3, 14))
    for lever in event.levers:
        lever_figures.figures(lever)
    for decision in event.decisions:
        decision_figures.figures(decision)
    action_figures.figures(event.actions, TODAY)
    reminder.reminders(event.actions, TODAY)
    diagnosis.grid(event.observations, event.value_streams, event.ratings)
    what_is_measured_can_be_said_of(event)
    told = dumps(event)
    assert dumps(loads(told)) == told


def what_is_measured_can_be_said_of(event: EventData) -> None:
    for one in event.indicators:
        trend.trend(one)
        json.dumps(of_indicator(one, "fr"), allow_nan=False)
        for by in get_args(box_plot.Grouping):
            box_plot.box_plot(one, by)
        if values := [value for value in measure_value.values_of(one) if value is not None]:
            histogram.histogram(values)
        for day in ("2026-03-13", "9999-12-31", "0001-01-01"):
            effect.effect(one, day)
    deviation.deviations(event.indicators)
    for first, second in pairwise(event.indicators):
        correlation.correlation(first, second)
    for series in event.oee:
        json.dumps(of_oee(series, "fr"), allow_nan=False)
    oee_figures.together(event.oee)
    for radar in event.maturities:
        maturity_figures.figures(radar)


Coordinator.TestCase.settings = settings(
    max_examples=int(os.environ.get("CHANTIER_MACHINES", "8")), stateful_step_count=30, deadline=None
)
TestCoordinator = Coordinator.TestCase
