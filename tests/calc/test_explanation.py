"""What a figure says when it is pointed at."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.calc.value_stream import Figures, ProcessFigures, explain, figures
from tests.calc.maps import case, chain, chart, other, push, step, stock


def said(stream, key, language="en"):
    return explain(stream, figures(stream), key).within(language).replace("\u202f", " ")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("available_s_per_day", "shifts × (shift − breaks) = 2 × (28,800 s − 1,200 s) = 55,200 s"),
        ("demand_per_day", "customer demand ÷ worked days of its period = 18,400 ÷ 20 d = 920 parts per day"),
        ("takt_s", "Takt = available time ÷ demand = 55,200 s ÷ 920 parts per day = 60 s"),
        ("waiting_days", "= 5 d + 7.61 d + 1.85 d + 2.66 d + 2 d + 4.5 d = 23.6 d"),
        ("lead_time_days", "= 23.6 d + 188 s ÷ 55,200 s = 23.6 d"),
        ("value_added_s", "= 1 s + 39 s + 46 s + 62 s + 40 s = 188 s"),
        ("processing_s", "= 188 s"),
        ("necessary_non_value_added_s", "= 0 s"),
        ("non_value_added_s", "23.6 d × 55,200 s − 188 s − 0 s ="),
        ("process_cycle_efficiency", "= 188 s ÷ (23.6 d × 55,200 s) = 0.0144 %"),
        ("rolled_throughput_yield", "× 100 % = 100 %"),
        ("inventory_turns", "= 240 d ÷ 23.6 d = 10.2"),
        ("epei_days", "= 0.326 d at “P3”"),
        ("bottleneck", "= 103 % at “P4”"),
        ("inventories.I0.days", "as measured = 5 d"),
        ("inventories.I1.days", "= 7,000 ÷ 920 parts per day = 7.61 d"),
        ("inventories.I1.demand_per_day", "= 920 parts per day"),
        ("processes.P3.demand_per_day", "= 920 ÷ 100 % = 920 parts per day"),
        ("processes.P3.takt_s", "= 55,200 s ÷ 920 parts per day = 60 s"),
        ("processes.P3.effective_cycle_time_s", "= 46 s ÷ 1 ÷ 1 ÷ 80 % = 57.5 s"),
        ("processes.P3.capacity_per_day", "= 55,200 s × 100 % ÷ 57.5 s = 960 parts per day"),
        ("processes.P4.load", "= 920 parts per day ÷ 890 parts per day = 103 %"),
        ("processes.P4.over_takt", "= 62 s ÷ 60 s = 103 %"),
        ("processes.P3.epei_days", "= 600 s ÷ (55,200 s × 100 % × 1 × 80 % − 920 × 46 s ÷ 1) = 0.326 d"),
    ],
)
def test_a_figure_of_acme_says_its_formula_with_its_numbers(key, words):
    assert words in said(case(0), key)


def test_the_batch_stands_in_the_formula_when_it_counts():
    stream = chain(step("A", 40, changeover_s=1200, batch_size=100, machines=2, uptime=0.5))
    assert "(40 s ÷ 1 + 1,200 s ÷ 100) ÷ 2 ÷ 50 % = 52 s" in said(stream, "processes.A.effective_cycle_time_s")


def test_an_undefined_figure_says_its_formula_and_why():
    words = said(chain(step("A", None)), "processes.A.load")
    assert words == "Load of “A” = demand at the step ÷ capacity: undefined. Cycle time of “A”: not given."


def test_the_mean_of_alternatives_says_from_where_to_where():
    symbols = [step("A", 10), step("B", 5520, join="alternatives"), step("D", 30), other("C", "customer")]
    stream = chart(symbols, [push("A", "B", share=0.5), push("D", "B", share=0.5), push("B", "C")])
    assert "as the mean of the alternatives, from 0.1 d to 0.101 d" in said(stream, "lead_time_days")
    assert said(stream, "processing_s").endswith("on the path = 5,540 s")


def test_a_sum_of_many_terms_shows_few():
    words = said(chain(*(stock(f"I{n}", 920) for n in range(40))), "waiting_days")
    assert words.count("+") == 11
    assert "…" in words


def test_it_speaks_the_language_that_is_asked_for():
    assert "23,6 j" in said(case(0), "lead_time_days", "fr")


def test_every_figure_can_be_asked_full_or_empty():
    of_map = [f.name for f in fields(Figures) if f.type == "float | None"] + ["bottleneck"]
    for stream in (case(0), chain(step("P1", None), stock("I1", None)), chart([step("P1"), stock("I1")], [])):
        of_step = [f"processes.P1.{f.name}" for f in fields(ProcessFigures)]
        for key in [*of_map, *of_step, "inventories.I1.days", "inventories.I1.demand_per_day"]:
            assert said(stream, key)


@pytest.mark.parametrize("key", ["nothing", "processes.P1.nothing", "inventories.I1.nothing", "processes.none.load"])
def test_what_is_no_figure_is_refused(key):
    with pytest.raises(KeyError):
        said(case(0), key)
