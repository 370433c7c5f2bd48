"""What a page holds of an indicator stays what the document has, gesture by gesture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.models import measure_edit as edit
from app.models.diff import Diff
from app.models.document import Document
from app.models.indicator import read_indicators
from app.models.measure_block import paste_block
from app.models.measure_reading import Held, count, follow, read_head, read_piece
from app.models.new_document import write_new

MEASURES = tuple(Measure(f"2026-03-{i:02d}", float(i), id=f"m{i:02d}") for i in range(1, 12))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    one = Indicator("one", "Scrap", measures=MEASURES)
    other = Indicator("other", "Bore", measures=(Measure("1", values=(1.0, 2.0), id="o"),))
    write_new(tmp_path / "e.kaizen", EventData(indicators=(one, other)))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def whole(document: Document, id: str = "one", piece: int = 4) -> Held:
    held = Held()
    with document.read() as session:
        while rows := read_piece(session, id, held.keys[-1] if held.keys else None, piece):
            held.add(rows)
    return held


def test_the_pieces_are_all_measures_in_their_order(document: Document) -> None:
    assert tuple(whole(document).measures) == MEASURES
    assert whole(document, "other").measures[0].values == (1.0, 2.0)
    with document.read() as session:
        head = read_head(session, "one")
        assert head is not None
        assert (head.name, head.measures, count(session, "one")) == ("Scrap", (), 11)
        assert read_head(session, "none") is None


def test_what_is_held_follows_every_gesture_and_its_undo(document: Document) -> None:
    held = whole(document)
    moved: list[bool] = []

    def heard(diff: Diff) -> None:
        with document.read() as session:
            followed = follow(session, "one", held, diff)
        assert followed is not None
        moved.append(followed.moved)

    document.subscribe(heard)
    edit.change_measures(document, ["m03"], "value", 33.0)
    edit.change_measures(document, ["m04"], "values", [1.0, 2.0])
    edit.change_measures(document, ["m04"], "values", [1.0, 5.0, 7.0])
    edit.change_measures(document, ["o"], "value", 1.0)
    assert moved == [False] * 4
    edit.change_measures(document, ["m02"], "at", "2026-03-10")
    edit.delete_measures(document, ["m01", "m05"])
    edit.add_measures(document, "one", [Measure("2026-03-02"), Measure("2026-04-02")])
    paste_block(document, "one", 8, ["value", "comment"], [["1", "a"], ["2", "b"], ["3", "c"]])
    edit.exclude(document, ["m08"], "wrong")
    assert held == whole(document)
    for _step in range(9):
        document.undo()
        assert held == whole(document)
    with document.read() as session:
        assert tuple(held.measures) == read_indicators(session)[0].measures == MEASURES
