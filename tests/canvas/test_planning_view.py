"""The planning under the hand: bars are moved, pulled and filled; a later date asks why, and Escape puts it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.calc.action import Action
from app.calc.event import EventData
from app.canvas.planning_reason import ReasonField
from app.canvas.planning_view import PlanningView
from app.look import LIGHT
from app.models.action import read_actions
from app.models.action_edit import POSTPONE
from app.models.document import Document
from app.models.new_document import write_new
from app.models.planning_edit import MOVE, PROGRESS
from tests.hand import Hand

TODAY = date(2026, 3, 18)
ACTIONS = (
    Action("a", 1, "Fit a counter", owner="Karim", phase="do", start="2026-03-10", first_due="2026-03-20",
           due="2026-03-20", progress=0.5),
    Action("b", 2, "Write the standard", owner="Hélène", phase="do", start="2026-03-02", due="2026-03-13",
           progress=0.4),
    Action("c", 3, "Sign", phase="plan", due="2026-03-25"),
    Action("d", 4, "Train", owner="Karim", phase="check", start="2026-02-20", due="2026-03-06"),
    Action("e", 5, "Spread", phase="plan"),
)  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData("Line 3", "en", actions=ACTIONS))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


@pytest.fixture
def view(qapp, document) -> Iterator[PlanningView]:
    view = PlanningView(LIGHT)
    view.work_on(document)

    def tell(_diff: object = None) -> None:
        with document.read() as session:
            view.tell(read_actions(session), TODAY, {})

    document.subscribe(tell)
    view.resize(1100, 500)
    Hand(view)
    tell()
    view.set_zoom("weeks")
    view.show_today()
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()


@pytest.fixture
def hand(view) -> Hand:
    return Hand(view)


def stored(document, id: str) -> Action:
    with document.read() as session:
        return next(each for each in read_actions(session) if each.id == id)


def dates(document, id: str) -> tuple[str, str]:
    action = stored(document, id)
    return action.start[5:], action.due[5:]


def middle(view, id: str) -> QPointF:
    return view.drawing().box(id).center()


def grip(view, id: str, what: str) -> QPointF:
    return view.drawing().grips(id)[what]


def days(view, n: float) -> QPointF:
    return QPointF(n * view.day, 0)


def field(view) -> ReasonField | None:
    return next((each for each in view.viewport().findChildren(ReasonField) if each.isVisible()), None)


def test_a_bar_that_is_pulled_to_earlier_days_is_stored_at_once_as_one_step(view, hand, document):
    hand.drag(middle(view, "a"), middle(view, "a") - days(view, 4))
    assert dates(document, "a") == ("03-06", "03-16")
    assert document.undo_label == MOVE
    assert field(view) is None
    document.undo()
    assert dates(document, "a") == ("03-10", "03-20")


def test_a_later_due_date_asks_why_in_place_and_counts_as_postponed(view, hand, document):
    hand.drag(middle(view, "a"), middle(view, "a") + days(view, 7))
    assert dates(document, "a") == ("03-10", "03-20")
    assert view.plan.spans["a"].due == date(2026, 3, 27)  # seen there meanwhile
    hand.type("No counter in stock")
    hand.key("Return")
    assert dates(document, "a") == ("03-17", "03-27")
    (postponed,) = stored(document, "a").postponements
    assert (postponed.from_due, postponed.to_due) == ("2026-03-20", "2026-03-27")
    assert postponed.reason == "No counter in stock"
    assert document.undo_label == POSTPONE
    document.undo()
    assert dates(document, "a") == ("03-10", "03-20")
    assert stored(document, "a").postponements == ()


def test_without_a_reason_the_bar_goes_back(view, hand, document):
    before = document.undo_label
    hand.drag(middle(view, "a"), middle(view, "a") + days(view, 7))
    hand.key("Return")
    assert field(view) is not None  # it says that a reason is needed
    hand.key("Escape")
    assert field(view) is None
    assert view.plan.spans["a"].due == date(2026, 3, 20)
    hand.drag(middle(view, "a"), middle(view, "a") + days(view, 7))
    hand.click(QPointF(view.plan.axis.x_of(TODAY) + 200, view.plan.height - 5))
    assert view.plan.spans["a"].due == date(2026, 3, 20)
    assert document.undo_label == before


def test_an_end_that_is_pulled_changes_that_date_alone(view, hand, document):
    hand.drag(grip(view, "a", "due"), grip(view, "a", "due") - days(view, 3))
    assert dates(document, "a") == ("03-10", "03-17")
    hand.drag(grip(view, "a", "start"), grip(view, "a", "start") + days(view, 2))
    assert dates(document, "a") == ("03-12", "03-17")
    hand.drag(grip(view, "a", "start"), grip(view, "a", "start") + days(view, 30))
    assert dates(document, "a") == ("03-17", "03-17")


def test_a_diamond_is_moved_and_gets_a_start_by_its_handle(view, hand, document):
    assert view.drawing().is_diamond("c")
    hand.drag(middle(view, "c"), middle(view, "c") - days(view, 2))
    assert dates(document, "c") == ("", "03-23")
    hand.drag(grip(view, "c", "start"), grip(view, "c", "start") - days(view, 5))
    assert dates(document, "c") == ("03-18", "03-23")
    assert not view.drawing().is_diamond("c")


def test_what_is_not_planned_yet_is_dragged_onto_its_day(view, hand, document):
    row = view.plan.row_of["e"]
    assert not row.planned
    name = view.to_scene(QPointF(60, 0)).x()
    due = date(2026, 4, 2)
    hand.drag(QPointF(name, row.middle), QPointF(view.plan.axis.middle_of(due), row.middle))
    assert dates(document, "e") == ("", "04-02")
    assert stored(document, "e").first_due == "2026-04-02"
    assert view.plan.row_of["e"].planned
    document.undo()
    hand.drag(QPointF(name, row.middle), QPointF(name, row.middle - 60))
    assert dates(document, "e") == ("", "")


def test_the_edge_of_the_progress_is_pulled_when_the_bar_is_selected(view, hand, document):
    hand.click(middle(view, "a"))
    left, right = view.plan.extent("a")
    start = grip(view, "a", "progress")
    hand.drag(start, QPointF(left + 0.8 * (right - left), start.y()))
    assert stored(document, "a").progress == 0.8
    assert document.undo_label == PROGRESS
    assert "progress" not in view.drawing().grips("d")


def test_arrows_move_by_days_and_weeks_the_whole_bar_its_end_or_its_start(view, hand, document):
    view.select(["a"])
    hand.key("Left")
    hand.key("Shift+Left")
    assert dates(document, "a") == ("03-02", "03-12")
    hand.key("Ctrl+Left")
    assert dates(document, "a") == ("03-02", "03-11")
    hand.key("Alt+Right")
    assert dates(document, "a") == ("03-03", "03-11")
    hand.key("Alt+Shift+Left")
    assert dates(document, "a") == ("02-24", "03-11")


def test_arrows_go_on_moving_until_the_reason_is_typed(view, hand, document):
    view.select(["b"])
    for key in ("Right", "Shift+Right", "Left", "Ctrl+Right"):
        hand.key(key)
    assert dates(document, "b") == ("03-02", "03-13")
    assert (view.plan.spans["b"].start, view.plan.spans["b"].due) == (date(2026, 3, 9), date(2026, 3, 21))
    hand.type("Ill")
    hand.key("Left")  # the cursor now
    hand.key("Return")
    assert dates(document, "b") == ("03-09", "03-21")
    view.select(["b"])
    hand.key("Right")
    hand.key("Left")  # back where it was: there is nothing to say
    assert field(view) is None
    assert len(stored(document, "b").postponements) == 1


def test_keys_plan_what_has_no_date_from_today_on(view, hand, document):
    view.select(["e"])
    hand.key("Right")
    assert dates(document, "e") == ("", "03-19")
    hand.key("Left")
    hand.key("Left")
    assert dates(document, "e") == ("", "03-17")


def test_several_are_moved_together_with_one_reason_as_one_step(view, hand, document):
    hand.click(middle(view, "a"))
    hand.hold(ctrl=True)
    hand.click(middle(view, "b"))
    hand.hold()
    hand.drag(middle(view, "a"), middle(view, "a") + days(view, 7))
    hand.type("Shutdown")
    hand.key("Return")
    assert [dates(document, id) for id in "ab"] == [("03-17", "03-27"), ("03-09", "03-20")]
    document.undo()
    assert [dates(document, id) for id in "ab"] == [("03-10", "03-20"), ("03-02", "03-13")]


def test_progress_grows_and_shrinks_by_a_tenth_by_key(view, hand, document):
    view.select(["a"])
    hand.key("+")
    assert stored(document, "a").progress == 0.6
    for _press in range(8):
        hand.key("-")
    assert stored(document, "a").progress == 0.0


def test_escape_gives_up_what_the_hand_is_doing(view, hand, document):
    before = document.undo_label
    hand.press(middle(view, "a"))
    hand.move(middle(view, "a") - days(view, 5))
    assert view.plan.spans["a"].start == date(2026, 3, 5)
    hand.key("Escape")
    assert view.plan.spans["a"].start == date(2026, 3, 10)
    hand.release()
    assert document.undo_label == before


def test_up_and_down_go_from_row_to_row_and_enter_and_double_click_open(view, hand):
    opened: list[str] = []
    view.opened.connect(opened.append)
    seen = []
    for key in ("Down", "Down", "Up", "PgDown", "Down"):
        hand.key(key)
        seen += view.selection.ids
    assert "".join(seen) == "abaee"
    hand.key("Return")
    hand.double_click(middle(view, "b"))
    assert opened == ["e", "b"]
    assert view.selection.ids == ["b"]


def test_days_grow_around_the_pointer_and_letters_do_not(view, hand):
    at = QPointF(view.plan.axis.middle_of(date(2026, 4, 10)), 50)
    pixel = view.viewportTransform().map(at)
    hand.wheel(at, 4, ctrl=True)
    assert view.day > 7.5
    there = view.plan.axis.middle_of(date(2026, 4, 10))
    assert abs(view.viewportTransform().map(QPointF(there, 50)).x() - pixel.x()) < view.day
    assert view.transform().m11() == 1.0
    for key, zoom in (("1", 26.0), ("2", 7.0), ("3", 2.4)):
        hand.key(key)
        assert view.day == zoom


def test_names_and_axis_stay_while_days_and_rows_are_scrolled(view, hand):
    before = view.viewport().grab().toImage()
    view.set_zoom("days")
    view.scroll_by(300, 0)
    after = view.viewport().grab().toImage()
    names, head = view.names_width(), view.head_height()
    ratio = before.devicePixelRatio()
    left = (0, round(head * ratio), round((names - 2) * ratio), round(200 * ratio))
    assert before.copy(*left) == after.copy(*left)


def test_late_done_and_today_are_told_without_their_colours(view):
    image = view.viewport().grab().toImage().convertToFormat(view.viewport().grab().toImage().Format.Format_RGB32)

    def colours(id: str) -> set[str]:
        box = view.viewportTransform().mapRect(view.drawing().box(id)).toRect()
        return {
            QColor(image.pixel(x, y)).name()
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        }  # fmt: skip

    assert LIGHT.danger in colours("b")
    assert LIGHT.danger not in colours("a") | colours("d")
    assert LIGHT.accent not in colours("d")
    assert len(colours("d")) > 3  # the hatching
    name = view.plan.row_of["b"]
    at = view.viewportTransform().map(QPointF(0, name.middle)).y()
    signs = {QColor(image.pixel(x, round(at))).name() for x in range(30, 60)}
    assert LIGHT.danger in signs


def test_a_bar_out_of_sight_is_pointed_to_at_the_edge_and_a_click_there_brings_it(view, hand):
    def in_sight() -> bool:
        box = view.viewportTransform().mapRect(view.drawing().box("d"))
        return view.names_width() < box.left() < view.viewport().width()

    view.set_zoom("days")
    view.scroll_by(5000, 0)
    assert not in_sight()
    row = view.plan.row_of["d"]
    before = view.viewport().grab().toImage()
    at = view.viewportTransform().map(QPointF(0, row.middle)).y()
    edge = {QColor(before.pixel(view.names_width() + n, round(at))).name() for n in range(4, 14)}
    assert LIGHT.muted in edge
    hand.click(view.to_scene(QPointF(view.names_width() + 20, at)))
    assert in_sight()
    assert view.selection.ids == ["d"]


def test_a_press_on_a_bar_leaves_it_below_the_pointer(view, hand, document):
    view.set_zoom("days")
    view.scroll_by(round(view.plan.extent("a")[0]) - round(view.to_scene(QPointF(view.names_width(), 0)).x()) + 60, 0)
    at = view.to_scene(QPointF(view.names_width() + 40, 0)).x()
    before = view.viewportTransform().dx()
    hand.press(QPointF(at, view.plan.row_of["a"].middle))
    assert view.viewportTransform().dx() == before
    hand.release()


def test_a_plan_that_has_room_is_seen_whole_at_first(qapp, document):
    view = PlanningView(LIGHT)
    view.work_on(document)
    view.tell(ACTIONS, TODAY, {})
    view.resize(1100, 500)
    Hand(view)
    for id in "abcd":
        box = view.viewportTransform().mapRect(view.drawing().box(id))
        assert view.names_width() <= box.left()
        assert box.right() <= view.viewport().width()
    view.close()
    view.deleteLater()
    Hand.wait()


def test_a_file_that_may_only_be_read_is_looked_at_and_not_moved(qapp, document):
    document.write_back()
    fixed = PlanningView(LIGHT)
    with Document.look(document.path) as looked:
        fixed.work_on(looked)
        fixed.resize(1100, 500)
        hand = Hand(fixed)
        fixed.tell(ACTIONS, TODAY, {})
        hand.drag(middle(fixed, "a"), middle(fixed, "a") - days(fixed, 4))
        hand.key("Left")
        assert dates(looked, "a") == ("03-10", "03-20")
        assert fixed.selection.ids == ["a"]
        fixed.close()
        fixed.deleteLater()
        Hand.wait()


def test_what_goes_meanwhile_takes_its_question_along(view, hand, document):
    from app.models.action_edit import delete_actions

    hand.drag(middle(view, "a"), middle(view, "a") + days(view, 7))
    delete_actions(document, ["a"])
    assert field(view) is None
    assert "a" not in view.plan.row_of
    assert view.selection.ids == []
