"""One story from a verified cause to a generalised action, played with keys, mouse and drops, in both languages.

Lever, matrix, choice, approval, action, late, postponed, done, effective, generalised; Excel out and in; undone to the
beginning and done again; saved, reopened, exported. Wherever it is shown, the action is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.calc import calendar_date
from app.calc.action import Action
from app.calc.action_figures import days_late
from app.calc.decision import Decision
from app.canvas.decision_layout import BEFORE, DIRECTION, WEIGHT, Spot
from app.exchange.action_columns import COLUMN, word
from app.exchange.action_workbook import workbook
from app.exchange.event_json import dumps, loads
from app.language import _, current
from app.models.action import read_actions
from app.models.event import read_event
from app.models.lever import read_levers
from app.views.action_import_lines import AFTER, LABEL, WHAT
from app.views.action_import_lines import BEFORE as WAS
from app.views.action_import_sheet import ActionImportSheet
from app.views.pdca_gate import GateSheet
from app.views.print_preview import PrintPreview
from tests.hand import Hand
from tests.journeys.coordinator import Coordinator
from tests.journeys.story import STORY
from tests.models.chain import dump
from tests.reports import paper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
TODAY = date.today()
DUE = TODAY + timedelta(days=6)
LATE = TODAY + timedelta(days=10)
"""The day on which it is seen that nothing came."""
NEXT_DUE, MOVED_DUE = LATE + timedelta(days=4), LATE + timedelta(days=11)
CHECKED, SPREAD = LATE + timedelta(days=20), LATE + timedelta(days=40)


@pytest.fixture(params=["en", "fr"])
def spoken(request: pytest.FixtureRequest) -> str:
    return request.param


def said(key: str) -> str:
    return STORY[current()][key]


def figure(text: str) -> str:
    """A number of the screen without what groups its digits and without its unit."""
    text = text.replace(",", "." if current() == "fr" else "")
    return "".join(letter for letter in text if letter in "0123456789.−—")


# What is stored, and what is shown of it


def action(who: Coordinator) -> Action:
    with who.window.document.read() as session:
        (one,) = read_actions(session)
    return one


def same_everywhere(who: Coordinator, *, planned: bool = True) -> Action:
    """The action as it is stored; the table, the board, the planning and Excel have the same, field by field."""
    stored = action(who)
    plan, board = who.window.page("action"), who.window.page("pdca")
    who.visit("action")
    assert plan.plan.actions() == [stored]
    if planned:
        plan.board.table.setFocus()
        who.keys("G")
        assert plan.board.modes.of("planning").view.plan.actions == {stored.id: stored}
        who.keys("T")
    who.visit("pdca")
    assert board.view.mirror.actions == {stored.id: stored}
    assert excel_says(who, stored)
    return stored


def excel_says(who: Coordinator, stored: Action) -> bool:
    """Whether a workbook that is made now and read back changes nothing, and holds every field of the action."""
    from app.exchange.action_changes import read_changes

    with who.window.document.read() as session:
        event = read_event(session)
    path = who.folder / "now.xlsx"
    path.write_bytes(workbook(event, current()))
    (row,) = read_changes(path, event, TODAY).rows
    held = {cell.value for cell in openpyxl.load_workbook(path).active[2]}
    parts = [each.text or each.overridden for each in stored.proofs] + [each.place for each in stored.deployments]
    missing = [part for part in parts if not any(part in str(value) for value in held)]
    return (row.id, row.state, row.doubts, missing) == (stored.id, "unchanged", (), [])


def decision(who: Coordinator) -> Decision:
    return who.window.page("decision").decision


# From the cause to the choice


def verify_a_cause(who: Coordinator) -> None:
    who.keys("Ctrl+5", "Ctrl+T")
    page = who.page
    page.view.set_animated(False)
    who.type(said("effect"))
    who.keys("Tab")
    who.type(said("cause"))
    who.keys("Escape", "3", "Ctrl+E")
    who.type(said("evidence"))
    who.keys("Escape")
    (cause,) = page.view.fishbone.causes()
    assert (page.view.fishbone.effect, cause.text) == (said("effect"), said("cause"))
    assert (cause.status, cause.evidence) == ("confirmed", said("evidence"))


def make_a_lever_of_it(who: Coordinator) -> None:
    (cause,) = who.page.view.fishbone.causes()
    who.page.view.select([cause.id])
    who.keys("Ctrl+Shift+R")
    assert who.window.current == "lever"
    page = who.page
    who.keys("Ctrl+A")
    who.hand.type(said("lever"))
    who.fill(page.form, investment="12 000 €", yearly_gain="9k", yearly_cost="1000", horizon_years="4", rate="10")
    (lever,) = page.board.all
    assert (lever.lever.name, [end.id for end in lever.acts_on]) == (said("lever"), [cause.id])
    tiles = page.money.tiles.tiles
    assert figure(tiles["roi"].value.text()) == "167"  # (4 · 8,000 − 12,000) ÷ 12,000
    assert figure(tiles["payback_years"].value.text()) == "1.5"  # 12,000 ÷ 8,000
    assert figure(tiles["npv"].value.text()) == "13359"  # −12,000 + 8,000 · 3.169865
    row = page.board.rows.items[0]
    assert figure(page.board.rows.text(row, "roi")) == "167"


def add_another_lever(who: Coordinator) -> None:
    page = who.page
    page.board.table.setFocus()
    who.keys("N")
    who.type(said("other"))
    who.keys("Escape", "I")
    who.fill(page.form, investment="900", yearly_gain="2000", yearly_cost="300", horizon_years="3")
    assert figure(page.money.tiles.tiles["roi"].value.text()) == "467"  # (3 · 1,700 − 900) ÷ 900
    assert [each.lever.name for each in page.board.all] == [said("lever"), said("other")]


def compare_them(who: Coordinator) -> None:
    who.page.board.table.setFocus()
    who.keys("Ctrl+A", "C")
    assert who.window.current == "decision"
    with who.window.document.read() as session:
        levers = [lever.id for lever in read_levers(session)]
    assert [option.lever for option in decision(who).options] == levers
    who.type(said("question"))
    who.type(*said("criteria").split("|"))
    who.keys("Escape")
    assert decision(who).name == said("question")
    assert [each.name for each in decision(who).criteria] == said("criteria").split("|")


def spot(who: Coordinator, row: int, column: int) -> None:
    """Click on a cell of the matrix."""
    board = who.page.modes.matrix
    Hand(board).click(QPointF(board.seen(board.laid.layout.place(Spot(row, column))).center()))
    who.clicks += 1


def score_them(who: Coordinator) -> None:
    """Of cost and delay less is better; weights come of pairs: 2, 6 and 1 of 9."""
    for row in (1, 3):
        spot(who, row, DIRECTION)
        who.keys("Space")
    spot(who, 1, BEFORE)
    who.hand.type("415341")
    who.keys("F6", "Right")
    who.hand.type("3")
    who.hand.type("2")
    who.hand.type("6")
    who.keys("T", "F5")
    assert [each.direction for each in decision(who).criteria] == ["less", "more", "less"]
    assert [each.weight for each in decision(who).criteria] == pytest.approx([200 / 9, 600 / 9, 100 / 9])
    told = who.page.told
    timer, notice = decision(who).options
    assert [told.options[each.id].score for each in (timer, notice)] == pytest.approx([36 / 9, 33 / 9])
    assert told.winner == timer.id
    assert timer.name == said("lever")
    assert said("lever") in who.window.status.numbers.text()


def turn_the_winner(who: Coordinator) -> None:
    """From a share of 30 % on, cost makes the cheap one win; undo takes the weight back."""
    cost = decision(who).criteria[0]
    assert who.page.told.turns[cost.id].share == pytest.approx(0.3)
    spot(who, 1, WEIGHT)
    assert "30" in who.page.modes.strip.turns.text()
    who.type("50")
    assert who.page.told.winner == decision(who).options[1].id
    who.keys("Ctrl+Z")
    assert who.page.told.winner == decision(who).options[0].id


def choose_it(who: Coordinator) -> None:
    spot(who, 0, BEFORE)
    who.keys("Ctrl+Return", "Ctrl+Shift+W")
    who.hand.type(said("because"))
    other = decision(who).options[1]
    who.tab_to(who.page.panel.reasons.lines[other.id])
    who.type(said("not_kept"))
    assert (decision(who).chosen, decision(who).because) == (decision(who).options[0].id, said("because"))
    assert decision(who).options[1].reason == said("not_kept")


def have_it_approved(who: Coordinator) -> None:
    strip = who.page.panel.approval
    who.keys("Ctrl+Shift+Y")
    who.type(said("manager"))
    who.keys("Ctrl+Shift+Y")
    assert QApplication.focusWidget() is strip.ways["approved"]
    who.keys("Space")
    assert [(each.state, each.decided_by) for each in decision(who).approvals] == [
        ("presented", said("manager")),
        ("approved", said("manager")),
    ]
    assert strip.word.text() == _("Approved")


# The action


def make_an_action_of_the_winner(who: Coordinator) -> None:
    who.keys("Ctrl+Shift+A")
    assert who.window.current == "action"
    who.keys("Tab")
    who.hand.type(said("deliverable"))
    who.keys("Tab")
    who.hand.type(said("owner"))
    who.keys("Tab")
    who.hand.type(DUE.strftime("%d/%m/%Y"))
    who.keys("Return", "Escape")
    made = same_everywhere(who)
    assert (made.number, made.label, made.deliverable) == (1, said("lever"), said("deliverable"))
    assert (made.owner, made.due, made.first_due) == (said("owner"), DUE.isoformat(), DUE.isoformat())
    assert ("lever", "action") in who.links()


def see_it_late(who: Coordinator) -> None:
    who.visit("action")
    page = who.page
    assert page.figures.late == 0
    page.look_from(LATE)
    assert page.figures.late == 1
    assert days_late(action(who), LATE) == 4
    who.window.page("pdca").today = LATE
    page.board.table.setFocus()
    who.keys("Shift+L")
    assert [row.action.label for row in page.board.rows.things()] == [said("lever")]
    who.keys("Shift+A")


def remind_of_it(who: Coordinator) -> None:
    """The mail on the clipboard, the calendar file, the sheet."""
    page = who.page
    page.board.table.setFocus()
    who.keys("R", "C")
    mail = QGuiApplication.clipboard().text()
    for words in (said("owner"), said("lever"), said("deliverable"), calendar_date.show(DUE.isoformat())):
        assert words in mail
    path = who.folder / "plan.ics"
    who.named(_("Save as calendar (.ics)…").rstrip("…"))
    who.answer(path)
    calendar = path.read_text("utf-8").replace("\r\n ", "")
    assert said("lever") in calendar
    assert DUE.strftime("%Y%m%d") in calendar
    who.keys("Ctrl+Shift+M")
    assert printed(who, said("owner"), said("lever"))
    who.keys("T")


def printed(who: Coordinator, *words: str) -> bool:
    preview = next(each for each in who.window.findChildren(PrintPreview) if each.isVisible())
    who.qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    on_paper = paper.words(preview.pdf)
    who.keys("Escape")
    return all(word in on_paper for word in words)


def postpone_it(who: Coordinator) -> None:
    pick(who)
    who.keys("P")
    who.type(NEXT_DUE.strftime("%d/%m/%Y"), said("late_because"))
    moved = same_everywhere(who, planned=False)
    (once,) = moved.postponements
    assert (moved.due, moved.first_due) == (NEXT_DUE.isoformat(), DUE.isoformat())
    assert (once.from_due, once.to_due, once.reason) == (DUE.isoformat(), NEXT_DUE.isoformat(), said("late_because"))


def pick(who: Coordinator) -> None:
    """Click on the action in the table."""
    if who.window.current != "action":
        who.visit("action")
    table = who.page.board.table
    Hand(table).click(QPointF(table.visualRect(table.rows.index_of(action(who).id, "label")).center()))
    who.clicks += 1


def move_it_on_the_planning(who: Coordinator) -> None:
    """A week further, with the mouse; why is asked below the bar."""
    pick(who)
    who.keys("G", "1")
    view = who.page.board.modes.of("planning").view
    view.show_today()
    Hand.wait()
    id = action(who).id
    start = QPointF(view.viewportTransform().map(view.drawing().box(id).center()))
    place = view.mapToScene(start.toPoint())
    Hand(view).drag(place, place + QPointF(7 * view.day, 0))
    who.type(said("moved_because"))
    moved = same_everywhere(who)
    assert moved.due == MOVED_DUE.isoformat()
    assert [each.reason for each in moved.postponements] == [said("late_because"), said("moved_because")]


# The wheel


def carry(who: Coordinator, column: int) -> GateSheet:
    """Drag the card to a column; the gate that asks for its proof."""
    view = who.page.view
    left, top, _right, _bottom = view.box_of(action(who).id)
    x1, x2 = view.laid.columns[column]
    Hand(view).drag(QPointF(left + 20, top + 20), QPointF((x1 + x2) / 2, top + 30), steps=8)
    return who.window.findChild(GateSheet)


def plan_it(who: Coordinator) -> None:
    assert who.window.current == "pdca"
    gate = carry(who, 2)
    assert action(who).phase == "plan"
    assert gate.lines["plan"].text()  # all is set already
    gate.lines["plan"].setFocus()
    who.keys("Ctrl+A")
    who.type(said("planned"))
    done = same_everywhere(who)
    assert (done.phase, [each.text for each in done.proofs]) == ("do", [said("planned")])


def do_it_without_proof(who: Coordinator) -> None:
    gate = carry(who, 3)
    who.keys("Return")
    assert gate.wrong.isVisible()
    Hand(gate.without).click()
    who.type(said("without"))
    done = same_everywhere(who)
    assert (done.phase, done.done_on) == ("check", LATE.isoformat())
    assert [(each.step, each.text, each.overridden) for each in done.proofs] == [
        ("plan", said("planned"), ""),
        ("do", "", said("without")),
    ]


def check_its_effect(who: Coordinator) -> None:
    """Indicator and side effects in the panel, measures and verdict at the gate."""
    view, form = who.page.view, who.page.form
    view.select([action(who).id])
    form.show_field("indicator")
    who.hand.type(said("effect"))
    who.fill(form, unit="%", check_on=CHECKED.strftime("%d/%m/%Y"), effect_on_indicators=said("indicators"),
             effect_on_steps=said("steps"))  # fmt: skip
    view.setFocus()
    gate = carry(who, 4)
    assert list(gate.lines) == ["measure_before", "measure_after", "check"]  # Act alone is aimed at
    who.type("14", "2")
    effective = next(each for each in gate.verdicts.buttons() if each.property("verdict") == "effective")
    Hand(effective).click()
    Hand(gate.on).click()
    checked = same_everywhere(who)
    assert (checked.phase, checked.verdict) == ("act", "effective")
    assert (checked.measure_before, checked.measure_after, checked.check_on) == (14, 2, CHECKED.isoformat())
    assert (checked.effect_on_indicators, checked.effect_on_steps) == (said("indicators"), said("steps"))


def generalise_it(who: Coordinator) -> None:
    who.page.view.select([action(who).id])
    who.keys("W")
    who.type(said("standard"))
    pick(who)
    form = who.page.form
    who.keys("Y")
    who.hand.type(said("place"))
    who.keys("Tab")
    who.hand.type(said("place_owner"))
    who.keys("Tab")
    who.type(SPREAD.strftime("%d/%m/%Y"))
    can = form.deployments.can
    Hand(can).click((8, can.height() / 2))
    spread = same_everywhere(who, planned=False)
    (place,) = spread.deployments
    assert spread.phase == "closed"
    assert [each.step for each in spread.proofs] == ["plan", "do", "check", "act"]
    assert (place.place, place.owner, place.planned_on) == (said("place"), said("place_owner"), SPREAD.isoformat())
    assert spread.transferable


def through_excel(who: Coordinator) -> None:
    """Out by the menu, one cell typed in Excel, in again: what changes is shown first."""
    who.visit("action")
    path = who.folder / "plan.xlsx"
    who.named(_("Save as Excel workbook…").rstrip("…"))
    who.answer(path)
    before = action(who)
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book.active[1]}
    book.active.cell(2, columns[word(COLUMN["owner"].name, current())]).value = said("excel")
    book.active.cell(2, columns[word(COLUMN["start"].name, current())]).value = datetime(TODAY.year, TODAY.month, 1)
    book.save(path)
    who.named(_("Take over from Excel…").rstrip("…"))
    who.answer(path)
    sheet = who.page.findChild(ActionImportSheet)
    told = [tuple(sheet.lines.text(line, at) for at in (LABEL, WHAT, WAS, AFTER)) for line in sheet.lines.lines]
    assert (said("lever"), _("Owner"), said("owner"), said("excel")) in told
    assert len(told) == 2
    assert action(who) == before
    who.keys("Return")
    after = same_everywhere(who, planned=False)
    assert (after.owner, after.start) == (said("excel"), TODAY.replace(day=1).isoformat())
    assert (after.proofs, after.postponements, after.deployments) == (
        before.proofs, before.postponements, before.deployments,
    )  # fmt: skip


STEPS: tuple[Callable[[Coordinator], None], ...] = (
    verify_a_cause, make_a_lever_of_it, add_another_lever, compare_them, score_them, turn_the_winner, choose_it,
    have_it_approved, make_an_action_of_the_winner, see_it_late, remind_of_it, postpone_it, move_it_on_the_planning,
    plan_it, do_it_without_proof, check_its_effect, generalise_it, through_excel,
)  # fmt: skip


# When it is done


def undo_and_redo_all(who: Coordinator, start: dict[str, list[str]]) -> None:
    whole, steps = dump(who.window.document), 0
    while who.window.commands["undo"].isEnabled():
        who.keys("Ctrl+Z")
        steps += 1
    assert steps > 40
    assert dump(who.window.document) == start
    for _step in range(steps):
        who.keys("Ctrl+Y")
    assert dump(who.window.document) == whole
    assert not who.window.commands["redo"].isEnabled()


def saved_and_reopened(who: Coordinator, path: Path) -> None:
    before = action(who)
    who.keys("Ctrl+W")
    who.window.files.open_path(path)
    who.hand = Hand(who.window)
    assert same_everywhere(who) == before
    with who.window.document.read() as session:
        text = dumps(read_event(session))
    assert dumps(loads(text)) == text
    (told,) = loads(text).actions
    assert [each.text or each.overridden for each in told.proofs] == [
        each.text or each.overridden for each in before.proofs
    ]
    assert said("place") in text


def test_one_action_from_its_cause_to_where_it_is_generalised(who):
    path = who.begin(who.folder / "Door é.kaizen")
    start = dump(who.window.document)
    for step in STEPS:
        step(who)
    undo_and_redo_all(who, start)
    saved_and_reopened(who, path)
