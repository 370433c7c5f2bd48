"""Measures from a file taken into their indicators: one gesture, nothing twice, however many there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.calc.import_recipe import ImportRecipe, RecipeColumn
from app.calc.indicator import Indicator, Measure
from app.calc.measure_series import MeasureSeries
from app.models import measure_edit
from app.models.document import Document
from app.models.import_recipe import read_recipes
from app.models.indicator import read_indicators
from app.models.indicator_edit import add_indicator
from app.models.measure_import import delete_recipe, keep_recipe, meeting, store

DAYS = ("2026-01-05", "2026-01-06", "2026-01-07")
SCRAP = MeasureSeries(
    None, "Scrap", "%", DAYS, (1.0, 2.0, None), comment=("", "new die", "n.c."), shift=("A", "A", "B")
)


@pytest.fixture
def document(tmp_path: Path):
    with Document.new(tmp_path / "event.kaizen") as made:
        yield made


def indicators(document: Document) -> list[Indicator]:
    with document.read() as session:
        return read_indicators(session)


def points(document: Document) -> list[tuple[str, float | None]]:
    return [(each.at, each.value) for each in indicators(document)[0].measures]


def test_a_new_indicator_comes_with_its_points_in_one_step(document):
    told = store(document, [SCRAP])
    (made,) = indicators(document)
    assert (told.added, told.new_indicators, told.indicators) == (3, 1, (made.id,))
    assert (made.name, made.unit) == ("Scrap", "%")
    assert [replace(each, id="") for each in made.measures] == [
        Measure(DAYS[0], 1.0, shift="A"),
        Measure(DAYS[1], 2.0, shift="A", comment="new die"),
        Measure(DAYS[2], shift="B", comment="n.c."),
    ]
    document.undo()
    assert indicators(document) == []
    document.redo()
    assert indicators(document) == [made]


def test_the_same_file_again_adds_nothing_and_says_so(document):
    id = store(document, [SCRAP]).indicators[0]
    before = indicators(document)
    told = store(document, [replace(SCRAP, indicator=id)])
    assert (told.added, told.skipped) == (0, 3)
    assert indicators(document) == before
    document.undo()
    assert indicators(document) == [], "nothing was done: there is no step of it"


def test_equal_points_within_one_file_all_come(document):
    twice = MeasureSeries(None, "Diameter", at=(DAYS[0], DAYS[0], DAYS[0]), value=(5.0, 5.0, 6.0))
    id = store(document, [twice]).indicators[0]
    assert len(points(document)) == 3
    told = store(document, [replace(twice, indicator=id, at=(*twice.at, DAYS[0]), value=(*twice.value, 5.0))])
    assert (told.skipped, told.added) == (3, 1)


def test_another_value_of_the_same_date_comes_beside_or_in_its_place(document):
    id = store(document, [SCRAP]).indicators[0]
    mended = MeasureSeries(id, "Scrap", at=DAYS[:2], value=(1.0, 2.5), shift=("A", "A"), comment=("", "mended"))
    with document.read() as session:
        assert list(meeting(session, mended).others) == [1]
    told = store(document, [mended], "replace")
    assert (told.skipped, told.replaced, told.added) == (1, 1, 0)
    assert points(document) == [(DAYS[0], 1.0), (DAYS[1], 2.5), (DAYS[2], None)]
    assert indicators(document)[0].measures[1].comment == "mended"
    document.undo()
    told = store(document, [mended])
    assert (told.skipped, told.replaced, told.added, told.beside) == (1, 0, 1, 1)
    assert points(document) == [(DAYS[0], 1.0), (DAYS[1], 2.0), (DAYS[1], 2.5), (DAYS[2], None)]


def test_a_count_that_replaces_a_value_leaves_nothing_of_it(document):
    id = store(document, [SCRAP]).indicators[0]
    counted = MeasureSeries(id, "Scrap", at=DAYS[:1], count=(3.0,), n=(60.0,), shift=("A",))
    assert store(document, [counted], "replace").replaced == 1
    first = indicators(document)[0].measures[0]
    assert (first.value, first.count, first.n) == (None, 3.0, 60.0)


def test_another_shift_of_the_same_date_is_another_point(document):
    id = store(document, [SCRAP]).indicators[0]
    told = store(document, [MeasureSeries(id, "Scrap", at=DAYS[:1], value=(9.0,), shift=("B",))], "replace")
    assert (told.replaced, told.added) == (0, 1)


def test_points_find_their_place_in_time_and_the_baseline_stays_on_its_points(document):
    id = add_indicator(document, Indicator("", "Scrap"))
    measure_edit.add_measures(document, id, [Measure(day, 1.0) for day in (DAYS[0], DAYS[2])])
    measure_edit.freeze_baseline(document, id, 1, 2)
    store(document, [MeasureSeries(id, "Scrap", at=("2026-02-01", DAYS[1], "2025-12-31"), value=(3.0, 2.0, 0.0))])
    assert [at for at, _value in points(document)] == ["2025-12-31", *DAYS, "2026-02-01"]
    (made,) = indicators(document)
    assert (made.baseline_from, made.baseline_to) == (2, 4)


def test_points_that_are_only_called_something_come_in_the_order_of_the_file(document):
    store(document, [MeasureSeries(None, "Ring", at=("lot 9", "lot 10", "lot 2"), value=(1.0, 2.0, 3.0))])
    assert [at for at, _value in points(document)] == ["lot 9", "lot 10", "lot 2"]


def test_subgroups_and_counts_are_kept_and_known_again(document):
    rings = MeasureSeries(None, "Rings", at=DAYS[:2], values=((74.0, 74.1), (73.9,)))
    scrap = MeasureSeries(None, "Scrap", at=DAYS[:2], count=(3.0, None), n=(100.0, 50.0))
    ids = store(document, [rings, scrap]).indicators
    made = indicators(document)
    assert [each.values for each in made[0].measures] == [(74.0, 74.1), (73.9,)]
    assert [(each.count, each.n) for each in made[1].measures] == [(3.0, 100.0), (None, 50.0)]
    told = store(document, [replace(rings, indicator=ids[0]), replace(scrap, indicator=ids[1])])
    assert (told.added, told.skipped) == (0, 4)
    replaced = store(document, [replace(rings, indicator=ids[0], values=((1.0, 2.0, 3.0), (73.9,)))], "replace")
    assert replaced.replaced == 1
    assert indicators(document)[0].measures[0].values == (1.0, 2.0, 3.0)


def test_very_many_points_are_one_step_that_undo_and_redo_bring_exactly(document):
    n = 3_210
    at = [f"2026-01-01T{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02}" for i in range(n)]
    told = store(document, [MeasureSeries(None, "Press", at=at, value=[i / 7 for i in range(n)])])
    (made,) = indicators(document)
    assert told.added == n
    assert [each.at for each in made.measures] == at
    document.undo()
    assert indicators(document) == []
    document.redo()
    assert indicators(document) == [made]


def test_an_import_that_is_stopped_on_its_way_leaves_nothing(document):
    class Stop(Exception):
        pass

    def tick(share: float) -> None:
        ticks.append(share)
        if len(ticks) == 3:
            raise Stop

    ticks: list[float] = []
    at = [f"lot {i}" for i in range(5_000)]
    with pytest.raises(Stop):
        store(document, [MeasureSeries(None, "Press", at=at, value=[1.0] * len(at))], tick=tick)
    assert indicators(document) == []
    assert document.undo_label is None
    assert store(document, [SCRAP]).added == 3, "the next one goes as if nothing had been"


def test_a_recipe_is_kept_with_the_points_and_leads_to_the_new_indicator(document):
    columns = (RecipeColumn("Date", "at"), RecipeColumn("Taux", "value", "Scrap"))
    told = store(document, [SCRAP], recipe=ImportRecipe("", "Weekly", "", "cp1252", ";", ",", "dmy", columns))
    with document.read() as session:
        (kept,) = read_recipes(session)
    assert [(each.header, each.role, each.indicator) for each in kept.columns] == [
        ("Date", "at", None),
        ("Taux", "value", told.indicators[0]),
    ]
    assert (kept.encoding, kept.delimiter, kept.decimal, kept.date_order) == ("cp1252", ";", ",", "dmy")
    document.undo()
    with document.read() as session:
        assert read_recipes(session) == []


def test_a_recipe_of_the_same_name_takes_the_place_of_the_old_one(document):
    keep_recipe(document, ImportRecipe("", "Weekly", columns=(RecipeColumn("A"),)))
    id = keep_recipe(document, ImportRecipe("", "weekly", columns=(RecipeColumn("B"),)))
    with document.read() as session:
        (kept,) = read_recipes(session)
    assert (kept.id, kept.columns[0].header) == (id, "B")
    delete_recipe(document, id)
    with document.read() as session:
        assert read_recipes(session) == []
