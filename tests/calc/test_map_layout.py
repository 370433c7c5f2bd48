"""Places for symbols that have none: in the order of the textbook, and never one upon another."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.map_layout import place
from app.calc.map_symbol import SYMBOL_KIND, SYMBOLS, size
from app.calc.value_stream import Flow, Symbol, ValueStream
from tests.calc.maps import chart, other, push, row, step, stock


def boxes(stream):
    for s in stream.symbols:
        w, h = size(SYMBOL_KIND[s.kind], s)
        yield s.id, (s.x - w / 2, s.y - h / 2, s.x + w / 2, s.y + h / 2)


def overlapping(stream):
    return [
        (a, b)
        for (a, one), (b, two) in itertools.combinations(boxes(stream), 2)
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]


def textbook():
    kinds = {"S": "supplier", "T1": "truck", "T2": "truck", "C": "customer", "M": "production_control"}
    symbols = [other(id, kind) for id, kind in kinds.items()]
    symbols += [stock("I0"), step("P1"), stock("I1"), step("P2", scrap=0.1, machines=2), stock("I2")]
    symbols += [other("K1", "kaizen_burst"), other("K2", "kaizen_burst"), other("N1", "text_note")]
    return chart(symbols, [*row("S", "T1", "I0", "P1", "I1", "P2", "I2", "T2", "C")])


def test_the_map_looks_as_in_the_textbook():
    at = {s.id: s for s in place(textbook()).symbols}
    steps = ("I0", "P1", "I1", "P2", "I2")
    assert len({at[id].y for id in steps}) == 1
    assert [at[id].x for id in steps] == sorted(at[id].x for id in steps)
    assert at["S"].x == at["T1"].x == at["I0"].x
    assert at["C"].x == at["T2"].x == at["I2"].x
    assert at["S"].x < at["M"].x < at["C"].x
    assert at["S"].y == at["M"].y == at["C"].y < at["T1"].y < at["K1"].y < at["P1"].y < at["N1"].y
    assert at["P1"].x < at["K1"].x < at["P2"].x < at["K2"].x


def test_branches_have_rows_of_their_own_below_and_meet_the_first_row():
    symbols = [stock("I"), step("A"), step("X"), step("B"), stock("J"), step("D"), other("C", "customer")]
    flows = [*row("I", "A", "X", "C"), push("I", "B"), push("B", "X"), *row("J", "D", "X")]
    at = {s.id: s for s in place(chart(symbols, flows)).symbols}
    assert at["I"].y == at["A"].y == at["X"].y < at["B"].y < at["D"].y == at["J"].y
    assert at["B"].x == at["A"].x == at["D"].x
    assert at["J"].x == at["I"].x


def test_branches_that_share_no_column_share_a_row():
    symbols = [step(id) for id in "ABCDE"] + [step("X"), step("Y")]
    flows = [*row("A", "B", "C", "D", "E"), push("X", "B"), push("Y", "E")]
    at = {s.id: s for s in place(chart(symbols, flows)).symbols}
    assert at["X"].y == at["Y"].y > at["A"].y


def test_steps_without_flows_stand_in_a_row_as_they_were_written():
    at = place(chart([step("A"), step("B"), stock("I")], [])).symbols
    assert [s.x for s in at] == sorted(s.x for s in at)
    assert len({s.y for s in at}) == 1


def test_symbols_that_have_a_place_keep_it_and_the_others_come_below():
    old = [replace(step("A"), x=1000.0, y=500.0), replace(other("C", "customer"), x=1300.0, y=100.0)]
    stream = place(chart([*old, step("B"), other("S", "supplier")], row("S", "B")))
    assert stream.symbols[:2] == tuple(old)
    assert all(s.y > 550 for s in stream.symbols[2:])
    assert not overlapping(stream)


def test_a_map_with_places_is_left_as_it_is():
    stream = place(textbook())
    assert place(stream) is stream


def test_a_circle_and_a_flow_to_itself_are_laid_out_too():
    assert not overlapping(place(chart([step("A"), step("B")], [*row("A", "B", "A"), push("A", "A")])))


KIND = st.sampled_from([kind.id for kind in SYMBOLS])


@given(st.lists(KIND, min_size=1, max_size=25), st.data())
def test_nothing_lies_upon_another_and_everything_has_a_place(kinds, data):
    symbols = [Symbol(str(n), kind, scrap=data.draw(st.sampled_from([None, 0.5]))) for n, kind in enumerate(kinds)]
    ends = st.sampled_from([s.id for s in symbols])
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=30))
    stream = place(chart(symbols, [Flow(f"f{n}", a, b, "push") for n, (a, b) in enumerate(pairs)]))
    assert all(isinstance(s.x, float) and isinstance(s.y, float) for s in stream.symbols)
    assert overlapping(stream) == []


@pytest.mark.parametrize("shape", ["row", "comb", "fan", "bursts"])
def test_20_000_symbols_are_laid_out_in_little_time(shape):
    n = 20_000
    symbols = [step(f"P{i}") for i in range(n)]
    flows = row(*(s.id for s in symbols))
    if shape == "comb":
        flows = [push(f"P{i}", f"P{i + 2 if i % 2 else i + 1}") for i in range(n - 2)]
    elif shape == "fan":
        flows = [push(f"P{i}", f"P{n - 1}") for i in range(n - 1)]
    elif shape == "bursts":
        symbols, flows = [other(f"K{i}", "kaizen_burst") for i in range(n)], []
    started = time.process_time()
    place(chart(symbols, flows))
    assert time.process_time() - started < 10


def test_between_two_steps_there_is_room_for_the_words_of_their_flow():
    symbols = tuple(Symbol(id, "process") for id in "ABC")
    placed = place(
        ValueStream("m", symbols=symbols, flows=(Flow("f", "A", "B", "push", share=0.6), Flow("g", "B", "C", "push")))
    )
    a, b, c = (symbol.x for symbol in placed.symbols)
    assert (b - a - 140, c - b - 140) == (112, 30)


def test_words_that_come_from_above_take_no_room_between_two_steps():
    symbols = (Symbol("PC", "production_control"), *(Symbol(id, "process") for id in "ABCDE"))
    flows = [Flow(f"f{a}", a, b, "push", quantity_per=1.0) for a, b in pairwise("ABCDE")]
    placed = place(
        ValueStream("m", symbols=symbols, flows=(*flows, Flow("i", "PC", "B", "manual_information", "Plan")))
    )
    xs = [symbol.x for symbol in placed.symbols[1:]]
    assert {b - a for a, b in pairwise(xs)} == {170.0}
