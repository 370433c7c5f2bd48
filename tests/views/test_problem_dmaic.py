"""The boards of DMAIC and PDCA under real keys and a real mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from app.calc.proof import Proof
from app.models import fishbone_edit, problem_edit, problem_gate_edit
from app.views.tie_sheet import TieSheet
from tests.hand import Hand
from tests.views.problem_event import bring, problem


@pytest.fixture
def page(problem_page):
    return problem_page


@pytest.fixture
def hand(page):
    return Hand(page.window())


# DMAIC


def test_the_method_is_a_choice_per_problem_and_a_dmaic_brings_its_items_once(page, hand):
    bring(page, "screw")
    page.side.list.setFocus()
    hand.key("D")
    assert problem(page, "screw").method == "dmaic"
    assert len(problem(page, "screw").gate_items) == 30
    assert page.dmaic() is not None
    assert page.board.head.ways["dmaic"].property("on")
    assert not page.commands["contained"].isVisible()
    hand.key("P")
    assert page.board.body.statement.isVisible()
    hand.key("Q")
    assert page.qrqc() is not None
    assert len(problem(page, "screw").gate_items) == 30
    page.board.head.ways["pdca"].click()
    assert problem(page, "screw").method == "pdca"


def test_another_method_goes_on_where_one_types_another_problem_does_not_take_the_keys(page, hand):
    bring(page, "burr")
    page.board.body.begin("customer_effect")
    problem_edit.set_method(page.desk.document, ["burr"], "dmaic")
    Hand.wait()
    assert page.board.body.isAncestorOf(QApplication.focusWidget())
    page.side.list.select(["change"])
    Hand.wait()
    assert not page.board.body.isAncestorOf(QApplication.focusWidget())


def test_a_new_dmaic_is_opened_in_the_same_line(page, hand):
    page.commands["add_dmaic"].trigger()
    hand.type("Too much rework")
    hand.key("Return")
    made = page.shown().problem
    assert (made.method, made.solving_days, len(made.gate_items)) == ("dmaic", 120, 30)
    hand.type("None left")  # one types on: its goal
    hand.key("Return")
    assert problem(page, made.id).goal == "None left"


@pytest.fixture
def dmaic(page):
    problem_edit.set_method(page.desk.document, ["scrap"], "qrqc")
    problem_edit.set_method(page.desk.document, ["scrap"], "dmaic")
    bring(page, "scrap")
    return page


def define(page):
    return page.board.body.gates.columns["define"].list


def items(page, step: str = "define") -> list[tuple[str, str, bool]]:
    return [(each.kind, each.text, each.done) for each in problem(page, "scrap").gate_items if each.step == step]


def test_the_checklist_of_a_phase_is_ticked_typed_and_named_by_keys(dmaic, hand):
    page = dmaic
    page.board.body.gates.begin()
    hand.key("Space")
    assert items(page)[0] == ("check", "The problem and the goal are in figures", True)
    assert page.board.body.gates.columns["define"].count.text() == "1/7"
    hand.key("Return")
    hand.type("The sponsor is named")
    hand.key("Return")
    hand.type("The date is agreed")
    hand.key("Return")
    hand.key("Escape")  # of the third nothing was typed
    assert [text for kind, text, _done in items(page) if kind == "check"][:3] == [
        "The problem and the goal are in figures", "The sponsor is named", "The date is agreed",
    ]  # fmt: skip
    hand.key("F2")
    hand.type("The date is fixed")
    hand.key("Tab")
    assert items(page)[2][1] == "The date is fixed"
    hand.key("Delete")
    assert len(items(page)) == 8
    hand.key("Right")
    assert page.gate_list() is page.board.body.gates.columns["measure"].list
    hand.key("Space")
    assert items(page, "measure")[0][2]


def test_what_is_half_typed_in_a_phase_is_kept_when_one_goes_elsewhere(dmaic, hand):
    dmaic.board.body.gates.begin()
    hand.key("Return")
    hand.type("One more")
    dmaic.window().go("fishbone")
    assert ("check", "One more", False) in items(dmaic)


def test_a_gate_asks_for_its_proof_or_for_a_reason_and_goes_to_the_next_phase(dmaic, hand):
    page = dmaic
    columns = page.board.body.gates.columns
    page.side.list.setFocus()
    hand.key("G")
    assert columns["define"].proof.placeholderText() == "Reason"
    assert columns["define"].ask.text() == "7 items are open. Why is it passed all the same?"
    hand.type("The sponsor is away")
    hand.key("Tab")
    hand.type("Ana")
    hand.key("Return")
    found = problem(page, "scrap")
    assert (found.phase, found.proofs[0].overridden, found.proofs[0].text) == ("measure", "The sponsor is away", "")
    assert (found.proofs[0].closed_by, found.proofs[0].closed_on) == ("Ana", "2026-03-12")
    assert "Without proof: The sponsor is away" in columns["define"].told.text()
    from app.models import problem_gate_edit

    problem_gate_edit.tick(page.desk.document, [each.id for each in found.gate_items if each.step == "measure"], True)
    page.side.list.setFocus()
    hand.key("G")
    assert columns["measure"].ask.text() == "What proves that it is done?"
    hand.key("Return")  # nothing was said
    assert problem(page, "scrap").phase == "measure"
    hand.type("Baseline of 4 weeks")
    hand.key("Return")
    assert problem(page, "scrap").phase == "analyse"
    assert problem(page, "scrap").proofs[1].text == "Baseline of 4 weeks"
    page.side.list.setFocus()
    hand.key("Shift+G")
    assert problem(page, "scrap").phase == "measure"
    assert len(problem(page, "scrap").proofs) == 1
    columns["define"].back_button.click()
    assert problem(page, "scrap").phase == "define"


def test_a_document_is_chosen_by_typing_and_a_click_opens_it(dmaic, hand):
    page = dmaic
    document = next(each for each in problem(page, "scrap").gate_items if each.kind == "document")
    define(page).setFocus()
    define(page).choose(document.id)
    hand.key("L")
    assert page.window().findChild(TieSheet).isVisible()
    hand.type("burrs")
    hand.key("Return")
    assert page.window().findChild(TieSheet) is None
    linked = next(each for each in problem(page, "scrap").gate_items if each.id == document.id)
    assert linked.thing in ("fish", "five")
    assert page.board.body.gates.columns["define"].count.text() == "1/7"  # a linked document is there
    define(page).setFocus()
    define(page).choose(document.id)
    hand.key("Ctrl+Return")
    assert page.window().current in ("fishbone", "five_whys")


def test_a_document_that_was_deleted_says_so(dmaic):
    from app.models import problem_gate_edit

    document = next(each for each in problem(dmaic, "scrap").gate_items if each.kind == "document")
    problem_gate_edit.link_document(dmaic.desk.document, document.id, ("fishbone", "fish"))
    row = define(dmaic).rows
    assert row.end_of(row.item(row.index_of(document.id))).title == "Burrs"
    fishbone_edit.delete_fishbone(dmaic.desk.document, "fish")
    assert row.end_of(row.item(row.index_of(document.id))) is None
    assert "deleted" in row.index_of(document.id).data(Qt.ItemDataRole.AccessibleTextRole)
    count = dmaic.board.body.gates.columns["define"].count
    assert count.text() == "0/7"
    dmaic.desk.document.undo()
    assert count.text() == "1/7"


def test_a_press_on_the_box_ticks(dmaic):
    listed = define(dmaic)
    dmaic.board.area.ensureWidgetVisible(listed)
    Hand.wait()
    item = problem(dmaic, "scrap").gate_items[1]
    rect = listed.visualRect(listed.rows.index_of(item.id))
    Hand(listed).click((rect.left() + 10, rect.top() + 12))
    assert items(dmaic)[1][2]


# PDCA


def test_a_pdca_shows_its_actions_by_quarter_and_leads_to_the_board(page, hand):
    bring(page, "change")
    quarters = page.board.body.quarters
    assert {phase: head.text() for phase, head in quarters.heads.items()} == {
        "plan": "Plan  1", "do": "Do  0", "check": "Check  0", "act": "Act  0", "closed": "Closed  1",
    }  # fmt: skip
    page.board.body.against.begin()
    hand.type("Two people")
    hand.key("Return")
    assert quarters.heads["plan"].text() == "Plan  2"
    assert "goal" in [each.key for each in page.shown().figures.missing]
    page.board.body.go_to("goal")
    hand.type("62 to 25 min")
    hand.key("Return")
    assert problem(page, "change").goal == "62 to 25 min"
    from app.views.button import WordButton

    button = next(each for each in page.board.body.findChildren(WordButton) if "PDCA board" in each.text())
    button.click()
    assert page.window().current == "pdca"


# What is in sight


def in_sight(page, widget) -> bool:
    area = page.board.area.viewport()
    return area.rect().contains(QRect(widget.mapTo(area, QPoint()), widget.size())) and not cut(page, widget)


def cut(page, widget) -> bool:
    """Whether a widget ends below what its phases have room for."""
    gates = page.dmaic().gates.viewport()
    return widget.mapTo(gates, widget.rect().bottomLeft()).y() > gates.rect().bottom()


@pytest.mark.parametrize("projector", [False, True])
def test_the_phases_are_as_high_as_their_proofs_and_the_gate_is_reached_by_key_and_by_wheel(page, hand, projector):
    said = Proof("define", "The charter was read line by line with the whole team and signed by the plant manager")
    problem_gate_edit.pass_gate(page.desk.document, "scrap", said, page.today())
    window = page.window()
    window.resize(1280, 720)
    if projector:
        window.commands["projector"].trigger()
        Hand.wait()
        window.resize(1280, 720)
        page = window.page("problem")
    bring(page, "scrap")
    hand.key("Ctrl+PgDown")
    hand.key("Ctrl+PgUp")
    Hand.wait()
    define, measure = (page.dmaic().gates.columns[step] for step in ("define", "measure"))
    assert not cut(page, define.told)
    assert not cut(page, define.back_button)
    assert not cut(page, measure.open_button)
    page.setFocus()
    hand.key("G")
    Hand.wait()
    assert in_sight(page, measure.proof)
    assert in_sight(page, measure.ok)
    page.board.area.verticalScrollBar().setValue(0)
    for _notch in range(30):
        if in_sight(page, measure.ok):
            break
        Hand(page.board.area).wheel(None, -1)
    assert in_sight(page, measure.ok)
