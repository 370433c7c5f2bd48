"""The OEE: examples from the literature, the ways in which there is no figure, what is warned, what always holds."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.oee import LOSSES, OF_AVAILABILITY, OF_QUALITY, Loss, Oee
from app.calc.oee_explanation import FORMULAS, explain, explain_together
from app.calc.oee_figures import RATIOS, SECONDS, Lost, figures, together

MIN = 60
VORNE = Oee(
    "v",
    "Line 1",
    opening_s=480 * MIN,
    total=19271,
    good=18848,
    reference_cycle_s=1,
    losses=(Loss("not_required", seconds=60 * MIN), Loss("breakdown", seconds=47 * MIN)),
)
TYPED = Oee(
    "t", opening_s=480, required_s=420, operating_s=378, good=290, total=300, reference_cycle_s=1.2, total_s=1440
)


def why(oee, figure):
    found = figures(oee)
    assert getattr(found, figure) is None
    return str(found.undefined[figure])


def warned(oee):
    return [str(each) for each in figures(oee).warnings]


# Worked examples


def test_vornes_shift_of_480_minutes_has_an_oee_of_74_79_percent():
    """Vorne Industries, oee.com, "Calculate OEE": 60 min of breaks, 47 min down, 19,271 parts, 423 rejects, 1 s."""
    found = figures(VORNE)
    assert (found.required_s, found.operating_s) == (420 * MIN, 373 * MIN)
    assert found.availability == pytest.approx(0.8881, abs=5e-5)
    assert found.performance == pytest.approx(0.8611, abs=5e-5)
    assert found.quality == pytest.approx(0.9780, abs=5e-5)
    assert found.oee == pytest.approx(0.7479, abs=5e-5)
    assert found.trg == pytest.approx(18848 / (480 * MIN))
    assert found.tre is None
    assert str(found.undefined["tre"]) == "The total time is not given."
    assert found.warnings == ()


def test_nakajimas_day_has_an_oee_of_42_6_percent():
    """S. Nakajima, Introduction to TPM (1988): 480 min, 20 planned, 60 down; 400 parts of 0.5 min, 8 defective."""
    losses = (
        Loss("not_required", seconds=20 * MIN),
        Loss("breakdown", seconds=20 * MIN),
        Loss("changeover", seconds=40 * MIN),
        Loss("scrap", parts=8),
    )
    found = figures(Oee("n", opening_s=480 * MIN, total=400, reference_cycle_s=30, losses=losses))
    assert found.availability == pytest.approx(0.87, abs=5e-3)
    assert found.performance == pytest.approx(0.5)
    assert found.quality == pytest.approx(0.98)
    assert found.oee == pytest.approx(0.426, abs=5e-4)


def test_times_that_were_typed_come_before_what_the_losses_say():
    found = figures(replace(TYPED, losses=(Loss("breakdown", seconds=12),)))
    assert (found.required_s, found.operating_s) == (420, 378)
    assert found.losses[:3] == (
        Lost("opening", None, 960),
        Lost("required", None, 60),
        Lost("operating", "breakdown", 12),
    )
    assert found.losses[3] == Lost("operating", None, 30)
    assert found.oee == pytest.approx(290 * 1.2 / 420)
    assert found.tre == pytest.approx(290 * 1.2 / 1440)


def test_changeovers_outside_the_required_time_are_no_loss_of_the_oee():
    losses = (Loss("changeover", seconds=40), Loss("breakdown", seconds=20))
    inside = Oee("o", opening_s=400, total=100, good=100, reference_cycle_s=3, losses=losses)
    outside = replace(inside, changeovers_required=False)
    assert (figures(inside).required_s, figures(inside).operating_s) == (400, 340)
    assert (figures(outside).required_s, figures(outside).operating_s) == (360, 340)
    assert figures(inside).oee == pytest.approx(0.75)
    assert figures(outside).oee == pytest.approx(300 / 360)
    assert figures(outside).losses[0] == Lost("required", "changeover", 40)
    assert "Changeovers lie outside the required time" in str(explain(outside, "oee"))


def test_without_a_cycle_minor_stops_say_the_net_time():
    losses = (Loss("minor_stop", seconds=50), Loss("slow", seconds=30))
    found = figures(Oee("o", required_s=400, operating_s=320, total=100, good=90, losses=losses))
    assert found.net_s == 240
    assert found.oee == pytest.approx(240 * 0.9 / 400)


def test_all_parts_are_the_good_ones_and_the_lost_ones():
    found = figures(Oee("o", good=90, losses=(Loss("rework", parts=4), Loss("start_up", parts=6))))
    assert found.quality == pytest.approx(0.9)


# No figure, and why


@pytest.mark.parametrize(
    ("given", "figure", "reason"),
    [
        ({}, "oee", "Neither the required time nor the opening time is given."),
        ({"opening_s": 480}, "oee", "The required time is not given, and no loss is noted"),
        ({"required_s": 0.0}, "availability", "The required time is zero: nothing was asked of the machine."),
        ({"required_s": 8, "operating_s": 0.0}, "performance", "The operating time is zero: the machine did not run."),
        ({"required_s": 8}, "availability", "The operating time is not given, and no loss is noted"),
        ({"required_s": 8, "operating_s": 8}, "performance", "The reference cycle is not given."),
        ({"required_s": 8, "reference_cycle_s": 1}, "oee", "The number of good parts is not given."),
        ({"total": 0.0, "good": 0.0}, "quality", "No parts were made."),
        ({"total": 5, "good": 5, "reference_cycle_s": 0.0, "required_s": 8}, "oee", "The reference cycle is zero."),
        ({"opening_s": 8, "losses": (Loss("not_required", seconds=9),)}, "required_s", "are longer than the opening"),
        ({"required_s": 8, "losses": (Loss("breakdown", seconds=9),)}, "operating_s", "are longer than the required"),
        ({"total": 8, "losses": (Loss("scrap", parts=9),)}, "quality", "More parts are noted as lost than were made."),
        ({"required_s": -8.0}, "availability", "A time or a number is below zero."),
        ({"total": 1e300, "good": 1e300, "reference_cycle_s": 1e300}, "net_s", "The numbers are too large."),
        ({"required_s": math.nan, "operating_s": 8}, "availability", "The numbers are too large."),
    ],
)
def test_what_cannot_be_reckoned_is_undefined_and_says_why(given, figure, reason):
    if "reference_cycle_s" not in given and figure == "performance" and given.get("operating_s"):
        given = {**given, "total": 3}
    assert reason in why(Oee("o", **given), figure)


def test_the_oee_needs_no_operating_time():
    found = figures(Oee("o", required_s=100, good=40, reference_cycle_s=2))
    assert found.oee == pytest.approx(0.8)
    assert found.availability is found.performance is found.quality is None


def test_a_machine_that_made_nothing_has_an_oee_of_zero():
    found = figures(Oee("o", required_s=100, operating_s=50, total=0, good=0, reference_cycle_s=2))
    assert (found.availability, found.performance, found.oee) == (0.5, 0, 0)
    assert found.quality is None


# Over 100 %


def test_performance_over_100_percent_is_told_and_not_capped():
    fast = replace(TYPED, reference_cycle_s=1.5)
    assert figures(fast).performance == pytest.approx(300 * 1.5 / 378)
    (said,) = [w for w in warned(fast) if "Performance" in w]
    assert "over 100" in said
    assert "1.5" in said


def test_parts_at_exactly_the_reference_cycle_are_no_performance_over_100_percent():
    exact = Oee("o", required_s=0.3, operating_s=0.3, total=3, good=3, reference_cycle_s=0.1)
    assert figures(exact).performance == 1
    assert warned(exact) == []


def test_oee_over_100_percent_and_more_good_parts_than_made_are_told():
    wrong = replace(TYPED, good=500)
    assert figures(wrong).quality == pytest.approx(5 / 3)
    assert figures(wrong).oee == pytest.approx(500 * 1.2 / 420)
    assert any(w.startswith("OEE is 143") for w in warned(wrong))
    assert any("500 good parts of 300" in w for w in warned(wrong))


def test_times_in_the_wrong_order_are_told():
    said = warned(replace(TYPED, opening_s=2000, required_s=2500, operating_s=2600))
    assert [w.split(" (")[0] for w in said[:2]] == [
        "The opening time",
        "The required time",
    ]
    assert said[2].startswith("Availability is over 100 %")


def test_times_that_contradict_each_other_are_told_also_where_one_between_is_not_known():
    said = warned(Oee("o", total_s=100, required_s=150, losses=(Loss("not_required", seconds=90),)))
    assert said == [
        "Required time (2.5\u202fmin) is longer than Total time (100\u202fs): check both.",
        "Losses of 90\u202fs are noted, but Total time and Required time are only 0\u202fs apart.",
    ]


def test_losses_that_are_longer_than_the_times_leave_are_told():
    said = warned(replace(TYPED, losses=(Loss("breakdown", seconds=100), Loss("slow", seconds=40))))
    assert [w.split(" of ")[0] for w in said] == ["Stops", "Minor stops and slow running"]


def test_a_loss_in_the_wrong_measure_is_told():
    said = warned(replace(TYPED, losses=(Loss("scrap", "Cracks", seconds=5), Loss("breakdown", parts=5))))
    assert said == [
        "“Cracks” counts in parts: its time alone is in no figure.",
        "“Breakdown” counts in time: its parts alone are in no figure.",
    ]


# Several together


def test_several_series_are_weighted_by_their_required_time():
    short = Oee("a", required_s=100, operating_s=50, total=20, good=10, reference_cycle_s=2)
    long = Oee("b", required_s=300, operating_s=300, total=140, good=140, reference_cycle_s=2)
    found = together([short, long])
    assert found.series == 2
    assert found.oee == pytest.approx((20 + 280) / 400)
    assert found.oee != pytest.approx((0.2 + 280 / 300) / 2)
    assert found.availability == pytest.approx(350 / 400)
    assert found.quality == pytest.approx(300 / 320)
    assert found.availability * found.performance * found.quality == pytest.approx(found.oee)
    assert "weighted by their required time" in str(explain_together([short, long], "oee"))


def test_series_without_an_oee_are_left_out_and_named():
    found = together([VORNE, Oee("x", "Night")])
    assert found.oee == figures(VORNE).oee
    assert str(found.warnings[0]) == "1 of 2 series have no OEE and are left out: Night."
    assert str(together([]).undefined["oee"]) == "There is no series yet."
    assert str(together([Oee("x")]).undefined["oee"]).startswith("None of the series has an OEE")


def test_a_time_that_one_of_the_series_lacks_is_not_summed():
    found = together([VORNE, Oee("b", required_s=100, good=10, reference_cycle_s=2)])
    assert found.oee is not None
    assert str(found.undefined["availability"]) == "The operating time of some series is not known."


def test_series_that_count_changeovers_otherwise_are_told():
    found = together([VORNE, replace(VORNE, changeovers_required=False)])
    assert "do not compare them" in str(found.warnings[0])


# What always holds

amounts = st.none() | st.floats(0, 1e6)
anything = st.none() | st.floats(allow_nan=False, allow_infinity=False)
losses = st.lists(st.builds(Loss, st.sampled_from(list(LOSSES)), seconds=amounts, parts=amounts), max_size=5).map(tuple)
of_people = {
    name: amounts
    for name in ("total_s", "opening_s", "required_s", "operating_s", "good", "total", "reference_cycle_s")
}
series = st.builds(Oee, st.just("s"), losses=losses, changeovers_required=st.booleans(), **of_people)
of_files = st.builds(
    Oee,
    st.just("s"),
    losses=st.lists(st.builds(Loss, st.sampled_from(list(LOSSES)), seconds=anything, parts=anything), max_size=5).map(
        tuple
    ),
    **dict.fromkeys(of_people, anything),
)


@given(st.lists(of_files, max_size=3))
def test_any_finite_numbers_give_a_figure_or_a_reason(many):
    for found in [together(many), *(figures(one) for one in many)]:
        for name in (*SECONDS, *RATIOS):
            value = getattr(found, name)
            assert (value is None) == (name in found.undefined)
            assert value is None or math.isfinite(value)
        assert all(str(each) for each in found.warnings)
    for one in many:
        assert all(str(explain(one, figure)) for figure in FORMULAS)


@given(series)
def test_availability_times_performance_times_quality_is_the_oee(one):
    found = figures(one)
    parts = (found.availability, found.performance, found.quality)
    if found.oee is not None and None not in parts:
        product = math.prod(Fraction(part) for part in parts)  # of floats it may leave their range on the way
        assert float(product) == pytest.approx(found.oee, rel=1e-9, abs=1e-300)


@given(series, st.sampled_from([0.25, 4.0, 60.0]))
def test_shares_do_not_depend_on_the_unit_of_time(one, factor):
    scaled = replace(
        one,
        **{
            name: None if (value := getattr(one, name)) is None else value * factor
            for name in ("total_s", "opening_s", "required_s", "operating_s", "reference_cycle_s")
        },
        losses=tuple(replace(x, seconds=None if x.seconds is None else x.seconds * factor) for x in one.losses),
    )
    before, after = figures(one), figures(scaled)
    for name in RATIOS:
        a, b = getattr(before, name), getattr(after, name)
        if a is not None and b is not None and a > 1e-200:
            assert b == pytest.approx(a, rel=1e-9)


@given(series, st.integers(1, 4))
def test_the_same_series_several_times_has_the_same_oee(one, times):
    assert together([one] * times).oee == figures(one).oee


@given(series)
def test_the_losses_between_the_times_add_up(one):
    found = figures(one)
    known = [value for name in SECONDS if (value := getattr(found, name)) is not None]
    if known and known == sorted(known, reverse=True) and not found.warnings:
        slack = 0.021 * max(known)  # each of four steps may be half a percent too long without a word
        assert sum(each.seconds for each in found.losses) == pytest.approx(max(known) - min(known), abs=slack + 1e-6)


def test_every_kind_of_loss_belongs_to_one_stage():
    assert set(OF_AVAILABILITY) | set(OF_QUALITY) | {"not_required", "minor_stop", "slow"} == set(LOSSES)
