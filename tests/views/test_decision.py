"""The decision page: typed as a spreadsheet, compared in pairs, dragged, argued, voted, chosen, made an action of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.calc.decision import Criterion, Decision, Level, Option, Point, Score
from app.calc.event import EventData
from app.calc.lever import Lever
from app.calc.link import Link
from app.canvas.decision_layout import BEFORE, NAME, WEIGHT, Spot
from app.exchange.event_file import write_new
from app.models import decision_edit as edit
from app.models.action import read_actions
from app.models.link import read_links
from tests.hand import RIGHT, Hand
from tests.views.conftest import make_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus

FEEDING = Decision(
    "d",
    "How do parts come?",
    low=1,
    high=5,
    levels=(Level(1, "Very low"), Level(5, "Very high")),
    criteria=(
        Criterion("cost", "Cost", 3, "less"),
        Criterion("gain", "Gain", 5),
        Criterion("delay", "Delay", 2, "less"),
    ),
    options=(
        Option("A", "Kanban", scores=(Score("cost", 2), Score("gain", 3), Score("delay", 2))),
        Option("B", "Train", scores=(Score("cost", 4), Score("gain", 5), Score("delay", 3))),
    ),
)
"""By hand: A (3·4 + 5·3 + 2·4) ÷ 10 = 3.5; B (3·2 + 5·5 + 2·3) ÷ 10 = 3.7."""
EVENT = EventData("Line 3", "en", levers=(Lever("l1", "Kanban"), Lever("l2", "SMED")), decisions=(FEEDING,))


def opened(qtbot, settings, path: Path, event: EventData):
    write_new(path, event)
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("decision")
    qtbot.waitExposed(window)
    Hand.wait()
    return window.page("decision")


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path: Path):
    return opened(qtbot, settings, tmp_path / "feeding.kaizen", EVENT)


@pytest.fixture
def hand(page) -> Hand:
    return Hand(page.window())


def at(board, rect) -> QPointF:
    """The middle of a place of the picture, for a hand on the board."""
    return QPointF(board.seen(rect).center())


# The matrix


def test_an_empty_page_is_filled_by_typing_and_the_winner_is_there_with_the_last_score(
    dressed, qtbot, settings, tmp_path
):
    page = opened(qtbot, settings, tmp_path / "new.kaizen", EventData("New", "en"))
    hand = Hand(page.window())
    assert page.empty.isVisible()
    hand.key("Ctrl+T")
    for name in ("Kanban", "Train"):
        hand.type(name)
        hand.key("Return")
    hand.key("Shift+Insert")
    for name in ("Cost", "Gain"):
        hand.type(name)
        hand.key("Return")
    board = page.modes.matrix
    board.go(Spot(1, WEIGHT))
    for weight in ("3", "5"):
        hand.type(weight)
        hand.key("Return")
    hand.type("x")  # nothing can be typed below the last criterion's weight
    board.go(Spot(1, BEFORE))
    hand.type("2435")
    assert [o.name for o in page.decision.options] == ["Kanban", "Train"]
    assert [(c.name, c.weight) for c in page.decision.criteria] == [("Cost", 3), ("Gain", 5)]
    assert [board.found.options[o.id].score for o in page.decision.options] == [
        (3 * 2 + 5 * 3) / 8,
        (3 * 4 + 5 * 5) / 8,
    ]
    assert board.found.winner == page.decision.options[1].id
    assert page.window().document.undo_label == "Score an option"


def test_one_key_scores_and_goes_on_and_del_takes_the_score_back(page, hand):
    board = page.modes.matrix
    board.go(Spot(1, BEFORE))
    hand.type("5")
    assert board.at == Spot(1, BEFORE + 1)
    assert board.found.options["A"].cells["cost"].value == 5
    board.go(Spot(1, BEFORE))
    hand.key("Delete")
    assert board.found.winner is None
    assert "Kanban" in page.modes.strip.turns.text()  # why there is no winner


def test_on_a_french_keyboard_the_row_of_digits_scores_without_shift(page, hand):
    page.modes.matrix.go(Spot(1, BEFORE))
    hand.type("é")
    hand.type("(")
    assert [page.modes.matrix.found.options[o].cells["cost"].value for o in "AB"] == [2, 5]


def test_a_click_on_a_level_of_the_scale_scores_the_cell(page, hand):
    page.modes.matrix.go(Spot(2, BEFORE))
    words = {button.text() for button in page.modes.strip.levels}
    assert "5  Very high" in words
    (five,) = (button for button in page.modes.strip.levels if button.text().startswith("5"))
    Hand(five).click()
    assert page.modes.matrix.found.options["A"].cells["gain"].value == 5


def test_a_digit_beyond_the_scale_of_the_decision_is_no_score(page, hand):
    page.modes.matrix.go(Spot(1, BEFORE))
    hand.type("9")
    assert page.modes.matrix.found.options["A"].cells["cost"].value == 2
    assert page.modes.matrix.at == Spot(1, BEFORE)


def test_the_space_bar_turns_what_is_better_and_the_result_turns_with_it(page, hand):
    page.modes.matrix.go(Spot(1, 2))
    hand.key("Space")
    assert page.decision.criteria[0].direction == "more"
    assert page.modes.matrix.found.options["B"].score == (3 * 4 + 5 * 5 + 2 * 3) / 10


def test_what_cannot_be_a_weight_is_refused_where_it_was_typed(page, hand):
    board = page.modes.matrix
    board.go(Spot(1, WEIGHT))
    hand.type("-4")
    hand.key("Return")
    assert board.editor is not None
    hand.key("Escape")
    assert page.decision.criteria[0].weight == 3


def test_the_sentence_says_which_weight_turns_the_winner(page, hand):
    page.modes.matrix.go(Spot(1, NAME))
    said = page.modes.strip.turns.text()
    assert said.startswith("If “Cost” weighed more than 36.4")
    assert "“Kanban” would win." in said


def test_people_score_one_after_the_other_and_are_seen_to_disagree(page, hand):
    board, voter = page.modes.matrix, page.modes.strip.voter
    board.go(Spot(1, BEFORE))
    hand.key("Delete")
    for name, score in (("Ana", "1"), ("Ben", "5")):
        hand.key("Ctrl+U")
        voter.lineEdit().selectAll()
        hand.type(name)
        hand.key("Return")
        board.go(Spot(1, BEFORE))
        hand.type(score)
    cell = board.found.options["A"].cells["cost"]
    assert (cell.value, cell.lowest, cell.highest) == (3, 1, 5)
    board.go(Spot(1, BEFORE))
    assert "≠" in page.modes.strip.words.text()
    assert "Ben: 5" in page.modes.strip.words.text()
    hand.key("Ctrl+Shift+U")
    hand.type("Ana")
    hand.key("Return")
    assert (board.voter, voter.currentText()) == ("Ben", "Ben")  # Ana has scores of her own
    assert "nothing was renamed" in page.window().status.hint.text()
    hand.key("Ctrl+Shift+U")
    hand.type("Benno")
    hand.key("Return")
    assert board.voter == voter.currentText() == "Benno"
    assert {score.voter for option in page.decision.options for score in option.scores} >= {"Ana", "Benno"}
    page.commands["forget_voter"].trigger()
    assert board.voter == ""
    assert board.found.options["A"].cells["cost"].value == 1


def test_criteria_and_options_are_put_elsewhere_by_alt_and_arrows(page, hand):
    page.modes.matrix.go(Spot(1, BEFORE))
    hand.key("Alt+Down")
    hand.key("Alt+Right")
    assert [c.id for c in page.decision.criteria] == ["gain", "cost", "delay"]
    assert [o.id for o in page.decision.options] == ["B", "A"]
    assert page.modes.matrix.at == Spot(2, BEFORE + 1)  # the hand went with it


def test_lists_and_tables_come_in_from_the_clipboard_and_the_matrix_goes_out(page, hand):
    board, clipboard = page.modes.matrix, QGuiApplication.clipboard()
    board.go(Spot(4, NAME))
    clipboard.setText("1. Safety\n2. Noise\n")
    hand.key("Ctrl+V")
    assert [c.name for c in page.decision.criteria] == ["Cost", "Gain", "Delay", "Safety", "Noise"]
    board.go(Spot(4, BEFORE))
    clipboard.setText("4\t2\n3\tx\n")
    hand.key("Ctrl+V")
    assert board.found.options["B"].cells[page.decision.criteria[3].id].value == 2
    assert board.found.options["A"].cells[page.decision.criteria[4].id].value == 3
    hand.key("Ctrl+C")
    rows = [line.split("\t") for line in clipboard.text().splitlines()]
    assert rows[0] == ["Criterion", "Weight", "Share", "Better", "Kanban", "Train"]
    assert rows[1] == ["Cost", "3", "25 %", "Less is better", "2", "4"]
    assert rows[-1][0] == "Result"


def test_a_double_click_types_and_a_click_elsewhere_keeps_it(page, hand):
    board = page.modes.matrix
    on_board = Hand(board)
    place = at(board, board.laid.layout.place(Spot(2, NAME)))
    on_board.double_click(place)
    hand.type("Time saved")
    on_board.click(at(board, board.laid.layout.place(Spot(1, BEFORE))))
    assert page.decision.criteria[1].name == "Time saved"


def test_in_a_large_matrix_names_headings_and_result_stay_in_sight_and_the_cell_of_the_hand_comes(
    dressed, qtbot, settings, tmp_path
):
    large = Decision(
        "large",
        "Large",
        criteria=tuple(Criterion(f"c{i}", f"Criterion {i}") for i in range(16)),
        options=tuple(
            Option(f"o{j}", f"Option {j}", scores=tuple(Score(f"c{i}", 1 + (i + j) % 5) for i in range(16)))
            for j in range(12)
        ),
    )
    page = opened(qtbot, settings, tmp_path / "large.kaizen", replace(EVENT, decisions=(large,)))
    board, hand = page.modes.matrix, Hand(page.window())
    board.go(Spot(16, BEFORE + 11))
    assert board.verticalScrollBar().value() > 0
    layout, room = board.laid.layout, board.viewport().rect()
    here = board.seen(layout.place(board.at))
    result = board.seen(layout.place(Spot(layout.result, BEFORE + 11)))
    name = board.seen(layout.place(Spot(16, NAME)))
    assert room.contains(here)
    assert room.contains(result.adjusted(0, 0, 0, -2))
    assert not here.intersects(result.adjusted(0, 1, 0, 0))
    assert name.left() == 0
    for spot in (Spot(0, NAME), Spot(16, NAME), Spot(layout.result, BEFORE + 11), Spot(16, BEFORE + 11)):
        middle = board.inside(QPointF(board.seen(layout.place(spot)).center()))
        assert layout.at(middle.x(), middle.y()) == spot
    hand.type("5")
    assert board.found.options["o11"].cells["c15"].value == 5
    Hand(board).click(at(board, layout.place(Spot(0, BEFORE + 11))))
    assert board.at == Spot(0, BEFORE + 11)


@pytest.mark.parametrize("mode", ["pairwise", "effort_impact", "points", "dots"])
def test_no_way_of_judging_is_a_blank_page(dressed, qtbot, settings, tmp_path, mode):
    page = opened(qtbot, settings, tmp_path / "new.kaizen", EventData("New", "en"))
    page.commands["add_decision"].trigger()
    page.commands[f"show_{mode}"].setChecked(True)
    Hand.wait()
    assert page.lacks[mode].isVisible()
    page.lacks[mode].buttons[0].click()
    Hand.wait()
    hand = Hand(page.window())
    for name in ("Belts", "Robots"):
        hand.type(name)
        hand.key("Return")
        if page.board.editor is None and mode != "pairwise":
            page.commands["add_option"].trigger()
    hand.key("Escape")
    page.commands[f"show_{mode}"].setChecked(True)
    Hand.wait()
    assert not page.lacks[mode].isVisible()
    named = page.decision.criteria if mode == "pairwise" else page.decision.options
    assert [each.name for each in named] == ["Belts", "Robots"]


# Pairs


def test_pairs_are_compared_by_a_side_and_a_digit_until_the_weights_can_be_taken_over(page, hand):
    hand.key("F6")
    board = page.modes.pairwise
    assert board.hint() == "“Cost” or “Gain”?"
    hand.key("Right")
    hand.type("3")  # gain three times as important
    assert board.hint() == "“Cost” or “Delay”?"
    hand.type("2")
    assert not page.commands["take_weights"].isEnabled()
    hand.key("Right")
    hand.key("Left")
    hand.type("6")
    found = board.laid.found
    assert found.missing == ()
    assert found.consistency_ratio == pytest.approx(0, abs=1e-6)
    hand.key("T")
    assert [c.weight for c in page.decision.criteria] == pytest.approx([100 * w for w in found.weights.values()])
    assert [c.weight for c in page.decision.criteria] == pytest.approx([200 / 9, 600 / 9, 100 / 9])


def test_the_worst_comparison_is_gone_to_and_mended(page, hand):
    hand.key("F6")
    board = page.modes.pairwise
    hand.type("5")
    hand.type("1")
    hand.type("5")
    assert board.laid.found.consistent is False
    hand.key("W")
    worst = board.laid.found.worst
    assert board.laid.found.pairs[board.at] == (worst.first, worst.second)
    hand.key("Delete")
    assert len(board.laid.found.missing) == 1


def test_a_click_on_the_scale_compares(page, hand):
    hand.key("F6")
    board = page.modes.pairwise
    Hand(board).click(at(board, board.laid.ticks[0]))
    assert page.decision.comparisons[0].ratio == 9


# Effort and impact


def test_a_card_is_dragged_from_the_side_to_its_place_and_back(page, hand):
    hand.key("F7")
    board = page.board
    on_board = Hand(board)
    waiting = at(board, board.laid.cards["A"])
    to = QPointF(board.seen(board.laid.plot.adjusted(0, 0, 0, 0)).topLeft()) + QPointF(100, 80)
    on_board.drag(waiting, to)
    option = page.decision.options[0]
    assert option.effort == pytest.approx(10 * 100 / board.laid.plot.width(), abs=0.15)
    assert option.impact == pytest.approx(10 - 10 * 80 / board.laid.plot.height(), abs=0.15)
    assert board.hint() == "Kanban: Quick wins"
    on_board.drag(at(board, board.laid.cards["A"]), at(board, board.laid.side))
    assert page.decision.options[0].effort is None


def test_arrows_place_and_push_a_card_and_undo_takes_the_whole_way_back(page, hand):
    hand.key("F7")
    hand.key("Tab")
    hand.key("Right")
    assert (page.decision.options[1].effort, page.decision.options[1].impact) == (5, 5)
    for _n in range(3):
        hand.key("Right")
    hand.key("Shift+Up")
    assert (page.decision.options[1].effort, page.decision.options[1].impact) == (5.6, 6)
    hand.key("Ctrl+Z")
    assert (page.decision.options[1].effort, page.decision.options[1].impact) == (5, 5)
    hand.key("Delete")
    assert page.decision.options[1].effort is None


def test_cards_are_typed_one_after_the_other(page, hand):
    hand.key("F7")
    for name in ("Robots", "Belts"):
        hand.key("Return") if page.board.editor is None else None
        hand.type(name)
        hand.key("Return")
    hand.key("Escape")
    assert [o.name for o in page.decision.options] == ["Kanban", "Train", "Robots", "Belts"]


# Pros and cons


def test_points_are_typed_by_plus_and_minus_and_weighed_by_a_digit(page, hand):
    hand.key("F8")
    hand.type("+")
    hand.type("Known")
    hand.key("Return")
    hand.type("Cheap")
    hand.key("Return")
    hand.key("Escape")
    hand.type("-")
    hand.type("Slow")
    hand.key("Return")
    hand.key("Escape")
    hand.key("Up")
    hand.type("4")
    points = [(p.side, p.text, p.weight) for p in page.decision.options[0].points]
    assert points == [("pro", "Known", 1), ("pro", "Cheap", 1), ("con", "Slow", 4)]
    hand.key("Delete")
    assert len(page.decision.options[0].points) == 2


def test_a_list_of_points_is_pasted_at_once(page, hand):
    hand.key("F8")
    QGuiApplication.clipboard().setText("- Known\n- Cheap")
    hand.key("Ctrl+V")
    assert [p.text for p in page.decision.options[0].points] == ["Known", "Cheap"]
    hand.key("Ctrl+Z")
    assert page.decision.options[0].points == ()


def test_the_squares_of_a_point_are_clicked(dressed, qtbot, settings, tmp_path):
    argued = replace(FEEDING, options=(replace(FEEDING.options[0], points=(Point("pro", "Known", 2),)),))
    page = opened(qtbot, settings, tmp_path / "argued.kaizen", replace(EVENT, decisions=(argued,)))
    page.commands["show_points"].setChecked(True)
    board = page.board
    line = board.laid.lines[0]
    right = board.seen(line.rect).right()
    Hand(board).click((right - 14 * board.laid.scale, board.seen(line.rect).center().y()))
    assert page.decision.options[0].points[0].weight == 5


# Dots


def test_dots_are_given_by_key_and_click_until_none_is_left(page, hand):
    edit.change(page.desk.document, "d", "voters", 1)
    hand.key("F12")
    board = page.board
    on_board = Hand(board)
    on_board.click(at(board, board.laid.rows["B"].adjusted(0, 0, -200, 0)))
    hand.key("Space")
    assert list(board.laid.rows) == ["B", "A"]  # the most first
    hand.key("Down")
    hand.key("Space")
    hand.key("Space")  # there are only three
    assert [o.dots for o in page.decision.options] == [1, 2]
    assert board.laid.told() == "0 of 3 dots left"
    on_board.click(at(board, board.laid.rows["B"].adjusted(0, 0, -200, 0)), RIGHT)
    assert [o.dots for o in page.decision.options] == [1, 1]
    on_board.click(at(board, board.laid.less_at("A")))
    assert [o.dots for o in page.decision.options] == [0, 1]


# The choice and what comes of it


def test_an_option_is_chosen_by_one_key_with_its_reason_and_the_others_keep_theirs(page, hand):
    page.modes.matrix.show_option("B")
    hand.key("Ctrl+Return")
    assert page.decision.chosen == "B"
    hand.key("Ctrl+Shift+W")
    hand.type("Most time saved")
    page.settle()
    assert page.decision.because == "Most time saved"
    assert list(page.panel.reasons.lines) == ["A"]
    line = page.panel.reasons.lines["A"]
    line.setFocus()
    hand.type("Too little room")
    hand.key("Return")
    assert page.decision.options[0].reason == "Too little room"
    page.modes.matrix.show_option("A")
    assert page.modes.strip.words.text() == "Not kept: Too little room"
    page.modes.matrix.show_option("B")
    assert page.modes.strip.words.text() == "Chosen: Most time saved"
    page.focus()
    hand.key("Ctrl+Return")
    assert page.decision.chosen is None


def test_levers_become_options_and_bear_one_name(page, hand):
    edit.take_levers(page.desk.document, "d", ["l2", "l1"])
    assert [(o.name, o.lever) for o in page.decision.options[2:]] == [("SMED", "l2"), ("Kanban", "l1")]
    page.modes.matrix.show_option(page.decision.options[2].id)
    page.modes.matrix.go(Spot(0, BEFORE + 2))
    hand.key("F2")
    hand.type("SMED on press 2")
    hand.key("Return")
    assert dict(edit.levers(page.desk.document))["l2"] == "SMED on press 2"


def test_the_menu_of_levers_offers_those_that_are_no_option_yet_all_or_those_that_are_ticked(page, hand):
    page.commands["take_levers"].trigger()
    Hand.wait()
    menu = QApplication.activePopupWidget()
    told = [action.text() for action in menu.actions() if action.text()]
    assert told == ["All 2 levers", "Kanban", "SMED", "Take those that are ticked"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[3]).center())
    assert menu.isVisible()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[5]).center())
    Hand.wait()
    assert [option.lever for option in page.decision.options] == [None, None, "l2"]
    page.commands["take_levers"].trigger()
    Hand.wait()
    menu = QApplication.activePopupWidget()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    Hand.wait()
    assert QApplication.activePopupWidget() is None
    assert [option.lever for option in page.decision.options] == [None, None, "l2", "l1"]


@pytest.mark.parametrize("lever", [None, "l2"])
def test_an_action_is_made_of_the_winner_and_comes_from_its_lever_or_from_the_decision(page, hand, lever):
    if lever:
        edit.change_option(page.desk.document, "B", "lever", lever)
    page.focus()
    hand.key("Ctrl+Shift+A")
    with page.desk.document.read() as session:
        (action,) = read_actions(session)
        links = {replace(link, id="") for link in read_links(session)}
    origin = ("lever", "l2") if lever else ("decision", "d")
    assert action.label == ("SMED" if lever else "Train")
    assert links == {Link(*origin, "action", action.id)}


def test_without_a_winner_no_action_is_made_and_it_says_why(page, hand):
    page.modes.matrix.go(Spot(1, BEFORE))
    hand.key("Delete")
    hand.key("Ctrl+Shift+A")
    with page.desk.document.read() as session:
        assert read_actions(session) == []


def test_the_approval_is_taken_on_by_one_key(page, hand):
    hand.key("Ctrl+Shift+Y")
    assert page.decision.approvals[-1].state == "presented"


# What was done is found again


def test_undo_goes_back_to_the_decision_and_the_option_it_changed(page, hand):
    page.modes.matrix.show_option("B")
    edit.change_option(page.desk.document, "B", "name", "Tugger train")
    hand.key("Ctrl+T")
    hand.key("Escape")
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Z")
    assert page.decision.options[1].name == "Train"
    assert page.board.option() == "B"


def test_undo_of_a_weight_goes_to_its_criterion(page, hand):
    edit.change_criterion(page.desk.document, "delay", "weight", 7)
    page.modes.matrix.go(Spot(0, BEFORE))
    hand.key("Ctrl+Z")
    assert page.modes.matrix.at == Spot(3, NAME)


def test_ctrl_k_finds_decisions_and_options(page):
    found = {each.title: each for each in page.found()}
    assert set(found) == {"How do parts come?", "Kanban", "Train"}
    found["Train"].go()
    assert page.board.option() == "B"


def test_an_example_shows_how_it_is_meant(dressed, qtbot, settings, tmp_path):
    page = opened(qtbot, settings, tmp_path / "new.kaizen", EventData("New", "en"))
    page.commands["take_example"].trigger()
    assert page.modes.matrix.found.winner is not None
    assert page.modes.matrix.found.sensitive_to
    assert any(cell.voters > 1 for o in page.modes.matrix.found.options.values() for cell in o.cells.values())


def test_every_way_of_judging_can_be_copied_as_a_table_and_as_a_picture(page, hand):
    for mode in ("matrix", "pairwise", "effort_impact", "points", "dots"):
        page.commands[f"show_{mode}"].setChecked(True)
        hand.key("Ctrl+C")
        assert QGuiApplication.clipboard().text().count("\n") >= 1 or mode == "points"
        hand.key("Ctrl+Shift+C")
        assert not QGuiApplication.clipboard().image().isNull()


def test_a_decision_that_is_only_looked_at_says_so_and_stays_as_it_is(dressed, qtbot, settings, tmp_path):
    path = tmp_path / "looked at.kaizen"
    write_new(path, EVENT)
    window = make_window(qtbot, settings)
    window.files.look_at(path)
    window.go("decision")
    page, hand = window.page("decision"), Hand(window)
    before = page.decision
    page.modes.matrix.go(Spot(1, BEFORE))
    for mode in ("matrix", "pairwise", "effort_impact", "points", "dots"):
        page.commands[f"show_{mode}"].setChecked(True)
        for keys in ("5", "Return", "Space", "Delete", "Ctrl+V", "Ctrl+Return", "Ctrl+Shift+A"):
            hand.key(keys)
        hand.type("+x")
        hand.key("Escape")
    assert page.decision == before
    assert edit.read(window.document, "d") == before
