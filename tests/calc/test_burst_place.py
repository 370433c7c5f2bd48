"""A kaizen burst and the step that it speaks of find each other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.calc.burst_place import place_above, step_below
from app.calc.value_stream import Symbol

P, Q, STOCK = (
    Symbol("p", "process", x=0.0, y=400.0),
    Symbol("q", "process", x=170.0, y=400.0),
    Symbol("i", "inventory", x=90.0, y=400.0),
)


def test_a_new_burst_stands_above_its_step_and_is_known_to_speak_of_it():
    x, y = place_above(P, [P, Q, STOCK])
    burst = Symbol("b", "kaizen_burst", x=x, y=y)
    assert y < 400
    assert step_below(burst, [P, Q, STOCK, burst]) == "p"
    assert step_below(replace(burst, x=170.0), [P, Q, STOCK]) == "q"


def test_a_burst_that_stands_by_itself_speaks_of_no_step():
    assert step_below(Symbol("b", "kaizen_burst", x=900.0, y=0.0), [P, Q, STOCK]) is None
    assert step_below(Symbol("b", "kaizen_burst", x=0.0, y=900.0), [P, Q, STOCK]) is None
    assert step_below(Symbol("b", "kaizen_burst", x=90.0, y=0.0), [STOCK]) is None


@given(st.integers(1, 8), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_bursts_of_one_step_stand_above_each_other_and_all_speak_of_it(n, x, y):
    symbols = [replace(P, x=x, y=y), replace(Q, x=x + 400.0, y=y)]
    for i in range(n):
        place = place_above(symbols[0], symbols)
        assert place not in [(s.x, s.y) for s in symbols]
        symbols.append(Symbol(f"b{i}", "kaizen_burst", x=place[0], y=place[1]))
        assert step_below(symbols[-1], symbols) == "p"
