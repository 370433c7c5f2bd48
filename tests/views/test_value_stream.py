"""The map page: properties of what is selected, figures that explain themselves, the maps of the event as tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QToolTip,
    QWidget,
)

from app.calc.map_symbol import SYMBOL_KIND
from app.models.value_stream import Symbol, ValueStream
from app.views import maps
from app.views.key_figures import STRIP
from app.views.map_subject import CALENDAR, DEMAND
from app.views.symbol_panel import symbol_mime
from tests.hand import Hand


@pytest.fixture
def page(window):
    return window.pages["value_stream"]


def type_into(page, field: str, text: str, key: str = "Return") -> None:
    hand = Hand(page.window())
    editor = page.properties.editors[field]
    editor.setFocus()
    editor.selectAll()
    hand.type(text)
    hand.key(key)
    hand.wait()


def symbol(page, id: str):
    return next(s for s in page.stream().symbols if s.id == id)


def shown(page, key: str) -> str:
    return next(figure.value.text() for figure in page.strip.figures_shown if figure.shown.key == key)


# Properties


def test_without_a_selection_the_map_speaks(page):
    assert {"name", "state", "demand_quantity", "demand_per", "shifts_per_day"} <= set(page.properties.editors)
    assert page.properties.editors["shift_s"].text() == "8 h"


def test_the_fields_of_a_symbol_are_those_it_declares(page):
    for id, kind in (("m1P", "process"), ("m1I", "inventory"), ("m1C", "customer")):
        page.view.select([id])
        declared = [field.id for field in SYMBOL_KIND[kind].fields]
        assert sorted(page.properties.editors) == sorted(["name", *declared])


def test_a_datum_typed_changes_the_map_and_its_figures(page):
    page.view.select(["m1Q"])
    type_into(page, "cycle_time_s", "1 min")
    assert symbol(page, "m1Q").cycle_time_s == 60
    assert shown(page, "value_added_s") == "61\u202fs"
    assert page.window().commands["undo"].text() == "Undo: Change the cycle time"
    Hand(page.window()).key("Ctrl+Z")
    Hand.wait()
    assert symbol(page, "m1Q").cycle_time_s == 62
    assert page.properties.editors["cycle_time_s"].text() == "62 s"


def test_demand_and_calendar_of_the_map_make_the_takt(page):
    type_into(page, "demand_quantity", "9200")
    assert shown(page, "takt_s") == "2\u202fmin"
    type_into(page, "shift_s", "7")
    assert page.stream().calendar.shift_s == 25200
    type_into(page, "demand_quantity", " ")
    assert shown(page, "takt_s") == "—"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_choice_of_the_panel_is_read_whole(window, language):
    window.settings.language = language
    window.rebuild()
    page = window.pages["value_stream"]
    for selected in ([], ["m1P"], ["m13"]):
        page.view.select(selected)
        Hand.wait()
        for choice in page.properties.findChildren(QComboBox):
            option = QStyleOptionComboBox()
            choice.initStyleOption(option)
            place = QStyle.SubControl.SC_ComboBoxEditField
            room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, choice).width()
            for i in range(choice.count()):
                assert choice.fontMetrics().horizontalAdvance(choice.itemText(i)) <= room, choice.itemText(i)


def test_several_symbols_are_changed_at_once_and_undone_at_once(page):
    page.view.select(["m1P", "m1Q"])
    assert page.properties.editors["cycle_time_s"].placeholderText() == "various"
    type_into(page, "uptime", "90")
    assert {symbol(page, id).uptime for id in ("m1P", "m1Q")} == {0.9}
    assert {symbol(page, id).cycle_time_s for id in ("m1P", "m1Q")} == {1, 62}
    page.window().commands["undo"].trigger()
    assert {symbol(page, id).uptime for id in ("m1P", "m1Q")} == {0.85, 1}


def test_symbols_of_different_kinds_have_what_they_share(page):
    page.view.select(["m1P", "m1I"])
    assert set(page.properties.editors) == {"name", "note"}


def test_the_kind_of_a_flow_is_changed(page):
    page.view.select(["m13"])
    editor = page.properties.editors["kind"]
    editor.setFocus()
    Hand(page.window()).key("Down")
    Hand.wait()
    flow = next(flow for flow in page.stream().flows if flow.id == "m13")
    assert flow.kind == "pull"


def test_a_field_that_cannot_be_read_says_why_and_changes_nothing(page):
    page.view.select(["m1Q"])
    type_into(page, "cycle_time_s", "fast", "Tab")
    editor = page.properties.editors["cycle_time_s"]
    assert editor.property("wrong")
    assert symbol(page, "m1Q").cycle_time_s == 62
    assert page.window().document.undo_label is None


def test_what_is_half_typed_is_kept_when_the_window_goes_elsewhere(page):
    hand = Hand(page.window())
    page.view.select(["m1Q"])
    editor = page.properties.editors["name"]
    editor.setFocus()
    editor.selectAll()
    hand.type("Montage")
    page.view.select(["m1P"])
    assert symbol(page, "m1Q").name == "Montage"


def test_what_is_half_typed_is_kept_before_its_symbol_is_deleted(page):
    hand = Hand(page.window())
    page.view.select(["m1Q"])
    editor = page.properties.editors["name"]
    editor.setFocus()
    editor.selectAll()
    hand.type("Montage")
    delete = next(
        button
        for button in page.properties.findChildren(QToolButton)
        if button.defaultAction() is page.commands["delete_selection"]
    )
    Hand(delete).click()  # a tool button takes no focus: the field is not left
    hand.wait()
    assert "m1Q" not in page.view.map.symbols
    hand.key("Ctrl+Z")
    assert symbol(page, "m1Q").name == "Montage"


def test_undo_in_a_field_where_nothing_was_typed_means_the_last_gesture(page):
    page.view.select(["m1Q"])
    type_into(page, "name", "Montage")
    assert isinstance(page.window().focusWidget(), QLineEdit)
    Hand(page.window()).key("Ctrl+Z")
    assert symbol(page, "m1Q").name == "Assembly"


# Names that look like HTML


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_names_are_shown_as_they_were_typed_and_load_nothing(page):
    """Qt takes words in angle brackets for HTML, and would fetch what a file from elsewhere names there."""
    window, evil = page.window(), '<img src="//evil/x.png">'
    with window.document.edit("Name") as session:
        for each in session.query(Symbol):
            each.name = each.note = evil
        session.get(ValueStream, "m1").name = evil
        session.get(ValueStream, "m1").demand_quantity = None
        session.get(Symbol, "m1Q").cycle_time_s = None
    page.view.select(["m1Q"])
    window.say(evil)
    window.warn(evil)
    window.asked.search()
    Hand(window).type("evil")
    Hand(window).wait()
    labels = [label for label in window.findChildren(QLabel) if evil in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    tips = [each.toolTip() for each in window.findChildren(QWidget)] + [page.tabs.tabs.tabToolTip(0)]
    assert [tip for tip in tips if "<img" in tip and Text.mightBeRichText(tip)] == []
    Hand(window).key("Escape")
    figure = next(f for f in page.strip.figures_shown if f.shown.key == "value_added_s")
    viewport = page.view.viewport()
    note = page.view.mapFromScene(*page.view.map.symbols["m1S"].centre())
    for widget, at in ((figure, QPoint(5, 5)), (viewport, note)):
        QToolTip.hideText()
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
        assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()


# Figures


def test_every_figure_says_its_formula_with_its_numbers(page):
    told = {figure.shown.key: figure.explained() for figure in page.strip.figures_shown}
    assert set(told) == {each.key for each in STRIP}
    assert all(told.values())
    assert "55,200" in told["takt_s"]
    assert "920" in told["takt_s"]


def test_the_key_figures_grow_with_one_key(page):
    before = page.strip.height()
    Hand(page.window()).key("F5")
    Hand.wait()
    assert page.strip.height() > 1.7 * before
    assert page.window().settings.figures_large
    Hand(page.window()).key("F5")


def test_a_map_that_is_seen_whole_stays_whole_when_figures_and_panels_take_room(page):
    hand = Hand(page.window())
    for keys in ("F3", "F4"):
        hand.key(keys)
    page.view.fit()
    for keys in ("F5", "F3", "F4"):
        hand.key(keys)
        hand.wait()
        assert page.view.visible_rect().contains(page.view.map.bounds()), keys
    page.view.zoom.to(3.0)
    hand.key("F5")
    hand.wait()
    assert page.view.transform().m11() == pytest.approx(3.0)


def test_the_figures_that_have_no_room_make_way(page):
    window = page.window()
    window.resize(800, 600)
    Hand.wait()
    visible = [figure for figure in page.strip.figures_shown if figure.isVisible()]
    assert visible[0].shown.key == "takt_s"
    assert len(visible) < len(STRIP)
    assert all(figure.width() >= figure.sizeHint().width() for figure in visible)


def test_a_click_on_the_bottleneck_selects_it(page):
    figure = next(f for f in page.strip.figures_shown if f.shown.key == "bottleneck")
    assert figure.value.text() == "Assembly"
    Hand(page.window()).click(figure.mapTo(page.window(), figure.rect().center()))
    assert page.view.selected() == ["m1Q"]


def test_the_status_bar_has_the_key_figures_the_zoom_and_the_selection(page):
    status = page.window().status
    assert status.numbers.text().startswith("Takt: 60")
    assert "%" in status.zoom.text()
    page.view.select(["m1P", "m1Q"])
    assert status.hint.text() == "2 elements selected"


# The symbols panel and the canvas


def test_a_symbol_dropped_on_the_map_is_there(page):
    hand = Hand(page.view)
    assert hand.drop(symbol_mime("truck"), (400, -200))
    assert [s.kind for s in page.stream().symbols].count("truck") == 1


def test_an_empty_map_says_how_to_begin_until_there_is_a_symbol(page):
    page.commands["add_map"].trigger()
    assert page.empty.isVisible()
    page.put("customer")
    Hand.wait()
    assert not page.empty.isVisible()


# The maps of the event


def names(page) -> list[str]:
    return [page.tabs.tabs.tabText(i) for i in range(page.tabs.tabs.count())]


def test_the_future_state_begins_as_a_copy(page):
    Hand(page.window()).key("Ctrl+Shift+F")
    future = page.stream()
    assert (future.name, future.state) == ("Future state", "future")
    assert [s.name for s in future.symbols] == ["Steel works", "", "Stamping", "Assembly", "Client"]
    assert not {s.id for s in future.symbols} & {"m1S", "m1I", "m1P", "m1Q", "m1C"}
    assert {s.ref for s in future.symbols} == {"S", "I", "P", "Q", "C"}
    assert len(future.flows) == 4
    assert names(page) == ["Line 3", "Future state"]
    page.commands["make_future"].trigger()
    assert names(page)[2] == "Future state 2"


def test_undoing_a_copy_shows_the_first_map_again_and_redo_the_copy(page):
    hand = Hand(page.window())
    page.commands["make_future"].trigger()
    hand.key("Ctrl+Z")
    assert (names(page), page.shown_id) == (["Line 3"], "m1")
    hand.key("Ctrl+Y")
    assert page.stream().name == "Future state"


def test_a_map_is_named_where_its_name_stands(page):
    hand = Hand(page.window())
    hand.key("Shift+F2")
    hand.type("Ligne & 3")
    hand.key("Return")
    assert page.stream().name == "Ligne & 3"
    assert names(page) == ["Ligne && 3"]
    hand.key("Shift+F2")
    hand.type("no")
    hand.key("Escape")
    assert page.stream().name == "Ligne & 3"


def test_maps_are_ordered_chosen_and_deleted(page):
    hand = Hand(page.window())
    page.commands["make_future"].trigger()
    page.commands["copy_map"].trigger()
    assert names(page) == ["Line 3", "Future state", "Future state – copy"]
    page.commands["move_map_left"].trigger()
    assert names(page) == ["Line 3", "Future state – copy", "Future state"]
    hand.key("Ctrl+PgDown")
    assert page.stream().name == "Future state"
    hand.key("Ctrl+PgDown")
    assert page.stream().name == "Line 3"
    page.commands["delete_map"].trigger()
    assert names(page) == ["Future state – copy", "Future state"]
    assert page.shown_id in [m.id for m in maps.maps(page.desk.document)]
    hand.key("Ctrl+Z")
    assert page.stream().name == "Line 3"
    hand.wait()
    assert page.properties.editors["name"].text() == "Line 3"


def test_the_last_map_may_go_and_another_begins(page):
    page.commands["delete_map"].trigger()
    assert page.stream() is None
    assert page.empty.isVisible()
    assert not page.commands["print_map"].isEnabled()
    page.commands["add_map"].trigger()
    assert page.stream().symbols == ()


def test_a_map_dragged_to_another_place_stays_there(page):
    page.commands["make_future"].trigger()
    page.tabs.tabs.moveTab(1, 0)
    Hand.wait()
    assert [m.name for m in maps.maps(page.desk.document)] == ["Future state", "Line 3"]


def test_the_example_is_put_into_the_event(page):
    page.commands["take_example"].trigger()
    assert len(page.stream().symbols) > 10
    assert len(names(page)) == 2


def test_undo_of_a_change_on_another_map_goes_to_that_map(page):
    page.view.select(["m1P"])
    page.view.delete_selection()
    page.commands["make_future"].trigger()
    page.turn_to("m1")
    with page.desk.document.edit("Name") as session:
        session.get(Symbol, "m1Q").name = "Montage"
    page.turn_to(maps.maps(page.desk.document)[1].id)
    Hand(page.window()).key("Ctrl+Z")
    assert page.shown_id == "m1"


def test_another_writer_is_followed(page):
    with page.desk.document.edit("Rename") as session:
        session.get(ValueStream, "m1").name = "Line 4"
        session.get(Symbol, "m1Q").name = "Montage"
    Hand.wait()
    assert names(page) == ["Line 4"]
    assert page.properties.editors["name"].text() == "Line 4"
    assert shown(page, "bottleneck") == "Montage"


def test_the_print_preview_takes_the_place_of_the_page_and_gives_it_back(page, qtbot):
    from app.views.print_preview import PrintPreview

    window = page.window()
    Hand(window).key("Ctrl+P")
    preview = window.findChild(PrintPreview)
    with qtbot.waitSignal(preview.ready, timeout=20000):
        pass
    assert window.content.stack.currentWidget() is preview
    assert not window.status.zoom.isVisible()
    assert window.status.numbers.text() == ""
    Hand(window).key("F11")
    Hand.wait()
    Hand(window).key("F11")
    Hand.wait()
    assert window.findChild(PrintPreview) is None
    page = window.pages["value_stream"]
    page.commands["print_map"].trigger()
    assert window.findChild(PrintPreview).isVisible()
    Hand(window).key("Escape")
    assert window.content.stack.currentWidget() is page
    Hand.wait()
    assert window.findChild(PrintPreview) is None
    assert window.content.top_bar.isVisible()
    assert window.commands["save_now"].isEnabled()


def test_undo_says_what_was_changed_of_the_map(window):
    page = window.pages["value_stream"]
    page.properties.subject.write(window.document, DEMAND[1], "week")
    assert window.document.undo_label == "Change the period of the demand"
    page.properties.subject.write(window.document, CALENDAR[0], 3.0)
    assert window.document.undo_label == "Change the calendar"
