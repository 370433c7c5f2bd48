"""Measures typed as in a spreadsheet beside the chart: grid, paste, points, stages, selection, modes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.exchange.event_file import write_new
from app.models import indicator_edit
from app.views.print_preview import PrintPreview
from app.views.settings import Settings
from tests.hand import Hand
from tests.reports import paper
from tests.views.conftest import make_window

VALUES = (4.1, 4.3, 3.9, 4.2, 4.0, 4.4, 4.1, 3.8, 4.2, 9.0, 4.1, 4.0, 4.3, 3.9)
SCRAP = Indicator(
    "scrap",
    "Scrap of line 3",
    unit="%",
    frequency="day",
    direction="less",
    target=3.0,
    upper_spec=6.0,
    measures=tuple(Measure(f"2026-03-{i + 2:02d}", value, id=f"m{i + 1}") for i, value in enumerate(VALUES)),
)
BORE = Indicator(
    "bore",
    "Bore",
    unit="mm",
    measures=tuple(Measure(str(i), values=(74.0, 74.0 + i / 1000, 73.99), id=f"b{i}") for i in range(1, 6)),
)
EVENT = EventData("Line 3", "en", indicators=(SCRAP, BORE, Indicator("none", "Accidents")))


@pytest.fixture
def page(dressed, qtbot, settings: Settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "e.kaizen", EVENT)
    window.files.open_path(tmp_path / "e.kaizen")
    window.go("measure")
    page = window.page("measure")
    page.today = lambda: date(2026, 3, 20)
    page.test_window = window
    Hand(window)
    Hand.wait()
    return page


@pytest.fixture
def hand(page) -> Hand:
    return Hand(page.test_window)


def values(page) -> list[float | None]:
    return [each.value for each in page.live.held.measures]


def cell(page) -> tuple[int, int]:
    index = page.table.currentIndex()
    return index.row(), index.column()


def go(page, row: int, column: int) -> None:
    page.table.setFocus()
    page.table.go(row, column)


def test_values_are_typed_one_below_the_other_and_their_dates_follow(page, hand: Hand):
    page.table.setFocus()
    assert cell(page) == (14, 1)  # the empty row, where the next value is typed
    for text in ("4,4", "4.6"):
        hand.type(text)
        hand.key("Return")
    added = page.live.held.measures[14:]
    assert [(each.at, each.value) for each in added] == [("2026-03-16", 4.4), ("2026-03-17", 4.6)]
    assert cell(page) == (16, 1)
    assert page.chart.view.plan.panels[0].series[0].indices == tuple(range(1, 17))
    hand.key("Ctrl+Z")
    assert len(values(page)) == 15


def test_a_cell_is_typed_over_changed_left_and_cleared_by_keys_as_in_a_spreadsheet(page, hand: Hand):
    go(page, 1, 1)
    hand.type("5")
    hand.key("Tab")
    assert values(page)[1] == 5.0
    assert cell(page) == (1, 2)
    hand.type("new die")  # letters are text here, whatever they command on the chart
    hand.key("Return")
    assert page.live.held.measures[1].event == "new die"
    assert cell(page) == (2, 2)
    go(page, 1, 1)
    hand.key("F2")
    hand.key("End")
    hand.type("5")
    hand.key("Return")
    assert values(page)[1] == 5.0 * 11
    go(page, 1, 1)
    hand.key("Delete")
    assert values(page)[1] is None
    assert page.live.held.measures[1].event == "new die"
    go(page, 0, 1)
    hand.type("many")
    hand.key("Return")
    assert "not a number" in page.table.typing.editor._reason.text()  # noqa: SLF001 - what stands below the line
    hand.key("Escape")
    assert values(page)[0] == 4.1


def test_a_french_block_from_excel_is_pasted_and_what_was_not_understood_is_told(page, hand: Hand):
    go(page, 13, 0)
    block = "15/03/2026\t4,05\r\n16/03/2026\t1\u202f004,5\r\n17/03/2026\tpanne\r\n"
    QGuiApplication.clipboard().setText(block)
    hand.key("Ctrl+V")
    assert [(each.at, each.value) for each in page.live.held.measures[13:]] == [
        ("2026-03-15", 4.05),
        ("2026-03-16", 1004.5),
        ("2026-03-17", None),
    ]
    said = page.test_window.banners.open_banners()[-1]
    assert "“panne”" in said.details
    assert "3 measures were pasted" in said.text
    assert len(page.table.chosen_rows()) == 3
    hand.key("Ctrl+C")
    assert QGuiApplication.clipboard().text().startswith("15 Mar 2026\t4.05")
    hand.key("Ctrl+Z")
    assert values(page) == list(VALUES)


def test_a_point_and_its_row_are_chosen_together_and_excluded_with_a_reason(page, hand: Hand):
    page.commands["show_control"].trigger()
    view = page.chart.view
    assert 10 in [ring.index for ring in view.plan.panels[0].rings]
    spot = view.plan.spots.of(10)
    Hand(view).click(view.mapToScene(view.place_of(spot).toPoint()))
    assert page.table.chosen_rows() == [9]
    view.setFocus()
    hand.key("X")
    hand.type("power cut")
    hand.key("Return")
    assert [each.excluded_why for each in page.live.held.measures if each.excluded] == ["power cut"]
    assert 10 not in [ring.index for ring in view.plan.panels[0].rings]
    assert 10 in view.plan.panels[0].series[0].hollow
    hand.key("X")
    assert not any(each.excluded for each in page.live.held.measures)
    go(page, 4, 1)
    assert view.selected.index == 5


def test_stages_begin_and_are_joined_and_limits_are_frozen_on_the_chosen_points(page, hand: Hand):
    page.commands["show_control"].trigger()
    go(page, 7, 1)
    page.chart.setFocus()
    hand.key("S")
    hand.type("new die")
    hand.key("Return")
    assert [each.stage for each in page.live.held.measures] == [""] * 7 + ["new die"] * 7
    assert len(page.chart.told.chart.stages) == 2
    hand.key("J")
    assert {each.stage for each in page.live.held.measures} == {""}
    page.table.mark([f"m{i}" for i in range(2, 7)])
    page.chart.setFocus()
    hand.key("B")
    assert (page.live.head.baseline_from, page.live.head.baseline_to) == (2, 6)
    assert page.chart.told.chart.based_on == (2, 3, 4, 5, 6)
    hand.key("U")
    assert page.live.head.baseline_from is None
    hand.key("E")
    hand.type("new gauge")
    hand.key("Return")
    assert page.live.held.measures[1].event == "new gauge"


def test_a_finding_leads_to_its_points_and_the_figures_say_why_they_are_missing(page, hand: Hand):
    page.commands["show_control"].trigger()
    (finding,) = [line for line in page.panel.said if "above the upper control limit" in line.words.text()]
    Hand(finding).click()
    assert page.table.chosen_rows() == [9]
    assert page.chart.view.selected.index == 10
    tiles = {key: tile.value.text() for key, tile in page.panel.tiles.items()}
    assert tiles["cp"] == "—"
    assert float(tiles["ppk"]) < 1
    assert "one side only" in page.panel.tiles["cp"].explained()
    hand.key("F4")
    assert not page.panel.isVisible()


def test_each_way_to_look_at_measures_is_one_key_away(page, hand: Hand):
    page.chart.setFocus()
    for key, mode in (("F6", "control"), ("F7", "histogram"), ("F8", "boxes"), ("F12", "scatter"), ("F5", "trend")):
        hand.key(key)
        assert page.mode == mode == page.chart.told.asked.mode
    hand.key("F8")
    assert page.chart.grouping.currentData() == "weekday"  # the only one of which these measures say anything
    page.chart.setFocus()
    hand.key("G")
    assert page.chart.told.asked.grouping == "shift"
    page.commands["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    page.chart.setFocus()
    hand.key("L")
    assert page.live.head.representation == "bars"
    assert page.chart.view.plan.panels[0].series[0].kind == "bars"
    hand.key("M")
    assert page.live.head.moving_points == 3
    hand.key("K")
    assert (page.live.head.chart, page.mode) == ("i_mr", "control")
    hand.key("K")
    assert page.live.head.chart == "xbar_r"
    assert "Proposed is" in page.chart.why.text()
    hand.key("R")
    assert page.live.head.rules == "western_electric"


def test_subgroups_show_their_readings_and_the_next_indicator_is_one_key_away(page, hand: Hand):
    hand.key("Ctrl+PgDown")
    assert page.shown_id == "bore"
    assert page.table.rows.columns[:5] == ("at", "reading_1", "reading_2", "reading_3", "reading_4")
    go(page, 0, 4)
    hand.type("74,01")
    hand.key("Return")
    assert page.live.held.measures[0].values == (74.0, 74.001, 73.99, 74.01)
    hand.key("Ctrl+PgDown")
    assert page.shown_id == "none"
    assert page.chart.view.plan.empty
    page.table.setFocus()
    hand.type("3")
    hand.key("Return")
    assert [(each.at, each.value) for each in page.live.held.measures] == [("2026-03-20", 3.0)]


def test_an_event_without_indicators_begins_with_one_that_is_named_in_place(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "e.kaizen", replace(EVENT, indicators=()))
    window.files.open_path(tmp_path / "e.kaizen")
    window.go("measure")
    page = window.page("measure")
    Hand.wait()
    assert page.empty.isVisible()
    hand = Hand(window)
    page.commands["add_indicator"].trigger()
    hand.type("Scrap")
    hand.key("Return")
    assert page.live.head.name == "Scrap"
    hand.type("4")
    hand.key("Return")
    assert values(page) == [4.0]
    page.commands["open_pareto"].trigger()
    assert window.current == "tally"


def test_many_measures_are_read_piece_by_piece_and_nothing_of_another_indicator_stays_on_show(page, hand: Hand, qtbot):
    points = tuple(Measure(str(i), float(i % 7)) for i in range(6000))
    id = indicator_edit.add_indicator(page.desk.document, Indicator("", "Torque", measures=points))
    page.turn_to(id)
    assert not page.live.whole
    assert page.chart.progress.isVisible()
    assert (page.table.indicator_id, page.table.rows.n) == (id, 2000)
    assert page.chart.told is None
    qtbot.waitUntil(lambda: page.chart.told is not None, timeout=5000)
    assert (page.table.rows.n, page.chart.progress.isVisible()) == (6000, False)
    assert len(page.chart.told.plan.panels[0].series[0].xs) == 6000
    go(page, 5, 1)
    hand.type("9")
    hand.key("Return")
    qtbot.waitUntil(lambda: page.chart.told.plan.panels[0].series[0].ys[5] == 9.0, timeout=5000)


def test_measures_that_may_only_be_looked_at_are_read_and_not_typed(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "e.kaizen", EVENT)
    window.files.look_at(tmp_path / "e.kaizen")
    window.go("measure")
    page, hand = window.page("measure"), Hand(window)
    page.table.setFocus()
    page.table.go(0, 1)
    hand.type("9")
    hand.key("Delete")
    assert page.table.typing.editor is None
    assert values(page) == list(VALUES)
    assert not page.commands["exclude"].isEnabled()
    assert page.table.rows.rowCount() == 14


def test_beside_the_histogram_stands_what_the_machine_can_do_and_what_to_doubt_of_it(page):
    assert all(tile.isHidden() for tile in page.panel.machine.values())
    page.commands["show_histogram"].trigger()
    Hand.wait()
    assert not any(tile.isHidden() for tile in page.panel.machine.values())
    assert "50" in page.panel.reason.text()  # parts that a machine is judged by: these are fewer


def test_what_is_on_show_prints(page, hand, qtbot):
    window = page.test_window
    for mode, words in (("trend", "What it serves"), ("control", "UCL"), ("histogram", "Normal curve")):
        page.commands[f"show_{mode}"].trigger()
        Hand.wait()
        page.commands["print_chart"].trigger()
        preview = window.findChild(PrintPreview)
        qtbot.waitUntil(lambda preview=preview: preview.pdf.startswith(b"%PDF"), timeout=10_000)
        assert words in paper.words(preview.pdf), mode
        hand.key("Esc")
        qtbot.waitUntil(lambda: window.findChild(PrintPreview) is None)


def test_typing_the_next_measure_leaves_the_dates_in_sight(page, hand):
    seen = page.table.horizontalScrollBar()
    moved = []
    seen.valueChanged.connect(moved.append)
    page.table.setFocus()
    hand.type("4,5")
    hand.key("Enter")
    Hand.wait()
    assert len(values(page)) == len(VALUES) + 1
    assert seen.maximum() > 0
    assert not moved


def test_the_grid_shows_whole_columns_until_the_hand_moves_its_edge(page):
    window, panes, table = page.test_window, page.panes, page.table
    edges = []
    for width in (1280, 1920):
        window.resize(width, 1000)
        Hand.wait()
        edges.append(table.columnAt(table.viewport().width() - 1))
        right = table.columnViewportPosition(edges[-1]) + table.columnWidth(edges[-1])
        assert right - 1 <= table.viewport().width() <= right + 1
    assert edges[0] < edges[1]
    handle = panes.handle(1)
    Hand(handle).drag((1, 300), (61, 300))
    kept = panes.kept()
    assert kept is not None
    window.resize(1921, 1000)
    Hand.wait()
    assert panes.sizes()[0] == kept[0]
