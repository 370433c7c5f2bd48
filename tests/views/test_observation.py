"""The page of the observations: noted at the speed of speech, filtered, grouped, costed, and linked with the map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from app.calc.event import EventData
from app.calc.observation import Observation
from app.calc.observation_list import Filter
from app.calc.value_stream import Symbol
from app.exchange.event_file import read, write_new
from app.models import interview_edit, tally_edit
from app.models.document import Document
from app.models.fishbone_edit import fishbones
from app.models.link import read_links
from app.models.photo_edit import photos_of
from tests.hand import Hand
from tests.views.conftest import make_window, small_map

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
SEEN = (
    Observation("a", "Operators wait for the crane", step="m1P", waste="waiting", source="gemba", seen_on="2026-03-12"),
    Observation("b", "Burrs after assembly", step="m1Q", waste="defects", quantity=12, per="shift", cost_each=0.5),
    Observation("c", "Crane log of last year", source="record", cost_per_year=300),
    Observation("d", "Clean tool board", kind="strength"),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    line = small_map()
    step = next(symbol for symbol in line.symbols if symbol.id == "m1P")
    burst = Symbol("burst", "kaizen_burst", "Crane too late", x=step.x, y=(step.y or 0) - 200, ref="K1")
    line = replace(line, symbols=(*line.symbols, burst))
    write_new(path, EventData("Line 3", "en", value_streams=(line,), observations=SEEN))
    return path


@pytest.fixture
def page(window):
    window.go("observation")
    return window.page("observation")


@pytest.fixture
def hand(window, page):
    return Hand(window)


def texts(page) -> list[str]:
    return [each.observation.text for each in page.board.rows.things()]


def observation(page, id: str) -> Observation:
    return next(each.observation for each in page.board.all if each.observation.id == id)


def links(page) -> set[tuple[str, str, str, str]]:
    with page.desk.document.read() as session:
        return {(each.source_kind, each.source, each.target_kind, each.target) for each in read_links(session)}


def popped(page) -> QMenu:
    return next(m for m in page.window().findChildren(QMenu) if m.isVisible())


# Noting


def test_what_is_typed_is_noted_by_enter_and_the_next_can_be_typed_at_once(page, hand):
    hand.type("Dark aisle")
    hand.key("Return")
    hand.type("Lost key")
    hand.key("Return")
    assert {"Dark aisle", "Lost key"} < set(texts(page))
    assert page.board.entry.text.text() == ""
    assert [each.observation.text for each in page.board.chosen()] == ["Lost key"]
    assert page.window().commands["undo"].text() == "Undo: Add an observation"


def test_tab_goes_on_to_step_and_waste_which_are_chosen_by_letters_and_keys(page, hand):
    hand.type("Pallets in the way")
    hand.key("Tab")
    hand.type("ass")
    hand.key("Tab")
    hand.type("3")
    hand.key("Return")
    noted = page.board.chosen()[0].observation
    assert (noted.text, noted.step, noted.waste) == ("Pallets in the way", "m1Q", "transport")
    assert noted.seen_on
    hand.type("Door does not close")
    hand.key("Return")
    following = page.board.chosen()[0].observation
    assert (following.step, following.waste) == ("m1Q", None)


def test_letters_that_fit_no_choice_are_not_taken_and_backspace_takes_it_back(page, hand):
    step = page.board.entry.step
    step.setFocus()
    hand.type("stampx")
    assert (step.value, step.text()) == ("m1P", "Stamping")
    hand.key("Down")
    assert step.value == "m1Q"
    hand.key("Backspace")
    assert step.value is None
    hand.key("Alt+Down")
    next(action for action in popped(page).actions() if action.text() == "Assembly").trigger()
    assert step.value == "m1Q"


def test_from_the_line_into_the_list_and_back_by_keys(page, hand):
    hand.key("Escape")
    assert page.board.table.hasFocus()
    assert page.selected() == [page.board.rows.things()[0].observation.id]
    hand.key("N")
    assert page.board.entry.text.hasFocus()


def test_what_is_half_typed_survives_another_look_and_is_noted_when_the_event_is_closed(window, page, hand, event_file):
    hand.type("Half a sen")
    hand.key("F9")
    hand.wait()
    entry = window.page("observation").board.entry
    assert entry.text.text() == "Half a sen"
    assert window.document.undo_label is None
    window.files.close_event()
    assert [each.text for each in read(event_file).observations][-1] == "Half a sen"


# The list and the cards


def test_observations_stand_under_headings_and_are_grouped_otherwise_by_a_key(page, hand):
    assert [type(item).__name__ for item in page.board.rows.items] == [
        "Group", "Seen", "Group", "Seen", "Group", "Seen", "Seen",
    ]  # fmt: skip
    hand.key("Escape")
    for _press in range(3):
        hand.key("B")
    assert page.board.filters.grouping == "kind"
    assert [group.key for group in page.board.rows.items if hasattr(group, "key")] == ["difficulty", "strength"]


def test_a_filter_by_words_and_by_a_chip_and_all_of_them_again(page, hand):
    hand.key("Ctrl+F")
    hand.type("CRANE")
    assert sorted(texts(page)) == ["Crane log of last year", "Operators wait for the crane"]
    page.board.filters.chips["source"].click()
    hand.wait()
    next(action for action in popped(page).actions() if action.text().startswith("Record")).trigger()
    assert texts(page) == ["Crane log of last year"]
    assert page.board.filters.chips["source"].property("on")
    page.board.filters.clear.click()
    assert len(texts(page)) == 4
    assert page.board.filters.seek.text() == ""


def test_what_the_filter_hides_comes_back_when_it_is_noted_or_looked_for(page, hand):
    page.board.filters.show_filter(Filter(text="nowhere"))
    assert page.board.empty.isVisible()
    hand.type("Something new")
    hand.key("Return")
    assert not page.board.empty.isVisible()
    assert page.board.chosen()[0].observation.text == "Something new"
    page.board.filters.show_filter(Filter(waste=frozenset({"waiting"})))
    assert page.window().open_thing("observation", "b")
    assert page.selected() == ["b"]
    assert not page.window().open_thing("observation", "deleted")


def test_a_click_on_a_column_sorts_rising_falling_and_as_noted(page, hand):
    page.board.filters.show_grouping("none")
    head = page.board.table.header()
    at = QPoint(head.sectionPosition(4) + 9, head.height() // 2)
    as_noted = texts(page)
    click = Hand(head)
    click.click(at)
    assert texts(page)[0] == "Crane log of last year"
    assert page.board.rows.headerData(4, Qt.Orientation.Horizontal) == "Cost per year ▲"
    click.click(at)
    assert texts(page)[0] == "Burrs after assembly"
    click.click(at)
    assert texts(page) == as_noted


def test_list_and_cards_share_the_selection_and_arrows_walk_from_card_to_card(page, hand):
    page.board.select(["a"])
    page.board.table.setFocus()
    hand.key("C")
    assert page.mode == "cards"
    assert page.selected() == ["a"]
    page.board.cards.setFocus()
    hand.key("Down")
    assert page.selected() == ["b"]
    hand.key("L")
    assert page.mode == "list"
    assert page.selected() == ["b"]


def test_a_key_names_the_waste_of_all_that_are_selected_and_takes_it_back(page, hand):
    page.board.select(["a", "b"])
    page.board.table.setFocus()
    hand.key("4")
    assert {observation(page, id).waste for id in "ab"} == {"over_processing"}
    assert page.selected() == ["a", "b"]
    hand.key("4")
    assert {observation(page, id).waste for id in "ab"} == {None}
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Z")
    assert observation(page, "a").waste == "waiting"


def test_what_moves_to_another_heading_is_followed_there(page, hand):
    for n in range(30):
        page.note(f"Scrap {n}", None, "defects")
    id = page.note("Walks to the store", None, "muri")
    page.board.table.setFocus()
    hand.key("1")
    view = page.board.table
    assert view.viewport().rect().contains(view.visualRect(page.board.rows.index_of(id)).center())


def test_several_are_deleted_the_next_is_selected_and_undo_brings_them_back(page, hand):
    page.board.select(["a", "b"])
    page.board.table.setFocus()
    hand.key("Delete")
    assert sorted(texts(page)) == ["Clean tool board", "Crane log of last year"]
    assert page.selected() == ["c"]
    assert page.window().status.hint.text() == "2 deleted: Ctrl+Z brings them back."
    hand.key("Ctrl+Z")
    assert sorted(page.selected()) == ["a", "b"]
    hand.key("Ctrl+D")
    assert texts(page).count("Burrs after assembly") == 2


def test_the_list_goes_to_a_spreadsheet(page, hand):
    page.board.select(["b"])
    page.board.table.setFocus()
    hand.key("Ctrl+C")
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.startswith("What was seen\tWaste\tStep\tQuantity\tCost per year")
    assert row.split("\t")[:4] == ["Burrs after assembly", "Defects", "Assembly", "12 per shift"]


def test_the_status_bar_sums_up_and_says_how_many_are_not_costed(page, hand):
    said = page.window().status.numbers.text().replace("\u202f", " ")
    assert "Observations: 4" in said
    assert "Cost per year: 3,180 € (1 without)" in said
    assert "Time per year: — (3 without)" in said


# The panel


def type_into(hand: Hand, page, field: str, text: str) -> None:
    editor = page.form.editors[field]
    page.form.show_field(field)
    editor.selectAll()
    hand.type(text)
    hand.key("Return")


def test_the_panel_costs_an_observation_and_says_how(page, hand):
    page.board.select(["a"])
    assert page.form.figures.cost.text() == "— a year"
    assert page.form.figures.how.text().endswith("The quantity is not given.")
    for field, text in (("quantity", "4"), ("time_each_s", "15"), ("hourly_rate", "40")):
        type_into(hand, page, field, text)
    assert page.form.figures.cost.text().replace("\u202f", " ") == "9,600 € a year"
    said = page.form.figures.how.text().replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "4 per day × 240 days = 960 a year; 960 × 15 min × 40 € per hour = 9,600 € a year"
    type_into(hand, page, "earlier_quantity", "5")
    type_into(hand, page, "earlier_period", "2025")
    assert page.form.figures.against.text().startswith("▼ down 20")
    assert page.window().commands["undo"].text() == "Undo: Change an observation"


def test_several_observations_are_changed_at_once_and_none_shows_the_sum_of_all(page, hand):
    assert page.form.figures.cost.text().replace("\u202f", " ") == "3,180 € a year"
    page.board.select(["a", "b"])
    type_into(hand, page, "place", "bay 4")
    assert {observation(page, id).place for id in "ab"} == {"bay 4"}


def test_enter_in_the_list_goes_to_the_text_in_the_panel(page, hand):
    page.board.select(["a"])
    page.board.table.setFocus()
    hand.key("Return")
    assert page.form.editors["text"].hasFocus()
    hand.key("Ctrl+A")
    hand.type("Nobody waits")
    page.board.table.setFocus()
    assert observation(page, "a").text == "Nobody waits"


# Photographs


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    path = tmp_path / "press.jpg"
    assert image.save(str(path))
    return path


def photos(page, id: str) -> int:
    return len(photos_of(page.desk.document, "observation_id", id))


def test_a_photo_dropped_on_a_card_is_its_own_and_one_dropped_beside_is_a_new_observation(page, hand, qtbot, photo):
    hand.key("Escape")
    hand.key("C")
    hand.wait()
    card = page.board.cards.visualRect(page.board.rows.index_of("a"))
    assert hand.drop([photo], page.board.cards.viewport().mapTo(hand.widget, card.center()))
    qtbot.waitUntil(lambda: photos(page, "a") == 1)
    assert hand.drop([photo], page.board.entry.text.mapTo(hand.widget, QPoint(40, 5)))
    qtbot.waitUntil(lambda: len(page.board.all) == 5)
    new = page.board.chosen()[0].observation
    assert len(new.photos) == 1
    assert new.text == ""
    page.desk.document.undo()
    assert len(page.board.all) == 4
    qtbot.waitUntil(lambda: page.photos.thumbnails.picture(new.photos[0].picture, page.size() / 9) is not None)


def test_an_image_pasted_in_the_line_is_noted_with_what_is_typed_there(page, hand, qtbot):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    hand.type("Oil on the floor")
    hand.key("Ctrl+V")
    qtbot.waitUntil(lambda: len(page.board.all) == 5)
    noted = page.board.chosen()[0].observation
    assert (noted.text, len(noted.photos)) == ("Oil on the floor", 1)
    page.board.table.setFocus()
    hand.key("Ctrl+V")
    qtbot.waitUntil(lambda: photos(page, noted.id) == 2)


def test_what_is_no_picture_is_not_taken_by_the_page(page, hand, tmp_path):
    text = tmp_path / "note.odt"
    text.write_text("x")
    mime = QMimeData()
    mime.setText("x")
    assert not page.photos.takes(mime)
    assert not hand.drop([text], page.board.mapTo(hand.widget, QPoint(200, 300)))


# To other tools and back


def on_the_map(window, id: str) -> Hand:
    window.go("value_stream")
    hand = Hand(window)
    window.page("value_stream").view.select([id])
    return hand


def test_a_burst_becomes_an_observation_with_its_words_its_step_and_a_link_and_back_by_its_trail(window, page):
    hand = on_the_map(window, "burst")
    hand.key("Ctrl+Shift+O")
    assert window.current == "observation"
    made = page.board.chosen()[0].observation
    assert (made.text, made.step) == ("Crane too late", "m1P")
    assert links(page) == {("symbol", "burst", "observation", made.id)}
    back = next(step for step in page.trail.steps if step.end.id == "burst")
    Hand(back).click()
    assert window.current == "value_stream"
    assert window.page("value_stream").view.selected() == ["burst"]
    hand.key("Ctrl+Shift+O")
    assert page.selected() == [made.id]
    hand.key("Ctrl+Z")
    assert links(page) == set()


def test_at_a_step_of_the_map_what_is_typed_next_was_seen_there(window, page):
    hand = on_the_map(window, "m1Q")
    menu_hand = Hand(window.page("value_stream").view)
    item = window.page("value_stream").view.map.symbols["m1Q"]
    menu_hand.menu(item.centre())
    next(action for action in popped(page).actions() if action.text() == "Record an observation").trigger()
    hand.wait()
    popped(page).close()
    assert window.current == "observation"
    hand.type("Screws fall down")
    hand.key("Return")
    assert page.board.chosen()[0].observation.step == "m1Q"


def test_an_observation_puts_a_burst_above_its_step_and_goes_there(window, page, hand):
    page.board.select(["b"])
    page.board.table.setFocus()
    hand.key("M")
    view = window.page("value_stream").view
    assert window.current == "value_stream"
    burst = view.map.symbols[view.selected()[0]].symbol
    assert (burst.kind, burst.name) == ("kaizen_burst", "Burrs after assembly")
    assert burst.y < view.map.symbols["m1Q"].symbol.y
    assert links(page) == {("symbol", burst.id, "observation", "b")}
    window.go("observation")
    page.board.select(["d"])
    page.board.table.setFocus()
    hand.key("M")
    assert window.status.hint.text().startswith("Say first at which step")


def test_deleting_an_observation_leaves_its_burst_and_says_so(window, page, hand):
    page.board.select(["b"])
    page.board.table.setFocus()
    hand.key("M")
    window.go("observation")
    page.board.select(["b"])
    page.board.table.setFocus()
    hand.key("Delete")
    assert "stays" in window.status.hint.text()
    assert links(page)


def test_an_observation_is_counted_in_a_new_tally_and_in_one_that_is_there(page, hand):
    page.board.select(["b", "c"])
    page.board.table.setFocus()
    hand.key("T")  # the first tally of the event is asked for by nobody
    (tally, _name, _period) = tally_edit.listed(page.desk.document)[0]
    names = [each.name for each in tally_edit.read(page.desk.document, tally).categories]
    assert names == ["Burrs after assembly", "Crane log of last year", ""]
    assert {(kind, of) for kind, of, _target, _id in links(page)} == {("observation", "b"), ("observation", "c")}
    page.board.select(["a"])
    hand.key("T")
    menu = popped(page)
    assert [action.text() for action in menu.actions()] == ["&1  Tally", "&0  New tally"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(tally_edit.read(page.desk.document, tally).categories) == 4
    assert page.trail.isVisible()
    page.board.select(["d"])
    hand.key("T")
    QTest.keyClick(popped(page), Qt.Key.Key_0)
    assert len(tally_edit.listed(page.desk.document)) == 2


def test_an_observation_is_looked_into_for_its_causes(page, hand):
    page.board.select(["a"])
    page.board.table.setFocus()
    hand.key("E")
    (made,) = fishbones(page.desk.document)
    assert made.name == "Operators wait for the crane"
    assert ("observation", "a", "fishbone", made.id) in links(page)


# The page as a whole


def test_a_cell_of_the_diagnosis_grid_shows_its_observations(page, hand):
    hand.key("Escape")
    hand.key("G")
    assert page.mode == "grid"
    assert not page.form.isVisible()
    page.modes.further["grid"].show_thing("observation", "b")
    page.modes.further["grid"].setFocus()
    hand.key("Return")
    assert page.mode == "list"
    assert texts(page) == ["Burrs after assembly"]
    assert page.form.isVisible()


def test_the_keys_of_the_list_are_free_in_the_grid(page, hand):
    page.board.select(["b"])
    hand.key("Escape")
    hand.key("G")
    hand.key("2")
    hand.key("Delete")
    assert observation(page, "b").waste == "defects"
    assert not page.commands["set_waiting"].isEnabled()
    hand.key("L")
    assert page.commands["set_waiting"].isEnabled()


def test_the_page_is_as_it_was_in_another_look(window, page, hand):
    page.board.filters.show_filter(Filter(text="crane"))
    page.board.sort("cost", True)
    page.board.filters.show_grouping("source")
    page.board.select(["c"])
    page.show_mode("cards")
    page.board.cards.setFocus()
    hand.key("F11")
    hand.wait()
    again = window.page("observation")
    assert again is not page
    assert (again.mode, again.board.filters.filter.text, again.board.filters.grouping) == ("cards", "crane", "source")
    assert again.board.rows.sorted == ("cost", True)
    assert again.selected() == ["c"]


def test_undo_from_elsewhere_comes_to_the_observation(window, page, hand):
    page.board.select(["a"])
    page.board.table.setFocus()
    hand.key("7")
    window.go("value_stream")
    Hand(window).key("Ctrl+Z")
    assert window.current == "observation"
    assert page.selected() == ["a"]


def test_an_observation_is_found_by_its_words(page):
    found = next(each for each in page.found() if each.title == "Burrs after assembly")
    assert found.place == "Observation – Assembly"
    found.go()
    assert page.selected() == ["b"]


def test_an_empty_event_says_how_to_begin(dressed, qtbot, settings, tmp_path):
    path = tmp_path / "empty.kaizen"
    write_new(path, EventData("Empty", "en"))
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("observation")
    page = window.page("observation")
    hand = Hand(window)
    assert page.board.empty.isVisible()
    page.board.table.setFocus()
    page.board.empty.buttons[0].click()
    assert page.board.entry.text.hasFocus()
    hand.type("First")
    hand.key("Return")
    assert not page.board.empty.isVisible()
    assert page.form.figures.how.text().endswith("The quantity is not given.")


def test_without_a_map_tab_passes_the_step_by_and_the_grid_says_what_it_needs(dressed, qtbot, settings, tmp_path):
    path = tmp_path / "empty.kaizen"
    write_new(path, EventData("Empty", "en"))
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("observation")
    page = window.page("observation")
    hand = Hand(window)
    hand.type("Coils lie about")
    hand.key("Tab")
    assert page.board.entry.waste.hasFocus()
    assert "no map" in page.board.entry.step.toolTip()
    page.show_mode("grid")
    assert page.modes.of("grid").empty.isVisible()
    page.show_mode("list")
    page.board.entry.waste.setFocus()
    hand.type("tr")
    hand.key("Return")
    page.show_mode("grid")
    assert not page.modes.of("grid").empty.isVisible()


def test_an_event_that_is_only_looked_at_takes_no_note(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("observation")
    page = bare_window.page("observation")
    assert not page.board.entry.isEnabled()
    assert len(page.board.all) == 4
    bare_window.files.close_event()
    assert len(read(event_file).observations) == 4


def test_a_change_on_the_map_changes_the_names_and_the_cost(window, page):
    document: Document = window.document
    window.go("value_stream")
    from app.views import maps

    with document.edit("Rename") as session:
        from app.models.value_stream import Symbol as Row
        from app.models.value_stream import ValueStream as Stream

        session.get(Row, "m1Q").name = "Montage"
        session.get(Stream, "m1").days_per_year = 100
    assert maps.maps(document)
    window.go("observation")
    shown = next(each for each in page.board.all if each.observation.id == "b")
    assert (shown.step_name, shown.yearly.cost) == ("Montage", 12 * 2 * 100 * 0.5)


def test_photos_that_are_chosen_become_an_observation_each(page, hand, qtbot, photo):
    page.commands["add_photos"].trigger()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(photo), str(photo)])
    dialog.close()
    qtbot.waitUntil(lambda: len(page.board.all) == 6)
    assert [len(each.observation.photos) for each in page.board.chosen()] == [1, 1]
    assert page.window().commands["undo"].text() == "Undo: Add an observation"


def test_interviews_are_one_key_away_with_their_commands_and_a_question_is_shown_there(window, page, hand):
    hand.key("Escape")
    hand.key("I")
    assert page.mode == "interviews"
    assert "new_interview" in {action.property("command") for action in window.all_commands()}
    id = interview_edit.add_interview(window.document, "operator", ["What do you wait for?"])
    (interview,), _observed = interview_edit.read(window.document)
    assert interview.id == id
    window.go("value_stream")
    assert window.open_thing("question", interview.questions[0].id)
    assert window.current == "observation"
    assert page.mode == "interviews"
    hand.key("Ctrl+Z")
    assert interview_edit.read(window.document)[0] == []
    page.show_mode("list")
    hand.key("Ctrl+Y")
    assert page.mode == "interviews"


def test_every_key_of_the_page_is_told(page):
    told = {what for _heading, lines in page.further_keys() for what, _key in lines}
    assert {"Note what is typed", "Take the rating back", "Tick the question"} <= told


def test_a_digit_that_is_typed_on_a_choice_of_the_panel_is_no_key_of_the_page(page, hand):
    page.show_thing("observation", "a")
    page.form.editors["kind"].setFocus()
    hand.type("12g")
    hand.key("Tab")
    assert (observation(page, "a").waste, page.mode) == ("waiting", "list")


def test_the_keys_act_at_once_on_an_observation_that_was_gone_to(page, hand):
    page.window().open_thing("observation", "c")
    hand.type("7")
    assert observation(page, "c").waste == "defects"
    assert page.board.entry.text.text() == ""


def test_the_line_and_the_chips_fit_into_whatever_room_the_panel_leaves(window, page, hand):
    window.commands["projector"].setChecked(True)
    Hand.wait()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1280, 720)
    page = window.page("observation")
    page.commands["properties_panel"].setChecked(True)
    Hand.wait()
    bar, entry = page.board.filters, page.board.entry
    for inside in (*bar.chips.values(), bar.seek, bar.group):
        assert bar.rect().contains(inside.geometry())
        assert inside.width() >= inside.minimumSizeHint().width()
    assert entry.waste.geometry().right() < entry.width()
    assert bar.chips["waste"].accessibleName() == "Waste"
    page.commands["properties_panel"].setChecked(False)
    Hand.wait()
    assert bar.chips["waste"].toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_a_photo_that_was_dropped_is_told_of_and_shown_in_the_list(page, hand, tmp_path, qtbot):
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    image.save(str(tmp_path / "crane.png"))
    rows = page.board.rows
    sign = Qt.ItemDataRole.DecorationRole
    assert rows.index_of("a").data(sign) is None
    view = page.board.table
    place = view.viewport().mapTo(page, view.visualRect(rows.index_of("a")).center())
    assert Hand(page).drop([str(tmp_path / "crane.png")], place)
    qtbot.waitUntil(lambda: len(photos_of(page.desk.document, "observation_id", "a")) == 1)
    assert page.window().status.hint.text() == "1 photo added. Ctrl+Z undoes it."
    assert rows.index_of("a").data(sign) is not None
    assert "1 photo" in rows.index_of("a").data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_ways_to_look_are_gone_through_key_by_key_and_a_note_is_typed_on_where_it_was(page, hand):
    page.point_at("a")
    for key, mode in (("C", "cards"), ("G", "grid"), ("L", "list"), ("C", "cards"), ("I", "interviews")):
        hand.key(key)
        assert page.mode == mode
    page.show_mode("list")
    hand.key("N")
    hand.type("Oil")
    page.commands["show_cards"].trigger()
    hand.type(" on the floor")
    hand.key("Return")
    assert "Oil on the floor" in texts(page)
