"""Names and data are typed where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app import language
from app.canvas.map_view import MapView
from app.models.document import Document
from tests.canvas.conftest import symbol
from tests.hand import Hand


def place_of(view: MapView, id: str, field: str) -> QPointF:
    """The middle of a field on the map."""
    item = view.map.symbols[id]
    slot = view.map.written(item).slots[field]
    return QPointF(item.box[0] + slot.x + slot.width * 0.7, item.box[1] + slot.y + slot.height / 2)


def test_name_tab_cycle_time_tab_changeover_as_people_say_them(hand: Hand, view: MapView, document: Document):
    hand.double_click(place_of(view, "P2", "name"))
    for text in ("Spot weld", "1 min 15", "0,5 h", "80 %", "2"):
        hand.type(text)
        hand.key("Tab")
    p2 = symbol(document, "P2")
    assert (p2.name, p2.cycle_time_s, p2.changeover_s, p2.uptime, p2.operators) == ("Spot weld", 75, 1800, 0.8, 2)


def test_each_field_is_one_edit_with_its_own_label(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    hand.type("45")
    hand.key("Return")
    assert document.undo_label == "Change the cycle time"
    document.undo()
    assert symbol(document, "P2").cycle_time_s == 62


def test_shift_tab_goes_back(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "changeover_s")
    hand.type("10 min")
    hand.key("Shift+Tab")
    assert view.typing.field == "cycle_time_s"
    hand.key("Escape")


def test_enter_goes_to_the_next_symbol_along_the_flow(hand: Hand, view: MapView, document: Document):
    view.edit("P1")
    hand.type("Press")
    hand.key("Return")
    assert (view.typing.id, view.typing.field) == ("I1", "quantity")
    hand.type("1 700")
    hand.key("Return")
    assert (view.typing.id, view.typing.field) == ("P2", "name")
    hand.key("Escape")
    assert (symbol(document, "P1").name, symbol(document, "I1").quantity) == ("Press", 1700)


def test_escape_leaves_the_old_value(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    hand.type("12")
    hand.key("Escape")
    assert symbol(document, "P2").cycle_time_s == 62
    assert not view.typing.is_open
    assert view.hasFocus()


def test_a_click_elsewhere_takes_what_was_typed(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    hand.type("45 s")
    hand.click((200, 250))
    assert symbol(document, "P2").cycle_time_s == 45


def test_an_unreadable_value_turns_red_says_why_and_keeps_the_old_one(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    hand.type("soon")
    hand.key("Tab")
    assert view.typing.is_open
    assert "“soon” is not a time" in view.typing.reason
    assert "#b42318" in view.findChild(QLineEdit).styleSheet()
    assert symbol(document, "P2").cycle_time_s == 62
    said: list[str] = []
    view.message.connect(said.append)
    hand.click((200, 250))
    assert not view.typing.is_open
    assert symbol(document, "P2").cycle_time_s == 62
    assert "“soon” is not a time" in said[0]


@pytest.mark.parametrize(
    ("id", "field", "text", "why"),
    [
        ("P1", "uptime", "120 %", "more than the whole"),
        ("P1", "uptime", "0", "Zero makes no sense"),
        ("P1", "cycle_time_s", "-5", "below zero"),
        ("I1", "quantity", "-1", "below zero"),
        ("P1", "machines", "0", "Zero makes no sense"),
        ("P1", "parts_per_cycle", "0", "Zero makes no sense"),
        ("P1", "batch_size", "0,0", "Zero makes no sense"),
    ],
)
def test_a_value_outside_its_meaning_is_refused_where_it_is_typed(hand: Hand, view, document, id, field, text, why):
    if field not in view.map.written(view.map.symbols[id]).slots:
        view.edits.set_value(id, field, 2.0)
    before = getattr(symbol(document, id), field)
    view.edit(id, field)
    hand.type(text)
    hand.key("Return")
    assert view.typing.is_open
    assert why in view.typing.reason
    assert getattr(symbol(document, id), field) == before
    hand.key("Escape")


def test_the_reason_goes_as_soon_as_the_text_is_changed(hand: Hand, view: MapView):
    view.edit("P2", "uptime")
    hand.type("120")
    hand.key("Tab")
    assert view.typing.reason
    hand.key("Backspace")
    assert not view.typing.reason
    assert "#b42318" not in view.findChild(QLineEdit).styleSheet()
    hand.key("Escape")


def test_hours_of_available_time_are_typed_alone_as_in_the_panel(hand: Hand, view: MapView, document: Document):
    view.edits.set_value("P1", "available_s_per_day", 27600.0)
    view.edit("P1", "available_s_per_day")
    hand.type("8")
    hand.key("Return")
    view.typing.cancel()
    assert symbol(document, "P1").available_s_per_day == 28800


def test_an_emptied_field_is_not_given(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    hand.key("Delete")
    hand.key("Return")
    assert symbol(document, "P2").cycle_time_s is None


def test_days_and_hours_count_as_worked_time(hand: Hand, view: MapView, document: Document):
    view.edit("I1", "days")
    hand.type("7,67 h")
    hand.key("Return")
    assert symbol(document, "I1").days == pytest.approx(7.67 * 3600 / 55200)


def test_the_field_shows_the_value_as_it_can_be_typed_again(hand: Hand, view: MapView, document: Document):
    language.use("fr")
    view.edit("P1", "uptime")
    assert view.findChild(QLineEdit).text().replace("\u202f", " ") == "85 %"
    hand.key("Return")
    assert symbol(document, "P1").uptime == 0.85
    assert document.undo_label == "Fill"
    view.typing.cancel()


def test_the_figures_and_the_ladder_follow_at_once(hand: Hand, view: MapView):
    heard = []
    view.figures_changed.connect(heard.append)
    assert view.map.figures.processes["P2"].over_takt
    view.edit("P2", "cycle_time_s")
    hand.type("58")
    hand.key("Tab")
    assert not heard[-1].processes["P2"].over_takt
    assert "58\u202fs" in [w.text for w in view.map.ladder.words(view.map.ladder.bounds)]
    assert not any(w.text == "> takt" for w in view.map.written(view.map.symbols["P2"]).words)
    hand.key("Escape")


def test_a_note_has_several_lines_and_ctrl_enter_is_done(hand: Hand, view: MapView, document: Document):
    view.place("text_note", QPointF(200, 250))
    assert view.findChild(QPlainTextEdit)
    hand.type("No room")
    hand.key("Return")
    hand.type("at the press")
    hand.key("Ctrl+Return")
    note = symbol(document, view.selected()[0])
    assert note.name == "No room\nat the press"
    assert not view.typing.is_open or view.typing.id != note.id
    view.typing.cancel()


def test_enter_takes_the_words_of_a_burst_as_it_takes_every_other_name(hand: Hand, view: MapView, document: Document):
    view.place("kaizen_burst", QPointF(200, 250))
    hand.type("Blisters in the paint, and spatters beside")
    hand.key("Return")
    assert not view.typing.is_open
    (burst,) = view.selected()
    assert symbol(document, burst).name == "Blisters in the paint, and spatters beside"


def test_a_double_click_on_a_row_types_that_row(hand: Hand, view: MapView, document: Document):
    hand.double_click(place_of(view, "P1", "uptime"))
    assert (view.typing.id, view.typing.field) == ("P1", "uptime")
    hand.type("90")
    hand.key("Return")
    assert symbol(document, "P1").uptime == 0.9
    view.typing.cancel()


def test_f2_types_the_selected_symbol(hand: Hand, view: MapView):
    hand.click((0, -40))
    hand.key("F2")
    assert (view.typing.id, view.typing.field) == ("P1", "name")
    hand.key("Escape")


def test_the_field_lies_on_its_text_and_follows_the_zoom(hand: Hand, view: MapView):
    view.edit("P2", "cycle_time_s")
    line = view.findChild(QLineEdit)
    at = view.mapFromScene(place_of(view, "P2", "cycle_time_s"))
    assert line.geometry().contains(at)
    view.zoom_in()
    assert line.geometry().contains(view.mapFromScene(place_of(view, "P2", "cycle_time_s")))
    hand.key("Escape")


def test_the_field_grows_with_its_text_and_stays_in_sight(hand: Hand, view: MapView):
    view.place("inventory", QPointF(200, 250))
    hand.key("Tab")
    hand.key("Tab")
    line = view.findChild(QLineEdit)
    before = line.width()
    hand.type("Coils from the steel works")
    assert before < line.width() <= 260
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width() - 8
    hand.type(" and from the other steel works")
    assert line.width() == 260
    assert view.viewport().rect().contains(line.geometry())
    hand.key("Escape")


def test_far_out_the_symbol_that_is_typed_grows_where_it_lies(hand: Hand, view: MapView):
    view.show_place(QPointF(500, 200), 0.3)
    before = view.mapFromScene(QPointF(*view.map.symbols["P2"].centre()))
    hand.double_click((400, 0))
    after = view.mapFromScene(QPointF(*view.map.symbols["P2"].centre()))
    assert view.zoom.scale == 1.0
    assert (before - after).manhattanLength() <= 3
    hand.key("Escape")


def test_a_field_of_a_symbol_that_goes_away_goes_with_it(hand: Hand, view: MapView, document: Document):
    view.edit("P2", "cycle_time_s")
    with document.edit("Delete") as session:
        from app.models.value_stream import Symbol

        session.delete(session.get(Symbol, "P2"))
    assert not view.typing.is_open
