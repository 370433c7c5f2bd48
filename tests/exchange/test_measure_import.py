"""Measures from a file into indicators: what each column is taken for, recipes, and the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.calc.import_recipe import ImportRecipe, RecipeColumn
from app.calc.indicator import Indicator, Measure
from app.exchange.measure_file import Wishes, read_measures, wishes_of
from app.exchange.measure_import import dry_run, import_into, known_to
from app.exchange.measure_points import series_of
from app.exchange.measure_roles import Use, by_recipe, fitting, guessed, recipe_of
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.indicator import read_indicators
from app.models.indicator_edit import add_indicator
from app.models.measure_import import keep_recipe

PLANT = Path(__file__).parent.parent / "files" / "counts_cp1252_semicolon.csv"


@pytest.fixture
def table(tmp_path):
    def written(text: str, name: str = "relevé.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


@pytest.fixture
def event(tmp_path) -> Path:
    path = tmp_path / "event.kaizen"
    Document.new(path, "en").close()
    return path


def stored(event: Path) -> dict[str, Indicator]:
    with Document.open(event) as document, document.read() as session:
        return {each.name: each for each in read_indicators(session)}


def roles(file, uses) -> dict[str, str]:
    return {name: use.role for name, use in zip(file.header, uses, strict=True)}


def series(path: Path, target: Indicator | None = None, indicators: tuple[Indicator, ...] = ()):
    file = read_measures(path)
    return series_of(file, guessed(file, indicators, target), indicators)


def test_columns_are_taken_for_what_their_names_and_cells_say(table):
    file = read_measures(
        table("Date;Heure;Équipe;Presse;Taux (%);Coût;Remarque;Réf\n13/01/2026;14h05;A;P3;1,5;2;ok;X1\n")
    )
    uses = guessed(file, ())
    assert roles(file, uses) == {
        "Date": "at", "Heure": "at", "Équipe": "shift", "Presse": "machine", "Taux (%)": "value", "Coût": "value",
        "Remarque": "comment", "Réf": "ignored",
    }  # fmt: skip
    rate, cost = series_of(file, uses)
    assert (rate.name, rate.unit, rate.at, rate.value) == ("Taux", "%", ["2026-01-13T14:05:00"], [1.5])
    assert (cost.name, cost.shift, cost.machine, cost.comment) == ("Coût", ["A"], ["P3"], ["ok"])


def test_an_indicator_of_the_same_name_is_known_whatever_its_capitals_and_unit(table):
    file = read_measures(table("Date;taux de REBUT (%)\n13/01/2026;1,5\n"))
    assert guessed(file, (Indicator("i", "Taux de rebut"),))[1] == Use("value", "i", "Taux de rebut")


def test_numbered_columns_are_the_readings_of_subgroups(table):
    (rings,) = series(table("Lot;x1;x2;x3\nA1;74,0;74,1;\nA2;73,9;74;74,2\n", "rings.csv"))
    assert (rings.name, rings.at, rings.values) == ("rings", ["A1", "A2"], [(74.0, 74.1), (73.9, 74.0, 74.2)])


def test_for_one_indicator_what_is_called_so_is_taken_else_the_first(table):
    path = table("Date;Pièces;Taux de rebut (%)\n13/01/2026;100;1,5\n")
    assert [each.value for each in series(path, Indicator("i", "Taux de rebut"))] == [[1.5]]
    assert [each.value for each in series(path, Indicator("i", "Lead time"))] == [[100.0]]


def test_a_counted_indicator_takes_its_count_and_its_sample_size(table):
    path = table("Date;Pièces contrôlées;Rebuts\n13/01/2026;100;3\n14/01/2026;;2\n")
    (scrap,) = series(path, Indicator("i", "Scrap", chart="p"))
    assert (scrap.count, scrap.n, scrap.value) == ([3.0, 2.0], [100.0, None], [])


def test_percentages_are_shares_but_for_an_indicator_in_percent(table):
    path = table("Date;Taux\n13/01/2026;12,5 %\n14/01/2026;7,1 %\n")
    percent = Indicator("i", "Taux", unit="%")
    assert series(path)[0].value == [0.125, 0.071]
    assert series(path, percent, (percent,))[0].value == [12.5, 7.1]


def test_percentages_below_a_heading_in_percent_make_an_indicator_in_percent(table):
    (made,) = series(table("Date;Taux (%)\n13/01/2026;12,5 %\n14/01/2026;90\n15/01/2026;7,1 %\n"))
    assert (made.unit, made.value) == ("%", [12.5, 90.0, 7.1])  # what bears no sign stands as it is


def test_cells_that_excel_shows_as_percentages_are_shares_but_for_an_indicator_in_percent(tmp_path):
    book = openpyxl.Workbook()
    for line in (["Date", "Taux"], [date(2026, 1, 13), 0.125], [date(2026, 1, 14), 1]):
        book.active.append(line)
    for line in (2, 3):
        book.active.cell(line, 2).number_format = "0.0%"
    book.save(tmp_path / "rates.xlsx")
    percent = Indicator("i", "Taux", unit="%")
    assert [row[1] for row in read_measures(tmp_path / "rates.xlsx").as_json()["rows"]] == [0.125, 1]
    assert series(tmp_path / "rates.xlsx")[0].value == [0.125, 1.0]
    assert series(tmp_path / "rates.xlsx", percent, (percent,))[0].value == [12.5, 100.0]


def test_words_and_errors_where_a_number_is_wanted_stay_as_comments_of_gaps(table):
    (made,) = series(
        table(
            "Date;V;Remarque\n13/01/2026;n.c.;vide\n14/01/2026;#DIV/0!;\n15/01/2026;;arrêt\n16/01/2026;;\n17/01/2026;3;\n"
        )
    )
    assert made.value == [None, None, None, 3.0]
    assert made.comment == ["vide n.c.", "#DIV/0!", "arrêt", ""]
    assert (made.at[-1], made.blank) == ("2026-01-17", 1)


# Recipes


def test_a_recipe_says_the_same_of_the_file_of_next_week(table):
    first = read_measures(table("Jour;V;W\n01/05/2026;1;2\n"), Wishes(order="mdy"))
    uses = (Use("at"), Use(), Use("value", "i", "Scrap"))
    recipe = recipe_of(first, uses, Wishes(order="mdy"), "Weekly")
    assert recipe.columns == (RecipeColumn("Jour", "at"), RecipeColumn("V"), RecipeColumn("W", "value", "i"))
    next_week = table("W;Jour;V;Neu\n5;01/06/2026;1;9\n", "next.csv")
    known = (Indicator("i", "Scrap"),)
    file = read_measures(next_week, wishes_of(recipe))
    assert fitting([recipe], file.header) is recipe
    (made,) = series_of(file, by_recipe(file, recipe, known), known)
    assert (made.indicator, made.at, made.value) == ("i", ["2026-01-06"], [5.0])


def test_a_recipe_fits_where_all_its_columns_are_there_and_the_fullest_one_wins():
    one = ImportRecipe("1", "one", columns=(RecipeColumn("Date", "at"), RecipeColumn("V", "value")))
    two = ImportRecipe("2", "two", columns=(*one.columns, RecipeColumn("W", "value"), RecipeColumn("X")))
    assert fitting([one, two], ("date", "v", "w")) is two
    assert fitting([one, two], ("Date", "V")) is one
    assert fitting([one, two], ("Date", "W")) is None


# The command line


def test_a_dry_run_prints_what_was_understood_as_json():
    found = json.loads(dry_run(PLANT))
    assert list(found) == ["encoding", "delimiter", "header", "rows", "set_aside", "doubts"]
    assert found == read_measures(PLANT).as_json()


def test_a_dry_run_of_headings_alone_has_no_rows(table):
    assert json.loads(dry_run(table("Date;V\n")))["rows"] == []


def test_measures_go_into_a_new_indicator_and_once_only(event):
    said = import_into(PLANT, event, "Taux de rebut", None)
    assert said[:4] == [
        "Column “Taux de rebut (%)” is taken as “Taux de rebut”.",
        "Columns left out: Pièces produites, Rebuts, Coût (€).",
        "3 measures taken.",
        "New: “Taux de rebut”.",
    ]
    assert said[4] == "Line 7 was set aside: TOTAL | 14\xa0575 | 113 | 2\xa0205,75. It sums up other lines."
    assert "3 were there already." in import_into(PLANT, event, "taux de rebut", None)
    (made,) = stored(event).values()
    assert (made.name, made.unit) == ("Taux de rebut", "%")
    assert [(m.at, m.value, m.shift) for m in made.measures] == [
        ("2026-01-05", 0.96, "Matin"), ("2026-01-05", 0.0, "Après-midi"), ("2026-01-06", 0.82, "Nuit"),
    ]  # fmt: skip


def test_without_a_name_each_column_of_numbers_is_an_indicator(event):
    import_into(PLANT, event, None, None)
    assert list(stored(event)) == ["Pièces produites", "Rebuts", "Taux de rebut", "Coût"]
    assert [m.value for m in stored(event)["Rebuts"].measures] == [12.0, 101.0]


def test_a_recipe_is_used_by_name_and_by_itself(event, table):
    with Document.open(event) as document:
        id = add_indicator(document, Indicator("", "Scrap"))
        columns = (RecipeColumn("Jour", "at"), RecipeColumn("W", "value", id))
        keep_recipe(document, ImportRecipe("", "Weekly", date_order="mdy", columns=columns))
        assert [each.name for each in known_to(document).recipes] == ["Weekly"]
    path = table("Jour;V;W\n01/05/2026;1;2\n")
    assert import_into(path, event, None, "weekly")[0] == "The recipe “Weekly” was used."
    assert import_into(table("Jour;V;W\n01/06/2026;1;2\n"), event, None, None)[0] == "The recipe “Weekly” was used."
    (scrap,) = stored(event).values()
    assert [(m.at, m.value) for m in scrap.measures] == [("2026-01-05", 2.0), ("2026-01-06", 2.0)]
    import_into(path, event, "Other", "Weekly")
    assert [(m.at, m.value) for m in stored(event)["Other"].measures] == [("2026-01-06", 2.0)]


def test_what_cannot_be_imported_is_said_in_one_sentence_and_changes_nothing(event, table):
    with pytest.raises(DocumentError, match="no column of numbers"):
        import_into(table("Nom;Poste\nLéa;Matin\n"), event, "Scrap", None)
    with pytest.raises(DocumentError, match="no recipe called “x”"):
        import_into(PLANT, event, None, "x")
    with Document.open(event) as document:
        keep_recipe(document, ImportRecipe("", "R", columns=(RecipeColumn("Z", "value"),)))
    with pytest.raises(DocumentError, match="lacks columns of the recipe “R”: “Z”"):
        import_into(PLANT, event, None, "R")
    with pytest.raises(DocumentError, match="does not exist"):
        import_into(PLANT.with_name("none.csv"), event, None, None)
    assert stored(event) == {}


def test_a_measure_typed_before_keeps_its_place(event):
    with Document.open(event) as document:
        add_indicator(document, Indicator("", "Rebuts", measures=(Measure("2026-01-05T12:00:00", 7.0),)))
    import_into(PLANT, event, "Rebuts", None)
    assert [m.value for m in stored(event)["Rebuts"].measures] == [12.0, 7.0, 101.0]
