"""What a process flow chart offers to the process box of the map."""

from __future__ import annotations

from app.calc.map_offer import offered
from app.calc.process_chart import ProcessChart, Step
from app.calc.process_chart_figures import figures
from app.calc.value_stream import Symbol

STEPS = (
    Step("1", "operation", "Weld", time_s=40, value_class="VA"),
    Step("2", "transport", "Carry", time_s=15, distance_m=9, value_class="NNVA"),
    Step("3", "inspection", "Check", time_s=12, value_class="NNVA"),
    Step("4", "delay", "Wait", time_s=300),
)
BOX = Symbol("p", "process", "Welding", cycle_time_s=52, processing_time_s=60)


def offer(steps: tuple[Step, ...] = STEPS, follows: str = "material") -> dict:
    chart = ProcessChart("c", follows=follows, steps=steps)  # type: ignore[arg-type]
    return {each.field.id: each for each in offered(chart, figures(chart), BOX)}


def test_the_totals_stand_beside_what_the_map_has_now():
    told = {id: (each.old, each.new) for id, each in offer().items()}
    assert told == {
        "processing_time_s": (60, 367),
        "value_added_s": (None, 40),
        "necessary_non_value_added_s": (None, 27),
        "cycle_time_s": (52, 52),
    }


def test_what_is_the_same_already_need_not_be_written():
    assert [id for id, each in offer().items() if not each.differs] == ["cycle_time_s"]


def test_the_cycle_time_is_advised_only_where_a_person_is_followed():
    assert not offer()["cycle_time_s"].advised
    of_person = offer(follows="person")["cycle_time_s"]
    assert of_person.advised
    assert of_person.new == 367


def test_what_is_missing_is_not_offered_and_says_why():
    told = offer((*STEPS, Step("5", "inspection", "Measure")))
    assert told["processing_time_s"].new is None
    assert "5 “Measure”" in str(told["processing_time_s"].reason)
    assert told["cycle_time_s"].new is None
    assert told["value_added_s"].new == 40
