"""The timeline: under its symbols, waits above, processing below, no label over another, totals at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from app.calc.value_stream import Flow, LadderStep, Symbol, ValueStream, figures
from app.canvas.ladder import RISE, Ladder, lay_ladder
from app.canvas.map_drawing import box_of
from app.canvas.symbol_words import Facts
from tests.canvas.conftest import SMALL, chain

pytestmark = pytest.mark.usefixtures("qapp")


def laid(stream: ValueStream, language: str = "en") -> Ladder:
    ladder = lay_ladder(
        {s.id: box_of(s) for s in stream.symbols}, 100.0, Facts(figures(stream), stream.demand, language)
    )
    assert ladder is not None
    return ladder


def test_each_step_stands_under_its_symbol_and_the_levels_join(qapp: QGuiApplication):
    lane = laid(SMALL).lanes[0]
    assert [(level.left, level.right, level.is_wait) for level in lane.levels] == [
        (-70, 70, False), (70, 330, True), (330, 470, False),
    ]  # fmt: skip
    assert [(p.x(), p.y() - lane.y) for p in lane.points] == [
        (-70, RISE), (70, RISE), (70, 0), (330, 0), (330, RISE), (470, RISE),
    ]  # fmt: skip


def test_waits_are_written_above_the_line_and_processing_below():
    ladder = laid(SMALL)
    y = ladder.lanes[0].y
    words = {w.text: w.y for w in ladder.lanes[0].near(-1000, 1000, ladder.facts)}
    assert words["7.61\u202fd"] < y
    assert words["1\u202fs"] > y + RISE
    assert words["62\u202fs"] > y + RISE


def test_the_totals_stand_below_in_the_language_of_the_window():
    totals = [w.text for w in laid(SMALL, "fr").totals]
    assert totals[1] == "7,61\u202fj"
    assert "63\u202fs" in totals


def test_an_unknown_is_a_dash():
    stream = replace(SMALL, symbols=tuple(replace(s, quantity=None) for s in SMALL.symbols))
    ladder = laid(stream)
    assert [w.text for w in ladder.words(ladder.bounds) if w.figure == "inventories.I1.days"] == ["—"]
    assert ladder.totals[1].text == "—"


def test_a_way_that_turns_back_goes_on_in_a_lane_below():
    ladder = laid(chain(40))
    assert len(ladder.lanes) > 2
    assert all(a.y + RISE + 20 < b.y for a, b in zip(ladder.lanes, ladder.lanes[1:], strict=False))
    for lane in ladder.lanes:
        xs = [p.x() for p in lane.points]
        assert xs == sorted(xs)


def test_the_rule_of_branches_is_said():
    symbols = (*SMALL.symbols, Symbol("P3", "process", "Side", x=0, y=300, cycle_time_s=5, ref="P3"))
    flows = (*SMALL.flows, Flow("g", "P3", "P2", "push"))
    assert any("longest one counts" in w.text for w in laid(replace(SMALL, symbols=symbols, flows=flows)).totals)


def test_a_map_without_a_path_has_no_ladder():
    alone = replace(SMALL, symbols=SMALL.symbols[:1], flows=())
    assert lay_ladder({"S": (0, 0, 1, 1)}, 0.0, Facts(figures(alone), alone.demand, "en")) is None


@st.composite
def crowded(draw: st.DrawFn) -> ValueStream:
    """A chain of steps at any distance from each other, waits beside waits, long and short figures."""
    symbols, flows, x = [], [], 0.0
    for i in range(draw(st.integers(2, 14))):
        x += draw(st.integers(66, 240)) * draw(st.sampled_from([1, 1, 1, -1]))
        kind = draw(st.sampled_from(["process", "inventory", "inventory"]))
        number = draw(st.sampled_from([1.0, 62.0, 75.5, 4000.0, 123456.0, 1e7]))
        numbers = {"cycle_time_s": number} if kind == "process" else {"quantity": number}
        symbols.append(Symbol(f"s{i}", kind, x=x, y=0.0, ref=f"s{i}", **numbers))
        if i:
            flows.append(Flow(f"f{i}", f"s{i - 1}", f"s{i}", "push"))
    return ValueStream("m", "", "current", SMALL.calendar, SMALL.demand, tuple(symbols), tuple(flows))


@given(crowded())
def test_no_label_covers_another(stream: ValueStream):
    ladder = laid(stream)
    boxes = [(w.x, w.y - 9, w.x + w.width, w.y) for w in ladder.words(ladder.bounds)]
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_time_of_a_step_stands_below_it_where_no_stock_lies_between():
    places = {"A": (0.0, 0.0, 140.0, 100.0), "B": (300.0, 0.0, 440.0, 100.0)}
    steps = tuple(LadderStep(id, "processing", None, 39.0) for id in places)
    facts = Facts(replace(figures(SMALL), ladder=steps), SMALL.demand, "en")
    ladder = lay_ladder(places, 100.0, facts)
    assert ladder is not None
    words = [w for w in ladder.words((-500.0, 0.0, 900.0, 400.0)) if w.figure.endswith("processing_s")]
    assert [round(w.x + w.width / 2) for w in words if w.figure.startswith("processes")] == [70, 370]
