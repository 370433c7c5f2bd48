"""The diagnosis grid under a hand: moving, rating, choosing, switching, in a window as small as a projector's."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.calc.map_layout import place
from app.calc.observation import WASTES, Observation, Rating
from app.models.diagnosis_edit import read_grid, set_rating
from app.models.document import Document
from app.models.observation import add_observations, add_ratings, read_ratings
from app.models.observation_edit import add_observation, delete_observations
from app.models.rank import spread
from app.models.value_stream import add_value_stream
from app.views.button import WordButton
from app.views.diagnosis import ALL, DiagnosisGrid
from app.views.diagnosis_sight import At
from app.views.settings import Settings
from app.views.theme import appearance, wear
from tests.calc.maps import chain, step
from tests.hand import Hand

COLUMNS = list(WASTES)


@pytest.fixture
def document(tmp_path):
    stream = place(chain(*(step(f"P{i}", name=f"Step {i}") for i in range(8))))
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        with document.edit("Fill") as session:
            add_value_stream(session, stream, "a0", spread(len(stream.symbols)), spread(len(stream.flows)))
            seen = [
                Observation("a", step="P0", waste="waiting", cost_per_year=1500.0),
                Observation("b", step="P0", waste="waiting"),
                Observation("c", step=None, waste="muri"),
                Observation("d", step="P1", waste=None),
            ]
            add_observations(session, seen, spread(len(seen)))
            add_ratings(session, [Rating("P1", "muri", 2)])
        yield document


@pytest.fixture
def show(dressed, qtbot, document):
    """Makes the grid as the page does, in a window of this size and look."""
    made = []

    def show(width: int = 1196, height: int = 600, look: str = "light", projector: bool = False) -> DiagnosisGrid:
        worn = appearance(look, projector)
        wear(dressed, worn)
        said: list[str] = []
        desk = SimpleNamespace(document=document, worn=worn, settings=Settings(), say=said.append, said=said)
        widget = DiagnosisGrid(desk)
        widget.desk = desk
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.begin()
        made.append(document.subscribe(widget.refresh))
        return widget

    yield show
    for stop in made:
        stop()


@pytest.fixture
def diagnosis(show):
    return show()


@pytest.fixture
def hand(diagnosis):
    made = Hand(diagnosis.sheet)
    diagnosis.setFocus()
    return made


def ratings(document):
    with document.read() as session:
        return {(r.step, r.waste): r.rating for r in read_ratings(session)}


def put(diagnosis, row: int, waste: str) -> None:
    diagnosis.sheet.go(At(row, COLUMNS.index(waste)))


def chosen(diagnosis) -> list:
    told: list = []
    diagnosis.chosen.connect(lambda step, waste: told.append((step, waste)))
    return told


def test_it_begins_in_its_first_cell(diagnosis, hand):
    assert diagnosis.sheet.at == At(0, 0)


def test_arrows_move_and_digits_rate(diagnosis, hand, document):
    put(diagnosis, 0, "overproduction")
    for key in ("Right", "Down", "3", "Down", "0"):
        hand.key(key)
    assert ratings(document) == {("P1", "muri"): 2, ("P1", "waiting"): 3, ("P2", "waiting"): 0}
    hand.key("Delete")
    assert ("P2", "waiting") not in ratings(document)
    assert diagnosis.sheet.at == At(2, COLUMNS.index("waiting"))


@pytest.mark.parametrize(("typed", "rating"), [("&", 1), ("é", 2), ('"', 3), ("à", 0)])
def test_the_row_of_digits_of_a_french_keyboard_rates_without_the_shift_key(diagnosis, hand, document, typed, rating):
    put(diagnosis, 3, "motion")
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(diagnosis.sheet, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, typed))
    assert ratings(document)["P3", "motion"] == rating


def test_a_digit_with_the_shift_key_rates_too(diagnosis, hand, document):
    put(diagnosis, 3, "motion")
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier, "3")
    QApplication.sendEvent(diagnosis.sheet, event)
    assert ratings(document)["P3", "motion"] == 3


def test_enter_asks_for_the_observations_of_the_cell(diagnosis, hand):
    told = chosen(diagnosis)
    put(diagnosis, 0, "waiting")
    hand.key("Return")
    diagnosis.sheet.go(At(8, COLUMNS.index("muri")))  # the row of what has no step
    hand.key("Enter")
    assert told == [("P0", "waiting"), (None, "muri")]


def test_the_totals_stand_for_all_steps_and_all_wastes(diagnosis, hand):
    told = chosen(diagnosis)
    diagnosis.sheet.go(At(0, 99))
    hand.key("Return")
    diagnosis.sheet.go(At(99, COLUMNS.index("waiting")))
    hand.key("Return")
    assert told == [("P0", ALL), (ALL, "waiting")]


def test_a_click_on_a_number_chooses_and_one_on_the_sign_rates(diagnosis, hand, document):
    told = chosen(diagnosis)
    waiting = diagnosis.sheet.sight().place_of(At(0, COLUMNS.index("waiting")))
    hand.click((waiting.left() + 20, waiting.center().y()))
    assert told == [("P0", "waiting")]
    for rating in (1, 2, 3, 0):
        hand.click((waiting.right() - 18, waiting.center().y()))
        assert ratings(document)["P0", "waiting"] == rating
    hand.click((waiting.right() - 18, waiting.center().y()))
    assert ("P0", "waiting") not in ratings(document)
    assert told == [("P0", "waiting")]


def test_a_click_on_an_empty_cell_only_goes_there(diagnosis, hand):
    told = chosen(diagnosis)
    cell = diagnosis.sheet.sight().place_of(At(4, 3))
    hand.click((cell.left() + 20, cell.center().y()))
    assert diagnosis.sheet.at == At(4, 3)
    assert told == []


def test_a_click_on_a_name_chooses_the_step_and_one_on_a_heading_the_waste(diagnosis, hand):
    told = chosen(diagnosis)
    first = diagnosis.sheet.sight().place_of(At(0, COLUMNS.index("waiting")))
    hand.click((20, first.center().y()))
    hand.click((first.center().x(), 10))
    assert told == [("P0", ALL), (ALL, "waiting")]


def test_a_press_that_is_let_go_elsewhere_chooses_nothing(diagnosis, hand):
    told = chosen(diagnosis)
    sight = diagnosis.sheet.sight()
    hand.drag(sight.place_of(At(0, 1)).center(), sight.place_of(At(5, 5)).center())
    assert told == []


def test_what_is_no_step_cannot_be_rated_and_says_so(diagnosis, hand, document):
    diagnosis.sheet.go(At(8, COLUMNS.index("muri")))
    hand.key("2")
    assert ratings(document) == {("P1", "muri"): 2}
    assert diagnosis.desk.said == ["Only a waste on a step is rated: move to one of its cells."]


def test_the_observations_without_a_waste_are_one_click_away(diagnosis, hand):
    told = chosen(diagnosis)
    button = next(b for b in diagnosis.findChildren(WordButton) if b.text() == "1 without a waste")
    Hand(button).click()
    assert told == [(ALL, None)]


def test_m_goes_from_numbers_to_time_to_money_and_the_place_says_all_three(diagnosis, hand):
    told: list[str] = []
    diagnosis.hint_changed.connect(told.append)
    put(diagnosis, 0, "waiting")
    assert told[-1] == (
        "Step 0 – Waiting · 2 observations · time not known · at least 1,500\u202f€ per year, 1 not costed · not rated"
    )
    for measure in ("time", "money", "count"):
        hand.key("M")
        assert diagnosis.sheet.measure == measure
        assert diagnosis.measures[measure].isChecked()


def test_a_button_switches_what_is_shown_and_gives_the_keys_back_to_the_grid(diagnosis, hand):
    Hand(diagnosis.measures["money"]).click()
    assert diagnosis.sheet.measure == "money"
    assert diagnosis.sheet.hasFocus()


def test_the_grid_follows_the_document_and_the_place_stays_with_its_step(diagnosis, hand, document):
    put(diagnosis, 5, "motion")
    add_observation(document, Observation("n", step="C", waste="motion"))  # a row more, at the end of the path
    assert diagnosis.sheet.step_at(diagnosis.sheet.at.row) == "P5"
    assert diagnosis.sheet.grid.cell("C", "motion").count == 1
    delete_observations(document, ["a", "b"])
    assert diagnosis.sheet.grid.cell("P0", "waiting").count == 0
    document.undo()
    assert diagnosis.sheet.grid.cell("P0", "waiting").count == 2


def test_what_changed_while_it_was_out_of_sight_is_there_when_it_is_shown(diagnosis, hand, document):
    diagnosis.hide()
    set_rating(document, "P7", "defects", 3)
    diagnosis.show()
    Hand.wait()
    assert diagnosis.sheet.grid == read_grid(document)[0]


def test_a_step_and_an_observation_are_shown_in_their_place(diagnosis, hand):
    assert diagnosis.show_thing("symbol", "P6")
    assert diagnosis.sheet.at.row == 6
    assert diagnosis.show_thing("observation", "a")
    assert diagnosis.sheet.at == At(0, COLUMNS.index("waiting"))
    assert not diagnosis.show_thing("observation", "d")
    assert not diagnosis.show_thing("observation", "gone")
    assert not diagnosis.show_thing("symbol", "gone")


def test_what_was_kept_comes_back(diagnosis, hand, show):
    put(diagnosis, 4, "defects")
    diagnosis.show_measure("money")
    other = show(900, 500)
    other.restore(diagnosis.kept())
    assert (other.measure, other.sheet.at) == ("money", At(4, COLUMNS.index("defects")))


@pytest.mark.parametrize("projector", [False, True])
def test_ten_wastes_and_eight_steps_fit_across_the_smallest_window(show, projector):
    diagnosis = show(1120 if projector else 1190, 520, projector=projector)
    Hand(diagnosis.sheet)
    assert diagnosis.sheet.horizontalScrollBar().maximum() == 0
    sight = diagnosis.sheet.sight()
    assert sight.place_of(At(0, 10)).right() <= diagnosis.sheet.viewport().width() + 1


def test_headings_and_totals_stay_while_the_rows_are_scrolled(show):
    diagnosis = show(1120, 400, projector=True)
    hand = Hand(diagnosis.sheet)
    diagnosis.setFocus()
    before = diagnosis.sheet.viewport().grab().toImage()
    head = round(diagnosis.sheet.sight().cells.top()) - 4
    hand.key("PgDown")
    assert diagnosis.sheet.verticalScrollBar().value() > 0
    after = diagnosis.sheet.viewport().grab().toImage()
    wide = before.width()
    assert before.copy(0, 0, wide, head) == after.copy(0, 0, wide, head)
    place = diagnosis.sheet.sight().place_of(diagnosis.sheet.at)
    assert diagnosis.sheet.sight().cells.contains(place.toRect().adjusted(2, 2, -2, -2))


def test_the_present_cell_is_framed_when_the_keys_are_here(diagnosis, hand):
    diagnosis.sheet.go(At(2, 2))
    place = diagnosis.sheet.sight().place_of(At(2, 2))
    pixel = diagnosis.sheet.viewport().grab().toImage().pixelColor(round(place.left()) + 1, round(place.center().y()))
    assert pixel.name() == diagnosis.desk.worn.look.accent


def test_the_status_bar_says_what_stands_in_the_present_cell(window):
    window.go("observation")
    window.page("observation").show_mode("grid")
    Hand(window).key("Right")
    assert window.status.hint.text() == "Stamping – Waiting · 0 observations · not rated"
    window.page("observation").show_mode("list")
    assert window.status.hint.text() == ""
