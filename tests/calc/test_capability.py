"""Capability of a process and of a machine: worked numbers, one side, and every reason for none."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.calc.capability import capability, machine_capability
from app.calc.indicator import Measure
from tests.calc.control_series import PISTON_RINGS, of_counts, of_subgroups, of_values


def rings(**more):
    tolerance = {"lower_spec": 73.95, "upper_spec": 74.05} | more
    return of_subgroups(*PISTON_RINGS, baseline_from=1, baseline_to=25, **tolerance)


def test_piston_rings_between_73_95_and_74_05():
    """qcc 3.0 prints for phase I Cp 1.703, Cpk 1.663; σ within R̄ ÷ d2, exact constants."""
    found = capability(rings())
    assert found.cp == pytest.approx(0.1 / 6 / 0.009785337607413179, rel=1e-9)
    assert found.cpk == pytest.approx((74.05 - 74.001176) / 3 / 0.009785337607413179, rel=1e-9)
    assert (round(found.cp, 3), round(found.cpk, 3)) == (1.703, 1.663)
    assert (found.n, found.points) == (125, 25)
    assert found.pp == pytest.approx(0.1 / 6 / 0.010069968126291442, rel=1e-9)
    assert found.ppk < found.pp


def test_with_one_side_there_is_only_the_index_of_that_side():
    upper, lower = capability(rings(lower_spec=None)), capability(rings(upper_spec=None))
    assert upper.cpk == capability(rings()).cpk
    assert lower.cpk == pytest.approx((74.001176 - 73.95) / 3 / 0.009785337607413179)
    assert upper.cp is upper.pp is lower.cp is None
    assert "one side only" in str(upper.undefined["cp"])
    assert set(upper.undefined) == {"cp", "pp"}


def test_outside_the_tolerance_the_index_is_below_zero():
    assert capability(rings(upper_spec=74.0)).cpk < 0


@pytest.mark.parametrize(
    ("indicator", "why"),
    [
        (rings(lower_spec=None, upper_spec=None), "No tolerance"),
        (rings(lower_spec=74.05), "not below"),
        (of_values(5, 5, 5, lower_spec=0, upper_spec=9), "no spread"),
        (of_values(lower_spec=0, upper_spec=9), "no reading"),
        (of_counts((1, 50), (2, 50), lower_spec=0, upper_spec=9), "Counts have no tolerance"),
        (of_values(1.7e308, -1.7e308, lower_spec=0, upper_spec=9), "too large"),
    ],
)
def test_without_an_index_there_is_its_reason(indicator, why):
    found = capability(indicator)
    assert found.cp is found.cpk is found.pp is found.ppk is None
    assert {why in str(found.undefined[key]) for key in ("cp", "cpk", "pp", "ppk")} == {True}


def test_one_reading_has_no_index_and_a_run_chart_only_those_of_all_readings():
    assert "single reading" in str(capability(of_values(4, lower_spec=0, upper_spec=9)).undefined["ppk"])
    run = capability(of_values(4, 5, 6, chart="run", lower_spec=0, upper_spec=9))
    assert run.cpk is None
    assert run.ppk == pytest.approx(4 / 3)


def test_only_the_last_stage_and_what_is_not_excluded_count():
    before = tuple(Measure(value=v, stage="before") for v in (1.0, 99.0, 1.0))
    after = (
        *(Measure(value=v, stage="after") for v in (4.0, 5.0, 6.0)),
        Measure(value=90, stage="after", excluded=True),
    )
    found = capability(replace(of_values(lower_spec=0, upper_spec=10), measures=before + after))
    assert (found.n, found.mean, found.ppk) == (3, 5, pytest.approx(5 / 3))
    assert found.cpk == pytest.approx(5 / 3 * 1.1283791670955126)


def test_the_index_follows_no_scale():
    small = of_subgroups(*([1e-200 * v for v in each] for each in PISTON_RINGS), lower_spec=73.95e-200)
    assert capability(small).ppk == pytest.approx(capability(replace(rings(upper_spec=None), baseline_to=40)).ppk)


def test_a_machine_is_judged_by_one_run_of_fifty_parts():
    chance = random.Random(3)
    parts = [chance.gauss(10, 0.1) for _ in range(50)]
    found = machine_capability(of_values(*parts, lower_spec=9.5, upper_spec=10.5))
    overall = capability(of_values(*parts, lower_spec=9.5, upper_spec=10.5))
    assert (found.cm, found.cmk, found.n) == (overall.pp, overall.ppk, 50)
    assert ["short run" in str(said) for said in found.warnings] == [True]
    short = machine_capability(of_values(*parts[:49], lower_spec=9.5, upper_spec=10.5))
    assert "Fewer than 50 readings (49)" in str(short.warnings[0])
    assert "No tolerance" in str(machine_capability(of_values(*parts)).undefined["cmk"])
    assert "no reading" in str(machine_capability(of_values(lower_spec=1)).undefined["cm"])
