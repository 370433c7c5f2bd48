"""After each gesture the list is what reading it all anew would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure, TargetChange
from app.models import axis_edit, indicator_edit, measure_edit
from app.models.diff import Diff
from app.models.document import Document
from app.models.indicator_list import LATEST, concerns, read_reference, read_whole, refreshed, touched
from app.models.new_document import write_new

INDICATORS = (
    Indicator("a", "Scrap", axis="axis", targets=(TargetChange("2026-03-01", 1.5, "", "t"),),
              measures=(Measure("2026-11-20", 1.0, id="m"), Measure("2026-11-21", values=(1.0, 2.0), id="r"))),
    Indicator("b", "OEE", owner="Karim", measures=(Measure("2026-11-20", 70.0, id="n"),)),
)  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(axes=(Axis("axis", "Less scrap"),), indicators=INDICATORS))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


GESTURES: list[Callable[[Document], Any]] = [
    lambda document: indicator_edit.add_indicator(document, Indicator("", "Stock"), at=0),
    lambda document: indicator_edit.change_indicators(document, ["b"], "name", "TRS"),
    lambda document: indicator_edit.delete_indicators(document, ["a"]),
    lambda document: indicator_edit.put_in_order(document, ["b", "a"]),
    lambda document: indicator_edit.change_target(document, "t", "target", 9.0),
    lambda document: indicator_edit.delete_targets(document, ["t"]),
    lambda document: measure_edit.add_measures(document, "b", [Measure("2026-11-23", 80.0)]),
    lambda document: measure_edit.change_measures(document, ["m"], "value", 3.0),
    lambda document: measure_edit.change_measures(document, ["r"], "values", (5.0, 6.0)),
    lambda document: measure_edit.delete_measures(document, ["n"]),
    lambda document: axis_edit.change_axes(document, ["axis"], "name", "No scrap"),
    lambda document: axis_edit.delete_axes(document, ["axis"]),
]


@pytest.mark.parametrize("gesture", GESTURES)
def test_what_a_gesture_or_its_undo_touched_is_read_anew(
    document: Document, gesture: Callable[[Document], Any]
) -> None:
    diffs: list[Diff] = []
    document.subscribe(diffs.append)
    with document.read() as session:
        known = read_reference(session)
    for act in (lambda: gesture(document), document.undo, document.redo):
        act()
        assert concerns(diffs[-1])
        with document.read() as session:
            known = refreshed(session, known, touched(session, diffs[-1]))
            assert known == read_reference(session)


@pytest.mark.parametrize("named", [True, False])
def test_of_a_long_series_only_the_last_measures_are_read_unless_their_number_is_all_they_have(
    tmp_path: Path, named: bool
) -> None:
    days = [(date(2000, 1, 1) + timedelta(days=n)).isoformat() for n in range(LATEST + 50)]
    measures = tuple(Measure(day if named else "", values=(float(n),)) for n, day in enumerate(days))
    write_new(tmp_path / "long.kaizen", EventData(indicators=(Indicator("a", measures=measures), *INDICATORS[1:])))
    with Document.open(tmp_path / "long.kaizen") as document, document.read() as session:
        long, short = read_reference(session).rows
        assert len(long.indicator.measures) == (LATEST if named else LATEST + 50)
        assert long.indicator.measures[-1].values == (float(LATEST + 49),)
        assert (long.status.value, short.status.value) == (LATEST + 49, 70.0)
        whole = read_whole(session, "a")
        assert whole is not None
        assert [each.values for each in whole.measures] == [each.values for each in measures]


def test_owners_are_offered_once_however_they_were_typed(document: Document) -> None:
    indicator_edit.change_indicators(document, ["a"], "owner", "karim ")
    with document.read() as session:
        assert list(read_reference(session).owners()) == ["karim"]
