"""A stopwatch read by a clock that is handed to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.stopwatch import Stopwatch


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_each_lap_begins_where_the_last_one_ended():
    clock = Clock()
    watch = Stopwatch(clock)
    watch.start()
    clock.now += 12.5
    assert watch.lap_s == 12.5
    assert watch.lap() == 12.5
    clock.now += 3.25
    assert watch.lap() == 3.25
    clock.now += 1
    assert (watch.total_s, watch.stop()) == (16.75, 1)
    assert watch.laps == [12.5, 3.25]
    assert not watch.is_running
    assert (watch.lap_s, watch.total_s) == (0, 15.75)


def test_a_second_start_begins_at_zero():
    clock = Clock()
    watch = Stopwatch(clock)
    assert watch.total_s == 0
    watch.start()
    clock.now += 9
    watch.stop()
    watch.start()
    clock.now += 2
    assert watch.lap() == 2


def test_a_watch_that_stands_makes_no_lap():
    with pytest.raises(RuntimeError):
        Stopwatch(Clock()).lap()


@given(st.lists(st.floats(0, 1e4), max_size=30))
def test_no_millisecond_is_lost_between_laps(pauses):
    clock = Clock()
    watch = Stopwatch(clock)
    watch.start()
    for pause in pauses:
        clock.now += pause
        watch.lap()
    assert (
        sum(round(lap * 1000) for lap in watch.laps) == round(watch.total_s * 1000) == round((clock.now - 1000) * 1000)
    )
