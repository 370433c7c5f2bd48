"""A problem opened in under a minute and closed, an idea told back, three axes side by side: each by keys alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.calc.axis import Axis
from app.calc.problem import Problem
from app.language import current
from app.models.axis import read_axes
from app.models.problem import read_problems
from app.models.suggestion import read_suggestions
from tests.hand import Hand
from tests.journeys.coordinator import Coordinator

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
KEYS_A_MINUTE = 120
"""What somebody types who uses two fingers: 24 words of five letters."""
TODAY = date.today()


@pytest.fixture(params=["en", "fr"])
def spoken(request: pytest.FixtureRequest) -> str:
    return request.param


def either(english: str, french: str) -> str:
    return french if current() == "fr" else english


def problem(who: Coordinator) -> Problem:
    with who.window.document.read() as session:
        (one,) = read_problems(session)
    return one


class Counted:
    """Types, and counts the presses."""

    def __init__(self, who: Coordinator) -> None:
        self._who, self.presses = who, 0

    def type(self, text: str, key: str) -> None:
        self._who.hand.type(text)
        self._who.keys(key)
        self.presses += len(text) + 1


def test_a_qrqc_is_opened_in_a_minute_contained_understood_and_closed(who):
    who.begin(who.folder / "QRQC.kaizen")
    who.visit("problem")
    counted = Counted(who)  # the line is ready for it
    symptom = either("Burr on the bracket", "Bavure sur l’équerre")
    counted.type(symptom, "Tab")
    counted.type("E-14", "Tab")
    counted.type(either("Press 2", "Presse 2"), "Return")
    opened = problem(who)
    assert (opened.name, opened.part, opened.method) == (symptom, "E-14", "qrqc")
    assert opened.opened_at
    assert counted.presses < KEYS_A_MINUTE
    contain(who)
    look_for_causes(who, symptom)
    close(who)


def contain(who: Coordinator) -> None:
    who.keys("Escape", "Escape")
    who.page.side.list.setFocus()
    who.keys("C")
    who.hand.type(either("Sort the stock", "Trier le stock"))
    for text in ("Karim", "320", "14"):
        who.keys("Tab")
        who.hand.type(text)
    who.keys("Tab")
    who.page.side.list.setFocus()
    who.keys("K")
    contained = problem(who)
    (sorting,) = contained.containments
    assert (sorting.owner, sorting.sorted, sorting.found) == ("Karim", 320, 14)
    assert contained.contained_at
    assert who.page.board.head.containment.face.state not in ("running", "late")


def look_for_causes(who: Coordinator, symptom: str) -> None:
    """The five whys of the problem by one key; what they found is taken over by a click."""
    who.keys("W")
    assert who.window.current == "five_whys"
    assert who.page.shown().problem == symptom
    who.keys("Tab")
    blunt, unseen = either("The die is blunt", "L’outil est usé"), either("No gauge at the press", "Pas de gabarit")
    who.type(blunt, unseen)
    who.keys("Escape")
    first = who.page.shown().answers[0]
    second = (first.answers or who.page.shown().answers[1:])[0]
    for why, key in ((first, "O"), (second, "N")):
        who.page.view.select([why.id])
        who.keys(key, "E")
        who.hand.type(either("Measured", "Mesuré"))
        who.keys("Escape", "V")
    who.visit("problem")
    causes = who.page.board.body.causes
    for text in (blunt, unseen):
        button = next(each for each in causes.found.findChildren(type(causes.searches["fishbone"]))
                      if each.isVisibleTo(causes) and text in each.accessibleName())  # fmt: skip
        who.page.board.area.ensureWidgetVisible(button)
        Hand(button).click()
    found = problem(who)
    assert (found.occurrence, found.non_detection) == (blunt, unseen)
    assert found.occurrence_verified
    assert found.non_detection_verified
    assert found.five_whys == who.window.page("five_whys").shown().id


def close(who: Coordinator) -> None:
    who.page.side.list.setFocus()
    who.keys("T")
    who.page.board.body.begin("lesson")
    who.hand.type(either("Sharpen every week", "Affûter chaque semaine"))
    who.page.side.list.setFocus()
    who.keys("X")
    closed = problem(who)
    assert closed.closed_on == TODAY.isoformat()
    assert closed.lesson
    assert [each.found for each in closed.follow_ups] == [0]
    who.keys("Ctrl+Z")
    assert problem(who).closed_on == ""


def test_an_idea_is_noted_not_kept_with_its_reason_and_told_back(who):
    who.begin(who.folder / "Ideas.kaizen")
    who.keys("Ctrl+8")
    idea, reason = either("A lamp", "Une lampe"), either("The gun goes next month", "Le pistolet part en mai")
    counted = Counted(who)
    counted.type(idea, "Tab")
    counted.type("Ali", "Return")
    assert counted.presses < KEYS_A_MINUTE / 6  # ten seconds
    who.keys("Escape", "Down")
    who.keys("X")
    who.type(reason)
    who.keys("T")
    with who.window.document.read() as session:
        (noted,) = read_suggestions(session)
    assert (noted.text, noted.author, noted.state, noted.reason) == (idea, "Ali", "not_kept", reason)
    assert noted.told_on == TODAY.isoformat()
    for _step in range(3):
        who.keys("Ctrl+Z")
    with who.window.document.read() as session:
        assert read_suggestions(session) == []


def test_three_axes_stand_side_by_side_with_objectives_that_are_smart(who):
    who.begin(who.folder / "Axes.kaizen")
    who.keys("Ctrl+7", "N")
    names = [either("Fewer burrs", "Moins de bavures"), either("Less stock", "Moins de stock"), either("Flow", "Flux")]
    who.type(*names)
    who.keys("Escape", "Home")
    page = who.page
    for indicator in ("ppm", "m²", "h"):
        who.keys("I")
        due = (TODAY + timedelta(days=90)).strftime("%d/%m/%Y")
        who.fill(page.form, indicator=indicator, unit=indicator, baseline="40", target="10", due=due,
                 attainable_because=either("Done on line 4", "Fait en ligne 4"),
                 company_objective=either("Five days", "Cinq jours"))  # fmt: skip
        page.board.setFocus()
        assert page.board.chosen().is_smart
        who.keys("Right")
    axes = stored_axes(who)
    assert [axis.name for axis in axes] == names
    assert [(axis.baseline, axis.target) for axis in axes] == [(40, 10)] * 3
    rects = [card.rect for card in page.board.laid.cards]
    assert {rect.top() for rect in rects} == {rects[0].top()}
    assert all(a.right() < b.left() for a, b in zip(rects, rects[1:], strict=False))
    assert rects[-1].right() <= page.board.viewport().width()
    assert "3" in who.window.status.numbers.text()


def stored_axes(who: Coordinator) -> list[Axis]:
    with who.window.document.read() as session:
        return list(read_axes(session))
