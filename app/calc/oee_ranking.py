"""The losses of several series in falling order: which of them cost the most time."""

from __future__ import annotations

from collections.abc import Iterable

from app.calc.explanation import Shown
from app.calc.oee import Oee
from app.calc.oee_explanation import SHORT
from app.calc.oee_times import seconds_of, stage_of
from app.calc.tally import Category, Mark, Tally
from app.language import N_, Sentence, sentence

NOT_COUNTED = N_("Not in this ranking: losses noted without a time, or lost parts without a reference cycle ({n}).")


def ranking(series: Iterable[Oee], language: str, name: str = "") -> tuple[Tally, Sentence | None]:
    """The losses within the required time as a tally weighed by time, a row for each name or else kind; and what is
    not in it. Names that differ in capitals alone are one."""
    sums: dict[str, tuple[str, list[float]]] = {}
    missing = 0
    for one in series:
        for loss in one.losses:
            seconds = seconds_of(loss, one.reference_cycle_s)
            if stage_of(loss.kind, one.changeovers_required) == "required":
                continue
            if seconds is None or seconds < 0:
                missing += loss.seconds is not None or loss.parts is not None
                continue
            said = " ".join(loss.name.split()) or Sentence(SHORT[loss.kind]).within(language)
            sums.setdefault(said.casefold(), (said, []))[1].append(seconds)
    rows = tuple(
        Category(key, said, time_each_s=sum(each), marks=(Mark("", count=1),)) for key, (said, each) in sums.items()
    )
    note = sentence(NOT_COUNTED, n=Shown("count", (("value", float(missing)),))) if missing else None
    return Tally("", name, weight="time", categories=rows), note
