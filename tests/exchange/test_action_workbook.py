"""The action plan goes out as Excel and comes in again: as it was, or with what was changed in it and nothing else."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calc.action import Action, Postponement
from app.calc.action_change import ActionChanges
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.lever import Lever
from app.calc.link import Link
from app.calc.problem import Problem
from app.calc.process_chart import ProcessChart
from app.calc.proof import Proof
from app.calc.value_stream import Symbol, ValueStream
from app.exchange.action_cells import read_cell
from app.exchange.action_changes import read_changes
from app.exchange.action_columns import COLUMNS, Names
from app.exchange.action_workbook import workbook
from app.exchange.table_file import NotATable
from app.language import LANGUAGES, catalogue, use
from tests.exchange.any_event import done, things
from tests.models.every_noun import EVERY_NOUN

TODAY = date(2026, 3, 12)
PLAN = EventData(
    axes=(Axis("x", "Moins de rebuts"), Axis("y", "Moins d’attente")),
    problems=(Problem("q", "Bavure"),),
    levers=(Lever("l", "Outil revêtu"),),
    actions=(
        Action("a", 1, "Revêtir l’outil", "outil monté", "Karim", axis="x", phase="do", first_due="2026-03-20",
               due="2026-03-20", progress=0.5, gain_expected=1200.0, proofs=(Proof("plan", "Commande 4711", id="p"),)),
        Action("b", 2, "Écrire le standard", "standard", "Léa", due="2026-04-01", first_due="2026-03-25",
               postponements=(Postponement("2026-03-25", "2026-04-01", "absence", "2026-03-10", "m"),)),
    ),
    links=(Link("lever", "l", "action", "a"),),
)  # fmt: skip


class Book:
    """The plan in a workbook, as somebody fills it in."""

    def __init__(self, folder, event: EventData = PLAN, language: str = "en") -> None:
        self.path, self.event = folder / "plan.xlsx", event
        self.book = openpyxl.load_workbook(io.BytesIO(workbook(event, language)))
        self.sheet = self.book.active
        self.at = {column.field: n for n, column in enumerate(COLUMNS, 1)}

    def put(self, row: int, **cells) -> None:
        for field, value in cells.items():
            self.sheet.cell(row, self.at[field]).value = value

    def get(self, row: int, field: str):
        return self.sheet.cell(row, self.at[field])

    def changes(self) -> ActionChanges:
        self.book.save(self.path)
        return read_changes(self.path, self.event, TODAY)


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path)


def told(changes: ActionChanges, row: int = 0) -> dict[str, object]:
    return {change.field: change.value for change in changes.rows[row].changes}


def doubts(changes: ActionChanges, row: int = 0) -> str:
    return " ".join(str(doubt) for doubt in changes.rows[row].doubts)


def test_the_plan_as_it_is_changes_nothing(book):
    changes = book.changes()
    assert [(row.state, row.id, row.label) for row in changes.rows] == [
        ("unchanged", "a", "Revêtir l’outil"), ("unchanged", "b", "Écrire le standard"),
    ]  # fmt: skip
    assert not changes
    assert (changes.missing, changes.remarks, changes.rows[0].doubts) == ((), (), ())


@st.composite
def plans(draw: st.DrawFn) -> EventData:
    """Any actions at all, of axes and problems whose names may be the same."""
    names = st.lists(st.sampled_from(["", "Attente", " Attente ", "#1"]), max_size=3)
    axes = tuple(Axis(f"x{n}", name) for n, name in enumerate(draw(names)))
    problems = tuple(Problem(f"q{n}", name) for n, name in enumerate(draw(names)))
    axis, problem = (st.sampled_from([None, *(one.id for one in each)]) for each in (axes, problems))
    drawn = draw(st.lists(things(Action), max_size=3))
    actions = tuple(replace(done(action), axis=draw(axis), problem=draw(problem)) for action in drawn)
    return EventData(axes=axes, problems=problems, actions=actions)


@settings(max_examples=40)
@given(data=plans())
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_plan_comes_back_without_a_change(data, language, tmp_path_factory):
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    path.write_bytes(workbook(data, language))
    if not data.actions:
        return
    use("en")
    changes = read_changes(path, data, TODAY)
    assert [(row.id, row.state, row.changes, row.doubts) for row in changes.rows] == [
        (action.id, "unchanged", (), ()) for action in data.actions
    ]
    assert changes.missing == ()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+33 1 23", "-", "@x", "#N/A", "_x0041_", "_x005F_", " blank \n ends ", "a\r\nb\rc", "\x07\ufffe",
     "x" * 40_000, "12", "2026-03-12", "TRUE", "'quoted", "é 车间 🏭"],
)  # fmt: skip
def test_a_text_stays_the_text_it_is(text, tmp_path):
    event = EventData(
        actions=(Action("a", 1, "x", owner=text, indicator=text, phase="do", proofs=(Proof("plan", text),)),)
    )
    changes = Book(tmp_path, event).changes()
    assert [(row.state, row.doubts) for row in changes.rows] == [("unchanged", ())]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(event, "en"))).active
    assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")]


def test_dates_are_dates_and_numbers_are_numbers(book):
    assert book.get(2, "due").value == datetime(2026, 3, 20)
    assert book.get(2, "due").number_format == "dd/mm/yyyy"
    assert (book.get(2, "progress").value, book.get(2, "progress").number_format) == (0.5, "0%")
    assert (book.get(2, "gain_expected").value, book.get(3, "postponed").value) == (1200, 1)
    assert book.get(2, "gain_expected").number_format == "General"
    assert book.get(3, "reason").value == "absence"
    assert book.get(2, "origin").value == "Outil revêtu"
    assert book.sheet.column_dimensions["AK"].hidden
    assert book.get(1, "id").column_letter == "AK"
    assert book.sheet.freeze_panes == "C2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_heading_of_its_own(language):
    headings = [catalogue(language).gettext(column.name) for column in COLUMNS]
    assert len(set(headings)) == len(headings)


def test_what_somebody_changed_is_found_with_what_it_was(book):
    book.put(2, owner="Zoé", gain_expected=-50, progress=0.75, axis="Moins d’attente", transferable="oui")
    book.put(3, due=datetime(2026, 4, 15), reason="fournisseur en retard", verdict=None)
    changes = book.changes()
    assert told(changes) == {"owner": "Zoé", "axis": "y", "progress": 0.75, "gain_expected": -50, "transferable": True}
    owner = changes.rows[0].changes[0]
    assert (owner.name, owner.before, owner.after) == ("Owner", "Karim", "Zoé")
    assert told(changes, 1) == {"due": "2026-04-15", "reason": "fournisseur en retard"}
    assert [row.state for row in changes.rows] == ["changed", "changed"]
    assert not doubts(changes)
    assert not doubts(changes, 1)


def test_an_emptied_cell_empties_its_field_but_for_what_an_action_always_has(book):
    book.put(2, owner=None, progress=None, axis=None, due=None, phase=None, number="")
    changes = book.changes()
    assert told(changes) == {"owner": "", "progress": None, "axis": None, "due": ""}
    assert "“Phase” is empty: it stays as it was." in doubts(changes)


@pytest.mark.parametrize(("language", "named"), [("en", "Kaizen burst"), ("fr", "Éclair kaizen")])
def test_whatever_an_action_was_made_from_is_named_by_its_words_or_by_what_it_is(tmp_path, language, named):
    burst = Symbol("s", "kaizen_burst", "")
    event = replace(
        PLAN,
        value_streams=(ValueStream("v", symbols=(burst,)),),
        process_charts=(ProcessChart("c", "Pièce 4711"),),
        links=(Link("process_chart", "c", "action", "a"), Link("symbol", "s", "action", "a")),
    )
    assert set(Book(tmp_path, event, language).get(2, "origin").value.split(" · ")) == {"Pièce 4711", named}


def test_words_are_read_in_both_languages_and_by_their_ids(book):
    book.put(2, phase="CHECK", priority="high", proof_do="PV 12")
    changes = book.changes()
    assert told(changes) == {"phase": "check", "priority": "high", "proof_do": "PV 12"}
    assert not doubts(changes)


def test_a_plan_in_french_is_read_by_a_window_in_english(tmp_path):
    book = Book(tmp_path, EVERY_NOUN, "fr")
    assert not book.changes()
    book.put(3, phase=catalogue("fr").gettext("Plan"))
    assert told(book.changes(), 1) == {"phase": "plan"}


def test_lines_may_be_sorted_and_columns_moved_or_left_out(book):
    sheet = openpyxl.Workbook().active
    fields = ("id", "owner", "label")
    for row in (1, 3, 2):
        sheet.append([book.get(row, field).value for field in fields])
    sheet["B3"] = "Zoé"
    book.book = sheet.parent
    changes = book.changes()
    assert [(row.id, row.state) for row in changes.rows] == [("b", "unchanged"), ("a", "changed")]
    assert told(changes, 1) == {"owner": "Zoé"}


def test_without_its_key_a_line_is_found_by_its_number(book):
    book.put(2, id=None, owner="Zoé")
    changes = book.changes()
    assert (changes.rows[0].id, told(changes)) == ("a", {"owner": "Zoé"})


def test_a_table_without_keys_and_numbers_finds_its_actions_by_their_words(book):
    book.put(2, owner="Zoé")
    for field in ("id", "number"):
        book.sheet.delete_cols(book.at[field])
    changes = book.changes()
    assert [(row.state, row.id) for row in changes.rows] == [("changed", "a"), ("unchanged", "b")]
    assert told(changes) == {"owner": "Zoé"}


def test_the_plan_is_found_on_whichever_sheet_it_stands(book):
    first = book.book.create_sheet("Figures", 0)
    for line in (("Line", "Stops"), ("A", 3), ("B", 5)):
        first.append(line)
    changes = book.changes()
    assert changes.sheet == book.sheet.title
    assert changes.count("unchanged") == 2
    with pytest.raises(NotATable, match="holds no action plan"):
        read_changes(book.path, book.event, TODAY, "Figures")


def test_a_line_of_its_own_is_a_new_action(book):
    book.put(
        4,
        label="Former les régleurs",
        owner="Inès",
        due="15 avril 2026",
        phase="Do",
        proof_plan="planning",
        problem="Bavure",
    )
    changes = book.changes()
    row = changes.rows[2]
    assert (row.state, row.id, row.number) == ("new", None, 4)
    assert row.new == Action(
        "", label="Former les régleurs", owner="Inès", problem="q", phase="do", due="2026-04-15",
        proofs=(Proof("plan", "planning"),),
    )  # fmt: skip
    assert not row.doubts


def test_what_is_not_in_the_file_is_named_and_a_line_twice_is_left_out(book):
    book.sheet.delete_rows(3)
    for n in range(1, len(COLUMNS) + 1):
        book.sheet.cell(3, n).value = book.sheet.cell(2, n).value
    changes = book.changes()
    assert changes.missing == ("b",)
    assert [row.state for row in changes.rows] == ["unchanged", "left_out"]
    assert "Line 2 is of the same action" in doubts(changes, 1)


DOUBTFUL = {
    "a date that is none": ({"due": "bientôt"}, "“bientôt” in “Due date” was not taken: “bientôt” is not a date."),
    "a serial number for a date": ({"start": 46000}, "“46000” in “Start date” was not taken: it is a number"),
    "a word that is none": (
        {"priority": "très"},
        "“très” in “Priority” was not taken: it is none of Low, Normal, High.",
    ),
    "an error of the spreadsheet": ({"owner": "#REF!"}, "“#REF!” in “Owner” was not taken: it is an error of the"),
    "an axis that is not there": (
        {"axis": "Plus"},
        "“Plus” in “Improvement axis” was not taken: nothing is called so.",
    ),
    "a progress beyond all": ({"progress": 150}, "in “Progress” was not taken"),
    "an effort below zero": ({"effort_h": -2}, "“-2” in “Effort (hours)” was not taken: it is below zero."),
    "a number in words": ({"gain_expected": "beaucoup"}, "“beaucoup” in “Gain expected a year” was not taken"),
    "half a number": ({"number": 1.5}, "“1.5” in “No.” was not taken: it is not a whole number from 0 on."),
    "neither yes nor no": ({"transferable": "peut-être"}, "it is neither yes nor no."),
    "what is not read back": (
        {"deployments": "presse 3"},
        "“Generalised to” is not read back: “presse 3” was left out.",
    ),
    "a proof of what is open": ({"proof_check": "PV 3"}, "“Proof Check” was left out: a proof belongs to a quarter"),
    "a proof that goes": ({"proof_plan": None}, "“Proof Plan” was left out"),
    "another first date": (
        {"first_due": datetime(2026, 6, 1)},
        "“First due date” was left out: it was set with the first due date, and stays.",
    ),
    "a verdict on what is open": (
        {"verdict": "Effective"},
        "“Verdict” was left out: the effect is judged when the action is done.",
    ),
    "a reason for nothing": ({"reason": "panne"}, "“Reason of the last postponement” was left out"),
}


@pytest.mark.parametrize(("cells", "words"), DOUBTFUL.values(), ids=[*DOUBTFUL])
def test_what_is_doubtful_is_said_and_not_taken(book, cells, words):
    book.put(2, **cells)
    changes = book.changes()
    assert (changes.rows[0].state, told(changes)) == ("unchanged", {})
    assert words in doubts(changes)


FOLLOWING = {
    "closing without a proof": ({"phase": "Check"}, {"phase": "check"}, "“Do” closes without a proof"),
    "done on a day": (
        {"done_on": "2026-03-11"},
        {"done_on": "2026-03-11", "phase": "check"},
        "its phase becomes “Check”",
    ),
    "postponed": ({"due": "2026-05-01"}, {"due": "2026-05-01"}, "It is postponed without a reason"),
    "dropped": ({"phase": "Dropped"}, {"phase": "dropped"}, "It is dropped without a reason"),
    "a number of another": ({"number": 2}, {"number": 2}, "The number 2 is that of “Écrire le standard”, too."),
}


@pytest.mark.parametrize(("cells", "taken", "words"), FOLLOWING.values(), ids=[*FOLLOWING])
def test_what_is_taken_otherwise_than_it_stands_is_said(book, cells, taken, words):
    book.put(2, **cells)
    changes = book.changes()
    assert told(changes) == taken
    assert words in doubts(changes)


def test_what_becomes_done_may_be_judged_in_the_same_line_and_a_first_date_is_that_of_its_due_date(tmp_path):
    event = EventData(actions=(Action("a", 1, "Fit a counter", phase="do"),))
    book = Book(tmp_path, event)
    due = datetime(2026, 3, 20)
    book.put(2, phase="Check", verdict="Effective", first_due=due, due=due)
    changes = book.changes()
    assert told(changes) == {"phase": "check", "verdict": "effective", "due": "2026-03-20"}
    assert "First due date" not in doubts(changes)


def test_what_has_no_label_is_left_out(book):
    book.put(4, owner="Inès")
    changes = book.changes()
    assert changes.rows[2].state == "left_out"
    assert "It does not say what is to be done" in doubts(changes, 2)


def test_a_column_of_somebody_s_own_is_named(book):
    book.sheet.cell(1, len(COLUMNS) + 1).value = "Commentaire"
    assert "The column “Commentaire” is not known" in str(book.changes().remarks[0])


def test_the_headings_may_stand_lower(book):
    book.sheet.insert_rows(1, 3)
    book.sheet["A1"] = "Plan d’actions, mars 2026"
    assert [row.state for row in book.changes().rows] == ["unchanged", "unchanged"]


def test_a_table_of_something_else_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Défaut", "Nombre"])
    book.active.append(["Bavure", 3])
    book.save(tmp_path / "relevé.xlsx")
    with pytest.raises(NotATable) as refusal:
        read_changes(tmp_path / "relevé.xlsx", PLAN, TODAY)
    assert "“relevé.xlsx” holds no action plan" in str(refusal.value.sentence)


def test_a_workbook_of_a_mac_that_counts_from_1904(book):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.book.epoch = CALENDAR_MAC_1904
    assert not book.changes()


def test_a_csv_of_a_french_excel_is_read_as_well(tmp_path):
    lines = [
        "No.;Action;Owner;Due date;Progress;Gain expected a year",
        "1;Revêtir l’outil;Karim;20/03/2026;50 %;1 200,00",
        "2;Écrire le standard;Zoé;01/04/2026;;-3,5",
    ]
    (tmp_path / "plan.csv").write_bytes("\r\n".join(lines).encode("cp1252"))
    changes = read_changes(tmp_path / "plan.csv", PLAN, TODAY)
    assert [row.state for row in changes.rows] == ["unchanged", "changed"]
    assert told(changes, 1) == {"owner": "Zoé", "gain_expected": -3.5}


def test_things_of_one_name_are_told_apart(tmp_path):
    twice = (Axis("x", "Attente"), Axis("y", "Attente"), Axis("z"))
    event = replace(PLAN, axes=twice, actions=(replace(PLAN.actions[0], axis="y"), replace(PLAN.actions[1], axis="z")))
    book = Book(tmp_path, event)
    assert (book.get(2, "axis").value, book.get(3, "axis").value) == ("#2", "#3")
    assert not book.changes()
    book.put(2, axis="Attente")
    book.put(3, axis="#1")
    changes = book.changes()
    assert "several are called so" in doubts(changes)
    assert told(changes, 1) == {"axis": "x"}


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.choices], ids=lambda column: column.field)
def test_the_words_of_a_column_are_told_apart_in_both_languages_and_fit_a_list_of_excel(column):
    for language in LANGUAGES:
        words = [catalogue(language).gettext(each) for each in column.choices.values()]
        assert len(",".join(words)) <= 255
        assert not [each for each in words if "," in each]
        for key, each in zip(column.choices, words, strict=True):
            assert read_cell(each, column, Names(EventData()), TODAY, "en") == key


def test_a_formula_that_was_never_computed_is_no_date(book):
    book.put(2, due="=TODAY()")
    changes = book.changes()
    assert told(changes) == {}
    assert "“=TODAY()” in “Due date” was not taken" in doubts(changes)
