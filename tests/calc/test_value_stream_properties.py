"""What must be true of the figures of every map, however it is drawn."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.calc.value_stream import Demand, Figures, Flow, figures
from tests.calc.maps import CUSTOMER, chain, chart, other, push, step, stock

AMOUNT = st.floats(0.1, 1e5)
SHARE = st.floats(0.01, 1.0)
STEP = st.builds(
    lambda cycle, scrap, uptime: ("process", {"cycle_time_s": cycle, "scrap": scrap, "uptime": uptime}),
    AMOUNT,
    st.floats(0.0, 0.9),
    SHARE,
)
STOCK = st.builds(lambda quantity: ("inventory", {"quantity": quantity}), AMOUNT)
ROW = st.lists(st.one_of(STEP, STOCK), min_size=1, max_size=12)


def drawn(parts):
    return [
        step(f"P{n}", data.pop("cycle_time_s"), **data) if kind == "process" else stock(f"I{n}", data.pop("quantity"))
        for n, (kind, data) in enumerate((kind, dict(data)) for kind, data in parts)
    ]


@st.composite
def graphs(draw):
    """Any map without circles: flows lead from earlier symbols to later ones, the last of which is a customer."""
    symbols = drawn(draw(ROW))
    pairs = [(a, b) for a in range(len(symbols)) for b in range(a + 1, len(symbols))]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    rules = draw(st.lists(st.sampled_from(["all", "alternatives", None]), min_size=len(symbols), max_size=len(symbols)))
    symbols = [replace(symbol, join=rule) for symbol, rule in zip(symbols, rules, strict=True)]
    flows = [
        push(
            symbols[a].id,
            symbols[b].id,
            share=draw(st.one_of(st.none(), SHARE)),
            quantity_per=draw(st.sampled_from([None, 2])),
        )
        for a, b in chosen
    ]
    ends = draw(st.lists(st.sampled_from(symbols), unique=True, min_size=1, max_size=2))
    return chart([*symbols, CUSTOMER], [*flows, *(push(symbol.id, "C", share=1 / len(ends)) for symbol in ends)])


def numbers(found: Figures) -> dict[str, float | None]:
    plain = ("demand_per_day", "takt_s", "effective_cycle_time_s", "capacity_per_day", "load", "over_takt", "epei_days")
    of_map = [f.name for f in fields(Figures) if f.type == "float | None"]
    return (
        {name: getattr(found, name) for name in of_map}
        | {f"{id}.days": one.days for id, one in found.inventories.items()}
        | {f"{id}.{name}": getattr(one, name) for id, one in found.processes.items() for name in plain}
    )


def same(one: Figures, two: Figures) -> None:
    for key, value in numbers(one).items():
        assert numbers(two)[key] == (value if value is None else pytest.approx(value, rel=1e-9)), key


@given(ROW, st.floats(1, 1e4))
def test_doubling_the_demand_halves_takt_and_waits_and_doubles_load(parts, demand):
    stream = chain(*drawn(parts), demand=Demand(demand))
    once, twice = figures(stream), figures(replace(stream, demand=Demand(2 * demand)))
    assert twice.takt_s == pytest.approx(once.takt_s / 2)
    assert twice.waiting_days == pytest.approx(once.waiting_days / 2)
    for id, one in once.processes.items():
        assert twice.processes[id].load == pytest.approx(2 * one.load)


@given(ROW, AMOUNT, AMOUNT)
def test_the_lead_time_does_not_depend_on_how_a_stock_is_split(parts, one, two):
    symbols = drawn(parts)
    together = figures(chain(stock("X", one + two), *symbols))
    apart = figures(chain(stock("X", one), stock("Y", two), *symbols))
    assert apart.lead_time_days == pytest.approx(together.lead_time_days)


@given(ROW)
def test_a_row_is_the_sum_of_its_parts(parts):
    """The formulas without any graph: sums and products along the list."""
    symbols = drawn(parts)
    found = figures(chain(*symbols))
    need, waits = 920.0, 0.0
    for symbol in reversed(symbols):
        if symbol.kind == "process":
            need /= 1 - symbol.scrap
            assert found.processes[symbol.id].demand_per_day == pytest.approx(need)
        else:
            waits += symbol.quantity / need
    cycles = [symbol.cycle_time_s for symbol in symbols if symbol.kind == "process"]
    assert found.waiting_days == pytest.approx(waits)
    assert found.processing_s == pytest.approx(sum(cycles))
    assert found.lead_time_days == pytest.approx(waits + sum(cycles) / 55200)
    good = math.prod(1 - symbol.scrap for symbol in symbols if symbol.kind == "process")
    assert found.rolled_throughput_yield == pytest.approx(good)


@given(ROW)
def test_demand_never_falls_going_upstream(parts):
    symbols = drawn(parts)
    found = figures(chain(*symbols))
    started = [found.processes[symbol.id].demand_per_day for symbol in symbols if symbol.kind == "process"]
    assert started == sorted(started, reverse=True)


@given(graphs(), st.randoms())
def test_the_order_of_symbols_and_flows_changes_nothing(stream, random):
    symbols, flows = list(stream.symbols), list(stream.flows)
    random.shuffle(symbols)
    random.shuffle(flows)
    one, two = figures(stream), figures(replace(stream, symbols=tuple(symbols), flows=tuple(flows)))
    same(one, two)
    assert two.bottleneck == one.bottleneck
    assert two.branch_rule == one.branch_rule
    assert two.critical_path == one.critical_path


@given(graphs())
def test_every_figure_is_a_finite_number_or_has_a_reason(stream):
    found = figures(stream)
    for key, value in numbers(found).items():
        if value is None:
            names = [name for name in found.undefined if name.rpartition(".")[2] == key.rpartition(".")[2]]
            assert names, key
            assert all(str(found.undefined[name]) for name in names)
        else:
            assert math.isfinite(value)


@given(graphs())
def test_the_lead_time_lies_between_the_shortest_and_the_longest_alternative(stream):
    found = figures(stream)
    assume(found.lead_time_range_days is not None and found.lead_time_days is not None)
    shortest, longest = found.lead_time_range_days
    assert shortest * (1 - 1e-9) <= found.lead_time_days <= longest * (1 + 1e-9)


@given(graphs())
def test_the_critical_path_follows_the_flows_to_the_customer(stream):
    found = figures(stream)
    pairs = {(flow.source, flow.target) for flow in stream.flows}
    assert all(pair in pairs for pair in zip(found.critical_path, found.critical_path[1:], strict=False))
    assert found.critical_path[-1] == "C"


@given(graphs(), st.data())
def test_one_flow_backwards_makes_a_circle_that_is_named(stream, data):
    path = [id for id in figures(stream).critical_path if id != "C"]
    back = sorted(data.draw(st.tuples(st.sampled_from(range(len(path))), st.sampled_from(range(len(path))))))
    circle = replace(stream, flows=(*stream.flows, Flow("back", path[back[1]], path[back[0]], "push")))
    found = figures(circle)
    assert found.lead_time_days is None
    assert set(found.warnings[0].symbols) <= {symbol.id for symbol in stream.symbols}
    assert "circle" in str(found.undefined["lead_time_days"])


@given(st.lists(st.floats(0.05, 1.0), min_size=2, max_size=6), st.data())
def test_alternatives_weigh_the_same_whichever_unit_their_shares_have(weights, data):
    """Shares in proportion: twice the shares are the same mean, and equal branches make the mean their own."""
    times = data.draw(st.lists(AMOUNT, min_size=len(weights), max_size=len(weights)))
    names = [f"A{n}" for n in range(len(weights))]
    symbols = [*(step(name, cycle) for name, cycle in zip(names, times, strict=True)), other("T", "truck"), CUSTOMER]
    flows = [push(name, "T", share=weight / 2) for name, weight in zip(names, weights, strict=True)]
    found = figures(chart(symbols, [*flows, push("T", "C")]))
    mean = math.fsum(w * t for w, t in zip(weights, times, strict=True)) / math.fsum(weights)
    assert found.processing_s == pytest.approx(mean)
    started = [found.processes[name].demand_per_day for name in names]
    assert math.fsum(started) == pytest.approx(920)
