"""A form of fields over any table: written at once, one gesture per field, for one row or several."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.calc.map_symbol import Field
from app.calc.observation import Observation as Seen
from app.models.observation import Observation, add_observations
from app.models.rank import spread
from app.views.form import Form
from app.views.subject import CHANGE, Group, Subject
from tests.hand import Hand

TEXT = Field("text", "What was seen", "Text", "lines")
WASTE = Field("waste", "Waste", "Waste", "choice", choices=(("", "—"), ("waiting", "Waiting"), ("motion", "Motion")))
STEP = Field("step", "Step", "Step", "choice", choices=(("", "—"), ("m1P", "Home"), ("m1Q", "Assembly")), named=True)
SEEN_ON = Field("seen_on", "Seen on", "On", "date")
PLACE = Field("place", "Place", "Place", "text")
QUANTITY = Field("quantity", "Quantity", "Quantity", "count", whole=True)
TIME = Field("time_each_s", "Time each", "Time", "duration")
DELAY = Field("delay_constraint", "Delay", "Delay", "text")
BUDGET = Field("budget_constraint", "Budget", "Budget", "text")
GROUPS = (
    Group("", (TEXT, WASTE)),
    Group("Fact", (STEP, SEEN_ON, PLACE, QUANTITY, TIME)),
    Group("Constraints", (DELAY, BUDGET), folded=True),
)


@pytest.fixture
def form(window, qtbot):
    """On the first of two observations, or on both."""
    seen = [Seen("o1", "Waits for the crane", quantity=3, delay_constraint="June"), Seen("o2", "Walks far")]
    with window.document.edit("Add observations") as session:
        add_observations(session, seen, spread(2))
    form = Form(window, [window.commands["undo"]], width=280)
    qtbot.addWidget(form)
    form.resize(form.width(), 700)
    show(form, "o1")
    form.show()
    return form


def show(form, *ids: str) -> None:
    labels = {"text": "Change what was seen"}
    form.speak_of(lambda session: Subject("Observation", Observation, ids, GROUPS, labels))


def row(form, id: str = "o1") -> Observation:
    with form.desk.document.read() as session:
        return session.get(Observation, id)


def type_into(form, field: str, text: str, key: str = "Return") -> None:
    hand = Hand(form)
    editor = form.editors[field]
    editor.setFocus()
    editor.selectAll()
    hand.type(text)
    hand.key(key)


def choose(form, field: str, *keys: str) -> None:
    form.editors[field].setFocus()
    for key in keys:
        Hand(form).key(key)


def test_what_is_typed_is_kept_at_once_under_the_name_of_its_field(form):
    type_into(form, "text", "Waits for the truck", "Tab")
    assert row(form).text == "Waits for the truck"
    assert form.desk.document.undo_label == "Change what was seen"
    type_into(form, "quantity", "12")
    assert (row(form).quantity, form.desk.document.undo_label) == (12, CHANGE)
    form.desk.document.undo()
    form.refresh()
    assert form.editors["quantity"].text() == "3"


def test_a_date_is_typed_as_people_write_it_and_shown_in_the_language(form):
    type_into(form, "seen_on", "12/03/26")
    assert row(form).seen_on == "2026-03-12"
    assert form.editors["seen_on"].text() == "12 Mar 2026"
    type_into(form, "seen_on", "the twelfth")
    assert form.editors["seen_on"].property("wrong")
    assert row(form).seen_on == "2026-03-12"
    type_into(form, "seen_on", " ")
    assert row(form).seen_on == ""


def test_a_number_of_things_is_whole(form):
    type_into(form, "quantity", "2.5")
    assert form.editors["quantity"].property("wrong")
    assert row(form).quantity == 3


def test_no_choice_is_a_choice_too(form):
    assert form.editors["waste"].currentText() == "—"
    choose(form, "waste", "Down")
    assert row(form).waste == "waiting"
    choose(form, "waste", "Up")
    assert row(form).waste is None


def test_names_that_people_typed_are_not_translated(window, form):
    window.settings.language = "fr"
    window.rebuild()
    other = Form(window)
    other.speak_of(lambda session: Subject("", Observation, ("o1",), GROUPS))
    assert other.editors["step"].itemText(1) == "Home"
    other.deleteLater()


def test_several_rows_are_changed_in_one_gesture(form):
    show(form, "o1", "o2")
    assert form.editors["quantity"].placeholderText() == "various"
    choose(form, "waste", "Down", "Down")
    type_into(form, "place", "Hall 2")
    assert {(row(form, id).waste, row(form, id).place) for id in ("o1", "o2")} == {("motion", "Hall 2")}
    form.desk.document.undo()
    assert {row(form, id).place for id in ("o1", "o2")} == {""}


def test_a_group_folds_by_its_heading_says_what_it_hides_and_is_remembered(window, form):
    hand = Hand(form)
    fold = form.groups[2].fold
    assert fold.text() == " Constraints  (1)"
    assert not form.editors["delay_constraint"].isVisible()
    fold.setFocus(Qt.FocusReason.TabFocusReason)
    hand.key("Space")
    assert form.editors["delay_constraint"].isVisible()
    assert fold.text() == " Constraints"
    show(form, "o2")
    assert window.settings.turned_groups == ["Constraints"]
    other = Form(window)
    show(other, "o1")
    assert other.editors["delay_constraint"].isVisibleTo(other)
    other.deleteLater()


def test_whatever_its_fields_are_a_group_folds_and_counts_what_they_hold(form):
    groups = (Group("Fact", (TEXT, WASTE, PLACE, QUANTITY), folded=False),)
    form.speak_of(lambda session: Subject("Observation", Observation, ("o1",), groups))
    form.groups[0].fold.click()
    assert form.groups[0].fold.text() == " Fact  (2)"  # what was seen, and how many


def test_a_field_of_a_folded_group_is_gone_to(form):
    hand = Hand(form)
    form.show_field("budget_constraint")
    hand.type("2 k€")
    form.take()
    assert row(form).budget_constraint == "2 k€"


def test_tab_goes_down_the_form_and_what_is_beside_the_fields_has_its_place(form):
    """The further widgets are older than the fields, and must not come before them."""
    hand = Hand(form)
    above, below = QLineEdit(), QLineEdit()
    form.extra(above, above=True)
    form.extra(below)
    show(form, "o1")
    above.setFocus()
    hand.wait()
    order = []
    for _stop in range(9):
        hand.key("Tab")
        order.append(form.window().focusWidget())
    named = {id(editor): name for name, editor in form.editors.items()} | {id(below): "below"}
    names = [named.get(id(widget), "fold") for widget in order]
    assert names == ["text", "waste", "step", "seen_on", "place", "quantity", "time_each_s", "fold", "below"]
    hand.key("Shift+Tab")
    assert form.window().focusWidget() is form.groups[2].fold


def test_tab_goes_from_field_to_field_by_the_heading_of_an_open_group_and_shift_tab_reaches_it(form):
    groups = (Group("", (PLACE,)), Group("Fact", (QUANTITY,), folded=False), Group("More", (DELAY,), folded=True))
    form.speak_of(lambda session: Subject("Observation", Observation, ("o1",), groups))
    hand = Hand(form)
    form.editors["place"].setFocus()
    hand.key("Tab")
    hand.type("12")
    hand.key("Tab")
    assert row(form).quantity == 12
    assert form.window().focusWidget() is form.groups[2].fold
    for key in ("Shift+Tab", "Shift+Tab"):
        hand.key(key)
    assert form.window().focusWidget() is form.groups[1].fold
    hand.key("Space")
    assert not form.editors["quantity"].isVisible()
    hand.key("Tab")
    assert form.window().focusWidget() is form.groups[2].fold


def test_tab_reaches_the_fields_out_of_sight_before_the_buttons_below(window, qtbot):
    window.settings.projector = True
    window.rebuild()
    form = Form(window, [window.commands["search"]], width=280)
    qtbot.addWidget(form)
    with window.document.edit("Add an observation") as session:
        add_observations(session, [Seen("o1", "Waits for the crane")], spread(1))
    show(form, "o1")
    form.resize(form.width(), 200)
    hand = Hand(form)
    form.editors["step"].setFocus()
    reached = []
    for _stop in range(4):
        hand.key("Tab")
        reached.append(form.window().focusWidget())
    assert reached == [form.editors[id] for id in ("seen_on", "place", "quantity", "time_each_s")]


def test_what_is_half_typed_is_kept_when_the_form_turns_to_another(form):
    hand = Hand(form)
    form.editors["place"].setFocus()
    hand.type("Dock")
    show(form, "o2")
    assert (row(form, "o1").place, row(form, "o2").place) == ("Dock", "")


def test_rows_that_are_no_more_leave_an_empty_form(form):
    with form.desk.document.edit("Delete") as session:
        session.delete(session.get(Observation, "o1"))
    form.refresh()
    assert form.subject is None
    assert not form.editors
    assert not form.buttons.isVisible()
    form.desk.document.undo()
    form.refresh()
    Hand(form)
    assert form.editors["place"].isVisible()


def test_a_text_that_is_there_already_is_seen_whole(form):
    long = "Waits for the crane, every morning, because the operator of the crane begins at eight"
    with form.desk.document.edit("Change") as session:
        session.get(Observation, "o1").text = long
    form.refresh()
    Hand(form)
    editor = form.editors["text"]
    assert editor.document().size().height() >= 3
    assert not editor.verticalScrollBar().isVisible()
    assert editor.verticalScrollBar().maximum() == 0


def test_a_long_text_is_seen_whole_up_to_eight_lines(form):
    hand = Hand(form)
    two = form.editors["text"].height()
    form.editors["text"].setFocus()
    for _line in range(5):
        hand.key("Return")
    assert form.editors["text"].height() > two
    for _line in range(20):
        hand.key("Return")
    assert form.editors["text"].height() < 6 * two
    form.take()  # before the event is closed, as a page does


def test_a_label_stands_by_every_field(form):
    labels = {label.text() for label in form.findChildren(QLabel)}
    assert {field.name for group in GROUPS for field in group.fields} <= labels
