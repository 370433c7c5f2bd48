"""What the process flow chart of a step has to offer to its process box on the map: each datum, old and new."""

from __future__ import annotations

from dataclasses import dataclass

from app.calc import map_symbol
from app.calc.map_symbol import Field
from app.calc.process_chart import ProcessChart
from app.calc.process_chart_figures import ChartFigures, exact_sum
from app.calc.value_stream import Symbol
from app.language import N_, Sentence, sentence

ALL_STEPS = sentence(N_("The time of all steps"))
VALUE_ADDED = sentence(N_("The time of the value-added steps"))
NECESSARY = sentence(N_("The time of the necessary steps that add no value"))
AT_THE_STATION = sentence(N_("The time of the operations and inspections: what is carried or waits holds no station"))
ROUND_OF_A_PERSON = sentence(N_("The time of all steps: the round of the person who is followed"))


@dataclass(frozen=True, slots=True)
class Offered:
    """One datum of the process box. `new` is `None` where the chart does not give it, for the `reason`."""

    field: Field
    old: float | None
    new: float | None
    formula: Sentence
    reason: Sentence | None = None
    advised: bool = True
    """Whether it is written unless someone says no: the cycle time of a material is a guess, and is not."""

    @property
    def differs(self) -> bool:
        return self.new is not None and self.new != self.old


def offered(chart: ProcessChart, told: ChartFigures, symbol: Symbol) -> tuple[Offered, ...]:
    """Processing, value-added, necessary and cycle time, in seconds."""
    undefined = told.undefined
    total, total_reason = told.total_time_s, undefined.get("total_time_s")
    of_person = chart.follows == "person"
    cycle, cycle_reason = (total, total_reason) if of_person else _at_the_station(told)
    return (
        Offered(map_symbol.PROCESSING_TIME, symbol.processing_time_s, total, ALL_STEPS, total_reason),
        Offered(
            map_symbol.VALUE_ADDED,
            symbol.value_added_s,
            told.value_added_s,
            VALUE_ADDED,
            undefined.get("value_added_s"),
        ),
        Offered(
            map_symbol.NECESSARY,
            symbol.necessary_non_value_added_s,
            told.necessary_s,
            NECESSARY,
            undefined.get("necessary_s"),
        ),
        Offered(
            map_symbol.CYCLE_TIME,
            symbol.cycle_time_s,
            cycle,
            ROUND_OF_A_PERSON if of_person else AT_THE_STATION,
            cycle_reason,
            advised=of_person,
        ),
    )


def _at_the_station(told: ChartFigures) -> tuple[float | None, Sentence | None]:
    times = []
    for kind in ("operation", "inspection"):
        time = told.totals[kind].time_s
        if time is None:
            return None, told.undefined[f"totals.{kind}.time_s"]
        times.append(time)
    return exact_sum(times), None
