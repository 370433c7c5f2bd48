"""The page of the process flow chart: charts, totals, comparison, stopwatch, and the two ends on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.calc.process_chart import Step
from app.calc.value_stream import Symbol
from app.models import process_chart_edit as edit
from app.models import process_chart_link as ends
from app.models.value_stream import read_symbols
from app.views.print_preview import PrintPreview
from app.views.process_chart import ProcessChartPage
from app.views.process_chart_offer import OfferSheet
from app.views.process_chart_stopwatch import clock_face
from tests.hand import Hand
from tests.reports.paper import words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus

PRESENT = [
    Step("", "storage", "Rack", time_s=600),
    Step("", "transport", "To the press", time_s=45, distance_m=18),
    Step("", "operation", "Press", time_s=30, value_class="VA"),
    Step("", "delay", "Wait", time_s=525),
]
"""20 min, 18 m, 2.5 % value-added."""


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def page(window):
    window.go("process_chart")
    made = window.page("process_chart")
    made.commands["add_chart"].trigger()
    edit.add_rows(window.document, made.shown_id, PRESENT, None)
    made.table.go(0, 1)
    made.focus()
    return made


def steps(page):
    return page.chart().steps


# Totals


def test_the_foot_says_number_time_and_distance_by_symbol(page):
    totals = page.sheet.totals
    transport = totals.feet["transport"]
    assert (transport.number.text(), transport.time.text(), transport.distance.text()) == (
        "1",
        "45\u202fs",
        "18\u202fm",
    )
    assert (totals.total.number.text(), totals.total.time.text()) == ("4", "20\u202fmin")
    assert totals.value.value.text() == "2.5\u202f%"
    assert "30" in totals.value.toolTip()


def test_what_is_missing_is_said_and_not_counted_as_nothing(page):
    edit.set_values(page.desk.document, [steps(page)[0].id], {"time_s": None})
    totals = page.sheet.totals
    assert totals.feet["storage"].time.text() == "—"
    assert totals.total.time.text() == "≥ 10\u202fmin"
    assert "No time is given for 1 “Rack”" in totals.total.toolTip()
    assert totals.value.value.text() == "—"
    assert "1 “Rack”" in totals.value.toolTip()


# Charts


def test_the_proposed_chart_stands_beside_the_present_one_with_its_gain(page):
    present = page.shown_id
    page.commands["propose"].trigger()
    assert page.commands["compare"].isChecked()
    assert page.chart().compared_to == present
    assert page.sheet.other.chart_id == present
    Hand.wait()
    assert page.sheet.other.mapTo(page, QPoint()).x() < page.table.mapTo(page, QPoint()).x()
    hand = Hand(page)
    page.table.go(3, 0)
    hand.key("Delete")
    gain = page.sheet.gain.cards
    assert gain["count"].both.text() == "4 → 3"
    assert gain["count"].gain.text() == "✓ −1 (−25\u202f%)"
    assert gain["time_s"].gain.text() == "✓ −8.75\u202fmin (−43.8\u202f%)"
    assert gain["distance_m"].gain.text() == "no change"
    assert gain["value_added_share"].gain.text() == "✓ +1.94 points"
    assert page.sheet.gain.kinds["delay"].both.text() == "1 → 0"
    assert len(page.sheet.other.rows.chart.steps) == 4


def test_a_proposal_that_is_worse_is_not_called_a_gain(page):
    page.commands["propose"].trigger()
    edit.set_values(page.desk.document, [steps(page)[1].id], {"distance_m": 36})
    assert page.sheet.gain.cards["distance_m"].gain.text() == "▲ +18\u202fm (+100\u202f%)"


def test_both_charts_are_typed_in(page):
    page.commands["propose"].trigger()
    other = page.sheet.other
    other.setFocus()
    other.go(2, 1)
    hand = Hand(page)
    hand.type("Press twice")
    hand.key("Return")
    assert other.rows.chart.steps[2].description == "Press twice"
    assert steps(page)[2].description == "Press"


def test_a_proposal_can_be_compared_with_another_chart_from_the_panel(page):
    present = page.shown_id
    page.commands["propose"].trigger()
    editor = page.panel.editors["compared_to"]
    assert editor.currentData() == present
    editor.activated.emit(0)
    Hand.wait()
    assert page.chart().compared_to is None
    assert not page.commands["compare"].isEnabled()
    assert not page.sheet.other.isVisible()


def test_the_header_is_typed_in_the_panel(page):
    hand = Hand(page)
    hand.key("Ctrl+H")
    hand.type("Bracket 12")
    hand.key("Tab")
    assert page.chart().product == "Bracket 12"
    assert page.desk.document.undo_label == "Change the product"


def test_several_steps_get_a_value_in_the_panel(page):
    page.table.choose([step.id for step in steps(page)[:2]])
    editor = page.panel.editors["actor"]
    editor.setFocus()
    hand = Hand(page)
    hand.type("Anna")
    hand.key("Return")
    assert [step.actor for step in steps(page)] == ["Anna", "Anna", "", ""]
    assert page.panel.title.text() == "2 steps"


def test_the_example_comes_with_its_proposal_and_its_floor_in_one_gesture(window):
    window.go("process_chart")
    page = window.page("process_chart")
    page.empty.buttons[1].click()
    assert page.chart().plan.picture is not None
    assert len(steps(page)) > 5
    assert page.commands["compare"].isEnabled()
    assert len(page.charts) == 2
    assert page.charts[1].compared_to == page.charts[0].id
    window.document.undo()
    assert page.charts == []


def test_a_hidden_text_makes_no_row_higher(page):
    edit.set_values(page.desk.document, [steps(page)[0].id], {"idea": "A long idea that takes lines " * 5})
    assert page.table.rowHeight(0) > page.table.rowHeight(1)
    page.commands["propose"].trigger()
    assert page.table.rowHeight(0) == page.table.rowHeight(1)


def test_charts_are_named_stepped_through_and_deleted(page):
    first = page.shown_id
    page.commands["add_chart"].trigger()
    hand = Hand(page)
    hand.type("Second")
    hand.key("Return")
    assert [each.name for each in page.charts] == ["Process flow chart", "Second"]
    hand.key("Ctrl+PgDown")
    assert page.shown_id == first
    page.commands["delete_chart"].trigger()
    assert page.shown_id != first
    assert page.empty.isHidden()
    page.commands["delete_chart"].trigger()
    assert page.empty.isVisible()
    assert page.shown_id is None
    page.desk.document.undo()
    assert page.shown_id is not None


def test_undo_shows_the_chart_and_the_step_that_it_changed(page, window):
    first = page.shown_id
    edit.set_values(window.document, [steps(page)[2].id], {"time_s": 31})
    page.commands["add_chart"].trigger()
    window.asked.undo()
    window.asked.undo()
    assert page.shown_id == first
    assert page.table.currentIndex().row() == 2


def test_a_chart_and_a_step_are_found_by_name(page):
    other = edit.add(page.desk.document, "Other")
    found = {each.title: each for each in page.found()}
    assert {"Rack", "Press", "Other"} <= set(found)
    found["Other"].go()
    assert page.shown_id == other
    found["Press"].go()
    assert page.table.marked_ids() == [steps(page)[2].id]


def test_everything_stays_where_it_is_in_another_look(page, window):
    page.commands["propose"].trigger()
    shown = page.shown_id
    page.table.go(2, 4)
    window.commands["change_look"].trigger()
    Hand.wait()
    fresh = window.page("process_chart")
    Hand.wait()
    assert fresh is not page
    assert (fresh.shown_id, fresh.table.currentIndex().row(), fresh.table.currentIndex().column()) == (shown, 2, 4)
    assert fresh.commands["compare"].isChecked()
    assert fresh.sheet.other.isVisible()


# Stopwatch


@pytest.fixture
def timed(page, window, qtbot):
    """The same page with a clock in our hand, and the clock."""
    clock = Clock()
    made = ProcessChartPage(window, clock)
    qtbot.addWidget(made)
    made.begin()
    made.show()
    made.table.go(1, 1)
    yield made, clock
    made.leave()


def test_the_space_bar_starts_and_each_lap_goes_to_the_next_step(timed):
    page, clock = timed
    hand = Hand(page)
    hand.key("F7")
    bar = page.timing.bar
    assert bar.step.text().startswith("2  To the press")
    hand.key("Space")
    clock.now += 12.5
    hand.key("Space")
    clock.now += 3.25
    hand.key("Space")
    assert [(step.time_s, step.time_source) for step in steps(page)[1:3]] == [(12.5, "measured"), (3.25, "measured")]
    assert page.table.currentIndex().row() == 3
    assert bar.step.text().startswith("4  Wait")
    clock.now += 1.25
    bar._show()  # noqa: SLF001  # what its timer does
    assert bar.digits.text() == "0:01.2"


def test_no_lap_is_lost_below_the_last_step(timed):
    page, clock = timed
    hand = Hand(page)
    page.table.go(3, 1)
    hand.key("F7")
    hand.key("Space")
    for seconds in (1, 2, 3):
        clock.now += seconds
        hand.key("Space")
    assert [step.time_s for step in steps(page)[3:]] == [1, 2, 3]
    assert len(steps(page)) == 6


def test_escape_stops_then_closes_and_changes_no_time(timed):
    page, clock = timed
    hand = Hand(page)
    hand.key("F7")
    hand.key("Space")
    clock.now += 7
    hand.key("Escape")
    assert not page.timing.bar.watch.is_running
    assert page.timing.bar.isVisible()
    hand.key("Escape")
    assert not page.timing.bar.isVisible()
    assert [step.time_s for step in steps(page)] == [600, 45, 30, 525]


def test_another_step_is_timed_by_the_arrows_or_a_click(timed):
    page, clock = timed
    hand = Hand(page)
    hand.key("F7")
    hand.key("Space")
    hand.key("Down")
    clock.now += 4
    hand.key("Space")
    assert steps(page)[2].time_s == 4
    Hand(page.table).click(page.table.visualRect(page.table.rows.index(0, 1)).center())
    clock.now += 5
    hand.key("Space")
    assert steps(page)[0].time_s == 5


def test_a_space_in_a_text_is_a_space_while_the_stopwatch_runs(timed):
    page, clock = timed
    hand = Hand(page)
    hand.key("F7")
    hand.key("Space")
    page.table.setFocus()
    page.table.go(0, 1)
    hand.type("A b")
    hand.key("Return")
    assert steps(page)[0].description == "A b"
    assert page.timing.bar.watch.laps == []


def test_a_key_that_is_held_down_makes_no_laps(timed, qtbot):
    page, clock = timed
    hand = Hand(page)
    hand.key("F7")
    hand.key("Space")
    for _ in range(5):
        clock.now += 0.1
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(page.timing.bar, held)
    assert page.timing.bar.watch.laps == []


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00.0"), (59.96, "0:59.9"), (75.3, "1:15.3"), (3600, "1:00:00.0"), (0.3, "0:00.3")]
)
def test_the_digits_are_those_of_a_stopwatch(seconds, shown):
    assert clock_face(seconds) == shown


# The map


@pytest.fixture
def boxed(window):
    """The map with the process Stamping selected."""
    window.go("value_stream")
    page = window.page("value_stream")
    page.show_symbols([next(s.id for s in page.stream().symbols if s.name == "Stamping")])
    return page


def test_a_process_box_opens_its_chart_and_finds_it_again(boxed, window):
    boxed.commands["open_process_chart"].trigger()
    page = window.page("process_chart")
    assert window.current == "process_chart"
    assert page.listed_chart().name == "Stamping"
    window.go("value_stream")
    boxed.commands["open_process_chart"].trigger()
    assert len(page.charts) == 1
    assert page.panel.trail.isVisible()
    page.panel.trail.steps[0].click()
    assert window.current == "value_stream"
    assert [window.page("value_stream").view.selected()] == [boxed.view.selected()]


def test_the_menu_of_a_process_box_offers_its_chart(boxed, window):
    symbol = next(s for s in boxed.stream().symbols if s.name == "Stamping")
    Hand(boxed.view).menu((symbol.x, symbol.y))
    menu = next(each for each in boxed.view.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text() == "Open its process flow chart")
    menu.close()
    action.trigger()
    Hand.wait()
    assert window.current == "process_chart"


def test_only_a_process_box_has_a_chart(boxed):
    boxed.show_symbols([next(s.id for s in boxed.stream().symbols if s.kind == "inventory")])
    assert not boxed.commands["open_process_chart"].isEnabled()


def box_of(window, id: str) -> Symbol:
    with window.document.read() as session:
        return read_symbols(session, [id])[0]


def test_the_totals_go_back_to_the_map_by_one_click_and_come_back_by_one_undo(boxed, window):
    id = boxed.view.selected()[0]
    boxed.commands["open_process_chart"].trigger()
    page = window.page("process_chart")
    edit.add_rows(window.document, page.shown_id, PRESENT, None)
    assert page.panel.offer.isVisible()
    page.panel.offer.click()
    sheet = page.findChild(OfferSheet)
    boxes = {name: box.isChecked() for name, box in sheet.boxes.items()}
    assert boxes == {
        "processing_time_s": True,
        "value_added_s": True,
        "necessary_non_value_added_s": True,
        "cycle_time_s": False,
    }
    sheet.boxes["cycle_time_s"].setChecked(True)
    sheet.write.click()
    told = box_of(window, id)
    assert (told.processing_time_s, told.value_added_s, told.necessary_non_value_added_s) == (1200, 30, 0)
    assert told.cycle_time_s == 30
    window.document.undo()
    assert box_of(window, id).cycle_time_s == 1
    assert box_of(window, id).processing_time_s is None


def test_a_chart_of_no_box_has_nothing_to_offer(page, window):
    assert not page.panel.offer.isVisible()
    page.commands["offer_totals"].trigger()
    assert "no process box" in window.status.hint.text()


def test_days_are_those_of_the_map_of_the_box(boxed, window):
    boxed.commands["open_process_chart"].trigger()
    page = window.page("process_chart")
    assert page.table.rows.day_s == 55200
    hand = Hand(page)
    hand.type("Store")
    hand.key("Return")
    hand.type("s2 d")
    hand.key("Return")
    assert steps(page)[0].time_s == 2 * 55200
    assert ends.worked_day_s(window.document, page.shown_id) == 55200


@pytest.mark.parametrize(("shown", "words_in"), [(False, "Process flow chart"), (True, "Spaghetti")])
def test_the_sheet_of_what_is_on_show_is_printed(page, window, qtbot, shown, words_in):
    page.commands["spaghetti"].setChecked(shown)
    page.commands["print_chart"].trigger()
    preview = window.findChild(PrintPreview)
    with qtbot.waitSignal(preview.ready, timeout=20000):
        pass
    assert words_in in words(preview.pdf)
    Hand(preview).key("Escape")
    assert window.current == "process_chart"
    assert page.isVisible()
