"""Each formula by a worked example of its source; the sources are those of FIELD 4.1."""

from __future__ import annotations

import pytest

from app.calc import flow_formula as formula
from app.calc.flow_formula import Product
from app.language import Sentence, sentence

UNKNOWN = sentence("unknown")


def test_two_shifts_of_8_h_less_20_min_of_breaks_are_55_200_s():
    """Learning to See, Acme: 27,600 s a shift."""
    assert formula.available_time(2, 28800, 1200) == 55200


def test_breaks_longer_than_the_shift_leave_no_available_time():
    assert formula.available_time(2, 28800, 28801) is formula.BREAKS_TOO_LONG


def test_18_400_parts_a_month_of_20_days_are_920_a_day():
    assert formula.demand_per_day(18400, 20) == 920


def test_takt_of_acme_is_60_s():
    assert formula.takt(55200, 920) == 60


def test_takt_of_the_evsm_guide_is_012_min():
    assert formula.takt(14 * 3600, 7000) == pytest.approx(0.12 * 60)


def test_a_step_that_scraps_2_percent_starts_more_than_it_delivers():
    assert formula.parts_started(980, 0.02) == pytest.approx(1000)


def test_a_step_that_scraps_everything_has_no_demand():
    assert formula.parts_started(980, 1.0) is formula.NO_YIELD


def test_effective_cycle_time_of_acme_spot_weld_2_is_57_5_s():
    """46 s at 80 % uptime."""
    assert formula.effective_cycle_time(46, uptime=0.8) == pytest.approx(57.5)


def test_effective_cycle_time_takes_parts_per_cycle_changeover_machines_and_uptime():
    """(120 ÷ 4 + 3600 ÷ 600) ÷ 2 ÷ 0.9 = 20."""
    effective = formula.effective_cycle_time(
        120, parts_per_cycle=4, changeover_s=3600, batch_size=600, machines=2, uptime=0.9
    )
    assert effective == pytest.approx(20)


def test_a_changeover_without_batch_size_is_left_out_of_the_effective_cycle_time():
    assert formula.effective_cycle_time(46, changeover_s=600) == 46


def test_capacity_of_acme_stamping_is_23_460_a_shift():
    """27,600 ÷ 1 × 85 %."""
    assert formula.capacity(27600, 1.0, formula.effective_cycle_time(1, uptime=0.85)) == pytest.approx(23460)


def test_a_shared_resource_has_its_share_of_the_capacity():
    assert formula.capacity(27600, 0.25, 10) == 690


def test_load_of_acme_assembly_1_is_above_one():
    assert formula.load(920, formula.capacity(55200, 1.0, 62)) == pytest.approx(62 / 60)


def test_7_000_parts_last_7_6_days_at_920_a_day():
    assert formula.inventory_days(7000, 920) == pytest.approx(7.6, abs=0.05)


def test_lead_time_counts_processing_in_worked_days():
    assert formula.lead_time(23.6, 188, 55200) == pytest.approx(23.6 + 188 / 55200)


def test_lead_time_of_waits_alone_needs_no_available_time():
    assert formula.lead_time(4.0, 0.0, UNKNOWN) == 4.0


def test_value_added_share_of_the_french_machining_shop_is_0_97_percent():
    assert formula.process_cycle_efficiency(42 * 60, 9.0, 28800) == pytest.approx(0.009722222, rel=1e-6)


def test_what_is_neither_value_nor_needed_is_the_rest_of_the_lead_time():
    assert formula.non_value_added(1000.0, 100.0, 50.0) == 850.0


def test_acme_turns_its_inventory_ten_times_a_year():
    assert formula.inventory_turns(240, 23.6) == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(
    ("changeovers", "available", "run", "days"), [(180, 500, 440, 3.0), (90, 420, 350, 90 / 70)], ids=["3", "1.29"]
)
def test_every_part_every_interval_of_the_evsm_guide(changeovers, available, run, days):
    """180 ÷ (500 − 440) = 3 days; 90 ÷ (420 − 350) = 1.29 days."""
    products = [Product(run / 2, 1.0, changeovers / 3), Product(run / 4, 2.0, changeovers * 2 / 3)]
    assert formula.epei(products, available) == pytest.approx(days)
    assert formula.epei(products, available / 0.8, uptime=0.8) == pytest.approx(days)


def test_no_time_left_for_changeovers_is_infeasible_and_says_so():
    assert formula.epei([Product(100, 5.0, 60)], 500) is formula.INFEASIBLE
    assert formula.epei([Product(101, 5.0, 60)], 500) is formula.INFEASIBLE


def test_the_smallest_batch_is_what_is_needed_until_the_next_turn():
    assert formula.smallest_batch(200, 3.0) == 600


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        (formula.takt(1, 0), formula.NO_DEMAND),
        (formula.demand_per_day(1, 0), formula.NO_PERIOD_DAYS),
        (formula.effective_cycle_time(1, machines=0), formula.NO_MACHINES),
        (formula.effective_cycle_time(1, uptime=0), formula.NO_UPTIME),
        (formula.effective_cycle_time(1, parts_per_cycle=0), formula.NO_PARTS_PER_CYCLE),
        (formula.effective_cycle_time(1, changeover_s=1, batch_size=0), formula.NO_BATCH),
        (formula.capacity(1, 1, 0), formula.NO_CYCLE_TIME),
        (formula.load(1, 0), formula.NO_CAPACITY),
        (formula.inventory_days(1, 0), formula.NO_DEMAND),
        (formula.lead_time(1, 1, 0), formula.NO_AVAILABLE_TIME),
        (formula.process_cycle_efficiency(1, 0, 1), formula.NO_LEAD_TIME),
        (formula.inventory_turns(1, 0), formula.NO_WAITS),
        (formula.takt(1e300, 1e-300), formula.TOO_LARGE),
    ],
)
def test_a_divisor_of_zero_gives_a_reason_and_no_number(amount, reason):
    assert amount is reason


@pytest.mark.parametrize(
    "amount",
    [
        formula.available_time(UNKNOWN, 1, 1),
        formula.available_time(1, UNKNOWN, 1),
        formula.available_time(1, 1, UNKNOWN),
        formula.takt(UNKNOWN, 0),
        formula.takt(1, UNKNOWN),
        formula.parts_started(UNKNOWN, 1),
        formula.effective_cycle_time(UNKNOWN, machines=0),
        formula.capacity(UNKNOWN, 1, 1),
        formula.lead_time(1, UNKNOWN, 1),
        formula.non_value_added(UNKNOWN, 1, 1),
        formula.non_value_added(1, UNKNOWN, 1),
        formula.epei([Product(UNKNOWN, 1, 1)], 1),
        formula.epei([Product(1, 1, 1)], UNKNOWN),
        formula.smallest_batch(1, UNKNOWN),
    ],
)
def test_an_unknown_input_hands_its_reason_on(amount):
    assert isinstance(amount, Sentence)
    assert amount is UNKNOWN
