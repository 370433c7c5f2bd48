"""The diagnosis grid: which steps it shows in which order, what it adds up, and what it says it cannot add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.diagnosis import NO_STEP, grid
from app.calc.observation import KINDS, WASTES, Observation, Rating
from app.calc.value_stream import Symbol, ValueStream
from app.language import Sentence
from tests.calc.maps import CUSTOMER, chain, chart, other, push, row, step, stock

LINE = replace(
    chain(other("S", "supplier"), stock("I1"), step("P1", name="Cutting"), stock("I2"), step("P2", name="Welding")),
    id="line",
    name="Line 3",
)


def seen(id: str, step: str | None, waste: str | None, **data) -> Observation:
    return Observation(id, step=step, waste=waste, **data)  # type: ignore[arg-type]


def test_every_process_has_a_row_in_the_order_of_the_material_and_a_stock_only_where_something_was_seen():
    assert [r.step for r in grid([], [LINE], []).rows] == ["P1", "P2"]
    found = grid([seen("o", "I2", "inventory"), seen("p", "S", "waiting")], [LINE], [])
    assert [r.step for r in found.rows] == ["S", "P1", "I2", "P2"]


def test_the_order_is_that_of_the_arrows_not_that_of_the_stored_symbols():
    stream = chart([CUSTOMER, step("late"), step("early")], row("early", "late", "C")[::-1])
    assert [r.step for r in grid([], [stream], []).rows] == ["early", "late"]


def test_steps_that_run_in_a_circle_all_have_their_row():
    stream = chart([step("a"), step("b"), step("c")], [*row("a", "b", "c"), push("c", "a")])
    assert {r.step for r in grid([], [stream], []).rows} == {"a", "b", "c"}


def test_what_lies_off_the_path_comes_after_it_from_left_to_right():
    burst = Symbol("k", "kaizen_burst", "SMED", x=5.0)
    alone = [step("far", x=900.0), step("near", x=10.0)]
    stream = replace(LINE, symbols=(burst, *alone, *LINE.symbols))
    found = grid([seen("o", "k", "waiting")], [stream], [])
    assert [r.step for r in found.rows] == ["P1", "P2", "k", "near", "far"]


def test_a_stock_without_a_name_is_called_by_the_step_it_feeds():
    found = grid([seen("o", "I2", "inventory"), seen("p", "S", "waiting")], [LINE], [])
    assert [str(r.name) for r in found.rows] == ["Supplier", "Cutting", "Inventory before Welding", "Welding"]


def test_a_future_state_does_not_repeat_the_steps_unless_something_was_seen_there():
    future = replace(chain(step("F1"), step("F2")), id="future", name="In June", state="future")
    assert [r.step for r in grid([], [LINE, future], []).rows] == ["P1", "P2"]
    found = grid([seen("o", "F2", "waiting")], [LINE, future], [])
    assert [(r.step, r.map_name) for r in found.rows] == [("P1", "Line 3"), ("P2", "Line 3"), ("F2", "In June")]
    assert [r.step for r in grid([], [future], []).rows] == ["F1", "F2"]


def test_the_name_of_the_map_is_left_out_where_there_is_but_one():
    assert {r.map_name for r in grid([], [LINE], []).rows} == {""}


def test_what_has_no_step_or_a_step_that_is_no_more_stands_in_a_row_of_its_own_at_the_end():
    found = grid([seen("o", None, "muri"), seen("p", "gone", "muri")], [LINE], [])
    last = found.rows[-1]
    assert (last.step, last.name, last.total.count) == (None, Sentence(NO_STEP), 2)
    assert found.cell(None, "muri").count == 2


def test_without_any_map_there_is_still_the_row_without_a_step():
    assert [r.step for r in grid([], [], []).rows] == [None]
    assert grid([seen("o", None, "waiting")], [], []).total.count == 1


def test_counts_time_and_money_add_up_by_row_and_by_column():
    # 240 worked days: 3 a day × 600 s at 36 an hour = 432,000 s and 4,320; 1 a day × 60 s at 30 = 14,400 s and 120.
    found = grid(
        [
            seen("a", "P1", "waiting", quantity=3, time_each_s=600, hourly_rate=36),
            seen("b", "P1", "motion", quantity=1, time_each_s=60, hourly_rate=30),
            seen("c", "P2", "waiting", quantity=1, time_each_s=60, hourly_rate=30),
        ],
        [LINE],
        [],
    )
    cell = found.cell("P1", "waiting")
    assert (cell.count, cell.time_s, cell.cost) == (1, 432_000, pytest.approx(4320))
    assert (found.rows[0].total.count, found.rows[0].total.time_s) == (2, 446_400)
    waiting = found.totals[found.columns.index("waiting")]
    assert (waiting.count, waiting.cost) == (2, pytest.approx(4440))
    assert (found.total.count, found.total.time_s, found.total.cost) == (3, 460_800, pytest.approx(4560))


def test_a_sum_with_something_not_costed_is_undefined_and_says_how_many_and_what_is_known():
    found = grid(
        [seen("a", "P1", "waiting", cost_per_year=1000.0), seen("b", "P1", "waiting"), seen("c", "P2", "waiting")],
        [LINE],
        [],
    )
    cell = found.cell("P1", "waiting")
    assert (cell.cost, cell.uncosted, cell.known_cost) == (None, 1, 1000.0)
    assert (cell.time_s, cell.untimed) == (None, 2)
    assert (found.total.cost, found.total.uncosted, found.total.known_cost) == (None, 2, 1000.0)
    assert found.cell("P2", "motion").cost == 0.0


def test_sums_beyond_all_numbers_are_unknown_rather_than_an_error():
    huge = [seen(str(i), "P1", "waiting", cost_per_year=1.7e308) for i in range(2)]
    assert grid(huge, [LINE], []).total.cost is None


def test_the_calendar_is_that_of_the_map_of_the_step_and_else_of_the_first():
    other_map = replace(chain(step("X")), id="x", calendar=replace(LINE.calendar, days_per_year=100))
    day = {"quantity": 1, "cost_each": 1.0}
    found = grid([seen("a", "X", "waiting", **day), seen("b", None, "waiting", **day)], [LINE, other_map], [])
    assert (found.cell("X", "waiting").cost, found.cell(None, "waiting").cost) == (100, 240)


def test_a_strength_is_no_waste_and_a_difficulty_without_a_waste_is_told():
    found = grid(
        [seen("a", "P1", "waiting", kind="strength"), seen("b", "P1", None), seen("c", "P1", None, kind="opportunity")],
        [LINE],
        [],
    )
    assert (found.total.count, found.not_wastes, found.without_waste) == (0, 1, 1)
    assert grid([seen("a", "P1", "waiting", kind="threat")], [LINE], []).total.count == 1


def test_the_rating_of_the_team_stands_in_its_cell_and_of_two_the_first_counts():
    found = grid([], [LINE], [Rating("P1", "muri", 2), Rating("P1", "muri", 3), Rating("I1", "inventory", 0)])
    assert found.cell("P1", "muri").rating == 2
    assert found.cell("I1", "inventory").rating == 0
    assert found.cell("P2", "muri").rating is None


OBSERVED = st.builds(
    Observation,
    id=st.uuids().map(str),
    kind=st.sampled_from(list(KINDS)),
    step=st.sampled_from(["P1", "P2", "I1", "gone", None]),
    waste=st.sampled_from([*WASTES, None]),
    quantity=st.none() | st.floats(0, 1e6),
    cost_each=st.none() | st.floats(0, 1e6),
    time_each_s=st.none() | st.floats(0, 1e6),
)


@given(st.lists(OBSERVED, max_size=30))
def test_nothing_is_lost_between_the_list_and_the_grid(observations):
    found = grid(observations, [LINE], [])
    wastes = [o for o in observations if o.waste]
    assert found.total.count + found.not_wastes == len(wastes)
    assert found.total.count == sum(r.total.count for r in found.rows) == sum(t.count for t in found.totals)
    assert found.total.known_cost == pytest.approx(sum(r.total.known_cost for r in found.rows))
    assert (found.total.cost is None) == (found.total.uncosted > 0)


def test_a_map_without_any_symbol_gives_no_step():
    assert [r.step for r in grid([], [ValueStream("v")], []).rows] == [None]
