"""An indicator from a usual one to the effect of what its deviation led to.

Imported, judged by the chart that fits, seen on the start page, answered, measured again, effective; printed, reopened.
"""

from __future__ import annotations

from datetime import date, timedelta
from statistics import mean

import pytest

from app.calc.action import Action
from app.calc.indicator import Indicator
from app.language import _, ngettext
from app.models.action import read_actions
from app.models.indicator import read_indicators
from app.models.maturity import read_maturities
from app.models.oee import read_oee
from app.views.indicator_usual import UsualSheet
from app.views.measure_import_sheet import MeasureImportSheet
from app.views.print_preview import PrintPreview
from app.views.start_page import Card
from tests.hand import Hand
from tests.journeys.coordinator import Coordinator
from tests.models.chain import dump
from tests.reports import paper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
VALUES = ("4,1", "4,3", "3,9", "4,2", "4,0", "4,4", "4,1", "3,8", "4,2", "9,0", "4,1", "4,0", "4,3", "3,9")
FIRST = date.today() - timedelta(days=date.today().weekday() + 63)
"""A Monday: lead times go by weeks, of which that of the change is neither before nor after."""
SINCE = ("1,9", "2,1", "2,0", "1,8", "2,2")
"""Measured a week apart, first in the week in which the action was done."""
WHY, COMMENT = "Power cut", "New carrier"


@pytest.fixture(params=["en", "fr"])
def spoken(request: pytest.FixtureRequest) -> str:
    return request.param


def indicator(who: Coordinator) -> Indicator:
    with who.window.document.read() as session:
        return next(each for each in read_indicators(session) if each.name == _("Lead time"))


def take_a_usual_one(who: Coordinator) -> None:
    who.visit("indicator")
    who.page.commands["take_usual"].trigger()
    sheet = who.window.findChild(UsualSheet)
    who.hand.type(_("Lead time"))
    who.keys("Return")
    assert len(sheet.keys()) == 1
    who.keys("Ctrl+Return")
    assert indicator(who).direction == "less"


def give_its_target_and_alarm(who: Coordinator) -> None:
    who.page.point_at(indicator(who).id)
    who.keys("C")
    who.hand.type("4,0")
    who.keys("Tab")
    who.fill(who.page.form, alarm_high="6,5")
    assert (indicator(who).target, indicator(who).alarm_high) == (4.0, 6.5)


def import_a_french_table(who: Coordinator) -> None:
    lines = [f"{FIRST + timedelta(days=i):%d/%m/%Y};{value}" for i, value in enumerate(VALUES)]
    path = who.folder / "relevé.csv"
    path.write_bytes("\n".join(["Date;Délai", *lines, ""]).encode("cp1252"))
    who.window.open_thing("indicator", indicator(who).id)
    who.visit("measure")
    assert who.page.thing() == ("indicator", indicator(who).id)
    assert Hand(who.page).drop([str(path)])
    sheet = who.page.findChildren(MeasureImportSheet)[-1]
    who.qtbot.waitUntil(lambda: sheet.preview is not None and sheet.table.isEnabled(), timeout=10_000)
    with who.qtbot.waitSignal(sheet.stored, timeout=10_000):
        sheet.take.click()
    taken = indicator(who).measures
    assert [each.value for each in taken] == [float(value.replace(",", ".")) for value in VALUES]
    assert taken[0].at == FIRST.isoformat()


def type_one_with_a_comment(who: Coordinator) -> None:
    page = who.page
    page.table.setFocus()
    page.table.go(len(VALUES), 1)
    who.type("9,5")
    page.table.go(len(VALUES), page.table.rows.columns.index("comment"))
    who.type(COMMENT)
    last = indicator(who).measures[-1]
    assert (last.value, last.comment) == (9.5, COMMENT)


def exclude_a_point(who: Coordinator) -> None:
    page = who.page
    page.commands["show_control"].trigger()
    view = page.chart.view
    assert 10 in [ring.index for ring in view.plan.panels[0].rings]
    Hand(view).click(view.mapToScene(view.place_of(view.plan.spots.of(10)).toPoint()))
    view.setFocus()
    who.keys("X")
    who.type(WHY)
    assert [each.excluded_why for each in indicator(who).measures if each.excluded] == [WHY]


def read_what_the_chart_says(who: Coordinator) -> None:
    """Which chart is proposed and why; the broken rule as a sentence beside the chart, without the panel on it."""
    page = who.page
    assert page.chart.told.chart.chart == "i_mr"
    assert page.chart.why.isVisible()
    assert page.chart.why.text() == _("I-MR: each point is a single value.")
    (finding,) = (each for each in page.panel.said if each.words.text().replace(",", ".").startswith("9.5"))
    page.table.go(0, 1)
    Hand(finding).click()
    assert page.table.chosen_rows() == [len(VALUES)]
    assert page.chart.view.selected.index == len(VALUES) + 1
    assert page.chart.view.plan.notes == ()
    who.keys("F4")
    assert finding.words.text() in [note.text for note in page.chart.view.plan.notes]
    who.keys("F4")


