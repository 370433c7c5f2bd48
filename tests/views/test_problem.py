"""The page of problems under real keys and a real mouse: a QRQC from its symptom to its closing, and the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from app.calc.action import Action
from app.calc.approval import Approval
from app.calc.event import EventData
from app.calc.problem_list import Filter
from app.exchange.event_file import write_new
from app.models import action_edit, fishbone_edit, five_whys_edit, problem_edit
from app.models.link import read_links
from app.models.photo_edit import photos_of
from app.views.settings import Settings
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.problem_event import EVENT, NOW, actions, bring, problem
from tests.views.test_photo_intake import file, image


@pytest.fixture
def page(problem_page):
    return problem_page


@pytest.fixture
def hand(page):
    return Hand(page.window())


# Opening


def test_a_card_is_opened_by_symptom_part_and_line_and_its_clock_starts_by_itself(page, hand):
    hand.key("N")
    hand.type("Dent in the hood")
    hand.key("Tab")
    hand.type("H-7")
    hand.key("Tab")
    hand.type("Press 2")
    hand.key("Return")
    made = page.shown().problem
    assert (made.name, made.part, made.line, made.method) == ("Dent in the hood", "H-7", "Press 2", "qrqc")
    assert made.opened_at == NOW.isoformat()
    assert page.board.head.containment.face.digits.replace("\u202f", " ") == "24 h 00"
    hand.type("Rework at the customer")  # one types on: what it does to the customer
    hand.key("Return")
    assert problem(page, made.id).customer_effect == "Rework at the customer"


def test_the_line_stays_for_the_next_one_and_known_lines_complete_what_is_typed(page, hand):
    hand.key("N")
    hand.type("Rust")
    hand.key("Tab")
    hand.key("Tab")
    hand.type("ass")
    hand.key("Right")
    assert page.entry.line.text() == "Assembly"
    hand.key("Return")
    page.entry.symptom.setFocus()
    hand.type("Oil")
    hand.key("Return")
    assert page.shown().problem.line.lower() == "assembly"


def test_a_photo_that_is_pasted_while_one_types_shows_the_defect(page, hand):
    mime = QMimeData()
    mime.setImageData(image(60, 40))
    QGuiApplication.clipboard().setMimeData(mime)
    bring(page, "burr")
    hand.key("F2")
    hand.key("Ctrl+V")
    page.qtbot.waitUntil(lambda: len(photos_of(page.desk.document, "problem_id", "burr")) == 1, timeout=20000)
    page.entry.symptom.setFocus()
    hand.type("Dent")
    hand.key("Ctrl+V")
    page.qtbot.waitUntil(
        lambda: any(p.problem.name == "Dent" and p.problem.photos for p in page.side.all), timeout=20000
    )
    assert page.shown().problem.name == "Dent"
    assert [photo.shows for photo in page.shown().problem.photos] == ["nok"]


def test_a_photo_is_dropped_on_a_problem_of_the_list_or_on_the_board(page, tmp_path):
    path = file(tmp_path, "burr.png", image(60, 40)).path
    bring(page, "screw")
    row = page.side.list.visualRect(page.side.list.rows.index_of("scrap")).center()
    window = Hand(page.window())
    assert window.drop([str(path)], page.side.list.viewport().mapTo(page.window(), row))
    page.qtbot.waitUntil(lambda: len(photos_of(page.desk.document, "problem_id", "scrap")) == 1, timeout=20000)
    head = page.board.head
    assert window.drop([str(path)], head.mapTo(page.window(), head.rect().center()))
    page.qtbot.waitUntil(lambda: len(photos_of(page.desk.document, "problem_id", "screw")) == 1, timeout=20000)
    assert not photos_of(page.desk.document, "problem_id", "burr")


def test_where_no_problem_is_yet_the_page_says_how_one_begins(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "new.kaizen", EventData("New", "en"))
    window.files.open_path(tmp_path / "new.kaizen")
    window.go("problem")
    page = window.page("problem")
    assert page.empty.isVisible()
    assert not page.board.isVisible()
    assert not page.side.isVisible()
    hand = Hand(window)
    hand.click(page.empty.buttons[0].mapTo(window, page.empty.buttons[0].rect().center()))
    hand.type("Burr")
    hand.key("Return")
    assert not page.empty.isVisible()
    assert page.board.isVisible()
    assert page.side.isVisible()


# The clocks


def test_the_clock_follows_the_time_and_says_when_it_is_late(page):
    bring(page, "burr")
    clock = page.board.head.containment
    assert clock.face.digits.replace("\u202f", " ") == "20 h 00"
    assert not clock.face.soon
    page.now = lambda: NOW + timedelta(hours=15)
    page.tell_time()
    assert (clock.face.state, clock.face.soon) == ("running", True)
    page.now = lambda: NOW + timedelta(hours=21, minutes=30)
    page._minute.timeout.emit()  # noqa: SLF001 - what its timer does each minute
    assert (clock.face.state, clock.face.word, clock.face.digits.replace("\u202f", " ")) == ("late", "late", "1 h 30")
    assert "1 h 30 late" in clock.accessibleName().replace("\u202f", " ")
    assert page.board.head.state.text() == "Late"
    assert {each.problem.id for each in page.side.all if each.figures.state == "late"} == {"burr", "screw"}


def test_the_minute_is_counted_only_while_the_page_is_seen(page):
    timer = page._minute  # noqa: SLF001
    assert timer.isActive()
    page.window().go("fishbone")
    assert not timer.isActive()
    page.window().go("problem")
    assert timer.isActive()


def test_k_stops_the_containment_clock_and_lets_it_run_on(page, hand):
    bring(page, "burr")
    page.side.list.setFocus()
    hand.key("K")
    assert problem(page, "burr").contained_at == NOW.isoformat()
    assert (page.board.head.containment.face.state, page.board.head.containment.face.word) == ("stopped", "in time")
    assert page.commands["contained"].text() == "Not contained after all"
    hand.key("K")
    assert problem(page, "burr").contained_at == ""
    assert page.commands["contained"].text() == "Contained: stop the clock"


def test_the_times_of_the_clocks_are_set_and_an_emptied_one_is_the_usual(page, hand):
    bring(page, "burr")
    editors = page.board.body.identity.editors
    for field, typed in (("containment_h", "8"), ("solving_days", ""), ("opened_at", "12/03/2026 12:05")):
        editors[field].setFocus()
        editors[field].selectAll()
        hand.type(typed) if typed else hand.key("Delete")
        hand.key("Return")
    made = problem(page, "burr")
    assert (made.containment_h, made.solving_days, made.opened_at) == (8, 10, "2026-03-12T12:05:00")
    assert page.board.head.containment.face.digits.replace("\u202f", " ") == "6 h 00"
    editors["opened_at"].setFocus()
    editors["opened_at"].selectAll()
    hand.type("soon")
    hand.key("Tab")
    assert editors["opened_at"].property("wrong")
    assert problem(page, "burr").opened_at == "2026-03-12T12:05:00"
    bring(page, "screw")  # what could not be read does not go to another problem
    bring(page, "burr")
    assert editors["opened_at"].text() == "12 Mar 2026 12:05"


# The sheet


def test_the_sheet_is_typed_through_by_enter_in_the_order_of_its_questions(page, hand):
    bring(page, "screw")
    page.board.body.questions.begin()
    for answer in ("Morning shift", "One screw of four", "Station 2", "Since Monday", "At the end check", "3 of 200"):
        hand.type(answer)
        hand.key("Return")
    hand.type("The cover")
    hand.key("Shift+Return")
    hand.type("rattles")
    hand.key("Return")
    found = problem(page, "screw")
    assert (found.who, found.what, found.where, found.when) == (
        "Morning shift", "One screw of four", "Station 2", "Since Monday",
    )  # fmt: skip
    assert (found.how, found.how_many, found.why) == ("At the end check", "3 of 200", "The cover\nrattles")
    assert QApplication.focusWidget() is page.board.body.containment.next


def test_what_is_half_typed_is_kept_when_another_problem_is_shown(page, hand):
    bring(page, "burr")
    page.board.body.begin("customer_effect")
    hand.type("Leak")
    page.side.show_filter(Filter(method="qrqc"))
    hand.key("Ctrl+PgDown")
    assert page.shown().problem.id == "old"
    assert problem(page, "burr").customer_effect == "Leak"
    assert page.board.body.identity.editors["customer_effect"].toPlainText() == ""


def test_an_undo_while_a_field_is_typed_in_takes_back_the_last_gesture(page, hand):
    bring(page, "burr")
    page.board.body.begin("customer_effect")
    hand.type("Leak")
    hand.key("Return")
    hand.key("Ctrl+Z")
    assert problem(page, "burr").customer_effect == ""


def test_the_axis_is_chosen_among_those_of_the_event(page):
    bring(page, "burr")
    axis = page.board.body.identity.editors["axis"]
    assert [axis.itemText(i) for i in range(axis.count())] == ["None", "Cut the scrap"]
    axis.setCurrentIndex(1)
    axis.activated.emit(1)
    assert problem(page, "burr").axis == "scrap"
    axis.activated.emit(0)
    assert problem(page, "burr").axis is None


def test_containments_are_typed_one_after_another_with_their_numbers(page, hand):
    bring(page, "burr")
    page.side.list.setFocus()
    hand.key("C")
    hand.type("Sort the stock")
    hand.key("Tab")  # on to who does it
    hand.type("Karim")
    hand.key("Tab")
    hand.type("320")
    hand.key("Tab")
    hand.type("14")
    hand.key("Tab")
    hand.key("Space")
    page.board.body.containment.begin()
    hand.type("Tell the customer")
    hand.key("Return")
    first, second = problem(page, "burr").containments
    assert (first.what, first.owner, first.sorted, first.found) == ("Sort the stock", "Karim", 320, 14)
    assert first.done_on == "2026-03-12"
    assert (second.what, second.sorted, second.done_on) == ("Tell the customer", None, "")
    rows = page.board.body.containment
    assert rows.sums.text() == "Sorted: 320, bad: 14"
    assert rows.lines[0].done.text() == "12/3"
    rows.lines[0].remove.click()
    Hand.wait()
    assert [each.what for each in problem(page, "burr").containments] == ["Tell the customer"]
    assert not rows.sums.isVisible()


# Causes


def test_a_root_cause_is_taken_over_by_one_click_with_what_it_was_verified_as(page):
    bring(page, "burr")
    causes = page.board.body.causes
    buttons = {
        button.accessibleName(): button for button in causes.found.findChildren(type(causes.searches["fishbone"]))
    }
    assert len(buttons) == 4  # one for each root, two for a cause of which it was not said
    next(button for name, button in buttons.items() if "No rule" in name).click()
    Hand.wait()
    assert (problem(page, "burr").occurrence, problem(page, "burr").occurrence_verified) == (
        "No rule for sharpening",
        True,
    )
    assert causes.verified["occurrence"].isChecked()
    assert not any(
        "No rule" in each.accessibleName()
        for each in causes.found.findChildren(type(buttons.popitem()[1]))
        if each.isVisible()
    )


def test_causes_are_verified_by_a_key_and_by_a_tick(page, hand):
    bring(page, "burr")
    for field in ("occurrence", "non_detection"):
        problem_edit.change(page.desk.document, ["burr"], field, "The felt is dry")
    page.side.list.setFocus()
    hand.key("V")
    hand.key("Shift+V")
    assert problem(page, "burr").occurrence_verified
    assert problem(page, "burr").non_detection_verified
    page.board.body.causes.begin()
    hand.key("Ctrl+A")
    hand.type("The felt is worn")
    page.board.body.causes.verified["occurrence"].click()
    assert problem(page, "burr").occurrence == "The felt is worn"
    assert not problem(page, "burr").occurrence_verified


def test_what_is_not_written_is_not_verified_but_typed_first(page, hand):
    bring(page, "burr")
    causes = page.board.body.causes
    page.side.list.setFocus()
    hand.key("V")
    assert not problem(page, "burr").occurrence_verified
    assert "Write first why it occurred" in page.window().status.hint.text()
    hand.type("The felt is worn")  # one types at once
    causes.verified["non_detection"].click()
    assert not causes.verified["non_detection"].isChecked()
    assert problem(page, "burr").occurrence == "The felt is worn"
    page.side.list.setFocus()
    hand.key("V")
    assert causes.verified["occurrence"].isChecked()
    causes.begin()
    hand.key("Ctrl+A")
    hand.key("Delete")
    page.side.list.setFocus()
    assert problem(page, "burr").occurrence_verified is False
    assert not causes.verified["occurrence"].isChecked()


def test_one_key_makes_the_fishbone_and_the_whys_of_a_problem_and_opens_them(page, hand):
    bring(page, "screw")
    page.side.list.setFocus()
    window = page.window()
    hand.key("E")
    assert window.current == "fishbone"
    assert fishbone_edit.read(page.desk.document, problem(page, "screw").fishbone).effect == "Screw missing"
    window.go("problem")
    page.side.list.setFocus()
    hand.key("W")
    assert window.current == "five_whys"
    assert five_whys_edit.read(page.desk.document, problem(page, "screw").five_whys).problem == "Screw missing"


def test_another_fishbone_is_chosen_from_the_list_of_all(page):
    bring(page, "screw")
    menu = page.board.body.causes.search_menu("fishbone")
    assert [action.text() for action in menu.actions()] == ["&1  Burrs", "&0  None"]
    menu.actions()[0].trigger()
    assert problem(page, "screw").fishbone == "fish"
    assert page.board.body.causes.searches["fishbone"].accessibleName() == "Burrs"
    menu.actions()[1].trigger()
    assert problem(page, "screw").fishbone is None
    menu.deleteLater()


# Actions


def test_enter_puts_an_action_against_the_problem_into_the_one_plan(page, hand):
    bring(page, "screw")
    page.side.list.setFocus()
    hand.key("A")
    hand.type("Count the screws")
    hand.key("Tab")
    hand.type("Nadia")
    hand.key("Tab")
    hand.type("20/03/2026")
    hand.key("Return")
    made = actions(page)["Count the screws"]
    assert (made.owner, made.due, made.problem) == ("Nadia", "2026-03-20", "screw")
    with page.desk.document.read() as session:
        assert ("problem", "screw", made.id) in {(k.source_kind, k.source, k.target) for k in read_links(session)}
    assert [line.action_shown.label for line in page.board.body.against.lines] == ["Count the screws"]
    hand.type("Poka-yoke")  # the next one
    hand.key("Return")
    assert len(page.board.body.against.lines) == 2
    assert actions(page)["Poka-yoke"].due == ""


def test_an_action_with_a_date_that_is_none_is_not_put_into_the_plan(page, hand):
    bring(page, "screw")
    page.board.body.against.begin()
    hand.type("Count")
    page.board.body.against.due.setFocus()
    hand.type("someday")
    hand.key("Return")
    assert "Count" not in actions(page)
    assert page.board.body.against.reason.isVisible()
    page.board.body.against.due.setText("")
    page.board.body.against.due.setModified(True)
    page.board.body.against.label.setFocus()
    hand.key("Return")
    assert actions(page)["Count"].problem == "screw"


def test_a_late_action_says_so_and_a_click_goes_to_it_in_the_plan(page):
    bring(page, "burr")
    (line,) = page.board.body.against.lines
    assert line.late
    assert "late" in line.accessibleName()
    line.click()
    assert page.window().current == "action"
    assert page.window().page("action").thing() == ("action", "a")


# Day by day


def test_today_is_followed_by_one_key(page, hand):
    bring(page, "screw")
    page.side.list.setFocus()
    hand.key("Shift+T")
    hand.key("Shift+T")
    assert [(each.followed_on, each.found) for each in problem(page, "screw").follow_ups] == [("2026-03-12", 2)]
    hand.key("T")
    assert [each.found for each in problem(page, "screw").follow_ups] == [0]
    assert page.shown().figures.quiet_days == 1


def test_any_day_is_noted_by_arrows_and_a_number(page, hand):
    bring(page, "screw")
    follow = page.board.body.follow_up
    follow.begin()
    hand.key("Left")
    hand.key("0")
    hand.key("Left")
    hand.type("12")  # the first digit begins the number
    hand.key("Return")
    hand.type("night shift")
    hand.key("Return")
    noted = {each.followed_on: (each.found, each.text) for each in problem(page, "screw").follow_ups}
    assert noted == {"2026-03-11": (0, ""), "2026-03-10": (12, "night shift")}
    hand.key("Right")
    hand.key("Delete")
    assert [each.followed_on for each in problem(page, "screw").follow_ups] == ["2026-03-10"]
    hand.key("Home")
    assert follow.strip.day == "2026-03-10"
    assert "found 12 times" in follow.strip.accessibleDescription()


def test_a_day_is_chosen_and_noted_by_the_mouse(page):
    bring(page, "screw")
    strip = page.board.body.follow_up.strip
    page.board.area.ensureWidgetVisible(strip)
    Hand.wait()
    wide = strip.height() * 38 / 62
    hand = Hand(page.window())
    at = strip.mapTo(page.window(), strip.rect().topLeft())
    hand.click((at.x() + wide * 0.5, at.y() + 30))
    assert strip.day == "2026-03-10"
    hand.double_click((at.x() + wide * 1.5, at.y() + 30))
    assert [(each.followed_on, each.found) for each in problem(page, "screw").follow_ups] == [("2026-03-11", 0)]


# Closing


def test_what_is_missing_leads_to_where_it_is_typed(page, hand):
    bring(page, "burr")
    closing = page.board.body.closing
    keys = [each.key for each in page.shown().figures.missing]
    assert keys == ["contained", "occurrence", "non_detection", "actions", "follow_up", "lesson", "signatures"]
    assert [button.accessibleName() for button in closing.missing.buttons][-2:] == [
        "The lesson learned is not written.", "Nobody has signed the closure.",
    ]  # fmt: skip
    closing.missing.chosen.emit("lesson")
    assert QApplication.focusWidget() is page.board.body.lessons.editors["lesson"]
    closing.missing.chosen.emit("non_detection")
    assert QApplication.focusWidget() is page.board.body.causes.sides["non_detection"].editors["non_detection"]
    page.side.list.setFocus()
    hand.key("M")
    assert QApplication.focusWidget() is page.board.body.containment.next


def test_a_problem_is_closed_all_the_same_and_reopened(page, hand):
    bring(page, "burr")
    assert page.board.body.closing.close_button.text() == "Close it all the same"
    page.side.list.setFocus()
    hand.key("X")
    assert problem(page, "burr").closed_on == "2026-03-12"
    assert "7 things missing" in page.window().status.hint.text()
    assert page.board.head.state.text() == "No longer open"
    assert page.commands["close_problem"].text() == "Reopen the problem"
    hand.key("X")
    assert problem(page, "burr").closed_on == ""


def test_a_problem_of_which_nothing_is_missing_says_so(page):
    document = page.desk.document
    bring(page, "burr")
    with document.edit("Fill"):
        problem_edit.contain(document, "burr", NOW)
        for field in ("occurrence", "non_detection"):
            problem_edit.change(document, ["burr"], field, "Known")
            problem_edit.change(document, ["burr"], f"{field}_verified", True)
        problem_edit.change(document, ["burr"], "lesson", "Sharpen every week")
        for day in range(13, 18):
            problem_edit.follow(document, "burr", f"2026-03-{day}", 0)
    from app.models.approval_edit import add_step

    add_step(document, "problem_id", "burr", Approval("approved", "M. Durand"))
    assert [each.key for each in page.shown().figures.missing] == ["actions"]
    action_edit.delete_actions(document, ["a"])
    done = action_edit.add_action(
        document, Action("", label="Done", problem="burr", phase="closed", verdict="effective")
    )
    assert done
    assert page.shown().figures.missing == ()
    closing = page.board.body.closing
    assert closing.close_button.text() == "Close the problem"
    assert closing.missing.isVisibleTo(page.board)
    assert closing.missing.buttons == []


def test_who_signs_is_written_where_the_problem_is_closed(page):
    bring(page, "burr")
    strip = page.board.body.closing.signatures
    strip.step("approved")
    Hand.wait()
    assert [step.state for step in problem(page, "burr").closures] == ["approved"]
    assert "signatures" not in [each.key for each in page.shown().figures.missing]


# The list


def test_the_list_is_filtered_and_ordered_by_keys(page, hand):
    page.side.list.setFocus()
    assert page.side.list.rows.ids()[0] == "screw"  # the most urgent one
    assert page.side.list.rows.ids()[-1] == "old"
    shown = []
    for _turn in range(4):
        hand.key("S")
        shown.append(set(page.side.list.rows.ids()))
    assert shown[0] == {"burr", "screw", "scrap", "change"}
    assert shown[1] == {"screw"}
    assert shown[2] == {"old"}
    assert len(shown[3]) == 5
    hand.key("B")
    assert page.side.list.rows.ids()[0] == "burr"  # opened last
    hand.key("Ctrl+F")
    hand.type("flange f-12")
    assert page.side.list.rows.ids() == ["burr"]
    hand.key("Escape")
    assert len(page.side.list.rows.ids()) == 5


def test_what_the_filter_hides_is_brought_all_the_same(page):
    page.side.show_filter(Filter(method="pdca"))
    assert page.side.list.rows.ids() == ["change"]
    assert page.show_thing("problem", "burr")
    assert page.selected() == ["burr"]
    page.side.show_filter(Filter(text="no such word"))
    assert page.side.nothing.isVisible()
    assert not page.board.isVisible()


def test_the_problems_are_copied_as_a_table(page, hand):
    page.side.list.setFocus()
    hand.key("Ctrl+A")
    hand.key("Ctrl+C")
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][:2] == ["Method", "Symptom"]
    assert len(lines) == 6
    assert ["QRQC", "Burr on the flange", "F-12", "Press 3"] in [line[:4] for line in lines]


def test_problems_are_deleted_and_the_next_one_is_shown(page, hand):
    bring(page, "screw")
    page.side.list.setFocus()
    hand.key("Delete")
    assert problem_edit.read(page.desk.document, "screw") is None
    assert page.selected() == ["burr"]
    hand.key("Ctrl+Z")
    assert page.selected() == ["screw"]  # undo brings it into view
    hand.key("Ctrl+A")
    hand.key("Delete")
    assert page.empty.isVisible()


def test_delete_on_the_board_deletes_nothing_and_escape_leads_to_the_list(page, hand):
    bring(page, "burr")
    page.board.body.against.lines[0].setFocus()
    hand.key("Delete")
    assert problem_edit.read(page.desk.document, "burr") is not None
    page.board.body.begin("name")
    hand.key("Escape")
    assert QApplication.focusWidget() is page.side.list
    hand.key("F3")
    assert QApplication.focusWidget() is page  # its keys act without the list
    hand.key("K")
    assert problem(page, "burr").contained_at


def test_what_is_half_typed_below_a_list_is_kept_with_its_own_problem(page, hand):
    bring(page, "burr")
    page.board.body.containment.begin()
    hand.type("Sort")
    page.side.list.select(["screw"])
    Hand.wait()
    page.board.body.against.begin()
    hand.type("Count")
    page.board.body.against.due.setFocus()
    hand.type("someday")
    page.desk.open_thing("fishbone", "fish")
    assert [each.what for each in problem(page, "burr").containments] == ["Sort"]
    assert problem(page, "screw").containments == ()
    assert (actions(page)["Count"].problem, actions(page)["Count"].due) == ("screw", "")


def test_what_was_just_made_is_named_by_typing_over_it(page, hand):
    page.desk.open_thing("problem", "burr", typing=True)
    hand.type("Dent")
    hand.key("Return")
    assert problem(page, "burr").name == "Dent"


def test_a_menu_of_the_selection_offers_what_can_be_done(page):
    bring(page, "burr")
    menu = page.asked.menu_of_selection()
    texts = [action.text() for action in menu.actions()]
    assert {"Its Ishikawa", "Contained: stop the clock", "Make an action of it"} <= set(texts)
    bring(page, "scrap")
    assert "Contained: stop the clock" not in [action.text() for action in page.asked.menu_of_selection().actions()]
    for each in page.findChildren(QMenu):
        each.deleteLater()


def test_the_next_step_is_an_action_of_the_problem(page, hand):
    bring(page, "burr")
    page.side.list.setFocus()
    hand.key("Ctrl+Shift+A")
    assert page.window().current == "action"
    made = [action for action in actions(page).values() if action.problem == "burr"]
    assert len(made) == 2
    assert page.today().isoformat() in {action.moved_on for action in made}


# The page


def test_another_look_and_language_leave_the_page_as_it_was(page, hand):
    bring(page, "scrap")
    page.side.show_order("line")
    page.entry.symptom.setText("half typed")
    window = page.window()
    hand.key("Ctrl+Shift+L")
    made = window.page("problem")
    assert made is not page
    assert made.selected() == ["scrap"]
    assert (made.side.order, made.entry.symptom.text()) == ("line", "half typed")
    assert len(made.side.all) == 5


def test_what_is_half_typed_in_the_line_is_opened_when_the_event_is_closed(page, tmp_path):
    page.entry.symptom.setText("Oil on the floor")
    window = page.window()
    window.files.close_event()
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.go("problem")
    assert "Oil on the floor" in [each.problem.name for each in window.page("problem").side.all]


def test_an_undo_from_another_page_brings_the_problem_into_view(page, hand):
    bring(page, "burr")
    page.board.body.containment.begin()
    hand.type("Sort")
    hand.key("Return")
    bring(page, "old")
    window = page.window()
    window.go("fishbone")
    window.asked.undo()
    Hand.wait()
    assert window.current == "problem"
    assert page.selected() == ["burr"]


def test_problems_are_found_by_symptom_part_and_method(page):
    found = {each.title: each for each in page.found()}
    assert "F-12" in found["Burr on the flange"].other
    found["Scrap of line 3"].go()
    assert page.selected() == ["scrap"]


def test_f3_folds_the_list_away_and_the_board_stays(page, hand):
    page.side.list.setFocus()
    hand.key("F3")
    assert not page.side.isVisible()
    assert page.board.isVisible()
    hand.key("Ctrl+PgDown")
    hand.key("F3")
    assert page.side.isVisible()


def test_an_event_that_is_only_looked_at_can_be_read_and_not_typed_in(dressed, qtbot, settings, tmp_path):
    write_new(tmp_path / "look.kaizen", EVENT)
    window = make_window(qtbot, settings)
    window.files.look_at(tmp_path / "look.kaizen")
    window.go("problem")
    page = window.page("problem")
    for id in ("burr", "scrap", "change"):
        bring(page, id)
        editors = page.board.body.rows[1].editors
        assert all(editor.isReadOnly() for editor in editors.values() if hasattr(editor, "isReadOnly"))
    assert not page.entry.isEnabled()


def test_the_page_has_room_at_the_smallest_projector(dressed, qtbot, tmp_path):
    window = make_window(qtbot, Settings(language="en", example_seen=True))
    write_new(
        tmp_path / "wide.kaizen", replace(EVENT, actions=(), problems=(replace(EVENT.problems[0], name="Burr " * 40),))
    )
    window.files.open_path(tmp_path / "wide.kaizen")
    window.go("problem")
    window.commands["projector"].setChecked(True)
    Hand.wait()
    page = window.page("problem")
    page.commands["list_panel"].setChecked(True)
    Hand.wait()
    assert window.minimumSizeHint().width() <= 1280
    assert page.board.head.containment.isVisible()
    assert page.board.head.containment.width() >= 284 * 1.5 - 1


def test_the_sheet_of_the_method_is_printed_by_the_primary_button(page, qtbot):
    from app.views.print_preview import PrintPreview

    for id, title in (("burr", "Burr on the flange"), ("scrap", "Scrap of line 3"), ("change", "Changeover too long")):
        bring(page, id)
        page.window().content.top_bar.primary.click()
        preview = page.window().findChild(PrintPreview)
        assert preview is not None
        assert title in preview.title if hasattr(preview, "title") else True
        preview.closed.emit()
        Hand.wait()
