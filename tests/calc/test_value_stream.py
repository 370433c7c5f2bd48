"""The figures of whole maps, by published examples and by maps small enough to reckon by hand."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.calc.value_stream import Calendar, Demand, figures
from tests.calc.maps import CALENDAR, CASES, CUSTOMER, case, chain, chart, other, push, row, step, stock


def reason(found, key):
    return str(found.undefined[key])


def expected(n):
    return {one["key"]: one["exact"] for one in CASES[n]["expected"] if "exact" in one}


def test_acme_current_state_as_learning_to_see_prints_it():
    found, book = figures(case(0)), expected(0)
    assert found.available_s_per_day == 2 * book["available_s_per_shift"]
    assert found.demand_per_day == book["demand_per_day"]
    assert found.takt_s == book["takt_s"]
    assert found.waiting_days == pytest.approx(book["plt_d"], rel=1e-12)
    assert found.value_added_s == found.processing_s == book["va_s"]
    assert found.lead_time_days == pytest.approx(book["plt_d"] + book["va_s"] / 55200, rel=1e-12)
    assert found.process_cycle_efficiency == pytest.approx(book["va_s"] / (found.lead_time_days * 55200), rel=1e-12)
    assert found.inventory_turns == pytest.approx(book["turns"], rel=1e-12)
    assert found.bottleneck == book["bottleneck"]
    assert [id for id, one in found.processes.items() if one.over_takt] == book["over_takt"]
    for id, one in found.inventories.items():
        assert one.days == pytest.approx(book[f"inv_days.{id}"], rel=1e-12)
    for id, one in found.processes.items():
        assert one.capacity_per_day == pytest.approx(2 * book[f"capacity_per_shift.{id}"], rel=1e-12)
    assert found.critical_path == tuple(CASES[0]["inputs"]["paths"][0])
    assert found.branch_rule is None


def test_the_ladder_of_acme_has_waits_and_processing_in_their_order():
    found = figures(case(0))
    assert [(rung.symbol_id, rung.kind) for rung in found.ladder[:3]] == [
        ("I0", "wait"),
        ("P1", "processing"),
        ("I1", "wait"),
    ]
    assert sum(rung.days or 0 for rung in found.ladder) == pytest.approx(found.waiting_days)
    assert sum(rung.seconds or 0 for rung in found.ladder) == pytest.approx(found.processing_s)


@pytest.mark.parametrize("after", [False, True], ids=["450 parts", "200 parts"])
def test_the_french_machining_shop_by_littles_law(after):
    stream, book = case(1), expected(1)
    if after:
        less = CASES[1]["inputs"]["after"]["inventories"]
        stream = replace(stream, symbols=tuple(replace(s, quantity=less.get(s.id)) for s in stream.symbols))
    found = figures(stream)
    assert found.waiting_days == pytest.approx(book["plt_after_d" if after else "plt_d"])
    assert found.value_added_s == book["va_min"] * 60
    assert [id for id, one in found.processes.items() if one.over_takt] == book["over_takt"]


def test_the_evsm_guide_prints_6_74_days_4_50_min_0_12_min_and_0_08_percent():
    stocks = [stock(f"I{n}", parts) for n, parts in enumerate((7500, 3850, 2700, 3100, 9000))]
    waits = [stock(f"W{n}", None, days=1) for n in range(3)]
    steps = [step(f"P{n}", minutes * 60) for n, minutes in enumerate((0.8, 2.2, 0.5, 1.0))]
    found = figures(
        chain(*stocks, *waits, *steps, calendar=Calendar(shifts_per_day=1, shift_s=14 * 3600), demand=Demand(7000))
    )
    assert [round(found.inventories[one.id].days, 2) for one in stocks] == [1.07, 0.55, 0.39, 0.44, 1.29]
    assert found.lead_time_days == pytest.approx(6.74, abs=0.005)
    assert found.value_added_s == pytest.approx(4.5 * 60)
    assert found.takt_s == pytest.approx(0.12 * 60)
    assert found.process_cycle_efficiency == pytest.approx(0.0008, abs=5e-5)


def test_demand_grows_upstream_by_the_scrap_of_each_step():
    found = figures(chain(stock("I", 1000), step("A", scrap=0.2), stock("J", 1000), step("B", scrap=0.1)))
    assert found.processes["B"].demand_per_day == pytest.approx(920 / 0.9)
    assert found.processes["A"].demand_per_day == pytest.approx(920 / 0.9 / 0.8)
    assert found.inventories["J"].days == pytest.approx(1000 / (920 / 0.9))
    assert found.inventories["I"].days == pytest.approx(1000 / (920 / 0.9 / 0.8))
    assert found.processes["A"].takt_s == pytest.approx(55200 / (920 / 0.72))
    assert found.rolled_throughput_yield == pytest.approx(0.72)


def test_a_stock_of_components_is_used_by_the_quantity_per_assembly():
    wheels, frames = [stock("W", 3680), step("WP")], [stock("F", 920)]
    flows = [*row("W", "WP"), push("WP", "A", quantity_per=4), push("F", "A"), push("A", "C")]
    found = figures(chart([*wheels, *frames, step("A"), CUSTOMER], flows))
    assert found.processes["WP"].demand_per_day == 3680
    assert found.inventories["W"].days == found.inventories["F"].days == 1.0


ASSEMBLY = [stock("IA", 1840), step("A", 10, first_pass_yield=0.9), stock("IB", 4600), step("B", 30), step("X", 50)]


def joined(*, shares=(None, None), join=None, symbols=ASSEMBLY):
    symbols = [replace(s, join=join) if s.id == "X" else s for s in symbols]
    flows = [*row("IA", "A"), push("A", "X", share=shares[0]), *row("IB", "B"), push("B", "X", share=shares[1])]
    return chart([*symbols, CUSTOMER], [*flows, push("X", "C")])


def test_where_all_must_arrive_the_longest_branch_counts():
    found = figures(joined())
    assert found.branch_rule == "all"
    assert found.critical_path == ("IB", "B", "X", "C")
    assert found.waiting_days == 5.0
    assert found.value_added_s == found.processing_s == 80
    assert found.rolled_throughput_yield == pytest.approx(0.9)
    assert found.lead_time_range_days is None


def test_alternatives_count_by_their_shares():
    found = figures(joined(shares=(0.25, 0.75)))
    assert found.branch_rule == "alternatives"
    assert found.processes["A"].demand_per_day == 230
    assert found.inventories["IA"].days == 8.0
    assert found.waiting_days == pytest.approx(0.25 * 8 + 0.75 * 4600 / 690)
    assert found.processing_s == pytest.approx(0.25 * 10 + 0.75 * 30 + 50)
    assert found.value_added_s == pytest.approx(75)
    assert found.rolled_throughput_yield == pytest.approx(0.25 * 0.9 + 0.75)
    assert found.critical_path[0] == "IA"
    shortest, longest = found.lead_time_range_days
    assert shortest == pytest.approx(4600 / 690 + 80 / 55200)
    assert longest == pytest.approx(8 + 60 / 55200)
    assert shortest < found.lead_time_days < longest


def test_an_alternative_component_counts_its_quantity_too():
    flows = [push("A", "X", share=0.25, quantity_per=4), push("B", "X", share=0.75), push("X", "C")]
    found = figures(chart([step("A"), step("B"), step("X"), CUSTOMER], flows))
    assert found.processes["A"].demand_per_day == 920


def test_a_long_oven_outweighs_a_short_wait():
    symbols = [stock("IA", 920), step("A", 10), step("B", 2 * 55200), step("X"), CUSTOMER]
    found = figures(chart(symbols, [*row("IA", "A", "X"), *row("B", "X", "C")]))
    assert found.critical_path == ("B", "X", "C")
    assert found.waiting_days == 0


def test_equal_branches_give_one_path_whatever_was_drawn_first():
    symbols = [step("A"), step("B"), step("X"), CUSTOMER]
    for flows in ([push("A", "X"), push("B", "X")], [push("B", "X"), push("A", "X")]):
        assert figures(chart(symbols, [*flows, push("X", "C")])).critical_path[0] == "A"


def test_a_step_that_feeds_another_twice_counts_once_in_the_rolled_yield():
    flows = [push("A", "B", quantity_per=1), push("A", "B", quantity_per=2), *row("D", "B", "C")]
    found = figures(chart([step("A", scrap=0.1), step("B"), step("D", scrap=0.2), CUSTOMER], flows))
    assert found.rolled_throughput_yield == pytest.approx(0.9 * 0.8)
    assert found.processes["A"].demand_per_day == pytest.approx(3 * 920 / 0.9)


@pytest.mark.parametrize("join", [None, "alternatives"])
def test_the_shares_of_alternatives_may_stand_where_they_part(join):
    symbols = [
        step("O"),
        stock("I"),
        step("A", 10, scrap=0.1),
        step("B", 30),
        stock("IB"),
        step("X", join=join),
        CUSTOMER,
    ]
    ways = [*row("O", "I"), *row("B", "IB", "X", "C")]
    parting = [push("I", "A", share=0.25), push("I", "B", share=0.75), push("A", "X")]
    meeting = [push("I", "A"), push("I", "B"), push("A", "X", share=0.25)]
    here = figures(chart(symbols, [*ways, *parting]))
    there = figures(chart(symbols, [*meeting, *(replace(f, share=0.75) if f.source == "IB" else f for f in ways)]))
    assert here == there
    assert here.processes["O"].demand_per_day == pytest.approx(230 / 0.9 + 690)
    assert here.branch_rule == "alternatives"


def test_the_shares_of_customers_may_stand_where_their_ways_part():
    symbols = [step("A"), stock("I"), stock("J"), other("C1", "customer"), other("C2", "customer")]
    flows = [push("A", "I", share=0.7), push("A", "J", share=0.3), *row("I", "C1"), *row("J", "C2")]
    found = figures(chart(symbols, flows))
    assert found.inventories["I"].demand_per_day == pytest.approx(644)
    assert found.processes["A"].demand_per_day == pytest.approx(920)
    assert found.warnings == ()


def test_a_share_of_one_branch_alone_does_not_speak_for_the_other():
    symbols = [step("O"), step("A"), step("B"), step("X"), CUSTOMER]
    found = figures(chart(symbols, [push("O", "A", share=0.25), push("O", "B"), push("A", "X"), *row("B", "X", "C")]))
    assert found.branch_rule == "all"


def test_join_all_ignores_shares():
    found = figures(joined(shares=(0.25, 0.75), join="all"))
    assert found.branch_rule == "all"
    assert found.processes["A"].demand_per_day == 920


def test_alternatives_without_any_share_are_undefined_and_say_where():
    found = figures(joined(join="alternatives"))
    assert found.lead_time_days is None
    assert "X" in reason(found, "lead_time_days")
    assert [w.symbols for w in found.warnings] == [("X",)]
    assert str(found.warnings[0].sentence) == reason(found, "lead_time_days")
    assert found.processes["A"].demand_per_day is None
    assert found.processes["X"].demand_per_day == 920
    assert found.rolled_throughput_yield is None


def test_shares_that_do_not_make_100_percent_are_counted_in_proportion_with_a_warning():
    found = figures(joined(shares=(0.3, 0.3), join="alternatives"))
    assert found.processes["A"].demand_per_day == pytest.approx(460)
    assert found.processing_s == pytest.approx(70)
    assert any("100 %" in str(warning.sentence) and warning.symbols == ("X",) for warning in found.warnings)


def test_an_alternative_that_nobody_takes_does_not_make_the_path():
    symbols = [replace(s, days=99) if s.id == "IA" else s for s in ASSEMBLY]
    found = figures(joined(shares=(0.0, 1.0), symbols=symbols))
    assert found.critical_path[0] == "IB"
    assert found.processing_s == 80


def test_both_rules_on_one_path_are_mixed():
    symbols = [step("A"), step("B"), step("X", join="alternatives"), step("Y"), step("Z"), CUSTOMER]
    flows = [push("A", "X", share=0.5), push("B", "X", share=0.5), push("X", "Z"), push("Y", "Z"), push("Z", "C")]
    assert figures(chart(symbols, flows)).branch_rule == "mixed"


def test_a_step_before_the_parting_counts_once_in_the_rolled_yield():
    symbols = [step("A", scrap=0.1), step("B", scrap=0.2), step("D", scrap=0.5), step("E"), CUSTOMER]
    flows = [push("A", "B"), push("A", "D"), push("B", "E"), push("D", "E"), push("E", "C")]
    assert figures(chart(symbols, flows)).rolled_throughput_yield == pytest.approx(0.9 * 0.8 * 0.5)
    halves = [push("A", "B"), push("A", "D"), push("B", "E", share=0.5), push("D", "E", share=0.5), push("E", "C")]
    assert figures(chart(symbols, halves)).rolled_throughput_yield == pytest.approx(0.9 * (0.8 + 0.5) / 2)


def test_an_unknown_time_on_one_branch_makes_the_longest_branch_unknown():
    symbols = [replace(s, cycle_time_s=None) if s.id == "A" else s for s in ASSEMBLY]
    found = figures(joined(symbols=symbols))
    assert found.lead_time_days is None
    assert "A" in reason(found, "lead_time_days")
    assert found.critical_path == ("IB", "B", "X", "C")


def test_without_calendar_the_branch_that_is_longer_in_every_way_is_known():
    stream = replace(joined(), calendar=Calendar())
    found = figures(stream)
    assert found.waiting_days == 5.0
    assert found.processing_s == 80
    assert found.lead_time_days is None
    shorter = [replace(s, cycle_time_s=1) if s.id == "B" else s for s in ASSEMBLY]
    assert figures(replace(joined(symbols=shorter), calendar=Calendar())).waiting_days is None


def test_several_customers_take_their_shares_of_the_demand():
    symbols = [step("A"), stock("I", 920), other("C1", "customer"), other("C2", "customer")]
    flows = [push("A", "C1", share=0.25), push("A", "I"), push("I", "C2", share=0.75)]
    found = figures(chart(symbols, flows))
    assert found.inventories["I"].demand_per_day == 690
    assert found.processes["A"].demand_per_day == 920
    assert found.waiting_days == pytest.approx(0.75 * 920 / 690)


def test_two_flows_to_one_of_several_customers_need_not_make_100_percent():
    symbols = [step("A"), step("B"), other("C1", "customer"), other("C2", "customer")]
    flows = [push("A", "C1", share=0.2), push("B", "C1", share=0.3), push("B", "C2", share=0.5)]
    found = figures(chart(symbols, flows))
    assert found.warnings == ()
    assert found.processes["A"].demand_per_day == pytest.approx(184)
    assert found.processes["B"].demand_per_day == pytest.approx(736)


def test_several_customers_without_shares_leave_the_demand_open():
    symbols = [step("A"), other("C1", "customer"), other("C2", "customer")]
    found = figures(chart(symbols, [push("A", "C1"), push("A", "C2")]))
    assert found.processes["A"].demand_per_day is None
    assert "share" in reason(found, "processes.A.demand_per_day")
    assert found.warnings[0].symbols == ("C1", "C2")
    assert found.processing_s == 40


def test_a_map_without_customer_ends_with_its_last_step_and_says_so():
    found = figures(chart([step("A"), stock("I")], row("A", "I")))
    assert found.processes["A"].demand_per_day == 920
    assert found.warnings[0].symbols == ("I",)


def test_a_single_step_without_flows_is_the_whole_path():
    found = figures(chart([step("A"), CUSTOMER], []))
    assert found.critical_path == ("A",)
    assert found.processes["A"].load == pytest.approx(40 / 60)


def test_an_unlinked_step_has_no_demand_and_is_warned_of():
    found = figures(chart([*chain(step("A")).symbols, step("B"), stock("I")], row("A", "C")))
    assert found.processes["B"].demand_per_day is None
    assert found.inventories["I"].days is None
    assert "B" in reason(found, "processes.B.load")
    assert found.warnings[0].symbols == ("B", "I")
    assert found.processes["B"].effective_cycle_time_s == 40


def test_a_branch_that_leads_nowhere_is_left_out_and_warned_of():
    found = figures(chart([step("A"), step("B"), stock("S"), CUSTOMER], [*row("A", "B", "C"), push("A", "S")]))
    assert found.processes["A"].demand_per_day == 920
    assert found.inventories["S"].days is None
    assert found.critical_path == ("A", "B", "C")
    assert found.warnings[0].symbols == ("S",)


def test_a_circle_of_flows_is_undefined_and_names_its_symbols():
    found = figures(chart([step("A"), step("B"), step("D"), CUSTOMER], [*row("A", "B", "D", "B"), push("D", "C")]))
    for key in ("lead_time_days", "rolled_throughput_yield", "processes.A.demand_per_day"):
        assert "“B” → “D” → “B”" in reason(found, key)
    assert found.takt_s == 60
    assert set(found.warnings[0].symbols) == {"B", "D"}


def test_a_symbol_that_feeds_itself_is_a_circle():
    assert "“A” → “A”" in reason(figures(chart([step("A")], [push("A", "A")])), "waiting_days")


def test_what_the_customer_sends_back_begins_a_new_way():
    found = figures(chart([step("A"), CUSTOMER], [push("C", "A"), push("A", "C")]))
    assert found.critical_path == ("A", "C")


def test_a_push_and_the_withdrawal_beside_it_are_one_flow():
    withdrawal = replace(push("I", "A"), id="w", kind="pull")
    found = figures(chart([stock("I"), step("A"), CUSTOMER], [*row("I", "A", "C"), withdrawal]))
    assert found.waiting_days == 1.0
    assert found.branch_rule is None


def test_material_that_touches_production_control_is_not_counted_and_warned_of():
    control = other("M", "production_control")
    found = figures(chart([step("A"), control, CUSTOMER], [*row("A", "C"), push("M", "A")]))
    assert found.critical_path == ("A", "C")
    assert found.warnings[0].symbols == ("M",)


def test_suppliers_and_trucks_pass_the_parts_on():
    symbols = [other("S", "supplier"), other("T", "truck"), stock("I"), step("A"), CUSTOMER]
    found = figures(chart(symbols, row("S", "T", "I", "A", "C")))
    assert found.waiting_days == 1.0
    assert found.critical_path == ("S", "T", "I", "A", "C")
    assert [rung.symbol_id for rung in found.ladder] == ["I", "A"]


def test_a_measured_wait_overrides_the_quantity():
    assert figures(chain(stock("I", 9200, days=2.5), step("A"))).waiting_days == 2.5


def test_a_batch_counts_its_whole_processing_time_and_its_own_value():
    oven = step("A", 10, processing_time_s=7200, value_added_s=3600, necessary_non_value_added_s=600)
    found = figures(chain(oven, step("B", 20)))
    assert found.processing_s == 7220
    assert found.value_added_s == 3620
    assert found.necessary_non_value_added_s == 600
    assert found.non_value_added_s == pytest.approx(7220 - 3620 - 600)


def test_a_step_has_its_own_available_time_machines_share_and_parts_per_cycle():
    found = figures(
        chain(step("A", 120, available_s_per_day=27600, machines=2, parts_per_cycle=4, resource_share=0.5, uptime=0.5))
    ).processes["A"]
    assert found.takt_s == 30
    assert found.effective_cycle_time_s == 30
    assert found.capacity_per_day == 460
    assert found.load == 2.0
    assert found.over_takt is False


def test_a_cycle_of_exactly_takt_is_not_over_takt():
    found = figures(chain(step("A", 3 * 0.8, uptime=0.8), step("B", 3), step("D", 3.001), demand=Demand(18400)))
    assert [one.over_takt for one in found.processes.values()] == [False, False, True]


def test_the_changeover_counts_by_batch_and_is_warned_of_without():
    found = figures(chain(step("A", 40, changeover_s=1200, batch_size=100), step("B", 40, changeover_s=600)))
    assert found.processes["A"].effective_cycle_time_s == 52
    assert found.processes["B"].effective_cycle_time_s == 40
    assert [warning.symbols for warning in found.warnings] == [("B",)]
    assert "“B”" in str(found.warnings[0].sentence)


def test_epei_is_the_longest_of_the_steps_with_a_changeover():
    found = figures(
        chain(step("A", 30, changeover_s=2760, machines=2), step("B", 50, changeover_s=4600, uptime=0.9), step("D", 59))
    )
    assert found.processes["A"].epei_days == pytest.approx(2760 / (2 * 55200 - 27600))
    assert found.processes["B"].epei_days == pytest.approx(4600 / (55200 * 0.9 - 46000))
    assert found.epei_days == found.processes["B"].epei_days


def test_epei_of_a_step_that_has_no_time_left_is_infeasible():
    found = figures(chain(step("A", 30, changeover_s=600), step("B", 60, changeover_s=600)))
    assert found.processes["A"].epei_days is not None
    assert found.epei_days is None
    assert "“B”" in reason(found, "epei_days")
    assert "none is left for changeovers" in reason(found, "epei_days")


def test_changing_over_in_no_time_makes_every_part_at_once_while_time_is_left():
    assert figures(chain(step("A", changeover_s=0.0))).epei_days == 0.0
    full = figures(chain(step("A", changeover_s=0.0), step("B", changeover_s=0.0, cycle_time_s=120.0)))
    assert full.epei_days is None
    assert "“B”" in reason(full, "epei_days")


def test_no_changeover_at_all_leaves_epei_undefined():
    assert figures(chain(step("A"))).epei_days is None


@pytest.mark.parametrize(
    ("lacking", "key", "words"),
    [
        ({"calendar": replace(CALENDAR, shifts_per_day=None)}, "takt_s", "shifts per day"),
        ({"calendar": replace(CALENDAR, shift_s=None)}, "lead_time_days", "length of the shift"),
        ({"calendar": replace(CALENDAR, days_per_year=None)}, "inventory_turns", "days per year"),
        ({"demand": Demand()}, "processes.A.load", "customer demand"),
        ({"demand": Demand()}, "waiting_days", "customer demand"),
        ({"demand": Demand(5, "week"), "calendar": replace(CALENDAR, days_per_week=None)}, "takt_s", "days per week"),
        ({"demand": Demand(5, "month"), "calendar": replace(CALENDAR, days_per_month=0)}, "takt_s", "zero"),
        ({"demand": Demand(0)}, "processes.A.takt_s", "demand is zero"),
    ],
)
def test_what_misses_in_the_map_is_the_reason_of_what_follows_from_it(lacking, key, words):
    found = figures(chain(stock("I"), step("A"), **lacking))
    assert words in reason(found, key)


@pytest.mark.parametrize(
    ("symbol", "key", "words"),
    [
        (step("A", None), "processing_s", "Processing time of “A”"),
        (step("A", None), "processes.A.effective_cycle_time_s", "Cycle time of “A”"),
        (step("A", None, processing_time_s=5), "value_added_s", "Value-added time of “A”"),
        (step("A", uptime=0), "processes.A.capacity_per_day", "“A”: The uptime is zero"),
        (step("A", machines=0), "processes.A.over_takt", "machines is zero"),
        (step("A", 0), "processes.A.load", "effective cycle time is zero"),
        (step("A", scrap=1), "processes.A.demand_per_day", "“A” scraps everything"),
        (stock("A", None), "inventories.A.days", "Quantity of “A”"),
    ],
)
def test_what_misses_at_a_symbol_names_it(symbol, key, words):
    found = figures(chain(symbol))
    assert words in reason(found, key)


def test_a_name_stands_in_the_reason_on_one_line():
    assert "Deburr by hand" in reason(figures(chain(step("A", None, name="Deburr\n by hand"))), "processing_s")


def test_the_bottleneck_is_the_highest_known_load():
    assert figures(chain(step("A", 30), step("B", 45), step("D", None))).bottleneck == "B"
    assert figures(chain(step("B", 45), step("A", 45))).bottleneck == "A"
    found = figures(chain(step("A", None)))
    assert found.bottleneck is None
    assert "bottleneck" in found.undefined


def test_an_empty_map_has_figures_too():
    found = figures(chart([], []))
    assert found.takt_s == 60
    assert found.lead_time_days is None
    assert found.ladder == found.critical_path == ()


def test_no_figure_is_ever_infinite():
    found = figures(chain(stock("I", 1e308), step("A", 1e308, uptime=1e-300), demand=Demand(1e-300)))
    assert found.inventories["I"].days is None
    assert found.lead_time_days is None
    assert found.processes["A"].effective_cycle_time_s is None


def test_20_000_symbols_in_a_row_take_no_recursion_and_little_time():
    symbols = [stock(f"I{n}") if n % 2 else step(f"P{n}", scrap=1e-6) for n in range(20_000)]
    stream = chain(*symbols)
    started = time.process_time()
    found = figures(stream)
    assert time.process_time() - started < 10
    assert len(found.ladder) == 20_000
    assert found.demand_per_day < found.processes["P0"].demand_per_day < 1000