def see_it_on_the_start_page(who: Coordinator) -> None:
    who.keys("Ctrl+W")
    (card,) = (each for each in who.window.content.findChildren(Card) if not each.isHidden())
    assert card.deviations.text().strip() == ngettext("{n} deviation", "{n} deviations", 1)
    Hand(card.deviations).click()
    who.clicks += 1
    assert who.window.current == "deviation"
    assert who.spoken_of == ("indicator", indicator(who).id)


def answer_the_deviation(who: Coordinator) -> None:
    for key, kind in (("Q", "problem"), ("A", "action")):
        who.window.go("deviation")
        page = who.page
        page.board.bring(page.board.of_indicator(indicator(who).id).id)
        page.board.into_view()
        assert "9.5" in page.board.rows.text(page.board.chosen()[0], "said").replace(",", ".")
        Hand.wait()
        Hand(page.board.table).key(key)
        assert who.window.current == kind
        assert who.spoken_of[0] == kind
        assert ("indicator", kind) in who.links()
        who.window.settle()


def action(who: Coordinator) -> Action:
    with who.window.document.read() as session:
        return read_actions(session)[-1]


def do_the_action(who: Coordinator) -> None:
    assert action(who).measured_by == indicator(who).id
    who.page.board.table.setFocus()
    for proof in ("12/3", "MO-12"):
        who.keys("W")
        who.type(proof)
    form, done = who.page.form, indicator(who).measures[-1].at
    form.show_field("done_on")
    who.keys("Ctrl+A")
    who.hand.type((date.fromisoformat(done) + timedelta(days=1)).strftime("%d/%m/%Y"))
    who.keys("Tab")
    assert action(who).phase == "check"
    day = form.editors["done_on"].text()
    assert form.effect.said.text().endswith(_("Nothing was measured after {day} yet.", day=day))


def measure_again(who: Coordinator) -> None:
    who.window.open_thing("indicator", indicator(who).id, on="measure")
    who.page.table.setFocus()
    who.page.table.go(len(VALUES) + 1, 1)
    who.type(*SINCE)
    assert len(indicator(who).measures) == len(VALUES) + 1 + len(SINCE)


def find_it_effective(who: Coordinator) -> None:
    who.window.open_thing("action", action(who).id)
    effect = who.page.form.effect
    said = effect.said.text()
    Hand(effect.take_both).click()
    taken = action(who)
    before = [float(value.replace(",", ".")) for value in (*VALUES, "9,5") if value != "9,0"]
    after = [float(value.replace(",", ".")) for value in SINCE[1:]]
    assert taken.measure_before == pytest.approx(mean(before))
    assert taken.measure_after == pytest.approx(mean(after))
    who.page.board.table.setFocus()
    who.keys("W", "Return")  # what the measures say stands there as the proof
    who.keys("1")
    found = action(who)
    assert (found.phase, found.verdict, found.proofs[-1].text) == ("act", "effective", said)


def fill_an_oee(who: Coordinator) -> None:
    who.visit("oee")
    who.page.board.line.setFocus()
    who.type("Press 3")
    who.page.entry.kind.setFocus()
    for kind, amount in (("2", "30"), ("6", "90 s")):
        who.type(kind, amount, by="Tab")
        who.keys("Return")
    with who.window.document.read() as session:
        assert [loss.seconds for loss in read_oee(session)[-1].losses] == [1800, 90]


def fill_a_maturity(who: Coordinator) -> None:
    who.visit("maturity")
    who.page.asked.add_usual("tpm")
    Hand.wait()
    who.hand.type("34")
    with who.window.document.read() as session:
        (radar,) = read_maturities(session)
    assert [each.levels[-1].level for each in radar.criteria[:2]] == [3, 4]


def print_the_sheet(who: Coordinator) -> None:
    who.window.open_thing("indicator", indicator(who).id)
    who.page.commands["print_one"].trigger()
    preview = who.window.findChild(PrintPreview)
    who.qtbot.waitUntil(lambda: bool(preview.pdf), timeout=10_000)
    assert _("Lead time") in paper.words(preview.pdf)
    assert COMMENT in paper.words(preview.pdf)
    who.keys("Esc")
    who.qtbot.waitUntil(lambda: who.window.findChild(PrintPreview) is None)


STEPS = (
    take_a_usual_one, give_its_target_and_alarm, import_a_french_table, type_one_with_a_comment, exclude_a_point,
    read_what_the_chart_says, see_it_on_the_start_page, answer_the_deviation, do_the_action, measure_again,
    find_it_effective, fill_an_oee, fill_a_maturity, print_the_sheet,
)  # fmt: skip


def test_an_indicator_from_a_usual_one_to_the_answer_of_its_deviation(who):
    path = who.begin(who.folder / "Délais.kaizen")
    start = dump(who.window.document)
    for step in STEPS:
        step(who)
    who.window.settle()
    whole, gestures = dump(who.window.document), 0
    while who.window.commands["undo"].isEnabled():
        who.keys("Ctrl+Z")
        gestures += 1
    assert dump(who.window.document) == start
    for _gesture in range(gestures):
        who.keys("Ctrl+Y")
    assert dump(who.window.document) == whole
    who.keys("Ctrl+W")
    who.window.files.open_path(path)
    assert dump(who.window.document) == whole
