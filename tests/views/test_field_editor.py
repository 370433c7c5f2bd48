"""A field of the panel takes what people say, and never keeps what it cannot read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.map_symbol import CYCLE_TIME, UPTIME
from app.views.field_editor import FieldEditor, NoteEditor
from app.views.map_subject import CALENDAR, NAME
from tests.hand import Hand


@pytest.fixture
def form(qtbot):
    """Two fields under each other and the reason of the first."""
    form = QWidget()
    qtbot.addWidget(form)
    form.reason = QLabel()
    form.field = FieldEditor(CYCLE_TIME, "Cycle time", form.reason)
    form.other = FieldEditor(NAME, "Name")
    form.taken = []
    form.field.taken.connect(form.taken.append)
    column = QVBoxLayout(form)
    for widget in (form.field, form.reason, form.other):
        column.addWidget(widget)
    form.field.show_value(60.0)
    return form


def into(form, text: str, key: str = "Return") -> None:
    hand = Hand(form)
    form.field.setFocus()
    form.field.selectAll()
    hand.type(text)
    hand.key(key)


@pytest.mark.parametrize(
    ("text", "seconds"), [("45", 45), ("45 s", 45), ("1 min 15", 75), ("1'15", 75), ("1,5 h", 5400), ("1.5 h", 5400)]
)
def test_a_time_is_typed_as_it_is_said(form, text, seconds):
    into(form, text)
    assert form.taken == [seconds]
    assert not form.field.property("wrong")


def test_what_cannot_be_read_turns_red_with_its_reason_and_keeps_the_old_value(form):
    into(form, "vite", "Tab")
    assert form.taken == []
    assert form.field.property("wrong")
    assert form.reason.isVisibleTo(form)
    assert "vite" in form.reason.text()
    form.field.setFocus()
    Hand(form).key("Escape")
    assert (form.field.text(), form.field.property("wrong")) == ("60 s", False)
    assert not form.reason.isVisibleTo(form)


def test_leaving_keeps_what_was_typed_and_leaving_again_keeps_nothing_more(form):
    into(form, "30", "Tab")
    Hand(form).key("Shift+Tab")
    Hand(form).key("Tab")
    assert form.taken == [30]


def test_an_emptied_field_is_not_given_any_more(form):
    into(form, " ")
    assert form.taken == [None]
    assert form.field.text() == ""


def test_a_field_in_which_someone_types_is_left_alone(form):
    hand = Hand(form)
    form.field.setFocus()
    hand.type("12")
    form.field.show_value(99.0)
    assert form.field.text() == "12"


def test_various_values_are_said_and_kept_until_something_is_typed(form):
    form.field.show_value(None, various=True)
    assert form.field.placeholderText() == "various"
    Hand(form)
    form.field.setFocus()
    form.other.setFocus()
    assert form.taken == []


def test_what_holds_when_nothing_is_typed_stands_there_faintly(qtbot):
    share = FieldEditor(UPTIME, "Uptime")
    qtbot.addWidget(share)
    share.show_value(None, default=1.0)
    assert (share.text(), share.placeholderText()) == ("", "100 %")


def test_a_shift_of_8_lasts_hours_and_a_break_of_20_minutes(qtbot):
    calendar = {field.id: field for field in CALENDAR}
    shift, breaks = calendar["shift_s"], calendar["breaks_s_per_shift"]
    for of, typed, seconds in (
        (shift, "8", 28800),
        (shift, "7,5", 27000),
        (shift, "450 min", 27000),
        (breaks, "20", 1200),
    ):
        field = FieldEditor(of, "Shift")
        qtbot.addWidget(field)
        taken = []
        field.taken.connect(taken.append)
        hand = Hand(field)
        field.setFocus()
        hand.type(typed)
        hand.key("Return")
        assert taken == [seconds]


@pytest.mark.parametrize("text", ["0", "0 %", "101 %", "120", "-5"])
def test_a_share_that_means_nothing_is_refused_in_the_panel(qtbot, text):
    field, taken = FieldEditor(UPTIME, "Uptime"), []
    qtbot.addWidget(field)
    field.taken.connect(taken.append)
    field.show_value(0.85)
    field.setFocus()
    hand = Hand(field)
    field.selectAll()
    hand.type(text)
    hand.key("Return")
    assert (taken, field.property("wrong")) == ([], True)
    assert field.toolTip()


def test_worked_days_need_the_length_of_a_day(form):
    into(form, "2 d")
    assert form.field.property("wrong")
    form.field.day_s = 27600.0
    into(form, "2 d")
    assert form.taken == [55200]


def test_a_note_is_kept_when_it_is_left(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    note, other = NoteEditor("Note"), FieldEditor(NAME, "Name")
    column = QVBoxLayout(form)
    column.addWidget(note)
    column.addWidget(other)
    taken = []
    note.taken.connect(taken.append)
    hand = Hand(form)
    note.setFocus()
    hand.type("Goulot")
    hand.key("Return")
    hand.type("SMED")
    hand.key("Tab")
    assert taken == ["Goulot\nSMED"]


def test_a_megabyte_without_a_blank_is_broken_anywhere_and_words_between_them(qtbot):
    """Qt looks for minutes for a place to break what has none."""
    note = NoteEditor("Note")
    qtbot.addWidget(note)
    for text, mode in (("x" * 1_000_000, "WrapAnywhere"), ("mot " * 250, "WrapAtWordBoundaryOrAnywhere")):
        note.show_value(text)
        assert note.wordWrapMode().name == mode
        assert note.toPlainText() == text
    clip = QMimeData()
    clip.setText("x" * 200_000)
    note.insertFromMimeData(clip)
    assert note.wordWrapMode().name == "WrapAnywhere"
