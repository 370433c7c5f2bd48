"""A series beside its target."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.indicator import Indicator, Measure, TargetChange
from app.calc.trend import StageMean, target_at, trend

SCRAP = Indicator(
    "scrap",
    unit="%",
    direction="less",
    target=4.0,
    targets=(TargetChange("2026-03-10", 3.0), TargetChange("2026-06-01", 2.5), TargetChange("", 9.0)),
)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-03-09", 4.0),
        ("2026-03-10", 3.0),
        ("2026-03-10T06:00", 3.0),
        ("2026-05-31T23:59:00", 3.0),
        ("2027-01-01", 2.5),
        ("Lot 12", 2.5),
        ("", 2.5),
        ("2026-13-45", 2.5),
    ],
)
def test_the_target_is_the_one_that_held_on_that_day(at: str, expected: float) -> None:
    assert target_at(SCRAP, at) == expected


def test_a_target_may_end_and_changes_may_stand_in_any_order() -> None:
    changes = (TargetChange("2026-06-01", None), TargetChange("2026-03-10", 3.0), TargetChange("2026-03-10", 3.5))
    ended = replace(SCRAP, targets=changes)
    assert [target_at(ended, at) for at in ("2026-03-01", "2026-04-01", "2026-07-01")] == [4.0, 3.5, None]
    assert target_at(Indicator("i"), "2026-03-01") is None


def test_a_trend_holds_gaps_moving_mean_and_the_mean_of_each_stage() -> None:
    measures = (
        Measure("2026-03-08", value=5.0),
        Measure("2026-03-09", value=4.0),
        Measure("2026-03-10", value=9.0, excluded=True),
        Measure("2026-03-11"),
        Measure("2026-03-12", value=4.2),
        Measure("2026-03-13", value=3.0, stage="new die"),
        Measure("2026-03-14", value=2.0, stage="new die"),
    )
    found = trend(replace(SCRAP, measures=measures, moving_points=2))
    assert found.values == (5.0, 4.0, 9.0, None, 4.2, 3.0, 2.0)
    assert found.targets == (4.0, 4.0, 3.0, 3.0, 3.0, 3.0, 3.0)
    assert found.gaps == (1.0, 0.0, 6.0, None, pytest.approx(1.2), 0.0, -1.0)
    assert found.moving == (None, 4.5, None, None, pytest.approx(4.1), None, 2.5)
    assert found.stages == (
        StageMean("", 1, 5, pytest.approx(4.4), 3),
        StageMean("new die", 6, 7, 2.5, 2),
    )


def test_nothing_measured_gives_an_empty_trend() -> None:
    found = trend(SCRAP)
    assert (found.values, found.stages, found.moving) == ((), (), ())
    empty = trend(replace(SCRAP, measures=(Measure("2026-03-08"),)))
    assert empty.stages == (StageMean("", 1, 1, None, 0),)


@given(
    st.lists(
        st.builds(
            Measure,
            value=st.none() | st.integers(-100, 100).map(float),
            excluded=st.booleans(),
            stage=st.sampled_from(["", "after"]),
        ),
        max_size=30,
    ),
    st.integers(0, 6),
)
def test_stages_cover_every_measure_once_and_a_moving_mean_lies_within_its_points(
    measures: list[Measure], points: int
) -> None:
    found = trend(Indicator("i", measures=tuple(measures), moving_points=points))
    covered = [index for stage in found.stages for index in range(stage.first, stage.last + 1)]
    assert covered == list(range(1, len(measures) + 1))
    counted = [value for value, counts in zip(found.values, found.counts, strict=True) if counts]
    assert sum(stage.n for stage in found.stages) == len(counted)
    for mean, counts in zip(found.moving, found.counts, strict=True):
        assert mean is None or (counts and points > 1 and min(counted) <= mean <= max(counted))


def test_huge_values_have_their_means_too() -> None:
    found = trend(Indicator("i", measures=(Measure("", 1.5e308), Measure("", 1.7e308)), moving_points=2))
    assert found.stages[0].mean == found.moving[1] == pytest.approx(1.6e308)
