"""The window around the work: languages, looks, projector, undo by name, keys, and what it says of itself."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenuBar, QPlainTextEdit

from app import __version__
from app.calc.link import KINDS
from app.language import sentence
from app.models.document_error import ReadOnlyLook
from app.models.event import Event
from app.models.opening import TAKEN_UP
from app.models.tables import TABLES
from app.models.value_stream import Symbol
from app.views.about import AboutSheet
from app.views.application import show_fault
from app.views.crash import CrashHook
from app.views.event_properties import EventSheet
from app.views.keys import KeysSheet, keys_of
from app.views.tools import TOOLS
from tests.hand import Hand


def words(widget) -> set[str]:
    """Every text that is written somewhere on the widget."""
    shown = [w.text() for w in widget.findChildren(QLabel) + widget.findChildren(QAbstractButton) if w.isVisible()]
    return {text.strip() for text in shown}


def rename(window, id: str, name: str) -> None:
    with window.document.edit("Name") as session:
        session.get(Symbol, id).name = name


def test_the_language_changes_at_once_and_the_work_stays_where_it_was(window):
    hand = Hand(window)
    page = window.pages["value_stream"]
    page.view.select(["m1P", "m1Q"])
    page.view.zoom_in()
    zoom, title = page.view.transform().m11(), window.windowTitle()
    hand.key("Ctrl+Shift+L")
    hand.wait()
    page = window.pages["value_stream"]
    assert {"Favoris", "Goulot", "VSM"} <= words(window)
    assert not {"Favourites", "Bottleneck"} & words(window)
    assert sorted(page.view.selected()) == ["m1P", "m1Q"]
    hand.wait()
    assert page.view.transform().m11() == pytest.approx(zoom)
    assert window.windowTitle() == title
    hand.key("Ctrl+Shift+L")
    hand.wait()
    assert "Favourites" in words(window)


def test_a_page_that_is_not_on_show_is_made_anew_only_when_it_is_seen_and_is_where_it_was(linked):
    linked.pages["value_stream"].view.select(["press"])
    linked.go("observation")
    for _change in range(2):
        Hand(linked).key("Ctrl+Shift+L")
        Hand.wait()
        assert list(linked.pages) == ["observation"]
    linked.go("value_stream")
    assert linked.pages["value_stream"].view.selected() == ["press"]


def test_a_message_above_the_page_survives_the_change_of_language(window):
    window.warn("The disk is full.", details="more")
    Hand(window).key("Ctrl+Shift+L")
    Hand(window).wait()
    assert [(b.text, b.details) for b in window.banners.open_banners()] == [("The disk is full.", "more")]


def test_a_sentence_above_the_page_follows_the_language(window):
    window.warn(sentence(TAKEN_UP), kind="note")
    Hand(window).key("Ctrl+Shift+L")
    Hand(window).wait()
    (banner,) = window.banners.open_banners()
    assert banner.text in words(banner)
    assert banner.text.startswith("Chantier ne s’est pas fermé normalement")


def test_light_and_dark(window):
    hand = Hand(window)
    hand.key("F9")
    hand.wait()
    assert window.worn.look.dark
    assert window.grab().toImage().pixelColor(640, 300).lightness() < 60
    hand.key("F9")
    hand.wait()
    assert window.grab().toImage().pixelColor(640, 300).lightness() > 240


@pytest.mark.parametrize("way_back", ["F11", "Escape"])
def test_the_projector_makes_all_larger_folds_the_panels_and_goes_back(window, way_back):
    hand = Hand(window)
    hand.key("F11")
    hand.wait()
    page = window.pages["value_stream"]
    assert QApplication.font().pixelSize() == 20
    assert window.isFullScreen()
    assert not page.symbols.isVisible()
    assert not page.properties.isVisible()
    page.view.setFocus()
    hand.key(way_back)
    hand.wait()
    page = window.pages["value_stream"]
    assert QApplication.font().pixelSize() == 13
    assert not window.isFullScreen()
    assert page.symbols.isVisible()


def test_the_whole_map_is_seen_when_the_projector_comes_and_when_it_goes(window):
    hand = Hand(window)
    window.pages["value_stream"].view.zoom_in()
    for _way in ("there", "back"):
        hand.key("F11")
        hand.wait()
        window.resize(1180, 690)  # as the desktop does, a moment later
        hand.wait()
        view = window.pages["value_stream"].view
        shown = view.transform().m11()
        assert view.visible_rect().contains(view.map.bounds())
        view.fit()
        assert view.transform().m11() == pytest.approx(shown)


def test_before_an_audience_the_figures_stand_in_the_strip_alone(window):
    hand = Hand(window)
    assert "Takt" in window.status.numbers.text()
    hand.key("F11")
    hand.wait()
    rename(window, "m1P", "Press")
    assert window.status.numbers.text() == ""
    assert window.pages["value_stream"].strip.isVisible()
    hand.key("F11")
    hand.wait()
    assert "Takt" in window.status.numbers.text()


def test_undo_and_redo_say_what_they_do(window):
    hand = Hand(window)
    assert not window.commands["redo"].isEnabled()
    rename(window, "m1P", "Press")
    assert window.commands["undo"].text() == "Undo: Name"
    hand.key("Ctrl+Z")
    assert window.pages["value_stream"].stream().symbols[2].name == "Stamping"
    assert window.status.hint.text() == "Undone: Name"
    assert window.commands["redo"].text() == "Redo: Name"
    hand.key("Ctrl+Y")
    assert window.pages["value_stream"].stream().symbols[2].name == "Press"


def test_undo_from_the_start_page_goes_to_where_the_change_was(window):
    rename(window, "m1P", "Press")
    window.go("home")
    Hand(window).key("Ctrl+Z")
    assert window.current == "value_stream"


def test_the_page_of_keys_shows_every_key_of_every_command(window):
    Hand(window).key("F1")
    sheet = window.findChild(KeysSheet)
    shown = words(sheet)
    for action in window.all_commands():
        if action.shortcuts():
            assert action.text() in shown
            assert any(action.shortcut().toString() in text for text in shown)
    assert len(keys_of(window)) >= 6
    Hand(window).key("Escape")
    assert window.findChild(KeysSheet) is None


def test_no_two_commands_share_a_key(window):
    keys = [key.toString() for action in window.all_commands() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_about_says_versions_and_licences(window):
    window.commands["about"].trigger()
    sheet = window.findChild(AboutSheet)
    text = " ".join(words(sheet)) + sheet.findChild(QPlainTextEdit).toPlainText()
    for said in (__version__, "Python", "Qt", "SIL OPEN FONT LICENSE", "Lucide", "PySide6-Essentials"):
        assert said in text
    sheet.close_sheet()


def test_the_event_is_named_in_its_properties_and_in_the_title_of_the_window(window):
    hand = Hand(window)
    window.commands["event_properties"].trigger()
    sheet = window.findChild(EventSheet)
    sheet.lines["name"].selectAll()
    hand.type("Ligne 4")
    hand.key("Tab")
    hand.type(", hall B")
    hand.key("Return")
    with window.document.read() as session:
        event = session.get(Event, "event")
        assert (event.name, event.site) == ("Ligne 4", ", hall B")
    assert window.windowTitle() == "Ligne 4 – Chantier"
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Z")
    assert window.windowTitle() == "Line 3 – Chantier"


def test_the_currency_of_the_event_is_changed_and_never_left_out(window):
    hand = Hand(window)
    window.commands["event_properties"].trigger()
    line = window.findChild(EventSheet).lines["currency"]
    assert line.text() == "€"
    line.setFocus()
    line.selectAll()
    hand.type("CHF")
    hand.key("Return")
    hand.wait()
    with window.document.read() as session:
        assert session.get(Event, "event").currency == "CHF"
    window.commands["event_properties"].trigger()
    line = window.findChild(EventSheet).lines["currency"]
    line.clear()
    hand.key("Escape")
    hand.wait()
    with window.document.read() as session:
        assert session.get(Event, "event").currency == "€"


def test_a_fault_is_one_sentence_with_its_details_to_copy(window):
    hook = CrashHook(lambda error, details: show_fault(window, error, details))
    try:
        raise KeyError("nobody foresaw this")
    except KeyError:
        hook(*sys.exc_info())
    banner = window.banners.open_banners()[-1]
    assert "Traceback" not in banner.text
    assert "safe" in banner.text
    assert "nobody foresaw this" in banner.details
    assert "Copy details" in words(banner)


def test_every_button_without_words_has_a_name_for_those_who_cannot_see_it(window):
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.text() and not isinstance(button.parent(), QLineEdit):
            assert button.accessibleName(), button.objectName() or button.parent()


def test_on_a_small_projector_the_picture_has_the_room(window):
    page = window.pages["value_stream"]
    assert window.content.rail.width() <= 84
    assert page.symbols.width() <= 220
    assert page.properties.width() <= 250
    assert page.view.width() >= 740
    assert page.view.height() >= 560


def test_panels_fold_with_one_key_and_are_remembered(window):
    hand = Hand(window)
    page = window.pages["value_stream"]
    wide = page.view.width()
    hand.key("F3")
    hand.key("F4")
    hand.wait()
    assert page.view.width() > wide + 400
    assert sorted(window.settings.folded_panels) == ["properties_panel", "symbols_panel"]
    hand.key("F3")
    assert page.symbols.isVisible()


def test_the_rail_goes_home_and_back_to_the_tool(window):
    hand = Hand(window)
    hand.click(window.content.rail.mapTo(window, QPoint(40, 30)))
    assert window.current == "home"
    hand.key("Ctrl+1")
    assert window.current == TOOLS[0].id


def test_a_thing_is_shown_on_the_page_of_its_kind_and_what_is_no_more_is_said(window):
    window.go("home")
    assert window.open_thing("symbol", "m1Q")
    assert window.current == "value_stream"
    assert window.pages["value_stream"].view.selected() == ["m1Q"]
    assert not window.open_thing("symbol", "gone")
    assert "no more" in window.status.hint.text()


def test_undoing_builds_no_page_but_the_one_that_the_change_lies_on(window):
    rename(window, "m1Q", "Montage")
    with window.document.edit("Change the event") as session:
        session.get(Event, "event").site = "Nancy 2"
    window.go("home")
    Hand(window).key("Ctrl+Z")
    assert (list(window.pages), window.current) == (["value_stream"], "home")
    Hand(window).key("Ctrl+Z")
    assert (list(window.pages), window.current) == (["value_stream"], "value_stream")


def test_every_kind_of_thing_and_every_table_that_people_change_has_its_page():
    assert set(KINDS) <= {kind for tool in TOOLS for kind in tool.kinds}
    told = {table for tool in TOOLS for table in tool.tables}
    assert told | {"link"} == {table.name for table in TABLES} - {"event", "picture"}


def test_without_an_event_the_commands_of_an_event_are_asleep(bare_window):
    for id in ("save_copy", "close_event", "export_json", "undo", "redo"):
        assert not bare_window.commands[id].isEnabled()
    Hand(bare_window).key("Ctrl+1")
    assert bare_window.current == "home"


def test_what_has_no_room_in_the_top_bar_gives_way_and_nothing_is_cut(window):
    bar = window.content.top_bar
    for width, menus_named in ((1280, True), (900, False), (800, False), (1280, True)):
        window.resize(width, 600)
        Hand.wait()
        shown = [w for w in bar.findChildren(QAbstractButton) if w.isVisible() and w.parent() is bar]
        assert all(w.width() >= w.sizeHint().width() for w in shown)
        assert bar.findChild(QMenuBar).isVisible() is menus_named
        assert bar.primary.accessibleName() == "Print the map…"
        numbers = window.status.numbers
        assert numbers.isHidden() or numbers.width() >= numbers.sizeHint().width()


def test_enter_presses_the_button_that_has_the_focus(bare_window, documents):
    start = bare_window.content.start_page
    button = next(b for b in start.findChildren(QAbstractButton) if "example" in b.text())
    button.setFocus()
    Hand(bare_window).key("Return")
    assert bare_window.document is not None


def test_the_tools_sleep_until_there_is_an_event(bare_window, event_file):
    tool = next(b for b in bare_window.content.rail.findChildren(QAbstractButton) if b.text() == "VSM")
    assert not tool.isEnabled()
    assert not bare_window.commands["go_value_stream"].isEnabled()
    bare_window.files.open_path(event_file)
    assert tool.isEnabled()


def test_what_may_only_be_read_offers_a_copy_to_work_on(bare_window, event_file, qtbot):
    bare_window.files.look_at(event_file)
    try:
        bare_window.pages["value_stream"].put("process")
    except ReadOnlyLook as refused:
        show_fault(bare_window, refused, "")
    Hand(bare_window).key("Ctrl+Shift+L")
    Hand.wait()
    banner = bare_window.banners.open_banners()[-1]
    offer = next(b for b in banner.findChildren(QAbstractButton) if b.text() == "Ouvrir une copie")
    Hand(bare_window).click(offer.mapTo(bare_window, offer.rect().center()))
    assert not bare_window.document.read_only
    assert bare_window.document.path.parent == event_file.parent


def test_in_a_narrow_window_the_keys_stand_in_fewer_columns(window):
    def columns() -> int:
        Hand(window).key("F1")
        sheet = window.findChild(KeysSheet)
        places = {label.mapTo(sheet, QPoint()).x() for label in sheet.findChildren(QLabel, "section")}
        Hand(window).key("Escape")
        return len(places)

    assert columns() == 3
    window.resize(900, 640)
    Hand.wait()
    assert columns() == 2


def test_an_event_opens_on_the_page_that_was_made_while_the_start_page_was_looked_at(bare_window, event_file):
    bare_window.ahead.make()
    ahead = bare_window.content.stack.widget(1)
    bare_window.files.open_path(event_file)
    assert bare_window.pages["value_stream"] is ahead
    rename(bare_window, "m1P", "Press")
    assert ahead.view.map.symbols["m1P"].symbol.name == "Press"


def test_a_page_made_ahead_speaks_the_language_in_which_it_is_shown(bare_window, event_file, qtbot):
    bare_window.ahead.make()
    Hand(bare_window).key("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: bare_window.content.stack.count() == 2)
    bare_window.files.open_path(event_file)
    assert {"Favoris", "Goulot"} <= words(bare_window)


def test_after_an_event_is_closed_the_next_one_finds_a_page_ready(window, event_file, qtbot):
    window.close_document()
    qtbot.waitUntil(lambda: window.content.stack.count() == 2)
    ahead = window.content.stack.widget(1)
    window.files.open_path(event_file)
    assert window.pages["value_stream"] is ahead


def test_what_is_said_has_the_room_of_the_key_figures_and_is_whole_in_its_tip(window):
    window.say("Deleted. " + "What was linked to it stays: " * 5)
    Hand.wait()
    assert not window.status.numbers.isVisible()
    assert window.status.hint.toolTip().count("linked") == 5
    window.resize(900, 700)
    assert window.width() == 900
