"""The gestures on a tally sheet, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.pareto import drill, pareto
from app.calc.tally import Category, Mark, Tally
from app.models import tally_count as count
from app.models import tally_edit as edit
from app.models import tally_mark_edit as marks
from app.models.document import Document
from app.models.link import read_links
from app.models.tally import add_tallies
from tests.models.chain import dump

AT = "2026-03-12T14:32:05"


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "Ligne 3.kaizen")
    yield document
    document.close()


@pytest.fixture
def sheet(document: Document) -> str:
    """Two named rows and the row for all else."""
    return edit.add(document, "Rebuts", ["Rayure", "Bosse"])


def read(document: Document, id: str) -> Tally:
    found = edit.read(document, id)
    assert found is not None
    return found


def live(document: Document, id: str) -> Tally:
    with document.read() as session:
        found = count.read_gathered(session, id)
    assert found is not None
    return found


def names(document: Document, id: str) -> list[str]:
    return [category.name for category in read(document, id).categories]


def id_of(document: Document, sheet: str, name: str) -> str:
    return next(category.id for category in live(document, sheet).categories if category.name == name)


def test_a_new_sheet_has_its_rows_and_other_as_the_last(document, sheet):
    assert [(c.name, c.other) for c in read(document, sheet).categories] == [
        ("Rayure", False),
        ("Bosse", False),
        ("", True),
    ]
    assert edit.listed(document) == [(sheet, "Rebuts", "")]


def test_each_mark_keeps_its_time_and_is_taken_back_on_its_own(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    for second in range(3):
        marks.mark(document, sheet, scratch, None, f"2026-03-12T14:32:0{second}")
    assert [mark.at[-2:] for mark in read(document, sheet).categories[0].marks] == ["00", "01", "02"]
    document.undo()
    assert document.redo_label == "Make a mark"
    assert live(document, sheet).categories[0].count == 2
    document.undo()
    assert live(document, sheet).categories[0].count == 1


def test_the_last_mark_is_taken_away_in_its_column_even_within_one_second(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    edit.set_columns(document, sheet, "shift", ["Matin", "Nuit"])
    day, night = (column.id for column in read(document, sheet).columns)
    for column in (day, night, *[day] * 9):
        marks.mark(document, sheet, scratch, column, AT)
    newest = dump(document)["tally_mark"]
    marks.mark(document, sheet, scratch, day, AT)
    assert marks.unmark(document, scratch, day)
    assert dump(document)["tally_mark"] == newest
    assert [bar.count for bar in drill(read(document, sheet), scratch).bars] == [10, 1]
    assert marks.unmark(document, scratch, night)
    assert not marks.unmark(document, scratch, night)
    assert not marks.unmark(document, scratch, None)


def test_without_columns_the_whole_row_is_counted_and_corrected(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    station = edit.add_column(document, sheet, "Poste 1")
    marks.mark(document, sheet, scratch, station, AT, 3)
    marks.set_count(document, sheet, scratch, None, 5, anywhere=True)
    assert [bar.count for bar in drill(read(document, sheet), scratch).bars] == [3, 2]
    assert marks.unmark(document, scratch, None, anywhere=True)
    assert [bar.count for bar in drill(read(document, sheet), scratch).bars] == [3, 1]
    marks.set_count(document, sheet, scratch, None, 2, anywhere=True)
    assert [bar.count for bar in drill(read(document, sheet), scratch).bars] == [2]


def test_of_several_marks_at_once_one_is_taken_away(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    marks.mark(document, sheet, scratch, None, AT, 20)
    marks.unmark(document, scratch, None)
    assert [mark.count for mark in read(document, sheet).categories[0].marks] == [19]


def test_a_number_typed_stands_for_the_cell_whatever_was_there(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    for n in (12, 30, 7, 7, 0):
        steps = document.undo_label
        assert marks.set_count(document, sheet, scratch, None, n) == scratch
        assert live(document, sheet).categories[0].count == n
        assert steps
    assert read(document, sheet).categories[0].marks == ()
    document.undo()
    assert live(document, sheet).categories[0].count == 7


def test_a_sheet_without_other_shows_one_that_its_first_mark_makes(document):
    with document.edit("Import") as session:
        add_tallies(session, [Tally("t", "Relevé", categories=(Category("a", "Rayure"),))], ["a0"])
    assert [c.id for c in live(document, "t").categories] == ["a", count.NEW_OTHER]
    before = dump(document)
    made = marks.mark(document, "t", count.NEW_OTHER, None, AT)
    assert made != count.NEW_OTHER
    assert [(c.id, c.other, c.count) for c in live(document, "t").categories] == [("a", False, 0), (made, True, 1)]
    assert marks.mark(document, "t", count.NEW_OTHER, None, AT) == made
    document.undo()
    document.undo()
    assert dump(document) == before


def test_rows_are_added_moved_and_deleted_and_other_stays_the_last(document, sheet):
    first = edit.add_category(document, sheet, "Tache")
    edit.add_category(document, sheet, "Fissure", after=id_of(document, sheet, "Rayure"))
    assert names(document, sheet) == ["Rayure", "Fissure", "Bosse", "Tache", ""]
    other = read(document, sheet).categories[-1].id
    assert edit.move_category(document, first, 0)
    assert names(document, sheet) == ["Tache", "Rayure", "Fissure", "Bosse", ""]
    assert edit.move_category(document, first, 99)
    assert names(document, sheet)[-2:] == ["Tache", ""]
    assert not edit.move_category(document, first, 99)
    assert not edit.move_category(document, other, 0)
    assert edit.remove_category(document, first) == {("category", first)}
    assert edit.remove_category(document, other) == set()
    assert names(document, sheet) == ["Rayure", "Fissure", "Bosse", ""]
    document.undo()
    assert names(document, sheet)[-2:] == ["Tache", ""]


def test_a_deleted_column_leaves_its_marks_in_none(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    station = edit.add_column(document, sheet, "Poste 1")
    marks.mark(document, sheet, scratch, station, AT)
    edit.name_column(document, station, "Poste A")
    assert read(document, sheet).columns[0].name == "Poste A"
    edit.remove_column(document, station)
    assert [(bar.id, bar.count) for bar in drill(read(document, sheet), scratch).bars] == [("", 1)]


def test_the_next_period_has_the_same_rows_without_marks_and_knows_its_earlier_one(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    edit.change_categories(document, [scratch], "cost_each", 2.5)
    edit.change(document, sheet, "weight", "cost")
    edit.set_columns(document, sheet, "shift", ["Matin", "Nuit"])
    marks.mark(document, sheet, scratch, None, AT, 5)
    last = edit.add(document, "Autre relevé")
    later = edit.start_period(document, sheet, "Rebuts après")
    found = read(document, later)
    assert [id for id, _name, _period in edit.listed(document)] == [sheet, later, last]
    assert (found.before, found.weight, found.column_kind) == (sheet, "cost", "shift")
    assert [column.name for column in found.columns] == ["Matin", "Nuit"]
    assert [(c.name, c.cost_each, c.count) for c in found.categories] == [
        ("Rayure", 2.5, 0),
        ("Bosse", None, 0),
        ("", None, 0),
    ]
    assert not {c.id for c in found.categories} & {c.id for c in read(document, sheet).categories}
    edit.remove(document, sheet)
    assert read(document, later).before is None
    document.undo()
    assert read(document, later).before == sheet
    edit.change(document, sheet, "period", "Mars")
    assert edit.listed(document)[0] == (sheet, "Rebuts", "Mars")


def test_counts_from_elsewhere_are_one_gesture_that_is_taken_back_whole(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    edit.set_columns(document, sheet, "shift", ["Matin"])
    before = dump(document)
    marks.import_counts(
        document,
        sheet,
        [
            marks.Counted(scratch, "Rayure", 12, "Matin", cost_each=3.0),
            marks.Counted(None, "Fuite", 7, "Nuit"),
            marks.Counted(None, "Fuite ", 2, "Matin"),
            marks.Counted(None, "Jamais", 0),
            marks.Counted(read(document, sheet).categories[-1].id, "Autres", 4),
        ],
    )
    found = read(document, sheet)
    assert [(c.name, c.count) for c in found.categories] == [
        ("Rayure", 12),
        ("Bosse", 0),
        ("Fuite", 9),
        ("Jamais", 0),
        ("", 4),
    ]
    assert found.categories[0].cost_each == 3.0
    assert [column.name for column in found.columns] == ["Matin", "Nuit"]
    assert document.undo_label == "Import counts"
    document.undo()
    assert dump(document) == before


def test_a_category_becomes_the_head_of_an_ishikawa_linked_to_it(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    fishbone = marks.make_head(document, sheet, scratch, "Rayure")
    with document.read() as session:
        links = read_links(session)
    assert [(each.source_kind, each.source, each.target_kind, each.target) for each in links] == [
        ("category", scratch, "fishbone", fishbone)
    ]
    assert document.undo_label == "Make an Ishikawa diagram of a category"
    assert marks.make_head(document, sheet, scratch, "Rayure") == fishbone  # one is enough
    document.undo()
    with document.read() as session:
        assert read_links(session) == []


def test_the_counts_kept_from_gesture_to_gesture_are_those_of_the_file(document, sheet):
    scratch, dent = (c.id for c in read(document, sheet).categories[:2])
    edit.set_columns(document, sheet, "station", ["A", "B"])
    a, b = (column.id for column in read(document, sheet).columns)
    other = edit.add(document, "Autre", ["X"])
    kept = live(document, sheet)
    reread = 0

    def follow(diff) -> None:
        nonlocal kept, reread
        fresh = count.after(kept, diff)
        reread += fresh is None
        kept = live(document, sheet) if fresh is None else fresh

    stop = document.subscribe(follow)
    marks.mark(document, sheet, scratch, a, AT)
    marks.mark(document, sheet, scratch, None, AT, 4)
    marks.mark(document, sheet, dent, b, AT)
    marks.mark(document, other, read(document, other).categories[0].id, None, AT)
    document.undo()
    document.undo()
    document.redo()
    marks.unmark(document, scratch, a)
    assert reread == 0
    assert kept == live(document, sheet)
    assert pareto(kept) == pareto(read(document, sheet))
    marks.unmark(document, scratch, None)  # four became three
    edit.remove_category(document, dent)
    document.undo()
    assert reread == 3
    assert kept == live(document, sheet)
    stop()


def test_where_a_change_lies_is_found_by_row_column_and_mark(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    column = edit.add_column(document, sheet, "A")
    marks.mark(document, sheet, scratch, column, AT)
    mark = read(document, sheet).categories[0].marks[0].id
    assert [edit.home_of(document, {id}) for id in (scratch, column, mark, sheet)] == [sheet] * 4
    assert edit.home_of(document, {"elsewhere"}) is None


def test_many_marks_are_taken_away_at_once(document, sheet):
    scratch = id_of(document, sheet, "Rayure")
    rows = tuple(Mark(f"m{i}", AT) for i in range(6000))
    with document.edit("Import") as session:
        from app.models.record import add
        from app.models.tally import TallyMark

        add(session, TallyMark, [{"id": m.id, "at": m.at, "count": 1, "category_id": scratch} for m in rows])
    marks.set_count(document, sheet, scratch, None, 10)
    assert {mark.id for mark in read(document, sheet).categories[0].marks} == {f"m{i}" for i in range(10)}
