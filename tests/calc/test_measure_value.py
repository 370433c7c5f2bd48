"""The one number of a measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.calc.indicator import Chart, Indicator, Measure
from app.calc.measure_value import value_of, values_of

PLAIN = Indicator("i")


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure(value=4.2), 4.2),
        (Measure(value=0.0), 0.0),
        (Measure(values=(1.0, 2.0, 6.0)), 3.0),
        (Measure(values=(0.1, 0.2, 0.3)), 0.6 / 3),
        (Measure(count=12), 12),
        (Measure(count=12, n=300), 0.04),
        (Measure(count=0, n=300), 0.0),
        (Measure(), None),
        (Measure(n=300), None),
        (Measure(count=12, n=0), None),
        (Measure(value=5, excluded=True), 5),
    ],
)
def test_a_measure_is_its_value_or_mean_or_share_or_count(measure: Measure, expected: float | None) -> None:
    assert value_of(PLAIN, measure) == (None if expected is None else pytest.approx(expected, rel=1e-15))


@pytest.mark.parametrize(
    ("chart", "with_sample", "without"),
    [("p", 0.04, None), ("u", 0.04, None), ("np", 12, 12), ("c", 12, 12), ("i_mr", 0.04, 12), ("run", 0.04, 12)],
)
def test_the_chart_says_whether_a_count_is_a_share(chart: Chart, with_sample: float, without: float | None) -> None:
    charted = replace(PLAIN, chart=chart)
    assert value_of(charted, Measure(count=12, n=300)) == with_sample
    assert value_of(charted, Measure(count=12)) == without


def test_a_series_keeps_its_gaps_and_its_excluded_points() -> None:
    measures = (Measure(value=1), Measure(), Measure(value=3, excluded=True))
    assert values_of(replace(PLAIN, measures=measures)) == [1, None, 3]


@pytest.mark.parametrize(("unit", "expected"), [("%", 4.0), (" % ", 4.0), ("ppm", 40_000), ("‰", 40), ("parts", 0.04)])
def test_a_share_stands_in_the_unit_in_which_its_target_is_typed(unit: str, expected: float) -> None:
    assert value_of(replace(PLAIN, unit=unit), Measure(count=12, n=300)) == expected
    assert value_of(replace(PLAIN, unit=unit), Measure(value=12)) == 12
